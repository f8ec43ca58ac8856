"""The servers that a host serves, where they want to say so (``T2V_GUILDS``)."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import discord

from ..errors import RequestRefused
from ..text import Text, render

log = logging.getLogger(__name__)


class Servers:
    """An allow-list of server ids; empty: every server is served that the host did not ban.

    It is about servers alone: a direct message is no server's.
    """

    def __init__(
        self, allowed: frozenset[int], is_banned: Callable[[int], bool] = lambda server_id: False
    ) -> None:
        """``is_banned``: whether the host makes no videos in a server any more."""
        self._allowed = allowed
        self._is_banned = is_banned

    def check(self, interaction: discord.Interaction[Any]) -> None:
        """Raises ``RequestRefused`` in a server that is not served, where people bring the app."""
        if interaction.guild_id is not None and self._is_banned(interaction.guild_id):
            raise RequestRefused(Text("rules-server-banned"))
        if interaction.guild_id is not None and not self._serves(interaction.guild_id):
            raise RequestRefused(Text("bot-server-not-served"))

    async def leave(self, guild: discord.Guild, language: str) -> bool:
        """Leave a server that is not served, with a word in its language; whether it was left."""
        if self._serves(guild.id):
            return False
        is_banned = self._is_banned(guild.id)
        why = "the host banned" if is_banned else "T2V_GUILDS does not name"
        log.warning("Leaving server %d, which %s", guild.id, why)
        word = render(Text("rules-server-banned" if is_banned else "bot-server-left"), language)
        try:
            await _say_goodbye(guild, word)
            await guild.leave()
        except discord.HTTPException as error:
            log.warning("Server %d could not be left: %s", guild.id, error)
        return True

    def _serves(self, guild_id: int) -> bool:
        is_allowed = not self._allowed or guild_id in self._allowed
        return is_allowed and not self._is_banned(guild_id)


async def _say_goodbye(guild: discord.Guild, word: str) -> None:
    """Where the server wants such messages, or in the first channel that may be written in."""
    channels = [guild.system_channel, *guild.text_channels]
    for channel in channels:
        if channel and channel.permissions_for(guild.me).send_messages:
            try:
                await channel.send(word)
                return
            except discord.HTTPException as error:
                log.info("No word could be left in channel %d: %s", channel.id, error)
