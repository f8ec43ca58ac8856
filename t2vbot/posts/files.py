"""Which files of jobs stay once the posts that waited for them are settled, and for how long."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress

from ..errors import UserError
from ..jobs.dispatcher import Dispatcher
from ..media.retention import Retention
from ..media.store import Media
from .courier import Fit
from .kept import Kept
from .pending import Pending
from .table import PostTable

log = logging.getLogger(__name__)

ANY_SIZE = 2**40  # bytes; a limit under which every clip is its own copy


class Files:
    """Removes what nobody needs any more."""

    def __init__(
        self,
        *,
        table: PostTable,
        media: Media,
        fit: Fit,
        retention: Retention,
        pending: Pending,
        kept: Kept,
        dispatcher: Dispatcher,
    ) -> None:
        self._table = table
        self._media = media
        self._fit = fit
        self._retention = retention
        self._pending = pending
        self._kept = kept
        self._dispatcher = dispatcher
        self._needed: set[str] = set()  # jobs whose files stay until somebody says so
        self._held: Counter[str] = Counter()  # jobs whose files are being used this moment
        self._undecided: Counter[str] = Counter()  # jobs of posts that are just being settled
        self._retained: dict[str, int] = {}  # bytes of what was delivered and stays, by job
        self._sweeping = asyncio.Lock()
        self._sweeper: asyncio.Task[None] | None = None

    def need(self, job_ids: Iterable[str]) -> None:
        """Keep the files of these jobs, whatever becomes of their posts."""
        self._needed.update(job_ids)

    async def need_no_more(self, job_ids: Iterable[str]) -> None:
        """They go, or stay as long as what was delivered does."""
        self._needed.difference_update(job_ids)
        await self.sweep()

    @asynccontextmanager
    async def holding(self, job_ids: Iterable[str]) -> AsyncIterator[None]:
        """Keep the files of these jobs until a job that is made out of them is accepted."""
        held = Counter(job_ids)
        self._held += held
        try:
            yield
        finally:
            self._held -= held
            await self.release(list(held))

    def in_use(self, job_id: str) -> bool:
        """Whether somebody needs a job's files, whatever was delivered."""
        return (
            self._pending.is_owed(job_id)
            or job_id in self._needed
            or job_id in self._held
            or self._kept.holds(job_id)
            or self._dispatcher.is_needed(job_id)
        )

    @contextmanager
    def deciding(self, job_ids: Sequence[str]) -> Iterator[None]:
        """While a post is being settled, no sweep knows yet whether its files stay."""
        self._undecided.update(job_ids)
        try:
            yield
        finally:
            self._undecided -= Counter(job_ids)

    async def release(self, job_ids: Sequence[str]) -> None:
        """A post of theirs is settled, as the table has it by now. What cannot be removed is left
        to the next sweep.
        """
        if not job_ids:
            return
        try:
            stay = await self._table.staying(job_ids, self._since())
            for job_id in job_ids:
                with suppress(ValueError):  # an id out of the database that is none
                    await self._release(job_id, job_id in stay and self._retention.days > 0)
        except (OSError, sqlite3.Error):
            log.exception("The files of %s could not be put in order", ", ".join(job_ids))

    async def _release(self, job_id: str, stays: bool) -> None:
        if self._pending.is_owed(job_id):  # the last post to settle decides
            return
        if stays:
            await asyncio.to_thread(self._media.remove_copies, job_id)
            await self._count(job_id)
        elif not self.in_use(job_id):
            self._retained.pop(job_id, None)
            await asyncio.to_thread(self._media.remove, job_id)

    async def take_in(self, job_id: str, data: bytes) -> bool:
        """The clip of a job out of the message that carries it, after the file here had to go;
        False where it is no whole clip.
        """
        with self._media.arriving(job_id) as path:
            await asyncio.to_thread(path.write_bytes, data)
            try:
                await self._fit(path, ANY_SIZE, path)  # which looks whether it is whole
            except UserError as error:
                log.warning("What the message of job %s carries is no clip: %s", job_id, error)
                path.unlink()
                return False
        await self._count(job_id)
        return True

    async def _count(self, job_id: str) -> None:
        self._retained[job_id] = await asyncio.to_thread(self._media.size, job_id)
        if sum(self._retained.values()) > self._retention.most and not self._is_sweeping():
            self._sweeper = asyncio.create_task(self._sweep_beside(), name="t2vbot-sweep")

    def _is_sweeping(self) -> bool:
        return self._sweeper is not None and not self._sweeper.done()

    async def _sweep_beside(self) -> None:
        try:
            await self.sweep()
        except (OSError, sqlite3.Error):
            log.exception("What there is no room for could not be removed")

    async def sweep(self) -> None:
        """Remove all that nobody needs, and the oldest of what there is no room for."""
        async with self._sweeping:
            there = await asyncio.to_thread(self._media.owners)
            counted = set(self._retained)
            # Before the table is asked: what is settled by then is in it, or still among these.
            spared = self._spared(there)
            delivered = await self._table.delivered(self._since())
            sizes = await asyncio.to_thread(self._sizes, delivered)
            chosen = self._retention.chosen(sizes.items())
            since = {job: size for job, size in self._retained.items() if job not in counted}
            self._retained = since | {job: size for job, size in sizes.items() if job in chosen}
            # And once more: who needs something again may have said so meanwhile.
            spared |= self._spared(there)
            await asyncio.to_thread(self._media.remove_all, there - spared - self._retained.keys())

    def _spared(self, job_ids: Iterable[str]) -> set[str]:
        return {each for each in job_ids if each in self._undecided or self.in_use(each)}

    def _sizes(self, job_ids: Iterable[str]) -> dict[str, int]:
        """Of those that are there, in the same order. Blocks on the disk."""
        sizes = {}
        for job_id in job_ids:
            with suppress(ValueError):
                if size := self._media.size(job_id):
                    sizes[job_id] = size
        return sizes

    def _since(self) -> float:
        return self._retention.since(time.time())

    async def aclose(self) -> None:
        if self._sweeper and not self._sweeper.done():
            self._sweeper.cancel()
            await asyncio.wait({self._sweeper})
