"""The dispatcher makes clips together, and unloads models: on the small executor of the tests, with
the real database.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from t2vbot.database import Database
from t2vbot.errors import DeviceHung, UserError
from t2vbot.jobs.dispatcher import Dispatcher
from t2vbot.jobs.ending import MAX_ATTEMPTS
from t2vbot.jobs.estimates import Estimates, Measures
from t2vbot.jobs.events import Events
from t2vbot.jobs.executor import Made, OnProgress, Order, Place
from t2vbot.jobs.job import Job, JobState
from t2vbot.jobs.table import JobTable
from t2vbot.media.store import Media
from t2vbot.schema import MIGRATIONS
from t2vbot.text import Text

from .executors import ReferenceExecutor
from .jobs import TIMEOUT, a_job, a_request

REQUEST = a_request()


class Looking(ReferenceExecutor):
    """Notes how far the database was when each order came."""

    table: JobTable
    states: list[dict[str, str]]

    async def make(self, order: Order, on_progress: OnProgress) -> Made:
        found = await self.table.find(order.batch or [order.id])
        self.states.append({job.id: job.state for job in found.values()})
        return await super().make(order, on_progress)


@dataclass
class Hall:
    """A dispatcher and its executor, which makes up to four clips in a run."""

    database: Database
    table: JobTable
    executor: ReferenceExecutor
    dispatcher: Dispatcher
    estimates: Estimates

    async def ask(self, *jobs: Job) -> None:
        for job in jobs:
            with self.dispatcher.admitting(job):
                await self.database.write(lambda c, job=job: JobTable.insert(c, job))  # type: ignore[misc]

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(TIMEOUT):
            while not holds():  # noqa: ASYNC110
                await asyncio.sleep(0.001)

    async def ended(self, *jobs: Job) -> None:
        await self.until(lambda: not any(self.dispatcher.find(job.id) for job in jobs))
        await self.until(lambda: not self.dispatcher.in_work())

    async def stored(self, job: Job) -> Job:
        await self.database.read(lambda connection: None)
        return (await self.table.find([job.id]))[job.id]


@asynccontextmanager
async def hall(
    folder: Path,
    *,
    running: bool = True,
    kind: type[ReferenceExecutor] = ReferenceExecutor,
    unload_after: float = 0.0,
) -> AsyncIterator[Hall]:
    database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
    media = Media(folder)
    media.open()
    executor, table = kind(media, at_once=4), JobTable(database)
    estimates = await Estimates.load(database)
    dispatcher = Dispatcher(
        executor=executor,
        table=table,
        media=media,
        estimates=estimates,
        events=Events(),
        may_batch=lambda request: True,
        unload_after=unload_after,
    )
    await dispatcher.restore()
    at = Hall(database, table, executor, dispatcher, estimates)
    work = asyncio.create_task(dispatcher.run()) if running else None
    try:
        yield at
    finally:
        tasks = {*dispatcher._tasks.values(), *([work] if work else ())}
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        await executor.aclose()
        assert not work or work.cancelled() or work.exception() is None, work
        await database.aclose()


async def pays(at: Hall, upto: int = 4) -> None:
    """It was learned that runs pay off, to that size."""
    for size in (1, 2, 4):
        if size <= upto:
            await at.estimates.learn(REQUEST, REQUEST, 1 + 0.5 * (size - 1), size)


def clips(*numbers: int) -> list[Job]:
    return [a_job(number, f"clip {number}") for number in numbers]


def ids(*jobs: Job) -> tuple[str, ...]:
    return tuple(job.id for job in jobs)


async def blocked(at: Hall) -> Job:
    """A clip of another kind that has the place until ``executor.gate`` is opened again."""
    blocking = a_job(9, "blocking")
    blocking.request = replace(blocking.request, guidance_scale=1.0)
    at.executor.gate.clear()
    await at.ask(blocking)
    await at.until(lambda: blocking.id in at.executor.made)
    return blocking


async def wave(at: Hall, *jobs: Job) -> list[int]:
    """How many were made in each run, of jobs that wait together."""
    blocking = await blocked(at)
    await at.ask(*jobs)
    before = len(at.executor.runs)
    at.executor.gate.set()
    await at.ended(blocking, *jobs)
    return [len(run) for run in at.executor.runs[before:]]


async def test_runs_grow_as_their_seconds_are_learned(tmp_path: Path) -> None:
    jobs = clips(*range(12))
    async with hall(tmp_path) as at:
        assert await wave(at, jobs[0]) == [1]
        assert await wave(at, *jobs[1:3]) == [2]
        assert await wave(at, *jobs[3:7]) == [4]
        assert await wave(at, *jobs[7:]) == [4, 1]
        measured = [at.estimates.measured(Measures.of(REQUEST, size)) for size in (1, 2, 4)]
        assert measured == pytest.approx([1.3, 1.95, 3.25])
        costs = [(await at.stored(job)).cost for job in jobs]
        assert costs[:7] == pytest.approx([1.3, *[1.95 / 2] * 2, *[3.25 / 4] * 4])
        assert {job.state for job in jobs} == {JobState.DONE}
    async with hall(tmp_path, running=False) as at:
        assert at.estimates.measured(Measures.of(REQUEST, 4)) == pytest.approx(3.25), "it is kept"


async def test_several_seeds_of_one_request_go_together(tmp_path: Path) -> None:
    jobs = [Job(replace(REQUEST, seed=seed), 1) for seed in (5, 6, 7, 8)]
    async with hall(tmp_path) as at:
        await pays(at)
        assert await wave(at, *jobs) == [4]


async def test_a_larger_run_that_did_not_pay_off_is_not_ordered_again(tmp_path: Path) -> None:
    async with hall(tmp_path) as at:
        at.executor.further = 1.0
        assert await wave(at, *clips(1)) == [1]
        assert await wave(at, *clips(2, 3)) == [2]
        assert await wave(at, *clips(4, 5)) == [1, 1]


async def test_all_of_a_run_are_running_on_the_database_before_one_is_ordered(
    tmp_path: Path,
) -> None:
    async with hall(tmp_path, kind=Looking) as at:
        assert isinstance(at.executor, Looking)
        at.executor.table, at.executor.states = at.table, []
        await pays(at)
        jobs = clips(1, 2, 3)
        assert await wave(at, *jobs) == [3]
        running = dict.fromkeys(ids(*jobs), "running")
        assert at.executor.states[1:] == [running] * 3


async def test_one_that_is_cancelled_inside_a_run_leaves_the_others(tmp_path: Path) -> None:
    async with hall(tmp_path) as at:
        await pays(at)
        at.executor.gate.clear()
        waiting = await blocked(at)
        jobs = clips(1, 2, 3)
        await at.ask(*jobs)
        assert [job.position for job in jobs] == [1, 2, 3]
        at.executor.gate.set()
        at.executor.gate.clear()
        await at.dispatcher.cancel(waiting.id)
        await at.until(lambda: at.executor.runs[-1] == ids(*jobs))
        assert await at.dispatcher.cancel(jobs[1].id)
        assert jobs[1].cost and jobs[1].cost == jobs[1].ran
        assert [job.state for job in jobs] == [
            JobState.RUNNING,
            JobState.CANCELLED,
            JobState.RUNNING,
        ]
        next_one = a_job(5, "next")
        await at.ask(next_one)
        at.executor.gate.set()
        await at.ended(*jobs, next_one)
        assert [job.state for job in jobs if job is not jobs[1]] == [JobState.DONE] * 2
        assert at.executor.runs[2:] == [ids(next_one)]
        assert at.dispatcher._schedule._sizes.most(REQUEST, 4) == 4, "memory was not short"


async def test_one_that_is_cancelled_before_the_run_is_not_waited_for(tmp_path: Path) -> None:
    async with hall(tmp_path, running=False) as at:
        await pays(at)
        jobs = clips(1, 2, 3)
        await at.ask(*jobs)
        work = asyncio.create_task(at.dispatcher.run())
        await at.until(lambda: jobs[1].state is JobState.RUNNING)
        assert jobs[1].id not in at.executor.made
        assert await at.dispatcher.cancel(jobs[1].id)
        await at.ended(*jobs)
        assert [job.state for job in jobs] == [JobState.DONE, JobState.CANCELLED, JobState.DONE]
        work.cancel()


async def test_what_fails_in_a_run_fails_as_the_executor_says(tmp_path: Path) -> None:
    async with hall(tmp_path) as at:
        await pays(at)
        at.executor.failures["clip 2"] = [UserError(Text("engine-invalid-numbers"))]
        jobs = clips(1, 2)
        assert await wave(at, *jobs) == [2]
        assert [job.state for job in jobs] == [JobState.FAILED] * 2
        last = a_job(3, "clip 3")
        await at.ask(last)
        await at.ended(last)
        assert last.state is JobState.DONE


async def test_a_run_that_the_process_died_in_is_tried_again_one_by_one(tmp_path: Path) -> None:
    jobs = clips(1, 2, 3)
    async with hall(tmp_path) as at:
        await pays(at)
        await blocked(at)
        await at.ask(*jobs)
        await at.dispatcher.cancel(at.dispatcher.in_work()[0].id)
        await at.until(lambda: at.executor.runs[-1] == ids(*jobs))
    async with hall(tmp_path) as at:
        found = [at.dispatcher.find(job.id) for job in jobs]
        assert [job and job.attempts for job in found] in ([1, 1, 1], [2, 1, 1])
        await at.ended(*jobs)
        assert [len(run) for run in at.executor.runs] == [1, 1, 1]
        assert [(await at.stored(job)).state for job in jobs] == [JobState.DONE] * 3


async def test_a_run_that_hangs_fails_none_of_it_before_each_was_tried_alone(
    tmp_path: Path,
) -> None:
    jobs = clips(1, 2)
    async with hall(tmp_path) as at:
        await pays(at)
        at.executor.failures["clip 2"] = [DeviceHung(600.0)]
        blocking = await blocked(at)
        await at.ask(*jobs)
        await at.dispatcher.cancel(blocking.id)
        await at.until(lambda: at.executor.runs[-1] == ids(*jobs))
        at.executor.gate.set()
        await at.until(at.dispatcher.lost.is_set)
        await at.until(lambda: not at.dispatcher.in_work())
        assert [(await at.stored(job)).state for job in jobs] == [JobState.WAITING] * 2
    async with hall(tmp_path) as at:
        at.executor.failures["clip 2"] = [DeviceHung(600.0)]
        await at.until(at.dispatcher.lost.is_set)
        await at.until(lambda: not at.dispatcher.in_work())
        assert [(await at.stored(job)).state for job in jobs] == [JobState.DONE, JobState.FAILED]
        assert max(job.attempts for job in jobs) < MAX_ATTEMPTS


async def test_a_run_that_is_lost_with_its_worker_is_tried_again_one_by_one(tmp_path: Path) -> None:
    jobs = clips(1, 2)
    async with hall(tmp_path) as at:
        await pays(at)
        blocking = await blocked(at)
        await at.ask(*jobs)
        await at.dispatcher.cancel(blocking.id)
        await at.until(lambda: at.executor.runs[-1] == ids(*jobs))
        at.executor.lose("one")
        await at.until(lambda: {job.state for job in jobs} == {JobState.WAITING})
        at.executor.set_places(Place("two", at_once=4))
        at.executor.gate.set()
        await at.ended(*jobs)
        assert sorted(at.executor.runs[-2:]) == sorted((job.id,) for job in jobs)
        assert [(job.state, job.attempts) for job in jobs] == [(JobState.DONE, 2)] * 2
        assert not at.dispatcher.lost.is_set()


async def test_a_stop_keeps_a_run_together(tmp_path: Path) -> None:
    """Nothing died: nobody is to blame."""
    jobs = clips(1, 2)
    async with hall(tmp_path) as at:
        await pays(at)
        blocking = await blocked(at)
        await at.ask(*jobs)
        await at.dispatcher.cancel(blocking.id)
        await at.until(lambda: at.executor.runs[-1] == ids(*jobs))
        assert await at.dispatcher.put_back() == jobs
    async with hall(tmp_path) as at:
        await at.ended(*jobs)
        assert at.executor.runs == [ids(*jobs)]


async def test_what_loading_takes_is_learned_and_kept(tmp_path: Path) -> None:
    async with hall(tmp_path) as at:
        at.executor.loading = 12.0
        job = a_job()
        await at.ask(job)
        await at.ended(job)
        await at.until(lambda: at.estimates.loading("tiny") == 12.0)
    async with hall(tmp_path, running=False) as at:
        assert at.estimates.loading("tiny") == 12.0
        await at.estimates.learn_loading("tiny", 0.0)
        assert at.estimates.loading("tiny") == 12.0, "it was in memory"


async def test_a_model_that_nobody_asked_for_in_a_while_is_unloaded(tmp_path: Path) -> None:
    async with hall(tmp_path, unload_after=0.05) as at:
        at.executor.gate.clear()
        for _ in range(2):  # and again, after the next clip
            job = a_job()
            at.executor.gate.clear()
            await at.ask(job)
            await at.until(lambda job=job: job.id in at.executor.made)  # type: ignore[misc]
            await asyncio.sleep(0.2)
            assert at.executor.places()[0].models, "not while a clip is made"
            assert job.state is JobState.RUNNING
            at.executor.gate.set()
            await at.ended(job)
            await at.until(lambda: not at.executor.places()[0].models)


async def test_models_stay_where_that_is_wanted(tmp_path: Path) -> None:
    async with hall(tmp_path) as at:
        job = a_job()
        await at.ask(job)
        await at.ended(job)
        await asyncio.sleep(0.2)
        assert at.executor.places()[0].models == ("tiny",)
