"""What is heard with a clip, from a model's numbers to a file that ffmpeg reads."""

from __future__ import annotations

import wave
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

BITRATE = 128_000  # bits a second, of AAC
LOUDEST = 2**15 - 1  # of 16 bits


@dataclass(frozen=True, slots=True)
class Sound:
    """Of a clip."""

    samples: npt.NDArray[np.float32]  # (samples, channels), -1 to 1
    rate: int  # samples a second

    def write(self, path: Path, seconds: float) -> None:
        """As a WAV file that is as long as the film: cut, or silent at its end."""
        import numpy as np  # not for whoever only asks whether there is any

        wanted = round(seconds * self.rate)
        samples = np.nan_to_num(self.samples[:wanted])
        missing = np.zeros((wanted - len(samples), samples.shape[1]), np.float32)
        whole = np.concatenate([samples, missing]).clip(-1, 1) * LOUDEST
        with wave.open(str(path), "wb") as file:
            file.setnchannels(samples.shape[1])
            file.setsampwidth(2)
            file.setframerate(self.rate)
            file.writeframes(whole.round().astype("<i2").tobytes())
