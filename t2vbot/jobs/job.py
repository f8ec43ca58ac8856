"""A job: one request on its way to its member, and the seams to those who carry it."""

from __future__ import annotations

import enum
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from .request import VideoRequest

Frames = npt.NDArray[np.uint8]
"""A clip as pixels: uint8, shape (num_frames, height, width, 3), RGB."""


class Phase(enum.StrEnum):
    """What is being done for a job right now, in the order in which it happens."""

    WAITING = "waiting"
    DOWNLOADING = "downloading"
    LOADING = "loading"
    READING = "reading"  # the prompt, by the text encoder
    DENOISING = "denoising"
    DECODING = "decoding"
    ENCODING = "encoding"
    UPLOADING = "uploading"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one phase is. ``total`` 0 means that nobody can know; units: bytes for downloads, else steps."""

    phase: Phase
    done: int = 0
    total: int = 0


OnProgress = Callable[[Progress], None]
"""Called on the event loop's thread, often; must return at once."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What an executor gives back."""

    frames: Frames
    seconds: dict[Phase, float]  # measured wall time of each phase
    notes: tuple[str, ...] = ()  # what was changed to make it possible, for the member ("made smaller: ...")


@dataclass(frozen=True, slots=True)
class VideoFile:
    """A finished MP4 on disk, and how it came to fit."""

    path: Path
    size: int  # bytes
    width: int
    height: int
    how: str  # "crf", "two-pass" or "last-resort"
    scale: float  # of the frames that went in; 1.0 = untouched, 2.0 = enlarged twofold


class Executor(Protocol):
    """Makes frames. The local one is a thread beside the GPU; a later one may be another machine.

    ``generate`` is cancelled like any coroutine: the work stops within one step, and only then does
    ``CancelledError`` come out, so that the card is free for the next job.
    """

    async def generate(self, request: VideoRequest, on_progress: OnProgress) -> Clip: ...

    async def aclose(self) -> None: ...


class Encoder(Protocol):
    """Makes a file under a size limit out of frames; cancelled like any coroutine, leaving nothing behind."""

    async def encode(
        self, frames: Frames, request: VideoRequest, path: Path, limit: int, on_progress: OnProgress
    ) -> VideoFile:
        """Write ``path`` with fewer than ``limit`` bytes, or raise ``CannotFit``."""
        ...
