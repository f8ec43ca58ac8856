"""How much memory a model needs for a clip, as figures that were counted.

The figures of the shipped models are in ``memory.toml`` beside this file, which
``python -m tests.bench memory`` writes; of a model that is not there, ``engine/counting.py`` counts
them when it is loaded. All are of tensors alone: what CUDA itself takes comes on top.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from .ranges import Frozen
from .request import VideoRequest

TABLES = Path(__file__).parent / "memory.toml"
PIXELS = 1e6  # that sizes are counted in
# Bytes that a finished pixel takes at most while a clip becomes whole numbers: three colours, in
# three float32 copies (decoded, brought into 0 to 1, rounded).
FINISHED = 36
GB = 1e9


@dataclass(frozen=True, slots=True)
class Shape:
    """What of a run decides how much memory it needs."""

    width: int
    height: int
    num_frames: int
    clips: int = 1
    guided: bool = True  # guidance makes some families compute every clip twice at once

    @classmethod
    def of(cls, request: VideoRequest, clips: int = 1) -> Shape:
        guided = request.guidance_scale > 1
        return cls(request.width, request.height, request.num_frames, clips, guided)

    @property
    def area(self) -> float:
        """Megapixels of one frame of all clips."""
        return self.width * self.height * self.clips / PIXELS

    @property
    def volume(self) -> float:
        """Megapixels of all frames of all clips."""
        return self.area * self.num_frames

    @property
    def finished(self) -> float:
        """GB that the frames take when all else is done."""
        return self.volume * PIXELS * FINISHED / GB

    def alone(self) -> Shape:
        """One of its clips."""
        return Shape(self.width, self.height, self.num_frames, 1, self.guided)


class Plane(Frozen):
    """GB of live tensors at their peak, as they grow with the clip.

    Counted at the model's usual clip and two smaller ones: exact there, and between and beyond as
    far as one layer stays the hungriest.
    """

    base: float = 0.0
    frame: float = 0.0  # a frame, whatever its size
    area: float = 0.0  # a megapixel of one frame
    volume: float = 0.0  # a megapixel of all frames

    def gb(self, shape: Shape) -> float:
        grown = self.frame * shape.num_frames + self.area * shape.area + self.volume * shape.volume
        return max(self.base + grown, 0.0)


class Counted(Frozen):
    """A model's figures. Attention is counted as the fused kernels compute it."""

    weights: dict[str, float]  # GB of each part, in the model's own dtypes
    layer: dict[str, float]  # GB of the largest single layer of each part
    reading: float  # while a text encoder reads the prompts
    step: Plane  # of one denoiser step, with guidance
    step_alone: Plane  # without
    decode: Plane  # all at once
    sliced: Plane  # one frame, or one clip, at a time: of one clip
    tiled: Plane  # besides one part of a frame at a time

    def step_gb(self, shape: Shape) -> float:
        return (self.step if shape.guided else self.step_alone).gb(shape)

    def decode_gb(self, shape: Shape, *, sliced: bool, tiled: bool) -> float:
        """Of decoding, and of making numbers of 0 to 255 of what came out."""
        wholly = self.decode.gb(shape)
        in_slices = self.sliced.gb(shape.alone()) + shape.finished / 3  # the clips before it
        in_tiles = self.tiled.gb(shape.alone()) + shape.finished / 3
        ways = [wholly, *([in_slices] if sliced else []), *([in_tiles] if tiled else [])]
        return max(min(ways), shape.finished)


def _read() -> dict[str, Counted]:
    tables = tomllib.loads(TABLES.read_text(encoding="utf-8"))
    return {name: Counted.model_validate(table) for name, table in tables.items()}


COUNTED = _read()
