"""When each job starts: the queue with its positions and expected times, and what the devices are
busy with.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import NamedTuple

from ..catalog.request import VideoRequest
from .estimates import Estimates
from .executor import Kind, Phase, Progress
from .gate import Gate
from .job import Job
from .queue import FairQueue

DEVICE_PHASES = (Phase.READING, Phase.DENOISING, Phase.DECODING)  # what each clip costs


class Wait(NamedTuple):
    """How long something takes: seconds, or the model of which that is not known."""

    seconds: float | None
    unknown_model: str | None = None

    def then(self, other: Wait) -> Wait:
        if self.seconds is None:
            return self
        if other.seconds is None:
            return other
        return Wait(self.seconds + other.seconds)


@dataclass
class _Busy:
    job: Job
    since: float = 0.0  # time.monotonic() when it passed loading; 0 = it has not


class Schedule:
    """The waiting jobs with positions and expected starts, and the jobs on the devices."""

    def __init__(self, estimates: Estimates, gate: Gate) -> None:
        self._estimates = estimates
        self._gate = gate
        self._queues = {kind: FairQueue() for kind in Kind}  # places of one kind share one
        self._busy: dict[str, _Busy] = {}  # by place

    def reserve(self, job: Job) -> None:
        """Settle a job's start tag; ``join`` or ``give_up`` follows."""
        self._queues[job.kind].reserve(job)

    def give_up(self, job: Job) -> None:
        self._queues[job.kind].release(job)

    def join(self, job: Job) -> None:
        self._queues[job.kind].put_nowait(job)

    def rejoin(self, job: Job) -> None:
        """Take in a job that has its start tag from before. Those with the least first."""
        self._queues[job.kind].restore(job)

    def leave(self, job: Job) -> bool:
        """Take a job out before it starts; False where it was not waiting."""
        return self._queues[job.kind].remove(job)

    def hand_over(self, job: Job, owner: int) -> None:
        """A job becomes another member's, with its position."""
        if any(job is waiting for waiting in self._queues[job.kind].waiting()):
            self._queues[job.kind].hand_over(job, owner)
        job.owner = owner

    async def next(self, kind: Kind) -> Job:
        """The job of that kind that starts next, as soon as there is one."""
        return await self._queues[kind].get()

    def waiting(self) -> list[Job]:
        """The waiting jobs, those of each kind in their order."""
        return [job for queue in self._queues.values() for job in queue.waiting()]

    def take(self, place: str, job: Job) -> None:
        self._busy[place] = _Busy(job)

    def free(self, place: str, job: Job) -> None:
        if place in self._busy and self._busy[place].job is job:
            del self._busy[place]

    def progressed(self, place: str, job: Job, progress: Progress) -> bool:
        """Whether the job has just begun what takes equally long each time."""
        busy = self._busy.get(place)
        if not busy or busy.job is not job or busy.since or progress.phase not in DEVICE_PHASES:
            return False
        busy.since = time.monotonic()
        return True

    def ends_at(self, job: Job) -> float | None:
        """When it is expected to have ended: Unix seconds."""
        for busy in self._busy.values():
            if busy.job is job:
                left = self._left(busy).seconds
                return None if left is None else time.time() + left
        cost = self._cost(job).seconds
        return None if cost is None or job.starts_at is None else job.starts_at + cost

    def until_free(self) -> Wait:
        """When a new clip would start."""
        return self._walk(Kind.RENDER, change=False)

    def renew(self) -> list[Job]:
        """Give every waiting job its position and expected start; those whose start had passed, or
        whose position changed.
        """
        before = [(job, job.position, job.starts_at) for job in self.waiting()]
        for kind in Kind:
            self._walk(kind, change=True)
        return [
            job
            for job, position, starts_at in before
            if (position, starts_at) != (job.position, job.starts_at)
        ]

    def _walk(self, kind: Kind, *, change: bool) -> Wait:
        """From now to the end of a queue.

        With several devices the next job starts where one is free first; with none yet, where
        the first one will be.
        """
        ahead = self._device_wait(kind)
        for index, job in enumerate(self._queues[kind].waiting()):
            ahead = self._as_it_opens(kind, ahead)
            if change:
                job.position = index + 1
                job.expect(ahead.seconds)
                job.unknown_model = ahead.unknown_model
            ahead = ahead.then(self._cost(job))
        return self._as_it_opens(kind, ahead)

    def _as_it_opens(self, kind: Kind, ahead: Wait) -> Wait:
        """No clip is begun while the gate is closed."""
        if kind is not Kind.RENDER or ahead.seconds is None:
            return ahead
        moment = time.time() + ahead.seconds
        starts_at = self._gate.starts_at(moment)
        if starts_at is None:
            return Wait(None)
        return Wait(ahead.seconds + (starts_at - moment))

    def _device_wait(self, kind: Kind) -> Wait:
        waits = [self._left(busy) for busy in self._busy.values() if busy.job.kind is kind]
        known = [wait for wait in waits if wait.seconds is not None]
        if waits and not known:
            return waits[0]
        return min(known, default=Wait(0.0))

    def _left(self, busy: _Busy) -> Wait:
        cost = self._cost(busy.job)
        if cost.seconds is None or not busy.since:
            return cost
        return Wait(max(0.0, cost.seconds - (time.monotonic() - busy.since)))

    def _cost(self, job: Job) -> Wait:
        if not isinstance(job.request, VideoRequest):
            return Wait(None)  # a film is cut in seconds, and nobody knows how many
        seconds = self._estimates.seconds(job.request)
        return Wait(seconds, job.request.model if seconds is None else None)
