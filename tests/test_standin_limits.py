"""Discord's limits: by example, and held against Discord's own OpenAPI document.

The second half breaks good bodies at random. Whatever the document forbids, the stand-in has to
refuse; and whatever it is sent, it has to answer with one of Discord's errors.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t2vbot.standin.command_rules import check_commands, is_command_name
from t2vbot.standin.component_rules import check_modal
from t2vbot.standin.errors import ApiError
from t2vbot.standin.form import Form
from t2vbot.standin.message import Flags
from t2vbot.standin.messages import Draft
from t2vbot.standin.openapi import Judge
from t2vbot.standin.rules import check_draft
from t2vbot.standin.uploads import File

from .standin import DOCUMENT, needs_document

Json = dict[str, Any]

JUDGE = Judge(DOCUMENT)


def row(*items: Json) -> Json:
    return {"type": 1, "components": list(items)}


def button(custom_id: str = "b", **fields: Any) -> Json:
    return {"type": 2, "style": 1, "label": "Press", "custom_id": custom_id} | fields


def menu(count: int, **fields: Any) -> Json:
    options = [{"label": f"{n}", "value": f"{n}"} for n in range(count)]
    return {"type": 3, "custom_id": "m", "options": options} | fields


def check_message(payload: Json, files: int = 1) -> None:
    numbered = {number: File(f"{number}.mp4", b"") for number in range(files)}
    check_draft(Draft(payload, numbered), size_limit=10)


def complaints(check: Callable[[], None]) -> tuple[int, dict[str, str]]:
    """Discord's code, and the first complaint at each place of the body."""
    with pytest.raises(ApiError) as caught:
        check()

    def flat(tree: Any, path: str) -> Iterator[tuple[str, str]]:
        for key, value in tree.items():
            if key == "_errors":
                yield path, value[0]["code"]
            else:
                yield from flat(value, f"{path}.{key}" if path else key)

    return caught.value.code.code, dict(flat(caught.value.errors or {}, ""))


V2 = int(Flags.COMPONENTS_V2)
TEXT = {"type": 10, "content": "hello"}


@pytest.mark.parametrize(
    ("payload", "place", "code"),
    [
        ({"content": "x" * 2001}, "content", "BASE_TYPE_MAX_LENGTH"),
        ({"content": 5}, "content", "STRING_TYPE_CONVERT"),
        ({"nonce": "x" * 26}, "nonce", "BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{}] * 11}, "embeds", "BASE_TYPE_BAD_LENGTH"),
        ({"embeds": [{"title": "x" * 257}]}, "embeds.0.title", "BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"description": "x" * 4000}] * 2}, "embeds", "MAX_EMBED_SIZE_EXCEEDED"),
        (
            {"attachments": [{"id": 0, "description": "x" * 1025}]},
            "attachments.0.description",
            "BASE_TYPE_MAX_LENGTH",
        ),
        ({"attachments": [{"id": 7}]}, "attachments.0.id", "ATTACHMENT_NOT_FOUND"),
        ({"attachments": [{"id": 0}] * 11}, "attachments", "BASE_TYPE_BAD_LENGTH"),
        (
            {"allowed_mentions": {"parse": ["users"], "users": ["1"]}},
            "allowed_mentions",
            "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
        ),
        ({"components": [row(button())] * 6}, "components", "BASE_TYPE_BAD_LENGTH"),
        (
            {"components": [row(*[button(f"{n}") for n in range(6)])]},
            "components.0.components",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            {"components": [row(button("x" * 101))]},
            "components.0.components.0.custom_id",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            {"components": [row(button(label="x" * 81))]},
            "components.0.components.0.label",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (
            {"components": [row(button(), button())]},
            "components",
            "COMPONENT_CUSTOM_ID_DUPLICATED",
        ),
        (
            {"components": [row(button(label=None))]},
            "components.0.components.0.label",
            "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
        ),
        (
            {"components": [row(button(style=5))]},
            "components.0.components.0.url",
            "BASE_TYPE_REQUIRED",
        ),
        (
            {"components": [row(button(style=7))]},
            "components.0.components.0.style",
            "BASE_TYPE_CHOICES",
        ),
        (
            {"components": [row(menu(26))]},
            "components.0.components.0.options",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            {"components": [row(menu(2), button())]},
            "components.0.components",
            "BASE_TYPE_BAD_LENGTH",
        ),
        ({"components": [button()]}, "components.0.type", "UNION_TYPE_CHOICES"),
        ({"components": [TEXT]}, "components.0.type", "UNION_TYPE_CHOICES"),
        (
            {"components": [TEXT], "flags": V2, "content": "x"},
            "content",
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
        ),
        (
            {"components": [TEXT | {"content": "x" * 3000}] * 2, "flags": V2},
            "components",
            "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
        ),
        (
            {
                "components": [
                    {"type": 12, "items": [{"media": {"url": "attachment://other.mp4"}}]}
                ],
                "flags": V2,
            },
            "components.0.items.0.media.url",
            "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
        ),
    ],
)
def test_what_a_message_may_not_have(payload: Json, place: str, code: str) -> None:
    number, found = complaints(lambda: check_message(payload))
    assert (number, found.get(place)) == (50035, code)


def test_a_message_has_ten_files_at_most() -> None:
    check_message({}, files=10)
    assert complaints(lambda: check_message({}, files=11))[0] == 50035


@pytest.mark.parametrize("payload", [{}, {"content": " \n"}, {"embeds": [], "components": []}])
def test_a_message_needs_something_to_show(payload: Json) -> None:
    assert complaints(lambda: check_message(payload, files=0)) == (50006, {})


def option(name: str = "o", **fields: Any) -> Json:
    return {"type": 3, "name": name, "description": "d"} | fields


def command(name: str = "video", **fields: Any) -> Json:
    return {"name": name, "description": "Make a video"} | fields


CHOICE = {"name": "a", "value": "a"}


@pytest.mark.parametrize(
    ("commands", "place", "code"),
    [
        ([command("Video")], "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
        ([command("my video")], "0.name", "APPLICATION_COMMAND_INVALID_NAME"),
        ([command("x" * 33)], "0.name", "BASE_TYPE_BAD_LENGTH"),
        ([command(description="")], "0.description", "BASE_TYPE_BAD_LENGTH"),
        ([command(description="x" * 101)], "0.description", "BASE_TYPE_BAD_LENGTH"),
        ([command(), command()], "1.name", "APPLICATION_COMMANDS_DUPLICATE_NAME"),
        (
            [command(name_localizations={"xx": "film"})],
            "0.name_localizations.xx",
            "BASE_TYPE_CHOICES",
        ),
        ([command(contexts=[])], "0.contexts", "BASE_TYPE_BAD_LENGTH"),
        (
            [command(options=[option(f"o{n}") for n in range(26)])],
            "0.options",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            [command(options=[option("a"), option("b", required=True)])],
            "0.options.1.required",
            "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (
            [command(options=[option(), option()])],
            "0.options.1.name",
            "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
        ),
        (
            [command(options=[option(choices=[CHOICE] * 26)])],
            "0.options.0.choices",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            [command(options=[option(choices=[CHOICE], autocomplete=True)])],
            "0.options.0.autocomplete",
            "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES_EXCLUSIVE",
        ),
        (
            [command(options=[option(type=5, autocomplete=True)])],
            "0.options.0.type",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
        (
            [command(options=[option("a", type=1), option("b")])],
            "0.options",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
        (
            [command(options=[option("a", type=1, options=[option("b", type=1)])])],
            "0.options.0.options.0.type",
            "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
        ),
        (
            [
                command(
                    options=[
                        option(
                            f"o{n}",
                            choices=[{"name": f"{m}", "value": f"{m:0100}"} for m in range(9)],
                        )
                        for n in range(9)
                    ]
                )
            ],
            "0.options",
            "APPLICATION_COMMAND_TOO_LARGE",
        ),
        (
            [command(type=3, name="Make a video")],
            "0.description",
            "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED",
        ),
    ],
)
def test_what_a_command_may_not_have(commands: list[Json], place: str, code: str) -> None:
    number, found = complaints(lambda: check_commands(commands))
    assert (number, found.get(place)) == (50035, code)


def test_there_are_a_hundred_commands_at_most() -> None:
    check_commands([command(f"c{n}") for n in range(100)])
    assert complaints(lambda: check_commands([command(f"c{n}") for n in range(101)]))[0] == 50035


@pytest.mark.parametrize(
    ("name", "fine"),
    [
        ("video", True),
        ("ビデオ", True),
        ("วิดีโอ", True),
        ("a-b_c'd", True),
        ("ÄRGER", False),
        ("a b", False),
    ],
)
def test_command_names_of_any_script(name: str, fine: bool) -> None:
    assert is_command_name(name) is fine


# --- Held against Discord's own document ----------------------------------------------------------

MESSAGE: Json = {
    "content": "hello",
    "nonce": "n",
    "tts": False,
    "flags": 0,
    "allowed_mentions": {"parse": ["roles"], "users": ["12"], "replied_user": True},
    "attachments": [{"id": 0, "filename": "0.mp4", "description": "alt"}],
    "embeds": [
        {
            "title": "t",
            "description": "d",
            "color": 5,
            "url": "https://example.com",
            "footer": {"text": "f"},
            "fields": [{"name": "n", "value": "v", "inline": True}],
        }
    ],
    "components": [
        row(
            button("one", emoji={"name": "x"}, disabled=False),
            {"type": 2, "style": 5, "label": "Site", "url": "https://example.com"},
        ),
        row(menu(2, placeholder="p", min_values=1, max_values=2)),
        row({"type": 5, "custom_id": "u"}),
    ],
}
LAYOUT: Json = {
    "flags": V2,
    "components": [
        {
            "type": 17,
            "accent_color": 5,
            "spoiler": False,
            "components": [
                TEXT,
                {
                    "type": 12,
                    "items": [{"media": {"url": "attachment://0.mp4"}, "description": "alt"}],
                },
                {"type": 14, "divider": True, "spacing": 2},
                {"type": 9, "components": [TEXT], "accessory": button("two")},
                {"type": 13, "file": {"url": "attachment://0.mp4"}},
                row(button("three")),
            ],
        }
    ],
}
MODAL: Json = {
    "custom_id": "m",
    "title": "Remix",
    "components": [
        {
            "type": 18,
            "label": "Prompt",
            "description": "d",
            "component": {"type": 4, "custom_id": "p", "style": 2, "max_length": 100},
        },
        {"type": 18, "label": "Look", "component": menu(2, required=False)},
        {
            "type": 18,
            "label": "Speed",
            "component": {"type": 21, "custom_id": "s", "options": menu(2)["options"]},
        },
        {
            "type": 18,
            "label": "Image",
            "component": {"type": 19, "custom_id": "f", "max_values": 2},
        },
        TEXT,
    ],
}
COMMAND: Json = command(
    type=1,
    name_localizations={"de": "film"},
    contexts=[0, 1],
    integration_types=[0],
    options=[
        option("a", required=True, min_length=1, max_length=100),
        option("b", choices=[CHOICE, {"name": "b", "value": "b"}]),
        option("c", type=4, min_value=1, max_value=50, autocomplete=True),
        option("d", type=10, choices=[{"name": "half", "value": 0.5}]),
        option("e", type=11),
        option("f", type=7, channel_types=[0]),
    ],
)


def check_shown_modal(payload: Any) -> None:
    form = Form()
    check_modal(form, payload)
    form.check()


TARGETS: dict[str, tuple[Json, Callable[[Any], None], Callable[[Any], list[str]]]] = {
    "message": (
        MESSAGE,
        check_message,
        lambda body: JUDGE.complaints("POST", "/channels/{channel_id}/messages", body),
    ),
    "layout": (
        LAYOUT,
        check_message,
        lambda body: JUDGE.complaints("POST", "/channels/{channel_id}/messages", body),
    ),
    "reply": (
        MESSAGE,
        check_message,
        lambda body: JUDGE.complaints(
            "PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original", body
        ),
    ),
    "modal": (
        MODAL,
        check_shown_modal,
        lambda body: JUDGE.complaints(
            "POST",
            "/interactions/{interaction_id}/{interaction_token}/callback",
            {"type": 9, "data": body},
        ),
    ),
    "command": (
        COMMAND,
        lambda body: check_commands([body]),
        lambda body: JUDGE.complaints("PUT", "/applications/{application_id}/commands", [body]),
    ),
}

Place = tuple[str | int, ...]

JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 30),
    st.sampled_from([2**31, 2**53, 2**63, 2**70, -1.5, 0.5]),
    st.sampled_from(["", " ", "x", "X y", "5", "05", "de", "https://example.com"]),
    st.sampled_from([26, 33, 46, 81, 101, 151, 257, 513, 1025, 2001, 4001]).map("x".__mul__),
    st.sampled_from([[], {}, [[]], [None], [5], ["x"], [{}], [{"type": 2}], {"type": 4}]),
    st.integers(6, 41).map(lambda count: [TEXT] * count),
)


def places(body: Any, path: Place = ()) -> Iterator[Place]:
    entries = body.items() if isinstance(body, dict) else enumerate(body)
    for key, value in entries:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


def put(body: Any, path: Place, value: Any) -> None:
    for step in path[:-1]:
        body = body[step]
    body[path[-1]] = value


@needs_document
@pytest.mark.parametrize("target", list(TARGETS))
def test_the_good_bodies_are_good(target: str) -> None:
    body, check, judge = TARGETS[target]
    check(body)
    assert judge(body) == []


@needs_document
@pytest.mark.parametrize("target", list(TARGETS))
@settings(deadline=None, max_examples=50, derandomize=True)
@given(data=st.data())
def test_what_the_document_forbids_is_refused(target: str, data: st.DataObject) -> None:
    good, check, judge = TARGETS[target]
    body = copy.deepcopy(good)
    place = data.draw(st.sampled_from(list(places(good))))
    put(body, place, copy.deepcopy(data.draw(JUNK)))
    try:
        check(body)
    except ApiError:
        return
    assert judge(body) == []
