"""What a folder's configurations say of sizes and frames, where they differ from those that people
know.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from t2vbot.catalog.families import FAMILIES
from t2vbot.catalog.folder import from_folder
from t2vbot.catalog.geometry import Geometry, geometry_of
from t2vbot.catalog.model import Model

Configs = dict[str, Any]


def folder_of(folder: Path, pipeline: str, configs: Configs) -> Path:
    """A folder with those configurations; "." stands for the index."""
    parts = dict(configs)
    index = {"_class_name": pipeline, **parts.pop(".", {})}
    (folder / "model_index.json").write_text(json.dumps(index))
    for part, config in parts.items():
        (folder / part).mkdir()
        (folder / part / "config.json").write_text(json.dumps(config))
    return folder


def rule(found: Geometry) -> tuple[int, int, int]:
    """Multiple of pixels, step and offset of frames."""
    return found.size_multiple, found.frame_step, found.frame_offset


@pytest.mark.parametrize(
    ("pipeline", "configs", "expected"),
    [
        ("WanPipeline", {}, (16, 4, 1)),
        ("WanPipeline", {"vae": {"scale_factor_spatial": 16}}, (32, 4, 1)),
        ("WanPipeline", {"vae": {"scale_factor_temporal": 8}}, (16, 8, 1)),
        ("WanPipeline", {"transformer": {"patch_size": [1, 4, 4]}}, (32, 4, 1)),
        ("SkyReelsV2Pipeline", {"vae": {"temperal_downsample": [False, True]}}, (16, 2, 1)),
        ("SkyReelsV2Pipeline", {"vae": {"temperal_downsample": [True] * 4}}, (32, 16, 1)),
        (
            "SkyReelsV2DiffusionForcingPipeline",
            {"transformer": {"num_frame_per_block": 5}},
            (16, 20, 17),  # 5, 10, 15 ... latent frames
        ),
        ("HeliosPipeline", {"vae": {"scale_factor_temporal": 2}}, (16, 16, 1)),
        ("LTXPipeline", {}, (32, 8, 1)),
        (
            "LTXPipeline",
            {"vae": {"spatio_temporal_scaling": [True, True, False], "patch_size": 4}},
            (32, 4, 1),
        ),
        ("LTXPipeline", {"vae": {"spatial_compression_ratio": 64}}, (64, 8, 1)),
        ("LTXPipeline", {"transformer": {"patch_size": 2}}, (64, 8, 1)),
        ("LTX2Pipeline", {"vae": {"temporal_compression_ratio": 4}}, (32, 4, 1)),
        ("CogVideoXPipeline", {"transformer": {"patch_size": 4}}, (32, 4, 1)),
        ("CogVideoXPipeline", {"vae": {"temporal_compression_ratio": 8}}, (16, 8, 1)),
        ("HunyuanVideoPipeline", {"vae": {"spatial_compression_ratio": 16}}, (32, 4, 1)),
        ("HunyuanVideo15Pipeline", {}, (16, 4, 1)),
        ("HunyuanVideo15Pipeline", {"vae": {"spatial_compression_ratio": 32}}, (32, 4, 1)),
        ("MochiPipeline", {}, (16, 6, 1)),
        ("SanaVideoPipeline", {}, (32, 4, 1)),
        (
            "SanaVideoPipeline",
            {
                ".": {"vae": ["diffusers", "AutoencoderKLLTX2Video"]},
                "vae": {"spatial_compression_ratio": 32, "temporal_compression_ratio": 8},
                "transformer": {"patch_size": [1, 1, 1]},
            },
            (32, 8, 1),
        ),
        ("AllegroPipeline", {"transformer": {"patch_size": 4}}, (32, 1, 0)),
    ],
)
def test_sizes_and_frames_follow_from_the_parts(
    tmp_path: Path, pipeline: str, configs: Configs, expected: tuple[int, int, int]
) -> None:
    folder = folder_of(tmp_path, pipeline, configs)
    assert rule(geometry_of(folder, FAMILIES[pipeline])) == expected


def model(folder: Path, pipeline: str, configs: Configs) -> Model:
    return from_folder(folder_of(folder, pipeline, configs))


def test_the_5b_of_wan_2_2_is_larger_and_quicker(tmp_path: Path) -> None:
    found = model(
        tmp_path,
        "WanPipeline",
        {".": {"expand_timesteps": True}, "vae": {"scale_factor_spatial": 16}},
    )
    assert (found.sizes, found.fps.default) == ({"landscape": (1280, 704)}, 24)
    assert (found.frames.default, found.image_to_video) == (121, True)


@pytest.mark.parametrize(
    ("pipeline", "configs", "expected"),
    [
        ("WanPipeline", {}, False),
        ("WanPipeline", {".": {"expand_timesteps": True}}, True),
        ("WanImageToVideoPipeline", {}, True),
        ("LTXPipeline", {}, True),
        ("LTXConditionPipeline", {}, True),
        ("LTX2Pipeline", {}, True),
        ("CogVideoXPipeline", {}, False),
        ("CogVideoXImageToVideoPipeline", {}, True),
        ("SkyReelsV2Pipeline", {}, False),
        ("SkyReelsV2DiffusionForcingPipeline", {}, True),
        ("HunyuanVideoPipeline", {}, False),
    ],
)
def test_which_can_start_from_a_picture(
    tmp_path: Path, pipeline: str, configs: Configs, expected: bool
) -> None:
    assert model(tmp_path, pipeline, configs).image_to_video == expected


def test_learned_positions_allow_one_size_and_length(tmp_path: Path) -> None:
    transformer = {
        "use_learned_positional_embeddings": True,
        "sample_width": 90,
        "sample_height": 60,
        "sample_frames": 49,
    }
    found = model(tmp_path, "CogVideoXImageToVideoPipeline", {"transformer": transformer})
    assert (found.sizes, found.any_size) == ({"landscape": (720, 480)}, False)
    assert (found.frames.min, found.frames.max, found.frames.default) == (49, 49, 49)


def test_cogvideox_1_5_is_larger_and_quicker(tmp_path: Path) -> None:
    transformer = {
        "patch_size_t": 2,
        "sample_width": 170,
        "sample_height": 96,
        "sample_frames": 81,
    }
    found = model(tmp_path, "CogVideoXPipeline", {"transformer": transformer})
    assert (found.sizes, found.fps.default) == ({"landscape": (1360, 768)}, 16)
    assert (found.frames.default, found.frames.max) == (81, 161)
    assert (found.sides("width").max, found.sides("height").max) == (1360, 768)


def test_cogvideox_1_5_that_reaches_further_makes_its_usual_size(tmp_path: Path) -> None:
    transformer = {"patch_size_t": 2, "sample_width": 300, "sample_height": 300}
    found = model(tmp_path, "CogVideoXPipeline", {"transformer": transformer})
    assert (found.sizes, found.side.max) == ({"landscape": (1360, 768)}, 2400)


@pytest.mark.parametrize(
    ("pipeline", "steps", "side"),
    [("LTXPipeline", 2, 32), ("LTX2Pipeline", 2, 64), ("MochiPipeline", 2, 32)],
)
def test_what_is_too_little(tmp_path: Path, pipeline: str, steps: int, side: int) -> None:
    """Fewer end in an error; test_engine_quirks.py has the least that works."""
    found = model(tmp_path, pipeline, {})
    assert (found.steps.min, found.side.min) == (steps, side)


def test_latte_and_allegro_make_just_as_many_frames_as_they_know(tmp_path: Path) -> None:
    latte, allegro = tmp_path / "latte", tmp_path / "allegro"
    latte.mkdir()
    allegro.mkdir()
    found = model(latte, "LattePipeline", {"transformer": {"video_length": 32, "sample_size": 32}})
    assert (found.frames.min, found.frames.max) == (32, 32)
    assert found.sizes == {"square": (256, 256)}
    transformer = {"sample_width": 80, "sample_height": 45, "sample_frames": 10}
    found = model(allegro, "AllegroPipeline", {"transformer": transformer})
    assert (found.frames.min, found.frames.max) == (40, 40)
    assert (found.sizes, found.any_size) == ({"landscape": (640, 368)}, False)


def test_animatediff_makes_as_many_frames_as_its_motion_module_knows(tmp_path: Path) -> None:
    configs = {"unet": {"sample_size": 64, "motion_max_seq_length": 24}}
    assert model(tmp_path, "AnimateDiffPipeline", configs).frames.max == 24


def test_a_distilled_hunyuan_1_5_has_its_guiders_guidance(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "HunyuanVideo15Pipeline", {"transformer": {"target_size": 960}})
    (folder / "guider").mkdir()
    (folder / "guider" / "guider_config.json").write_text('{"guidance_scale": 1.0}')
    found = from_folder(folder)
    assert (found.guidance.default, found.sizes) == (1.0, {"landscape": (1280, 720)})


@pytest.mark.parametrize("pipeline", FAMILIES)
@pytest.mark.parametrize(
    "value", [None, 0, -4, True, "8", [], {}, 10**9, [0, 0, 0], 1.5], ids=lambda v: repr(v)
)
def test_nonsense_in_a_configuration_leaves_a_model(
    tmp_path: Path, pipeline: str, value: Any
) -> None:
    """Loading names the broken file; a size needs only a guess."""
    keys = [
        *("scale_factor_spatial", "scale_factor_temporal", "temperal_downsample"),
        *("spatio_temporal_scaling", "spatial_compression_ratio", "temporal_compression_ratio"),
        *("block_out_channels", "patch_size", "patch_size_t", "sample_size", "sample_width"),
        *("sample_height", "sample_frames", "video_length", "target_size", "num_frame_per_block"),
        "motion_max_seq_length",
    ]
    nonsense = dict.fromkeys(keys, value)
    parts = dict.fromkeys(("vae", "transformer", "unet", "motion_adapter"), nonsense)
    found = model(tmp_path, pipeline, parts)
    assert found.frames.default in found.frames
    assert found.frames.nearest(found.frames.default) == found.frames.default
