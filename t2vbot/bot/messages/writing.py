"""Writing to Discord for a post: by an interaction's token while that lives, else by the bot's own
rights. Each function is one request, or raises what Discord answers.
"""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import discord

from ...posts.post import Destination, Post
from .clock import Clock
from .preview import holds_more
from .refusals import UNKNOWN_WEBHOOK

log = logging.getLogger(__name__)

MOST_PINGED = 100  # people in one message, by Discord's documentation
OURS_LOOKED_AT = 100  # of the bot's own messages, when one is searched
SEARCH_MARGIN = 120.0  # seconds before a new message was sent, from which on it is looked for
DEAD_TOKENS = 1000  # that are remembered

Message = Callable[[], dict[str, Any]]
"""Makes the arguments of an edit or a new message, with a file of its own each time: one that was
read once would upload 0 bytes without an error."""


def reply_to(message_id: int, channel_id: int, server_id: int | None) -> discord.MessageReference:
    """Another message, which may be gone by then."""
    return discord.MessageReference(
        message_id=message_id, channel_id=channel_id, guild_id=server_id, fail_if_not_exists=False
    )


class TokenOver(Exception):
    """Only an interaction's token lets the bot write there, and that has ended."""


class Writer:
    """Edits and sends messages; knows which tokens are over."""

    def __init__(self, client: discord.Client, clock: Clock) -> None:
        self._client = client
        self._clock = clock
        self._dead: OrderedDict[str, None] = OrderedDict()  # tokens that Discord refused

    def channel(self, destination: Destination) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(
            destination.channel_id, guild_id=destination.guild_id
        )

    def has_token(self, destination: Destination) -> bool:
        """Whether its token is worth a try. Where it is the only way, Discord alone says when it is
        over: this computer's clock may be wrong, or have been set.
        """
        if destination.token in self._dead:
            return False
        return not destination.reachable or time.time() < destination.expires_at

    async def edit(self, destination: Destination, message: Message) -> None:
        """Edit the message. Raises ``TokenOver`` where that can never be done again."""
        if self.has_token(destination):
            webhook = self._webhook(destination)
            try:
                await webhook.edit_message(destination.message_id, **message())
                return
            except discord.HTTPException as error:
                # The token is over before its time, or Discord lost it.
                if error.status != 401 and error.code != UNKNOWN_WEBHOOK:
                    raise
                log.info("The token for message %s is over: %s", destination.message_id, error)
                self._bury(destination.token)
        if not destination.reachable:
            raise TokenOver
        await (
            self.channel(destination).get_partial_message(destination.message_id).edit(**message())
        )

    async def send(
        self,
        channel: discord.abc.Messageable,
        users: tuple[int, ...],
        *,
        nonce: str,
        **message: Any,
    ) -> None:
        """A new message, which notifies ``users``. A second try after a lost answer makes no second
        message, for the minutes in which Discord knows the nonce.
        """
        pinged: list[Any] = [discord.Object(user_id) for user_id in users[:MOST_PINGED]]
        await channel.send(
            allowed_mentions=discord.AllowedMentions(users=pinged), nonce=nonce, **message
        )

    async def follow_up(self, destination: Destination, users: tuple[int, ...], words: str) -> None:
        """A new message by the token alone."""
        if not self.has_token(destination):
            raise TokenOver
        pinged: list[Any] = [discord.Object(user_id) for user_id in users[:MOST_PINGED]]
        await self._webhook(destination).send(
            words,
            allowed_mentions=discord.AllowedMentions(users=pinged),
            wait=True,
            ephemeral=destination.private,
        )

    async def whisper(self, destination: Destination, words: str) -> None:
        """A new message by the token alone, for the eyes of who has it."""
        if not self.has_token(destination):
            raise TokenOver
        await self._webhook(destination).send(words, wait=True, ephemeral=True)

    async def has_sent(self, channel: discord.abc.Messageable, post: Post, words: str) -> bool:
        """Whether a new message of a post is there already: an earlier run died before it noted
        that, or Discord's answer got lost and it has forgotten the nonce.

        ``words``: how the message would be recognised that has no button of the post.
        """
        if post.sending_since is None or self._client.user is None:
            return False
        moment = self._clock.at_discord(post.sending_since - SEARCH_MARGIN)
        # From then on; and, since a clock may be set meanwhile, from the old message on.
        found = discord.utils.time_snowflake(datetime.fromtimestamp(moment, UTC))
        since = (found, post.destination.message_id)
        try:
            for start in since:
                if await self._has_sent_since(start, channel, post, words):
                    return True
        except (discord.Forbidden, discord.NotFound) as error:
            log.info("What was sent for post %s is unknown: %s", post.id, error)
        return False

    async def _has_sent_since(
        self, start: int, channel: discord.abc.Messageable, post: Post, words: str
    ) -> bool:
        """Among the first of the bot's own messages after ``start``, an id of Discord's."""
        ours = 0
        async for message in channel.history(
            limit=None, after=discord.Object(start), oldest_first=True
        ):
            is_ours = self._client.user and message.author.id == self._client.user.id
            if not is_ours or message.id == post.destination.message_id:
                continue
            if _is_of(message, post, words):
                return True
            ours += 1
            if ours >= OURS_LOOKED_AT:
                break
        return False

    async def has_video(self, destination: Destination) -> bool:
        """Whether the message itself carries the finished file: an edit whose answer was lost."""
        try:
            if self.has_token(destination):
                message: Any = await self._webhook(destination).fetch_message(
                    destination.message_id
                )
            else:
                partial = self.channel(destination)
                message = await partial.fetch_message(destination.message_id)
        except discord.HTTPException as error:
            if error.status in (401, 403, 404):  # the token is over, the message gone or hidden
                return False
            raise
        return holds_more(message.attachments)

    def _webhook(self, destination: Destination) -> discord.Webhook:
        webhook = discord.Webhook.partial(
            destination.application_id, destination.token, client=self._client
        )
        # Else discord.py 2.7.1 lets it send nothing for one person's eyes.
        webhook.type = discord.WebhookType.application
        webhook.proxy = self._client.http.proxy  # which discord.py 2.7.1 does not take over
        return webhook

    def _bury(self, token: str) -> None:
        self._dead[token] = None
        while len(self._dead) > DEAD_TOKENS:
            self._dead.popitem(last=False)


def _is_of(message: discord.Message, post: Post, words: str) -> bool:
    if holds_more(message.attachments):
        return post.id in str(message.components)
    return message.content == words
