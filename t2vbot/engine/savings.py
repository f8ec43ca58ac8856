"""What to go without when memory runs out: first what costs only time, at last a part of the clip.

What helped is remembered for as long as this process lives, so that the next clip does not run out
of memory first.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..catalog.request import VideoRequest
from ..text import Text
from .policy import Policy

MOST_TOGETHER = 8  # clips in one run: what more of them save was less than was measured


def note_of(before: Policy, after: Policy) -> Text:
    """What a member is told of the savings that came to the earlier ones."""
    if after.fp8 and not before.fp8:
        return Text("engine-rougher")
    if after.offload is not before.offload:
        return Text("engine-offloaded")
    return Text("engine-decoded-in-pieces")


@dataclass(frozen=True, slots=True)
class Fit:
    """A request that could be made, the notes of the savings that this took, and what was saved."""

    request: VideoRequest
    notes: tuple[Text, ...] = ()
    policy: Policy = field(default_factory=Policy)

    def of(self, request: VideoRequest) -> Fit:
        """The same size and length for another request."""
        small = self.request
        request = replace(
            request, width=small.width, height=small.height, num_frames=small.num_frames
        )
        return Fit(request, self.notes, self.policy)


@dataclass
class Learned:
    """What this process found out about a model, so that it need not find it out again."""

    policy: Policy = field(default_factory=Policy)  # without which the weights had no room
    enhancing: Policy = field(default_factory=Policy)  # without which enhancing ran out of it
    needs_float32: bool = False  # its own dtype gave invalid numbers
    _fits: dict[tuple[int, int, int], Fit] = field(default_factory=dict)
    _most: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def fit(self, request: VideoRequest) -> Fit:
        """What to begin with for a request."""
        if fit := self._fits.get(_measures(request)):
            return fit.of(request)
        # What a smaller one could not do without, this one cannot either.
        policy, volume = Policy(), _volume(request)
        for smaller in self._fits.values():
            if _volume(smaller.request) <= volume:
                policy = policy.together_with(smaller.policy)
        return Fit(request, (), policy)

    def together(self, request: VideoRequest) -> int:
        """How many clips like this one memory holds in one run, as far as is known."""
        return self._most.get(_measures(request), MOST_TOGETHER)

    def at_most(self, request: VideoRequest, count: int) -> None:
        self._most[_measures(request)] = count

    def remember(self, asked: VideoRequest, fit: Fit) -> None:
        if fit != Fit(asked):
            self._fits[_measures(asked)] = fit


def _measures(request: VideoRequest) -> tuple[int, int, int]:
    return request.width, request.height, request.num_frames


def _volume(request: VideoRequest) -> int:
    return request.width * request.height * request.num_frames


def what_is_less(asked: VideoRequest, made: VideoRequest) -> Text | None:
    """How much smaller the clip is than what was asked for; None if it is not."""
    frames = {"made": made.num_frames, "asked": asked.num_frames}
    sizes = {"size": _size(made), "asked_size": _size(asked)}
    is_shorter, is_smaller = frames["made"] != frames["asked"], sizes["size"] != sizes["asked_size"]
    if is_shorter and is_smaller:
        return Text("engine-shorter-and-smaller", **frames, **sizes)
    if is_shorter:
        return Text("engine-shorter", **frames)
    return Text("engine-smaller", **sizes) if is_smaller else None


def _size(request: VideoRequest) -> str:
    return f"{request.width}×{request.height}"
