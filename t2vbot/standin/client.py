"""A person's client: which commands it offers where, and how it tells the bot what was done."""

from __future__ import annotations

from functools import partial
from typing import Any, Protocol

from ..text import Text
from .command_rules import CommandKind
from .commands import Commands
from .integrations import Integrations
from .interaction import Context, Interaction, Kind
from .interactions import Interactions
from .message import Message
from .messages import Messages
from .options import ClientRefused, Options, names_of
from .people import Json, Permission, User
from .places import Channel
from .reactions import Reactions
from .uploads import Uploads
from .world import World


class Surroundings(Protocol):
    """What a member acts in; the stand-in."""

    world: World
    uploads: Uploads
    commands: Commands
    messages: Messages
    integrations: Integrations
    reactions: Reactions
    interactions: Interactions

    def deliver(
        self, kind: Kind, user: User, channel: Channel, data: Json, **fields: Any
    ) -> Interaction:
        """Tell the bot what somebody did."""
        ...


class Client:
    """What ``user`` has on their screen. ``has_app``: they installed the app for themselves."""

    def __init__(self, user: User, discord: Surroundings) -> None:
        self.user = user
        self.has_app = True
        self._discord = discord

    def sheet(self, channel: Channel) -> Options:
        # What goes with a command or a form is in no message: Discord calls it ephemeral.
        keep = partial(self._discord.uploads.keep, ephemeral=True)
        return Options(self.user, channel, keep, self._discord.world)

    def offered(self, channel: Channel) -> list[Json]:
        """The commands that the member's client lists here."""
        guild_id = channel.guild.id if channel.guild and channel.guild.has_bot else None
        commands = self._discord.commands.offered_in(guild_id)
        return [command for command in commands if not self.why_not(command, channel)]

    def pick(self, channel: Channel, kind: CommandKind, name: str) -> Json:
        guild_id = channel.guild.id if channel.guild and channel.guild.has_bot else None
        for command in self._discord.commands.offered_in(guild_id):
            if command["type"] == kind and name in names_of(command, self.user.locale):
                reason = self.why_not(command, channel)
                if reason:
                    raise ClientRefused(Text("standin-why", command=name, reason=reason))
                return command
        raise ClientRefused(Text("standin-no-command", name=name))

    def why_not(self, command: Json, channel: Channel) -> Text | None:
        """Why the client does not offer this command here; None if it does."""
        if not channel.includes(self.user):
            return Text("standin-not-member")
        mine = channel.permissions_of(self.user)
        if Permission.USE_APPLICATION_COMMANDS not in mine:
            return Text("standin-why-no-commands")
        if self._installation(command, channel) is None:
            return Text("standin-why-not-installed")
        contexts = command.get("contexts")
        if contexts is None:
            contexts = list(Context) if command.get("dm_permission", True) else [Context.GUILD]
        if _context(channel) not in contexts:
            return Text("standin-why-channel")
        if command.get("nsfw") and channel.guild and not channel.restricted:
            return Text("standin-why-age")
        return self._forbidden(command, channel)

    def _forbidden(self, command: Json, channel: Channel) -> Text | None:
        """What the command itself asks for, and what the server's Integrations page says. Who is
        named there, or has a role that is, needs no further right (discord-api-docs, issue 5356).
        """
        mine = channel.permissions_of(self.user)
        if channel.guild is None or Permission.ADMINISTRATOR in mine:
            return None
        rules, number = self._discord.integrations, int(command["id"])
        if self._installation(command, channel) == "guild":
            if not rules.allow(channel, self.user, number):
                return Text("standin-why-server")
            if rules.names(channel.guild, self.user, number):
                return None
        needed = command.get("default_member_permissions")
        if needed is not None and not (int(needed) and int(mine) & int(needed) == int(needed)):
            return Text("standin-why-permissions")
        return None

    def _installation(self, command: Json, channel: Channel) -> str | None:
        """Whose installation of the app allows it: the guild's, the user's, or nobody's."""
        kinds = command.get("integration_types") or [0]
        in_reach = channel.guild.has_bot if channel.guild else _context(channel) is Context.BOT_DM
        if 0 in kinds and in_reach:
            return "guild"
        return "user" if 1 in kinds and self.has_app else None

    def send_command(
        self,
        kind: Kind,
        channel: Channel,
        command: Json,
        options: list[Json],
        sheet: Options,
        **fields: str,
    ) -> Interaction:
        data: Json = {key: command[key] for key in ("id", "name", "type")} | fields
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        if options:
            data["options"] = options
        if sheet.resolved:
            data["resolved"] = sheet.resolved
        alone = self._installation(command, channel) == "user"
        kinds = command.get("integration_types") or [0]
        both = self.has_app and 1 in kinds
        return self._discord.deliver(
            kind, self.user, channel, data, user_installed=alone, has_app=both
        )

    def send_component(self, message: Message, item: Json, data: Json) -> Interaction:
        about = {"custom_id": item["custom_id"], "component_type": item["type"], "id": item["id"]}
        owners = message.interaction.get("interaction_metadata", {}).get(
            "authorizing_integration_owners", {"0": ""}
        )
        return self._discord.deliver(
            Kind.COMPONENT,
            self.user,
            message.channel,
            about | data,
            source=message,
            user_installed="0" not in owners,
            has_app="1" in owners and "0" in owners,
        )

    def send_form(self, shown: Interaction, data: Json) -> Interaction:
        """``shown`` is what the form answered."""
        return self._discord.deliver(
            Kind.MODAL,
            self.user,
            shown.channel,
            data,
            source=shown.source,
            opener=shown,
            user_installed=shown.user_installed,
        )


def _context(channel: Channel) -> Context:
    if channel.guild:
        return Context.GUILD
    with_bot = any(user.bot for user in channel.people)
    return Context.BOT_DM if with_bot else Context.PRIVATE_CHANNEL
