"""A run: the jobs that a place makes together, most often a single one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence

from .executor import Place
from .job import Job, JobState


class Run:
    """From the moment in which its jobs leave the queue. It has the place until none of them needs
    the device any more.

    ``loading``: seconds that this is expected to take first. ``is_joined``: whether the bot's last
    run ordered it. How much of it is made is not known then, nor who is made with whom: nothing is
    learned from its seconds, and its jobs count as they were estimated.
    """

    def __init__(
        self, place: Place, jobs: Sequence[Job], loading: float = 0.0, *, is_joined: bool = False
    ) -> None:
        self.place = place
        self.jobs = tuple(jobs)
        self.is_joined = is_joined
        self.off_device = asyncio.Event()
        self.batch: tuple[str, ...] = ()  # as ``Order`` has it, once all is written down
        self._loading = loading
        self._taken_at = time.monotonic()
        self._had = {job.id: 0.0 for job in jobs}  # seconds, of those that are on the device
        self._since = 0.0  # time.monotonic() when it passed loading; 0 = it has not
        self._counted = 0.0  # time.monotonic() up to which that is in ``_had``
        self._unwritten = {job.id for job in jobs}
        self._written = asyncio.Event()
        self._is_measured = is_joined

    def __contains__(self, job: Job) -> bool:
        """Whether it is on the device."""
        return job.id in self._had

    # The device's time.

    def taken_seconds(self) -> float:
        """Since it has the place."""
        return time.monotonic() - self._taken_at

    def begin(self) -> bool:
        """What takes equally long each time begins; False where it already has."""
        if self._since:
            return False
        self._since = self._counted = time.monotonic()
        return True

    def seconds(self) -> float:
        """Since then."""
        return time.monotonic() - self._since if self._since else 0.0

    def seconds_left(self, expected: float) -> float:
        """Of so many that it is expected to take."""
        if self._since:
            return max(0.0, expected - self.seconds())
        return expected + max(0.0, self._loading - (time.monotonic() - self._taken_at))

    def leave(self, job: Job) -> float:
        """A job does not need the device any more: the seconds that it had of it. At each moment
        those that are on it share it.
        """
        if self._since:
            now = time.monotonic()
            share, self._counted = (now - self._counted) / len(self._had), now
            self._had = {each: had + share for each, had in self._had.items()}
        had = self._had.pop(job.id)
        if not self._had:
            self.off_device.set()
        return had

    # Its orders.

    def written(self, job: Job) -> None:
        """A job is on the database as running, or has come to an end instead."""
        self._unwritten.discard(job.id)
        if self._unwritten or self._written.is_set():
            return
        alive = tuple(each.id for each in self.jobs if not each.state.is_final)
        self.batch = alive if len(alive) > 1 else ()
        self._written.set()

    async def all_written(self) -> None:
        """Wait until nothing of it has to be written down before it is ordered."""
        await self._written.wait()

    @property
    def ordered(self) -> int:
        """How many clips it was to have, those aside that were cancelled."""
        return sum(job.state is not JobState.CANCELLED for job in self.jobs) if self.batch else 1

    def measure(self) -> bool:
        """Whether its seconds are to be learned from: once, not with each of its clips."""
        is_first, self._is_measured = not self._is_measured, True
        return is_first
