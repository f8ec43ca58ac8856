"""The words for a scene: a small grammar with synonyms, word orders, gaps and noise.

``caption`` says a scene in one of very many ways, and tells what it has really said (a ``Said``),
because it leaves parts out and because that is what the text encoder learns to hear.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from . import world
from .world import Scene, Shape

Words = Mapping[str, Sequence[str]]

# The first word is the plain one, and as frequent as all the others together.
COLORS: Words = {
    "red": ("red", "crimson", "scarlet", "ruby"),
    "orange": ("orange", "tangerine"),
    "yellow": ("yellow", "golden", "lemon", "gold"),
    "green": ("green", "emerald", "lime"),
    "cyan": ("cyan", "turquoise", "aqua", "teal"),
    "blue": ("blue", "azure", "sapphire"),
    "purple": ("purple", "violet", "lilac"),
    "pink": ("pink", "rose", "magenta"),
    "white": ("white", "snowy", "snow white"),
    "black": ("black", "jet black", "ebony"),
    "gray": ("gray", "grey"),
    "navy": ("navy", "navy blue", "dark blue", "midnight blue"),
    "cream": ("cream", "beige", "ivory"),
}
KINDS: Words = {
    "circle": ("circle", "ball", "disc", "dot", "disk", "sphere", "round shape"),
    "square": ("square", "box", "block", "cube"),
    "triangle": ("triangle", "pyramid", "wedge"),
    "star": ("star", "five-pointed star", "starfish"),
    "heart": ("heart", "love heart", "valentine"),
}
MOTIONS: Words = {
    "left": (
        "moving left", "moving to the left", "going left", "sliding to the left", "rolling left",
        "drifting leftwards", "flying leftward", "travelling to the left", "gliding left",
        "that moves left", "heading left", "running left", "rolling to the left",
    ),
    "right": (
        "moving right", "moving to the right", "going right", "sliding to the right",
        "rolling right", "drifting rightwards", "flying rightward", "travelling to the right",
        "gliding right", "that moves right", "heading right", "running right",
        "rolling to the right",
    ),
    "up": (
        "moving up", "going up", "rising", "floating up", "moving upwards", "flying upward",
        "climbing", "ascending", "that rises", "lifting off", "floating upwards",
        "moving to the top",
    ),
    "down": (
        "moving down", "going down", "falling", "sinking", "dropping", "moving downwards",
        "descending", "that falls", "sliding down", "falling down", "moving to the bottom",
    ),
    "growing": (
        "growing", "getting bigger", "expanding", "getting larger", "swelling", "inflating",
        "that grows", "becoming bigger", "enlarging",
    ),
    "shrinking": (
        "shrinking", "getting smaller", "contracting", "deflating", "that shrinks",
        "becoming smaller", "dwindling",
    ),
    "spinning": (
        "spinning", "rotating", "turning", "twirling", "whirling", "revolving", "that spins",
        "turning around", "spinning around",
    ),
    "bouncing": (
        "bouncing", "jumping", "hopping", "bouncing up and down", "that bounces", "leaping",
        "jumping up and down",
    ),
    "still": (
        "standing still", "still", "not moving", "motionless", "resting", "staying still",
        "sitting still", "that does not move", "at rest", "static", "staying in place",
    ),
}  # fmt: skip
SIZES: Words = {
    "small": ("small", "tiny", "little", "mini"),
    "big": ("big", "large", "huge", "giant"),
}
SPEEDS: Words = {
    "slow": ("slowly", "gently", "lazily"),
    "fast": ("quickly", "fast", "rapidly", "swiftly"),
}

_ARTICLES = ("a", "a", "a", "one", "the", "")
_PAIRS = ("two", "2", "a pair of", "a couple of")
_JOINTS = ("and", "and", "with", "next to", "plus")
_NAMELESS = ("shape", "thing", "object", "figure")
_BACKDROPS = (
    "on a {} background", "on {}", "on a {} backdrop", "against {}", "against a {} background",
    "in front of a {} background", "over {}", "with a {} background", "on a {} canvas",
    "{} background", "in a {} room", "with {} behind it", "the background is {}",
    "in front of {}", "across a {} background",
)  # fmt: skip
_OPENINGS = (
    "a video of", "an animation of", "show me", "please draw", "there is", "a clip with",
    "i want", "make", "a cartoon of", "look at", "imagine", "video of", "generate",
)  # fmt: skip
_ADJECTIVES = (
    "nice", "beautiful", "shiny", "cute", "funny", "bright", "glossy", "pretty", "wonderful",
    "cool", "lovely", "happy", "epic", "simple", "cinematic", "4k", "hd", "realistic", "minimal",
)  # fmt: skip
_CLOSINGS = (
    "for fun", "in the evening", "with style", "please", "high quality", "very smooth",
    "on a sunny day", "by an artist", "in my dream", "you know", "today", "as art",
    "best quality",
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What a caption says. ``None``: it does not."""

    kind: str | None = None
    color: str | None = None
    other_kind: str | None = None
    other_color: str | None = None
    count: str | None = None  # "two", or nothing
    motion: str | None = None
    background: str | None = None
    size: str | None = None
    speed: str | None = None


OPTIONS: Mapping[str, Sequence[str]] = {
    "kind": world.KINDS,
    "color": world.COLORS,
    "other_kind": world.KINDS,
    "other_color": world.COLORS,
    "count": ("two",),
    "motion": world.MOTIONS,
    "background": world.BACKGROUNDS,
    "size": world.SIZES,
    "speed": world.SPEEDS,
}


def plain(scene: Scene) -> str:
    """The scene of one shape in the plainest words."""
    shape = scene.shapes[0]
    motion = MOTIONS[scene.motion][0]
    return articles(f"a {shape.color} {shape.kind} {motion} on a {scene.background} background")


def articles(text: str) -> str:
    """With "an" where it is due."""
    return re.sub(r"\ba (?=[aeiou])", "an ", text)


def caption(scene: Scene, rng: np.random.Generator) -> tuple[str, Said]:
    """The scene in some words, and what those words say."""
    shapes = [_gaps(shape, rng) for shape in scene.shapes]
    says_motion, says_background = rng.random(2) > 0.06
    subject = _subject(shapes, scene.size, rng)
    motion = _motion(scene, rng) if says_motion else ""
    background = _background(scene.background, rng) if says_background else ""
    text = _with_noise(_in_some_order(subject, motion, background, rng), rng)
    kind, color = shapes[0]
    other_kind, other_color = shapes[1] if len(shapes) == 2 else (None, None)
    return text, Said(
        kind,
        color,
        other_kind,
        other_color,
        count="two" if len(shapes) == 2 else None,
        motion=scene.motion if says_motion else None,
        background=scene.background if says_background else None,
        size=scene.size,
        speed=scene.speed if says_motion else None,
    )


_Named = tuple[str | None, str | None]  # kind and colour, where they are to be said


def _gaps(shape: Shape, rng: np.random.Generator) -> _Named:
    kept = rng.random(2) > 0.05
    return (shape.kind if kept[0] else None, shape.color if kept[1] else None)


def _subject(shapes: list[_Named], size: str | None, rng: np.random.Generator) -> str:
    if len(shapes) == 2 and shapes[0] == shapes[1]:
        return f"{_pick(rng, _PAIRS)} {_noun(shapes[0], size, rng, plural=True)}"
    nouns = [f"{_pick(rng, _ARTICLES)} {_noun(shape, size, rng)}" for shape in shapes]
    return f" {_pick(rng, _JOINTS)} ".join(nouns)


def _noun(named: _Named, size: str | None, rng: np.random.Generator, plural: bool = False) -> str:
    kind = _word(KINDS, named[0], rng) if named[0] else _pick(rng, _NAMELESS)
    kind = _plural(kind) if plural else kind
    color = _word(COLORS, named[1], rng) if named[1] else ""
    adjectives = [_pick(rng, SIZES[size])] if size else []
    if rng.random() < 0.12:
        adjectives.insert(int(rng.integers(2)), _pick(rng, _ADJECTIVES))
    if color and rng.random() < 0.06:
        return " ".join([*adjectives, kind, "in", color])
    if rng.random() < 0.1:
        return " ".join([color, *adjectives, kind])
    return " ".join([*adjectives, color, kind])


def _plural(noun: str) -> str:
    return noun + ("es" if noun.endswith("x") else "s")


def _motion(scene: Scene, rng: np.random.Generator) -> str:
    motion = _word(MOTIONS, scene.motion, rng)
    if scene.speed is None:
        return motion
    speed = _pick(rng, SPEEDS[scene.speed])
    return f"{motion} {speed}" if rng.random() < 0.6 else f"{speed} {motion}"


def _background(color: str, rng: np.random.Generator) -> str:
    frame = _BACKDROPS[0] if rng.random() < 0.4 else _pick(rng, _BACKDROPS)
    return frame.format(_word(COLORS, color, rng))


def _in_some_order(subject: str, motion: str, background: str, rng: np.random.Generator) -> str:
    order = rng.random()
    parts = [subject, motion, background]
    if order < 0.1:
        parts = [subject, background, motion]
    elif order < 0.2:
        parts = [background, subject, motion]
    elif order < 0.28 and not motion.startswith("that"):
        parts = [motion, subject, background]
    return (", " if rng.random() < 0.12 else " ").join(part for part in parts if part)


def _with_noise(text: str, rng: np.random.Generator) -> str:
    """Openings, closings, words nobody knows, capitals, a full stop."""
    text = articles(" ".join(text.split()))
    if rng.random() < 0.15:
        text = f"{_pick(rng, _OPENINGS)} {text}"
    if rng.random() < 0.08:
        text = f"{text} {_pick(rng, _CLOSINGS)}"
    if rng.random() < 0.08:
        words = text.split()
        words.insert(int(rng.integers(len(words) + 1)), _gibberish(rng))
        text = " ".join(words)
    if rng.random() < 0.05:
        text = text.upper()
    if rng.random() < 0.1:
        text = f"{text}."
    return text


def _gibberish(rng: np.random.Generator) -> str:
    return "".join(chr(ord("a") + letter) for letter in rng.integers(0, 26, rng.integers(3, 9)))


def _word(words: Words, name: str, rng: np.random.Generator) -> str:
    return words[name][0] if rng.random() < 0.5 else _pick(rng, words[name])


def _pick(rng: np.random.Generator, options: Sequence[str]) -> str:
    return options[int(rng.integers(len(options)))]
