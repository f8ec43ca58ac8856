"""A server's Integrations page: who may use which of the application's commands where (Discord's
"Application Command Permissions").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .hub import Event, Hub
from .people import Json, Role, User
from .places import Channel, Guild
from .world import World

ROLE, USER, CHANNEL = 1, 2, 3  # the types of a rule


@dataclass(frozen=True, slots=True)
class RulesChanged(Event):
    """A moderator set who may use a command, or all of them."""

    guild: Guild
    rules: Json


class Integrations:
    """The rules of every server. A command has its own, or else those of the application hold."""

    def __init__(self, world: World, hub: Hub) -> None:
        self._world = world
        self._hub = hub
        self._rules: dict[tuple[int, int], list[Json]] = {}  # by server, and command or application

    def set(
        self, guild: Guild, target_id: int, rules: Mapping[User | Role | Channel | str, bool]
    ) -> None:
        """``target_id`` is a command's id, or the application's. "all" stands for all channels."""
        kept = [_rule(guild, what, allowed) for what, allowed in rules.items()]
        self._rules[guild.id, target_id] = kept
        self._hub.publish(RulesChanged(guild, self._to_json(guild.id, target_id)))

    def of(self, guild: Guild) -> list[Json]:
        """As the API lists them: where something was set."""
        targets = [target for server, target in self._rules if server == guild.id]
        return [self._to_json(guild.id, target) for target in targets if self._at(guild, target)]

    def allow(self, channel: Channel, user: User, command_id: int) -> bool:
        """Whether Discord lets ``user`` use a command in a channel of a server."""
        guild = channel.guild
        assert guild is not None
        targets = (command_id, self._world.application_id)
        place = channel.parent or channel
        roles = [str(role.id) for role in guild.members.get(user.id, [])]
        return self._first(guild, targets, CHANNEL, [str(place.id)], [str(guild.id - 1)]) and (
            self._first(guild, targets, None, [str(user.id)], roles, [str(guild.id)])
        )

    def names(self, guild: Guild, user: User, command_id: int) -> bool:
        """Whether a rule of the command's own is about the member or one of their roles. What it
        says of everybody is no such rule: that stands for the rights that the command asks for.
        """
        roles = {str(role.id) for role in guild.members.get(user.id, [])}
        rules = self._at(guild, command_id)
        return any(r["type"] != CHANNEL and r["id"] in {*roles, str(user.id)} for r in rules)

    def _first(
        self, guild: Guild, targets: tuple[int, ...], kind: int | None, *ids: list[str]
    ) -> bool:
        """What the most special rule says; without any, everything is allowed."""
        for target in targets:
            rules = [r for r in self._at(guild, target) if (r["type"] == CHANNEL) == bool(kind)]
            for group in ids:
                said = [rule["permission"] for rule in rules if rule["id"] in group]
                if said:
                    return any(said)
        return True

    def _at(self, guild: Guild, target_id: int) -> list[Json]:
        return self._rules.get((guild.id, target_id), [])

    def _to_json(self, guild_id: int, target_id: int) -> Json:
        return {
            "id": str(target_id),
            "application_id": str(self._world.application_id),
            "guild_id": str(guild_id),
            "permissions": self._rules[guild_id, target_id],
        }


def _rule(guild: Guild, what: Any, allowed: bool) -> Json:
    if what == "all":
        return {"id": str(guild.id - 1), "type": CHANNEL, "permission": allowed}
    kind = {Role: ROLE, User: USER, Channel: CHANNEL}[type(what)]
    return {"id": str(what.id), "type": kind, "permission": allowed}
