"""The jobs on the database."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterable
from sqlite3 import Connection, Row
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from ..catalog.film import CutRequest, Request
from ..catalog.request import VideoRequest
from ..database import SELECTED_AT_ONCE, Database
from ..errors import what_is_wrong
from ..media.store import checked_id
from ..text import Text
from .executor import Kind
from .fair_order import Changes
from .job import Job, JobState, Result

log = logging.getLogger(__name__)

KEEP_SECONDS = 90 * 24 * 3600  # a job that ended, so that Again works on old messages
KEEP_UNBEGUN = 24 * 3600  # one that was cancelled before it began
FINAL = tuple(state for state in JobState if state.is_final)

_RESULT = TypeAdapter(Result)
_TEXT = TypeAdapter(Text)
_CUTS: TypeAdapter[CutRequest] = TypeAdapter(CutRequest)
_INPUTS = TypeAdapter(tuple[str, ...])

_COLUMNS = (
    "id, kind, state, owner, request, inputs, attempts, start_tag, among, estimate, weight,"
    " created_at, changed_at, cost, result, reason, server_id, hidden, checked"
)


class Counted(NamedTuple):
    """Of jobs that were made."""

    clips: int
    seconds: float  # of a device
    members: int


class JobTable:
    """Every accepted job, from before anything is done for it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @staticmethod
    def insert(connection: Connection, job: Job) -> None:
        """A job, and its member's tag in the queue, for a transaction that writes more."""
        values = (job.id, job.kind, *_changing(job))
        connection.execute(
            "INSERT INTO jobs (id, kind, state, attempts, start_tag, among, changed_at, cost,"
            " result, reason, hidden, owner, estimate, weight, request, inputs, created_at,"
            " server_id, checked)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *values,
                *(job.owner, job.estimate, job.weight),
                json.dumps(job.request.to_json()),
                json.dumps(job.inputs),
                job.created_at,
                job.server_id,
                job.checked,
            ),
        )
        if job.state is JobState.WAITING:
            _write_tag(connection, job.kind, job.owner, job.start_tag)

    async def record(self, job: Job, changes: Changes | None = None) -> bool:
        """Write down where a job stands, and its queue, before it is acted on; whether that is on
        disk now.
        """
        values = (*_changing(job), job.owner, job.id)

        def update(connection: Connection) -> None:
            connection.execute(
                "UPDATE jobs SET state = ?, attempts = ?, start_tag = ?, among = ?, changed_at = ?,"
                " cost = ?, result = ?, reason = ?, hidden = ?, owner = ? WHERE id = ?",
                values,
            )
            if changes:
                _write_queue(connection, job.kind, changes)

        return await self._database.persist(f"job {job.id}", update, job)

    async def find(self, job_ids: Iterable[str]) -> dict[str, Job]:
        """Those of the jobs that are there and can be read, by id."""
        wanted = tuple(job_ids)

        def read(connection: Connection) -> list[Job]:
            jobs = []
            for start in range(0, len(wanted), SELECTED_AT_ONCE):
                some = wanted[start : start + SELECTED_AT_ONCE]
                marks = ", ".join("?" * len(some))
                jobs += _read(connection, f"WHERE id IN ({marks})", *some)
            return jobs

        found = {job.id: job for job in await self._database.read(read)}
        return {
            job_id: self._database.late(f"job {job_id}") or job for job_id, job in found.items()
        }

    async def unfinished(self) -> list[Job]:
        """The jobs that a stop or a crash interrupted, in the order in which they came in."""

        def read(connection: Connection) -> list[Job]:
            marks = ", ".join("?" * len(FINAL))
            order = "ORDER BY created_at, rowid"
            return _read(connection, f"WHERE state NOT IN ({marks}) {order}", *FINAL)

        return await self._database.read(read)

    async def queue(self, kind: Kind) -> Changes:
        """The queue of that kind, as it was last written down."""

        def read(connection: Connection) -> Changes:
            level, next_level = connection.execute(
                "SELECT level, next_level FROM levels WHERE kind = ?", (kind,)
            ).fetchone() or (0, 0)
            tags = connection.execute("SELECT owner, tag FROM tags WHERE kind = ?", (kind,))
            return Changes(level, next_level, dict(tags.fetchall()))

        return await self._database.read(read)

    async def since(self, moment: float) -> list[Job]:
        """Those that were asked for since then (Unix seconds), and those that have not ended."""

        def read(connection: Connection) -> list[Job]:
            marks = ", ".join("?" * len(FINAL))
            where = f"WHERE created_at > ? OR state NOT IN ({marks}) ORDER BY created_at"
            return _read(connection, where, moment, *FINAL)

        return await self._database.read(read)

    async def made(
        self, since: float, *, owner: int | None = None, server_id: int | None = None
    ) -> Counted:
        """What was made since then (Unix seconds), for a member, in a server, or in all."""
        conditions, values = ["state = ?", "created_at > ?"], [JobState.DONE, since]
        for column, value in (("owner", owner), ("server_id", server_id)):
            if value is not None:
                conditions.append(f"{column} = ?")
                values.append(value)

        def read(connection: Connection) -> Counted:
            row = connection.execute(
                "SELECT count(*) FILTER (WHERE kind = ?), coalesce(sum(cost), 0),"
                f" count(DISTINCT owner) FROM jobs WHERE {' AND '.join(conditions)}",
                (Kind.RENDER, *values),
            ).fetchone()
            return Counted(*row)

        return await self._database.read(read)

    async def prune(self) -> None:
        """Forget what ended long ago, but nothing that a post still needs."""
        now = time.time()

        def delete(connection: Connection) -> None:
            marks = ", ".join("?" * len(FINAL))
            connection.execute(
                f"DELETE FROM jobs WHERE state IN ({marks})"
                " AND (changed_at < ? OR (state = ? AND attempts = 0 AND changed_at < ?))"
                " AND NOT EXISTS (SELECT 1 FROM post_jobs WHERE post_jobs.job_id = jobs.id)",
                (*FINAL, now - KEEP_SECONDS, JobState.CANCELLED, now - KEEP_UNBEGUN),
            )

        await self._database.write(delete)


def _changing(job: Job) -> tuple[Any, ...]:
    """The values of the columns that change, in the order of the statements above."""
    return (
        job.state,
        job.attempts,
        job.start_tag,
        job.among,
        time.time(),
        job.cost,
        _RESULT.dump_json(job.result).decode() if job.result else None,
        _TEXT.dump_json(job.reason).decode() if job.reason else None,
        int(job.hidden),
    )


def _write_queue(connection: Connection, kind: Kind, changes: Changes) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO levels (kind, level, next_level) VALUES (?, ?, ?)",
        (kind, changes.level, changes.next_level),
    )
    for owner, tag in changes.tags.items():
        _write_tag(connection, kind, owner, tag)


def _write_tag(connection: Connection, kind: Kind, owner: int, tag: int | None) -> None:
    if tag is None:
        connection.execute("DELETE FROM tags WHERE kind = ? AND owner = ?", (kind, owner))
    else:
        connection.execute(
            "INSERT OR REPLACE INTO tags (kind, owner, tag) VALUES (?, ?, ?)", (kind, owner, tag)
        )


def _read(connection: Connection, where: str, *values: Any) -> list[Job]:
    cursor = connection.execute(f"SELECT {_COLUMNS} FROM jobs {where}", values)
    cursor.row_factory = Row
    return [job for row in cursor if (job := _readable(row))]


def read_request(kind: str, data: str) -> Request:
    """What a job of that kind makes. Raises ``ValueError``."""
    return _CUTS.validate_json(data) if kind == Kind.CUT else VideoRequest.from_json(data)


def _readable(row: Row) -> Job | None:
    """A job, or None where another version wrote a row that this one cannot read; whoever waits
    for it is told (see ``Outbox.restore``).
    """
    try:
        kind = Kind(row["kind"])
        return Job(
            id=checked_id(row["id"]),
            kind=kind,
            state=JobState(row["state"]),
            owner=row["owner"],
            request=read_request(kind, row["request"]),
            inputs=_INPUTS.validate_json(row["inputs"]),
            attempts=row["attempts"],
            start_tag=int(row["start_tag"]),
            among=row["among"],
            estimate=row["estimate"],
            weight=row["weight"],
            created_at=row["created_at"],
            server_id=row["server_id"],
            checked=bool(row["checked"]),
            cost=row["cost"],
            result=_RESULT.validate_json(row["result"]) if row["result"] else None,
            reason=_TEXT.validate_json(row["reason"]) if row["reason"] else None,
            hidden=bool(row["hidden"]),
        )
    except (ValueError, TypeError, KeyError) as error:
        log.error("The job %s on the database cannot be read: %s", row["id"], what_is_wrong(error))
        return None
