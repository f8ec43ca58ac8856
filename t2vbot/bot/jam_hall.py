"""Where a jam is seen in Discord: its board in the channel, its thread, its scenes' messages."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress

import aiohttp
import discord
from discord.utils import DEFAULT_FILE_SIZE_LIMIT_BYTES

from ..groups.jam import Jam, Scene, SceneState
from ..posts.post import Destination
from ..text import Text, render
from .messages import jam_wording
from .messages.clock import Clock
from .views.jam import board_view, scene_view

log = logging.getLogger(__name__)

AGAIN = 5.0  # seconds until an edit that got no answer is tried again
PACE = 2.0  # seconds between two edits of one message; a channel takes 5 in 5 s
NAME = 100  # characters of a thread's, by Discord's documentation
GONE = 10007  # Discord's code for somebody who is no member any more

Edit = Callable[[], Awaitable[object]]


class JamHall:
    """Fulfils ``groups.jams.Hall``."""

    def __init__(self, client: discord.Client, clock: Clock, max_upload: int) -> None:
        self._client = client
        self._clock = clock
        self._max_upload = max_upload
        self._newest: dict[int, tuple[str, Edit]] = {}  # by message: the edit still to be made
        self._editing: dict[int, asyncio.Task[None]] = {}
        self._words: dict[int, str] = {}  # by message: what it says

    async def open_thread(self, server_id: int, channel_id: int, board_id: int, theme: str) -> int:
        """Under the board; its id, or 0 where there can be none, and all happens in the channel."""
        board = self._channel(server_id, channel_id).get_partial_message(board_id)
        try:
            name = " ".join(theme.split())[:NAME]
            thread = await board.create_thread(name=name, auto_archive_duration=1440)
        except (discord.HTTPException, aiohttp.ClientError, OSError, ValueError) as error:
            log.info("No thread for a jam in channel %d: %s", channel_id, error)
            return 0
        return thread.id

    async def show(self, jam: Jam) -> None:
        board = self._channel(jam.server_id, jam.channel_id).get_partial_message(jam.board_id)
        content, view = jam_wording.board(jam, self._clock), board_view(jam)
        self._soon(jam.board_id, content, lambda: board.edit(content=content, view=view))

    async def show_scene(self, jam: Jam, scene: Scene) -> None:
        """Once it is being made, its message is its post's."""
        if scene.state in (SceneState.MAKING, SceneState.MADE, SceneState.FAILED):
            return
        channel = self._channel(jam.server_id, jam.thread_id or jam.channel_id)
        if not scene.message_id:
            if scene.state is SceneState.OFFERED:
                content = jam_wording.scene(jam, scene)
                view = scene_view(jam, scene) or discord.utils.MISSING
                # Of a message that is gone with its thread, Discord would send none again.
                where = "t" if jam.thread_id else "c"
                message = await channel.send(
                    content, view=view, silent=True, nonce=f"s{scene.id}{where}"
                )
                scene.message_id = message.id
            return
        message_id = scene.message_id
        partial = channel.get_partial_message(message_id)
        if scene.state is SceneState.WITHDRAWN:
            self._newest.pop(message_id, None)
            with suppress(discord.NotFound):
                await partial.delete()
            scene.message_id = 0
            return
        content, view = jam_wording.scene(jam, scene), scene_view(jam, scene)
        self._soon(message_id, content, lambda: partial.edit(content=content, view=view))

    def destination(self, jam: Jam, scene: Scene) -> Destination:
        self._newest.pop(scene.message_id, None)  # its post says what is new from here on
        return self._place(jam, jam.thread_id or jam.channel_id, scene.message_id)

    async def film(self, jam: Jam) -> Destination:
        if jam.film_message_id:  # of a run that ended before it was needed
            return self._place(jam, jam.channel_id, jam.film_message_id)
        channel = self._channel(jam.server_id, jam.channel_id)
        reference = discord.MessageReference(
            message_id=jam.board_id,
            channel_id=jam.channel_id,
            guild_id=jam.server_id,
            fail_if_not_exists=False,
        )
        try:
            message = await channel.send(
                render(Text("bot-getting-ready")),
                reference=reference,
                mention_author=False,
                nonce=f"f{jam.id}",
            )
        except discord.HTTPException as error:  # its post finds another way
            log.warning("The film of jam %s has no message: %s", jam.id, error)
            return self._place(jam, jam.channel_id, 0)
        return self._place(jam, jam.channel_id, message.id)

    async def close(self, jam: Jam) -> None:
        await self.show(jam)
        messages = (jam.board_id, *(scene.message_id for scene in jam.scenes))
        for message_id in messages:
            self._words.pop(message_id, None)
            if task := self._editing.get(message_id):
                await asyncio.wait({task})
        if jam.thread_id:
            await self._client.http.edit_channel(jam.thread_id, archived=True)

    async def has_left(self, jam: Jam) -> bool:
        """Discord is asked: a bot without the members' list does not hear of it."""
        try:
            await self._client.http.get_member(jam.server_id, jam.host)
        except discord.HTTPException as error:
            return error.code == GONE
        return False

    def server_name(self, jam: Jam) -> str:
        guild = self._client.get_guild(jam.server_id)
        return guild.name if guild else ""

    # --- Small change -----------------------------------------------------------------------------

    def _place(self, jam: Jam, channel_id: int, message_id: int) -> Destination:
        guild = self._client.get_guild(jam.server_id)
        limit = guild.filesize_limit if guild else DEFAULT_FILE_SIZE_LIMIT_BYTES
        return Destination(
            application_id=self._client.application_id or 0,
            token="",
            channel_id=channel_id,
            message_id=message_id,
            guild_id=jam.server_id,
            expires_at=0.0,
            limit=min(limit, self._max_upload),
        )

    def _channel(self, server_id: int, channel_id: int) -> discord.PartialMessageable:
        return self._client.get_partial_messageable(channel_id, guild_id=server_id)

    def _soon(self, message_id: int, content: str, edit: Edit) -> None:
        """Each message is edited at a pace of its own, always to the newest state, and not to what
        it says already: all edits in a channel share one limit.
        """
        if message_id in self._newest or self._words.get(message_id) != content:
            self._newest[message_id] = content, edit
        else:
            return
        if message_id not in self._editing:
            task = asyncio.create_task(self._edit(message_id), name=f"t2vbot-jam-{message_id}")
            self._editing[message_id] = task

    async def _edit(self, message_id: int) -> None:
        try:
            while newest := self._newest.pop(message_id, None):
                content, edit = newest
                try:
                    await edit()
                    self._words[message_id] = content
                except (aiohttp.ClientError, OSError, discord.DiscordServerError) as error:
                    log.info("A jam's message %d is edited again: %r", message_id, error)
                    self._newest.setdefault(message_id, newest)
                    await asyncio.sleep(AGAIN)
                except discord.HTTPException as error:
                    log.info("A jam's message %d cannot be edited: %s", message_id, error)
                await asyncio.sleep(PACE)
        finally:
            del self._editing[message_id]

    async def aclose(self) -> None:
        """Let every message say what it has not said yet."""
        tasks = set(self._editing.values())
        if tasks:
            await asyncio.wait(tasks, timeout=2 * PACE)
        for task in tasks:
            task.cancel()
