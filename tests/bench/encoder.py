"""Our masters beside diffusers' ``export_to_video``, and what it does to the event loop."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import imageio_ffmpeg
import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from t2vbot.video.frames import Frames

from ..helpers_video import a_master, decode, pan, probe, request_for, shapes

FPS = 16
SIZES = [(16, 256, 256), (49, 512, 512), (81, 480, 832)]
FULL_SIZE = (129, 720, 1280)
TICK = 0.001  # seconds between two looks at the event loop


def main(
    full: Annotated[bool, typer.Option(help="Also 129 frames of 1280x720.")] = False,
    repeats: Annotated[int, typer.Option(help="Encodes of each clip by each side.")] = 5,
) -> None:
    """Compare with diffusers' export_to_video: time, size, PSNR as seen; and the loop's delays."""
    table = Table("clip", "who", "seconds", "time ratio", "kB", "PSNR dB", title="Encoding")
    columns = ("clip", "ticks", "late p99 ms", "late max ms", "own CPU max ms")
    delays = Table(*columns, title="Event loop while encoding")
    delays.add_row("(nothing to do)", *_as_cells(asyncio.run(_idle())))
    with tempfile.TemporaryDirectory() as folder:
        for draw in (pan, shapes):
            for size in [*SIZES, FULL_SIZE] if full else SIZES:
                clip = draw(*size)
                name = f"{draw.__name__} {size[2]}x{size[1]}x{size[0]}"
                for row in _compare(clip, Path(folder), repeats):
                    table.add_row(name, *row)
                delays.add_row(name, *_as_cells(asyncio.run(_lag(clip, Path(folder)))))
    console = Console(width=100)
    console.print(table, delays)
    console.print(
        f"Medians of {repeats} encodes a side, ours and theirs in turn in one process, each from"
        " uint8 frames to the finished file; the ratio is the median of ours / theirs, pair by"
        " pair. PSNR: against the frames, decoded as Chromium does, which believes the tags and"
        " takes an untagged file for BT.601 below 720 lines and BT.709 from there. Late: by how"
        f" much a sleep of {TICK * 1000:.0f} ms on the event loop came back too late, which other"
        " processes have a part in; own CPU: what the loop's thread worked meanwhile, which they"
        " have not.",
        highlight=False,
    )


def export_to_video(frames: Frames, path: Path) -> None:
    """What diffusers' function of this name does: it hands these arguments on through imageio.

    Without imageio itself, which t2vbot does not need, and without its conversion from floats.
    """
    writer = imageio_ffmpeg.write_frames(
        str(path),
        (frames.shape[2], frames.shape[1]),
        fps=FPS,
        codec="libx264",
        pix_fmt_out="yuv420p",
        quality=5,  # imageio-ffmpeg makes this -crf 25, and leaves the preset at medium
        macro_block_size=16,
    )
    writer.send(None)
    for frame in frames:
        writer.send(frame)
    writer.close()


async def _encode(frames: Frames, path: Path) -> None:
    await a_master(frames, path, request_for(frames, FPS))


def _compare(clip: Frames, folder: Path, repeats: int) -> Iterator[tuple[str, ...]]:
    ours, theirs = folder / "ours.mp4", folder / "theirs.mp4"
    pairs = [
        (
            _seconds(lambda: asyncio.run(_encode(clip, ours))),
            _seconds(lambda: export_to_video(clip, theirs)),
        )
        for _ in range(repeats)
    ]
    ratio = statistics.median(mine / other for mine, other in pairs)
    for who, path, ratio_cell, times in (
        ("t2vbot", ours, f"{ratio:.2f}", [mine for mine, _ in pairs]),
        ("export_to_video", theirs, "1", [other for _, other in pairs]),
    ):
        seconds, size = f"{statistics.median(times):.2f}", f"{path.stat().st_size / 1000:.0f}"
        yield who, seconds, ratio_cell, size, f"{_psnr(clip, path):.1f}"


def _seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _psnr(clip: Frames, path: Path) -> float:
    """Decibels between the frames and what a viewer sees of them."""
    view = probe(path)
    seen = decode(path, "bt709" if "bt709" in view.pixels or view.height >= 720 else "bt601")
    errors = [
        np.mean((one.astype(np.float32) - other) ** 2)
        for one, other in zip(clip, seen, strict=True)
    ]
    return float(10 * np.log10(255**2 / np.mean(errors)))


@dataclass(frozen=True)
class Tick:
    """One look at the event loop, in seconds."""

    late: float
    cpu: float


async def _lag(clip: Frames, folder: Path) -> list[Tick]:
    """How the event loop does while it encodes ``clip``."""
    encoding = asyncio.create_task(_encode(clip, folder / "lag.mp4"))
    ticks = []
    while not encoding.done():
        ticks.append(await _tick())
    await encoding
    return ticks


async def _idle() -> list[Tick]:
    return [await _tick() for _ in range(1000)]


async def _tick() -> Tick:
    start, cpu = time.perf_counter(), time.thread_time()
    await asyncio.sleep(TICK)
    return Tick(time.perf_counter() - start - TICK, time.thread_time() - cpu)


def _as_cells(ticks: list[Tick]) -> tuple[str, ...]:
    late = [tick.late for tick in ticks]
    figures = (np.quantile(late, 0.99), max(late), max(tick.cpu for tick in ticks))
    return (str(len(ticks)), *(f"{1000 * figure:.1f}" for figure in figures))
