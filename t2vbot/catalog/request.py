"""What was asked for: one frozen value that crosses every boundary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class VideoRequest:
    """One clip, fully decided: the same request makes the same frames on the same machine.

    The names are diffusers' own parameter names. ``Catalog.resolve`` makes one out of what a person
    typed, so every value here is already in the model's range.
    """

    prompt: str = field(repr=False)  # what members wrote is shown in no log
    model: str  # name in the catalog
    num_frames: int
    height: int  # pixels
    width: int  # pixels
    fps: float  # frames per second of the finished clip
    num_inference_steps: int
    guidance_scale: float
    seed: int  # 0 .. 2**32 - 1
    negative_prompt: str = field(default="", repr=False)
    asked_frames: int = 0  # where the model's rule made them another number
    start_image: str = ""  # SHA-256 of the picture that it starts from, which lies with the job
    style: str = ""  # name of one of the model's styles
    enhance: bool = False  # made larger and finer in a second run

    @property
    def label(self) -> str:
        """By which people know it."""
        return self.prompt

    @property
    def seconds(self) -> float:
        """Length of the finished clip in seconds."""
        return self.num_frames / self.fps

    def to_json(self) -> dict[str, Any]:
        """A plain dict for the file's metadata and the log."""
        values: dict[str, Any] = _ADAPTER.dump_python(self, mode="json")
        return values

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | str) -> VideoRequest:
        """Read what ``to_json`` wrote; keys this version does not know are ignored.

        Raises ``ValueError`` where a value is missing or no value of its kind.
        """
        if isinstance(data, str):
            return _ADAPTER.validate_json(data)
        return _ADAPTER.validate_python(data)


_ADAPTER = TypeAdapter(VideoRequest)
