"""A message, with every version it went through."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from .clock import iso
from .components import walk
from .embeds import is_within
from .people import Json, User
from .places import Channel
from .uploads import Attachment


class Flags(enum.IntFlag):
    """Message flags (Discord's "Message Flags")."""

    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS_V2 = 1 << 15


NO_FLAGS = Flags(0)


class MessageType(enum.IntEnum):
    DEFAULT = 0
    REPLY = 19
    CHAT_INPUT_COMMAND = 20
    CONTEXT_MENU_COMMAND = 23


@dataclass(frozen=True, slots=True)
class Version:
    """What a message showed from ``at`` (Unix seconds) on."""

    at: float
    content: str = ""
    attachments: tuple[Attachment, ...] = ()
    components: tuple[Json, ...] = ()
    embeds: tuple[Json, ...] = ()
    flags: Flags = NO_FLAGS
    mentions: tuple[User, ...] = ()
    mention_everyone: bool = False


@dataclass(eq=False)
class Message:
    """One message; ``history`` begins with what it was created with, the last entry is what it
    shows now.
    """

    id: int
    channel: Channel
    author: User
    history: list[Version]
    type: MessageType = MessageType.DEFAULT
    edited_at: float | None = None
    deleted_at: float | None = None
    only_for: User | None = None  # an ephemeral message's one reader
    reference: Message | None = None
    nonce: str | int | None = None
    thread: Channel | None = None  # that was begun from it
    reactions: dict[str, list[User]] = field(default_factory=dict)  # who, by emoji
    interaction: Json = field(default_factory=dict)  # the fields a reply to an interaction has

    @property
    def now(self) -> Version:
        return self.history[-1]

    @property
    def content(self) -> str:
        return self.now.content

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        return self.now.attachments

    @property
    def components(self) -> tuple[Json, ...]:
        return self.now.components

    @property
    def flags(self) -> Flags:
        return self.now.flags

    @property
    def mentions(self) -> tuple[User, ...]:
        return self.now.mentions

    @property
    def loading(self) -> bool:
        """Whether it still says "is thinking"."""
        return Flags.LOADING in self.flags

    @property
    def ephemeral(self) -> bool:
        return Flags.EPHEMERAL in self.flags

    @property
    def deleted(self) -> bool:
        return self.deleted_at is not None

    @property
    def labels(self) -> list[str]:
        """What its buttons say, in order."""
        return [item["label"] for item in walk(self.components) if item.get("label")]

    def visible_to(self, user: User) -> bool:
        return self.channel.includes(user) and self.only_for in (None, user)

    def _reaction_json(self, emoji: str) -> Json:
        people = self.reactions[emoji]
        name, _, number = emoji.partition(":")
        return {
            "emoji": {"id": number or None, "name": name},
            "count": len(people),
            "count_details": {"burst": 0, "normal": len(people)},
            "burst_colors": [],
            "me": any(user.bot for user in people),
            "me_burst": False,
        }

    def is_private_to(self, bot: User) -> bool:
        """Whether ``bot`` needs the intent MESSAGE_CONTENT to read it."""
        return bool(self.channel.guild) and self.author is not bot and bot not in self.mentions

    def to_json(self, *, nested: bool = False) -> Json:
        """As the API gives it; ``nested`` leaves out the message it replies to."""
        now = self.now
        body: Json = {
            "id": str(self.id),
            "channel_id": str(self.channel.id),
            "type": int(self.type),
            "author": self.author.to_json(),
            "content": now.content,
            "timestamp": iso(self.history[0].at),
            "edited_timestamp": iso(self.edited_at) if self.edited_at else None,
            "tts": False,
            "pinned": False,
            "flags": int(now.flags | (Flags.HAS_THREAD if self.thread else NO_FLAGS)),
            "mentions": [user.to_json() for user in now.mentions],
            "mention_roles": [],
            "mention_everyone": now.mention_everyone,
            "attachments": [a.to_json() for a in now.attachments if not is_within(a, now.embeds)],
            "embeds": list(now.embeds),
            "components": list(now.components),
        }
        if self.nonce is not None:
            body["nonce"] = self.nonce
        if self.reactions:
            body["reactions"] = [self._reaction_json(emoji) for emoji in self.reactions]
        if self.thread is not None:
            body["thread"] = self.thread.to_json()
        if self.reference is not None:
            body |= _reference_json(self.reference, nested)
        return body | self.interaction


def _reference_json(message: Message, nested: bool) -> Json:
    reference = {"type": 0, "message_id": str(message.id), "channel_id": str(message.channel.id)}
    if message.channel.guild:
        reference["guild_id"] = str(message.channel.guild.id)
    if nested:
        return {"message_reference": reference}
    shown = None if message.deleted else message.to_json(nested=True)
    return {"message_reference": reference, "referenced_message": shown}
