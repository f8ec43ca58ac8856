"""Seconds, steps, guidance and seed in one line, as people write them: "2 s, 20 steps, guidance
7.5, seed 7", or the same the other way round.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache

from ..errors import RequestRefused
from ..text import LANGUAGES, Text, render
from .options import clean
from .request import VideoRequest

# A comma is part of a number only between digits.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+|[^\s,;.:·=/()+、。・]", re.UNICODE)
# As keyboards of Japanese and Chinese write digits and punctuation.
_HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
LONGEST = 15  # characters of a number
SHOWN = 30  # characters of what is not understood

SECONDS, STEPS, GUIDANCE, SEED, NEW = "seconds", "steps", "guidance", "seed", "new"
WORDS = {
    SECONDS: Text("catalog-words-seconds"),
    STEPS: Text("catalog-words-steps"),
    GUIDANCE: Text("catalog-words-guidance"),
    SEED: Text("catalog-words-seed"),
    NEW: Text("catalog-words-new"),
}


@dataclass(frozen=True, slots=True)
class Numbers:
    """``None``: not said. ``new_seed``: another one is wanted."""

    seconds: float | None = None
    num_inference_steps: int | None = None
    guidance_scale: float | None = None
    seed: int | None = None
    new_seed: bool = False

    @classmethod
    def of(cls, request: VideoRequest) -> Numbers:
        """As they are written: seconds rounded down, so that as many frames come of them again."""
        return cls(
            math.floor(request.seconds * 1e4) / 1e4,
            request.num_inference_steps,
            request.guidance_scale,
            request.seed,
        )

    def line(self) -> str:
        """With all of them in it."""
        return render(
            Text(
                "catalog-numbers",
                seconds=_plain(self.seconds),
                steps=str(self.num_inference_steps),
                guidance=_plain(self.guidance_scale),
                seed=str(self.seed),
            )
        )

    @classmethod
    def read(cls, line: str) -> Numbers:
        """Raises ``RequestRefused``, naming what is not understood."""
        found: dict[str, float] = {}
        kind = number = None
        new_seed = False
        for token in _TOKEN.findall(line.translate(_HALF_WIDTH)):
            if _NUMBER.fullmatch(token):
                if number is not None:
                    raise RequestRefused(Text("catalog-numbers-bare", number=number))
                number = _checked(token)
            elif (named := _kind(token)) == NEW:
                new_seed = True
            elif named is None:
                raise RequestRefused(Text("catalog-numbers-word", word=clean(token[:SHOWN])))
            elif kind is not None:
                raise RequestRefused(Text("catalog-numbers-lacking", word=kind))
            else:
                kind = named
            if kind is not None and number is not None:
                if kind in found:
                    raise RequestRefused(Text("catalog-numbers-twice", word=kind))
                found[kind] = _value(kind, number)
                kind = number = None
            if kind == SEED and new_seed:
                kind = None
        if number is not None:
            raise RequestRefused(Text("catalog-numbers-bare", number=number))
        if kind == SEED:  # with nothing behind it
            new_seed = True
        elif kind is not None:
            raise RequestRefused(Text("catalog-numbers-lacking", word=kind))
        steps, seed = found.get(STEPS), found.get(SEED)
        return cls(
            found.get(SECONDS),
            None if steps is None else int(steps),
            found.get(GUIDANCE),
            None if seed is None else int(seed),
            new_seed and seed is None,
        )


def _checked(token: str) -> str:
    if len(token) > LONGEST:
        raise RequestRefused(Text("catalog-numbers-word", word=clean(token[:SHOWN])))
    return token.replace(",", ".")


def _value(kind: str, number: str) -> float:
    value = float(number)
    if kind in (STEPS, SEED) and not value.is_integer():
        raise RequestRefused(Text("catalog-numbers-whole", word=kind, number=number))
    return value


def _kind(word: str) -> str | None:
    folded = word.casefold()
    return next((kind for kind in WORDS if folded in _words(kind)), None)


@cache
def _words(kind: str) -> frozenset[str]:
    """In every language: who types may have another one than who reads."""
    said = (render(WORDS[kind], language) for language in LANGUAGES)
    return frozenset(word.strip().casefold() for words in said for word in words.split(","))


def _plain(number: float | None) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".") if number is not None else ""
