"""Telling members that their job failed or was cancelled, beside the work."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from ..errors import UserError
from .job import Delivery, Job, JobState
from .ledger import Ledger

log = logging.getLogger(__name__)


class Telling:
    """One task for each member: the card does not wait for one who is hard to reach."""

    def __init__(self, delivery: Delivery, ledger: Ledger) -> None:
        self._delivery = delivery
        self._ledger = ledger
        self._tasks: dict[str, asyncio.Task[None]] = {}  # by job

    @property
    def tasks(self) -> set[asyncio.Task[None]]:
        """What is being told now."""
        return {*self._tasks.values()}

    def start(self, job: Job) -> None:
        task = asyncio.create_task(self._tell(job), name=f"t2vbot-tell-{job.id}")
        self._tasks[job.id] = task
        task.add_done_callback(partial(self._told, job.id))

    def _told(self, job_id: str, task: asyncio.Task[None]) -> None:
        if self._tasks.get(job_id) is task:  # it may have another end to tell by now
            del self._tasks[job_id]

    async def finish(self) -> None:
        """Wait until everybody has heard, or cannot be reached."""
        while self._tasks:
            await asyncio.wait(self.tasks)

    async def call_off(self, job_id: str) -> None:
        """What was to be told of a job is so no longer."""
        if task := self._tasks.get(job_id):
            task.cancel()
            await asyncio.wait({task})

    def stop(self) -> None:
        """Whom this cuts off is told at the next start."""
        for task in self._tasks.values():
            task.cancel()

    async def _tell(self, job: Job) -> None:
        """Say how a job ended. What does not work now is tried again at the next start."""
        cancelled = job.state is JobState.CANCELLED
        try:
            await (self._delivery.cancelled(job) if cancelled else self._delivery.failed(job))
            job.told = True
            await self._ledger.record(job)
        except UserError as error:
            log.warning(
                "The member of job %s does not know yet that it is %s: %s", job.id, job.state, error
            )
        except Exception:
            log.exception("The member of job %s could not be told that it is %s", job.id, job.state)
