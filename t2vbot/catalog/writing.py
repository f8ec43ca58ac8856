"""A model as a table of TOML, as hosts read and change it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .model import Model

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")


def table_of(model: Model, comments: Mapping[str, str]) -> str:
    """The table; ``comments`` stand above the keys that they are about, "" above all of them."""
    said = model.model_dump(mode="json", exclude_none=True, exclude={"name", "pipeline"})
    unset = {key for key, field in Model.model_fields.items() if said.get(key) == field.default}
    lines = [f"[{key_of(model.name)}]", *_comment(comments.get(""))]
    for key, value in said.items():
        if key not in unset and value not in ([], {}, ""):
            lines += [*_comment(comments.get(key)), f"{key_of(key)} = {value_of(value)}"]
    if model.pipeline:
        lines += _pipeline(model, comments)
    return "\n".join(lines) + "\n"


def _pipeline(model: Model, comments: Mapping[str, str]) -> Iterator[str]:
    """The table of a class that the bot does not know."""
    assert model.pipeline
    said = model.pipeline.model_dump(mode="json", exclude={"pipeline"}, exclude_defaults=True)
    parts = said.pop("components")
    yield ""
    yield f"[{key_of(model.name)}.pipeline]"
    yield from _comment(comments.get("pipeline"))
    yield from (f"{key_of(key)} = {value_of(value)}" for key, value in said.items())
    yield f"[{key_of(model.name)}.pipeline.components]"
    yield from (f"{key_of(key)} = {value_of(value)}" for key, value in parts.items())


def _comment(text: str | None) -> Iterator[str]:
    for line in (text or "").splitlines():
        yield f"# {_UNSEEN.sub(' ', line)}".rstrip()


def key_of(key: str) -> str:
    """A key, in quotes where it needs them."""
    return key if _BARE.fullmatch(key) else value_of(key)


def value_of(value: Any) -> str:
    """A value in one line."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{key_of(str(key))} = {value_of(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(value_of, value))}]"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str):
        return json.dumps(_UNSEEN.sub(" ", value), ensure_ascii=False)
    return json.dumps(value)  # true, false and numbers are written alike
