"""Discord's limits on a message ("Create Message", "Embed Limits", "Allowed Mentions Object")."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .component_rules import check_components
from .errors import EMPTY_MESSAGE, ENTITY_TOO_LARGE, NOT_SIMULATED, ApiError
from .form import MOST, Form, Part, is_snowflake
from .message import Flags, Message, Version
from .messages import Draft, tidy

CONTENT = 2000  # characters
FILES = 10  # attachments of one message
ALT_TEXT = 1024  # characters of an attachment's description
EMBEDS = 10
EMBED_TEXT = 6000  # characters of all embeds together
NONCE = 25  # characters

ACK_SECONDS = 3.0
"""An interaction must be answered within this time ("Interaction Callback")."""
TOKEN_SECONDS = 15 * 60.0
"""And can be followed up for so long."""
USER_INSTALL_FOLLOWUPS = 5
"""Follow-ups to what only the user's own installation allows ("Create Followup Message")."""


def check_draft(draft: Draft, *, size_limit: int, edited: Message | None = None) -> None:
    """Refuse what Discord would refuse.

    ``size_limit`` is the bytes one file may have; ``edited`` the message that the draft changes.
    """
    if any(len(file.data) > size_limit for file in draft.files.values()):
        raise ApiError(ENTITY_TOO_LARGE)
    if draft.payload.get("poll"):
        raise ApiError(NOT_SIMULATED)
    form, before = Form(), edited.now if edited else Version(0.0)
    top = form.part((), draft.payload)
    top.text("content", 0, CONTENT)
    for key in ("tts", "enforce_nonce"):
        top.flag(key)
    top.number("flags", 0, MOST)
    if type(top.get("nonce")) is int:
        top.number("nonce", -(2**63), 2**63 - 1)
    else:
        top.text("nonce", 0, NONCE)
    _check_reference(top)
    _check_embeds(top)
    _check_mentions(top)
    _check_attachments(top, draft, before)
    form.check()  # what follows relies on the types
    _check_components(top, draft, before)
    form.check()
    _refuse_empty(draft, before)


def _check_reference(top: Part) -> None:
    reference = top.part("message_reference")
    if reference:
        reference.snowflake("message_id", required=True)
        reference.snowflake("channel_id")
        reference.snowflake("guild_id")
        reference.flag("fail_if_not_exists")


def _check_embeds(top: Part) -> None:
    for embed in top.parts("embeds", 0, EMBEDS):
        _check_embed(embed)
    if top.form.clean and sum(map(_embed_length, top.get("embeds") or [])) > EMBED_TEXT:
        text = f"Embed size exceeds maximum size of {EMBED_TEXT}"
        top.wrong("embeds", "MAX_EMBED_SIZE_EXCEEDED", text)


def _check_embed(embed: Part) -> None:
    embed.text("type", 0, MOST)
    embed.text("title", 0, 256)
    embed.text("description", 0, 4096)
    embed.text("url", 0, 2048)
    embed.number("color", 0, 0xFFFFFF)
    _check_time(embed, "timestamp")
    for key, name, most in (("footer", "text", 2048), ("author", "name", 256)):
        inner = embed.part(key)
        if inner:
            inner.text(name, 0, most)
    for key in ("image", "thumbnail"):
        inner = embed.part(key)
        if inner:
            inner.text("url", 0, 2048)
    for field in embed.parts("fields", 0, 25):
        field.text("name", 0, 256, required=True)
        field.text("value", 0, 1024, required=True)
        field.flag("inline")


def _check_time(part: Part, key: str) -> None:
    try:
        datetime.fromisoformat(part.get(key) or "2015-01-01")
    except (TypeError, ValueError):
        text = "Could not interpret as a date and time."
        part.wrong(key, "DATE_TIME_TYPE_PARSE", text)


def _embed_length(embed: dict[str, Any]) -> int:
    footer, author = embed.get("footer") or {}, embed.get("author") or {}
    texts = [embed.get("title"), embed.get("description"), footer.get("text"), author.get("name")]
    for field in embed.get("fields") or []:
        texts += [field["name"], field["value"]]
    return sum(len(text or "") for text in texts)


def _check_mentions(top: Part) -> None:
    allowed = top.part("allowed_mentions")
    if allowed is None:
        return
    allowed.flag("replied_user")
    parse = allowed.values("parse", 0, 3, str)
    for kind in parse:
        if kind not in ("users", "roles", "everyone"):
            text = "Value must be one of {users, roles, everyone}."
            allowed.wrong("parse", "BASE_TYPE_CHOICES", text)
    for kind in ("users", "roles"):
        listed = allowed.values(kind, 0, 100, object)
        if not all(map(is_snowflake, listed)):
            allowed.wrong(kind, "NUMBER_TYPE_COERCE", "Not all of these are snowflakes.")
        if listed and kind in parse:
            text = f"parse:[{kind!r}] and {kind}: [ids...] are mutually exclusive."
            top.wrong("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", text)


def _check_attachments(top: Part, draft: Draft, before: Version) -> None:
    known = {str(number) for number in draft.files} | {str(a.id) for a in before.attachments}
    for entry in top.parts("attachments", 0, FILES):
        entry.text("filename", 1, 1024)
        entry.text("description", 0, ALT_TEXT)
        entry.flag("is_spoiler")
        entry.snowflake("id", required=True)
        if str(entry.get("id")) not in known:
            text = f"Attachment data for ID {entry.get('id')} not found."
            entry.wrong("id", "ATTACHMENT_NOT_FOUND", text)
    unnamed = top.get("attachments") is None
    if unnamed and len(before.attachments) + len(draft.files) > FILES:
        text = f"Must be {FILES} or fewer in length."
        top.wrong("attachments", "BASE_TYPE_MAX_LENGTH", text)


def _check_components(top: Part, draft: Draft, before: Version) -> None:
    v2 = Flags.COMPONENTS_V2 in (draft.flags | before.flags)
    if top.get("components") is not None:
        names = {tidy(file.filename) for file in draft.files.values()}
        names |= {attachment.filename for attachment in before.attachments}
        check_components(top.form, top.get("components"), v2=v2, filenames=names)
    for name in ("content", "embeds", "poll", "sticker_ids") if v2 else ():
        if top.get(name):
            text = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            top.wrong(name, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", text)


def _refuse_empty(draft: Draft, before: Version) -> None:
    """Something must be there to see, after an edit too."""
    payload = draft.payload
    files = payload.get("attachments")
    shown = (
        (payload.get("content", before.content) or "").strip(),
        payload.get("embeds", before.embeds),
        payload.get("components", before.components),
        draft.files,
        before.attachments if files is None else files,
        payload.get("poll"),
        payload.get("sticker_ids"),
    )
    if not any(shown):
        raise ApiError(EMPTY_MESSAGE)
