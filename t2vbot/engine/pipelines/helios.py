"""Helios makes a clip in chunks, each after the other with all steps."""

from __future__ import annotations

import math

from ...catalog.request import VideoRequest
from .adapter import Adapter


class Helios(Adapter):
    """Of ``HeliosPipeline``."""

    def passes(self, request: VideoRequest) -> int:
        window = self.model.frames.step + 1  # frames that a chunk holds
        return math.ceil(request.num_frames / window)
