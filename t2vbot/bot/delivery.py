"""Getting what we have to say, and the file, to the member, whatever has expired.

The ladder: the reply itself by the interaction's token, while that lives; then the same message by
the bot's own rights; then a new message that pings the requester; then a direct message. The first
two are edits, so repeating them never makes a second message; the others carry the job as their
nonce. Where the bot has no rights of its own, the reply ends with a button that brings a new token.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any

import discord

from ..errors import DeliveryFailed, FileTooLarge
from ..jobs.job import Job, ReplyTo, Result
from . import text
from .buttons import kept_view, result_view, status_view
from .card import Card, Gone
from .pauses import UNREACHABLE, pauses

log = logging.getLogger(__name__)

Message = Callable[[], dict[str, Any]]
"""Makes the arguments of an edit, with a file of its own each time."""

Rung = Callable[[Job, Message], Coroutine[Any, Any, None]]
"""One way to get a message to the member."""

TOO_LARGE = {40005, 50045}  # Discord's codes; its proxy answers 413 with a page and no code
UNKNOWN_WEBHOOK = 10015  # a token that Discord no longer knows
ARCHIVED = 50083  # a thread: its messages cannot be edited, but a new one opens it again
# Seconds of trying: "unreachable" is not "refused". Meanwhile the consumer stops the card by itself
# once a few clips wait for delivery; after a stop the bot goes on where it was.
PATIENCE = 6 * 3600.0

CLOSING = 30.0  # seconds before the token's end in which the button for a new one is put up
FAREWELL = 10.0  # seconds in which the status messages may still be edited as the bot stops

LATE = 60.0  # seconds in which a status edit that was left behind may still overtake the last word


class DiscordDelivery:
    """Fulfils ``jobs.Delivery`` for one logged-in client."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._cards: dict[str, tuple[ReplyTo, Card]] = {}  # by job: where it is shown, and how
        self._ladder: Sequence[Rung] = (self._edit, self._send, self._send_dm)
        self._ending: set[str] = set()  # jobs whose last word is on its way
        self._turns: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)  # by channel
        self._dead: set[str] = set()  # tokens that Discord refused, to be tried no more
        self._beside: set[asyncio.Task[None]] = set()  # what is said when the job is done already
        self._unsure: set[str] = set()  # jobs whose last word Discord may have without our knowing

    def changed(self, job: Job) -> None:
        if job.id in self._ending:
            return  # a new place is where the last word goes now
        place, card = self._cards.get(job.id, (None, None))
        if card is None or place is not job.reply_to:
            card = self._open_card(job)
        card.show()

    async def deliver(self, job: Job, result: Result) -> None:
        file = result.file

        def message() -> dict[str, Any]:
            # A File anew for every try: one that was read once would upload 0 bytes without an
            # error.
            video = discord.File(
                file.path,
                filename=f"t2v-{job.request.seed}.mp4",
                spoiler=job.reply_to.spoiler,
                description=job.request.prompt[:1024],
            )
            return {
                "content": text.finished(job, result),
                "attachments": [video],
                "view": result_view(job),
            }

        await self._final(job, message, self._ladder)

    async def failed(self, job: Job) -> None:
        view = partial(kept_view, job) if job.result else None
        await self._final(job, _words(text.failed(job), view), self._ladder)

    async def cancelled(self, job: Job) -> None:
        """Only an edit: who cancelled it need not hear of it elsewhere."""
        try:
            await self._final(job, _words(text.cancelled(job)), (self._edit,))
        except DeliveryFailed as error:
            log.info("The message of job %s, which was cancelled, is gone: %s", job.id, error)

    async def aclose(self) -> None:
        """Let every status message say what it has not said yet, and stop."""
        for task in self._beside:
            task.cancel()
        cards, self._cards = self._cards, {}
        if cards:
            closing = [asyncio.create_task(card.finish()) for _, card in cards.values()]
            _, late = await asyncio.wait(closing, timeout=FAREWELL)
            for task in late:
                task.cancel()
            await asyncio.gather(*closing, return_exceptions=True)

    # Status messages.

    def _open_card(self, job: Job) -> Card:
        """A card for the place where the job's reply is now."""
        if job.id in self._cards:
            self._cards[job.id][1].stop()
        card = Card(
            lambda: text.closing(job) if _is_closing(job) else text.status(job),
            self._status_edit(job),
        )
        self._cards[job.id] = (job.reply_to, card)
        if not job.reply_to.reachable:
            left = job.reply_to.expires_at - CLOSING - time.time()
            asyncio.get_running_loop().call_later(max(0.0, left), card.show)
        return card

    async def _close_card(self, job: Job) -> asyncio.Task[None] | None:
        """An edit that is still under way, if there is one."""
        _, card = self._cards.pop(job.id, (None, None))
        return await card.close() if card else None

    def _status_edit(self, job: Job) -> Callable[[str], Any]:
        has_buttons = False
        place = job.reply_to

        async def edit(content: str) -> None:
            nonlocal has_buttons
            message: dict[str, Any] = {"content": content}
            if not has_buttons:  # they stay when an edit does not mention them
                message["view"] = status_view(job)
            try:
                if self._has_token(place):  # with limits of its own
                    await self._edit(job, lambda: message)
                else:
                    # All edits in a channel share one limit (5 in 5 s): a video must not wait for
                    # the status of fifty others.
                    async with self._turns[place.channel_id]:
                        if self._cards.get(job.id, (None,))[0] is not place:
                            raise Gone
                        await self._edit(job, lambda: message)
            except (discord.NotFound, discord.Forbidden, DeliveryFailed) as error:
                log.info("The status message of job %s is out of reach: %s", job.id, error)
                raise Gone from error
            has_buttons = True

        return edit

    # The last word.

    async def _final(self, job: Job, message: Message, rungs: Sequence[Rung]) -> None:
        """Close the job's card, then climb the ladder until somebody hears it."""
        self._ending.add(job.id)
        try:
            straggler = await self._close_card(job)
            rung = await self._insist(job, message, rungs)
            if straggler and rung == self._edit:
                await self._say_again(straggler, job, message)
            if rung == self._send:
                self._aside(self._point_below(job))
        finally:
            self._ending.discard(job.id)
            self._unsure.discard(job.id)

    async def _say_again(self, straggler: asyncio.Task[None], job: Job, message: Message) -> None:
        """The words and buttons of the last word, once the edit that may overwrite them is over."""
        _, late = await asyncio.wait({straggler}, timeout=LATE)
        if late:
            log.warning("A status edit of job %s may yet overwrite its last word", job.id)

        def words() -> dict[str, Any]:
            said = message()
            for file in said.pop("attachments"):  # an edit that does not mention it leaves it
                file.close()
            return said

        try:
            await self._edit(job, words)
        except (discord.HTTPException, DeliveryFailed, *UNREACHABLE) as error:
            log.warning("The last word of job %s could not be said again: %r", job.id, error)

    def _aside(self, work: Coroutine[Any, Any, None]) -> None:
        """Do it, with nobody waiting: the job is done."""
        task = asyncio.create_task(work, name="t2vbot-aside")
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)

    async def _point_below(self, job: Job) -> None:
        """Where a new message was needed: the old one may be there, and editable again, since what
        is sent to an archived thread opens it.
        """
        with contextlib.suppress(discord.HTTPException, DeliveryFailed, *UNREACHABLE):
            await self._edit(job, _words(text.moved(job)))

    async def _insist(self, job: Job, message: Message, rungs: Sequence[Rung]) -> Rung:
        """The rung on which it worked."""
        deadline = time.monotonic() + PATIENCE
        for pause in pauses():
            try:
                if len(rungs) > 1 and await self._came_before(job):
                    return self._send
                return await _climb(rungs, job, message)
            except discord.HTTPException as error:
                _give_up_if_refused(error)
                failure: Exception = error
            except UNREACHABLE as error:
                failure = error
            self._unsure.add(job.id)
            if time.monotonic() + pause > deadline:
                raise DeliveryFailed("Discord could not be reached for a long time.") from failure
            log.warning("Job %s could not be handed over, trying again: %r", job.id, failure)
            await asyncio.sleep(pause)
        raise AssertionError("pauses have no end")

    async def _edit(self, job: Job, message: Message) -> None:
        """Edit the reply: by its token while that lives, else by the bot's own rights.

        The message is made anew for each try, since a try closes the file in it.
        """
        reply_to = job.reply_to
        if self._has_token(reply_to):
            webhook = discord.Webhook.partial(
                reply_to.application_id, reply_to.token, client=self._client
            )
            try:
                await webhook.edit_message(reply_to.message_id, **message())
                return
            except discord.HTTPException as error:
                # The token is over before its time, or Discord lost it.
                if error.status != 401 and error.code != UNKNOWN_WEBHOOK:
                    raise
                log.info("The token of job %s no longer works: %s", job.id, error)
                self._dead.add(reply_to.token)
        if not reply_to.reachable:
            raise DeliveryFailed("Discord lets me write there for 15 minutes only.")
        await self._channel(job).get_partial_message(reply_to.message_id).edit(**message())

    def _has_token(self, reply_to: ReplyTo) -> bool:
        return time.time() < reply_to.expires_at and reply_to.token not in self._dead

    async def _send(self, job: Job, message: Message) -> None:
        """A new message, which pings, since nobody looks at the old one any more."""
        await self._send_to(self._channel(job), job, message(), nonce=job.id)

    async def _send_dm(self, job: Job, message: Message) -> None:
        channel = await self._client.create_dm(discord.Object(job.user_id))
        if self._is_unsure(job) and await self._has_video(channel, job):
            return
        words = message()
        words["content"] = text.from_elsewhere(job, words["content"])
        # Discord looks for a nonce among all that the bot has sent: that of the message in the
        # channel, which may have arrived and be deleted by now, would let none come here.
        await self._send_to(channel, job, words, nonce=f"d{job.id}")

    async def _send_to(
        self, channel: discord.abc.Messageable, job: Job, message: dict[str, Any], *, nonce: str
    ) -> None:
        files = message.pop("attachments")
        view = message.pop("view") or discord.utils.MISSING
        mention = discord.AllowedMentions(users=[discord.Object(job.user_id)])
        await channel.send(
            **message,
            files=files,
            view=view,
            allowed_mentions=mention,
            # A second try after a lost answer makes no second message. With another nonce than the
            # word that it failed has: a video that was kept may follow that within minutes.
            nonce=f"{nonce}v" if files else nonce,
        )

    def _is_unsure(self, job: Job) -> bool:
        return job.resumed or job.id in self._unsure

    async def _came_before(self, job: Job) -> bool:
        """Whether the video is in the channel as a new message, though we do not know of it. An
        edit of the old message, which may work again by now, would bring a second one.
        """
        if not (self._is_unsure(job) and job.reply_to.reachable):
            return False
        return await self._has_video(self._channel(job), job)

    async def _has_video(self, channel: discord.abc.Messageable, job: Job) -> bool:
        """Whether the video is there as a new message: an earlier run died before it noted that, or
        Discord's answer got lost and it has forgotten the nonce, which it knows for minutes only.
        """
        after = discord.Object(job.reply_to.message_id)
        try:
            async for message in channel.history(limit=100, after=after, oldest_first=True):
                if message.attachments and job.id in str(message.components):
                    return True
        except (discord.Forbidden, discord.NotFound) as error:
            log.info("What was sent in channel %s is unknown: %s", job.reply_to.channel_id, error)
        return False

    def _channel(self, job: Job) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(
            job.reply_to.channel_id, guild_id=job.reply_to.guild_id
        )


async def _climb(rungs: Sequence[Rung], job: Job, message: Message) -> Rung:
    """The first rung that works."""
    for rung in rungs:
        try:
            await rung(job, message)
            return rung
        except discord.HTTPException as error:
            gone = isinstance(error, discord.NotFound | discord.Forbidden)
            if not gone and error.code != ARCHIVED:
                raise
            log.warning("Job %s: %s did not work (%s)", job.id, rung.__name__, error)
    raise DeliveryFailed("I may write neither where you asked nor to you directly.")


def _words(content: str, view: Callable[[], discord.ui.View] | None = None) -> Message:
    """A last word without a file."""
    return lambda: {"content": content, "attachments": [], "view": view() if view else None}


def _is_closing(job: Job) -> bool:
    """Whether the only way to write there is about to end."""
    return not job.reply_to.reachable and time.time() > job.reply_to.expires_at - CLOSING


def _give_up_if_refused(error: discord.HTTPException) -> None:
    """Raise where trying again cannot help: only 429 and Discord's own troubles pass by."""
    if error.code in TOO_LARGE or error.status == 413:
        raise FileTooLarge("Discord says that the video is too large here.") from error
    if error.status < 500 and error.status != 429:
        raise DeliveryFailed(f"Discord refused the message: {error}") from error
