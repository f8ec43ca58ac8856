"""The application's commands, and Discord's limits on them (Discord's "Application Commands")."""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from .errors import UNKNOWN_COMMAND, ApiError
from .events import CommandsChanged, Hub
from .form import Form, Path
from .world import Json, World

COMMANDS = {1: 100, 2: 15, 3: 15}  # how many of each type an application may have in one scope
OPTIONS = 25
CHOICES = 25
TEXT = 8000  # characters of names, descriptions and choice values of one command together
# fmt: off
LOCALES = frozenset({
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no",
    "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th",
    "zh-CN", "ja", "zh-TW", "ko",
})
# fmt: on


class CommandKind(enum.IntEnum):
    CHAT_INPUT = 1
    USER = 2
    MESSAGE = 3


class OptionKind(enum.IntEnum):
    SUB_COMMAND = 1
    SUB_COMMAND_GROUP = 2
    STRING = 3
    INTEGER = 4
    BOOLEAN = 5
    USER = 6
    CHANNEL = 7
    ROLE = 8
    MENTIONABLE = 9
    NUMBER = 10
    ATTACHMENT = 11


NESTING = frozenset({OptionKind.SUB_COMMAND, OptionKind.SUB_COMMAND_GROUP})
WITH_CHOICES = {OptionKind.STRING, OptionKind.INTEGER, OptionKind.NUMBER}


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
        sent = sent or []
        form = Form()
        _check_list(form, sent)
        form.check()
        self._lists[guild_id] = [self._settle(guild_id, command) for command in sent]
        self._hub.publish(CommandsChanged(guild_id))
        return self.of(guild_id)

    def upsert(self, guild_id: int | None, sent: Json) -> tuple[Json, bool]:
        """POST: add one, or overwrite its namesake. The bool says whether it is new."""
        others = [c for c in self.of(guild_id) if _key(c) != _key(sent)]
        form = Form()
        check_command(form, (), sent)
        form.check()
        _check_counts(form, [*others, sent])
        form.check()
        is_new = len(others) == len(self.of(guild_id))
        command = self._settle(guild_id, sent)
        self._lists[guild_id] = [*others, command]
        self._hub.publish(CommandsChanged(guild_id))
        return command, is_new

    def change(self, guild_id: int | None, number: int, sent: Json) -> Json:
        """PATCH: only what is named changes."""
        before = self.get(guild_id, number)
        form = Form()
        check_command(form, (), before | sent)
        form.check()
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
            settled["options"] = [_without_nulls(option) for option in sent["options"]]
        if guild_id is not None:
            return settled | {"guild_id": str(guild_id)}
        allowed_in_dms = sent.get("dm_permission", True)
        return settled | {
            "dm_permission": allowed_in_dms,
            "contexts": sent.get("contexts"),
            "integration_types": sent.get("integration_types") or [0],
        }


def _without_nulls(option: Json) -> Json:
    kept = {key: value for key, value in option.items() if value is not None}
    if "options" in kept:
        kept["options"] = [_without_nulls(inner) for inner in kept["options"]]
    return kept


def _key(command: Json) -> tuple[int, str]:
    return command.get("type") or 1, command.get("name", "")


# --- Limits ---------------------------------------------------------------------------------------


def _check_list(form: Form, sent: Any) -> None:
    if not isinstance(sent, list):
        return form.wrong((), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    for index, command in enumerate(sent):
        check_command(form, (index,), command)
    keys = [_key(command) for command in sent]
    for index, key in enumerate(keys):
        if key in keys[:index]:
            text = "Application command names must be unique"
            form.wrong((index, "name"), "APPLICATION_COMMANDS_DUPLICATE_NAME", text)
    _check_counts(form, sent)


def _check_counts(form: Form, commands: Iterable[Json]) -> None:
    kinds = [_key(command)[0] for command in commands]
    for kind, most in COMMANDS.items():
        if kinds.count(kind) > most:
            text = f"Maximum number of application commands reached ({most})."
            form.wrong((), "APPLICATION_COMMAND_TOO_MANY", text)


def check_command(form: Form, path: Path, command: Json) -> None:
    kind = command.get("type") or 1
    form.one_of((*path, "type"), kind, tuple(CommandKind))
    if kind == CommandKind.CHAT_INPUT:
        _check_named(form, path, command)
        _check_options(form, path, command.get("options") or [], NESTING)
        if _text_length(command) > TEXT:
            text = f"Command exceeds maximum size ({TEXT})"
            form.wrong(path, "APPLICATION_COMMAND_TOO_LARGE", text)
    else:
        form.length((*path, "name"), command.get("name"), 1, 32)
        for field in ("description", "options"):
            if command.get(field):
                text = f"Context menu commands cannot have {field}"
                form.wrong(
                    (*path, field), "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED", text
                )
    for field, low, high in (("contexts", 0, 2), ("integration_types", 0, 1)):
        values = command.get(field)
        if values == []:
            form.wrong((*path, field), "BASE_TYPE_BAD_LENGTH", "Must be 1 or more in length.")
        for index, value in enumerate(values or []):
            form.one_of((*path, field, index), value, range(low, high + 1))


def _check_named(form: Form, path: Path, item: Json) -> None:
    """The name and description of a command or an option, in every language."""
    form.length((*path, "name"), item.get("name"), 1, 32)
    form.length((*path, "description"), item.get("description"), 1, 100)
    names: Mapping[str, Any] = item.get("name_localizations") or {}
    descriptions: Mapping[str, Any] = item.get("description_localizations") or {}
    for locale, name in names.items():
        form.length((*path, "name_localizations", locale), name, 1, 32)
    for locale, text in descriptions.items():
        form.length((*path, "description_localizations", locale), text, 1, 100)
    for field in ("name_localizations", "description_localizations"):
        for locale in item.get(field) or {}:
            form.one_of((*path, field, locale), locale, LOCALES)
    where = [((*path, "name"), item.get("name"))]
    where += [((*path, "name_localizations", locale), name) for locale, name in names.items()]
    for place, name in where:
        if isinstance(name, str) and not is_command_name(name):
            form.wrong(place, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def is_command_name(name: str) -> bool:
    """Letters and digits of any script, ``-``, ``_`` and ``'``; lower case where the script has
    one.
    """
    return name == name.lower() and all(map(_may_stand_in_a_name, name))


def _may_stand_in_a_name(character: str) -> bool:
    if character in "-_'" or unicodedata.category(character)[0] in "LN":
        return True
    # Their vowel signs are marks rather than letters, so Discord names these scripts as a whole.
    return unicodedata.name(character, "").startswith(("DEVANAGARI", "THAI"))


def _check_options(
    form: Form, path: Path, options: list[Json], may_nest: frozenset[OptionKind]
) -> None:
    if len(options) > OPTIONS:
        form.wrong(
            (*path, "options"), "BASE_TYPE_BAD_LENGTH", f"Must be {OPTIONS} or fewer in length."
        )
    optional_seen = False
    names = [option.get("name") for option in options]
    nested = {option.get("type") in NESTING for option in options}
    for index, option in enumerate(options):
        where = (*path, "options", index)
        _check_option(form, where, option, may_nest)
        if option.get("required") and optional_seen:
            text = "Required options must be placed before non-required options"
            form.wrong(where, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", text)
        optional_seen = optional_seen or not option.get("required")
        if option.get("name") in names[:index]:
            text = "Option name is already used"
            form.wrong((*where, "name"), "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", text)
    if len(nested) > 1:
        text = "Sub-commands and other options cannot be mixed"
        form.wrong((*path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)


def _check_option(form: Form, path: Path, option: Json, may_nest: frozenset[OptionKind]) -> None:
    _check_named(form, path, option)
    try:
        kind = OptionKind(option.get("type") or 0)
    except ValueError:
        return form.one_of((*path, "type"), option.get("type"), tuple(OptionKind))
    if kind in NESTING:
        if kind not in may_nest:
            text = "Sub-command groups hold sub-commands, and those hold options"
            form.wrong((*path, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)
        inner = frozenset({OptionKind.SUB_COMMAND} if kind is OptionKind.SUB_COMMAND_GROUP else ())
        return _check_options(form, path, option.get("options") or [], inner)
    form.between((*path, "min_length"), option.get("min_length"), 0, 6000)
    form.between((*path, "max_length"), option.get("max_length"), 1, 6000)
    if option.get("choices") or option.get("autocomplete"):
        _check_choices(form, path, option, kind)


def _check_choices(form: Form, path: Path, option: Json, kind: OptionKind) -> None:
    choices = option.get("choices") or []
    if kind not in WITH_CHOICES:
        text = "This option type cannot have choices or autocomplete"
        form.wrong(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)
    if choices and option.get("autocomplete"):
        text = "Autocomplete may not be set to true if choices are present"
        form.wrong(path, "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_EXCLUSIVE", text)
    check_choice_list(form, (*path, "choices"), choices, kind)


def check_choice_list(form: Form, path: Path, choices: Any, kind: OptionKind) -> None:
    """The choices of an option, or those that an autocompletion answers with."""
    if not isinstance(choices, list):
        return form.wrong(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    if len(choices) > CHOICES:
        form.wrong(path, "BASE_TYPE_BAD_LENGTH", f"Must be {CHOICES} or fewer in length.")
    names = [choice.get("name") for choice in choices]
    for index, choice in enumerate(choices):
        where = (*path, index)
        form.length((*where, "name"), choice.get("name"), 1, 100)
        if choice.get("name") in names[:index]:
            text = "Option choice name is already used"
            form.wrong(
                (*where, "name"), "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", text
            )
        if kind is OptionKind.STRING:
            form.length((*where, "value"), choice.get("value"), 1, 100)
        elif kind is OptionKind.INTEGER:
            form.between((*where, "value"), choice.get("value"), -(2**53), 2**53)


def _text_length(item: Json) -> int:
    """Characters that count towards a command's size; of translations the longest of each."""
    total = 0
    for field in ("name", "description"):
        translations = (item.get(f"{field}_localizations") or {}).values()
        total += max(map(len, [item.get(field) or "", *translations]))
    total += sum(len(str(choice.get("value", ""))) for choice in item.get("choices") or [])
    return total + sum(_text_length(option) for option in item.get("options") or [])
