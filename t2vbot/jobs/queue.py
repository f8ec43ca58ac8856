"""The fair queue: devices shared by many members.

Start-time fair queueing (Goyal, Vin and Cheng, 1996): a job's start tag is the later of the queue's
virtual time and the finish tag of its member's last job; the smallest start tag goes first. A
member who asks for ten clips in a row therefore waits behind everybody else's first clip, and
somebody alone is served in plain order. The database keeps the start tag, so that a restart
changes nobody's position.
"""

from __future__ import annotations

import asyncio
import itertools
from bisect import insort

from .job import Job

_Entry = tuple[float, int, Job]  # start tag, arrival, job


class FairQueue(asyncio.Queue[Job]):
    """An ``asyncio.Queue`` of jobs in an order fair between members; waiting jobs can leave it."""

    def _init(self, maxsize: int) -> None:
        # Sorted; `asyncio.Queue` looks at it under this name. The arrival number breaks ties, so
        # that jobs are never compared.
        self._queue: list[_Entry] = []
        self._arrivals = itertools.count()
        self._virtual_time = 0.0
        self._finish_tags: dict[int, float] = {}  # by member

    def qsize(self) -> int:
        return len(self._queue)

    def reserve(self, job: Job) -> None:
        """Settle a job's start tag before it is queued, so that it can be written down first."""
        job.start_tag = max(self._virtual_time, self._finish_tags.get(job.owner, 0.0))
        self._finish_tags[job.owner] = job.start_tag + job.weight

    def release(self, job: Job) -> None:
        """Give a reserved start tag back."""
        self._close_gap(job)

    def restore(self, job: Job) -> None:
        """Put a job in that has its start tag from before. Those with the least first."""
        if not self._queue:
            self._virtual_time = max(self._virtual_time, job.start_tag)
        finish = max(self._finish_tags.get(job.owner, 0.0), job.start_tag + job.weight)
        self._finish_tags[job.owner] = finish
        self.put_nowait(job)

    def _put(self, job: Job) -> None:
        insort(self._queue, (job.start_tag, next(self._arrivals), job))

    def _get(self) -> Job:
        start, _, job = self._queue.pop(0)
        self._virtual_time = max(self._virtual_time, start)
        if not self._queue:
            self._finish_tags = {
                member: tag for member, tag in self._finish_tags.items() if tag > self._virtual_time
            }
        return job

    def waiting(self) -> list[Job]:
        """The waiting jobs in the order in which they would start if nobody else came."""
        return [job for _, _, job in self._queue]

    def remove(self, job: Job) -> bool:
        """Take a waiting job out; False where it already left.

        Its member's later jobs move up by one.
        """
        for index, (_, _, other) in enumerate(self._queue):
            if other is job:
                del self._queue[index]
                self._close_gap(job)
                return True
        return False

    def hand_over(self, job: Job, owner: int) -> None:
        """A waiting job becomes another member's, who takes its position; that counts as theirs."""
        self._close_gap(job)
        job.owner = owner
        theirs = max(self._finish_tags.get(owner, 0.0), job.start_tag)
        self._finish_tags[owner] = theirs + job.weight

    def _close_gap(self, left: Job) -> None:
        """Give back the start tag of a job that left: cancelling must cost nobody anything."""
        if left.owner in self._finish_tags:
            self._finish_tags[left.owner] -= left.weight
        for _, _, job in self._queue:
            if job.owner == left.owner and job.start_tag > left.start_tag:
                job.start_tag -= left.weight
        self._queue = sorted((job.start_tag, arrival, job) for _, arrival, job in self._queue)
