"""The request inside the MP4 and back out, and the mark that says a machine drew it.

Two layers, both read by ordinary tools:

* the ``comment`` tag (``moov/udta/meta/ilst/©cmt``) holds the request as one compact JSON object.
  ffmpeg, exiftool and MediaInfo read it, while ffmpeg's MP4 muxer silently drops a tag of one's
  own naming;
* an XMP packet in a trailing ``uuid`` box holds IPTC's ``DigitalSourceType``,
  ``trainedAlgorithmicMedia``. A box at the very end moves no offset: the file needs no rewriting.

Readers treat every file as hostile, as ``mp4`` does. What this does *not* do: anybody can strip
either layer, and nothing here is signed.
"""

from __future__ import annotations

import json
import struct
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from .. import __version__
from ..catalog.request import VideoRequest
from . import mp4

_GENERATOR = "t2vbot"
_LOOK = ("after", "before")  # what a style put around the words
_PROMPTS = ("negative_prompt", "prompt", *_LOOK)  # in the order in which they are cut
_SELDOM = ("start_image", "style", "look", "enhance")  # of a request; left out where there is none
MAX_COMMENT = 2048  # bytes; the request's numbers take about 200
MAX_FILM_COMMENT = 8192  # bytes: with the graph it has to go onto Windows' command line of 32 kB
_SCENES = "scenes"
_DEEPEST = 2  # films in films; ours have no film among their scenes
_SCALE = "scale"  # how much larger than its frames the picture is; only where it is
_SMOOTHED = "smoothed"  # frames a second that it was given; its own are the request's "fps"

_COMMENT_PATH: mp4.Route = (
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


def describe(
    request: VideoRequest, max_bytes: int, *, embed_prompt: bool = True, scale: float = 1
) -> bytes:
    """The comment for ``request``: UTF-8 JSON under ``VideoRequest``'s own names.

    ``scale``: of the picture, where it is larger than what was asked for. Prompts are cut as
    ``fitted`` does it.
    """
    facts = request.to_json() | {"generator": f"{_GENERATOR} {__version__}", "ai_generated": True}
    look = facts["look"] or {}
    facts |= {"look": look.get("style"), **{key: look.get(key) for key in _LOOK}}
    for key in _SELDOM:
        if not facts[key]:
            del facts[key]
    for key in _PROMPTS:
        if not (embed_prompt and facts[key]):
            del facts[key]
        else:
            facts[key] = _clean(facts[key])
    if scale != 1:
        facts[_SCALE] = scale
    return fitted(facts, max_bytes)


def smoothed(facts: dict[str, Any] | None, fps: float) -> dict[str, Any]:
    """What holds for a clip that was given more frames, out of what ``read_request`` gave: ``fps``
    of them a second.
    """
    ours = {"generator": f"{_GENERATOR} {__version__}", "ai_generated": True}
    return ours | (facts or {}) | {_SMOOTHED: fps}


def describe_film(title: str, scenes: Sequence[dict[str, Any] | None]) -> dict[str, Any]:
    """For a film, with the requests of its scenes, as ``read_request`` gave them; ``fitted`` makes
    a comment of it.
    """
    own = {"generator", "ai_generated", _SCALE}
    return {
        "generator": f"{_GENERATOR} {__version__}",
        "ai_generated": True,
        "title": _clean(title),
        _SCENES: [{k: v for k, v in (facts or {}).items() if k not in own} for facts in scenes],
    }


def without_prompts(facts: dict[str, Any]) -> dict[str, Any]:
    """Less what is somebody's words."""
    less = {key: value for key, value in facts.items() if key not in (*_PROMPTS, "title")}
    if _SCENES in less:
        less[_SCENES] = [without_prompts(scene) for scene in less[_SCENES]]
    return less


def most(facts: dict[str, Any]) -> int:
    """Bytes that the comment may have."""
    return MAX_FILM_COMMENT if _SCENES in facts else MAX_COMMENT


def fitted(facts: dict[str, Any], max_bytes: int) -> bytes:
    """The comment for what ``read_request`` gave, in another file.

    Prompts are cut, the negative one first, until the whole is at most ``max_bytes``; ``truncated``
    then names what was cut. The numbers (about 200 bytes) are always there.
    """
    facts = dict(facts)
    if isinstance(facts.get(_SCENES), list):
        return _fitted_film(facts, max_bytes)
    for key in _PROMPTS:
        if key in facts and len(_compact(facts)) > max_bytes:
            facts["truncated"] = sorted({*facts.get("truncated", ()), key})
            excess = len(_compact(facts)) - max_bytes
            facts[key] = _shorten(facts[key], excess)
    return _compact(facts)


def _fitted_film(facts: dict[str, Any], max_bytes: int) -> bytes:
    """Every scene's words are cut alike; then scenes are left out, the last ones first."""
    scenes = [scene for scene in facts[_SCENES] if isinstance(scene, dict)]
    for longest in (1000, 300, 100, 30, 0):
        facts[_SCENES] = [_with_short_prompts(scene, longest) for scene in scenes]
        if len(_compact(facts)) <= max_bytes:
            return _compact(facts)
    facts["truncated"] = [_SCENES]
    while facts[_SCENES] and len(_compact(facts)) > max_bytes:
        facts[_SCENES].pop()
    return _compact(facts)


def _with_short_prompts(scene: dict[str, Any], longest: int) -> dict[str, Any]:
    long = [key for key in _PROMPTS if len(str(scene.get(key, "")).encode()) > longest]
    if not long:
        return scene
    cut = {key: _shorten(str(scene[key]), len(str(scene[key]).encode()) - longest) for key in long}
    return scene | cut | {"truncated": sorted({*scene.get("truncated", ()), *long})}


def scale_of(facts: dict[str, Any]) -> float:
    """By how much the picture was enlarged; 1 where nobody says so, or nobody can have meant it."""
    scale = facts.get(_SCALE)
    return scale if isinstance(scale, int | float) and 1 < scale <= 1280 else 1


def without_scale(facts: dict[str, Any]) -> dict[str, Any]:
    """What holds for a copy that is not enlarged."""
    return {key: value for key, value in facts.items() if key != _SCALE}


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


def read_request(path: Path) -> dict[str, Any] | None:
    """What ``describe`` put into ``path``, or None where there is nothing of ours that can be read.

    Words are text, and scenes are facts of the same kind; all other values are whatever the file
    says: check them like any other input.
    """
    with path.open("rb") as file:
        return request_in(file)


def request_in(file: BinaryIO) -> dict[str, Any] | None:
    """As ``read_request`` does, in an open file."""
    span = _comment_span(file)
    comment = mp4.read(file, span) if span else b""
    try:
        facts = json.loads(comment)
    except (ValueError, RecursionError):  # not JSON, not UTF-8, or nested to exhaust the stack
        return None
    ours = isinstance(facts, dict) and str(facts.get("generator", "")).startswith(_GENERATOR)
    return _of_known_kinds(facts) if ours else None


def _of_known_kinds(facts: dict[str, Any], depth: int = 0) -> dict[str, Any]:
    """Less what is not of the kind that ``describe`` writes, in what is cut and copied here."""
    kept = dict(facts)
    for key in (*_PROMPTS, "title"):
        if isinstance(kept.get(key), str):
            kept[key] = _clean(kept[key])
        else:
            kept.pop(key, None)
    cut = kept.pop("truncated", None)
    if isinstance(cut, list):
        kept["truncated"] = [_clean(name) for name in cut if isinstance(name, str)]
    scenes = kept.pop(_SCENES, None)
    if isinstance(scenes, list) and depth < _DEEPEST:
        of_kind = [scene for scene in scenes if isinstance(scene, dict)]
        kept[_SCENES] = [_of_known_kinds(scene, depth + 1) for scene in of_kind]
    return kept


def cut_prompt(path: Path, characters: int) -> None:
    """Leave no more of the prompt in ``path`` than its first ``characters``; spaces are written
    over the rest, so that nothing in the file moves.
    """
    facts = read_request(path)
    if facts is None or len(facts.get("prompt", "")) <= characters:
        return
    facts["prompt"] = facts["prompt"][:characters]
    with path.open("r+b") as file:
        span = _comment_span(file)
        assert span
        file.seek(span.start)
        file.write(_compact(facts).ljust(span.end - span.start))


def is_ai_marked(path: Path) -> bool:
    """Whether ``path`` says, in either layer, that a trained model made it."""
    with path.open("rb") as file:
        packets = (
            mp4.read(file, box)
            for box in mp4.boxes(file, 0, mp4.length(file))
            if box.kind == b"uuid"
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
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _comment_span(file: BinaryIO) -> mp4.Box | None:
    """Where the comment's text lies."""
    return mp4.find(file, _COMMENT_PATH)
