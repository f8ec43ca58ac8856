"""Nothing accepted is ever lost where an interaction's token ends: the bot goes on by its own
rights, and where only a token lets it write, a button brings a new one.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from t2vbot.bot import requests
from t2vbot.bot.messages.wording import CLOSING
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .quick import TIMEOUT, QuickBot, quick_bot
from .reliability import UPLOAD, WAIT, patient, seen

TOKEN_SECONDS = requests.TOKEN_SECONDS
LEFT = 3.0  # seconds of a token, for a first status edit on a busy machine; less than CLOSING


async def test_a_token_that_ends_at_the_upload_costs_nothing(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        standin.faults.fail(UPLOAD, 401, 50027, only_uploads=True)
        asked = await bot.clip()
        (message,) = await bot.videos(asked)
        assert message is asked.original
        await bot.settled(delivered=1)


async def test_a_token_that_ends_while_the_clip_is_made_costs_nothing(
    standin: Standin, tmp_path: Path
) -> None:
    """It is tried once: ten thousand refusals in ten minutes, and Discord shuts the bot out."""
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.clip()
        standin.interactions.expire_all()
        bot.executor.gate.set()
        (message,) = await bot.videos(asked)
        assert message is asked.original
        await bot.settled(delivered=1)
        refused = [r for r in standin.requests if r.status == 401 and asked.token in r.path]
        assert len(refused) == 1


async def test_a_bot_that_knows_of_the_end_of_a_token_does_not_try_it(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "TOKEN_SECONDS", 0.0)
    async with quick_bot(standin, tmp_path) as bot:
        await bot.video(await bot.clip())
        hook = "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"
        assert not standin.requests.on("PATCH", hook)
        await bot.settled(delivered=1)


# Where only a token lets the bot write.


@asynccontextmanager
async def a_late_standin(left: float) -> AsyncIterator[Standin]:
    """Every token ends in ``left`` seconds, and the bot knows that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(requests, "TOKEN_SECONDS", requests.TOKEN_MARGIN + left)
        async with patient(Standin()) as standin:
            standin.interactions.token_seconds = left
            yield standin
            assert [str(problem) for problem in standin.problems()] == []


def fresh_tokens(standin: Standin) -> None:
    """Those that there are have ended; from here on a token lives as long as it should."""
    standin.interactions.expire_all()
    standin.interactions.token_seconds = requests.TOKEN_SECONDS = TOKEN_SECONDS


async def ended(asked: Interaction) -> None:
    """Wait until the token is over."""
    await seen(lambda: time.time() > asked.created_at + LEFT)


async def closing(asked: Interaction) -> Message:
    """The reply, once it says that the token ends."""
    message = await asked.message(lambda m: "15 minutes" in m.content, WAIT)
    assert "Get my video" in message.labels
    return message


async def press(standin: Standin, message: Message, label: str, who: str = "ada") -> Interaction:
    pressed = await standin.members[who].click(message, label)
    await pressed.acknowledged(TIMEOUT)
    return pressed


def videos(standin: Standin) -> list[Message]:
    return [m for m in standin.messages.in_channel(standin.channel("lounge")) if m.attachments]


async def asked_late(bot: QuickBot) -> tuple[Interaction, Message]:
    """A clip that is being made as its token ends."""
    asked = await bot.clip(where="lounge")
    return asked, await closing(asked)


async def test_a_video_that_is_late_waits_for_the_button(tmp_path: Path) -> None:
    async with (
        a_late_standin(LEFT) as standin,
        quick_bot(standin, tmp_path, gate=False) as bot,
    ):
        asked, message = await asked_late(bot)
        await ended(asked)
        bot.executor.gate.set()
        await bot.idle()
        assert not message.attachments
        fresh_tokens(standin)
        refused = await press(standin, message, "Get my video", "ben")
        await refused.message(lambda m: m.ephemeral and "'s video" in m.content, TIMEOUT)
        await press(standin, message, "Get my video")
        await bot.video(asked)
        assert message.labels[:3] == ["Again", "Change", "Like"]
        assert videos(standin) == [message]
        await bot.settled(delivered=1)


async def test_a_cancel_after_the_end_of_the_token_is_seen(tmp_path: Path) -> None:
    async with (
        a_late_standin(LEFT) as standin,
        quick_bot(standin, tmp_path, gate=False) as bot,
    ):
        asked, message = await asked_late(bot)
        await ended(asked)
        fresh_tokens(standin)
        await press(standin, message, "Cancel")
        await asked.message(lambda m: m.content.startswith("Cancelled"), TIMEOUT)
        assert message.labels == []
        await bot.settled(cancelled=1)


@pytest.mark.parametrize("button", ["Get my video", "Cancel"])
async def test_a_new_token_goes_on_with_the_same_message(tmp_path: Path, button: str) -> None:
    left = CLOSING + 1.0
    async with a_late_standin(left) as standin, quick_bot(standin, tmp_path, gate=False) as bot:
        asked, message = await asked_late(bot)
        fresh_tokens(standin)
        await press(standin, message, button)
        if button == "Cancel":
            await asked.message(lambda m: m.content.startswith("Cancelled"), TIMEOUT)
            await bot.settled(cancelled=1)
        else:
            await asked.message(lambda m: "step" in m.content, TIMEOUT)
            bot.executor.gate.set()
            await bot.video(asked)
            await bot.settled(delivered=1)
        assert standin.messages.in_channel(message.channel) == [message]


@pytest.mark.parametrize("button", ["Get my video", "Cancel"])
async def test_a_token_that_ends_while_the_bot_is_away_strands_nobody(
    tmp_path: Path, button: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_late_standin(LEFT) as standin:
        async with quick_bot(standin, tmp_path, gate=False) as bot:
            asked, message = await asked_late(bot)
        await ended(asked)
        async with quick_bot(standin, tmp_path) as bot:
            await bot.idle()
            assert "Nobody can be told that post" in caplog.text
            assert not message.attachments
            fresh_tokens(standin)
            if button == "Cancel":  # it says how it stands
                await press(standin, message, "Cancel")
                await asked.message(lambda m: "made, but not delivered" in m.content, TIMEOUT)
                assert message.labels == ["Get my video"]
            await press(standin, message, "Get my video")
            await bot.video(asked)
            assert standin.messages.in_channel(message.channel) == [message]
            await bot.settled(delivered=1)
