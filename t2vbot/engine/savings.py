"""What to go without when memory runs out: first what costs only time, at last a part of the clip.

What helped is remembered for as long as this process lives, so that the next clip does not run out
of memory first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..catalog.request import VideoRequest
from ..text import Text
from .device import Device, Offload, Policy

MOST_TOGETHER = 8  # clips in one run: what more of them save was less than was measured


@dataclass(frozen=True, slots=True)
class Saving:
    """One rung of the ladder to climb down when memory runs out."""

    note: Text  # for the member
    more: Callable[[Policy, Device], Policy]  # with this saving; the same one if it cannot help


def in_pieces(policy: Policy, device: Device) -> Policy:
    """Decode one frame, and one part of a frame, at a time."""
    return replace(policy, vae_slicing=True, vae_tiling=True)


def offloaded(policy: Policy, device: Device) -> Policy:
    """Fewer weights on the GPU, each time fewer. Other devices have nowhere to offload to."""
    offloads = list(Offload)
    if device.kind != "cuda" or policy.offload is offloads[-1]:
        return policy
    return replace(policy, offload=offloads[offloads.index(policy.offload) + 1])


# In the order of what they cost. Each goes on top of those before it, on the pipeline as it is, and
# stays for the clips that follow.
LADDER = (
    Saving(Text("engine-decoded-in-pieces"), in_pieces),
    Saving(Text("engine-offloaded"), offloaded),
)


@dataclass(frozen=True, slots=True)
class Fit:
    """A request that could be made, and the notes of the savings that this took."""

    request: VideoRequest
    notes: tuple[Text, ...] = ()

    def of(self, request: VideoRequest) -> Fit:
        """The same size and length for another request."""
        small = self.request
        request = replace(
            request, width=small.width, height=small.height, num_frames=small.num_frames
        )
        return Fit(request, self.notes)


@dataclass
class Learned:
    """What this process found out about a model, so that it need not find it out again."""

    policy: Policy = field(default_factory=Policy)  # the savings without which memory ran out
    needs_float32: bool = False  # its own dtype gave invalid numbers
    _fits: dict[tuple[int, int, int], Fit] = field(default_factory=dict)
    _most: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def fit(self, request: VideoRequest) -> Fit:
        """What to begin with for a request."""
        fit = self._fits.get(_measures(request))
        return fit.of(request) if fit else Fit(request)

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
