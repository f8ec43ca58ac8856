"""Frames in, an MP4 under the upload limit out."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import shutil
import sys
import tempfile
from pathlib import Path

import imageio_ffmpeg
import numpy as np

from t2vbot.catalog.request import VideoRequest
from t2vbot.errors import CannotFit
from t2vbot.jobs.job import Frames, OnProgress, Phase, Progress, VideoFile

from . import metadata
from .ffmpeg import Ffmpeg, disk_full
from .fitting import Fitting

_DISK_FULL = (errno.ENOSPC, errno.EDQUOT)
_MAX_COMMENT = 2048  # bytes; the request's numbers take about 200


class FfmpegEncoder:
    """The ``Encoder`` of ``jobs.job``: H.264 in MP4 by the ffmpeg that comes with imageio-ffmpeg.

    ``embed_prompt``: whether the prompts, which are somebody's words, travel inside the file.
    ``ffmpeg``: another ffmpeg than the one that comes along.
    """

    def __init__(self, *, embed_prompt: bool = True, ffmpeg: str | None = None) -> None:
        binary = ffmpeg or imageio_ffmpeg.get_ffmpeg_exe()
        self._binary = os.path.abspath(shutil.which(binary) or binary)
        self._embed_prompt = embed_prompt

    async def encode(
        self, frames: Frames, request: VideoRequest, path: Path, limit: int, on_progress: OnProgress
    ) -> VideoFile:
        """Write ``path`` with fewer than ``limit`` bytes; until it is whole, nothing stands there.

        A clip may take several passes; progress counts the frames of the current one. Raises
        ``CannotFit``, and ``UserError`` when the disk is full.
        """
        frames = _with_even_sides(frames)
        total = len(frames)
        comment = metadata.describe(
            request, min(_MAX_COMMENT, limit // 32), embed_prompt=self._embed_prompt
        )
        try:
            with tempfile.TemporaryDirectory(
                prefix=".encoding-", dir=path.parent, ignore_cleanup_errors=True
            ) as folder:
                ffmpeg = Ffmpeg(
                    binary=self._binary,
                    folder=Path(folder),
                    frames=frames,
                    fps=request.fps,
                    comment_size=len(comment),
                    on_frame=lambda done: on_progress(Progress(Phase.ENCODING, done, total)),
                )
                fit = await Fitting(ffmpeg, _budget(limit)).search()
                if fit is None:
                    raise CannotFit(_cannot_fit(limit))
                keeping = asyncio.create_task(asyncio.to_thread(_keep, fit.path, comment, path))
                try:
                    size = await asyncio.shield(keeping)
                finally:
                    await asyncio.wait({keeping})  # nothing stops a thread, and its folder goes now
        except OSError as error:
            if error.errno in _DISK_FULL:
                raise disk_full() from error
            raise
        return VideoFile(
            path,
            size,
            width=fit.picture.width,
            height=fit.picture.height,
            seconds=total / request.fps,
            how=fit.how,
            scale=fit.picture.scale,
        )


def _keep(made: Path, comment: bytes, path: Path) -> int:
    """Put the finished file into its place, for good; its bytes."""
    metadata.finish(made, comment)
    size = made.stat().st_size
    os.replace(made, path)
    if sys.platform != "win32":  # where a folder has to be written down as well
        with contextlib.suppress(OSError):  # as not every file system can
            _sync_folder(path.parent)
    return size


def _sync_folder(path: Path) -> None:
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _budget(limit: int) -> int:
    """What ffmpeg's file has to stay under: the limit less a margin and what is appended to it.

    The margin is for Discord, which does not say whether a file of exactly the limit is let in.
    """
    return limit - min(8192, limit // 100) - len(metadata.AI_MARK)


def _with_even_sides(frames: Frames) -> Frames:
    """``frames`` less the last row or column of an odd side, which ``yuv420p`` cannot have.

    Cropped, for padding would draw a line and resampling would soften every pixel. A side of one
    pixel is doubled.
    """
    if frames.dtype != np.uint8 or frames.ndim != 4 or frames.shape[3] != 3 or not frames.size:
        raise ValueError(f"not frames: {frames.dtype} of shape {frames.shape}")
    for axis in (1, 2):
        if frames.shape[axis] == 1:
            frames = np.repeat(frames, 2, axis=axis)
    _, height, width, _ = frames.shape
    return frames[:, : height & ~1, : width & ~1]


def _cannot_fit(limit: int) -> str:
    size = f"{limit / 2**20:.3g} MiB" if limit >= 2**20 else f"{limit / 1000:.3g} kB"
    return (
        f"This clip does not fit under the upload limit of {size} here, not even at the lowest "
        "quality. Ask for fewer frames or a smaller size."
    )
