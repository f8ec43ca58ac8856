"""When each waiting job starts, if nobody else comes; and so what begins now."""

from __future__ import annotations

import math
import time
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
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
_NOTHING: defaultdict[str, float] = defaultdict(lambda: math.inf)  # is in memory elsewhere


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
        return self._begin(list(self._freed_by(0.0)), 0.0)

    def runs(self) -> Iterator[Begun]:
        """In the order in which they begin."""
        yield from self._go_on()
        idle: list[int] = []
        while self._free and math.isfinite(self._free[0][0]):
            opens = self._opens(Wait(self._free[0][0])).seconds
            if opens is None:
                break
            idle += self._freed_by(opens)
            yield from self._begin(idle, opens)
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

    def _begin(self, idle: list[int], moment: float) -> Iterator[Begun]:
        """The runs that begin then, on places that have nothing to do. What one of them takes may
        change what others leave to it, so they are asked until none takes anything.
        """
        now, before = self.now + moment, len(idle) + 1
        while before > len(idle) > 0:
            before = len(idle)
            for number in self._by_speed(idle):
                place, warm = self._places[number], _Warm(self._places, self._waits, moment)
                if jobs := self._selection.choose(self._window, place, now, warm):
                    self._window.take(place, jobs, now)
                    idle.remove(number)
                    yield self._take(number, jobs, Wait(moment))
                    heappush(self._free, _sortable(self._waits[number], number))
        for number in idle:
            self._window.leave(self._places[number], now)

    def _by_speed(self, idle: list[int]) -> list[int]:
        """As soon as they would have made the job at the front."""
        job = self._window.first() if len(idle) > 1 else None
        if job is None:
            return list(idle)
        seconds: dict[Hashable, tuple[bool, float]] = {}  # by what it depends on
        keys = []
        for number in idle:
            place = self._places[number]
            kind = place.device, place.takes(job.model), job.model in place.models
            if kind not in seconds:
                cost = self._cost(place, [job], self._selection.loading(job, place)).seconds
                seconds[kind] = not kind[1], math.inf if cost is None else cost
            keys.append((*seconds[kind], number))
        return [number for _, _, number in sorted(keys)]

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
        jobs = self._selection.choose(self._window, place, self.now, _NOTHING)
        if jobs:
            self._window.take(place, jobs, self.now)
        return jobs


class _Warm(dict[str, float]):
    """As ``selection.Warm`` has it, found where somebody asks."""

    def __init__(self, places: list[Place], waits: list[Wait], moment: float) -> None:
        self._places = places
        self._waits = waits
        self._moment = moment

    def __missing__(self, model: str) -> float:
        frees = [
            wait.seconds
            for place, wait in zip(self._places, self._waits, strict=True)
            if model in place.models and place.takes(model) and wait.seconds is not None
        ]
        found = self[model] = max(0.0, min(frees, default=math.inf) - self._moment)
        return found


def _sortable(wait: Wait, number: int) -> tuple[float, int]:
    return math.inf if wait.seconds is None else wait.seconds, number
