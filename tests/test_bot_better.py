"""Smooth and Enhance, as options of /video and in the menu of a result: the real bot, real clips,
the real ffmpeg.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.film import clip_of
from t2vbot.catalog.model import Enhancing
from t2vbot.catalog.request import VideoRequest
from t2vbot.catalog.smooth import SmoothRequest
from t2vbot.errors import UserError
from t2vbot.jobs.executor import Kind
from t2vbot.jobs.job import JobState
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin
from t2vbot.text import Text
from t2vbot.video import metadata
from t2vbot.video.ffmpeg import Ffmpeg

from .cinema import Clips, cinema
from .deciding import a_desk, at_desk, decides, hold_words, home, noted, reports, set_values
from .helpers_video import a_master, decode, probe, request_for
from .motion import film, glide, stillness
from .quick import TIMEOUT, QuickBot
from .test_bot_film import cut as cut_film
from .test_bot_film import film as ask_film

MORE = "More …"


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    """Something that moves, at 8 frames a second."""
    frames = film(glide, 64, 0.5, 8)
    path = tmp_path_factory.mktemp("clip") / "clip.mp4"
    asyncio.run(a_master(frames, path, request_for(frames)))
    data = path.read_bytes()
    return lambda request: data


@pytest.fixture
def enhancing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The built-in model can do it."""
    load = Catalog.load

    def able(*more: Path) -> Catalog:
        catalog = load(*more)
        catalog._models["builtin"] = catalog.get("builtin").model_copy(
            update={"enhance": Enhancing()}
        )
        return catalog

    monkeypatch.setattr(Catalog, "load", able)


@asynccontextmanager
async def studio(
    standin: Standin, folder: Path, clips: Clips, **settings: object
) -> AsyncIterator[QuickBot]:
    async with cinema(standin, folder, clips, **settings) as bot:
        yield bot
        await bot.idle()
    assert not standin.problems()


def offered(message: Message) -> dict[str, str]:
    """What the menu has, with its hints."""
    items = [item for row in message.components for item in row["components"]]
    menu = next(item for item in items if "options" in item)
    return {option["label"]: option["description"] for option in menu["options"]}


def more_of(message: Message) -> str:
    items = [item for row in message.components for item in row["components"]]
    return next(str(i["custom_id"]) for i in items if i["custom_id"].startswith("t2v:more:"))


def seen(message: Message, folder: Path) -> Path:
    path = folder / "seen.mp4"
    path.write_bytes(message.attachments[0].read())
    return path


async def chosen(bot: QuickBot, who: str, message: Message, what: str) -> Interaction:
    return await bot.discord.members[who].choose(message, MORE, what)


async def better(bot: QuickBot, who: str, message: Message, what: str) -> Message:
    """The video that comes of a choice in a menu."""
    before = set(bot.messages())
    await chosen(bot, who, message, what)

    def find() -> Message | None:
        return next((m for m in bot.messages() if m.attachments and m not in before), None)

    found: Message = await bot.until(find, what)
    await bot.idle()
    return found


async def last_job(bot: QuickBot) -> tuple[str, str, str]:
    """Kind, inputs and state of the newest."""
    row = await bot.database.read(
        lambda c: c.execute(
            "SELECT kind, inputs, state FROM jobs ORDER BY created_at DESC, rowid DESC"
        ).fetchone()
    )
    return row[0], row[1], row[2]


# --- Smooth ---------------------------------------------------------------------------------------


async def test_a_video_is_smoothed_from_its_menu(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with studio(standin, tmp_path, clips) as bot:
        plain = await bot.video(await bot.ask("ada", prompt="a *ball*"))
        await bot.idle()
        hint = offered(plain)["Smooth"]
        assert hint == "24 frames a second instead of 8; takes seconds, and no graphics card"
        made = await better(bot, "ben", plain, "Smooth")
        assert made.only_for is None and f"<@{standin.members['ben'].user.id}>" in made.content
        assert (
            "· smoothed to 24 frames a second ·" in made.content and r"a \*ball\*" in made.content
        )
        shown = seen(made, tmp_path)
        assert len(decode(shown)) == 12 and probe(shown).seconds == pytest.approx(0.5, abs=0.01)
        assert stillness(decode(shown)[:10]) == 0
        facts = metadata.read_request(shown)
        assert facts and (facts["smoothed"], facts["prompt"]) == (24.0, "a red fox in the snow")
        assert len(bot.executor.requests) == 1  # no device had anything to do
        assert "Smooth" not in offered(made)
        assert {"Again", "Change", "Delete"} <= set(made.labels)
        kind, inputs, state = await last_job(bot)
        assert (kind, state) == (Kind.CUT, JobState.DONE) and len(inputs) == 20
        events = await bot.parts.client.services.audit.events(home(standin).id)
        assert Text("better-asked", how="smoothed") in [event.detail for event in events]


async def test_one_can_be_asked_for_smooth(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    """Making it is seen as ever; then it is smoothed, and nobody sees the plain one."""
    async with studio(standin, tmp_path, clips, gate=False) as bot:
        asked = await bot.ask("ada", prompt="a ball", smooth=True)
        status = await asked.message(lambda m: "Making the video" in m.content, TIMEOUT)
        assert "to be smoothed" in status.content
        assert bot.parts.dispatcher.count_of(standin.members["ada"].user.id) == 1
        bot.executor.gate.set()
        made = await bot.video(asked)
        assert "smoothed to 24 frames a second" in made.content
        assert len(decode(seen(made, tmp_path))) == 12
        await bot.idle()
        assert [m for m in bot.messages() if m.attachments] == [made]
        again = await bot.video(await standin.members["ben"].click(made, "Again"))
        assert len(decode(seen(again, tmp_path))) == 12
        first, second = bot.executor.requests
        assert second.seed != first.seed and second.prompt == "a ball"


async def test_a_restart_goes_on(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(standin, tmp_path, clips, gate=False) as bot:
        asked = await bot.ask("ada", smooth=True)
        await asked.message(lambda m: "Making the video" in m.content, TIMEOUT)
    async with studio(standin, tmp_path, clips) as bot:
        assert len(decode(seen(await bot.video(asked), tmp_path))) == 12


async def test_where_smoothing_fails_the_plain_one_comes(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with studio(standin, tmp_path, clips) as bot:
        cuts = bot.parts.executor._executors[Kind.CUT]  # type: ignore[attr-defined]
        program, cuts._ffmpeg = cuts._ffmpeg, Ffmpeg("false")
        made = await bot.video(await bot.ask("ada", prompt="a ball", smooth=True))
        assert "could not be smoothed, so this is the video as it was made" in made.content
        assert "smoothed to" not in made.content
        assert len(decode(seen(made, tmp_path))) == 4
        cuts._ffmpeg = program
        await bot.idle()
        assert len(decode(seen(await better(bot, "ada", made, "Smooth"), tmp_path))) == 12


async def test_what_was_not_made_says_why(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with studio(standin, tmp_path, clips) as bot:

        def fail(request: VideoRequest) -> None:
            raise UserError(Text("video-disk-full"))

        bot.executor.before = fail
        asked = await bot.ask("ada", smooth=True)
        said = await asked.message(lambda m: "There is no video" in m.content, TIMEOUT)
        assert "The disk that holds" in said.content
        await bot.idle()
        assert (await last_job(bot))[2] == JobState.FAILED


async def test_a_cancel_stops_both(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with studio(standin, tmp_path, clips, gate=False) as bot:
        asked = await bot.ask("ada", smooth=True)
        status = await asked.message(lambda m: "Making the video" in m.content, TIMEOUT)
        jobs = list(bot.parts.dispatcher._jobs)
        await standin.members["ada"].click(status, "Cancel")
        await asked.message(lambda m: "Cancelled" in m.content, TIMEOUT)
        await bot.idle()
        assert not list(bot.parts.dispatcher._jobs)
        assert [job.state for job in jobs] == [JobState.CANCELLED] * 2


async def test_a_smooth_clip_is_a_scene(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    """Its plain one is none, and takes no room."""
    async with studio(standin, tmp_path, clips) as bot:
        await bot.video(await bot.ask("ada", prompt="a ball", smooth=True))
        await bot.video(await bot.ask("ada", prompt="a cube"))
        await bot.idle()
        folder = bot.parts.client.services.media.folder
        assert len(list(folder.glob("*.mp4"))) == 2
        _, menu = await ask_film(bot)
        made = await cut_film(bot, menu, "a ball", "a cube")
        assert "film of 2 scenes" in made.content
        assert probe(seen(made, tmp_path)).seconds == pytest.approx(
            2 * 0.5 + 2.5 - 2 * 0.17, abs=0.1
        )


async def test_drafts_are_not_smoothed(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with studio(standin, tmp_path, clips) as bot:
        refused = await bot.ask("ada", drafts=2, smooth=True)
        (said,) = refused.messages
        assert "Drafts are not smoothed" in said.content
        assert said.only_for is standin.members["ada"].user


# --- Enhance --------------------------------------------------------------------------------------


async def test_it_is_offered_only_where_the_model_can(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with studio(standin, tmp_path, clips) as bot:
        plain = await bot.video(await bot.ask("ada"))
        assert "Enhance" not in offered(plain)
        refused = await bot.ask("ada", enhance=True)
        (said,) = refused.messages
        assert "cannot enhance its videos" in said.content
        forged = standin.members["ben"].forge(past_discord=True)
        sent = await forged.choose(plain, more_of(plain), "enhance")
        await sent.message(lambda m: "cannot enhance its videos" in m.content, TIMEOUT)
        assert len(bot.executor.requests) == 1


@pytest.mark.usefixtures("enhancing")
async def test_a_video_is_enhanced_from_its_menu(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    """By the executor of clips, out of the file that is there; then it can be smoothed."""
    async with studio(standin, tmp_path, clips) as bot:
        plain = await bot.video(await bot.ask("ada", prompt="a ball", seed=7))
        await bot.idle()
        assert "about 2 times the work" in offered(plain)["Enhance"]
        made = await better(bot, "ben", plain, "Enhance")
        first, second = bot.executor.orders
        assert isinstance(first.request, VideoRequest) and isinstance(second.request, VideoRequest)
        assert second.request.enhance and second.request.seed == first.request.seed == 7
        assert second.request.prompt == "a ball"
        assert second.inputs == (first_master(bot, first.id),)
        assert "· enhanced ·" in made.content
        assert "Enhance" not in offered(made)
        smooth = await better(bot, "ada", made, "Smooth")
        assert "· enhanced, smoothed to 24 frames a second ·" in smooth.content
        again = await bot.video(await standin.members["ada"].click(smooth, "Again"))
        assert "· enhanced, smoothed to" in again.content
        assert bot.executor.requests[-1].enhance and not bot.executor.orders[-1].inputs


def first_master(bot: QuickBot, job_id: str) -> Path:
    return bot.parts.client.services.media.master(job_id)


@pytest.mark.usefixtures("enhancing")
async def test_one_can_be_asked_for_enhanced(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with studio(standin, tmp_path, clips, gate=False) as bot:
        asked = await bot.ask("ada", enhance=True, smooth=True)
        await asked.message(lambda m: "to be enhanced and smoothed" in m.content, TIMEOUT)
        plain = await bot.ask("ben", prompt="another")
        costs = [job.estimate for job in bot.parts.dispatcher._jobs if job.kind is Kind.RENDER]
        # As much, and four times the pixels in half the steps.
        assert costs[0] == pytest.approx(3 * costs[1], rel=0.05)
        bot.executor.gate.set()
        await bot.video(asked)
        await bot.video(plain)
        enhanced, other = bot.executor.orders
        assert isinstance(enhanced.request, VideoRequest) and enhanced.request.enhance
        assert not enhanced.inputs
        assert isinstance(other.request, VideoRequest) and not other.request.enhance


@pytest.mark.usefixtures("enhancing")
async def test_the_largest_side_counts_as_enhanced(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with studio(standin, tmp_path, clips) as bot:
        plain = await bot.video(await bot.ask("ada"))
        side = bot.executor.requests[0].width
        await set_values(bot, most_side=side)
        sent = await chosen(bot, "ada", plain, "Enhance")
        said = await sent.message(lambda m: str(2 * side) in m.content, TIMEOUT)
        assert said.only_for is standin.members["ada"].user


# --- Whose, and where -----------------------------------------------------------------------------


async def test_what_is_private_stays_private(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with studio(standin, tmp_path, clips) as bot:
        plain = await bot.video(await bot.ask("ada", private=True, prompt="a secret"))
        await bot.idle()
        made = await better(bot, "ada", plain, "Smooth")
        assert made.only_for is standin.members["ada"].user
        assert not [m for m in bot.messages() if m.only_for is None]
        # Whoever else comes by its menu, past Discord, gets nothing of it.
        forged = standin.members["ben"].forge(past_discord=True)
        sent = await forged.choose(plain, more_of(plain), "smooth")
        await sent.message(lambda m: "do not have this video" in m.content, TIMEOUT)


async def test_what_is_hidden_stays_hidden(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    """Whether its member or the output check wanted that."""
    async with studio(standin, tmp_path, clips) as bot:
        by_member = await bot.video(await bot.ask("ada", spoiler=True))
        bot.executor.hides = lambda request: True
        by_check = await bot.video(await bot.ask("ada", prompt="another"))
        await bot.idle()
        for plain in (by_member, by_check):
            made = await better(bot, "ben", plain, "Smooth")
            assert made.attachments[0].filename.startswith("SPOILER_")


async def test_where_the_file_is_gone_its_message_has_it(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with studio(standin, tmp_path, clips) as bot:
        plain = await bot.video(await bot.ask("ada"))
        await bot.idle()
        for path in bot.parts.client.services.media.folder.glob("*.mp4"):
            path.unlink()
        made = await better(bot, "ben", plain, "Smooth")
        assert len(decode(seen(made, tmp_path))) == 12


async def test_of_what_is_reported_nothing_is_made(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    desk = a_desk(standin)
    async with studio(standin, tmp_path, clips) as bot:
        await set_values(bot, moderators=desk.id)
        plain = await bot.video(await bot.ask("ada"))
        await bot.idle()
        await reports(standin.members["ben"], plain)
        await at_desk(bot, desk, "reported")
        sent = await chosen(bot, "ada", plain, "Smooth")
        await sent.message(lambda m: "do not have this video" in m.content, TIMEOUT)


async def test_filters_hold_it_as_any_request(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    desk, cleo = a_desk(standin), standin.members["cleo"]
    async with studio(standin, tmp_path, clips) as bot:
        plain = await bot.video(await bot.ask("ada", prompt="a grapefruit"))
        await bot.idle()
        await set_values(bot, moderators=desk.id)
        await hold_words(bot, "grapefruit")
        before = len([m for m in bot.messages() if m.attachments])
        await chosen(bot, "ben", plain, "Smooth")
        shown = await at_desk(bot, desk, "waits for you")
        assert len([m for m in bot.messages() if m.attachments]) == before
        await decides(cleo, shown, "released")
        await bot.until(lambda: len([m for m in bot.messages() if m.attachments]) > before or None)
        await bot.idle()
        assert "held" in await noted(bot)
        asked = await bot.ask("ben", prompt="a grapefruit", smooth=True)
        shown = await at_desk(bot, desk, "waits for you", number=1)
        await decides(cleo, shown, "refused")
        await asked.message(lambda m: "There is no video" in m.content, TIMEOUT)


async def test_no_other_words_are_left_of_who_deletes_their_data(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with studio(standin, tmp_path, clips) as bot:
        plain = await bot.video(await bot.ask("ada", prompt="my own words"))
        await bot.idle()
        await better(bot, "ben", plain, "Smooth")
        ada = standin.members["ada"]
        await (await bot.parts.privacy.deletions.begin(ada.user.id))
        rows = await bot.database.read(
            lambda c: c.execute("SELECT request, result FROM jobs").fetchall()
        )
        assert rows and "my own words" not in str(rows)
        (request,) = (SmoothRequest.from_json(row[0]) for row in rows)
        assert clip_of(request) == request.clip and request.clip.prompt == ""
