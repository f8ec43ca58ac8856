"""Servers that the bot was removed from: what is kept of them goes 30 days later."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection
from sqlite3 import Connection

from ..database import Database
from ..posts.outbox import Outbox
from ..rules.cases import Cases
from ..rules.rules import Rules
from . import erasing
from .tables import TABLES

log = logging.getLogger(__name__)

KEPT_SECONDS = 30 * 24 * 3600.0


class Departures:
    """``clock``: Unix seconds."""

    def __init__(
        self,
        database: Database,
        rules: Rules,
        cases: Cases,
        outbox: Outbox,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._rules = rules
        self._cases = cases
        self._outbox = outbox
        self._clock = clock

    async def left(self, server_id: int) -> None:
        """The bot was removed. Where that was known before, it counts from then."""
        now = self._clock()
        await self._database.persist(f"departure {server_id}", lambda c: _note(c, [server_id], now))

    async def is_back(self, server_id: int) -> None:
        await self._database.persist(f"departure {server_id}", lambda c: _clear(c, [server_id]))

    async def compare(self, present: Collection[int]) -> None:
        """With the servers that the bot is in as it comes online: it may have been removed, or be
        back, while it was not.
        """
        now = self._clock()

        def write(connection: Connection) -> None:
            _clear(connection, present)
            _note(connection, sorted(_known(connection) - set(present)), now)

        await self._database.persist("departures", write)

    async def tidy(self) -> None:
        """Forget the servers whose time is over."""
        before = self._clock() - KEPT_SECONDS
        for server_id in await self._database.read(lambda c: _over(c, before)):
            log.info("What is kept of server %d is deleted: the bot left 30 days ago", server_id)
            await self._outbox.forget_server(server_id)
            for part in (self._rules.rulebook.forget, self._rules.words.forget):
                part(server_id)
            self._rules.bans.forget_server(server_id)
            self._cases.forget_server(server_id)
            await self._database.catch_up()
            await self._database.write(lambda c, one=server_id: _forget(c, one))  # type: ignore[misc]
            await self._outbox.files.sweep()


def _note(connection: Connection, server_ids: Collection[int], now: float) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO departures (server_id, left_at) VALUES (?, ?)",
        [(server_id, now) for server_id in server_ids],
    )


def _clear(connection: Connection, server_ids: Collection[int]) -> None:
    connection.executemany(
        "DELETE FROM departures WHERE server_id = ?", [(server_id,) for server_id in server_ids]
    )


def _known(connection: Connection) -> set[int]:
    """The servers that something is kept of. Where an app of a member's own brought the bot, no
    rules of the server's hold: names alone say nothing.
    """
    found: set[int] = set()
    for name, table in TABLES.items():
        if table.server and name != "people":
            rows = connection.execute(f'SELECT DISTINCT {table.server} FROM "{name}"')
            found |= {server_id for (server_id,) in rows}
    return found - {0}


def _over(connection: Connection, before: float) -> list[int]:
    rows = connection.execute("SELECT server_id FROM departures WHERE left_at <= ?", (before,))
    return [server_id for (server_id,) in rows]


_POSTED = "CASE WHEN json_valid(destination) THEN json_extract(destination, '$.guild_id') END = ?"
_IN_GROUP = "json_valid(value) AND json_extract(value, '$.server_id') = ?"


def _forget(connection: Connection, server_id: int) -> None:
    """A host's ban of a whole server stays: it is there against its coming back."""
    for name, table in TABLES.items():
        if table.server:
            whole = " AND person != ''" if name == "bans" else ""
            connection.execute(
                f'DELETE FROM "{name}" WHERE {table.server} = ?{whole}', (server_id,)
            )
    connection.execute(f"DELETE FROM posts WHERE {_POSTED}", (server_id,))
    connection.execute(f"DELETE FROM groups WHERE {_IN_GROUP}", (server_id,))
    _clear(connection, [server_id])
    erasing.mark_for_overwriting(connection)
