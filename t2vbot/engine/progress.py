"""How progress and signs of life get from the engine's thread to the event loop, and how long each
phase took."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from ..jobs.executor import OnProgress, Phase, Progress

Report = Callable[[Progress], None]
"""Called in the engine's thread, often."""


class Stop(Protocol):
    """Whether somebody wants the work to stop; a ``threading.Event`` is one."""

    def is_set(self) -> bool: ...


class Relay:
    """Carries progress from the thread to the loop: the newest of each phase, in order, with the
    newest preview.

    At most one call is on its way at any time, so that a fast model cannot flood the loop.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, on_progress: OnProgress) -> None:
        self._loop = loop
        self._on_progress = on_progress
        self._lock = threading.Lock()
        self._waiting: dict[Phase, Progress] = {}
        self._closed = False

    def report(self, progress: Progress) -> None:
        """From the thread."""
        with self._lock:
            if self._closed:
                return
            is_first = not self._waiting
            before = self._waiting.get(progress.phase)
            if before and before.preview and not progress.preview:
                progress = replace(progress, preview=before.preview)
            self._waiting[progress.phase] = progress
            if is_first:
                self._loop.call_soon_threadsafe(self._deliver)

    def close(self) -> None:
        """On the loop: hand over what is still waiting, then nothing more."""
        self._deliver()
        with self._lock:
            self._closed = True

    def _deliver(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        for progress in waiting.values():
            self._on_progress(progress)


class Pulse:
    """When the thread last gave a sign of life, seen from the event loop."""

    def __init__(self) -> None:
        self._last: float | None = None

    def beat(self) -> None:
        """From the thread: it lives, and goes on doing so."""
        self._last = time.monotonic()

    def rest(self) -> None:
        """From the thread: no sign is to be expected, until the next one."""
        self._last = None

    def skip(self) -> None:
        """From the loop: count from now on, if a sign is expected."""
        if self._last is not None:
            self._last = time.monotonic()

    def silence(self) -> float:
        """Seconds since the last sign; 0 while none is expected."""
        last = self._last
        return 0.0 if last is None else time.monotonic() - last


class Stopwatch:
    """Passes progress on, and measures how long each phase takes in seconds of wall time.

    A phase that comes again belongs to another run, after one that failed: the last one counts, so
    that waiting times are learned from the run that worked.
    """

    def __init__(self, report: Report) -> None:
        self._report = report
        self._seconds: dict[Phase, float] = {}
        self._phase: Phase | None = None
        self._since = 0.0

    def __call__(self, progress: Progress) -> None:
        if progress.phase is not self._phase:
            self._lap(progress.phase)
        self._report(progress)

    def finish(self) -> dict[Phase, float]:
        self._lap(None)
        return self._seconds

    def _lap(self, phase: Phase | None) -> None:
        now = time.perf_counter()
        if self._phase is not None:
            self._seconds[self._phase] = now - self._since
        self._phase, self._since = phase, now
