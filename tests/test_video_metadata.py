"""The request inside an MP4: it comes back as it went in, and no file can do the reader harm."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from t2vbot import __version__
from t2vbot.catalog.request import VideoRequest
from t2vbot.video import metadata

from .helpers_video import a_master, count_frames, request_for, still

FRAMES = still(2, 256, 256)
ROOMY = 2048


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body


def mp4_with(comment: bytes) -> bytes:
    """The least file with a comment; no film in it."""
    data = box(b"data", struct.pack(">II", 1, 0) + comment)
    ilst = box(b"ilst", box(b"\xa9cmt", data))
    return box(b"ftyp", b"isom") + box(b"moov", box(b"udta", box(b"meta", bytes(4) + ilst)))


def read_back(folder: Path, request: VideoRequest, max_bytes: int = ROOMY) -> dict[str, object]:
    """Through a file, as ``write_master`` leaves it."""
    comment = metadata.describe(request, max_bytes)
    path = folder / "clip.mp4"
    path.write_bytes(mp4_with(b"-" * len(comment)))
    metadata.finish(path, comment)
    facts = metadata.read_request(path)
    assert facts is not None
    return facts


@pytest.fixture
async def clip(tmp_path: Path) -> Path:
    """A real one, made by ffmpeg."""
    path = tmp_path / "clip.mp4"
    await a_master(FRAMES, path)
    return path


def test_says_everything_about_the_request(tmp_path: Path) -> None:
    request = request_for(FRAMES, negative_prompt="blurry", style="ink", enhance=True)
    expected = request.to_json() | {"generator": f"t2vbot {__version__}", "ai_generated": True}
    assert read_back(tmp_path, request) == {
        k: v for k, v in expected.items() if v not in ("", None)
    }
    plain = read_back(tmp_path, request_for(FRAMES))
    assert {"start_image", "style", "look", "before", "after", "enhance"}.isdisjoint(
        plain
    )  # which few have


@pytest.mark.parametrize(
    "prompt",
    ['say "hi" \\ = ; #', "雪の中の狐", "🦊👩‍👩‍👧 é\u0301", "two\nlines\ttabbed", "<rdf:RDF>&amp;"],
)
def test_any_text_comes_back(tmp_path: Path, prompt: str) -> None:
    facts = read_back(tmp_path, request_for(FRAMES, prompt=prompt, negative_prompt=prompt))
    assert (facts["prompt"], facts["negative_prompt"]) == (prompt, prompt)


def test_what_no_file_can_hold_is_replaced(tmp_path: Path) -> None:
    facts = read_back(tmp_path, request_for(FRAMES, prompt="a\0fox \ud83e in snow"))
    assert facts["prompt"] == "afox ? in snow"


def test_a_long_prompt_is_kept(tmp_path: Path) -> None:
    prompt = "fox snow. " * 100
    facts = read_back(tmp_path, request_for(FRAMES, prompt=prompt))
    assert facts["prompt"] == prompt
    assert "truncated" not in facts


def test_a_prompt_too_long_is_cut_and_says_so(tmp_path: Path) -> None:
    request = request_for(FRAMES, prompt="🦊" * 1000)
    facts = read_back(tmp_path, request)
    assert set(str(facts["prompt"])) == {"🦊"}
    assert 300 < len(str(facts["prompt"])) < 512
    assert facts["truncated"] == ["prompt"]


def test_the_negative_prompt_is_cut_first(tmp_path: Path) -> None:
    request = request_for(FRAMES, prompt="p" * 1000, negative_prompt="n" * 1000)
    facts = read_back(tmp_path, request)
    assert facts["prompt"] == "p" * 1000
    assert 0 < len(str(facts["negative_prompt"])) < 1000
    assert facts["truncated"] == ["negative_prompt"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(prompt=st.text(max_size=3000), negative=st.text(max_size=3000), limit=st.integers(0, 4000))
def test_is_never_longer_than_asked(tmp_path: Path, prompt: str, negative: str, limit: int) -> None:
    """Down to the numbers, which are always told; and what is told can always be read."""
    request = request_for(FRAMES, prompt=prompt, negative_prompt=negative)
    assert len(metadata.describe(request, limit)) <= max(limit, 400)
    facts = read_back(tmp_path, request, limit)
    if "truncated" not in facts:
        assert facts.get("prompt", "") == prompt.replace("\0", "")


def test_prompts_can_stay_out() -> None:
    request = request_for(FRAMES, prompt="my secret", negative_prompt="my dislike")
    comment = metadata.describe(request, ROOMY, embed_prompt=False)
    facts = json.loads(comment)
    assert b"my " not in comment
    assert {"prompt", "negative_prompt", "truncated"}.isdisjoint(facts)
    assert facts["seed"] == 42


def test_the_comment_must_fit_its_place(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(mp4_with(b"---"))
    with pytest.raises(RuntimeError, match="room of 4 bytes"):
        metadata.finish(path, b"four")


def test_a_copy_says_the_same_in_less_room() -> None:
    request = request_for(FRAMES, prompt="p" * 1000, negative_prompt="n" * 1000)
    facts = json.loads(metadata.describe(request, ROOMY, scale=4))
    assert (metadata.scale_of(facts), facts["truncated"]) == (4, ["negative_prompt"])
    copy = json.loads(metadata.fitted(metadata.without_scale(facts), 600))
    assert 0 < len(copy["prompt"]) < 400
    assert copy["truncated"] == ["negative_prompt", "prompt"]
    assert metadata.scale_of(copy) == 1


@pytest.mark.parametrize("scale", [None, "4", 0, -1, 1e9, [], {}])
def test_a_scale_that_cannot_be_is_none(scale: object) -> None:
    assert metadata.scale_of({"scale": scale}) == 1


async def test_a_marked_clip_still_plays(clip: Path) -> None:
    assert count_frames(clip) == len(FRAMES)
    assert clip.read_bytes().endswith(metadata.AI_MARK)


async def test_either_mark_is_enough(clip: Path) -> None:
    whole = clip.read_bytes()
    clip.write_bytes(whole.removesuffix(metadata.AI_MARK))
    assert metadata.is_ai_marked(clip)
    clip.write_bytes(whole.replace(b"ai_generated", b"who_knows_it"))
    assert metadata.is_ai_marked(clip)
    clip.write_bytes(whole.removesuffix(metadata.AI_MARK).replace(b"ai_generated", b"who_knows_it"))
    assert not metadata.is_ai_marked(clip)


# Files from strangers


async def test_a_clip_cut_anywhere_is_harmless(clip: Path) -> None:
    whole = clip.read_bytes()
    for length in range(len(whole)):
        clip.write_bytes(whole[:length])
        facts = metadata.read_request(clip)
        assert facts is None or facts["seed"] == 42
        metadata.is_ai_marked(clip)


HOSTILE = [
    {"scenes": ["a", {"scenes": [1, {"scenes": [{"scenes": []}]}]}]},
    {"scenes": 5},
    {"scenes": None},
    {"prompt": "x" * 3000, "truncated": 5},
    {"prompt": "x" * 3000, "truncated": [1, "a", {}]},
    {"prompt": {"a": ["x" * 3000]}, "negative_prompt": ["x"] * 2000},
    {"prompt": "\ud800", "title": ["\ud800"], "\ud801": "\ud802"},
]


@pytest.mark.parametrize("facts", HOSTILE)
@pytest.mark.parametrize("number", [None, 2])
def test_facts_of_any_kind_can_be_copied_and_cut(
    tmp_path: Path, facts: dict[str, object], number: int | None
) -> None:
    """Into a copy, and into a film, with and without anybody's words."""
    ours = {"generator": "t2vbot 1"} | facts
    comment = json.dumps(ours if number is None else ours | {"scenes": [ours] * number}).encode()
    path = tmp_path / "hostile.mp4"
    path.write_bytes(mp4_with(comment))
    found = metadata.read_request(path)
    assert found
    metadata.fitted(metadata.without_scale(found), metadata.most(found))
    film = metadata.describe_film("t", [found])
    for whole in (film, metadata.without_prompts(film)):
        assert len(metadata.fitted(whole, 8192)) <= 8192


DEEP = b"".join(struct.pack(">I4s", 8 * (1000 - n), b"moov") for n in range(1000))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a film",
        bytes(100_000),
        b"\xff" * 100_000,
        b"\x00\x00\x00\x08free" * 100_000,
        b"\x00\x00\x00\x01moov" + b"\xff" * 8,
        b"\x00\x00\x00\x01moov\x00",
        b"\x00\x00\x00\x01moov" + bytes(8),
        DEEP,
        mp4_with(b""),
        mp4_with(b"just a comment"),
        mp4_with(b'"a string"'),
        mp4_with(b"[1, 2]"),
        mp4_with(b'{"prompt": "of another tool"}'),
        mp4_with(b'{"generator": ["t2vbot"]}'),
        mp4_with(b'{"generator": "t2vbot 1"'),
        mp4_with(b"\xff\xfe\xfd"),
        mp4_with(b"[" * 60_000),
        mp4_with(b'{"generator":"t2vbot 1","seed":' + b"9" * 60_000 + b"}"),
        mp4_with(b'{"generator":"t2vbot 1","prompt":"' + b"x" * 2_000_000 + b'"}'),
    ],
    ids=lambda content: repr(content[:24]),
)
def test_what_is_not_ours_is_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "upload.mp4"
    path.write_bytes(content)
    assert metadata.read_request(path) is None
    assert not metadata.is_ai_marked(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_damage_is_harmless(tmp_path: Path, data: st.DataObject) -> None:
    """Bytes changed anywhere: the answer may be anything that JSON can say, but it is an answer."""
    content = bytearray(mp4_with(metadata.describe(request_for(FRAMES), ROOMY)) + metadata.AI_MARK)
    places = st.integers(0, len(content) - 1)
    for place, value in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
        content[place] = value
    path = tmp_path / "upload.mp4"
    path.write_bytes(content)
    assert isinstance(metadata.read_request(path), dict | None)
    assert isinstance(metadata.is_ai_marked(path), bool)
