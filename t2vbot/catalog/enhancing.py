"""What a second run makes of a clip, and what it costs, as far as a request says."""

from __future__ import annotations

from dataclasses import replace

from .model import Enhancing
from .request import VideoRequest

_USUAL = Enhancing()  # of most models; what really comes of it is measured


def times(request: VideoRequest, how: Enhancing) -> float:
    """What the second run takes, in times of the first: by pixels times frames times steps."""
    steps = how.num_inference_steps or request.num_inference_steps
    return float(how.scale**2 * how.strength * steps / request.num_inference_steps)


def size_of(request: VideoRequest) -> tuple[int, int]:
    """Width and height of the finished clip, in pixels; about, where it is enhanced."""
    scale = _USUAL.scale if request.enhance else 1
    return round(scale * request.width), round(scale * request.height)


def side_for(side: float, *, enhance: bool) -> float:
    """How long a clip's side may be that ends as ``side`` pixels."""
    return side / _USUAL.scale if enhance else side


def as_plain(request: VideoRequest) -> VideoRequest:
    """A request that is about as much work in one run as both runs are: as large as the enhanced
    clip, in fewer steps. What is not enhanced is returned as it is.
    """
    if not request.enhance:
        return request
    width, height = size_of(request)
    share = (1 + times(request, _USUAL)) / _USUAL.scale**2
    steps = max(1, round(share * request.num_inference_steps))
    return replace(request, width=width, height=height, num_inference_steps=steps, enhance=False)
