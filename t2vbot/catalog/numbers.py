"""Seconds, steps, guidance and seed in one line, as people write them: "2 s, 20 steps, guidance
7.5, seed 7", or the same the other way round.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..errors import RequestRefused
from ..text import LANGUAGES, Text, find, render
from .options import clean
from .request import VideoRequest

# A comma is part of a number only between digits; what separates thousands is, too.
_DIGITS = r"\d{1,3}(?:[.,]\d{3}){2,}|\d+(?:[.,]\d+)?"
_TOKEN = re.compile(rf"{_DIGITS}|[^\W\d_]+|[^\s,;.:·=/()+、。・]", re.UNICODE)
_NUMBER = re.compile(_DIGITS)
_RAISED = re.compile("[\u00b2\u00b3\u00b9\u2070-\u209c]")  # or lowered
_THOUSANDS = re.compile(r"\d{1,3}([.,]\d{3})+")
LONGEST = 15  # characters of a number
SHOWN = 30  # characters of what is not understood

SECONDS, STEPS, GUIDANCE, SEED, NEW = "seconds", "steps", "guidance", "seed", "new"
WORDS = {
    SECONDS: Text("numbers-seconds"),
    STEPS: Text("numbers-steps"),
    GUIDANCE: Text("numbers-guidance"),
    SEED: Text("numbers-seed"),
    NEW: Text("numbers-new"),
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
        for token in _parts(line):
            if _NUMBER.fullmatch(token):
                if number is not None:
                    raise RequestRefused(Text("catalog-numbers-bare", number=number))
                number = token
            elif token == NEW:
                new_seed = True
            elif kind is not None:
                raise RequestRefused(Text("catalog-numbers-lacking", word=kind))
            else:
                kind = token
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


def _parts(line: str) -> Iterator[str]:
    """Its numbers, and in place of its words their kinds. As keyboards of Japanese and Chinese
    write signs, and Macs accents, they are other characters of the same meaning.
    """
    if raised := _RAISED.search(line):  # it would become an ordinary digit, and 1² twelve
        raise RequestRefused(Text("catalog-numbers-word", word=raised[0]))
    for token in _TOKEN.findall(unicodedata.normalize("NFKC", line)):
        if len(token) <= LONGEST and _NUMBER.fullmatch(token):
            yield token
        elif kinds := _kinds(token.casefold()[:SHOWN]):
            yield from kinds
        else:
            raise RequestRefused(Text("catalog-numbers-word", word=clean(token[:SHOWN])))


def _value(kind: str, number: str) -> float:
    if kind in (STEPS, SEED) and _THOUSANDS.fullmatch(number):
        number = re.sub("[.,]", "", number)
    try:
        value = float(number.replace(",", "."))
    except ValueError:
        raise RequestRefused(Text("catalog-numbers-word", word=number)) from None
    if kind in (STEPS, SEED) and not value.is_integer():
        raise RequestRefused(Text("catalog-numbers-whole", word=kind, number=number))
    return value


def _kinds(word: str) -> list[str]:
    """Of a word, or of several with no space between them, as in Japanese and Chinese; none where
    any is unknown.
    """
    for end in range(len(word), 0, -1):
        kind = next((kind for kind in WORDS if word[:end] in _words(kind)), None)
        if kind and end == len(word):
            return [kind]
        if kind and not word.isascii() and (rest := _kinds(word[end:])):
            return [kind, *rest]
    return []


@cache
def _words(kind: str) -> frozenset[str]:
    """In every language: who types may have another one than who reads."""
    said = (find(WORDS[kind].key, language) or "" for language in LANGUAGES)
    return frozenset(word.strip().casefold() for words in said for word in words.split(","))


def _plain(number: float | None) -> str:
    return f"{number:.4f}".rstrip("0").rstrip(".") if number is not None else ""
