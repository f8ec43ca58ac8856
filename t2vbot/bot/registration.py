"""The bot's commands at Discord: looked at when the bot starts, and sent only where they differ.

Discord allows 200 new commands a day and server, so they are not sent at every start. Nor is it
remembered that they were sent: another program with the same token may have changed them, and who
resets an application empties them.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands
from discord.http import Route

log = logging.getLogger(__name__)

HOSTS = {"video-host"}  # the commands that only the host's own server has

Payload = dict[str, Any]

ENTRY_POINT = 4  # of an Activity: Discord makes it, and refuses a list without it
# What Discord adds to a command, or tells in another place as well.
_DISCORDS_OWN = {
    *("id", "application_id", "version", "guild_id", "dm_permission", "handler"),
    *("name_localized", "description_localized", "default_permission"),
}
_GLOBAL_ONLY = {"contexts", "integration_types"}


class Registration:
    """The commands of one client, and their ids at Discord."""

    def __init__(
        self,
        client: discord.Client,
        tree: app_commands.CommandTree[Any],
        dev_guild: int | None,
        host_server: int | None = None,
    ) -> None:
        """``dev_guild``: the server that has them in place of everybody; ``host_server``: the one
        that has the host's own.
        """
        self._client = client
        self._tree = tree
        self._dev_guild = dev_guild
        self._host_server = host_server
        self.ids: dict[str, int] = {}  # by name

    async def update(self) -> None:
        """Send the commands if Discord has others. Raises what Discord answers, but of the host's
        own, which may have to wait until the bot is in that server.
        """
        wanted = await self._wanted(self._dev_guild)
        found = await self._fetch(self._dev_guild)
        if _essence(wanted, self._dev_guild) != _essence(found, self._dev_guild):
            kept = [command for command in found if command.get("type") == ENTRY_POINT]
            found = await self._send([*wanted, *kept])
            log.info("Sent %d commands to Discord", len(wanted))
        self.ids = {str(command["name"]): int(command["id"]) for command in found}
        await self._update_host()

    async def _wanted(self, guild_id: int | None) -> list[Payload]:
        """In every language."""
        guild, translator = discord.Object(guild_id) if guild_id else None, self._tree.translator
        assert translator
        return [
            await command.get_translated_payload(self._tree, translator)
            for command in self._tree.get_commands(guild=guild)
        ]

    async def entered(self, guild_id: int) -> None:
        """The bot is in a server, maybe only from now on."""
        if guild_id == self._host_server:
            await self._update_host()

    async def _update_host(self) -> None:
        """What other programs have in that server is theirs."""
        guild_id = self._host_server
        if guild_id is None or guild_id == self._dev_guild:  # sent with all others
            return
        wanted = await self._wanted(guild_id)
        names = {command["name"] for command in wanted}
        try:
            found = [one for one in await self._fetch(guild_id) if one["name"] in names]
            if _essence(wanted, guild_id) != _essence(found, guild_id):
                for command in wanted:
                    await self._client.http.upsert_guild_command(
                        self._application, guild_id, command
                    )
                log.info("Sent /%s to server %d", ", /".join(sorted(names)), guild_id)
        except discord.HTTPException as error:
            log.warning(
                "T2V_HOST_SERVER %d has no /video-host (%s): is it the id of a server that the bot"
                " was invited to?",
                guild_id,
                error,
            )

    async def remove_copies(self, guild_id: int) -> None:
        """Remove the commands that a server has beside the global ones, of the same names, so that
        everybody there sees them twice: they are left over from a start with T2V_DEV_GUILD. And the
        host's, where those of another server were.
        """
        if guild_id == self._dev_guild:
            return
        names = {command.name for command in self._tree.get_commands()}
        names |= set() if guild_id == self._host_server else HOSTS
        try:
            for command in await self._fetch(guild_id):
                if command["name"] in names:
                    await self._client.http.delete_guild_command(
                        self._application, guild_id, command["id"]
                    )
                    log.info("Removed a copy of /%s from server %d", command["name"], guild_id)
        except discord.HTTPException as error:  # not invited with its commands; the next start
            log.info("The commands of server %d are not known: %s", guild_id, error)

    @property
    def _application(self) -> int:
        assert self._client.application_id is not None
        return self._client.application_id

    async def _fetch(self, guild_id: int | None) -> list[Payload]:
        path = "/applications/{application_id}/commands"
        if guild_id:
            path = "/applications/{application_id}/guilds/{guild_id}/commands"
        route = Route("GET", path, application_id=self._application, guild_id=guild_id)
        # In every language, which discord.py's own function does not ask for.
        found: list[Payload] = await self._client.http.request(
            route, params={"with_localizations": "true"}
        )
        return found

    async def _send(self, payload: list[Any]) -> list[Any]:
        http = self._client.http
        if self._dev_guild:
            return await http.bulk_upsert_guild_commands(
                self._application, self._dev_guild, payload
            )
        return await http.bulk_upsert_global_commands(self._application, payload)


def _essence(commands: list[Any], guild_id: int | None) -> dict[Any, Any]:
    """What makes commands the same, whatever their order, and whatever Discord adds to them."""
    unsaid = _DISCORDS_OWN | (_GLOBAL_ONLY if guild_id else set())
    said = [
        {name: value for name, value in command.items() if name not in unsaid}
        for command in commands
        if command.get("type") != ENTRY_POINT
    ]
    return {(one.get("type") or 1, one["name"]): _plain(one) for one in said}


def _plain(value: Any, name: str = "") -> Any:
    """Without what is as good as left out: a default is said by some and not by others."""
    if isinstance(value, Mapping):
        kept = {key: _plain(part, key) for key, part in value.items()}
        return {key: part for key, part in kept.items() if _says_something(key, part)}
    if isinstance(value, list | tuple):
        parts = [_plain(part) for part in value]
        return sorted(parts) if name in {*_GLOBAL_ONLY, "channel_types"} else parts
    return str(value) if name == "default_member_permissions" and value is not None else value


def _says_something(name: str, value: Any) -> bool:
    if name == "type":
        return bool(value != 1)
    if name == "integration_types":
        return bool(value and value != [0])
    # Nought is a bound, and a choice's value; False, None and nothing at all are defaults.
    return value is not None and value is not False and value not in ("", [], {})
