"""The work on one order, and who listens to it."""

from __future__ import annotations

import asyncio
import threading
import traceback
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

from .executor import Made, OnProgress, Order, Progress


class Work:
    """An order on its way, which goes on whoever listens, and what it came to."""

    def __init__(
        self, order: Order, carry_out: Callable[[Work], Coroutine[Any, Any, Made]]
    ) -> None:
        self.order = order
        self.stop_asked = threading.Event()  # the device's thread looks at it, too
        self._listeners: list[OnProgress] = []
        self._newest: Progress | None = None
        self._can_be_cut_short = False
        self.task = asyncio.create_task(carry_out(self), name=f"t2vbot-order-{order.id}")
        self.task.add_done_callback(self._look_at_failure)

    async def outcome(self, on_progress: OnProgress) -> Made:
        """What it comes to, with progress until then. Cancelling this only detaches from it."""
        self._listeners.append(on_progress)
        try:
            if self._newest and not self.task.done():  # joins what is under way
                on_progress(self._newest)
            return await asyncio.shield(self.task)
        finally:
            self._listeners.remove(on_progress)

    def tell(self, progress: Progress) -> None:
        self._newest = progress
        for listener in tuple(self._listeners):
            listener(progress)

    def stop(self) -> None:
        """Ask for its end: at once where it waits or encodes, within one step on the device."""
        self.stop_asked.set()
        if self._can_be_cut_short:
            self.task.cancel()

    @contextmanager
    def cut_short_by_stop(self) -> Iterator[None]:
        """In here nothing is lost when the task is cancelled at any await."""
        self._can_be_cut_short = True
        try:
            yield
        finally:
            self._can_be_cut_short = False

    async def ended(self, timeout: float | None = None) -> None:
        """Wait for the end, whatever it is."""
        await asyncio.wait([self.task], timeout=timeout)

    def _look_at_failure(self, task: asyncio.Task[Made]) -> None:
        """Else asyncio complains where everybody detached."""
        if task.cancelled() or not (error := task.exception()):
            return
        # It is kept, the clip in its variables is not. What went wrong with a whole run is kept by
        # others, too, who may wait for something with it: to clear their variables would end them.
        if not self.order.batch:
            traceback.clear_frames(error.__traceback__)
