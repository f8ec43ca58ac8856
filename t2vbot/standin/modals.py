"""Filling in a modal as the client does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..text import Text
from .components import Kind
from .options import ClientRefused, Options, option_of
from .people import Json


def fill_modal(shown: Iterable[Json], values: Mapping[str, Any], sheet: Options) -> list[Json]:
    """The ``components`` of a submission; ``values`` go by a field's label or its custom_id."""
    left = dict(values)
    filled = [_fill(item, left, sheet) for item in shown]
    if left:
        raise ClientRefused(f"the modal has no field {', '.join(left)}")
    return filled


def _fill(item: Json, left: dict[str, Any], sheet: Options) -> Json:
    outer = {"type": item["type"], "id": item["id"]}
    match item["type"]:
        case Kind.LABEL:
            return outer | {"component": _field(item["component"], item["label"], left, sheet)}
        case Kind.ROW:
            (inner,) = item["components"]
            return outer | {"components": [_field(inner, inner["label"], left, sheet)]}
        case _:
            return outer  # text to read


def _field(item: Json, label: str, left: dict[str, Any], sheet: Options) -> Json:
    given = left.pop(item["custom_id"], left.pop(label, None))
    field = {"type": item["type"], "id": item["id"], "custom_id": item["custom_id"]}
    match Kind(item["type"]):
        case Kind.TEXT_INPUT:
            return field | {"value": _text(item, label, given)}
        case Kind.CHECKBOX:
            return field | {"value": bool(item.get("default") if given is None else given)}
        case Kind.RADIO_GROUP:
            return field | {"value": _radio(item, label, given)}
        case Kind.CHECKBOX_GROUP:
            if given is None:  # nobody touched it
                given = [option["value"] for option in item["options"] if option.get("default")]
            checked = [option_of(item, value) for value in given]
            return field | {"values": _counted(item, label, checked, len(item["options"]))}
        case Kind.FILE_UPLOAD:
            files = [sheet.attachment(file) for file in given or []]
            return field | {"values": _counted(item, label, files)}
        case _:
            if given is None:
                return field | {"values": _counted(item, label, sheet.untouched(item))}
            picked = [sheet.pick(item, getattr(value, "user", value)) for value in given]
            return field | {"values": _counted(item, label, picked)}


def _text(item: Json, label: str, given: Any) -> str:
    text = item.get("value", "") if given is None else given
    if not text and item.get("required", True):
        raise ClientRefused(Text("standin-must-fill", label=label))
    low, high = item.get("min_length", 0), item.get("max_length", 4000)
    if text and not low <= len(text) <= high:
        raise ClientRefused(
            Text("standin-length", label=label, low=low, high=high, count=len(text))
        )
    return str(text)


def _radio(item: Json, label: str, given: Any) -> str | None:
    if given is None:
        given = next((o["value"] for o in item["options"] if o.get("default")), None)
    if given is None and item.get("required", True):
        raise ClientRefused(Text("standin-pick-one", label=label))
    return None if given is None else option_of(item, given)


def _counted(item: Json, label: str, values: list[str], most: int = 1) -> list[str]:
    """``most``: how many there may be where the field does not say."""
    low, high = item.get("min_values", 1), item.get("max_values", most)
    if not values and not item.get("required", True):
        return values
    if not low <= len(values) <= high:
        raise ClientRefused(
            Text("standin-values", label=label, low=low, high=high, count=len(values))
        )
    return values
