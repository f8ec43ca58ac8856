"""Every kind of clip under every limit: all strictly under, all whole, and how they fitted."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from t2vbot.errors import CannotFit
from t2vbot.jobs.job import Frames, Progress
from t2vbot.video.encoder import FfmpegEncoder

from ..helpers_video import count_frames, noise, pan, request_for, shapes, still

LIMITS = {"10 MiB": 10 * 2**20, "2 MiB": 2 * 2**20, "500 kB": 500_000, "64 kB": 64_000}
SIZES = [
    *((1, 1, 1), (5, 257, 255), (129, 64, 64), (16, 256, 256)),
    *((49, 512, 512), (81, 480, 832), (129, 720, 1280)),
]


def main() -> None:
    """Encode clips of 1 to 129 frames, up to 720p noise, under each limit; fail if one is over."""
    table = Table("clip", "limit", "how", "scale", "bytes", "of limit", "seconds", "verdict")
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for draw in (still, pan, shapes, noise):
            for size in SIZES:
                clip = draw(*size)
                name = f"{draw.__name__} {size[2]}x{size[1]}x{size[0]}"
                for limit in LIMITS:
                    cells, good = _try(clip, Path(folder) / "clip.mp4", LIMITS[limit])
                    table.add_row(name, limit, *cells)
                    bad += not good
    Console(width=100).print(table)
    print(f"{bad} of {len(table.rows)} over the limit, broken, or not fitting")
    raise typer.Exit(code=1 if bad else 0)


def _try(clip: Frames, path: Path, limit: int) -> tuple[tuple[str, ...], bool]:
    def ignore(progress: Progress) -> None:
        pass

    start = time.perf_counter()
    try:
        video = asyncio.run(
            FfmpegEncoder().encode(clip, request_for(clip, 16), path, limit, ignore)
        )
    except CannotFit:
        return ("-", "-", "-", "-", f"{time.perf_counter() - start:.1f}", "cannot fit"), False
    seconds = f"{time.perf_counter() - start:.1f}"
    size = path.stat().st_size
    good = size == video.size < limit and count_frames(path) == len(clip)
    fill, verdict = f"{size / limit:.4f}", "good" if good else "BAD"
    return (video.how, f"{video.scale:g}", str(size), fill, seconds, verdict), good
