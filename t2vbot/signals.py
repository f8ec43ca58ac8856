"""Ctrl-C and what is similar, as events that a coroutine can wait for."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import Any, Self

INTERRUPTED = 130  # the exit code of a process that was stopped at once


class Signals:
    """Ctrl-C and what is similar (SIGTERM, a closed terminal, Windows' Ctrl-Break) as two events:
    stop, and stop at once.

    A third signal ends the process where it stands, should a library keep it.
    """

    def __init__(self) -> None:
        self.first = asyncio.Event()
        self.second = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        names = ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP")
        for sig in (getattr(signal, name) for name in names if hasattr(signal, name)):
            if sig.name == "SIGHUP" and signal.getsignal(sig) is signal.SIG_IGN:
                continue  # started with nohup, to outlive its terminal
            # signal.signal works on every system; loop.add_signal_handler does not on Windows.
            self._before[sig] = signal.signal(sig, self._on_signal)
        return self

    def __exit__(self, *_: object) -> None:
        for sig, handler in self._before.items():
            signal.signal(sig, handler)

    def _on_signal(self, *_: object) -> None:
        if self.second.is_set():
            os._exit(INTERRUPTED)
        self._loop.call_soon_threadsafe(self._stop)

    def _stop(self) -> None:
        (self.second if self.first.is_set() else self.first).set()
