"""What was asked for: one frozen value that crosses every boundary."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class VideoRequest:
    """One clip, fully decided: the same request makes the same frames on the same machine.

    The names are diffusers' own parameter names. ``Catalog.resolve`` makes one out of what a person
    typed, so every value here is already in the model's range.
    """

    prompt: str
    model: str  # name in the catalog
    num_frames: int
    height: int  # pixels
    width: int  # pixels
    fps: float  # frames per second of the finished clip
    num_inference_steps: int
    guidance_scale: float
    seed: int  # 0 .. 2**32 - 1
    negative_prompt: str = ""

    @property
    def seconds(self) -> float:
        """Length of the finished clip in seconds."""
        return self.num_frames / self.fps

    def to_json(self) -> dict[str, Any]:
        """A plain dict for the ledger, the file's metadata and the log."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any] | str) -> VideoRequest:
        """Read what ``to_json`` wrote; keys this version does not know are ignored."""
        values = json.loads(data) if isinstance(data, str) else data
        known = {field.name for field in fields(cls)}
        return cls(**{key: value for key, value in values.items() if key in known})
