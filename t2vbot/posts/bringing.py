"""The tasks that bring posts to their ends, each post by one of its own."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from ..belonging import BELONGS_TO
from ..tasks import stop
from .courier import Courier, Settlement
from .pending import Pending
from .post import Post

log = logging.getLogger(__name__)

Settle = Callable[[Post, Settlement], Coroutine[Any, Any, None]]


class Bringing:
    """``settle``: told how each of them ended, in a task that nobody stops."""

    def __init__(self, courier: Courier, pending: Pending, settle: Settle) -> None:
        self._courier = courier
        self._pending = pending
        self._settle = settle
        self._tasks: dict[str, asyncio.Task[None]] = {}  # by post
        self._settling: set[asyncio.Task[None]] = set()

    def __contains__(self, post: Post) -> bool:
        return post.id in self._tasks

    def __len__(self) -> int:
        return len(self._tasks)

    def begin(self, post: Post, *, cancelled: bool = False) -> None:
        task = asyncio.create_task(self._to_its_end(post, cancelled), name=f"t2vbot-post-{post.id}")
        self._tasks[post.id] = task
        task.add_done_callback(partial(self._ended, post.id))

    def interrupt(self, post: Post) -> None:
        """At once; it may be settled all the same."""
        if task := self._tasks.get(post.id):
            task.cancel()

    async def stop(self, post: Post) -> None:
        """It may be settled by then."""
        if task := self._tasks.get(post.id):
            await stop([task])

    async def drain(self, deadline: float) -> None:
        """Wait for what is on its way, but not for what is only tried again, until ``deadline``
        (time.monotonic).
        """
        while moving := self._moving():
            done, _ = await asyncio.wait(
                moving,
                timeout=deadline - time.monotonic(),
                return_when=asyncio.FIRST_COMPLETED,
            )
            if not done:
                return

    def _moving(self) -> set[asyncio.Task[None]]:
        return {
            task
            for post_id, task in self._tasks.items()
            if (post := self._pending.find(post_id)) is None
            or post.on_its_way
            or post.stuck_since is None
        }

    async def aclose(self) -> None:
        await stop(self._tasks.values())
        if self._settling:
            await asyncio.wait(self._settling)

    def _ended(self, post_id: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(post_id) is task:
            del self._tasks[post_id]
        if not task.cancelled() and (error := task.exception()):
            log.error("Post %s", post_id, exc_info=error)

    async def _to_its_end(self, post: Post, cancelled: bool) -> None:
        BELONGS_TO.set(post.jobs[0] if len(post.jobs) == 1 else "")
        jobs = self._pending.jobs_of(post)
        settlement = await self._courier.bring(post, jobs, cancelled=cancelled)
        # What has come is settled, also where somebody wanted to stop it meanwhile.
        settling = asyncio.create_task(self._settle(post, settlement))
        self._settling.add(settling)
        settling.add_done_callback(self._settling.discard)
        await asyncio.shield(settling)
