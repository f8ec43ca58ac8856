"""When each waiting job starts, if nobody else comes."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from heapq import heapify, heapreplace
from typing import NamedTuple

from .executor import Place
from .job import Job
from .selection import Selection, Window


class Wait(NamedTuple):
    """How long something takes: seconds, or the model of which that is not known."""

    seconds: float | None
    unknown_model: str | None = None


class Expected(NamedTuple):
    job: Job
    position: int  # 1 = next
    wait: Wait  # from now until it starts


class Freed(NamedTuple):
    """A place, as it will be once it has nothing to do, and from now until then."""

    place: Place
    wait: Wait


class Forecast(Iterator[Expected]):
    """The jobs of a queue, as they would be handed out: each run to the place that is free first.

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
        cost: Callable[[Sequence[Job], float], Wait],
        opens: Callable[[Wait], Wait] | None = None,
    ) -> None:
        self._now = time.monotonic()
        self._window = window
        self._selection = selection
        self._cost = cost
        self._opens = opens or (lambda wait: wait)
        self._places = [_sortable(wait, number) for number, (_, wait) in enumerate(places)]
        self._held = [place for place, _ in places]
        self._ordered = dict(ordered)
        heapify(self._places)
        self._position = 0
        self._run: deque[Job] = deque()  # those of it that were not given out yet
        self._starts = Wait(None)  # when that is

    def __next__(self) -> Expected:
        if not self._run:
            self._begin()
        self._position += 1
        return Expected(self._run.popleft(), self._position, self._starts)

    def _begin(self) -> None:
        """The next run. Raises ``StopIteration`` where nobody waits any more."""
        if not self._places:
            self._run.append(self._window.pop())
            return
        free, number, unknown_model = self._places[0]
        place = self._held[number]
        run = self._ordered.pop(place.name, [])
        wait = Wait(free) if math.isfinite(free) else Wait(None, unknown_model)
        if not run:
            wait = self.first_free()
            now = self._now + (wait.seconds or 0.0)
            run = self._selection.choose(self._window, place, now)
            if not run:
                raise StopIteration
            self._window.take(run, now)
        self._run.extend(run)
        self._starts = wait
        loading = self._selection.loading(run[0], place.models)
        self._held[number] = self._selection.holding(place, run[0])
        if wait.seconds is not None:
            cost = self._cost(run, loading)
            after = None if cost.seconds is None else wait.seconds + cost.seconds
            heapreplace(self._places, _sortable(Wait(after, cost.unknown_model), number))

    def first_free(self) -> Wait:
        """From now until a place has nothing to do, and may begin something."""
        if not self._places:
            return Wait(None)
        free, _, unknown_model = self._places[0]
        return self._opens(Wait(free)) if math.isfinite(free) else Wait(None, unknown_model)


def _sortable(wait: Wait, number: int) -> tuple[float, int, str | None]:
    return math.inf if wait.seconds is None else wait.seconds, number, wait.unknown_model
