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

    Twofold is smooth (lanczos). From threefold on, which is under 128 pixels, there is no detail to
    keep smooth and lanczos gives a blur with halos: each pixel becomes a crisp square instead.
    """
    short, long = sorted((native.width, native.height))
    factor = min(math.ceil(_SEEN_WELL / short), _LONGEST_ENLARGED // long)
    if factor < 2:
        return None
    kernel = "lanczos" if factor == 2 else "neighbor"
    return Picture(native.width * factor, native.height * factor, float(factor), kernel)


def shrunk(native: Picture, scale: float) -> Picture:
    """``native`` in ``scale``, which is below 1."""
    width, height = (max(2, round(n * scale / 2) * 2) for n in (native.width, native.height))
    return Picture(width, height, scale, kernel="lanczos")
