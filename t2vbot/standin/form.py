"""Reading a request body and collecting what is wrong with it, as Discord does (code 50035)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from .errors import INVALID_FORM, ApiError

Path = tuple[str | int, ...]
Json = dict[str, Any]

SNOWFLAKE = 2**64
MOST = 2**31 - 1


class Form:
    """Complaints by their place in the body ("Error Messages"); ``check`` raises them together."""

    def __init__(self) -> None:
        self._tree: dict[str, Any] = {}

    @property
    def clean(self) -> bool:
        return not self._tree

    def wrong(self, path: Path, code: str, message: str) -> None:
        node = self._tree
        for step in path:
            node = node.setdefault(str(step), {})
        node.setdefault("_errors", []).append({"code": code, "message": message})

    def check(self) -> None:
        if self._tree:
            raise ApiError(INVALID_FORM, self._tree)

    def part(self, path: Path, value: Any) -> Part:
        """An object of the body; an empty one stands in for what is none."""
        if isinstance(value, dict):
            return Part(self, path, value)
        self.wrong(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType")
        return Part(self, path, {})

    def parts(self, path: Path, value: Any, low: int, high: int) -> list[Part]:
        """A list of ``low`` to ``high`` objects."""
        return [self.part((*path, n), entry) for n, entry in self._list(path, value, low, high)]

    def _list(self, path: Path, value: Any, low: int, high: int) -> Iterator[tuple[int, Any]]:
        if not isinstance(value, list):
            text = "Only iterables may be used in a ListType"
            self.wrong(path, "LIST_TYPE_CONVERT", text)
        elif not low <= len(value) <= high:
            text = f"Must be between {low} and {high} in length."
            self.wrong(path, "BASE_TYPE_BAD_LENGTH", text)
        else:
            yield from enumerate(value)


class Part:
    """An object within the body. A field that is absent or null is only missed if required."""

    def __init__(self, form: Form, path: Path, body: Json) -> None:
        self.form = form
        self.path = path
        self.body = body

    def get(self, key: str) -> Any:
        return self.body.get(key)

    def wrong(self, key: str, code: str, message: str) -> None:
        self.form.wrong((*self.path, key), code, message)

    def text(self, key: str, low: int, high: int, *, required: bool = False) -> None:
        """A text of ``low`` to ``high`` characters."""
        value = self._value(key, required)
        if value is None:
            return
        if not isinstance(value, str):
            self.wrong(key, "STRING_TYPE_CONVERT", "Could not interpret as string.")
        elif low and not low <= len(value) <= high:
            text = f"Must be between {low} and {high} in length."
            self.wrong(key, "BASE_TYPE_BAD_LENGTH", text)
        elif len(value) > high:
            self.wrong(key, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")

    def number(
        self, key: str, low: int, high: int, *, required: bool = False, whole: bool = True
    ) -> None:
        value = self._value(key, required)
        if value is None:
            return
        kinds = (int,) if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds):
            self.wrong(key, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
        elif value < low:
            text = f"int value should be greater than or equal to {low}."
            self.wrong(key, "NUMBER_TYPE_MIN", text)
        elif value > high:
            text = f"int value should be less than or equal to {high}."
            self.wrong(key, "NUMBER_TYPE_MAX", text)

    def flag(self, key: str) -> None:
        if not isinstance(self.get(key), bool | None):
            self.wrong(key, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")

    def snowflake(self, key: str, *, required: bool = False) -> None:
        value = self._value(key, required)
        if value is not None and not is_snowflake(value):
            self.wrong(key, "NUMBER_TYPE_COERCE", f'Value "{value}" is not snowflake.')

    def one_of(self, key: str, choices: Collection[Any]) -> None:
        value = self._value(key, True)
        if value is None:
            return
        if isinstance(value, bool | list | dict) or value not in choices:
            listed = ", ".join(map(str, choices))
            self.wrong(key, "BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.")

    def part(self, key: str, *, required: bool = False) -> Part | None:
        value = self._value(key, required)
        return None if value is None else self.form.part((*self.path, key), value)

    def parts(self, key: str, low: int, high: int, *, required: bool = False) -> list[Part]:
        value = self._value(key, required)
        return [] if value is None else self.form.parts((*self.path, key), value, low, high)

    def values(self, key: str, low: int, high: int, kind: type) -> list[Any]:
        """A list of plain values of one type, each only once."""
        value = self._value(key, False)
        if value is None:
            return []
        found: list[Any] = []
        for index, entry in self.form._list((*self.path, key), value, low, high):
            if not isinstance(entry, kind) or isinstance(entry, bool) or entry in found:
                place = (*self.path, key, index)
                self.form.wrong(place, "SET_TYPE_INVALID", "Must be another value of that type.")
            else:
                found.append(entry)
        return found

    def _value(self, key: str, required: bool) -> Any:
        if required and self.get(key) is None:
            self.wrong(key, "BASE_TYPE_REQUIRED", "This field is required")
        return self.get(key)


def without_nulls(value: Any) -> Any:
    """Discord gives back no field that it was sent as null."""
    if isinstance(value, dict):
        return {key: without_nulls(inner) for key, inner in value.items() if inner is not None}
    return [without_nulls(inner) for inner in value] if isinstance(value, list) else value


def is_snowflake(value: Any) -> bool:
    """Discord takes ids as text, and as numbers too."""
    if isinstance(value, str):
        plain = value.isascii() and value.isdecimal() and (value == "0" or value[0] != "0")
        return plain and int(value) < SNOWFLAKE
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < SNOWFLAKE
