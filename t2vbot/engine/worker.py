"""One thread for work that must not stop the event loop, and that a process can leave behind."""

from __future__ import annotations

import contextvars
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any


class Worker:
    """Does one piece of work after the other.

    What the standard library's ``ThreadPoolExecutor`` does for one thread, but for the end: its
    threads keep the process until they have ended, and one in a hung kernel never does.
    """

    def __init__(self, name: str) -> None:
        self._work: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, function: Callable[..., Any], *args: Any) -> Future[Any]:
        future: Future[Any] = Future()
        context = contextvars.copy_context()  # whom the log's lines are about

        def work() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(context.run(function, *args))
            except BaseException as error:
                future.set_exception(error)

        self._work.put(work)
        return future

    def close(self) -> None:
        """End the thread after the work that it has."""
        self._work.put(None)

    def join(self, timeout: float) -> None:
        self._thread.join(timeout)

    @property
    def ended(self) -> bool:
        return not self._thread.is_alive()

    def _run(self) -> None:
        while work := self._work.get():
            work()
            del work  # and with it what it holds
