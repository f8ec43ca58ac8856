"""The one GPU consumer: takes jobs in fair order, keeps the card busy, and brings every job to
exactly one end.

While one clip is encoded and uploaded, the card already makes the next. A finished file stays in
the folder of videos until its job is done, so a crash costs no clip that was made.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Coroutine
from dataclasses import replace
from functools import partial
from typing import Any

from ..errors import FileTooLarge, UserError
from .estimates import Estimates
from .job import (
    Clip,
    Delivery,
    Encoder,
    Executor,
    Job,
    JobState,
    Phase,
    Progress,
    ReplyTo,
    Result,
)
from .ledger import Ledger
from .line import CARD_PHASES, Line
from .states import MAX_ATTEMPTS, States
from .telling import Telling
from .videos import Videos

log = logging.getLogger(__name__)

# One on the card, the others encoding or uploading; bounds memory when Discord is slow.
MAX_IN_WORK = 4
SMALLER = 0.5  # of the file's size, after Discord refused it as too large


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
    ) -> None:
        self._executor = executor
        self._encoder = encoder
        self._delivery = delivery
        self._ledger = ledger
        self._estimates = estimates
        self._line = Line(estimates)
        self._videos = Videos(ledger.media)
        self._telling = Telling(delivery, ledger)
        self._states = States(ledger, delivery, self._telling, self._device_lost)
        self._jobs: dict[str, Job] = {}  # every job that has not ended
        self._tasks: dict[str, asyncio.Task[None]] = {}  # the work on a job that left the queue
        self._room = asyncio.Semaphore(MAX_IN_WORK)
        self._group: asyncio.TaskGroup | None = None  # while ``run`` runs
        self._taking: asyncio.Task[None] | None = None
        self._closing = False
        self.lost = asyncio.Event()  # the device is lost to this process: only a new one helps

    # What the members' side asks for.

    async def submit(self, job: Job) -> None:
        """Accept a job: on return it is on disk and in line.

        Raises ``UserError`` while the bot is stopping, or where the ledger cannot be written.
        """
        self._refuse_if_closing()
        self._jobs[job.id] = job  # before the wait, so that the limits per member count it at once
        self._line.reserve(job)
        try:
            await self._ledger.add(job)
        except BaseException:
            del self._jobs[job.id]
            self._line.give_up(job)
            raise
        if job.state.is_final:  # cancelled while it was written down
            self._line.give_up(job)
            return
        self._line.join(job)
        self._line_moved()

    def _refuse_if_closing(self) -> None:
        if self._closing:
            raise UserError(
                "The bot is being restarted, so this was not accepted. Ask again in a minute."
            )

    async def restore(self) -> int:
        """Take up the jobs that the last run of the bot left; how many go on."""
        jobs = await self._ledger.unfinished()
        await asyncio.to_thread(self._videos.sweep, [*jobs, *await self._ledger.undelivered()])
        for job in jobs:
            self._jobs[job.id] = job
            job.resumed = True
            if job.result and job.result.is_there():
                continue  # ``run`` hands it over
            if job.attempts >= MAX_ATTEMPTS:  # ``run`` tells its member
                self._jobs.pop(job.id)
                job.state = JobState.FAILED
                job.reason = f"The bot stopped {job.attempts} times while making it."
                await self._ledger.record(job)
            else:
                await self._line_up_again(job)
        self._line_moved()
        return len(self._jobs)

    async def move(self, job_id: str, reply_to: ReplyTo) -> bool:
        """Say all that is said about a job elsewhere from now on; False where it has ended."""
        job = self._jobs.get(job_id)
        if job is None or job.state.is_final:
            return False
        job.reply_to = reply_to
        await self._ledger.record(job)
        if not job.state.is_final:
            self._delivery.changed(job)
        return True

    async def hand_over(self, job: Job, reply_to: ReplyTo) -> bool:
        """Deliver what was kept when its job failed; False where it is gone, or on its way."""
        known, task = self._jobs.get(job.id), self._tasks.get(job.id)
        if known and known.state.is_final and task:  # it fails in this very moment
            await asyncio.wait({task})
        if job.id in self._jobs or not (job.result and job.result.is_there()):
            return False
        self._refuse_if_closing()
        job.state, job.reason, job.told = JobState.FINISHING, None, False
        job.reply_to = reply_to
        self._jobs[job.id] = job
        await self._telling.call_off(job.id)  # that it failed
        await self._ledger.record(job)
        if not job.state.is_final:  # cancelled meanwhile
            self._start(job, self._hand_over(job))
        return True

    async def cancel(self, job_id: str, reply_to: ReplyTo | None = None) -> bool:
        """Stop a job; False where it has come to another end or is already being uploaded.

        The card is free within one step. ``reply_to``: where that can be told, if the bot has no
        rights of its own to do so.
        """
        job = self._jobs.get(job_id)
        if job and job.state is JobState.CANCELLED:  # a moment ago
            return True
        if job is None or job.state.is_final or job.progress.phase is Phase.UPLOADING:
            return False
        if reply_to and not job.reply_to.reachable:
            job.reply_to = reply_to
        await self._cancel(job)
        return True

    async def withdraw(self, job_id: str) -> None:
        """Its member deleted the message, so nothing more is to be said, however far the job is."""
        job = self._jobs.get(job_id)
        if job and not job.state.is_final:
            job.told = True
            await self._cancel(job)

    async def _cancel(self, job: Job) -> None:
        waited = self._line.leave(job)
        task = self._tasks.get(job.id)
        job.state = JobState.CANCELLED  # at once: nothing else may bring this job to another end
        if task:
            task.cancel()
        await self._ledger.record(job)
        if not job.told:  # at once: weights that are being read hold up the end of the work
            self._telling.start(job)
        if task:
            await asyncio.wait({task})
        if self._jobs.get(job.id) is job:
            del self._jobs[job.id]
        self._videos.remove(job)
        if waited:
            for other in self._line.waiting():  # those behind it of the same member moved up
                if other.user_id == job.user_id:
                    await self._ledger.record(other)
            self._line_moved()

    def waiting(self) -> list[Job]:
        """The jobs in line, in their order."""
        return self._line.waiting()

    def in_work(self) -> list[Job]:
        """The jobs on the card, being encoded, or being uploaded."""
        return [self._jobs[job_id] for job_id in self._tasks if job_id in self._jobs]

    def count_of(self, user_id: int) -> int:
        """How many jobs of a member have not ended."""
        return sum(job.user_id == user_id for job in self._jobs.values())

    def seconds_until_free(self) -> float | None:
        """When a new job would start; None where one ahead of it was never measured."""
        return self._line.seconds_until_free()

    # The work.

    async def run(self) -> None:
        """Serve the queue until ``drain`` or cancellation.

        A clip that is stopped by that stays in the ledger.
        """
        for job in await self._ledger.untold():
            self._telling.start(job)
        try:
            async with asyncio.TaskGroup() as self._group:
                for job in self._jobs.values():
                    if job.state is JobState.FINISHING:
                        self._start(job, self._hand_over(job))
                self._taking = self._group.create_task(self._take(), name="t2vbot-queue")
            await self._telling.finish()  # of the last one too; ``drain`` bounds that
        finally:
            self._telling.stop()

    async def drain(self, grace: float) -> int:
        """Take no more jobs, tell those in line, and give those in work ``grace`` seconds; how many
        are still in work.
        """
        self._take_no_more()
        for job in self._line.waiting():
            self._states.keep_place(job)
        deadline = time.monotonic() + grace
        while tasks := {*self._tasks.values(), *self._telling.tasks}:
            done, pending = await asyncio.wait(tasks, timeout=deadline - time.monotonic())
            if not done:
                return len(pending)
        return 0

    def _device_lost(self) -> None:
        self._take_no_more()
        self.lost.set()

    def _take_no_more(self) -> None:
        self._closing = True
        if self._taking:
            self._taking.cancel()

    async def put_back(self) -> None:
        """Write down that what is in work begins anew, or is handed over, at the next start."""
        for job in self.in_work():
            await self._states.interrupted(job)

    async def _take(self) -> None:
        while True:
            await self._room.acquire()
            job = await self._line.next()
            card_free = asyncio.Event()
            # Callbacks, not a `finally` in the task: a task that is cancelled before its first
            # step runs nothing.
            task = self._start(job, self._work(job, card_free))
            task.add_done_callback(partial(self._make_room, card_free))
            self._line_moved()
            await card_free.wait()

    def _make_room(self, card_free: asyncio.Event, _: asyncio.Task[None]) -> None:
        card_free.set()
        self._room.release()

    def _start(self, job: Job, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        if self._group is None:
            raise RuntimeError("the consumer does not run")
        task = self._group.create_task(work, name=f"t2vbot-job-{job.id}")
        self._tasks[job.id] = task
        task.add_done_callback(partial(self._work_ended, job))
        return task

    def _work_ended(self, job: Job, task: asyncio.Task[None]) -> None:
        if self._tasks.get(job.id) is task:  # a job that lined up again may have begun anew
            del self._tasks[job.id]
        if job.state.is_final and self._jobs.get(job.id) is job:
            del self._jobs[job.id]

    async def _work(self, job: Job, card_free: asyncio.Event) -> None:
        """One job from the head of the line to its end; every failure ends here."""
        started = time.monotonic()
        async with self._states.ending(job):
            clip = await self._generate(job)
            card_free.set()
            if not clip.notes:  # else the time of failed attempts is in it
                seconds = sum(clip.seconds.get(phase, 0.0) for phase in CARD_PHASES)
                await self._estimates.learn(clip.request, seconds)
            await self._finish(job, clip, started)

    async def _hand_over(self, job: Job) -> None:
        """The rest of a job whose file lies ready."""
        async with self._states.ending(job):
            try:
                await self._deliver(job)
            except FileTooLarge:  # and the frames are gone
                size = job.result.file.size if job.result else 0
                job.reply_to = replace(job.reply_to, limit=int(size * SMALLER))
                await self._line_up_again(job)
                self._line_moved()

    async def _generate(self, job: Job) -> Clip:
        job.attempts += 1
        await self._states.set(job, JobState.RUNNING)
        self._line.take_card(job)
        try:
            return await self._executor.generate(job.request, partial(self._progress, job))
        finally:
            self._line.free_card()

    async def _finish(self, job: Job, clip: Clip, started: float) -> None:
        """Encode and deliver, smaller again for as long as Discord says too large."""
        await self._states.set(job, JobState.FINISHING)
        limit = job.reply_to.limit
        while True:
            file = await self._encoder.encode(
                clip.frames,
                clip.request,
                self._videos.place(job),
                limit,
                partial(self._progress, job),
            )
            self._videos.close_to_others(job)
            job.result = Result(file, time.monotonic() - started, clip.notes)
            await self._states.set(job, JobState.FINISHING)  # from here on the file is what counts
            try:
                return await self._deliver(job)
            except FileTooLarge:
                log.warning("Discord refused %d bytes for job %s", file.size, job.id)
                limit = int(file.size * SMALLER)
                job.result = None
                self._videos.remove(job)

    async def _deliver(self, job: Job) -> None:
        if job.result is None:
            raise RuntimeError(f"job {job.id} has no video")
        self._progress(job, Progress(Phase.UPLOADING))
        await self._delivery.deliver(job, job.result)
        written = await self._states.set(job, JobState.DONE)
        self._videos.remove(job)
        if not written:  # the disk is full, and that file's room may be what it needs
            await self._ledger.record(job)

    # Small change.

    def _progress(self, job: Job, progress: Progress) -> None:
        if job.state.is_final:
            return
        if self._line.card_progressed(job, progress):
            self._line_moved()
        job.advance(progress)
        self._delivery.changed(job)

    def _line_moved(self) -> None:
        """Tell everybody in line their new place and when their turn comes."""
        for job in self._line.renumber():
            self._delivery.changed(job)

    async def _line_up_again(self, job: Job) -> None:
        job.result = None
        job.advance(Progress(Phase.WAITING))
        await self._states.set(job, JobState.WAITING)
        self._line.rejoin(job)
