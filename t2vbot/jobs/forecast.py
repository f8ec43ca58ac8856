"""When each waiting job starts, if nobody else comes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from heapq import heapify, heapreplace
from typing import NamedTuple

from .fair_order import FairOrder, in_order
from .job import Job


class Wait(NamedTuple):
    """How long something takes: seconds, or the model of which that is not known."""

    seconds: float | None
    unknown_model: str | None = None


class Expected(NamedTuple):
    job: Job
    position: int  # 1 = next
    wait: Wait  # from now until it starts


class Forecast(Iterator[Expected]):
    """The jobs of a queue, as they would be handed out: each to the place that is free first.

    ``order``: is used up. ``places``: when each is free; where that is not known for some, the
    others go first. ``cost``: how long a job has a place. ``opens``: when what could start then may
    start.
    """

    def __init__(
        self,
        order: FairOrder,
        places: Iterable[Wait],
        cost: Callable[[Job], Wait],
        opens: Callable[[Wait], Wait] | None = None,
    ) -> None:
        self._opens = opens or (lambda wait: wait)
        self._jobs = enumerate(in_order(order), start=1)
        self._cost = cost
        self._places = [_sortable(wait, number) for number, wait in enumerate(places)]
        heapify(self._places)

    def __next__(self) -> Expected:
        position, job = next(self._jobs)
        wait, (_, number, _) = self.first_free(), self._places[0]
        if wait.seconds is not None:
            cost = self._cost(job)
            after = None if cost.seconds is None else wait.seconds + cost.seconds
            heapreplace(self._places, _sortable(Wait(after, cost.unknown_model), number))
        return Expected(job, position, wait)

    def first_free(self) -> Wait:
        """From now until a place has nothing to do, and may begin something."""
        free, _, unknown_model = self._places[0]
        return self._opens(Wait(free)) if math.isfinite(free) else Wait(None, unknown_model)


def _sortable(wait: Wait, number: int) -> tuple[float, int, str | None]:
    return math.inf if wait.seconds is None else wait.seconds, number, wait.unknown_model
