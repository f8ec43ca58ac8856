"""/video drafts: quick drafts beside each other, and the one that is picked in full quality."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from t2vbot.bot import boards
from t2vbot.catalog.request import VideoRequest
from t2vbot.groups.draft_vote import VoteState
from t2vbot.jobs.job import JobState
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .cinema import COLOURS, Clips, cinema, make_clips
from .helpers_video import decode, probe
from .quick import QuickBot
from .test_bot_jam import set_up

NAMES = list(COLOURS)
DIGITS = ["1️⃣", "2️⃣", "3️⃣", "4️⃣"]


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    """The seed decides of the colour."""
    by_prompt = asyncio.run(make_clips(tmp_path_factory.mktemp("clips")))

    def by_seed(request: VideoRequest) -> bytes:
        return by_prompt(replace(request, prompt=NAMES[request.seed % len(NAMES)]))

    return by_seed


async def drafted(bot: QuickBot, **options: object) -> Message:
    asked = await bot.ask("ada", **({"prompt": "a thing", "drafts": 4, "seed": 24} | options))
    message: Message = await bot.video(asked)
    await bot.idle()
    return message


def quarters(message: Message, folder: Path) -> list[str]:
    """The colours of the four places; "" where it is black."""
    path = folder / "sheet.mp4"
    path.write_bytes(message.attachments[0].read())
    frame = decode(path)[8]
    height, width = frame.shape[0] // 2, frame.shape[1] // 2
    found = []
    for top in (0, height):
        for left in (0, width):
            place = frame[top + height // 2 : top + height, left + width // 2 : left + width]
            mean = place.mean(axis=(0, 1))
            name = min(NAMES, key=lambda name: np.abs(mean - COLOURS[name]).sum())
            found.append(name if mean.max() > 40 else "")
    return found


async def until(holds: Callable[[], bool]) -> None:
    """For what no event at Discord tells of."""
    async with asyncio.timeout(30):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


def votes(message: Message) -> list[str]:
    """The counts on the numbers."""
    items = [item for row in message.components for item in row["components"]]
    said = [item["label"] for item in items if ":draft" in item["custom_id"]]
    assert all(label.startswith("Draft ") for label in said)
    return [(label.partition(" · ")[2].split() or ["0"])[0] for label in said]


def button(message: Message, number: int) -> str:
    items = [item for row in message.components for item in row["components"]]
    return next(str(item["custom_id"]) for item in items if f":draft{number}:" in item["custom_id"])


async def test_four_drafts_stand_beside_each_other(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        message = await drafted(bot)
        assert quarters(message, tmp_path) == NAMES[:4]
        assert "Press a number" in message.content
        view = probe(tmp_path / "sheet.mp4")
        assert (view.width, view.height, view.seconds) == (512, 512, 2.0)
        made = bot.executor.requests
        assert [request.seed for request in made] == [24, 25, 26, 27]
        assert {request.num_inference_steps for request in made} == {10}  # of 20
        asked = await standin.members["ada"].click(message, button(message, 3))
        final = await asked.message(lambda m: m.attachments)
        assert bot.executor.requests[-1].seed == 26
        assert bot.executor.requests[-1].num_inference_steps == 20
        assert "seed 26" in final.content
        await bot.idle()


async def test_the_numbers_work_after_a_restart(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        message = await drafted(bot, drafts=2)
    async with cinema(standin, tmp_path, clips) as bot:
        await standin.members["ada"].click(message, button(message, 2))
        await bot.until(
            lambda: next((m for m in bot.messages() if "seed 25" in m.content), None), "it"
        )
        await bot.idle()


async def test_a_restart_goes_on_with_the_drafts_that_are_missing(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips, gate=False) as bot:
        asked = await bot.ask("ada", prompt="a thing", drafts=4, seed=24)
        await asked.message(lambda m: "0 of 4 done" in m.content)
    async with cinema(standin, tmp_path, clips) as bot:
        message = await asked.message(lambda m: m.attachments)
        assert quarters(message, tmp_path) == NAMES[:4]
        await bot.idle()


async def test_a_draft_that_fails_leaves_its_place_black(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:

        def fail(request: VideoRequest) -> None:
            if request.seed == 25:
                raise RuntimeError("a bug")

        bot.executor.before = fail
        message = await drafted(bot)
        assert quarters(message, tmp_path) == [NAMES[0], "", *NAMES[2:4]]
        bot.executor.before = lambda request: fail(VideoRequest(**_fields(request, seed=25)))
        asked = await bot.ask("ben", prompt="another", drafts=2)
        said = await asked.message(lambda m: "There is no video" in m.content)
        assert "None of the drafts" in said.content
        await bot.idle()


def _fields(request: VideoRequest, **changes: object) -> dict[str, object]:
    return request.to_json() | changes


async def test_a_cancel_stops_all_of_them(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(standin, tmp_path, clips, gate=False) as bot:
        asked = await bot.ask("ada", prompt="a thing", drafts=4)
        message = await asked.message(lambda m: "Cancel" in m.labels)
        jobs = list(bot.parts.dispatcher._jobs)
        await standin.members["ada"].click(message, "Cancel")
        await asked.message(lambda m: "Cancelled" in m.content)
        await bot.until(lambda: not list(bot.parts.dispatcher._jobs) or None)
        assert [job.state for job in jobs] == [JobState.CANCELLED] * 5
        await bot.idle()


async def test_drafts_count_as_one_request(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(standin, tmp_path, clips, gate=False, max_per_member=2) as bot:
        await bot.ask("ada", prompt="a thing", drafts=4)
        ada = standin.members["ada"].user.id
        assert bot.parts.dispatcher.count_of(ada) == 1
        await bot.ask("ada", prompt="another thing")
        refused = await bot.ask("ada", prompt="one too many")
        (said,) = refused.messages
        assert "at once" in said.content
        bot.executor.gate.set()
        await bot.idle()


async def test_three_drafts_leave_one_place_empty(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        assert quarters(await drafted(bot, drafts=3), tmp_path) == [*NAMES[:3], ""]


# --- A vote ---------------------------------------------------------------------------------------


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, standin: Standin) -> None:
    monkeypatch.setattr(boards, "PACE", 0.05)
    standin.limits.enabled = False  # of five edits in five seconds; one test below keeps them
    for name in ("dan", "eve"):
        standin.join(name)


async def voted(bot: QuickBot, drafts: Message, *given: tuple[str, int]) -> Message:
    """Vote; the message that says when it is decided."""
    for who, number in given:
        pressed = await bot.discord.members[who].click(drafts, button(drafts, number))
        await pressed.acknowledged()

    def find() -> Message | None:
        return next((m for m in bot.messages() if "Which draft" in m.content), None)

    message: Message = await bot.until(find, "the vote")
    return message


def notified(bot: QuickBot, *names: str) -> list[int]:
    return [len(bot.discord.notifications.of(bot.discord.members[who].user)) for who in names]


@pytest.mark.usefixtures("quick")
async def test_the_most_votes_decide(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    standin.limits.enabled = True
    async with cinema(standin, tmp_path, clips) as bot:
        drafts = await drafted(bot)
        message = await voted(bot, drafts, ("ben", 1), ("dan", 3), ("eve", 1))
        assert message.reference is drafts and "<t:" in message.content
        await voted(bot, drafts, ("eve", 3), ("ada", 2), ("ada", 2))  # one moves, one is taken back
        await bot.until(lambda: votes(drafts) == ["1", "0", "2", "0"] or None)
        made = len(bot.executor.requests)
        vote = bot.votes.groups[next(iter(bot.votes.groups))]
        vote.ends_at = 0.0
        bot.votes._moved.set()
        await bot.until(lambda: message.attachments or None)
        await bot.idle()
        (final,) = bot.executor.requests[made:]
        assert (final.seed, final.num_inference_steps) == (26, 20)
        assert notified(bot, "ada", "ben", "dan", "eve") == [1, 1, 1, 1]
        ada = standin.members["ada"].user.id
        jobs = await bot.parts.client.services.jobs.find([vote.job_id])
        assert jobs[vote.job_id].owner == ada
        # It is over: a press makes that draft for whoever presses.
        asked = await standin.members["ben"].click(drafts, button(drafts, 1))
        await asked.message(lambda m: m.attachments)
        assert bot.executor.requests[-1].seed == 24
        await bot.idle()


@pytest.mark.usefixtures("quick")
async def test_who_asked_may_decide_at_once(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        drafts = await drafted(bot)
        message = await voted(bot, drafts, ("ben", 1))  # before it, who asked would have theirs
        await voted(bot, drafts, ("dan", 2), ("ada", 2), ("eve", 1))
        await bot.until(lambda: votes(drafts)[:2] == ["2", "2"] or None)
        refused = await standin.members["dan"].click(message, "Decide now")
        assert "can do that" in (await refused.message(lambda m: m.content)).content
        await standin.members["ada"].click(message, "Decide now")
        await bot.until(lambda: message.attachments or None)
        assert bot.executor.requests[-1].seed == 25  # of equals, the owner's choice
        await bot.idle()


@pytest.mark.usefixtures("quick")
async def test_two_first_votes_begin_one_vote(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        drafts = await drafted(bot)
        pressing = [standin.members[w].click(drafts, button(drafts, 2)) for w in ("ben", "dan")]
        await asyncio.gather(*pressing)
        await bot.until(lambda: votes(drafts) == ["0", "2", "0", "0"] or None)
        assert len([m for m in bot.messages() if "Which draft" in m.content]) == 1


@pytest.mark.usefixtures("quick")
async def test_where_there_is_no_vote(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        await set_up(bot, draft_vote_minutes=0)
        drafts = await drafted(bot)
        asked = await standin.members["ben"].click(drafts, button(drafts, 3))
        await asked.message(lambda m: m.attachments)
        assert not bot.votes.groups
        await bot.idle()


@pytest.mark.usefixtures("quick")
async def test_a_vote_ends_with_its_votes_and_with_its_drafts(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        drafts = await drafted(bot)
        message = await voted(bot, drafts, ("ben", 1), ("ben", 1))
        made = len(bot.executor.requests)
        await standin.members["ada"].click(message, "Decide now")
        await bot.until(lambda: message.deleted or None)
        again = await drafted(bot, prompt="another")
        message = await voted(bot, again, ("ben", 1))
        await standin.members["ada"].click(again, "Delete")
        await bot.until(lambda: message.deleted or None)
        await until(lambda: not bot.votes.groups)
        assert len(bot.executor.requests) == made + 4
        await bot.idle()


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    "moment",
    ["decided", *(pytest.param(moment, marks=pytest.mark.long) for moment in ("open", "making"))],
)
async def test_a_vote_goes_on_after_a_stop(
    standin: Standin, tmp_path: Path, clips: Clips, moment: str
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        drafts = await drafted(bot)
        message = await voted(bot, drafts, ("ben", 2), ("dan", 2))
        await bot.until(lambda: votes(drafts) == ["0", "2", "0", "0"] or None)
        if moment == "decided":
            bot.parts.dispatcher._closing = True  # it takes nothing more
        elif moment == "making":
            bot.executor.gate.clear()
        if moment != "open":
            await standin.members["ada"].click(message, "Decide now")
            if moment == "making":
                await bot.until(lambda: "Cancel" in message.labels or None)
            else:
                await until(
                    lambda: [v.state for v in bot.votes.groups.values()] == [VoteState.DECIDED]
                )
    async with cinema(standin, tmp_path, clips) as bot:
        if moment == "open":
            await voted(bot, drafts, ("eve", 1))
            await standin.members["ada"].click(message, "Decide now")
        await bot.until(lambda: message.attachments or None)
        assert bot.executor.requests[-1].seed == 25
        await bot.idle()
        assert notified(bot, "ada", "ben", "dan") == [1, 1, 1]
