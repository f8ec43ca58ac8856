"""Buttons, menus and media: Discord's limits on them, and the form in which it gives them back.

The numbers are those of Discord's "Component Reference".
"""

from __future__ import annotations

import enum
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .form import Form, Path
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


SELECTS = {
    Kind.STRING_SELECT,
    Kind.USER_SELECT,
    Kind.ROLE_SELECT,
    Kind.MENTIONABLE_SELECT,
    Kind.CHANNEL_SELECT,
}
TOP_LEVEL_V2 = {
    Kind.ROW,
    Kind.SECTION,
    Kind.TEXT,
    Kind.GALLERY,
    Kind.FILE,
    Kind.SEPARATOR,
    Kind.CONTAINER,
}
MODAL_INPUTS = SELECTS | {
    Kind.TEXT_INPUT,
    Kind.FILE_UPLOAD,
    Kind.RADIO_GROUP,
    Kind.CHECKBOX_GROUP,
    Kind.CHECKBOX,
}
LINK, PREMIUM = 5, 6  # button styles without a custom_id


def walk(components: Iterable[Json]) -> Iterator[Json]:
    """Each component, also those inside others, in the order of reading."""
    for item in components:
        yield item
        yield from walk(item.get("components") or ())
        for inner in ("accessory", "component"):
            if item.get(inner):
                yield from walk([item[inner]])


def kind_of(item: Any) -> Kind | None:
    try:
        return Kind(item["type"])
    except (KeyError, TypeError, ValueError):
        return None


# --- Limits ---------------------------------------------------------------------------------------


def check_message_components(form: Form, items: Any, *, v2: bool, filenames: set[str]) -> None:
    """``filenames`` are those that ``attachment://`` may point at."""
    path: Path = ("components",)
    if not isinstance(items, list):
        return form.wrong(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    allowed = TOP_LEVEL_V2 if v2 else {Kind.ROW}
    if not v2 and len(items) > 5:
        form.wrong(path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
    for index, item in enumerate(items):
        if kind_of(item) not in allowed:
            _wrong_kind(form, (*path, index), allowed)
        else:
            _check(form, (*path, index), item, filenames)
    if form.clean:
        _check_whole(form, path, items)


def check_modal(form: Form, data: Any) -> None:
    """The ``data`` of a modal that is to be shown."""
    data = data if isinstance(data, dict) else {}
    form.length(("data", "custom_id"), data.get("custom_id"), 1, 100)
    form.length(("data", "title"), data.get("title"), 1, 45)
    items = data.get("components")
    path: Path = ("data", "components")
    if not isinstance(items, list) or not 1 <= len(items) <= 5:
        return form.wrong(path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
    for index, item in enumerate(items):
        _check_modal_item(form, (*path, index), item)
    if form.clean:
        _check_unique_ids(form, path, items)


def _check_modal_item(form: Form, path: Path, item: Any) -> None:
    match kind_of(item):
        case Kind.TEXT:
            form.length((*path, "content"), item.get("content"), 1, 4000)
        case Kind.LABEL:
            form.length((*path, "label"), item.get("label"), 1, 45)
            form.optional_length((*path, "description"), item.get("description"), 1, 100)
            _check_input(form, (*path, "component"), item.get("component"), MODAL_INPUTS)
        case Kind.ROW:
            inner = item.get("components") or [None]
            _check_input(form, (*path, "components", 0), inner[0], {Kind.TEXT_INPUT})
            label = inner[0].get("label") if isinstance(inner[0], dict) else None
            form.length((*path, "components", 0, "label"), label, 1, 45)
        case _:
            _wrong_kind(form, path, {Kind.ROW, Kind.TEXT, Kind.LABEL})


def _check_input(form: Form, path: Path, item: Any, allowed: set[Kind]) -> None:
    kind = kind_of(item)
    if kind not in allowed:
        return _wrong_kind(form, path, allowed)
    form.length((*path, "custom_id"), item.get("custom_id"), 1, 100)
    match kind:
        case Kind.TEXT_INPUT:
            form.one_of((*path, "style"), item.get("style"), (1, 2))
            form.optional_length((*path, "value"), item.get("value"), 0, 4000)
            form.optional_length((*path, "placeholder"), item.get("placeholder"), 0, 100)
            form.between((*path, "min_length"), item.get("min_length"), 0, 4000)
            form.between((*path, "max_length"), item.get("max_length"), 1, 4000)
        case Kind.STRING_SELECT:
            _check_select(form, path, item)
        case Kind.RADIO_GROUP:
            _check_options(form, path, item, 2, 10)
        case Kind.CHECKBOX_GROUP:
            _check_options(form, path, item, 1, 10)
        case Kind.FILE_UPLOAD:
            form.between((*path, "min_values"), item.get("min_values"), 0, 10)
            form.between((*path, "max_values"), item.get("max_values"), 1, 10)


def _check(form: Form, path: Path, item: Json, filenames: set[str]) -> None:
    match kind_of(item):
        case Kind.ROW:
            _check_row(form, path, item)
        case Kind.TEXT:
            form.length((*path, "content"), item.get("content"), 1, 4000)
        case Kind.GALLERY:
            _check_gallery(form, path, item, filenames)
        case Kind.FILE:
            _check_media(form, (*path, "file"), item.get("file"), filenames)
        case Kind.SECTION:
            _check_section(form, path, item, filenames)
        case Kind.CONTAINER:
            _check_container(form, path, item, filenames)


def _check_row(form: Form, path: Path, row: Json) -> None:
    items = row.get("components") or []
    has_menu = any(kind_of(item) in SELECTS for item in items)
    if not items or len(items) > (1 if has_menu else 5):
        most = 1 if has_menu else 5
        text = f"Must be between 1 and {most} in length."
        return form.wrong((*path, "components"), "BASE_TYPE_BAD_LENGTH", text)
    for index, item in enumerate(items):
        where = (*path, "components", index)
        kind = kind_of(item)
        if kind is Kind.BUTTON:
            _check_button(form, where, item)
        elif kind in SELECTS:
            _check_select(form, where, item)
        else:
            _wrong_kind(form, where, SELECTS | {Kind.BUTTON})


def _check_button(form: Form, path: Path, button: Json) -> None:
    style = button.get("style")
    form.one_of((*path, "style"), style, range(1, 7))
    form.optional_length((*path, "label"), button.get("label"), 0, 80)
    if style == LINK:
        form.length((*path, "url"), button.get("url"), 1, 512)
    elif style != PREMIUM:
        form.length((*path, "custom_id"), button.get("custom_id"), 1, 100)
    if style == LINK and button.get("custom_id"):
        text = "A custom id and url cannot both be specified"
        form.wrong((*path, "custom_id"), "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", text)
    if style != PREMIUM and not button.get("label") and not button.get("emoji"):
        text = "A button must have a label or emoji"
        form.wrong(path, "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", text)


def _check_select(form: Form, path: Path, menu: Json) -> None:
    form.length((*path, "custom_id"), menu.get("custom_id"), 1, 100)
    form.optional_length((*path, "placeholder"), menu.get("placeholder"), 0, 150)
    form.between((*path, "min_values"), menu.get("min_values"), 0, 25)
    form.between((*path, "max_values"), menu.get("max_values"), 1, 25)
    if kind_of(menu) is Kind.STRING_SELECT:
        _check_options(form, path, menu, 1, 25)


def _check_options(form: Form, path: Path, item: Json, low: int, high: int) -> None:
    options = item.get("options") or []
    if not low <= len(options) <= high:
        text = f"Must be between {low} and {high} in length."
        return form.wrong((*path, "options"), "BASE_TYPE_BAD_LENGTH", text)
    for index, option in enumerate(options):
        where = (*path, "options", index)
        form.length((*where, "label"), option.get("label"), 1, 100)
        form.length((*where, "value"), option.get("value"), 1, 100)
        form.optional_length((*where, "description"), option.get("description"), 0, 100)
    values = [option.get("value") for option in options]
    for index in _repeated(values):
        text = "The specified option value is already used"
        form.wrong(
            (*path, "options", index, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", text
        )


def _check_gallery(form: Form, path: Path, gallery: Json, filenames: set[str]) -> None:
    items = gallery.get("items") or []
    if not 1 <= len(items) <= 10:
        text = "Must be between 1 and 10 in length."
        return form.wrong((*path, "items"), "BASE_TYPE_BAD_LENGTH", text)
    for index, item in enumerate(items):
        where = (*path, "items", index)
        form.optional_length((*where, "description"), item.get("description"), 0, 1024)
        _check_media(form, (*where, "media"), item.get("media"), filenames)


def _check_media(form: Form, path: Path, media: Any, filenames: set[str]) -> None:
    url = media.get("url", "") if isinstance(media, dict) else ""
    scheme, _, name = url.partition("://")
    if scheme == "attachment" and name in filenames:
        return
    if scheme not in ("http", "https"):
        text = f"The referenced attachment was not found: {name}"
        form.wrong((*path, "url"), "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", text)


def _check_section(form: Form, path: Path, section: Json, filenames: set[str]) -> None:
    items = section.get("components") or []
    if not 1 <= len(items) <= 3:
        text = "Must be between 1 and 3 in length."
        form.wrong((*path, "components"), "BASE_TYPE_BAD_LENGTH", text)
    accessory = section.get("accessory") or {}
    if kind_of(accessory) is Kind.BUTTON:
        _check_button(form, (*path, "accessory"), accessory)
    elif kind_of(accessory) is Kind.THUMBNAIL:
        _check_media(form, (*path, "accessory", "media"), accessory.get("media"), filenames)
    else:
        _wrong_kind(form, (*path, "accessory"), {Kind.BUTTON, Kind.THUMBNAIL})


def _check_container(form: Form, path: Path, container: Json, filenames: set[str]) -> None:
    allowed = TOP_LEVEL_V2 - {Kind.CONTAINER}
    for index, item in enumerate(container.get("components") or []):
        where = (*path, "components", index)
        if kind_of(item) in allowed:
            _check(form, where, item, filenames)
        else:
            _wrong_kind(form, where, allowed)


def _check_whole(form: Form, path: Path, items: list[Json]) -> None:
    if sum(1 for _ in walk(items)) > 40:
        form.wrong(path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "Must be 40 or fewer in total.")
    if sum(len(item.get("content") or "") for item in walk(items)) > 4000:
        text = "The text of all components must be 4000 or fewer in length."
        form.wrong(path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", text)
    _check_unique_ids(form, path, items)


def _check_unique_ids(form: Form, path: Path, items: list[Json]) -> None:
    ids = [item["custom_id"] for item in walk(items) if item.get("custom_id")]
    if any(_repeated(ids)):
        form.wrong(
            path, "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"
        )


def _repeated(values: Sequence[Any]) -> list[int]:
    return [index for index, value in enumerate(values) if value in values[:index]]


def _wrong_kind(form: Form, path: Path, allowed: Iterable[Kind]) -> None:
    numbers = ", ".join(str(int(kind)) for kind in sorted(allowed))
    form.wrong(
        (*path, "type"), "UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({numbers}).'
    )


# --- The form in which Discord gives them back ----------------------------------------------------

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
    shown: Json = _DEFAULTS.get(Kind(item["type"]), {}) | {
        key: value for key, value in item.items() if value is not None
    }
    shown["id"] = item.get("id") or next(fresh)
    if "components" in item:
        shown["components"] = [_present(inner, fresh, files) for inner in item["components"]]
    for key in ("accessory", "component"):
        if key in item:
            shown[key] = _present(item[key], fresh, files)
    for key in ("file", "media"):
        if key in item:
            shown[key] = _media(item[key], files)
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
