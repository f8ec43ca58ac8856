"""A text before it is words: a key and its parameters, as they cross every boundary and lie in the
database.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias, cast

LAST_MOMENT = 2e11  # Unix seconds, in the year 8307: a calendar has no years beyond 9999


class Moment(float):
    """A point in time, in Unix seconds: each reader is shown it as suits them."""

    def __repr__(self) -> str:
        return f"Moment({float(self)!r})"

    def __str__(self) -> str:
        return datetime.fromtimestamp(self, UTC).strftime("%Y-%m-%d %H:%M UTC")


class Listed:
    """Several names or texts, which each language joins its own way: "a, b and c"."""

    __slots__ = ("parts",)

    def __init__(self, parts: Iterable[str | Text]) -> None:
        self.parts: tuple[str | Text, ...] = tuple(parts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Listed) and self.parts == other.parts

    def __hash__(self) -> int:
        return hash(self.parts)

    def __repr__(self) -> str:
        return f"Listed({self.parts!r})"


Value: TypeAlias = "str | int | float | Moment | Listed | Text"
"""A parameter. An int or a float is written as the language writes numbers, so what is a name made
of digits (a seed, an id) goes in as a str."""


class Text:
    """What is to be said, without saying it yet: ``Text("queue-full", waiting=100)``.

    The key stands in ``locales/<language>/*.ftl``; ``render`` makes the words.
    """

    __slots__ = ("key", "values")

    def __init__(self, key: str, /, **values: Value) -> None:
        self.key = key
        self.values: Mapping[str, Value] = values

    def with_words(self, change: Callable[[str], str]) -> Text:
        """The same with every parameter that is a str changed, however deep."""

        def changed(value: Any) -> Any:
            if isinstance(value, Text):
                return value.with_words(change)
            if isinstance(value, Listed):
                return Listed(map(changed, value.parts))
            return change(value) if isinstance(value, str) else value

        return Text(self.key, **{name: changed(value) for name, value in self.values.items()})

    def with_moments(self, change: Callable[[Moment], str]) -> Text:
        """The same with every moment put into words, however deep."""

        def changed(value: Any) -> Any:
            if isinstance(value, Text):
                return value.with_moments(change)
            if isinstance(value, Listed):
                return Listed(map(changed, value.parts))
            return change(value) if isinstance(value, Moment) else value

        return Text(self.key, **{name: changed(value) for name, value in self.values.items()})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self.key, dict(self.values)) == (
            other.key,
            dict(other.values),
        )

    def __hash__(self) -> int:
        return hash((self.key, *sorted(self.values)))

    def __repr__(self) -> str:
        values = "".join(f", {name}={value!r}" for name, value in self.values.items())
        return f"Text({self.key!r}{values})"

    def to_json(self) -> dict[str, Any]:
        return {"key": self.key, "values": {n: _plain(v) for n, v in self.values.items()}}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Text:
        """Read what ``to_json`` wrote. Raises ``KeyError`` or ``TypeError`` on anything else."""
        values = {name: _value(value) for name, value in data["values"].items()}
        return cls(str(data["key"]), **values)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """How pydantic reads and writes one inside other values; nobody else imports it here."""
        from pydantic_core import core_schema

        def read(value: Any) -> Text:
            try:
                return value if isinstance(value, Text) else cls.from_json(value)
            except (KeyError, TypeError, AttributeError) as error:
                raise ValueError(f"not a text: {error!r}") from error

        return core_schema.no_info_plain_validator_function(
            read,
            serialization=core_schema.plain_serializer_function_ser_schema(cls.to_json),
        )


def _plain(value: Value) -> Any:
    if isinstance(value, Text):
        return value.to_json()
    if isinstance(value, Listed):
        return {"list": [_plain(part) for part in value.parts]}
    return {"moment": float(value)} if isinstance(value, Moment) else value


def _value(plain: Any) -> Value:
    if not isinstance(plain, Mapping):
        return cast(Value, plain)
    if "list" in plain:
        return Listed(cast("str | Text", _value(part)) for part in plain["list"])
    if "moment" not in plain:
        return Text.from_json(plain)
    if not abs(plain["moment"]) < LAST_MOMENT:  # so is no NaN
        raise TypeError("not a moment")
    return Moment(plain["moment"])
