"""The workers that are there, as their beats tell."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..jobs.executor import Kind, Place
from .wire import Beat

MOST_PLACES = 64  # of one worker


@dataclass(slots=True)
class Worker:
    """One run of a worker."""

    name: str
    beat: Beat
    heard_at: float  # time.monotonic(), of its last beat

    def places(self) -> Iterator[Place]:
        """By names that no other worker's have."""
        for place in self.beat.places:
            yield replace(place, name=f"{self.name}/{place.name}")


class Workers:
    """``lease_seconds``: without a beat after which a worker counts as lost. The clock stands still
    while nobody can be heard (``deaf``).
    """

    def __init__(self, lease_seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._lease_seconds = lease_seconds
        self._clock = clock
        self._known: dict[str, Worker] = {}
        self._is_deaf = False

    def __iter__(self) -> Iterator[Worker]:
        return iter(list(self._known.values()))

    def get(self, name: str) -> Worker | None:
        return self._known.get(name)

    def heard(self, name: str, beat: Beat) -> Worker | None:
        """Take in a beat; the worker's run before, where this is another."""
        before = self._known.get(name)
        places = [place for place in beat.places if place.kind is Kind.RENDER]
        beat = replace(beat, places=tuple(places[:MOST_PLACES]))
        self._known[name] = Worker(name, beat, self._clock())
        return before if before and before.beat.instance != beat.instance else None

    def forget(self, name: str) -> None:
        self._known.pop(name, None)

    def deaf(self) -> None:
        """From now on nobody can be heard."""
        self._is_deaf = True

    def hearing(self) -> None:
        """They can again: each has all its time."""
        self._is_deaf = False
        for worker in self._known.values():
            worker.heard_at = self._clock()

    def silent(self) -> list[Worker]:
        """Those that were not heard of for too long."""
        if self._is_deaf:
            return []
        since = self._clock() - self._lease_seconds
        return [worker for worker in self if worker.heard_at < since]

    def places(self) -> list[Place]:
        return [place for worker in self for place in worker.places()]
