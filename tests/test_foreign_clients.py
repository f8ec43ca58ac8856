"""Other people's clients at the stand-in: what it says has to suit them as well as discord.py."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from t2vbot.standin.interaction import Interaction
from t2vbot.standin.standin import Standin

from .foreign import FOLDER, node, python

BOTS: dict[str, Callable[[], list[str]]] = {
    "discord.js": lambda: [*node("discord.js"), str(FOLDER / "discord_js.cjs")],
    "hikari": lambda: [*python("hikari"), str(FOLDER / "hikari_bot.py")],
    "py-cord": lambda: [*python("py-cord"), str(FOLDER / "py_cord_bot.py")],
}
START = 60.0  # seconds: they import a lot, on a busy machine


class ForeignBot:
    """A bot in a process of its own; it says what it does in lines of JSON."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    async def says(self, what: str) -> dict[str, Any]:
        """Wait until it says that."""
        assert self.process.stdout
        heard = []
        async with asyncio.timeout(START):
            while line := await self.process.stdout.readline():
                heard.append(line.decode())
                if line.startswith(b"{"):
                    said: dict[str, Any] = json.loads(line)
                    if said["what"] == what:
                        return said
        raise AssertionError(f"it ended without saying {what}:\n{''.join(heard)}")


@asynccontextmanager
async def online(standin: Standin, command: list[str]) -> AsyncIterator[ForeignBot]:
    process = await asyncio.create_subprocess_exec(
        *(*command, standin.url, standin.token, str(standin.world.application_id)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd=FOLDER,
    )
    try:
        bot = ForeignBot(process)
        assert (await bot.says("ready"))["servers"] == 1
        await standin.bot_ready(START)
        yield bot
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def answered(standin: Standin, bot: ForeignBot, prompt: str) -> Interaction:
    asked = await standin.members["ada"].slash(standin.channel("general"), "video", prompt=prompt)
    await bot.says("answered")
    first, second = asked.messages
    assert first.content == f"made {prompt}"
    assert [version.content for version in first.history][-2:] == [
        f"making {prompt}",
        first.content,
    ]
    assert [attachment.filename for attachment in first.attachments] == ["clip.mp4"]
    assert second.content == "and more"
    return asked


@pytest.mark.parametrize("name", BOTS)
async def test_a_small_bot_lives_here(name: str) -> None:
    """It logs in, registers a command, answers, uploads, and goes on after a break."""
    async with Standin() as standin:
        standin.interactions.ack_seconds = 60.0
        async with online(standin, BOTS[name]()) as bot:
            await answered(standin, bot, "a red circle")
            standin.gateway.drop()
            await bot.says("resumed")
            assert standin.gateway.identified == 1
            await answered(standin, bot, "a blue square")
