"""The whole bot on the real discord.py, with an executor that makes files at once: for tests of
what members see, where no pipeline has a part in it.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from t2vbot.app import run_keepers, settle, stay_connected
from t2vbot.assembly import Parts, assemble
from t2vbot.catalog.catalog import Catalog
from t2vbot.database import Database
from t2vbot.groups.draft_votes import DraftVotes
from t2vbot.groups.jams import Jams
from t2vbot.groups.relays import Relays
from t2vbot.media.store import Media
from t2vbot.posts.courier import Fit
from t2vbot.posts.post import Post
from t2vbot.schema import MIGRATIONS
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .jobs import GatedExecutor, fit
from .reliability import about, account, count_ends, differences
from .running import settings_for
from .standin import pointed_at

TIMEOUT = 30.0  # seconds; a busy machine takes its time


@dataclass
class QuickBot:
    """A bot that is online, and what tests hold it by."""

    parts: Parts
    database: Database
    executor: GatedExecutor
    discord: Standin
    gateway: asyncio.Task[None]  # of ``stay_connected``
    _seeds: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def jams(self) -> Jams:
        return self.parts.client.services.jams

    @property
    def votes(self) -> DraftVotes:
        return self.parts.client.services.votes

    @property
    def relays(self) -> Relays:
        return self.parts.client.services.relays

    async def ask(self, who: str = "ada", where: str = "general", **options: Any) -> Interaction:
        """Ask for a video, and see it accepted."""
        member = self.discord.members[who]
        channel = self.discord.dm(member) if where == "dm" else self.discord.channel(where)
        asked = await member.slash(
            channel, "video", **({"prompt": f"a red circle for {who}"} | options)
        )
        await asked.message(lambda m: m.content, TIMEOUT)
        return asked

    async def clip(self, who: str = "ada", where: str = "general", **options: Any) -> Interaction:
        """Ask for a video with a prompt and a seed of its own, by which it is known anywhere."""
        seed = next(self._seeds)
        return await self.ask(who, where, **({"prompt": f"clip {seed:04}", "seed": seed} | options))

    def post_of(self, asked: Interaction) -> Post:
        """What is owed for a request, and is not settled."""
        (message,) = asked.messages
        post = self.parts.outbox.pending.find(post_id(message))
        assert post
        return post

    def lose(self, asked: Interaction) -> None:
        """Its message is deleted, and the bot does not hear of that."""
        assert asked.original
        with self.discord.unseen():
            self.discord.messages.delete(asked.original)

    def a_channel(self) -> str:
        """The name of a new one."""
        home = self.discord.channel("general").guild
        assert home
        name = f"channel-{len(self.discord.world.channels)}"
        self.discord.world.add_channel(home, name)
        return name

    async def videos(self, *asked: Interaction) -> list[Message]:
        """Wait until each request has its video, wherever it came to."""
        return [await self.until(lambda i=i: self._video_of(i), f"the video of {i}") for i in asked]

    def _video_of(self, asked: Interaction) -> Message | None:
        return next((m for m in about(self.discord, asked) if m.attachments), None)

    async def settled(self, **ends: int) -> None:
        """Assert that nothing is lost, doubled or open, and that the bot knows of the same ends as
        its members; and how many requests ended how.
        """
        await self.idle()
        found = account(self.discord, real_files=False)
        assert not found.wrong, found.wrong
        booked = await self.database.read(count_ends)
        assert not (differ := differences(found, booked)), differ
        for end, count in ends.items():
            assert found.ends[end] == count, found

    async def video(self, asked: Interaction) -> Message:
        """Its message, once the video is in it."""
        return await asked.message(lambda m: m.attachments, TIMEOUT)

    async def until(self, find: Any, what: str = "it") -> Any:
        return await self.discord.hub.until(find, TIMEOUT, what)

    async def idle(self) -> None:
        """Wait until nothing is owed any more."""
        outbox, dispatcher = self.parts.outbox, self.parts.dispatcher
        async with asyncio.timeout(TIMEOUT):
            while outbox.pending or outbox._bringing or dispatcher._tasks:  # noqa: ASYNC110
                await asyncio.sleep(0.005)

    def messages(self, where: str = "general") -> list[Message]:
        """What is in a channel, or in a member's direct messages ("dm:ada")."""
        if where.startswith("dm:"):
            channel = self.discord.dm(self.discord.members[where.removeprefix("dm:")])
        else:
            channel = self.discord.channel(where)
        return [m for m in self.discord.messages if m.channel is channel and not m.deleted]


def post_id(message: Message) -> str:
    """Of the post that a message's first button is about."""
    return str(message.components[0]["components"][0]["custom_id"]).split(":")[2]


@asynccontextmanager
async def quick_bot(
    discord: Standin,
    folder: Path,
    *,
    gate: bool = True,
    fit: Fit = fit,
    catalog: Catalog | None = None,
    ends: bool = False,
    **settings: Any,
) -> AsyncIterator[QuickBot]:
    """Online when the block begins; gone, as by a kill, when it ends. Nothing inside may end it,
    unless the test says that it ``ends``.
    """
    database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
    media = Media(folder)
    media.open()
    executor = GatedExecutor(media)
    if gate:
        executor.gate.set()
    options = settings_for(discord, folder, "builtin", **settings)
    catalog = catalog or Catalog.load()
    parts = await assemble(options, database, media, catalog, "builtin", executor, fit)
    restored = await parts.dispatcher.restore()
    await parts.outbox.restore([job for job in restored if job.state.is_final])
    for keeper in parts.keepers:
        await keeper.restore()
    parts.client.services.trail.restore(parts.dispatcher)
    with pointed_at(discord):
        async with parts.client as client:
            await client.login(discord.token)
            work = [
                asyncio.create_task(stay_connected(client)),
                asyncio.create_task(parts.dispatcher.run()),
                asyncio.create_task(run_keepers(parts)),
                asyncio.create_task(parts.privacy.deletions.run()),
            ]
            await discord.bot_ready()
            await parts.outbox.start()
            try:
                yield QuickBot(parts, database, executor, discord, work[0])
                assert ends or not any(task.done() for task in work)
            finally:
                work += parts.dispatcher._tasks.values()
                for task in work:
                    task.cancel()
                await asyncio.wait(work)
                await parts.privacy.deletions.aclose()
                for keeper in parts.keepers:
                    await keeper.aclose()
                await settle()
                await executor.aclose()
                await parts.outbox.aclose()
                await parts.client.services.audit.aclose()
                await database.aclose()
    await _gone()


async def _gone() -> None:
    """discord.py leaves it behind, and a process of its own would end it."""
    left = [task for task in asyncio.all_tasks() if "ShardedConnectionState" in repr(task)]
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
