"""The outbox: every post comes to its people, or they are told; none holds up another."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace
from pathlib import Path

import pytest

from t2vbot.errors import CannotFit
from t2vbot.jobs.job import Job, JobState
from t2vbot.posts import courier
from t2vbot.posts.messenger import Final, Outcome, Refused, Rung, TooLarge, Unreachable, VideoFile
from t2vbot.posts.post import Manner, Notify, Post, PostState
from t2vbot.posts.table import PostTable
from t2vbot.text import Text

from .jobs import MASTER_BYTES, TIMEOUT, Bench, a_destination, a_job, a_post, bench

NO_RIGHTS = Text("posts-reason-no-rights")


pytestmark = pytest.mark.usefixtures("short_pauses")


async def make(at: Bench, job: Job, **options: int) -> None:
    at.executor.gate.set()
    await at.ask(job, **options)
    await at.settled(job)


def keys(at: Bench) -> list[str]:
    """The texts that posts of their own said."""
    return [one.post.text.key for one in at.messenger.brought if one.post.text]


async def test_a_file_that_discord_calls_too_large_is_fitted_smaller_not_made_again(
    tmp_path: Path,
) -> None:
    async with bench(tmp_path) as at:
        at.messenger.troubles = [TooLarge(), TooLarge()]
        job = a_job()
        await make(at, job)
        assert [final.file and final.file.size for final in at.messenger.tries] == [
            MASTER_BYTES,
            499,
            248,
        ]
        assert at.executor.made == ["a red circle"]
        assert at.messenger.outcomes() == {"a red circle": Outcome.VIDEO}


async def test_a_limit_that_was_learned_is_known_after_a_restart(tmp_path: Path) -> None:
    job = a_job()
    async with bench(tmp_path) as at:
        at.messenger.troubles = [TooLarge()]
        at.messenger.stuck = lambda post: len(at.messenger.tries) > 1
        at.executor.gate.set()
        await at.ask(job)
        await at.messenger.until(lambda: len(at.messenger.tries) == 2)
    async with bench(tmp_path) as at:
        await at.messenger.until(lambda: len(at.messenger.brought) == 1)
        (brought,) = at.messenger.brought
        assert brought.final.file
        assert brought.final.file.size == 499
        assert at.executor.made == []


async def test_a_clip_that_cannot_fit_is_kept_for_a_place_with_more_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fit(master: Path, limit: int, copy: Path) -> VideoFile:
        raise CannotFit(Text("posts-file-gone"))

    monkeypatch.setattr("tests.jobs.fit", fit)
    async with bench(tmp_path) as at:
        job = a_job()
        await make(at, job)
        (brought,) = at.messenger.brought
        assert brought.final == Final(
            Outcome.KEPT, brought.final.job, reason=Text("posts-file-gone")
        )
        assert at.outbox.kept.of(job.owner) == [at.post(job)]


async def test_what_was_made_is_delivered_after_a_crash_without_being_made_again(
    tmp_path: Path,
) -> None:
    job = a_job()
    async with bench(tmp_path) as at:
        at.messenger.stuck = lambda post: True
        at.executor.gate.set()
        await at.ask(job)
        await at.messenger.until(lambda: len(at.messenger.tries) == 1)
    async with bench(tmp_path) as at:
        await at.messenger.until(lambda: len(at.messenger.brought) == 1)
        assert at.executor.made == []
        assert at.messenger.outcomes() == {"a red circle": Outcome.VIDEO}


async def test_four_posts_that_are_stuck_hold_up_nobody(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.messenger.stuck = lambda post: post.owner == 1 and post.manner is Manner.LADDER
        at.executor.gate.set()
        stuck = [a_job(1, f"stuck {number}") for number in range(4)]
        await at.ask(*stuck)
        await at.messenger.until(lambda: len(at.messenger.tries) == 4)
        fifth = a_job(2, "fifth")
        await make(at, fifth)
        assert at.messenger.outcomes() == {"fifth": Outcome.VIDEO}
        assert [at.post(job).is_settled for job in stuck] == [False] * 4


async def test_a_post_that_fails_says_what_it_waits_for(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.messenger.troubles = [Unreachable(Rung.EDIT, OSError())] * 3
        job = a_job()
        before = time.time()
        await make(at, job)
        post, shown = at.messenger.shown[-1]
        assert (post, shown) == (at.post(job), job)
        assert post.stuck_since
        assert post.stuck_since >= before


async def test_a_post_whose_way_fails_while_others_come_through_takes_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier, "STUCK_SECONDS", 0.05)

    def fails(post: Post, final: Final) -> Exception | None:
        stuck = final.job and final.job.request.prompt == "stuck"
        if stuck and Rung.EDIT not in post.skipped:
            return Unreachable(Rung.EDIT, OSError())
        return None

    async with bench(tmp_path) as at:
        at.messenger.fails = fails
        at.executor.gate.set()
        stuck = a_job(1, "stuck")
        await at.ask(stuck)
        await at.messenger.until(lambda: len(at.messenger.tries) > 10)
        assert at.post(stuck).skipped == set()  # as far as is known Discord is away as a whole
        await make(at, a_job(2, "other"))
        await at.settled(stuck)
        assert at.post(stuck).skipped == {Rung.EDIT}


async def test_where_a_new_message_was_needed_the_old_one_says_so(tmp_path: Path) -> None:
    for rung, key in ((Rung.SEND, "posts-see-below"), (Rung.DM, "posts-see-dm")):
        async with bench(tmp_path) as at:
            at.messenger.rung = rung
            await make(at, a_job())
            await at.messenger.until(lambda at=at: len(at.messenger.brought) == 2)
            assert keys(at) == [key]
            assert at.messenger.brought[1].post.manner is Manner.EDIT


async def test_a_word_for_the_old_message_is_said_after_a_crash_too(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.messenger.rung = Rung.DM
        at.messenger.stuck = lambda post: post.manner is Manner.EDIT
        await make(at, a_job())
        await at.messenger.until(lambda: len(at.messenger.tries) == 2)
    async with bench(tmp_path) as at:
        await at.messenger.until(lambda: len(at.messenger.brought) == 1)
        assert keys(at) == ["posts-see-dm"]
    async with bench(tmp_path, running=False) as at:
        assert await at.posts.unsettled() == []


async def test_what_cannot_be_delivered_is_kept_and_comes_when_it_is_asked_for(
    tmp_path: Path,
) -> None:
    job = a_job()
    async with bench(tmp_path) as at:
        at.messenger.troubles = [Refused(NO_RIGHTS)]
        await make(at, job)
        (brought,) = at.messenger.brought
        assert brought.final.outcome is Outcome.KEPT
        assert brought.final.reason == Text("posts-not-here", reason=NO_RIGHTS)
        assert at.post(job).state is PostState.UNDELIVERABLE
        assert [post.id for post in at.outbox.kept.of(job.owner)] == [at.post(job).id]
        assert at.outbox.kept.of(job.owner + 1) == []
        kept = at.post(job).id
    async with bench(tmp_path) as at:
        assert [post.id for post in at.outbox.kept.of(job.owner)] == [kept]
        there = a_destination(message=9)
        asked = [await at.outbox.bring_kept(kept, there) for _ in range(2)]
        assert asked == [True, False]
        await at.messenger.until(lambda: len(at.messenger.brought) == 1)
        (brought,) = at.messenger.brought
        assert brought.final.outcome is Outcome.VIDEO
        assert brought.post.destination.message_id == 9
        at.asked[job.id] = brought.post
        await at.settled(job)
        assert at.outbox.kept.of(job.owner) == []
        assert not list(tmp_path.glob("**/*.mp4"))


async def test_nobody_can_be_told_but_the_video_is_kept(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.messenger.troubles = [Refused(NO_RIGHTS)] * 2
        job = a_job()
        await make(at, job)
        assert at.messenger.brought == []
        assert at.outbox.kept.of(job.owner) == [at.post(job)]


async def test_a_kept_video_comes_once_also_where_the_disk_is_full(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.messenger.troubles = [Refused(NO_RIGHTS)]
        job = a_job()
        await make(at, job)
        await at.database.read(lambda c: c.execute("PRAGMA query_only = ON"))
        there = a_destination(message=9)
        assert await at.outbox.bring_kept(at.post(job).id, there)
        await at.messenger.until(lambda: len(at.messenger.brought) == 2)
        await at.settled(job)
        assert not await at.outbox.bring_kept(at.post(job).id, there)
        await at.database.read(lambda c: c.execute("PRAGMA query_only = OFF"))
    async with bench(tmp_path, running=False) as at:
        assert await at.posts.unsettled() == []
        assert at.outbox.kept.of(job.owner) == []


async def test_a_kept_video_whose_file_is_gone_is_not_brought(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.messenger.troubles = [Refused(NO_RIGHTS)]
        job = a_job()
        await make(at, job)
        at.media.remove(job.id)
        assert await at.outbox.bring_kept(at.post(job).id, a_destination())
        await at.messenger.until(lambda: len(at.messenger.brought) == 2)
        assert at.messenger.brought[1].final.reason == Text("posts-file-gone")


async def test_a_file_that_is_gone_at_the_start_is_not_called_made(tmp_path: Path) -> None:
    job = a_job()
    async with bench(tmp_path) as at:
        at.messenger.stuck = lambda post: True
        at.executor.gate.set()
        await at.ask(job)
        await at.messenger.until(lambda: len(at.messenger.tries) == 1)
        at.media.remove(job.id)
    async with bench(tmp_path) as at:
        await at.messenger.until(lambda: len(at.messenger.brought) == 1)
        (brought,) = at.messenger.brought
        assert brought.final.outcome is Outcome.FAILED
        assert brought.final.reason == Text("posts-file-gone")


async def test_a_post_that_is_only_tried_again_can_be_cancelled(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.messenger.fails = lambda post, final: (
            Unreachable(Rung.EDIT, OSError()) if final.outcome is Outcome.VIDEO else None
        )
        at.executor.gate.set()
        job = a_job()
        await at.ask(job)
        await at.messenger.until(lambda: len(at.messenger.tries) > 2)
        assert await at.cancel(job)
        await at.settled(job)
        assert at.messenger.outcomes() == {"a red circle": Outcome.CANCELLED}
        assert at.post(job).state is PostState.WITHDRAWN
        assert not list(tmp_path.glob("**/*.mp4"))


async def test_what_is_on_its_way_is_not_cancelled_but_can_be_withdrawn(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.messenger.stuck = lambda post: True
        at.executor.gate.set()
        job = a_job()
        await at.ask(job)
        await at.messenger.until(lambda: len(at.messenger.tries) == 1)
        assert not await at.cancel(job)
        await at.outbox.withdraw(at.post(job).id)
        assert at.post(job).state is PostState.WITHDRAWN
        assert at.messenger.brought == []
        assert not list(tmp_path.glob("**/*.mp4"))


async def test_a_deleted_message_withdraws_its_clip(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        job = a_job()
        await at.ask(job)
        await at.begun(job)
        await at.outbox.message_deleted(12345)
        assert not at.post(job).is_settled
        await at.outbox.message_deleted(at.post(job).destination.message_id)
        assert at.post(job).state is PostState.WITHDRAWN
        assert await at.state_of(job) == JobState.CANCELLED
        assert at.executor.stopped == ["a red circle"]
        assert at.messenger.brought == []


async def test_the_end_of_a_post_is_logged_for_each_of_its_jobs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    async with bench(tmp_path) as at:
        at.executor.gate.set()
        first, second = a_job(), a_job()
        post = a_post(first)
        post.jobs = (first.id, second.id)
        at.asked[first.id] = post
        await at.outbox.accept(post, first, second)
        await at.settled(first)
    ends = [line for line in caplog.messages if line.startswith(f"Post {post.id} is delivered")]
    assert len(ends) == 1 and first.id in ends[0] and second.id in ends[0]


async def test_a_job_goes_on_while_another_post_waits_for_it(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        job, joined = a_job(), a_post(a_job(2))
        joined.jobs = (job.id,)
        await at.ask(job)
        at.outbox.pending.add(joined, [job])
        await at.database.write(lambda c: PostTable.insert(c, joined))
        await at.outbox.withdraw(at.post(job).id)
        assert not job.state.is_final
        at.executor.gate.set()
        await at.messenger.until(lambda: len(at.messenger.brought) == 1)
        assert at.messenger.brought[0].post is joined


async def test_all_that_is_said_goes_to_the_new_destination(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        job = a_job()
        await at.ask(job)
        await at.begun(job)
        there = replace(at.post(job).destination, message_id=9)
        assert await at.outbox.move(at.post(job).id, there)
        assert at.messenger.shown[-1] == (at.post(job), job)
        at.executor.gate.set()
        await at.settled(job)
        assert at.messenger.brought[0].post.destination == there
        assert not await at.outbox.move(at.post(job).id, there)


@pytest.mark.parametrize(
    ("notify", "age", "pings"),
    [
        (Notify.SLOW, 0, 0),
        (Notify.SLOW, 61, 1),
        (Notify.ALWAYS, 0, 1),
        (Notify.NEVER, 100, 0),
    ],
)
async def test_who_waited_long_is_pinged_once(
    tmp_path: Path, notify: Notify, age: float, pings: int
) -> None:
    async with bench(tmp_path) as at:
        job = a_job()
        post = a_post(job)
        post.notify, post.created_at = notify, post.created_at - age
        at.asked[job.id] = post
        await at.outbox.accept(post, job)
        at.executor.gate.set()
        await at.settled(job)
        await at.messenger.until(lambda: len(at.messenger.brought) == 1 + pings)
        pinged = [one.post for one in at.messenger.brought if one.post.manner is Manner.PING]
        assert [(one.recipients, one.text) for one in pinged] == [
            ((1,), Text("posts-ping-video"))
        ] * pings


async def test_a_cancelled_request_pings_nobody(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        job = a_job()
        post = a_post(job)
        post.notify = Notify.ALWAYS
        at.asked[job.id] = post
        await at.outbox.accept(post, job)
        await at.cancel(job)
        await at.settled(job)
        await at.outbox.drain(time.monotonic() + TIMEOUT)
        assert at.outbox.cut_off() == 0
        assert len(at.messenger.brought) == 1


async def test_a_job_that_cannot_be_read_strands_nobody(tmp_path: Path) -> None:
    job, other = a_job(1, "broken"), a_job(2, "whole")
    async with bench(tmp_path, running=False) as at:
        await at.ask(job, other)
        statement = "UPDATE jobs SET request = '{\"prompt\": 7' WHERE id = ?"
        await at.database.write(lambda c: c.execute(statement, (job.id,)))
    async with bench(tmp_path) as at:
        at.executor.gate.set()
        await at.messenger.until(lambda: len(at.messenger.brought) == 2)
        said = {one.post.owner: one.final for one in at.messenger.brought}
        assert said[1] == Final(Outcome.FAILED, reason=Text("posts-unreadable"))
        assert said[2].outcome is Outcome.VIDEO


async def test_a_destination_that_cannot_be_read_strands_nobody(tmp_path: Path) -> None:
    job = a_job()
    async with bench(tmp_path, running=False) as at:
        await at.ask(job)
        await at.database.write(lambda c: c.execute("UPDATE posts SET destination = 'x'"))
    async with bench(tmp_path) as at:
        at.executor.gate.set()
        await at.messenger.until(lambda: len(at.messenger.brought) == 1)
        assert at.messenger.brought[0].post.recipients == (1,)


async def test_a_bug_in_bringing_a_post_is_apologised_for(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.messenger.troubles = [ZeroDivisionError()]
        job = a_job()
        await make(at, job)
        (brought,) = at.messenger.brought
        assert brought.final.reason
        assert brought.final.reason.key == "errors-apology"


async def test_drain_waits_for_what_is_on_its_way_and_not_for_what_is_tried_again(
    tmp_path: Path,
) -> None:
    async with bench(tmp_path) as at:
        at.messenger.fails = lambda post, final: Unreachable(Rung.EDIT, OSError())
        at.executor.gate.set()
        job = a_job()
        await at.ask(job)
        await at.messenger.until(lambda: len(at.messenger.tries) > 1)
        async with asyncio.timeout(TIMEOUT):
            await at.outbox.drain(time.monotonic() + 60)
        assert at.outbox.cut_off() == 1


async def test_old_rows_go_but_nothing_that_is_owed(tmp_path: Path) -> None:
    owed, done, kept = a_job(1, "owed"), a_job(2, "done"), a_job(3, "kept")
    async with bench(tmp_path) as at:
        at.messenger.fails = lambda post, final: (
            Refused(NO_RIGHTS) if post.owner == 3 and final.file else None
        )
        at.messenger.stuck = lambda post: post.owner == 1
        at.executor.gate.set()
        await at.ask(owed, done, kept)
        await at.settled(done, kept)
        await at.messenger.until(lambda: len(at.messenger.tries) >= 4)
        for table in ("jobs", "posts"):
            await at.database.write(
                lambda c, table=table: c.execute(f"UPDATE {table} SET changed_at = 0")
            )
        await at.outbox.tidy()
        assert set(await at.jobs.find([owed.id, done.id, kept.id])) == {owed.id}
        assert await at.posts.find(at.post(done).id) is None
        assert at.outbox.kept.of(kept.owner) == []
        assert [path.stem for path in tmp_path.glob("**/*.mp4")] == [owed.id]


async def test_who_asks_for_it_while_they_are_told_that_it_is_kept_gets_it(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.messenger.troubles = [Refused(NO_RIGHTS)]
        at.messenger.stuck = lambda post: len(at.messenger.tries) == 2  # being told so
        at.executor.gate.set()
        job = a_job()
        await at.ask(job)
        await at.messenger.until(lambda: len(at.messenger.tries) == 2)
        assert at.outbox.kept_for(job.owner) == [at.post(job)]
        assert await at.outbox.bring_kept(at.post(job).id, a_destination(message=9))
        await at.settled(job)
        assert at.messenger.outcomes() == {"a red circle": Outcome.VIDEO}
        assert at.outbox.kept_for(job.owner) == []


async def test_a_write_that_nobody_waits_for_any_more_is_done_once(tmp_path: Path) -> None:
    async with bench(tmp_path, running=False) as at:
        job = a_job()
        await at.ask(job)
        post, beside = at.post(job), a_post(job)
        beside.jobs = ()
        recording = asyncio.create_task(at.posts.record(post, beside))
        await asyncio.sleep(0)
        recording.cancel()
        assert await at.posts.record(post)
        assert at.database._late == {}


async def test_nothing_more_is_shown_of_what_is_settled(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        job = a_job()
        await at.ask(job)
        await at.begun(job)
        await at.outbox.withdraw(at.post(job).id)
        assert at.messenger.forgotten == [at.post(job)]


@pytest.mark.parametrize("hostile", ["../../victim", "..", "/etc/passwd", "", "0" * 17])
async def test_an_id_out_of_the_database_leads_nowhere(tmp_path: Path, hostile: str) -> None:
    data, victim = tmp_path / "a" / "data", tmp_path / "victim.mp4"
    data.mkdir(parents=True)
    victim.write_bytes(b"theirs")
    job = a_job()
    async with bench(data, running=False) as at:
        await at.ask(job)
        for statement in ("UPDATE jobs SET id = ?", "UPDATE post_jobs SET job_id = ?"):
            await at.database.write(lambda c, s=statement: c.execute(s, (hostile,)))
    async with bench(data) as at:
        await at.idle()
        (brought,) = at.messenger.brought
        assert brought.final.reason == Text("posts-unreadable")
        await at.outbox.tidy()
    assert victim.read_bytes() == b"theirs"
