"""What the master costs: time, disk, and the quality of copies fitted from it."""

from __future__ import annotations

import asyncio
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from t2vbot.video.ffmpeg import Ffmpeg
from t2vbot.video.fit import Search, fit
from t2vbot.video.frames import Frames
from t2vbot.video.master import write_master
from t2vbot.video.metadata import AI_MARK
from t2vbot.video.mp4 import Mp4
from t2vbot.video.picture import Picture
from t2vbot.video.x264 import X264, FromFrames

from ..helpers_video import ffmpeg_exe, noise, pan, probe, request_for, shapes

FPS = 16
SIZES = [(16, 64, 64), (16, 128, 128), (16, 256, 256), (49, 512, 512), (81, 480, 832)]
SHARES = (0.9, 0.5, 0.2)  # of the master's size: limits that it does not meet
COMMENT = 300  # bytes, about what the bench's own request takes


def main(
    fractions: Annotated[str, typer.Option(help="Limits, as shares of the master's size.")] = "",
) -> None:
    """Write masters, fit copies of them, and fit the same from the frames; compare."""
    shares = [float(part) for part in fractions.split(",") if part] or SHARES
    costs = Table("clip", "seconds", "master kB", "bits/pixel", "PSNR dB", title="Masters")
    columns = ("clip", "limit kB", "from master dB", "from frames dB", "loss dB", "s", "s")
    copies = Table(*columns, title="Copies")
    losses = []
    with tempfile.TemporaryDirectory() as folder:
        for draw in (pan, shapes, grain, drawn, noise):
            for size in SIZES[:3] if draw is noise else SIZES:
                clip = draw(*size)
                name = f"{draw.__name__} {size[2]}x{size[1]}x{size[0]}"
                master, seconds = _timed(lambda clip=clip: _master(clip, Path(folder)))
                bits = 8 * master.size / (clip.size / 3)
                quality = f"{psnr(clip, master.path):.1f}"
                cells = (f"{seconds:.2f}", f"{master.size / 1000:.0f}", f"{bits:.2f}", quality)
                costs.add_row(name, *cells)
                for loss, row in _copies(clip, master, shares, Path(folder)):
                    copies.add_row(name, *row)
                    losses.append(loss)
    console = Console(width=100)
    console.print(costs, copies)
    over = sum(loss > 0.5 for loss in losses)
    console.print(
        f"{len(losses)} copies: {np.mean(losses):.2f} dB lost on average, {max(losses):.2f} at"
        f" most, {over} of them more than 0.5. PSNR is of RGB as a player shows it, brought to the"
        " frames' size, against the frames.",
        highlight=False,
    )


def grain(num_frames: int, height: int, width: int) -> Frames:
    """A film's grain, other in each frame, on the slow move of ``pan``."""
    rough = np.random.default_rng(1).normal(0, 6, (num_frames, height, width, 1))
    return (pan(num_frames, height, width) + rough).clip(0, 255).astype(np.uint8)


def drawn(num_frames: int, height: int, width: int) -> Frames:
    """Even colours with hard edges, as in a cartoon."""
    y, x = np.mgrid[0:height, 0:width] / max(height, width)
    clip = np.empty((num_frames, height, width, 3), np.uint8)
    for number, frame in enumerate(clip):
        frame[:] = (120, 190, 240)
        frame[y > 0.7 + 0.05 * np.sin(9 * x)] = (70, 150, 60)
        for ball in range(6):
            t = number / 12 + ball
            inside = (x - 0.5 - 0.4 * np.cos(t)) ** 2 + (y - 0.4 - 0.2 * np.sin(2 * t)) ** 2 < 0.01
            frame[inside] = (250 - 40 * ball, 40 * ball, 90)
    return clip


def _nothing(*_: int) -> None:
    pass


async def _master(clip: Frames, folder: Path) -> Mp4:
    paths = (folder / "master.mp4", folder / "first.png", folder / "last.png")
    return await write_master(clip, request_for(clip, FPS), *paths, _nothing)


def _copies(
    clip: Frames, master: Mp4, shares: list[float] | tuple[float, ...], folder: Path
) -> Iterator[tuple[float, tuple[str, ...]]]:
    for share in shares:
        limit = int(share * master.size)
        path = folder / f"copy.{limit}.mp4"
        budget = limit - min(8192, limit // 100) - len(AI_MARK)
        best, theirs = _timed(lambda budget=budget: _from_frames(clip, budget, folder))
        if best is None:
            continue
        copy, ours = _timed(lambda limit=limit, path=path: fit(master.path, limit, path))
        mine, ideal = psnr(clip, copy.path), psnr(clip, best)
        loss = ideal - mine
        row = (f"{limit / 1000:.0f}", f"{mine:.2f}", f"{ideal:.2f}", f"{loss:.2f}")
        yield loss, (*row, f"{ours:.2f}", f"{theirs:.2f}")


async def _from_frames(clip: Frames, budget: int, folder: Path) -> Path | None:
    """What ``fit`` would make if it had the frames."""
    num_frames, height, width, _ = clip.shape
    x264 = X264(Ffmpeg(), folder, FromFrames(clip, FPS), COMMENT, _nothing)
    search = Search(x264, Picture(width, height), num_frames, FPS, budget, try_good=True)
    return await search.best()


def _timed(work: Callable) -> tuple:
    start = time.perf_counter()
    result = asyncio.run(work())
    return result, time.perf_counter() - start


def psnr(clip: Frames, path: Path) -> float:
    """Decibels between the frames and what a viewer sees of them at the frames' size."""
    num_frames, height, width, _ = clip.shape
    view = probe(path)
    kernel = "area" if view.width > width else "bicubic"
    conversion = (
        f"scale={width}:{height}:in_color_matrix=bt709:in_range=tv:out_range=pc"
        f":flags={kernel}+accurate_rnd+full_chroma_int+full_chroma_inp,format=rgb24"
    )
    run = subprocess.run(
        [ffmpeg_exe(), "-v", "error", "-i", path, "-vf", conversion, "-f", "rawvideo", "-"],
        stdout=subprocess.PIPE,
        check=True,
    )
    seen = np.frombuffer(run.stdout, np.uint8).reshape(num_frames, height, width, 3)
    error = np.mean(
        [np.mean((a.astype(np.float32) - b) ** 2) for a, b in zip(clip, seen, strict=True)]
    )
    return float(10 * np.log10(255**2 / error))
