"""The dispatcher: hands jobs to the executor in fair order, and brings each to exactly one end.

While one clip is encoded, its device already makes the next. Nobody else changes a job's state, and
every change is on the database before it is acted on.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path

from ..belonging import BELONGS_TO
from ..catalog.request import VideoRequest
from ..catalog.smooth import SmoothRequest
from ..errors import Cancelled, DeviceLost, UserError, WorkerLost
from ..media.store import Media
from ..text import Text
from .batching import MayBatch, never
from .ending import died, ending
from .estimates import Estimates
from .events import Events
from .executor import Executor, Kind, Made, Order, Phase, Place, Progress
from .forecast import Wait
from .gate import AlwaysOpen, Gate
from .job import Job, JobState, Result, with_parts
from .positions import Positions
from .run import Run
from .schedule import CHARGED, Schedule
from .serving import Serving
from .table import JobTable
from .unfinished import Unfinished
from .unloading import Unloading

log = logging.getLogger(__name__)

AFTER_DEVICE = (Phase.CHECKING, Phase.ENCODING)  # in these a job's place is free
RESTORED_AT_ONCE = 200  # jobs taken up between two looks at what else happens


class Dispatcher:
    """Owns the queue, and every job that has not ended.

    ``admitting`` and ``cancel`` may be called at any time; ``run`` does the work. ``gate``: whether
    clips may be begun now. It does not stop what is cut out of clips that are there: that is done
    in seconds, without a device, and what members made together should not wait for hours for it.
    ``may_batch``: whose clips may be made together. ``unload_after``: seconds without a clip after
    which models do not stay in memory; 0: they do. ``elsewhere``: the kinds whose jobs are made
    outside of this process, so that they are not to blame where it dies.
    """

    def __init__(
        self,
        *,
        executor: Executor,
        table: JobTable,
        media: Media,
        estimates: Estimates,
        events: Events,
        gate: Gate | None = None,
        may_batch: MayBatch = never,
        unload_after: float = 0.0,
        elsewhere: Collection[Kind] = (),
    ) -> None:
        self._executor = executor
        self._table = table
        self._media = media
        self._events = events
        self._elsewhere = frozenset(elsewhere)
        self._gate = gate or AlwaysOpen()
        self._schedule = Schedule(estimates, self._gate, may_batch)
        self._positions = Positions(self._schedule, events.changed)
        self._jobs = Unfinished()
        self._tasks: dict[str, asyncio.Task[None]] = {}  # the work on those that left the queue
        self._arriving = 0  # admitted, and not yet in the queue
        self._closing = False
        self._serving = Serving(
            *(executor, self._schedule, self._gate, self._begin, self._positions.renew)
        )
        self._unloading = Unloading(executor, self._schedule, unload_after)
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
        job.estimate = self._schedule.estimate(job.request)
        self._jobs.add(job)
        self._schedule.reserve(job)
        self._arriving += 1
        try:
            yield
        except BaseException:
            self._jobs.discard(job)
            raise
        finally:
            self._arriving -= 1
        if job.state.is_final:  # cancelled while it was written down
            return
        log.info("Job %s is accepted: %s", job.id, job.state)
        if job.state is not JobState.HELD:  # else it takes its position once it is released
            self._join(job)
        self._events.changed(job)

    def _join(self, job: Job) -> None:
        """Queue it; not before what it is made out of has come to its end."""
        if not self._jobs.hold_back(job):
            self._schedule.join(job)
        self._positions.renew()

    async def _input_ended(self, ended: Job) -> None:
        for job in self._jobs.waiting_for(ended.id):
            if isinstance(job.request, SmoothRequest) and ended.state is not JobState.DONE:
                job.cost = 0.0
                await self._end(job, ended.state, ended.reason)  # there is nothing to smooth
                continue
            if not self._jobs.hold_back(job):
                self._schedule.reserve(job)
                self._schedule.join(job)
                await self._record(job)
                self._positions.renew()
            self._events.changed(job)

    async def cancel(self, job_id: str) -> bool:
        """Stop a job; False where it has come to another end. Its place is free within a step."""
        job = self._jobs.find(job_id)
        if job is None or job.state.is_final:
            return job is not None and job.state is JobState.CANCELLED
        task, was_waiting = self._tasks.get(job_id), self._schedule.leave(job)
        job.cost = None if task else 0.0
        await self._end(job, JobState.CANCELLED)
        if task:
            await self._executor.stop(job_id)
            await asyncio.wait({task})
            await self._record(job)
            self._events.changed(job)  # its cost is known
        else:
            await self._executor.release(job_id)  # which may have it from before a restart
        await asyncio.to_thread(self._media.remove, job_id)
        if was_waiting:
            self._positions.renew()
        return True

    async def cancel_all(self, owner: int) -> None:
        """Stop everything of a member's."""
        theirs = [job.id for job in self._jobs if job.owner == owner]
        await asyncio.gather(*(self.cancel(job_id) for job_id in theirs))

    async def release(self, job_id: str) -> bool:
        """Queue a job that was held; False where it is not, or not any more."""
        job = self._jobs.find(job_id)
        if job is None or job.state is not JobState.HELD:
            return False
        job.state, job.hidden = JobState.WAITING, False  # at once: nobody decides it twice
        self._schedule.reserve(job)
        await self._record(job)
        if job.state.is_final:  # cancelled meanwhile
            return False
        self._join(job)
        self._events.changed(job)
        return True

    async def reject(self, job_id: str, reason: Text) -> bool:
        """A job that was held is not made; False where it is not held, or not any more."""
        job = self._jobs.find(job_id)
        if job is None or job.state is not JobState.HELD:
            return False
        await self._end(job, JobState.FAILED, reason)
        return True

    def held(self) -> list[Job]:
        """The jobs that wait for moderators; without what others of them are made out of."""
        return self._jobs.held()

    async def hand_over(self, job_id: str, owner: int) -> None:
        """A job that goes on for others than who asked for it counts as one of theirs."""
        job = self._jobs.find(job_id)
        if job and not job.state.is_final and job.owner != owner:
            before = job.owner
            self._schedule.hand_over(job, owner)
            self._jobs.own(job, before)
            await self._record(job)
            self._positions.renew()

    def find(self, job_id: str) -> Job | None:
        """A job that has not ended."""
        return self._jobs.find(job_id)

    def unfinished(self) -> list[Job]:
        """All jobs that have not ended, in the order in which they were asked for."""
        return list(self._jobs)

    def is_needed(self, job_id: str) -> bool:
        """Whether it has not ended, or something is made out of it that has not."""
        return self._jobs.is_needed(job_id)

    def waiting(self, most: int) -> list[Job]:
        """The first jobs that wait, in their order."""
        return self._schedule.waiting(most)

    def in_work(self) -> list[Job]:
        """The jobs that are being made."""
        return [job for job_id in self._tasks if (job := self._jobs.find(job_id))]

    def count(self) -> int:
        """How many jobs wait, those on their way into the queue included."""
        return self._schedule.count() + self._arriving

    def count_of(self, owner: int) -> int:
        """How many jobs of a member have not ended; what one is made out of is no other."""
        return self._jobs.count_of(owner)

    def ends_at(self, job_ids: Iterable[str]) -> float | None:
        """When the first of these jobs is expected to have ended: Unix seconds; None where nobody
        knows.
        """
        ends = [self._schedule.ends_at(job) for i in job_ids if (job := self._jobs.find(i))]
        return min((end for end in ends if end is not None), default=None)

    def expected(self, request: VideoRequest) -> float:
        """Seconds of a device that a clip takes: a figure also where nobody can be told one."""
        return self._schedule.expected(request)

    def until_free(self, owner: int) -> Wait:
        """When a new clip of a member would start."""
        return self._schedule.until_free(owner)

    def places(self) -> Sequence[Place]:
        """The devices that make clips, with what they have in memory."""
        return [place for place in self._executor.places() if place.kind is Kind.RENDER]

    def busy_seconds(self) -> dict[str, float]:
        """How long each device had a run, since the bot started."""
        return self._schedule.busy_seconds()

    def unload(self) -> asyncio.Task[None]:
        """Free the devices' memory: at once, or after the clips that they are making."""
        return self._unloading.begin()

    # The work.

    async def restore(self) -> list[Job]:
        """Take up the jobs that the last run left, in steps, so that whatever else happens goes on.

        Returns those that are queued or have come to an end by that.
        """
        self._schedule.see(self._executor.places())
        for kind in Kind:
            self._schedule.restore(kind, await self._table.queue(kind))
        jobs = await self._table.unfinished()
        unfinished = {job.id for job in jobs}
        jobs.sort(key=lambda job: bool(unfinished & {*job.inputs}))  # what is made of others, last
        for number, job in enumerate(jobs, start=1):
            await self._take_up(job)
            if number % RESTORED_AT_ONCE == 0:
                await asyncio.sleep(0)
        self._executor.keep_only([job.id for job in jobs if not job.state.is_final])
        self._positions.renew()
        await self._positions.renew_all()
        return jobs

    async def _take_up(self, job: Job) -> None:
        if job.kind in self._elsewhere and job.state in (JobState.RUNNING, JobState.ENCODING):
            job.attempts -= 1  # it goes on, or begins that attempt again
        job.estimate = job.estimate or self._schedule.estimate(job.request)
        if job.state is JobState.HELD:
            self._jobs.add(job)
        elif ended := died(job):
            job.state, job.reason = ended
            job.cost = 0.0
            await self._table.record(job)
        else:
            self._jobs.add(job)
            if job.state is not JobState.WAITING:
                job.state = JobState.WAITING
                await self._table.record(job)
            if not self._jobs.hold_back(job):
                self._schedule.rejoin(job)

    async def run(self) -> None:
        """Serve the queue until ``drain`` or cancellation; then the work goes on without us."""
        tasks = [
            asyncio.create_task(self._serving.run(), name="t2vbot-serving"),
            asyncio.create_task(
                self._positions.keep_up(self._gate, self._jobs.held_back), name="t2vbot-renew"
            ),
            asyncio.create_task(self._positions.run(), name="t2vbot-positions"),
            asyncio.create_task(self._unloading.run(), name="t2vbot-idle"),
        ]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()
            self._unloading.cancel()

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
        self._serving.stop()

    def _begin(self, run: Run) -> None:
        for job in run.jobs:
            task = asyncio.create_task(self._work(job, run), name=f"t2vbot-job-{job.id}")
            self._tasks[job.id] = task
            # Callbacks, not a `finally` in the task: a task that is cancelled before its first
            # step runs nothing.
            task.add_done_callback(partial(self._work_ended, job, run))

    def _work_ended(self, job: Job, run: Run, task: asyncio.Task[None]) -> None:
        self._schedule.free(run, job)
        if job.state is JobState.CANCELLED:
            job.cost = job.ran
        if self._tasks.get(job.id) is task:
            del self._tasks[job.id]
        if not task.cancelled() and (error := task.exception()):
            log.error("Job %s", job.id, exc_info=error)

    async def _work(self, job: Job, run: Run) -> None:
        """One job from the queue to its end; every failure ends here."""
        BELONGS_TO.set(job.id)
        async with self._ending(job, run):
            job.attempts += 1
            job.place = run.place.name
            log.info("Job %s goes to %s (try %d)", job.id, job.place, job.attempts)
            try:
                await self._set(job, JobState.RUNNING)
            finally:
                run.written(job)
            await run.all_written()
            if job.state.is_final:  # while others of its run were written down
                raise Cancelled
            started = time.monotonic()
            made = await self._executor.make(
                self._order(job, run), partial(self._progressed, job, run)
            )
            await self._done(job, run, made, time.monotonic() - started)

    def _order(self, job: Job, run: Run) -> Order:
        return Order(
            id=job.id,
            kind=job.kind,
            request=job.request,
            inputs=tuple(self._media.master(other) for other in job.inputs),
            place=run.place.name,
            checked=job.checked,
            start_image=self._start_image(job),
            batch=run.batch,
        )

    def _start_image(self, job: Job) -> Path | None:
        request = job.request
        if isinstance(request, VideoRequest) and request.start_image:
            return self._media.start_image(job.id)
        return None

    async def _done(self, job: Job, run: Run, made: Made, took: float) -> None:
        size = (await asyncio.to_thread(made.master.stat)).st_size
        seconds = sum(made.seconds.get(phase, 0.0) for phase in CHARGED)
        job.cost = seconds / made.together
        found = await self._table.find(job.inputs) if job.inputs else {}
        parts = [part.result for part in found.values() if part.result]
        result = Result(size, made.request, took, made.notes, made.spoiler)
        job.result = with_parts(job.request, result, parts)
        log.info("Job %s is made by %s (%.1f s)", job.id, job.place, took)
        await self._end(job, JobState.DONE)
        await self._executor.release(job.id)
        if run.measure():
            await self._schedule.learn(run, job.request, made)

    def _progressed(self, job: Job, run: Run, progress: Progress) -> None:
        if job.state.is_final:
            return
        if self._schedule.progressed(run, job, progress):
            self._positions.renew()
        if progress.phase in AFTER_DEVICE and job.state is JobState.RUNNING:
            job.state = JobState.ENCODING  # after a crash both mean the same, so no write waits
            self._schedule.free(run, job)
        job.advance(progress)
        self._events.changed(job)

    # How a job's state changes.

    async def _set(self, job: Job, state: JobState) -> None:
        """Raises ``Cancelled`` where the job has come to an end meanwhile."""
        if job.state.is_final:
            raise Cancelled
        job.state = state
        job.advance(None)
        job.position, job.starts_at = int(state is JobState.WAITING), None  # back, it goes first
        await self._record(job)
        self._events.changed(job)

    async def _end(self, job: Job, state: JobState, reason: Text | None = None) -> None:
        """Whoever comes first decides how a job ends."""
        if job.state.is_final:
            return
        job.state, job.reason = state, reason  # at once: nothing else may bring it to another end
        if state is JobState.FAILED:
            job.cost = 0.0
        await self._record(job)
        self._jobs.discard(job)
        self._events.changed(job)
        await self._input_ended(job)

    async def _record(self, job: Job) -> None:
        await self._table.record(job, self._schedule.changes(job))

    @asynccontextmanager
    async def _ending(self, job: Job, run: Run) -> AsyncIterator[None]:
        """Whatever goes wrong inside becomes the job's end, or its next try."""
        try:
            yield
        except Exception as error:
            if isinstance(error, DeviceLost):
                self._take_no_more()
                self.lost.set()
            if isinstance(error, WorkerLost) and error.given_back:
                job.attempts -= 1
            ended = ending(job, error, alone=len(run.jobs) == 1)
            is_again = not ended.state.is_final and not job.state.is_final
            if is_again:
                self._schedule.lose(run, job)
            else:
                self._schedule.free(run, job)
                await self._end(job, *ended)
            await self._executor.stop(job.id)  # the others of its run wait for it no longer
            await self._executor.release(job.id)
            if is_again:
                await self._again(job)

    async def _again(self, job: Job) -> None:
        """It begins again: elsewhere, or by the next process; unless it is cancelled meanwhile."""
        if not job.state.is_final:
            await self._set(job, JobState.WAITING)
        if not job.state.is_final:
            self._schedule.rejoin(job)
            self._positions.renew()
