"""When each waiting job starts, if nobody else comes; and so what begins now."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from .executor import Place
from .job import Job
from .selection import Selection
from .window import Window


class Wait(NamedTuple):
    """How long something takes: seconds, or the model of which that is not known, or whether it is
    not known because no device is there that takes it.
    """

    seconds: float | None
    unknown_model: str | None = None
    no_device: bool = False


class Freed(NamedTuple):
    """A place, as it will be once it has nothing to do, and from now until then."""

    place: Place
    wait: Wait


class Begun(NamedTuple):
    """A run: the place, its jobs, from now until it begins, and how long it has the place."""

    place: Place
    jobs: Sequence[Job]
    wait: Wait
    cost: Wait


class Expected(NamedTuple):
    job: Job
    position: int  # 1 = next
    wait: Wait  # from now until it starts
    cost: Wait = Wait(None)  # how long its run has the place


_NOWHERE = Place("")


class Forecast(Iterator[Expected]):
    """The jobs of a queue, as they are handed out: whenever a place has nothing to do, it is asked
    what it takes. Of several the one is asked first that would be the first to have made the job at
    the front.

    ``window``: is used up. ``places``: where it is not known when some are free, the others go
    first. ``ordered``: by place, what it has already. ``cost``: how long a run has a place, after
    so many seconds of loading. ``opens``: when what could start then may start.
    """

    def __init__(
        self,
        window: Window,
        places: Sequence[Freed],
        ordered: Mapping[str, list[Job]],
        selection: Selection,
        cost: Callable[[Place, Sequence[Job], float], Wait],
        opens: Callable[[Wait], Wait] | None = None,
    ) -> None:
        self.now = time.monotonic()
        self._window = window
        self._selection = selection
        self._cost = cost
        self._opens = opens or (lambda wait: wait)
        self._places = [place for place, _ in places]
        self._waits = [wait for _, wait in places]
        self._free = [_sortable(wait, number) for number, wait in enumerate(self._waits)]
        heapify(self._free)
        self._ordered = ordered
        self._expected = self._one_by_one()

    def __next__(self) -> Expected:
        return next(self._expected)

    def _one_by_one(self) -> Iterator[Expected]:
        position = 0
        for run in self.runs():
            for job in run.jobs:
                position += 1
                yield Expected(job, position, run.wait, run.cost)

    def first_free(self) -> Wait:
        """From now until a place has nothing to do, and may begin something."""
        if not self._free:
            return Wait(None, no_device=True)
        wait = self._waits[self._free[0][1]]
        return wait if wait.seconds is None else self._opens(wait)

    def at_once(self) -> Iterator[Begun]:
        """The runs that begin now, on places that have nothing to do; in place of ``runs``."""
        idle = list(self._freed_by(0.0))
        while idle and (begun := self._begin(idle, 0.0)):
            yield begun

    def runs(self) -> Iterator[Begun]:
        """In the order in which they begin."""
        yield from self._go_on()
        idle: list[int] = []
        while self._free and math.isfinite(self._free[0][0]):
            opens = self._opens(Wait(self._free[0][0]))
            if opens.seconds is None:
                break
            idle += self._freed_by(opens.seconds)
            while idle and (begun := self._begin(idle, opens.seconds)):
                yield begun
        yield from self._some_time([*idle, *(number for _, number in sorted(self._free))])

    def _freed_by(self, moment: float) -> Iterator[int]:
        while self._free and self._free[0][0] <= moment:
            yield heappop(self._free)[1]

    def _go_on(self) -> Iterator[Begun]:
        """What was ordered already."""
        for number, place in enumerate(self._places):
            if jobs := self._ordered.get(place.name):
                yield self._take(number, jobs, self._waits[number])
        self._free = [_sortable(wait, number) for number, wait in enumerate(self._waits)]
        heapify(self._free)

    def _begin(self, idle: list[int], moment: float) -> Begun | None:
        """The next run of those that begin now, on one of the places that have nothing to do."""
        now, warm = self.now + moment, cache(partial(self._until_warm, idle, moment))
        for number in self._by_speed(idle):
            place = self._places[number]
            if jobs := self._selection.choose(self._window, place, now, warm):
                self._window.take(place, jobs, now)
                idle.remove(number)
                begun = self._take(number, jobs, Wait(moment))
                heappush(self._free, _sortable(self._waits[number], number))
                return begun
        for number in idle:
            self._window.leave(self._places[number], now)
        return None

    def _by_speed(self, idle: list[int]) -> list[int]:
        if len(idle) < 2 or not (job := self._window.first()):
            return idle
        return sorted(idle, key=lambda number: (*self._seconds(self._places[number], job), number))

    def _seconds(self, place: Place, job: Job) -> tuple[bool, float]:
        cost = self._cost(place, [job], self._selection.loading(job, place)).seconds
        return not place.takes(job.model), math.inf if cost is None else cost

    def _until_warm(self, idle: list[int], moment: float, model: str) -> float:
        """Seconds until a place has nothing to do, and that model in memory."""
        waits = [
            0.0 if number in idle else self._free_in(number, moment)
            for number, place in enumerate(self._places)
            if model in place.models and place.takes(model)
        ]
        return min(waits, default=math.inf)

    def _free_in(self, number: int, moment: float) -> float:
        seconds = self._waits[number].seconds
        return math.inf if seconds is None else seconds - moment

    def _take(self, number: int, jobs: Sequence[Job], wait: Wait) -> Begun:
        place = self._places[number]
        cost = self._cost(place, jobs, self._selection.loading(jobs[0], place))
        self._places[number] = self._selection.holding(place, jobs[0])
        if wait.seconds is not None:
            after = None if cost.seconds is None else wait.seconds + cost.seconds
            self._waits[number] = Wait(after, cost.unknown_model)
        return Begun(place, jobs, wait, cost)

    def _some_time(self, places: Sequence[int]) -> Iterator[Begun]:
        """The others, of which nobody knows when they start."""
        for number in places:
            known = self._waits[number]
            wait = known if known.seconds is None else Wait(None)
            while jobs := self._choose_some_time(self._places[number]):
                yield self._take(number, jobs, wait)
        while job := self._window.pop():
            yield Begun(_NOWHERE, [job], Wait(None, no_device=True), Wait(None))

    def _choose_some_time(self, place: Place) -> list[Job]:
        jobs = self._selection.choose(self._window, place, self.now, lambda model: math.inf)
        if jobs:
            self._window.take(place, jobs, self.now)
        return jobs


def _sortable(wait: Wait, number: int) -> tuple[float, int]:
    return math.inf if wait.seconds is None else wait.seconds, number
