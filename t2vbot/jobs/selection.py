"""Which of the waiting jobs a place makes next: the first in fair order, and who goes with it.

The dispatcher asks it about the queue, the forecast about what the queue will be.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from ..catalog.request import VideoRequest
from .batching import MayBatch, Sizes, clip
from .estimates import Estimates
from .executor import Place
from .job import Job
from .window import Window

Warm = Mapping[str, float]
"""By model: seconds from then until a place has nothing to do, and that model in memory."""


class Selection:
    """The rule, with what was learned on these devices.

    Of the order that is fair it leaves away only this, and no more:

    - What a place does not accept is not given to it, and keeps its position.
    - A job that is like the first goes with it in one run, from behind others. Nobody is overtaken
      so by a second run.
    - Where the first job's model is not in memory, those go ahead of it whose model is, for as long
      as loading takes, counted from the first time that it was overtaken.
    - Where its model is in memory of another place, which has nothing to do before loading would be
      over here, counted in the same way, it is left to that one.
    """

    def __init__(self, estimates: Estimates, sizes: Sizes, may_batch: MayBatch) -> None:
        self._estimates = estimates
        self._sizes = sizes
        self._may_batch = may_batch

    def choose(self, window: Window, place: Place, now: float, warm: Warm) -> list[Job]:
        """The jobs of the next run, in fair order but for the first; none where nobody waits that
        the place takes, or all of them are left to others.

        ``now``: time.monotonic() of when it begins.
        """
        first = self._first(window, place, now, warm)
        if first is None:
            return []
        most = self._most(window, first, place)
        if most == 1:
            return [first]
        return [first, *islice(self._mates(window, first, place), most - 1)]

    def share(self, request: VideoRequest, place: Place) -> float:
        """Of what a clip takes alone, in the runs that pay off."""
        if not self._may_batch(request):
            return 1.0
        return self._sizes.share(request, place.at_once, place.device)

    def loading(self, job: Job, place: Place) -> float:
        """Seconds of loading before it, as far as they are known."""
        if job.model is None or job.model in place.models:
            return 0.0
        return self._estimates.loading(job.model, place.device) or 0.0

    def holding(self, place: Place, job: Job) -> Place:
        """The place as it is once it made that job."""
        if job.model is None or job.model in place.models:
            return place
        return replace(place, models=(job.model,))

    def may_wait_until(self, window: Window, place: Place) -> float | None:
        """When a place that left all jobs to others must leave one of them no longer, should those
        take longer than expected: time.monotonic().
        """
        ends = [
            since + self.loading(job, place)
            for job in window.look(place)
            if (since := window.overtaken_at(job)) is not None
        ]
        return min(ends, default=None)

    def _first(self, window: Window, place: Place, now: float, warm: Warm) -> Job | None:
        loaded = None  # the first that it would load a model for
        for job in window.look(place):
            if job.model is None or job.model in place.models:
                return job
            load, since = self._estimates.loading(job.model, place.device), window.overtaken_at(job)
            waited = 0.0 if since is None else now - since
            if loaded is None and waited + warm[job.model] > (load or 0.0):
                loaded = job
            if loaded and (not place.models or load is None or waited > load):
                return loaded  # nobody goes ahead of this one
        return loaded

    def _most(self, window: Window, first: Job, place: Place) -> int:
        request = first.request
        if place.at_once < 2 or not isinstance(request, VideoRequest):
            return 1
        if window.likeness(first) is None or not self._may_batch(request):
            return 1
        return self._sizes.most(request, place.at_once, place.device)

    def _mates(self, window: Window, first: Job, place: Place) -> Iterator[Job]:
        like, clips = window.likeness(first), {_clip(first)}
        behind = window.look(place)
        for job in behind:
            if job is first:
                break
        for job in behind:
            if window.likeness(job) == like and _clip(job) not in clips:
                clips.add(_clip(job))
                yield job
            elif window.overtaken_at(job) is not None:
                return


def _clip(job: Job) -> Hashable:
    return clip(job.request) if isinstance(job.request, VideoRequest) else job.id
