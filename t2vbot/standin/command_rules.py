"""Discord's limits on commands and their options ("Application Commands")."""

from __future__ import annotations

import enum
import unicodedata
from typing import Any

from .form import Form, Json, Part

COMMANDS = {1: 100, 2: 15, 3: 15}  # how many of each type an application may have in one scope
OPTIONS = 25
CHOICES = 25
CHOICE_TEXT = 100  # characters of a choice's name, and of its value
TEXT = 8000  # characters of names, descriptions and choice values of one command together
SAFE_INTEGER = 2**53 - 1
PERMISSIONS = 2**54 - 1
CHANNEL_TYPES = frozenset({*range(6), *range(10, 17)})
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
    PRIMARY_ENTRY_POINT = 4  # of an Activity


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


def check_commands(commands: Any) -> None:
    """A whole list of one scope, as it would be from now on."""
    form = Form()
    parts = form.parts((), commands, 0, sum(COMMANDS.values()))
    for part in parts:
        _check_command(part)
    form.check()  # what follows relies on the types
    _check_unique(parts, "name", "APPLICATION_COMMANDS_DUPLICATE_NAME")
    kinds = [_kind(part) for part in parts]
    for kind, most in COMMANDS.items():
        if kinds.count(kind) > most:
            text = f"Maximum number of application commands reached ({most})."
            form.wrong((), "APPLICATION_COMMAND_TOO_MANY", text)
    form.check()


def check_choices(holder: Part, kind: OptionKind) -> None:
    """The choices of an option, or those that an autocompletion answers with."""
    choices = holder.parts("choices", 0, CHOICES)
    for choice in choices:
        choice.text("name", 1, CHOICE_TEXT, required=True)
        _check_localised(choice, "name", CHOICE_TEXT)
        match kind:
            case OptionKind.STRING:
                choice.text("value", 1, CHOICE_TEXT, required=True)
            case OptionKind.INTEGER:
                choice.number("value", -SAFE_INTEGER, SAFE_INTEGER, required=True)
            case _:
                most = SAFE_INTEGER
                choice.number("value", -most, most, required=True, whole=False)
    _check_unique(choices, "name", "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS")


def is_command_name(name: str) -> bool:
    """Letters and digits of any script, ``-``, ``_`` and ``'``; lower case where there is one."""
    return name == name.lower() and all(map(_may_stand_in_a_name, name))


def _may_stand_in_a_name(character: str) -> bool:
    if character in "-_'" or unicodedata.category(character)[0] in "LN":
        return True
    # Their vowel signs are marks rather than letters, so Discord names these scripts as a whole.
    return unicodedata.name(character, "").startswith(("DEVANAGARI", "THAI"))


def _kind(part: Part) -> Any:
    return part.get("type") or CommandKind.CHAT_INPUT


def _check_command(command: Part) -> None:
    if command.get("type") is not None:
        command.one_of("type", tuple(CommandKind))
    if _kind(command) == CommandKind.CHAT_INPUT:
        _check_named(command)
        _check_options(command, NESTING)
        if command.form.clean and _text_length(command.body) > TEXT:
            text = f"Command exceeds maximum size ({TEXT})"
            command.wrong("options", "APPLICATION_COMMAND_TOO_LARGE", text)
    else:
        _check_context_menu(command)
    for key in ("nsfw", "dm_permission"):
        command.flag(key)
    command.snowflake("id")
    for key, most in (("contexts", 2), ("integration_types", 1)):
        for value in command.values(key, 1, most + 1, int):
            if not 0 <= value <= most:
                text = f"Value must be one of {set(range(most + 1))}."
                command.wrong(key, "BASE_TYPE_CHOICES", text)
    _check_permissions(command)


def _check_permissions(command: Part) -> None:
    """They come as a number or as its text."""
    value = command.get("default_member_permissions")
    if value is None:
        return
    number = int(value) if isinstance(value, str) and value.isdecimal() else value
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= PERMISSIONS:
        text = "Could not interpret as permissions."
        command.wrong("default_member_permissions", "NUMBER_TYPE_COERCE", text)


def _check_context_menu(command: Part) -> None:
    command.text("name", 1, 32, required=True)
    _check_localised(command, "name", 32)
    for key in ("description", "options", "description_localizations"):
        if command.get(key):
            text = f"Context menu commands cannot have {key}"
            command.wrong(key, "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED", text)


def _check_named(part: Part) -> None:
    """The name and description of a command or an option, in every language."""
    for key, most in (("name", 32), ("description", 100)):
        part.text(key, 1, most, required=True)
        _check_localised(part, key, most)
    translations = part.get("name_localizations")
    names = [("name", part.get("name"))]
    if isinstance(translations, dict):
        names += [("name_localizations", name) for name in translations.values()]
    for key, name in names:
        if isinstance(name, str) and not is_command_name(name):
            part.wrong(key, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _check_localised(part: Part, key: str, most: int) -> None:
    translations = part.part(f"{key}_localizations")
    for locale in translations.body if translations else ():
        assert translations is not None
        translations.text(locale, 1, most, required=True)
        if locale not in LOCALES:
            translations.wrong(locale, "BASE_TYPE_CHOICES", "There is no such locale.")


def _check_options(holder: Part, may_nest: frozenset[OptionKind]) -> None:
    options = holder.parts("options", 0, OPTIONS)
    optional_seen = False
    for option in options:
        _check_option(option, may_nest)
        if option.get("required") and optional_seen:
            text = "Required options must be placed before non-required options"
            option.wrong("required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", text)
        optional_seen = optional_seen or not option.get("required")
    _check_unique(options, "name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS")
    if len({option.get("type") in tuple(NESTING) for option in options}) > 1:
        text = "Sub-commands and other options cannot be mixed"
        holder.wrong("options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)


def _check_option(option: Part, may_nest: frozenset[OptionKind]) -> None:
    _check_named(option)
    option.one_of("type", tuple(OptionKind))
    for key in ("required", "autocomplete"):
        option.flag(key)
    try:
        kind = OptionKind(option.get("type"))
    except (TypeError, ValueError):
        return
    if kind in NESTING:
        if kind not in may_nest:
            text = "Sub-command groups hold sub-commands, and those hold options"
            option.wrong("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)
        is_group = kind is OptionKind.SUB_COMMAND_GROUP
        return _check_options(option, frozenset({OptionKind.SUB_COMMAND} if is_group else ()))
    option.number("min_length", 0, 6000)
    option.number("max_length", 1, 6000)
    for key in ("min_value", "max_value"):
        whole = kind is OptionKind.INTEGER
        option.number(key, -SAFE_INTEGER, SAFE_INTEGER, whole=whole)
    if not CHANNEL_TYPES.issuperset(option.values("channel_types", 0, 25, int)):
        option.wrong("channel_types", "BASE_TYPE_CHOICES", "There is no such channel type.")
    if option.get("choices") or option.get("autocomplete"):
        _check_suggestions(option, kind)


def _check_suggestions(option: Part, kind: OptionKind) -> None:
    if kind not in WITH_CHOICES:
        text = "This option type cannot have choices or autocomplete"
        option.wrong("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)
    if option.get("choices") and option.get("autocomplete"):
        text = "Autocomplete may not be set to true if choices are present"
        option.wrong("autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_EXCLUSIVE", text)
    check_choices(option, kind)


def _check_unique(parts: list[Part], key: str, code: str) -> None:
    seen = []
    for part in parts:
        mark = (_kind(part) if code.endswith("DUPLICATE_NAME") else None, part.get(key))
        if mark in seen:
            part.wrong(key, code, "This name is already used")
        seen.append(mark)


def _text_length(item: Json) -> int:
    """Characters that count towards a command's size; of translations the longest of each."""
    total = 0
    for field in ("name", "description"):
        translations = (item.get(f"{field}_localizations") or {}).values()
        total += max(map(len, [item.get(field) or "", *translations]))
    total += sum(len(str(choice.get("value", ""))) for choice in item.get("choices") or [])
    return total + sum(_text_length(option) for option in item.get("options") or [])
