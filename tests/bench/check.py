"""What the output check costs on the CPU: a classifier of the real size (ViT-base, 86 million
parameters), with random weights.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import threading
import time
from pathlib import Path
from typing import Annotated

import psutil
import torch
import typer
from rich.console import Console
from rich.table import Table

from t2vbot.catalog.classifier import Classifier
from t2vbot.engine.check import LOOKED_AT, OutputCheck, Rule
from t2vbot.engine.hub import Hub
from t2vbot.video.frames import Frames

from ..helpers_video import noise

SIZES = [(16, 256, 256), (81, 480, 832)]


def main(
    threads: Annotated[str, typer.Option(help="How many, with commas between them.")] = "1,2",
    rounds: Annotated[int, typer.Option(help="Clips of each size.")] = 5,
) -> None:
    """Check clips of noise, and say how long a clip and a frame take."""
    table = Table(
        "threads", "clip", "ready s", "clip s", "frame s", "of CPU", "slowest s", "memory MB"
    )
    with tempfile.TemporaryDirectory() as folder:
        _vit_base(Path(folder))
        for count in (int(part) for part in threads.split(",")):
            for size in SIZES:
                row = asyncio.run(_measure(Path(folder), count, noise(*size), rounds))
                table.add_row(str(count), f"{size[2]}x{size[1]}x{size[0]}", *row)
    Console(width=100).print(table)


def _vit_base(folder: Path) -> None:
    """The configuration of google/vit-base-patch16-224-in21k is the default one."""
    from transformers import ViTConfig, ViTForImageClassification, ViTImageProcessorPil

    config = ViTConfig(id2label={0: "normal", 1: "nsfw"}, label2id={"normal": 0, "nsfw": 1})
    torch.manual_seed(0)
    ViTForImageClassification(config).save_pretrained(folder)
    ViTImageProcessorPil().save_pretrained(folder)


async def _measure(folder: Path, threads: int, clip: Frames, rounds: int) -> list[str]:
    rule = Rule(Classifier("ViT-base", ("nsfw",), folder=folder), 1.0, withholds=False)
    check, never, before = OutputCheck(rule, Hub(), threads), threading.Event(), _memory()
    started = time.perf_counter()
    await check.prepare(lambda _: None, never)
    ready, taken = time.perf_counter() - started, []
    computing = time.process_time()
    for _ in range(rounds):
        started = time.perf_counter()
        await check.look("0" * 16, clip, never)
        taken.append(time.perf_counter() - started)
    computing = (time.process_time() - computing) / rounds / LOOKED_AT
    memory = _memory() - before
    await check.aclose()
    median = statistics.median(taken)
    seconds = (ready, median, median / LOOKED_AT, computing, max(taken))
    return [*(f"{value:.2f}" for value in seconds), f"{memory / 1e6:.0f}"]


def _memory() -> int:
    return psutil.Process().memory_info().rss
