"""Guilds and their channels, direct messages and threads, in the shape in which Discord's API gives
them ("Guild Object", "Channel Object").
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from .clock import iso
from .hub import Event
from .people import ALL, EVERYONE, NOTHING, Json, Permission, Role, User

# What a member who was sent into a time-out still may: look.
SILENCED = Permission.VIEW_CHANNEL | Permission.READ_MESSAGE_HISTORY


@dataclass(eq=False)
class Guild:
    """A server. ``has_bot`` False: the bot is no member, people bring the app along."""

    id: int
    name: str
    owner: User
    everyone: Role
    created_at: float
    has_bot: bool = True
    locale: str = "en-US"  # that its owner chose
    boost_tier: int = 0  # 0 to 3; while a bot is online ``Standin.boost`` changes it
    roles: list[Role] = field(default_factory=list)  # without @everyone
    members: dict[int, list[Role]] = field(default_factory=dict)  # by user id
    silenced: dict[int, float] = field(default_factory=dict)  # until when, by user id

    def permissions_of(self, user: User) -> Permission:
        """What a member may do where no channel says otherwise; a stranger nothing. An app that a
        member brings along may do what everyone may.
        """
        if user is self.owner:
            return ALL
        if user.id not in self.members and not user.bot:
            return NOTHING
        allowed = self.everyone.permissions
        for role in self.members.get(user.id, []):
            allowed |= role.permissions
        if Permission.ADMINISTRATOR in allowed:
            return ALL
        return allowed & SILENCED if user.id in self.silenced else allowed

    def member_json(self, user: User) -> Json:
        until = self.silenced.get(user.id)
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
            "communication_disabled_until": iso(until) if until else None,
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
            "preferred_locale": self.locale,
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
            "discovery_splash": None,
            "application_id": None,
            "region": "deprecated",
            "home_header": None,
            "widget_enabled": False,
            "widget_channel_id": None,
            "max_presences": None,
            "max_members": 500_000,
            "max_video_channel_users": 25,
            "max_stage_video_channel_users": 50,
            "premium_progress_bar_enabled": False,
            "safety_alerts_channel_id": None,
            "incidents_data": None,
            "nsfw": False,
        }


class ChannelKind(enum.IntEnum):
    TEXT = 0
    DM = 1
    VOICE = 2
    GROUP_DM = 3
    CATEGORY = 4  # a heading over channels
    ANNOUNCEMENT = 5
    ANNOUNCEMENT_THREAD = 10
    THREAD = 11
    PRIVATE_THREAD = 12
    FORUM = 15  # holds posts, which are threads, and no messages of its own


# What a thread that everybody sees is called, by where it is begun.
THREADS_OF = {
    ChannelKind.TEXT: ChannelKind.THREAD,
    ChannelKind.FORUM: ChannelKind.THREAD,
    ChannelKind.ANNOUNCEMENT: ChannelKind.ANNOUNCEMENT_THREAD,
}


@dataclass(frozen=True, slots=True)
class Overwrite:
    """What a role or a member may and may not do in one channel (Discord's "Overwrite Object")."""

    target: Role | User
    allow: Permission
    deny: Permission

    def to_json(self) -> Json:
        return {
            "id": str(self.target.id),
            "type": int(isinstance(self.target, User)),
            "allow": str(int(self.allow)),
            "deny": str(int(self.deny)),
        }


@dataclass(eq=False)
class Channel:
    """Where messages stand. ``denied`` is what the bot may not do here; tests change it at will."""

    id: int
    kind: ChannelKind
    name: str = ""
    guild: Guild | None = None
    parent: Channel | None = None  # of a thread
    category: Channel | None = None  # under which it stands
    people: tuple[
        User, ...
    ] = ()  # of a direct or private channel, the bot included where it takes part
    position: int = 0
    nsfw: bool = False  # of a thread its channel's counts, see ``restricted``
    created_at: float = 0.0
    denied: Permission = NOTHING
    overwrites: dict[int, Overwrite] = field(default_factory=dict)  # by role or user
    bot: User | None = None  # whom ``denied`` is about
    forbidden_words: set[str] = field(default_factory=set)  # to everybody; small letters
    archived: bool = False  # of a thread; ``Standin.archive`` changes both
    locked: bool = False
    owner: User | None = None  # of a thread: who began it
    joined: list[User] = field(default_factory=list)  # who takes part in a thread
    archive_after: int = 10080  # minutes without a message
    invitable: bool = True  # in a private thread: whether everybody in it may add others
    last_message_id: int | None = None

    @property
    def is_private(self) -> bool:
        return self.guild is None

    @property
    def restricted(self) -> bool:
        """Whether it is for adults; a thread is if its channel is."""
        return (self.parent or self).nsfw

    def includes(self, user: User) -> bool:
        """Whether it is on this person's screen at all."""
        if self.guild is None:
            return user in self.people
        if user.id not in self.guild.members:
            return False
        if Permission.VIEW_CHANNEL not in self.permissions_of(user):
            return False
        if self.kind is not ChannelKind.PRIVATE_THREAD or user in self.joined:
            return True
        return Permission.MANAGE_THREADS in self.permissions_of(user)

    def thread_member_json(self, user: User) -> Json:
        return {
            "id": str(self.id),
            "user_id": str(user.id),
            "join_timestamp": iso(self.created_at),
            "flags": 0,
        }

    def permissions_of(self, user: User) -> Permission:
        """What ``user`` may do here, by Discord's rule ("Permission Overwrites"); in a private
        channel everybody may talk. A thread has what its channel has.
        """
        if self.guild is None:
            return EVERYONE & ~self.denied if user.bot else EVERYONE
        allowed = self.guild.permissions_of(user)
        if allowed == ALL:
            return ALL
        roles = self.guild.members.get(user.id, [])
        for place in filter(None, (self.parent, self)):
            for group in ((self.guild.everyone,), roles, (user,)):
                allowed = place._overwritten(allowed, [target.id for target in group])
            if user.bot:
                allowed &= ~place.denied
        if user.id in self.guild.silenced:  # whatever the channel's own rules allow
            allowed &= SILENCED
        return allowed if Permission.VIEW_CHANNEL in allowed else NOTHING

    def _overwritten(self, allowed: Permission, targets: list[int]) -> Permission:
        """Of several roles at once, one that allows counts more than one that denies."""
        found = [self.overwrites[number] for number in targets if number in self.overwrites]
        for overwrite in found:
            allowed &= ~overwrite.deny
        for overwrite in found:
            allowed |= overwrite.allow
        return allowed

    def _overwrites_json(self) -> list[Json]:
        found = dict(self.overwrites)
        if self.denied and self.bot:
            own = found.get(self.bot.id, Overwrite(self.bot, NOTHING, NOTHING))
            found[self.bot.id] = Overwrite(
                self.bot, own.allow & ~self.denied, self.denied | own.deny
            )
        return [overwrite.to_json() for overwrite in found.values()]

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
        if not self.parent:
            return common | self._text_json()
        body = common | self._thread_json()
        if viewer in self.joined:
            body["member"] = self.thread_member_json(viewer)
        return body

    def _text_json(self) -> Json:
        body: Json = {
            "position": self.position,
            "nsfw": self.nsfw,
            "topic": None,
            "parent_id": str(self.category.id) if self.category else None,
            "permission_overwrites": self._overwrites_json(),
        }
        match self.kind:
            case ChannelKind.VOICE:
                body |= {"bitrate": 64000, "user_limit": 0, "rtc_region": None}
            case ChannelKind.FORUM:
                body |= {"available_tags": [], "default_reaction_emoji": None}
                body |= {"default_sort_order": None, "default_forum_layout": 0}
        return body

    def _thread_json(self) -> Json:
        assert self.parent is not None
        assert self.guild is not None
        return {
            "parent_id": str(self.parent.id),
            "owner_id": str((self.owner or self.guild.owner).id),
            "thread_metadata": {
                "archived": self.archived,
                "archive_timestamp": iso(self.created_at),
                "auto_archive_duration": self.archive_after,
                "locked": self.locked,
                "create_timestamp": iso(self.created_at),
            }
            | ({"invitable": self.invitable} if self.kind is ChannelKind.PRIVATE_THREAD else {}),
            "message_count": 0,
            "member_count": len(self.joined),
            "total_message_sent": 0,
        }


@dataclass(frozen=True, slots=True)
class PlacesChanged(Event):
    """Channels, threads, roles or members are not what they were."""


@dataclass(frozen=True, slots=True)
class ThreadChanged(Event):
    """A thread was archived, locked or opened again."""

    thread: Channel
