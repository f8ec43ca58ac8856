"""Clips drawn in code, and a look into a finished MP4 as a player would take it.

There is no ffprobe in imageio-ffmpeg: what ``ffmpeg -i`` prints is parsed, and frames are counted
by decoding them.
"""

from __future__ import annotations

import functools
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import numpy as np

from t2vbot.catalog.request import VideoRequest
from t2vbot.video.frames import Frames
from t2vbot.video.master import write_master
from t2vbot.video.mp4 import Mp4


def request_for(frames: Frames, fps: float = 8.0, **changes: object) -> VideoRequest:
    """A request that could have made ``frames``."""
    num_frames, height, width, _ = frames.shape
    values: dict[str, object] = {
        "prompt": "a red fox in the snow",
        "model": "builtin",
        "num_frames": num_frames,
        "height": height,
        "width": width,
        "fps": fps,
        "num_inference_steps": 25,
        "guidance_scale": 7.5,
        "seed": 42,
    }
    return VideoRequest(**(values | changes))  # type: ignore[arg-type]


def ignore(*_: int) -> None:
    """Nobody looks at the progress."""


async def a_master(
    frames: Frames, path: Path, request: VideoRequest | None = None, **options: Any
) -> Mp4:
    """A master at ``path``, with its pictures beside it."""
    pictures = (path.with_suffix(".first.png"), path.with_suffix(".last.png"))
    request = request or request_for(frames)
    return await write_master(frames, request, path, *pictures, ignore, **options)


def noise(num_frames: int, height: int, width: int) -> Frames:
    """What no encoder can make small."""
    return _rng().integers(0, 256, (num_frames, height, width, 3), dtype=np.uint8)


def still(num_frames: int, height: int, width: int) -> Frames:
    """One colour, which costs next to nothing."""
    return np.full((num_frames, height, width, 3), (200, 90, 30), np.uint8)


def shapes(num_frames: int, height: int, width: int) -> Frames:
    """Disks gliding over a moving gradient, under the light noise that diffusion leaves."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32) / max(height, width)
    grain = _rng().normal(0, 2.5, (height + 64, width + 64, 1)).astype(np.float32)
    clip = np.empty((num_frames, height, width, 3), np.uint8)
    for number, frame in enumerate(clip):
        t = number / 24
        picture = 128 + 90 * np.stack([np.sin(3 * x + t), np.cos(2 * y - t), np.sin(x + y + t)], -1)
        for disk in range(5):
            away = (x - 0.5 - 0.3 * np.cos(t + disk)) ** 2 + (y - 0.3 - 0.2 * np.sin(t - disk)) ** 2
            picture[away < 0.002 * (disk + 1)] = (50 * disk, 255 - 50 * disk, 90 + 30 * disk)
        top, left = _rng(number).integers(0, 64, 2)
        picture += grain[top : top + height, left : left + width]
        frame[:] = picture.clip(0, 255)
    return clip


def pan(num_frames: int, height: int, width: int) -> Frames:
    """A slow move by fractions of a pixel over a picture with texture at every scale."""
    picture = _landscape(height + num_frames + 1, width + 2 * num_frames + 1)
    clip = np.empty((num_frames, height, width, 3), np.uint8)
    for number, frame in enumerate(clip):
        top, left = 0.6 * number, 1.3 * number
        row, column = int(top), int(left)
        part = picture[row : row + height + 1, column : column + width + 1]
        part = part[:-1] + (top - row) * (part[1:] - part[:-1])
        part = part[:, :-1] + (left - column) * (part[:, 1:] - part[:, :-1])
        frame[:] = part.clip(0, 255)
    return clip


def _landscape(height: int, width: int) -> np.ndarray:
    """Noise of every octave, weaker the finer, as in photographs: float32 (height, width, 3)."""
    picture = np.full((height, width, 3), 128, np.float32)
    for octave in range(2, 9):
        cell = 2 ** (9 - octave)
        coarse = _rng(octave).normal(0, cell**0.6 * 2.5, (height // cell + 2, width // cell + 2, 3))
        y, x = np.arange(height) / cell, np.arange(width) / cell
        rows, columns = y.astype(int), x.astype(int)
        part = coarse[rows] + (y - rows)[:, None, None] * (coarse[rows + 1] - coarse[rows])
        across = part[:, columns + 1] - part[:, columns]
        picture += part[:, columns] + (x - columns)[None, :, None] * across
    return picture


def chart(side: int) -> Frames:
    """Three frames of 64 even patches, eight by eight: every mix of four levels per channel."""
    levels = np.array([16, 90, 170, 240], np.uint8)
    colours = np.stack(np.meshgrid(levels, levels, levels, indexing="ij"), -1).reshape(8, 8, 3)
    picture = colours.repeat(side // 8, axis=0).repeat(side // 8, axis=1)
    return np.stack([picture] * 3)


def _rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


@dataclass(frozen=True)
class Probe:
    """An MP4 from outside."""

    codec: str  # "h264 (High)"
    pixels: str  # "yuv420p(tv, bt709, progressive)"
    width: int
    height: int
    seconds: float
    streams: int
    comment: str | None
    index_first: bool  # moov before mdat: it plays while it loads


@functools.cache
def ffmpeg_exe() -> str:
    return imageio_ffmpeg.get_ffmpeg_exe()


def ffmpeg(*arguments: str | Path, check: bool = True) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([ffmpeg_exe(), *arguments], capture_output=True, check=check)


def probe(path: Path) -> Probe:
    """What ffmpeg says about ``path``."""
    run = subprocess.run(
        [ffmpeg_exe(), "-hide_banner", "-i", path],
        capture_output=True,
        encoding="utf-8",
        errors="replace",  # a long line is cut anywhere
    )
    text = run.stderr
    video = re.search(r"Video: (\w+ \(\w+\)).*?, (yuv\w+(?:\([^)]*\))?), (\d+)x(\d+)", text)
    hours, minutes, seconds = re.search(r"Duration: (\d+):(\d+):([\d.]+)", text).groups()
    comment = re.search(r"^ +comment +: (.*)$", text, re.MULTILINE)
    data = path.read_bytes()
    return Probe(
        codec=video[1],
        pixels=video[2],
        width=int(video[3]),
        height=int(video[4]),
        seconds=int(hours) * 3600 + int(minutes) * 60 + float(seconds),
        streams=text.count("Stream #"),
        comment=comment[1] if comment else None,
        index_first=0 < data.find(b"moov") < data.find(b"mdat"),
    )


def count_frames(path: Path) -> int:
    """Decode ``path`` whole, without one complaint."""
    run = subprocess.run(
        [
            *(ffmpeg_exe(), "-v", "error", "-xerror", "-i", path, "-map", "0:v"),
            *("-f", "framehash", "-hash", "crc32", "-"),
        ],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stderr == ""
    return sum(1 for line in run.stdout.splitlines() if line and not line.startswith("#"))


def decode(path: Path, matrix: str = "bt709") -> Frames:
    """The RGB frames of a viewer whose player believes in ``matrix``: "bt709" or "bt601"."""
    view = probe(path)
    conversion = (
        f"scale=in_color_matrix={matrix}:in_range=tv:out_range=pc"
        ":flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp,format=rgb24"
    )
    run = subprocess.run(
        [ffmpeg_exe(), "-v", "error", "-i", path, "-vf", conversion, "-f", "rawvideo", "-"],
        stdout=subprocess.PIPE,
        check=True,
    )
    return np.frombuffer(run.stdout, np.uint8).reshape(-1, view.height, view.width, 3)


def decode_by_the_book(path: Path) -> np.ndarray:
    """RGB of the first frame by BT.709's own numbers, without ffmpeg's conversion."""
    view = probe(path)
    run = subprocess.run(
        [ffmpeg_exe(), "-v", "error", "-i", path, "-frames:v", "1", "-f", "rawvideo", "-"],
        stdout=subprocess.PIPE,
        check=True,
    )
    planes = np.frombuffer(run.stdout, np.uint8).astype(float)
    area = view.width * view.height
    luma = (planes[:area].reshape(view.height, view.width) - 16) / 219
    half = (view.height // 2, view.width // 2)
    blue, red = (
        ((planes[at : at + area // 4].reshape(half) - 128) / 224).repeat(2, 0).repeat(2, 1)
        for at in (area, area + area // 4)
    )
    r = luma + 1.5748 * red
    b = luma + 1.8556 * blue
    g = (luma - 0.2126 * r - 0.0722 * b) / 0.7152
    return np.stack([r, g, b], -1) * 255
