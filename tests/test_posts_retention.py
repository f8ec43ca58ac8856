"""What was delivered stays for films, within limits; what somebody deletes is gone at once."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2vbot.catalog.film import FilmRequest
from t2vbot.errors import UserError
from t2vbot.jobs.executor import Kind
from t2vbot.jobs.job import Job
from t2vbot.media.retention import DAY, Retention
from t2vbot.media.store import MARKER
from t2vbot.posts.courier import Settlement
from t2vbot.posts.messenger import Delivered, Final, Outcome, Refused, Rung, Unreachable, VideoFile
from t2vbot.posts.post import Manner, Notify, Post, PostState
from t2vbot.text import Text

from .jobs import MASTER_BYTES, TIMEOUT, Bench, a_destination, a_job, a_post, bench

WEEK = Retention(days=7, most=10 * MASTER_BYTES)


def clips(at: Bench) -> set[str]:
    """The ids of the jobs whose clip is on the disk."""
    return {name.removesuffix(".mp4") for name in os.listdir(at.media.folder) if name != MARKER}


async def delivered(at: Bench, message: int = 3) -> str:
    """The id of a job whose clip has come to its people, or of which they have been told."""
    job = a_job()
    await bring(at, job, message=message)
    return job.id


async def until_clips(at: Bench, *ids: str) -> None:
    async with asyncio.timeout(TIMEOUT):
        while clips(at) != {*ids}:  # noqa: ASYNC110
            await asyncio.sleep(0.001)


async def asked_by_two(at: Bench, *, limit: int = 1_000_000) -> tuple[Job, Post]:
    """One clip that two people wait for, each in a message of their own (3 and 4)."""
    job = a_job()
    await at.ask(job, message=3)
    await at.begun(job)
    own = Post(a_destination(message=4, limit=limit), (2,), (job.id,))
    assert await at.outbox.join(at.post(job).id, 2)
    assert await at.outbox.part(at.post(job).id, own)
    return job, own


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
        await until_clips(at, *ids[-3:])


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


async def test_a_copy_stays_while_another_post_is_on_its_way_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bench(tmp_path, retention=WEEK) as at:
        job, second = await asked_by_two(at, limit=MASTER_BYTES - 1)
        may_come = asyncio.Event()
        monkeypatch.setattr("t2vbot.posts.courier.pauses", lambda: iter([0.001] * 10_000))
        at.messenger.fails = lambda post, final: (
            Unreachable(Rung.EDIT, OSError())
            if post is second and final.file and not may_come.is_set()
            else None
        )
        at.executor.gate.set()
        await at.settled(job)
        copy = f"{job.id}.{MASTER_BYTES - 1}"
        assert clips(at) == {job.id, copy}
        may_come.set()
        await at.idle()
        assert [one.final.outcome for one in at.messenger.brought] == [Outcome.VIDEO] * 2
        assert clips(at) == {job.id}


@pytest.mark.parametrize("retention", [WEEK, Retention()])
async def test_what_is_kept_for_one_is_not_lost_by_what_becomes_of_the_other(
    tmp_path: Path, retention: Retention
) -> None:
    async with bench(tmp_path, retention=retention) as at:
        job, second = await asked_by_two(at)
        is_kept = asyncio.Event()
        deliver = at.messenger.deliver

        async def later(post: Post, final: Final, before: object) -> Delivered:
            if post is not second:
                await is_kept.wait()
            return await deliver(post, final, before)

        at.messenger.deliver = later
        at.messenger.fails = lambda post, final: (
            Refused(Text("posts-reason-unknown")) if post is second else None
        )
        at.executor.gate.set()
        while at.outbox.pending.find(second.id):  # noqa: ASYNC110
            await asyncio.sleep(0.001)
        assert second.state is PostState.UNDELIVERABLE
        is_kept.set()
        await at.settled(job)
        assert clips(at) == {job.id}
        await at.outbox.message_deleted(3)
        assert clips(at) == {job.id}


async def test_what_came_elsewhere_takes_nothing_from_what_came_in_place(tmp_path: Path) -> None:
    async with bench(tmp_path, retention=WEEK) as at:
        job, second = await asked_by_two(at)
        deliver = at.messenger.deliver

        async def later(post: Post, final: Final, before: object) -> Delivered:
            if post is second:
                await at.settled(job)
                return replace(await deliver(post, final, before), rung=Rung.DM)
            return await deliver(post, final, before)

        at.messenger.deliver = later
        at.executor.gate.set()
        await at.idle()
        assert clips(at) == {job.id}
        await at.outbox.message_deleted(3)  # nobody would hear of the other one being deleted
        assert clips(at) == set()


async def test_of_two_messages_with_a_clip_the_other_still_has_it(tmp_path: Path) -> None:
    async with bench(tmp_path, retention=WEEK) as at:
        job, _ = await asked_by_two(at)
        at.executor.gate.set()
        await at.settled(job)
        await at.idle()
        await at.outbox.message_deleted(3)
        assert clips(at) == {job.id}
        await at.outbox.message_deleted(4)
        assert clips(at) == set()


async def test_a_film_in_work_keeps_its_scenes_and_then_lets_them_go(tmp_path: Path) -> None:
    async with bench(tmp_path, running=False, retention=WEEK) as at:
        scene = a_job()
        request = FilmRequest(title="", words=("a",), names=(), captions=False, server="")
        film = Job(request, 1, Kind.CUT, (scene.id,))
        at.media.master(scene.id).write_bytes(b"x")
        await at.ask(film)
        await at.outbox.files.release([scene.id])
        await at.outbox.tidy()
        assert clips(at) == {scene.id}
        await at.dispatcher.cancel(film.id)
        await at.outbox._settle(at.post(film), Settlement(PostState.WITHDRAWN))
        assert clips(at) == set()


async def test_what_can_be_no_scene_takes_no_room(tmp_path: Path) -> None:
    async with bench(tmp_path, retention=WEEK) as at:
        clip, film, first, second = (a_job() for _ in range(4))
        await at.ask(clip, film)
        several = a_post(first)
        several.jobs = first.id, second.id
        at.asked[first.id] = several
        await at.outbox.accept(several, first, second)
        # By what the database says; the bench makes all alike.
        statement = "UPDATE jobs SET kind = 'cut' WHERE id = ?"
        await at.database.write(lambda c: c.execute(statement, (film.id,)) and None)
        at.executor.gate.set()
        await at.settled(clip, film, first)
        of_each = {clip.id, first.id, second.id}
        assert set(await at.posts.delivered(0)) == of_each
        await until_clips(at, *of_each)


async def test_where_the_disk_fails_what_follows_is_said_all_the_same(tmp_path: Path) -> None:
    async def staying(job_ids: object, since: float) -> set[str]:
        raise sqlite3.OperationalError("database or disk is full")

    async with bench(tmp_path, retention=WEEK) as at:
        job = a_job()
        at.asked[job.id] = post = a_post(job)
        post.notify = Notify.ALWAYS
        at.posts.staying = staying
        at.executor.gate.set()
        await at.outbox.accept(post, job)
        await at.settled(job)
        await at.idle()
        assert [one.post.manner for one in at.messenger.brought] == [Manner.LADDER, Manner.PING]


async def test_a_sweep_spares_what_is_settled_meanwhile(tmp_path: Path) -> None:
    """As kept, or as delivered: the table was asked before."""
    async with bench(tmp_path, retention=WEEK) as at:
        kept, came = a_job(1, "kept"), a_job(2, "came")
        await at.ask(kept, came)
        await at.begun(kept)
        at.messenger.fails = lambda post, final: (
            Refused(Text("posts-reason-unknown")) if post.owner == 1 else None
        )
        delivered = at.posts.delivered

        async def meanwhile(since: float) -> list[str]:
            found = await delivered(since)
            at.executor.gate.set()
            await at.settled(kept, came)
            return found

        for job in (kept, came):  # there is a file before it is counted as made
            at.media.master(job.id).write_bytes(bytes(MASTER_BYTES))
        at.posts.delivered = meanwhile
        await at.outbox.tidy()
        assert at.post(kept).state is PostState.UNDELIVERABLE
        assert at.outbox.kept_for(1) == [at.post(kept)]
        assert clips(at) == {kept.id, came.id}


async def test_what_is_deleted_is_gone_also_where_the_disk_is_full(tmp_path: Path) -> None:
    async with bench(tmp_path, retention=WEEK) as at:
        job = a_job()
        await bring(at, job)
        await at.database.read(lambda c: c.execute("PRAGMA query_only = ON"))
        await at.outbox.message_deleted(3)
        assert clips(at) == set()
        assert await at.posts.results_in_channel(2, 9) == []
        (post,) = (await at.posts.find_all([at.post(job).id])).values()
        assert post.state is PostState.WITHDRAWN
        await at.database.read(lambda c: c.execute("PRAGMA query_only = OFF"))


async def test_what_came_stays_also_where_the_disk_is_full(tmp_path: Path) -> None:
    async with bench(tmp_path, retention=WEEK) as at:
        job = a_job()
        await at.ask(job)
        await at.begun(job)
        await at.database.read(lambda c: c.execute("PRAGMA query_only = ON"))
        at.executor.gate.set()
        await at.settled(job)
        await at.idle()
        await at.outbox.files.sweep()
        assert clips(at) == {job.id}


async def test_a_deleted_channel_takes_its_clips_with_it(tmp_path: Path) -> None:
    async with bench(tmp_path, retention=WEEK) as at:
        there, elsewhere, kept = a_job(), a_job(), a_job(3)
        await bring(at, there, channel=2)
        await bring(at, elsewhere, channel=5)
        at.messenger.fails = lambda post, final: Refused(Text("posts-reason-unknown"))
        await bring(at, kept, channel=2)
        await at.outbox.channel_deleted(2)
        assert clips(at) == {elsewhere.id, kept.id}  # /missed brings that one elsewhere
        post = await at.posts.find(at.post(there).id)
        assert post and post.state is PostState.WITHDRAWN


async def test_a_server_that_was_left_takes_its_clips_with_it(tmp_path: Path) -> None:
    async with bench(tmp_path, retention=WEEK) as at:
        first, broken = await delivered(at), await delivered(at)
        await at.database.write(
            lambda c: (
                c.execute(
                    "UPDATE posts SET destination = 'x' WHERE id IN"
                    " (SELECT post_id FROM post_jobs WHERE job_id = ?)",
                    (broken,),
                )
                and None
            )
        )
        await at.outbox.server_left(5)
        assert clips(at) == {first, broken}
        await at.outbox.server_left(4)
        assert clips(at) == {broken}


async def test_a_clip_that_was_fetched_stays_no_longer_than_it_is_used(tmp_path: Path) -> None:
    async with bench(tmp_path, retention=WEEK) as at:
        job = a_job()
        async with at.outbox.files.holding([job.id]):
            assert await at.outbox.files.take_in(job.id, b"a clip")
            await at.outbox.tidy()
            assert at.media.master(job.id).read_bytes() == b"a clip"
            assert clips(at) == {job.id}
        assert clips(at) == set()


async def test_what_is_fetched_and_no_clip_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def damaged(master: Path, limit: int, copy: Path) -> VideoFile:
        raise UserError(Text("video-master-damaged"))

    monkeypatch.setattr("tests.jobs.fit", damaged)
    async with bench(tmp_path, retention=WEEK) as at:
        assert not await at.outbox.files.take_in(a_job().id, b"no clip")
        assert clips(at) == set()


async def test_results_are_a_channels_or_a_members(tmp_path: Path) -> None:
    async with bench(tmp_path, retention=WEEK) as at:
        here, elsewhere, others = a_job(1), a_job(1), a_job(2)
        for job, channel in ((here, 2), (elsewhere, 5), (others, 2)):
            await bring(at, job, channel=channel)

        def jobs(posts: list[Post]) -> list[str]:
            return [job_id for post in posts for job_id in post.jobs]

        assert jobs(await at.posts.results_in_channel(2, 25)) == [others.id, here.id]
        assert jobs(await at.posts.results_of_member(1, 25)) == [elsewhere.id, here.id]
        assert jobs(await at.posts.results_in_channel(2, 1)) == [others.id]
        assert jobs(await at.posts.results_in_server(4, 25)) == [others.id, elsewhere.id, here.id]


@given(st.lists(st.tuples(st.uuids().map(str), st.integers(0, 100))), st.integers(0, 500))
def test_never_more_than_there_is_room_for(files: list[tuple[str, int]], most: int) -> None:
    chosen = Retention(8, most).chosen(files)
    assert sum(size for job_id, size in files if job_id in chosen) <= most
    assert Retention(0, most).chosen(files) == set()
