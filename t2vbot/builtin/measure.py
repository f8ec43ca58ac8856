"""What a clip shows, read from its pixels alone: colour, shape, motion and background of one shape.

No learned judge, and nothing of the request goes in: the background is the commonest colour, the
shape is what differs from it, its kind is the drawn template that overlaps best, its motion is what
its centre, area and angle do.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional as F

from . import world

_GRID = 28  # pixels of a shape's crop when it is compared with the templates
_ANGLES = 36
_REACH = 1.6  # half a crop's side, in radii of a disc of the shape's area
# After how many degrees a shape looks the same again; a circle's angle means nothing.
_SYMMETRY = {"circle": 1.0, "square": 90.0, "triangle": 120.0, "star": 72.0, "heart": 360.0}

_LEAST_TRAVEL = 9.0  # pixels from first to last place, to count as moving there
_LEAST_GROWTH = 1.9  # of the area
_LEAST_TURN = 60.0  # degrees
_LEAST_HOP = 7.0  # pixels
_LEAST_AREA = 12.0  # pixels; less is no shape


@dataclass(frozen=True)
class Seen:
    """``None`` for color, kind and motion: no shape stands out from the background."""

    color: str | None
    kind: str | None
    motion: str | None
    background: str


def look(clip: np.ndarray) -> Seen:
    """Judges one clip, float (frames, height, width, 3) with values 0..1."""
    pixels = np.asarray(clip, dtype=np.float32) * 255
    ground = np.median(pixels.reshape(-1, 3), axis=0)
    background = _nearest(ground, world.BACKGROUNDS)
    color = _shape_color(pixels, ground)
    if color is None:
        return Seen(None, None, None, background)
    cover = _cover(pixels, ground, color)
    area = cover.sum((1, 2))
    if np.median(area) < _LEAST_AREA:
        return Seen(None, None, None, background)
    centres = _centres(cover)
    likeness = _likeness(cover, centres, area)
    large = area >= np.median(area)  # a small shape's corners tell less
    kind = world.KINDS[int(likeness[large].max(-1).mean(0).argmax())]
    angles = likeness[:, world.KINDS.index(kind)].argmax(-1) * (_SYMMETRY[kind] / _ANGLES)
    motion = _motion(centres, area, angles, _SYMMETRY[kind])
    return Seen(_nearest(color, world.COLORS), kind, motion, background)


def _nearest(rgb: np.ndarray, names: Sequence[str]) -> str:
    return min(names, key=lambda name: float(np.linalg.norm(rgb - np.array(world.RGB[name]))))


def _shape_color(pixels: np.ndarray, ground: np.ndarray) -> np.ndarray | None:
    """The typical colour of what differs most from the background, if anything does."""
    contrast = np.linalg.norm(pixels - ground, axis=-1)
    strongest = np.quantile(contrast, 0.99)
    if strongest < 40:
        return None
    color: np.ndarray = np.median(pixels[contrast > 0.75 * strongest], axis=0)
    return color


def _cover(pixels: np.ndarray, ground: np.ndarray, color: np.ndarray) -> np.ndarray:
    """How far each pixel has gone from the background's colour to the shape's, 0..1."""
    way = color - ground
    cover = np.clip((pixels - ground) @ way / (way @ way), 0.0, 1.0)
    cover[cover < 0.25] = 0.0  # faint rings around a decoded shape would pull its centre
    return np.asarray(cover)


def _centres(cover: np.ndarray) -> np.ndarray:
    """(frames, 2): x and y of each frame's centre of mass."""
    total = cover.sum((1, 2)) + 1e-6
    grid = np.arange(cover.shape[1]) + 0.5
    return np.stack([cover.sum(1) @ grid / total, cover.sum(2) @ grid / total], axis=-1)


def _likeness(cover: np.ndarray, centres: np.ndarray, area: np.ndarray) -> np.ndarray:
    """Intersection over union of each frame with each template: (frames, kinds, angles)."""
    size = cover.shape[1]
    reach = np.sqrt(np.maximum(area, 1.0) / np.pi) * _REACH
    steps = (np.arange(_GRID) + 0.5) / _GRID * 2 - 1
    x = (centres[:, 0, None] + steps * reach[:, None]) / size * 2 - 1  # (frames, _GRID)
    y = (centres[:, 1, None] + steps * reach[:, None]) / size * 2 - 1
    where = np.stack(np.broadcast_arrays(x[:, None, :], y[:, :, None]), axis=-1)
    frames = torch.from_numpy(cover[:, None].astype(np.float32))
    places = torch.from_numpy(where.astype(np.float32))
    crops = F.grid_sample(frames, places, align_corners=False).flatten(1)  # (frames, pixels)
    masks = _templates()
    both = torch.minimum(crops[:, None, None], masks).sum(-1)
    either = torch.maximum(crops[:, None, None], masks).sum(-1)
    return (both / either).numpy()


@functools.cache
def _templates() -> torch.Tensor:
    """Every kind at every angle, of one area, centred on its mass: (kinds, angles, pixels)."""
    return torch.stack([_template(kind) for kind in world.KINDS])


def _template(kind: str) -> torch.Tensor:
    size = 8 * _GRID
    turns = torch.arange(_ANGLES) * (np.radians(_SYMMETRY[kind]) / _ANGLES)
    middle, radius = torch.full_like(turns, world.SIZE / 2), torch.full_like(turns, world.SIZE / 5)
    path = torch.stack([middle, middle, radius, turns], dim=-1)
    drawn = world.coverage(kind, path, size).numpy()
    centres, area = _centres(drawn), drawn.sum((1, 2))
    reach = np.sqrt(area / np.pi) * _REACH
    masks = []
    for mask, centre, half in zip(drawn, centres, reach, strict=True):
        steps = (np.arange(_GRID) + 0.5) / _GRID * 2 - 1
        columns = np.clip(centre[0] + steps * half, 0, size - 1).astype(int)
        rows = np.clip(centre[1] + steps * half, 0, size - 1).astype(int)
        masks.append(torch.from_numpy(mask[np.ix_(rows, columns)]).flatten())
    return torch.stack(masks)


def _motion(centres: np.ndarray, area: np.ndarray, angles: np.ndarray, symmetry: float) -> str:
    early, late = centres[:2].mean(0), centres[-2:].mean(0)
    across, down = late - early
    growth = float(np.median(area[-3:]) / max(np.median(area[:3]), 1e-6))
    height = centres[:, 1]
    if _swings(height) >= 2 and np.ptp(height) > _LEAST_HOP:
        return "bouncing"
    if growth > _LEAST_GROWTH:
        return "growing"
    if growth < 1 / _LEAST_GROWTH:
        return "shrinking"
    if max(abs(across), abs(down)) > _LEAST_TRAVEL:
        if abs(across) > abs(down):
            return "right" if across > 0 else "left"
        return "down" if down > 0 else "up"
    return "spinning" if symmetry > 1 and _turn(angles, symmetry) > _LEAST_TURN else "still"


def _swings(height: np.ndarray) -> int:
    """How often it turns between up and down, small wobbles aside."""
    turns, way, extreme = 0, 0, height[0]
    for value in height:
        if way >= 0 and value < extreme - 0.35 * _LEAST_HOP:
            turns, way, extreme = turns + (way > 0), -1, value
        elif way <= 0 and value > extreme + 0.35 * _LEAST_HOP:
            turns, way, extreme = turns + (way < 0), 1, value
        elif way:
            extreme = max(extreme, value) if way > 0 else min(extreme, value)
    return turns


def _turn(angles: np.ndarray, symmetry: float) -> float:
    """Degrees turned from first to last frame, each step taken the short way round."""
    steps = np.diff(angles)
    return float(abs(np.sum((steps + symmetry / 2) % symmetry - symmetry / 2)))
