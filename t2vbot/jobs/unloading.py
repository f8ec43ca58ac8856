"""When the devices' memory is freed: once the host asks for it, or nobody asked for a clip for a
long time.
"""

from __future__ import annotations

import asyncio
import logging

from .executor import Executor
from .schedule import Schedule

log = logging.getLogger(__name__)

LEAST_SLEEP = 0.01  # seconds between two looks at how long nothing was made


class Unloading:
    """``after``: seconds without a clip on a device; 0: models stay in memory for good."""

    def __init__(self, executor: Executor, schedule: Schedule, after: float) -> None:
        self._executor = executor
        self._schedule = schedule
        self._after = after
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> asyncio.Task[None]:
        """Free it now, or after the clips that are being made."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._free(), name="t2vbot-unload")
            self._task.add_done_callback(_look_at_failure)
        return self._task

    async def run(self) -> None:
        """Free it whenever nothing was made for so long."""
        while self._after:
            idle = self._schedule.idle_seconds()
            if idle < self._after:
                await asyncio.sleep(max(LEAST_SLEEP, self._after - idle))
                continue
            if any(place.models for place in self._executor.places()):
                log.info("No video was made for %.0f minutes: the model is unloaded", idle / 60)
                await asyncio.wait([self.begin()])
            await asyncio.sleep(self._after)

    async def _free(self) -> None:
        await self._executor.free()
        self._schedule.moved.set()  # what they have in memory is looked at again

    def cancel(self) -> None:
        if self._task:
            self._task.cancel()


def _look_at_failure(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        log.error("The devices' memory could not be freed", exc_info=error)
