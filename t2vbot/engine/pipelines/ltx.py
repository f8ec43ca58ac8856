"""LTX-Video: its later VAEs are told how noisy the latents are that they decode."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...catalog.request import VideoRequest
from .adapter import Adapter

# As in diffusers' own examples for 0.9.1 and later.
DECODING = {"decode_timestep": 0.05, "decode_noise_scale": 0.025}


class LTX(Adapter):
    """Of ``LTXPipeline``, ``LTXConditionPipeline`` and ``LTXImageToVideoPipeline``."""

    @property
    def has_noise_of_its_own(self) -> bool:
        """0.9.1's decoder adds some in each of its blocks."""
        return any(self.pipe.vae.config.get("decoder_inject_noise") or ())

    @property
    def image_class(self) -> str | None:
        """``LTXImageToVideoPipeline`` draws the decoder's noise on the device, from a generator
        that has to be there too; the one with conditions takes it from any.
        """
        return "LTXConditionPipeline" if self._is_told_time else self.family.image_pipeline

    def arguments(self, clips: Sequence[VideoRequest]) -> dict[str, Any]:
        return (DECODING if self._is_told_time else {}) | super().arguments(clips)

    @property
    def _is_told_time(self) -> bool:
        return bool(self.pipe.vae.config.get("timestep_conditioning"))
