"""Enhance by the built-in model: how near it comes to what was drawn that large."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import typer
from PIL import Image
from rich.console import Console
from rich.table import Table

from t2vbot.builtin import captions, world
from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.model import Enhancing
from t2vbot.catalog.options import Options
from t2vbot.engine.clip import Clip
from t2vbot.engine.device import Device
from t2vbot.engine.enhance import enhance
from t2vbot.engine.loading import load
from t2vbot.video.frames import Frames

from ..clips import nothing
from ..motion import psnr, ssim

SCALE = 2


def main(
    clips: Annotated[int, typer.Option(help="Clips of the toy world.")] = 6,
    strengths: Annotated[str, typer.Option(help="To try, with commas.")] = "0.2,0.35,0.5,0.65",
) -> None:
    """Draw clips at 64 and at 128 pixels, make the small ones larger by both ways, and compare with
    the large ones.
    """
    torch.set_num_threads(1)
    model = Catalog.load().get("builtin")
    assert model.folder
    loaded = load(model, Path(model.folder), Device("cpu", "cpu", "CPU"))
    drawn = [_drawn(number) for number in range(clips)]
    table = Table("way", "PSNR dB", "SSIM", "seconds a clip", title="64x64 made twice as large")
    larger = [_enlarged(small) for _, small, _ in drawn]
    table.add_row("enlarged (lanczos)", *_quality(larger, drawn), "")
    for strength in map(float, strengths.split(",")):
        how, began = Enhancing(scale=SCALE, strength=strength), time.perf_counter()
        made = []
        for words, small, _ in drawn:
            request = Catalog.load().resolve(Options(prompt=words, seed=1), "builtin")
            clip = Clip(replace(request, enhance=True), nothing, threading.Event())
            made.append(enhance(loaded, how, clip, small, nothing))
        seconds = (time.perf_counter() - began) / clips
        table.add_row(f"enhanced, strength {strength:g}", *_quality(made, drawn), f"{seconds:.1f}")
    Console(width=100).print(table)


def _drawn(number: int) -> tuple[str, Frames, Frames]:
    """Its words, as the model makes it, and as large as it is to become."""
    rng = np.random.default_rng(number)
    scene = world.random_scene(rng, two=0)
    words, _ = captions.caption(scene, rng)
    path = world.animate(scene, rng)
    small, large = (_pixels(world.paint([scene], [path], side)) for side in (64, 64 * SCALE))
    return words, small, large


def _pixels(painted: torch.Tensor) -> Frames:
    frames: Frames = (painted[0].permute(0, 2, 3, 1) * 255).round().to(torch.uint8).numpy()
    return frames


def _enlarged(small: Frames) -> Frames:
    side = small.shape[1] * SCALE
    pictures = [Image.fromarray(f).resize((side, side), Image.Resampling.LANCZOS) for f in small]
    return np.stack([np.asarray(picture) for picture in pictures])


def _quality(made: list[Frames], drawn: list[tuple[str, Frames, Frames]]) -> tuple[str, str]:
    pairs = [(large, ours) for ours, (_, _, large) in zip(made, drawn, strict=True)]
    decibels = np.mean([psnr(*pair) for pair in pairs])
    likeness = np.mean([ssim(*pair) for pair in pairs])
    return f"{decibels:.1f}", f"{likeness:.3f}"
