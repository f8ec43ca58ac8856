"""What Discord's client checks before it sends a command: the bot never sees what fails here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from .command_rules import NESTING, SAFE_INTEGER, OptionKind
from .components import Kind
from .people import Json, Role, User
from .places import Channel
from .uploads import Attachment, File

TEXT = 6000  # characters of a string option without a limit of its own


class ClientRefused(Exception):
    """The member's client does not let this happen."""


class Options:
    """The options of one command call, checked and put into the shape of an interaction's data."""

    def __init__(
        self, channel: Channel, keep: Callable[[File], Attachment], locale: str = "en-US"
    ) -> None:
        self.resolved: dict[str, dict[str, Json]] = {}
        self._channel = channel
        self._keep = keep
        self._locale = locale  # of the client, which shows names in its language

    def fill(self, specs: list[Json], given: Mapping[str, Any]) -> list[Json]:
        """The options a member filled in; complains about missing and unknown ones."""
        by_name = {spec["name"]: spec for spec in specs if spec["type"] not in NESTING}
        own = {name: s["name"] for s in by_name.values() for name in names_of(s, self._locale)}
        given = {own.get(name, name): value for name, value in given.items()}
        unknown = set(given) - set(by_name)
        if unknown:
            raise ClientRefused(f"no such option: {', '.join(sorted(unknown))}")
        missing = [n for n, spec in by_name.items() if spec.get("required") and n not in given]
        if missing:
            raise ClientRefused(f"required option left out: {', '.join(missing)}")
        return [
            {
                "name": name,
                "type": by_name[name]["type"],
                "value": self._value(by_name[name], value),
            }
            for name, value in given.items()
        ]

    def _value(self, spec: Json, value: Any) -> Any:
        match OptionKind(spec["type"]):
            case OptionKind.STRING:
                return _text(spec, value, self._locale)
            case OptionKind.INTEGER:
                return _number(spec, value, int, self._locale)
            case OptionKind.NUMBER:
                return _number(spec, value, float, self._locale)
            case OptionKind.BOOLEAN:
                return _instance(spec, value, bool)
            case OptionKind.ATTACHMENT:
                return self.attachment(_instance(spec, value, (File, Path)))
            case OptionKind.CHANNEL:
                return self._channel_id(spec, _instance(spec, value, Channel))
            case OptionKind.ROLE:
                return self.role(_instance(spec, value, Role))
            case OptionKind.USER:
                return self.user(_instance(spec, value, User))
            case _:
                mentioned = _instance(spec, value, (User, Role))
                return self.user(mentioned) if isinstance(mentioned, User) else self.role(mentioned)

    def pick(self, menu: Json, value: Any) -> str:
        """What somebody picks from a menu: an option by its label or value, a person, a role, a
        channel.
        """
        kind = Kind(menu["type"])
        if kind is Kind.STRING_SELECT:
            return option_of(menu, value)
        guild = self._channel.guild
        if isinstance(value, User) and kind in (Kind.USER_SELECT, Kind.MENTIONABLE_SELECT):
            # The list has who is here; in a private channel those who take part.
            if value.id in guild.members if guild else value in self._channel.people:
                return self.user(value)
        elif isinstance(value, Role) and kind in (Kind.ROLE_SELECT, Kind.MENTIONABLE_SELECT):
            if guild and value in (guild.everyone, *guild.roles):
                return self.role(value)
        elif isinstance(value, Channel) and kind is Kind.CHANNEL_SELECT:
            kinds = menu.get("channel_types")
            if guild and value.guild is guild and (not kinds or value.kind in kinds):
                return self._channel_id({"name": "a channel"}, value)
        raise ClientRefused(f"{value!r} is not in the menu")

    def user(self, user: User) -> str:
        self._resolve("users", user.id, user.to_json())
        guild = self._channel.guild
        if guild and user.id in guild.members:
            member = guild.member_json(user)
            del member["user"]  # it stands under "users"
            permissions = str(int(self._channel.permissions_of(user)))
            self._resolve("members", user.id, member | {"permissions": permissions})
        return str(user.id)

    def role(self, role: Role) -> str:
        return self._resolve("roles", role.id, role.to_json())

    def _channel_id(self, spec: Json, channel: Channel) -> str:
        kinds = spec.get("channel_types")
        if kinds and channel.kind not in kinds:
            raise ClientRefused(f"{spec['name']}: not a channel of that type")
        permissions = (
            str(int(channel.permissions_of(channel.guild.owner))) if channel.guild else "0"
        )
        return self._resolve(
            "channels", channel.id, channel.to_json() | {"permissions": permissions}
        )

    def attachment(self, file: File | Path) -> str:
        attachment = self._keep(File.of(file))
        return self._resolve("attachments", attachment.id, attachment.to_json())

    def _resolve(self, kind: str, number: int, body: Json) -> str:
        self.resolved.setdefault(kind, {})[str(number)] = body
        return str(number)


def names_of(item: Json, locale: str) -> tuple[str, ...]:
    """What a command or an option is called on a screen in that language, and its own name, by
    which the bot knows it.
    """
    translated = (item.get("name_localizations") or {}).get(locale)
    return (translated, item["name"]) if translated else (item["name"],)


def option_of(menu: Json, given: Any) -> str:
    """The value of an option, by its label or value."""
    for option in menu["options"]:
        if given in (option["value"], option["label"]):
            return str(option["value"])
    raise ClientRefused(f"{given!r} is not in the menu")


def _instance(spec: Json, value: Any, kind: type | tuple[type, ...]) -> Any:
    if not isinstance(value, kind):
        raise ClientRefused(f"{spec['name']}: {value!r} is not what this option takes")
    return value


def _text(spec: Json, value: Any, locale: str) -> str:
    if spec.get("choices"):
        return str(_choice(spec, value, locale))
    text: str = _instance(spec, value, str)
    low, high = spec.get("min_length") or 0, spec.get("max_length") or TEXT
    if not low <= len(text) <= high:
        raise ClientRefused(f"{spec['name']}: takes {low} to {high} characters, not {len(text)}")
    if not text.strip():
        raise ClientRefused(f"{spec['name']}: is empty")
    return text


def _number(spec: Json, value: Any, kind: type[int] | type[float], locale: str) -> Any:
    if spec.get("choices"):
        return _choice(spec, value, locale)
    if isinstance(value, bool) or not isinstance(value, int if kind is int else (int, float)):
        raise ClientRefused(f"{spec['name']}: {value!r} is not a number of that kind")
    low, high = spec.get("min_value", -SAFE_INTEGER), spec.get("max_value", SAFE_INTEGER)
    if not low <= value <= high:
        raise ClientRefused(f"{spec['name']}: takes {low} to {high}, not {value}")
    return value


def _choice(spec: Json, value: Any, locale: str) -> Any:
    """The choice's value, whether the member is said to pick it by value or by name."""
    for choice in spec["choices"]:
        if value in (choice["value"], *names_of(choice, locale)):
            return choice["value"]
    names = ", ".join(choice["name"] for choice in spec["choices"])
    raise ClientRefused(f"{spec['name']}: {value!r} is not one of {names}")
