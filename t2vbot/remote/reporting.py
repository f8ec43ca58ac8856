"""How far an order is, told to the bot: the newest of each phase, and not too often."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

from nats.errors import Error as NatsError

from ..jobs.executor import Phase, Progress
from .broker import Broker
from .messages import PROGRESS, ProgressMessage

PAUSE = 0.2  # seconds between two messages, but for a new phase
LARGEST_PREVIEW = 700_000  # bytes; the broker takes 1 MiB, and base64 makes a third more of it
OFF_DEVICE = (Phase.CHECKING, Phase.ENCODING)


class Reporting:
    """``changed``: called when the device is free again."""

    def __init__(self, broker: Broker, subject: str, changed: Callable[[], None]) -> None:
        self.has_begun = False  # something happens on the device
        self.is_off_device = False
        self._broker = broker
        self._subject = subject
        self._changed = changed
        self._pending: dict[Phase, Progress] = {}  # in their order
        self._phase: Phase | None = None
        self._urgent = asyncio.Event()
        self._is_over = False
        self._task: asyncio.Task[None] | None = None

    def tell(self, progress: Progress) -> None:
        """At any pace."""
        self.has_begun = True
        if before := self._pending.get(progress.phase):
            progress = replace(progress, preview=progress.preview or before.preview)
        self._pending[progress.phase] = progress
        if progress.phase is not self._phase:
            self._phase = progress.phase
            self._urgent.set()
            if progress.phase in OFF_DEVICE and not self.is_off_device:
                self.is_off_device = True
                self._changed()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._send_all())

    async def flush(self) -> None:
        """Until all of it is on its way; nothing more comes."""
        self._is_over = True
        self._urgent.set()
        if self._task:
            await asyncio.wait({self._task})

    def close(self) -> None:
        if self._task:
            self._task.cancel()

    async def _send_all(self) -> None:
        while self._pending:
            self._urgent.clear()
            pending, self._pending = self._pending, {}
            for progress in pending.values():
                await self._send(progress)
            if self._is_over:
                continue
            try:
                async with asyncio.timeout(PAUSE):
                    await self._urgent.wait()
            except TimeoutError:
                continue

    async def _send(self, progress: Progress) -> None:
        if progress.preview and len(progress.preview) > LARGEST_PREVIEW:
            progress = replace(progress, preview=None)
        if not self._broker.is_connected:
            return  # the next one tells more
        message = PROGRESS.write(ProgressMessage.of(progress))
        try:
            await self._broker.nats.publish(self._subject, message)
        except NatsError:  # it broke off this moment
            return
