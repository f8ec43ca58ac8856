"""Who has the devices, who waits for them, and from both when each job starts."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from ..catalog.request import VideoRequest
from .estimates import Estimates
from .executor import Kind, Phase, Place, Progress
from .fair_order import Changes, FairOrder, in_order
from .forecast import Forecast, Wait
from .gate import Gate
from .job import Job, JobState, new_id
from .queue import FairQueue

# What each clip costs.
DEVICE_PHASES = (Phase.READING, Phase.DENOISING, Phase.DECODING, Phase.ENHANCING)
CHARGED = (*DEVICE_PHASES, Phase.CUTTING)  # what a job costs
LOOKED_AHEAD = 500  # jobs, to find out when a new one would start; takes some 10 ms


@dataclass
class _Busy:
    job: Job
    since: float = 0.0  # time.monotonic() when it passed loading; 0 = it has not

    def seconds(self) -> float:
        return time.monotonic() - self.since if self.since else 0.0


class Schedule:
    """The queues, and the jobs on the devices."""

    def __init__(self, estimates: Estimates, gate: Gate) -> None:
        self._estimates = estimates
        self._gate = gate
        self._queues = {kind: FairQueue() for kind in Kind}  # places of one kind share one
        self._places: dict[str, Kind] = {}
        self._busy: dict[str, _Busy] = {}  # by place

    def serve(self, places: Iterable[Place]) -> None:
        """These are the places, from now on."""
        self._places = {place.name: place.kind for place in places}

    # The queues.

    def reserve(self, job: Job) -> None:
        """Settle where a job's member would start; ``join`` follows."""
        self._queues[job.kind].reserve(job)

    def join(self, job: Job) -> None:
        self._queues[job.kind].put_nowait(job)

    def restore(self, kind: Kind, known: Changes) -> None:
        self._queues[kind].restore(known)

    def rejoin(self, job: Job) -> None:
        """Take in a job that waited before, as the queue was restored."""
        self._queues[job.kind].rejoin(job)

    def put_back(self, job: Job) -> None:
        """A job was handed out, and no device may have it now: it goes first."""
        self._queues[job.kind].put_nowait(job)

    def leave(self, job: Job) -> bool:
        """Take a job out before it starts; False where it was not waiting."""
        return self._queues[job.kind].remove(job)

    def hand_over(self, job: Job, owner: int) -> None:
        """A job becomes another member's, with its position, or the device that it has."""
        if self.holds(job) or any(busy.job is job for busy in self._busy.values()):
            self._queues[job.kind].hand_over(job, owner)
        job.owner = owner

    async def next(self, kind: Kind) -> Job:
        """The job of that kind that starts next, as soon as there is one."""
        return await self._queues[kind].get()

    def changes(self, job: Job) -> Changes:
        """What the database has to know of a job's queue."""
        return self._queues[job.kind].changes(job.owner)

    def holds(self, job: Job) -> bool:
        return job in self._queues[job.kind]

    def count(self) -> int:
        """How many wait."""
        return sum(queue.qsize() for queue in self._queues.values())

    def waiting(self, most: int) -> list[Job]:
        """The first jobs that wait, those of each kind in their order."""
        found: Iterator[Job] = (
            job for queue in self._queues.values() for job in in_order(queue.look_ahead())
        )
        return list(islice(found, most))

    # The devices.

    def take(self, place: str, job: Job) -> None:
        self._busy[place] = _Busy(job)

    def free(self, place: str, job: Job) -> None:
        """A job does not have the device any more. What it really took counts, unless it begins
        again.
        """
        busy = self._busy.get(place)
        if busy is None or busy.job is not job:
            return
        del self._busy[place]
        job.ran = busy.seconds()
        if job.state is not JobState.WAITING:
            self._queues[job.kind].settle(job, job.ran)

    def progressed(self, place: str, job: Job, progress: Progress) -> bool:
        """Whether the job has just begun what takes equally long each time."""
        busy = self._busy.get(place)
        if not busy or busy.job is not job or busy.since or progress.phase not in CHARGED:
            return False
        busy.since = time.monotonic()
        return True

    # When.

    def ends_at(self, job: Job) -> float | None:
        """When it is expected to have ended: Unix seconds."""
        for busy in self._busy.values():
            if busy.job is job:
                left = self._left(busy).seconds
                return None if left is None else time.time() + left
        cost = self._cost(job).seconds
        return None if cost is None or job.starts_at is None else job.starts_at + cost

    def forecast(self, kind: Kind) -> Forecast:
        """When the jobs of a kind start, as things stand now."""
        return self._forecast(kind, self._queues[kind].look_ahead())

    def until_free(self, owner: int) -> Wait:
        """When a new clip of a member would start, were it like the one that is next."""
        order = self._queues[Kind.RENDER].look_ahead()
        if order:
            first = next(in_order(order.copy()))
            new = replace(first, id=new_id(), owner=owner, created_at=time.time(), among=0)
            order.add(new, order.start(owner))
        forecast = self._forecast(Kind.RENDER, order)
        if not order:
            return forecast.first_free()
        found = (each.wait for each in islice(forecast, LOOKED_AHEAD) if each.job is new)
        return next(found, Wait(None))

    def _forecast(self, kind: Kind, order: FairOrder) -> Forecast:
        opens = self._as_it_opens if kind is Kind.RENDER else None
        return Forecast(order, self._until_free(kind), self._cost, opens)

    def _as_it_opens(self, ahead: Wait) -> Wait:
        """No clip is begun while the gate is closed."""
        if ahead.seconds is None:
            return ahead
        moment = time.time() + ahead.seconds
        starts_at = self._gate.starts_at(moment)
        return Wait(None if starts_at is None else ahead.seconds + (starts_at - moment))

    def _until_free(self, kind: Kind) -> list[Wait]:
        """When each place has nothing to do; where there is none yet, one that waits for work."""
        waits = [self._left(busy) for busy in self._busy.values() if busy.job.kind is kind]
        idle = [name for name, of in self._places.items() if of is kind and name not in self._busy]
        waits += [Wait(0.0) for _ in idle]
        return waits or [Wait(0.0)]

    def _left(self, busy: _Busy) -> Wait:
        cost = self._cost(busy.job)
        if cost.seconds is None:
            return cost
        return Wait(max(0.0, cost.seconds - busy.seconds()))

    def _cost(self, job: Job) -> Wait:
        if not isinstance(job.request, VideoRequest):
            return Wait(None)  # a film is cut in seconds, and nobody knows how many
        seconds = self._estimates.seconds(job.request)
        return Wait(seconds, job.request.model if seconds is None else None)
