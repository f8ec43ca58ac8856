"""Where only an interaction's token lets the bot write: the button that brings a new one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from t2vbot.bot.messages.wording import CLOSING
from t2vbot.bot.requests import TOKEN_LIFE, TOKEN_MARGIN
from t2vbot.standin.clock import Clock
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.messages import Message
from t2vbot.standin.standin import Standin

from .helpers_video import count_frames
from .reliability import WAIT, patient, paused, seen
from .running import bot_in_process

USABLE = TOKEN_LIFE - TOKEN_MARGIN  # seconds
LEFT = 12.0  # seconds of a token, for a first status edit on a busy machine; less than CLOSING
LONG = {"prompt": "a red circle", "steps": 100, "seconds": 8}


def has_video(message: Message) -> bool:
    return bool(message.attachments)


def offers(message: Message, label: str) -> bool:
    return label in str(message.components)


async def until_the_token_ends(asked: Interaction) -> Message:
    """The reply, which says so before that."""
    message = await asked.message(lambda m: "15 minutes" in m.content, WAIT)
    assert offers(message, "Get my video")
    await seen(lambda: time.time() > asked.created_at + USABLE)
    return message


async def test_a_video_that_is_late_waits_for_the_button(tmp_path: Path, tiny_model: Path) -> None:
    behind = USABLE - LEFT  # to the bot every token is about to end
    async with patient(Standin(clock=Clock(behind=behind))) as discord:
        ada, lounge = discord.members["ada"], discord.channel("lounge")
        async with bot_in_process(discord, tmp_path, tiny_model, faults=tmp_path):
            with paused(tmp_path):
                asked = await ada.slash(lounge, "video", prompt="a red circle")
                message = await until_the_token_ends(asked)
            await seen(lambda: list(tmp_path.glob("t2vbot-media/*.mp4")))
            assert not has_video(message)
            discord.clock.advance(behind)  # the next token is a fresh one
            refused = await discord.members["ben"].click(message, "Get my video")
            await refused.message(lambda m: m.ephemeral and "'s video" in m.content, WAIT)
            pressed = await ada.click(message, "Get my video")
            await pressed.acknowledged(WAIT)
            await asked.message(has_video, WAIT)
            assert count_frames(message.attachments[0].path) == 16
            assert offers(message, "Again")
            assert len(discord.messages.in_channel(lounge)) == 2  # with the refusal
        if discord.judge.available:
            assert discord.problems() == []


async def test_a_cancel_after_the_end_of_the_token_is_seen(
    tmp_path: Path, tiny_model: Path
) -> None:
    behind = USABLE - LEFT
    async with patient(Standin(clock=Clock(behind=behind))) as discord:
        ada, lounge = discord.members["ada"], discord.channel("lounge")
        async with bot_in_process(discord, tmp_path, tiny_model, faults=tmp_path):
            with paused(tmp_path):
                asked = await ada.slash(lounge, "video", **LONG)
                message = await until_the_token_ends(asked)
                discord.clock.advance(behind)
                await (await ada.click(message, "Cancel")).acknowledged(WAIT)
            await asked.message(lambda m: m.content.startswith("Cancelled"), WAIT)
            assert not offers(message, "Get my video")


@pytest.mark.parametrize("button", ["Get my video", "Cancel"])
async def test_a_new_token_goes_on_with_the_same_message(
    tmp_path: Path, tiny_model: Path, button: str
) -> None:
    behind = USABLE - CLOSING - 1.0
    async with patient(Standin(clock=Clock(behind=behind))) as discord:
        ada, lounge = discord.members["ada"], discord.channel("lounge")
        async with bot_in_process(discord, tmp_path, tiny_model, faults=tmp_path):
            with paused(tmp_path):
                asked = await ada.slash(lounge, "video", **LONG)
                message = await asked.message(lambda m: "15 minutes" in m.content, WAIT)
                discord.clock.advance(behind)
            await (await ada.click(message, button)).acknowledged(WAIT)
            if button == "Cancel":
                await asked.message(lambda m: m.content.startswith("Cancelled"), WAIT)
            else:
                await asked.message(lambda m: "step" in m.content, WAIT)
                await asked.message(has_video, WAIT)
            assert len(discord.messages.in_channel(lounge)) == 1


@pytest.mark.parametrize("button", ["Get my video", "Cancel"])
async def test_a_token_that_ends_while_the_bot_is_away_strands_nobody(
    tmp_path: Path, tiny_model: Path, button: str, caplog: pytest.LogCaptureFixture
) -> None:
    behind = USABLE - 8.0
    async with patient(Standin(clock=Clock(behind=behind))) as discord:
        ada, lounge = discord.members["ada"], discord.channel("lounge")
        async with bot_in_process(discord, tmp_path, tiny_model, faults=tmp_path):
            with paused(tmp_path):
                asked = await ada.slash(lounge, "video", prompt="a red circle", steps=2)
                message = await asked.message(lambda m: "asked for" in m.content, WAIT)
                await seen(lambda: offers(message, "Get my video"))
        await seen(lambda: time.time() > asked.created_at + USABLE)
        async with bot_in_process(discord, tmp_path, tiny_model):
            await seen(lambda: list(tmp_path.glob("t2vbot-media/*.mp4")))
            assert not has_video(message)
            discord.clock.advance(behind)
            if button == "Cancel":
                await seen(lambda: "Nobody can be told that post" in caplog.text)
                await (await ada.click(message, "Cancel")).acknowledged(WAIT)
                await asked.message(lambda m: "made, but not delivered" in m.content, WAIT)
            await (await ada.click(message, "Get my video")).acknowledged(WAIT)
            await asked.message(has_video, WAIT)
            assert len(discord.messages.in_channel(lounge)) == 1
