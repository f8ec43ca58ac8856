"""Messages of the bot's own that show how something stands which many change: each is edited at a
pace of its own, always to the newest state.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

import aiohttp
import discord
from discord.utils import DEFAULT_FILE_SIZE_LIMIT_BYTES

from ..posts.post import Destination
from ..rules.rulebook import Rulebook
from .asking import asker_in
from .messages.clock import Clock
from .messages.writing import reply_to
from .speech import Speech

log = logging.getLogger(__name__)

AGAIN = 5.0  # seconds until an edit that got no answer is tried again
REMEMBERED = 1000  # messages, and what they say
PACE = 2.0  # seconds between two edits of one message; a channel takes 5 in 5 s

Edit = Callable[[], Awaitable[object]]


class Boards:
    """By the bot's own rights."""

    def __init__(
        self,
        client: discord.Client,
        clock: Clock,
        max_upload: int,
        rulebook: Rulebook,
        speech: Speech,
    ) -> None:
        self._rulebook = rulebook
        self.speech = speech
        self.client = client
        self.clock = clock
        self._max_upload = max_upload
        self._newest: dict[int, tuple[str, Edit]] = {}  # by message: the edit still to be made
        self._editing: dict[int, asyncio.Task[None]] = {}
        self._words: dict[int, str] = {}  # by message: what it says

    def channel(self, server_id: int, channel_id: int) -> discord.PartialMessageable:
        return self.client.get_partial_messageable(channel_id, guild_id=server_id)

    def destination(self, server_id: int, channel_id: int, message_id: int) -> Destination:
        guild = self.client.get_guild(server_id)
        limit = guild.filesize_limit if guild else DEFAULT_FILE_SIZE_LIMIT_BYTES
        anybody = asker_in(self.client.get_channel(channel_id), 0, server_id)
        return Destination(
            application_id=self.client.application_id or 0,
            token="",
            channel_id=channel_id,
            message_id=message_id,
            guild_id=server_id,
            expires_at=0.0,
            limit=min(limit, self._max_upload),
            spoiler=self._rulebook.value("spoiler", anybody),
        )

    async def reply(
        self,
        to: tuple[int, int, int],
        words: str,
        *,
        nonce: str,
        view: discord.ui.View = discord.utils.MISSING,
    ) -> int:
        """A new message below another (its server, channel and id), which notifies nobody; its id.
        The same nonce makes no second one, for the minutes in which Discord knows it.
        """
        server_id, channel_id, message_id = to
        reference = reply_to(message_id, channel_id, server_id)
        message = await self.channel(server_id, channel_id).send(
            words,
            reference=reference,
            mention_author=False,
            silent=True,
            nonce=nonce,
            view=view,
        )
        return message.id

    def soon(self, message_id: int, content: str, edit: Edit) -> None:
        """Not to what it says already: all edits in a channel share one limit."""
        if message_id in self._newest or self._words.get(message_id) != content:
            self._newest[message_id] = content, edit
        else:
            return
        if message_id not in self._editing:
            task = asyncio.create_task(self._edit(message_id), name=f"t2vbot-board-{message_id}")
            self._editing[message_id] = task

    def leave(self, message_id: int) -> None:
        """Somebody else says what is new in it."""
        self._newest.pop(message_id, None)

    async def finish(self, message_ids: Iterable[int]) -> None:
        """On return they say what is newest."""
        for message_id in message_ids:
            self._words.pop(message_id, None)
            if task := self._editing.get(message_id):
                await asyncio.wait({task})

    async def _edit(self, message_id: int) -> None:
        try:
            while newest := self._newest.pop(message_id, None):
                content, edit = newest
                try:
                    await edit()
                    self._remember(message_id, content)
                except (aiohttp.ClientError, OSError, discord.DiscordServerError) as error:
                    log.info("Message %d is edited again: %r", message_id, error)
                    self._newest.setdefault(message_id, newest)
                    await asyncio.sleep(AGAIN)
                except discord.HTTPException as error:
                    log.info("Message %d cannot be edited: %s", message_id, error)
                await asyncio.sleep(PACE)
        finally:
            del self._editing[message_id]

    def _remember(self, message_id: int, content: str) -> None:
        self._words.pop(message_id, None)
        self._words[message_id] = content
        while len(self._words) > REMEMBERED:
            del self._words[next(iter(self._words))]

    async def aclose(self) -> None:
        """Let every message say what it has not said yet."""
        tasks = set(self._editing.values())
        if tasks:
            await asyncio.wait(tasks, timeout=2 * PACE)
        for task in tasks:
            task.cancel()
