"""Where each job stands in the queue, and when it is expected to start."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from itertools import islice

from .executor import Kind
from .forecast import Expected
from .gate import Gate
from .job import Job
from .schedule import Schedule

TOLD_POSITIONS = 100  # from the front of each queue, that are known at once when it moves
RENEW_SECONDS = 30.0  # between looks at expected starts that have passed
SLICE = 0.005  # seconds for which the others may hold the event loop
SHARE = 0.05  # of the event loop's time, that they may take


class Positions:
    """Keeps the positions of waiting jobs true, and tells whose changed.

    The first hundred of a queue are looked at whenever it moves. All the others would take too
    long for that with thousands of jobs: they are gone through in slices, now and then. Until then
    a new one of them has none; from then on it is told only once it is among the first, since
    further back positions change with each clip, and nobody looks at them for that.

    ``changed``: is called with each job that there is news for.
    """

    def __init__(self, schedule: Schedule, changed: Callable[[Job], None]) -> None:
        self._schedule = schedule
        self._changed = changed
        self._first: set[Job] = set()
        self._moved = asyncio.Event()  # and there are more than the first

    def renew(self) -> None:
        """The queue moved, or an expected start may have passed."""
        expected = [
            each for kind in Kind for each in islice(self._schedule.forecast(kind), TOLD_POSITIONS)
        ]
        self._first = {each.job for each in expected}
        if len(expected) < self._schedule.count():
            self._moved.set()
        for job in [each.job for each in expected if _renew(each)]:
            self._changed(job)

    async def keep_up(self, gate: Gate, held_back: Callable[[], Iterable[Job]]) -> None:
        """An expected start that has passed is wrong, whether or not anything moved. ``held_back``:
        those that are told, besides the first, when the gate moved.
        """
        while True:
            moved = await gate.moved(RENEW_SECONDS)
            self.renew()
            if moved:
                for job in (*self._schedule.waiting(TOLD_POSITIONS), *held_back()):
                    self._changed(job)

    async def run(self) -> None:
        """Go through those further back, as often as there is time for it."""
        while True:
            await self._moved.wait()
            took = await self.renew_all()
            await asyncio.sleep(took / SHARE)

    async def renew_all(self) -> float:
        """All of them, in slices; the seconds that it took."""
        self._moved.clear()
        took, since = 0.0, time.perf_counter()
        for kind in Kind:
            for each in self._schedule.forecast(kind):
                self._renew_further(each)
                if (held := time.perf_counter() - since) > SLICE:
                    took += held
                    await asyncio.sleep(0)
                    since = time.perf_counter()
        return took + time.perf_counter() - since

    def _renew_further(self, each: Expected) -> None:
        """It may have gone to the front, or left, since this was forecast."""
        if each.job in self._first or not self._schedule.holds(each.job):
            return
        is_new = not each.job.position
        _renew(each)
        if is_new:
            self._changed(each.job)


def _renew(each: Expected) -> bool:
    """Whether that is news."""
    job = each.job
    before = job.position, job.starts_at, job.no_device
    job.position = each.position
    job.expect(each.wait.seconds)
    job.takes = each.cost.seconds
    job.unknown_model, job.no_device = each.wait.unknown_model, each.wait.no_device
    return before != (job.position, job.starts_at, job.no_device)
