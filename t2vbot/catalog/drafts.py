"""Quick drafts of a video: the same but for the seed and fewer steps, so that each looks like the
video that its seed would become.
"""

from __future__ import annotations

import math
from dataclasses import replace

from .model import Model
from .options import SEEDS
from .request import VideoRequest

# Of the steps of the final. Another size or number of frames would be another picture: the noise is
# then unrelated (measured).
SHARE = 0.5


def drafts_of(final: VideoRequest, model: Model, count: int) -> list[VideoRequest]:
    """``count`` of them; the first has the final's own seed."""
    steps = max(model.steps.min, math.ceil(SHARE * final.num_inference_steps))
    quick = replace(final, num_inference_steps=steps, enhance=False)
    return [replace(quick, seed=seed) for seed in seeds_from(final.seed, count)]


def seeds_from(first: int, count: int) -> list[int]:
    """``count`` different ones."""
    return [(first + number) % SEEDS for number in range(count)]
