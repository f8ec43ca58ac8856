"""SkyReels V2's diffusion forcing gives each latent frame a noise level of its own."""

from __future__ import annotations

from .adapter import Adapter


class SkyReelsForcing(Adapter):
    """Of ``SkyReelsV2DiffusionForcingPipeline``."""

    @property
    def batches(self) -> bool:
        """A transformer that is told the pace mistakes several clips for more frames of one."""
        return super().batches and not self.pipe.transformer.config.inject_sample_info
