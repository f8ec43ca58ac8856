"""A pipeline class without a table: worked out from its signature, tried, refused if it fails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.families import FAMILIES
from t2vbot.catalog.options import Options
from t2vbot.catalog.request import VideoRequest
from t2vbot.engine.device import Device
from t2vbot.engine.loading import Loaded, load
from t2vbot.engine.signature import family_of
from t2vbot.errors import ModelUnavailable

from .checkpoints import SAMPLES, build, edit_model_index
from .clips import generate_one

CPU = Device("cpu", "cpu", "CPU")
NAME = "easyanimate"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(NAME, tmp_path_factory.mktemp("stranger") / "model")


@pytest.fixture(scope="module")
def loaded(folder: Path) -> Loaded:
    model = Catalog.open(None, family_of).get(str(folder))
    assert model.family not in FAMILIES
    return load(model, folder, CPU)


def request_for(loaded: Loaded, **options: Any) -> VideoRequest:
    given = {"prompt": "a cat", "seed": 3, "num_frames": 9, "num_inference_steps": 2} | options
    catalog = Catalog({"x": loaded.model})
    return catalog.resolve(Options(**{"width": 64, "height": 64} | given), "x")


def test_its_frames_are_the_bare_pipelines_own(loaded: Loaded) -> None:
    request = request_for(loaded, negative_prompt="dog")
    made = generate_one(loaded, request)
    bare = loaded.pipe(
        prompt="a cat",
        negative_prompt="dog",
        num_frames=9,
        height=64,
        width=64,
        num_inference_steps=2,
        guidance_scale=request.guidance_scale,
        generator=torch.Generator("cpu").manual_seed(3),
        output_type="pt",
    ).frames[0]
    expected = (bare * 255).round().to(torch.uint8).permute(0, 2, 3, 1).numpy()
    assert (made.frames == expected).all()
    assert made.frames.shape == (9, 64, 64, 3)


def test_without_a_negative_prompt_it_is_given_an_empty_one(loaded: Loaded) -> None:
    assert generate_one(loaded, request_for(loaded)).frames.any()  # None would make it fail


def test_a_class_that_fails_is_refused_and_says_why_to_the_host(loaded: Loaded) -> None:
    model = loaded.model.model_copy(update={"call": {"no_such_argument": 1}})
    adapter = type(loaded.adapter)(loaded.pipe, model)
    failing = replace(loaded, model=model, adapter=adapter)
    with pytest.raises(ModelUnavailable, match="EasyAnimatePipeline, is not one") as refusal:
        generate_one(failing, request_for(loaded))
    assert "no_such_argument" in str(refusal.value.detail)
    assert generate_one(loaded, request_for(loaded)).frames.any()


def test_what_comes_out_must_be_frames(loaded: Loaded) -> None:
    request = request_for(loaded)
    pictures = np.zeros((1, 9, 8, 8, 3), np.float32)
    found = loaded.adapter.frames(SimpleNamespace(frames=pictures), request)
    assert found.shape == (1, 9, 3, 8, 8)
    for wrong in (None, [["a"]], torch.zeros(1, 9, 4, 8, 8), torch.zeros(9, 3, 8, 8)):
        with pytest.raises(ModelUnavailable):
            loaded.adapter.frames(SimpleNamespace(frames=wrong), request)


def test_parts_are_libraries_own_and_of_known_kinds(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "model_index.json").write_text((folder / "model_index.json").read_text())
    for kind in (["mine", "Vae"], ["transformers", "pipeline"], ["diffusers", "FluxPipeline"]):
        edit_model_index(tmp_path, vae=kind)
        with pytest.raises(ModelUnavailable, match=r"\.".join(kind)):
            family_of(tmp_path)


@pytest.mark.parametrize("name", ["wan-2.1", "ltx-0.9.0", "cogvideox", "latte"])
def test_known_classes_would_be_worked_out_much_as_their_tables_say(
    name: str, tmp_path: Path
) -> None:
    """So that a guess can be judged at all: every size and number of frames that is allowed by it
    is one that the class makes."""
    sample = SAMPLES[name]
    family = family_of(build(name, tmp_path / "model"))
    assert family.pipeline == sample.pipeline_class
    rules = {"WanPipeline": (4, 1), "LTXPipeline": (8, 1), "CogVideoXPipeline": (4, 1)}
    step, offset = rules.get(family.pipeline, (1, 0))
    assert family.frame_step % step == 0
    assert family.frame_offset % step == offset
    assert (family.num_frames - family.frame_offset) % family.frame_step == 0
    assert family.size_multiple % 16 == 0
