"""Where Discord has the bot's first answer, and its word on that is lost: what was asked is done
all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from t2vbot.standin.standin import Standin

from .quick import TIMEOUT, quick_bot
from .reliability import TROUBLES

ANSWER = "POST /interactions/*"
LOST = ["dropped", "500", "503"]  # a 500 makes discord.py answer again by itself


@pytest.fixture(autouse=True)
def no_complaints(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The bot notices no fault of its own."""
    yield
    assert [r.getMessage() for r in caplog.get_records("call") if r.levelname == "ERROR"] == []


def lose(standin: Standin, how: str) -> None:
    TROUBLES[how](standin.faults, ANSWER, carried_out=True)


@pytest.mark.parametrize("how", LOST)
async def test_a_request_is_taken(standin: Standin, tmp_path: Path, how: str) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        lose(standin, how)
        await bot.video(await bot.clip())
        await bot.settled(delivered=1)


@pytest.mark.parametrize("how", LOST)
async def test_a_job_is_cancelled(standin: Standin, tmp_path: Path, how: str) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.clip()
        await bot.executor.begun("clip 0001")
        assert asked.original
        lose(standin, how)
        await standin.members["ada"].click(asked.original, "Cancel")
        await asked.message(lambda m: m.content.startswith("Cancelled"), TIMEOUT)
        await bot.settled(cancelled=1)
        assert bot.executor.stopped == ["clip 0001"]


@pytest.mark.parametrize("how", LOST)
async def test_a_video_is_deleted(standin: Standin, tmp_path: Path, how: str) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        message = await bot.video(await bot.clip())
        lose(standin, how)
        pressed = await standin.members["ada"].click(message, "Delete")
        await bot.until(lambda: message.deleted or None, "its end")
        assert "wrong" not in message.content
        assert pressed.messages == [message]
        await bot.settled(withdrawn=1)


@pytest.mark.parametrize("how", LOST)
async def test_a_refusal_is_heard(standin: Standin, tmp_path: Path, how: str) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        message = await bot.video(await bot.clip())
        lose(standin, how)
        pressed = await standin.members["ben"].click(message, "Delete")
        told = await pressed.message(lambda m: m is not message, TIMEOUT)
        assert told.only_for is pressed.user
        assert "who asked for this video" in told.content
        assert not message.deleted


@pytest.mark.parametrize("carried_out", [True, False])
async def test_a_refusal_is_heard_where_the_connection_breaks_off(
    standin: Standin, tmp_path: Path, carried_out: bool
) -> None:
    async with quick_bot(standin, tmp_path):
        standin.faults.drop(ANSWER, carried_out=carried_out)
        ben = standin.members["ben"]
        asked = await ben.slash(standin.channel("general"), "missed")
        told = await asked.message(lambda m: "no video of yours" in m.content, TIMEOUT)
        assert asked.messages == [told]
