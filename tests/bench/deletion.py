"""How long the deletion of a member's data keeps the database, and the event loop, busy."""

from __future__ import annotations

import asyncio
import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path
from typing import Annotated

import typer

from t2vbot.database import Database
from t2vbot.jobs.job import Job, JobState, Result
from t2vbot.jobs.table import JobTable
from t2vbot.posts.post import PostState
from t2vbot.posts.table import PostTable
from t2vbot.privacy import erasing
from t2vbot.schema import MIGRATIONS

from ..jobs import a_post, a_request

MEMBERS = 100
AT_ONCE = 1000  # rows in one transaction


def main(
    megabytes: Annotated[int, typer.Option(help="Size of the database.")] = 200,
) -> None:
    """One of a hundred members deletes what is theirs in a database of that size."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_measure(Path(folder) / "jobs.sqlite", megabytes * 10**6))


async def _measure(path: Path, size: int) -> None:
    database = await Database.open(path, MIGRATIONS)
    count = 0
    while path.stat().st_size < size:
        await database.write(_fill)
        await database.truncate()
        count += AT_ONCE
    print(f"{path.stat().st_size / 1e6:.0f} MB, {count} jobs of {MEMBERS} members")
    await _timed("find what others have", database.read(lambda c: erasing.others(c, 7) and None))
    await _timed("erase", database.write(lambda c: erasing.erase(c, 7)))
    await _timed("empty the write-ahead log", database.truncate())
    await _timed("write the whole file again", database.overwrite())
    await database.aclose()


async def _timed(what: str, doing: Awaitable[object]) -> None:
    """With how late the event loop was meanwhile."""
    late = 0.0
    since = time.monotonic()
    task = asyncio.ensure_future(doing)
    while not task.done():
        before = time.monotonic()
        await asyncio.sleep(0.002)
        late = max(late, time.monotonic() - before - 0.002)
    await task
    print(f"{what}: {time.monotonic() - since:.2f} s; the loop at most {1000 * late:.0f} ms late")


def _fill(connection: sqlite3.Connection) -> None:
    for _ in range(AT_ONCE):
        request = a_request("words " * random.randrange(5, 40))
        job = Job(request, random.randrange(1, MEMBERS + 1), state=JobState.DONE)
        job.result = Result(1000, request, 1.0)
        post = a_post(job)
        post.state = PostState.DELIVERED
        JobTable.insert(connection, job)
        PostTable.insert(connection, post)
        detail = json.dumps({"key": "x", "values": {}})
        connection.execute(
            "INSERT INTO audit (at, server_id, channel_id, action, user_id, job_id, words, detail)"
            " VALUES (?, 1, 1, 'asked', ?, ?, ?, ?)",
            (time.time(), job.owner, job.id, request.prompt, detail),
        )
