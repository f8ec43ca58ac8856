"""Small moving pictures of clips that are still being made, out of the latents after a step.

Nothing that goes wrong here ends a clip, and nothing here changes one.
"""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from PIL import Image

from ..catalog.request import VideoRequest
from ..jobs.executor import Phase, Progress
from .clip import Clip
from .colours import Colours
from .faults import is_device_lost
from .pipelines.adapter import Adapter
from .steps import LastStep
from .tiny_decoder import TinyDecoder

log = logging.getLogger(__name__)

PACE = 3.0  # seconds from one to the next, at least
SHARE = 0.01  # of the time that may be spent on them
LONGER_SIDE = 128  # pixels
MOST_FRAMES = 16
MOST_BYTES = 50_000
QUALITIES = (60, 30, 10)  # WebP's; the first that is small enough


class Previews:
    """Of one run, of which ``request`` is the size. Where no clip wants one it does nothing."""

    def __init__(
        self,
        adapter: Adapter,
        colours: Colours | TinyDecoder,
        clips: Sequence[Clip],
        request: VideoRequest,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._adapter = adapter
        self._colours = colours
        self._clips = clips
        self._request = request
        self._clock = clock
        self._last = LastStep()
        self._due = clock() + PACE
        self._works = any(clip.preview for clip in clips)

    @contextmanager
    def watching(self, pipe: Any, *, may_decode: bool) -> Iterator[None]:
        """While the pipeline runs. ``may_decode``: whether the VAE can be used at any time."""
        if not self._works:
            yield
            return
        if may_decode and self._colours.want_a_guess:
            with self._harmless():
                self._colours.guess()
            self._works = True  # the first clip teaches as much
        with self._last.watched(pipe.scheduler):
            yield

    def stepped(self, done: int, total: int) -> None:
        """After a step: show its latents, where it is time."""
        began = self._clock()
        if not (self._works and done and began >= self._due and self._colours.are_known):
            return
        with self._harmless():
            self._show(done, total)
        took = self._clock() - began
        self._due = began + max(PACE, took / SHARE)

    def learn(self, videos: torch.Tensor) -> None:
        """From clips that were decoded: (clips, frames, 3, height, width), 0 to 1."""
        if self._works and self._last.step and self._colours.want_clips:
            with self._harmless():
                latents = self._adapter.video_latents(self._last.step.after, self._request)
                self._colours.learn(latents[0], videos[0])

    def _show(self, done: int, total: int) -> None:
        if self._last.step is None:
            return
        predicted = self._last.step.predicted()
        latents = self._adapter.video_latents(predicted, self._request)
        for clip, own in zip(self._clips, latents, strict=True):
            if clip.preview and not clip.stop.is_set():
                picture = drawn(self._colours.of(own).numpy(), self._request)
                clip.report(Progress(Phase.DENOISING, done, total, picture))

    @contextmanager
    def _harmless(self) -> Iterator[None]:
        """A model of which no preview can be made has none; its clips go on."""
        try:
            yield
        except Exception as error:
            if is_device_lost(error):
                raise
            log.warning("No previews of %s: %r", self._adapter.model.title, error)
            self._works = False


def drawn(colours: np.ndarray[Any, np.dtype[np.uint8]], request: VideoRequest) -> bytes:
    """An animated WebP in the clip's shape and pace, under ``MOST_BYTES``. ``colours``: (frames,
    height, width, 3), of any size.
    """
    scale = LONGER_SIDE / max(request.width, request.height)
    size = max(1, round(request.width * scale)), max(1, round(request.height * scale))
    count = min(MOST_FRAMES, len(colours))
    some = np.linspace(0, len(colours) - 1, count).round().astype(int)
    frames = [Image.fromarray(colours[n]).resize(size, Image.Resampling.BICUBIC) for n in some]
    milliseconds = round(1000 * request.seconds / count)
    for quality in QUALITIES:
        file = io.BytesIO()
        frames[0].save(
            file,
            "WEBP",
            save_all=True,
            append_images=frames[1:],
            duration=milliseconds,
            loop=0,
            quality=quality,
            method=0,
        )
        if file.tell() <= MOST_BYTES:
            break
    else:
        raise ValueError(f"{file.tell()} bytes")
    return file.getvalue()
