"""Films that members make together: their scenes' jobs, the film, and what is said at the end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, Protocol, TypeVar

from ..catalog.film import FilmRequest
from ..catalog.request import VideoRequest
from ..errors import RequestRefused, UserError
from ..jobs.executor import Kind
from ..jobs.job import Job, JobState
from ..posts.post import Destination, Notify, Post
from ..text import Text
from .keeper import Keeper
from .people import People
from .production import NOBODY, Production, Scene, SceneState, Stage

log = logging.getLogger(__name__)

TICK = 0.5  # seconds between two looks at whether everything is brought
LONGEST_WAIT = 3600.0  # seconds for that
MOST_PER_MEMBER = 2  # that one member hosts at once

P = TypeVar("P", bound=Production)
Seen = TypeVar("Seen", bound=Production, contravariant=True)


class Hall(Protocol, Generic[Seen]):
    """Where a production is seen: Discord, in ``bot/hall.py``."""

    async def open_thread(self, production: Seen) -> int:
        """Under the board; its id, or 0 where there can be none, and all happens in the channel."""
        ...

    async def show(self, production: Seen) -> None:
        """The board as it stands now. Called often."""
        ...

    async def show_scene(self, production: Seen, scene: Scene) -> None:
        """A scene's message; makes one where it has none."""
        ...

    def destination(self, production: Seen, scene: Scene) -> Destination:
        """Where its video goes: into its message."""
        ...

    async def film(self, production: Seen) -> Destination:
        """Where the film goes: a new message, as a reply to the board."""
        ...

    async def close(self, production: Seen) -> None:
        """Everything is said: no buttons any more, and the thread is archived."""
        ...

    async def has_left(self, production: Seen) -> bool:
        """Whether the host is no longer there."""
        ...

    def server_name(self, production: Seen) -> str: ...

    def language(self, production: Seen) -> str:
        """That all who are there share."""
        ...

    async def aclose(self) -> None:
        """Let every message say what it has not said yet."""
        ...


class Productions(Keeper[P]):
    """All of one kind. ``decide``: words, seed and server -> a request, by the default model;
    raises ``UserError``.
    """

    def __init__(
        self,
        *,
        people: People,
        hall: Hall[P],
        decide: Callable[[str, int, int], VideoRequest],
        **parts: Any,
    ) -> None:
        super().__init__(**parts)
        self.hall = hall
        self._people = people
        self._decide = decide
        self._closing: set[asyncio.Task[None]] = set()
        self._needed: dict[str, set[str]] = {}  # by production: the jobs whose files it needs
        self._rooms: list[tuple[int, int]] = []  # channel and host of those that are beginning

    # --- What members do --------------------------------------------------------------------------

    def of_message(self, message_id: int) -> P | None:
        return next((one for one in self.groups.values() if one.board_id == message_id), None)

    @contextmanager
    def room(self, channel_id: int, host: int, *, most: int) -> Iterator[None]:
        """For one that begins inside. Raises ``RequestRefused`` where no other one may."""
        living = [one for one in self.groups.values() if one.state is not Stage.ENDED]
        others = [*((one.channel_id, one.host) for one in living), *self._rooms]
        if not most:
            raise RequestRefused(Text("groups-none-wanted", kind=self.kind))
        if sum(channel == channel_id for channel, _ in others) >= most:
            raise RequestRefused(Text("groups-enough-here", kind=self.kind, most=most))
        if sum(other == host for _, other in others) >= MOST_PER_MEMBER:
            raise RequestRefused(Text("groups-too-many", kind=self.kind, most=MOST_PER_MEMBER))
        self._rooms.append((channel_id, host))
        try:
            yield
        finally:
            self._rooms.remove((channel_id, host))

    def request_for(self, words: str, server_id: int) -> VideoRequest:
        """What would be made of these words in a server. Raises ``UserError`` where they cannot be
        made, as /video does.
        """
        return self._decide(words, 0, server_id)

    async def message_deleted(self, message_id: int) -> None:
        """What is deleted is no part of a film."""
        for one in list(self.groups.values()):
            if message_id == one.board_id:
                async with self.step(one):
                    one.lose_board()
                    await self.proceed(one)
            elif any(scene.message_id == message_id for scene in one.scenes):
                async with self.step(one):
                    one.lose(message_id)
                    await self.proceed(one)

    async def channel_deleted(self, channel_id: int) -> None:
        """The thread is gone: what is left happens under the board."""
        for one in list(self.groups.values()):
            if channel_id == one.thread_id:
                async with self.step(one):
                    one.thread_id = 0
                    for scene in one.scenes:
                        scene.message_id = 0
                    await self.proceed(one)

    async def aclose(self) -> None:
        for task in set(self._closing):
            task.cancel()
        await self.hall.aclose()

    async def restore(self) -> None:
        await super().restore()
        self._needed = {one.id: set(self.needs(one)) for one in self.groups.values()}

    # --- As every group ---------------------------------------------------------------------------

    def due_at(self, group: P) -> float | None:
        return group.due_at()

    def time_over(self, group: P) -> None:
        group.time_over(self.clock())

    def waits_for(self, group: P) -> list[str]:
        film = [group.film_job_id] if group.state is Stage.FILMING else []
        return [*(scene.job_id for scene in group.in_work()), *film]

    def job_ended(self, group: P, job: Job) -> None:
        well = job.state is JobState.DONE
        if job.id == group.film_job_id:
            group.filmed(well=well)
        else:
            group.ended_making(job.id, well=well, now=self.clock())

    def needs(self, group: P) -> list[str]:
        """What the film is cut out of, and the film."""
        wanted = (SceneState.MAKING, SceneState.MADE)
        found = [scene.job_id for scene in group.scenes if scene.state in wanted]
        found += [scene.made_job_id for scene in group.scenes if scene.made_job_id]
        return [*found, *([group.film_job_id] if group.film_job_id else [])]

    async def proceed(self, group: P, *changed: Scene, again: bool = False) -> None:
        await self.table.record(group)
        await self._keep_files(group)
        if group.thread_id is None:
            group.thread_id = await self.hall.open_thread(group)
            await self.table.record(group)
        unseen = [scene for scene in group.offered() if not scene.message_id]
        shown = (*changed, *unseen, *(group.scenes if again else ()))
        for scene_id in dict.fromkeys(scene.id for scene in shown):
            await self._show(group, group.scene(scene_id))
        await self._make(group)
        if group.state is Stage.FILMING:
            await self._film(group)
        await self._show(group)
        if group.state is Stage.ENDED:
            self.drop(group)
            self._end(group)

    # --- Small change -----------------------------------------------------------------------------

    async def _keep_files(self, one: P) -> None:
        needed = set(self.needs(one))
        self.outbox.files.need(needed)
        if gone := self._needed.get(one.id, set()) - needed:  # a try that another one replaced
            await self.outbox.files.need_no_more(gone)
        self._needed[one.id] = needed

    async def _make(self, one: P) -> None:
        """A job for each scene, in its author's name, and a post into its message."""
        known = await self.jobs.find([scene.job_id for scene in one.in_work()])
        for scene in one.in_work():
            if not scene.message_id:  # of a turn, or of a thread that is gone
                await self._show(one, scene)
            if job := known.get(scene.job_id):
                await self._move(one, scene, job)
                continue
            try:
                request = self._decide(one.prompt(scene), scene.seed, one.server_id)
            except UserError as error:  # the model is another one by now
                log.warning("Scene %d of %s %s: %s", scene.number, self.kind, one.id, error)
                one.ended_making(scene.job_id, well=False, now=self.clock())
                await self.table.record(one)
                continue
            job = Job(request, scene.author, id=scene.job_id)
            destination = self.hall.destination(one, scene)
            post = Post(destination, (scene.author,), (job.id,), notify=Notify.NEVER)
            await self.accept(one, post, job)

    async def _move(self, one: P, scene: Scene, job: Job) -> None:
        """Its video comes into the message that it has now."""
        post = self.outbox.pending.shown_by(job.id)
        if post and scene.message_id and post.destination.channel_id != one.place_id:
            await self.outbox.move(post.id, self.hall.destination(one, scene))

    async def _film(self, one: P) -> None:
        """Cut it, unless a run before this one began to."""
        if await self.jobs.find([one.film_job_id]):
            return
        scenes, people = one.film(), one.people()
        if one.host != NOBODY and await self.hall.has_left(one):
            people = [user_id for user_id in people if user_id != one.host] or people
        request = await self.film_request(one, scenes, people)
        inputs = tuple(scene.job_id for scene in scenes)
        job = Job(request, people[0], Kind.CUT, inputs, id=one.film_job_id)
        destination = await self.hall.film(one)
        one.film_message_id = destination.message_id
        await self.table.record(one)
        post = Post(destination, tuple(people), (job.id,), notify=Notify.ALWAYS)
        await self.accept(one, post, job)

    async def film_request(self, one: P, scenes: list[Scene], people: list[int]) -> FilmRequest:
        """``people``: whom the credits name."""
        language = self.hall.language(one)
        names = await self._people.names(people, one.server_id, language)
        return FilmRequest(
            title=one.theme,
            words=tuple(scene.words for scene in scenes),
            names=tuple(names[user_id] for user_id in people if user_id in names),
            captions=one.captions,
            server=self.hall.server_name(one),
            language=language,
        )

    def _end(self, one: P) -> None:
        closing = asyncio.create_task(self._close_when_told(one), name=f"t2vbot-{one.id}")
        self._closing.add(closing)
        closing.add_done_callback(self._closing.discard)

    async def _close_when_told(self, one: P) -> None:
        """An archived thread takes no edits: first everything in it has to be brought."""
        jobs = [scene.job_id for scene in one.scenes if scene.job_id]
        until = self.clock() + LONGEST_WAIT
        owed = self.outbox.pending.is_owed  # by many posts, whose ends nobody else waits for
        while any(map(owed, [*jobs, one.film_job_id])) and self.clock() < until:  # noqa: ASYNC110
            await asyncio.sleep(TICK)
        try:
            await self.hall.close(one)
        except Exception as error:  # the thread is gone, or a right is lost
            log.warning("%s %s cannot be closed: %r", self.kind, one.id, error)
        one.state = Stage.CLOSED
        await self.table.record(one)
        self.forget(one)
        await self.outbox.files.need_no_more({*self.needs(one), *self._needed.pop(one.id, ())})

    async def _show(self, one: P, scene: Scene | None = None) -> None:
        """What is shown may fail: a message or a thread is gone, a right is lost."""
        before = scene.message_id if scene else 0
        try:
            await (self.hall.show_scene(one, scene) if scene else self.hall.show(one))
        except Exception as error:
            log.warning("%s %s cannot be shown: %r", self.kind, one.id, error)
            if scene and scene.state is SceneState.OFFERED:
                self.do_again(one)
        if scene and scene.message_id != before:
            await self.table.record(one)
