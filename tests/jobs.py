"""Small working parts for tests of jobs and posts: they fulfil the seams without a model or
Discord, on the real database.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from t2vbot.catalog.request import VideoRequest
from t2vbot.database import Database
from t2vbot.errors import Cancelled, WorkerLost
from t2vbot.jobs.dispatcher import Dispatcher
from t2vbot.jobs.estimates import Estimates
from t2vbot.jobs.events import Events
from t2vbot.jobs.executor import Kind, Made, OnPlaces, OnProgress, Order, Phase, Place, Progress
from t2vbot.jobs.gate import Gate
from t2vbot.jobs.job import Job
from t2vbot.jobs.table import JobTable
from t2vbot.media.retention import Retention
from t2vbot.media.store import Media
from t2vbot.posts.messenger import Delivered, Final, Outcome, Rung
from t2vbot.posts.outbox import Outbox
from t2vbot.posts.post import Destination, Manner, Post
from t2vbot.posts.table import PostTable
from t2vbot.schema import MIGRATIONS

TIMEOUT = 30.0  # seconds for what should happen at once, on a busy machine
MASTER_BYTES = 1000


def a_request(prompt: str = "a red circle", *, seed: int = 1, steps: int = 2) -> VideoRequest:
    return VideoRequest(
        prompt=prompt,
        model="tiny",
        num_frames=4,
        height=16,
        width=16,
        fps=8.0,
        num_inference_steps=steps,
        guidance_scale=3.0,
        seed=seed,
    )


def a_job(owner: int = 1, prompt: str = "a red circle") -> Job:
    return Job(a_request(prompt), owner)


def a_destination(*, limit: int = 1_000_000, channel: int = 2, message: int = 3) -> Destination:
    return Destination(
        application_id=1,
        token="interaction-token",
        channel_id=channel,
        message_id=message,
        guild_id=4,
        expires_at=2e10,
        limit=limit,
    )


def a_post(job: Job, **where: int) -> Post:
    return Post(a_destination(**where), (job.owner,), (job.id,))


@dataclass
class GatedExecutor:
    """Makes files of some bytes; each step waits until ``gate`` is open.

    ``before`` may raise for a request; ``after``, once its last step is done.
    """

    media: Media
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    made: list[str] = field(default_factory=list)  # prompts, in the order in which they were begun
    requests: list[VideoRequest] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    stopped: list[str] = field(default_factory=list)
    moved: asyncio.Condition = field(default_factory=asyncio.Condition)
    before: Callable[[VideoRequest], None] | None = None
    after: Callable[[VideoRequest], None] | None = None
    clip_of: Callable[[VideoRequest], bytes] | None = None  # real files, where films are cut
    encoding: asyncio.Event | None = None  # until this is set, files are being encoded
    stubborn: asyncio.Event | None = None  # until this is set, what is stopped goes on
    hides: Callable[[VideoRequest], bool] | None = None  # as an output check does
    names: tuple[str, ...] = ("cpu",)
    accepts: dict[str, frozenset[str]] = field(default_factory=dict)  # models, by place
    progress: dict[str, OnProgress] = field(default_factory=dict)  # of who asked last, by order
    lost: dict[str, WorkerLost] = field(default_factory=dict)  # by order: why it goes no further
    kept: list[Collection[str]] = field(default_factory=list)  # what ``keep_only`` was called with
    on_places: list[OnPlaces] = field(default_factory=list)
    busy: dict[str, str] = field(default_factory=dict)  # order by place
    work: dict[str, asyncio.Task[Made]] = field(default_factory=dict)
    released: list[str] = field(default_factory=list)
    freed: int = 0  # how often

    def places(self) -> list[Place]:
        orders: dict[str, list[str]] = {}
        for order in self.orders:
            if order.id in self.work and not self.work[order.id].done():
                orders.setdefault(order.place, []).append(order.id)
        return [
            Place(name, orders=tuple(orders.get(name, ())), accepts=self.accepts.get(name))
            for name in self.names
        ]

    def set_places(self, *names: str) -> None:
        """These are there from now on."""
        self.names = names
        for on_places in self.on_places:
            on_places()

    def listen(self, on_places: OnPlaces) -> None:
        self.on_places.append(on_places)

    def keep_only(self, order_ids: Collection[str]) -> None:
        self.kept.append(order_ids)

    def lose(self, job: Job, *, hung: float | None = None, given_back: bool = False) -> None:
        """The process that makes it is gone."""
        self.lost[job.id] = WorkerLost("a worker is lost", hung=hung, given_back=given_back)
        self.work[job.id].cancel()

    async def make(self, order: Order, on_progress: OnProgress) -> Made:
        self.progress[order.id] = on_progress
        if order.id not in self.work:
            self.work[order.id] = asyncio.create_task(self._make(order))
        try:
            return await asyncio.shield(self.work[order.id])
        except asyncio.CancelledError:
            if self.work[order.id].cancelled():
                raise Cancelled from None
            raise

    def _tell(self, order: Order, progress: Progress) -> None:
        self.progress[order.id](progress)

    async def _make(self, order: Order) -> Made:
        assert order.place not in self.busy, "two orders on one device"
        self.busy[order.place] = order.id
        request = order.request
        assert isinstance(request, VideoRequest)
        self.made.append(request.prompt)
        self.requests.append(request)
        self.orders.append(order)
        async with self.moved:
            self.moved.notify_all()
        try:
            if self.before:
                self.before(request)
            for step in range(request.num_inference_steps):
                self._tell(order, Progress(Phase.DENOISING, step, request.num_inference_steps))
                await self.gate.wait()
                await asyncio.sleep(0)
            if self.after:
                self.after(request)
            del self.busy[order.place]
            self._tell(order, Progress(Phase.ENCODING, 0, request.num_frames))
            if self.encoding:
                await self.encoding.wait()
        except asyncio.CancelledError:
            if order.id in self.lost:
                raise self.lost.pop(order.id) from None
            if self.stubborn:
                await self.stubborn.wait()
            self.stopped.append(request.prompt)
            raise
        finally:
            self.busy.pop(order.place, None)
        clip = self.clip_of(request) if self.clip_of else bytes(MASTER_BYTES)
        self.media.master(order.id).write_bytes(clip)
        return Made(
            self.media.master(order.id),
            self.media.first_frame(order.id),
            self.media.last_frame(order.id),
            request,
            {Phase.DENOISING: 2.0},
            spoiler=self.hides is not None and self.hides(request),
        )

    async def stop(self, order_id: str) -> None:
        if task := self.work.get(order_id):
            task.cancel()
            await asyncio.wait({task})

    async def release(self, order_id: str) -> None:
        self.released.append(order_id)
        self.work.pop(order_id, None)

    async def free(self) -> None:
        """After the clips that are being made now."""
        while self.busy:  # noqa: ASYNC110
            await asyncio.sleep(0.005)
        self.freed += 1

    async def aclose(self) -> None:
        for task in self.work.values():
            task.cancel()
        if self.work:
            await asyncio.wait(self.work.values())

    async def begun(self, prompt: str) -> None:
        """Wait until the clip of that prompt is on a device."""
        async with asyncio.timeout(TIMEOUT), self.moved:
            await self.moved.wait_for(lambda: prompt in self.made)


@dataclass
class Brought:
    """A final message that reached its people."""

    post: Post
    final: Final

    @property
    def prompt(self) -> str:
        return self.final.job.request.prompt if self.final.job else ""


class ListeningMessenger:
    """Notes what people are brought. ``troubles`` are raised, one a try, before anything is."""

    def __init__(self) -> None:
        self.brought: list[Brought] = []
        self.tries: list[Final] = []
        self.shown: list[tuple[Post, Job]] = []
        self.forgotten: list[Post] = []
        self.troubles: list[Exception] = []
        self.fails: Callable[[Post, Final], Exception | None] = lambda post, final: None
        self.stuck: Callable[[Post], bool] = lambda post: False  # whose messages never end
        self.rung = Rung.EDIT
        self.moved = asyncio.Condition()

    def show(self, post: Post, jobs: Sequence[Job]) -> None:
        self.shown.append((post, jobs[0]))

    async def deliver(
        self, post: Post, final: Final, before_sending: Callable[[], Awaitable[None]]
    ) -> Delivered:
        self.tries.append(final)
        await self._notify()
        assert final.file is None or final.file.path.exists()
        if self.stuck(post):
            await asyncio.Event().wait()
        if self.troubles:
            raise self.troubles.pop(0)
        if error := self.fails(post, final):
            raise error
        if self.rung is not Rung.EDIT and post.manner is Manner.LADDER:
            await before_sending()
        self.brought.append(Brought(post, final))
        await self._notify()
        return Delivered(self.rung if post.manner is Manner.LADDER else Rung.EDIT)

    def forget(self, post: Post) -> None:
        self.forgotten.append(post)

    async def aclose(self) -> None:
        pass

    def outcomes(self) -> dict[str, Outcome]:
        """By prompt; without those of posts that are texts."""
        return {one.prompt: one.final.outcome for one in self.brought if not one.post.text}

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(TIMEOUT), self.moved:
            await self.moved.wait_for(holds)

    async def _notify(self) -> None:
        async with self.moved:
            self.moved.notify_all()


@dataclass(frozen=True)
class File:
    """Fulfils ``posts.messenger.VideoFile``."""

    path: Path
    size: int
    width: int = 16
    height: int = 16
    seconds: float = 0.5


async def fit(master: Path, limit: int, copy: Path) -> File:
    """A copy of as many bytes as it may have."""
    size = master.stat().st_size
    path = master
    if size >= limit:
        path, size = copy, limit - 1
        path.write_bytes(bytes(size))
    return File(path, size)


@dataclass
class Bench:
    """A dispatcher and an outbox at work, and the parts to watch them by."""

    database: Database
    media: Media
    executor: GatedExecutor
    messenger: ListeningMessenger
    dispatcher: Dispatcher
    outbox: Outbox
    jobs: JobTable
    posts: PostTable
    estimates: Estimates
    asked: dict[str, Post] = field(default_factory=dict)

    async def ask(self, *jobs: Job, **options: int) -> None:
        for job in jobs:
            post = a_post(job, **options)
            self.asked[job.id] = post
            await self.outbox.accept(post, job)

    def post(self, job: Job) -> Post:
        return self.asked[job.id]

    async def cancel(self, job: Job) -> bool:
        return await self.outbox.cancel(self.post(job).id)

    async def begun(self, job: Job) -> None:
        await self.executor.begun(job.request.prompt)

    async def settled(self, *jobs: Job) -> None:
        """Wait until what is owed for the jobs is settled, on the database too."""
        async with asyncio.timeout(TIMEOUT):
            for job in jobs:
                post = self.post(job)
                while self.outbox.pending.find(post.id) or post in self.outbox._bringing:  # noqa: ASYNC110
                    await asyncio.sleep(0.001)
        await self.database.read(lambda connection: None)

    async def idle(self) -> None:
        """Wait until nothing is owed any more."""
        async with asyncio.timeout(TIMEOUT):
            while self.outbox.pending or self.outbox._bringing:  # noqa: ASYNC110
                await asyncio.sleep(0.001)

    async def state_of(self, job: Job) -> str:
        return str((await self.jobs.find([job.id]))[job.id].state)


@asynccontextmanager
async def bench(
    folder: Path,
    *,
    running: bool = True,
    retention: Retention | None = None,
    elsewhere: GatedExecutor | None = None,
    gate: Gate | None = None,
) -> AsyncIterator[Bench]:
    """As ``app`` does: restored, started, and stopped at the end as by a kill. ``elsewhere``: who
    makes the clips, and goes on with that afterwards.
    """
    database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
    media = Media(folder)
    media.open()
    executor, messenger, events = elsewhere or GatedExecutor(media), ListeningMessenger(), Events()
    jobs, posts = JobTable(database), PostTable(database)
    estimates = await Estimates.load(database)
    dispatcher = Dispatcher(
        executor=executor,
        table=jobs,
        media=media,
        estimates=estimates,
        events=events,
        gate=gate,
        elsewhere=[Kind.RENDER] if elsewhere else [],
    )
    outbox = Outbox(
        database=database,
        posts=posts,
        jobs=jobs,
        dispatcher=dispatcher,
        events=events,
        media=media,
        fit=fit,
        messenger=messenger,
        retention=retention,
    )
    at = Bench(database, media, executor, messenger, dispatcher, outbox, jobs, posts, estimates)
    restored = await dispatcher.restore()
    await outbox.restore([job for job in restored if job.state.is_final])
    work: asyncio.Task[None] | None = None
    if running:
        work = asyncio.create_task(dispatcher.run())
        await outbox.start()
    try:
        yield at
    finally:
        tasks = {*dispatcher._tasks.values(), *([work] if work else ())}
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        if not elsewhere:
            await executor.aclose()
        await outbox.aclose()
        assert not work or work.cancelled() or work.exception() is None, work
        await database.aclose()
