"""All messages: how they are written, changed and deleted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from .components import present, walk
from .embeds import present_embeds
from .errors import (
    AUTOMATIC_MODERATION,
    MISSING_PERMISSIONS,
    NO_REPLY_IN_THREAD,
    THREAD_ARCHIVED,
    THREAD_LOCKED,
    ApiError,
)
from .hub import Event, Hub
from .message import NO_FLAGS, Flags, Message, Version
from .people import Json, Permission, User
from .places import Channel, ThreadChanged
from .uploads import Attachment, File, Uploads
from .world import World

NONCE_SECONDS = 300.0
"""How long an enforced nonce is remembered: "in the past few minutes" is all that Discord says."""


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
        number = fields.pop("number", None) or self._world.ids.next()
        message = Message(number, channel, author, [Version(at, flags=flags)], **fields)
        message.nonce = draft.payload.get("nonce")
        message.history = [self._apply(message, draft, at)]
        self._all[message.id] = message
        if message.only_for is None:
            channel.last_message_id = message.id
        self._hub.publish(MessageCreated(message, message.now))
        return message

    def begin_post(self, post: Channel, author: User, draft: Draft) -> Message:
        """The first message of a forum's post, which has the id of its thread."""
        return self.create(post, author, draft, number=post.id)

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
            embeds = present_embeds(payload["embeds"] or (), version.attachments)
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
