"""The audit log of each server: who asked for what, what came of it, and who changed what."""

from __future__ import annotations

import asyncio
import enum
import itertools
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from sqlite3 import Connection, Row
from typing import Any

from pydantic import TypeAdapter

from ..database import Database
from ..text import Text

log = logging.getLogger(__name__)

DAY = 24 * 3600.0  # seconds
TOGETHER = 1.0  # seconds in which what happens to jobs is gathered, to be written at once
_TEXT = TypeAdapter(Text)


class Action(enum.StrEnum):
    """What happened. Its words stand in ``text/``."""

    ASKED = "asked"
    HELD = "held"  # for the moderators
    RELEASED = "released"  # by a moderator: it is made
    REJECTED = "rejected"  # by a moderator, or nobody decided in time
    MADE = "made"
    FAILED = "failed"
    CANCELLED = "cancelled"
    DELETED = "deleted"
    REPORTED = "reported"
    DISMISSED = "dismissed"  # a report
    BANNED = "banned"
    UNBANNED = "unbanned"
    RULES_CHANGED = "rules-changed"
    RULES_UNDONE = "rules-undone"
    WORDS_CHANGED = "words-changed"
    EXPORTED = "exported"  # this log
    EXPIRED = "expired"  # a report: nobody decided in time
    NOT_REACHED = "not-reached"  # the moderators' channel


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log."""

    action: Action
    server_id: int
    channel_id: int = 0
    user_id: int | None = field(default=None, repr=False)  # who did it; None: the bot
    about: int | None = field(default=None, repr=False)  # the member whom it was done to
    job_id: str | None = None
    words: str | None = field(default=None, repr=False)  # what was asked for
    detail: Text | None = None
    at: float = field(default_factory=time.time)  # Unix seconds


class AuditLog:
    """``clock``: Unix seconds."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock
        self._numbers = itertools.count()
        self._gathered: list[Event] = []
        self._flushing = asyncio.Lock()
        self._writing: asyncio.Task[None] | None = None
        self._left_out: Counter[int] = Counter()  # members who are deleting their data

    @contextmanager
    def leaving_out(self, user_id: int) -> Iterator[None]:
        """Inside, what is noted of a member is noted without them."""
        self._left_out[user_id] += 1
        try:
            yield
        finally:
            self._left_out -= Counter([user_id])

    async def note(self, event: Event) -> None:
        """Write it down, if not now, as soon as it can be. Outside servers nothing is noted: there
        are no moderators who could read it.
        """
        if event.server_id:
            await self._write([event])

    def gather(self, event: Event) -> None:
        """As ``note``, for what happens often, and without waiting: a crash may cost what is not a
        second old.
        """
        if not event.server_id:
            return
        self._gathered.append(event)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_soon(), name="t2vbot-audit")

    async def _write_soon(self) -> None:
        while self._gathered:  # also what came while the rest was written
            await asyncio.sleep(TOGETHER)
            await self.flush()

    async def flush(self) -> None:
        """On return all that was gathered is written down, or will be as soon as it can."""
        async with self._flushing:  # what another one has taken is written by then, too
            events, self._gathered = self._gathered, []
            if events:
                await self._write(events)

    async def aclose(self) -> None:
        if self._writing:
            self._writing.cancel()
        await self.flush()

    def _without(self, event: Event) -> Event:
        """As it may be noted now."""
        if self._left_out.keys() & {event.user_id, event.about}:
            return replace(event, user_id=None, about=None, words=None, detail=None)
        return event

    async def _write(self, events: Sequence[Event]) -> None:
        rows = [_row(self._without(event)) for event in events]

        def write(connection: Connection) -> None:
            connection.executemany(
                "INSERT INTO audit (at, server_id, channel_id, action, user_id, about, job_id,"
                " words, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )

        await self._database.persist(f"audit {next(self._numbers)}", write)

    async def events(self, server_id: int, since: float = 0.0, *, most: int = -1) -> list[Event]:
        """Those of a server since then, the oldest first; of too many, the newest."""
        await self.flush()

        def read(connection: Connection) -> list[Event]:
            cursor = connection.execute(
                "SELECT * FROM audit WHERE server_id = ? AND at >= ?"
                " ORDER BY at DESC, number DESC LIMIT ?",
                (server_id, since, most),
            )
            cursor.row_factory = Row
            return [_event(row) for row in cursor if row["action"] in set(Action)]

        return (await self._database.read(read))[::-1]

    async def prune(self, days: Mapping[int, float], usual: float) -> None:
        """Forget what is older than a server wants to keep it. ``days``: by server, where it is not
        the usual number.
        """
        now = self._clock()

        def delete(connection: Connection) -> None:
            for server_id, kept in days.items():
                connection.execute(
                    "DELETE FROM audit WHERE server_id = ? AND at < ?",
                    (server_id, now - kept * DAY),
                )
            marks = ", ".join("?" * len(days))
            connection.execute(
                f"DELETE FROM audit WHERE at < ? AND server_id NOT IN ({marks})",
                (now - usual * DAY, *days),
            )

        await self._database.write(delete)


def _row(event: Event) -> tuple[Any, ...]:
    return (
        event.at,
        event.server_id,
        event.channel_id,
        event.action,
        event.user_id,
        event.about,
        event.job_id,
        event.words,
        _TEXT.dump_json(event.detail).decode() if event.detail else None,
    )


def _event(row: Row) -> Event:
    return Event(
        action=Action(row["action"]),
        server_id=row["server_id"],
        channel_id=row["channel_id"],
        user_id=row["user_id"],
        about=row["about"],
        job_id=row["job_id"],
        words=row["words"],
        detail=_detail(row),
        at=row["at"],
    )


def _detail(row: Row) -> Text | None:
    try:
        return _TEXT.validate_json(row["detail"]) if row["detail"] else None
    except ValueError as error:
        log.warning("What event %d says cannot be read: %s", row["number"], error)
        return None
