"""Guilds and their channels, direct messages and threads, in the shape in which Discord's API gives
them ("Guild Object", "Channel Object").
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from .clock import iso
from .hub import Event
from .people import EVERYONE, NOTHING, Json, Permission, Role, User


@dataclass(eq=False)
class Guild:
    """A server. ``has_bot`` False: the bot is no member, people bring the app along."""

    id: int
    name: str
    owner: User
    everyone: Role
    created_at: float
    has_bot: bool = True
    boost_tier: int = 0  # 0 to 3; while a bot is online ``Standin.boost`` changes it
    roles: list[Role] = field(default_factory=list)  # without @everyone
    members: dict[int, list[Role]] = field(default_factory=dict)  # by user id

    def permissions_of(self, user: User) -> Permission:
        if user is self.owner:
            return ~NOTHING  # all there are
        allowed = self.everyone.permissions
        for role in self.members.get(user.id, []):
            allowed |= role.permissions
        return allowed

    def member_json(self, user: User) -> Json:
        return {
            "user": user.to_json(),
            "nick": None,
            "avatar": None,
            "banner": None,
            "roles": [str(role.id) for role in self.members[user.id]],
            "joined_at": iso(self.created_at),
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
            "communication_disabled_until": None,
        }

    def to_json(self) -> Json:
        """As GUILD_UPDATE brings it: without its channels and members."""
        return {
            "id": str(self.id),
            "name": self.name,
            "owner_id": str(self.owner.id),
            "roles": [role.to_json() for role in (self.everyone, *self.roles)],
            "emojis": [],
            "stickers": [],
            "features": [],
            "premium_tier": self.boost_tier,
            "premium_subscription_count": 0,
            "preferred_locale": "en-US",
            "verification_level": 0,
            "default_message_notifications": 0,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "nsfw_level": 0,
            "afk_timeout": 300,
            "afk_channel_id": None,
            "system_channel_id": None,
            "system_channel_flags": 0,
            "rules_channel_id": None,
            "public_updates_channel_id": None,
            "icon": None,
            "splash": None,
            "banner": None,
            "description": None,
            "vanity_url_code": None,
        }


class ChannelKind(enum.IntEnum):
    TEXT = 0
    DM = 1
    GROUP_DM = 3
    THREAD = 11


@dataclass(eq=False)
class Channel:
    """Where messages stand. ``denied`` is what the bot may not do here; tests change it at will."""

    id: int
    kind: ChannelKind
    name: str = ""
    guild: Guild | None = None
    parent: Channel | None = None  # of a thread
    people: tuple[
        User, ...
    ] = ()  # of a direct or private channel, the bot included where it takes part
    position: int = 0
    nsfw: bool = False
    created_at: float = 0.0
    denied: Permission = NOTHING
    forbidden_words: set[str] = field(default_factory=set)  # to everybody; small letters
    archived: bool = False  # of a thread; ``Standin.archive`` changes both
    locked: bool = False
    last_message_id: int | None = None

    @property
    def is_private(self) -> bool:
        return self.guild is None

    def includes(self, user: User) -> bool:
        return user.id in self.guild.members if self.guild else user in self.people

    def permissions_of(self, user: User) -> Permission:
        """What ``user`` may do here; in a private channel everybody may talk."""
        allowed = self.guild.permissions_of(user) if self.guild else EVERYONE
        return allowed & ~self.denied if user.bot else allowed

    def to_json(self, viewer: User | None = None) -> Json:
        """As the API gives it; the recipients of a private channel leave out who looks at it."""
        common: Json = {
            "id": str(self.id),
            "type": int(self.kind),
            "flags": 0,
            "last_message_id": str(self.last_message_id) if self.last_message_id else None,
        }
        if self.guild is None:
            others = [user.to_json() for user in self.people if user is not viewer]
            return common | {"recipients": others}
        common |= {"guild_id": str(self.guild.id), "name": self.name, "rate_limit_per_user": 0}
        return common | (self._thread_json() if self.parent else self._text_json())

    def _text_json(self) -> Json:
        return {
            "position": self.position,
            "nsfw": self.nsfw,
            "topic": None,
            "parent_id": None,
            "permission_overwrites": [],
        }

    def _thread_json(self) -> Json:
        assert self.parent is not None
        assert self.guild is not None
        return {
            "parent_id": str(self.parent.id),
            "owner_id": str(self.guild.owner.id),
            "thread_metadata": {
                "archived": self.archived,
                "archive_timestamp": iso(self.created_at),
                "auto_archive_duration": 10080,
                "locked": self.locked,
                "create_timestamp": iso(self.created_at),
            },
            "message_count": 0,
            "member_count": 1,
            "total_message_sent": 0,
        }


@dataclass(frozen=True, slots=True)
class ThreadChanged(Event):
    """A thread was archived, locked or opened again."""

    thread: Channel
