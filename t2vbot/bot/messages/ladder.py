"""The ladder by which a final message reaches its people, whatever has expired or is forbidden:

    the message that is there, by the interaction's token or the bot's own rights;
    a new one in its channel, which notifies;
    a direct message;

each with the prompt, and without it where Discord does not take the words. The first is an edit, so
repeating it never makes a second message; before the others the channel is searched, and they carry
a nonce.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

import discord

from ...jobs.job import Job
from ...posts.messenger import (
    Delivered,
    Final,
    Outcome,
    Refused,
    Rung,
    TooLarge,
    Unreachable,
)
from ...posts.post import Manner, Post
from ...text import Text, render, speaking
from ..speech import Speech
from ..views.layout import kept_view
from ..views.result import HowEnhanced, result_view
from ..views.several import several_view
from ..visibility import origin_of
from . import wording
from .attachments import files_of
from .clock import Clock
from .hinting import Hinting
from .markdown import mention
from .notice import Notice
from .refusals import MISSING_PERMISSIONS, UNREACHABLE, Refusal, judge, reason_of
from .statuses import Statuses
from .writing import MOST_PINGED, Message, TokenOver, Writer, reply_to

log = logging.getLogger(__name__)

BeforeSending = Callable[[], Awaitable[None]]

OVERTAKING_SECONDS = 300.0  # in which a status edit that was left behind may overtake the final one

_RUNGS = {
    Manner.LADDER: (Rung.EDIT, Rung.SEND, Rung.DM),
    Manner.EDIT: (Rung.EDIT,),
    Manner.PING: (Rung.SEND,),
}


class DiscordMessenger:
    """Fulfils ``posts.Messenger`` for one client. ``can_continue``: whether a post's video may be
    gone on from.
    """

    def __init__(
        self,
        client: discord.Client,
        clock: Clock,
        notice: Notice,
        enhancing: HowEnhanced,
        speech: Speech,
        hinting: Hinting,
        *,
        can_continue: Callable[[Post], bool],
    ) -> None:
        self._can_continue = can_continue
        self._client = client
        self._enhancing = enhancing
        self._writer = Writer(client, clock)
        self._speech = speech
        self._hinting = hinting
        seen = partial(hinting.shown, self._writer)
        self._statuses = Statuses(self._writer, clock, notice, speech, seen)

    def show(self, post: Post, jobs: Sequence[Job]) -> None:
        self._statuses.show(post, jobs)

    def forget(self, post: Post) -> None:
        self._statuses.forget(post)

    async def aclose(self) -> None:
        await self._statuses.aclose()
        await self._hinting.aclose()

    async def deliver(self, post: Post, final: Final, before_sending: BeforeSending) -> Delivered:
        with speaking(self._speech.at(post.destination)):
            return await self._deliver(post, final, before_sending)

    async def _deliver(self, post: Post, final: Final, before_sending: BeforeSending) -> Delivered:
        straggler = await self._statuses.close(post)
        try:
            delivered = await self._climb(post, final, before_sending)
        except TokenOver:
            raise Refused(Text("posts-reason-token-over")) from None
        if straggler and delivered.rung is Rung.EDIT:
            await self._say_again(straggler, post, final)
        if final.outcome is Outcome.VIDEO and final.job and delivered.rung is Rung.EDIT:
            is_of_many = final.is_of_many
            self._hinting.delivered(self._writer, post, final.job, is_of_many=is_of_many)
        return delivered

    async def _climb(self, post: Post, final: Final, before_sending: BeforeSending) -> Delivered:
        """The first rung that works."""
        reason: Text | None = None
        if await self._look(post, self._came_before(post, final)):
            return Delivered(Rung.SEND)
        may_be_there = post.failures and final.file  # an edit came, and its answer got lost
        if may_be_there and await self._look(post, self._writer.has_video(post.destination)):
            return Delivered(Rung.EDIT)
        if Rung.EDIT in post.skipped:
            reason = Text("posts-reason-stuck")
        for rung in self._rungs(post, final):
            try:
                return await self._try(rung, post, final, reason, before_sending)
            except discord.HTTPException as error:
                log.warning("Post %s by %s: %s", post.id, rung, error)
                reason = reason or _why(rung, error, final)
            except TokenOver:
                if not post.destination.private:
                    raise
                reason = Text("posts-reason-token-over")
            except UNREACHABLE as error:
                raise Unreachable(rung, error) from error
        raise Refused(reason or Text("posts-reason-unknown"))

    def _rungs(self, post: Post, final: Final) -> list[Rung]:
        rungs = _RUNGS[post.manner]
        if post.destination.private and post.manner is Manner.LADDER:
            rungs = (Rung.EDIT, Rung.DM)
        elif not post.destination.reachable and post.manner is Manner.LADDER:
            rungs = (Rung.EDIT,)  # where only a token writes; its end is no refusal
        if final.outcome is Outcome.CANCELLED:
            rungs = (Rung.EDIT,)  # who cancelled it need not hear of it elsewhere
        return [rung for rung in rungs if rung not in post.skipped]

    async def _try(
        self,
        rung: Rung,
        post: Post,
        final: Final,
        reason: Text | None,
        before_sending: BeforeSending,
    ) -> Delivered:
        """With the prompt, and without it where Discord does not take the words. Raises what
        Discord answers where this rung can never work.
        """
        for with_prompt in (True, False):
            message = partial(self._message, post, final, with_prompt)
            try:
                if rung is Rung.EDIT:
                    await self._writer.edit(post.destination, message)
                elif rung is Rung.SEND:
                    await self._send(post, message, before_sending)
                else:
                    await self._send_dm(post, message, reason, before_sending)
                return Delivered(rung, reason)
            except discord.HTTPException as error:
                refusal = judge(error)
                if refusal is Refusal.TOO_LARGE and final.file:
                    raise TooLarge from error
                if refusal is Refusal.TRY_LATER:
                    raise Unreachable(rung, error) from error
                if refusal is not Refusal.WORDS or not with_prompt:
                    raise
                log.info("Post %s: once more without the prompt (%s)", post.id, error)
        raise AssertionError("the second try returns or raises")

    def _message(self, post: Post, final: Final, with_prompt: bool) -> dict[str, Any]:
        """The arguments of an edit."""
        view = None
        if final.outcome is Outcome.VIDEO:
            view = self._view(post, final)
        elif final.outcome is Outcome.KEPT:
            view = kept_view(post)
        return {
            "content": wording.final(
                post, final, with_prompt=with_prompt, origin=origin_of(self._client, post, final)
            ),
            "attachments": files_of(post, final, with_prompt=with_prompt),
            "view": view,
        }

    def _view(self, post: Post, final: Final) -> discord.ui.View:
        if final.is_of_many:
            return several_view(post, [clip.job for clip in final.clips])
        can_continue = self._can_continue(post)
        return result_view(post, final.job, self._enhancing, can_continue=can_continue)

    # New messages.

    async def _look(self, post: Post, looking: Awaitable[bool]) -> bool:
        """Whether it has come already. What cannot be seen now may be there, so nothing is sent
        until it can, unless that lasts while others come through.
        """
        try:
            return await looking
        except (discord.HTTPException, *UNREACHABLE) as error:
            if Rung.SEND in post.skipped:
                return False
            raise Unreachable(Rung.SEND, error) from error

    async def _came_before(self, post: Post, final: Final) -> bool:
        """Whether a new message is in the channel, though we do not know of it. An edit of the old
        message, which may work again by now, would bring a second one.
        """
        if post.sending_since is None or not post.destination.reachable:
            return False
        if post.manner is Manner.EDIT:
            return False
        words = _ping(post) if post.manner is Manner.PING else wording.final(post, final)
        return await self._writer.has_sent(self._writer.channel(post.destination), post, words)

    async def _send(self, post: Post, message: Message, before_sending: BeforeSending) -> None:
        """A new message in the channel, which notifies."""
        if post.manner is Manner.PING:
            return await self._ping(post, before_sending)
        await before_sending()
        channel = self._writer.channel(post.destination)
        await self._send_to(channel, post, message(), nonce=post.id)

    async def _send_dm(
        self, post: Post, message: Message, reason: Text | None, before_sending: BeforeSending
    ) -> None:
        channel = await self._client.create_dm(discord.Object(post.owner))
        with speaking(self._speech.to_owner(post)):
            arguments = message()
            arguments["content"] = wording.from_elsewhere(post, arguments["content"], reason)
        if await self._writer.has_sent(channel, post, arguments["content"]):
            return
        await before_sending()
        # Discord looks for a nonce among all that the bot has sent: that of the message in the
        # channel, which may have arrived and be deleted by now, would let none come here.
        await self._send_to(channel, post, arguments, nonce=f"d{post.id}")

    async def _send_to(
        self,
        channel: discord.abc.Messageable,
        post: Post,
        arguments: dict[str, Any],
        *,
        nonce: str,
    ) -> None:
        files, view = arguments.pop("attachments"), arguments.pop("view")
        # With another nonce than the text that it failed has: a video that was kept may follow that
        # within minutes.
        nonce = f"{nonce}v" if files else nonce
        await self._writer.send(
            channel,
            post.recipients,
            nonce=nonce,
            files=files,
            view=view or discord.utils.MISSING,
            **arguments,
        )

    async def _ping(self, post: Post, before_sending: BeforeSending) -> None:
        """A short message below the finished one, whose edit notified nobody."""
        destination = post.destination
        if not destination.reachable:
            if post.sending_since is None:  # else it may be there, and nobody can look
                await before_sending()
                await self._writer.follow_up(destination, post.recipients, _ping(post))
            return
        await before_sending()
        reference = reply_to(destination.message_id, destination.channel_id, destination.guild_id)
        await self._writer.send(
            self._writer.channel(destination),
            post.recipients,
            nonce=f"p{post.id}",
            content=_ping(post),
            reference=reference,
            mention_author=False,
        )

    # Small change.

    async def _say_again(self, straggler: asyncio.Task[None], post: Post, final: Final) -> None:
        """The final message, once the status edit that may overwrite it is over. It may have put
        a preview in the place of the video.
        """
        _, late = await asyncio.wait({straggler}, timeout=OVERTAKING_SECONDS)
        if late:
            log.warning("A status edit of post %s may yet overwrite its final message", post.id)

        def words() -> dict[str, Any]:
            said = self._message(post, final, True)
            for file in said.pop("attachments"):  # an edit that does not mention it leaves it
                file.close()
            return said

        try:
            is_there = final.file and await self._writer.has_video(post.destination)
            message = words if is_there else partial(self._message, post, final, True)
            await self._writer.edit(post.destination, message)
        except (discord.HTTPException, TokenOver, *UNREACHABLE) as error:
            log.warning("The final message of post %s could not be said again: %r", post.id, error)


def _why(rung: Rung, error: discord.HTTPException, final: Final) -> Text:
    """The true reason: to edit its own message the bot needs a right for files only."""
    if rung is Rung.EDIT and final.file and error.code == MISSING_PERMISSIONS:
        return Text("posts-reason-no-files")
    return reason_of(error)


def _ping(post: Post) -> str:
    people = " ".join(mention(user_id) for user_id in post.recipients[:MOST_PINGED])
    return f"{people} {render(post.text or Text('posts-ping-video'))}"
