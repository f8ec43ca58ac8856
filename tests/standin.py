"""Test-side helpers around the stand-in for Discord: a small bot on the real discord.py."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import discord
import pytest
from discord import app_commands

from t2vbot.bot import shards
from t2vbot.bot.answers import Answers
from t2vbot.bot.endpoint import point_discord_at
from t2vbot.standin.openapi import Judge, find_document
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin

DOCUMENT = find_document()  # looked up now: each test hides the developer's environment

needs_document = pytest.mark.skipif(
    not Judge(DOCUMENT).available, reason=str(Judge(DOCUMENT).reason)
)


@asynccontextmanager
async def a_standin() -> AsyncIterator[Standin]:
    """A running stand-in; afterwards all that was said has to suit Discord's OpenAPI document."""
    async with Standin(openapi=DOCUMENT) as standin:
        # However busy this machine is: who tests the three seconds lets them pass on the clock.
        standin.interactions.ack_seconds = 60.0
        standin.gateway.starts.seconds = 0.0  # bots are started again at once
        yield standin
        assert [str(problem) for problem in standin.problems()] == []


class Bot(discord.Client):
    """A bot with ``/video prompt`` that does nothing: it hands the test what it received."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        self.answers = Answers()
        super().__init__(
            intents=intents or discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            http_trace=self.answers.trace,
        )
        self.tree = app_commands.CommandTree(self)
        self._received: asyncio.Queue[discord.Interaction] = asyncio.Queue()

        @self.tree.command(description="Make a video")
        async def video(interaction: discord.Interaction, prompt: str) -> None:
            pass

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without discord.py's five seconds of politeness."""

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        self._received.put_nowait(interaction)

    async def receive(self) -> discord.Interaction:
        """The next interaction that reached the bot."""
        async with asyncio.timeout(30):
            return await self._received.get()

    @asynccontextmanager
    async def online(self, standin: Standin) -> AsyncIterator[None]:
        """Log in, connect, and leave again."""
        with pointed_at(standin):
            running = asyncio.create_task(self.start(standin.token))
            try:
                await standin.bot_ready()
                yield
            finally:
                await self.close()
                await running


@contextmanager
def pointed_at(standin: Standin) -> Iterator[None]:
    """Let discord.py find the stand-in, and put everything back. Its sessions are begun at once."""
    with pytest.MonkeyPatch.context() as patch:
        socket = discord.gateway.DiscordWebSocket
        for owner, name in (
            (discord.http.Route, "BASE"),
            (discord.Asset, "BASE"),
            (socket, "DEFAULT_GATEWAY"),
        ):
            patch.setattr(owner, name, getattr(owner, name))  # remembered, to be put back
        patch.setattr(shards, "SESSION_SECONDS", 0.0)
        point_discord_at(standin.url)
        yield


@contextmanager
def loud(standin: Standin) -> Iterator[None]:
    """Inside, the bot may mention everyone, for which its invitation does not ask."""
    home = standin.channel("general").guild
    assert home
    (role,) = home.members[standin.world.bot.id]
    before = role.permissions
    role.permissions |= Permission.MENTION_EVERYONE
    try:
        yield
    finally:
        role.permissions = before


async def refusal(call: Awaitable[Any]) -> tuple[int, int]:
    """HTTP status and Discord's code of a call that must fail."""
    with pytest.raises(discord.HTTPException) as caught:
        await call
    return caught.value.status, caught.value.code
