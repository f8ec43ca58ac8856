"""What smoothing makes of a clip, decided: more frames a second, for the same seconds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from .request import VideoRequest

SMOOTH = 24.0  # frames a second from which on motion is seen as one
FASTEST = 30.0  # frames a second; more of them nobody sees the good of
MOST_TIMES = 4  # frames for each: between pictures further apart than that, they are guessed


def times(fps: float) -> int:
    """How many frames each frame of a clip becomes: about 24 a second, at least twice as many; 1
    where the clip is as smooth as it can be.
    """
    if fps > FASTEST:
        return 1
    return min(MOST_TIMES, max(2, round(SMOOTH / fps)))


@dataclass(frozen=True, slots=True)
class SmoothRequest:
    """A clip with more frames between its own. The clip is the input of its job.

    ``or_plain``: where that fails, the clip as it is will do; else it is there already.
    """

    clip: VideoRequest
    or_plain: bool = False

    @property
    def label(self) -> str:
        """By which people know it."""
        return self.clip.label

    @property
    def fps(self) -> float:
        """Frames a second of what it makes."""
        return self.clip.fps * times(self.clip.fps)

    def to_json(self) -> dict[str, Any]:
        """A plain dict for the database and the log."""
        values: dict[str, Any] = _ADAPTER.dump_python(self, mode="json")
        return values

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | str) -> SmoothRequest:
        """Read what ``to_json`` wrote. Raises ``ValueError`` as ``VideoRequest.from_json`` does."""
        if isinstance(data, str):
            return _ADAPTER.validate_json(data)
        return _ADAPTER.validate_python(data)


_ADAPTER = TypeAdapter(SmoothRequest)
