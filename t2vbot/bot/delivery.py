"""Getting what we have to say, and the file, to the member, whatever has expired.

The ladder: the reply itself by the interaction's token, while that lives; then the same message by
the bot's own rights; then a new message that pings the requester. The first two are edits, so
repeating them never makes a second message.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

import aiohttp
import discord

from ..errors import DeliveryFailed, FileTooLarge
from ..jobs.job import Job, VideoFile
from . import text
from .buttons import result_view, status_view
from .card import Card, Gone

log = logging.getLogger(__name__)

Message = Callable[[], dict[str, Any]]
"""Makes the arguments of an edit, with a file of its own each time."""

TOO_LARGE = {40005, 50045}  # Discord's codes; its proxy answers 413 with a page and no code
ARCHIVED = 50083  # a thread: its messages cannot be edited, but a new one opens it again
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0  # seconds between tries; doubled each time
# Seconds of trying: "unreachable" is not "refused". Meanwhile the consumer stops the card by itself
# once a few clips wait for delivery, and a stop of the bot puts the job back in line.
PATIENCE_WITH_FILE, PATIENCE_WITH_WORDS = 6 * 3600.0, 60.0

_NETWORK = (aiohttp.ClientError, TimeoutError, ConnectionError)


class DiscordDelivery:
    """Fulfils ``jobs.Delivery`` for one logged-in client."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._cards: dict[str, Card] = {}

    def changed(self, job: Job) -> None:
        card = self._cards.get(job.id)
        if card is None:
            card = self._cards[job.id] = Card(lambda: text.status(job), self._status_edit(job))
        card.show()

    async def deliver(self, job: Job, file: VideoFile, seconds: float) -> None:
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
                "content": text.finished(job, file, seconds),
                "attachments": [video],
                "view": result_view(job),
            }

        await self._final(job, message, PATIENCE_WITH_FILE)

    async def failed(self, job: Job, reason: str) -> None:
        await self._say(job, text.failed(job, reason))

    async def cancelled(self, job: Job) -> None:
        await self._say(job, text.cancelled(job))

    async def aclose(self) -> None:
        """Stop every status message where it is."""
        cards, self._cards = self._cards, {}
        await asyncio.gather(*(card.close() for card in cards.values()))

    async def _say(self, job: Job, content: str) -> None:
        """A last word without a file."""

        def message() -> dict[str, Any]:
            return {"content": content, "attachments": [], "view": None}

        await self._final(job, message, PATIENCE_WITH_WORDS)

    def _status_edit(self, job: Job) -> Callable[[str], Any]:
        first = True

        async def edit(content: str) -> None:
            nonlocal first
            message: dict[str, Any] = {"content": content}
            if first:  # the button stays when later edits do not mention it
                message["view"] = status_view(job)
            try:
                await self._edit(job, lambda: message)
            except (discord.NotFound, discord.Forbidden) as error:
                log.info("The status message of job %s is gone: %s", job.id, error)
                raise Gone from error
            first = False

        return edit

    async def _final(self, job: Job, message: Message, patience: float) -> None:
        """The last word on a job: close its card, then climb the ladder until somebody hears it."""
        card = self._cards.pop(job.id, None)
        if card:
            await card.close()
        deadline, pause = time.monotonic() + patience, FIRST_PAUSE
        while True:
            try:
                return await self._edit_or_send(job, message)
            except discord.HTTPException as error:
                _give_up_if_refused(error)
                failure: Exception = error
            except _NETWORK as error:
                failure = error
            if time.monotonic() + pause > deadline:
                raise DeliveryFailed("Discord could not be reached for a long time.") from failure
            log.warning("Job %s could not be handed over, trying again: %r", job.id, failure)
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def _edit_or_send(self, job: Job, message: Message) -> None:
        try:
            await self._edit(job, message)
        except discord.HTTPException as error:
            gone = isinstance(error, discord.NotFound | discord.Forbidden)
            if not gone and error.code != ARCHIVED:
                raise
            log.warning("The reply of job %s cannot be edited (%s): a new message", job.id, error)
            await self._send(job, message())

    async def _edit(self, job: Job, message: Message) -> None:
        """Edit the reply: by its token while that lives, else by the bot's own rights.

        The message is made anew for each try, since a try closes the file in it.
        """
        reply_to = job.reply_to
        if time.time() < reply_to.expires_at:
            webhook = discord.Webhook.partial(
                reply_to.application_id, reply_to.token, client=self._client
            )
            try:
                await webhook.edit_message(reply_to.message_id, **message())
                return
            except discord.HTTPException as error:
                if error.status != 401:  # the token is over before its time, or Discord restarted
                    raise
                log.info("The token of job %s no longer works: %s", job.id, error)
        await self._channel(job).get_partial_message(reply_to.message_id).edit(**message())

    async def _send(self, job: Job, message: dict[str, Any]) -> None:
        """A new message: the only rung that pings, since nobody looks at the old one any more."""
        files = message.pop("attachments")
        view = message.pop("view") or discord.utils.MISSING
        mention = discord.AllowedMentions(users=[discord.Object(job.user_id)])
        await self._channel(job).send(
            **message,
            files=files,
            view=view,
            allowed_mentions=mention,
            nonce=job.id,  # a second try after a lost answer makes no second message
        )

    def _channel(self, job: Job) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(
            job.reply_to.channel_id, guild_id=job.reply_to.guild_id
        )


def _give_up_if_refused(error: discord.HTTPException) -> None:
    """Raise where trying again cannot help: only 429 and Discord's own troubles pass by."""
    if error.code in TOO_LARGE or error.status == 413:
        raise FileTooLarge("Discord says that the video is too large here.") from error
    if error.status < 500 and error.status != 429:
        raise DeliveryFailed(f"Discord refused the message: {error}") from error
