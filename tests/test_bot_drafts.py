"""/video drafts: quick drafts beside each other, and the one that is picked in full quality."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from t2vbot.catalog.request import VideoRequest
from t2vbot.jobs.job import JobState
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .cinema import COLOURS, Clips, cinema, make_clips
from .helpers_video import decode, probe
from .quick import QuickBot

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
        asked = await standin.members["ben"].click(message, button(message, 3))
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
        jobs = [bot.parts.dispatcher.find(job_id) for job_id in bot.parts.dispatcher.known()]
        await standin.members["ada"].click(message, "Cancel")
        await asked.message(lambda m: "Cancelled" in m.content)
        await bot.until(lambda: not bot.parts.dispatcher.known() or None)
        assert [job.state for job in jobs if job] == [JobState.CANCELLED] * 5
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
