"""LoRAs: on for the run that wants one, and without a trace for the next."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.deciding import decide
from t2vbot.catalog.model import Model
from t2vbot.catalog.options import Options
from t2vbot.catalog.request import Look, VideoRequest
from t2vbot.catalog.style import Style
from t2vbot.engine.device import Device
from t2vbot.engine.loading import Loaded, load
from t2vbot.engine.policy import Offload, Policy
from t2vbot.errors import Cancelled, ModelUnavailable, RequestRefused
from t2vbot.jobs.executor import Progress
from t2vbot.video.frames import Frames

from .checkpoints import build, tiny_lora
from .clips import generate_one

CPU = Device("cpu", "cpu", "CPU")


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "wan"
    build("wan-2.1", folder)
    tiny_lora(folder, folder.parent / "fast.safetensors", 1)
    tiny_lora(folder, folder.parent / "paint.safetensors", 2, wans_own=True)
    other = build("cogvideox", folder.parent / "cog")
    tiny_lora(other, folder.parent / "other.safetensors")
    return folder


@pytest.fixture
def model(checkpoint: Path) -> Model:
    def style(name: str, **more: object) -> Style:
        values = {"title": name, "folder": checkpoint.parent, "file": f"{name}.safetensors"}
        return Style.model_validate(values | more)

    styles = {
        "fast": style("fast", num_inference_steps=2, guidance_scale=1.0),
        "paint": style("paint", scale=0.5),
        "other": style("other"),
    }
    sizes = {"sizes": {"square": (64, 64)}, "default_size": "square"}
    found = Catalog.load().get(str(checkpoint))
    return found.model_copy(update={"styles": styles, **sizes})


@pytest.fixture
def loaded(model: Model, checkpoint: Path) -> Loaded:
    return load(model, checkpoint, CPU)


def request_for(model: Model, style: str = "", steps: int | None = 2) -> VideoRequest:
    options = Options(prompt="a cat", seed=3, num_frames=5, num_inference_steps=steps, style=style)
    return decide(options, model.name, model)


def frames_of(loaded: Loaded, style: str = "") -> Frames:
    return generate_one(loaded, request_for(loaded.model, style)).frames


def test_a_style_changes_the_picture_and_leaves_nothing_behind(loaded: Loaded) -> None:
    plain = frames_of(loaded)
    fast, paint = frames_of(loaded, "fast"), frames_of(loaded, "paint")
    assert not np.array_equal(fast, plain)
    assert not np.array_equal(paint, plain)
    assert not np.array_equal(paint, fast)

    assert np.array_equal(frames_of(loaded), plain)
    assert np.array_equal(frames_of(loaded, "fast"), fast)
    assert len(loaded.pipe.get_list_adapters()["transformer"]) == 2  # each was put in once


def test_a_style_of_words_is_read_around_those_of_the_member(loaded: Loaded) -> None:
    request = request_for(loaded.model)
    styled = replace(request, look=Look("sketch", "a pencil sketch of", ", on paper"))
    whole = replace(request, prompt="a pencil sketch of a cat, on paper")
    frames = generate_one(loaded, styled).frames
    assert np.array_equal(frames, generate_one(loaded, whole).frames)
    assert not np.array_equal(frames, frames_of(loaded))


def test_a_cancelled_run_leaves_nothing_behind(loaded: Loaded) -> None:
    plain = frames_of(loaded)
    stop = threading.Event()

    def after_a_step(progress: Progress) -> None:
        if progress.done:
            stop.set()

    with pytest.raises(Cancelled):
        generate_one(loaded, request_for(loaded.model, "fast"), after_a_step, stop)
    assert np.array_equal(frames_of(loaded), plain)


@pytest.mark.parametrize("offload", [Offload.TEXT, Offload.GROUP])
def test_a_style_fits_weights_that_are_offloaded(
    model: Model, checkpoint: Path, offload: Offload
) -> None:
    expected = frames_of(load(model, checkpoint, CPU), "fast")
    loaded = load(model, checkpoint, CPU)
    loaded.learned.policy = Policy(offload)
    plain = frames_of(loaded)
    assert np.array_equal(frames_of(loaded, "fast"), expected)
    assert loaded.policy.offload is offload
    assert np.array_equal(frames_of(loaded), plain)


def test_a_lora_of_another_model_is_refused_and_the_pipeline_read_again(loaded: Loaded) -> None:
    with pytest.raises(ModelUnavailable, match="style other is not for"):
        frames_of(loaded, "other")
    assert not loaded.is_usable


def test_a_style_brings_its_own_steps_and_guidance(model: Model) -> None:
    model = model.model_copy(update={"steps": model.steps.model_copy(update={"min": 10})})
    fast = request_for(model, "fast", None)
    assert (fast.num_inference_steps, fast.guidance_scale) == (2, 1.0)
    assert request_for(model, "fast", 3).num_inference_steps == 3
    plain = request_for(model, "paint", None)
    assert plain.num_inference_steps == model.steps.default
    with pytest.raises(RequestRefused, match="Steps can be 10"):
        request_for(model, "paint", 3)


def test_an_unknown_style_is_refused_with_the_names(model: Model) -> None:
    with pytest.raises(RequestRefused, match=r"no style called 'oil'.* fast, paint, and other"):
        request_for(model, "oil")
    with pytest.raises(RequestRefused, match="has no styles"):
        request_for(model.model_copy(update={"styles": {}}), "oil")


def test_only_safetensors_are_taken() -> None:
    with pytest.raises(ValueError, match="is no"):
        Style(title="x", hub_id="a/b", file="x.bin")
    with pytest.raises(ValueError, match=r"hub_id .* or folder"):
        Style(title="x", file="x.safetensors")
