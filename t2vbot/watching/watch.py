"""A bot that is watched: its parts, put together with who tells of them."""

from __future__ import annotations

import asyncio
import sqlite3

from .. import __version__
from ..assembly import Parts
from ..posts.post import Post
from ..settings import Endpoint
from .metrics import Metrics
from .outlook import Outlook, Outlooks
from .server import WatchServer

DATABASE_TIMEOUT = 5.0  # seconds


class Watch:
    def __init__(self, parts: Parts, endpoint: Endpoint) -> None:
        services = parts.client.services
        self._parts = parts
        self._metrics = Metrics(parts.dispatcher)
        self._outlooks = Outlooks(parts.dispatcher, services.statistics, __version__)
        parts.events.listen(self._metrics.job_changed)
        parts.outbox.settled.append(self._settled)
        self._server = WatchServer(
            endpoint, self._metrics, self._problems, self._look, self._look_at_shards
        )

    async def run(self) -> None:
        await self._server.run()

    def _settled(self, post: Post) -> None:
        self._metrics.post_settled(post)
        self._outlooks.posts[post.state.value] += 1

    def _look_at_shards(self) -> None:
        client = self._parts.client
        for shard_id, latency in client.latencies:
            self._metrics.shard(shard_id, latency, client.connections[shard_id])

    async def _problems(self) -> tuple[str, ...]:
        found = []
        if not self._parts.client.is_ready():
            found.append("not connected to Discord")
        if not self._parts.dispatcher.places():
            found.append("no device makes videos")
        try:
            async with asyncio.timeout(DATABASE_TIMEOUT):
                written = await self._parts.database.persist("a look", _touch)
        except TimeoutError:
            written = False
        if not written:
            found.append("the database cannot be written")
        return tuple(found)

    async def _look(self, lag: float) -> Outlook:
        client = self._parts.client
        return await self._outlooks.now(
            lag=lag,
            shards=client.shard_count or 1,
            servers=len(client.guilds),
            problems=await self._problems(),
        )


def _touch(connection: sqlite3.Connection) -> None:
    """Takes the lock that a write needs, and changes nothing."""
    connection.execute("UPDATE jobs SET id = id WHERE id = ''")
