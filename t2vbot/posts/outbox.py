"""The outbox: brings every post to its end, beside the devices. Nobody else changes a post's state.

Each post is brought by a task of its own, with its own retries, so that one that is hard to
deliver holds up neither a device nor anybody else.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import islice
from sqlite3 import Connection

from ..database import Database
from ..errors import UserError
from ..jobs.dispatcher import Dispatcher
from ..jobs.events import Events
from ..jobs.job import Job, JobState, wholes
from ..jobs.table import JobTable
from ..media.retention import Retention
from ..media.store import Media
from ..tasks import stop
from ..text import Text
from .bringing import Bringing
from .courier import Courier, Fit, Settlement
from .files import Files
from .kept import Kept
from .messenger import Messenger
from .pending import Pending
from .post import Destination, Manner, Notify, Post, PostState
from .table import PostTable

log = logging.getLogger(__name__)

MOST_RECIPIENTS = 100  # people whom one message can notify, by Discord's documentation
FAREWELL = 10.0  # seconds in which it is said that something was cancelled
LOOK = 0.05  # seconds between two looks at whether it was
RESTORED_AT_ONCE = 200  # posts taken up between two looks at what else happens


class Outbox:
    """Owns every post that is not settled."""

    def __init__(
        self,
        *,
        database: Database,
        posts: PostTable,
        jobs: JobTable,
        dispatcher: Dispatcher,
        events: Events,
        media: Media,
        fit: Fit,
        messenger: Messenger,
        retention: Retention | None = None,
    ) -> None:
        self._database = database
        self._table = posts
        self._job_table = jobs
        self._dispatcher = dispatcher
        self._messenger = messenger
        self.pending = Pending()
        self.kept = Kept()
        self.files = Files(
            table=posts,
            media=media,
            fit=fit,
            retention=retention or Retention(),
            pending=self.pending,
            kept=self.kept,
            dispatcher=dispatcher,
        )
        self._courier = Courier(table=posts, media=media, fit=fit, messenger=messenger)
        self._bringing = Bringing(self._courier, self.pending, self._settle)
        self._cancelling: set[asyncio.Task[bool]] = set()  # what the last run did not end
        self._started = False
        # Told of each post in the moment in which it is settled; must return at once.
        self.settled: list[Callable[[Post], None]] = []
        # Told of each post that is withdrawn, or None for many at once; must return at once.
        self.withdrawn: list[Callable[[str | None], None]] = []
        self.tried = self._courier.tried  # told of each try to bring one
        events.listen(self._job_changed)

    # What the members' side asks for.

    async def accept(self, post: Post, job: Job, *parts: Job) -> None:
        """Accept a job and what is owed for it: on return both are on disk and the job is queued.

        ``parts``: the jobs that it is made out of, where they are to be made first; and where
        several were asked for at once, the others with theirs.

        Raises ``UserError`` while the bot is stopping, or where they cannot be written down.
        """
        whole = wholes((job, *parts))
        with ExitStack() as admitting:
            order = sorted((job, *parts), key=lambda each: each in whole)  # parts come first
            for each in reversed(order):  # they are left, and queued, in the opposite order
                admitting.enter_context(self._dispatcher.admitting(each))
            self.pending.add(post, [job, *parts])
            try:
                await self._database.write(partial(_insert, post, (job, *parts)))
            except BaseException as error:
                self.pending.remove(post)
                if isinstance(error, sqlite3.Error):  # disk full, read-only, locked
                    log.exception("Job %s could not be written down", job.id)
                    raise UserError(Text("posts-not-written")) from error
                raise

    async def join(self, post_id: str, user_id: int) -> bool:
        """Let somebody take part in what others asked for: they are named and notified. False
        where it is settled, cancelled, held or on its way to its people.
        """
        post = self.pending.find(post_id)
        if post is None or post.on_its_way or post.cancelled:
            return False
        if any(job.hidden for job in self.pending.jobs_of(post)):
            return False
        if user_id not in post.recipients:
            if len(post.recipients) >= MOST_RECIPIENTS:
                raise UserError(Text("posts-too-many-people", most=MOST_RECIPIENTS))
            if post.notify is Notify.SLOW:  # who joins does not watch it being made
                post.notify = Notify.ALWAYS
            await self._change_people(post, (*post.recipients, user_id))
        return True

    async def leave(self, post_id: str, user_id: int) -> bool:
        """Let somebody go; the others get it all the same, and the first of them is who it counts
        for. False where nobody would be left, or it is settled.
        """
        post = self.pending.find(post_id)
        if post is None or post.on_its_way or set(post.recipients) <= {user_id}:
            return False
        await self._change_people(post, tuple(p for p in post.recipients if p != user_id))
        return True

    async def part(self, post_id: str, own: Post) -> bool:
        """Let somebody who joined go on in a post of their own. False where they are not among the
        others any more, or what they wait for has ended.
        """
        post = self.pending.find(post_id)
        if post is None or post.on_its_way or own.owner not in post.recipients[1:]:
            return False
        jobs = self.pending.known(own)
        if len(jobs) < len(own.jobs) or all(job.state.is_final for job in wholes(jobs)):
            return False
        post.recipients = tuple(user for user in post.recipients if user != own.owner)
        self.pending.add(own, jobs)
        await self._table.record(post, own)  # both or neither
        await self._recharge(post.jobs)
        for each in (post, own):
            if not each.is_settled:
                self._go_on(each)
        return True

    async def _change_people(self, post: Post, people: tuple[int, ...]) -> None:
        post.recipients = people
        await self._table.record(post)
        await self._recharge(post.jobs)
        if (jobs := self.pending.jobs_of(post)) and not post.is_settled:
            self._messenger.show(post, jobs)

    async def _recharge(self, job_ids: Sequence[str], without: Post | None = None) -> None:
        """A job counts for who has waited for it longest."""
        for job_id in job_ids:
            first = min(
                (post for post in self.pending.waiting_for(job_id) if post is not without),
                key=lambda post: post.created_at,
                default=None,
            )
            if first:
                await self._dispatcher.hand_over(job_id, first.owner)

    async def cancel(self, post_id: str, destination: Destination | None = None) -> bool:
        """Owe it no more, and say so; False where it is settled, or on its way to its people.

        ``destination``: where that can be said, if the bot has no rights of its own to do so.
        """
        post = self.pending.find(post_id)
        if post is None or post.on_its_way:
            return False
        if destination and not post.destination.reachable:
            post.destination = destination
        if post not in self._bringing:  # its jobs have not ended: their end will be the post's
            post.cancelled = True
            own = self.pending.its_own(post)
            # At once: else the device would begin the next one of them.
            await asyncio.gather(*(self._dispatcher.cancel(job_id) for job_id in own))
            if len(own) < len(post.jobs):  # others wait for the rest, which goes on
                self._bringing.begin(post, cancelled=True)
                await self._recharge(post.jobs, without=post)
            return True
        states = {job.state for job in self.pending.jobs_of(post)}
        if JobState.CANCELLED in states or JobState.DONE not in states:
            return JobState.CANCELLED in states  # said this moment
        await self._bringing.stop(post)  # it was only being tried again
        if post.is_settled:
            return False
        post.cancelled = True
        self._bringing.begin(post, cancelled=True)
        return True

    async def withdraw(self, post_id: str) -> bool:
        """Its message was deleted, so nothing more is to be said, however far it is. Whether there
        was a video in it.
        """
        post = self.pending.find(post_id) or await self._table.find(post_id)
        if post is None:
            return False
        was_delivered = post.state is PostState.DELIVERED
        if not post.is_settled:
            own = self.pending.its_own(post)
            await self._settle(post, Settlement(PostState.WITHDRAWN))
            self._tell_withdrawn(post_id)
            self._bringing.interrupt(post)
            await asyncio.gather(*(self._dispatcher.cancel(job_id) for job_id in own))
            await self._recharge(post.jobs)
        elif post.state in (PostState.UNDELIVERABLE, PostState.DELIVERED):
            clips = await self._clips_of(post) if was_delivered else {}
            came = [each for each in clips.values() if each.state is PostState.DELIVERED]
            await self._take_back(post, *came)
        return was_delivered and bool(post.jobs)

    def _tell_withdrawn(self, post_id: str | None = None) -> None:
        for told in self.withdrawn:
            told(post_id)

    async def _take_back(self, post: Post, *clips: Post) -> None:
        """``clips``: the posts about those that it brought, which end in the same moment."""
        self.kept.remove(post)
        for each in (post, *clips):
            each.state = PostState.WITHDRAWN
        with self.files.deciding(post.jobs):
            await self._table.record(post, *clips)
            await self.files.release(post.jobs)
        for each in (post, *clips):
            self._tell_withdrawn(each.id)

    async def _clips_of(self, post: Post) -> dict[str, Post]:
        """The posts about the clips that one brought together, by id; none where it was one."""
        if len(post.jobs) < 2:
            return {}
        return await self._table.find_all([post.clip_id(job_id) for job_id in post.jobs])

    async def message_deleted(self, message_id: int) -> list[Post]:
        """Somebody deleted a message, which may be one of ours; the posts whose video was in it,
        of several videos one for each.
        """
        for post in self.pending:
            if post.destination.message_id == message_id and post.manner is Manner.LADDER:
                log.info("The message of post %s was deleted: it is withdrawn", post.id)
                await self.withdraw(post.id)
        gone = [
            post
            for post in await self._table.about_message(message_id)
            if post.state is PostState.DELIVERED and post.manner is Manner.LADDER and post.jobs
        ]
        for post in gone:
            await self.withdraw(post.id)  # and no film is cut out of it any more
        ids = {post.id for post in gone}
        return [p for p in gone if ids.isdisjoint(p.clip_id(job_id) for job_id in p.jobs)]

    async def channel_deleted(self, channel_id: int) -> None:
        """A channel or thread is gone, and all that was delivered there."""
        await self.files.release(await self._table.withdraw_in_channel(channel_id))
        self._tell_withdrawn()

    async def server_left(self, server_id: int) -> None:
        """Nobody tells the bot any more what is deleted there."""
        await self.files.release(await self._table.withdraw_in_server(server_id))
        self._tell_withdrawn()

    async def forget_member(self, user_id: int) -> None:
        """Owe somebody nothing any more: what others wait for with them goes on for those, all
        else is cancelled, and said to be; what cannot be said soon is withdrawn.
        """
        until = time.monotonic() + FAREWELL
        while theirs := [one for one in self.pending if user_id in one.recipients]:
            for post in theirs:
                if left := tuple(p for p in post.recipients if p != user_id):
                    await self._change_people(post, left)
                elif post.text or time.monotonic() >= until:
                    await self.withdraw(post.id)
                elif not post.cancelled:
                    await self.cancel(post.id)
            await asyncio.sleep(LOOK)
        for post in self.kept.of(user_id):
            self.kept.remove(post)
            if left := tuple(p for p in post.recipients if p != user_id):
                post.recipients = left
                self.kept.add(post)

    async def forget_server(self, server_id: int) -> None:
        """Nothing is owed there any more."""
        for post in self.pending:
            if post.destination.guild_id == server_id:
                await self.withdraw(post.id)
        for post in self.kept.all():
            if post.destination.guild_id == server_id:
                self.kept.remove(post)

    async def move(self, post_id: str, destination: Destination) -> bool:
        """Say all that is said of a post elsewhere from now on; False where it is settled."""
        post = self.pending.find(post_id)
        if post is None:
            return False
        if post.giving_up:
            return await self.bring_kept(post_id, destination)
        post.destination = destination
        await self._table.record(post)
        jobs = self.pending.jobs_of(post)
        if jobs and not post.is_settled and not post.on_its_way:
            self._messenger.show(post, jobs)
        return True

    def kept_for(self, user_id: int) -> list[Post]:
        """The posts whose video is made and could not be delivered, oldest first. In memory."""
        giving_up = [post for post in self.pending if post.giving_up and user_id in post.recipients]
        return [*self.kept.of(user_id), *giving_up]

    async def bring_kept(self, post_id: str, destination: Destination) -> bool:
        """Deliver what could not be delivered before; False where it is gone, or on its way."""
        pending = self.pending.find(post_id)
        if pending and pending.giving_up:
            await self._bringing.stop(pending)
            if not pending.is_settled:
                pending.giving_up, pending.destination = False, destination
                await self._table.record(pending)
                self._bringing.begin(pending)
                return True
        post = await self._table.find(post_id)
        if post is None or post.state is not PostState.UNDELIVERABLE or self.pending.find(post_id):
            return False
        jobs = await self._job_table.find(post.jobs)
        if self.pending.find(post_id) or not jobs:  # a second press, meanwhile
            return False
        self.kept.remove(post)
        post.state, post.destination, post.notify = PostState.PENDING, destination, Notify.NEVER
        post.giving_up = False
        post.sending_since = None
        self.pending.add(post, jobs.values())
        await self._table.record(post)
        self._go_on(post)
        return True

    # From one run of the bot to the next.

    async def restore(self, ended: Iterable[Job] = ()) -> int:
        """Take up what the last run owed, in steps; how many posts. ``ended``: jobs that came to an
        end as they were taken up.
        """
        posts = await self._table.unsettled()
        known = {job.id: job for job in ended}
        wanted = {job_id for post in posts for job_id in post.jobs} - known.keys()
        living = {job_id: job for job_id in wanted if (job := self._dispatcher.find(job_id))}
        for some in _in_groups(sorted(wanted - living.keys()), RESTORED_AT_ONCE):
            known |= await self._job_table.find(some)
        known |= living
        for number, post in enumerate(posts, start=1):
            self.pending.add(post, (known[job_id] for job_id in post.jobs if job_id in known))
            self._go_on_cancelling(post)
            if number % RESTORED_AT_ONCE == 0:
                await asyncio.sleep(0)
        for post in await self._table.undeliverable():
            self.kept.add(post)
        return len(posts)

    def _go_on_cancelling(self, post: Post) -> None:
        """Each job is cancelled by a write of its own, so a kill may come between two. Before the
        devices begin, and without a wait for them.
        """
        jobs = self.pending.jobs_of(post)
        if any(job.state is JobState.CANCELLED for job in jobs) and self.pending.unfinished(post):
            task = asyncio.create_task(self.cancel(post.id), name=f"t2vbot-cancel-{post.id}")
            self._cancelling.add(task)
            task.add_done_callback(self._cancelling.discard)

    async def start(self) -> None:
        """Go on with what was restored, in steps."""
        self._started = True
        for number, post in enumerate(self.pending, start=1):
            self._go_on(post)
            if number % RESTORED_AT_ONCE == 0:
                await asyncio.sleep(0)

    async def tidy(self) -> None:
        """Forget what is old, and remove the files that nobody needs any more."""
        for post_id in await self._table.prune():  # in this order: a post keeps its jobs
            self.kept.forget(post_id)
        await self._job_table.prune()
        await self.files.sweep()

    def say_restarting(self) -> None:
        """Tell everybody whose job waits that it goes on at the next start."""
        for post in self.pending:
            jobs = self.pending.jobs_of(post)
            if any(job.state is JobState.WAITING for job in jobs):
                post.restarting = True
                self._messenger.show(post, jobs)

    def cut_off(self) -> int:
        """How many posts are being brought, and will be at the next start."""
        return len(self._bringing)

    async def drain(self, deadline: float) -> None:
        """Wait for what is on its way, but not for what is only tried again, until ``deadline``
        (time.monotonic).
        """
        await self._bringing.drain(deadline)

    async def aclose(self) -> None:
        await stop(self._cancelling)
        await self._bringing.aclose()
        await self.files.aclose()
        await self._messenger.aclose()

    # One post.

    def _job_changed(self, job: Job) -> None:
        for post in self.pending.waiting_for(job.id):
            self._go_on(post)

    def _go_on(self, post: Post) -> None:
        """Show how far it is, or begin to bring it."""
        if post in self._bringing or not self._started:
            return
        jobs = self.pending.jobs_of(post)
        if any(not job.state.is_final for job in jobs):
            self._messenger.show(post, jobs)
        else:
            self._bringing.begin(post)

    async def _settle(self, post: Post, end: Settlement) -> None:
        """Whoever comes first decides how a post ends."""
        state, beside = end.state, end.beside
        if post.is_settled:
            return
        post.state = state
        log.info("Post %s is %s%s", post.id, state, "".join(f", job {each}" for each in post.jobs))
        for listener in self.settled:
            listener(post)
        if end.in_place:
            post.sending_since = None
        elif state is PostState.DELIVERED and post.jobs:
            post.sending_since = post.sending_since or time.time()
        files = self._files_of(post)
        with self.files.deciding(files):
            self.pending.remove(post)
            self._messenger.forget(post)
            for other in beside:
                if other.state is PostState.PENDING:
                    self.pending.add(other, ())
                elif other.state is PostState.UNDELIVERABLE:
                    self.kept.add(other)
            if state is PostState.UNDELIVERABLE and post.jobs:
                self.kept.add(post)
            written = await self._table.record(post, *beside)
            for other in beside:
                if not other.is_settled:
                    self._go_on(other)
            await self.files.release(files)
        if not written:  # the disk is full, and those files' room may be what it needs
            await self._table.record(post, *beside)

    def _files_of(self, post: Post) -> list[str]:
        """Its jobs, and what they were made out of."""
        inputs = [job_id for job in self.pending.known(post) for job_id in job.inputs]
        return list(dict.fromkeys((*post.jobs, *inputs)))


def _insert(post: Post, jobs: Sequence[Job], connection: Connection) -> None:
    for job in jobs:
        JobTable.insert(connection, job)
    PostTable.insert(connection, post)


def _in_groups(ids: list[str], size: int) -> Iterator[list[str]]:
    """At most ``size`` at a time: SQLite bounds how many values a statement takes."""
    iterator = iter(ids)
    while some := list(islice(iterator, size)):
        yield some
