"""An interaction: one thing a member did with the bot, and what the bot made of it."""

from __future__ import annotations

import enum
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from .hub import WAIT, Event, Hub
from .message import Message
from .people import Json, User
from .places import Channel


class Kind(enum.IntEnum):
    """What the member did (Discord's "Interaction Type")."""

    COMMAND = 2
    COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL = 5


class Reply(enum.IntEnum):
    """How the bot answered (Discord's "Interaction Callback Type")."""

    MESSAGE = 4
    DEFERRED_MESSAGE = 5
    DEFERRED_UPDATE = 6
    UPDATE = 7
    CHOICES = 8
    MODAL = 9


LEGAL_REPLIES = {
    Kind.COMMAND: {Reply.MESSAGE, Reply.DEFERRED_MESSAGE, Reply.MODAL},
    Kind.COMPONENT: set(Reply) - {Reply.CHOICES},
    Kind.AUTOCOMPLETE: {Reply.CHOICES},
    Kind.MODAL: set(Reply) - {Reply.CHOICES, Reply.MODAL},
}
UPDATES = {Reply.DEFERRED_UPDATE, Reply.UPDATE}


class Context(enum.IntEnum):
    """Where it happened (Discord's "Interaction Context Types")."""

    GUILD = 0
    BOT_DM = 1
    PRIVATE_CHANNEL = 2


@dataclass(eq=False)
class Interaction:
    """One thing a member did with the bot, and what the bot made of it."""

    id: int
    kind: Kind
    user: User
    channel: Channel
    data: Json
    created_at: float  # Unix seconds, like every time here
    size_limit: int  # bytes of one file in a reply
    hub: Hub = field(repr=False)
    user_installed: bool = False  # only the user's own installation of the app allows it
    has_app: bool = False  # the user installed the app, too
    source: Message | None = None  # where the component stands
    opener: Interaction | None = None  # which showed the modal that was submitted
    token: str = field(default_factory=lambda: secrets.token_urlsafe(96), repr=False)
    reply: Reply | None = None
    replied_at: float | None = None
    late: bool = False  # nobody acknowledged it in time
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    modal: Json | None = None
    choices: list[Json] | None = None
    expired: bool = False  # its token was ended before its time

    @property
    def context(self) -> Context:
        if self.channel.guild:
            return Context.GUILD
        bots = [user for user in self.channel.people if user.bot]
        return Context.BOT_DM if bots else Context.PRIVATE_CHANNEL

    @property
    def owners(self) -> Json:
        """Who installed the app that answers (``authorizing_integration_owners``)."""
        own = {"1": str(self.user.id)} if self.user_installed or self.has_app else {}
        if self.user_installed:
            return own
        return {"0": str(self.channel.guild.id) if self.channel.guild else "0"} | own

    @property
    def ack_seconds(self) -> float | None:
        """From the member's click to the bot's first answer."""
        return None if self.replied_at is None else self.replied_at - self.created_at

    @property
    def messages(self) -> list[Message]:
        """All that the bot showed in reply."""
        return ([self.original] if self.original else []) + self.followups

    async def acknowledged(self, timeout: float = WAIT) -> Interaction:
        """Wait for the first answer, of whatever kind."""

        def find() -> Interaction | None:
            return self if self.reply is not None else None

        return await self.hub.until(find, timeout, f"an answer to {self!r}")

    async def message(
        self, wanted: Callable[[Message], object] = lambda message: True, timeout: float = WAIT
    ) -> Message:
        """Wait until one of the replies is as ``wanted``."""

        def find() -> Message | None:
            return next((m for m in self.messages if not m.deleted and wanted(m)), None)

        return await self.hub.until(find, timeout, f"a message in reply to {self!r}")

    def metadata(self) -> Json:
        """What its replies say about it (Discord's "Message Interaction Metadata Structure")."""
        body: Json = {
            "id": str(self.id),
            "type": int(Kind.COMMAND if self.kind is Kind.AUTOCOMPLETE else self.kind),
            "user": self.user.to_json(),
            "authorizing_integration_owners": self.owners,
        }
        if self.opener is not None:
            body["triggering_interaction_metadata"] = self.opener.metadata()
        elif self.source is not None:
            body["interacted_message_id"] = str(self.source.id)
        return body

    def to_event(self, bot: User, application_id: int) -> Json:
        """As INTERACTION_CREATE brings it."""
        channel, guild = self.channel, self.channel.guild
        permissions = str(int(channel.permissions_of(self.user)))
        body: Json = {
            "id": str(self.id),
            "application_id": str(application_id),
            "type": int(self.kind),
            "token": self.token,
            "version": 1,
            "data": self.data,
            "context": int(self.context),
            "authorizing_integration_owners": self.owners,
            "attachment_size_limit": self.size_limit,
            "app_permissions": str(int(channel.permissions_of(bot))),
            "channel_id": str(channel.id),
            "channel": channel.to_json(viewer=bot) | {"permissions": permissions},
            "locale": self.user.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
        }
        if self.source is not None:
            body["message"] = self.source.to_json()
        if guild is None:
            return body | {"user": self.user.to_json()}
        return body | {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "member": guild.member_json(self.user) | {"permissions": permissions},
        }


@dataclass(frozen=True, slots=True)
class InteractionChanged(Event):
    """It was sent, answered, or nobody answered it in time."""

    interaction: Interaction
