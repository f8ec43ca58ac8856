"""The servers that a host serves, where they want to say so (``T2V_GUILDS``)."""

from __future__ import annotations

import logging
from typing import Any

import discord

from ..errors import RequestRefused
from ..text import Text, render

log = logging.getLogger(__name__)


class Servers:
    """An allow-list of server ids; empty: every server is served.

    It is about servers alone: a direct message is no server's.
    """

    def __init__(self, allowed: frozenset[int]) -> None:
        self._allowed = allowed

    def check(self, interaction: discord.Interaction[Any]) -> None:
        """Raises ``RequestRefused`` in a server that is not served, where people bring the app."""
        if interaction.guild_id is not None and not self._serves(interaction.guild_id):
            raise RequestRefused(Text("bot-server-not-served"))

    async def leave(self, guild: discord.Guild) -> bool:
        """Leave a server that is not served, with a word; whether it was left."""
        if self._serves(guild.id):
            return False
        log.warning("Leaving server %d, which T2V_GUILDS does not name", guild.id)
        try:
            await _say_goodbye(guild)
            await guild.leave()
        except discord.HTTPException as error:
            log.warning("Server %d could not be left: %s", guild.id, error)
        return True

    def _serves(self, guild_id: int) -> bool:
        return not self._allowed or guild_id in self._allowed


async def _say_goodbye(guild: discord.Guild) -> None:
    """Where the server wants such messages, or in the first channel that may be written in."""
    channels = [guild.system_channel, *guild.text_channels]
    for channel in channels:
        if channel and channel.permissions_for(guild.me).send_messages:
            try:
                await channel.send(render(Text("bot-server-left")))
                return
            except discord.HTTPException as error:
                log.info("No word could be left in channel %d: %s", channel.id, error)
