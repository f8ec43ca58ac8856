"""What was delivered stays for films, within limits; what somebody deletes is gone at once."""

from __future__ import annotations

import os
import time
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from t2vbot.jobs.job import Job
from t2vbot.media.retention import DAY, Retention
from t2vbot.media.store import MARKER
from t2vbot.posts.messenger import Rung
from t2vbot.posts.post import PostState

from .jobs import MASTER_BYTES, Bench, a_job, bench

WEEK = Retention(days=7, most=10 * MASTER_BYTES)


def clips(at: Bench) -> set[str]:
    """The ids of the jobs whose clip is on the disk."""
    return {name.removesuffix(".mp4") for name in os.listdir(at.media.folder) if name != MARKER}


async def delivered(at: Bench, message: int = 3) -> str:
    """The id of a job whose clip has come to its people, or of which they have been told."""
    job = a_job()
    await bring(at, job, message=message)
    return job.id


async def bring(at: Bench, job: Job, **where: int) -> None:
    at.executor.gate.set()
    await at.ask(job, **where)
    await at.settled(job)


async def test_what_was_delivered_stays_for_days(tmp_path: Path) -> None:
    async with bench(tmp_path, retention=WEEK) as at:
        first = await delivered(at)
        assert clips(at) == {first}
        await at.outbox.tidy()
        assert clips(at) == {first}
        await at.database.write(
            lambda c: (
                c.execute("UPDATE posts SET changed_at = ?", (time.time() - 7 * DAY - 60,)) and None
            )
        )
        await at.outbox.tidy()
        assert clips(at) == set()


async def test_of_too_many_the_oldest_go(tmp_path: Path) -> None:
    async with bench(tmp_path, retention=Retention(7, 3 * MASTER_BYTES)) as at:
        ids = [await delivered(at) for _ in range(5)]
        assert clips(at) == set(ids[-3:])


async def test_by_default_nothing_stays(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        await delivered(at)
        assert clips(at) == set()


async def test_what_came_elsewhere_does_not_stay(tmp_path: Path) -> None:
    """Its message is not known, so nobody would hear of it being deleted."""
    async with bench(tmp_path, retention=WEEK) as at:
        at.messenger.rung = Rung.DM
        await delivered(at)
        assert clips(at) == set()


async def test_a_deleted_message_takes_its_clip_with_it(tmp_path: Path) -> None:
    async with bench(tmp_path, retention=WEEK) as at:
        first, second = await delivered(at, message=3), await delivered(at, message=4)
        await at.outbox.message_deleted(3)
        assert clips(at) == {second}
        await at.outbox.message_deleted(99)
        (post,) = await at.posts.about_message(3)
        assert post.state is PostState.WITHDRAWN and post.jobs == (first,)
        (other,) = await at.posts.about_message(4)
        await at.outbox.withdraw(other.id)  # by our button
        assert clips(at) == set()


async def test_results_are_a_channels_or_a_members(tmp_path: Path) -> None:
    async with bench(tmp_path, retention=WEEK) as at:
        here, elsewhere, others = a_job(1), a_job(1), a_job(2)
        for job, channel in ((here, 2), (elsewhere, 5), (others, 2)):
            await bring(at, job, channel=channel)

        async def found(channel: int, user: int | None, limit: int = 25) -> list[str]:
            posts = await at.posts.results(0, channel_id=channel, user_id=user, limit=limit)
            return [job_id for post in posts for job_id in post.jobs]

        assert await found(2, None) == [others.id, here.id]
        assert await found(2, 1) == [elsewhere.id, here.id]
        assert await found(2, None, limit=1) == [others.id]


@given(st.lists(st.tuples(st.uuids().map(str), st.integers(0, 100))), st.integers(0, 500))
def test_never_more_than_there_is_room_for(files: list[tuple[str, int]], most: int) -> None:
    chosen = Retention(8, most).chosen(files)
    assert sum(size for job_id, size in files if job_id in chosen) <= most
    assert Retention(0, most).chosen(files) == set()
