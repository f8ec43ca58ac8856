"""What commands, options and choices are called in every language: Discord shows each member those
of their client's. In English they are called as in the code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from discord import Locale, app_commands
from discord.app_commands import TranslationContextLocation as Location

from ..text import LANGUAGES, find

Nameable: TypeAlias = (
    "app_commands.Command[Any, Any, Any] | app_commands.Group | app_commands.ContextMenu"
)

_COMMANDS = (Location.command_name, Location.group_name)
_DESCRIBED = (Location.command_description, Location.group_description)


class CommandTranslator(app_commands.Translator):
    """Out of ``command.ftl``, whose keys say the whole path: ``command-video--size--square``."""

    def __init__(self, commands: Iterable[Nameable]) -> None:
        # A choice does not know whose it is. Those that are offered while somebody types are
        # others, and not translated.
        self._choices = {id(choice): key for one in commands for choice, key in _choices(one)}

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        key = self._key(context.location, context.data)
        language = locale.value
        return find(key, language) if key and language in LANGUAGES else None

    def _key(self, location: Location, data: Any) -> str | None:
        if location in _COMMANDS:
            return command_key(data)
        if location in _DESCRIBED:
            return f"{command_key(data)}-described"
        if location is Location.parameter_name:
            return option_key(data.command, data.name)
        if location is Location.parameter_description:
            return f"{option_key(data.command, data.name)}-described"
        return self._choices.get(id(data))


def command_key(command: Nameable) -> str:
    return "command-" + _slug(command.qualified_name)


def option_key(command: Nameable, option: str) -> str:
    return f"{command_key(command)}--{_slug(option)}"


def choice_key(command: Nameable, option: str, choice: app_commands.Choice[Any]) -> str:
    return f"{option_key(command, option)}--{_slug(str(choice.value))}"


def _choices(command: Nameable) -> Iterator[tuple[app_commands.Choice[Any], str]]:
    if isinstance(command, app_commands.Group):
        for inner in command.commands:
            yield from _choices(inner)
    elif isinstance(command, app_commands.Command):
        for option in command.parameters:
            for choice in option.choices:
                yield choice, choice_key(command, option.name, choice)


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-").replace("_", "-")
