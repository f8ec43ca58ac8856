"""The fair queue: a device shared by many members, who wait for it."""

from __future__ import annotations

import asyncio

from .fair_order import Changes, FairOrder
from .job import Job


class FairQueue(asyncio.Queue[Job]):
    """An ``asyncio.Queue`` of jobs in an order fair between members; waiting jobs can leave it."""

    def _init(self, maxsize: int) -> None:
        self._queue = FairOrder()  # `asyncio.Queue` looks at it under this name

    def qsize(self) -> int:
        return len(self._queue)

    def __contains__(self, job: Job) -> bool:
        return job in self._queue

    def look_ahead(self) -> FairOrder:
        """A copy of the order, to be used up."""
        return self._queue.copy()

    def restore(self, known: Changes) -> None:
        """Be as before, but for the jobs, for which ``rejoin`` follows in the order in which they
        came in. ``known``: as ``changes`` gave it, all together.
        """
        tags = {owner: tag for owner, tag in known.tags.items() if tag is not None}
        self._queue = FairOrder(known.level, known.next_level, tags)

    def rejoin(self, job: Job) -> None:
        """Take in a job that waited before. One that was handed out before goes first."""
        if not job.among:
            job.start_tag = self._queue.tag(job.owner)
        self.put_nowait(job)

    def reserve(self, job: Job) -> None:
        """Settle where a job's member would start, so that it can be written down first."""
        job.start_tag = self._queue.start(job.owner)

    def remove(self, job: Job) -> bool:
        """Take a waiting job out; False where it already left. Its member's others move up."""
        return self._queue.remove(job)

    def settle(self, job: Job, seconds: float) -> None:
        """A job has left the device after so many seconds on it."""
        self._queue.settle(job, seconds)

    def hand_over(self, job: Job, owner: int) -> None:
        """A job, waiting or on the device, becomes another member's and counts as theirs."""
        self._queue.hand_over(job, owner)

    def changes(self, owner: int) -> Changes:
        """What the database has to know, together with a job of this member."""
        return self._queue.changes(owner)

    def _put(self, job: Job) -> None:
        if job.among:
            self._queue.again(job)
        else:
            self._queue.add(job, job.start_tag)

    def _get(self) -> Job:
        handed = self._queue.pop()
        handed.job.start_tag, handed.job.among = handed.tag, handed.among
        return handed.job
