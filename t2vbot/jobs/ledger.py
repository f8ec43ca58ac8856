"""The ledger: every accepted job, in SQLite, before anything is done for it.

``synchronous=FULL`` with a write-ahead log: when ``add`` returns, the job survives a power cut. The
schema's version is SQLite's own ``user_version``; ``MIGRATIONS`` brings an older file up to date.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from dataclasses import replace
from pathlib import Path
from typing import Self

import aiosqlite

from ..catalog.request import VideoRequest
from ..errors import SettingsError, UserError
from ..media.store import Media
from ..private import close_files, make_private_file
from .job import Job, JobState, ReplyTo, Result

log = logging.getLogger(__name__)

MIGRATIONS = [
    """
    CREATE TABLE jobs (
        id         TEXT PRIMARY KEY,
        state      TEXT NOT NULL,
        user_id    INTEGER NOT NULL,
        request    TEXT NOT NULL,  -- VideoRequest as JSON
        reply_to   TEXT NOT NULL,  -- ReplyTo as JSON
        attempts   INTEGER NOT NULL,
        created_at REAL NOT NULL,  -- Unix seconds
        changed_at REAL NOT NULL,
        reason     TEXT            -- why it failed
    ) STRICT;
    CREATE INDEX jobs_by_state ON jobs (state, created_at);
    """,
    """
    ALTER TABLE jobs ADD COLUMN turn REAL NOT NULL DEFAULT 0;  -- in the fair queue
    ALTER TABLE jobs ADD COLUMN told INTEGER NOT NULL DEFAULT 1;  -- of its end
    ALTER TABLE jobs ADD COLUMN result TEXT;  -- Result as JSON, once there is a file
    CREATE INDEX jobs_by_user ON jobs (user_id, state);
    """,
]

AGAIN = 30.0  # seconds until what could not be written down is tried again
EARLIER_FOLDER = "videos"  # of finished files, beside the database
KEEP_SECONDS = 90 * 24 * 3600  # of a finished job, so that Again works on old messages


class Ledger:
    """The table of jobs. Use ``await Ledger.open(path)``."""

    def __init__(self, database: aiosqlite.Connection, media: Media) -> None:
        self._database = database
        self.media = media  # the files of the results
        self._late: dict[str, Job] = {}  # whose state could not be written down yet
        self._again: asyncio.Task[None] | None = None  # while there are any

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Open or make the file; one that cannot be used is a ``SettingsError`` with a way out."""
        try:
            _close_to_others(path)
            # Autocommit: a statement is on disk when it returns, and none is left half done.
            database = await aiosqlite.connect(path, isolation_level=None)
        except (OSError, aiosqlite.Error) as error:
            raise _unusable(path, error) from error
        try:
            # Exclusive: a second bot on the same folder would make every job twice.
            await database.execute("PRAGMA locking_mode = EXCLUSIVE")
            await database.execute("PRAGMA journal_mode = WAL")
            await database.execute("PRAGMA synchronous = FULL")
            await database.execute("BEGIN IMMEDIATE")  # takes the lock now, not at the first job
            await database.execute("COMMIT")
            await _migrate(database)
            await _check(database)
            with_file = await _jobs_with_file(database)
        except aiosqlite.Error as error:
            await database.close()
            raise _unusable(path, error) from error
        media = Media(path.parent)
        await asyncio.to_thread(_move_videos, media, path.parent / EARLIER_FOLDER, with_file)
        return cls(database, media)

    async def close(self) -> None:
        if self._again:
            self._again.cancel()
        await self._catch_up()
        await self._database.close()

    async def add(self, job: Job) -> None:
        """Accept a job: on return it is on disk. Raises ``UserError`` where that cannot be done."""
        values = (
            job.id,
            job.state,
            job.user_id,
            json.dumps(job.request.to_json()),
            json.dumps(job.reply_to.to_json()),
            job.attempts,
            job.created_at,
            time.time(),
            job.turn,
        )
        try:
            await self._database.execute(_INSERT, values)
        except aiosqlite.OperationalError as error:  # disk full, read-only, locked
            log.exception("Job %s could not be written down", job.id)
            raise UserError(
                "The bot could not write your request down, so it was not accepted. "
                "The host should look at the free space of its disk; then please ask again."
            ) from error

    async def record(self, job: Job) -> bool:
        """Write down where a job stands, before it is acted on; whether that could be done.

        A ledger that fails now (a full disk) must not cost the member a clip: that is logged, and
        tried again until it is there, at last when the ledger is closed.
        """
        if not await self._write(job):
            if self._again is None or self._again.done():
                self._again = asyncio.create_task(self._keep_trying(), name="t2vbot-ledger")
            return False
        await self._catch_up()
        return True

    async def _write(self, job: Job) -> bool:
        self._late[job.id] = job
        try:
            await asyncio.shield(self._update(job))
        except Exception:
            log.exception("The state %s of job %s could not be written down", job.state, job.id)
            self._late.setdefault(job.id, job)  # an earlier write may have ended meanwhile
            return False
        self._late.pop(job.id, None)
        return True

    async def _catch_up(self) -> None:
        """Write down what could not be before; a row that never can be holds up no other."""
        for job_id in list(self._late):
            if job := self._late.get(job_id):
                await self._write(job)

    async def _keep_trying(self) -> None:
        while self._late:
            await asyncio.sleep(AGAIN)
            await self._catch_up()

    async def _update(self, job: Job) -> None:
        await self._database.execute(
            "UPDATE jobs SET state = ?, attempts = ?, reply_to = ?, changed_at = ?, reason = ?,"
            " turn = ?, told = ?, result = ? WHERE id = ?",
            (
                job.state,
                job.attempts,
                json.dumps(job.reply_to.to_json()),
                time.time(),
                job.reason,
                job.turn,
                job.told,
                json.dumps(job.result.to_json()) if job.result else None,
                job.id,
            ),
        )

    async def find(self, job_id: str) -> Job | None:
        """One job as it was recorded, or None where it was never here or has been pruned."""
        if late := self._late.get(job_id):
            return replace(late)
        cursor = await self._database.execute(f"{_SELECT} WHERE id = ?", (job_id,))
        row = await cursor.fetchone()
        return self._job(row) if row else None

    async def unfinished(self) -> list[Job]:
        """The jobs that a stop or a crash interrupted, in the order of the line."""
        return await self._all(f"WHERE state NOT IN ({_ENDED}) ORDER BY turn, created_at")

    async def untold(self) -> list[Job]:
        """The jobs that came to an end of which their member may not have heard."""
        return await self._all(
            f"WHERE state IN ('{JobState.FAILED}', '{JobState.CANCELLED}') AND NOT told"
        )

    async def undelivered(self, user_id: int | None = None) -> list[Job]:
        """The jobs whose video was made and could not be handed over, oldest first: a member's, or
        everybody's.
        """
        owner = "" if user_id is None else "AND user_id = ?"
        values = () if user_id is None else (user_id,)
        failed = f"WHERE state = '{JobState.FAILED}' AND result IS NOT NULL {owner}"
        jobs = await self._all(f"{failed} ORDER BY created_at", *values)
        late = {job.id for job in self._late.values() if job.state is not JobState.FAILED}
        return [job for job in jobs if job.id not in late and job.result and job.result.is_there()]

    async def prune(self) -> None:
        """Forget finished jobs that are older than ``KEEP_SECONDS``; on a full disk, later."""
        try:
            await self._database.execute(
                f"DELETE FROM jobs WHERE changed_at < ? AND state IN ({_ENDED})",
                (time.time() - KEEP_SECONDS,),
            )
        except aiosqlite.OperationalError:
            log.exception("Old jobs could not be removed from the ledger")

    async def _all(self, where: str, *values: int) -> list[Job]:
        cursor = await self._database.execute(f"{_SELECT} {where}", values)
        jobs = [self._readable(row) for row in await cursor.fetchall()]
        return [job for job in jobs if job]

    def _readable(self, row: aiosqlite.Row) -> Job | None:
        """A job, or None where another version wrote a row that this one cannot read."""
        try:
            return self._job(row)
        except (ValueError, TypeError, KeyError) as error:
            log.error("A recorded job cannot be read and is left alone: %s (%s)", row[0], error)
            return None

    def _job(self, row: aiosqlite.Row) -> Job:
        (
            job_id,
            state,
            user_id,
            request,
            reply_to,
            attempts,
            created_at,
            turn,
            told,
            reason,
            result,
        ) = row
        path = self.media.master(job_id)  # raises for an id that is none, which may lead anywhere
        return Job(
            id=job_id,
            state=JobState(state),
            user_id=user_id,
            request=VideoRequest.from_json(request),
            reply_to=ReplyTo.from_json(reply_to),
            attempts=attempts,
            created_at=created_at,
            turn=turn,
            told=bool(told),
            reason=reason,
            result=Result.from_json(result, path) if result else None,
        )


_INSERT = "INSERT INTO jobs VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, 0, NULL)"
_SELECT = (
    "SELECT id, state, user_id, request, reply_to, attempts, created_at, turn, told, reason,"
    " result"
    " FROM jobs"
)
_ENDED = ", ".join(f"'{state}'" for state in JobState if state.is_final)


def _close_to_others(path: Path) -> None:
    """The file, and what SQLite lays beside it, which gets the file's own rights when it is new."""
    make_private_file(path)
    close_files(path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm"))


def _unusable(path: Path, error: Exception) -> SettingsError:
    return SettingsError(
        f"The bot's record of jobs, {path}, cannot be used ({error}). If another t2vbot runs on the"
        " same data folder, stop it or give this one its own T2V_DATA_DIR; if the file is damaged,"
        " move it away and start again: a new one is made."
    )


async def _check(database: aiosqlite.Connection) -> None:
    """Find damage now, not when a job is asked for."""
    cursor = await database.execute("PRAGMA integrity_check(1)")
    row = await cursor.fetchone()
    if row is None or row[0] != "ok":
        raise aiosqlite.DatabaseError(f"it is damaged: {row[0] if row else 'no answer'}")
    await database.execute(f"{_SELECT} LIMIT 1")  # every column is there


async def _jobs_with_file(database: aiosqlite.Connection) -> list[str]:
    cursor = await database.execute(
        "SELECT id FROM jobs WHERE result IS NOT NULL AND state NOT IN (?, ?)",
        (JobState.DONE, JobState.CANCELLED),
    )
    return [row[0] for row in await cursor.fetchall()]


def _move_videos(media: Media, earlier: Path, job_ids: list[str]) -> None:
    """Where that fails now the bot starts all the same; the clips are then made again."""
    try:
        media.open()
        media.adopt(earlier, job_ids)
    except OSError as error:
        log.warning("The folder %s cannot be used: %s", media.folder, error)


async def _migrate(database: aiosqlite.Connection) -> None:
    cursor = await database.execute("PRAGMA user_version")
    row = await cursor.fetchone()
    version = row[0] if row else 0
    if version > len(MIGRATIONS):
        raise aiosqlite.DatabaseError(f"it was written by a newer t2vbot (version {version})")
    for number, script in enumerate(MIGRATIONS[version:], start=version + 1):
        await database.executescript(f"BEGIN; {script}; PRAGMA user_version = {number}; COMMIT;")
