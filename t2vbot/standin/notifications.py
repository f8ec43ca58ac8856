"""Who is notified of a message. An edit notifies nobody, not even the first one after a deferral;
what counts is how a message came into the world.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .hub import Event, Hub
from .messages import Flags, Message, MessageCreated
from .people import User


class Notification(NamedTuple):
    user: User
    message: Message


class Notifications:
    """All that members' clients rang for, oldest first."""

    def __init__(self, hub: Hub) -> None:
        self._all: list[Notification] = []
        hub.listen(self._hear)

    def __iter__(self) -> Iterator[Notification]:
        return iter(list(self._all))

    def of(self, user: User) -> list[Message]:
        """The messages that a person was notified of."""
        return [message for notified, message in self._all if notified is user]

    def _hear(self, event: Event) -> None:
        if isinstance(event, MessageCreated):
            self._all += [Notification(user, event.message) for user in _notified(event.message)]


def _notified(message: Message) -> list[User]:
    if message.ephemeral or Flags.SUPPRESS_NOTIFICATIONS in message.flags:
        return []
    if message.channel.is_private:  # there every new message does
        return [user for user in message.channel.people if user is not message.author]
    return [user for user in message.mentions if user is not message.author]
