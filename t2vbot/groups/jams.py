"""All jams that go on: their clock, their scenes' jobs, their film; each survives a crash at any
moment.

A jam is written down before anything is done for it, with the ids of the jobs that are to come; a
start looks which of those are there, and goes on.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
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
                (JamState.ENDED, time.time() - KEEP_SECONDS),
            )
            rows = connection.execute("SELECT jam FROM jams WHERE state != ?", (JamState.ENDED,))
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

    def check_room(self, channel_id: int, host: int, *, most: int) -> None:
        """Raises ``RequestRefused`` where no other jam may begin."""
        here = [jam for jam in self._jams.values() if jam.channel_id == channel_id]
        theirs = [jam for jam in self._jams.values() if jam.host == host]
        if not most:
            raise RequestRefused(Text("groups-jam-none-wanted"))
        if len(here) >= most:
            raise RequestRefused(Text("groups-jam-enough-here", most=most))
        if len(theirs) >= MOST_PER_MEMBER:
            raise RequestRefused(Text("groups-jam-too-many", most=MOST_PER_MEMBER))

    async def begin(self, jam: Jam) -> None:
        """From here on it goes on, whatever happens."""
        self._jams[jam.id] = jam
        await self._table.record(jam)
        await self._hall.show(jam)
        self._moved.set()

    async def add(self, jam_id: str, author: int, words: str) -> None:
        """Raises ``UserError`` where the words cannot be made, as /video does."""
        jam = self.find(jam_id)
        self._decide(words, 0)
        scene = jam.add(author, words)
        await self._changed(jam, scene)
        if jam.is_full:
            await self.close(jam_id)

    async def change(self, jam_id: str, scene_id: str, author: int, words: str) -> None:
        jam = self.find(jam_id)
        self._decide(words, 0)
        await self._changed(jam, jam.change(scene_id, author, words))

    async def withdraw(self, jam_id: str, scene_id: str, user: int, *, manages: bool) -> None:
        jam = self.find(jam_id)
        await self._changed(jam, jam.withdraw(scene_id, user, manages=manages))

    async def vote(self, jam_id: str, scene_id: str, voter: int) -> bool:
        jam = self.find(jam_id)
        voted = jam.vote(scene_id, voter)
        await self._changed(jam, jam.scene(scene_id))
        return voted

    async def close(self, jam_id: str) -> None:
        jam = self.find(jam_id)
        chosen = jam.close()
        await self._table.record(jam)
        for scene in jam.scenes:
            await self._quietly(jam, self._hall.show_scene(jam, scene), scene)
        await self._make(jam, chosen)
        await self._after(jam)

    async def redo(self, jam_id: str, author: int) -> None:
        jam = self.find(jam_id)
        before = [scene.job_id for scene in jam.scenes]
        again = jam.redo(author)
        await self._table.record(jam)
        await self._outbox.need_no_more({*before} - {scene.job_id for scene in jam.scenes})
        await self._make(jam, again)
        await self._after(jam)

    async def put_in_order(self, jam_id: str, scene_ids: list[str]) -> None:
        jam = self.find(jam_id)
        jam.put_in_order(scene_ids)
        await self._changed(jam)

    async def cut(self, jam_id: str) -> None:
        jam = self.find(jam_id)
        jam.cut()
        await self._table.record(jam)
        await self._after(jam)

    async def message_deleted(self, message_id: int) -> None:
        """What is deleted is no part of a film; a scene that is not made yet goes on without."""
        for jam in list(self._jams.values()):
            if scene := jam.lose(message_id):
                await self._changed(jam)
                if scene.state is SceneState.FAILED:
                    await self._outbox.need_no_more([scene.job_id])

    async def channel_deleted(self, channel_id: int) -> None:
        """The thread of a jam is gone: what is left happens under the board."""
        for jam in list(self._jams.values()):
            if channel_id == jam.thread_id:
                jam.thread_id = 0
                for scene in jam.scenes:
                    scene.message_id = 0
                await self._table.record(jam)

    async def aclose(self) -> None:
        for task in set(self._closing):
            task.cancel()
        await self._hall.aclose()

    # --- Going on ---------------------------------------------------------------------------------

    async def restore(self) -> None:
        """Take up the jams of the last run. Before the outbox removes anything."""
        for jam in await self._table.unfinished():
            self._jams[jam.id] = jam
            self._outbox.need(self._files(jam))

    async def run(self) -> None:
        """Keep the time of all jams, and bring each to its next state."""
        for jam in list(self._jams.values()):
            await self._guarded(jam, self._go_on(jam))
        while True:
            times = [*(jam.ends_at for jam in self._timed()), *self._again.values()]
            timeout = min(times, default=float("inf"))
            await self._wait(max(0.0, min(IDLE, timeout - self._clock())))
            while not self._ended.empty():
                await self._job_ended(self._ended.get_nowait())
            for jam_id in [one for one, at in self._again.items() if at <= self._clock()]:
                del self._again[jam_id]
                if waiting := self._jams.get(jam_id):
                    await self._guarded(waiting, self._go_on(waiting))
            for jam in self._timed():
                if jam.is_due(self._clock()):
                    await self._guarded(jam, self._time_over(jam))

    def _timed(self) -> list[Jam]:
        """Those whose state has a time; a cutting time lasts until nothing is made any more."""
        return [
            jam
            for jam in self._jams.values()
            if jam.state is JamState.OPEN or (jam.state is JamState.CUTTING and not jam.in_work())
        ]

    async def _wait(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._moved.wait()
        except TimeoutError:
            pass
        self._moved.clear()

    async def _time_over(self, jam: Jam) -> None:
        await (self.close(jam.id) if jam.state is JamState.OPEN else self.cut(jam.id))

    async def _guarded(self, jam: Jam, step: Awaitable[None]) -> None:
        """One jam that fails holds up no other, and is tried again."""
        try:
            await step
        except Exception:
            log.exception("Jam %s", jam.id)
            jam.ends_at = max(jam.ends_at, self._clock() + RETRY)
            self._again[jam.id] = self._clock() + RETRY

    async def _go_on(self, jam: Jam) -> None:
        """After a start: what was decided and perhaps not done."""
        known = await self._jobs.find([scene.job_id for scene in jam.in_work()])
        await self._make(jam, [scene for scene in jam.in_work() if scene.job_id not in known])
        for job in known.values():
            if job.state.is_final:
                await self._job_ended(job)
        await self._after(jam)

    def _job_changed(self, job: Job) -> None:
        if job.state.is_final:
            self._ended.put_nowait(job)
            self._moved.set()

    async def _job_ended(self, job: Job) -> None:
        for jam in list(self._jams.values()):
            if jam.state is JamState.FILMING and job.id == jam.film_job_id:
                await self._guarded(jam, self._filmed(jam))
                return
            well = job.state is JobState.DONE
            if jam.ended_making(job.id, well=well, now=self._clock()):
                await self._table.record(jam)
                await self._guarded(jam, self._after(jam))
                return

    async def _after(self, jam: Jam) -> None:
        """What the present state asks for."""
        await self._quietly(jam, self._hall.show(jam))
        if jam.state is JamState.FILMING:
            await self._film(jam)
        if jam.state is JamState.ENDED:
            await self._end(jam)
        self._moved.set()

    async def _make(self, jam: Jam, scenes: list[Scene]) -> None:
        """A job for each scene, in its author's name, and a post into its message."""
        self._outbox.need(scene.job_id for scene in scenes)
        for scene in scenes:
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
            if found[jam.film_job_id].state.is_final:
                await self._filmed(jam)
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
        self._outbox.need([job.id])
        await self._accept(jam, post, job)

    async def _filmed(self, jam: Jam) -> None:
        jam.filmed()
        await self._table.record(jam)
        await self._after(jam)

    async def _end(self, jam: Jam) -> None:
        self._jams.pop(jam.id, None)
        closing = asyncio.create_task(self._close_when_told(jam), name=f"t2vbot-jam-{jam.id}")
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    async def _close_when_told(self, jam: Jam) -> None:
        """An archived thread takes no edits: first everything in it has to be brought."""
        await self._quietly(jam, self._hall.show(jam))
        jobs = [scene.job_id for scene in jam.scenes if scene.job_id]
        until = self._clock() + LONGEST_WAIT
        owed = self._outbox.is_owed  # by many posts, whose ends nobody else waits for
        while any(map(owed, [*jobs, jam.film_job_id])) and self._clock() < until:  # noqa: ASYNC110
            await asyncio.sleep(TICK)
        await self._quietly(jam, self._hall.close(jam))
        await self._outbox.need_no_more(self._files(jam))

    async def _changed(self, jam: Jam, scene: Scene | None = None) -> None:
        await self._table.record(jam)
        if scene:
            await self._quietly(jam, self._hall.show_scene(jam, scene), scene)
        await self._quietly(jam, self._hall.show(jam))
        self._moved.set()

    async def _quietly(
        self, jam: Jam, showing: Awaitable[None], scene: Scene | None = None
    ) -> None:
        """What is shown may fail: a message or a thread is gone, a right is lost."""
        before = scene.message_id if scene else 0
        try:
            await showing
        except Exception as error:
            log.warning("Jam %s cannot be shown: %r", jam.id, error)
        if scene and scene.message_id != before:
            await self._table.record(jam)

    def _files(self, jam: Jam) -> list[str]:
        """The jobs whose files the film is cut out of."""
        wanted = (SceneState.MAKING, SceneState.MADE)
        found = [scene.job_id for scene in jam.scenes if scene.state in wanted]
        return [*found, *([jam.film_job_id] if jam.film_job_id else [])]
