"""What people are called in credits: what a server calls somebody stays in that server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from t2vbot.database import Database
from t2vbot.groups.people import People
from t2vbot.schema import MIGRATIONS

ADA, BEN = 1, 2
HERE, ELSEWHERE = 111, 222


@asynccontextmanager
async def a_database(folder: Path) -> AsyncIterator[Database]:
    database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
    yield database
    await database.aclose()


async def test_a_name_of_one_server_is_shown_in_no_other(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        people = People(database)
        await people.note(ADA, ELSEWHERE, "Queen of Spades")
        await people.note(BEN, ELSEWHERE, "Boss", "Ben")
        for noted in (people, People(database)):  # in this run, and in the next
            assert await noted.names([ADA, BEN], HERE) == {BEN: "Ben"}
            assert await noted.names([ADA, BEN], None) == {BEN: "Ben"}
            assert await noted.names([ADA, BEN], ELSEWHERE) == {
                ADA: "Queen of Spades",
                BEN: "Boss",
            }


async def test_the_newest_name_counts_and_lies_on_one_line(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        people = People(database)
        await people.note(ADA, HERE, "Ada\n of  Here", "Ada")
        await people.note(ADA, HERE, "A." * 100, "Ada L.")
        assert await people.names([ADA], HERE) == {ADA: "A." * 50}
        assert await people.names([ADA], None) == {ADA: "Ada L."}


async def test_the_language_of_the_last_client_counts(tmp_path: Path) -> None:
    async with a_database(tmp_path) as database:
        people = People(database)
        assert await people.language_of(ADA) == "en"
        await people.note(ADA, HERE, "Ada", "Ada", "de")
        await people.note(ADA, HERE, "Ada", "Ada", "ja")
        for noted in (people, People(database)):  # in this run, and in the next
            assert await noted.language_of(ADA) == "ja"
        people.forget(ADA)
        await people.note(ADA, ELSEWHERE, "Ada", language="klingon")  # of another version
        assert await People(database).language_of(ADA) == "en"
