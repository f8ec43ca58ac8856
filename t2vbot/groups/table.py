"""What members do together, on the database: each as one value."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator
from sqlite3 import Connection
from typing import Generic, Protocol, TypeVar

from pydantic import TypeAdapter

from ..database import Database
from ..errors import what_is_wrong

log = logging.getLogger(__name__)

KEEP_SECONDS = 90 * 24 * 3600.0  # one that ended
CLOSED = "closed"  # the state of one that ended, of whatever kind


class Group(Protocol):
    """What members do together: a jam, a relay, a vote. A dataclass."""

    @property
    def id(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def created_at(self) -> float: ...
    def involves(self, user: int) -> bool: ...
    def forget(self, user: int, now: float) -> None: ...


G = TypeVar("G", bound=Group)


class GroupTable(Generic[G]):
    """All groups of one kind."""

    def __init__(self, database: Database, kind: str, of: type[G]) -> None:
        self._database = database
        self._kind = kind
        self._adapter = TypeAdapter(of)

    async def record(self, group: G) -> bool:
        """Whether it is on disk now; else it will be as soon as that can be done."""
        value = self._adapter.dump_json(group).decode()
        values = (group.id, self._kind, group.state, value, group.created_at, time.time())

        def write(connection: Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO groups (id, kind, state, value, created_at, changed_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                values,
            )

        return await self._database.persist(f"{self._kind} {group.id}", write, group)

    async def is_known(self, group_id: str) -> bool:
        """Whether there is, or was, one of that id."""

        def read(connection: Connection) -> bool:
            row = connection.execute("SELECT 1 FROM groups WHERE id = ?", (group_id,)).fetchone()
            return row is not None

        return await self._database.read(read)

    async def unfinished(self) -> list[G]:
        """Those that go on. What ended long ago is forgotten."""

        def read(connection: Connection) -> list[str]:
            connection.execute(
                "DELETE FROM groups WHERE kind = ? AND state = ? AND changed_at < ?",
                (self._kind, CLOSED, time.time() - KEEP_SECONDS),
            )
            rows = connection.execute(
                "SELECT value FROM groups WHERE kind = ? AND state != ? ORDER BY created_at",
                (self._kind, CLOSED),
            )
            return [value for (value,) in rows]

        return list(self._readable(await self._database.write(read)))

    def _readable(self, rows: Iterable[str]) -> Iterator[G]:
        for value in rows:
            try:
                yield self._adapter.validate_json(value)
            except ValueError as error:
                log.error(
                    "A %s on the database cannot be read: %s", self._kind, what_is_wrong(error)
                )
