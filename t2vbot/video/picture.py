"""The size that a clip is encoded in, and how its frames get there."""

from __future__ import annotations

import math
from dataclasses import dataclass

_SEEN_WELL = 256  # pixels: Discord shows a clip at its own size, so less than this is a stamp
_LONGEST_ENLARGED = 1280  # pixels


@dataclass(frozen=True, slots=True)
class Picture:
    """The size of the encoded picture, and how to get there from what goes in."""

    width: int  # pixels, even
    height: int  # pixels, even
    scale: float = 1.0  # of the frames that were made; above 1 enlarged
    kernel: str = "bicubic"  # swscale's name; at scale 1 it shrinks the colour planes only


def enlarged(native: Picture) -> Picture | None:
    """``native`` by the least whole factor that makes its smaller side ``_SEEN_WELL``, if any.

    Smoothly: against clips that were drawn that large, a square for each pixel was 0.9 to 1.4 dB
    worse twofold, 3.1 to 3.8 dB threefold and 1.5 to 2.0 dB fourfold; of the smooth kernels lanczos
    was the best, or within 0.1 dB of it (`python -m tests.bench enlarge`).
    """
    short, long = sorted((native.width, native.height))
    factor = min(math.ceil(_SEEN_WELL / short), _LONGEST_ENLARGED // long)
    if factor < 2:
        return None
    width, height = native.width * factor, native.height * factor
    return Picture(width, height, float(factor), kernel="lanczos")


def shrunk(native: Picture, scale: float) -> Picture:
    """``native`` in ``scale``, which is below 1."""
    width, height = (max(2, round(n * scale / 2) * 2) for n in (native.width, native.height))
    return Picture(width, height, scale, kernel="lanczos")
