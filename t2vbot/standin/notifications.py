"""Who is notified of a message. An edit notifies nobody, not even the first one after a deferral;
what counts is how a message came into the world.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .hub import Event, Hub
from .message import Flags, Message
from .messages import MessageCreated
from .people import User
from .world import World


class Notification(NamedTuple):
    user: User
    message: Message


class Notifications:
    """All that members' clients rang for, oldest first."""

    def __init__(self, world: World, hub: Hub) -> None:
        self._world = world
        self._all: list[Notification] = []
        hub.listen(self._hear)

    def __iter__(self) -> Iterator[Notification]:
        return iter(list(self._all))

    def of(self, user: User) -> list[Message]:
        """The messages that a person was notified of."""
        return [message for notified, message in self._all if notified is user]

    def _hear(self, event: Event) -> None:
        if isinstance(event, MessageCreated):
            notified = _notified(event.message, self._world.users.values())
            self._all += [Notification(user, event.message) for user in notified]


def _notified(message: Message, everybody: Iterable[User]) -> list[User]:
    if message.ephemeral or Flags.SUPPRESS_NOTIFICATIONS in message.flags:
        return []
    channel = message.channel
    # In a private channel every new message does.
    loud = channel.is_private or message.now.mention_everyone
    named = everybody if loud else message.mentions
    return [user for user in named if channel.includes(user) and user is not message.author]
