"""The courier: brings one post to its people, however long that takes."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..errors import UserError, apology
from ..jobs.job import Job, JobState
from ..media.store import Media
from ..pauses import pauses
from ..text import Text
from .messenger import (
    Brought,
    Delivered,
    Final,
    Lacking,
    Messenger,
    Outcome,
    Refused,
    Rung,
    TooLarge,
    Unreachable,
    VideoFile,
)
from .post import Manner, Notify, Post, PostState
from .table import PostTable

log = logging.getLogger(__name__)

Fit = Callable[[Path, int, Path], Awaitable[VideoFile]]
"""Makes a file under a limit out of a master: ``fit(master, limit, copy)``. A master that is under
it is its own copy. Raises ``UserError`` where nothing fits."""

Tried = Callable[[Final, Rung | None, float], None]
"""Told of each try: the rung by which a final message came (None: it will be tried again), and the
seconds of that try. Must return at once."""

# All the files of one message, as Discord documents it ("maximum request size"); a single file may
# have more where a server's level lets it.
MESSAGE_BYTES = 25 * 1024**2
SMALLER = 0.5  # of the file's size, after Discord refused it as too large
SLOW_SECONDS = 60.0  # what took longer is followed by a ping
STUCK_SECONDS = 600.0  # of failing while others succeed; then the next rung is tried
HOUR = 3600.0  # seconds
REPAIR_SECONDS = 24 * HOUR  # in which an old message that cannot be edited is tried again
# Refusals that may be over later, by the key of their reason.
PASSING = {"posts-reason-hidden", "posts-reason-no-rights", "posts-reason-archived"}
FITTING_AT_ONCE = 8  # processes; one that hangs ends by itself


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a post ended, and the posts that come of it."""

    state: PostState
    beside: tuple[Post, ...] = ()
    in_place: bool = False  # a video, in the very message that the post is about


class Courier:
    def __init__(self, *, table: PostTable, media: Media, fit: Fit, messenger: Messenger) -> None:
        self._table = table
        self._media = media
        self._fit = fit
        self._messenger = messenger
        self._fitting = asyncio.Semaphore(FITTING_AT_ONCE)
        self._successes: OrderedDict[str, float] = OrderedDict()  # by post: the two newest
        self.tried: list[Tried] = []

    async def bring(
        self, post: Post, jobs: Sequence[Job], *, cancelled: bool = False
    ) -> Settlement:
        """On return its people have it, or cannot be reached. ``jobs``: what it is to bring."""
        try:
            final = await self._final(post, jobs, cancelled=cancelled)
            return await self._insist(post, final)
        except Refused as refusal:
            return await self._give_up(post, jobs, refusal)
        except Exception:
            reference = post.id[:8]
            log.exception("Post %s could not be brought (reference %s)", post.id, reference)
            return await self._apologise(post, jobs, reference)

    async def _insist(self, post: Post, final: Final) -> Settlement:
        """Try until it works, or is refused."""
        failing_since = time.monotonic()
        for pause in pauses():
            while True:
                try:
                    delivered = await self._try(post, final)
                except TooLarge:
                    final = await self._smaller(post, final)
                    continue
                except Unreachable as error:
                    failure = error
                    break
                return self._delivered(post, final, delivered)
            log.warning("Post %s is tried again: %s", post.id, failure)
            self._note_trouble(post, final)
            if self._is_stuck(post, failing_since) and failure.rung is not Rung.DM:
                log.warning("Post %s: others come through, so it takes another way", post.id)
                post.skipped.add(failure.rung)
                failing_since = time.monotonic()
            await asyncio.sleep(pause)
        raise AssertionError("pauses have no end")

    async def _try(self, post: Post, final: Final) -> Delivered:
        since = time.monotonic()
        post.on_its_way = True
        try:
            delivered = await self._messenger.deliver(
                post, final, partial(self._note_sending, post)
            )
        except Unreachable:
            self._tell(final, None, since)
            raise
        finally:
            post.on_its_way = False
        self._tell(final, delivered.rung, since)
        return delivered

    def _tell(self, final: Final, rung: Rung | None, since: float) -> None:
        for listener in self.tried:
            listener(final, rung, time.monotonic() - since)

    async def _note_sending(self, post: Post) -> None:
        """From here on a new message may be there that the database does not know of."""
        if post.sending_since is None:
            post.sending_since = time.time()
            await self._table.record(post)

    def _note_trouble(self, post: Post, final: Final) -> None:
        """Say what it waits for; not after the first failure, since it may have come all the same,
        and the next try looks for that.
        """
        post.failures += 1
        post.stuck_since = post.stuck_since or time.time()
        if post.failures > 1 and final.jobs and post.manner is Manner.LADDER:
            self._messenger.show(post, final.jobs)

    def _is_stuck(self, post: Post, since: float) -> bool:
        """Whether it is this post's way that fails, and not Discord as a whole."""
        if time.monotonic() - since < STUCK_SECONDS:
            return False
        return any(at > since for other, at in self._successes.items() if other != post.id)

    def _delivered(self, post: Post, final: Final, delivered: Delivered) -> Settlement:
        self._successes[post.id] = time.monotonic()
        self._successes.move_to_end(post.id)
        while len(self._successes) > 2:
            self._successes.popitem(last=False)
        in_place = final.outcome is Outcome.VIDEO and delivered.rung is Rung.EDIT
        beside = (*_what_follows(post, final, delivered), *_about_clips(post, final, in_place))
        return Settlement(_state_after(final), beside, in_place)

    # What is brought.

    async def _final(self, post: Post, jobs: Sequence[Job], *, cancelled: bool) -> Final:
        if post.text:
            return Final(Outcome.TEXT, reason=post.text)
        if not jobs:
            return Final(Outcome.FAILED, reason=Text("posts-unreadable"))
        if cancelled or any(job.state is JobState.CANCELLED for job in jobs):
            return Final(Outcome.CANCELLED, jobs[0])
        lacking = [each for job in jobs if (each := await self._lacking(job))]
        there = [job for job in jobs if all(job is not each.job for each in lacking)]
        if not there:
            return _none(lacking)
        return await self._fitted(post, there, lacking)

    async def _lacking(self, job: Job) -> Lacking | None:
        if job.state is JobState.FAILED:
            return Lacking(job, job.reason or Text("posts-unreadable"))
        if not await asyncio.to_thread(self.has_file, job):
            return Lacking(job, Text("posts-file-gone"))
        return None

    async def _fitted(self, post: Post, jobs: Sequence[Job], lacking: Sequence[Lacking]) -> Final:
        """Elsewhere there may be more room for what does not fit."""
        limit = post.destination.limit
        clips, unfit = await self._fit_all(jobs, limit)
        together = max(limit, MESSAGE_BYTES)
        if len(clips) > 1 and sum(clip.file.size for clip in clips) > together:
            clips, unfit = await self._fit_all(jobs, min(limit, together // len(jobs)))
        if not clips:
            post.giving_up = True
            return Final(Outcome.KEPT, jobs[0], reason=unfit[0].reason)
        first, *others = clips
        return Final(
            *(Outcome.VIDEO, first.job, first.file),
            parent=await self._parent(post),
            others=tuple(others),
            lacking=(*lacking, *unfit),
        )

    async def _fit_all(
        self, jobs: Sequence[Job], limit: int
    ) -> tuple[list[Brought], list[Lacking]]:
        """Each under a limit, where it can be."""
        clips, unfit = [], []
        for job in jobs:
            try:
                async with self._fitting:
                    copy = self._media.copy(job.id, limit)
                    file = await self._fit(self._media.master(job.id), limit, copy)
                clips.append(Brought(job, file))
            except UserError as error:
                log.warning("Job %s: %s", job.id, error)
                unfit.append(Lacking(job, error.text, is_kept=True))
        return clips, unfit

    async def _parent(self, post: Post) -> Post | None:
        """Where its video is in a message that is known, and not for one person alone."""
        parent = await self._table.find(post.parent) if post.parent else None
        is_seen = (
            parent is not None
            and parent.state is PostState.DELIVERED
            and parent.sending_since is None
            and not parent.destination.private
        )
        return parent if is_seen else None

    async def _smaller(self, post: Post, final: Final) -> Final:
        """After Discord refused files for their size; a restart will know that, too."""
        size = max(clip.file.size for clip in final.clips)
        log.warning("Discord refused %d bytes for post %s", size, post.id)
        post.destination = replace(post.destination, limit=int(size * SMALLER))
        await self._table.record(post)
        made = [*(clip.job for clip in final.clips), *_kept(final)]
        return await self._fitted(post, made, [each for each in final.lacking if not each.is_kept])

    def has_file(self, job: Job) -> bool:
        """Whether what a job made is on the disk, and whole. Blocks on the disk."""
        if job.result is None:
            return False
        try:
            return self._media.master(job.id).stat().st_size == job.result.size
        except (OSError, ValueError):
            return False

    # When nothing works.

    async def _give_up(self, post: Post, jobs: Sequence[Job], refusal: Refused) -> Settlement:
        """Say so where it can be said; a file is kept."""
        level = logging.WARNING if post.manner is Manner.LADDER else logging.INFO
        log.log(level, "Post %s can be brought nowhere: %r", post.id, refusal.reason)
        if post.manner is Manner.EDIT and post.text:
            return await self._repair_later(post, Final(Outcome.TEXT, reason=post.text), refusal)
        made = next((job for job in jobs if job.state is JobState.DONE), None)
        if post.manner is Manner.LADDER and made:
            post.giving_up = True
            try:
                reason = Text("posts-not-here", reason=refusal.reason)
                return await self._insist(post, Final(Outcome.KEPT, made, reason=reason))
            except Refused as error:
                log.warning("Nobody can be told that post %s is kept: %r", post.id, error.reason)
        return Settlement(PostState.UNDELIVERABLE)

    async def _repair_later(self, post: Post, final: Final, refusal: Refused) -> Settlement:
        """An old message must not keep a dead button: the bot may see its channel again, or have
        its rights back, and then it is edited.
        """
        since = time.monotonic()
        for pause in pauses():
            waited = time.monotonic() - since
            if refusal.reason.key not in PASSING or waited > REPAIR_SECONDS:
                break
            post.stuck_since = post.stuck_since or time.time()
            await asyncio.sleep(pause if waited < HOUR else HOUR)
            try:
                return await self._insist(post, final)
            except Refused as error:
                refusal = error
        return Settlement(PostState.UNDELIVERABLE)

    async def _apologise(self, post: Post, jobs: Sequence[Job], reference: str) -> Settlement:
        """For a fault of our own; whatever is made is kept."""
        job = jobs[0] if jobs else None
        final = Final(Outcome.FAILED, job, reason=apology(reference))
        if post.manner is Manner.LADDER:
            try:
                return await self._insist(post, final)
            except Refused:
                pass
            except Exception:
                log.exception("Nor could anybody be told of it")
        return Settlement(PostState.UNDELIVERABLE)


def _state_after(final: Final) -> PostState:
    if final.outcome is Outcome.KEPT:
        return PostState.UNDELIVERABLE
    return PostState.WITHDRAWN if final.outcome is Outcome.CANCELLED else PostState.DELIVERED


def _none(lacking: Sequence[Lacking]) -> Final:
    """Nothing of what was asked for was made."""
    first, *others = lacking
    return Final(
        *(Outcome.FAILED, first.job),
        reason=first.reason,
        lacking=tuple(lacking) if others else (),
    )


def _kept(final: Final) -> list[Job]:
    return [each.job for each in final.lacking if each.is_kept]


def _about_clips(post: Post, final: Final, in_place: bool) -> list[Post]:
    """One for each of several clips. What had no room there is kept, as a video of its own."""
    if final.outcome is not Outcome.VIDEO or not final.is_of_many:
        return []
    since = None if in_place else post.sending_since or time.time()
    brought = [post.about_clip(clip.job.id, PostState.DELIVERED, since) for clip in final.clips]
    kept = [post.about_clip(job.id, PostState.UNDELIVERABLE, None) for job in _kept(final)]
    return [*brought, *kept]


def _what_follows(post: Post, final: Final, delivered: Delivered) -> list[Post]:
    """A ping below an edit, which notifies nobody; a word in a message that is no longer the place
    to look at.
    """
    if post.manner is not Manner.LADDER or final.outcome is Outcome.CANCELLED:
        return []
    if delivered.rung is Rung.EDIT:
        return [_ping(post, final)] if _is_to_notify(post) else []
    reason = delivered.reason or Text("posts-reason-unknown")
    if delivered.rung is Rung.SEND:
        return [post.about_its_message(Text("posts-see-below", reason=reason), Manner.EDIT)]
    return [post.about_its_message(Text("posts-see-dm", reason=reason), Manner.EDIT)]


def _ping(post: Post, final: Final) -> Post:
    is_video = final.outcome is Outcome.VIDEO
    text = Text("posts-ping-video") if is_video else Text("posts-ping-no-video")
    if is_video and len(final.clips) > 1:
        text = Text("count-ping")
    return post.about_its_message(text, Manner.PING)


def _is_to_notify(post: Post) -> bool:
    if post.notify is Notify.SLOW:
        return time.time() - post.created_at > SLOW_SECONDS
    return post.notify is Notify.ALWAYS
