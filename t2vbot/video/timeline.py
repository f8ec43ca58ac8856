"""How the parts of a film lie after one another: one size, one rate, and where each part begins.

Counted in frames of the film, so that what is said of it is exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from .mp4 import Mp4

FADE_SECONDS = 0.5  # from one part to the next
LARGEST_FADE = 3  # a fade takes at most this part of the shorter of both
SLIDE_SECONDS = 2.5  # of a title, and of a page of credits
LARGEST_DENOMINATOR = 1001  # of a rate: 30000/1001 is NTSC's


@dataclass(frozen=True, slots=True)
class Fitted:
    """A picture fitted into the film's, with bars where its shape differs."""

    width: int  # pixels, even
    height: int
    left: int  # bar, pixels
    top: int


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the film: a slide, or a scene."""

    start: int  # frame of the film
    num_frames: int
    fade: int  # frames that it shares with the part before
    left_out: int = 0  # frames of the scene's own that the film's rate has no room for


@dataclass(frozen=True, slots=True)
class Timeline:
    width: int  # pixels, even
    height: int
    rate: Fraction  # frames a second
    sections: tuple[Section, ...]

    @property
    def num_frames(self) -> int:
        last = self.sections[-1]
        return last.start + last.num_frames

    def seconds(self, frames: int) -> float:
        return float(frames / self.rate)

    def fitted(self, scene: Mp4) -> Fitted:
        """A scene in the film's picture: as large as it can be, not stretched."""
        scale = min(Fraction(self.width, scene.width), Fraction(self.height, scene.height))
        width = max(2, min(self.width, round(scene.width * scale / 2) * 2))
        height = max(2, min(self.height, round(scene.height * scale / 2) * 2))
        left, top = (self.width - width) // 4 * 2, (self.height - height) // 4 * 2
        return Fitted(width, height, left, top)


def rate_of(scene: Mp4) -> Fraction:
    return Fraction(scene.fps).limit_denominator(LARGEST_DENOMINATOR)


def lay_out(scenes: Sequence[Mp4], *, before: int, after: int, fades: bool) -> Timeline:
    """The most common size (of two the larger) and rate (of two the faster); ``before`` and
    ``after`` are numbers of slides. Every part stays as long as it is, to a frame.
    """
    sizes = Counter((scene.width, scene.height) for scene in scenes)
    width, height = max(sizes, key=lambda size: (sizes[size], size[0] * size[1]))
    rates = Counter(map(rate_of, scenes))
    rate = max(rates, key=lambda each: (rates[each], each))
    slide = (max(1, round(SLIDE_SECONDS * rate)), 0)
    parts = [slide] * before + [_frames(scene, rate) for scene in scenes] + [slide] * after
    return Timeline(width, height, rate, tuple(_sections(parts, rate, fades=fades)))


def _frames(scene: Mp4, rate: Fraction) -> tuple[int, int]:
    """Those that a scene has in the film, and those of its own that are left out."""
    shown = max(1, round(scene.num_frames * rate / rate_of(scene)))
    return shown, max(0, scene.num_frames - shown)


def _sections(parts: Sequence[tuple[int, int]], rate: Fraction, *, fades: bool) -> list[Section]:
    wanted = round(FADE_SECONDS * rate) if fades else 0
    found: list[Section] = []
    for num_frames, left_out in parts:
        fade, start = 0, 0
        if found:
            before = found[-1]
            fade = min(wanted, num_frames // LARGEST_FADE, before.num_frames // LARGEST_FADE)
            start = before.start + before.num_frames - fade
        found.append(Section(start, num_frames, fade, left_out))
    return found
