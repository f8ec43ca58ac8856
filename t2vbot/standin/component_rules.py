"""Discord's limits on buttons, menus, media and modals ("Component Reference")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .command_rules import CHANNEL_TYPES
from .components import SELECTS, Kind, kind_of, walk
from .form import MOST, Form, Json, Part, Path

ROWS = 5
TOTAL = 40  # components of a message, nested ones included
DISPLAY_TEXT = 4000  # characters of all texts of a message with layout components
CUSTOM_ID = 100
LABEL = 80

# What a menu's ``default_values`` may be.
DEFAULTS_OF = {
    Kind.USER_SELECT: ("user",),
    Kind.ROLE_SELECT: ("role",),
    Kind.MENTIONABLE_SELECT: ("user", "role"),
    Kind.CHANNEL_SELECT: ("channel",),
}
ROW_ITEMS = SELECTS | {Kind.BUTTON}
NESTED = {Kind.ROW, Kind.SECTION, Kind.TEXT, Kind.GALLERY, Kind.FILE, Kind.SEPARATOR}
TOP_LEVEL = NESTED | {Kind.CONTAINER}
MODAL_ITEMS = {Kind.ROW, Kind.TEXT, Kind.LABEL}
INPUTS = SELECTS | {
    Kind.TEXT_INPUT,
    Kind.FILE_UPLOAD,
    Kind.RADIO_GROUP,
    Kind.CHECKBOX_GROUP,
    Kind.CHECKBOX,
}
LINK, PREMIUM = 5, 6  # the button styles without a custom_id


def check_components(form: Form, items: Any, *, v2: bool, filenames: set[str]) -> None:
    """Those of a message. ``filenames`` are what ``attachment://`` may point at."""
    path: Path = ("components",)
    rules = _MessageRules(filenames)
    for part in form.parts(path, items, 0, TOTAL if v2 else ROWS):
        rules.check(part, TOP_LEVEL if v2 else {Kind.ROW})
    if form.clean:
        _check_whole(form, path, items)


def check_modal(form: Form, data: Any) -> None:
    """The ``data`` of a modal that is to be shown."""
    top = form.part(("data",), data)
    top.text("custom_id", 1, CUSTOM_ID, required=True)
    top.text("title", 1, 45, required=True)
    for part in top.parts("components", 1, ROWS, required=True):
        _check_modal_item(part)
    if form.clean:
        _check_unique_ids(form, (*top.path, "components"), top.get("components"))


# --- Messages -------------------------------------------------------------------------------------


class _MessageRules:
    def __init__(self, filenames: set[str]) -> None:
        self._filenames = filenames

    def check(self, part: Part, allowed: set[Kind]) -> None:
        if not _is_kind(part, allowed):
            return
        part.number("id", 0, MOST)
        match kind_of(part.body):
            case Kind.ROW:
                self._check_row(part)
            case Kind.TEXT:
                part.text("content", 1, DISPLAY_TEXT, required=True)
            case Kind.GALLERY:
                for item in part.parts("items", 1, 10, required=True):
                    self._check_media(item, "media")
            case Kind.FILE:
                self._check_media(part, "file")
            case Kind.SEPARATOR:
                part.flag("divider")
                if part.get("spacing") is not None:
                    part.one_of("spacing", (1, 2))
            case Kind.SECTION:
                self._check_section(part)
            case Kind.CONTAINER:
                part.flag("spoiler")
                part.number("accent_color", 0, 0xFFFFFF)
                for item in part.parts("components", 1, TOTAL, required=True):
                    self.check(item, NESTED)

    def _check_row(self, row: Part) -> None:
        items = row.get("components")
        has_menu = isinstance(items, list) and any(kind_of(item) in SELECTS for item in items)
        for item in row.parts("components", 1, 1 if has_menu else 5, required=True):
            if not _is_kind(item, ROW_ITEMS):
                continue
            item.number("id", 0, MOST)
            if kind_of(item.body) is Kind.BUTTON:
                _check_button(item)
            else:
                _check_select(item, in_modal=False)

    def _check_section(self, section: Part) -> None:
        for text in section.parts("components", 1, 3, required=True):
            self.check(text, {Kind.TEXT})
        accessory = section.part("accessory", required=True)
        if accessory and _is_kind(accessory, {Kind.BUTTON, Kind.THUMBNAIL}):
            if kind_of(accessory.body) is Kind.BUTTON:
                _check_button(accessory)
            else:
                self._check_media(accessory, "media")

    def _check_media(self, holder: Part, key: str) -> None:
        holder.flag("spoiler")
        holder.text("description", 1, 1024)
        media = holder.part(key, required=True)
        if media is None:
            return
        media.text("url", 1, 2048, required=True)
        scheme, _, name = str(media.get("url")).partition("://")
        remote = scheme in ("http", "https") and key == "media"
        if not remote and not (scheme == "attachment" and name in self._filenames):
            text = f"The referenced attachment was not found: {name}"
            media.wrong("url", "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", text)


def _check_button(button: Part) -> None:
    button.one_of("style", range(1, 7))
    button.text("label", 0, LABEL)
    button.flag("disabled")
    _check_emoji(button)
    style = button.get("style")
    button.text("custom_id", 1, CUSTOM_ID, required=style not in (LINK, PREMIUM))
    button.text("url", 1, 512, required=style == LINK)
    button.snowflake("sku_id", required=style == PREMIUM)
    if button.get("custom_id") and button.get("url"):
        text = "A custom id and url cannot both be specified"
        button.wrong("custom_id", "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", text)
    if style != PREMIUM and not button.get("label") and not button.get("emoji"):
        text = "A button must have a label or emoji"
        button.wrong("label", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", text)


def _check_emoji(holder: Part) -> None:
    emoji = holder.part("emoji")
    if emoji:
        emoji.text("name", 0, 32, required=True)
        emoji.snowflake("id")


def _check_select(menu: Part, *, in_modal: bool) -> None:
    menu.text("custom_id", 1, CUSTOM_ID, required=True)
    menu.text("placeholder", 0, 150)
    menu.flag("disabled")
    menu.flag("required")
    if in_modal and menu.get("disabled"):
        text = "Modals cannot have disabled components"
        menu.wrong("disabled", "COMPONENT_DISABLED_NOT_ALLOWED", text)
    _check_counts(menu, 25, in_modal=in_modal)
    kind = kind_of(menu.body)
    if kind is Kind.STRING_SELECT:
        return _check_options(menu, 1, 25)
    if kind is Kind.CHANNEL_SELECT and not CHANNEL_TYPES.issuperset(
        menu.values("channel_types", 0, 25, int)
    ):
        menu.wrong("channel_types", "BASE_TYPE_CHOICES", "There is no such channel type.")
    for default in menu.parts("default_values", 0, 25):
        default.snowflake("id", required=True)
        default.one_of("type", DEFAULTS_OF[kind] if kind else ())
    _check_number_of_defaults(menu)


def _check_counts(holder: Part, most: int, *, in_modal: bool) -> None:
    """How many values are to be picked."""
    holder.number("min_values", 0, most)
    holder.number("max_values", 1, most)
    low, high = holder.get("min_values"), holder.get("max_values")
    if not holder.form.clean or low is None:
        return
    if high is not None and low > high:
        text = "min_values must be less than or equal to max_values"
        holder.wrong("min_values", "SELECT_COMPONENT_MIN_VALUES_INVALID", text)
    if in_modal and low == 0 and holder.get("required") is not False:
        text = "min_values must be at least 1 where an answer is required"
        holder.wrong("min_values", "SELECT_COMPONENT_MIN_VALUES_INVALID", text)


def _check_number_of_defaults(menu: Part) -> None:
    """None, or as many as may be picked ("User Select Structure")."""
    defaults = menu.get("default_values")
    if not menu.form.clean or not defaults:
        return
    low, high = menu.get("min_values"), menu.get("max_values")
    low, high = 1 if low is None else low, 1 if high is None else high
    if not low <= len(defaults) <= high:
        text = f"Must be between {low} and {high} in length."
        menu.wrong("default_values", "BASE_TYPE_BAD_LENGTH", text)


def _check_options(holder: Part, low: int, high: int) -> None:
    options = holder.parts("options", low, high, required=True)
    for option in options:
        option.text("label", 1, 100, required=True)
        option.text("value", 1, 100, required=True)
        option.text("description", 0, 100)
        option.flag("default")
        _check_emoji(option)
    for index in _repeated([option.get("value") for option in options]):
        text = "The specified option value is already used"
        options[index].wrong("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", text)


# --- Modals ---------------------------------------------------------------------------------------


def _check_modal_item(part: Part) -> None:
    if not _is_kind(part, MODAL_ITEMS):
        return
    part.number("id", 0, MOST)
    match kind_of(part.body):
        case Kind.TEXT:
            part.text("content", 1, DISPLAY_TEXT, required=True)
        case Kind.LABEL:
            part.text("label", 1, 45, required=True)
            part.text("description", 1, 100)
            field = part.part("component", required=True)
            if field:
                _check_input(field, INPUTS)
        case Kind.ROW:
            for field in part.parts("components", 1, 1, required=True):
                field.text("label", 1, 45, required=True)
                _check_input(field, {Kind.TEXT_INPUT})


def _check_input(field: Part, allowed: set[Kind]) -> None:
    if not _is_kind(field, allowed):
        return
    field.text("custom_id", 1, CUSTOM_ID, required=True)
    field.number("id", 0, MOST)
    field.flag("required")
    match kind_of(field.body):
        case Kind.TEXT_INPUT:
            field.one_of("style", (1, 2))
            field.text("value", 0, 4000)
            field.text("placeholder", 0, 100)
            field.number("min_length", 0, 4000)
            field.number("max_length", 1, 4000)
        case Kind.RADIO_GROUP:
            _check_options(field, 2, 10)
        case Kind.CHECKBOX_GROUP:
            _check_options(field, 1, 10)
            _check_counts(field, 10, in_modal=True)
        case Kind.FILE_UPLOAD:
            _check_counts(field, 10, in_modal=True)
        case Kind.CHECKBOX:
            field.flag("default")
        case _:
            _check_select(field, in_modal=True)


# --- Both -----------------------------------------------------------------------------------------


def _is_kind(part: Part, allowed: set[Kind]) -> bool:
    if kind_of(part.body) in allowed:
        return True
    numbers = ", ".join(str(int(kind)) for kind in sorted(allowed))
    text = f'Value of field "type" must be one of ({numbers}).'
    part.wrong("type", "UNION_TYPE_CHOICES", text)
    return False


def _check_whole(form: Form, path: Path, items: list[Json]) -> None:
    if sum(1 for _ in walk(items)) > TOTAL:
        text = f"Must be {TOTAL} or fewer in total."
        form.wrong(path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", text)
    if sum(len(item.get("content") or "") for item in walk(items)) > DISPLAY_TEXT:
        text = f"The text of all components must be {DISPLAY_TEXT} or fewer in length."
        form.wrong(path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", text)
    _check_unique_ids(form, path, items)


def _check_unique_ids(form: Form, path: Path, items: list[Json]) -> None:
    for key in ("custom_id", "id"):
        if _repeated([item[key] for item in walk(items) if item.get(key)]):
            text = f"Component {key} cannot be duplicated"
            form.wrong(path, f"COMPONENT_{key.upper()}_DUPLICATED", text)


def _repeated(values: Sequence[Any]) -> list[int]:
    return [index for index, value in enumerate(values) if value in values[:index]]
