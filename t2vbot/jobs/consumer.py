"""The one GPU consumer: takes jobs in fair order, keeps the card busy, and brings every job to
exactly one end.

While one clip is encoded and uploaded, the card already makes the next. Every change of a job's
state happens here, and is in the ledger before it is acted on.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Coroutine
from functools import partial
from pathlib import Path
from typing import Any

from ..errors import Cancelled, FileTooLarge, UserError, apology
from .estimates import Estimates
from .job import Clip, Delivery, Encoder, Executor, Job, JobState, Phase, Progress
from .ledger import Ledger
from .queue import FairQueue
from .request import VideoRequest

log = logging.getLogger(__name__)

MAX_IN_WORK = (
    4  # one on the card, the others encoding or uploading; bounds memory when Discord is slow
)
MAX_ATTEMPTS = 3  # a job that the process died on this often is not tried again
SMALLER = 0.5  # of the file's size, after Discord refused it as too large

CARD_PHASES = (Phase.READING, Phase.DENOISING, Phase.DECODING)  # what a clip costs each time


class Consumer:
    """Owns the queue.

    ``submit`` and ``cancel`` may be called at any time; ``run`` does the work.
    """

    def __init__(
        self,
        *,
        executor: Executor,
        encoder: Encoder,
        delivery: Delivery,
        ledger: Ledger,
        estimates: Estimates,
        work_dir: Path,
    ) -> None:
        self._executor = executor
        self._encoder = encoder
        self._delivery = delivery
        self._ledger = ledger
        self._estimates = estimates
        self._work_dir = work_dir
        self._queue = FairQueue()
        self._jobs: dict[str, Job] = {}  # every job that has not ended
        self._tasks: dict[str, asyncio.Task[None]] = {}  # the work on a job that left the queue
        self._room = asyncio.Semaphore(MAX_IN_WORK)
        self._taking: asyncio.Task[None] | None = None
        self._card: Job | None = None
        self._card_since = 0.0  # time.monotonic() when the job on the card passed loading
        self._closing = False

    # What the members' side asks for.

    async def submit(self, job: Job) -> None:
        """Accept a job: on return it is on disk and in line.

        Raises ``UserError`` while the bot is stopping, or where the ledger cannot be written.
        """
        if self._closing:
            raise UserError("The bot is being restarted. Please ask again in a minute.")
        self._jobs[job.id] = job  # before the wait, so that the limits per member count it at once
        try:
            await self._ledger.add(job)
        except BaseException:
            del self._jobs[job.id]
            raise
        if job.state.is_final:  # cancelled while it was written down
            return
        self._queue.put_nowait(job)
        self._queue_moved()

    async def restore(self) -> int:
        """Take up the jobs that the last run of the bot left; how many go on."""
        jobs = await self._ledger.unfinished()
        for job in jobs:
            self._jobs[job.id] = job
            if job.attempts >= MAX_ATTEMPTS:
                await self._fail(job, f"The bot stopped {job.attempts} times while making it.")
                self._jobs.pop(job.id)
            else:
                await self._set(job, JobState.WAITING)
                self._queue.put_nowait(job)
        self._queue_moved()
        return len(self._jobs)

    async def cancel(self, job_id: str) -> bool:
        """Stop a job; False where it has ended or is already being uploaded.

        The card is free within one step.
        """
        job = self._jobs.get(job_id)
        if job is None or job.state.is_final or job.progress.phase is Phase.UPLOADING:
            return False
        waited = self._queue.remove(job)
        task = self._tasks.get(job.id)
        job.state = JobState.CANCELLED  # at once: nothing else may bring this job to another end
        if task:
            task.cancel()
        await self._record(job)
        if task:
            await asyncio.wait({task})
        self._jobs.pop(job.id, None)
        if waited:
            self._queue_moved()
        await self._tell(job, self._delivery.cancelled(job))
        return True

    def waiting(self) -> list[Job]:
        """The jobs in line, in their order."""
        return self._queue.waiting()

    def in_work(self) -> list[Job]:
        """The jobs on the card, being encoded, or being uploaded."""
        return [self._jobs[job_id] for job_id in self._tasks if job_id in self._jobs]

    def count_of(self, user_id: int) -> int:
        """How many jobs of a member have not ended."""
        return sum(job.user_id == user_id for job in self._jobs.values())

    def seconds_until_free(self) -> float | None:
        """When a new job would start; None where one ahead of it was never measured."""
        seconds = self._card_seconds_left()
        for job in self._queue.waiting():
            seconds = _sum(seconds, self._estimates.seconds(job.request))
        return seconds

    def seconds_to_make(self, request: VideoRequest) -> float | None:
        """How long a clip takes on the card; None where its model was never measured."""
        return self._estimates.seconds(request)

    # The work.

    async def run(self) -> None:
        """Serve the queue until ``drain`` or cancellation.

        A clip that is stopped by that stays in the ledger.
        """
        async with asyncio.TaskGroup() as group:
            self._taking = group.create_task(self._take(group), name="t2vbot-queue")

    async def drain(self, grace: float) -> int:
        """Take no more jobs, give those in work ``grace`` seconds, then stop them; how many were
        stopped.
        """
        self._closing = True
        if self._taking:
            self._taking.cancel()
        tasks = set(self._tasks.values())
        if not tasks:
            return 0
        _, pending = await asyncio.wait(tasks, timeout=grace)
        for task in pending:
            task.cancel()
        if pending:
            await asyncio.wait(pending)
        return len(pending)

    async def _take(self, group: asyncio.TaskGroup) -> None:
        while True:
            await self._room.acquire()
            job = await self._queue.get()
            card_free = asyncio.Event()
            task = group.create_task(self._work(job, card_free), name=f"t2vbot-job-{job.id}")
            self._tasks[job.id] = task
            # A callback, not a `finally` in the task: a task that is cancelled before its first
            # step runs nothing.
            task.add_done_callback(partial(self._work_ended, job, card_free))
            self._queue_moved()
            await card_free.wait()

    def _work_ended(self, job: Job, card_free: asyncio.Event, _: asyncio.Task[None]) -> None:
        card_free.set()
        self._room.release()
        self._tasks.pop(job.id, None)
        if job.state.is_final:
            self._jobs.pop(job.id, None)

    async def _work(self, job: Job, card_free: asyncio.Event) -> None:
        """One job from the head of the line to its end; every failure ends here."""
        started = time.monotonic()
        try:
            clip = await self._generate(job)
            card_free.set()
            seconds = sum(clip.seconds.get(phase, 0.0) for phase in CARD_PHASES)
            await self._estimates.learn(job.request, seconds)
            await self._finish(job, clip, started)
        except Cancelled:
            pass
        except asyncio.CancelledError:
            await self._interrupted(job)
            raise
        except UserError as error:
            await self._fail(job, str(error))
        except Exception:
            reference = job.id[:8]
            log.exception("Job %s failed (reference %s): %s", job.id, reference, job.request)
            await self._fail(job, apology(reference))

    async def _interrupted(self, job: Job) -> None:
        """The bot is stopping: the job waits in the ledger for the next start, as if not begun."""
        if not job.state.is_final:
            job.attempts -= 1  # counts only what the process died on
            await self._set(job, JobState.WAITING)

    async def _generate(self, job: Job) -> Clip:
        job.attempts += 1
        await self._set(job, JobState.RUNNING)
        self._card, self._card_since = job, 0.0
        try:
            return await self._executor.generate(job.request, partial(self._progress, job))
        finally:
            self._card = None

    async def _finish(self, job: Job, clip: Clip, started: float) -> None:
        """Encode and deliver, smaller again for as long as Discord says too large."""
        await self._set(job, JobState.FINISHING)
        job.notes = clip.notes
        path = self._work_dir / f"{job.id}.mp4"
        limit = job.reply_to.limit
        progress = partial(self._progress, job)
        try:
            while True:
                file = await self._encoder.encode(clip.frames, clip.request, path, limit, progress)
                self._progress(job, Progress(Phase.UPLOADING))
                try:
                    await self._delivery.deliver(job, file, time.monotonic() - started)
                    break
                except FileTooLarge:
                    limit = int(file.size * SMALLER)
                    log.warning("Discord refused %d bytes for job %s", file.size, job.id)
            await self._set(job, JobState.DONE)
        finally:
            path.unlink(missing_ok=True)

    # Small change.

    def _progress(self, job: Job, progress: Progress) -> None:
        if job.state.is_final:
            return
        if job is self._card and not self._card_since and progress.phase in CARD_PHASES:
            self._card_since = time.monotonic()
            self._queue_moved()
        job.advance(progress)
        self._delivery.changed(job)

    def _card_seconds_left(self) -> float | None:
        if self._card is None:
            return 0.0
        expected = self._estimates.seconds(self._card.request)
        if expected is None or not self._card_since:
            return expected
        return max(0.0, expected - (time.monotonic() - self._card_since))

    def _queue_moved(self) -> None:
        """Tell everybody in line their new place and when their turn comes."""
        ahead = self._card_seconds_left()
        for index, job in enumerate(self._queue.waiting()):
            job.place = index + 1
            job.expect(ahead)
            ahead = _sum(ahead, self._estimates.seconds(job.request))
            self._delivery.changed(job)

    async def _set(self, job: Job, state: JobState) -> None:
        if job.state.is_final:
            raise Cancelled
        job.state = state
        if state is not JobState.WAITING:
            job.place, job.starts_at = 0, None
        await self._record(job)

    async def _record(self, job: Job, reason: str | None = None) -> None:
        """Write the state down.

        A ledger that fails now must not cost the member a clip: say so and go on.
        """
        try:
            await asyncio.shield(self._ledger.record(job, reason))
        except Exception:
            log.exception("The state %s of job %s could not be written down", job.state, job.id)

    async def _fail(self, job: Job, reason: str) -> None:
        if job.state.is_final:
            return
        job.state = JobState.FAILED
        await self._record(job, reason)
        await self._tell(job, self._delivery.failed(job, reason))

    async def _tell(self, job: Job, telling: Coroutine[Any, Any, None]) -> None:
        """A member who cannot be told (message gone, Discord down) does not change what happened to
        the job.
        """
        try:
            await telling
        except Exception:
            log.exception("The member of job %s could not be told that it is %s", job.id, job.state)


def _sum(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else first + second
