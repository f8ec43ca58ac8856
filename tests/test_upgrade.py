"""A data folder of the version before opens, and everything in it comes to its end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from t2vbot.database import Database
from t2vbot.jobs.estimates import Estimates
from t2vbot.jobs.job import JobState
from t2vbot.jobs.table import JobTable
from t2vbot.media.store import Media
from t2vbot.posts.messenger import Outcome
from t2vbot.posts.post import PostState
from t2vbot.posts.table import PostTable
from t2vbot.schema import MIGRATIONS
from t2vbot.text import Text
from t2vbot.upgrade import adopt

from .jobs import MASTER_BYTES, a_request, bench

BEFORE = Path(__file__).parent / "data" / "version_2.sql"
ROOT = Path(__file__).parents[1]
WITH_FILE = (4, 8, 9)


def job_id(number: int) -> str:
    return f"{number:016x}"


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The folder, with the files that its database names."""
    with closing(sqlite3.connect(tmp_path / "jobs.sqlite")) as database:
        database.executescript(BEFORE.read_text())
    videos = tmp_path / "videos"
    videos.mkdir()
    for number in WITH_FILE:
        (videos / f"{job_id(number)}.mp4").write_bytes(bytes(MASTER_BYTES))
    (videos / "holiday.mp4").write_bytes(b"somebody else's")
    return tmp_path


async def test_every_row_is_divided(before: Path) -> None:
    database = await Database.open(before / "jobs.sqlite", MIGRATIONS)
    jobs = await JobTable(database).find(job_id(number) for number in range(1, 13))
    posts = [await PostTable(database).find(job_id(number)) for number in range(1, 13)]
    divided = {
        number: (str(jobs[job_id(number)].state), str(post and post.state))
        for number, post in enumerate(posts, start=1)
    }
    assert divided == {
        1: ("waiting", "pending"),
        2: ("waiting", "pending"),
        3: ("waiting", "pending"),
        4: ("done", "pending"),
        5: ("done", "delivered"),
        6: ("failed", "delivered"),
        7: ("failed", "pending"),
        8: ("done", "undeliverable"),
        9: ("done", "pending"),
        10: ("cancelled", "withdrawn"),
        11: ("cancelled", "pending"),
        12: ("waiting", "pending"),
    }
    four = jobs[job_id(4)]
    assert four.result
    assert four.result.size == MASTER_BYTES
    assert four.result.notes == (Text("legacy", words="decoded in pieces, to fit into memory"),)
    assert jobs[job_id(7)].reason == Text("legacy", words="The GPU has too little memory.")
    post = posts[0]
    assert post
    assert (post.owner, post.destination.message_id, post.destination.token) == (11, 101, "token-1")
    await database.aclose()


async def test_every_one_comes_to_its_end(before: Path) -> None:
    database = await Database.open(before / "jobs.sqlite", MIGRATIONS)
    media = Media(before)
    media.open()
    await adopt(database, media, before)
    await database.aclose()
    async with bench(before) as at:
        at.executor.gate.set()
        await at.idle()
        assert at.messenger.outcomes() == {
            "clip 1": Outcome.VIDEO,
            "clip 2": Outcome.VIDEO,
            "clip 3": Outcome.VIDEO,
            "clip 4": Outcome.VIDEO,
            "clip 7": Outcome.FAILED,
            "clip 9": Outcome.VIDEO,
            "clip 11": Outcome.CANCELLED,
            "clip 12": Outcome.FAILED,
        }
        assert sorted(at.executor.made) == ["clip 1", "clip 2", "clip 3"]
        assert [post.id for post in at.outbox.kept.of(18)] == [job_id(8)]
    async with bench(before, running=False) as at:
        assert await at.posts.unsettled() == []
        assert await at.jobs.unfinished() == []
    assert (before / "videos" / "holiday.mp4").exists()
    assert [path.name for path in (before / "t2vbot-media").glob("*.mp4")] == [f"{job_id(8)}.mp4"]


async def test_measured_times_are_taken_over(before: Path) -> None:
    rows = [["tiny", 16, 16, 4, 2, 7.5], ["tiny", 16, 16, 8, 2, 0]]
    (before / "seconds.json").write_text(json.dumps(rows))
    database = await Database.open(before / "jobs.sqlite", MIGRATIONS)
    await adopt(database, Media(before), before)
    jobs = await JobTable(database).find([job_id(1)])
    estimates = await Estimates.load(database)
    assert estimates.seconds(jobs[job_id(1)].request) == 7.5
    assert not (before / "seconds.json").exists()
    await database.aclose()


DIES = """
import os, signal, sqlite3, sys
from t2vbot import schema
from t2vbot.database import _open
calls = 0
divide = schema._divide
def dying(*arguments):
    global calls
    calls += 1
    if calls == {row}:
        os.kill(os.getpid(), signal.SIGKILL)
    divide(*arguments)
schema._divide = dying
from pathlib import Path
_open(Path(sys.argv[1]), schema.MIGRATIONS)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("row", [1, 6, 12])
async def test_a_kill_in_the_middle_changes_nothing(before: Path, row: int) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", DIES.format(row=row), str(before / "jobs.sqlite")),
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert await process.wait() == -signal.SIGKILL
    await test_every_row_is_divided(before)


DAMAGES = [
    "UPDATE jobs SET request = 'x'",
    "UPDATE jobs SET reply_to = '[]'",
    "UPDATE jobs SET result = '{\"file\": 7}' WHERE result IS NOT NULL",
]


@pytest.mark.parametrize("damage", DAMAGES)
async def test_damaged_rows_are_divided_too(before: Path, damage: str) -> None:
    with closing(sqlite3.connect(before / "jobs.sqlite")) as connection:
        connection.execute(damage)
        connection.commit()
    async with bench(before) as at:
        at.executor.gate.set()
        await at.idle()
    async with bench(before, running=False) as at:
        assert await at.posts.unsettled() == []
        found = await at.jobs.find(job_id(number) for number in range(1, 13))
        assert all(job.state is not JobState.RUNNING for job in found.values())
        post = await at.posts.find(job_id(8))
        assert post
        assert post.state is PostState.UNDELIVERABLE


async def test_what_was_measured_before_devices_differed_is_the_one_devices(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "jobs.sqlite", MIGRATIONS[:15])

    def write(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO seconds VALUES ('tiny', 16, 16, 4, 2, 1, 7.5)")
        connection.execute("INSERT INTO loads VALUES ('tiny', 3.0)")

    await database.write(write)
    await database.aclose()
    database = await Database.open(tmp_path / "jobs.sqlite", MIGRATIONS)
    estimates = await Estimates.load(database)
    for device in ("", "NVIDIA H100"):
        assert estimates.seconds(a_request(), device=device) == 7.5
        assert estimates.loading("tiny", device) == 3.0
    await database.aclose()
