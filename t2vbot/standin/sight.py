"""Finding what a request is about, as far as the bot may see it."""

from __future__ import annotations

import re
from typing import Any

from .errors import (
    CANNOT_DM,
    MISSING_ACCESS,
    MISSING_PERMISSIONS,
    NO_MUTUAL_GUILD,
    NOT_A_TEXT_CHANNEL,
    UNKNOWN_CHANNEL,
    UNKNOWN_GUILD,
    UNKNOWN_MESSAGE,
    UNKNOWN_USER,
    ApiError,
)
from .message import Message
from .messages import Messages
from .people import Permission, User
from .places import Channel, ChannelKind, Guild
from .server import Call
from .world import World


class Sight:
    """What the bot sees; what it does not see raises ``ApiError``."""

    def __init__(self, world: World, messages: Messages) -> None:
        self._world = world
        self._messages = messages

    @property
    def bot(self) -> User:
        return self._world.bot

    def user(self, number: Any) -> User:
        user = self._world.users.get(int(number)) if re.fullmatch(r"\d+", str(number)) else None
        if user is None:
            raise ApiError(UNKNOWN_USER)
        return user

    def guild(self, call: Call) -> Guild:
        guild = self._world.guilds.get(call.number("guild_id"))
        if guild is None:
            raise ApiError(UNKNOWN_GUILD)
        if not guild.has_bot:
            raise ApiError(MISSING_ACCESS)
        return guild

    def channel(self, call: Call) -> Channel:
        channel = self._world.channels.get(call.number("channel_id"))
        if channel is None:
            raise ApiError(UNKNOWN_CHANNEL)
        visible = Permission.VIEW_CHANNEL in channel.permissions_of(self.bot)
        if not channel.includes(self.bot) or not visible:
            raise ApiError(MISSING_ACCESS)
        return channel

    def channel_to_write_in(self, call: Call) -> Channel:
        channel = self.channel(call)
        if channel.kind in (ChannelKind.FORUM, ChannelKind.CATEGORY):
            raise ApiError(NOT_A_TEXT_CHANNEL)
        needed = Permission.SEND_MESSAGES
        if channel.parent:
            needed = Permission.SEND_MESSAGES_IN_THREADS
        if needed not in channel.permissions_of(self.bot):
            raise ApiError(MISSING_PERMISSIONS)
        if channel.is_private:
            (person,) = (user for user in channel.people if user is not self.bot)
            if not self._world.has_mutual_guild(person):
                raise ApiError(NO_MUTUAL_GUILD)
            if not person.accepts_dms:
                raise ApiError(CANNOT_DM)
        return channel

    def upload_limit(self, channel: Channel) -> int:
        """Bytes that one file of the bot's own may have there."""
        return self._world.upload_limit(channel.guild)

    def message(self, call: Call) -> Message:
        message = self._messages.find(self.channel(call), call.number("message_id"))
        # What only one member sees is not there for the bot's own routes.
        if message is None or message.only_for is not None:
            raise ApiError(UNKNOWN_MESSAGE)
        return message

    def threads_of(self, guild: Guild) -> list[Channel]:
        """Those that the bot may see."""
        return [
            channel
            for channel in self._world.channels_of(guild)
            if channel.parent
            and channel.includes(self.bot)
            and Permission.VIEW_CHANNEL in channel.permissions_of(self.bot)
        ]
