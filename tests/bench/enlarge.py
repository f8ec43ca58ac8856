"""Enlarging small clips: how near each kernel comes to what was drawn that large."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from t2vbot.video.ffmpeg import Ffmpeg
from t2vbot.video.frames import Frames
from t2vbot.video.picture import Picture
from t2vbot.video.x264 import X264, FromFrames

from ..helpers_video import decode, ignore
from ..motion import Draw, film, glide, made_small, pan, psnr, spin, ssim

SIZES = ((64, 4), (96, 3), (128, 2))  # a side in pixels, and by how much it is enlarged
KERNELS = ("neighbor", "bilinear", "bicubic", "spline", "lanczos", "gauss", "sinc")
DRAWN: tuple[Draw, ...] = (glide, spin, pan)
SECONDS, FPS = 2, 8


def main() -> None:
    """Draw clips large, make them small as a model would, enlarge and encode them as the bot does;
    and make them small again.
    """
    console = Console(width=120)
    for side, scale in SIZES:
        names = [draw.__name__ for draw in DRAWN]
        title = f"{side}x{side} enlarged {scale} times: dB, SSIM, kB"
        table = Table("kernel", *names, "mean", "s a clip", "small again, dB", title=title)
        for kernel in KERNELS:
            rows = [_measured(draw, side, scale, kernel) for draw in DRAWN]
            cells = [f"{row[0]:.1f} {row[1]:.3f} {row[2]:.0f}" for row in rows]
            mean = np.mean(rows, axis=0)
            means = (f"{mean[0]:.1f} {mean[1]:.3f} {mean[2]:.0f}", f"{mean[3]:.2f}")
            table.add_row(kernel, *cells, *means, f"{mean[4]:.1f}")
        console.print(table, highlight=False)


def _measured(draw: Draw, side: int, scale: int, kernel: str) -> tuple[float, ...]:
    large = film(draw, side * scale, SECONDS, FPS)
    small = made_small(large, scale)
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        made = asyncio.run(_encoded(small, scale, kernel, Path(folder)))
        seconds, seen = time.perf_counter() - began, decode(made)
        again = asyncio.run(_shrunk(made, side, kernel, Path(folder)))
        size = made.stat().st_size / 1000
        return psnr(large, seen), ssim(large, seen), size, seconds, psnr(small, decode(again))


async def _encoded(small: Frames, scale: int, kernel: str, folder: Path) -> Path:
    side = small.shape[1] * scale
    x264 = X264(Ffmpeg(), folder, FromFrames(small, FPS), 0, ignore)
    picture = Picture(side, side, float(scale), kernel)
    return await x264.encode(picture, ("-preset", "veryfast", "-crf", "10"))


async def _shrunk(made: Path, side: int, kernel: str, folder: Path) -> Path:
    """As copies for a tight limit are."""
    kernel = "area" if kernel == "neighbor" else "lanczos"
    scale = f"scale={side}:{side}:flags={kernel}+accurate_rnd"
    finely = ("-c:v", "libx264", "-crf", "1", "small.mp4")
    arguments = ("-v", "error", "-i", str(made), "-vf", scale, *finely)
    await Ffmpeg().run(arguments, folder, None, ignore)
    return folder / "small.mp4"
