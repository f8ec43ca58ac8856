"""Messages, and every version they went through."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .clock import iso
from .components import present, walk
from .errors import (
    AUTOMATIC_MODERATION,
    MISSING_PERMISSIONS,
    NO_REPLY_IN_THREAD,
    THREAD_ARCHIVED,
    THREAD_LOCKED,
    ApiError,
)
from .hub import Event, Hub
from .people import Json, Permission, User
from .places import Channel, ThreadChanged
from .uploads import Attachment, File, Uploads
from .world import World

NONCE_SECONDS = 300.0
"""How long an enforced nonce is remembered: "in the past few minutes" is all that Discord says."""


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
            "attachments": [attachment.to_json() for attachment in now.attachments],
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


@dataclass(frozen=True, slots=True)
class MessageCreated(Event):
    message: Message
    version: Version


@dataclass(frozen=True, slots=True)
class MessageEdited(Event):
    message: Message
    version: Version


@dataclass(frozen=True, slots=True)
class MessageDeleted(Event):
    message: Message


@dataclass(frozen=True, slots=True)
class Draft:
    """The body of a request that writes a message: its JSON, and its files by their number in
    ``files[n]``.
    """

    payload: Json = field(default_factory=dict)
    files: dict[int, File] = field(default_factory=dict)

    @property
    def flags(self) -> Flags:
        return Flags(self.payload.get("flags") or 0)


class Messages:
    """All messages of the world, and the only place where they change."""

    def __init__(self, world: World, uploads: Uploads, hub: Hub) -> None:
        self._world = world
        self._uploads = uploads
        self._hub = hub
        self._all: dict[int, Message] = {}

    def __iter__(self) -> Iterator[Message]:
        """All that there ever were, oldest first, with the deleted ones."""
        return iter(list(self._all.values()))

    def find(self, channel: Channel, number: int) -> Message | None:
        message = self._all.get(number)
        return message if message and message.channel is channel and not message.deleted else None

    def in_channel(self, channel: Channel) -> list[Message]:
        """Oldest first, without the deleted ones."""
        return [m for m in self._all.values() if m.channel is channel and not m.deleted]

    def with_nonce(self, author: User, nonce: Any) -> Message | None:
        """The message that ``author`` sent a few minutes ago with this nonce, wherever, and whether
        or not it was deleted since.
        """
        since = self._world.clock.now() - NONCE_SECONDS
        for message in self._all.values():
            known = nonce is not None and message.history[0].at > since
            if known and message.author is author and message.nonce == nonce:
                return message
        return None

    def create(
        self, channel: Channel, author: User, draft: Draft, flags: Flags = NO_FLAGS, **fields: Any
    ) -> Message:
        """Post what ``draft`` says; ``fields`` are further fields of the message."""
        self._refuse_forbidden(channel, author, draft)
        self._open(channel, author, is_reply="interaction" in fields)
        at = self._world.clock.now()
        number = self._world.ids.next()
        message = Message(number, channel, author, [Version(at, flags=flags)], **fields)
        message.nonce = draft.payload.get("nonce")
        message.history = [self._apply(message, draft, at)]
        self._all[message.id] = message
        if message.only_for is None:
            channel.last_message_id = message.id
        self._hub.publish(MessageCreated(message, message.now))
        return message

    def edit(self, message: Message, draft: Draft) -> Message:
        """Change what ``draft`` names; a message that was "thinking" stops doing so."""
        if message.channel.archived:
            raise ApiError(THREAD_ARCHIVED)
        self._refuse_forbidden(message.channel, message.author, draft)
        at = self._world.clock.now()
        version = self._apply(message, draft, at)
        gone = set(message.attachments) - set(version.attachments)
        message.history.append(replace(version, flags=version.flags & ~Flags.LOADING))
        message.edited_at = at
        for attachment in gone:
            self._uploads.forget(attachment)
        self._hub.publish(MessageEdited(message, message.now))
        return message

    def delete(self, message: Message) -> None:
        message.deleted_at = self._world.clock.now()
        for attachment in message.attachments:
            self._uploads.forget(attachment)
        self._hub.publish(MessageDeleted(message))

    def _refuse_forbidden(self, channel: Channel, author: User, draft: Draft) -> None:
        """What neither a token nor the bot's own rights let it write."""
        content = str(draft.payload.get("content") or "").lower()
        if any(word in content for word in channel.forbidden_words):
            raise ApiError(AUTOMATIC_MODERATION)
        if draft.files and Permission.ATTACH_FILES not in channel.permissions_of(author):
            raise ApiError(MISSING_PERMISSIONS)

    def _open(self, channel: Channel, author: User, *, is_reply: bool) -> None:
        """A new message opens an archived thread again. In a locked one only moderators write."""
        manages = Permission.MANAGE_THREADS in channel.permissions_of(author)
        if channel.locked and not manages:
            raise ApiError(NO_REPLY_IN_THREAD if is_reply else THREAD_LOCKED)
        if channel.archived:
            channel.archived = False
            self._hub.publish(ThreadChanged(channel))

    def _apply(self, message: Message, draft: Draft, at: float) -> Version:
        payload, before = draft.payload, message.now
        version = replace(before, at=at, attachments=self._attachments(message, draft))
        if "flags" in payload:
            # Only these may change later; the components flag can be set but never taken back.
            open_to_edits = Flags.SUPPRESS_EMBEDS | Flags.COMPONENTS_V2
            kept = before.flags & ~Flags.SUPPRESS_EMBEDS
            version = replace(version, flags=kept | (draft.flags & open_to_edits))
        if "content" in payload:
            version = replace(version, content=(payload["content"] or "").strip())
        if "embeds" in payload:
            embeds = tuple({"type": "rich"} | embed for embed in payload["embeds"] or ())
            version = replace(version, embeds=embeds)
        if "components" in payload:
            shown = present(payload["components"] or (), version.attachments)
            version = replace(version, components=shown)
        return self._with_mentions(message, version, payload)

    def _attachments(self, message: Message, draft: Draft) -> tuple[Attachment, ...]:
        """The kept ones, then the new ones. An ``attachments`` list names all that should stay."""
        entries = draft.payload.get("attachments")
        if entries is None:
            new = tuple(self._keep(message, file, {}) for file in draft.files.values())
            return message.attachments + new
        described = {int(entry["id"]): entry for entry in entries}
        kept = tuple(a for a in message.attachments if a.id in described)
        added = (
            self._keep(message, file, described[number])
            for number, file in draft.files.items()
            if number in described
        )
        return kept + tuple(added)

    def _keep(self, message: Message, file: File, entry: Json) -> Attachment:
        named = replace(file, filename=tidy(entry.get("filename") or file.filename))
        return self._uploads.keep(
            named, description=entry.get("description"), ephemeral=message.ephemeral
        )

    def _with_mentions(self, message: Message, version: Version, payload: Json) -> Version:
        """Who is mentioned: those the text names, as far as ``allowed_mentions`` lets it."""
        if not {"content", "components", "allowed_mentions"} & payload.keys():
            return version
        allowed = payload.get("allowed_mentions")
        parse = ("users", "roles", "everyone") if allowed is None else allowed.get("parse") or ()
        listed = {int(user) for user in (allowed or {}).get("users") or ()}
        text = "\n".join([version.content, *_texts(version.components)])
        named = dict.fromkeys(int(number) for number in re.findall(r"<@!?(\d+)>", text))
        pinged = [n for n in named if "users" in parse or n in listed]
        replied = message.reference
        wants_reply = allowed is None or allowed.get("replied_user", False)
        if replied and wants_reply and replied.author is not message.author:
            pinged.append(replied.author.id)
        mentions = tuple(
            self._world.users[n] for n in dict.fromkeys(pinged) if n in self._world.users
        )
        loud = Permission.MENTION_EVERYONE in message.channel.permissions_of(message.author)
        everyone = loud and "everyone" in parse and bool(re.search("@(everyone|here)", text))
        return replace(version, mentions=mentions, mention_everyone=everyone)


def _texts(components: Sequence[Json]) -> list[str]:
    return [item["content"] for item in walk(components) if "content" in item]


def tidy(filename: str) -> str:
    """Discord keeps ASCII letters, digits, ``_``, ``-`` and ``.`` of a file name."""
    return re.sub(r"[^A-Za-z0-9_.-]", "_", filename) or "unknown"
