"""Clips of which every moment is known: drawn at any rate and size, so that what was guessed can be
compared with what was there.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw

from t2vbot.video.frames import Frames

from .helpers_video import _landscape

FINER = 4  # of the drawing, before it is made as small as the frame: edges without stairs

Draw = Callable[[int, float], np.ndarray]
"""A square frame: its side in pixels, and the moment in seconds."""


def glide(side: int, at: float) -> np.ndarray:
    """Disks that cross each other's way."""
    image, size = _ground(side)
    pen = ImageDraw.Draw(image)
    for disk in range(4):
        x = size * (0.2 + 0.2 * disk + 0.25 * np.sin(1.6 * at + disk))
        y = size * (0.25 + 0.15 * disk + 0.12 * np.cos(2.1 * at + 2 * disk))
        r = 0.09 * size
        pen.ellipse((x - r, y - r, x + r, y + r), fill=(250 - 50 * disk, 50 * disk, 90))
    return _small(image, side)


def spin(side: int, at: float) -> np.ndarray:
    """Stars that turn."""
    image, size = _ground(side)
    pen = ImageDraw.Draw(image)
    for star, (cx, cy, r, pace) in enumerate(((0.35, 0.4, 0.22, 2.0), (0.7, 0.6, 0.18, -2.6))):
        points = 4 + star
        corners = []
        for number in range(2 * points):
            angle, out = pace * at + np.pi * number / points, r if number % 2 == 0 else 0.5 * r
            corners.append((size * (cx + out * np.cos(angle)), size * (cy + out * np.sin(angle))))
        pen.polygon(corners, fill=(230, 60 + 90 * star, 60))
    return _small(image, side)


def pan(side: int, at: float) -> np.ndarray:
    """A camera that moves over a picture with texture."""
    return _looked_at(side, (1, 0, 0.25 * side * at, 0, 1, 0.1 * side * at))


def zoom(side: int, at: float) -> np.ndarray:
    """A camera that comes nearer."""
    near = 1 - 0.12 * at
    off = side / 2 * (1 - near)
    return _looked_at(side, (near, 0, off, 0, near, off))


def cut(side: int, at: float) -> np.ndarray:
    """Another scene after a second."""
    return glide(side, at) if at < 1 else pan(side, at)


def film(draw: Draw, side: int, seconds: float, fps: float) -> Frames:
    """The clip, frame by frame."""
    return np.stack([draw(side, number / fps) for number in range(round(seconds * fps))])


def made_small(frames: Frames, scale: int) -> Frames:
    """Each square of pixels as one."""
    count, height, width, _ = frames.shape
    squares = frames.reshape(count, height // scale, scale, width // scale, scale, 3)
    return squares.mean((2, 4)).round().astype(np.uint8)


def psnr(frames: Frames, seen: Frames) -> float:
    """Decibels; the higher, the nearer."""
    error = np.mean((frames.astype(np.float32) - seen) ** 2)
    return float(10 * np.log10(255**2 / max(error, 1e-6)))


def ssim(frames: Frames, seen: Frames) -> float:
    """Of what is light and dark, over windows of 8x8 pixels, with the constants of its authors
    (Wang and others, 2004); 1: the same.
    """
    return float(np.mean([_ssim(one, other) for one, other in zip(frames, seen, strict=True)]))


def _ssim(one: np.ndarray, other: np.ndarray) -> float:
    x, y = _windows(one), _windows(other)
    mean_x, mean_y = x.mean((2, 3)), y.mean((2, 3))
    both = (x * y).mean((2, 3)) - mean_x * mean_y
    spread = x.var((2, 3)) + y.var((2, 3))
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    likeness = (2 * mean_x * mean_y + c1) * (2 * both + c2)
    return float((likeness / ((mean_x**2 + mean_y**2 + c1) * (spread + c2))).mean())


def _windows(frame: np.ndarray) -> np.ndarray:
    light = frame.astype(np.float32) @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    return np.lib.stride_tricks.sliding_window_view(light, (8, 8))[::4, ::4]


def stillness(frames: Frames) -> float:
    """Of all pairs of neighbours, the part that looks the same."""
    same = [np.abs(a.astype(int) - b).mean() < 0.5 for a, b in pairwise(frames)]
    return sum(same) / len(same)


def _ground(side: int) -> tuple[Image.Image, int]:
    size = FINER * side
    image = Image.new("RGB", (size, size), (120, 190, 240))
    ImageDraw.Draw(image).rectangle((0, 0.7 * size, size, size), fill=(70, 150, 60))
    return image, size


def _small(image: Image.Image, side: int) -> np.ndarray:
    return np.asarray(image.resize((side, side), Image.Resampling.BOX))


def _looked_at(side: int, way: tuple[float, ...]) -> np.ndarray:
    size = (side, side)
    picture = _picture(side)
    return np.asarray(
        picture.transform(size, Image.Transform.AFFINE, way, Image.Resampling.BICUBIC)
    )


_pictures: dict[int, Image.Image] = {}


def _picture(side: int) -> Image.Image:
    if side not in _pictures:
        ground = _landscape(side + side // 2, side + side // 2 + 8)
        _pictures[side] = Image.fromarray(ground.clip(0, 255).astype(np.uint8))
    return _pictures[side]
