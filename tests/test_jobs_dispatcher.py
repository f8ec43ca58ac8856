"""The dispatcher: order, devices, cancelling, failures, restarts.

Every job comes to exactly one end.
"""

from __future__ import annotations

import asyncio
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from t2vbot.catalog.film import FilmRequest
from t2vbot.catalog.request import VideoRequest
from t2vbot.database import Database
from t2vbot.errors import DeviceHung, DeviceLost, ModelUnavailable, UserError
from t2vbot.jobs.ending import MAX_ATTEMPTS
from t2vbot.jobs.executor import Kind
from t2vbot.jobs.fair_order import WHOLE_WEIGHT, Changes, spread
from t2vbot.jobs.job import Job, JobState
from t2vbot.jobs.positions import TOLD_POSITIONS
from t2vbot.jobs.table import JobTable
from t2vbot.posts.messenger import Outcome
from t2vbot.posts.post import PostState
from t2vbot.schema import MIGRATIONS
from t2vbot.text import Text

from .jobs import TIMEOUT, a_job, a_post, bench


async def test_jobs_are_made_one_at_a_time_in_fair_order_and_each_is_delivered(
    tmp_path: Path,
) -> None:
    async with bench(tmp_path) as at:
        jobs = [a_job(1, "a1"), a_job(1, "a2"), a_job(2, "b1")]
        await at.ask(*jobs)
        at.executor.gate.set()
        await at.settled(*jobs)
        assert at.executor.made == ["a1", "b1", "a2"]
        assert at.messenger.outcomes() == dict.fromkeys(["a1", "a2", "b1"], Outcome.VIDEO)
        assert [await at.state_of(job) for job in jobs] == [JobState.DONE] * 3
        assert sorted(at.executor.released) == sorted(job.id for job in jobs)
        assert not list(tmp_path.glob("**/*.mp4"))


async def test_an_accepted_job_is_on_disk_before_it_is_queued(tmp_path: Path) -> None:
    async with bench(tmp_path, running=False) as at:
        job = a_job()
        await at.ask(job)
        copy = tmp_path / "copy"
        copy.mkdir()
        for file in tmp_path.glob("jobs.sqlite*"):  # what a power cut would leave
            shutil.copy(file, copy)
    other = await Database.open(copy / "jobs.sqlite", MIGRATIONS)
    assert [found.request for found in await JobTable(other).unfinished()] == [job.request]
    await other.aclose()


async def test_each_device_has_one_job(tmp_path: Path) -> None:
    async with bench(tmp_path, running=False) as at:
        at.executor.names = ("one", "two")
        work = asyncio.create_task(at.dispatcher.run())
        jobs = [a_job(member, f"clip {member}") for member in range(3)]
        await at.ask(*jobs)
        await at.begun(jobs[0])
        await at.begun(jobs[1])
        assert len(at.executor.made) == 2
        assert [job.position for job in jobs] == [0, 0, 1]
        work.cancel()


async def test_the_device_makes_the_next_while_a_file_is_encoded(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.executor.encoding = asyncio.Event()
        at.executor.gate.set()
        jobs = [a_job(member, f"clip {member}") for member in range(3)]
        await at.ask(*jobs)
        await at.begun(jobs[2])
        assert [job.state for job in jobs[:2]] == [JobState.ENCODING] * 2
        at.executor.encoding.set()
        await at.settled(*jobs)


async def test_waiting_jobs_know_their_position_and_when_they_start(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        first, second, third = a_job(1, "first"), a_job(2, "second"), a_job(3, "third")
        await at.estimates.learn(first.request, first.request, 10.0)
        for job in (first, second, third):
            await at.ask(job)
            await at.begun(first)
        assert (first.position, second.position, third.position) == (0, 1, 2)
        assert second.starts_at
        assert third.starts_at
        assert third.starts_at - second.starts_at == pytest.approx(10.0, abs=1.0)


async def test_who_waits_for_an_unknown_model_is_told_which(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        first, second = a_job(1, "first"), a_job(2, "second")
        await at.ask(first)
        await at.begun(first)
        await at.ask(second)
        assert (second.starts_at, second.unknown_model) == (None, "tiny")


async def test_an_expected_start_that_has_passed_is_renewed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("t2vbot.jobs.positions.RENEW_SECONDS", 0.01)
    async with bench(tmp_path) as at:
        running, waiting = a_job(1, "running"), a_job(2, "waiting")
        await at.estimates.learn(running.request, running.request, 5.0)
        await at.ask(running)
        await at.begun(running)
        await at.ask(waiting)
        waiting.starts_at = time.time() - 1.0
        at.messenger.shown.clear()
        async with asyncio.timeout(TIMEOUT):
            while waiting.starts_at < time.time():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        assert waiting in [job for _, job in at.messenger.shown]


async def test_a_waiting_job_leaves_the_queue_at_once(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        running, waiting, last = a_job(1, "running"), a_job(2, "waiting"), a_job(3, "last")
        await at.ask(running, waiting, last)
        await at.begun(running)
        assert await at.cancel(waiting)
        assert last.position == 1
        await at.settled(waiting)
        assert at.messenger.outcomes() == {"waiting": Outcome.CANCELLED}
        assert await at.state_of(waiting) == JobState.CANCELLED
        at.executor.gate.set()
        await at.settled(running, last)
        assert at.executor.made == ["running", "last"]


@pytest.mark.parametrize("while_encoding", [False, True])
async def test_a_job_in_work_is_stopped(tmp_path: Path, while_encoding: bool) -> None:
    async with bench(tmp_path) as at:
        running, following = a_job(1, "running"), a_job(2, "next")
        if while_encoding:
            at.executor.encoding = asyncio.Event()
            at.executor.gate.set()
        await at.ask(running, following)
        await at.begun(following if while_encoding else running)
        assert await at.cancel(running)
        assert at.executor.stopped == ["running"]
        at.executor.gate.set()
        if at.executor.encoding:
            at.executor.encoding.set()
        await at.settled(running, following)
        assert at.messenger.outcomes() == {"running": Outcome.CANCELLED, "next": Outcome.VIDEO}


async def test_what_has_ended_cannot_be_cancelled(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        job = a_job()
        at.executor.gate.set()
        await at.ask(job)
        await at.settled(job)
        assert not await at.cancel(job)
        assert not await at.dispatcher.cancel(job.id)
        assert not await at.dispatcher.cancel("0" * 16)
        assert at.messenger.outcomes() == {"a red circle": Outcome.VIDEO}


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ModelUnavailable(Text("jobs-restarting")), "jobs-restarting"),
        (ZeroDivisionError("division by zero"), "errors-apology"),
    ],
    ids=["of the user", "a bug"],
)
async def test_a_failure_is_told_and_the_next_job_goes_on(
    tmp_path: Path, error: Exception, reason: str
) -> None:
    def fail(request: VideoRequest) -> None:
        if request.prompt == "bad":
            raise error

    async with bench(tmp_path) as at:
        at.executor.before = fail
        at.executor.gate.set()
        bad, good = a_job(1, "bad"), a_job(2, "good")
        await at.ask(bad, good)
        await at.settled(bad, good)
        assert at.messenger.outcomes() == {"bad": Outcome.FAILED, "good": Outcome.VIDEO}
        (failed,) = [one.final for one in at.messenger.brought if one.prompt == "bad"]
        assert failed.reason
        assert failed.reason.key == reason
        assert await at.state_of(bad) == JobState.FAILED
        assert bad.id in at.executor.released


async def test_a_stop_keeps_what_was_running_and_waiting_for_the_next_start(tmp_path: Path) -> None:
    running, waiting = a_job(1, "running"), a_job(2, "waiting")
    async with bench(tmp_path) as at:
        await at.ask(running, waiting)
        await at.begun(running)
        await at.dispatcher.drain(time.monotonic())
        assert [job.id for job in await at.dispatcher.put_back()] == [running.id]
        with pytest.raises(UserError, match="restarted"):
            await at.ask(a_job(3, "late"))
    async with bench(tmp_path) as at:
        found = [at.dispatcher.find(job.id) for job in (running, waiting)]
        assert [job and job.attempts for job in found] == [0, 0]
        at.asked = {job.id: a_post(job) for job in (running, waiting)}
        at.executor.gate.set()
        await at.messenger.until(lambda: len(at.messenger.brought) == 2)
        assert at.executor.made == ["running", "waiting"]


async def test_a_job_that_the_process_died_on_too_often_fails(tmp_path: Path) -> None:
    job = a_job()
    async with bench(tmp_path, running=False) as at:
        await at.ask(job)
        job.attempts, job.state = MAX_ATTEMPTS, JobState.RUNNING
        await at.jobs.record(job)
    for _ in range(2):  # the process dies again before it says so
        async with bench(tmp_path, running=False) as at:
            assert await at.state_of(job) == JobState.FAILED
    async with bench(tmp_path) as at:
        await at.messenger.until(lambda: len(at.messenger.brought) == 1)
        (brought,) = at.messenger.brought
        assert brought.final.reason == Text("jobs-died", count=MAX_ATTEMPTS)
    async with bench(tmp_path, running=False) as at:
        assert await at.posts.unsettled() == []


async def test_drain_lets_what_is_in_work_end(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        running, waiting = a_job(1, "running"), a_job(2, "waiting")
        await at.ask(running, waiting)
        await at.begun(running)
        draining = asyncio.create_task(at.dispatcher.drain(time.monotonic() + 60))
        await asyncio.sleep(0)
        at.executor.gate.set()
        await draining
        await at.outbox.drain(time.monotonic() + 60)
        assert at.messenger.outcomes() == {"running": Outcome.VIDEO}
        assert await at.state_of(waiting) == JobState.WAITING


async def test_a_lost_device_requeues_the_job_and_starts_no_more(tmp_path: Path) -> None:
    def lose(_: VideoRequest) -> None:
        raise DeviceLost("CUDA error: an illegal memory access was encountered")

    job, waiting = a_job(1, "unlucky"), a_job(2, "waiting")
    for attempt in range(MAX_ATTEMPTS):
        async with bench(tmp_path, running=False) as at:
            at.executor.before = lose
            if not attempt:
                await at.ask(job, waiting)
            work = asyncio.create_task(at.dispatcher.run())
            await at.outbox.start()
            async with asyncio.timeout(TIMEOUT):
                await at.dispatcher.lost.wait()
            await at.dispatcher.drain(time.monotonic() + TIMEOUT)
            await at.outbox.drain(time.monotonic() + TIMEOUT)
            assert at.executor.made == ["unlucky"]
            work.cancel()
    (failed,) = at.messenger.brought
    assert failed.final.reason == Text("jobs-device-lost", count=MAX_ATTEMPTS)
    async with bench(tmp_path) as at:
        at.executor.gate.set()
        await at.messenger.until(lambda: at.messenger.outcomes() == {"waiting": Outcome.VIDEO})


async def test_a_hung_step_fails_its_job(tmp_path: Path) -> None:
    def hang(_: VideoRequest) -> None:
        raise DeviceHung(600.0)

    async with bench(tmp_path) as at:
        at.executor.before = hang
        job = a_job()
        await at.ask(job)
        await at.settled(job)
        assert at.dispatcher.lost.is_set()
        assert await at.state_of(job) == JobState.FAILED


async def test_a_cancel_is_told_before_the_work_has_stopped(tmp_path: Path) -> None:
    """Nothing stops a thread that reads weights, and a second press must not be told otherwise."""
    async with bench(tmp_path) as at:
        at.executor.stubborn = asyncio.Event()
        job = a_job()
        await at.ask(job)
        await at.begun(job)
        cancelling = asyncio.create_task(at.cancel(job))
        await at.settled(job)
        assert at.messenger.outcomes() == {"a red circle": Outcome.CANCELLED}
        assert not cancelling.done()
        at.executor.stubborn.set()
        assert await cancelling
        assert len(at.messenger.brought) == 1


async def test_ends_that_the_database_missed_are_written_at_the_stop(tmp_path: Path) -> None:
    """The disk is full while they end; its host makes room and restarts the bot."""
    jobs = [a_job(number, f"clip {number}") for number in range(3)]
    async with bench(tmp_path) as at:
        await at.ask(*jobs)
        await at.begun(jobs[0])
        await at.database.read(lambda c: c.execute("PRAGMA query_only = ON"))
        assert await at.cancel(jobs[1])
        at.executor.gate.set()
        await at.settled(*jobs)
        assert len(await at.jobs.unfinished()) == len(jobs)  # as far as the file knows
        await at.database.read(lambda c: c.execute("PRAGMA query_only = OFF"))
    async with bench(tmp_path, running=False) as at:
        states = [await at.state_of(job) for job in jobs]
        assert states == [JobState.DONE, JobState.CANCELLED, JobState.DONE]
        assert await at.posts.unsettled() == []


async def test_waiting_times_are_learned_for_what_was_asked_and_for_what_was_made(
    tmp_path: Path,
) -> None:
    async with bench(tmp_path) as at:
        job = a_job()
        made = replace(job.request, num_frames=2)
        await at.estimates.learn(job.request, made, 4.0)
    async with bench(tmp_path) as at:
        assert [at.estimates.seconds(request) for request in (job.request, made)] == [4.0, 4.0]


async def test_measured_seconds_of_nothing_are_no_measure(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        request = a_job().request
        for seconds in (0.0, -1.0, float("nan"), float("inf")):
            await at.estimates.learn(request, request, seconds)
        assert at.estimates.seconds(request) is None


async def test_jobs_on_their_way_into_the_queue_count(tmp_path: Path) -> None:
    async with bench(tmp_path, running=False) as at:
        asking = [asyncio.create_task(at.ask(a_job(n, f"clip {n}"))) for n in range(3)]
        await asyncio.sleep(0)
        assert at.dispatcher.count() == 3
        await asyncio.gather(*asking)
        assert at.dispatcher.count() == 3


async def test_what_cannot_be_written_down_is_not_accepted(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        await at.database.read(lambda c: c.execute("PRAGMA query_only = ON"))
        job = a_job()
        with pytest.raises(UserError, match="not accepted"):
            await at.ask(job)
        assert (at.dispatcher.count(), at.dispatcher.count_of(1)) == (0, 0)
        assert at.outbox.pending.find(at.post(job).id) is None
        await at.database.read(lambda c: c.execute("PRAGMA query_only = OFF"))
        assert at.executor.made == []


async def test_a_job_that_is_cancelled_while_it_is_written_down_is_not_made(
    tmp_path: Path,
) -> None:
    async with bench(tmp_path) as at:
        job = a_job()
        asking = asyncio.create_task(at.ask(job))
        await asyncio.sleep(0)
        assert await at.cancel(job)
        await asking
        await at.settled(job)
        assert at.messenger.outcomes() == {"a red circle": Outcome.CANCELLED}
        assert await at.state_of(job) == JobState.CANCELLED
        assert at.executor.made == []
        assert at.post(job).state is PostState.WITHDRAWN


async def test_a_job_knows_what_it_cost(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.executor.gate.set()
        job = a_job()
        await at.ask(job)
        await at.settled(job)
        assert (await at.jobs.find([job.id]))[job.id].cost == 2.0


async def test_a_job_that_is_stopped_on_the_device_costs_what_ran(tmp_path: Path) -> None:
    """One that is stopped while it is encoded, too, but none that never began."""
    async with bench(tmp_path) as at:
        at.executor.encoding = asyncio.Event()
        encoding, stopped, waiting = a_job(1, "encoding"), a_job(2, "stopped"), a_job(3, "waiting")
        await at.ask(encoding)
        await at.begun(encoding)
        await asyncio.sleep(0.05)  # on the device
        at.executor.gate.set()
        async with asyncio.timeout(TIMEOUT):
            while encoding.state is not JobState.ENCODING:  # noqa: ASYNC110
                await asyncio.sleep(0)
        at.executor.gate.clear()
        await at.ask(stopped)
        await at.begun(stopped)
        await at.ask(waiting)
        await asyncio.sleep(0.05)
        for job in (encoding, waiting, stopped):
            assert await at.cancel(job)
        found = await at.jobs.find(job.id for job in (encoding, stopped, waiting))
        assert found[waiting.id].cost == 0.0
        for job in (encoding, stopped):
            cost = found[job.id].cost
            assert cost and cost == job.ran
            assert 0.04 < cost < TIMEOUT


async def test_a_failed_job_costs_its_member_nothing_and_counts_for_the_order(
    tmp_path: Path,
) -> None:
    def fail(request: VideoRequest) -> None:
        if request.prompt == "bad":
            raise ZeroDivisionError

    async with bench(tmp_path) as at:
        at.executor.after = fail
        bad, others = a_job(1, "bad"), [a_job(1, "a2"), a_job(2, "b1"), a_job(2, "b2")]
        await at.ask(bad)
        await at.begun(bad)
        await at.ask(*others)
        await asyncio.sleep(0.3)
        at.executor.gate.set()
        await at.settled(bad, *others)
        assert (await at.jobs.find([bad.id]))[bad.id].cost == 0.0
        assert bad.ran and bad.ran > 0.2
        assert at.executor.made == ["bad", "b1", "b2", "a2"]


async def test_a_restart_changes_nobodys_position(tmp_path: Path) -> None:
    """Nor does what was on the device wait behind those whose turn it was not."""
    long, short = a_job(1, "long"), a_job(3, "short")
    others = [a_job(1, "a2"), a_job(2, "b1"), a_job(2, "b2"), a_job(2, "b3")]
    for job in (long, *others):
        job.request = replace(job.request, num_inference_steps=40)
    async with bench(tmp_path) as at:
        await at.ask(long)
        await at.begun(long)
        await at.ask(*others, short)
        told = [job.id for job in at.dispatcher.waiting(10)]
        assert told[0] == short.id
    async with bench(tmp_path, running=False) as at:
        assert [job.id for job in at.dispatcher.waiting(10)] == [long.id, *told]
        assert [job.position for job in at.dispatcher.waiting(10)] == [*range(1, 7)]


async def test_the_database_knows_the_queue_before_anything_is_acted_on(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        first, second = a_job(1, "first"), a_job(2, "second")
        await at.ask(first)
        await at.begun(first)
        await at.ask(second)
        cost = spread(first.estimate, WHOLE_WEIGHT)
        assert cost
        known = await at.jobs.queue(Kind.RENDER)
        assert known == Changes(level=0, next_level=cost, tags={1: cost, 2: 0})
        assert await at.jobs.queue(Kind.CUT) == Changes(0, 0, {})


async def test_what_a_film_is_made_out_of_can_be_asked_about_at_once(tmp_path: Path) -> None:
    """And what is held back is queued in the moment in which all of it is there."""
    async with bench(tmp_path, running=False) as at:
        scenes = [a_job(1, "one"), a_job(1, "two")]
        film = Job(FilmRequest("", ("one", "two")), 1, Kind.CUT, tuple(job.id for job in scenes))
        await at.outbox.accept(a_post(film), film, *scenes)
        dispatcher = at.dispatcher
        assert (dispatcher.count(), dispatcher.count_of(1), film.waits_for) == (2, 1, 2)
        assert all(dispatcher.is_needed(job.id) for job in (film, *scenes))
        for left, scene in enumerate(scenes, start=1):
            assert await dispatcher.cancel(scene.id)
            assert film.waits_for == 2 - left
        assert dispatcher.waiting(10) == [film]
        assert dispatcher.is_needed(scenes[0].id), "the film is still made out of it"
        assert await dispatcher.cancel(film.id)
        assert not dispatcher.is_needed(scenes[0].id)
        assert (dispatcher.count(), dispatcher.count_of(1)) == (0, 0)


async def test_a_job_far_back_is_told_its_position_once_that_is_known(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        jobs = [a_job(owner, f"clip {owner}") for owner in range(TOLD_POSITIONS + 3)]
        await at.ask(*jobs)
        async with asyncio.timeout(TIMEOUT):
            while not jobs[-1].position:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        assert jobs[-1].position == TOLD_POSITIONS + 2
        assert at.messenger.shown[-1] == (at.post(jobs[-1]), jobs[-1])
