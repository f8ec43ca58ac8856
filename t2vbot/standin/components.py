"""Buttons, menus and media, and the form in which Discord gives them back."""

from __future__ import annotations

import enum
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .form import without_nulls
from .uploads import Attachment

Json = dict[str, Any]


class Kind(enum.IntEnum):
    """Component types."""

    ROW = 1
    BUTTON = 2
    STRING_SELECT = 3
    TEXT_INPUT = 4
    USER_SELECT = 5
    ROLE_SELECT = 6
    MENTIONABLE_SELECT = 7
    CHANNEL_SELECT = 8
    SECTION = 9
    TEXT = 10
    THUMBNAIL = 11
    GALLERY = 12
    FILE = 13
    SEPARATOR = 14
    CONTAINER = 17
    LABEL = 18
    FILE_UPLOAD = 19
    RADIO_GROUP = 21
    CHECKBOX_GROUP = 22
    CHECKBOX = 23


_KINDS = frozenset(Kind)
SELECTS = {
    Kind.STRING_SELECT,
    Kind.USER_SELECT,
    Kind.ROLE_SELECT,
    Kind.MENTIONABLE_SELECT,
    Kind.CHANNEL_SELECT,
}


def walk(components: Iterable[Json]) -> Iterator[Json]:
    """Each component, also those inside others, in the order of reading."""
    for item in components:
        yield item
        yield from walk(item.get("components") or ())
        for inner in ("accessory", "component"):
            if item.get(inner):
                yield from walk([item[inner]])


def kind_of(item: Any) -> Kind | None:
    """The type of what may or may not be a component."""
    number = item.get("type") if isinstance(item, dict) else None
    return Kind(number) if type(number) is int and number in _KINDS else None


_DEFAULTS: Mapping[Kind, Json] = {
    **{kind: {"min_values": 1, "max_values": 1} for kind in SELECTS},
    Kind.FILE: {"spoiler": False, "name": None, "size": None},
    Kind.THUMBNAIL: {"spoiler": False, "description": None},
    Kind.SEPARATOR: {"spacing": 1, "divider": True},
    Kind.CONTAINER: {"spoiler": False, "accent_color": None},
}


def present(items: Iterable[Json], attachments: Sequence[Attachment]) -> tuple[Json, ...]:
    """What was sent, with ids, defaults filled in and media resolved."""
    taken = {item["id"] for item in walk(items) if item.get("id")}
    fresh = (number for number in itertools.count(1) if number not in taken)
    files = {attachment.filename: attachment for attachment in attachments}
    return tuple(_present(item, fresh, files) for item in items)


def _present(item: Json, fresh: Iterator[int], files: Mapping[str, Attachment]) -> Json:
    item = without_nulls(item)
    shown: Json = _DEFAULTS.get(Kind(item["type"]), {}) | item
    shown["id"] = item.get("id") or next(fresh)
    if "components" in item:
        shown["components"] = [_present(inner, fresh, files) for inner in item["components"]]
    for key in ("accessory", "component"):
        if key in item:
            shown[key] = _present(item[key], fresh, files)
    for key in ("file", "media"):
        if key in item:
            shown[key] = _media(item[key], files)
    if "default_values" in item:  # ids may be sent as numbers, and come back as text
        shown["default_values"] = [one | {"id": str(one["id"])} for one in item["default_values"]]
    if "items" in item:
        blank = {"description": None, "spoiler": False}
        shown["items"] = [
            blank | entry | {"media": _media(entry["media"], files)} for entry in item["items"]
        ]
    return shown


def _media(media: Json, files: Mapping[str, Attachment]) -> Json:
    file = files.get(media["url"].removeprefix("attachment://"))
    if file is None:
        return {"id": "0", "url": media["url"], "proxy_url": media["url"]}
    number = str(file.id)
    return {
        "id": number,
        "url": file.url,
        "proxy_url": file.url,
        "content_type": file.content_type,
        "attachment_id": number,
    }
