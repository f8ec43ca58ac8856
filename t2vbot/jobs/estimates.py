"""How long a clip takes, from clips that were made here before."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import Mapping
from pathlib import Path

from ..catalog.request import VideoRequest
from ..private import write_private

log = logging.getLogger(__name__)

WEIGHT_OF_NEW = (
    0.3  # of the newest clip in the running mean: follows a changed machine within about five clips
)

Key = tuple[str, int, int, int, int]  # model, width, height, num_frames, num_inference_steps


def _key(request: VideoRequest) -> Key:
    return (
        request.model,
        request.width,
        request.height,
        request.num_frames,
        request.num_inference_steps,
    )


def _work(key: Key) -> int:
    """Pixels times frames times steps: what a clip costs, to first order."""
    _, width, height, num_frames, steps = key
    return width * height * num_frames * steps


class Estimates:
    """Running means of measured seconds per model, size, frames and steps, kept in one small JSON
    file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._means: dict[Key, float] = _read(path)

    def seconds(self, request: VideoRequest) -> float | None:
        """Expected seconds on the card, or None where this model was never measured here.

        A combination that was never made is scaled from the measured one that is closest in work.
        """
        key = _key(request)
        if key in self._means:
            return self._means[key]
        measured = [other for other in self._means if other[0] == key[0]]
        if not measured:
            return None
        work = _work(key)
        nearest = min(measured, key=lambda other: abs(_work(other) - work))
        return self._means[nearest] * work / _work(nearest)

    async def learn(self, request: VideoRequest, seconds: float) -> None:
        """Take one measured clip into the mean and keep it."""
        key = _key(request)
        mean = self._means.get(key, seconds)
        self._means[key] = mean + WEIGHT_OF_NEW * (seconds - mean)
        await asyncio.to_thread(_write, self._path, dict(self._means))


def _read(path: Path) -> dict[Key, float]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {(str(m), int(w), int(h), int(f), int(s)): float(t) for m, w, h, f, s, t in rows}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError) as error:
        log.warning("The measured times in %s cannot be read (%s); starting anew.", path, error)
        return {}


def _write(path: Path, means: Mapping[Key, float]) -> None:
    """Replace the file in one step. Estimates are a comfort: a full disk must not fail a clip."""
    temporary = path.with_suffix(".tmp")
    rows = [[*key, round(mean, 3)] for key, mean in means.items()]
    try:
        write_private(temporary, json.dumps(rows).encode())
        os.replace(temporary, path)
    except OSError as error:
        log.warning("The measured times could not be kept in %s: %s", path, error)
