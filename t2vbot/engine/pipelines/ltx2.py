"""LTX-2 makes the sound too."""

from __future__ import annotations

from typing import Any

from PIL import Image

from ...video.sound import Sound
from .adapter import Adapter


class LTX2(Adapter):
    """Of ``LTX2Pipeline``."""

    def image_arguments(self, image: Image.Image) -> dict[str, Any]:
        """``image_crf`` 0: the picture as it is. Its authors compress it as H.264 first, by a
        package that the bot does without.
        """
        return {"image": image, "image_crf": 0}

    def sound(self, output: Any) -> list[Sound] | None:
        rate = int(self.pipe.vocoder.config.output_sampling_rate)
        waves = output.audio.float().clamp(-1, 1).cpu().numpy()  # (clips, channels, samples)
        return [Sound(wave.T.copy(), rate) for wave in waves]
