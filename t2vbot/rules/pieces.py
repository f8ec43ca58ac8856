"""A text as pieces that may be words, or parts of words that somebody took apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .folding import BUILT, Kind, sign
from .shapes import (
    BLANKS,
    BUILT_AS,
    BUILT_LETTERS,
    FILLER,
    RARE_BLANKS,
    Alphabet,
    Shape,
    ascii_shape,
    shape_of,
)

BUILT_AT = re.compile("|".join(re.escape(each) for each in sorted(BUILT, key=len, reverse=True)))
CAMEL = re.compile(r"(?:[A-Z]?[a-z]+)(?:[A-Z][a-z]+)+")
FORMATTING = re.compile(r"(?:[*~|`]|__)+")
APOSTROPHES = frozenset("'`\u2018\u2019\u02bc\u00b4")
CONTRACTED = {"s", "t", "d", "m", "n", "ll", "re", "ve", "em", "all"}
# Between two words that belong to different sentences, or to different things of a list.
BREAK = re.compile(r"[,.;:!?…。、]+[\"”')\]]*\s")
ONE_LETTER_WORDS = {"a", "i"}


class Splitting(Enum):
    """What holds a piece together."""

    PLAIN = auto()  # letters and digits
    LETTERS = auto()  # letters alone, as in "b1a1d"
    CAMEL = auto()  # the same, but a capital after a small letter begins another
    SYMBOLS = auto()  # also symbols that stand for letters
    BLANKS = auto()  # also one in place of any letter


# In an outline: L letter, D digit, S what may stand for a letter, b a blank, r a rare one.
_WITH_BLANKS = "[LDS](?:[LDS]|[br]{1,4}(?=[LDS]))*"
RUNS = {
    Splitting.PLAIN: re.compile("[LD]+"),
    Splitting.LETTERS: re.compile("L+"),
    Splitting.CAMEL: re.compile("[LD]+"),
    Splitting.SYMBOLS: re.compile("[LDS]+"),
    Splitting.BLANKS: re.compile(_WITH_BLANKS),
}


class Piece(NamedTuple):
    """A shape where it stands in a text."""

    shape: Shape
    start: int
    end: int


@dataclass(frozen=True)
class Line:
    """Pieces in their order; ``gaps[n]`` stands between piece n and the next."""

    pieces: list[Piece]
    gaps: list[str]

    def some(self, first: int, end: int) -> list[Piece]:
        return self.pieces[first:end]

    def is_break(self, last: int) -> bool:
        """Whether what follows belongs to another sentence, or to the next thing in a list."""
        return last + 1 >= len(self.pieces) or bool(BREAK.match(self.gaps[last]))

    def goes_on(self, last: int) -> bool:
        """Whether a word may go on in the next piece."""
        if last + 1 >= len(self.pieces):
            return False
        return not self.is_break(last) or all(map(self._is_spelled, (last, last + 1)))

    def may_begin(self, first: int) -> bool:
        """Whether a word may begin with a piece: not in the middle of letters on their own."""
        if not (first + 1 < len(self.pieces) and all(map(self._is_spelled, (first, first + 1)))):
            return True
        return self._is_edge(first, -1) or self.gaps[first - 1] != self.gaps[first]

    def joins(self, first: int, last: int, inside: int) -> bool:
        """Whether pieces may be one word that was taken apart.

        ``inside``: the last piece that is wholly part of what was found.
        """
        if first == last:
            return True
        shapes = [piece.shape for piece in self.some(first, last + 1)]
        within, gaps = shapes[: inside + 1 - first], self.gaps[first:last]
        if all(self._is_spelled(each) for each in range(first, last + 1)):
            return self._is_whole_run(first, last)
        if any(map(self._is_contraction, range(first, last + 1))):
            return False
        if not any(each.isspace() for gap in gaps for each in gap):
            formatted = all(FORMATTING.fullmatch(gap) for gap in gaps)
            return formatted or any(each.is_fragment for each in within)
        if not all(map(str.isspace, gaps)) or not all(each.only_letters for each in shapes):
            return False
        fragments = [each for each in within if each.is_fragment]
        letters = sum(len(each.word) for each in shapes)
        return any(not each.is_single for each in fragments) or bool(fragments and letters >= 5)

    def _is_spelled(self, at: int) -> bool:
        return self.pieces[at].shape.is_single and not self._is_contraction(at)

    def _is_contraction(self, at: int) -> bool:
        """The second half of "he'll", "who're", "cat's"."""
        if not at or self.gaps[at - 1] not in APOSTROPHES:
            return False
        before, after = (self.pieces[each].shape.word for each in (at - 1, at))
        return after in CONTRACTED and (len(before) > 1 or before == "i")

    def _is_whole_run(self, first: int, last: int) -> bool:
        """Of letters on their own, only all of a run are a word: "c l a s s" has another in it.

        A word ends also where the space is another one than between its letters, and "a" and "i"
        may be words themselves.
        """
        gaps = self.gaps[first:last]
        is_even = gaps.count(gaps[0]) == len(gaps)
        left, right = self._is_edge(first, -1), self._is_edge(last, 1)
        if is_even:
            left = left or self.gaps[first - 1] != gaps[0]
            right = right or self.gaps[last] != gaps[0]
        return left and (right or last - first >= 4)

    def _is_edge(self, at: int, step: int) -> bool:
        beside = range(at - 1, at - 4, -1) if step < 0 else range(at + 1, at + 4)
        for each in beside:
            if not 0 <= each < len(self.pieces) or not self._is_spelled(each):
                return True
            if self.pieces[each].shape.word not in ONE_LETTER_WORDS:
                return False
        return False


def split(text: str, how: Splitting, alphabet: Alphabet) -> Line:
    """``text`` in pieces; it has been cleaned."""
    if how in (Splitting.SYMBOLS, Splitting.BLANKS):
        text = BUILT_AT.sub(lambda built: BUILT_AS[built[0]], text)
    pieces: list[Piece] = []
    gaps: list[str] = []
    for start, end in _runs(text, how):
        if pieces:
            gaps.append(text[pieces[-1].end : start])
        part = text[start:end]
        shape = ascii_shape(part) if part.isascii() else shape_of(part, alphabet)
        pieces.append(Piece(shape, start, end))
    return Line(pieces, gaps)


def _runs(text: str, how: Splitting) -> Iterator[tuple[int, int]]:
    """From where to where something holds together, as ``how`` says."""
    for run in RUNS[how].finditer(outline(text)):
        start, end = run.span()
        end = start + len(text[start:end].rstrip("!"))  # that is how a sentence ends
        if how is Splitting.CAMEL and CAMEL.fullmatch(text, start, end):
            humps = (at for at in range(start + 1, end) if text[at].isupper())
            yield from pairwise((start, *humps, end))
        elif start < end:
            yield start, end


def outline(text: str) -> str:
    """A text with each character as its sort: see ``RUNS``."""
    return "".join(map(_sort, text))


@lru_cache(maxsize=1 << 14)
def _sort(character: str) -> str:
    each = sign(character)
    if each.kind is Kind.SYMBOL and not each.looks:
        if character in BUILT_LETTERS or character == FILLER:
            return "S"
        is_rare = character in RARE_BLANKS or character > "\x7f"
        return "b" if character in BLANKS else "r" if is_rare else "."
    if each.kind is Kind.UNSPACED:
        return "S" if each.looks else "."
    return {Kind.LETTER: "L", Kind.DIGIT: "D", Kind.SYMBOL: "S"}.get(each.kind, " ")
