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
from t2vbot.video.fit import fit
from t2vbot.video.frames import Frames
from t2vbot.video.mp4 import Mp4

from ..helpers_video import a_master, count_frames, noise, pan, request_for, shapes, still

LIMITS = {"10 MiB": 10 * 2**20, "2 MiB": 2 * 2**20, "500 kB": 500_000, "64 kB": 64_000}
SIZES = [
    *((1, 1, 1), (5, 257, 255), (129, 64, 64), (16, 256, 256)),
    *((49, 512, 512), (81, 480, 832), (129, 720, 1280)),
]


def main() -> None:
    """Fit clips of 1 to 129 frames, up to 720p noise, under each limit; fail if one is over."""
    table = Table("clip", "limit", "copy", "scale", "bytes", "of limit", "seconds", "verdict")
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for draw in (still, pan, shapes, noise):
            for size in SIZES:
                clip = draw(*size)
                name = f"{draw.__name__} {size[2]}x{size[1]}x{size[0]}"
                request = request_for(clip, 16)
                master = asyncio.run(a_master(clip, Path(folder) / "master.mp4", request))
                for limit in LIMITS:
                    cells, good = _try(clip, master, LIMITS[limit])
                    table.add_row(name, limit, *cells)
                    bad += not good
    Console(width=100).print(table)
    print(f"{bad} of {len(table.rows)} over the limit, broken, or not fitting")
    raise typer.Exit(code=1 if bad else 0)


def _try(clip: Frames, master: Mp4, limit: int) -> tuple[tuple[str, ...], bool]:
    start = time.perf_counter()
    path = master.path.with_name("copy.mp4")
    path.unlink(missing_ok=True)
    try:
        copy = asyncio.run(fit(master.path, limit, path))
    except CannotFit:
        return ("-", "-", "-", "-", f"{time.perf_counter() - start:.1f}", "cannot fit"), False
    seconds = f"{time.perf_counter() - start:.1f}"
    size = copy.path.stat().st_size
    good = size == copy.size < limit and count_frames(copy.path) == len(clip)
    what = "itself" if copy.path == master.path else "fitted"
    scale = f"{copy.width / clip.shape[2]:.3g}"
    fill, verdict = f"{size / limit:.4f}", "good" if good else "BAD"
    return (what, scale, str(size), fill, seconds, verdict), good
