"""Collecting what is wrong with a request body, in the shape in which Discord complains (code
50035).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from .errors import INVALID_FORM, ApiError

Path = tuple[str | int, ...]


class Form:
    """Errors by their place in the body; ``check`` raises them all at once (Discord's "Error
    Messages").
    """

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

    def length(self, path: Path, value: Any, low: int, high: int) -> None:
        """A text that must be there, of ``low`` to ``high`` characters."""
        if value is None:
            return self.wrong(path, "BASE_TYPE_REQUIRED", "This field is required")
        self.optional_length(path, value, low, high)

    def optional_length(self, path: Path, value: Any, low: int, high: int) -> None:
        if value is None:
            return
        if not isinstance(value, str):
            return self.wrong(path, "STRING_TYPE_CONVERT", "Could not interpret as string.")
        if low <= len(value) <= high:
            return
        if low:
            text = f"Must be between {low} and {high} in length."
            self.wrong(path, "BASE_TYPE_BAD_LENGTH", text)
        else:
            self.wrong(path, "BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")

    def between(self, path: Path, value: Any, low: float, high: float) -> None:
        """A number that may be left out."""
        if value is None:
            return
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.wrong(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
        elif value < low:
            text = f"int value should be greater than or equal to {low}."
            self.wrong(path, "NUMBER_TYPE_MIN", text)
        elif value > high:
            text = f"int value should be less than or equal to {high}."
            self.wrong(path, "NUMBER_TYPE_MAX", text)

    def one_of(self, path: Path, value: Any, choices: Collection[Any]) -> None:
        if value not in choices:
            listed = ", ".join(map(str, choices))
            self.wrong(path, "BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.")
