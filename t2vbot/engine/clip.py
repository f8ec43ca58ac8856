"""One clip that the device's thread is asked for."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..catalog.request import VideoRequest
from ..jobs.executor import Progress
from ..video.frames import Frames
from .progress import Report


@dataclass(frozen=True, eq=False)
class Clip:
    """What it is to be, who hears of it, and whether it is still wanted."""

    request: VideoRequest
    report: Report
    stop: threading.Event
    start_image: Path | None = None  # a picture in the request's size
    source: Frames | None = None  # of a finished clip, to be enhanced
    preview: bool = False  # whether its reports may have one


class AllStopped:
    """Whether none of these clips is wanted any more."""

    def __init__(self, clips: Sequence[Clip]) -> None:
        self._clips = clips

    def is_set(self) -> bool:
        return all(clip.stop.is_set() for clip in self._clips)


def tell(clips: Sequence[Clip], progress: Progress) -> None:
    """Everybody whose clip is still wanted."""
    for clip in clips:
        if not clip.stop.is_set():
            clip.report(progress)
