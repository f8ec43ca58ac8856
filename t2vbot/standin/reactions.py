"""Reactions: an emoji under a message, and who put it there ("Reaction Object")."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from .errors import MISSING_PERMISSIONS, THREAD_ARCHIVED, UNKNOWN_EMOJI, ApiError
from .hub import Event, Hub
from .message import Message
from .people import Json, Permission, User
from .server import Answer, Call, Route
from .sight import Sight

NO_CONTENT = Answer(204)


@dataclass(frozen=True, slots=True)
class Reacted(Event):
    """Somebody put an emoji under a message, or took it back."""

    message: Message
    user: User
    emoji: str
    added: bool

    def to_json(self) -> Json:
        channel = self.message.channel
        body: Json = {
            "user_id": str(self.user.id),
            "channel_id": str(channel.id),
            "message_id": str(self.message.id),
            "message_author_id": str(self.message.author.id),
            "emoji": emoji_json(self.emoji),
            "burst": False,
            "type": 0,
        }
        if channel.guild:
            body["guild_id"] = str(channel.guild.id)
            if self.added:
                body["member"] = channel.guild.member_json(self.user)
        return body


def emoji_json(emoji: str) -> Json:
    """A custom one is written "name:id"."""
    name, _, number = emoji.partition(":")
    return {"id": number or None, "name": name}


class Reactions:
    """Puts them there and takes them away; ``routes`` are the bot's ways to do so."""

    def __init__(self, sight: Sight, hub: Hub) -> None:
        self._sight = sight
        self._hub = hub

    def routes(self) -> list[Route]:
        message = "/channels/{channel_id}/messages/{message_id}/reactions"
        one = message + "/{emoji_name}"
        return [
            Route("PUT", one + "/@me", self.add_my_message_reaction),
            Route("DELETE", one + "/@me", self.delete_my_message_reaction),
            Route("DELETE", one + "/{user_id}", self.delete_user_message_reaction),
            Route("GET", one, self.list_message_reactions_by_emoji),
        ]

    def add(self, message: Message, user: User, emoji: str) -> None:
        """Raises ``ApiError`` where ``user`` may not."""
        if message.channel.archived:
            raise ApiError(THREAD_ARCHIVED)
        people = message.reactions.get(emoji, [])
        if user in people:
            return
        # Who may not add one may still join in.
        if not people and Permission.ADD_REACTIONS not in message.channel.permissions_of(user):
            raise ApiError(MISSING_PERMISSIONS)
        message.reactions[emoji] = [*people, user]
        self._hub.publish(Reacted(message, user, emoji, True))

    def remove(self, message: Message, user: User, emoji: str) -> None:
        people = message.reactions.get(emoji, [])
        if user not in people:
            raise ApiError(UNKNOWN_EMOJI)
        people = [other for other in people if other is not user]
        if people:
            message.reactions[emoji] = people
        else:
            del message.reactions[emoji]
        self._hub.publish(Reacted(message, user, emoji, False))

    def add_my_message_reaction(self, call: Call) -> Answer:
        self.add(self._sight.message(call), self._sight.bot, _emoji(call))
        return NO_CONTENT

    def delete_my_message_reaction(self, call: Call) -> Answer:
        self.remove(self._sight.message(call), self._sight.bot, _emoji(call))
        return NO_CONTENT

    def delete_user_message_reaction(self, call: Call) -> Answer:
        message = self._sight.message(call)
        if Permission.MANAGE_MESSAGES not in message.channel.permissions_of(self._sight.bot):
            raise ApiError(MISSING_PERMISSIONS)
        self.remove(message, self._sight.user(call.match["user_id"]), _emoji(call))
        return NO_CONTENT

    def list_message_reactions_by_emoji(self, call: Call) -> Answer:
        people = self._sight.message(call).reactions.get(_emoji(call), [])
        return Answer(200, [user.to_json() for user in people])


def _emoji(call: Call) -> str:
    emoji = unquote(call.match["emoji_name"])
    # One that is written as itself, or "name:id"; a word is neither.
    if emoji.isascii() and ":" not in emoji:
        raise ApiError(UNKNOWN_EMOJI)
    return emoji
