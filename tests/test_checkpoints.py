"""The test checkpoints themselves: what diffusers alone makes of each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import diffusers
import numpy as np
import pytest
import torch
from diffusers import DiffusionPipeline, GGUFQuantizationConfig, WanPipeline, WanTransformer3DModel

from .checkpoints import SAMPLES, Sample, build, tiny_lora, tiny_wan_gguf

pytestmark = [
    # Schedulers hand tensors to numpy.
    pytest.mark.filterwarnings("ignore:__array_wrap__ must:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
    # Mochi asks for what a CPU does not have and does without.
    pytest.mark.filterwarnings("ignore:In CPU autocast:UserWarning"),
]


@pytest.fixture(autouse=True)
def quiet() -> None:
    diffusers.utils.logging.set_verbosity_error()


def load(sample: Sample, folder: Path, kind: Any = DiffusionPipeline, **parts: Any) -> Any:
    pipe = kind.from_pretrained(folder, local_files_only=True, use_safetensors=True, **parts)
    pipe.set_progress_bar_config(disable=True)
    if sample.vae_tiling:
        pipe.vae.enable_tiling()
    return pipe


def frames(pipe: Any, sample: Sample, prompt: str = "a red fox", seed: int = 0) -> np.ndarray:
    return np.asarray(pipe(**sample.arguments(prompt, seed)).frames)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_bare_pipeline_makes_the_clip_of_its_sample(name: str, tmp_path: Path) -> None:
    sample = SAMPLES[name]
    pipe = load(sample, build(name, tmp_path / "model"))

    assert type(pipe).__name__ == sample.pipeline_class
    output = pipe(**sample.arguments("a red fox"))
    clip = np.asarray(output.frames)
    assert clip.shape == (1, sample.num_frames, sample.height, sample.width, 3)
    assert np.isfinite(clip).all() and clip.std(axis=(2, 3)).min() > 0.01
    # A difference of a step in eight bits is seen, of less is not.
    assert abs(clip - frames(pipe, sample, prompt="two whales")).max() > 1 / 255
    assert abs(clip - frames(pipe, sample, seed=1)).max() > 1 / 255
    assert hasattr(output, "audio") == sample.sound
    if sample.sound:
        assert torch.isfinite(output.audio).all() and output.audio.std() > 0


@pytest.mark.parametrize("own_names", [False, True])
def test_a_lora_changes_the_clip_until_it_is_unloaded(own_names: bool, tmp_path: Path) -> None:
    sample = SAMPLES["wan-2.1"]
    folder = build("wan-2.1", tmp_path / "model")
    pipe = load(sample, folder)
    before = frames(pipe, sample)

    file = tiny_lora(folder, tmp_path / "lora.safetensors", wans_own=own_names)
    pipe.load_lora_weights(str(tmp_path), weight_name=file.name)
    assert abs(frames(pipe, sample) - before).max() > 0.01
    pipe.unload_lora_weights()
    assert np.array_equal(frames(pipe, sample), before)


@pytest.mark.parametrize("name", ["cogvideox", "ltx-0.9.0"])
def test_a_lora_for_another_family(name: str, tmp_path: Path) -> None:
    sample = SAMPLES[name]
    folder = build(name, tmp_path / "model")
    pipe = load(sample, folder)
    before = frames(pipe, sample)

    file = tiny_lora(folder, tmp_path / "lora.safetensors")
    pipe.load_lora_weights(str(tmp_path), weight_name=file.name)
    assert abs(frames(pipe, sample) - before).max() > 0.01


def test_a_gguf_file_makes_nearly_the_same_clip(tmp_path: Path) -> None:
    sample = SAMPLES["wan-2.1"]
    folder = build("wan-2.1", tmp_path / "model")
    file = tiny_wan_gguf(folder, tmp_path / "wan-Q8_0.gguf")

    transformer = WanTransformer3DModel.from_single_file(
        str(file),
        config=str(folder),
        subfolder="transformer",
        quantization_config=GGUFQuantizationConfig(compute_dtype=torch.float32),
        dtype=torch.float32,
    )
    # DiffusionPipeline itself would leave out a part that its own signature does not ask for.
    pipe = load(sample, folder, WanPipeline, transformer=transformer)
    assert pipe.transformer is transformer
    assert transformer.blocks[0].attn1.to_q.weight.dtype == torch.uint8
    difference = abs(frames(pipe, sample) - frames(load(sample, folder), sample)).max()
    assert 0 < difference < 0.02


def test_builds_the_folder_that_diffusers_writes(tmp_path: Path) -> None:
    folder = build("text-to-video-sd", tmp_path / "model", variants=(None, "fp16"))

    index = json.loads((folder / "model_index.json").read_text())
    assert index["_class_name"] == "TextToVideoSDPipeline"
    assert (folder / "unet" / "diffusion_pytorch_model.safetensors").is_file()
    assert (folder / "unet" / "diffusion_pytorch_model.fp16.safetensors").is_file()


def test_the_same_seed_makes_the_same_weights(tiny_model: Path, tmp_path: Path) -> None:
    again = build("text-to-video-sd", tmp_path / "again")

    weights = Path("unet") / "diffusion_pytorch_model.safetensors"
    assert (again / weights).read_bytes() == (tiny_model / weights).read_bytes()
