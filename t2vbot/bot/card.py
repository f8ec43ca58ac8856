"""The status message of one job: edited seldom, always with the newest text."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

INTERVAL = (
    4.0  # seconds between edits of one message; Discord slows down a bot that edits more often
)
PATIENCE = 10.0  # seconds that an edit under way may hold up the final one


class Card:
    """Shows the newest ``render()`` through ``edit``, at most once every ``interval`` seconds.

    A failed edit is logged and forgotten: the status is a comfort, and the next edit brings
    everything up to date.
    """

    def __init__(
        self,
        render: Callable[[], str],
        edit: Callable[[str], Awaitable[None]],
        interval: float = INTERVAL,
    ) -> None:
        self._render = render
        self._edit = edit
        self._interval = interval
        self._dirty = asyncio.Event()
        self._editing = asyncio.Lock()
        self._task = asyncio.create_task(self._run(), name="t2vbot-card")

    def show(self) -> None:
        """Something changed; it will be seen within ``interval`` seconds."""
        self._dirty.set()

    async def close(self) -> None:
        """Stop. On return no edit is under way, so that the final message cannot be overtaken."""
        try:
            async with asyncio.timeout(PATIENCE), self._editing:
                self._task.cancel()
        except TimeoutError:
            self._task.cancel()
        await asyncio.wait({self._task})

    async def _run(self) -> None:
        shown = ""
        while True:
            await self._dirty.wait()
            self._dirty.clear()
            async with self._editing:
                text = self._render()
                if text == shown:
                    continue
                try:
                    await self._edit(text)
                    shown = text
                except Exception as error:
                    log.warning("A status message could not be edited: %r", error)
            await asyncio.sleep(self._interval)
