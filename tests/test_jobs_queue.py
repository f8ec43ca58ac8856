"""The fair queue: members get their share of a device's seconds, and nobody waits behind somebody
else's long row.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from t2vbot.jobs.fair_order import Changes, in_order
from t2vbot.jobs.job import Job
from t2vbot.jobs.queue import FairQueue

from .jobs import a_request

ADA, BOB, EVE, DAN, FAY = 1, 2, 3, 4, 5
REQUEST = a_request()
SECONDS = st.floats(0.5, 100.0)
CLIPS = st.floats(5.0, 50.0)
WEIGHTS = st.sampled_from([0.5, 1.0, 2.0, 3.0])


@dataclass
class Device:
    """One device and its queue, with a database that knows what the dispatcher would write."""

    queue: FairQueue = field(default_factory=FairQueue)
    numbers: itertools.count[int] = field(default_factory=itertools.count)
    real: dict[str, float] = field(default_factory=dict)  # by job: what it will really take
    running: Job | None = None
    left: list[Job] = field(default_factory=list)
    level: tuple[int, int] = (0, 0)
    tags: dict[int, int] = field(default_factory=dict)

    def ask(self, owner: int, *seconds: float, weight: float = 1.0, error: float = 1.0) -> Job:
        """The last of the jobs. ``error``: measured seconds to a second of the estimate."""
        for each in seconds:
            created = float(next(self.numbers))
            job = Job(REQUEST, owner, estimate=each, weight=weight, created_at=created)
            job.id = f"{int(created):016x}"
            self.real[job.id] = each * error
            self.queue.reserve(job)
            self.tags[owner] = job.start_tag
            self.queue.put(job)
        return job

    def begin(self) -> Job:
        self.running = self.queue.pop()
        self.write(self.running)
        self.left.append(self.running)
        return self.running

    def end(self) -> None:
        if self.running:
            self.queue.settle(self.running, self.real[self.running.id])
            self.write(self.running)
        self.running = None

    def serve(self, count: int | None = None) -> list[Job]:
        """Make that many jobs, or all."""
        done = []
        while self.queue and (count is None or len(done) < count):
            self.end()
            done.append(self.begin())
        return done

    def write(self, job: Job) -> None:
        changes = self.queue.changes(job.owner)
        self.level = (changes.level, changes.next_level)
        for owner, tag in changes.tags.items():
            if tag is None:
                self.tags.pop(owner, None)
            else:
                self.tags[owner] = tag

    def restart(self) -> None:
        """What was on the device is begun again; all the rest comes from the database."""
        jobs = list(in_order(self.queue.look_ahead()))
        jobs += [self.running] if self.running else []
        self.queue, self.running = FairQueue(), None
        self.queue.restore(Changes(*self.level, dict(self.tags)))
        for job in sorted(jobs, key=lambda job: job.created_at):
            self.queue.rejoin(job)

    def waiting(self) -> list[str]:
        return ids(in_order(self.queue.look_ahead()))


def ids(jobs: Iterable[Job]) -> list[str]:
    return [job.id for job in jobs]


def owners(jobs: Iterable[Job]) -> list[int]:
    return [job.owner for job in jobs]


def seconds_of(jobs: Iterable[Job], real: dict[str, float]) -> Counter[int]:
    had: Counter[int] = Counter()
    for job in jobs:
        had[job.owner] += real[job.id]  # type: ignore[assignment]
    return had


# What members notice.


async def test_one_member_alone_is_served_in_order() -> None:
    device = Device()
    asked = [device.ask(ADA, seconds) for seconds in (30, 10, 20)]
    assert device.serve() == asked


@given(st.lists(SECONDS, min_size=2, max_size=10), SECONDS, WEIGHTS, WEIGHTS, st.integers(0, 8))
def test_a_newcomer_waits_for_at_most_what_is_running(
    long: list[float], short: float, weight: float, other: float, begun: int
) -> None:
    device = Device()
    device.ask(ADA, *long, weight=weight)
    device.serve(min(begun, len(long) - 2))
    device.end()
    device.begin()
    newcomer = device.ask(BOB, short, weight=other)
    assert device.serve(1) == [newcomer]


async def test_ten_long_clips_do_not_hold_up_a_short_one() -> None:
    device = Device()
    device.ask(ADA, *[600.0] * 10)
    device.begin()
    device.ask(BOB, 30.0)
    device.ask(EVE, 600.0)
    assert owners(device.serve(4)) == [BOB, EVE, ADA, ADA]


async def test_members_take_turns_however_much_the_first_asked() -> None:
    device = Device()
    device.ask(ADA, 1, 1, 1)
    device.ask(BOB, 1, 1)
    device.ask(EVE, 1)
    assert owners(device.serve()) == [ADA, BOB, EVE, ADA, BOB, ADA]


async def test_a_long_clip_costs_as_much_as_many_short_ones() -> None:
    device = Device()
    device.ask(ADA, 60, 60)
    device.ask(BOB, *[10] * 12)
    assert owners(device.serve()) == [BOB, ADA, *[BOB] * 6, ADA, *[BOB] * 5]


@settings(max_examples=50, deadline=None)
@given(st.lists(CLIPS, min_size=1, max_size=5), st.lists(CLIPS, min_size=1, max_size=5))
def test_weights_of_one_and_three_get_seconds_of_one_to_three(
    of_ada: list[float], of_bob: list[float]
) -> None:
    device = Device()
    weights = {ADA: 1.0, BOB: 3.0}
    lengths = {ADA: itertools.cycle(of_ada), BOB: itertools.cycle(of_bob)}
    for member in (ADA, ADA, BOB, BOB):  # and one more for each that begins: both always wait
        device.ask(member, next(lengths[member]), weight=weights[member])
    had, longest = Counter[int](), max(*of_ada, *of_bob)
    while min(had[ADA], had[BOB] / 3) < 20 * longest:
        (job,) = device.serve(1)
        had.update(seconds_of([job], device.real))
        device.ask(job.owner, next(lengths[job.owner]), weight=weights[job.owner])
    assert abs(had[BOB] / had[ADA] / 3 - 1) < 0.1


async def test_measured_seconds_count_where_the_estimate_was_wrong() -> None:
    device = Device()
    device.ask(ADA, *[10] * 300, error=3.0)
    device.ask(BOB, *[10] * 300, error=1.0)
    had = seconds_of(device.serve(200), device.real)
    assert abs(had[ADA] / had[BOB] - 1) < 0.05


async def test_who_was_estimated_far_too_high_is_held_up_by_that_no_longer() -> None:
    device = Device()
    for _ in range(5):
        device.ask(ADA, 10_000.0, error=0.001)
        device.begin()
        device.end()
    device.ask(ADA, 20.0, 20.0)
    device.begin()
    newcomer, _ = device.ask(BOB, 30.0), device.ask(ADA, 20.0)
    assert device.serve(1) == [newcomer]


# What nobody may do.


async def test_people_who_ask_once_each_do_not_hold_up_a_long_clip_forever() -> None:
    device, strangers = Device(), itertools.count(100)
    device.ask(ADA, *[100.0] * 20)
    had = Counter[int]()
    while had.total() < 1000:  # there is always one more
        device.ask(next(strangers), 1.0)
        had.update(seconds_of(device.serve(1), device.real))
    assert had[ADA] >= had.total() / 2 - 200


async def test_to_cancel_and_ask_again_gains_nothing() -> None:
    device = Device()
    jobs = [device.ask(ADA, 10), device.ask(ADA, 10)]
    device.ask(BOB, 10)
    device.ask(BOB, 10)
    device.begin()
    device.queue.remove(jobs[1])
    device.ask(ADA, 10)
    assert owners(device.serve()) == [BOB, BOB, ADA]  # it is the youngest of equals


async def test_cancelling_costs_no_position() -> None:
    device = Device()
    first = device.ask(ADA, 30)
    device.ask(ADA, 10)
    device.ask(BOB, 20, 20)
    assert device.queue.remove(first)
    assert owners(device.serve()) == [ADA, BOB, BOB]


async def test_what_was_stopped_on_the_device_costs_what_ran() -> None:
    device = Device()
    stopped = device.ask(ADA, 100, error=0.0)
    assert device.begin() is stopped
    device.ask(ADA, 10)
    device.ask(BOB, 10)
    assert owners(device.serve()) == [ADA, BOB]


async def test_a_job_that_left_cannot_be_removed() -> None:
    device = Device()
    job = device.ask(ADA, 1)
    device.begin()
    assert not device.queue.remove(job)


async def test_a_job_that_goes_to_another_member_keeps_its_position() -> None:
    device = Device()
    given = device.ask(ADA, 30)
    device.ask(EVE, 10, 10)
    device.ask(DAN, 10, 10)
    device.serve(2)  # by now somebody who comes starts further back
    newcomer = device.ask(FAY, 28)
    device.queue.hand_over(given, BOB)
    assert device.serve(2) == [given, newcomer]


async def test_a_job_that_goes_to_another_member_counts_as_theirs() -> None:
    device = Device()
    given = device.ask(ADA, 30)
    device.ask(ADA, 10)
    device.ask(BOB, 10)
    device.queue.hand_over(given, BOB)
    assert owners(device.serve()) == [ADA, BOB, BOB]


async def test_what_is_on_the_device_counts_for_who_took_it_over() -> None:
    device = Device()
    job = device.ask(ADA, 100)
    device.begin()
    device.ask(ADA, 10)
    device.ask(BOB, 10)
    device.ask(EVE, 10)
    device.queue.hand_over(job, BOB)
    assert owners(device.serve()) == [ADA, EVE, BOB]


async def test_whoever_waits_no_more_is_forgotten_in_time() -> None:
    device = Device()
    device.ask(ADA, *[1.0] * 500)
    for stranger in range(100, 500):
        device.ask(stranger, 1.0)
        device.serve(1)
    device.serve()
    device.end()
    assert len(device.queue._order._members) + len(device.tags) < 10


# Under random members, lengths, weights, errors, cancels and restarts.

ASK = st.tuples(
    st.just("ask"), st.integers(1, 5), SECONDS, WEIGHTS, st.sampled_from([0.0, 0.2, 1.0, 1.0, 3.0])
)
ACTIONS = st.lists(
    st.one_of(
        ASK,
        ASK,
        st.tuples(st.sampled_from(["begin", "begin", "end", "remove"]), st.integers(0, 50)),
        st.tuples(st.just("give"), st.integers(0, 50), st.integers(1, 5)),
    ),
    max_size=50,
)


def act(device: Device, action: Sequence[float | str]) -> Job | None:
    """What an action is about, if that leaves the queue without being made."""
    kind, *values = action
    if kind == "ask":
        owner, seconds, weight, error = (float(value) for value in values)
        device.ask(int(owner), seconds, weight=weight, error=error)
    elif kind == "begin" and device.queue:
        device.end()
        device.begin()
    elif kind == "end":
        device.end()
    elif kind in ("remove", "give") and device.queue:
        waiting = list(in_order(device.queue.look_ahead()))
        job = waiting[int(values[0]) % len(waiting)]
        if kind == "remove":
            assert device.queue.remove(job)
            device.write(job)
            return job
        device.queue.hand_over(job, int(values[1]))
        device.write(job)
    return None


@settings(deadline=None)
@given(ACTIONS)
def test_every_job_leaves_exactly_once_in_the_order_that_was_told(
    actions: list[tuple[float | str, ...]],
) -> None:
    device, removed = Device(), []
    for action in actions:
        if job := act(device, action):
            removed.append(job)
    told = device.waiting()
    assert told == device.waiting(), "looking ahead changes nothing"
    assert len(told) == len(device.queue)
    if device.running:
        device.real[device.running.id] = device.running.estimate
    device.real.update({job.id: job.estimate for job in in_order(device.queue.look_ahead())})
    assert ids(device.serve()) == told
    gone = ids(device.left) + ids(removed)
    assert sorted(gone) == sorted(device.real)


@settings(deadline=None)
@given(ACTIONS, st.integers(0, 50), ACTIONS)
def test_a_restart_at_any_moment_changes_nobodys_position(
    before: list[tuple[float | str, ...]], when: int, after: list[tuple[float | str, ...]]
) -> None:
    device = Device()
    for action in before[:when]:
        act(device, action)
    running, told = device.running, device.waiting()
    device.restart()
    assert device.waiting() == ([running.id] if running else []) + told
    other = Device()
    for action in before[:when]:
        act(other, action)
    if running:
        assert device.begin() is running  # once more, and it is charged once
    for action in after:
        act(device, action)
        act(other, action)
        assert device.waiting() == other.waiting()


@settings(deadline=None)
@given(
    st.dictionaries(st.integers(1, 6), WEIGHTS, min_size=1),
    st.lists(st.tuples(SECONDS, st.floats(0.2, 3.0)), min_size=20, max_size=120),
    st.lists(st.tuples(st.integers(100, 110), SECONDS, WEIGHTS, st.integers(0, 100)), max_size=60),
)
def test_who_waits_all_the_time_gets_their_share_of_every_stretch_of_time(
    weights: dict[int, float],
    lengths: list[tuple[float, float]],
    visitors: list[tuple[int, float, float, int]],
) -> None:
    """Less two of the longest clips; four where others come and go. At each moment a share is the
    weight by those of all who wait.
    """
    device, coming = Device(), defaultdict(list)
    lengths_of = {member: itertools.cycle(lengths[member % 7 :]) for member in weights}
    for number, seconds, weight, when in visitors:
        coming[when].append((number, seconds, weight))
    behind, longest = Counter[int](), 0.0
    for member, weight in weights.items():
        for _ in range(2):
            seconds, error = next(lengths_of[member])
            device.ask(member, seconds, weight=weight, error=error)
    for step in range(100):
        for number, seconds, weight in coming[step]:
            device.ask(number, seconds, weight=weight)
        waiting = {job.owner: job.weight for job in in_order(device.queue.look_ahead())}
        heads = list(in_order(device.queue.look_ahead()))
        longest = max(longest, *(max(job.estimate, device.real[job.id]) for job in heads))
        (job,) = device.serve(1)
        took = device.real[job.id]
        if job.owner in weights:
            seconds, error = next(lengths_of[job.owner])
            device.ask(job.owner, seconds, weight=job.weight, error=error)
        for member, weight in weights.items():
            due = took * weight / sum(waiting.values()) - took * (member == job.owner)
            behind[member] = max(0.0, behind[member] + due)  # type: ignore[assignment]
            assert behind[member] <= (4 if visitors else 2) * longest
