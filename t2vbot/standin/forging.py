"""What a modified client sends: interactions that nobody was offered.

A part of it Discord stops before any bot hears of it (``DiscordStopped``), as far as that is known:

- a command that is not there, or that the member may not use there ("Permissions");
- options that are not as the command has them: run commands come "fully validated"
  (discord-api-docs, issue 4338). What an autocompletion suggests is no such limit;
- a button or menu that is not, or no longer, in the message, or in one that the member does not
  see, and values that a menu of words does not have (``COMPONENT_VALIDATION_FAILED``, issue 5943);
- ids that are nothing in that server, and forms that were never opened for the member.

The rest reaches the bot: disabled buttons, channels that a menu does not list or the member does
not see, any value in any field of a form. Where nothing is known of Discord it is let through, so
that a bot has to look. ``past_discord`` lets all through, for a bot that must not rely on Discord.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..text import render
from .client import Client, Surroundings
from .command_rules import CommandKind, OptionKind
from .components import SELECTS, walk
from .components import Kind as ComponentKind
from .interaction import Interaction, Kind
from .message import Message
from .options import ClientRefused, Options, names_of
from .people import Json, Role, User
from .places import Channel
from .uploads import File

# What a forged option says it is, by what it holds.
KINDS: tuple[tuple[type, OptionKind], ...] = (
    (bool, OptionKind.BOOLEAN),
    (int, OptionKind.INTEGER),
    (float, OptionKind.NUMBER),
    (str, OptionKind.STRING),
    (User, OptionKind.USER),
    (Channel, OptionKind.CHANNEL),
    (Role, OptionKind.ROLE),
    (File, OptionKind.ATTACHMENT),
)


class DiscordStopped(ClientRefused):
    """Discord does not pass this on, whatever a client sends."""


class Forgery:
    """One member's modified client."""

    def __init__(self, client: Client, discord: Surroundings, past_discord: bool) -> None:
        self._client = client
        self._discord = discord
        self._past_discord = past_discord

    # --- Commands ---------------------------------------------------------------------------------

    async def slash(
        self, channel: Channel, name: str, options: Mapping[str, Any] | None = None
    ) -> Interaction:
        """Use a command, or a sub-command (``"video make"``), wherever it may stand: also one of
        another server's. Options are sent as they are given.
        """
        return self._command(Kind.COMMAND, channel, name, options or {})

    async def autocomplete(
        self, channel: Channel, name: str, options: Mapping[str, Any], focused: str
    ) -> Interaction:
        """Ask for suggestions for an option, whether or not it has any."""
        return self._command(Kind.AUTOCOMPLETE, channel, name, options, focused)

    def _command(
        self,
        kind: Kind,
        channel: Channel,
        name: str,
        options: Mapping[str, Any],
        focused: str = "",
    ) -> Interaction:
        first, *path = name.split()
        command = self._find(channel, first)
        reason = self._client.why_not(command, channel)
        self._stop_if(render(reason) if reason else "")
        sheet = self._client.sheet(channel)
        if kind is Kind.COMMAND and not self._past_discord:
            self._check(sheet, command, path, options)
            sheet = self._client.sheet(channel)
        filled = [_forged(sheet, key, value, key == focused) for key, value in options.items()]
        for depth, step in reversed(list(enumerate(path, start=1))):
            nested = OptionKind.SUB_COMMAND if depth == len(path) else OptionKind.SUB_COMMAND_GROUP
            filled = [{"name": step, "type": int(nested), "options": filled}]
        return self._client.send_command(kind, channel, command, filled, sheet)

    def _find(self, channel: Channel, name: str) -> Json:
        """The command here, or else anywhere."""
        here = channel.guild.id if channel.guild and channel.guild.has_bot else None
        offered = self._discord.commands.offered_in(here)
        for command in (*offered, *self._discord.commands.everywhere()):
            if command["type"] == CommandKind.CHAT_INPUT and command["name"] == name:
                self._stop_if("" if command in offered else f"{name} is no command of this place")
                return command
        raise ClientRefused(f"nobody registered a command {name!r}")

    def _check(
        self, sheet: Options, command: Json, path: list[str], options: Mapping[str, Any]
    ) -> None:
        specs: list[Json] = command.get("options", [])
        for step in path:
            found = [spec for spec in specs if step in names_of(spec, self._client.user.locale)]
            self._stop_if("" if found else f"there is no sub-command {step!r}")
            specs = found[0].get("options", [])
        try:
            sheet.fill(specs, options)
        except ClientRefused as refusal:
            raise DiscordStopped(str(refusal)) from None

    # --- Buttons, menus and forms -----------------------------------------------------------------

    async def click(self, message: Message, custom_id: str) -> Interaction:
        """Press a button: a disabled one, and past Discord any, in any message."""
        return self._client.send_component(
            message, self._component(message, custom_id, {ComponentKind.BUTTON}), {}
        )

    async def choose(self, message: Message, custom_id: str, *values: Any) -> Interaction:
        """Send values for a menu: words, people, roles or channels, whatever it lists."""
        item = self._component(message, custom_id, SELECTS)
        sheet = self._client.sheet(message.channel)
        data: Json = {"values": [self._value(sheet, item, value) for value in values]}
        if sheet.resolved:
            data["resolved"] = sheet.resolved
        return self._client.send_component(message, item, data)

    async def submit(
        self,
        channel: Channel,
        custom_id: str,
        values: Mapping[str, Any],
        *,
        source: Message | None = None,
    ) -> Interaction:
        """Send a form; ``values`` go by the fields' custom_id, a text or a list of values each.
        ``source`` is the message whose button is said to have opened it.
        """
        shown = self._opened(channel, custom_id)
        if shown is None:
            self._stop_if("no such form was opened for this member")
            shown = self._discord.interactions.imagine(self._client.user, channel, source)
        sheet = self._client.sheet(channel)
        components = [
            {"type": 18, "id": number, "component": _field(sheet, number, name, value)}
            for number, (name, value) in enumerate(values.items(), start=1)
        ]
        data: Json = {"custom_id": custom_id, "components": components}
        if sheet.resolved:
            data["resolved"] = sheet.resolved
        return self._client.send_form(shown, data)

    def _opened(self, channel: Channel, custom_id: str) -> Interaction | None:
        for shown in reversed(list(self._discord.interactions)):
            mine = shown.user is self._client.user and shown.channel is channel
            if mine and shown.modal and shown.modal["custom_id"] == custom_id:
                return shown
        return None

    def _component(self, message: Message, custom_id: str, kinds: set[ComponentKind]) -> Json:
        is_seen = not message.deleted and message.visible_to(self._client.user)
        self._stop_if("" if is_seen else "the message is not there for this member")
        for item in walk(message.components):
            if item.get("custom_id") == custom_id and item["type"] in kinds:
                return item
        self._stop_if(f"{custom_id}: the message has no such component")
        kind = (
            ComponentKind.BUTTON if ComponentKind.BUTTON in kinds else ComponentKind.STRING_SELECT
        )
        return {"custom_id": custom_id, "type": int(kind), "id": 1, "options": []}

    def _value(self, sheet: Options, item: Json, value: Any) -> str:
        if item["type"] != ComponentKind.STRING_SELECT:
            is_there = sheet.is_in_server(getattr(value, "user", value))
            self._stop_if("" if is_there else f"{value} is nothing in this server")
            return _resolved(sheet, value)
        is_option = value in [option["value"] for option in item["options"]]
        self._stop_if("" if is_option else f"{value!r} is not in the menu")
        return str(value)

    def _stop_if(self, reason: str) -> None:
        if reason and not self._past_discord:
            raise DiscordStopped(reason)


def _forged(sheet: Options, name: str, value: Any, focused: bool) -> Json:
    value = getattr(value, "user", value)
    kind = next(kind for shape, kind in KINDS if isinstance(value, shape))
    plain = isinstance(value, bool | int | float | str)
    option: Json = {"name": name, "type": int(kind)}
    option["value"] = value if plain else _resolved(sheet, value)
    return option | ({"focused": True} if focused else {})


def _resolved(sheet: Options, value: Any) -> str:
    match getattr(value, "user", value):
        case User() as user:
            return sheet.user(user)
        case Role() as role:
            return sheet.role(role)
        case Channel() as channel:
            return sheet.channel(channel)
        case File() as file:
            return sheet.attachment(file)
        case other:
            return str(other)


def _field(sheet: Options, number: int, name: str, value: Any) -> Json:
    """A text, a check, or a list of values; people, roles and channels in it are resolved."""
    field: Json = {"id": 100 + number, "custom_id": name}
    if isinstance(value, list):
        first = getattr(value[0], "user", value[0]) if value else ""
        kinds = {User: 5, Role: 6, Channel: 8, File: 19}
        kind = kinds.get(type(first), int(ComponentKind.STRING_SELECT))
        return field | {"type": kind, "values": [_resolved(sheet, one) for one in value]}
    kind = ComponentKind.CHECKBOX if isinstance(value, bool) else ComponentKind.TEXT_INPUT
    return field | {"type": int(kind), "value": value}
