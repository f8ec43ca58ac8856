"""The catalog: what people type becomes a request in the model's range, or a refusal in words."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.options import MAX_PROMPT, Options, clean
from t2vbot.catalog.ranges import Frames
from t2vbot.catalog.request import VideoRequest
from t2vbot.errors import ModelUnavailable, RequestRefused, SettingsError
from t2vbot.local import default_model, offered
from t2vbot.settings import load

from .checkpoints import build, edit_model_index

CATALOG = Catalog.load()


def resolve(default_model: str = "ms-1.7b", /, **options: Any) -> Any:
    return CATALOG.resolve(Options(**{"prompt": "a cat", **options}), default_model)


def test_a_prompt_alone_gets_the_models_own_defaults() -> None:
    request = resolve(prompt="  a cat ", seed=7)

    assert request.prompt == "a cat"
    assert (request.width, request.height, request.num_frames, request.fps) == (256, 256, 16, 8)
    assert (request.num_inference_steps, request.guidance_scale) == (25, 9)
    assert (request.model, request.seed, request.negative_prompt) == ("ms-1.7b", 7, "")


def test_what_is_asked_for_is_taken() -> None:
    request = resolve(
        "builtin",
        model="zeroscope",
        negative_prompt="blur",
        size="portrait",
        num_frames=32,
        fps=12,
        num_inference_steps=30,
        guidance_scale=12.5,
        seed=0,
    )

    assert (request.model, request.negative_prompt) == ("zeroscope", "blur")
    assert (request.width, request.height, request.num_frames, request.fps) == (320, 576, 32, 12)
    assert (request.num_inference_steps, request.guidance_scale, request.seed) == (30, 12.5, 0)


def shrunk(model: str, **options: Any) -> list[tuple[int, int, int]]:
    """The frames, width and height of ever smaller requests, down to the smallest."""
    request = resolve(model, **options)
    steps = []
    while smaller := CATALOG.get(model).smaller(request):
        assert replace(smaller, num_frames=1, width=8, height=8) == replace(
            request, num_frames=1, width=8, height=8
        )
        CATALOG.resolve(  # refuses what the model cannot make
            Options(
                prompt="a cat",
                width=smaller.width,
                height=smaller.height,
                num_frames=smaller.num_frames,
            ),
            model,
        )
        request = smaller
        steps.append((request.num_frames, request.width, request.height))
    return steps


def test_a_smaller_request_has_fewer_frames_and_then_a_smaller_picture() -> None:
    assert shrunk("ms-1.7b", num_frames=64) == [
        (32, 256, 256),
        (16, 256, 256),
        (8, 256, 256),
        (8, 176, 176),
        (8, 128, 128),
    ]


def test_a_smaller_picture_keeps_its_shape() -> None:
    assert shrunk("ms-1.7b", num_frames=9, size="landscape") == [(8, 320, 192), (8, 224, 128)]
    assert shrunk("ms-1.7b", num_frames=8, width=128, height=512) == []


def test_fewer_frames_obey_the_models_rule(tiny_model: Path) -> None:
    model = CATALOG.get(str(tiny_model))
    frames = Frames(min=5, max=81, default=81, step=4, offset=1)
    model = model.model_copy(update={"frames": frames})
    request = replace(CATALOG.resolve(Options(prompt="a cat"), str(tiny_model)), num_frames=81)
    counts = []
    while (request := model.smaller(request)) and request.width == 64:
        counts.append(request.num_frames)
    assert counts == [41, 21, 9]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"num_inference_steps": 500}, ["Steps", "5 to 100", "500"]),
        ({"guidance_scale": 0.5}, ["Guidance", "1 to 20", "0.5"]),
        ({"guidance_scale": math.nan}, ["Guidance", "1 to 20"]),
        ({"fps": 1000}, ["Frames per second", "4 to 24", "1,000"]),
        ({"num_frames": 65}, ["number of frames", "8 to 64", "65"]),
        ({"seconds": 30}, ["length", "1 to 8 seconds", "30"]),
        ({"seconds": math.inf}, ["length", "1 to 8 seconds"]),
        ({"seconds": math.nan}, ["length", "1 to 8 seconds"]),
        ({"seconds": 2, "num_frames": 16}, ["seconds", "frames", "not both"]),
        ({"size": "huge"}, ["huge", "square (256x256)", "landscape", "portrait"]),
        ({"size": "square", "width": 256, "height": 256}, ["by name", "not both"]),
        ({"width": 256}, ["Width and height go together"]),
        ({"width": 4096, "height": 256}, ["Width", "128 to 512", "4,096"]),
        ({"width": 256, "height": 250}, ["Height", "multiple of 8", "250", "248 or 256"]),
        ({"seed": -1}, ["seed", "0 to 4294967295", "-1"]),
        ({"seed": 2**32}, ["seed", "0 to 4294967295"]),
        ({"prompt": " \x00 "}, ["empty"]),
        ({"prompt": "x" * 1001}, ["1 to 1000", "1001"]),
        ({"negative_prompt": "x" * 1001}, ["negative prompt", "1000", "1001"]),
        ({"model": "zeroscop"}, ["zeroscop", "Did you mean zeroscope?", "builtin"]),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, dict) else "",
)
def test_a_refusal_names_the_field_the_value_and_the_range(
    options: dict[str, Any], words: list[str]
) -> None:
    with pytest.raises(RequestRefused) as refusal:
        resolve(**options)
    for word in words:
        assert word in str(refusal.value)


def test_seconds_become_frames_rounded_up() -> None:
    assert resolve(seconds=2).num_frames == 16
    assert resolve(seconds=2.05).num_frames == 17
    assert resolve(seconds=4, fps=12).num_frames == 48
    assert resolve(seconds=1.7, fps=10).num_frames == 17  # 17.000000000000004, as a computer counts
    assert resolve(seconds=8.04).num_frames == 64  # the most


def test_frames_are_rounded_up_to_the_models_rule_and_that_is_noted() -> None:
    """A word is said where a number of frames was, or where the clip gets clearly longer."""

    def decided(**options: Any) -> tuple[int, int]:
        request = resolve("wan-1.3b", **options)  # 4k + 1 frames at 16 a second, up to 81
        return request.num_frames, request.asked_frames

    assert decided() == (81, 0)
    assert decided(num_frames=17) == (17, 0)
    assert decided(num_frames=18) == (21, 18)
    assert decided(num_frames=80) == (81, 80)
    assert decided(seconds=1) == (17, 0)  # 16: a sixteenth of a second longer
    assert decided(seconds=1.1) == (21, 18)
    assert resolve("helios", seconds=1.5).num_frames == 65  # in chunks of 33: 36 would be fewer
    assert resolve("ltx-2b", num_frames=120).num_frames == 121


def test_a_model_of_fixed_sizes_refuses_others() -> None:
    assert resolve("allegro", width=1280, height=720).width == 1280
    with pytest.raises(RequestRefused, match="only its own sizes: landscape"):
        resolve("allegro", width=1280, height=736)
    request = resolve("allegro")
    assert CATALOG.get("allegro").smaller(request) is None


@given(st.integers(0, 9), st.integers(1, 9), st.floats(-100, 1000))
def test_the_nearest_frames_keep_the_rule(offset: int, step: int, wanted: float) -> None:
    rule = Frames(min=9, max=81, default=17, step=step, offset=offset)

    frames = rule.nearest(wanted)

    allowed = [n for n in range(9, 82) if (n - offset) % step == 0]
    assert frames in allowed
    assert abs(frames - wanted) == min(abs(n - wanted) for n in allowed)
    assert rule.at_least(wanted) == next((n for n in allowed if n >= wanted), allowed[-1])


def test_a_missing_seed_is_a_new_one_every_time() -> None:
    seeds = {resolve().seed for _ in range(5)}

    assert len(seeds) == 5
    assert all(0 <= seed < 2**32 for seed in seeds)


@given(st.text(st.characters(exclude_categories=()), max_size=1200))
def test_any_text_becomes_a_storable_prompt_or_a_refusal(text: str) -> None:
    try:
        prompt = resolve(prompt=text).prompt
    except RequestRefused:
        return
    assert 1 <= len(prompt) <= MAX_PROMPT
    assert prompt == prompt.strip() == clean(prompt)
    assert prompt.encode()  # no half of a character
    assert not any(ord(letter) < 32 for letter in prompt)


def test_a_prompt_loses_what_nobody_can_see() -> None:
    dirty = "a\u202ered\u2066 cat\x00\non\ttop \ud83d of \u200dx"
    assert clean(dirty) == "ared cat on top \ufffd of \u200dx"


# Default_Ignorable_Code_Point, out of Unicode's DerivedCoreProperties.txt (16.0).
IGNORABLE = [
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5)),
    *((0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164)),
    *((0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8)),
    *((0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
]
UNSEEN = [
    *(chr(code) for first, last in IGNORABLE for code in range(first, last + 1)),
    *"\u00a0\u2003\u3000\u2800\U0001d159\u0301\u20e3\u0903",  # spaces, blanks, and marks alone
]


def test_a_prompt_of_what_nobody_can_see_is_refused() -> None:
    for unseen in UNSEEN:
        for prompt in (unseen, unseen * 50, f" {unseen}\n\u200b"):
            with pytest.raises(RequestRefused, match="prompt is empty"):
                resolve(prompt=prompt)
            assert resolve(negative_prompt=prompt).negative_prompt == ""
            assert resolve(prompt=prompt + "x").prompt.endswith("x")


@pytest.mark.parametrize("prompt", ["0", "é", "日", "🦊", "🏳️‍🌈", "ก็", "\ufffd"])
def test_a_prompt_of_one_character_that_can_be_seen_is_taken(prompt: str) -> None:
    assert resolve(prompt=prompt).prompt == prompt


@pytest.mark.parametrize("prompt", ["!", "¿", "→", "?!…"])
def test_a_prompt_of_marks_alone_is_refused(prompt: str) -> None:
    with pytest.raises(RequestRefused, match="only marks"):
        resolve(prompt=prompt)


def test_emoji_made_of_several_characters_survive() -> None:
    assert clean("👩‍🚀 🏳️‍🌈") == "👩‍🚀 🏳️‍🌈"


def test_every_shipped_model_resolves_to_a_request_in_its_own_sizes() -> None:
    for model in CATALOG:
        for size, (width, height) in model.sizes.items():
            request = resolve(model.name, size=size)
            assert (request.width, request.height) == (width, height)
        assert model.description
        assert model.licence
        assert "\n" not in model.description


def test_a_gpu_gets_the_seed_model_and_a_plain_computer_the_toy() -> None:
    assert CATALOG.auto(has_gpu=True).name == "ms-1.7b"
    assert CATALOG.auto(has_gpu=False).name == "builtin"
    names = CATALOG.names()
    assert (names[:2], names[-1]) == (["ms-1.7b", "zeroscope"], "builtin")


def test_a_local_folder_is_a_model(tiny_model: Path) -> None:
    model = CATALOG.get(str(tiny_model))

    assert (model.folder, model.family) == (tiny_model, "TextToVideoSDPipeline")
    assert (model.sizes, model.variant) == ({"square": (64, 64)}, None)
    assert CATALOG.resolve(Options(prompt="x"), str(tiny_model)).model == str(tiny_model)


def test_a_folder_with_only_a_variant_is_known_as_that(tmp_path: Path) -> None:
    folder = build("text-to-video-sd", tmp_path / "model", variants=("fp16",))
    assert CATALOG.get(str(folder)).variant == "fp16"


def test_a_member_cannot_name_a_folder(tiny_model: Path) -> None:
    with pytest.raises(RequestRefused, match="no model called"):
        resolve(model=str(tiny_model))


def test_a_folder_that_is_no_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"model_index\.json is missing"):
        CATALOG.get(str(tmp_path))
    (tmp_path / "model_index.json").write_text("[]")
    with pytest.raises(ModelUnavailable, match="not readable"):
        CATALOG.get(str(tmp_path))


def test_a_pipeline_the_engine_cannot_run_is_named(tiny_model: Path, tmp_path: Path) -> None:
    (tmp_path / "model_index.json").write_text((tiny_model / "model_index.json").read_text())
    edit_model_index(tmp_path, _class_name="FluxPipeline")
    with pytest.raises(ModelUnavailable, match=r"FluxPipeline.*TextToVideoSDPipeline"):
        CATALOG.get(str(tmp_path))


def test_a_hosts_own_catalog_is_added(tmp_path: Path, tiny_model: Path) -> None:
    own = tmp_path / "own.toml"
    shipped = (Path(__file__).parent.parent / "t2vbot" / "catalog" / "catalog.toml").read_text()
    table = shipped[shipped.index("[builtin]") :].replace("[builtin]", "[mine]")
    own.write_text(table.replace('"../builtin/model"', json.dumps(tiny_model.name)))

    catalog = Catalog.load(own)

    assert catalog.names()[-1] == "mine"
    assert catalog.get("mine").folder == tmp_path / tiny_model.name


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[x", "line 1"),
        ("x = 1", "faults"),
        ("[x]\ntitle = 'X'", "dtype"),
    ],
)
def test_a_faulty_catalog_names_file_and_fault(tmp_path: Path, text: str, fault: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text)
    with pytest.raises(SettingsError, match=fault) as error:
        Catalog.load(own)
    assert str(own) in str(error.value)


def test_the_catalog_imports_nothing_heavy() -> None:
    code = (
        "import sys, t2vbot.catalog.catalog as c; c.Catalog.load();"
        "print(sorted({'torch', 'diffusers', 'transformers', 'discord'} & set(sys.modules)))"
    )
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


def test_a_request_is_read_as_it_was_written() -> None:
    """Also by an older version, which knows fewer keys."""
    request = CATALOG.resolve(Options(prompt="a red circle", seed=7), "builtin")
    facts = request.to_json() | {"of_a_later_version": 1}
    assert VideoRequest.from_json(facts) == request
    assert VideoRequest.from_json(json.dumps(facts)) == request


@pytest.mark.parametrize("change", [{"num_frames": "many"}, {"prompt": None}, {"seed": [1]}])
def test_a_request_of_a_wrong_type_is_refused(change: dict[str, Any]) -> None:
    request = CATALOG.resolve(Options(prompt="a red circle", seed=7), "builtin")
    with pytest.raises(ValueError, match=next(iter(change))):
        VideoRequest.from_json(request.to_json() | change)


def test_members_are_not_offered_what_nobody_downloaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("t2vbot.engine.hub.Hub.find", lambda _, m: m.name == "mochi" or None)
    settings = load(models="ltx-2b, wan-1.3b", data_dir=str(tmp_path))
    names = offered(settings, Catalog.load(), "hunyuan").names()
    small = ["ms-1.7b", "zeroscope", "builtin"]
    assert names == [*small[:2], "wan-1.3b", "ltx-2b", "hunyuan", "mochi", "builtin"]
    monkeypatch.setattr("t2vbot.engine.hub.Hub.find", lambda *_: None)
    assert offered(load(data_dir=str(tmp_path)), Catalog.load(), "builtin").names() == small


def test_a_model_of_the_catalog_keeps_its_name_though_it_lies_in_a_folder() -> None:
    assert default_model(load(model="builtin"), Catalog.load()) == "builtin"
