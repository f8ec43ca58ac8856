"""What single families need besides: each on its tiny checkpoint."""

from __future__ import annotations

import inspect
import json
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import diffusers
import numpy as np
import pytest
import torch
from diffusers import AutoencoderKLLTXVideo, DDPMScheduler, DiffusionPipeline, LTXPipeline

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.model import FlowShift
from t2vbot.catalog.options import Options
from t2vbot.catalog.request import VideoRequest
from t2vbot.engine.clip import Clip
from t2vbot.engine.device import Device
from t2vbot.engine.generator import generate
from t2vbot.engine.loading import Loaded, load
from t2vbot.engine.placing import _tiles_join
from t2vbot.engine.policy import PIECES, Policy
from t2vbot.jobs.executor import Phase, Progress
from t2vbot.text import render

from .checkpoints import SAMPLES, build
from .checkpoints.folders import edit_model_index
from .checkpoints.ltx import tiny_ltx_timestep
from .checkpoints.sample import gradient
from .clips import generate_one, nothing

pytestmark = [
    pytest.mark.filterwarnings("ignore:__array_wrap__ must:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:In CPU autocast:UserWarning"),
]

CATALOG = Catalog.load()
CPU = Device("cpu", "cpu", "CPU")


def loaded(name: str, folder: Path, **changes: Any) -> Loaded:
    """``changes``: of the model."""
    model = CATALOG.get(str(build(name, folder / name))).model_copy(update=changes)
    return load(model, folder / name, CPU)


@pytest.mark.parametrize("name", ["cogvideox", "cogvideox-1.5", "cogvideox-i2v"])
def test_tiles_that_would_not_join_are_not_made(name: str, tmp_path: Path) -> None:
    """With tiles of 16 pixels diffusers makes frames of 47x50 out of 32x32."""
    cogvideo = loaded(name, tmp_path)
    sample = SAMPLES[name]
    gradient(sample.width, sample.height).save(start := tmp_path / "start.png")
    image = start if cogvideo.model.needs_image else None
    request = request_for(cogvideo, name)
    whole = generate_one(cogvideo, request, start_image=image).frames
    cogvideo.learned.policy = PIECES
    assert np.array_equal(generate_one(cogvideo, request, start_image=image).frames, whole)


def test_the_tiles_of_the_real_sizes_join() -> None:
    with torch.device("meta"):
        assert _tiles_join(diffusers.AutoencoderKLCogVideoX())
        assert not _tiles_join(diffusers.AutoencoderKLCogVideoX(sample_height=32))
        assert _tiles_join(diffusers.AutoencoderKLHunyuanVideo15())


def request_for(loaded: Loaded, name: str, **options: Any) -> VideoRequest:
    sample = SAMPLES[name]
    asked = Options(
        prompt="a cat runs",
        seed=3,
        width=sample.width,
        height=sample.height,
        num_frames=sample.num_frames,
        num_inference_steps=sample.num_inference_steps,
    )
    return CATALOG.resolve(replace(asked, **options), str(loaded.model.folder))


def calls(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The arguments of every call of the pipeline from here on, which goes on as it did."""
    seen: list[dict[str, Any]] = []
    kind = type(loaded.pipe)
    call = kind.__call__

    def noted(self: Any, **given: Any) -> Any:
        seen.append(given)
        return call(self, **given)

    noted.__signature__ = inspect.signature(call)  # type: ignore[attr-defined]
    monkeypatch.setattr(kind, "__call__", noted)
    return seen


def test_helios_goes_up_over_all_chunks(tmp_path: Path) -> None:
    helios = loaded("helios", tmp_path)
    request = request_for(helios, "helios", num_frames=40)
    assert (request.num_frames, request.asked_frames) == (65, 40)
    seen: list[Progress] = []

    made = generate_one(helios, request, seen.append)

    assert len(made.frames) == 65
    [note] = made.notes
    assert render(note) == "65 frames instead of 40: this model's clips grow by 32 at a time"
    steps = [(one.done, one.total) for one in seen if one.phase is Phase.DENOISING]
    assert [done for done, _ in steps] == [0, 1, 2, 2, 3, 4]
    assert {total for _, total in steps} == {4}
    phases = [one.phase for one in seen]
    assert phases == sorted(phases, key=[Phase.READING, Phase.DENOISING, Phase.DECODING].index)


def test_a_long_clip_of_helios_has_as_many_frames_as_were_asked_for(tmp_path: Path) -> None:
    """Five chunks come out as 165."""
    helios = loaded("helios", tmp_path)
    made = generate_one(
        helios, request_for(helios, "helios", num_frames=161, num_inference_steps=1)
    )
    assert len(made.frames) == 161


@pytest.mark.parametrize(("name", "policy"), [("animatediff", False), ("animatediff", True)])
def test_decoding_in_several_calls_goes_up_too(tmp_path: Path, name: str, policy: bool) -> None:
    """AnimateDiff decodes sixteen frames at a time."""
    animatediff = loaded(name, tmp_path)
    animatediff.learned.policy = Policy(vae_slicing=policy)
    seen: list[Progress] = []

    generate_one(animatediff, request_for(animatediff, name, num_frames=20), seen.append)

    decoding = [(one.done, one.total) for one in seen if one.phase is Phase.DECODING]
    total = 80 if policy else 8  # four blocks, of 20 frames or of two chunks
    assert decoding == [(done, total) for done in range(total + 1)]


def test_latte_is_asked_for_its_own_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    latte = loaded("latte", tmp_path)
    seen = calls(latte, monkeypatch)
    generate_one(latte, request_for(latte, "latte", negative_prompt="rain"))
    assert seen[0]["video_length"] == 16
    assert "num_frames" not in seen[0]
    assert seen[0]["negative_prompt"] == "rain"


def test_two_guidances_come_from_the_catalog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = CATALOG.get("wan22-a14b").call
    assert call == {"guidance_scale_2": 3.0}
    wan = loaded("wan-2.2-a14b", tmp_path, call=call)
    request = request_for(wan, "wan-2.2-a14b", guidance_scale=4.0)
    seen = calls(wan, monkeypatch)
    made = generate_one(wan, request)
    assert (seen[0]["guidance_scale"], seen[0]["guidance_scale_2"]) == (4.0, 3.0)
    bare = DiffusionPipeline.from_pretrained(wan.model.folder, dtype=torch.float32)
    bare.set_progress_bar_config(disable=True)
    video = bare(**SAMPLES["wan-2.2-a14b"].arguments("a cat runs", 3)).frames[0]
    assert np.array_equal(made.frames, (video * 255).round().astype(np.uint8))


def test_the_flow_shift_follows_the_size(tmp_path: Path) -> None:
    for name in ("wan-1.3b", "wan-14b", "wan22-a14b"):
        model = CATALOG.get(name)
        assert (model.flow_shift(832, 480), model.flow_shift(1280, 720)) == (3.0, 5.0)
    shifts = (FlowShift(pixels=1024, shift=2.0), FlowShift(pixels=4096, shift=7.0))
    wan = loaded("wan-2.1", tmp_path, flow_shifts=shifts)
    folder = load(CATALOG.get(str(wan.model.folder)), tmp_path / "wan-2.1", CPU)
    small = request_for(wan, "wan-2.1")
    large = replace(small, width=64)

    first = generate_one(wan, small).frames
    assert wan.pipe.scheduler.config.flow_shift == 2.0
    assert not np.array_equal(first, generate_one(folder, small).frames)  # which says 3
    generate_one(wan, large)
    assert wan.pipe.scheduler.config.flow_shift == 7.0
    assert np.array_equal(generate_one(wan, small).frames, first)


def noisy_ltx(folder: Path) -> Path:
    """As LTX-Video 0.9.1 is: its decoder adds noise."""
    tiny_ltx_timestep(folder)
    config = json.loads((folder / "vae" / "config.json").read_text())
    config["decoder_inject_noise"] = [True, False, False, False]
    torch.manual_seed(1)
    vae = AutoencoderKLLTXVideo.from_config(config)
    with torch.no_grad():
        for name, weights in vae.named_parameters():
            if "per_channel_scale" in name:
                weights.fill_(0.5)
    vae.save_pretrained(folder / "vae")
    return folder


def test_a_decoder_that_adds_noise_makes_the_same_clip_for_the_same_seed(tmp_path: Path) -> None:
    folder = noisy_ltx(tmp_path / "noisy")
    ltx = load(CATALOG.get(str(folder)), folder, CPU)
    request = request_for(ltx, "ltx-0.9.5")
    torch.manual_seed(5)
    before = torch.random.get_rng_state()

    first = generate_one(ltx, request).frames

    assert torch.equal(torch.random.get_rng_state(), before)  # other numbers stay as they were
    torch.manual_seed(6)
    assert np.array_equal(generate_one(ltx, request).frames, first)
    assert not ltx.adapter.batches
    bare = LTXPipeline.from_pretrained(folder)
    bare.set_progress_bar_config(disable=True)
    given = SAMPLES["ltx-0.9.5"].arguments("a cat runs", 3)
    torch.manual_seed(3)  # the request's
    video = bare(**given).frames[0]
    assert np.array_equal(first, (video * 255).round().astype(np.uint8))
    torch.manual_seed(4)
    other = bare(**SAMPLES["ltx-0.9.5"].arguments("a cat runs", 3)).frames[0]
    assert np.abs(other - video).max() > 1 / 255  # it does add noise


def test_a_folder_that_names_ltx_image_to_video(tmp_path: Path) -> None:
    folder = build("ltx-0.9.0", tmp_path / "ltx")
    edit_model_index(folder, _class_name="LTXImageToVideoPipeline")
    model = CATALOG.get(str(folder))
    assert (model.needs_image, model.image_to_video) == (True, True)
    ltx = load(model, folder, CPU)
    gradient(64, 64).save(tmp_path / "picture.png")
    made = generate_one(ltx, request_for(ltx, "ltx-0.9.0"), start_image=tmp_path / "picture.png")
    assert made.frames.shape == (9, 64, 64, 3)


def test_ltx_is_told_the_pace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ltx = loaded("ltx-0.9.0", tmp_path)
    seen = calls(ltx, monkeypatch)
    made = [generate_one(ltx, request_for(ltx, "ltx-0.9.0", fps=fps)) for fps in (10, 30)]
    assert [one["frame_rate"] for one in seen] == [10, 30]
    assert not np.array_equal(made[0].frames, made[1].frames)


def test_hunyuan_1_5_takes_each_guidance(tmp_path: Path) -> None:
    name = "hunyuan-video-1.5"
    hunyuan = loaded(name, tmp_path)
    usual, low = request_for(hunyuan, name), request_for(hunyuan, name, guidance_scale=2)
    first = generate_one(hunyuan, usual).frames
    assert not np.array_equal(generate_one(hunyuan, low).frames, first)
    assert np.array_equal(generate_one(hunyuan, usual).frames, first)


@pytest.mark.parametrize("name", ["animatediff", "hunyuan-video-1.5", "wan-2.1", "sana-video"])
def test_each_clip_of_a_batch_avoids_its_own(tmp_path: Path, name: str) -> None:
    family = loaded(name, tmp_path)
    first = request_for(family, name, negative_prompt="rain")
    requests = [first, replace(first, negative_prompt="", seed=4)]
    clips = [Clip(one, nothing, threading.Event()) for one in requests]
    together = generate(family, clips)
    for one, request in zip(together, requests, strict=True):
        alone = generate_one(family, request).frames.astype(int)
        assert np.abs(one.frames - alone).max() <= 1  # type: ignore[union-attr]


def test_skyreels_that_is_not_told_the_pace_makes_several_clips_at_once(tmp_path: Path) -> None:
    """What is told it takes several clips for more frames of one, and fails."""
    paced = loaded("skyreels-v2-df", tmp_path)
    assert not paced.adapter.batches
    folder = build("skyreels-v2-df", tmp_path / "plain", sample_info=False)
    plain = load(CATALOG.get(str(folder)), folder, CPU)
    first = request_for(plain, "skyreels-v2-df")
    requests = [first, replace(first, prompt="two dogs in deep snow", seed=4)]
    together = generate(plain, [Clip(one, nothing, threading.Event()) for one in requests])
    for one, request in zip(together, requests, strict=True):
        alone = generate_one(plain, request).frames.astype(int)
        assert np.abs(one.frames - alone).max() <= 1  # type: ignore[union-attr]


def test_hunyuan_says_that_it_reads_nothing_to_avoid(tmp_path: Path) -> None:
    hunyuan = loaded("hunyuan-video", tmp_path)
    request = request_for(hunyuan, "hunyuan-video", negative_prompt="rain")
    [note] = generate_one(hunyuan, request).notes
    assert render(note) == "this model takes no words about what to avoid"


def test_a_scheduler_that_adds_noise_makes_one_clip_at_a_time(tmp_path: Path) -> None:
    family = loaded("text-to-video-sd", tmp_path)
    assert family.adapter.batches
    family.pipe.scheduler = DDPMScheduler.from_config(family.pipe.scheduler.config)
    assert not family.adapter.batches


@pytest.mark.parametrize(
    "name", ["ltx-0.9.0", "ltx-2", "mochi", "cogvideox-1.5", "wan-2.2-ti2v", "sana-video"]
)
def test_the_least_that_may_be_asked_for_works(tmp_path: Path, name: str) -> None:
    family = loaded(name, tmp_path)
    model = family.model
    side, steps, frames = model.side.min, model.steps.min, model.frames.min
    side = -(-side // model.size_multiple) * model.size_multiple
    options = {"width": side, "height": side, "num_frames": frames, "num_inference_steps": steps}
    made = generate_one(family, request_for(family, name, **options))
    assert made.frames.shape == (frames, side, side, 3)


def test_a_prompt_that_latte_does_not_read_to_its_end(tmp_path: Path) -> None:
    """Its own limit is 120 tokens, whatever its tokenizer says."""
    latte = loaded("latte", tmp_path)
    latte.pipe.tokenizer.model_max_length = 512
    assert not latte.adapter.is_cut("cat " * 20)
    assert latte.adapter.is_cut("cat " * 300)


CATALOGUED = {
    "zeroscope": "text-to-video-sd",
    "wan-14b": "wan-2.1",
    "wan22-a14b": "wan-2.2-a14b",
    "ltx-13b-distilled": "ltx-0.9.7",
    "ltx-2": "ltx-2",
    "cogvideox-5b": "cogvideox",
    "skyreels-1.3b": "skyreels-v2-df",
}


@pytest.mark.parametrize(("entry", "name"), CATALOGUED.items())
def test_what_the_catalog_says_of_a_call_works(tmp_path: Path, entry: str, name: str) -> None:
    model = CATALOG.get(entry)
    said = {key: getattr(model, key) for key in ("call", "scheduler", "flow_shifts", "steps")}
    family = loaded(name, tmp_path, **said)
    steps = model.steps.min
    request = replace(request_for(family, name), num_inference_steps=steps)
    seen: list[Progress] = []

    generate_one(family, request, seen.append)

    assert Progress(Phase.DENOISING, steps, steps) in seen
    if model.scheduler:
        assert type(family.pipe.scheduler).__name__ == model.scheduler.name
    if shift := model.flow_shift(32, 32):
        assert family.pipe.scheduler.config.flow_shift == shift


def test_every_entry_with_something_to_say_was_tried() -> None:
    for model in CATALOG:
        assert set(model.call) <= set(
            inspect.signature(getattr(diffusers, model.family).__call__).parameters
        )
        tried = [CATALOG.get(name) for name in CATALOGUED]
        assert not model.call or model.call in [one.call for one in tried]
        assert not model.flow_shifts or model.flow_shifts in [one.flow_shifts for one in tried]
        assert not model.scheduler or model.scheduler in [one.scheduler for one in tried]
