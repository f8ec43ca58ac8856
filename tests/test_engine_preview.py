"""Previews: they look like the clip, come at their pace, and change nothing."""

from __future__ import annotations

import asyncio
import copy
import io
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import torch
from diffusers import AutoencoderTiny
from PIL import Image

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.options import Options
from t2vbot.catalog.request import VideoRequest
from t2vbot.engine import preview
from t2vbot.engine.clip import Clip
from t2vbot.engine.device import find_devices
from t2vbot.engine.generator import Generated, generate
from t2vbot.engine.loading import Loaded, load
from t2vbot.engine.progress import Relay
from t2vbot.engine.steps import LastStep
from t2vbot.engine.tiny_decoder import TinyDecoder
from t2vbot.jobs.executor import Phase, Progress

from .checkpoints import tiny_text_to_video_sd
from .checkpoints.saving import random_weights

# numpy's, of how diffusers 0.42.1 makes its solvers' sigmas.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

Floats = npt.NDArray[np.float64]


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One after each step."""
    monkeypatch.setattr(preview, "PACE", 0.0)
    monkeypatch.setattr(preview, "SHARE", float("inf"))


@pytest.fixture(scope="module")
def tiny(tiny_model: Path) -> Loaded:
    return loaded(str(tiny_model))


def loaded(name: str) -> Loaded:
    model = Catalog.load().get(name)
    assert model.folder
    return load(model, model.folder, find_devices()[-1])


def request_for(model: Loaded, prompt: str = "a red circle", **options: Any) -> VideoRequest:
    given = Options(prompt=prompt, **({"seed": 7, "num_frames": 8} | options))
    return Catalog.load().resolve(given, model.model.name)


def made(
    model: Loaded, requests: Sequence[VideoRequest], *, seen: bool = True
) -> tuple[list[Generated], list[list[bytes]]]:
    """Clips, and what previews came of each."""
    found: list[list[bytes]] = [[] for _ in requests]

    def hear(number: int, progress: Progress) -> None:
        if progress.preview:
            assert progress.phase is Phase.DENOISING
            found[number].append(progress.preview)

    clips = [
        Clip(request, lambda p, n=number: hear(n, p), threading.Event(), preview=seen)
        for number, request in enumerate(requests)
    ]
    outcomes = generate(model, clips)
    assert all(isinstance(each, Generated) for each in outcomes)
    return [each for each in outcomes if isinstance(each, Generated)], found


def pictures(webp: bytes, size: tuple[int, int] | None = None) -> Floats:
    with Image.open(io.BytesIO(webp)) as image:
        shown = []
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            frame = image.convert("RGB")
            shown.append(frame.resize(size, Image.Resampling.BOX) if size else frame)
        return np.stack([np.asarray(frame, float) for frame in shown])


def likeness(webp: bytes, clip: Generated) -> float:
    """The correlation of a preview and its clip, both 32 pixels wide."""
    small = [Image.fromarray(f).resize((32, 32), Image.Resampling.BOX) for f in clip.frames]
    real = np.stack([np.asarray(frame, float) for frame in small])
    return float(np.corrcoef(pictures(webp, (32, 32)).ravel(), real.ravel())[0, 1])


@pytest.mark.usefixtures("at_once")
def test_a_preview_shows_the_clip_and_one_by_chance_does_not() -> None:
    model = loaded("builtin")
    request = request_for(model, "a green star", num_frames=8, num_inference_steps=6)
    [clip], [previews] = made(model, [request])
    assert likeness(previews[-1], clip) > 0.8
    by_chance = []
    for seed in range(3):
        known = torch.randn(13, 3, generator=torch.Generator().manual_seed(seed))
        model.colours._map = 0.2 * known + torch.tensor([0.5, 0.5, 0.5])
        [clip], [previews] = made(model, [request])
        by_chance.append(likeness(previews[0], clip))
        model.colours._clips = 99  # it learns no more
    assert max(by_chance) < 0.6, by_chance


@pytest.mark.usefixtures("at_once")
def test_previews_change_nothing(tiny: Loaded) -> None:
    requests = [request_for(tiny, width=64, height=32), request_for(tiny, width=64, height=32)]
    [without], [nothing] = made(tiny, requests[:1], seen=False)
    [clip], [previews] = made(tiny, requests[1:])
    assert np.array_equal(without.frames, clip.frames)
    assert nothing == []
    assert len(previews) == requests[0].num_inference_steps
    assert all(len(each) <= preview.MOST_BYTES for each in previews)
    assert pictures(previews[-1]).shape == (8, 64, 128, 3)


@pytest.mark.long
@pytest.mark.usefixtures("at_once")
def test_each_clip_of_a_run_has_its_own(tiny: Loaded) -> None:
    both = [request_for(tiny, seed=1), request_for(tiny, "something else", seed=2)]
    clips, (first, second) = made(tiny, both)
    assert len(clips) == 2 and len(first) == len(second) > 0
    assert first[-1] != second[-1]


@pytest.mark.usefixtures("at_once")
@pytest.mark.long
def test_what_goes_wrong_with_them_ends_no_clip(
    tiny: Loaded, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    [before], _ = made(tiny, [request_for(tiny)])

    def broken(*_: object) -> None:
        raise MemoryError("not enough")

    monkeypatch.setattr(type(tiny.colours), "of", broken)
    [clip], [previews] = made(tiny, [request_for(tiny)])
    assert np.array_equal(clip.frames, before.frames)
    assert previews == []
    assert caplog.text.count("No previews of") == 1
    assert "step" not in vars(tiny.pipe.scheduler)


def test_they_come_at_a_pace_that_costs_little(tiny: Loaded) -> None:
    """A clock that each look moves on by a second: a preview takes one, and a hundred must pass."""
    ticks = iter(range(10_000))
    heard: list[Progress] = []
    clip = Clip(request_for(tiny), heard.append, threading.Event(), preview=True)
    previews = preview.Previews(
        *(tiny.adapter, tiny.colours, [clip], clip.request, lambda: float(next(ticks)))
    )
    with torch.inference_mode(), previews.watching(tiny.pipe, may_decode=True):
        tiny.pipe.scheduler.set_timesteps(4)
        latents = torch.randn(8, 4, 8, 8, generator=torch.Generator().manual_seed(0))
        tiny.pipe.scheduler.step(latents, tiny.pipe.scheduler.timesteps[0], latents)
        for step in range(1, 250):
            previews.stepped(step, 250)
    assert [progress.done for progress in heard] == [3, 102, 201]


async def test_a_preview_is_not_lost_on_its_way() -> None:
    heard: list[Progress] = []
    relay = Relay(asyncio.get_running_loop(), heard.append)
    relay.report(Progress(Phase.DENOISING, 1, 3, b"one"))
    relay.report(Progress(Phase.DENOISING, 2, 3, b"two"))
    relay.report(Progress(Phase.DENOISING, 3, 3))
    await asyncio.sleep(0)
    assert heard == [Progress(Phase.DENOISING, 3, 3, b"two")]


def scheduler_of(name: str, **options: Any) -> Any:
    import diffusers

    return getattr(diffusers, name)(**options)


FLOW: dict[str, Any] = {"prediction_type": "flow_prediction", "use_flow_sigmas": True}


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("DDIMScheduler", {"clip_sample": False}),
        ("DPMSolverMultistepScheduler", {}),
        ("UniPCMultistepScheduler", FLOW),
        ("FlowMatchEulerDiscreteScheduler", {}),
    ],
)
def test_the_clip_is_known_before_its_noise_is_gone(name: str, options: dict[str, Any]) -> None:
    """With a network that knows it, from the first step on."""
    scheduler = scheduler_of(name, **options)
    scheduler.set_timesteps(6)
    generator = torch.Generator().manual_seed(1)
    clean, noise = torch.randn(2, 1, 4, 3, 8, 8, generator=generator)
    last = LastStep()
    sample = noise
    with last.watched(scheduler):
        for timestep in scheduler.timesteps:
            if "Flow" in name or "prediction_type" in options:
                predicted = noise - clean
            else:
                share = scheduler.alphas_cumprod[int(timestep)]
                sample = share**0.5 * clean + (1 - share) ** 0.5 * noise
                predicted = noise
            sample = scheduler.step(predicted, timestep, sample, return_dict=False)[0]
            assert last.step
            assert torch.allclose(last.step.predicted(), clean, atol=1e-3), timestep


def test_a_copy_of_a_watched_scheduler_steps_by_itself() -> None:
    scheduler = scheduler_of("FlowMatchEulerDiscreteScheduler")
    scheduler.set_timesteps(4)
    last = LastStep()
    with last.watched(scheduler):
        copied = copy.deepcopy(scheduler)
        sample = torch.ones(1, 2)
        copied.step(sample, copied.timesteps[0], sample)
        assert (copied.step_index, scheduler.step_index, last.step) == (1, None, None)
    assert "step" not in vars(scheduler)


def with_taesd(folder: Path, channels: int = 4) -> Path:
    """A tiny checkpoint with a small decoder beside its parts."""
    tiny_text_to_video_sd(folder)
    with random_weights(5):
        decoder = AutoencoderTiny(
            encoder_block_out_channels=(8, 8, 8, 8),
            decoder_block_out_channels=(8, 8, 8, 8),
            num_encoder_blocks=(1, 1, 1, 1),
            num_decoder_blocks=(1, 1, 1, 1),
            latent_channels=channels,
        )
    decoder.save_pretrained(folder / "taesd")
    return folder


def test_a_folder_with_a_small_decoder_shows_what_that_makes(tmp_path: Path, at_once: None) -> None:
    model = loaded(str(with_taesd(tmp_path / "model")))
    assert isinstance(model.colours, TinyDecoder)
    request = request_for(model, num_inference_steps=3)
    [clip], [shown] = made(model, [request])
    assert shown and all(len(pictures(one)) == 8 for one in shown)
    [plain], _ = made(model, [request], seen=False)
    assert np.array_equal(clip.frames, plain.frames)
    latents = torch.randn(4, 8, 8, 8)
    assert model.colours.of(latents).shape == (8, 64, 64, 3)
    others = loaded(str(tiny_text_to_video_sd(tmp_path / "plain")))
    assert not isinstance(others.colours, TinyDecoder)


def test_a_small_decoder_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    model = loaded(str(with_taesd(tmp_path / "model", channels=16)))
    assert not isinstance(model.colours, TinyDecoder)
