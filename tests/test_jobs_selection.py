"""Which jobs go together and who goes first, against the plain fair order: nobody waits longer for
that than for one batch, or than a model takes to load.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t2vbot.catalog.film import FilmRequest
from t2vbot.catalog.request import VideoRequest
from t2vbot.jobs.batching import MARGIN, TRIED_AGAIN, Sizes, likeness
from t2vbot.jobs.estimates import SECONDS_OF_CUT, Estimates, Measures
from t2vbot.jobs.executor import Kind, Phase, Place, Progress
from t2vbot.jobs.fair_order import SECOND, in_order
from t2vbot.jobs.gate import AlwaysOpen
from t2vbot.jobs.job import Job, JobState
from t2vbot.jobs.run import Run
from t2vbot.jobs.schedule import Schedule
from t2vbot.jobs.window import NEAR

from .jobs import a_request

SHORT, LONG = a_request(steps=10), a_request(steps=40)
OTHER = replace(SHORT, model="other")
ALONE = {SHORT: 10.0, LONG: 40.0, OTHER: 20.0}
LOADS = {"tiny": 30.0, "other": 50.0}
PAYS = {1: 1.0, 2: 1.5, 4: 2.5}  # what a run of so many takes, of one clip's seconds


def learned(
    alone: Mapping[VideoRequest, float] = ALONE,
    pays: Mapping[int, float] = PAYS,
    loads: Mapping[str, float] = LOADS,
) -> Estimates:
    means = {
        Measures.of(request, size): factor * seconds
        for request, seconds in alone.items()
        for size, factor in pays.items()
    }
    return Estimates(None, {"": means}, {"": loads})  # type: ignore[arg-type]


@dataclass
class Device:
    """A schedule with one place, and a clock that only its work moves."""

    estimates: Estimates = field(default_factory=learned)
    at_once: int = 4
    models: tuple[str, ...] = ("tiny",)
    now: float = 1000.0
    schedule: Schedule = field(init=False)
    numbers: Iterator[int] = field(default_factory=itertools.count)
    started: dict[Job, float] = field(default_factory=dict)
    overtaken: Counter[Job] = field(default_factory=Counter)  # by how many runs
    held_up: defaultdict[Job, float] = field(default_factory=lambda: defaultdict(float))  # seconds
    lengths: list[float] = field(default_factory=list)  # of runs

    def __post_init__(self) -> None:
        self.schedule = Schedule(self.estimates, AlwaysOpen(), lambda request: True)
        self.schedule.see([self.place])

    @property
    def place(self) -> Place:
        return Place("one", self.models, self.at_once)

    def ask(self, owner: int, request: VideoRequest = SHORT, weight: float = 1.0) -> Job:
        number = next(self.numbers)
        request = replace(request, seed=number)
        job = Job(request, owner, weight=weight, created_at=float(number))
        job.estimate = self.estimates.expected(request)
        self.schedule.reserve(job)
        self.schedule.join(job)
        return job

    def fair(self) -> list[Job]:
        return list(in_order(self.schedule._queues[Kind.RENDER].look_ahead()))

    def serve(self) -> tuple[Job, ...]:
        """Make the next run."""
        fair = self.fair()
        self.schedule.see([self.place])
        (run,) = self.schedule.hand_out(is_open=True)
        assert set(run.jobs) <= set(fair)
        self.started.update(dict.fromkeys(run.jobs, self.now))
        model = run.jobs[0].request.model
        load = 0.0 if model in self.models else self.estimates.loading(model) or 0.0
        self.models = (model,)
        took = self.estimates.seconds(run.jobs[0].request, len(run.jobs)) or 0.0
        self.lengths.append(load + took)
        self._look_who_is_overtaken(run, fair, load + took)
        self.now += load
        self._end(run, took)
        return run.jobs

    def _look_who_is_overtaken(self, run: Run, fair: list[Job], took: float) -> None:
        last = max(fair.index(job) for job in run.jobs)
        for job in fair[:last]:
            if job not in run.jobs:
                self.overtaken[job] += 1
                self.held_up[job] += took

    def _end(self, run: Run, took: float) -> None:
        self.schedule.progressed(run, run.jobs[0], Progress(Phase.DENOISING))
        self.now += took
        for job in run.jobs:
            job.state = JobState.DONE
            self.schedule.free(run, job)

    def as_estimated(self) -> None:
        """From now on what is measured changes nobody's position."""
        self.schedule._queues[Kind.RENDER].settle = lambda job, seconds: None  # type: ignore[method-assign]

    def serve_all(self) -> list[tuple[Job, ...]]:
        runs = []
        while self.schedule.count():
            runs.append(self.serve())
        return runs

    def starts(self) -> dict[Job, float | None]:
        return {each.job: each.wait.seconds for each in self.schedule.forecast(Kind.RENDER)}


@contextmanager
def device(**options: object) -> Iterator[Device]:
    made = Device(**options)  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.monotonic", lambda: made.now)
        yield made


Ask = tuple[int, VideoRequest, float]
# Of one length, so that who is next is nearly the same for all, and kinds lie among each other.
ALIKE = st.sampled_from([replace(SHORT, style=style) for style in ("", "ink", "clay")])
LENGTHS = st.sampled_from([SHORT, LONG, replace(SHORT, negative_prompt="blurry")])
MIXED = st.sampled_from([SHORT, LONG, OTHER])
WEIGHTS = st.sampled_from([0.5, 1.0, 3.0])


def asks(requests: st.SearchStrategy[VideoRequest]) -> st.SearchStrategy[list[Ask | None]]:
    one = st.tuples(st.integers(1, 6), requests, WEIGHTS)
    more = st.lists(st.one_of(one, one, st.none()), min_size=20, max_size=60)
    return st.one_of(more, st.lists(st.one_of(one, st.none()), max_size=5))  # None: the next run


def play(at: Device, actions: list[Ask | None]) -> None:
    for action in actions:
        if action:
            at.ask(*action)
        elif at.schedule.count():
            at.serve()


@settings(deadline=None)
@given(asks(ALIKE | LENGTHS))
def test_nobody_is_overtaken_by_more_than_one_batch(actions: list[Ask | None]) -> None:
    with device() as at:
        play(at, actions)
        for run in at.serve_all():
            assert len({likeness(job) for job in run}) == 1
        assert max(at.overtaken.values(), default=0) <= 1


@settings(deadline=None)
@given(asks(ALIKE | LENGTHS))
def test_each_starts_at_most_a_run_later_than_in_plain_fair_order(
    actions: list[Ask | None],
) -> None:
    with device() as at:
        play(at, actions)
        at.as_estimated()
        plain, when = {}, at.now
        for job in at.fair():
            plain[job] = when
            when += at.estimates.seconds(job.request) or 0.0
        at.serve_all()
        for job, moment in plain.items():
            assert at.started[job] <= moment + max(at.lengths)


@settings(deadline=None)
@given(asks(MIXED), st.sampled_from([1, 4]))
def test_a_head_is_overtaken_by_at_most_a_load_and_a_run(
    actions: list[Ask | None], at_once: int
) -> None:
    loads = {"tiny": 5.0, "other": 8.0}
    with device(at_once=at_once, estimates=learned(loads=loads)) as at:
        play(at, actions)
        at.serve_all()
        for job, seconds in at.held_up.items():
            assert seconds <= loads[job.request.model] + max(at.lengths)


@settings(deadline=None)
@given(asks(MIXED), st.sampled_from([1, 4]))
def test_jobs_start_when_it_was_told_if_nobody_else_comes(
    actions: list[Ask | None], at_once: int
) -> None:
    with device(at_once=at_once) as at:
        play(at, actions)
        at.as_estimated()
        told, now = at.starts(), at.now
        assert at.schedule.waiting(1000) == list(told)
        assert list(told) == [job for run in at.serve_all() for job in run]
        for job, seconds in told.items():
            assert at.started[job] - now == pytest.approx(seconds)


# Runs of several clips.


def test_clips_that_are_alike_go_with_the_first_from_behind_others() -> None:
    with device() as at:
        first, long, second, third = at.ask(1), at.ask(2, LONG, 4.0), at.ask(3), at.ask(4)
        assert at.fair() == [first, long, second, third]
        assert at.starts() == {first: 0, second: 0, third: 0, long: pytest.approx(22.5)}
        assert at.serve() == (first, second, third)
        assert long.overtaken_at == 1000.0


def test_who_was_overtaken_is_so_by_no_second_run() -> None:
    with device() as at:
        first, long, second = at.ask(1), at.ask(2, LONG, 4.0), at.ask(3)
        assert at.serve() == (first, second)
        sooner, later = at.ask(4, SHORT, 3.0), at.ask(5)
        assert at.fair() == [sooner, long, later]
        assert at.serve() == (sooner,)
        assert at.serve() == (long,)


@pytest.mark.parametrize(
    "change",
    [
        {"width": 32},
        {"num_frames": 8},
        {"num_inference_steps": 20},
        {"guidance_scale": 1.0},
        {"negative_prompt": "blurry"},
        {"style": "ink"},
        {"start_image": "0" * 64},
        {"enhance": True},
        {"model": "other"},
    ],
    ids=str,
)
def test_what_is_not_alike_is_not_made_together(change: dict[str, object]) -> None:
    with device() as at:
        first = at.ask(1)
        at.ask(2, replace(SHORT, **change))  # type: ignore[arg-type]
        assert at.serve() == (first,)


def test_what_differs_only_in_words_seed_and_speed_is_made_together() -> None:
    with device() as at:
        jobs = (
            at.ask(1),
            at.ask(2, replace(SHORT, prompt="a dog")),
            at.ask(3, replace(SHORT, fps=4)),
        )
        assert at.serve() == jobs


def test_the_same_clip_again_is_not_in_the_same_run() -> None:
    with device() as at:
        first, other = at.ask(1), at.ask(2)
        same = at.ask(3)
        same.request = replace(first.request, fps=4)
        assert at.serve() == (first, other)
        assert at.serve() == (same,)


def test_what_the_process_died_on_is_made_alone() -> None:
    with device() as at:
        first, second, third = at.ask(1), at.ask(2), at.ask(3)
        second.attempts = 1
        assert at.serve() == (first, third)
        assert at.serve() == (second,)
        first, second = at.ask(1), at.ask(2)
        first.attempts = 1
        assert at.serve() == (first,)


def test_nobody_far_back_is_looked_for() -> None:
    with device() as at:
        first = at.ask(1)
        for owner in range(2, NEAR + 1):
            at.ask(owner, LONG, 4.0)
        last = at.ask(NEAR + 1)
        assert at.fair()[-1] is last
        assert at.serve() == (first,)


def test_a_place_that_makes_one_at_a_time_and_a_model_that_may_not_be_batched() -> None:
    with device(at_once=1) as at:
        at.ask(1), at.ask(2)
        assert len(at.serve()) == 1
    with device() as at:
        at.schedule = Schedule(at.estimates, AlwaysOpen())
        at.schedule.see([at.place])
        at.ask(1), at.ask(2)
        assert len(at.serve()) == 1


# How many.


def sized(pays: Mapping[int, float], at_once: int = 8) -> int:
    return Sizes(learned(pays=pays)).most(SHORT, at_once)


def test_runs_grow_for_as_long_as_that_pays() -> None:
    assert Sizes(learned(alone={})).most(SHORT, 8) == 1, "one alone first"
    assert sized({1: 1.0}) == 2
    assert sized({1: 1.0}, at_once=1) == 1
    assert sized({1: 1.0, 2: 1.5}) == 4
    assert sized({1: 1.0, 2: 1.5}, at_once=3) == 3
    assert sized({1: 1.0, 2: 1.5, 4: 2.5}) == 8
    assert sized({1: 1.0, 2: 1.5, 4: 3.1}) == 2
    assert sized({1: 1.0, 2: 2 * (1 - MARGIN) + 0.01}) == 1
    assert sized({1: 1.0, 2: 2 * (1 - MARGIN) - 0.01}) == 4


def test_what_did_not_pay_off_is_tried_again_after_many_runs() -> None:
    sizes = Sizes(learned(pays={1: 1.0, 2: 1.5, 4: 3.1}))
    for _ in range(TRIED_AGAIN):
        assert sizes.most(SHORT, 8) == 2
        sizes.learn(SHORT, together=2, ordered=2, at_once=8)
    assert sizes.most(SHORT, 8) == 4
    sizes.learn(SHORT, together=3, ordered=3, at_once=8)
    assert sizes.most(SHORT, 8) == 4, "there were no four"
    sizes.learn(SHORT, together=4, ordered=4, at_once=8)
    assert sizes.most(SHORT, 8) == 2


def test_no_more_are_ordered_than_memory_held() -> None:
    sizes = Sizes(learned(pays={1: 1.0, 2: 1.5}))
    assert sizes.most(SHORT, 8) == 4
    sizes.learn(SHORT, together=2, ordered=4, at_once=8)
    assert sizes.most(SHORT, 8) == 2
    assert sizes.most(LONG, 8) == 4, "of others nothing is known"


def test_a_run_that_was_never_measured_takes_as_long_for_each_as_a_smaller_one() -> None:
    estimates = learned(pays={1: 1.0, 2: 1.5})
    assert [estimates.seconds(SHORT, size) for size in (1, 2, 3, 4)] == [10, 15, 22.5, 30]
    assert estimates.seconds(replace(SHORT, num_inference_steps=20), 2) == 40.0
    assert learned(pays={2: 1.0}).seconds(replace(SHORT, num_inference_steps=20)) is None


def test_a_new_job_is_expected_to_take_its_share() -> None:
    with device() as at:
        assert at.schedule.estimate(SHORT) == pytest.approx(6.25)
        assert at.schedule.estimate(FilmRequest("", ("a",))) == SECONDS_OF_CUT
    with device(at_once=1) as at:
        assert at.schedule.estimate(SHORT) == 10.0


def test_the_devices_seconds_are_shared_by_those_that_are_on_it() -> None:
    with device() as at:
        first, second = at.ask(1), at.ask(2)
        (run,) = at.schedule.hand_out(is_open=True)
        assert at.schedule.ends_at(first) is not None
        at.now += 100.0  # loading, which nobody is charged for
        at.schedule.progressed(run, first, Progress(Phase.READING))
        at.now += 4.0
        second.state = JobState.CANCELLED
        at.schedule.free(run, second)
        assert not run.off_device.is_set()
        at.now += 3.0
        first.state = JobState.ENCODING
        at.schedule.free(run, first)
        assert (first.ran, second.ran) == (5.0, 2.0)
        assert run.off_device.is_set()


# Several models.


def test_who_has_the_model_in_memory_goes_first_for_as_long_as_the_other_takes_to_load() -> None:
    with device(at_once=1) as at:
        other = at.ask(1, OTHER, 2.0)
        shorts = [at.ask(owner) for owner in range(2, 10)]
        order = [job for run in at.serve_all() for job in run]
        # Begun at 0, 10, ... 50 seconds, which a load takes.
        assert order == [*shorts[:6], other, *shorts[6:]]
        assert at.started[other] - at.started[shorts[0]] == 60.0
        assert at.models == ("tiny",)


def test_the_other_model_is_loaded_where_nobody_waits_for_the_present_one() -> None:
    with device() as at:
        first, second = at.ask(1, OTHER, 2.0), at.ask(2, OTHER, 2.0)
        assert at.starts() == {first: 0.0, second: 0.0}
        assert at.serve() == (first, second)


def test_where_nobody_knows_how_long_it_takes_to_load_the_order_stays() -> None:
    with device(estimates=learned(loads={})) as at:
        other, short = at.ask(1, OTHER, 2.0), at.ask(2)
        assert list(at.starts()) == [other, short]
        assert at.serve() == (other,)


def test_nothing_in_memory_keeps_the_order() -> None:
    with device(models=()) as at:
        other, short, same = at.ask(1, OTHER, 2.0), at.ask(2), at.ask(3, OTHER, 2.0)
        assert at.starts() == {other: 0.0, same: 0.0, short: 50.0 + 30.0}


def test_two_places_with_a_model_each_take_their_own() -> None:
    with device(at_once=1) as at:
        places = Place("one", ("tiny",)), Place("two", ("other",))
        at.schedule.see(places)
        other, short = at.ask(1, OTHER, 2.0), at.ask(2)
        assert at.starts() == {short: 0.0, other: 0.0}
        begun = at.schedule.hand_out(is_open=True)
        assert {run.place.name: run.jobs for run in begun} == {"one": (short,), "two": (other,)}


# The order while some are ahead of their turn.


def test_to_go_ahead_of_ones_turn_changes_nobody_elses() -> None:
    with device() as at:
        jobs = [at.ask(owner, LONG if owner % 3 else SHORT) for owner in range(1, 7) for _ in "ab"]
        before, queue = at.fair(), at.schedule._queues[Kind.RENDER]
        for job in (before[7], before[4], before[9]):
            queue.take(job)
        assert at.fair() == [job for job in before if job not in (before[4], before[7], before[9])]
        assert len(queue) == len(jobs) - 3
        assert not queue.remove(before[7])
        newcomer = at.ask(9)
        other = Device()
        with pytest.MonkeyPatch.context():
            for job in jobs:
                other.ask(job.owner, job.request)
            other.ask(9)
        assert at.fair().index(newcomer) <= [job.owner for job in other.fair()].index(9)


@pytest.mark.parametrize("ends_first", [True, False])
def test_who_went_ahead_is_charged_once_also_if_the_bot_ends_before_their_turn(
    ends_first: bool,
) -> None:
    with device() as at:
        at.ask(1), at.ask(2)
        early, queue = at.ask(3), at.schedule._queues[Kind.RENDER]
        early.estimate = 10.0
        queue.take(early)
        assert early.among
        if ends_first:
            queue.settle(early, 4.0)
        assert queue.changes(3).tags[3] == (4 if ends_first else 10) * SECOND
        while queue:
            queue.pop()
        if not ends_first:
            queue.settle(early, 4.0)
        assert queue.changes(3).tags[3] == 4 * SECOND


def test_one_ahead_of_its_turn_can_become_another_members() -> None:
    with device() as at:
        jobs = [at.ask(owner) for owner in (1, 2, 3, 4)]
        queue = at.schedule._queues[Kind.RENDER]
        queue.take(jobs[2])
        queue.hand_over(jobs[2], 4)
        assert jobs[2].owner == 4
        assert queue.changes(3).tags[3] is None
        assert queue.changes(4).tags[4] == round(jobs[2].estimate * SECOND)
        assert [job.owner for job in at.fair()] == [1, 2, 4]
