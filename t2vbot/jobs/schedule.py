"""Who has the devices, who waits for them, and from both when each job starts."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from ..catalog.film import Request
from ..catalog.request import VideoRequest
from .batching import MayBatch, Sizes, never
from .estimates import Estimates
from .executor import Kind, Made, Phase, Place, Progress
from .fair_order import Changes, FairOrder, in_order
from .forecast import Forecast, Freed, Wait
from .gate import Gate
from .job import Job, JobState
from .queue import FairQueue
from .run import Run
from .selection import Selection
from .window import Window

# What each clip costs.
DEVICE_PHASES = (Phase.READING, Phase.DENOISING, Phase.DECODING, Phase.ENHANCING)
CHARGED = (*DEVICE_PHASES, Phase.CUTTING)  # what a job costs
SOON = 1e-6  # seconds in which a device is expected to be free that should be already
LOOKED_AHEAD = 500  # jobs, to find out when a new one would start; takes some 10 ms


class Schedule:
    """The queues, and the runs on the devices. ``may_batch``: whose clips may be made together."""

    def __init__(self, estimates: Estimates, gate: Gate, may_batch: MayBatch = never) -> None:
        self._estimates = estimates
        self._gate = gate
        self._sizes = Sizes(estimates)
        self._selection = Selection(estimates, self._sizes, may_batch)
        self._queues = {kind: FairQueue() for kind in Kind}  # places of one kind share one
        self._places: dict[str, Place] = {}
        self._runs: dict[str, Run] = {}  # by place
        self._busy: dict[str, float] = {}  # seconds, by place
        self._busy_until = time.monotonic()  # when the last clip left a device
        self._look_at: float | None = None  # time.monotonic()
        self.moved = asyncio.Event()  # is set whenever a place may have something to begin

    def see(self, places: Iterable[Place]) -> bool:
        """These are the places, and what they have in memory, from now on; whether others were
        there before.
        """
        before, self._places = self._places.keys(), {place.name: place for place in places}
        return before != self._places.keys()

    # The queues.

    def estimate(self, request: Request) -> float:
        """Seconds of the fastest device that a new job is expected to take: its share of a run of
        as many clips as pays off, since it waits longest where there are that many.
        """
        if not isinstance(request, VideoRequest):
            return self._estimates.expected(request)
        return min(
            self._estimates.expected(request, place.device) * self._selection.share(request, place)
            for place in self._taking(request.model)
        )

    def expected(self, request: VideoRequest) -> float:
        """Likewise, of a run of its own."""
        devices = {place.device for place in self._taking(request.model)}
        return min(self._estimates.expected(request, device) for device in devices)

    def _taking(self, model: str) -> list[Place]:
        """The places there that make its clips; else one of which nothing is known."""
        there = self._places.values()
        found = [each for each in there if each.kind is Kind.RENDER and each.takes(model)]
        return found or [Place("")]

    def reserve(self, job: Job) -> None:
        """Settle where a job's member would start; ``join`` follows."""
        self._queues[job.kind].reserve(job)

    def join(self, job: Job) -> None:
        self._queues[job.kind].put(job)
        self.moved.set()

    def restore(self, kind: Kind, known: Changes) -> None:
        self._queues[kind].restore(known)

    def rejoin(self, job: Job) -> None:
        """Take in a job that waited before, as the queue was restored, or that begins again."""
        self._queues[job.kind].rejoin(job)
        self.moved.set()

    def leave(self, job: Job) -> bool:
        """Take a job out before it starts; False where it was not waiting."""
        return self._queues[job.kind].remove(job)

    def hand_over(self, job: Job, owner: int) -> None:
        """A job becomes another member's, with its position, or the device that it has."""
        if self.holds(job) or self._run_of(job):
            self._queues[job.kind].hand_over(job, owner)
        job.owner = owner

    def changes(self, job: Job) -> Changes:
        """What the database has to know of a job's queue."""
        return self._queues[job.kind].changes(job.owner)

    def holds(self, job: Job) -> bool:
        return job in self._queues[job.kind]

    def count(self) -> int:
        """How many wait."""
        return sum(len(queue) for queue in self._queues.values())

    def waiting(self, most: int) -> list[Job]:
        """The first jobs that wait, those of each kind in their order."""
        expected = chain.from_iterable(self.forecast(kind) for kind in Kind)
        return [each.job for each in islice(expected, most)]

    # The devices.

    def hand_out(self, *, is_open: bool) -> Iterator[Run]:
        """What the places that have nothing to do begin now. ``is_open``: whether clips may be
        begun; what a place has already goes on all the same.
        """
        self._look_at = None
        for kind in Kind:
            for place in self._idle(kind):
                if jobs := self._ordered(place):
                    yield self._take(place, jobs, is_joined=True)
            models = [model for model, count in self._queues[kind].models.items() if count]
            idle = [place for place in self._idle(kind) if any(map(place.takes, models))]
            if idle and (is_open or kind is not Kind.RENDER):
                yield from self._begin(kind)

    def not_taken(self) -> set[str]:
        """The models that clips wait for, and of the devices there none makes."""
        there = [place for place in self._places.values() if place.kind is Kind.RENDER]
        waiting = self._queues[Kind.RENDER].models.items()
        wanted = {model for model, count in waiting if count and model} if there else set()
        return {model for model in wanted if not any(place.takes(model) for place in there)}

    def look_in(self) -> float | None:
        """Seconds until something may begin though nothing moves; None: nothing does."""
        return None if self._look_at is None else max(0.0, self._look_at - time.monotonic())

    def _begin(self, kind: Kind) -> Iterator[Run]:
        """The beginning of the forecast."""
        window = self._window(kind, self._queues[kind].look_ahead())
        forecast = Forecast(window, self._freed(kind), {}, self._selection, self._cost)
        for begun in forecast.at_once():
            yield self._take(begun.place, begun.jobs)
        for job, moment in window.overtaken_by(forecast.now):
            job.overtaken_at = moment
        looks = [self._selection.may_wait_until(window, place) for place in self._idle(kind)]
        known = [look for look in (self._look_at, *looks) if look is not None]
        self._look_at = min(known, default=None)

    def _idle(self, kind: Kind) -> list[Place]:
        there = self._places.values()
        return [each for each in there if each.kind is kind and each.name not in self._runs]

    def _take(self, place: Place, jobs: Sequence[Job], *, is_joined: bool = False) -> Run:
        for job in jobs:
            self._queues[place.kind].take(job)
        loading = self._selection.loading(jobs[0], place)
        run = self._runs[place.name] = Run(place, jobs, loading, is_joined=is_joined)
        return run

    def _ordered(self, place: Place) -> list[Job]:
        """The jobs that wait, and that a place has already."""
        queue = self._queues[place.kind]
        return [job for order_id in place.orders if (job := queue.handed_before(order_id))]

    def _window(self, kind: Kind, order: FairOrder, *more: Job) -> Window:
        """The others, in their order. ``more``: of that, what is not in the queue."""
        ordered = {order_id for place in self._places.values() for order_id in place.orders}
        jobs = (job for job in in_order(order) if job.id not in ordered)
        return Window(jobs, self._queues[kind].models + Counter(job.model for job in more))

    def lose(self, run: Run, job: Job) -> None:
        """A job has to begin again: what it took so far counts for nothing. ``rejoin`` follows."""
        was_off_device = job.state is JobState.ENCODING
        job.state = JobState.WAITING
        self.free(run, job)
        if was_off_device and job.counted is not None:
            self._queues[job.kind].unsettle(job, job.counted)
            job.counted = None

    def free(self, run: Run, job: Job) -> None:
        """A job does not have the device any more. What it really took counts, unless it begins
        again, or only the end of it was seen.

        On a slow device it counts as it would have on the fastest that is there for it, as it was
        estimated: nobody chose the device.
        """
        if job not in run:
            return
        job.ran = run.leave(job)
        if run.off_device.is_set():
            del self._runs[run.place.name]
            if place := self._places.get(run.place.name):
                self._places[place.name] = self._selection.holding(place, job)
            if run.place.kind is Kind.RENDER:
                self._busy_until = time.monotonic()
                before = self._busy.get(run.place.name, 0.0)
                self._busy[run.place.name] = before + run.taken_seconds()
            self.moved.set()
        if job.state is not JobState.WAITING and not run.is_joined:
            job.counted = job.ran * self._speed(run, job)
            self._queues[job.kind].settle(job, job.counted)

    def _speed(self, run: Run, job: Job) -> float:
        """Of its device, in those of the fastest."""
        request, device = job.request, run.place.device
        if not isinstance(request, VideoRequest):
            return 1.0
        here = self._estimates.expected(request, device)
        return min(1.0, self.expected(request) / here)

    def progressed(self, run: Run, job: Job, progress: Progress) -> bool:
        """Whether the run has just begun what takes equally long each time."""
        return job in run and progress.phase in CHARGED and run.begin()

    async def learn(self, run: Run, asked: Request, made: Made) -> None:
        """What a run of clips took, from one of them."""
        if not (isinstance(asked, VideoRequest) and isinstance(made.request, VideoRequest)):
            return
        seconds = sum(made.seconds.get(phase, 0.0) for phase in DEVICE_PHASES)
        loading, place = made.seconds.get(Phase.LOADING, 0.0), run.place
        await self._estimates.learn(asked, made.request, seconds, made.together, place.device)
        self._sizes.learn(asked, made.together, run.ordered, place.at_once, place.device)
        await self._estimates.learn_loading(asked.model, loading, place.device)

    def busy_seconds(self) -> dict[str, float]:
        """How long each device had a run, with those that go on; also those that are gone, and 0
        where one had none yet.
        """
        there = [place.name for place in self._places.values() if place.kind is Kind.RENDER]
        going_on = {
            name: self._busy.get(name, 0.0) + run.taken_seconds()
            for name, run in self._runs.items()
            if run.place.kind is Kind.RENDER
        }
        return dict.fromkeys(there, 0.0) | self._busy | going_on

    def idle_seconds(self) -> float:
        """How long no clip was on a device; 0: one is."""
        if any(run.place.kind is Kind.RENDER for run in self._runs.values()):
            return 0.0
        return time.monotonic() - self._busy_until

    # When.

    def ends_at(self, job: Job) -> float | None:
        """When it is expected to have ended: Unix seconds."""
        if run := self._run_of(job):
            left = self._left(run).seconds
            return None if left is None else time.time() + left
        return None if job.takes is None or job.starts_at is None else job.starts_at + job.takes

    def forecast(self, kind: Kind) -> Forecast:
        """When the jobs of a kind start, as things stand now."""
        return self._forecast(kind, self._window(kind, self._queues[kind].look_ahead()))

    def until_free(self, owner: int) -> Wait:
        """When a new clip of a member would start, were it like the one that is next."""
        order = self._queues[Kind.RENDER].look_ahead()
        if not order:
            return self._forecast(Kind.RENDER, self._window(Kind.RENDER, order)).first_free()
        first = next(in_order(order.copy()))
        request = first.request
        if isinstance(request, VideoRequest):  # like it, and another clip
            request = replace(request, seed=request.seed + 1)
        new = Job(request, owner, estimate=first.estimate, weight=first.weight)
        order.add(new, order.start(owner))
        forecast = self._forecast(Kind.RENDER, self._window(Kind.RENDER, order, new))
        found = (each.wait for each in islice(forecast, LOOKED_AHEAD) if each.job is new)
        return next(found, Wait(None))

    def _forecast(self, kind: Kind, window: Window) -> Forecast:
        opens = self._as_it_opens if kind is Kind.RENDER else None
        places = self._freed(kind)
        ordered = {place.name: self._ordered(place) for place, _ in places}
        return Forecast(window, places, ordered, self._selection, self._cost, opens)

    def _as_it_opens(self, ahead: Wait) -> Wait:
        """No clip is begun while the gate is closed."""
        if ahead.seconds is None:
            return ahead
        moment = time.time() + ahead.seconds
        starts_at = self._gate.starts_at(moment)
        return Wait(None if starts_at is None else ahead.seconds + (starts_at - moment))

    def _freed(self, kind: Kind) -> list[Freed]:
        """When each place has nothing to do."""
        freed = []
        for place in self._places.values():
            if place.kind is not kind:
                continue
            if run := self._runs.get(place.name):
                place = self._selection.holding(place, run.jobs[0])
                freed.append(Freed(place, self._left(run)))
            else:
                freed.append(Freed(place, Wait(0.0)))
        return freed

    def _left(self, run: Run) -> Wait:
        cost = self._cost(run.place, run.jobs)
        if cost.seconds is None:
            return cost
        return Wait(max(SOON, run.seconds_left(cost.seconds)))

    def _cost(self, place: Place, run: Sequence[Job], loading: float = 0.0) -> Wait:
        """How long a run has a place."""
        request = run[0].request
        if not isinstance(request, VideoRequest):
            return Wait(None)  # a film is cut in seconds, and nobody knows how many
        seconds = self._estimates.seconds(request, len(run), place.device)
        return Wait(None, request.model) if seconds is None else Wait(loading + seconds)

    def _run_of(self, job: Job) -> Run | None:
        """That it is on the device in."""
        return next((run for run in self._runs.values() if job in run), None)
