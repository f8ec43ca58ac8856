"""A member deletes their data. It is written down first, and gone on with at the next start: a stop
or a kill at any point loses nothing of it. Each step can be done twice.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from ..database import Database
from ..groups.keeper import Keeper
from ..jobs.dispatcher import Dispatcher
from ..jobs.job import JobState
from ..media.store import Media
from ..posts.outbox import Outbox
from ..rules.audit import AuditLog
from ..rules.cases import Cases
from ..rules.rules import Rules
from . import erasing
from .scrubbing import Scrub

log = logging.getLogger(__name__)

RETRY = 60.0  # seconds until what failed is tried again
LOOK = 0.2  # seconds between two looks at what others have on a device
# The whole file is written again at most for this share of the time: nothing else is written
# meanwhile.
SHARE = 0.05


class Deletions:
    """``forget``: drops what is in memory of a member; ``forget_posts``: of posts, by their ids.
    ``cut_prompt``: leaves no more of a prompt in an MP4 than so many characters.
    """

    def __init__(
        self,
        *,
        database: Database,
        rules: Rules,
        audit: AuditLog,
        cases: Cases,
        dispatcher: Dispatcher,
        outbox: Outbox,
        keepers: Iterable[Keeper[Any]],
        media: Media,
        forget: Callable[[int], None],
        forget_posts: Callable[[Iterable[str]], None],
        cut_prompt: Callable[[Path, int], None],
    ) -> None:
        self._database = database
        self._rules = rules
        self._audit = audit
        self._cases = cases
        self._dispatcher = dispatcher
        self._outbox = outbox
        self._keepers = tuple(keepers)
        self._media = media
        self._forget = forget
        self._forget_posts = forget_posts
        self._cut_prompt = cut_prompt
        self._going: dict[int, asyncio.Task[None]] = {}  # by member
        self._to_overwrite = asyncio.Event()
        self._overwritten_at = 0.0  # time.monotonic()
        self._pause = 0.0  # seconds until the file may be written again after that

    async def begin(self, user_id: int) -> asyncio.Task[None]:
        """From here on it is done, whatever happens; the task ends once it is. Asked for twice it
        is the same one. Raises ``sqlite3.Error`` where it cannot be written down.
        """
        if user_id not in self._going:
            now = time.time()
            await self._database.write(lambda c: erasing.ask(c, user_id, now))
        return self._go_on(user_id)

    async def run(self) -> None:
        """Go on with what the last run left, and write the file again where that is needed."""
        for user_id in await self._database.read(erasing.asked):
            self._go_on(user_id)
        if await self._database.kept("overwrite") is not None:
            self._to_overwrite.set()
        while True:
            await self._to_overwrite.wait()
            await asyncio.sleep(self._overwritten_at + self._pause - time.monotonic())
            self._to_overwrite.clear()
            await self._overwrite()

    async def aclose(self) -> None:
        """What is not done is done at the next start."""
        for task in self._going.values():
            task.cancel()
        if self._going:
            await asyncio.wait(set(self._going.values()))

    def _go_on(self, user_id: int) -> asyncio.Task[None]:
        if user_id not in self._going:
            self._rules.leaving.add(user_id)
            task = asyncio.create_task(self._insist(user_id), name="t2vbot-deletion")
            self._going[user_id] = task
        return self._going[user_id]

    async def _insist(self, user_id: int) -> None:
        try:
            while True:
                try:
                    return await self._delete(user_id)
                except Exception:
                    log.exception("A deletion of data is tried again in %.0f s", RETRY)
                await asyncio.sleep(RETRY)
        finally:
            self._rules.leaving.discard(user_id)
            del self._going[user_id]

    async def _delete(self, user_id: int) -> None:
        write, read = self._database.write, self._database.read
        with self._audit.leaving_out(user_id):
            await write(lambda c: erasing.remember_borrowed(c, user_id))
            for keeper in self._keepers:
                await keeper.forget_member(user_id)
            await self._outbox.forget_member(user_id)
            await self._dispatcher.cancel_all(user_id)
            await self._clean_others(user_id)
            self._forget(user_id)
            self._rules.bans.forget_member(user_id)
            self._cases.forget_member(user_id)
            self._forget_posts(await read(lambda c: erasing.posts_of(c, user_id)))
            await self._remove_files(await read(lambda c: erasing.jobs_of(c, user_id)))
            await self._audit.flush()
            await self._database.catch_up()
            used = self._rules.ledger.of(user_id)
            await write(lambda c: erasing.erase(c, user_id, used))
            await self._audit.flush()  # what was gathered meanwhile
        await self._database.truncate()
        await self._outbox.files.sweep()
        self._to_overwrite.set()

    async def _clean_others(self, user_id: int) -> None:
        """What others asked for with words of theirs: what waits is changed, what a device has is
        let come to its end, and then the words go.
        """
        find = partial(erasing.others, user_id=user_id)
        found = await self._database.read(find)
        while self._change_waiting(found):  # noqa: ASYNC110 - seldom, and for seconds
            await asyncio.sleep(LOOK)
        turns = {job_id: one.own for job_id, one in found.items() if one.own is not None}
        await asyncio.to_thread(self._cut_prompts, turns)
        await self._database.catch_up()
        await self._database.write(lambda c: erasing.scrub(c, found))
        self._forget_posts(await self._database.read(lambda c: erasing.posts_with(c, found)))

    def _cut_prompts(self, turns: dict[str, int]) -> None:
        """The words are written into the files, too."""
        for job_id, own in turns.items():
            for path in self._media.files({job_id}):
                if path.suffix == ".mp4":
                    self._cut_prompt(path, own)

    def _change_waiting(self, found: dict[str, Scrub]) -> bool:
        """Whether any of them is in work; all others are as they should be."""
        in_work = False
        for job_id, one in found.items():
            job = self._dispatcher.find(job_id)
            if job is None:
                continue
            if job.state in (JobState.WAITING, JobState.HELD):
                job.request = one.of(job.request, is_made=False)
            else:
                in_work = True
        return in_work

    async def _remove_files(self, job_ids: set[str]) -> None:
        """But what others need this moment: the sweep has that, once they do not."""
        gone = {job_id for job_id in job_ids if not self._outbox.files.in_use(job_id)}
        await asyncio.to_thread(self._media.remove_all, gone)

    async def _overwrite(self) -> None:
        try:
            took = await self._database.overwrite()
            await self._database.write(erasing.unmark)
            await self._database.truncate()
        except sqlite3.Error:
            log.exception("The database could not be written again; once more in %.0f s", RETRY)
            took = RETRY * SHARE
            self._to_overwrite.set()
        self._overwritten_at, self._pause = time.monotonic(), took / SHARE
