"""/jam with eight members on the stand-in: the real bot, real clips, the real ffmpeg."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from t2vbot.bot import boards
from t2vbot.catalog.request import VideoRequest
from t2vbot.errors import UserError
from t2vbot.groups.jam import Jam
from t2vbot.groups.production import Stage
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin
from t2vbot.text import Text

from .cinema import Clips, Together, cinema, colours, make_clips
from .helpers_video import probe
from .moderating import set_rules
from .quick import QuickBot

CREWS = ("ada", "ben", "cleo", "dan", "eve", "finn", "gina", "hugo")


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    return asyncio.run(make_clips(tmp_path_factory.mktemp("clips")))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boards, "PACE", 0.05)


@pytest.fixture
def crowd(standin: Standin) -> Standin:
    """With eight members."""
    for name in CREWS:
        if name not in standin.members:
            standin.join(name)
    standin.limits.enabled = False  # of five edits in five seconds; one test below keeps them
    return standin


class Jamming(Together):
    """A jam, as its members see it."""

    @classmethod
    async def begin(cls, bot: QuickBot, who: str = "ada", **options: object) -> Jamming:
        asked = await bot.discord.members[who].slash(
            bot.discord.channel("general"), "jam", **({"theme": "colours"} | options)
        )
        board = await asked.message(lambda m: "Add a scene" in m.labels)
        jamming = cls(bot, board)
        await bot.until(lambda: (jamming.state.thread_id or board.thread is None) or None)
        return jamming

    @property
    def state(self) -> Jam:
        found = self.bot.jams.of_message(self.board.id)
        assert found
        return found

    async def write(self, who: str, words: str, button: str = "Add a scene") -> Interaction:
        """Fill in the form; what only the member sees."""
        member = self.discord.members[who]
        message = self.board if button == "Add a scene" else self.message(words)
        shown = await member.click(message, button)
        await shown.acknowledged()
        if shown.modal is None:
            return shown
        sent = await member.submit_modal(shown, {"What the scene should show": words})
        await sent.message(lambda m: m.content and not m.loading)
        return sent

    async def add(self, who: str, words: str) -> Message:
        """Write a scene, and see it."""
        await self.write(who, words)
        return await self.discord.message(self.place, lambda m: f"> {words}" in m.content)

    def message(self, words: str) -> Message:
        """A scene's message."""
        found = self.discord.messages.in_channel(self.place)
        return next(m for m in found if f"> {words}" in m.content)

    async def vote(self, who: str, words: str) -> Interaction:
        pressed = await self.discord.members[who].click(self.message(words), "Vote")
        await pressed.acknowledged()
        return pressed

    def seen(self) -> dict[str, list[str]]:
        """Whom the bot has notified, of what."""
        return {
            name: [m.content for m in self.discord.notifications.of(member.user)]
            for name, member in self.discord.members.items()
        }


async def set_up(bot: QuickBot, **settings: int) -> None:
    """As a moderator sets it."""
    await set_rules(bot.discord, **settings)


async def told(pressed: Interaction, words: str) -> None:
    """What only the presser sees."""
    await pressed.hub.until(
        lambda: next((m for m in pressed.messages if words in m.content), None), 10, words
    )


async def test_eight_members_make_a_film_of_twelve_scenes(
    crowd: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(crowd, tmp_path, clips, max_per_member=10) as bot:
        await set_up(bot, jam_scenes_each=2, jam_cutting_minutes=0)
        jam = await Jamming.begin(bot, scenes=6, votes=2, captions=True)
        assert "begun by" in jam.board.content and "<t:" in jam.board.content
        assert jam.board.thread and jam.board.thread.name == "colours"
        names = ["red", "green", "blue", "yellow", "violet", "cyan"]
        names += ["white", "orange", "grey", "navy", "brown", "olive"]
        for who, words in zip([*CREWS, *CREWS[:4]], names, strict=True):
            await jam.add(who, f"a {words} thing")
        # Two change their words, one withdraws a scene, one votes for their own, one may not ask.
        changed = await crowd.members["ben"].click(jam.message("a green thing"), "Change")
        await changed.acknowledged()
        await crowd.members["ben"].submit_modal(
            changed, {"What the scene should show": "a green hat"}
        )
        await bot.until(lambda: "a green hat" in str([m.content for m in _all(jam)]) or None)
        withdrawn = jam.message("a grey thing")
        await crowd.members["ada"].click(withdrawn, "Withdraw")
        await bot.until(lambda: withdrawn.deleted or None)
        await told(await jam.vote("ada", "a red thing"), "somebody else's scene")
        for who, words in [
            *(("ben", "a red thing"), ("cleo", "a red thing"), ("dan", "a red thing")),
            *(("ada", "a blue thing"), ("eve", "a blue thing"), ("hugo", "a olive thing")),
            *(("finn", "a navy thing"), ("gina", "a navy thing"), ("ada", "a cyan thing")),
            *(("ben", "a white thing"), ("cleo", "a violet thing")),
        ]:
            await jam.vote(who, words)
        await jam.vote("cleo", "a violet thing")  # taken back,
        await jam.vote("cleo", "a cyan thing")  # and given elsewhere
        await told(await jam.vote("cleo", "a orange thing"), "given your 2 votes")
        await jam.press("ada", "Close now")
        film = await jam.film()
        # red 3, blue 2, navy 2, cyan 2; of those with one vote white and olive are the first two.
        expected = ["red", "blue", "cyan", "white", "navy", "olive"]
        assert colours(film, tmp_path) == expected
        assert film.attachments[0].size < 10 * 2**20
        assert film.reference is jam.board
        assert "film of 6 scenes" in film.content
        view = probe(tmp_path / "film.mp4")
        assert view.codec == "h264 (High)"
        # Everybody who took part is notified once: of the film.
        everybody = jam.seen()
        assert all(len(everybody[who]) == 1 for who in CREWS), everybody
        assert all("Your video is ready" in everybody[who][0] for who in CREWS)
        thread = jam.board.thread
        await bot.until(lambda: thread.archived or None)
        assert not jam.board.components
        made = [m for m in _all(jam) if m.attachments]
        assert len(made) == 6  # each was shown as it arrived
        row = await bot.database.read(
            lambda c: c.execute("SELECT request FROM jobs WHERE kind = 'cut'").fetchone()
        )
        assert all(f'"{who.capitalize()}"' in row[0] for who in CREWS)


def _all(jam: Jamming) -> list[Message]:
    return jam.discord.messages.in_channel(jam.place)


async def test_who_may_not_use_the_command_writes_no_scene(
    crowd: Standin, tmp_path: Path, clips: Clips
) -> None:
    home = crowd.channel("general").guild
    assert home
    async with cinema(crowd, tmp_path, clips) as bot:
        jam = await Jamming.begin(bot)
        (command,) = [c for c in crowd.commands.of(None) if c["name"] == "video"]
        crowd.integrations.set(home, int(command["id"]), {crowd.members["ben"].user: False})
        await asyncio.sleep(0.1)
        await told(await jam.write("ben", "a red thing"), "you may not use")
        await jam.add("dan", "a red thing")


async def test_the_time_closes_it(crowd: Standin, tmp_path: Path, clips: Clips) -> None:
    crowd.limits.enabled = True
    async with cinema(crowd, tmp_path, clips) as bot:
        await set_up(bot, jam_cutting_minutes=0)
        jam = await Jamming.begin(bot)
        await jam.add("ben", "a red thing")
        jam.state.ends_at = 0.0
        bot.jams._moved.set()
        assert colours(await jam.film(), tmp_path) == ["red"]


async def test_without_a_scene_it_says_so(crowd: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(crowd, tmp_path, clips) as bot:
        jam = await Jamming.begin(bot)
        await jam.press("ada", "Close now")
        await bot.until(lambda: "nobody wrote a scene" in jam.board.content or None)
        assert not jam.board.components
        again = await Jamming.begin(bot)
        assert again.board is not jam.board


async def test_a_scene_that_fails_is_left_out(crowd: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(crowd, tmp_path, clips) as bot:

        def fail(request: VideoRequest) -> None:
            if "broken" in request.prompt:
                raise RuntimeError("a bug")

        bot.executor.before = fail
        await set_up(bot, jam_cutting_minutes=0)
        jam = await Jamming.begin(bot)
        await jam.add("ben", "a broken red thing")
        await jam.add("dan", "a blue thing")
        await jam.press("ada", "Close now")
        assert colours(await jam.film(), tmp_path) == ["blue"]
        assert "left out" in jam.board.content


async def test_where_no_thread_can_be_made_it_happens_in_the_channel(
    crowd: Standin, tmp_path: Path, clips: Clips
) -> None:
    crowd.channel("general").denied = Permission.CREATE_PUBLIC_THREADS
    async with cinema(crowd, tmp_path, clips) as bot:
        await set_up(bot, jam_cutting_minutes=0)
        jam = await Jamming.begin(bot)
        assert jam.board.thread is None
        assert "Create Public Threads" in jam.board.content
        await jam.add("ben", "a red thing")
        await jam.press("ada", "Close now")
        assert colours(await jam.film(), tmp_path) == ["red"]


async def test_the_thread_is_deleted(crowd: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(crowd, tmp_path, clips) as bot:
        await set_up(bot, jam_cutting_minutes=0)
        jam = await Jamming.begin(bot)
        await jam.add("ben", "a red thing")
        assert jam.board.thread
        crowd.delete_channel(jam.board.thread)
        await bot.until(lambda: not jam.state.thread_id or None)
        jam.board.thread = None
        await bot.discord.message(jam.place, lambda m: "> a red thing" in m.content)  # again
        await jam.add("dan", "a blue thing")  # under the board
        await jam.press("ada", "Close now")
        assert colours(await jam.film(), tmp_path) == ["red", "blue"]


async def test_the_thread_is_deleted_while_scenes_are_made(
    crowd: Standin, tmp_path: Path, clips: Clips
) -> None:
    """What is in work comes under the board, and nobody hears of it twice."""
    async with cinema(crowd, tmp_path, clips, gate=False) as bot:
        await set_up(bot, jam_cutting_minutes=0)
        jam = await Jamming.begin(bot)
        await jam.add("ben", "a red thing")
        await jam.add("dan", "a blue thing")
        await jam.press("ada", "Close now")
        await bot.until(lambda: "Cancel" in jam.message("a red thing").labels or None)
        assert jam.board.thread
        crowd.delete_channel(jam.board.thread)
        await bot.until(lambda: not jam.state.thread_id or None)
        jam.board.thread = None
        for words in ("a red thing", "a blue thing"):
            await crowd.message(
                jam.place, lambda m, w=words: f"> {w}" in m.content and "Cancel" in m.labels
            )
        bot.executor.gate.set()
        assert colours(await jam.film(), tmp_path) == ["red", "blue"]
        assert jam.message("a red thing").attachments
        seen = jam.seen()
        assert [len(seen[who]) for who in ("ada", "ben", "dan")] == [1, 1, 1], seen


async def test_its_message_is_deleted(crowd: Standin, tmp_path: Path, clips: Clips) -> None:
    """What is written goes on, and the film comes into the channel."""
    async with cinema(crowd, tmp_path, clips) as bot:
        await set_up(bot, jam_cutting_minutes=0)
        jam = await Jamming.begin(bot)
        await jam.add("ben", "a red thing")
        jam_id = jam.state.id
        crowd.messages.delete(jam.board)
        bot.jams.groups[jam_id].ends_at = 0.0
        bot.jams._moved.set()
        film = await crowd.message(jam.board.channel, lambda m: bool(m.attachments))
        assert colours(film, tmp_path) == ["red"]
        await bot.idle()
        assert len(jam.seen()["ben"]) == 1


async def test_the_host_is_gone(crowd: Standin, tmp_path: Path, clips: Clips) -> None:
    home = crowd.channel("general").guild
    assert home
    async with cinema(crowd, tmp_path, clips) as bot:
        await set_up(bot, jam_cutting_minutes=0)
        jam = await Jamming.begin(bot)
        await jam.add("ben", "a red thing")
        crowd.changes.leave(home, crowd.members["ada"].user)
        await jam.press("cleo", "Close now")  # a moderator
        film = await jam.film()
        assert colours(film, tmp_path) == ["red"]
        assert crowd.members["ada"].user.mention not in film.content
        assert len(jam.seen()["ben"]) == 1


async def test_the_cutting_time(crowd: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(crowd, tmp_path, clips) as bot:
        await set_up(bot, jam_cutting_minutes=5)
        jam = await Jamming.begin(bot)
        for who, words in (("ben", "a red thing"), ("dan", "a blue thing"), ("eve", "a cyan one")):
            await jam.add(who, words)
        await jam.press("ada", "Close now")
        await bot.until(lambda: "Cut now" in jam.board.labels or None)
        await told(await jam.press("ben", "Cut now"), "Only")
        seeds = {scene.id: scene.seed for scene in jam.state.scenes}
        bot.executor.gate.clear()
        await jam.press("ben", "Make mine again")
        await bot.until(lambda: len(bot.executor.made) == 4 or None)
        assert bot.executor.made[-1] == "a red thing"
        assert [scene.seed == seeds[scene.id] for scene in jam.state.scenes] == [False, True, True]
        await bot.until(lambda: "Put in order" in jam.board.labels or None)
        ordering = await jam.press("ada", "Put in order")
        menu = await ordering.message(lambda m: "as it will be cut" in m.content)
        await crowd.members["ada"].choose(
            menu, "Pick the scenes in their order", "a cyan one", "a red thing"
        )
        await bot.until(lambda: "1. a cyan one\n2. a red thing" in menu.content or None)
        bot.executor.gate.set()
        await bot.until(lambda: not jam.state.in_work() or None)
        await jam.press("ada", "Cut now")
        assert colours(await jam.film(), tmp_path) == ["cyan", "red"]
        async with asyncio.timeout(30):
            while bot.parts.outbox.files._needed:  # noqa: ASYNC110
                await asyncio.sleep(0.05)


async def test_a_jam_needs_a_server(crowd: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(crowd, tmp_path, clips) as bot:
        ada = crowd.members["ada"]
        for place in (crowd.dm(ada), crowd.channel("lounge")):
            asked = await ada.slash(place, "jam", theme="x")
            assert "needs a server" in (await asked.message(lambda m: m.content)).content
        await Jamming.begin(bot)
        asked = await ada.slash(crowd.channel("general"), "jam", theme="x")
        assert "in this channel already" in (await asked.message(lambda m: m.content)).content


# --- A stop in any moment -------------------------------------------------------------------------


async def open_with_scenes(bot: QuickBot) -> Jamming:
    await set_up(bot, jam_cutting_minutes=5)
    jam = await Jamming.begin(bot, captions=True)
    await jam.add("ben", "a red thing")
    await jam.add("dan", "a blue thing")
    return jam


STATES: dict[str, Callable[[Jamming], object]] = {
    "open": lambda jam: jam.state.state is Stage.OPEN,
    "making": lambda jam: jam.bot.executor.made,
    "cutting": lambda jam: jam.state.state is Stage.CUTTING,
    "filming": lambda jam: jam.state.state is Stage.FILMING,
}


@pytest.mark.parametrize(
    "moment",
    [*[*STATES][::2], *(pytest.param(s, marks=pytest.mark.long) for s in [*STATES][1::2])],
)
async def test_it_goes_on_after_a_stop(
    crowd: Standin, tmp_path: Path, clips: Clips, moment: str
) -> None:
    """Gone as by a kill, and started again."""
    async with cinema(crowd, tmp_path, clips, gate=moment != "making") as bot:
        jam = await open_with_scenes(bot)
        if moment != "open":
            await jam.press("ada", "Close now")
        if moment == "filming":
            await bot.until(lambda: "Cut now" in jam.board.labels or None)
            await jam.press("ada", "Cut now")
        await bot.until(lambda: STATES[moment](jam) or None)
    async with cinema(crowd, tmp_path, clips) as bot:
        jam.bot = bot
        if moment == "open":
            await bot.until(lambda: bot.jams.of_message(jam.board.id))
            await jam.add("eve", "a cyan thing")
            await jam.press("ada", "Close now")
        if moment != "filming":
            await bot.until(lambda: "Cut now" in jam.board.labels or None)
            await jam.press("ada", "Cut now")
        film = await jam.film()
        assert colours(film, tmp_path)[:2] == ["red", "blue"]
        films = [m for m in crowd.messages.in_channel(jam.board.channel) if m.attachments]
        assert films == [film]
        seen = jam.seen()
        assert [len(seen[who]) for who in ("ada", "ben", "dan")] == [1, 1, 1]


async def test_what_cannot_be_accepted_now_is_tried_again(
    crowd: Standin, tmp_path: Path, clips: Clips, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As while the disk is full."""
    monkeypatch.setattr("t2vbot.groups.keeper.RETRY", 0.3)
    async with cinema(crowd, tmp_path, clips) as bot:
        await set_up(bot, jam_cutting_minutes=0)
        jam = await Jamming.begin(bot)
        await jam.add("ben", "a red thing")
        accept, refusals = bot.parts.outbox.accept, iter((True, False, True, False))

        async def sometimes(*arguments: object) -> None:
            if next(refusals, False):
                raise UserError(Text("posts-not-written"))
            await accept(*arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(bot.parts.outbox, "accept", sometimes)
        await jam.press("ada", "Close now")
        assert colours(await jam.film(), tmp_path) == ["red"]
        films = [m for m in bot.messages() if m.attachments]
        assert len(films) == 1


async def test_a_stop_while_it_is_closed_costs_no_scene(
    crowd: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(crowd, tmp_path, clips) as bot:
        await set_up(bot, jam_cutting_minutes=0)
        jam = await Jamming.begin(bot)
        await jam.add("ben", "a red thing")
        bot.parts.dispatcher._closing = True  # it takes nothing more
        await jam.press("ada", "Close now")
        await bot.until(lambda: "1 to come" in jam.board.content or None)
    async with cinema(crowd, tmp_path, clips) as bot:
        jam.bot = bot
        assert colours(await jam.film(), tmp_path) == ["red"]
