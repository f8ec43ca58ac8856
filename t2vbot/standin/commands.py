"""The application's commands, as Discord keeps them ("Application Commands")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .command_rules import check_commands
from .errors import UNKNOWN_COMMAND, ApiError
from .form import without_nulls
from .hub import Event, Hub
from .people import Json
from .world import World


@dataclass(frozen=True, slots=True)
class CommandsChanged(Event):
    """The application's list of commands was replaced; ``guild_id`` is None for the global list."""

    guild_id: int | None


class Commands:
    """The global list and the lists of single guilds; each command keeps its id while it keeps its
    name.
    """

    def __init__(self, world: World, hub: Hub) -> None:
        self._world = world
        self._hub = hub
        self._lists: dict[int | None, list[Json]] = {None: []}

    def of(self, guild_id: int | None) -> list[Json]:
        return self._lists.get(guild_id, [])

    def any(self) -> bool:
        return any(self._lists.values())

    def everywhere(self) -> list[Json]:
        """Those of every server, and the global ones."""
        return [command for commands in self._lists.values() for command in commands]

    def offered_in(self, guild_id: int | None) -> list[Json]:
        """What a member can pick from: the guild's own commands, then the global ones."""
        return (self.of(guild_id) if guild_id else []) + self.of(None)

    def get(self, guild_id: int | None, number: int) -> Json:
        for command in self.of(guild_id):
            if command["id"] == str(number):
                return command
        raise ApiError(UNKNOWN_COMMAND)

    def replace(self, guild_id: int | None, sent: Any) -> list[Json]:
        """PUT: this is the whole list from now on."""
        sent = [] if sent is None else sent
        check_commands(sent)
        self._lists[guild_id] = [self._settle(guild_id, command) for command in sent]
        self._hub.publish(CommandsChanged(guild_id))
        return self.of(guild_id)

    def upsert(self, guild_id: int | None, sent: Json) -> tuple[Json, bool]:
        """POST: add one, or overwrite its namesake. The bool says whether it is new."""
        others = [c for c in self.of(guild_id) if _key(c) != _key(sent)]
        check_commands([*others, sent])
        is_new = len(others) == len(self.of(guild_id))
        command = self._settle(guild_id, sent)
        self._lists[guild_id] = [*others, command]
        self._hub.publish(CommandsChanged(guild_id))
        return command, is_new

    def change(self, guild_id: int | None, number: int, sent: Json) -> Json:
        """PATCH: only what is named changes."""
        before = self.get(guild_id, number)
        check_commands([before | sent])
        after = before | sent | {"version": str(self._world.ids.next())}
        commands = self.of(guild_id)
        commands[commands.index(before)] = after
        self._hub.publish(CommandsChanged(guild_id))
        return after

    def remove(self, guild_id: int | None, number: int) -> None:
        self.of(guild_id).remove(self.get(guild_id, number))
        self._hub.publish(CommandsChanged(guild_id))

    def _settle(self, guild_id: int | None, sent: Json) -> Json:
        """The command as Discord keeps it: with id, version and every default."""
        before = next((c for c in self.of(guild_id) if _key(c) == _key(sent)), None)
        permissions = sent.get("default_member_permissions")
        settled: Json = {
            "id": before["id"] if before else str(self._world.ids.next()),
            "application_id": str(self._world.application_id),
            "version": str(self._world.ids.next()),
            "type": sent.get("type") or 1,
            "name": sent["name"],
            "name_localizations": sent.get("name_localizations"),
            "description": sent.get("description") or "",
            "description_localizations": sent.get("description_localizations"),
            "default_member_permissions": None if permissions is None else str(permissions),
            "nsfw": sent.get("nsfw") or False,
        }
        if sent.get("options"):
            settled["options"] = without_nulls(sent["options"])
        if guild_id is not None:
            return settled | {"guild_id": str(guild_id)}
        allowed_in_dms = sent.get("dm_permission", True)
        return settled | {
            "dm_permission": allowed_in_dms,
            "contexts": sent.get("contexts"),
            "integration_types": sent.get("integration_types") or [0],
        }


def untranslated(value: Any) -> Any:
    """Commands as a list brings them, unless it is asked for with every language."""
    if isinstance(value, list):
        return [untranslated(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    return {k: untranslated(v) for k, v in value.items() if not k.endswith("_localizations")}


def translated(value: Any, locale: str) -> Any:
    """Commands as a client in that language shows them: beside each name and description that has
    a translation, it, under the name that Discord gives it ("Retrieving localized commands").
    """
    if isinstance(value, list):
        return [translated(inner, locale) for inner in value]
    if not isinstance(value, dict):
        return value
    found: Json = {}
    for key, inner in value.items():
        field = key.removesuffix("_localizations")
        if field == key:
            found[key] = translated(inner, locale)
        elif inner and locale in inner:
            found[f"{field}_localized"] = inner[locale]
    return found


def _key(command: Json) -> tuple[int, str]:
    return command.get("type") or 1, command.get("name", "")
