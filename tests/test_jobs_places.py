"""Places that come and go, work that is lost with them, and work that outlives the bot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from t2vbot.jobs.ending import MAX_ATTEMPTS
from t2vbot.jobs.executor import Kind, Order
from t2vbot.jobs.gate import AlwaysOpen
from t2vbot.jobs.job import Job, JobState
from t2vbot.media.store import Media
from t2vbot.posts.messenger import Outcome
from t2vbot.text import Text

from .jobs import TIMEOUT, Bench, GatedExecutor, a_job, bench


@asynccontextmanager
async def places(folder: Path, *names: str, running: bool = True) -> AsyncIterator[Bench]:
    """A bot with these places, of which some clip of the kind that is asked for was made before."""
    async with bench(folder, running=False) as at:
        at.executor.set_places(*names)
        await at.estimates.learn(a_job().request, a_job().request, 10.0)
        work = asyncio.create_task(at.dispatcher.run()) if running else None
        await at.outbox.start()
        yield at
        if work:
            work.cancel()
            await asyncio.wait([work])


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(TIMEOUT):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(0.001)


async def quiet() -> None:
    """What can happen now has happened."""
    for _ in range(20):
        await asyncio.sleep(0.001)


async def test_jobs_wait_for_a_place_to_come(tmp_path: Path) -> None:
    async with places(tmp_path) as at:
        job = a_job()
        await at.ask(job)
        await quiet()
        assert (job.state, job.position, job.starts_at) == (JobState.WAITING, 1, None)
        assert at.dispatcher.until_free(1).seconds is None
        at.executor.set_places("late")
        await at.begun(job)
        assert at.executor.orders[0].place == "late"
        at.executor.gate.set()
        await at.settled(job)


async def test_a_new_place_shortens_the_wait(tmp_path: Path) -> None:
    async with places(tmp_path, "one") as at:
        jobs = [a_job(member, f"clip {member}") for member in range(4)]
        await at.ask(jobs[0])
        await at.begun(jobs[0])
        await at.ask(*jobs[1:])
        before = jobs[3].starts_at
        at.executor.set_places("one", "two")
        await at.begun(jobs[1])
        assert jobs[3].position == 2
        assert before and jobs[3].starts_at and jobs[3].starts_at < before - 9.0


async def test_a_place_that_is_gone_begins_nothing_and_ends_what_it_has(tmp_path: Path) -> None:
    async with places(tmp_path, "one", "idle") as at:
        job, waiting = a_job(1, "running"), a_job(2, "waiting")
        await at.ask(job)
        await at.begun(job)
        at.executor.set_places()
        await at.ask(waiting)
        await quiet()
        assert waiting.starts_at is None
        at.executor.gate.set()
        await at.settled(job)
        await quiet()
        assert at.messenger.outcomes() == {"running": Outcome.VIDEO}
        assert at.executor.made == ["running"]
        at.executor.set_places("one")
        await at.settled(waiting)


async def test_a_place_that_comes_back_while_it_makes_something_gets_no_second_run(
    tmp_path: Path,
) -> None:
    async with places(tmp_path, "one") as at:
        jobs = [a_job(1, "first"), a_job(2, "second")]
        await at.ask(*jobs)
        await at.begun(jobs[0])
        at.executor.set_places()
        await quiet()
        at.executor.set_places("one")
        await quiet()
        assert at.executor.made == ["first"]
        assert jobs[1].starts_at, "it is known when it is free"
        at.executor.gate.set()
        await at.settled(*jobs)


async def test_nothing_is_begun_after_a_drain_wherever_it_could(tmp_path: Path) -> None:
    async with places(tmp_path) as at:
        job = a_job()
        await at.ask(job)
        await at.dispatcher.put_back()
        at.executor.set_places("one")
        await quiet()
        assert job.state is JobState.WAITING


async def test_the_host_is_told_once_what_no_device_makes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with places(tmp_path) as at:
        jobs = [a_job(member, f"clip {member}") for member in range(3)]
        await at.ask(jobs[0])
        await quiet()
        assert "No device that is there" not in caplog.text, "none is there at all"
        assert jobs[0].no_device
        at.executor.accepts["one"] = frozenset({"other"})
        at.executor.set_places("one")
        await at.ask(*jobs[1:])
        await quiet()
        assert caplog.text.count("No device that is there makes videos with tiny") == 1
        assert [(job.position, job.no_device) for job in jobs] == [(n, True) for n in (1, 2, 3)]
        at.executor.set_places("one", "two")
        await at.begun(jobs[0])
        assert at.executor.orders[0].place == "two"
        assert jobs[1].starts_at
        assert not jobs[1].no_device
        at.executor.gate.set()
        await at.settled(*jobs)


# What is lost.


async def test_what_is_lost_with_its_worker_is_made_elsewhere_and_goes_first(
    tmp_path: Path,
) -> None:
    async with places(tmp_path, "one") as at:
        unlucky, waiting = a_job(1, "unlucky"), a_job(2, "waiting")
        await at.ask(unlucky, waiting)
        await at.begun(unlucky)
        at.executor.set_places("two")
        await at.begun(waiting)
        at.executor.lose(unlucky)
        await until(lambda: unlucky.state is JobState.WAITING and unlucky.position == 1)
        assert await at.state_of(unlucky) == JobState.WAITING
        assert not at.dispatcher.lost.is_set()
        assert unlucky.id in at.executor.released
        at.executor.gate.set()
        await at.settled(unlucky, waiting)
        assert at.executor.made == ["unlucky", "waiting", "unlucky"]
        assert [order.place for order in at.executor.orders] == ["one", "two", "two"]
        assert unlucky.attempts == 2
        assert at.messenger.outcomes() == {"unlucky": Outcome.VIDEO, "waiting": Outcome.VIDEO}


async def test_what_workers_are_lost_by_is_not_tried_forever(tmp_path: Path) -> None:
    async with places(tmp_path, "one") as at:
        job = a_job()
        await at.ask(job)
        for attempt in range(1, MAX_ATTEMPTS + 1):
            await until(lambda attempt=attempt: len(at.executor.made) == attempt)  # type: ignore[misc]
            assert job.attempts == attempt
            at.executor.lose(job)
        await at.settled(job)
        (told,) = at.messenger.brought
        assert told.final.reason == Text("jobs-worker-lost", count=MAX_ATTEMPTS)
        assert await at.state_of(job) == JobState.FAILED
        assert not at.dispatcher.lost.is_set()


async def test_what_is_given_back_costs_no_attempt(tmp_path: Path) -> None:
    async with places(tmp_path, "one") as at:
        job = a_job()
        await at.ask(job)
        for count in range(1, 2 * MAX_ATTEMPTS):
            await until(lambda count=count: len(at.executor.made) == count)  # type: ignore[misc]
            assert job.attempts == 1
            at.executor.lose(job, given_back=True)
        at.executor.gate.set()
        await at.settled(job)
        assert at.messenger.outcomes() == {"a red circle": Outcome.VIDEO}


async def test_what_hangs_fails_and_the_bot_goes_on(tmp_path: Path) -> None:
    async with places(tmp_path, "one") as at:
        job, waiting = a_job(1, "hangs"), a_job(2, "waiting")
        await at.ask(job, waiting)
        await at.begun(job)
        at.executor.lose(job, hung=600.0)
        await at.settled(job)
        (told,) = at.messenger.brought
        assert told.final.reason == Text("jobs-worker-hung", seconds=600.0)
        assert not at.dispatcher.lost.is_set()
        at.executor.gate.set()
        await at.settled(waiting)


async def test_what_is_lost_can_be_cancelled_at_any_moment(tmp_path: Path) -> None:
    async with places(tmp_path, "one") as at:
        for yields in range(12):
            job = a_job(1, f"lost {yields}")
            await at.ask(job)
            await at.begun(job)
            at.executor.lose(job)
            for _ in range(yields):
                await asyncio.sleep(0)
            assert await at.cancel(job)
            await at.settled(job)
            assert await at.state_of(job) == JobState.CANCELLED
            await until(lambda: not at.dispatcher.in_work())
        assert at.dispatcher.count() == 0


@pytest.mark.parametrize("encoding", [False, True])
async def test_what_is_lost_is_charged_for_the_run_that_worked(
    tmp_path: Path, encoding: bool
) -> None:
    """Also where it had left the device, and was counted, before it was lost."""
    async with places(tmp_path, "one") as at:
        job = a_job()
        await at.ask(job)
        await at.begun(job)
        await asyncio.sleep(0.3)
        if encoding:
            at.executor.encoding = asyncio.Event()
            at.executor.gate.set()
            await until(lambda: job.state is JobState.ENCODING)
            at.executor.encoding.set()
            at.executor.encoding = None
        at.executor.lose(job)
        at.executor.gate.set()
        await at.settled(job)
        assert job.attempts == 2
        (tag,) = (await at.jobs.queue(Kind.RENDER)).tags.values()
        assert job.ran is not None
        assert job.ran < 0.25
        assert tag == pytest.approx(job.ran * 1e6, abs=2)


# What outlives the bot.


def elsewhere(folder: Path, *names: str) -> GatedExecutor:
    media = Media(folder)
    media.open()
    return GatedExecutor(media, names=names)


class Closed(AlwaysOpen):
    """The host paused the bot."""

    is_open = False

    def starts_at(self, moment: float) -> float | None:
        return None

    async def opened(self) -> None:
        await asyncio.Event().wait()


def started(at: Bench, jobs: list[Job]) -> list[Job]:
    """The same jobs, as this run of the bot knows them."""
    found = [at.dispatcher.find(job.id) for job in jobs]
    at.asked = {job.id: at.outbox.pending.waiting_for(job.id)[0] for job in found if job}
    return [job for job in found if job]


async def test_what_goes_on_without_the_bot_is_joined_where_it_is(tmp_path: Path) -> None:
    executor = elsewhere(tmp_path, "one", "two")
    jobs = [a_job(1, "on one"), a_job(2, "on two"), a_job(3, "waiting")]
    async with bench(tmp_path, elsewhere=executor) as at:
        await at.ask(*jobs)
        await at.begun(jobs[1])
    executor.names = ("three", "two", "one")
    async with bench(tmp_path, running=False, elsewhere=executor) as at:
        one, two, waiting = started(at, jobs)
        assert executor.kept[-1] == [job.id for job in jobs]
        assert [job.position for job in (two, one, waiting)] == [1, 2, 3]
        work = asyncio.create_task(at.dispatcher.run())
        await at.outbox.start()
        await at.begun(waiting)
        assert executor.made == ["on one", "on two", "waiting"], "none of them was made again"
        assert executor.orders[-1].place == "three"
        assert [job.attempts for job in (one, two, waiting)] == [1, 1, 1]
        executor.gate.set()
        await at.settled(one, two, waiting)
        assert set(at.messenger.outcomes().values()) == {Outcome.VIDEO}
        work.cancel()
    await executor.aclose()


async def test_what_is_made_elsewhere_is_joined_while_the_bot_is_paused(tmp_path: Path) -> None:
    executor = elsewhere(tmp_path, "one")
    jobs = [a_job(1, "running"), a_job(2, "waiting")]
    async with bench(tmp_path, elsewhere=executor) as at:
        await at.ask(*jobs)
        await at.begun(jobs[0])
    async with bench(tmp_path, elsewhere=executor, gate=Closed()) as at:
        running, waiting = started(at, jobs)
        executor.gate.set()
        await at.settled(running)
        await quiet()
        assert (waiting.state, waiting.starts_at) == (JobState.WAITING, None)
        assert executor.made == ["running"]
    await executor.aclose()


async def test_the_bots_death_is_no_attempt_where_the_work_goes_on(tmp_path: Path) -> None:
    executor, jobs = elsewhere(tmp_path, "one"), [a_job()]
    async with bench(tmp_path, elsewhere=executor) as at:
        await at.ask(*jobs)
        await at.begun(jobs[0])
    for _ in range(MAX_ATTEMPTS + 1):
        async with bench(tmp_path, elsewhere=executor) as at:
            (job,) = started(at, jobs)
            await until(lambda job=job: job.state is JobState.RUNNING)  # type: ignore[misc]
            assert job.attempts == 1
            assert await at.state_of(job) == JobState.RUNNING
    assert executor.made == ["a red circle"]
    await executor.aclose()


async def test_a_batch_that_goes_on_is_joined_as_one_run(tmp_path: Path) -> None:
    executor = elsewhere(tmp_path, "one", "two")
    jobs = [a_job(1, "one"), a_job(2, "two"), a_job(3, "waiting")]
    async with bench(tmp_path, elsewhere=executor) as at:
        await at.ask(*jobs)
        await at.begun(jobs[1])
    executor.names = ("one",)
    executor.orders[1] = Order(jobs[1].id, Kind.RENDER, jobs[1].request, place="one")
    async with bench(tmp_path, running=False, elsewhere=executor) as at:
        first, second, waiting = started(at, jobs)
        assert [job.position for job in (first, second, waiting)] == [1, 2, 3]
        work = asyncio.create_task(at.dispatcher.run())
        await at.outbox.start()
        await until(lambda: second.state is JobState.RUNNING)
        assert waiting.state is JobState.WAITING
        (run,) = at.dispatcher._schedule._runs.values()
        assert run.jobs == (first, second)
        executor.gate.set()
        await at.settled(first, second, waiting)
        assert executor.made == ["one", "two", "waiting"]
        assert at.estimates.seconds(a_job().request), "and the last was learned from"
        work.cancel()
    await executor.aclose()
