"""Several devices of different speeds, each with its own models: what is told is what happens, and
no device stands still for long while somebody waits for it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t2vbot.catalog.request import VideoRequest
from t2vbot.database import Database
from t2vbot.jobs.batching import Sizes
from t2vbot.jobs.estimates import Estimates, Measures
from t2vbot.jobs.executor import Kind, Phase, Place, Progress
from t2vbot.jobs.fair_order import SECOND
from t2vbot.jobs.forecast import Wait
from t2vbot.jobs.gate import AlwaysOpen
from t2vbot.jobs.job import Job, JobState
from t2vbot.jobs.run import Run
from t2vbot.jobs.schedule import Schedule
from t2vbot.schema import MIGRATIONS

from .jobs import a_request

SHORT, LONG = a_request(steps=10), a_request(steps=40)
OTHER, THIRD = replace(SHORT, model="other"), replace(SHORT, model="third")
ALONE = {SHORT: 10.0, LONG: 40.0, OTHER: 20.0, THIRD: 30.0}
LOADS = {"tiny": 30.0, "other": 50.0, "third": 15.0}
PAYS = {1: 1.0, 2: 1.5, 4: 2.5}  # what a run of so many takes, of one clip's seconds
SLOWNESS = {"fast": 1.0, "slow": 3.0, "old": 4.0}


def learned() -> Estimates:
    means = {
        device: {
            Measures.of(request, size): slowness * pays * seconds
            for request, seconds in ALONE.items()
            for size, pays in PAYS.items()
        }
        for device, slowness in SLOWNESS.items()
    }
    loads = {"fast": LOADS, "slow": {model: 2 * load for model, load in LOADS.items()}}
    return Estimates(None, means, loads)  # type: ignore[arg-type]


@dataclass
class Hall:
    """A schedule, and devices on which everything takes as long as was estimated."""

    places: list[Place]
    estimates: Estimates = field(default_factory=learned)
    now: float = 1000.0
    started: dict[Job, tuple[float, str]] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    waiting: list[Job] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._events: list[tuple[float, int, Run, bool]] = []
        self._numbers = itertools.count()
        self.schedule = Schedule(self.estimates, AlwaysOpen(), lambda request: True)
        self.schedule.see(self.places)

    def ask(self, owner: int, request: VideoRequest = SHORT, weight: float = 1.0) -> Job:
        number = next(self._numbers)
        job = Job(replace(request, seed=number), owner, weight=weight, created_at=float(number))
        job.estimate = self.schedule.estimate(job.request)
        self.schedule.reserve(job)
        self.schedule.join(job)
        self.waiting.append(job)
        return job

    def hand_out(self) -> None:
        had = {place.name: place.models for place in self.schedule._places.values()}
        for run in self.schedule.hand_out(is_open=True):
            self._begin(run, had[run.place.name])
        self._look_who_stands_still()

    def _begin(self, run: Run, models: tuple[str, ...]) -> None:
        first, device = run.jobs[0].request, run.place.device
        self.runs.append(run)
        load = 0.0
        if first.model not in models:
            load = self.estimates.loading(first.model, device) or 0.0
        took = self.estimates.seconds(first, len(run.jobs), device) or 0.0
        for job in run.jobs:
            assert run.place.takes(job.request.model)
            self.started[job] = self.now, run.place.name
            self.waiting.remove(job)
        heappush(self._events, (self.now + load, next(self._numbers), run, False))
        heappush(self._events, (self.now + load + took, next(self._numbers), run, True))

    def _look_who_stands_still(self) -> None:
        """Only where its turn is left to another one, and for no longer than loading takes."""
        places = self.schedule._places
        for place in self.schedule._idle(Kind.RENDER):
            for job in self.waiting:
                model = job.request.model
                if not place.takes(model):
                    continue
                others = [each for each in places.values() if each.name != place.name]
                runs = self.schedule._runs
                held = [
                    self.schedule._selection.holding(each, runs[each.name].jobs[0])
                    if each.name in runs
                    else each
                    for each in others
                ]
                assert model not in place.models
                assert any(model in each.models for each in held)
                assert job.overtaken_at is not None
                load = self.estimates.loading(model, place.device) or 0.0
                assert self.now - job.overtaken_at <= load

    def step(self) -> bool:
        """To what happens next; False where nothing does."""
        look = self.schedule.look_in()
        times = [self._events[0][0]] if self._events else []
        times += [] if look is None else [self.now + look]
        if not times:
            return False
        self.now = min(times)
        while self._events and self._events[0][0] <= self.now:
            _, _, run, is_over = heappop(self._events)
            if not is_over:
                self.schedule.progressed(run, run.jobs[0], Progress(Phase.DENOISING))
                continue
            for job in run.jobs:
                job.state = JobState.DONE
                self.schedule.free(run, job)
        self.hand_out()
        return True

    def play(self, actions: list[Ask | None]) -> None:
        for action in actions:
            if action:
                self.ask(*action)
                self.hand_out()
            else:
                self.step()

    def as_estimated(self) -> None:
        """From now on what is measured changes nobody's position."""
        self.schedule._queues[Kind.RENDER].settle = lambda job, seconds: None  # type: ignore[method-assign]

    def told(self) -> dict[Job, float | None]:
        return {each.job: each.wait.seconds for each in self.schedule.forecast(Kind.RENDER)}


@contextmanager
def hall(*places: Place, **options: object) -> Iterator[Hall]:
    made = Hall(list(places), **options)  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.monotonic", lambda: made.now)
        yield made


Ask = tuple[int, VideoRequest, float]
MODELS = ("tiny", "other", "third")
ACCEPTS = st.none() | st.sets(st.sampled_from(MODELS), min_size=1).map(frozenset)
IN_MEMORY = st.sampled_from([(), ("tiny",), ("other",)])
DEVICES = st.sampled_from(sorted(SLOWNESS))
PLACE = st.tuples(IN_MEMORY, st.sampled_from([1, 4]), DEVICES, ACCEPTS)
PLACES = st.lists(PLACE, min_size=1, max_size=4).map(
    lambda places: [
        Place(str(number), models, at_once, device=device, accepts=accepts)
        for number, (models, at_once, device, accepts) in enumerate(places)
    ]
)
ASK = st.tuples(
    st.integers(1, 5),
    st.sampled_from([SHORT, LONG, OTHER, THIRD]),
    st.sampled_from([0.5, 1.0, 3.0]),
)
ACTIONS = st.lists(ASK | ASK | st.none(), max_size=8) | st.lists(
    ASK | ASK | st.none(), min_size=10, max_size=40
)


@settings(deadline=None)
@given(PLACES, ACTIONS, st.booleans())
def test_what_is_told_is_what_happens(
    places: list[Place], actions: list[Ask | None], begins_at_once: bool
) -> None:
    with hall(*places) as at:
        if begins_at_once:
            at.play(actions)
        else:
            for action in actions:
                if action:
                    at.ask(*action)
        at.as_estimated()
        told, now = at.told(), at.now
        assert set(told) == set(at.waiting)
        ends = {
            job: at.schedule.ends_at(job) for run in at.schedule._runs.values() for job in run.jobs
        }
        assert None not in ends.values()
        before = len(at.runs)
        at.hand_out()
        assert any(not at.step() for _ in range(1000)), "it comes to an end"
        happened = {job: at.started[job][0] - now for run in at.runs[before:] for job in run.jobs}
        assert {job for job, wait in told.items() if wait is None} == set(at.waiting)
        assert happened == {
            job: pytest.approx(wait, abs=1e-4) for job, wait in told.items() if wait is not None
        }
        for job in at.waiting:
            assert not any(place.takes(job.request.model) for place in places)


# A model that is in memory elsewhere.


def test_what_another_device_has_in_memory_is_left_to_it() -> None:
    with hall(Place("cold", device="fast"), Place("warm", ("tiny",), device="slow")) as at:
        job = at.ask(1)
        at.hand_out()
        assert at.started == {job: (1000.0, "warm")}


def test_it_is_left_where_that_is_sooner_than_to_load_it() -> None:
    places = Place("cold", device="fast"), Place("warm", ("tiny",), device="fast")
    with hall(*places) as at:
        jobs = [at.ask(1), at.ask(2)]
        assert at.told() == dict(zip(jobs, [0.0, 10.0], strict=True))
    with hall(*places) as at:
        jobs = [at.ask(1, LONG), at.ask(2, LONG)]
        assert at.told() == dict(zip(jobs, [0.0, 0.0], strict=True))


def test_a_device_that_leaves_something_looks_further() -> None:
    with hall(Place("cold", device="fast"), Place("warm", ("tiny",), device="fast")) as at:
        first, second, other = at.ask(1), at.ask(2), at.ask(3, OTHER)
        at.hand_out()
        assert at.started == {first: (1000.0, "warm"), other: (1000.0, "cold")}
        assert second.overtaken_at == 1000.0


def test_what_is_left_is_looked_at_again_whenever_something_begins() -> None:
    with hall(Place("cold", device="fast"), Place("warm", ("tiny",), device="fast")) as at:
        at.ask(1)
        at.hand_out()
        second, third = at.ask(2, LONG), at.ask(3, LONG)
        assert at.told() == {second: 10.0, third: 10.0}
        at.hand_out()
        assert len(at.started) == 1
        at.step(), at.step()
        assert at.started[second] == (1010.0, "warm")
        assert at.started[third] == (1010.0, "cold"), "loading takes 30 s, the other 40"


def test_nothing_is_left_for_longer_than_loading_takes_where_the_other_is_late() -> None:
    with hall(Place("cold", device="fast"), Place("warm", ("tiny",), device="fast")) as at:
        at.ask(1)
        at.hand_out()
        at._events.clear()  # it never ends
        second = at.ask(2)
        at.hand_out()
        while second not in at.started:
            assert at.step()
        assert at.started[second][1] == "cold"
        assert at.started[second][0] == pytest.approx(1030.0, abs=0.1)


def test_where_nobody_knows_how_long_loading_takes_only_who_is_free_now_is_left_something() -> None:
    estimates = Estimates(None, {"fast": {Measures.of(SHORT): 10.0}})  # type: ignore[arg-type]
    places = Place("cold", device="fast"), Place("warm", ("tiny",), device="fast")
    with hall(*places, estimates=estimates) as at:
        first, second = at.ask(1), at.ask(2)
        at.hand_out()
        assert at.started == {first: (1000.0, "warm"), second: (1000.0, "cold")}


def test_of_several_that_are_free_the_one_begins_that_is_ready_first() -> None:
    places = [Place(device, device=device) for device in ("old", "slow", "fast")]
    with hall(*places) as at:
        job = at.ask(1, LONG)
        at.hand_out()
        assert at.started[job][1] == "fast"
    with hall(Place("fast", device="fast"), Place("old", ("tiny",), device="old")) as at:
        job = at.ask(1)
        at.hand_out()
        assert at.started[job][1] == "old", "40 s, the other 30 s of loading and 10"


# What a place does not make.


def test_what_a_place_does_not_accept_keeps_its_position() -> None:
    only = Place("one", ("tiny",), accepts=frozenset({"tiny"}))
    with hall(only) as at:
        other, third = at.ask(1, OTHER), at.ask(2)
        assert at.told() == {third: 0.0, other: None}
        at.hand_out()
        assert at.started == {third: (1000.0, "one")}
        assert other.overtaken_at is None, "nobody went ahead of it"
        assert at.schedule.not_taken() == {"other"}
        (expected,) = at.schedule.forecast(Kind.RENDER)
        assert expected.wait == Wait(None, no_device=True)
        at.schedule.see([only, Place("two", device="fast")])
        assert at.schedule.not_taken() == set()
        assert at.told() == {other: 0.0}


def test_a_new_request_is_told_when_a_place_that_makes_it_is_free() -> None:
    places = [Place(model, (model,), accepts=frozenset({model})) for model in ("tiny", "other")]
    with hall(*(replace(place, device="fast") for place in places)) as at:
        at.ask(1, OTHER), at.ask(2, OTHER)
        at.hand_out()
        assert at.schedule.until_free(3) == Wait(40.0)
        assert at.schedule.until_free(2) == Wait(40.0)


def test_nobody_looks_through_all_for_what_is_not_there() -> None:
    with hall(Place("one", accepts=frozenset({"tiny"})), Place("two", ("other",))) as at:
        jobs = [at.ask(owner, OTHER) for owner in range(100)]
        window = at.schedule._window(Kind.RENDER, at.schedule._queues[Kind.RENDER].look_ahead())
        assert list(window.look(at.places[0])) == []
        assert not window._near
        last = at.ask(1)
        window = at.schedule._window(Kind.RENDER, at.schedule._queues[Kind.RENDER].look_ahead())
        assert list(window.look(at.places[0])) == [last]
        assert list(window.look(at.places[1]))[:3] == jobs[:3]


# What it counts.


def test_who_got_a_slow_device_is_charged_as_on_the_fastest() -> None:
    with hall(Place("old", ("tiny",), device="old"), Place("fast", device="fast")) as at:
        job = at.ask(1)
        assert job.estimate == 10.0
        at.hand_out()
        at.step()
        at.step()
        assert at.started[job][1] == "old"
        assert (job.ran, job.counted) == (40.0, 10.0)
        assert at.schedule.changes(job).tags == {1: 10 * SECOND}


def test_a_slow_device_is_all_there_is() -> None:
    with hall(Place("old", ("tiny",), device="old")) as at:
        job = at.ask(1)
        assert job.estimate == at.schedule.expected(job.request) == 40.0


# What is known of kinds of devices.


def test_what_was_never_measured_on_a_device_is_taken_from_others_by_what_both_made() -> None:
    known = {
        "fast": {Measures.of(SHORT): 10.0, Measures.of(LONG): 40.0, Measures.of(OTHER): 20.0},
        "old": {Measures.of(SHORT): 30.0, Measures.of(LONG): 160.0},
        "alien": {Measures.of(THIRD): 7.0},
    }
    at = Estimates(None, known, {"fast": LOADS, "old": {"tiny": 60.0}})  # type: ignore[arg-type]
    assert at.seconds(OTHER, device="fast") == 20.0
    assert at.seconds(OTHER, device="old") == pytest.approx(20.0 * 12**0.5)
    assert at.seconds(OTHER, device="alien") == 20.0
    assert at.seconds(OTHER, device="never seen") == 20.0
    assert at.seconds(THIRD, device="old") == 7.0
    assert at.seconds(replace(SHORT, model="unknown"), device="old") is None
    assert at.expected(replace(SHORT, model="unknown"), device="old") == 30.0
    assert at.loading("other", "old") == 100.0
    assert at.loading("other", "alien") == 50.0
    assert at.loading("unknown", "old") is None


async def test_each_kind_of_device_is_learned_and_kept_by_itself(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "jobs.sqlite", MIGRATIONS)
    at = await Estimates.load(database)
    await at.learn(SHORT, SHORT, 10.0, device="fast")
    await at.learn(OTHER, OTHER, 20.0, device="fast")
    assert at.seconds(OTHER, device="old") == 20.0
    await at.learn(SHORT, SHORT, 40.0, device="old")
    await at.learn(SHORT, SHORT, 12.0, 2, device="old")
    await at.learn_loading("tiny", 5.0, "fast")
    for estimates in (at, await Estimates.load(database)):
        assert estimates.seconds(SHORT, device="fast") == 10.0
        assert estimates.seconds(SHORT, device="old") == 40.0
        assert estimates.measured(Measures.of(SHORT, 2), "fast") is None
        assert estimates.measured(Measures.of(SHORT, 2), "old") == 12.0
        assert estimates.seconds(OTHER, device="old") == 80.0
        assert estimates.loading("tiny", "fast") == estimates.loading("tiny", "old") == 5.0
    await database.aclose()


def test_how_many_are_made_together_is_known_for_each_kind_of_device() -> None:
    known = {
        "fast": {Measures.of(SHORT, size): 10.0 * pays for size, pays in PAYS.items()},
        "old": {Measures.of(SHORT, size): 40.0 * size for size in (1, 2)},
    }
    sizes = Sizes(Estimates(None, known))  # type: ignore[arg-type]
    assert [sizes.most(SHORT, 4, device) for device in ("fast", "old", "new")] == [4, 1, 1]
    sizes.learn(SHORT, 2, 4, 4, "fast")  # memory held no more
    assert sizes.most(SHORT, 4, "fast") == 2
