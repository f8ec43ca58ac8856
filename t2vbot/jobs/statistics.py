"""How the bot does, from the jobs on the database: what was made and what failed, by what, and how
long people waited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from sqlite3 import Connection
from statistics import median
from typing import NamedTuple

from ..database import Database
from .executor import Kind
from .job import JobState

# Why a clip failed, by the beginning of its reason's key, the most exact first.
_CAUSES = (
    ("engine-too-little-memory", "memory"),
    ("engine-out-of-memory", "memory"),
    ("engine-no-room", "memory"),
    ("engine-no-memory", "memory"),
    ("jobs-d", "device"),  # died, and a device that is lost or hangs
    ("jobs-worker", "device"),
    ("engine-invalid-numbers", "picture"),
    ("engine-black-frames", "picture"),
    ("engine-check-withheld", "check"),
    ("engine-hub", "download"),
    ("engine-", "model"),
    ("errors-apology", "bug"),
)
OTHER = "other"


class Row(NamedTuple):
    """One clip that ended."""

    state: str
    server_id: int
    model: str
    seconds: float | None  # of a device
    waited: float | None  # seconds from being asked for to its beginning
    reason: str | None  # the key of a text


@dataclass
class Summary:
    """Of the clips that ended in a time."""

    made: int = 0
    failed: Counter[str] = field(default_factory=Counter)  # by cause
    cancelled: int = 0
    seconds: float = 0.0  # of a device
    wait: float | None = None  # the median; None where none was made
    models: Counter[str] = field(default_factory=Counter)  # those that were made
    servers: Counter[int] = field(default_factory=Counter)  # likewise; 0: in none


class Statistics:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def since(self, moment: float) -> Summary:
        """Of those that ended since then (Unix seconds)."""
        return summed(await self._database.read(lambda connection: _read(connection, moment)))


def summed(rows: Iterable[Row]) -> Summary:
    found, waits = Summary(), []
    for row in rows:
        found.seconds += row.seconds or 0.0
        if row.state == JobState.FAILED:
            found.failed[cause(row.reason)] += 1
        elif row.state == JobState.CANCELLED:
            found.cancelled += 1
        else:
            found.made += 1
            found.models[row.model] += 1
            found.servers[row.server_id] += 1
            if row.waited is not None:
                waits.append(max(0.0, row.waited))
    found.wait = median(waits) if waits else None
    return found


def cause(reason: str | None) -> str:
    """What kind of reason a text's key is."""
    return next((name for key, name in _CAUSES if reason and reason.startswith(key)), OTHER)


def _read(connection: Connection, since: float) -> list[Row]:
    """A clip began as long before its last change as it took."""
    rows = connection.execute(
        "SELECT state, server_id, coalesce(json_extract(request, '$.model'), '?'), cost,"
        " changed_at - json_extract(result, '$.took') - created_at,"
        " json_extract(reason, '$.key')"
        " FROM jobs WHERE kind = ? AND changed_at >= ? AND state IN (?, ?, ?)",
        (Kind.RENDER, since, JobState.DONE, JobState.FAILED, JobState.CANCELLED),
    )
    return [Row(*row) for row in rows]
