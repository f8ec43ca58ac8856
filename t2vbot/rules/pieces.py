"""A text as pieces that may be words, or parts of words that somebody took apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property, lru_cache
from itertools import pairwise

from .folding import BUILT, Kind, Sign, sign
from .short_words import SHORT_WORDS

# How a letter was read, as what is added to a tally of an entry's letters: a byte for each.
GENUINE, DIGIT, SYMBOL, HABIT, WILD, RARE = (1 << 8 * each for each in range(6))
Readings = tuple[tuple[str, int], ...]  # letters, and how they were read; "" for any letter

# Letters that are written for others. Not q for g, for the sake of FAQ, nor i for l, of "bails".
HABITS = {"z": "s", "k": "c", "v": "u", "l": "i"}
# In place of a letter: "n*ked". The second sort is more often punctuation.
BLANKS, RARE_BLANKS = "*#%?_×•", "-.~"
BUILT_AT = re.compile("|".join(re.escape(each) for each in sorted(BUILT, key=len, reverse=True)))
LONGEST_BLANK = 4
BUILT_SIGNS = {signs: Sign("", Kind.SYMBOL, "", (letter,)) for signs, letter in BUILT.items()}
BLANK, RARE_BLANK = Sign("", Kind.SYMBOL), Sign("", Kind.SYMBOL)
CAMEL = re.compile(r"(?:[A-Z]?[a-z]+)(?:[A-Z][a-z]+)+")
# Written with capitals alone, and used as a whole: a device, a road, a plane.
DESIGNATION = re.compile(r"[A-Z]{1,3}-?[0-9]+")
QUANTITY = re.compile(
    r"[0-9]+(?:st|nd|rd|th|am|pm|in|ft|yd|mi|lbs?|oz|mm|cm|km|[mkµ]?g|ml|cl|[kmg]?hz|[kmgt]b|[kmg]w"
    r"|px|fps|[dhkmpsx]|secs?|mins?|hrs?)",
    re.IGNORECASE,
)
FORMATTING = re.compile(r"[*_~|`]+")
APOSTROPHES = "'`\u2018\u2019\u02bc\u00b4"
CONTRACTED = {"s", "t", "d", "m", "n", "ll", "re", "ve", "em", "all"}
BREAK = re.compile(
    r"[,.;:!?…。、]+[\"”')\]]*\s"
)  # between two words that belong to different parts
_BEGINNINGS = """
    bl br ch cl cr cz dr dw fl fr gh gl gn gr kh kl kn kr ll mc ph pl pr ps qu rh sc sh sk sl sm sn
    sp sq st sv sw th tr ts tw vl vr wh wr zh
"""
BEGINNINGS = frozenset(_BEGINNINGS.split())  # of English words, by two consonants
VOWELS = "aeiouy"
ONE_LETTER_WORDS = {"a", "i"}
# Scripts of which one cannot tell by its letters whether a text is in it.
ALPHABETS = {"CYRILLIC", "GREEK", "HEBREW", "ARABIC", "ARMENIAN", "GEORGIAN"}


class Splitting(Enum):
    """What holds a piece together."""

    PLAIN = auto()  # letters and digits
    CAMEL = auto()  # the same, but a capital after a small letter begins another
    SYMBOLS = auto()  # also symbols that stand for letters
    BLANKS = auto()  # also one in place of any letter


@dataclass(frozen=True, slots=True)
class Alphabet:
    """How a text's letters are to be read."""

    home: frozenset[str]  # scripts that it is written in
    twins: Mapping[str, tuple[str, ...]]  # letters of entries that look like one from a to z


class Piece:
    """A run of signs without a separator between them."""

    def __init__(self, text: str, start: int, end: int, signs: list[Sign], read: list[Readings]):
        self.text, self.start, self.end = text, start, end
        self.readings = read
        letters = [k for k, each in enumerate(signs) if each.kind in (Kind.LETTER, Kind.UNSPACED)]
        self.only_letters = len(letters) == len(signs)
        self.word = "".join(each.own for each in signs)
        self.is_single = len(signs) == 1
        # A word may begin after what is no letter, and end before it: "2naked", "naked99".
        head = letters[0] if letters else 0
        self.starts = {0, *range(max(0, head - 4), head + 1)}
        self.tail = len(signs) if self.text.endswith("0") else letters[-1] + 1 if letters else 0

    @cached_property
    def is_fragment(self) -> bool:
        """Whether nobody would write that as a word of its own."""
        word = self.word
        if word in SHORT_WORDS:
            return False
        if len(word) < 4 or not set(VOWELS) & set(word) or not word.isascii():
            return word.isascii()
        return not set(VOWELS) & set(word[:2]) and word[:2] not in BEGINNINGS

    @cached_property
    def is_number(self) -> bool:
        """Whether its digits are digits: of a device's name, or before a unit."""
        return bool(DESIGNATION.fullmatch(self.text) or QUANTITY.fullmatch(self.text))


@dataclass(frozen=True)
class Line:
    """Pieces in their order; ``gaps[n]`` stands between piece n and the next."""

    pieces: list[Piece]
    gaps: list[str]

    def is_break(self, last: int) -> bool:
        """Whether what follows belongs to another sentence, or to the next thing in a list."""
        return last + 1 >= len(self.pieces) or bool(BREAK.match(self.gaps[last]))

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
        pieces, gaps = self.pieces[first : inside + 1], self.gaps[first:last]
        if all(self._is_spelled(each) for each in range(first, last + 1)):
            return self._is_whole_run(first, last)
        if any(self._is_contraction(each) for each in range(first + 1, last + 1)):
            return False
        if not any(each.isspace() for gap in gaps for each in gap):
            formatted = all(FORMATTING.fullmatch(gap) for gap in gaps)
            return formatted or any(each.is_fragment for each in pieces)
        if not all(each.only_letters for each in self.pieces[first : last + 1]):
            return False
        fragments = [each for each in pieces if each.is_fragment]
        letters = sum(len(each.word) for each in self.pieces[first : last + 1])
        return any(not each.is_single for each in fragments) or bool(fragments and letters >= 5)

    def _is_spelled(self, at: int) -> bool:
        return self.pieces[at].is_single and not self._is_contraction(at)

    def _is_contraction(self, at: int) -> bool:
        """The second half of "he'll", "who're", "cat's"."""
        before = self.gaps[at - 1] if at else ""
        return len(before) == 1 and before in APOSTROPHES and self.pieces[at].word in CONTRACTED

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
            if self.pieces[each].word not in ONE_LETTER_WORDS:
                return False
        return False


def split(text: str, how: Splitting, alphabet: Alphabet) -> Line:
    """``text`` in pieces; it has been cleaned."""
    pieces: list[Piece] = []
    gaps: list[str] = []
    for start, end, signs in _runs(text, how):
        if pieces:
            gaps.append(text[pieces[-1].end : start])
        part = text[start:end]
        pieces.append(Piece(part, start, end, signs, _read(part, signs, alphabet)))
    return Line(pieces, gaps)


Run = tuple[int, int, list[Sign]]  # from, to, and what is between


def _runs(text: str, how: Splitting) -> Iterator[Run]:
    """What holds together, as ``how`` says."""
    start, signs = 0, list[Sign]()
    for at, end, each in _signs(text, how):
        if each is not None:
            start = start if signs else at
            signs.append(each)
        if signs and (each is None or end == len(text)):
            run = start, at if each is None else end, signs
            yield from _humps(text, run) if how is Splitting.CAMEL else (run,)
            signs = []


def _signs(text: str, how: Splitting) -> Iterator[tuple[int, int, Sign | None]]:
    """From, to, and the sign that is part of a piece; nothing for one between pieces."""
    at, inside = 0, False
    while at < len(text):
        each, end = sign(text[at]), at + 1
        found: Sign | None = each if each.kind in (Kind.LETTER, Kind.DIGIT) else None
        if found is None and how in (Splitting.SYMBOLS, Splitting.BLANKS):
            if built := BUILT_AT.match(text, at):
                found, end = BUILT_SIGNS[built[0]], built.end()
            elif each.looks:
                found = each
            elif how is Splitting.BLANKS and inside and is_blank(text, at):
                found = BLANK if text[at] in BLANKS else RARE_BLANK
        yield at, end, found
        at, inside = end, found is not None


def is_blank(text: str, at: int) -> bool:
    """Whether a symbol stands where a letter might: before one, or before others like it."""
    for each in text[at : at + LONGEST_BLANK]:
        kind = sign(each).kind
        if kind in (Kind.LETTER, Kind.DIGIT):
            return True
        if not (each in BLANKS or each in RARE_BLANKS or (kind is Kind.SYMBOL and each > "\x7f")):
            return False
    return False


def _humps(text: str, run: Run) -> Iterator[Run]:
    """The parts of a word with capitals in it; the word itself where it is another kind."""
    start, end, signs = run
    if not CAMEL.fullmatch(text, start, end):
        yield run
        return
    edges = [start, *(at for at in range(start + 1, end) if text[at].isupper()), end]
    for first, last in pairwise(edges):
        yield first, last, signs[first - start : last - start]


def alphabet_of(text: str, twins: Mapping[str, tuple[str, ...]]) -> Alphabet:
    """How to read a text that has been cleaned.

    A script is at home in a text where some of its words have letters that look like none from a to
    z; an alphabet that looks alike is, where as much is written in it as in Latin letters. Words of
    a script at home are not read as Latin ones: "рот" is a mouth.
    """
    if text.isascii():
        return Alphabet(frozenset(), twins)
    pure, strange, others = Counter[str](), Counter[str](), 0
    for signs in _letters(text):
        scripts = {each.script for each in signs}
        if "LATIN" in scripts or (len(scripts) > 1 and any(map(_is_spaced, signs))):
            others += len(signs)
            continue
        for each in signs:
            pure[each.script] += 1
            strange[each.script] += not any(len(look) == 1 for look in each.looks)
    home = {
        script
        for script, count in pure.items()
        if strange[script] * 4 >= count or (script in ALPHABETS and count >= others)
    }
    return Alphabet(frozenset(home), twins)


def _is_spaced(each: Sign) -> bool:
    return each.kind is Kind.LETTER


def _letters(text: str) -> Iterator[list[Sign]]:
    signs: list[Sign] = []
    for character in text:
        each = sign(character)
        if each.kind in (Kind.LETTER, Kind.UNSPACED):
            signs.append(each)
        elif signs:
            yield signs
            signs = []
    if signs:
        yield signs


def _read(text: str, signs: list[Sign], alphabet: Alphabet) -> list[Readings]:
    """How each sign of a piece may be read among the others."""
    scripts = {each.script for each in signs if each.script}
    if scripts <= {"LATIN"}:
        read = [readings_of(each) for each in signs]
    elif len(scripts) == 1 and scripts <= alphabet.home:
        read = [
            ((each.own, GENUINE),) if each.script else _with_twins(each, alphabet.twins)
            for each in signs
        ]
    else:
        read = [_with_twins(each, alphabet.twins) for each in signs]
    if "I" in text and len(text) == len(signs):  # a capital i after small letters: "heII"
        for at, letter in enumerate(text):
            if letter == "I" and text[:at].rstrip("I")[-1:].islower():
                read[at] = (*read[at], ("l", HABIT))
    return read


@lru_cache(maxsize=1 << 12)
def readings_of(each: Sign) -> Readings:
    if each in (BLANK, RARE_BLANK):
        return (("", WILD if each is BLANK else RARE),)
    if each.kind in (Kind.DIGIT, Kind.SYMBOL):
        cost = DIGIT if each.kind is Kind.DIGIT else SYMBOL
        own = ((each.own, GENUINE),) if each.own else ()
        return (*own, *((look, cost) for look in each.looks))
    habit = ((HABITS[each.own], HABIT),) if each.own in HABITS else ()
    return ((each.own, GENUINE), *((look, GENUINE) for look in each.looks), *habit)


def _with_twins(each: Sign, twins: Mapping[str, tuple[str, ...]]) -> Readings:
    """For a piece of several scripts: also as the letters of entries that it looks like."""
    found = [twin for look in (each.own, *each.looks) for twin in twins.get(look, ())]
    return (*readings_of(each), *((twin, GENUINE) for twin in found))
