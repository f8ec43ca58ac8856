"""HunyuanVideo 1.5 has its guidance in a part of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PIL import Image

from ...catalog.request import VideoRequest
from .adapter import Adapter


class Hunyuan15(Adapter):
    """Of ``HunyuanVideo15Pipeline``."""

    def run(self, clips: Sequence[VideoRequest], start_image: Image.Image | None = None) -> Any:
        scale = clips[0].guidance_scale
        if self.pipe.guider.guidance_scale != scale:
            self.pipe.guider = self.pipe.guider.new(guidance_scale=scale)
        return super().run(clips, start_image)

    def arguments(self, clips: Sequence[VideoRequest]) -> dict[str, Any]:
        given = super().arguments(clips)
        del given["guidance_scale"]
        return given
