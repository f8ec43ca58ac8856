"""The whole bot on the real discord.py, with an executor that makes files at once: for tests of what
members see, where no pipeline has a part in it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from t2vbot.build import Parts, assemble
from t2vbot.catalog.catalog import Catalog
from t2vbot.database import Database
from t2vbot.media.store import Media
from t2vbot.schema import MIGRATIONS
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.messages import Message
from t2vbot.standin.standin import Standin

from .jobs import GatedExecutor, fit
from .running import settings_for
from .standin import pointed_at

TIMEOUT = 10.0  # seconds


@dataclass
class QuickBot:
    """A bot that is online, and what tests hold it by."""

    parts: Parts
    database: Database
    executor: GatedExecutor
    discord: Standin

    async def ask(self, who: str = "ada", where: str = "general", **options: Any) -> Interaction:
        """Ask for a video, and see it accepted."""
        member = self.discord.members[who]
        channel = self.discord.dm(member) if where == "dm" else self.discord.channel(where)
        asked = await member.slash(channel, "video", **({"prompt": "a red circle"} | options))
        await asked.message(lambda m: m.content, TIMEOUT)
        return asked

    async def video(self, asked: Interaction) -> Message:
        """Its message, once the video is in it."""
        return await asked.message(lambda m: m.attachments, TIMEOUT)

    async def until(self, find: Any, what: str = "it") -> Any:
        return await self.discord.hub.until(find, TIMEOUT, what)

    async def idle(self) -> None:
        """Wait until nothing is owed any more."""
        outbox, dispatcher = self.parts.outbox, self.parts.dispatcher
        async with asyncio.timeout(TIMEOUT):
            while outbox._pending or outbox._tasks or dispatcher._tasks:  # noqa: ASYNC110
                await asyncio.sleep(0.005)

    def messages(self, where: str = "general") -> list[Message]:
        """What is in a channel, or in a member's direct messages ("dm:ada")."""
        if where.startswith("dm:"):
            channel = self.discord.dm(self.discord.members[where.removeprefix("dm:")])
        else:
            channel = self.discord.channel(where)
        return [m for m in self.discord.messages if m.channel is channel and not m.deleted]


@asynccontextmanager
async def quick_bot(
    discord: Standin, folder: Path, *, gate: bool = True, **settings: Any
) -> AsyncIterator[QuickBot]:
    """Online when the block begins; gone, as by a kill, when it ends."""
    database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
    media = Media(folder)
    media.open()
    executor = GatedExecutor(media)
    if gate:
        executor.gate.set()
    options = settings_for(discord, folder, "builtin", **settings)
    parts = await assemble(options, database, media, Catalog.load(), "builtin", executor, fit)
    restored = await parts.dispatcher.restore()
    await parts.outbox.restore([job for job in restored if job.state.is_final])
    with pointed_at(discord):
        async with parts.client as client:
            await client.login(discord.token)
            work = [
                asyncio.create_task(client.connect()),
                asyncio.create_task(parts.dispatcher.run()),
            ]
            await discord.bot_ready()
            await parts.outbox.start()
            try:
                yield QuickBot(parts, database, executor, discord)
            finally:
                work += [*parts.dispatcher._serving, *parts.dispatcher._tasks.values()]
                for task in work:
                    task.cancel()
                await asyncio.wait(work)
                await executor.aclose()
                await parts.outbox.aclose()
                await database.aclose()
    await _gone()


async def _gone() -> None:
    """discord.py leaves it behind, and a process of its own would end it."""
    left = [task for task in asyncio.all_tasks() if "_delay_ready" in repr(task)]
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
