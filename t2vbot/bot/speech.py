"""Which language is spoken to whom: to one person alone their client's, in public the server's."""

from __future__ import annotations

from typing import Any

import discord

from ..groups.people import People
from ..posts.post import Destination, Post
from ..rules.rule import AUTO
from ..rules.rulebook import Rulebook
from ..text import ENGLISH, nearest, speak
from .asking import asker_in


def language_of(interaction: discord.Interaction[Any]) -> str:
    """That of the client of whoever typed or pressed."""
    return nearest(str(interaction.locale))


def speak_to(interaction: discord.Interaction[Any]) -> None:
    """What is said from here on in this task is said to them."""
    speak(language_of(interaction))


class Speech:
    """Asked for every message that is not the answer to an interaction. From memory, but for
    ``to_person``.
    """

    def __init__(self, client: discord.Client, rulebook: Rulebook, people: People) -> None:
        self._client = client
        self._people = people
        self._rulebook = rulebook

    def in_server(self, server_id: int, channel_id: int = 0) -> str:
        """In public: as its moderators have set it for the channel or all of it, else as it is set
        at Discord; English where the bot is no member.
        """
        guild = self._client.get_guild(server_id)
        asker = asker_in(self._client.get_channel(channel_id), 0, server_id)
        chosen = str(self._rulebook.value("language", asker))
        if chosen != AUTO:
            return chosen
        return nearest(str(guild.preferred_locale)) if guild else ENGLISH

    def at(self, destination: Destination) -> str:
        """In the message of a post."""
        server_id = destination.guild_id
        if server_id is None or destination.private or not self._client.get_guild(server_id):
            return destination.language
        return self.in_server(server_id, destination.channel_id)

    def to_owner(self, post: Post) -> str:
        """In a direct message to who asked for a post."""
        return post.destination.language or self.at(post.destination)

    async def to_person(self, user_id: int) -> str:
        """In a direct message. From the database."""
        return await self._people.language_of(user_id)

    def of_asker(self, interaction: discord.Interaction[Any], *, private: bool = False) -> str:
        """For the destination of what they asked for. Where people bring the app to a server that
        the bot is no member of, Discord says that server's language only now.
        """
        server_id = interaction.guild_id
        if server_id is None or private or self._client.get_guild(server_id):
            return language_of(interaction)
        return nearest(str(interaction.guild_locale))

    def around(self, interaction: discord.Interaction[Any]) -> str:
        """Where an interaction is, to all who are there."""
        server_id = interaction.guild_id
        if server_id is not None and self._client.get_guild(server_id):
            return self.in_server(server_id, interaction.channel_id or 0)
        return self.of_asker(interaction)
