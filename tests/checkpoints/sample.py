"""The smallest sensible call of a tiny checkpoint, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True)
class Sample:
    """How the bare pipeline of a checkpoint is called, and what comes back.

    ``frames_name``, ``guidance_name``: what the pipeline calls these arguments; no name: it has no
    such argument. ``images``: arguments that take a picture. ``extra``: what else the call needs.
    ``sound``: the output carries a waveform beside the frames. ``vae_tiling``: its VAE decodes only
    after ``enable_tiling()``.
    """

    name: str
    pipeline_class: str
    width: int
    height: int
    num_frames: int
    num_inference_steps: int = 2
    guidance_scale: float = 3.0
    frames_name: str = "num_frames"
    guidance_name: str | None = "guidance_scale"
    images: tuple[str, ...] = ()
    sound: bool = False
    vae_tiling: bool = False
    extra: Mapping[str, object] = field(default_factory=dict)

    def arguments(self, prompt: str, seed: int = 0) -> dict[str, object]:
        """The arguments of the call, with a generator of its own and pictures where it needs some.
        The frames come back as floats from 0 to 1, [clip, frame, row, column, channel].
        """
        import torch

        arguments: dict[str, object] = {
            "prompt": prompt,
            "width": self.width,
            "height": self.height,
            self.frames_name: self.num_frames,
            "num_inference_steps": self.num_inference_steps,
            "generator": torch.Generator().manual_seed(seed),
            "output_type": "np",
        }
        if self.guidance_name:
            arguments[self.guidance_name] = self.guidance_scale
        pictures = {name: gradient(self.width, self.height) for name in self.images}
        return arguments | pictures | dict(self.extra)


def gradient(width: int, height: int) -> Image:
    """A picture to start from: red from left to right, green from top to bottom, half blue."""
    from PIL import Image

    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (across, down, Image.new("L", (width, height), 128)))
