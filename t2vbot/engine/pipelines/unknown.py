"""Pipelines of classes that the bot has no table for, and no test: what they do is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from PIL import Image

from ...catalog.request import VideoRequest
from ...errors import Cancelled, ModelUnavailable, UserError
from ...text import Text
from ..faults import is_device_lost, is_out_of_memory
from .adapter import Adapter


class UnknownAdapter(Adapter):
    """Of a class that is known by its signature alone, or by what a host wrote of it."""

    def arguments(self, clips: Sequence[VideoRequest]) -> dict[str, Any]:
        given = super().arguments(clips)
        given.pop("", None)  # what this pipeline is not asked for
        if self.family.negative_prompt:  # some cannot do without, and none minds an empty one
            given["negative_prompt"] = self._each([clip.negative_prompt for clip in clips])
        return given

    def run(self, clips: Sequence[VideoRequest], start_image: Image.Image | None = None) -> Any:
        try:
            return super().run(clips, start_image)
        except (Cancelled, UserError):
            raise
        except Exception as error:  # whatever it cannot be asked for
            if is_device_lost(error) or is_out_of_memory(error):
                raise
            raise self._unusable(f"{type(error).__name__}: {error}") from error

    def frames(self, output: Any, request: VideoRequest) -> torch.Tensor:
        found = getattr(output, "frames", None)
        if isinstance(found, np.ndarray):  # it does not know "pt"
            found = torch.from_numpy(found).movedim(-1, 2)
        if isinstance(found, list) and all(isinstance(clip, torch.Tensor) for clip in found):
            found = torch.stack(found)
        if not isinstance(found, torch.Tensor) or found.ndim != 5 or found.shape[2] != 3:
            raise self._unusable("-")
        return found[:, : request.num_frames]

    def _unusable(self, words: str) -> ModelUnavailable:
        """What it says may repeat a prompt, so it is for the host alone."""
        text = Text("engine-class-unusable", model=self.model.title, pipeline=self.family.pipeline)
        return ModelUnavailable(text, " ".join(words.split())[:300])
