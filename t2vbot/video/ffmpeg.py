"""One run of the ffmpeg program: its command line, its process, its verdict.

ffmpeg runs as a process, not as a library: it can be killed at any moment, a crash in it costs one
clip instead of the bot, and it is the only way to x264's two passes and to a hard stop at a size.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from t2vbot.errors import UserError
from t2vbot.jobs.job import Frames
from t2vbot.private import child_environment

_CHUNK = 1 << 20  # bytes handed to the pipe at once: asyncio copies them, about 0.2 ms
_TAIL = 1 << 14  # bytes of ffmpeg's messages that are kept
_MAX_THREADS = 8  # more do not make clips of a few seconds faster, and take cores from the model
_NICER = 5  # than the bot: a third of its share where cores are short, so that encoding still ends

_COLOUR = "range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
_COLOUR_TAGS = (
    *("-colorspace", "bt709", "-color_primaries", "bt709"),
    *("-color_trc", "bt709", "-color_range", "tv"),
)
# x264 writes its settings into the film as text: 675 bytes (measured), a lot for a tight limit
_WITHOUT_SETTINGS = ("-bsf:v", "filter_units=remove_types=6")


class BitrateTooLow(Exception):
    """x264 cannot make this picture as small as it was asked to; a smaller picture may do."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The size of the encoded picture, and how to get there from the frames."""

    width: int  # pixels, even
    height: int  # pixels, even
    scale: float = 1.0  # of the frames; above 1 enlarged
    kernel: str = "bicubic"  # swscale's name; at scale 1 it shrinks the colour planes only


@dataclass(frozen=True, slots=True)
class Survey:
    """What x264 learned in its first pass."""

    rate_factor: float  # the CRF that would spend the same bits
    bitrate: float  # bits per second that it could make use of


@dataclass(frozen=True, slots=True)
class Ffmpeg:
    """The program, ready to encode one clip in one folder, as often as it takes."""

    binary: str  # absolute: each run starts in ``folder``, so that no path needs quoting
    folder: Path
    frames: Frames  # even width and height
    fps: float
    comment_size: int  # bytes to keep free for the comment
    on_frame: Callable[[int], None]  # told how many frames ffmpeg has taken in this pass

    async def encode(self, picture: Picture, rate: Sequence[str], name: str = "clip.mp4") -> Path:
        """Write one MP4 with the rate control options ``rate``."""
        output = (
            *_x264(rate),
            *_WITHOUT_SETTINGS,
            *("-map_metadata", "-1", "-metadata", "comment=" + "-" * self.comment_size),
            *("-movflags", "+faststart", "-f", "mp4", name),  # index first: plays while it loads
        )
        await self._run("error", picture, output)
        return self.folder / name

    async def survey(self, picture: Picture, bitrate: int) -> Survey:
        """x264's first pass, which leaves its statistics in the folder for ``-pass 3``."""
        rate = ("-preset", "medium", "-b:v", str(bitrate), "-pass", "1", "-passlogfile", "x264")
        log = await self._run("info", picture, (*_x264(rate), "-f", "null", "-"))
        return Survey(
            rate_factor=_last_number(r"final ratefactor: ?(\d+\.?\d*)", log),
            bitrate=_last_number(r"kb/s: ?(\d+\.?\d*)", log) * 1000,
        )

    async def _run(self, verbosity: str, picture: Picture, output: Sequence[str]) -> str:
        """Run ffmpeg to its end and return its messages, or raise what went wrong."""
        height, width = self.frames.shape[1:3]
        rate = Fraction(self.fps).limit_denominator(1001)
        arguments = (
            *("-y", "-hide_banner", "-nostats", "-v", verbosity),
            *("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}"),
            *("-framerate", f"{rate.numerator}/{rate.denominator}", "-i", "pipe:0", "-an", "-sn"),
            *("-vf", _filters(picture, resize=(picture.width, picture.height) != (width, height))),
            *output,
        )
        code, log = await self._start(arguments)
        if _was_stopped(code):  # not by us; the frames are still here
            code, log = await self._start(arguments)
        _judge(code, log)
        return log

    async def _start(self, arguments: Sequence[str]) -> tuple[int, str]:
        """The exit code and messages of one process."""
        process = await asyncio.create_subprocess_exec(
            self.binary,
            *arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env=child_environment(),
            **_apart(),
        )
        _lower_priority(process.pid)
        return await _attend(process, self.frames, self.on_frame)


def _filters(picture: Picture, *, resize: bool) -> str:
    """RGB to BT.709 ``yuv420p``, converted *and* tagged.

    Left alone, ffmpeg converts by BT.601 and tags nothing; players then guess BT.709 from 720 lines
    up and show colours up to 39 of 255 levels off (measured on a chart of 64 colours). ffmpeg 9
    takes the tags from ``setparams``, ffmpeg 4 and 7 from the output options of ``_x264``.
    """
    size = f"{picture.width}:{picture.height}:" if resize else ""
    return (
        f"scale={size}in_range=pc:out_color_matrix=bt709:out_range=tv"
        f":flags={picture.kernel}+accurate_rnd+full_chroma_int,format=yuv420p,setparams={_COLOUR}"
    )


def _x264(rate: Sequence[str]) -> tuple[str, ...]:
    """H.264 High, 8 bit: the one codec that plays in every Discord client."""
    threads = ("-threads", str(_MAX_THREADS)) if (os.cpu_count() or 1) > _MAX_THREADS else ()
    return ("-c:v", "libx264", "-profile:v", "high", *rate, *threads, *_COLOUR_TAGS)


async def _attend(
    process: asyncio.subprocess.Process, frames: Frames, on_frame: Callable[[int], None]
) -> tuple[int, str]:
    """Feed a process to its end; however this ends, the process is dead and reaped afterwards."""
    assert process.stdin is not None
    assert process.stderr is not None
    log = asyncio.create_task(_tail(process.stderr))
    try:
        await _feed(process.stdin, frames, on_frame)
        return await process.wait(), await log
    finally:
        await asyncio.shield(_reap(process, log))


async def _feed(
    pipe: asyncio.StreamWriter, frames: Frames, on_frame: Callable[[int], None]
) -> None:
    """Write the frames piece by piece.

    One big buffer would stall the event loop for 180 ms at 720p (measured).
    """
    try:
        for number, frame in enumerate(frames, start=1):
            pixels = np.ravel(frame).data  # a view; a copy only of cropped rows
            for start in range(0, len(pixels), _CHUNK):
                pipe.write(pixels[start : start + _CHUNK])
                await pipe.drain()
            on_frame(number)
        pipe.close()
        await pipe.wait_closed()
    except (BrokenPipeError, ConnectionResetError):
        pass  # ffmpeg reads no further: it met its size limit or an error; its exit code says


async def _tail(pipe: asyncio.StreamReader) -> str:
    """The end of what comes out of ``pipe``, all of which is read so that ffmpeg never waits."""
    kept = b""
    while chunk := await pipe.read(_TAIL):
        kept = (kept + chunk)[-_TAIL:]
    return kept.decode("utf-8", "replace")


async def _reap(process: asyncio.subprocess.Process, log: asyncio.Task[str]) -> None:
    """Kill what still runs. On SIGTERM ffmpeg first drains its queue: 6 s at 720p (measured)."""
    assert process.stdin is not None
    with contextlib.suppress(ProcessLookupError):
        if process.returncode is None:
            process.kill()
    process.stdin.close()
    await process.wait()
    await log


def _was_stopped(code: int) -> bool:
    """Whether a signal ended it: of systemd, which stops the whole bot at once, or for a lack of
    memory. ffmpeg itself makes 255 of those that it can answer.
    """
    return code < 0 or code == 255


def _judge(code: int, log: str) -> None:
    """Raise what a failed run means."""
    if code == 0:
        return
    if "No space left on device" in log or "Disk quota exceeded" in log:
        raise disk_full()
    if "requested bitrate is too low" in log:
        raise BitrateTooLow
    raise RuntimeError(f"ffmpeg ended with exit code {code}: {log[-2000:].strip() or 'no message'}")


def disk_full() -> UserError:
    """The one text for a full disk, whether ffmpeg met it or we did."""
    return UserError(
        "The disk that holds the bot's data folder is full. Free some space on it, then try again."
    )


def _last_number(pattern: str, text: str) -> float:
    """The last match, or "not a number", which no comparison is true of."""
    found = re.findall(pattern, text)
    return float(found[-1]) if found else math.nan


def _apart() -> dict[str, Any]:
    """How to start a process that a Ctrl-C in the bot's terminal does not end, since the bot lets
    it finish; on Windows it also yields to the model's thread and opens no console.
    """
    if sys.platform == "win32":
        return {
            "creationflags": subprocess.BELOW_NORMAL_PRIORITY_CLASS | subprocess.CREATE_NO_WINDOW
        }
    # Not a session of its own: Linux would weigh that against the bot's as a whole, and the lower
    # priority within it would mean nothing (sched(7), autogroups).
    return {"process_group": 0}


def _lower_priority(pid: int) -> None:
    """Yielding elsewhere; from outside, for a ``preexec_fn`` is unsafe beside other threads."""
    if sys.platform != "win32":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            ours = os.getpriority(os.PRIO_PROCESS, 0)
            os.setpriority(os.PRIO_PROCESS, pid, ours + _NICER)  # at most 19, the system sees to it
