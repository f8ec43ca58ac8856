"""All jams that go on: their clock, their scenes' jobs, their film; each survives a crash at any
moment.

A jam is written down before anything is done for it, with the ids of the jobs that are to come; a
start looks which of those are there, and goes on.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from sqlite3 import Connection
from typing import Protocol

from pydantic import TypeAdapter

from ..catalog.film import FilmRequest
from ..catalog.request import VideoRequest
from ..database import Database
from ..errors import RequestRefused, UserError
from ..jobs.events import Events
from ..jobs.executor import Kind
from ..jobs.job import Job, JobState
from ..jobs.table import JobTable
from ..posts.outbox import Outbox
from ..posts.post import Destination, Notify, Post
from ..text import Text
from .jam import Jam, JamState, Scene, SceneState
from .people import People

log = logging.getLogger(__name__)

KEEP_SECONDS = 90 * 24 * 3600.0  # a jam that ended
IDLE = 3600.0  # seconds to sleep where nothing has a time
RETRY = 30.0  # seconds until what failed is tried again
TICK = 0.5  # seconds between two looks at whether everything is brought
LONGEST_WAIT = 3600.0  # seconds for that
MOST_PER_MEMBER = 2  # that one member hosts at once

_JAM = TypeAdapter(Jam)


class Hall(Protocol):
    """Where a jam is seen: Discord, in ``bot/jam_hall.py``."""

    async def open_thread(self, server_id: int, channel_id: int, board_id: int, theme: str) -> int:
        """Under the board; its id, or 0 where there can be none, and all happens in the channel."""
        ...

    async def show(self, jam: Jam) -> None:
        """The board as it stands now. Called often."""
        ...

    async def show_scene(self, jam: Jam, scene: Scene) -> None:
        """A scene's message; makes one where it has none."""
        ...

    def destination(self, jam: Jam, scene: Scene) -> Destination:
        """Where its video goes: into its message."""
        ...

    async def film(self, jam: Jam) -> Destination:
        """Where the film goes: a new message, as a reply to the board. Raises ``UserError``."""
        ...

    async def close(self, jam: Jam) -> None:
        """Everything is said: no buttons any more, and the thread is archived."""
        ...

    async def has_left(self, jam: Jam) -> bool:
        """Whether the host is no longer there."""
        ...

    def server_name(self, jam: Jam) -> str: ...

    async def aclose(self) -> None:
        """Let every message say what it has not said yet."""
        ...


class JamTable:
    """The jams on the database, each as one value."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, jam: Jam) -> bool:
        """Whether it is on disk now; else it will be as soon as that can be done."""
        values = (jam.id, jam.state, _JAM.dump_json(jam).decode(), jam.created_at, time.time())

        def write(connection: Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO jams (id, state, jam, created_at, changed_at)"
                " VALUES (?, ?, ?, ?, ?)",
                values,
            )

        return await self._database.persist(f"jam {jam.id}", write, jam)

    async def unfinished(self) -> list[Jam]:
        def read(connection: Connection) -> list[str]:
            connection.execute(
                "DELETE FROM jams WHERE state = ? AND changed_at < ?",
                (JamState.CLOSED, time.time() - KEEP_SECONDS),
            )
            rows = connection.execute("SELECT jam FROM jams WHERE state != ?", (JamState.CLOSED,))
            return [data for (data,) in rows]

        return list(_readable(await self._database.write(read)))


def _readable(rows: Iterable[str]) -> Iterator[Jam]:
    for data in rows:
        try:
            yield _JAM.validate_json(data)
        except ValueError:
            log.exception("A jam on the database cannot be read")


class Jams:
    """Owns every jam that has not ended. ``decide``: words and seed -> a request, by the host's
    default model; raises ``UserError``.
    """

    def __init__(
        self,
        *,
        table: JamTable,
        jobs: JobTable,
        outbox: Outbox,
        events: Events,
        people: People,
        hall: Hall,
        decide: Callable[[str, int], VideoRequest],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._table = table
        self._jobs = jobs
        self._outbox = outbox
        self._people = people
        self._hall = hall
        self._decide = decide
        self._clock = clock
        self._jams: dict[str, Jam] = {}
        self._ended: asyncio.Queue[Job] = asyncio.Queue()  # jobs that may be a jam's
        self._moved = asyncio.Event()
        self._closing: set[asyncio.Task[None]] = set()
        self._again: dict[str, float] = {}  # by jam: when what could not be done is tried again
        self._locks: dict[str, asyncio.Lock] = {}
        self._kept: dict[str, set[str]] = {}  # by jam: the jobs whose files it needs
        self._ended_before: list[Jam] = []  # and not everything was said
        self._rooms: list[tuple[int, int]] = []  # channel and host of those that are beginning
        events.listen(self._job_changed)

    # --- What members do --------------------------------------------------------------------------

    def find(self, jam_id: str) -> Jam:
        """At once. Raises ``RequestRefused`` for one that has ended."""
        jam = self._jams.get(jam_id)
        if jam is None:
            raise RequestRefused(Text("groups-jam-over"))
        return jam

    def of_message(self, message_id: int) -> Jam | None:
        return next((jam for jam in self._jams.values() if jam.board_id == message_id), None)

    @contextmanager
    def room(self, channel_id: int, host: int, *, most: int) -> Iterator[None]:
        """For a jam that begins inside. Raises ``RequestRefused`` where no other one may."""
        others = [*((jam.channel_id, jam.host) for jam in self._jams.values()), *self._rooms]
        if not most:
            raise RequestRefused(Text("groups-jam-none-wanted"))
        if sum(channel == channel_id for channel, _ in others) >= most:
            raise RequestRefused(Text("groups-jam-enough-here", most=most))
        if sum(other == host for _, other in others) >= MOST_PER_MEMBER:
            raise RequestRefused(Text("groups-jam-too-many", most=MOST_PER_MEMBER))
        self._rooms.append((channel_id, host))
        try:
            yield
        finally:
            self._rooms.remove((channel_id, host))

    def offered_by(self, user_id: int) -> int:
        """Scenes of a member that are yet to be made: each will be a request of theirs."""
        return sum(
            scene.author == user_id for jam in self._jams.values() for scene in jam.offered()
        )

    async def begin(self, jam: Jam) -> None:
        """From here on it goes on, whatever happens."""
        self._jams[jam.id] = jam
        async with self._step(jam):
            await self._proceed(jam)

    async def add(self, jam_id: str, author: int, words: str) -> None:
        """Raises ``UserError`` where the words cannot be made, as /video does."""
        self._decide(words, 0)
        async with self._step(self.find(jam_id)) as jam:
            jam.add(author, words)
            if jam.is_full:
                jam.close()
            await self._proceed(jam)

    async def change(self, jam_id: str, scene_id: str, author: int, words: str) -> None:
        self._decide(words, 0)
        async with self._step(self.find(jam_id)) as jam:
            scene = jam.change(scene_id, author, words)
            await self._proceed(jam, scene)

    async def withdraw(self, jam_id: str, scene_id: str, user: int, *, manages: bool) -> None:
        async with self._step(self.find(jam_id)) as jam:
            await self._proceed(jam, jam.withdraw(scene_id, user, manages=manages))

    async def vote(self, jam_id: str, scene_id: str, voter: int) -> None:
        async with self._step(self.find(jam_id)) as jam:
            jam.vote(scene_id, voter)
            await self._proceed(jam, jam.scene(scene_id))

    async def close(self, jam_id: str) -> None:
        async with self._step(self.find(jam_id)) as jam:
            jam.close()
            await self._proceed(jam, *jam.scenes)

    async def redo(self, jam_id: str, author: int) -> None:
        async with self._step(self.find(jam_id)) as jam:
            jam.redo(author)
            await self._proceed(jam)

    async def put_in_order(self, jam_id: str, scene_ids: list[str]) -> None:
        async with self._step(self.find(jam_id)) as jam:
            jam.put_in_order(scene_ids)
            await self._proceed(jam)

    async def cut(self, jam_id: str) -> None:
        async with self._step(self.find(jam_id)) as jam:
            jam.cut()
            await self._proceed(jam)

    async def message_deleted(self, message_id: int) -> None:
        """What is deleted is no part of a film."""
        for jam in list(self._jams.values()):
            if any(scene.message_id == message_id for scene in jam.scenes):
                async with self._step(jam):
                    jam.lose(message_id)
                    await self._proceed(jam)

    async def channel_deleted(self, channel_id: int) -> None:
        """The thread of a jam is gone: what is left happens under the board."""
        for jam in list(self._jams.values()):
            if channel_id == jam.thread_id:
                async with self._step(jam):
                    jam.thread_id = 0
                    for scene in jam.scenes:
                        scene.message_id = 0
                    await self._proceed(jam)

    async def aclose(self) -> None:
        for task in set(self._closing):
            task.cancel()
        await self._hall.aclose()

    # --- Going on ---------------------------------------------------------------------------------

    async def restore(self) -> None:
        """Take up the jams of the last run. Before the outbox removes anything."""
        for jam in await self._table.unfinished():
            self._outbox.need(self._files(jam))
            if jam.state is JamState.ENDED:
                self._ended_before.append(jam)
            else:
                self._jams[jam.id] = jam

    async def run(self) -> None:
        """Keep the time of all jams, and bring each to its next state."""
        for jam in self._ended_before:
            self._end(jam)
        self._again |= dict.fromkeys(self._jams, 0.0)
        while True:
            for jam in [self._jams[one] for one in self._due() if one in self._jams]:
                self._again.pop(jam.id, None)
                async with self._step(jam):
                    await self._go_on(jam)
            while not self._ended.empty():
                await self._job_ended(self._ended.get_nowait())
            times = [*(jam.ends_at for jam in self._timed()), *self._again.values()]
            wait = min(times, default=float("inf")) - self._clock()
            await self._wait(max(0.0, min(IDLE, wait)))

    def _due(self) -> list[str]:
        now = self._clock()
        over = [jam.id for jam in self._timed() if jam.is_due(now)]
        again = [jam_id for jam_id, at in self._again.items() if at <= now]
        return list(dict.fromkeys((*over, *again)))

    def _timed(self) -> list[Jam]:
        """Those whose state has a time, less those that are tried again later; a cutting time
        lasts until nothing is made any more.
        """
        return [
            jam
            for jam in self._jams.values()
            if jam.id not in self._again
            and (
                jam.state is JamState.OPEN or (jam.state is JamState.CUTTING and not jam.in_work())
            )
        ]

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._moved.wait()
        self._moved.clear()

    @asynccontextmanager
    async def _step(self, jam: Jam) -> AsyncIterator[Jam]:
        """One thing at a time for each jam. A refusal is its member's to hear; anything else holds
        up no other jam, and what it left undone is done again.
        """
        lock = self._locks.setdefault(jam.id, asyncio.Lock())
        try:
            async with lock:
                yield jam
        except RequestRefused:
            raise
        except Exception:
            log.exception("Jam %s", jam.id)
            self._again[jam.id] = self._clock() + RETRY
        self._moved.set()

    async def _go_on(self, jam: Jam) -> None:
        """What the time asks for, and what was decided and perhaps not done."""
        if jam.is_due(self._clock()):
            if jam.state is JamState.OPEN:
                jam.close()
            elif not jam.in_work():
                jam.cut()
        known = await self._jobs.find([scene.job_id for scene in jam.in_work()])
        for job in known.values():
            if job.state.is_final:
                well = job.state is JobState.DONE
                jam.ended_making(job.id, well=well, now=self._clock())
        await self._proceed(jam, *jam.scenes)

    def _job_changed(self, job: Job) -> None:
        if job.state.is_final:
            self._ended.put_nowait(job)
            self._moved.set()

    async def _job_ended(self, job: Job) -> None:
        well = job.state is JobState.DONE
        for jam in list(self._jams.values()):
            if jam.state is JamState.FILMING and job.id == jam.film_job_id:
                async with self._step(jam):
                    jam.filmed(well=well)
                    await self._proceed(jam)
            elif any(scene.job_id == job.id for scene in jam.in_work()):
                async with self._step(jam):
                    jam.ended_making(job.id, well=well, now=self._clock())
                    await self._proceed(jam)

    async def _proceed(self, jam: Jam, *changed: Scene) -> None:
        """Write down how it stands, do what that asks for, and show it. Doing it twice is doing it
        once.
        """
        await self._table.record(jam)
        files = set(self._files(jam))
        self._outbox.need(files)
        if gone := self._kept.get(jam.id, set()) - files:  # a try that another one replaced
            await self._outbox.need_no_more(gone)
        self._kept[jam.id] = files
        unseen = [scene for scene in jam.offered() if not scene.message_id]
        for scene in dict.fromkeys(scene.id for scene in (*changed, *unseen)):
            await self._show(jam, jam.scene(scene))
        await self._make(jam)
        if jam.state is JamState.FILMING:
            await self._film(jam)
        await self._show(jam)
        if jam.state is JamState.ENDED:
            self._jams.pop(jam.id, None)
            self._end(jam)

    async def _make(self, jam: Jam) -> None:
        """A job for each scene, in its author's name, and a post into its message."""
        known = await self._jobs.find([scene.job_id for scene in jam.in_work()])
        for scene in jam.in_work():
            if scene.job_id in known:
                continue
            try:
                request = self._decide(scene.words, scene.seed)
            except UserError as error:  # the model is another one by now
                log.warning("Scene %d of jam %s: %s", scene.number, jam.id, error)
                jam.ended_making(scene.job_id, well=False, now=self._clock())
                await self._table.record(jam)
                continue
            job = Job(request, scene.author, id=scene.job_id)
            destination = self._hall.destination(jam, scene)
            post = Post(destination, (scene.author,), (job.id,), notify=Notify.NEVER)
            await self._accept(jam, post, job)

    async def _accept(self, jam: Jam, post: Post, job: Job) -> None:
        """What cannot be accepted now is tried again: soon, or at the next start."""
        try:
            await self._outbox.accept(post, job)
        except UserError as error:  # the bot is stopping, or the disk is full
            log.warning("Job %s of jam %s has to wait: %s", job.id, jam.id, error)
            self._again[jam.id] = self._clock() + RETRY

    async def _film(self, jam: Jam) -> None:
        """Cut it, unless a run before this one began to."""
        if found := await self._jobs.find([jam.film_job_id]):
            if (film := found[jam.film_job_id]).state.is_final:
                jam.filmed(well=film.state is JobState.DONE)
                await self._table.record(jam)
            return
        scenes, people = jam.film(), jam.people()
        if await self._hall.has_left(jam):
            people = [user_id for user_id in people if user_id != jam.host] or people
        names = await self._people.names(people, jam.server_id)
        request = FilmRequest(
            title=jam.theme,
            words=tuple(scene.words for scene in scenes),
            names=tuple(names[user_id] for user_id in people if user_id in names),
            captions=jam.captions,
            server=self._hall.server_name(jam),
        )
        inputs = tuple(scene.job_id for scene in scenes)
        job = Job(request, people[0], Kind.CUT, inputs, id=jam.film_job_id)
        destination = await self._hall.film(jam)
        jam.film_message_id = destination.message_id
        await self._table.record(jam)
        post = Post(destination, tuple(people), (job.id,), notify=Notify.ALWAYS)
        await self._accept(jam, post, job)

    def _end(self, jam: Jam) -> None:
        closing = asyncio.create_task(self._close_when_told(jam), name=f"t2vbot-jam-{jam.id}")
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    async def _close_when_told(self, jam: Jam) -> None:
        """An archived thread takes no edits: first everything in it has to be brought."""
        await self._show(jam)
        jobs = [scene.job_id for scene in jam.scenes if scene.job_id]
        until = self._clock() + LONGEST_WAIT
        owed = self._outbox.is_owed  # by many posts, whose ends nobody else waits for
        while any(map(owed, [*jobs, jam.film_job_id])) and self._clock() < until:  # noqa: ASYNC110
            await asyncio.sleep(TICK)
        try:
            await self._hall.close(jam)
        except Exception as error:  # the thread is gone, or a right is lost
            log.warning("Jam %s cannot be closed: %r", jam.id, error)
        jam.state = JamState.CLOSED
        await self._table.record(jam)
        self._locks.pop(jam.id, None)
        await self._outbox.need_no_more({*self._files(jam), *self._kept.pop(jam.id, ())})

    async def _show(self, jam: Jam, scene: Scene | None = None) -> None:
        """What is shown may fail: a message or a thread is gone, a right is lost."""
        before = scene.message_id if scene else 0
        try:
            await (self._hall.show_scene(jam, scene) if scene else self._hall.show(jam))
        except Exception as error:
            log.warning("Jam %s cannot be shown: %r", jam.id, error)
            if scene and scene.state is SceneState.OFFERED:
                self._again[jam.id] = self._clock() + RETRY
        if scene and scene.message_id != before:
            await self._table.record(jam)

    def _files(self, jam: Jam) -> list[str]:
        """The jobs whose files the film is cut out of."""
        wanted = (SceneState.MAKING, SceneState.MADE)
        found = [scene.job_id for scene in jam.scenes if scene.state in wanted]
        found += [scene.made_job_id for scene in jam.scenes if scene.made_job_id]
        return [*found, *([jam.film_job_id] if jam.film_job_id else [])]
