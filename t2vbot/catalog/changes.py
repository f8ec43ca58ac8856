"""Another request out of one that was made, as a person changed it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .model import Model
from .numbers import Numbers
from .options import Options
from .request import VideoRequest


@dataclass(frozen=True, slots=True)
class Changes:
    """``None``: as it was. ``numbers``: the whole line; what is left out of it is the model's own
    choice, the seed a new one.
    """

    prompt: str | None = None
    negative_prompt: str | None = None
    model: str | None = None
    size: str | None = None
    numbers: str | None = None

    def options(self, request: VideoRequest, model: Model | None) -> Options:
        """``model``: the one that makes it now, None where nobody knows it. Where it is another
        one, numbers that nobody touched are its usual ones, and the picture has its size that is
        nearest in shape.

        Raises ``RequestRefused`` for a line of numbers that is not understood.
        """
        is_same = self.model in (None, request.model)
        before = Numbers.read(Numbers.of(request).line())
        now = before if self.numbers is None else Numbers.read(self.numbers)
        kept = request if is_same else None
        seconds = None if now.seconds == before.seconds else now.seconds
        is_length_kept = kept is not None and now.seconds == before.seconds
        size = self.size
        if not (size or kept) and model:
            size = nearest_size(request, model)
        steps, guidance = now.num_inference_steps, now.guidance_scale
        if steps == before.num_inference_steps:
            steps = kept.num_inference_steps if kept else None
        if guidance == before.guidance_scale:  # which may have had more digits
            guidance = kept.guidance_scale if kept else None
        avoided = request.negative_prompt if is_same else None
        return Options(
            prompt=request.prompt if self.prompt is None else self.prompt,
            negative_prompt=avoided if self.negative_prompt is None else self.negative_prompt,
            model=self.model or request.model,
            size=size,
            width=kept.width if kept and not size else None,
            height=kept.height if kept and not size else None,
            seconds=seconds,
            num_frames=request.num_frames if is_length_kept else None,
            fps=kept.fps if kept else None,
            num_inference_steps=steps,
            guidance_scale=guidance,
            seed=now.seed,
            style=kept.style if kept else None,
            # Words go with another model, a LoRA does not.
            look=request.kept_look if kept or not request.style else None,
            enhance=request.enhance and model is not None and model.enhance is not None,
        )


def nearest_size(request: VideoRequest, model: Model) -> str:
    """The name of the model's size whose shape is nearest."""
    shape = math.log(request.width / request.height)

    def distance(name: str) -> float:
        width, height = model.sizes[name]
        return abs(math.log(width / height) - shape)

    return min(model.sizes, key=distance)
