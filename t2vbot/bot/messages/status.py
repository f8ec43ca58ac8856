"""The status message of one post: edited seldom, always with what is newest."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from typing import Generic, TypeVar

log = logging.getLogger(__name__)

T = TypeVar("T")

INTERVAL = 4.0  # seconds between edits of one message; Discord slows down who edits more often
STATUS_EDIT_TIMEOUT = 10.0  # seconds that an edit under way may hold up the final message


class Gone(Exception):
    """The message is no longer there, or no longer ours to edit."""


class StatusMessage(Generic[T]):
    """Shows the newest ``render()`` through ``edit``, at most once every ``interval`` seconds.

    A failed edit is logged, and made up for by the next one: the status is a comfort. ``edit`` may
    raise ``Gone`` to say that there is nothing to edit any more. ``turn`` bounds how many status
    messages are edited at once; one that has nothing to show costs no task.
    """

    def __init__(
        self,
        render: Callable[[], T],
        edit: Callable[[T], Awaitable[None]],
        interval: float = INTERVAL,
        turn: Callable[[], AbstractAsyncContextManager[object]] = nullcontext,
    ) -> None:
        self._render = render
        self._edit = edit
        self._interval = interval
        self._turn = turn
        self._dirty = False
        self._editing = asyncio.Lock()
        self._closed = False
        self._shown: T | None = None
        self._task: asyncio.Task[None] | None = None

    def show(self) -> None:
        """Something changed; it will be seen within ``interval`` seconds."""
        self._dirty = True
        if not self._closed and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._run(), name="t2vbot-status")

    async def finish(self) -> None:
        """Show what is not shown yet, and stop."""
        async with asyncio.timeout(STATUS_EDIT_TIMEOUT), self._editing:
            self._closed = True
            if self._task:
                self._task.cancel()
            if self._dirty:
                await self._show()

    def stop(self) -> None:
        """Show nothing more; an edit under way may still end."""
        self._closed = True

    async def close(self) -> asyncio.Task[None] | None:
        """Stop. On return no edit is under way, so that the final message cannot be overtaken.

        An edit that takes longer than ``STATUS_EDIT_TIMEOUT`` is left to end by itself, and
        returned: discord.py 2.7.1 never frees the lock of an interaction's token if a request is
        cancelled while it waits for the rate limit, and the final edit would wait for that lock
        forever.
        """
        self._closed = True
        if self._task is None:
            return None
        try:
            async with asyncio.timeout(STATUS_EDIT_TIMEOUT), self._editing:
                self._task.cancel()
        except TimeoutError:
            log.warning("A status message is still being edited; going on without waiting for it")
            return self._task
        await asyncio.wait({self._task})
        return None

    async def _run(self) -> None:
        while self._dirty and not self._closed:
            async with self._turn(), self._editing:
                if self._closed:
                    return
                edited = await self._show()
            if edited and not self._closed:
                await asyncio.sleep(self._interval)

    async def _show(self) -> bool:
        """Edit the message if it has something new to say; whether that was tried."""
        self._dirty = False
        newest = self._render()
        if newest == self._shown:
            return False
        try:
            await self._edit(newest)
            self._shown = newest
        except Gone:
            self._closed = True
        except Exception as error:
            log.warning("A status message could not be edited: %r", error)
            self._dirty = True
        return True
