"""How memory is saved: the ways from the fastest to the most sparing, and which one a run needs.

Pure functions of plain figures, so those for graphics cards are tested with made-up ones. All were
tried once on an H200 with every tiny checkpoint (`python -m tests.bench rungs`).
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .device import Decision, Device

# Above this need a CPU decodes frame by frame. Not below: convolutions over other batches round
# differently, and a small model's clip should equal the bare pipeline's to the bit.
BIG_GB = 6.0


class Offload(enum.StrEnum):
    """Which weights stay on the GPU; each one saves more than the one before."""

    NONE = "everything in the device's memory"
    TEXT = "the text encoder on the GPU layer by layer, only while it reads"
    MODEL = "one component at a time on the GPU"
    GROUP = "one layer at a time on the GPU"


@dataclass(frozen=True, slots=True)
class Policy:
    """How memory is saved. Slicing decodes one frame (or clip) at a time, tiling one part of a
    frame. ``fp8``: the denoiser's weights lie in 8 bits and are widened layer by layer, which
    changes the picture a little.
    """

    offload: Offload = Offload.NONE
    vae_slicing: bool = False
    vae_tiling: bool = False
    fp8: bool = False

    def together_with(self, other: Policy) -> Policy:
        """Saving all that one of both saves."""
        offloads = list(Offload)
        return Policy(
            max(self.offload, other.offload, key=offloads.index),
            self.vae_slicing or other.vae_slicing,
            self.vae_tiling or other.vae_tiling,
            self.fp8 or other.fp8,
        )

    @property
    def is_still(self) -> bool:
        """Whether no weight moves or changes while the pipeline runs."""
        return self.offload is Offload.NONE and not self.fp8

    def __str__(self) -> str:
        extras = [
            text
            for wanted, text in (
                (self.vae_slicing, "frames decoded one by one"),
                (self.vae_tiling, "frames decoded in tiles"),
                (self.fp8, "denoiser in 8 bits"),
            )
            if wanted
        ]
        return ", ".join([self.offload.value, *extras])


# From the fastest to the most sparing. Slicing costs next to nothing and changes roundings alone.
# Streaming the text encoder costs one transfer of it for each new prompt, tiling a slower decoding
# with faint seams, offloading by component some seconds for every clip, and by layer a transfer of
# all weights with every step, which long steps hide. 8 bits are kept for where all that is exact
# but the last does not do, and for models that say so.
PIECES = Policy(vae_slicing=True, vae_tiling=True)
RUNGS = (
    Policy(),
    Policy(vae_slicing=True),
    Policy(Offload.TEXT, vae_slicing=True),
    replace(PIECES, offload=Offload.TEXT),
    replace(PIECES, offload=Offload.MODEL),
    replace(PIECES, offload=Offload.TEXT, fp8=True),
    replace(PIECES, offload=Offload.MODEL, fp8=True),
    replace(PIECES, offload=Offload.GROUP),
)
IN_PLACE = (Policy(), Policy(vae_slicing=True), PIECES)  # nowhere to offload to

Need = Callable[[Policy], float]  # GB


def rungs(device: Device, fp8: bool) -> Sequence[Policy]:
    """Those that this device has, for a model that may be kept in 8 bits or not."""
    if device.kind != "cuda":
        return IN_PLACE
    return [policy for policy in RUNGS if fp8 or not policy.fp8]


def choose_policy(
    device: Device, need: Need, free_gb: float, fp8: bool = False
) -> Decision[Policy]:
    """The fastest that fits into ``free_gb``, else the most sparing."""
    if device.kind == "cpu":
        big = need(Policy()) > BIG_GB
        reason = "decoding a whole clip of a big model takes more memory than its weights"
        return Decision(Policy(vae_slicing=big), reason if big else "main memory holds the model")
    shared = "shared memory; " if device.kind == "mps" else ""
    free = f"{shared}{free_gb:.1f} GB of {device.total_gb:.1f} GB are free"
    tried = rungs(device, fp8)
    for number, policy in enumerate(tried):
        if (needed := need(policy)) <= free_gb:
            reason = f"{free}, {needed:.1f} GB are needed"
            if number:
                reason += f"; with {tried[number - 1]} it would be {need(tried[number - 1]):.1f} GB"
            return Decision(policy, reason)
    return Decision(tried[-1], f"{free}: too little even for this, {need(tried[-1]):.1f} GB")


def next_rung(policy: Policy, device: Device, need: Need, fp8: bool = False) -> Policy | None:
    """What to try when memory ran out: the next one by which less is needed, the most sparing where
    none is known to need less. None where there is nothing more sparing.
    """
    ways = rungs(device, fp8)
    rank = max(n for n, rung in enumerate(ways) if rung.together_with(policy) == policy)
    later = [replace(rung, fp8=rung.fp8 or policy.fp8) for rung in ways[rank + 1 :]]
    better = [rung for rung in later if need(rung) < need(policy)] if need(policy) else later
    if better:
        return better[0]
    return later[-1] if later else None
