"""/film as members use it: the real bot, real clips, the real ffmpeg."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from t2vbot.bot.messages.markdown import escape
from t2vbot.jobs.executor import Kind
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.standin import Standin
from t2vbot.video import fonts

from .cinema import Clips, cinema, colours, make_clips
from .deciding import a_desk, at_desk, decides, hold_words, reports, set_values
from .helpers_video import probe
from .quick import TIMEOUT, QuickBot
from .reliability import seen

PICK = "Pick the scenes in their order"
HERE = "videos in this channel or thread"
MINE = "my own videos, wherever they are"


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    return asyncio.run(make_clips(tmp_path_factory.mktemp("clips")))


async def made(bot: QuickBot, who: str, *prompts: str, **options: object) -> None:
    for prompt in prompts:
        await bot.video(await bot.ask(who, prompt=prompt, **options))
    await bot.idle()


def options_of(message: Message) -> list[str]:
    (menu,) = [row["components"][0] for row in message.components if "options" in str(row)]
    return [option["label"] for option in menu["options"]]


async def until_clips(bot: QuickBot, count: int) -> None:
    """Wait until so many clips are on the bot's disk."""
    async with asyncio.timeout(TIMEOUT):
        while len(list(bot.parts.client.services.media.folder.glob("*.mp4"))) != count:  # noqa: ASYNC110
            await asyncio.sleep(0.005)


async def film(bot: QuickBot, who: str = "ada", **options: object) -> tuple[Interaction, Message]:
    """Type /film, and see the menu."""
    asked = await bot.discord.members[who].slash(bot.discord.channel("general"), "film", **options)
    return asked, await asked.message(lambda message: message.content)


async def pick(bot: QuickBot, menu: Message, *scenes: str, who: str = "ada") -> None:
    """Pick scenes, and see them in their order."""
    await bot.discord.members[who].choose(menu, PICK, *scenes)
    shown = "\n".join(f"{number}. {escape(words)}" for number, words in enumerate(scenes, start=1))
    await bot.until(lambda: shown in menu.content or None)


async def cut(bot: QuickBot, menu: Message, *scenes: str, who: str = "ada") -> Message:
    """Pick scenes, press the button, and wait for the film."""
    ada = bot.discord.members[who]
    await pick(bot, menu, *scenes, who=who)
    before = set(bot.messages())
    await ada.click(menu, "Cut the film")

    def find() -> Message | None:
        return next((m for m in bot.messages() if m.attachments and m not in before), None)

    found: Message = await bot.until(find, "the film")
    return found


async def test_clips_become_one_film_in_the_order_of_picking(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        await made(bot, "ada", "a red thing", "a green thing")
        await made(bot, "ben", "a blue *thing*")
        _, menu = await film(bot, title="Our **film**", captions=False)
        assert menu.only_for is standin.members["ada"].user
        assert options_of(menu) == ["a blue *thing*", "a green thing", "a red thing"]
        assert r"Our \*\*film\*\*" in menu.content
        await pick(bot, menu, "a green thing", "a blue *thing*")
        done = await cut(bot, menu, "a green thing", "a red thing", "a blue *thing*")
        assert done.only_for is None
        assert r"Our \*\*film\*\*" in done.content and "film of 3 scenes" in done.content
        assert done.attachments[0].filename == "film.mp4"
        assert colours(done, tmp_path) == ["green", "red", "blue"]
        view = probe(tmp_path / "film.mp4")
        assert (view.codec, view.index_first) == ("h264 (High)", True)
        # Title, three scenes of 2 s, and a page of credits; four fades of half a second.
        assert view.seconds == pytest.approx(2.5 + 6 + 2.5 - 4 * 0.5, abs=0.2)
        assert done.labels == ["Like", "Delete"]
        await bot.idle()
        row = await bot.database.read(
            lambda c: c.execute("SELECT request FROM jobs WHERE kind = ?", (Kind.CUT,)).fetchone()
        )
        assert '"names": ["Ada", "Ben"]' in row[0]


async def test_buttons_work_after_a_restart(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        await made(bot, "ada", "red", "blue")
        _, menu = await film(bot)
        await pick(bot, menu, "blue", "red")
    async with cinema(standin, tmp_path, clips) as bot:
        await standin.members["ada"].click(menu, "With captions")
        await bot.until(lambda: "Without captions" in menu.labels or None)
        done = await cut(bot, menu, "blue", "red")
        assert colours(done, tmp_path) == ["blue", "red"]


async def test_a_film_is_cut_once(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        await made(bot, "ada", "red")
        _, menu = await film(bot)
        ada = standin.members["ada"]
        await pick(bot, menu, "red")
        presses = [await ada.click(menu, "Cut the film") for _ in range(3)]
        for press in presses:
            await press.acknowledged()
        await bot.until(lambda: any("film of" in m.content for m in bot.messages()) or None)
        await bot.idle()
        assert len([m for m in bot.messages() if "film of" in m.content]) == 1


async def test_what_is_hidden_or_elsewhere_is_offered_to_nobody_else(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        await made(bot, "ada", "red in the open")
        await made(bot, "ada", "red and hidden", spoiler=True)
        await made(bot, "ada", "green in a message", where="dm")
        await made(bot, "ben", "blue in the open")
        await made(bot, "ben", "blue elsewhere", where="videos")
        _, here = await film(bot, who="ben")
        assert options_of(here) == ["blue in the open", "red in the open"]
        _, mine = await film(bot, scenes=MINE)
        assert options_of(mine) == ["green in a message", "red and hidden", "red in the open"]
        done = await cut(bot, mine, "red and hidden")
        assert done.attachments[0].spoiler


async def test_what_was_deleted_is_no_scene(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        ada = standin.members["ada"]
        await made(bot, "ada", "red", "blue")
        _, menu = await film(bot)
        await pick(bot, menu, "red", "blue")
        (red,) = [m for m in bot.messages() if "> red" in m.content]
        await standin.members["cleo"].delete(red)  # by hand
        await until_clips(bot, 1)
        press = await ada.click(menu, "Cut the film")
        said = await bot.until(
            lambda: next((m for m in press.messages if "cannot be used" in m.content), None)
        )
        assert said.only_for is ada.user
        _, menu = await film(bot)
        assert options_of(menu) == ["blue"]


async def test_what_was_in_a_deleted_channel_or_thread_is_no_scene(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        await made(bot, "ada", "red", "blue", where="videos")
        await made(bot, "ada", "violet", where="clips")  # a thread
        await made(bot, "ada", "green")
        for name in ("videos", "clips"):
            standin.delete_channel(standin.channel(name))
        await until_clips(bot, 1)
        _, menu = await film(bot, scenes=MINE)
        assert options_of(menu) == ["green"]


async def test_what_was_in_a_server_that_was_left_is_no_scene(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        home = standin.channel("general").guild
        assert home
        await made(bot, "ada", "red", "blue")
        await made(bot, "ada", "green in a message", where="dm")
        standin.changes.remove_bot(home)
        await until_clips(bot, 1)


async def test_what_is_no_longer_on_the_disk_is_fetched_from_its_message(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        await made(bot, "ada", "red", "green")
        await made(bot, "ada", "blue in a message", where="dm")
        for job_id in bot.parts.client.services.media.owners():
            bot.parts.client.services.media.remove(job_id)
        await bot.database.write(
            lambda c: c.execute("UPDATE posts SET changed_at = changed_at - 2000000") and None
        )  # seconds; longer than clips are kept
        _, menu = await film(bot, scenes=MINE)
        done = await cut(bot, menu, "green", "blue in a message", "red")
        assert colours(done, tmp_path) == ["green", "blue", "red"]
        await bot.idle()
        await until_clips(bot, 0)


async def test_what_cannot_be_fetched_is_named(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        ada = standin.members["ada"]
        await made(bot, "ada", "red", "green", "blue")
        red, green, _ = [m for m in bot.messages() if m.attachments]
        for job_id in bot.parts.client.services.media.owners():
            bot.parts.client.services.media.remove(job_id)
        green.attachments[0].path.write_bytes(b"no clip")
        with standin.unseen():  # the bot is not told
            standin.messages.delete(red)
        _, menu = await film(bot)
        await pick(bot, menu, "red", "green", "blue")
        press = await ada.click(menu, "Cut the film")
        said = await bot.until(
            lambda: next((m for m in press.messages if "cannot get these" in m.content), None)
        )
        assert ": red · green\nPick the scenes again without them." in said.content
        assert said.only_for is ada.user
        await pick(bot, menu, "blue")
        assert options_of(menu) == ["blue", "green"]
        done = await cut(bot, menu, "blue")
        assert colours(done, tmp_path) == ["blue"]


async def test_a_message_that_was_deleted_unseen_takes_its_clip_with_it(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        await made(bot, "ada", "red", "blue")
        (red,) = [m for m in bot.messages() if "> red" in m.content]
        with standin.unseen():
            standin.messages.delete(red)
        _, menu = await film(bot)
        await pick(bot, menu, "red", "blue")
        await standin.members["ada"].click(menu, "Cut the film")
        await until_clips(bot, 1)


async def test_where_there_is_nothing_it_says_so(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        _, here = await film(bot)
        assert "There is no video here that I can cut a film out of" in here.content
        _, mine = await film(bot, scenes=MINE)
        assert "no video of yours" in mine.content
        assert not here.components
    async with cinema(standin, tmp_path, clips, keep_days=0) as bot:
        await made(bot, "ada", "red")
        _, here = await film(bot)
        assert "There is no video here" in here.content


async def test_limits_count_films_too_and_it_can_be_cut_afterwards(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips, max_per_member=1) as bot:
        await made(bot, "ada", "red")
        _, menu = await film(bot)
        ada = standin.members["ada"]
        await pick(bot, menu, "red")
        bot.executor.gate.clear()
        await bot.ask("ada", prompt="blue")
        press = await ada.click(menu, "Cut the film")
        await bot.until(lambda: next((m for m in press.messages if "already" in m.content), None))
        bot.executor.gate.set()
        await bot.idle()
        await cut(bot, menu, "red")


async def test_a_menu_takes_what_it_offered_and_no_more(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        await made(bot, "ada", "red")
        _, menu = await film(bot)
        with pytest.raises(ClientRefused):
            await standin.members["ben"].choose(menu, PICK, "red")
        found = await bot.database.read(
            lambda c: c.execute("SELECT id, offered FROM films").fetchone()
        )
        assert re.fullmatch(r"[0-9a-f]{16}", found[0])


async def test_a_held_title_is_cut_once_moderators_agree(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    """After a restart as well: until then the clips stay. And a film can be reported."""
    desk, cleo = a_desk(standin), standin.members["cleo"]
    async with cinema(standin, tmp_path, clips) as bot:
        await set_values(bot, moderators=desk.id)
        await made(bot, "ada", "a red thing", "a blue thing")
        await hold_words(bot, "grapefruit")
        _, menu = await film(bot, title="The grapefruit")
        await pick(bot, menu, "a red thing", "a blue thing")
        await standin.members["ada"].click(menu, "Cut the film")
        shown = await at_desk(bot, desk, "waits for you")
        assert "grapefruit" in shown.content
        await seen(lambda: bot.parts.client.services.cases.all()[0].desk_message_id)
    async with cinema(standin, tmp_path, clips) as bot:
        await decides(cleo, shown, "released")
        done = await standin.message(standin.channel("general"), lambda m: "film of 2" in m.content)
        assert "grapefruit" in done.content
        await bot.idle()
        await reports(standin.members["ben"], done)
        await decides(cleo, await at_desk(bot, desk, "was reported"), "deleted")
        await at_desk(bot, desk, "**Deleted**")
        assert done.deleted


async def test_a_reported_scene_is_in_no_film(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    """Also where it is reported after it was picked; and in no reel."""
    ada, ben = standin.members["ada"], standin.members["ben"]
    async with cinema(standin, tmp_path, clips) as bot:
        await made(bot, "ada", "a red thing", "a blue thing")
        (red,) = (m for m in bot.messages() if "red" in m.content)
        await ben.click(red, "t2v:like:" + red.components[0]["components"][2]["custom_id"][9:])
        await bot.until(lambda: "1 like" in red.labels or None)
        _, menu = await film(bot)
        await pick(bot, menu, "a red thing", "a blue thing")
        await reports(ben, red)
        refused = await ada.click(menu, "Cut the film")
        await refused.message(lambda m: "cannot be used" in m.content, TIMEOUT)
        _, menu = await film(bot)
        assert options_of(menu) == ["a blue thing"]
        _, mine = await film(bot, scenes=MINE)
        assert options_of(mine) == ["a blue thing"]
        best = await ada.slash(standin.channel("general"), "best")
        await best.message(lambda m: "iked" in m.content, TIMEOUT)


async def test_words_that_no_font_has_are_said_to_be_left_out(
    standin: Standin, tmp_path: Path, clips: Clips, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A computer without Chinese letters."""
    monkeypatch.setattr(fonts, "_files", tuple)
    fonts._system.cache_clear()
    async with cinema(standin, tmp_path, clips) as bot:
        await made(bot, "ada", "red 狐狸", "blue")
        _, menu = await film(bot, title="影片", captions=True)
        done = await cut(bot, menu, "red 狐狸", "blue")
        assert "4 characters were left out of the titles: no font" in done.content
        assert "影片" in done.content
        await bot.idle()
    fonts._system.cache_clear()
    assert not standin.problems()
