"""Discord's limits on a message (Discord's "Create Message", "Embed Limits", "Allowed Mentions
Object").
"""

from __future__ import annotations

from typing import Any

from .components import Json, check_message_components
from .errors import EMPTY_MESSAGE, ENTITY_TOO_LARGE, ApiError
from .form import Form, Path
from .messages import Draft, Flags, Message, Version, tidy

CONTENT = 2000  # characters
FILES = 10  # attachments of one message
ALT_TEXT = 1024  # characters of an attachment's description
EMBEDS = 10
EMBED_TEXT = 6000  # characters of all embeds together
NONCE = 25  # characters

ACK_SECONDS = 3.0
"""An interaction must be answered within this time (Discord's "Interaction Callback")."""
TOKEN_SECONDS = 15 * 60.0
"""And can be followed up for so long."""
USER_INSTALL_FOLLOWUPS = 5
"""Follow-ups to an interaction that only its user's own installation allows ("Create Followup
Message").
"""


def check_draft(draft: Draft, *, size_limit: int, edited: Message | None = None) -> None:
    """Refuse what Discord would refuse. ``size_limit``: bytes of one file; ``edited``: the message
    changed.
    """
    if any(len(file.data) > size_limit for file in draft.files.values()):
        raise ApiError(ENTITY_TOO_LARGE)
    form, payload = Form(), draft.payload
    form.optional_length(("content",), payload.get("content"), 0, CONTENT)
    if isinstance(payload.get("nonce"), str):
        form.optional_length(("nonce",), payload["nonce"], 0, NONCE)
    _check_embeds(form, payload.get("embeds") or [])
    _check_mentions(form, payload.get("allowed_mentions") or {})
    before = edited.now if edited else Version(0.0)
    _check_attachments(form, draft, before)
    v2 = Flags.COMPONENTS_V2 in (draft.flags | before.flags)
    if payload.get("components"):
        names = {tidy(file.filename) for file in draft.files.values()}
        names |= {attachment.filename for attachment in before.attachments}
        check_message_components(form, payload["components"], v2=v2, filenames=names)
    if v2:
        _check_no_legacy_fields(form, payload)
    form.check()
    _refuse_empty(draft, before)


def _check_embeds(form: Form, embeds: list[Json]) -> None:
    if len(embeds) > EMBEDS:
        form.wrong(("embeds",), "BASE_TYPE_BAD_LENGTH", f"Must be {EMBEDS} or fewer in length.")
    total = sum(_check_embed(form, ("embeds", index), embed) for index, embed in enumerate(embeds))
    if total > EMBED_TEXT:
        text = f"Embed size exceeds maximum size of {EMBED_TEXT}"
        form.wrong(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", text)


def _check_embed(form: Form, path: Path, embed: Json) -> int:
    """Gives the embed's length in characters."""
    footer, author = embed.get("footer") or {}, embed.get("author") or {}
    texts: list[tuple[Path, Any, int]] = [
        (("title",), embed.get("title"), 256),
        (("description",), embed.get("description"), 4096),
        (("footer", "text"), footer.get("text"), 2048),
        (("author", "name"), author.get("name"), 256),
    ]
    fields = embed.get("fields") or []
    if len(fields) > 25:
        form.wrong((*path, "fields"), "BASE_TYPE_BAD_LENGTH", "Must be 25 or fewer in length.")
    for index, field in enumerate(fields):
        texts.append((("fields", index, "name"), field.get("name"), 256))
        texts.append((("fields", index, "value"), field.get("value"), 1024))
    for inner, value, most in texts:
        form.optional_length((*path, *inner), value, 0, most)
    return sum(len(value) for _, value, _ in texts if isinstance(value, str))


def _check_mentions(form: Form, allowed: Json) -> None:
    for kind in ("users", "roles"):
        path: Path = ("allowed_mentions", kind)
        if len(allowed.get(kind) or []) > 100:
            form.wrong(path, "BASE_TYPE_BAD_LENGTH", "Must be 100 or fewer in length.")
        if allowed.get(kind) and kind in (allowed.get("parse") or []):
            text = f"parse:[{kind!r}] and {kind}: [ids...] are mutually exclusive."
            form.wrong(("allowed_mentions",), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", text)


def _check_attachments(form: Form, draft: Draft, before: Version) -> None:
    entries = draft.payload.get("attachments")
    known = {str(number) for number in draft.files} | {str(a.id) for a in before.attachments}
    kept = len(before.attachments) + len(draft.files) if entries is None else len(entries)
    if kept > FILES:
        text = f"Must be {FILES} or fewer in length."
        form.wrong(("attachments",), "BASE_TYPE_MAX_LENGTH", text)
    for index, entry in enumerate(entries or []):
        path: Path = ("attachments", index)
        form.optional_length((*path, "description"), entry.get("description"), 0, ALT_TEXT)
        if str(entry.get("id")) not in known:
            text = f"Attachment data for ID {entry.get('id')} not found."
            form.wrong((*path, "id"), "ATTACHMENT_NOT_FOUND", text)


def _check_no_legacy_fields(form: Form, payload: Json) -> None:
    for name in ("content", "embeds", "poll", "sticker_ids"):
        if payload.get(name):
            text = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            form.wrong((name,), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", text)


def _refuse_empty(draft: Draft, before: Version) -> None:
    """Something must be there to see, after an edit too."""
    payload = draft.payload
    content = payload.get("content", before.content)
    files = payload.get("attachments")
    shown = (
        (content or "").strip(),
        payload.get("embeds") if "embeds" in payload else before.embeds,
        payload.get("components") if "components" in payload else before.components,
        draft.files,
        before.attachments if files is None else files,
        payload.get("poll"),
        payload.get("sticker_ids"),
    )
    if not any(shown):
        raise ApiError(EMPTY_MESSAGE)
