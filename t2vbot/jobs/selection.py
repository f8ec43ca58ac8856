"""Which of the waiting jobs a place makes next: the first in fair order, and who goes with it.

The dispatcher asks it about the queue, the forecast about what the queue will be.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from ..catalog.request import VideoRequest
from .batching import MayBatch, Sizes, clip, likeness
from .estimates import Estimates
from .executor import Place
from .job import Job

# Jobs from the front of the queue that are looked at: in a queue of four kinds of clips, those
# for a run of eight. Nobody further back goes ahead of anybody.
NEAR = 32


class Window:
    """The jobs that go next in fair order, as far as they are looked at, and which of them somebody
    from behind went ahead of.
    """

    def __init__(self, jobs: Iterator[Job]) -> None:
        self._coming = jobs
        self._near: list[Job] = []
        self._likeness: dict[str, Hashable | None] = {}
        self._overtaken: dict[str, float] = {}  # time.monotonic() of the first time

    def __iter__(self) -> Iterator[Job]:
        yield from self._near
        while len(self._near) < NEAR and (job := next(self._coming, None)):
            self._near.append(job)
            yield job

    def likeness(self, job: Job) -> Hashable | None:
        """As ``batching.likeness`` has it, found once."""
        if job.id not in self._likeness:
            self._likeness[job.id] = likeness(job)
        return self._likeness[job.id]

    def overtaken_at(self, job: Job) -> float | None:
        return self._overtaken.get(job.id, job.overtaken_at)

    def pop(self) -> Job:
        """The next in fair order. Raises ``StopIteration`` where nobody waits any more."""
        return self._near.pop(0) if self._near else next(self._coming)

    def take(self, run: Sequence[Job], now: float) -> list[Job]:
        """These jobs go; the others that they went ahead of for the first time."""
        if run[0] is self._near[0] and len(run) == 1:  # as it nearly always is
            del self._near[0]
            return []
        last = max(self._near.index(job) for job in run)
        passed = [job for job in self._near[:last] if job not in run]
        passed = [job for job in passed if self.overtaken_at(job) is None]
        self._overtaken.update((job.id, now) for job in passed)
        self._near = [job for job in self._near if job not in run]
        return passed


class Selection:
    """The rule, with what was learned on this device.

    Of the order that is fair it leaves away only this, and no more:

    - A job that is like the first goes with it in one run, from behind others. Nobody is overtaken
      so by a second run.
    - Where the first job's model is not in memory, those go ahead of it whose model is, for as long
      as loading takes, counted from the first time that it was overtaken.
    """

    def __init__(self, estimates: Estimates, sizes: Sizes, may_batch: MayBatch) -> None:
        self._estimates = estimates
        self._sizes = sizes
        self._may_batch = may_batch

    def choose(self, window: Window, place: Place, now: float) -> list[Job]:
        """The jobs of the next run, in fair order but for the first; none where nobody waits.

        ``now``: time.monotonic() of when it begins.
        """
        first = self._first(window, place, now)
        if first is None:
            return []
        most = self._most(window, first, place)
        return [first, *islice(self._mates(window, first), most - 1)] if most > 1 else [first]

    def share(self, request: VideoRequest, at_once: int) -> float:
        """Of what a clip takes alone, in the runs that pay off."""
        return self._sizes.share(request, at_once) if self._may_batch(request) else 1.0

    def loading(self, job: Job, models: Sequence[str]) -> float:
        """Seconds of loading before it, as far as they are known, with these models in memory."""
        model = _model(job)
        return 0.0 if model is None or model in models else self._estimates.loading(model) or 0.0

    def holding(self, place: Place, job: Job) -> Place:
        """The place as it is once it made that job."""
        model = _model(job)
        if model is None or model in place.models:
            return place
        return replace(place, models=(model,))

    def _first(self, window: Window, place: Place, now: float) -> Job | None:
        head = next(iter(window), None)
        if head is None or not place.models:
            return head
        for job in window:
            if (model := _model(job)) is None or model in place.models:
                return job
            if not self._may_be_overtaken(window, job, model, now):
                return head
        return head  # nobody waits for what is in memory

    def _may_be_overtaken(self, window: Window, job: Job, model: str, now: float) -> bool:
        load, since = self._estimates.loading(model), window.overtaken_at(job)
        return load is not None and (since is None or now - since <= load)

    def _most(self, window: Window, first: Job, place: Place) -> int:
        request = first.request
        if place.at_once < 2 or not isinstance(request, VideoRequest):
            return 1
        if window.likeness(first) is None or not self._may_batch(request):
            return 1
        return self._sizes.most(request, place.at_once)

    def _mates(self, window: Window, first: Job) -> Iterator[Job]:
        like, clips = window.likeness(first), {_clip(first)}
        behind = iter(window)
        for job in behind:
            if job is first:
                break
        for job in behind:
            if window.likeness(job) == like and _clip(job) not in clips:
                clips.add(_clip(job))
                yield job
            elif window.overtaken_at(job) is not None:
                return


def _model(job: Job) -> str | None:
    """None: it needs none."""
    return job.request.model if isinstance(job.request, VideoRequest) else None


def _clip(job: Job) -> Hashable:
    return clip(job.request) if isinstance(job.request, VideoRequest) else job.id
