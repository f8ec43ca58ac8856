"""The database: what is written down late, and once."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from t2vbot.database import Database, Work

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
