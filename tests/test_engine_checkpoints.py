"""The test checkpoints themselves."""

from __future__ import annotations

import json
from pathlib import Path

from .checkpoints import build


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
