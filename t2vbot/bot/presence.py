"""What stands beside the bot's name: how many wait, or until when it is paused."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

import discord

from ..rules.hours import on_the_wall
from ..rules.openness import Now
from ..rules.standing import State
from ..text import Text, render
from .services import Services

if TYPE_CHECKING:
    from .client import VideoClient

log = logging.getLogger(__name__)

INTERVAL = 15.0  # seconds between two changes; Discord takes five in 20 s
_AWAKE = (State.RUNNING, State.DRAINING)
# The gateway is away; a new connection gets the presence again.
_AWAY = (discord.ConnectionClosed, ConnectionError, RuntimeError, AttributeError)


class Presence:
    def __init__(self, client: VideoClient, services: Services) -> None:
        self._client = client
        self._services = services
        self._shown: dict[int, tuple[int, str]] = {}  # by shard: to which connection, and what

    async def run(self) -> None:
        """Keep it true."""
        while True:
            await self._client.wait_until_ready()
            await self._show()
            await asyncio.sleep(INTERVAL)

    async def _show(self) -> None:
        now = self._services.openness.now()
        words = render(said(now, *self._counts(), time.time()))
        status = discord.Status.online if now.state in _AWAKE else discord.Status.idle
        for shard_id in self._client.shards:
            await self._show_on(shard_id, status, words)

    async def _show_on(self, shard_id: int, status: discord.Status, words: str) -> None:
        new = self._client.connections[shard_id], words
        if new == self._shown.get(shard_id):
            return
        activity = discord.CustomActivity(words)
        try:
            await self._client.change_presence(status=status, activity=activity, shard_id=shard_id)
        except _AWAY as error:
            log.info("The presence could not be changed on shard %d: %r", shard_id, error)
            return
        self._shown[shard_id] = new

    def _counts(self) -> tuple[int, int]:
        """How many are being made, and how many wait."""
        dispatcher = self._services.dispatcher
        return len(dispatcher.in_work()), dispatcher.count()


def said(now: Now, making: int, waiting: int, moment: float) -> Text:
    """By the host's clock, since everybody sees the same words."""
    if now.state is State.DRAINING:
        return Text("host-presence-draining", count=making + waiting)
    if now.state is State.RUNNING:
        if making:
            return Text("host-presence-making", making=making, waiting=waiting)
        return (
            Text("host-presence-waiting", waiting=waiting)
            if waiting
            else Text("host-presence-idle")
        )
    if now.until is None:
        return Text("host-presence-closed", state=now.state)
    return Text("host-presence-closed-until", state=now.state, when=on_the_wall(now.until, moment))
