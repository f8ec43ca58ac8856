"""/video count: several videos at once, in one message, each treated as one."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from t2vbot.catalog.request import VideoRequest
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .quick import TIMEOUT, QuickBot, quick_bot


def custom_id(message: Message, part: str) -> str:
    """Of the button or menu whose custom id has that in it."""
    items = [item for row in message.components for item in row["components"]]
    return next(str(i["custom_id"]) for i in items if part in i.get("custom_id", ""))


def options(message: Message, part: str) -> dict[str, str]:
    """Of a menu: values by label."""
    items = [item for row in message.components for item in row["components"]]
    menu = next(i for i in items if part in i.get("custom_id", ""))
    return {option["label"]: str(option["value"]) for option in menu["options"]}


async def several(bot: QuickBot, who: str = "ada", **wanted: Any) -> Message:
    asked = await bot.ask(who, **({"prompt": "a thing", "count": 3, "seed": 24} | wanted))
    message: Message = await bot.video(asked)
    await bot.idle()
    return message


async def picked(
    bot: QuickBot, who: str, message: Message, part: str, label: str
) -> Interaction:
    """Choose one of the clips, in the menu under them, or in the one that a button asks with."""
    member = bot.discord.members[who]
    if "pick" not in part:
        pressed = await member.click(message, custom_id(message, part))
        message = await pressed.message(lambda m: m.components, TIMEOUT)
        part = part.replace("which", "pick")
    value = options(message, part)[label]
    return await member.click(message, custom_id(message, part), [value])


async def test_three_come_in_one_message(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        message = await several(bot)
        assert [r.seed for r in bot.executor.requests] == [24, 25, 26]
        names = [file.filename for file in message.attachments]
        assert names == ["t2v-24.mp4", "t2v-25.mp4", "t2v-26.mp4"]
        assert [f.description for f in message.attachments] == [
            f"Video {n} of 3: a thing" for n in (1, 2, 3)
        ]
        assert message.content.count("a thing") == 1
        for number in (1, 2, 3):
            assert f"-# **{number}** · builtin · seed {23 + number} · " in message.content
        assert message.content.count("AI-generated") == 1
        assert message.labels == ["Again", "Change", "Delete"]
        assert list(options(message, "pick-more")) == [
            f"Video {n}, seed {23 + n}" for n in (1, 2, 3)
        ]
        assert len(bot.messages()) == 1
    assert not standin.problems()
