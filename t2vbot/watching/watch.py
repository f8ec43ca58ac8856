"""A bot that is watched: its parts, put together with who tells of them."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator

from .. import __version__
from ..assembly import Parts
from ..database import Database
from ..jobs.dispatcher import Dispatcher
from ..posts.post import Post
from ..settings import Endpoint
from .gauges import Shard
from .metrics import Metrics
from .outlook import Outlook, Outlooks
from .server import WatchServer

DATABASE_TIMEOUT = 5.0  # seconds


class Watch:
    def __init__(self, parts: Parts, endpoint: Endpoint) -> None:
        services = parts.client.services
        self._parts = parts
        self._metrics = Metrics(parts.dispatcher, parts.database, self._shards)
        self._outlooks = Outlooks(parts.dispatcher, services.statistics, __version__)
        parts.events.listen(self._metrics.job_changed)
        parts.outbox.settled.append(self._settled)
        parts.outbox.tried.append(self._metrics.delivery_tried)
        parts.database.on_write = self._metrics.written
        self._server = WatchServer(endpoint, self._metrics, self._problems, self._look)

    async def run(self) -> None:
        await self._server.run()

    def _settled(self, post: Post) -> None:
        self._metrics.post_settled(post)
        self._outlooks.posts[post.state.value] += 1

    def _shards(self) -> Iterator[Shard]:
        client = self._parts.client
        for number, latency in client.latencies:
            yield Shard(number, latency, client.connections[number])

    async def _problems(self) -> tuple[str, ...]:
        parts, client = self._parts, self._parts.client
        # It stays ready while a connection is broken off.
        connected = client.is_ready() and not any(s.is_closed() for s in client.shards.values())
        return await why_not_ready(connected, parts.dispatcher, parts.database)

    async def _look(self, lag: float) -> Outlook:
        client = self._parts.client
        return await self._outlooks.now(
            lag=lag,
            shards=client.shard_count or 1,
            servers=len(client.guilds),
            problems=await self._problems(),
        )


async def why_not_ready(
    connected: bool, dispatcher: Dispatcher, database: Database
) -> tuple[str, ...]:
    """What keeps it from serving members, in plain words."""
    found = []
    if not connected:
        found.append("not connected to Discord")
    if not dispatcher.places():
        found.append("no device makes videos")
    if not await _is_writable(database):
        found.append("the database cannot be written")
    return tuple(found)


async def _is_writable(database: Database) -> bool:
    """What changes nothing can be written to a full disk, too; what is late says so then."""
    try:
        async with asyncio.timeout(DATABASE_TIMEOUT):
            await database.write(_touch)
    except (TimeoutError, sqlite3.Error):
        return False
    return not database.late_writes()


def _touch(connection: sqlite3.Connection) -> None:
    """Takes the lock that a write needs, and changes nothing."""
    connection.execute("UPDATE jobs SET id = id WHERE id = ''")
