"""How long a start takes with many waiting jobs, and how long the event loop stands still in it."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from sqlite3 import Connection
from typing import Annotated

import typer

from t2vbot.database import Database
from t2vbot.posts.outbox import _insert
from t2vbot.schema import MIGRATIONS

from ..jobs import a_job, a_post, bench

MEMBERS = 500
TICK = 0.001  # seconds between two looks at the clock


def main(
    jobs: Annotated[int, typer.Option(help="Waiting jobs on the database.")] = 10_000,
) -> None:
    """Restore a queue as the bot does at its start: jobs, posts, positions, status messages."""
    with tempfile.TemporaryDirectory() as folder:
        took, longest = asyncio.run(_measure(Path(folder), jobs))
    print(
        f"{jobs} waiting jobs: restored in {took:.2f} s (opening the file included); the loop stood"
        f" still for at most {longest * 1000:.0f} ms"
    )


async def _measure(folder: Path, jobs: int) -> tuple[float, float]:
    await fill(folder, jobs)
    pauses: list[float] = []
    watching = asyncio.create_task(watch(pauses))
    await asyncio.sleep(0.1)
    pauses.clear()
    since = time.perf_counter()
    async with bench(folder) as at:
        took = time.perf_counter() - since
        await asyncio.sleep(0.5)
        assert at.dispatcher.count() >= jobs - 1
        longest = max(pauses)
        watching.cancel()
    return took, longest


async def fill(folder: Path, jobs: int) -> None:
    database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)

    def fill(connection: Connection) -> None:
        for number in range(jobs):
            job = a_job(number % MEMBERS, f"clip {number}")
            _insert(a_post(job), (job,), connection)

    await database.write(fill)
    await database.aclose()


async def watch(pauses: list[float]) -> None:
    last = time.perf_counter()
    while True:
        await asyncio.sleep(TICK)
        now = time.perf_counter()
        pauses.append(now - last - TICK)
        last = now
