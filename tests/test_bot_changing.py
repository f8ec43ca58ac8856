"""The form of Change: what is refused is given back, and a model that is gone can be left."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .executors import any_film
from .quick import TIMEOUT, QuickBot, quick_bot

PROMPT = "What the video should show"


@pytest.fixture(scope="module", autouse=True)
def film() -> None:
    """Made outside of the tests' loops."""
    any_film()


async def opened(bot: QuickBot, who: str, video: Message) -> dict[str, str]:
    """What the form asks for."""
    shown = await (await bot.discord.members[who].click(video, "Change")).acknowledged(TIMEOUT)
    assert shown.modal
    return {item["label"]: item["component"]["custom_id"] for item in shown.modal["components"]}


async def test_what_was_typed_is_given_back(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        video = await bot.video(await bot.ask("ada"))
        ben = standin.members["ben"]
        form = await (await ben.click(video, "Change")).acknowledged(TIMEOUT)
        typed = {PROMPT: "a *green* ball", "numbers": "20 stepz"}
        sent = await ben.submit_modal(form, typed)
        await bot.until(lambda: len(sent.messages) == 2 or None)
        refused, back = sent.messages
        assert "stepz" in refused.content
        assert "a *green* ball\n" in back.content
        assert "20 stepz" in back.content
        assert all(message.only_for is ben.user for message in sent.messages)


async def test_what_is_refused_too_late_is_no_fault(
    standin: Standin, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody waits for the refusal any more, nor for what was typed."""
    caplog.set_level(logging.INFO)
    async with quick_bot(standin, tmp_path) as bot:
        video = await bot.video(await bot.ask("ada"))
        ben = standin.members["ben"]
        form = await (await ben.click(video, "Change")).acknowledged(TIMEOUT)
        standin.interactions.ack_seconds = -1.0
        await ben.submit_modal(form, {PROMPT: "a green ball", "numbers": "20 stepz"})
        await bot.until(lambda: caplog.text.count("no longer waits for an answer") == 2 or None)
    assert "ERROR" not in [record.levelname for record in caplog.records]


async def test_a_model_that_is_gone_can_be_left(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, models="builtin") as bot:
        video = await bot.video(await bot.ask("ada"))
        asked = bot.parts.client.services.recent._asked
        ((post_id, before),) = asked.items()
        asked[post_id] = replace(before, request=replace(before.clip, model="gone"))
        assert "model" in (await opened(bot, "ben", video)).values()
