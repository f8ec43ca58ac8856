"""The dispatcher: hands jobs to the executor in fair order, and brings each to exactly one end.

While one clip is encoded, its device already makes the next. Nobody else changes a job's state, and
every change is on the database before it is acted on.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial

from ..catalog.film import words_of
from ..catalog.request import VideoRequest
from ..errors import Cancelled, DeviceHung, DeviceLost, UserError, apology
from ..media.store import Media
from ..text import Text
from .estimates import Estimates
from .events import Events
from .executor import Executor, Made, Order, Phase, Place, Progress
from .job import Job, JobState, Result
from .schedule import DEVICE_PHASES, Schedule, Wait
from .table import JobTable

log = logging.getLogger(__name__)

CHARGED = (*DEVICE_PHASES, Phase.CUTTING)  # what a job costs
MAX_ATTEMPTS = 3  # a job that the process died on this often is not tried again
TOLD_POSITIONS = 100  # from the front of the queue, that are told when it moves
RENEW_SECONDS = 30.0  # between looks at expected starts that have passed
RESTORED_AT_ONCE = 200  # jobs taken up between two looks at what else happens


class Dispatcher:
    """Owns the queue, and every job that has not ended.

    ``admitting`` and ``cancel`` may be called at any time; ``run`` does the work.
    """

    def __init__(
        self,
        *,
        executor: Executor,
        table: JobTable,
        media: Media,
        estimates: Estimates,
        events: Events,
    ) -> None:
        self._executor = executor
        self._table = table
        self._media = media
        self._estimates = estimates
        self._events = events
        self._schedule = Schedule(estimates)
        self._jobs: dict[str, Job] = {}  # those that have not ended
        self._tasks: dict[str, asyncio.Task[None]] = {}  # the work on those that left the queue
        self._serving: list[asyncio.Task[None]] = []  # one a place
        self._held_back: dict[str, Job] = {}  # that wait for their inputs
        self._arriving = 0  # admitted, and not yet in the queue
        self._closing = False
        self.lost = asyncio.Event()  # the device is lost to this process: only a new one helps

    # What the members' side asks for.

    @contextmanager
    def admitting(self, job: Job) -> Iterator[None]:
        """Accept a job whose row is written inside; afterwards it is queued.

        It counts from its first moment on. Raises ``UserError`` while the bot is stopping; what is
        raised inside leaves no trace of the job.
        """
        if self._closing:
            raise UserError(Text("jobs-restarting"))
        self._jobs[job.id] = job
        self._schedule.reserve(job)
        self._arriving += 1
        try:
            yield
        except BaseException:
            del self._jobs[job.id]
            self._schedule.give_up(job)
            raise
        finally:
            self._arriving -= 1
        if job.state.is_final:  # cancelled while it was written down
            self._schedule.give_up(job)
            return
        self._join(job)
        self._queue_moved()
        self._events.changed(job)

    def _join(self, job: Job) -> None:
        """Queue it; not before what it is made out of has come to its end."""
        if self._still_waits(job):
            self._held_back[job.id] = job
        else:
            self._schedule.join(job)

    def _still_waits(self, job: Job) -> bool:
        job.waits_for = sum(other in self._jobs for other in job.inputs)
        return job.waits_for > 0

    def _input_ended(self, job_id: str) -> None:
        for job in list(self._held_back.values()):
            if job_id not in job.inputs:
                continue
            if not self._still_waits(job):
                del self._held_back[job.id]
                self._schedule.join(job)
                self._queue_moved()
            self._events.changed(job)

    async def cancel(self, job_id: str) -> bool:
        """Stop a job; False where it has come to another end. Its place is free within a step."""
        job = self._jobs.get(job_id)
        if job is None or job.state.is_final:
            return job is not None and job.state is JobState.CANCELLED
        was_waiting = self._schedule.leave(job)
        if self._held_back.pop(job_id, None):
            self._schedule.give_up(job)
        await self._end(job, JobState.CANCELLED)
        if task := self._tasks.get(job_id):
            await self._executor.stop(job_id)
            await asyncio.wait({task})
        await asyncio.to_thread(self._media.remove, job_id)
        if was_waiting:
            await self._record_waiting(job.owner)
            self._queue_moved()
        return True

    async def cancel_all(self, owner: int) -> None:
        """Stop everything of a member's."""
        for job in [job for job in self._jobs.values() if job.owner == owner]:
            await self.cancel(job.id)

    async def hand_over(self, job_id: str, owner: int) -> None:
        """A job that goes on for others than who asked for it counts as one of theirs."""
        job = self._jobs.get(job_id)
        if job and not job.state.is_final and job.owner != owner:
            before = job.owner
            self._schedule.hand_over(job, owner)
            await self._table.record(job)
            await self._record_waiting(before)
            self._queue_moved()

    async def _record_waiting(self, owner: int) -> None:
        """The start tags of a member's jobs, some of which moved up."""
        for job in self._schedule.waiting():
            if job.owner == owner:
                await self._table.record(job)

    def find(self, job_id: str) -> Job | None:
        """A job that has not ended."""
        return self._jobs.get(job_id)

    def known(self) -> set[str]:
        """The ids of all that have not ended, and of those that they are made out of."""
        return {job_id for job in self._jobs.values() for job_id in (job.id, *job.inputs)}

    def waiting(self) -> list[Job]:
        """The waiting jobs, in their order."""
        return self._schedule.waiting()

    def in_work(self) -> list[Job]:
        """The jobs that are being made."""
        return [self._jobs[job_id] for job_id in self._tasks if job_id in self._jobs]

    def count(self) -> int:
        """How many jobs wait, those on their way into the queue included."""
        return len(self._schedule.waiting()) + self._arriving

    def count_of(self, owner: int) -> int:
        """How many jobs of a member have not ended; what one is made out of is no other."""
        parts = {job_id for job in self._jobs.values() for job_id in job.inputs}
        return sum(job.owner == owner and job.id not in parts for job in self._jobs.values())

    def ends_at(self, job_ids: Iterable[str]) -> float | None:
        """When the first of these jobs is expected to have ended: Unix seconds; None where nobody
        knows.
        """
        ends = [self._schedule.ends_at(job) for i in job_ids if (job := self._jobs.get(i))]
        return min((end for end in ends if end is not None), default=None)

    def until_free(self) -> Wait:
        """When a new job would start."""
        return self._schedule.until_free()

    # The work.

    async def restore(self) -> list[Job]:
        """Take up the jobs that the last run left, in steps, so that whatever else happens goes on.

        Returns those that are queued or have come to an end by that.
        """
        jobs = await self._table.unfinished()
        unfinished = {job.id for job in jobs}
        jobs.sort(key=lambda job: bool(unfinished & {*job.inputs}))  # what is made of others, last
        for number, job in enumerate(jobs, start=1):
            await self._take_up(job)
            if number % RESTORED_AT_ONCE == 0:
                await asyncio.sleep(0)
        self._schedule.renew()
        return jobs

    async def _take_up(self, job: Job) -> None:
        if job.state is JobState.HELD:
            self._jobs[job.id] = job
        elif job.attempts >= MAX_ATTEMPTS:
            job.state, job.reason = JobState.FAILED, Text("jobs-died", count=job.attempts)
            await self._table.record(job)
        else:
            self._jobs[job.id] = job
            if job.state is not JobState.WAITING:
                job.state = JobState.WAITING
                await self._table.record(job)
            if self._still_waits(job):
                self._held_back[job.id] = job
            else:
                self._schedule.rejoin(job)

    async def run(self) -> None:
        """Serve the queue until ``drain`` or cancellation; then the work goes on without us."""
        places = self._executor.places()
        self._serving = [
            asyncio.create_task(self._serve(place), name=f"t2vbot-place-{place.name}")
            for place in places
        ]
        renewing = asyncio.create_task(self._renew(), name="t2vbot-renew")
        try:
            done, _ = await asyncio.wait(
                [*self._serving, renewing], return_when=asyncio.FIRST_EXCEPTION
            )
            for task in done:
                if not task.cancelled():
                    task.result()
        finally:
            for task in (*self._serving, renewing):
                task.cancel()

    async def drain(self, deadline: float) -> None:
        """Start no more jobs, and wait for those in work until ``deadline`` (time.monotonic)."""
        self._take_no_more()
        while tasks := set(self._tasks.values()):
            done, _ = await asyncio.wait(tasks, timeout=deadline - time.monotonic())
            if not done:
                return

    async def put_back(self) -> list[Job]:
        """Write down that what is in work begins again at the next start; which that is."""
        self._take_no_more()
        jobs = [job for job in self.in_work() if not job.state.is_final]
        for job in jobs:
            job.attempts -= 1  # counts only what the process died on
            await self._set(job, JobState.WAITING)
        for task in self._tasks.values():
            task.cancel()
        return jobs

    def _take_no_more(self) -> None:
        self._closing = True
        for task in self._serving:
            task.cancel()

    async def _serve(self, place: Place) -> None:
        """Keep one device busy."""
        while True:
            job = await self._schedule.next(place.kind)
            self._schedule.take(place.name, job)
            device_free = asyncio.Event()
            task = asyncio.create_task(
                self._work(job, place.name, device_free), name=f"t2vbot-job-{job.id}"
            )
            self._tasks[job.id] = task
            # Callbacks, not a `finally` in the task: a task that is cancelled before its first
            # step runs nothing.
            task.add_done_callback(partial(self._work_ended, job, place.name, device_free))
            self._queue_moved()
            await device_free.wait()

    def _work_ended(
        self, job: Job, place: str, device_free: asyncio.Event, task: asyncio.Task[None]
    ) -> None:
        self._schedule.free(place, job)
        device_free.set()
        if self._tasks.get(job.id) is task:
            del self._tasks[job.id]
        if not task.cancelled() and (error := task.exception()):
            log.error("Job %s", job.id, exc_info=error)

    async def _work(self, job: Job, place: str, device_free: asyncio.Event) -> None:
        """One job from the head of the queue to its end; every failure ends here."""
        async with self._ending(job):
            job.attempts += 1
            await self._set(job, JobState.RUNNING)
            inputs = tuple(self._media.master(other) for other in job.inputs)
            order = Order(job.id, job.kind, job.request, inputs, place)
            started = time.monotonic()
            progressed = partial(self._progressed, job, place, device_free)
            made = await self._executor.make(order, progressed)
            await self._done(job, made, time.monotonic() - started)

    async def _done(self, job: Job, made: Made, took: float) -> None:
        size = (await asyncio.to_thread(made.master.stat)).st_size
        job.cost = sum(made.seconds.get(phase, 0.0) for phase in CHARGED)
        job.result = Result(size, made.request, took, made.notes)
        await self._end(job, JobState.DONE)
        await self._executor.release(job.id)
        if isinstance(job.request, VideoRequest) and isinstance(made.request, VideoRequest):
            await self._estimates.learn(job.request, made.request, job.cost)

    def _progressed(
        self, job: Job, place: str, device_free: asyncio.Event, progress: Progress
    ) -> None:
        if job.state.is_final:
            return
        if self._schedule.progressed(place, job, progress):
            self._queue_moved()
        if progress.phase is Phase.ENCODING and job.state is JobState.RUNNING:
            job.state = JobState.ENCODING  # after a crash both mean the same, so no write waits
            self._schedule.free(place, job)
            device_free.set()
        job.advance(progress)
        self._events.changed(job)

    # How a job's state changes.

    async def _set(self, job: Job, state: JobState) -> None:
        """Raises ``Cancelled`` where the job has come to an end meanwhile."""
        if job.state.is_final:
            raise Cancelled
        job.state = state
        job.advance(None)
        if state is not JobState.WAITING:
            job.position, job.starts_at = 0, None
        await self._table.record(job)
        self._events.changed(job)

    async def _end(self, job: Job, state: JobState, reason: Text | None = None) -> None:
        """Whoever comes first decides how a job ends."""
        if job.state.is_final:
            return
        job.state, job.reason = state, reason  # at once: nothing else may bring it to another end
        await self._table.record(job)
        self._jobs.pop(job.id, None)
        self._events.changed(job)
        self._input_ended(job.id)

    @asynccontextmanager
    async def _ending(self, job: Job) -> AsyncIterator[None]:
        """Whatever goes wrong inside becomes the job's end, or its next try."""
        try:
            yield
        except Cancelled:
            await self._end(job, JobState.CANCELLED)
        except UserError as error:
            words = {"words": words_of(job.request)}
            log.warning("Job %s failed: %s", job.id, error, extra=words)
            await self._end(job, JobState.FAILED, error.text)
        except DeviceLost as error:
            await self._lost(job, error)
        except Exception:
            reference = job.id[:8]
            # What a library says of it may repeat the words.
            words = {"words": words_of(job.request)}
            log.exception(
                "Job %s failed (reference %s): %s", job.id, reference, job.request, extra=words
            )
            await self._end(job, JobState.FAILED, apology(reference))
        else:
            return
        if job.state.is_final:
            await self._executor.release(job.id)

    async def _lost(self, job: Job, error: DeviceLost) -> None:
        """This process can make no clip any more. The job is not to blame, up to a point."""
        log.error("Job %s: %s", job.id, error, exc_info=error)
        self._take_no_more()
        self.lost.set()
        if job.state.is_final:
            return
        if isinstance(error, DeviceHung):
            hung = Text("jobs-device-hung", seconds=f"{error.seconds:g}")
            await self._end(job, JobState.FAILED, hung)
        elif job.attempts >= MAX_ATTEMPTS:
            await self._end(job, JobState.FAILED, Text("jobs-device-lost", count=job.attempts))
        else:
            await self._set(job, JobState.WAITING)

    # What is shown of the queue.

    async def _renew(self) -> None:
        """An expected start that has passed is wrong, whether or not anything moved."""
        while True:
            await asyncio.sleep(RENEW_SECONDS)
            self._queue_moved()

    def _queue_moved(self) -> None:
        """Tell who waits their new position and start; further back they change with each clip, and
        nobody looks at them for that.
        """
        for job in self._schedule.renew():
            if job.position <= TOLD_POSITIONS:
                self._events.changed(job)
