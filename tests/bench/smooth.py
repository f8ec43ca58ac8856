"""Smoothing: how near guessed frames come to those that were drawn, and what they cost."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from t2vbot.video.ffmpeg import Ffmpeg
from t2vbot.video.frames import Frames
from t2vbot.video.mp4 import Mp4
from t2vbot.video.smooth import write_smooth

from ..helpers_video import a_master, decode, ignore, request_for
from ..motion import Draw, cut, film, glide, made_small, pan, psnr, spin, ssim, zoom

SECONDS, RATE = 2, 24  # of the clips as they are drawn
MCI = "mi_mode=mci:mc_mode={}:me_mode={}:vsbmc={}:mb_size={}"
WAYS = {
    "each frame stays": f"fps={RATE}",
    "blend": f"minterpolate=fps={RATE}:mi_mode=blend",
    "obmc bidir": MCI.format("obmc", "bidir", 0, 16),
    "aobmc bidir": MCI.format("aobmc", "bidir", 0, 16),
    "aobmc bidir, variable blocks": MCI.format("aobmc", "bidir", 1, 16),
    "aobmc bidir, blocks of 8": MCI.format("aobmc", "bidir", 1, 8),
    "aobmc bilat": MCI.format("aobmc", "bilat", 0, 16),
    "aobmc bilat, blocks of 8": MCI.format("aobmc", "bilat", 0, 8),
    "aobmc bidir, without scd": MCI.format("aobmc", "bidir", 0, 16) + ":scd=none",
}
DRAWN: tuple[Draw, ...] = (glide, spin, pan, zoom, cut)


def main(
    sides: Annotated[str, typer.Option(help="Of the clips, in pixels.")] = "64,256,512",
    times: Annotated[int, typer.Option(help="Frames for each.")] = 3,
) -> None:
    """Draw clips at 24 frames a second, keep every third frame, and guess the others."""
    console = Console(width=120)
    for side in map(int, sides.split(",")):
        names = [draw.__name__ for draw in DRAWN]
        title = f"{side}x{side}, {RATE // times} to {RATE}: dB and SSIM of what was guessed"
        table = Table("way", *names, "mean", "s a clip", title=title)
        for way in (*WAYS, "the bot"):
            rows = [_measured(draw, side, times, way) for draw in DRAWN]
            cells = [f"{row[0]:.1f} {row[1]:.3f}" for row in rows]
            mean = np.mean(rows, axis=0)
            table.add_row(way, *cells, f"{mean[0]:.1f} {mean[1]:.3f}", f"{mean[2]:.2f}")
        console.print(table, highlight=False)


def _measured(draw: Draw, side: int, times: int, way: str) -> tuple[float, float, float]:
    """PSNR and SSIM against a drawing as large as the clip is shown, and seconds."""
    scale = -(-256 // side)
    true = film(draw, side * scale, SECONDS, RATE)
    frames = made_small(true[::times], scale)
    with tempfile.TemporaryDirectory() as folder:
        seen, seconds = asyncio.run(_made(frames, RATE / times, way, Path(folder)))
    last = len(true) - times  # behind it nothing is known
    guessed = [number for number in range(last) if number % times]
    return psnr(true[guessed], seen[guessed]), ssim(true[guessed], seen[guessed]), seconds


async def _made(frames: Frames, fps: float, way: str, folder: Path) -> tuple[Frames, float]:
    master = await a_master(frames, folder / "clip.mp4", request_for(frames, fps))
    paths = (folder / name for name in ("smooth.mp4", "first.png", "last.png"))
    began = time.perf_counter()
    if way == "the bot":
        await write_smooth(master.path, *paths, ignore)
    else:
        await _by(WAYS[way], master, folder)
    return decode(folder / "smooth.mp4"), time.perf_counter() - began


async def _by(way: str, master: Mp4, folder: Path) -> None:
    guess = way if "fps=" in way else f"minterpolate=fps={RATE}:{way}"
    total = str(round(master.seconds * RATE))
    await Ffmpeg().run(
        (
            *("-v", "error", "-i", str(master.path)),
            *("-vf", f"tpad=stop_mode=clone:stop=4,{guess}", "-frames:v", total),
            *("-c:v", "libx264", "-preset", "veryfast", "-crf", "10", "smooth.mp4"),
        ),
        *(folder, None, ignore),
    )
