"""What Enhance makes of a clip: a second run over its frames, enlarged, that draws finer what it
sees there. Which models can is said in the catalog (``Model.enhance``).
"""

from __future__ import annotations

from dataclasses import replace

from .request import VideoRequest

SCALE = 2  # of both sides
STRENGTH = 0.6  # part of the steps that the second run takes; with all of them it drew another clip


def size_of(request: VideoRequest) -> tuple[int, int]:
    """Width and height of what it makes, in pixels."""
    scale = SCALE if request.enhance else 1
    return scale * request.width, scale * request.height


def times() -> float:
    """What the second run takes, in times of the first: by pixels times frames times steps."""
    return SCALE**2 * STRENGTH


def as_plain(request: VideoRequest) -> VideoRequest:
    """A request that is as much work in one run: as large as the enhanced clip, in fewer steps than
    both runs have. What is not enhanced is returned as it is.
    """
    if not request.enhance:
        return request
    width, height = size_of(request)
    steps = round(request.num_inference_steps * (STRENGTH + 1 / SCALE**2))
    return replace(
        request, width=width, height=height, num_inference_steps=max(1, steps), enhance=False
    )
