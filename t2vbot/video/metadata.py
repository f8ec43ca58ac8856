"""The request inside the MP4 and back out, and the mark that says a machine drew it.

Two layers, both read by ordinary tools:

* the ``comment`` tag (``moov/udta/meta/ilst/©cmt``) holds the request as one compact JSON object.
  ffmpeg, exiftool and MediaInfo read it, while ffmpeg's MP4 muxer silently drops a tag of one's
  own naming;
* an XMP packet in a trailing ``uuid`` box holds IPTC's ``DigitalSourceType``,
  ``trainedAlgorithmicMedia``. A box at the very end moves no offset: the file needs no rewriting.

Readers treat every file as hostile: sizes are bounded, and what does not parse is simply not there.
What this does *not* do: anybody can strip either layer, and nothing here is signed.
"""

from __future__ import annotations

import json
import os
import struct
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from t2vbot import __version__
from t2vbot.catalog.request import VideoRequest

_GENERATOR = "t2vbot"
_MAX_BOXES = 1024  # in one level; an ordinary file has fewer than ten
_MAX_PAYLOAD = 64 * 1024  # bytes of a comment or an XMP packet that are read at all

_COMMENT_PATH = (  # box, and the bytes of its body before its children or its text
    (b"moov", 0),
    (b"udta", 0),
    (b"meta", 4),  # version and flags
    (b"ilst", 0),
    (b"\xa9cmt", 0),
    (b"data", 8),  # type of the value, and locale
)

_XMP_UUID = uuid.UUID(
    "be7acfcb-97a9-42e8-9c71-999491e3afac"
).bytes  # fixed by the XMP specification
_AI_SOURCE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
_XMP_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about=""'
    ' xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
    f' Iptc4xmpExt:DigitalSourceType="{_AI_SOURCE}"/>'
    '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
).encode()

AI_MARK = struct.pack(">I4s", 8 + 16 + len(_XMP_PACKET), b"uuid") + _XMP_UUID + _XMP_PACKET
"""The whole ``uuid`` box, ready to be appended to a finished MP4."""


class _Box(NamedTuple):
    kind: bytes
    start: int  # of the body, in bytes from the start of the file
    end: int


def describe(request: VideoRequest, max_bytes: int, *, embed_prompt: bool = True) -> bytes:
    """The comment for ``request``: UTF-8 JSON under ``VideoRequest``'s own names.

    Prompts are cut, the negative one first, until the whole is at most ``max_bytes``;
    ``truncated`` then names what was cut. The numbers (about 200 bytes) are always there.
    """
    facts = request.to_json() | {"generator": f"{_GENERATOR} {__version__}", "ai_generated": True}
    texts = [key for key in ("negative_prompt", "prompt") if embed_prompt and facts[key]]
    for key in {"negative_prompt", "prompt"}.difference(texts):
        del facts[key]
    for key in texts:
        facts[key] = _clean(facts[key])
    for key in texts:
        if len(_compact(facts)) > max_bytes:
            facts.setdefault("truncated", []).append(key)
            excess = len(_compact(facts)) - max_bytes
            facts[key] = _shorten(facts[key], excess)
    return _compact(facts)


def finish(path: Path, comment: bytes) -> None:
    """Write ``comment`` over the placeholder of the same length in ``path``, and append the mark.

    ffmpeg is given a placeholder, never the text itself: so prompts do not show in the host's list
    of processes, and no locale can spoil them.
    """
    with path.open("r+b") as file:
        span = _comment_span(file)
        if span is None or span.end - span.start != len(comment):
            raise RuntimeError(f"ffmpeg left no room of {len(comment)} bytes for the comment")
        file.seek(span.start)
        file.write(comment)
        file.seek(0, 2)
        file.write(AI_MARK)
        file.flush()
        os.fsync(file.fileno())  # the ledger calls the file finished: so it is, also in a power cut


def read_request(path: Path) -> dict[str, Any] | None:
    """What ``describe`` put into ``path``, or None where there is nothing of ours that can be read.

    The keys and values are whatever the file says: check them like any other input.
    """
    with path.open("rb") as file:
        span = _comment_span(file)
        comment = _read(file, span) if span else b""
    try:
        facts = json.loads(comment)
    except (ValueError, RecursionError):  # not JSON, not UTF-8, or nested to exhaust the stack
        return None
    ours = isinstance(facts, dict) and str(facts.get("generator", "")).startswith(_GENERATOR)
    return facts if ours else None


def is_ai_marked(path: Path) -> bool:
    """Whether ``path`` says, in either layer, that a trained model made it."""
    with path.open("rb") as file:
        packets = (
            _read(file, box) for box in _boxes(file, 0, _length(file)) if box.kind == b"uuid"
        )
        if any(box.startswith(_XMP_UUID) and _AI_SOURCE.encode() in box for box in packets):
            return True
    facts = read_request(path)
    return facts is not None and facts.get("ai_generated") is True


def _clean(text: str) -> str:
    """``text`` without NUL, and with a question mark for each half of a torn surrogate pair."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _shorten(text: str, excess: int) -> str:
    """``text`` less at least ``excess`` UTF-8 bytes, whole characters only."""
    data = text.encode()
    return data[: max(0, len(data) - excess)].decode("utf-8", "ignore")


def _compact(facts: dict[str, Any]) -> bytes:
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()


def _comment_span(file: BinaryIO) -> _Box | None:
    """Where the comment's text lies."""
    span = _Box(b"", 0, _length(file))
    for kind, skip in _COMMENT_PATH:
        children = _boxes(file, span.start, span.end)
        box = next((child for child in children if child.kind == kind), None)
        if box is None or box.start + skip > box.end:
            return None
        span = box._replace(start=box.start + skip)
    return span


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[_Box]:
    """The boxes side by side from ``start`` to ``end``, up to the first that cannot be right."""
    for _ in range(_MAX_BOXES):
        file.seek(start)
        header = file.read(16)
        if len(header) < 8:
            return
        size, body = int.from_bytes(header[:4], "big"), start + 8
        if size == 1:  # the real size follows, in 64 bits
            size, body = int.from_bytes(header[8:], "big"), start + 16
        elif size == 0:  # up to the end
            size = end - start
        if not body <= start + size <= end:
            return
        yield _Box(header[4:8], body, start + size)
        start += size


def _read(file: BinaryIO, box: _Box) -> bytes:
    file.seek(box.start)
    return file.read(min(box.end - box.start, _MAX_PAYLOAD))


def _length(file: BinaryIO) -> int:
    return file.seek(0, 2)
