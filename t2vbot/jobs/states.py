"""How a job's state changes: in the ledger before it is acted on, and to exactly one end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from ..errors import Cancelled, DeviceHung, DeviceLost, UserError, apology
from .job import Delivery, Job, JobState
from .ledger import Ledger
from .telling import Telling

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 3  # a job that the process died on this often is not tried again

KEPT = "It is kept: press **Get my video**, or type /missed where I may write."
PLACE_KEPT = "The bot is being restarted. Your place in line is kept."


class States:
    """Moves jobs from state to state for the consumer.

    ``on_lost`` is called once this process can use its device no more.
    """

    def __init__(
        self, ledger: Ledger, delivery: Delivery, telling: Telling, on_lost: Callable[[], None]
    ) -> None:
        self._ledger = ledger
        self._delivery = delivery
        self._telling = telling
        self._on_lost = on_lost

    async def set(self, job: Job, state: JobState) -> bool:
        """Whether it could be written down. Raises ``Cancelled`` where the job has come to an end
        meanwhile.
        """
        if job.state.is_final:
            raise Cancelled
        job.state = state
        if state is not JobState.WAITING:
            job.place, job.starts_at = 0, None
        return await self._ledger.record(job)

    async def interrupted(self, job: Job) -> None:
        """The bot is stopping: the job waits in the ledger for the next start, as if not begun."""
        if job.state is JobState.RUNNING or (job.state is JobState.FINISHING and not job.result):
            job.attempts -= 1  # counts only what the process died on
            await self.set(job, JobState.WAITING)
        if not job.state.is_final:
            self.keep_place(job)

    def keep_place(self, job: Job) -> None:
        """Tell its member that the job goes on at the next start."""
        job.remark = PLACE_KEPT
        self._delivery.changed(job)

    @asynccontextmanager
    async def ending(self, job: Job) -> AsyncIterator[None]:
        """Whatever goes wrong inside becomes the job's end, or its new beginning."""
        try:
            yield
        except Cancelled:
            pass
        except asyncio.CancelledError:
            await self.interrupted(job)
            raise
        except UserError as error:
            log.warning("Job %s failed: %s", job.id, error)
            await self._fail(job, str(error))
        except DeviceLost as error:
            await self._lost(job, error)
        except Exception:
            reference = job.id[:8]
            log.exception("Job %s failed (reference %s): %s", job.id, reference, job.request)
            await self._fail(job, apology(reference))

    async def _lost(self, job: Job, error: DeviceLost) -> None:
        """This process can make no clip any more. The job is not to blame, up to a point."""
        log.error("Job %s: %s", job.id, error, exc_info=error)
        self._on_lost()
        if job.state.is_final:
            return
        if isinstance(error, DeviceHung):
            await self._fail(job, f"{error} The bot starts itself anew. Please ask again then.")
        elif job.attempts >= MAX_ATTEMPTS:
            await self._fail(job, f"The graphics card failed {job.attempts} times while making it.")
        else:
            await self.set(job, JobState.WAITING)
            self.keep_place(job)

    async def _fail(self, job: Job, reason: str) -> None:
        """``reason`` is for its member; a video that was made is kept, and told of too."""
        if job.state.is_final:
            return
        if job.result and not job.result.is_there():
            job.result = None
        job.state, job.reason = JobState.FAILED, f"{reason} {KEPT}" if job.result else reason
        await self._ledger.record(job)
        self._telling.start(job)
