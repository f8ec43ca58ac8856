"""Prompts through the whole bot, beside the script that everybody starts with."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.options import Options
from t2vbot.catalog.request import VideoRequest
from t2vbot.private import child_environment, wait_passively
from t2vbot.standin.standin import Standin

from ..running import ROOT, bot_in_process

MEMBERS = ("ada", "ben", "cleo", "dan")
CLIP_TIMEOUT = 600.0  # seconds for one clip
DIT = "dit"  # in place of a model's name
WARM_UP = 16  # clips: how many pay off together is found out meanwhile
PROMPT = "a red circle moving right"


def main(
    model: Annotated[
        str, typer.Option(help="A name, a folder, or dit: a Wan of 20 M random parameters.")
    ] = "builtin",
    clips: Annotated[int, typer.Option(help="Asked for at once; 1: a single prompt.")] = 16,
    rounds: Annotated[int, typer.Option(help="How often both sides run, in turn.")] = 3,
) -> None:
    """Compare wall times: command to message here, `pipe(prompt)` and `export_to_video` there."""
    wait_passively()
    with tempfile.TemporaryDirectory() as folder:
        file = a_catalog_with_dit(Path(folder)) if model == DIT else None
        pairs, idle = asyncio.run(_measure(model, file, Path(folder), clips, rounds))
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    table = Table("round", "bot s", "script s", "ratio", title=f"{clips} clips of {model}")
    for number, (ours, theirs) in enumerate(pairs, start=1):
        table.add_row(str(number), f"{ours:.2f}", f"{theirs:.2f}", f"{ours / theirs:.3f}")
    console = Console(width=100)
    console.print(table)
    console.print(
        f"Median ratio {ratio:.3f}. Each side in a process of its own, in turn, the model loaded"
        " and warm on both, same size, frames, steps, guidance and scheduler. The bot's time runs"
        f" from the first of the commands of {len(MEMBERS)} members to the last message with its"
        " file, through HTTP and the database; the script's from the first prompt to the last file."
        f" Between two runs of a round the device was idle for {1000 * idle.between:.1f} ms, which"
        f" is {100 * idle.share:.2f} % of a run.",
        highlight=False,
    )


def a_catalog_with_dit(folder: Path) -> Path:
    """Whose usual clip takes seconds."""
    a_dit(folder / DIT)
    file = folder / "models.toml"
    file.write_text(
        """
        [dit]
        title = "A small Wan"
        family = "WanPipeline"
        folder = "dit"
        licence = "none"
        dtype = "float32"
        sizes = { square = [128, 128] }
        default_size = "square"
        side = { min = 128, max = 128 }
        frames = { min = 17, max = 17, default = 17 }
        fps = { min = 8, max = 8, default = 8 }
        steps = { min = 8, max = 8, default = 8 }
        guidance = { min = 5, max = 5, default = 5 }
        """
    )
    return file


def a_dit(folder: Path) -> Path:
    """Large enough that a clip takes seconds, as a transformer of the real family does."""
    from diffusers import WanPipeline, WanTransformer3DModel

    from ..checkpoints.saving import random_weights, save
    from ..checkpoints.wan import (
        HUB_CLASSES,
        flow_scheduler,
        text_and_video_parts,
        transformer_sizes,
    )

    sizes = {"num_attention_heads": 8, "attention_head_dim": 48, "num_layers": 8, "ffn_dim": 1536}
    with random_weights(0):
        transformer = WanTransformer3DModel(**(transformer_sizes() | sizes))
        parts = text_and_video_parts()
    pipe = WanPipeline(**parts, transformer=transformer, scheduler=flow_scheduler(3.0))
    return save(pipe, folder, **HUB_CLASSES)


class Idle(logging.Handler):
    """How long the device had nothing to do between two runs, as the bot logs it."""

    LINE = re.compile(r"The device was idle for ([\d.]+) s, then made \d+ clips in ([\d.]+) s")

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []
        self.runs: list[float] = []
        self.is_first = True  # of a round: before it, nobody asked for anything

    def emit(self, record: logging.LogRecord) -> None:
        if not (match := self.LINE.search(record.getMessage())):
            return
        self.runs.append(float(match[2]))
        if not self.is_first:
            self.waits.append(float(match[1]))
        self.is_first = False

    @property
    def between(self) -> float:
        """Seconds, in the mean."""
        return statistics.mean(self.waits) if self.waits else 0.0

    @property
    def share(self) -> float:
        """Of a run."""
        return self.between / statistics.mean(self.runs)


async def _measure(
    model: str, catalog: Path | None, folder: Path, clips: int, rounds: int
) -> tuple[list[tuple[float, float]], Idle]:
    idle, log = Idle(), logging.getLogger("t2vbot.engine.renderer")
    log.setLevel(logging.DEBUG)
    log.addHandler(idle)
    async with (
        Standin() as discord,
        bot_in_process(discord, folder / "data", model, catalog=catalog, max_per_member=WARM_UP),
        _a_script(model, Catalog.open(catalog), folder) as script,
    ):
        await _through_the_bot(discord, clips if clips == 1 else WARM_UP)
        await script(1)
        idle.waits, idle.runs = [], []
        pairs = []
        for _ in range(rounds):
            idle.is_first = True
            pairs.append((await _through_the_bot(discord, clips), await script(clips)))
    return pairs, idle


async def _through_the_bot(discord: Standin, clips: int) -> float:
    """Seconds from the first command to the last video."""
    started = time.perf_counter()
    general = discord.channel("general")
    asked = [
        await discord.members[MEMBERS[number % len(MEMBERS)]].slash(
            general,
            "video",
            prompt=f"{PROMPT}, {number}",
            seed=number,  # each read by itself
        )
        for number in range(clips)
    ]
    for interaction in asked:
        await interaction.message(lambda message: message.attachments, CLIP_TIMEOUT)
    return time.perf_counter() - started


@asynccontextmanager
async def _a_script(model: str, catalog: Catalog, folder: Path) -> AsyncIterator[Script]:
    request = catalog.resolve(Options(prompt=PROMPT), model)
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench._script", _wanted(catalog, request, folder)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=ROOT,
        env=child_environment(),  # without what the bot says about threads
    )
    try:
        yield Script(process)
    finally:
        process.kill()
        await process.wait()


def _wanted(catalog: Catalog, request: VideoRequest, folder: Path) -> str:
    model = catalog.get(request.model)
    scheduler = model.scheduler
    pipeline = {
        "folder": str(model.folder),
        "scheduler": scheduler.name if scheduler else None,
        "options": scheduler.options if scheduler else {},
    }
    return json.dumps({"request": request.to_json(), "pipeline": pipeline, "folder": str(folder)})


class Script:
    """A script that waits for how many clips to make."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def __call__(self, clips: int) -> float:
        """Seconds that they took."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{clips}\n".encode())
        return float(await self._process.stdout.readline())
