"""The bot where this computer's clock is minutes off Discord's, as where nothing sets it."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import discord
import pytest

from t2vbot.bot.messages.clock import HEARD, WARN, Clock
from t2vbot.standin import clock
from t2vbot.standin.message import Message
from t2vbot.standin.messages import NONCE_SECONDS
from t2vbot.standin.standin import Standin

from .quick import TIMEOUT, QuickBot, quick_bot
from .reliability import patient, seen

OFF = [14 * 60.0, 60 * 60.0, -14 * 60.0, -60 * 60.0]  # seconds that this computer's is ahead
SEND = "POST /channels/*/messages"
COUNTDOWN = re.compile(r"<t:(\d+):R>")


@asynccontextmanager
async def discord_whose_clock_is(behind: float) -> AsyncIterator[Standin]:
    async with patient(Standin(clock=clock.Clock(behind=behind))) as standin:
        yield standin
        assert [str(problem) for problem in standin.problems()] == []


@pytest.mark.parametrize("off", OFF)
async def test_a_video_comes_where_only_a_token_lets_the_bot_write(
    tmp_path: Path, off: float, caplog: pytest.LogCaptureFixture
) -> None:
    async with discord_whose_clock_is(off) as standin, quick_bot(standin, tmp_path) as bot:
        asked = await bot.clip(where="lounge")
        message = await bot.video(asked)
        assert message is asked.original
        shown = [version.content for version in message.history]
        assert not any("15 minutes" in content for content in shown)
        await bot.settled(delivered=1)
    word = "ahead of" if off > 0 else "behind"
    assert sum(f"s {word} Discord's" in line for line in caplog.text.splitlines()) == 1


async def test_a_token_that_is_believed_to_be_over_is_tried_where_it_is_the_only_way(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody set the clock, or the bot was suspended."""
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        monkeypatch.setattr("t2vbot.bot.requests.TOKEN_SECONDS", 0.0)
        asked = await bot.clip(where="lounge")
        await asked.message(lambda m: "15 minutes" in m.content, TIMEOUT)
        bot.executor.gate.set()
        assert await bot.video(asked) is asked.original
        await bot.settled(delivered=1)


@pytest.mark.parametrize("off", OFF)
async def test_members_read_times_by_discords_clock(tmp_path: Path, off: float) -> None:
    async with (
        discord_whose_clock_is(off) as standin,
        quick_bot(standin, tmp_path, gate=False) as bot,
    ):
        await bot.clip()
        await bot.clip("ben")
        (waiting,) = bot.parts.dispatcher.waiting(10)
        waiting.expect(100.0)  # as where clips of this size were made before
        queue = await standin.members["ada"].slash(standin.channel("general"), "queue")
        shown = await queue.message(lambda m: COUNTDOWN.search(m.content), TIMEOUT)
        (moment,) = COUNTDOWN.findall(shown.content)
        assert abs(int(moment) - (standin.clock.now() + 100)) < 30
        bot.executor.gate.set()
        await bot.idle()


@pytest.mark.parametrize("off", OFF)
async def test_a_message_that_came_before_a_restart_is_found(tmp_path: Path, off: float) -> None:
    """It is looked for from the moment on in which it was sent, by this computer's clock."""
    async with discord_whose_clock_is(off) as standin:
        async with quick_bot(standin, tmp_path, gate=False) as bot:
            standin.faults.drop(SEND, carried_out=True, only_uploads=True)
            bot.lose(await bot.clip())
            bot.executor.gate.set()
            await seen(lambda: len(videos(bot)) == 1)
        standin.clock.advance(NONCE_SECONDS)
        async with quick_bot(standin, tmp_path) as bot:
            await bot.idle()
            assert len(videos(bot)) == 1
            await bot.settled(delivered=1)


def videos(bot: QuickBot) -> list[Message]:
    return [message for message in bot.messages() if message.attachments]


def snowflake(moment: float) -> int:
    return int(moment * 1000 - discord.utils.DISCORD_EPOCH) << 22


def test_the_way_here_is_no_difference_and_a_replayed_event_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clock, now = Clock(), 1_800_000_000.0
    monkeypatch.setattr("time.time", lambda: now)
    assert clock.ahead is None
    clock.hear(snowflake(now - 0.3))
    assert clock.ahead == 0.0
    for _ in range(HEARD - 1):
        clock.hear(snowflake(now - 100.0))
    assert clock.ahead == 0.0
    assert not caplog.records
    clock.hear(snowflake(now - 100.0))  # so it is the clock
    assert clock.ahead == pytest.approx(-100.0)
    clock.hear(snowflake(now - 100.0 - WARN / 2))
    assert len(caplog.records) == 1
