"""The database: what is written down late, and once."""

from __future__ import annotations

import asyncio
import errno
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from t2vbot.database import Database, Work, _why_unusable
from t2vbot.errors import SettingsError
from t2vbot.schema import MIGRATIONS
from t2vbot.text import render

INSERT = "INSERT INTO words VALUES (?)"


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(
        tmp_path / "jobs.sqlite", ["CREATE TABLE words (word TEXT UNIQUE) STRICT;"]
    )
    yield database
    await database.aclose()


async def words(database: Database) -> set[str]:
    return {row[0] for row in await database.read(lambda c: list(c.execute("SELECT * FROM words")))}


def adding(word: str, *waits: threading.Event) -> Work[None]:
    def add(connection: sqlite3.Connection) -> None:
        for event in waits:
            event.wait(10)
        connection.execute(INSERT, (word,))

    return add


async def test_what_is_being_written_is_not_written_again_by_the_next(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    both = [database.persist(word, adding(word)) for word in ("one", "two", "three")]
    assert await asyncio.gather(*both) == [True, True, True]
    assert await words(database) == {"one", "two", "three"}
    assert not caplog.records


async def test_what_is_being_written_is_written_though_nobody_waits_for_it(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    go_on = threading.Event()
    writing = asyncio.create_task(database.persist("one", adding("one", go_on), "its value"))
    await asyncio.sleep(0.01)
    writing.cancel()
    await asyncio.wait({writing})
    assert database.late("one") == "its value"
    go_on.set()
    assert await database.persist("two", adding("two"))
    assert await words(database) == {"one", "two"}
    assert database.late("one") is None
    assert not caplog.records


async def test_what_could_not_be_written_is_with_the_next(database: Database) -> None:
    fails = True

    def add(connection: sqlite3.Connection) -> None:
        if fails:
            raise sqlite3.OperationalError("disk full")
        connection.execute(INSERT, ("one",))

    assert not await database.persist("one", add, "its value")
    assert database.late("one") == "its value"
    fails = False
    assert await database.persist("two", adding("two"))
    assert await words(database) == {"one", "two"}
    assert database.late("one") is None


REASONS = [
    (OSError(errno.EROFS, "Read-only file system"), "is read-only"),
    (PermissionError(errno.EACCES, "Permission denied"), "the right to write"),
    (OSError(errno.ENOSPC, "No space left on device"), "no room"),
    ("SQLITE_READONLY", "is read-only"),
    ("SQLITE_READONLY_DIRECTORY", "is read-only"),
    ("SQLITE_CANTOPEN", "the right to write"),
    ("SQLITE_FULL", "no room"),
    ("SQLITE_IOERR_LOCK", "network drive"),
    ("SQLITE_BUSY", "another t2vbot"),
    ("SQLITE_NOTADB", "is damaged"),
]


@pytest.mark.parametrize(("error", "said"), REASONS, ids=lambda value: str(value)[:30])
def test_each_reason_why_the_file_cannot_be_used_has_its_text(
    tmp_path: Path, error: Exception | str, said: str
) -> None:
    if isinstance(error, str):
        name, error = error, sqlite3.OperationalError("it does not work")
        error.sqlite_errorname = name
    text = render(_why_unusable(tmp_path / "jobs.sqlite", error))
    assert said in text
    assert str(tmp_path) in text
    assert "T2V_DATA_DIR" in text


async def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "jobs.sqlite").mkdir()
    with pytest.raises(SettingsError, match="A folder stands where"):
        await Database.open(tmp_path / "jobs.sqlite", MIGRATIONS)
