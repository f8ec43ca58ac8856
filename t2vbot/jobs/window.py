"""The front of the queue, as far as places look at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from heapq import merge
from itertools import islice

from .batching import likeness
from .executor import Place
from .job import Job

# Jobs from the front that a place looks at, of those that it accepts: in a queue of four kinds of
# clips, those for a run of eight. Nobody further back goes ahead of anybody.
NEAR = 32

_Numbered = tuple[int, Job]


class Window:
    """The jobs that go next in fair order, and which of them somebody from behind went ahead of, or
    a place left to another one.

    ``jobs``: in fair order; ``models``: how many of them there are of each, so that nobody looks
    through all of them for what is not there.
    """

    def __init__(self, jobs: Iterator[Job], models: Counter[str | None]) -> None:
        self._coming = enumerate(jobs)
        self._left = Counter(models)  # of those that come
        self._near: dict[str | None, list[_Numbered]] = {}  # by model
        self._likeness: dict[str, Hashable | None] = {}
        self._overtaken: dict[Job, float] = {}  # time.monotonic() of the first time

    def look(self, place: Place) -> Iterator[Job]:
        """The first that it takes."""
        count = 0
        for _, job in self._seen(place):
            yield job
            count += 1
            if count == NEAR:
                return
        while self._is_more(place) and (coming := self._come()):
            if place.takes(coming.model):
                yield coming
                count += 1
                if count == NEAR:
                    return

    def _seen(self, place: Place) -> Iterator[_Numbered]:
        lists = [jobs for model, jobs in self._near.items() if jobs and place.takes(model)]
        return iter(lists[0]) if len(lists) == 1 else merge(*lists)

    def _is_more(self, place: Place) -> bool:
        return place.accepts is None or any(self._left[model] > 0 for model in place.accepts)

    def _come(self) -> Job | None:
        found = next(self._coming, None)
        if found is None:
            return None
        model = found[1].model
        self._left[model] -= 1
        self._near.setdefault(model, []).append(found)
        return found[1]

    def first(self) -> Job | None:
        """The next in fair order, whoever takes it."""
        first = min((jobs for jobs in self._near.values() if jobs), default=None)
        return first[0][1] if first else self._come()

    def pop(self) -> Job | None:
        """It leaves."""
        if job := self.first():
            del self._near[job.model][0]
        return job

    def likeness(self, job: Job) -> Hashable | None:
        """As ``batching.likeness`` has it, found once."""
        if job.id not in self._likeness:
            self._likeness[job.id] = likeness(job)
        return self._likeness[job.id]

    def overtaken_at(self, job: Job) -> float | None:
        return self._overtaken.get(job, job.overtaken_at)

    def overtaken_by(self, moment: float) -> Iterator[tuple[Job, float]]:
        """Those that it happened to up to then, since this was made, and when."""
        return (each for each in self._overtaken.items() if each[1] <= moment)

    def take(self, place: Place, run: Sequence[Job], now: float) -> None:
        """These jobs go to a place; the last of them is the furthest back."""
        near = self._near[run[0].model]
        if near[0][1] is run[0] and len(run) == 1:  # as it nearly always is
            number, _ = near.pop(0)
            if len(self._near) == 1:
                return
        else:
            number = next(number for number, job in near if job is run[-1])
            near[:] = [each for each in near if each[1] not in run]
        for model, jobs in self._near.items():
            if place.takes(model):
                self._pass_over(jobs, number, now)

    def leave(self, place: Place, now: float) -> None:
        """A place takes none of those that it looked at."""
        self._pass_over(islice(self._seen(place), NEAR), None, now)

    def _pass_over(self, jobs: Iterable[_Numbered], before: int | None, now: float) -> None:
        for number, job in jobs:
            if before is not None and number > before:
                return
            if self.overtaken_at(job) is None:
                self._overtaken[job] = now
