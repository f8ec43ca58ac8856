"""Keeps everything of one kind that members do together going: its clock, its jobs, one thing at a
time for each; whatever happens to the process.

A group is written down before anything is done for it, with the ids of the jobs that are to come; a
start looks which of those are there, and goes on.
"""

from __future__ import annotations

import abc
import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AbstractContextManager, asynccontextmanager, suppress
from typing import ClassVar, Generic, TypeAlias

from ..errors import RequestRefused, UserError
from ..jobs.events import Events
from ..jobs.job import Job
from ..jobs.table import JobTable
from ..posts.outbox import Outbox
from ..posts.post import Post
from ..text import Text
from .table import G, GroupTable

log = logging.getLogger(__name__)

IDLE = 3600.0  # seconds to sleep where nothing has a time
RETRY = 30.0  # seconds until what failed is tried again


Counting: TypeAlias = Callable[[Job, int], AbstractContextManager[None]]
"""Inside, a job is accepted; it counts for its owner by the rules of that server."""


class Keeper(abc.ABC, Generic[G]):
    """Owns every group of a kind that has not ended."""

    kind: ClassVar[str]

    def __init__(
        self,
        *,
        table: GroupTable[G],
        jobs: JobTable,
        outbox: Outbox,
        events: Events,
        counting: Counting,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.table = table
        self.jobs = jobs
        self.outbox = outbox
        self._counting = counting
        self.clock = clock
        self.groups: dict[str, G] = {}
        self._ended: asyncio.Queue[Job] = asyncio.Queue()  # jobs that may be a group's
        self._moved = asyncio.Event()
        self._again: dict[str, float] = {}  # by group: when what could not be done is tried again
        self._locks: dict[str, asyncio.Lock] = {}
        events.listen(self._job_changed)

    # --- What a kind says of itself ---------------------------------------------------------------

    @abc.abstractmethod
    def due_at(self, group: G) -> float | None:
        """When the time of its state is over; None where it has none."""

    @abc.abstractmethod
    def time_over(self, group: G) -> None: ...

    @abc.abstractmethod
    def waits_for(self, group: G) -> Collection[str]:
        """The ids of the jobs whose end changes it."""

    @abc.abstractmethod
    def job_ended(self, group: G, job: Job) -> None: ...

    @abc.abstractmethod
    async def proceed(self, group: G, *, again: bool = False) -> None:
        """Write down how it stands, do what that asks for, and show it. Doing it twice is doing it
        once. ``again``: what was shown may be lost.
        """

    @abc.abstractmethod
    def needs(self, group: G) -> Collection[str]:
        """The ids of the jobs whose files it needs."""

    # --- For everybody ----------------------------------------------------------------------------

    def find(self, group_id: str) -> G:
        """At once. Raises ``RequestRefused`` for one that has ended."""
        group = self.groups.get(group_id)
        if group is None:
            raise RequestRefused(Text("groups-over"))
        return group

    async def begin(self, group: G) -> None:
        """From here on it goes on, whatever happens."""
        self.groups[group.id] = group
        async with self.step(group):
            await self.proceed(group)

    @asynccontextmanager
    async def step(self, group: G) -> AsyncIterator[G]:
        """One thing at a time for each. A refusal is its member's to hear; anything else holds up
        no other, and what it left undone is done again.
        """
        lock = self._locks.setdefault(group.id, asyncio.Lock())
        try:
            async with lock:
                yield group
        except RequestRefused:
            raise
        except Exception:
            log.exception("%s %s", self.kind, group.id)
            self.do_again(group)
        self._moved.set()

    def do_again(self, group: G) -> None:
        """Something could not be done now."""
        self._again[group.id] = self.clock() + RETRY

    def drop(self, group: G) -> None:
        """It has ended."""
        self.groups.pop(group.id, None)

    def forget(self, group: G) -> None:
        """And everything is said."""
        self._locks.pop(group.id, None)

    async def accept(self, group: G, post: Post, job: Job) -> bool:
        """What cannot be accepted now is tried again: soon, or at the next start."""
        try:
            with self._counting(job, post.destination.guild_id or 0):
                await self.outbox.accept(post, job)
        except UserError as error:  # the bot is stopping, or the disk is full
            log.warning("Job %s of %s %s has to wait: %s", job.id, self.kind, group.id, error)
            self.do_again(group)
            return False
        return True

    async def forget_member(self, user_id: int) -> None:
        """Somebody deletes their data, and takes part in nothing any more."""
        for group in [one for one in self.groups.values() if one.involves(user_id)]:
            async with self.step(group):
                group.forget(user_id, self.clock())
                await self.proceed(group, again=True)

    # --- Going on ---------------------------------------------------------------------------------

    async def restore(self) -> None:
        """Take up those of the last run. Before the outbox removes anything."""
        for group in await self.table.unfinished():
            self.outbox.files.need(self.needs(group))
            self.groups[group.id] = group

    async def run(self) -> None:
        """Keep the time of all, and bring each to its next state."""
        self._again |= dict.fromkeys(self.groups, 0.0)
        while True:
            for group in [self.groups[one] for one in self._due() if one in self.groups]:
                self._again.pop(group.id, None)
                async with self.step(group):
                    await self._go_on(group)
            while not self._ended.empty():
                await self._tell(self._ended.get_nowait())
            times = [*self._times().values(), *self._again.values()]
            wait = min(times, default=float("inf")) - self.clock()
            await self._wait(max(0.0, min(IDLE, wait)))

    @abc.abstractmethod
    async def message_deleted(self, message_id: int) -> None:
        """Somebody deleted a message, which may be one of a group's."""

    @abc.abstractmethod
    async def channel_deleted(self, channel_id: int) -> None:
        """A thread is gone."""

    @abc.abstractmethod
    async def aclose(self) -> None:
        """As the bot stops."""

    def _due(self) -> list[str]:
        now = self.clock()
        over = [group_id for group_id, at in self._times().items() if at <= now]
        again = [group_id for group_id, at in self._again.items() if at <= now]
        return list(dict.fromkeys((*over, *again)))

    def _times(self) -> dict[str, float]:
        """When each is due, less those that are tried again later."""
        times = {group.id: self.due_at(group) for group in self.groups.values()}
        return {
            group_id: at
            for group_id, at in times.items()
            if at is not None and group_id not in self._again
        }

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._moved.wait()
        self._moved.clear()

    async def _go_on(self, group: G) -> None:
        """What the time asks for, and what was decided and perhaps not done."""
        at = self.due_at(group)
        if at is not None and at <= self.clock():
            self.time_over(group)
        known = await self.jobs.find(list(self.waits_for(group)))
        for job in known.values():
            if job.state.is_final:
                self.job_ended(group, job)
        await self.proceed(group, again=True)

    def _job_changed(self, job: Job) -> None:
        if job.state.is_final:
            self._ended.put_nowait(job)
            self._moved.set()

    async def _tell(self, job: Job) -> None:
        for group in list(self.groups.values()):
            if job.id in self.waits_for(group):
                async with self.step(group):
                    self.job_ended(group, job)
                    await self.proceed(group)
