"""The fair queue: one card shared by many members.

Start-time fair queueing (Goyal, Vin and Cheng, 1996): a job's start tag is the later of the queue's
virtual time and the finish tag of its member's last job; the smallest start tag goes first. A
member who asks for ten clips in a row therefore waits behind everybody else's first clip, and
somebody alone on the card is served in plain order. The start tag is the job's ``turn``, which the
ledger keeps, so that a restart changes nobody's place.
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
        """Settle a job's turn before it stands in line, so that it can be written down first."""
        job.turn = max(self._virtual_time, self._finish_tags.get(job.user_id, 0.0))
        self._finish_tags[job.user_id] = job.turn + 1.0

    def release(self, job: Job) -> None:
        """Give a reserved turn back."""
        self._close_gap(job)

    def restore(self, job: Job) -> None:
        """Put a job in that has its turn from an earlier run. Those with the least turn first."""
        if not self._queue:
            self._virtual_time = max(self._virtual_time, job.turn)
        finish = max(self._finish_tags.get(job.user_id, 0.0), job.turn + 1.0)
        self._finish_tags[job.user_id] = finish
        self.put_nowait(job)

    def _put(self, job: Job) -> None:
        insort(self._queue, (job.turn, next(self._arrivals), job))

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

        Its member's later jobs move up by one turn.
        """
        for index, (_, _, other) in enumerate(self._queue):
            if other is job:
                del self._queue[index]
                self._close_gap(job)
                return True
        return False

    def _close_gap(self, left: Job) -> None:
        """Give back the turn of a job that left: cancelling must not cost a member their place."""
        if left.user_id in self._finish_tags:
            self._finish_tags[left.user_id] -= 1.0
        for _, _, job in self._queue:
            if job.user_id == left.user_id and job.turn > left.turn:
                job.turn -= 1.0
        self._queue = sorted((job.turn, arrival, job) for _, arrival, job in self._queue)
