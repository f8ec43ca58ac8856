"""A clip as pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:  # at run time numpy comes with whoever makes frames: it takes 10 MB
    import numpy as np
    import numpy.typing as npt

    Frames: TypeAlias = npt.NDArray[np.uint8]
    """uint8, shape (num_frames, height, width, 3), RGB."""
else:
    Frames = Any


def with_even_sides(frames: Frames) -> Frames:
    """``frames`` less the last row or column of an odd side, which ``yuv420p`` cannot have.

    Cropped, for padding would draw a line and resampling would soften every pixel. A side of one
    pixel is doubled.
    """
    if frames.dtype.name != "uint8" or frames.ndim != 4 or frames.shape[3] != 3 or not frames.size:
        raise ValueError(f"not frames: {frames.dtype} of shape {frames.shape}")
    for axis in (1, 2):
        if frames.shape[axis] == 1:
            frames = frames.repeat(2, axis=axis)
    _, height, width, _ = frames.shape
    return frames[:, : height & ~1, : width & ~1]
