"""The fair queue: a device shared by many members, who wait for it."""

from __future__ import annotations

from collections import Counter

from .fair_order import Changes, FairOrder, Handed
from .job import Job


class FairQueue:
    """Jobs in an order fair between members. They are handed out from its front, or near it."""

    def __init__(self) -> None:
        self._order = FairOrder()
        self.models: Counter[str | None] = Counter()  # how many wait of each

    def __len__(self) -> int:
        return len(self._order)

    def __contains__(self, job: Job) -> bool:
        return job in self._order

    def handed_before(self, job_id: str) -> Job | None:
        """A waiting job that was handed out before, and so goes first."""
        return self._order.handed_before(job_id)

    def look_ahead(self) -> FairOrder:
        """A copy of the order, to be used up."""
        return self._order.copy()

    def restore(self, known: Changes) -> None:
        """Be as before, but for the jobs, for which ``rejoin`` follows in the order in which they
        came in. ``known``: as ``changes`` gave it, all together.
        """
        tags = {owner: tag for owner, tag in known.tags.items() if tag is not None}
        self._order = FairOrder(known.level, known.next_level, tags)

    def rejoin(self, job: Job) -> None:
        """Take in a job that waited before. One that was handed out before goes first."""
        if not job.among:
            job.start_tag = self._order.tag(job.owner)
        self.put(job)

    def reserve(self, job: Job) -> None:
        """Settle where a job's member would start, so that it can be written down first."""
        job.start_tag = self._order.start(job.owner)

    def remove(self, job: Job) -> bool:
        """Take a waiting job out; False where it already left. Its member's others move up."""
        was_waiting = self._order.remove(job)
        self.models[job.model] -= was_waiting
        return was_waiting

    def settle(self, job: Job, seconds: float) -> None:
        """A job has left the device after so many seconds on it."""
        self._order.settle(job, seconds)

    def unsettle(self, job: Job, seconds: float) -> None:
        """One that left after so many seconds begins again, as if it had not left."""
        self._order.settle(job, job.estimate, before=seconds)

    def hand_over(self, job: Job, owner: int) -> None:
        """A job, waiting or on the device, becomes another member's and counts as theirs."""
        self._order.hand_over(job, owner)

    def changes(self, owner: int) -> Changes:
        """What the database has to know, together with a job of this member."""
        return self._order.changes(owner)

    def put(self, job: Job) -> None:
        if job.among:
            self._order.again(job)
        else:
            self._order.add(job, job.start_tag)
        self.models[job.model] += 1

    def pop(self) -> Job:
        """Hand out the job that goes next. Raises ``IndexError`` where none waits."""
        return self._handed(self._order.pop())

    def take(self, job: Job) -> None:
        """Hand out this job, which waits."""
        self._handed(self._order.take(job))

    def _handed(self, handed: Handed) -> Job:
        self.models[handed.job.model] -= 1
        handed.job.start_tag, handed.job.among = handed.tag, handed.among
        return handed.job
