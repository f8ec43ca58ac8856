"""What Discord's client checks before it sends a command: the bot never sees what fails here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ..text import ENGLISH, Text, render
from .command_rules import NESTING, SAFE_INTEGER, OptionKind
from .components import Kind
from .people import Json, Role, User
from .places import Channel
from .uploads import Attachment, File
from .world import World

TEXT = 6000  # characters of a string option without a limit of its own
# What a menu that fills itself lists.
LISTED: dict[Kind, tuple[type, ...]] = {
    Kind.USER_SELECT: (User,),
    Kind.ROLE_SELECT: (Role,),
    Kind.MENTIONABLE_SELECT: (User, Role),
    Kind.CHANNEL_SELECT: (Channel,),
}
# What is left of a channel in "Resolved Data"; "permissions" are added, of who picked it.
PARTIAL_CHANNEL = frozenset(
    {
        *("id", "name", "type", "last_message_id", "nsfw", "parent_id", "guild_id", "flags"),
        *("rate_limit_per_user", "topic", "position", "thread_metadata"),
    }
)


class ClientRefused(Exception):
    """The member's client does not let this happen.

    ``said`` is what it tells them; a str, in English, where only a program can have asked so.
    """

    def __init__(self, said: Text | str) -> None:
        super().__init__(said if isinstance(said, str) else render(said, ENGLISH))
        self.said = said


class Options:
    """What ``user`` fills in, in a command, a menu or a form: checked, and put into the shape of an
    interaction's data.
    """

    def __init__(
        self, user: User, channel: Channel, keep: Callable[[File], Attachment], world: World
    ) -> None:
        self.resolved: dict[str, dict[str, Json]] = {}
        self._user = user
        self._channel = channel
        self._keep = keep
        self._world = world
        self._locale = user.locale  # of the client, which shows names in its language

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
            shown = ", ".join(names_of(by_name[name], self._locale)[0] for name in missing)
            raise ClientRefused(Text("standin-required", option=shown))
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
                return self._instance(spec, value, bool)
            case OptionKind.ATTACHMENT:
                return self.attachment(self._instance(spec, value, (File, Path)))
            case OptionKind.CHANNEL:
                return self._one_of_here(spec, self._instance(spec, value, Channel))
            case OptionKind.ROLE:
                return self._one_of_here(spec, self._instance(spec, value, Role))
            case OptionKind.USER:
                return self.user(self._instance(spec, value, User))
            case _:
                mentioned = self._instance(spec, value, (User, Role))
                if isinstance(mentioned, User):
                    return self.user(mentioned)
                return self._one_of_here(spec, mentioned)

    def _one_of_here(self, spec: Json, value: Channel | Role) -> str:
        if not self._is_here(value):
            option, name = names_of(spec, self._locale)[0], value.name
            raise ClientRefused(Text("standin-not-here", option=option, name=name))
        if isinstance(value, Role):
            return self.role(value)
        if spec.get("channel_types") and value.kind not in spec["channel_types"]:
            option = names_of(spec, self._locale)[0]
            raise ClientRefused(Text("standin-channel-kind", option=option))
        return self.channel(value)

    def _instance(self, spec: Json, value: Any, kind: type | tuple[type, ...]) -> Any:
        return _instance(spec, value, kind, self._locale)

    def pick(self, menu: Json, value: Any) -> str:
        """What somebody picks from a menu: an option by its label or value, a person, a role, a
        channel.
        """
        kind = Kind(menu["type"])
        if kind is Kind.STRING_SELECT:
            return option_of(menu, value)
        is_listed = isinstance(value, LISTED[kind])
        if is_listed and self._is_here(value):
            match value:
                case User():
                    return self.user(value)
                case Role():
                    return self.role(value)
                case Channel() if value.kind in (menu.get("channel_types") or [value.kind]):
                    return self.channel(value)
        raise ClientRefused(Text("standin-menu", value=str(getattr(value, "name", value))))

    def untouched(self, menu: Json) -> list[str]:
        """What a menu sends that nobody touched: its defaults, as far as they are still there."""
        if menu["type"] == Kind.STRING_SELECT:
            return [option["value"] for option in menu["options"] if option.get("default")]
        found = (self._find(one["type"], int(one["id"])) for one in menu.get("default_values", ()))
        return [self.pick(menu, value) for value in found if value and self._is_here(value)]

    def _find(self, kind: str, number: int) -> User | Role | Channel | None:
        guild = self._channel.guild
        match kind:
            case "user":
                return self._world.users.get(number)
            case "channel":
                return self._world.channels.get(number)
        roles = (guild.everyone, *guild.roles) if guild else ()
        return next((role for role in roles if role.id == number), None)

    def _is_here(self, value: User | Role | Channel) -> bool:
        """Whether a list in this place has it: channels as far as the member sees them."""
        is_hidden = isinstance(value, Channel) and not value.includes(self._user)
        return self.is_in_server(value) and not is_hidden

    def is_in_server(self, value: object) -> bool:
        """In a private channel there are those who take part, and nothing else."""
        guild = self._channel.guild
        match value:
            case User():
                return value.id in guild.members if guild else value in self._channel.people
            case Role():
                return guild is not None and value in (guild.everyone, *guild.roles)
            case Channel():
                return guild is not None and value.guild is guild
        return False

    def user(self, user: User) -> str:
        self._resolve("users", user.id, user.to_json())
        guild = self._channel.guild
        if guild and user.id in guild.members:
            member = guild.member_json(user)
            for key in ("user", "deaf", "mute"):  # a partial member; the user is under "users"
                del member[key]
            permissions = str(int(self._channel.permissions_of(user)))
            self._resolve("members", user.id, member | {"permissions": permissions})
        return str(user.id)

    def role(self, role: Role) -> str:
        return self._resolve("roles", role.id, role.to_json())

    def channel(self, channel: Channel) -> str:
        body = {key: text for key, text in channel.to_json().items() if key in PARTIAL_CHANNEL}
        permissions = str(int(channel.permissions_of(self._user)))
        return self._resolve("channels", channel.id, body | {"permissions": permissions})

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
    raise ClientRefused(Text("standin-menu", value=str(given)))


def _instance(spec: Json, value: Any, kind: type | tuple[type, ...], locale: str) -> Any:
    if not isinstance(value, kind):
        option = names_of(spec, locale)[0]
        raise ClientRefused(Text("standin-kind", option=option, value=str(value)))
    return value


def _text(spec: Json, value: Any, locale: str) -> str:
    if spec.get("choices"):
        return str(_choice(spec, value, locale))
    text: str = _instance(spec, value, str, locale)
    option = names_of(spec, locale)[0]
    low, high = spec.get("min_length") or 0, spec.get("max_length") or TEXT
    if not low <= len(text) <= high:
        raise ClientRefused(
            Text("standin-length", label=option, low=low, high=high, count=len(text))
        )
    if not text.strip():
        raise ClientRefused(Text("standin-empty", option=option))
    return text


def _number(spec: Json, value: Any, kind: type[int] | type[float], locale: str) -> Any:
    if spec.get("choices"):
        return _choice(spec, value, locale)
    option = names_of(spec, locale)[0]
    if isinstance(value, bool) or not isinstance(value, int if kind is int else (int, float)):
        raise ClientRefused(Text("standin-number", option=option, value=str(value)))
    low, high = spec.get("min_value", -SAFE_INTEGER), spec.get("max_value", SAFE_INTEGER)
    if not low <= value <= high:
        text = Text("standin-range", option=option, low=low, high=high, value=value)
        raise ClientRefused(text)
    return value


def _choice(spec: Json, value: Any, locale: str) -> Any:
    """The choice's value, whether the member is said to pick it by value or by name."""
    for choice in spec["choices"]:
        if value in (choice["value"], *names_of(choice, locale)):
            return choice["value"]
    names = ", ".join(names_of(choice, locale)[0] for choice in spec["choices"])
    option = names_of(spec, locale)[0]
    raise ClientRefused(Text("standin-choice", option=option, value=str(value), names=names))
