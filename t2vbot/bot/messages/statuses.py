"""The status messages of all posts that are not settled."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from weakref import WeakValueDictionary

import discord

from ...jobs.job import Job, JobState
from ...posts.post import Destination, Post
from ...text import speaking
from ..speech import Speech
from . import wording
from .clock import Clock
from .edits import Content, Edits
from .notice import Notice
from .preview import preview_of
from .status import Gone, StatusMessage
from .writing import TokenOver, Writer

log = logging.getLogger(__name__)

AT_ONCE = 16  # status messages that are edited in one moment; there may be thousands
FAREWELL_TIMEOUT = 10.0  # seconds in which status messages may still be edited as the bot stops


class Statuses:
    def __init__(
        self,
        writer: Writer,
        clock: Clock,
        notice: Notice,
        speech: Speech,
        seen: Callable[[Post, Job], None],
    ) -> None:
        """``seen``: told of each post once its message has words; must return at once."""
        self._seen = seen
        self._writer = writer
        self._speech = speech
        self._clock = clock
        self._notice = notice
        self._messages: dict[str, tuple[Destination, StatusMessage[Content]]] = {}  # by post
        self._waiting = asyncio.Semaphore(AT_ONCE)
        self._working = asyncio.Semaphore(AT_ONCE)  # which is not held up by those
        self._channels: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def show(self, post: Post, jobs: Sequence[Job]) -> None:
        """What is new about a post will be seen soon."""
        destination, message = self._messages.get(post.id, (None, None))
        if message is None or destination is not post.destination:
            message = self._open(post, jobs)
        message.show()

    async def close(self, post: Post) -> asyncio.Task[None] | None:
        """Show no more of a post. An edit that is still under way is returned, if there is one."""
        _, message = self._messages.pop(post.id, (None, None))
        return await message.close() if message else None

    def forget(self, post: Post) -> None:
        _, message = self._messages.pop(post.id, (None, None))
        if message:
            message.stop()

    async def aclose(self) -> None:
        """Let every status message say what it has not said yet, and stop."""
        messages, self._messages = self._messages, {}
        if not messages:
            return
        closing = [asyncio.create_task(message.finish()) for _, message in messages.values()]
        _, late = await asyncio.wait(closing, timeout=FAREWELL_TIMEOUT)
        for task in late:
            task.cancel()
        await asyncio.gather(*closing, return_exceptions=True)

    def _open(self, post: Post, jobs: Sequence[Job]) -> StatusMessage[Content]:
        """For the destination that a post has now."""
        if post.id in self._messages:
            self._messages[post.id][1].stop()
        message = StatusMessage(
            lambda: self._content(post, jobs),
            self._edit_of(post, jobs[0]),
            turn=lambda: self._waiting if _all_wait(jobs) else self._working,
        )
        self._messages[post.id] = post.destination, message
        if not post.destination.reachable:
            asyncio.get_running_loop().call_later(wording.until_closing(post), message.show)
        return message

    def _content(self, post: Post, jobs: Sequence[Job]) -> Content:
        job = wording.shown_of(jobs)
        with speaking(self._speech.at(post.destination)):
            words = self._notice.under(wording.status(post, jobs, self._clock), job)
        return Content(words, preview_of(post, job))

    def _edit_of(self, post: Post, job: Job) -> Callable[[Content], Awaitable[None]]:
        destination = post.destination
        edits = Edits(post, job, partial(self._writer.edit, destination))
        is_first = True

        async def edit(content: Content) -> None:
            with speaking(self._speech.at(destination)):
                await spoken(content)

        async def spoken(content: Content) -> None:
            nonlocal is_first
            try:
                if self._writer.has_token(destination):  # with limits of its own
                    await edits.show(content)
                else:
                    await self._in_turn(post, destination, edits, content)
                if is_first:
                    is_first = False
                    self._seen(post, job)
            except (discord.NotFound, discord.Forbidden, TokenOver) as error:
                log.info("The status message of post %s is out of reach: %r", post.id, error)
                raise Gone from error

        return edit

    async def _in_turn(
        self, post: Post, destination: Destination, edits: Edits, content: Content
    ) -> None:
        """All edits in a channel share one limit (5 in 5 s): a video must not wait for the status
        of fifty others, and none of these for the upload of a preview.
        """
        lock = self._channels.get(destination.channel_id)
        if lock is None:
            lock = self._channels[destination.channel_id] = asyncio.Lock()
        is_free = not lock.locked()
        async with lock:
            if self._messages.get(post.id, (None,))[0] is not destination:
                raise Gone
            await edits.show(content, with_preview=is_free)


def _all_wait(jobs: Sequence[Job]) -> bool:
    return all(job.state is JobState.WAITING for job in jobs)
