"""ModelScope at its real size with random weights: seconds a clip and peak memory by batch, eager
and compiled, and by the way of saving memory, against what was counted.

Made for a machine with a GPU. `--tiny --eager --device cpu` shows that it works.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.deciding import usual
from t2vbot.catalog.memory import GB, Shape
from t2vbot.engine.clip import Clip
from t2vbot.engine.device import choose_device, find_devices, free_memory
from t2vbot.engine.generator import Generated, generate
from t2vbot.engine.loading import load
from t2vbot.engine.policy import Policy, rungs
from t2vbot.engine.savings import Learned

from ..checkpoints import build
from ..checkpoints.saving import random_weights
from ._architectures import ARCHITECTURES

BATCHES = (1, 2, 4, 8)
COUNT_FOR = 24.0  # GB of a GPU, on which the model is not so small that nobody counts


def main(
    device: Annotated[str, typer.Option(help="auto, cuda, cuda:1, cpu.")] = "auto",
    steps: Annotated[int, typer.Option(help="Denoising steps of each clip.")] = 25,
    tiny: Annotated[bool, typer.Option(help="Tiny networks: only whether it runs.")] = False,
    eager: Annotated[bool, typer.Option(help="Not compiled as well.")] = False,
) -> None:
    """Time batches of 1 to 8 clips of 16 frames of 256x256."""
    table = Table("batch", "compiled", "s a clip", "peak GB", "counted GB")
    ways = Table("one clip", "s", "peak GB", "counted GB")
    with tempfile.TemporaryDirectory() as folder:
        path = build("text-to-video-sd", Path(folder) / "model")
        if not tiny:
            _enlarge(path)
        for compiled in (False,) if eager else (False, True):
            for row in _measure(path, device, steps, tiny, compiled):
                table.add_row(*row)
        for way in rungs(choose_device(device, find_devices()).value, fp8=True):
            (row,) = _measure(path, device, steps, tiny, False, batches=(1,), way=way)
            ways.add_row(str(way), *row[2:])
    console = Console(width=120)
    console.print(table)
    console.print(ways)


def _enlarge(folder: Path) -> None:
    """Put networks of ModelScope's size, in float16, in place of the tiny ones."""
    import diffusers
    import torch
    import transformers

    sizes = ARCHITECTURES["ms-1.7b"].parts
    with random_weights(0):
        unet: Any = diffusers.UNet3DConditionModel(**(sizes["unet"] or {}))
        vae: Any = diffusers.AutoencoderKL(**(sizes["vae"] or {}))
        config = transformers.CLIPTextConfig(**(sizes["text_encoder"] or {}))
        text: Any = transformers.CLIPTextModel(config)
    for name, network in (("unet", unet), ("vae", vae), ("text_encoder", text)):
        for file in (folder / name).iterdir():
            file.unlink()
        network.to(torch.float16).save_pretrained(folder / name)


def _measure(
    path: Path,
    wanted: str,
    steps: int,
    tiny: bool,
    compiled: bool,
    *,
    batches: Sequence[int] = BATCHES,
    way: Policy | None = None,
) -> list[list[str]]:
    import torch

    device = replace(choose_device(wanted, find_devices()).value, free_gb=COUNT_FOR)
    size = (64, 64) if tiny else (256, 256)
    model = Catalog.load().get(str(path)).model_copy(update={"compile": compiled})
    loaded = load(model, path, device, Learned(policy=way or Policy()))
    rows = []
    for batch in batches:
        request = replace(
            usual(model), width=size[0], height=size[1], num_inference_steps=steps, num_frames=16
        )
        clips = [
            Clip(replace(request, seed=seed), lambda progress: None, threading.Event())
            for seed in range(batch)
        ]
        generate(loaded, clips)  # to be warm, and compiled
        if device.kind == "cuda":
            torch.cuda.reset_peak_memory_stats(device.where)
        started = time.perf_counter()
        outcomes = generate(loaded, clips)
        assert all(isinstance(outcome, Generated) for outcome in outcomes), outcomes
        made = len(outcomes)
        seconds = (time.perf_counter() - started) / made
        peak = torch.cuda.max_memory_allocated(device.where) / GB if device.kind == "cuda" else 0.0
        counted = loaded.needs.gb(loaded.policy, Shape.of(request, made))
        rows.append([str(made), str(compiled), f"{seconds:.2f}", f"{peak:.2f}", f"{counted:.2f}"])
    del loaded
    free_memory(device)
    return rows
