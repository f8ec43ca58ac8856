"""Sixteen prompts through the whole bot, beside the script that everybody starts with."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.model import Model
from t2vbot.catalog.options import Options
from t2vbot.catalog.request import VideoRequest
from t2vbot.standin.standin import Standin

from ..running import bot_in_process
from .encoder import export_to_video

CLIPS = 16
MEMBERS = ("ada", "ben", "cleo", "dan")
CLIP_TIMEOUT = 600.0  # seconds for one clip


def main(
    model: Annotated[str, typer.Option(help="A name from the catalog, or a folder.")] = "builtin",
    rounds: Annotated[int, typer.Option(help="How often each side is measured.")] = 3,
) -> None:
    """Compare wall times: command to message here, `pipe(prompt)` and `export_to_video` there."""
    chosen = Catalog.load().get(model)
    with tempfile.TemporaryDirectory() as folder:
        pairs = asyncio.run(_measure(chosen, Path(folder), rounds))
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    table = Table("round", "bot s", "script s", "ratio", title=f"{CLIPS} clips of {chosen.title}")
    for number, (ours, theirs) in enumerate(pairs, start=1):
        table.add_row(str(number), f"{ours:.2f}", f"{theirs:.2f}", f"{ours / theirs:.2f}")
    console = Console(width=100)
    console.print(table)
    console.print(
        f"Median ratio {ratio:.2f}. Both sides in one process in turn, the model loaded and warm on"
        " both, same model, size, frames, steps, guidance and scheduler. The bot's time runs from"
        f" the first of {CLIPS} slash commands of {len(MEMBERS)} members to the last message with"
        " its file, through HTTP and the ledger; the script's from the first prompt to the last"
        " file.",
        highlight=False,
    )


async def _measure(model: Model, folder: Path, rounds: int) -> list[tuple[float, float]]:
    pipe = await asyncio.to_thread(_load, model)
    request = Catalog.load().resolve(Options(prompt="a red circle moving right"), model.name)
    async with (
        Standin() as discord,
        bot_in_process(discord, folder / "data", model.name, max_per_member=CLIPS),
    ):
        await _through_the_bot(discord, 1)
        await asyncio.to_thread(_by_script, pipe, request, folder, 1)
        return [
            (
                await _through_the_bot(discord, CLIPS),
                await asyncio.to_thread(_by_script, pipe, request, folder, CLIPS),
            )
            for _ in range(rounds)
        ]


async def _through_the_bot(discord: Standin, clips: int) -> float:
    """Seconds from the first command to the last video."""
    started = time.perf_counter()
    general = discord.channel("general")
    asked = [
        await discord.members[MEMBERS[number % len(MEMBERS)]].slash(
            general, "video", prompt="a red circle moving right", seed=number
        )
        for number in range(clips)
    ]
    for interaction in asked:
        await interaction.message(lambda message: message.attachments, CLIP_TIMEOUT)
    return time.perf_counter() - started


def _load(model: Model) -> Any:
    """The pipeline as a script loads it, with the scheduler that the catalog gives it."""
    import diffusers
    import torch

    source = str(model.folder or model.hub_id)
    # Without a dtype, parts that were saved in float16 and float32 end up mixed.
    pipe = diffusers.DiffusionPipeline.from_pretrained(
        source, variant=model.variant, dtype=torch.float32
    )
    if model.scheduler:
        kind = getattr(diffusers, model.scheduler.name)
        pipe.scheduler = kind.from_config(pipe.scheduler.config, **model.scheduler.options)
    pipe.set_progress_bar_config(disable=True)
    return pipe


def _by_script(pipe: Any, request: VideoRequest, folder: Path, clips: int) -> float:
    """Seconds that `pipe(prompt)` and `export_to_video` take, one clip after the other."""
    import torch

    started = time.perf_counter()
    for number in range(clips):
        frames = pipe(
            request.prompt,
            num_frames=request.num_frames,
            height=request.height,
            width=request.width,
            num_inference_steps=request.num_inference_steps,
            guidance_scale=request.guidance_scale,
            generator=torch.Generator().manual_seed(number),
        ).frames[0]
        pixels = np.ascontiguousarray((frames * 255).astype(np.uint8))
        export_to_video(pixels, folder / f"{number}.mp4")
    return time.perf_counter() - started
