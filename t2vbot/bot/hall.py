"""Where what members make together is seen in Discord: its board in the channel, its thread, its
scenes' messages.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

import aiohttp
import discord

from ..groups.production import Production, Scene, SceneState, Stage
from ..posts.post import Destination
from ..text import Text, render, speaking
from .boards import Boards
from .messages.clock import Clock
from .messages.markdown import clip

log = logging.getLogger(__name__)

NAME = 100  # characters of a thread's, by Discord's documentation
# Codes of Discord's: somebody is no member any more; a message has its thread, whose id is its own.
GONE, THREAD_EXISTS = 10007, 160004
HELD = (SceneState.MAKING, SceneState.MADE, SceneState.FAILED)

P = TypeVar("P", bound=Production)


@dataclass(frozen=True, slots=True)
class Look(Generic[P]):
    """The words and buttons of one kind."""

    board: Callable[[P, Clock], str]
    board_view: Callable[[P], discord.ui.View | None]
    scene: Callable[[P, Scene], str]
    scene_view: Callable[[P, Scene], discord.ui.View | None]


class DiscordHall(Generic[P]):
    """Fulfils ``groups.productions.Hall``."""

    def __init__(self, boards: Boards, look: Look[P]) -> None:
        self._boards = boards
        self._client = boards.client
        self._look = look

    async def open_thread(self, production: P) -> int:
        """Under the board; its id, or 0 where there can be none, and all happens in the channel."""
        channel = self._boards.channel(production.server_id, production.channel_id)
        name = " ".join(production.theme.split())[:NAME]
        try:
            board = channel.get_partial_message(production.board_id)
            thread = await board.create_thread(name=name, auto_archive_duration=1440)
        except discord.HTTPException as error:
            if error.code == THREAD_EXISTS:  # of a run that ended before it was written down
                return production.board_id
            log.info("No thread in channel %d: %s", production.channel_id, error)
            return 0
        except (aiohttp.ClientError, OSError, ValueError) as error:
            log.info("No thread in channel %d: %r", production.channel_id, error)
            return 0
        return thread.id

    def language(self, production: P) -> str:
        return self._boards.speech.in_server(production.server_id, production.channel_id)

    async def show(self, production: P) -> None:
        with speaking(self.language(production)):
            self._show(production)

    def _show(self, production: P) -> None:
        channel = self._boards.channel(production.server_id, production.channel_id)
        board = channel.get_partial_message(production.board_id)
        content = self._look.board(production, self._boards.clock)
        if production.state is Stage.OPEN and self._lacks_right(production):
            content = clip(f"{content}\n{render(Text('together-no-threads'))}")
        view = self._look.board_view(production)
        self._boards.soon(board.id, content, lambda: board.edit(content=content, view=view))

    def _lacks_right(self, production: P) -> bool:
        """Whether there is no thread for a right that a moderator can give."""
        channel = self._client.get_channel(production.channel_id)
        if production.thread_id != 0 or not isinstance(channel, discord.TextChannel):
            return False
        rights = channel.permissions_for(channel.guild.me)
        return not (rights.create_public_threads and rights.send_messages_in_threads)

    async def show_scene(self, production: P, scene: Scene) -> None:
        """Once it is being made, its message is its post's."""
        with speaking(self.language(production)):
            await self._show_scene(production, scene)

    async def _show_scene(self, production: P, scene: Scene) -> None:
        if not scene.message_id:
            if scene.state in (SceneState.OFFERED, SceneState.MAKING):
                scene.message_id = await self._send(production, scene)
            return
        if scene.state in HELD:
            return
        message_id = scene.message_id
        channel = self._boards.channel(production.server_id, production.place_id)
        partial = channel.get_partial_message(message_id)
        if scene.state is SceneState.WITHDRAWN:
            self._boards.leave(message_id)
            with suppress(discord.NotFound):
                await partial.delete()
            scene.message_id = 0
            return
        content = self._look.scene(production, scene)
        view = self._look.scene_view(production, scene)
        self._boards.soon(message_id, content, lambda: partial.edit(content=content, view=view))

    async def _send(self, production: P, scene: Scene) -> int:
        channel = self._boards.channel(production.server_id, production.place_id)
        view = self._look.scene_view(production, scene) or discord.utils.MISSING
        # Of a message that is gone with its thread, Discord would send none again.
        where = "t" if production.thread_id else "c"
        content, nonce = self._look.scene(production, scene), f"s{scene.id}{where}"
        message = await channel.send(content, view=view, silent=True, nonce=nonce)
        return message.id

    def destination(self, production: P, scene: Scene) -> Destination:
        self._boards.leave(scene.message_id)  # its post says what is new from here on
        return self._place(production, production.place_id, scene.message_id)

    async def film(self, production: P) -> Destination:
        if production.film_message_id:  # of a run that ended before it was needed
            return self._place(production, production.channel_id, production.film_message_id)
        try:
            message_id = await self._boards.reply(
                (production.server_id, production.channel_id, production.board_id),
                render(Text("bot-getting-ready"), self.language(production)),
                nonce=f"f{production.id}",
            )
        except discord.HTTPException as error:  # its post finds another way
            log.warning("The film of %s has no message: %s", production.id, error)
            message_id = 0
        return self._place(production, production.channel_id, message_id)

    async def close(self, production: P) -> None:
        await self.show(production)
        messages = (production.board_id, *(scene.message_id for scene in production.scenes))
        await self._boards.finish(messages)
        if production.thread_id:
            await self._client.http.edit_channel(production.thread_id, archived=True)

    async def has_left(self, production: P) -> bool:
        """Discord is asked: a bot without the members' list does not hear of it."""
        try:
            await self._client.http.get_member(production.server_id, production.host)
        except discord.HTTPException as error:
            return error.code == GONE
        return False

    def server_name(self, production: P) -> str:
        guild = self._client.get_guild(production.server_id)
        return guild.name if guild else ""

    async def aclose(self) -> None:
        """Let every message say what it has not said yet."""
        await self._boards.aclose()

    def _place(self, production: P, channel_id: int, message_id: int) -> Destination:
        return self._boards.destination(production.server_id, channel_id, message_id)
