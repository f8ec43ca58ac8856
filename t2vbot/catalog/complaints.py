"""What is wrong with a model that a host wrote into a file, in words: which model, which key, what
stands there and what may stand there.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from ..text import Text
from .model import Model
from .ranges import Frozen, Impossible
from .style import Style

# Members type it, hosts write it into T2V_MODELS, and it becomes part of files' names.
NAME = re.compile(r"[A-Za-z0-9][\w.+-]{0,59}", re.ASCII)
STYLES = "styles"  # the table of those that belong to no model
RESERVED = ("auto", STYLES)  # mean something else in T2V_MODEL, and in the file
SHOWN = 60  # characters of a value
KEYS = [key for key in Model.model_fields if key != "name"]
# pydantic's kinds of errors, by how they begin, and what is wanted then.
_WANTED = {
    "string": "text",
    "path": "text",
    "int": "whole",
    "float": "number",
    "finite": "number",
    "bool": "truth",
    "tuple": "list",
    "too_": "list",
    "dict": "table",
    "model": "table",
    "literal": "dtype",
    "greater": "positive",
    "string_pattern": "scheduler-name",
}
# Keys whose shape is known better than that.
_SHAPES = ("sizes", "side", "frames", "fps", "steps", "guidance", "scheduler", "memory")


def complain(name: str, table: Any) -> list[Text]:
    """What can be said of a table before its keys are looked at."""
    if not isinstance(table, dict):
        return [Text("models-fault-outside", key=name)]
    inner = [key for key, value in table.items() if key not in KEYS and _is_model(value)]
    if inner:
        return [Text("models-fault-unquoted", name=f"{name}.{key}") for key in inner]
    if not NAME.fullmatch(name):
        return [Text("models-fault-name", name=name[:SHOWN])]
    if name in RESERVED:
        return [Text("models-fault-reserved", name=name)]
    return [Text("models-fault-named", name=name)] if "name" in table else []


def complain_of_style(name: str, table: Any) -> list[Text]:
    """The same of a style that stands outside the models."""
    if not isinstance(table, dict):
        return [Text("models-style-outside", key=name)]
    inner = [key for key, value in table.items() if isinstance(value, dict)]
    if inner and not set(Style.model_fields) & set(table):
        return [Text("models-fault-unquoted", name=f"{STYLES}.{name}.{inner[0]}")]
    return []


def _is_model(table: Any) -> bool:
    """Whether these are keys of a model: somebody wrote [ms-1.7b] without quotes."""
    return isinstance(table, dict) and bool({"title", "family", "hub_id", "folder"} & set(table))


def explain_errors(name: str, error: ValidationError, kind: type[Frozen] = Model) -> Iterator[Text]:
    """Each of pydantic's errors about a table of that kind."""
    said = set()
    for found in error.errors(include_url=False):
        where = [str(part) for part in found["loc"] if part != "[key]"]
        if where[:1] == ["sizes"]:
            where = where[:2]  # one fault for each pair
        if tuple(where) not in said or not where:
            yield from _explain(name, where, found, kind)
        said.add(tuple(where))


def _explain(name: str, where: list[str], found: Any, table: type[Frozen]) -> Iterator[Text]:
    key, kind = ".".join(where), str(found["type"])
    cause = found.get("ctx", {}).get("error")
    if isinstance(cause, Impossible):
        for fault in cause.faults:
            if key:
                yield Text("models-fault-key", name=name, key=key, fault=fault)
            else:
                yield Text("models-fault", name=name, fault=fault)
    elif kind == "missing" and (len(where) == 1 or where[0] != "sizes"):
        shape = _shape(where, "")
        if shape:
            yield Text("models-fault-missing-shape", name=name, key=key, shape=shape)
        else:
            yield Text("models-fault-missing", name=name, key=key)
    elif kind == "extra_forbidden":
        yield _unknown(name, key, _neighbours(where, table))
    else:
        fitting = [start for start in _WANTED if kind.startswith(start)]
        wanted = _WANTED[max(fitting, key=len)] if fitting else ""
        shown = _shown(found["input"])
        shape = _shape(where, wanted) or str(found["msg"]).removeprefix("Value error, ")
        yield Text("models-fault-value", name=name, key=key, value=shown, shape=shape)


def _neighbours(where: list[str], table: type[Frozen]) -> list[str]:
    """The keys that are known where an unknown one stands."""
    if len(where) == 1:
        return [key for key in table.model_fields if key != "name"]
    kind: Any = table.model_fields[where[0]].annotation
    for choice in (kind, *getattr(kind, "__args__", ())):  # "Memory | None"
        if fields := getattr(choice, "model_fields", None):
            return list(fields)
    return []


def _unknown(name: str, key: str, known: list[str]) -> Text:
    close = difflib.get_close_matches(key.rpartition(".")[2], known, n=1, cutoff=0.6)
    if close:
        return Text("models-fault-unknown-but", name=name, key=key, similar=close[0])
    return Text("models-fault-unknown", name=name, key=key, known=", ".join(known))


def _shape(where: list[str], wanted: str) -> Text | str:
    """What may stand there."""
    if where[0] in _SHAPES and (len(where) == 1 or where[0] == "sizes"):
        return Text("models-shape", kind=where[0])
    return Text("models-shape", kind=wanted) if wanted else ""


def _shown(value: Any) -> str:
    """A value much as it is written in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}..."
