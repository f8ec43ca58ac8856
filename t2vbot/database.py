"""The one SQLite file: opened, locked, checked, and brought up to date. Each room keeps its own
tables on it; ``schema.py`` has them all.

Whatever touches it is a function that runs in the database's own thread, in one transaction: on
return of ``write`` it is on disk, whole, and survives a power cut (``synchronous=FULL`` with a
write-ahead log). Cancelling who waits for it does not undo it.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, Self, TypeAlias, TypeVar

from .errors import SettingsError
from .private import close_files, make_private_file
from .text import Text

log = logging.getLogger(__name__)

T = TypeVar("T")
Migration: TypeAlias = "str | Callable[[sqlite3.Connection], None]"
Work: TypeAlias = Callable[[sqlite3.Connection], T]

SELECTED_AT_ONCE = 500  # ids in one statement; SQLite takes 999 in old versions
RETRY_SECONDS = 30.0  # until what could not be written down is tried again


class Database:
    """The file, and the thread that owns it. Use ``await Database.open(path, MIGRATIONS)``."""

    def __init__(self, connection: sqlite3.Connection, thread: ThreadPoolExecutor) -> None:
        self._connection = connection
        self._thread = thread
        self._late: dict[str, tuple[Work[None], Any]] = {}  # by key: what is not written down yet
        self._failed: set[str] = set()  # keys of those that are not being written this moment
        self._writing: set[asyncio.Task[bool]] = set()
        self._retrying: asyncio.Task[None] | None = None  # while there is any
        # Told of the seconds of each write, its wait for the thread included; must return at once.
        self.on_write: Callable[[float], None] = lambda seconds: None

    @classmethod
    async def open(cls, path: Path, migrations: Sequence[Migration]) -> Self:
        """Open or make the file; one that cannot be used is a ``SettingsError`` with a way out."""
        thread = ThreadPoolExecutor(1, "database")
        try:
            connection = await asyncio.wrap_future(thread.submit(_open, path, migrations))
        except (OSError, sqlite3.Error) as error:
            thread.shutdown(wait=False)
            raise SettingsError(_why_unusable(path, error)) from error
        return cls(connection, thread)

    async def read(self, work: Work[T]) -> T:
        """What ``work`` finds; it changes nothing."""
        return await self._run(work)

    async def write(self, work: Work[T]) -> T:
        """Do ``work`` in one transaction. Raises ``sqlite3.Error`` where nothing of it was done."""
        since = time.monotonic()
        result: T = await self._run(_in_one_transaction, work)
        self.on_write(time.monotonic() - since)
        return result

    async def persist(self, key: str, work: Work[None], value: Any = None) -> bool:
        """Do ``work``, or what is persisted under the same key later, if not now then as soon as it
        can be done, at last when the file is closed; whether it is done.

        For the state of what was accepted: a full disk must not cost anybody their video.
        ``late`` gives ``value`` back for as long as the file does not have it.
        """
        self._late[key] = work, value
        if not await self._write_late(key):
            if self._retrying is None or self._retrying.done():
                self._retrying = asyncio.create_task(self._retry(), name="t2vbot-database")
            return False
        await self._catch_up()
        return True

    async def kept(self, name: str) -> str | None:
        """A single value that was kept under a name."""
        row = await self.read(
            lambda c: c.execute("SELECT value FROM kept WHERE name = ?", (name,)).fetchone()
        )
        return row[0] if row else None

    async def keep(self, name: str, value: str) -> None:
        statement = "INSERT OR REPLACE INTO kept (name, value) VALUES (?, ?)"

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(statement, (name, value))

        await self.persist(name, write)

    def late(self, key: str) -> Any:
        """What was persisted under a key and is not in the file yet; None if nothing is."""
        return self._late[key][1] if key in self._late else None

    def late_writes(self) -> int:
        """How many were tried, and could not be done yet: a full disk, most often."""
        return len(self._failed)

    async def catch_up(self) -> None:
        """Write what is late. Raises ``sqlite3.Error`` where that is not possible yet."""
        if self._writing:
            await asyncio.wait(set(self._writing))
        await self._catch_up()
        if self._failed:
            raise sqlite3.OperationalError("what came before cannot be written down")

    async def copy(self, path: Path) -> None:
        """Write a whole copy, as it is at one moment, into an empty file."""
        await self._run(lambda connection: connection.execute("VACUUM INTO ?", (str(path),)))

    async def truncate(self) -> None:
        """Nothing is in the write-ahead log any more."""
        await self._run(_truncate)

    async def overwrite(self) -> float:
        """Write the whole file again, without what was deleted; the seconds that takes, in which
        nothing else is read or written. Raises ``sqlite3.Error`` where there is no room for it.

        ``secure_delete`` zeroes what is deleted, but not the copies that SQLite leaves behind where
        it moves rows between pages (measured: see the log of 2026-11-27).
        """
        return await self._run(_overwrite)

    async def aclose(self) -> None:
        if self._retrying:
            self._retrying.cancel()
        if self._writing:
            await asyncio.wait(set(self._writing))
        await self._catch_up()
        await self._run(sqlite3.Connection.close)
        self._thread.shutdown(wait=False)

    async def _run(self, work: Callable[..., T], *arguments: Any) -> T:
        future = self._thread.submit(work, self._connection, *arguments)
        return await asyncio.shield(asyncio.wrap_future(future))

    async def _write_late(self, key: str) -> bool:
        """Goes on where who waits for it is cancelled: what is done twice may fail."""
        task = asyncio.create_task(self._try_late(key), name="t2vbot-database-write")
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        return await asyncio.shield(task)

    async def _try_late(self, key: str) -> bool:
        work, _ = late = self._late[key]
        self._failed.discard(key)
        try:
            await self.write(work)
        except sqlite3.Error:
            log.exception("%s could not be written down", key)
            if self._late.get(key) is late:
                self._failed.add(key)
            return False
        if self._late.get(key) is late:
            del self._late[key]
        return True

    async def _catch_up(self) -> None:
        """Write what could not be written before; a row that never can be holds up no other."""
        for key in list(self._failed):
            if key in self._failed:
                await self._write_late(key)

    async def _retry(self) -> None:
        while self._failed:
            await asyncio.sleep(RETRY_SECONDS)
            await self._catch_up()


def _why_unusable(path: Path, error: Exception) -> Text:
    """What stops the file from being used, and the way out of that."""
    name = getattr(error, "sqlite_errorname", "") or ""
    number = getattr(error, "errno", None)
    said = {"path": str(path), "folder": str(path.parent), "error": str(error)}
    if os.path.isdir(path):  # which, unlike Path.is_dir, raises nothing where one may not look
        return Text("database-is-folder", **said)
    if number == errno.EROFS or name.startswith("SQLITE_READONLY"):
        return Text("database-read-only", **said)
    if isinstance(error, PermissionError) or name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM")):
        return Text("database-no-rights", **said)
    if number in (errno.ENOSPC, errno.EDQUOT) or name.startswith("SQLITE_FULL"):
        return Text("database-full", **said)
    if name.startswith("SQLITE_IOERR"):
        return Text("database-disk", **said)
    return Text("database-unusable", **said)


def _open(path: Path, migrations: Sequence[Migration]) -> sqlite3.Connection:
    make_private_file(path)  # SQLite gives its own two files the same rights
    close_files(path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm"))
    # Autocommit: a transaction begins where this module says so.
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        # Exclusive: a second bot on the same folder would make every job twice.
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # zeroes what is deleted
        connection.execute("BEGIN IMMEDIATE")  # takes the lock now, not at the first job
        connection.execute("COMMIT")
        (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(f"it is damaged: {found}")
        _migrate(connection, migrations)
        with suppress(sqlite3.Error):  # a full disk; the next checkpoint, then
            _truncate(connection)  # a kill leaves there what was deleted before it
    except BaseException:
        connection.close()
        raise
    return connection


def _truncate(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _overwrite(connection: sqlite3.Connection) -> float:
    since = time.monotonic()
    connection.execute("VACUUM")
    _truncate(connection)
    return time.monotonic() - since


def _migrate(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(migrations):
        raise sqlite3.DatabaseError(f"it was written by a newer t2vbot (version {version})")
    for number, migration in enumerate(migrations[version:], start=version + 1):
        if version:
            log.info("Bringing the database up to version %d", number)

        def work(connection: sqlite3.Connection, migration: Migration = migration) -> None:
            if isinstance(migration, str):
                _execute_all(connection, migration)
            else:
                migration(connection)

        _in_one_transaction(connection, work, number)


def _execute_all(connection: sqlite3.Connection, script: str) -> None:
    """Unlike ``executescript``, in the transaction that is open."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""


def _in_one_transaction(
    connection: sqlite3.Connection, work: Work[T], version: int | None = None
) -> T:
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(connection)
        if version is not None:
            connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
        return result
    except BaseException:
        with suppress(sqlite3.Error):  # of some errors SQLite has rolled back by itself
            connection.execute("ROLLBACK")
        raise
