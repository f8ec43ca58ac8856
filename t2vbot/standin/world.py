"""A small world where a bot can be tried: who is in it, its guilds and channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .application import Application, Team, TeamRole
from .clock import Clock, Snowflakes, iso
from .people import EVERYONE, MODERATOR, Json, Nitro, Permission, Role, User
from .places import Channel, ChannelKind, Guild

MIB = 1024 * 1024

# Bytes a file may have: ten MiB for everybody (Discord's reference, "Uploading Files"); the rest
# from the table that Discord shows to its users, as the API documents no numbers.
DEFAULT_UPLOAD = 10 * MIB
NITRO_UPLOAD = {Nitro.NONE: 0, Nitro.BASIC: 50 * MIB, Nitro.FULL: 500 * MIB}
BOOST_UPLOAD = {0: 0, 1: 0, 2: 50 * MIB, 3: 100 * MIB}

# What the bot's invitation asks for, and no more: a bot that needs another right should fail here
# first. Written down again, since nothing here knows the bot; a test keeps the two together.
INVITED = (
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
)

PEOPLE = ("ada", "ben", "cleo", "dan", "eva", "finn", "gus", "hana")
"""Who lives here. Ada, Ben, Cleo and Dan are the ones to tell stories with: Cleo owns the servers
and moderates; the application is Ada's. Their clients speak English until they change that.
"""


class World:
    """One guild with the bot in it, one without, and the people of both.

    ``default_upload`` is the bytes a file may have before any boost or subscription; a test makes
    it small.
    """

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.ids = Snowflakes(clock)
        self.default_upload = DEFAULT_UPLOAD
        self.application_id = self.ids.next()
        # An application's bot has the application's id, and so has the webhook its replies come
        # from.
        self.bot = User(self.application_id, "t2vbot", "t2vbot", bot=True)
        self.people = {name: User(self.ids.next(), name, name.capitalize()) for name in PEOPLE}
        self.application = Application(self.application_id, self.bot, owner=self.people["ada"])
        self.users = {user.id: user for user in (self.bot, *self.people.values())}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self._inside: dict[Guild, dict[int, Channel]] = {}  # a guild's, for where there are many
        self._populate()

    def _populate(self) -> None:
        home = self.add_guild("The Projection Room", has_bot=False)
        moderators = Role(self.ids.next(), "Moderators", MODERATOR, position=1)
        home.roles.append(moderators)
        home.members[self.people["cleo"].id] = [moderators]
        self.invite_bot(home)
        general = self.add_channel(home, "general")
        for name in ("videos", "requests"):
            self.add_channel(home, name)
        self.add_channel(home, "late-night", nsfw=True)
        self.add_channel(home, "clips", parent=general)
        self.add_channel(self.add_guild("Elsewhere", has_bot=False), "lounge")
        pair = (self.people["ada"], self.people["ben"])
        self._keep(Channel(self.ids.next(), ChannelKind.DM, name="ada-and-ben", people=pair))

    def add_guild(
        self,
        name: str,
        has_bot: bool = True,
        *,
        owner: User | None = None,
        people: Iterable[User] | None = None,
        number: int | None = None,
    ) -> Guild:
        """A guild, by default one of Cleo's that everybody is a member of. ``number``: its id."""
        people = self.people.values() if people is None else people
        guild_id = number or self.ids.next()  # the @everyone role has its guild's id
        guild = Guild(
            id=guild_id,
            name=name,
            owner=owner or self.people["cleo"],
            everyone=Role(guild_id, "@everyone", EVERYONE),
            created_at=self.clock.now(),
            has_bot=has_bot,
            members={user.id: [] for user in people},
        )
        self.guilds[guild_id] = guild
        if has_bot:
            self.invite_bot(guild)
        return guild

    def invite_bot(self, guild: Guild) -> None:
        """The bot joins, with the role that Discord makes for it."""
        app = Role(self.ids.next(), "t2vbot", INVITED, len(guild.roles) + 1, managed=True)
        guild.roles.append(app)
        guild.members[self.bot.id] = [app]
        guild.has_bot = True

    def remove_bot(self, guild: Guild) -> None:
        del guild.members[self.bot.id]
        guild.roles = [role for role in guild.roles if not role.managed]
        guild.has_bot = False

    def add_channel(
        self,
        guild: Guild,
        name: str,
        *,
        nsfw: bool = False,
        parent: Channel | None = None,
        category: Channel | None = None,
        number: int | None = None,
        kind: ChannelKind | None = None,
    ) -> Channel:
        """``number``: the id of the message that a thread is begun from."""
        kind = kind or (ChannelKind.THREAD if parent else ChannelKind.TEXT)
        return self._keep(
            Channel(
                number or self.ids.next(),
                *(kind, name, guild),
                parent=parent,
                category=category,
                position=len(self._inside.get(guild, ())),
                nsfw=nsfw,
            )
        )

    def add_team(self, name: str, owner: User, members: Mapping[User, TeamRole]) -> Team:
        """Give the application to a team."""
        self.application.team = Team(self.ids.next(), name, owner, members)
        return self.application.team

    def add_person(self, name: str) -> User:
        """Somebody new, who joins every guild."""
        user = User(self.ids.next(), name, name.capitalize())
        self.people[name] = self.users[user.id] = user
        for guild in self.guilds.values():
            guild.members[user.id] = []
        return user

    def _keep(self, channel: Channel) -> Channel:
        channel.created_at, channel.bot = self.clock.now(), self.bot
        self.channels[channel.id] = channel
        if channel.guild:
            self._inside.setdefault(channel.guild, {})[channel.id] = channel
        return channel

    def remove_channel(self, channel: Channel) -> None:
        del self.channels[channel.id]
        if channel.guild:
            del self._inside[channel.guild][channel.id]

    def channel(self, name: str) -> Channel:
        """The channel of that name; names are unique here."""
        for channel in self.channels.values():
            if channel.name == name:
                return channel
        raise KeyError(f"no channel is called {name!r}")

    def dm_with(self, user: User) -> Channel:
        """The channel between the bot and ``user``, opened on first use."""
        for channel in self.channels.values():
            if channel.is_private and set(channel.people) == {self.bot, user}:
                return channel
        return self._keep(Channel(self.ids.next(), ChannelKind.DM, people=(self.bot, user)))

    def channels_of(self, guild: Guild) -> Iterator[Channel]:
        return iter(list(self._inside.get(guild, {}).values()))

    def upload_limit(self, guild: Guild | None, user: User | None = None) -> int:
        """Bytes one file may have: the most generous of the default, the guild's boosts and the
        user's Nitro.
        """
        boosts = BOOST_UPLOAD[guild.boost_tier] if guild else 0
        return max(self.default_upload, boosts, NITRO_UPLOAD[user.nitro] if user else 0)

    def has_mutual_guild(self, user: User) -> bool:
        return any(guild.has_bot and user.id in guild.members for guild in self.guilds.values())

    def bot_json(self) -> Json:
        """The bot's account as it sees itself."""
        return self.bot.to_json() | {"mfa_enabled": False, "locale": "en-US", "verified": True}

    def application_json(self) -> Json:
        guilds = sum(1 for guild in self.guilds.values() if guild.has_bot)
        return self.application.to_json(guilds, len(self.people))

    def guild_json(self, guild: Guild) -> Json:
        """A guild as GUILD_CREATE brings it: with what is in it."""
        channels = list(self.channels_of(guild))
        return guild.to_json() | {
            "joined_at": iso(guild.created_at),
            "large": False,
            "unavailable": False,
            "member_count": len(guild.members),
            "channels": [channel.to_json() for channel in channels if not channel.parent],
            "threads": [c.to_json() for c in channels if c.parent and not c.archived],
            # Without the privileged intent Discord sends the bot itself only.
            "members": [guild.member_json(self.bot)],
            "presences": [],
            "voice_states": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }
