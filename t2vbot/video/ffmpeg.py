"""The ffmpeg program as a process: fed, watched, killed when it hangs, and judged.

ffmpeg runs as a process, not as a library: it can be killed at any moment, a crash in it costs one
clip instead of the bot, and it is the only way to x264's two passes and to a hard stop at a size.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import imageio_ffmpeg

from ..errors import UserError
from ..private import child_environment
from ..text import Text
from .frames import Frames

log = logging.getLogger(__name__)

STALL_TIMEOUT = 30.0  # seconds without a frame taken or written after which it counts as hung
REAP_TIMEOUT = 5.0  # seconds that a killed process gets to be gone: one waiting for a disk stays
TICK = 1.0  # seconds between two looks at whether it still gives signs
SLEPT = 2.0  # seconds by which a wait may overrun before this computer is taken to have slept
TRIES = 2  # of a run that hung, or that was stopped from outside

_CHUNK = 1 << 20  # bytes handed to the pipe at once: asyncio copies them, about 0.2 ms
_TAIL = 1 << 14  # bytes of ffmpeg's messages that are kept
_NICER = 5  # than the bot: a third of its share where cores are short, so that encoding still ends

# What it tells on standard output about twice a second; only changes are signs of life, for it goes
# on telling while nothing moves.
_PROGRESS = ("-progress", "pipe:1")
_SIGNS = (b"frame=", b"total_size=", b"out_time_us=")


class BitrateTooLow(Exception):
    """x264 cannot make this picture as small as it was asked to; a smaller picture may do."""


class _Stalled(Exception):
    """Nothing moved for too long."""


class Ffmpeg:
    """The program. ``binary``: another one than comes with imageio-ffmpeg.

    ``stall_timeout``: seconds without a sign of life after which a run is killed and begun again,
    once.
    """

    def __init__(self, binary: str | None = None, stall_timeout: float = STALL_TIMEOUT) -> None:
        binary = binary or imageio_ffmpeg.get_ffmpeg_exe()
        # Absolute, because each run starts in a folder of its own, so that no path needs quoting.
        self._binary = os.path.abspath(shutil.which(binary) or binary)
        self._stall_timeout = stall_timeout

    async def run(
        self,
        arguments: Sequence[str],
        folder: Path,
        frames: Frames | None,
        on_frame: Callable[[int], None],
    ) -> str:
        """Run to the end in ``folder`` and return the messages, or raise what went wrong.

        ``frames`` go in through its standard input. ``on_frame`` hears how many it has taken, or
        written where none go in.
        """
        for is_last in (False,) * (TRIES - 1) + (True,):
            try:
                code, messages = await self._start(arguments, folder, frames, on_frame)
            except _Stalled:
                log.warning("ffmpeg did nothing for %g s and was killed", self._stall_timeout)
                continue
            if _was_stopped(code) and not is_last:  # not by us; what goes in is still here
                continue
            _judge(code, messages)
            return messages
        raise UserError(Text("video-ffmpeg-hangs"))

    async def _start(
        self,
        arguments: Sequence[str],
        folder: Path,
        frames: Frames | None,
        on_frame: Callable[[int], None],
    ) -> tuple[int, str]:
        """The exit code and messages of one process, which is dead and reaped however this ends."""
        process = await asyncio.create_subprocess_exec(
            self._binary,
            *("-y", "-hide_banner", "-nostats", *_PROGRESS, *arguments),
            stdin=subprocess.DEVNULL if frames is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=child_environment(),
            **_apart(),
        )
        _lower_priority(process.pid)
        return await _Run(process, frames, on_frame).watched(self._stall_timeout)


class _Run:
    """One process on its way to its end."""

    def __init__(
        self,
        process: asyncio.subprocess.Process,
        frames: Frames | None,
        on_frame: Callable[[int], None],
    ) -> None:
        self._process = process
        self._frames = frames
        self._on_frame = on_frame
        self._last_sign = time.monotonic()

    async def watched(self, stall_timeout: float) -> tuple[int, str]:
        assert self._process.stderr
        tail = asyncio.create_task(_tail(self._process.stderr))
        work = asyncio.create_task(self._work())
        try:
            await self._until_done(work, stall_timeout)
            return await work, await tail
        finally:
            work.cancel()
            await asyncio.shield(self._reap(work, tail))

    async def _until_done(self, work: asyncio.Task[int], stall_timeout: float) -> None:
        while not work.done():
            patience = stall_timeout - (time.monotonic() - self._last_sign)
            if patience <= 0:
                raise _Stalled
            # In short waits: a sleep may end just before its time is over, or just after.
            until = time.monotonic() + min(patience, TICK)
            await asyncio.wait([work], timeout=min(patience, TICK))
            if time.monotonic() > until + SLEPT:
                self._sign()  # Windows counts the time of a computer that slept

    async def _work(self) -> int:
        """Feed it and listen to it until it ends; its exit code."""
        await asyncio.gather(self._feed(), self._listen())
        return await self._process.wait()

    async def _feed(self) -> None:
        """Write the frames piece by piece.

        One big buffer would stall the event loop for 180 ms at 720p (measured).
        """
        if self._frames is None:
            return
        pipe = self._process.stdin
        assert pipe
        try:
            for number, frame in enumerate(self._frames, start=1):
                pixels = frame.ravel().data  # a view; a copy only of cropped rows
                for start in range(0, len(pixels), _CHUNK):
                    pipe.write(pixels[start : start + _CHUNK])
                    await pipe.drain()
                    self._sign()
                self._on_frame(number)
            pipe.close()
        except (BrokenPipeError, ConnectionResetError):
            pass  # it reads no further: it met its size limit or an error; its exit code says

    async def _listen(self) -> None:
        """Read what it tells of itself, all of it, so that it never waits for us."""
        assert self._process.stdout
        told: dict[bytes, bytes] = {}
        async for line in self._process.stdout:
            key = line[: line.find(b"=") + 1]
            if key not in _SIGNS or told.get(key) == line:
                continue
            told[key] = line
            self._sign()
            number = line.removeprefix(b"frame=").strip()
            if self._frames is None and number.isdigit():
                self._on_frame(int(number))

    def _sign(self) -> None:
        self._last_sign = time.monotonic()

    async def _reap(self, *tasks: asyncio.Task[Any]) -> None:
        """Kill what still runs, and wait for it, but not forever."""
        process = self._process
        if process.returncode is None:
            _kill(process)
        if process.stdin:
            process.stdin.close()
        ending = (asyncio.create_task(process.wait()), *tasks)
        _, late = await asyncio.wait(ending, timeout=REAP_TIMEOUT)
        for task in late:
            log.error("ffmpeg (process %d) was killed and does not end", process.pid)
            task.cancel()
        for task in ending:
            if task.done() and not task.cancelled():
                task.exception()  # seen: else asyncio complains that nobody looked


async def _tail(pipe: asyncio.StreamReader) -> str:
    """The end of what comes out of ``pipe``, all of which is read so that ffmpeg never waits."""
    kept = b""
    while chunk := await pipe.read(_TAIL):
        kept = (kept + chunk)[-_TAIL:]
    return kept.decode("utf-8", "replace")


def _kill(process: asyncio.subprocess.Process) -> None:
    """At once: on SIGTERM ffmpeg first drains its queue, 6 s at 720p (measured).

    Where it has a group of its own, with all that it started itself, as a wrapper script does.
    """
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def _was_stopped(code: int) -> bool:
    """Whether a signal ended it: of systemd, which stops the whole bot at once, or for a lack of
    memory. ffmpeg itself makes 255 of those that it can answer.
    """
    return code < 0 or code == 255


def _judge(code: int, messages: str) -> None:
    """Raise what a failed run means."""
    if code == 0:
        return
    if "No space left on device" in messages or "Disk quota exceeded" in messages:
        raise disk_full()
    if "requested bitrate is too low" in messages:
        raise BitrateTooLow
    last = messages[-2000:].strip() or "no message"
    raise RuntimeError(f"ffmpeg ended with exit code {code}: {last}")


def disk_full() -> UserError:
    """The one text for a full disk, whether ffmpeg met it or we did."""
    return UserError(Text("video-disk-full"))


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
