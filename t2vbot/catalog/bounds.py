"""What a person left open is made as small as is allowed where they are; what they said is not."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from .enhancing import side_for, size_of
from .model import Model
from .options import Options
from .request import VideoRequest

SHORTER = 0.8  # of the seconds, where rounding to a model's frames came out above the bound
TRIES = 4

Resolve = Callable[[Options], VideoRequest]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that is allowed; ``math.inf``: anything."""

    side: float = math.inf  # pixels
    seconds: float = math.inf
    steps: float = math.inf


def resolve_within(
    bounds: Bounds, options: Options, resolve: Resolve, model_of: Callable[[str], Model]
) -> VideoRequest:
    """A request as ``resolve`` makes it, with the model's defaults brought within the bounds where
    that can be done. Raises ``RequestRefused`` as ``resolve`` does.
    """
    request = resolve(options)
    if options.num_inference_steps is None and request.num_inference_steps > bounds.steps:
        options = replace(options, num_inference_steps=int(bounds.steps))
    named = options.size or options.width or options.height
    if not named and max(size_of(request)) > bounds.side:
        side = side_for(bounds.side, enhance=request.enhance)
        options = replace(options, size=_largest_size(model_of(request.model), side))
    request = resolve(options)
    if options.seconds is None and options.num_frames is None:
        request = _shorter(bounds.seconds, options, request, resolve)
    return request


def _largest_size(model: Model, side: float) -> str | None:
    """Of those that fit; None where none does."""
    fitting = {name: w * h for name, (w, h) in model.sizes.items() if max(w, h) <= side}
    return max(fitting, key=fitting.__getitem__, default=None)


def _shorter(
    most: float, options: Options, request: VideoRequest, resolve: Resolve
) -> VideoRequest:
    seconds = most
    for _ in range(TRIES):
        if request.seconds <= most:
            break
        # Nobody asked for just so many seconds.
        request = replace(resolve(replace(options, seconds=seconds)), asked_frames=0)
        seconds *= SHORTER
    return request
