"""Which clips may be made in one run, and how many: as many as measured seconds say pays off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from typing import NamedTuple

from ..catalog.request import VideoRequest
from .estimates import Estimates, Measures
from .job import Job

# Of a clip's seconds, that a larger run has to save. Less is not worth it: each clip of a run is
# ready only when all of them are, so whoever is first in it waits for the others.
MARGIN = 0.03
# Runs after which the size that was too large to pay off is tried again: it may have been measured
# while the machine was busy. So it costs a hundredth of what it costs more.
TRIED_AGAIN = 100

MayBatch = Callable[[VideoRequest], bool]
"""Whether the request's model makes each clip of a run as if it were alone."""


def never(_: VideoRequest) -> bool:
    """Fulfils ``MayBatch`` where nobody said that it may be done."""
    return False


def likeness(job: Job) -> Hashable | None:
    """What jobs of one run have in common; None for one that is made alone.

    A job that the process died on is: should it be to blame, it takes no other with it again.
    """
    request = job.request
    if not isinstance(request, VideoRequest) or job.attempts:
        return None
    if request.start_image or request.enhance:
        return None
    # The frames per second decide only how fast they are shown. With a negative prompt or without:
    # what the pipeline computes has one form for all of a run.
    has_negative = bool(request.negative_prompt)
    return (*Measures.of(request), request.guidance_scale, request.style, has_negative)


def clip(request: VideoRequest) -> Hashable:
    """What tells those of one likeness apart; the same clip is not made twice in a run."""
    return request.whole_prompt, request.negative_prompt, request.seed


class Sizes:
    """How many clips a run of a kind should have, on devices of a kind.

    Larger runs are tried one after the other, twice as large each, for as long as each saves
    seconds for a clip compared with the one before.
    """

    def __init__(self, estimates: Estimates) -> None:
        self._estimates = estimates
        self._fits: dict[_Alone, int] = {}  # where memory did not hold what was ordered
        self._since: Counter[_Alone] = Counter()  # runs since the next larger one was tried

    def most(self, request: VideoRequest, at_once: int, device: str = "") -> int:
        """How many clips like this to make in a run, on a place that takes so many."""
        alone = _Alone(device, Measures.of(request))
        if self._for_each(alone) is None:
            return 1
        size, larger = self._climbed(alone, at_once)
        if larger is None:
            return size
        is_new = self._for_each(alone, larger) is None
        return larger if is_new or self._since[alone] >= TRIED_AGAIN else size

    def share(self, request: VideoRequest, at_once: int, device: str = "") -> float:
        """Of what a clip takes alone, in a run of as many as pays off."""
        alone = _Alone(device, Measures.of(request))
        seconds = self._for_each(alone)
        size, _ = self._climbed(alone, at_once)
        best = self._for_each(alone, size)
        return best / seconds if best and seconds else 1.0

    def learn(
        self, request: VideoRequest, together: int, ordered: int, at_once: int, device: str = ""
    ) -> None:
        """A run of so many clips together is measured. ``ordered``: how many of them should have
        been in it; ``at_once``: how many its place takes.
        """
        alone = _Alone(device, Measures.of(request))
        if together < ordered:
            self._fits[alone] = together
        _, larger = self._climbed(alone, at_once)
        self._since[alone] = self._since[alone] + 1 if together < (larger or 0) else 0

    def _climbed(self, alone: _Alone, at_once: int) -> tuple[int, int | None]:
        """The size that pays off, and the next larger one, if a run can have that."""
        size, best = 1, self._for_each(alone)
        for larger in _doubled(min(at_once, self._fits.get(alone, at_once))):
            seconds = self._for_each(alone, larger)
            if seconds is None or best is None or seconds > (1 - MARGIN) * best:
                return size, larger
            size, best = larger, seconds
        return size, None

    def _for_each(self, alone: _Alone, together: int = 1) -> float | None:
        measures = alone.measures._replace(together=together)
        seconds = self._estimates.measured(measures, alone.device)
        return None if seconds is None else seconds / together


class _Alone(NamedTuple):
    """One clip, on a kind of device."""

    device: str
    measures: Measures


def _doubled(most: int) -> Iterator[int]:
    """2, 4, 8 ..., and the most itself."""
    size = 2
    while size < most:
        yield size
        size *= 2
    if most > 1:
        yield most
