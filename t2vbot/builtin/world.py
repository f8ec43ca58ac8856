"""The small world the built-in model paints: coloured shapes that move on a plain background.

A ``Scene`` says in words what is to be seen. ``animate`` chooses what the words leave open (where,
how big, how fast) from a random generator and gives each shape's path; ``paint`` draws a whole
batch of clips at once from signed distance functions, antialiased. Nothing here knows about
captions or models.

Lengths are pixels of the native 64x64 frame, y grows downwards, angles are radians clockwise on the
screen.
"""

import functools
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
import torch

Option = TypeVar("Option")

SIZE = 64  # pixels, height and width
FRAMES = 16
FPS = 8

# Far enough apart that a pixel's name is never in doubt, also after the autoencoder's small errors.
RGB: dict[str, tuple[int, int, int]] = {
    "red": (226, 36, 36),
    "orange": (246, 138, 20),
    "yellow": (250, 226, 40),
    "green": (40, 168, 60),
    "cyan": (40, 206, 222),
    "blue": (44, 84, 228),
    "purple": (136, 44, 190),
    "pink": (250, 140, 196),
    "white": (250, 250, 250),
    "black": (10, 10, 10),
    "gray": (126, 126, 130),
    "navy": (16, 24, 84),
    "cream": (246, 230, 190),
}
COLORS = ("red", "orange", "yellow", "green", "cyan", "blue", "purple", "pink", "white", "black")
BACKGROUNDS = tuple(RGB)
KINDS = ("circle", "square", "triangle", "star", "heart")
MOTIONS = ("left", "right", "up", "down", "growing", "shrinking", "spinning", "bouncing", "still")
SIZES = ("small", "big")
SPEEDS = ("slow", "fast")

_LEAST_CONTRAST = (
    100.0  # distance in RGB under which a shape would not stand out from its background
)
_HELD_OUT = 240
_BACKWARDS = {"left": "right", "up": "down", "growing": "shrinking"}
_BACKWARDS |= {other: motion for motion, other in _BACKWARDS.items()}
_BACKWARDS |= {"bouncing": "bouncing", "still": "still"}


@dataclass(frozen=True)
class Shape:
    kind: str
    color: str


@dataclass(frozen=True)
class Scene:
    """What is to be seen: one or two shapes, sharing one motion. ``None``: chance decides."""

    shapes: tuple[Shape, ...]
    motion: str
    background: str
    size: str | None = None
    speed: str | None = None


# --- which scenes there are -----------------------------------------------------------------------


def contrasts(color: str, background: str) -> bool:
    difference = np.subtract(RGB[color], RGB[background])
    return float(np.linalg.norm(difference)) >= _LEAST_CONTRAST


def shows(kind: str, motion: str) -> bool:
    """Whether the motion can be seen on this shape: a plain circle spins invisibly."""
    return not (kind == "circle" and motion == "spinning")


@functools.cache
def held_out() -> tuple[Scene, ...]:
    """The one-shape scenes kept from training: those that the evaluation asks for.

    Chosen by hash, so they are the same everywhere and depend on no seed.
    """
    scenes = [
        Scene((Shape(kind, color),), motion, background)
        for color in COLORS
        for kind in KINDS
        for motion in MOTIONS
        for background in BACKGROUNDS
        if contrasts(color, background) and shows(kind, motion)
    ]
    return tuple(sorted(scenes, key=_digest)[:_HELD_OUT])


def is_held_out(scene: Scene) -> bool:
    """Whether any shape of the scene, with its motion and background, is a held-out combination."""
    singles = (Scene((shape,), scene.motion, scene.background) for shape in scene.shapes)
    return any(single in _held_out_set() for single in singles)


def backwards(scene: Scene) -> Scene | None:
    """What a clip of the scene shows when it is played backwards; ``None`` if that is no scene."""
    motion = _BACKWARDS.get(scene.motion)
    return replace(scene, motion=motion) if motion else None


def other_kind(scene: Scene, rng: np.random.Generator) -> Scene:
    """The scene with its first shape, and those like it, of another kind; not a held-out one."""
    first = scene.shapes[0]
    others = []
    for kind in KINDS:
        if kind == first.kind or not shows(kind, scene.motion):
            continue
        shapes = tuple(
            replace(shape, kind=kind) if shape == first else shape for shape in scene.shapes
        )
        others.append(replace(scene, shapes=shapes))
    return _pick(rng, [other for other in others if not is_held_out(other)] or [scene])


def random_scene(rng: np.random.Generator, two: float = 0.25) -> Scene:
    """A scene for training: two shapes with chance ``two``, never a held-out combination."""
    while True:
        background = _pick(rng, BACKGROUNDS)
        motion = _pick(rng, MOTIONS)
        first = _random_shape(rng, motion, background)
        shapes: tuple[Shape, ...] = (first,)
        if rng.random() < two:
            alike = rng.random() < 0.4
            shapes = (first, first if alike else _random_shape(rng, motion, background))
        size = _pick(rng, SIZES) if rng.random() < 0.3 else None
        speed = _pick(rng, SPEEDS) if rng.random() < 0.2 and motion != "still" else None
        scene = Scene(shapes, motion, background, size, speed)
        if not is_held_out(scene):
            return scene


def _digest(scene: Scene) -> str:
    shape = scene.shapes[0]
    words = f"{shape.color} {shape.kind} {scene.motion} {scene.background}"
    return hashlib.sha256(words.encode()).hexdigest()


@functools.cache
def _held_out_set() -> frozenset[Scene]:
    return frozenset(held_out())


def _random_shape(rng: np.random.Generator, motion: str, background: str) -> Shape:
    kinds = [kind for kind in KINDS if shows(kind, motion)]
    colors = [color for color in COLORS if contrasts(color, background)]
    return Shape(_pick(rng, kinds), _pick(rng, colors))


def _pick(rng: np.random.Generator, options: Sequence[Option]) -> Option:
    return options[int(rng.integers(len(options)))]


# --- how a scene moves ----------------------------------------------------------------------------

# (least, most) by the scene's word for it; ``None`` is no word.
_RADIUS: dict[str | None, tuple[float, float]] = {
    None: (8.0, 14.0),
    "small": (5.5, 7.5),
    "big": (15.0, 18.0),
}
_TRAVEL: dict[str | None, tuple[float, float]] = {
    None: (28.0, 40.0),
    "slow": (16.0, 22.0),
    "fast": (42.0, 50.0),
}
_GROWTH: dict[str | None, tuple[float, float]] = {
    None: (2.3, 3.0),
    "slow": (1.7, 2.0),
    "fast": (3.2, 3.8),
}
# Under 30 degrees a frame: a star looks the same every 72, so faster would seem to turn back.
_TURN: dict[str | None, tuple[float, float]] = {
    None: (180.0, 300.0),
    "slow": (100.0, 140.0),
    "fast": (340.0, 420.0),
}
_HOPS: dict[str | None, tuple[float, float]] = {
    None: (2.0, 3.0),
    "slow": (1.5, 1.8),
    "fast": (3.4, 4.0),
}

_TILT = np.radians(20.0)  # a shape that does not spin leans at most this far
_BESIDE = 0.72  # two shapes are this much smaller, to have room side by side
_LEAST_RADIUS = 4.0


def animate(scene: Scene, rng: np.random.Generator, frames: int = FRAMES) -> np.ndarray:
    """Each shape's path, float32 (shapes, frames, 4): centre x, centre y, radius, angle."""
    time = np.linspace(0.0, 1.0, frames)
    order = rng.permutation(len(scene.shapes))  # who gets the upper or left lane
    paths = [_path(scene, lane, len(scene.shapes), time, rng) for lane in order]
    return np.stack(paths).astype(np.float32)


def _path(
    scene: Scene, lane: int, lanes: int, time: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """One shape's path, (frames, 4), inside its lane: a row for sideways motion, else a column."""
    motion, speed = scene.motion, scene.speed
    radius = _radii(scene, lanes, time, rng)
    most = float(radius.max())
    low, high = _lane(lane, lanes, most)
    across = np.full_like(time, rng.uniform(low, high))
    along = np.full_like(time, rng.uniform(*_lane(0, 1, most)))
    angle = np.full_like(time, rng.uniform(-_TILT, _TILT))

    if motion in ("left", "right", "up", "down"):
        travel = min(rng.uniform(*_TRAVEL[speed]), SIZE - 1.5 * most)
        start = 0.75 * most + rng.random() * (SIZE - 1.5 * most - travel)
        forward = time if motion in ("right", "down") else 1.0 - time
        along = start + travel * forward
    elif motion == "bouncing":
        height = min(rng.uniform(20.0, 32.0), SIZE - 2.0 * most)
        floor = most + height + rng.random() * (SIZE - 2.0 * most - height)
        hops = rng.uniform(*_HOPS[speed])
        along = floor - height * np.abs(np.sin(np.pi * (hops * time + rng.random())))
    elif motion == "spinning":
        # Always clockwise: no words tell the two ways apart, and their average stands still.
        turn = np.radians(rng.uniform(*_TURN[speed]))
        angle = rng.uniform(0.0, 2 * np.pi) + turn * time

    x, y = (along, across) if motion in ("left", "right") else (across, along)
    return np.stack([x, y, radius, angle], axis=-1)


def _radii(scene: Scene, lanes: int, time: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    scale = 1.0 if lanes == 1 else _BESIDE
    radius = scale * rng.uniform(*_RADIUS[scene.size])
    if scene.motion not in ("growing", "shrinking"):
        return np.full_like(time, radius)
    growth = rng.uniform(*_GROWTH[scene.speed])
    largest = radius * 1.3
    smallest = max(largest / growth, _LEAST_RADIUS)
    largest = smallest * growth
    grown = time if scene.motion == "growing" else 1.0 - time
    return np.asarray(smallest + (largest - smallest) * grown)


def _lane(lane: int, lanes: int, radius: float) -> tuple[float, float]:
    """The span a centre may lie in, so that the shape stays in its part of the frame."""
    width = SIZE / lanes
    low, high = lane * width + radius, (lane + 1) * width - radius
    middle = (low + high) / 2
    return (low, high) if low < high else (middle, middle)


# --- how it is drawn ------------------------------------------------------------------------------


def paint(scenes: Sequence[Scene], paths: Sequence[np.ndarray], size: int = SIZE) -> torch.Tensor:
    """Draws a batch of clips: (clips, frames, 3, size, size), values 0..1."""
    colors = [[RGB[shape.color] for shape in scene.shapes] for scene in scenes]
    backgrounds = [RGB[scene.background] for scene in scenes]
    kinds = [[shape.kind for shape in scene.shapes] for scene in scenes]
    return paint_free(kinds, colors, backgrounds, paths, size)


def paint_free(
    kinds: Sequence[Sequence[str]],
    colors: Sequence[Sequence[Sequence[float]]],
    backgrounds: Sequence[Sequence[float]],
    paths: Sequence[np.ndarray],
    size: int = SIZE,
) -> torch.Tensor:
    """``paint`` with any RGB (0..255) in place of named colours."""
    frames = paths[0].shape[1]
    canvas = torch.tensor(backgrounds, dtype=torch.float32) / 255  # (clips, 3)
    canvas = canvas[:, None, :, None, None].repeat(1, frames, 1, size, size)
    for layer in range(max(len(own) for own in kinds)):
        for kind in KINDS:
            clips = [i for i, own in enumerate(kinds) if len(own) > layer and own[layer] == kind]
            if not clips:
                continue
            path = torch.from_numpy(np.stack([paths[i][layer] for i in clips]))
            cover = coverage(kind, path, size)[:, :, None]  # (n, frames, 1, size, size)
            color = torch.tensor([colors[i][layer] for i in clips], dtype=torch.float32) / 255
            canvas[clips] = torch.lerp(canvas[clips], color[:, None, :, None, None], cover)
    return canvas


def coverage(kind: str, path: torch.Tensor, size: int = SIZE) -> torch.Tensor:
    """How much of each pixel a shape covers, 0..1: path (..., 4) -> (..., size, size)."""
    x, y, radius, angle = (path[..., i, None, None] for i in range(4))
    radius = radius * size / SIZE
    grid = torch.arange(size) + 0.5
    dx, dy = grid[None, :] - x * size / SIZE, grid[:, None] - y * size / SIZE
    cos, sin = torch.cos(angle), torch.sin(angle)
    # Into the shape's own frame: turned back, y upwards, one radius long.
    across, up = (dx * cos + dy * sin) / radius, (dx * sin - dy * cos) / radius
    return (0.5 - distance(kind, across, up) * radius).clamp(0.0, 1.0)


def distance(kind: str, x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    """Signed distance to a shape of radius 1 about the origin, y upwards; negative is inside."""
    return _DISTANCES[kind](x, y)


def _circle(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    return torch.hypot(x, y) - 1.0


def _square(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    return torch.maximum(x.abs(), y.abs()) - 0.88


def _triangle(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    # Half-planes: the base, and the two sides folded into one.
    return torch.maximum(-y, 0.5 * y + 0.8660254 * x.abs()) - 0.64


def _star(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    # Five points by folding the plane onto one half of one point (after Inigo Quilez, sdStar5).
    outer, inner = 1.3, 0.45
    kx, ky = 0.809016994375, -0.587785252292
    x = x.abs()
    fold = 2.0 * (kx * x + ky * y).clamp(min=0.0)
    x, y = x - fold * kx, y - fold * ky
    fold = 2.0 * (-kx * x + ky * y).clamp(min=0.0)
    x, y = (x + fold * kx).abs(), y - fold * ky - outer
    bx, by = -inner * ky, inner * kx - 1.0
    along = ((x * bx + y * by) / (bx * bx + by * by)).clamp(0.0, outer)
    return torch.hypot(x - bx * along, y - by * along) * torch.sign(y * bx - x * by)


def _heart(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    # After Inigo Quilez, sdHeart: its heart is about one unit high and stands on the origin.
    scale = 1.72
    x, y = x.abs() / scale, y / scale + 0.56
    lobe = torch.hypot(x - 0.25, y - 0.75) - 0.35355339
    diagonal = 0.5 * (x + y).clamp(min=0.0)
    nearest = torch.minimum(torch.hypot(x, y - 1.0), torch.hypot(x - diagonal, y - diagonal))
    return torch.where(x + y > 1.0, lobe, nearest * torch.sign(x - y)) * scale


_DISTANCES = {
    "circle": _circle,
    "square": _square,
    "triangle": _triangle,
    "star": _star,
    "heart": _heart,
}
