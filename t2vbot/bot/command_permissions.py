"""Who may use a command where, by a server's own settings (its Integrations page).

Discord keeps these rules for commands only. A button asks for a new video as well, so the bot keeps
them there: in memory, since nothing before a first answer may wait for a network.
"""

from __future__ import annotations

import enum
import logging
from collections.abc import Callable, Iterable
from typing import Any

import discord

from ..errors import RequestRefused
from ..text import Text

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]
Rules = dict[tuple[int, int], bool]
"""By kind and id of a role, member or channel: whether it is allowed."""


class Kind(enum.IntEnum):
    """What a rule is about (Discord's "Application Command Permission Type")."""

    ROLE = 1
    USER = 2
    CHANNEL = 3


class CommandPermissions:
    """What the servers said so far. One that was not heard of yet allows everything."""

    def __init__(self, client: discord.Client, ids: Callable[[], dict[str, int]]) -> None:
        """``ids`` says which id each command has at Discord, by its name."""
        self._client = client
        self._ids = ids
        self._rules: dict[int, dict[int, Rules]] = {}  # by server, and command or application

    async def load(self, guild_id: int) -> None:
        """Ask Discord what a server has set."""
        application = self._client.application_id or 0
        try:
            found: Any = await self._client.http.get_guild_application_command_permissions(
                application, guild_id
            )
        except discord.HTTPException as error:
            log.info("The command permissions of server %d are not known: %s", guild_id, error)
            return
        self._rules[guild_id] = {int(one["id"]): _rules(one["permissions"]) for one in found}

    def update(self, guild_id: int, target_id: int, permissions: Iterable[Any]) -> None:
        """A moderator changed them, for a command or for all of the application."""
        rules = {(int(one.type.value), int(one.id)): bool(one.permission) for one in permissions}
        self._rules.setdefault(guild_id, {})[target_id] = rules

    def forget(self, guild_id: int) -> None:
        self._rules.pop(guild_id, None)

    def check(self, interaction: Interaction, command: str) -> None:
        """Raises ``RequestRefused`` where who pressed may not use ``command`` here."""
        if not self._allows(interaction, command):
            raise RequestRefused(Text("bot-command-not-allowed", command=f"/{command}"))

    def grants(self, interaction: Interaction, command: str) -> bool:
        """Whether the server gave ``command`` to who sent this, by a rule of its own."""
        return self.grants_to(interaction.user, interaction.guild_id or 0, command)

    def grants_to(self, member: discord.User | discord.Member, guild_id: int, command: str) -> bool:
        rules = self._rules.get(guild_id, {}).get(self._ids().get(command, 0), {})
        roles = [role.id for role in getattr(member, "roles", ())]
        own = rules.get((Kind.USER, member.id))
        return any(rules.get((Kind.ROLE, role)) for role in roles) if own is None else own

    def _allows(self, interaction: Interaction, command: str) -> bool:
        guild_id, member = interaction.guild_id, interaction.user
        if guild_id is None or not interaction.is_guild_integration():
            return True  # a direct message, or an app of their own: no server decides
        if interaction.permissions.administrator:
            return True
        if not interaction.permissions.use_application_commands:
            return False
        rules = self._rules.get(guild_id, {})
        layers = [
            rules.get(self._ids().get(command, 0), {}),
            rules.get(self._client.application_id or 0, {}),
        ]
        roles = [role.id for role in getattr(member, "roles", ())]
        return _channel(layers, interaction, guild_id) and _person(
            layers, member.id, roles, guild_id
        )


def _rules(permissions: Iterable[Any]) -> Rules:
    return {(int(one["type"]), int(one["id"])): bool(one["permission"]) for one in permissions}


def _channel(layers: list[Rules], interaction: Interaction, guild_id: int) -> bool:
    """The command's own rule before the application's, a channel's before that of all channels."""
    channel: Any = interaction.channel
    is_thread = isinstance(channel, discord.Thread)
    place = channel.parent_id if is_thread else interaction.channel_id
    for rules in layers:
        for which in (place, guild_id - 1):  # the latter stands for all channels
            if (allowed := rules.get((Kind.CHANNEL, which or 0))) is not None:
                return allowed
    return True


def _person(layers: list[Rules], user_id: int, roles: list[int], guild_id: int) -> bool:
    """The member's own rule, then their roles' (one that allows is enough), then everyone's."""
    for rules in layers:
        own, everyone = rules.get((Kind.USER, user_id)), rules.get((Kind.ROLE, guild_id))
        found = [rules.get((Kind.ROLE, role)) for role in roles if role != guild_id]
        of_roles = [allowed for allowed in found if allowed is not None]
        if own is not None:
            return own
        if of_roles:
            return any(of_roles)
        if everyone is not None:
            return everyone
    return True
