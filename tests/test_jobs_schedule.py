"""When jobs are expected to start, and where they stand: the true order, without walking all of it
whenever something moves.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import pytest

from t2vbot.catalog.film import FilmRequest
from t2vbot.catalog.request import VideoRequest
from t2vbot.jobs.estimates import SECONDS_OF_CUT, SECONDS_OF_WORK, Estimates, Measures
from t2vbot.jobs.executor import Kind, Phase, Place, Progress
from t2vbot.jobs.fair_order import SECOND, in_order
from t2vbot.jobs.forecast import Wait
from t2vbot.jobs.gate import AlwaysOpen
from t2vbot.jobs.job import Job, JobState
from t2vbot.jobs.positions import TOLD_POSITIONS, Positions
from t2vbot.jobs.run import Run
from t2vbot.jobs.schedule import SOON, Schedule

from .jobs import a_request

FEW, MANY = a_request(steps=10), a_request(steps=40)
OTHER = replace(FEW, model="other")


def estimates(means: Mapping[VideoRequest, float] | None = None) -> Estimates:
    known = {Measures.of(request): seconds for request, seconds in (means or {}).items()}
    return Estimates(None, {"": known})  # type: ignore[arg-type]


class Hall:
    """A schedule with places that have nothing to do yet."""

    def __init__(self, *places: str, means: Mapping[VideoRequest, float] | None = None) -> None:
        self.estimates = estimates({FEW: 10.0, MANY: 40.0} if means is None else means)
        self.schedule = Schedule(self.estimates, AlwaysOpen())
        self.schedule.see([Place(name) for name in places or ("one",)])
        self.told: list[Job] = []
        self.positions = Positions(self.schedule, self.told.append)

    def ask(self, owner: int, request: VideoRequest = FEW) -> Job:
        job = Job(request, owner, estimate=self.estimates.expected(request))
        self.schedule.reserve(job)
        self.schedule.join(job)
        return job

    def begin(self) -> Run:
        (run,) = self.schedule.hand_out(is_open=True)
        return run

    def starts(self) -> dict[Job, float | None]:
        return {each.job: each.wait.seconds for each in self.schedule.forecast(Kind.RENDER)}


async def test_starts_follow_the_order_and_the_lengths() -> None:
    hall = Hall()
    hall.ask(1, MANY)
    hall.begin()
    long, short = hall.ask(1, MANY), hall.ask(2, FEW)
    assert hall.starts() == {short: 40.0, long: 50.0}
    assert list(hall.starts()) == hall.schedule.waiting(10) == [short, long]


async def test_each_job_starts_where_a_place_is_free_first() -> None:
    hall, begun = Hall("one", "two"), []
    for request in (MANY, FEW):
        hall.ask(1, request)
        begun.append(hall.begin())
    jobs = [hall.ask(owner, FEW) for owner in range(2, 7)]
    assert hall.starts() == dict(zip(jobs, [10.0, 20.0, 30.0, 40.0, 40.0], strict=True))
    hall.schedule.free(begun[0], *begun[0].jobs)
    assert hall.starts()[jobs[0]] == 0.0


async def test_a_place_of_which_nobody_knows_when_it_is_free_is_not_waited_for() -> None:
    hall = Hall("one", "two")
    for request in (OTHER, FEW):
        hall.ask(1, request)
        hall.begin()
    jobs = [hall.ask(2), hall.ask(2, OTHER), hall.ask(2)]
    forecast = list(hall.schedule.forecast(Kind.RENDER))
    assert [each.job for each in forecast] == jobs
    unknown = Wait(None, "other")
    assert [each.wait for each in forecast] == [Wait(10.0), Wait(20.0), unknown]


async def test_what_has_run_is_not_waited_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    hall, now = Hall(), 1000.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    running = hall.ask(1, MANY)
    run = hall.begin()
    waiting = hall.ask(2)
    hall.schedule.progressed(run, running, Progress(Phase.LOADING))
    now += 100
    assert hall.starts() == {waiting: 40.0}
    hall.schedule.progressed(run, running, Progress(Phase.READING))
    now += 30
    assert hall.starts() == {waiting: 10.0}
    now += 30
    assert hall.starts() == {waiting: SOON}
    hall.schedule.free(run, running)
    assert running.ran == 60.0


async def test_a_new_request_is_told_when_it_would_start_itself() -> None:
    """Not when all that wait would be done: who has nothing in the queue starts sooner."""
    hall = Hall()
    hall.ask(1)
    hall.begin()
    assert hall.schedule.until_free(1) == Wait(10.0)
    hall.ask(1), hall.ask(1), hall.ask(1)
    assert hall.schedule.until_free(1) == Wait(40.0)
    assert hall.schedule.until_free(2) == Wait(10.0)
    assert len(hall.schedule.waiting(10)) == 3


async def test_the_first_positions_are_known_at_once_and_the_others_in_a_moment() -> None:
    hall = Hall()
    jobs = [hall.ask(owner) for owner in range(2 * TOLD_POSITIONS)]
    hall.positions.renew()
    order = list(in_order(hall.schedule._queues[Kind.RENDER].look_ahead()))
    assert sorted(jobs, key=lambda job: job.id) == sorted(order, key=lambda job: job.id)
    assert [job.position for job in order[:TOLD_POSITIONS]] == [*range(1, TOLD_POSITIONS + 1)]
    assert {job.position for job in order[TOLD_POSITIONS:]} == {0}
    assert len(hall.told) == TOLD_POSITIONS
    await hall.positions.renew_all()
    assert [job.position for job in order] == [*range(1, 2 * TOLD_POSITIONS + 1)]
    assert sorted(map(id, hall.told)) == sorted(map(id, jobs)), "everybody was told once"
    hall.told.clear()
    hall.begin()
    hall.positions.renew()
    await hall.positions.renew_all()
    assert set(hall.told) == set(order[1 : TOLD_POSITIONS + 1]), "and later only the first"
    assert order[-1].position == 2 * TOLD_POSITIONS - 1


async def test_what_leaves_while_all_are_gone_through_gets_no_position(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("t2vbot.jobs.positions.SLICE", 0.0)  # the others' turn after each
    hall = Hall()
    jobs = [hall.ask(owner) for owner in range(TOLD_POSITIONS + 50)]
    hall.positions.renew()
    walking = asyncio.create_task(hall.positions.renew_all())
    await asyncio.sleep(0)
    leaving = jobs[-1]
    assert hall.schedule.leave(leaving)
    newcomer = hall.ask(1)
    await walking
    assert (leaving.position, newcomer.position) == (0, 0)
    assert jobs[-2].position == TOLD_POSITIONS + 49
    await hall.positions.renew_all()
    assert newcomer.position == TOLD_POSITIONS + 50


async def test_who_came_to_the_front_meanwhile_has_the_newer_position(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("t2vbot.jobs.positions.SLICE", 0.0)
    hall = Hall()
    jobs = [hall.ask(owner) for owner in range(TOLD_POSITIONS + 50)]
    walking = asyncio.create_task(hall.positions.renew_all())
    await asyncio.sleep(0)
    for job in jobs[:20]:
        hall.schedule.leave(job)
    hall.positions.renew()
    await walking
    assert [job.position for job in jobs[20:][:TOLD_POSITIONS]] == [*range(1, TOLD_POSITIONS + 1)]


@pytest.mark.parametrize(("state", "charged"), [(JobState.WAITING, 40), (JobState.FAILED, 3)])
async def test_what_ended_is_charged_as_it_ran_and_what_begins_again_as_estimated(
    monkeypatch: pytest.MonkeyPatch, state: JobState, charged: int
) -> None:
    hall, now = Hall(), 1000.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    job = hall.ask(1, MANY)
    run = hall.begin()
    hall.schedule.progressed(run, job, Progress(Phase.DENOISING))
    now += 3
    job.state = state
    hall.schedule.free(run, job)
    assert job.ran == 3.0
    assert hall.schedule.changes(job).tags == {1: charged * SECOND}


async def test_positions_are_gone_through_by_themselves() -> None:
    hall = Hall()
    jobs = [hall.ask(owner) for owner in range(TOLD_POSITIONS + 1)]
    running = asyncio.create_task(hall.positions.run())
    hall.positions.renew()
    async with asyncio.timeout(30):
        while not all(job.position for job in jobs):  # noqa: ASYNC110
            await asyncio.sleep(0)
    running.cancel()


def test_a_model_that_was_never_measured_is_taken_to_be_as_fast_as_the_others() -> None:
    assert estimates({FEW: 10.0}).expected(FEW) == 10.0
    assert estimates({FEW: 10.0}).expected(MANY) == 40.0
    assert estimates({FEW: 10.0}).expected(replace(MANY, model="other")) == 40.0
    assert estimates({FEW: 10.0}).seconds(OTHER) is None, "and nobody is told that as a time"


def test_where_nothing_was_measured_clips_cost_in_proportion_to_their_work() -> None:
    few, many = estimates().expected(FEW), estimates().expected(MANY)
    assert (few, many / few) == (SECONDS_OF_WORK * Measures.of(FEW).work, 4.0)
    film = FilmRequest("a film", ("a scene",))
    assert estimates().expected(film) == SECONDS_OF_CUT
