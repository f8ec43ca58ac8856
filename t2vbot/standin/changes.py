"""What moderators and members do to a server while the bot is online. Every change tells the bot,
with the intent that Discord asks for.
"""

from __future__ import annotations

from typing import Any

from .gateway import Gateway, Intent
from .hub import Hub
from .messages import Draft, Messages
from .people import EVERYONE, NOTHING, Permission, Role, User
from .places import THREADS_OF, Channel, ChannelKind, Guild, Overwrite, PlacesChanged
from .world import World


class Changes:
    """Servers, channels, roles and people that come, change and go."""

    def __init__(self, world: World, gateway: Gateway, hub: Hub, messages: Messages) -> None:
        self._world = world
        self._gateway = gateway
        self._messages = messages
        self.publish = hub.publish

    # --- Servers ----------------------------------------------------------------------------------

    def add_guild(self, name: str) -> Guild:
        """A new server, to which somebody adds the bot."""
        guild = self._world.add_guild(name)
        self._world.add_channel(guild, f"{name}-general")
        self._appears(guild)
        return guild

    def invite_bot(self, guild: Guild) -> None:
        """Somebody adds the bot to a server that is there."""
        self._world.invite_bot(guild)
        self._appears(guild)

    def remove_bot(self, guild: Guild) -> None:
        """The bot leaves a server, or is thrown out."""
        self._world.remove_bot(guild)
        # Without "unavailable", which means an outage.
        self._gateway.dispatch("GUILD_DELETE", {"id": str(guild.id)}, Intent.GUILDS)
        self.publish(PlacesChanged())

    def outage(self, guild: Guild) -> None:
        """Discord loses a server for a while."""
        body = {"id": str(guild.id), "unavailable": True}
        self._gateway.dispatch("GUILD_DELETE", body, Intent.GUILDS)

    def recover(self, guild: Guild) -> None:
        self._gateway.dispatch("GUILD_CREATE", self._world.guild_json(guild), Intent.GUILDS)

    def prefer(self, guild: Guild, locale: str) -> None:
        """The server's language, for whom it has no other to go by."""
        guild.locale = locale
        self._tell_server("GUILD_UPDATE", guild, guild.to_json(), Intent.GUILDS)

    def _appears(self, guild: Guild) -> None:
        body = self._world.guild_json(guild)
        del body["unavailable"]  # which only a server that the bot knew of has
        self._gateway.dispatch("GUILD_CREATE", body, Intent.GUILDS)
        self.publish(PlacesChanged())

    # --- Channels ---------------------------------------------------------------------------------

    def add_channel(self, guild: Guild, name: str, **fields: Any) -> Channel:
        channel = self._world.add_channel(guild, name, **fields)
        kind = "THREAD_CREATE" if channel.parent else "CHANNEL_CREATE"
        self._of_channel(kind, channel)
        return channel

    def rename(self, channel: Channel, name: str) -> None:
        channel.name = name
        self._of_channel("THREAD_UPDATE" if channel.parent else "CHANNEL_UPDATE", channel)

    def restrict(self, channel: Channel, nsfw: bool = True) -> None:
        """Make a channel, with its threads, one for adults; or one for everybody again."""
        channel.nsfw = nsfw
        self._of_channel("CHANNEL_UPDATE", channel)

    def move(self, channel: Channel, category: Channel | None) -> None:
        """Put a channel under a category, or under none."""
        channel.category = category
        self._of_channel("CHANNEL_UPDATE", channel)

    def overwrite(
        self,
        channel: Channel,
        target: Role | User,
        *,
        allow: Permission = NOTHING,
        deny: Permission = NOTHING,
    ) -> None:
        """What a role or a member may do in one channel, whatever holds in the server."""
        channel.overwrites[target.id] = Overwrite(target, allow, deny)
        self._of_channel("CHANNEL_UPDATE", channel)

    def _of_channel(self, name: str, channel: Channel) -> None:
        if channel.guild and channel.guild.has_bot:
            self._gateway.dispatch(name, channel.to_json(), Intent.GUILDS)
        self.publish(PlacesChanged())

    # --- Threads ----------------------------------------------------------------------------------

    def begin_thread(
        self,
        parent: Channel,
        owner: User,
        name: str,
        *,
        kind: ChannelKind | None = None,
        number: int | None = None,
        minutes: int = 1440,
        invitable: bool = True,
    ) -> Channel:
        """Somebody begins a thread, and takes part in it."""
        assert parent.guild
        thread = self._world.add_channel(
            *(parent.guild, name),
            parent=parent,
            number=number,
            kind=kind or THREADS_OF[parent.kind],
        )
        thread.owner, thread.joined = owner, [owner]
        thread.archive_after, thread.invitable = minutes, invitable
        body = thread.to_json(viewer=self._world.bot) | {"newly_created": True}
        if thread.includes(self._world.bot):
            self._gateway.dispatch("THREAD_CREATE", body, Intent.GUILDS)
        self.publish(PlacesChanged())
        return thread

    def post(self, forum: Channel, owner: User, name: str, text: str) -> Channel:
        """Somebody begins a post in a forum."""
        thread = self.begin_thread(forum, owner, name)
        self._messages.begin_post(thread, owner, Draft({"content": text}))
        return thread

    def delete_thread(self, thread: Channel) -> None:
        assert thread.guild
        assert thread.parent
        self._world.remove_channel(thread)
        gone = {
            "id": str(thread.id),
            "guild_id": str(thread.guild.id),
            "parent_id": str(thread.parent.id),
            "type": int(thread.kind),
        }
        self._gateway.dispatch("THREAD_DELETE", gone, Intent.GUILDS)
        self.publish(PlacesChanged())

    def join_thread(self, thread: Channel, user: User) -> None:
        if user not in thread.joined:
            thread.joined.append(user)
            added = [thread.thread_member_json(user)]
            self._members_changed(thread, user, {"added_members": added})

    def leave_thread(self, thread: Channel, user: User) -> None:
        if user in thread.joined:
            thread.joined.remove(user)
            self._members_changed(thread, user, {"removed_member_ids": [str(user.id)]})

    def _members_changed(self, thread: Channel, user: User, change: dict[str, Any]) -> None:
        assert thread.guild
        body = {
            "id": str(thread.id),
            "guild_id": str(thread.guild.id),
            "member_count": len(thread.joined),
        }
        # Of itself a bot hears without the privileged intent.
        intent = Intent.GUILDS if user is self._world.bot else Intent.GUILD_MEMBERS
        self._gateway.dispatch("THREAD_MEMBERS_UPDATE", body | change, intent)

    # --- Roles and people -------------------------------------------------------------------------

    def add_role(self, guild: Guild, name: str, permissions: Permission = EVERYONE) -> Role:
        role = Role(self._world.ids.next(), name, permissions, position=len(guild.roles) + 1)
        guild.roles.append(role)
        self._of_role("GUILD_ROLE_CREATE", guild, role)
        return role

    def change_role(self, guild: Guild, role: Role, permissions: Permission) -> None:
        role.permissions = permissions
        self._of_role("GUILD_ROLE_UPDATE", guild, role)

    def rename_role(self, guild: Guild, role: Role, name: str) -> None:
        role.name = name
        self._of_role("GUILD_ROLE_UPDATE", guild, role)

    def delete_role(self, guild: Guild, role: Role) -> None:
        """It goes from its members and from the rights of channels, of which nothing else tells."""
        guild.roles.remove(role)
        for roles in guild.members.values():
            if role in roles:
                roles.remove(role)
        for channel in self._world.channels_of(guild):
            channel.overwrites.pop(role.id, None)
        gone = {"guild_id": str(guild.id), "role_id": str(role.id)}
        self._tell_server("GUILD_ROLE_DELETE", guild, gone, Intent.GUILDS)

    def give(self, guild: Guild, user: User, role: Role) -> None:
        if role not in guild.roles:
            raise ValueError(f"{role.name} is no role of {guild.name}")
        if role not in guild.members[user.id]:
            guild.members[user.id].append(role)
            self._member_changed(guild, user)

    def take(self, guild: Guild, user: User, role: Role) -> None:
        guild.members[user.id].remove(role)
        self._member_changed(guild, user)

    def join(self, guild: Guild, user: User) -> None:
        guild.members[user.id] = []
        body = guild.member_json(user) | {"guild_id": str(guild.id)}
        self._tell_server("GUILD_MEMBER_ADD", guild, body, Intent.GUILD_MEMBERS)

    def leave(self, guild: Guild, user: User) -> None:
        """A member leaves, or is kicked. Their roles, and their place in threads, are gone."""
        del guild.members[user.id]
        for channel in self._world.channels_of(guild):
            if user in channel.joined:
                channel.joined.remove(user)
        body = {"guild_id": str(guild.id), "user": user.to_json()}
        self._tell_server("GUILD_MEMBER_REMOVE", guild, body, Intent.GUILD_MEMBERS)

    def ban(self, guild: Guild, user: User) -> None:
        """A member is thrown out, and may not come back."""
        body = {"guild_id": str(guild.id), "user": user.to_json()}
        self._gateway.dispatch("GUILD_BAN_ADD", body, Intent.GUILD_MODERATION)
        if user.id in guild.members:
            self.leave(guild, user)

    def silence(self, guild: Guild, user: User, seconds: float | None) -> None:
        """Send a member into a time-out, or out of it (None). It ends when it is told to."""
        guild.silenced.pop(user.id, None)
        if seconds is not None:
            guild.silenced[user.id] = self._world.clock.now() + seconds
        self._member_changed(guild, user)

    def _member_changed(self, guild: Guild, user: User) -> None:
        # A bot hears of itself without the privileged intent.
        intent = None if user is self._world.bot else Intent.GUILD_MEMBERS
        body = guild.member_json(user) | {"guild_id": str(guild.id)}
        self._tell_server("GUILD_MEMBER_UPDATE", guild, body, intent)

    def _of_role(self, name: str, guild: Guild, role: Role) -> None:
        body = {"guild_id": str(guild.id), "role": role.to_json()}
        self._tell_server(name, guild, body, Intent.GUILDS)

    def _tell_server(
        self, name: str, guild: Guild, body: dict[str, Any], intent: Intent | None
    ) -> None:
        """The bot hears only of servers that it is in."""
        if guild.has_bot:
            self._gateway.dispatch(name, body, intent)
        self.publish(PlacesChanged())
