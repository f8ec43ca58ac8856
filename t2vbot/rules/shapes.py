"""What a run of characters may be read as, before anybody asks where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from .folding import BUILT, Kind, Sign, sign
from .short_words import SHORT_WORDS

# How a letter was read, as what is added to a tally of an entry's letters: a byte for each.
GENUINE, DIGIT, SYMBOL, HABIT, WILD, RARE = (1 << 8 * each for each in range(6))
Readings = tuple[tuple[str, int], ...]  # letters, and how they were read; "" for any letter


# Letters that are written for others. Not q for g, for the sake of FAQ, nor i for l, of "bails",
# nor L for i, of NLP.
HABITS = {"z": "s", "Z": "s", "k": "c", "K": "c", "v": "u", "V": "u", "l": "i"}
OPENING = "([{<"  # stand for a c, but before a word they open something
# In place of a letter: "n*ked". The second sort is more often punctuation.
BLANKS, RARE_BLANKS = "*#%?×•", "-._~"
# Signs that make a letter together become one of private use, and as many fillers as make up for
# the length; then everything stands where it stood.
FILLER = "\uf8ff"
BUILT_LETTERS = {
    chr(0xE000 + at): Sign("", Kind.SYMBOL, "", (letter,))
    for at, letter in enumerate(BUILT.values())
}
BUILT_AS = {
    signs: as_letter + FILLER * (len(signs) - 1)
    for signs, as_letter in zip(BUILT, BUILT_LETTERS, strict=True)
}
MOST_BEFORE = 4  # digits or symbols before a word, of which each may be its first letter
# What has digits for its name: a device, a road, a plane; a part of a long number in hexadecimal.
DESIGNATION = re.compile(r"[A-Z]{1,3}-?[0-9]+|[0-9]+[a-fA-F]{1,3}[0-9]+")
QUANTITY = re.compile(
    r"[0-9]+(?:st|nd|rd|th|am|pm|in|ft|yd|mi|lbs?|oz|mm|cm|km|[mkµ]?g|ml|cl|[kmg]?hz|[kmgt]b|[kmg]w"
    r"|px|fps|[dhkmpsx]|secs?|mins?|hrs?)",
    re.IGNORECASE,
)
_BEGINNINGS = """
    bl br ch cl cr cz dr dw fl fr gh gl gn gr kh kl kn kr ll mc ph pl pr ps qu rh sc sh sk sl sm sn
    sp sq st sv sw th tr ts tw vl vr wh wr zh
"""
BEGINNINGS = frozenset(_BEGINNINGS.split())  # of English words, by two consonants
VOWELS = "aeiouy"
# Scripts of which one cannot tell by its letters whether a text is in it.
ALPHABETS = {"CYRILLIC", "GREEK", "HEBREW", "ARABIC", "ARMENIAN", "GEORGIAN"}


@dataclass(frozen=True, slots=True)
class Alphabet:
    """How a text's letters are to be read."""

    home: frozenset[str]  # scripts that it is written in
    twins: Mapping[str, tuple[str, ...]]  # letters of entries that look like one from a to z


NO_ALPHABET = Alphabet(frozenset(), {})


class Shape:
    """What a run of characters without a separator may be read as, wherever it stands."""

    def __init__(self, text: str, signs: list[Sign], read: list[Readings]) -> None:
        self.text, self.readings = text, read
        letters = [at for at, each in enumerate(signs) if each.script]
        self.only_letters = len(letters) == len(signs)
        self.word = "".join(each.own for each in signs)
        self.is_single = len(signs) == 1
        # A word may begin after what is no letter, and end before it: "2naked", "naked99".
        head = letters[0] if letters else 0
        starts = {0, *range(max(0, head - MOST_BEFORE), head + 1)}
        self.starts = {at for at in starts if read[at][0][1] < WILD and text[at] not in OPENING}
        self.tail = len(signs) if text.endswith("0") else letters[-1] + 1 if letters else 0

    @cached_property
    def is_fragment(self) -> bool:
        """Whether nobody would write that as a word of its own."""
        word = self.word
        if word in SHORT_WORDS or not self.only_letters:
            return False
        if len(word) < 4 or not set(VOWELS) & set(word) or not word.isascii():
            return word.isascii()
        return not set(VOWELS) & set(word[:2]) and word[:2] not in BEGINNINGS

    @cached_property
    def is_number(self) -> bool:
        """Whether its digits are digits: of a device's name, or before a unit."""
        return bool(DESIGNATION.fullmatch(self.text) or QUANTITY.fullmatch(self.text))


@lru_cache(maxsize=1 << 14)
def ascii_shape(text: str) -> Shape:
    return shape_of(text, NO_ALPHABET)


def shape_of(text: str, alphabet: Alphabet) -> Shape:
    letters = text.replace(FILLER, "")
    signs = [BUILT_LETTERS.get(each) or sign(each) for each in letters]
    return Shape(letters, signs, _read(letters, signs, alphabet))


def _read(text: str, signs: list[Sign], alphabet: Alphabet) -> list[Readings]:
    """How each sign of a piece may be read among the others."""
    scripts = {each.script for each in signs if each.script}
    is_home = len(scripts) == 1 and scripts <= alphabet.home
    read: list[Readings] = []
    for character, each in zip(text, signs, strict=True):
        if not each.own and not each.looks:
            read.append((("", WILD if character in BLANKS else RARE),))
        elif scripts <= {"LATIN"}:
            habit = HABITS.get(character)
            read.append((*readings_of(each), (habit, HABIT)) if habit else readings_of(each))
        elif is_home and each.script:
            read.append(((each.own, GENUINE),))
        else:
            read.append(_with_twins(each, alphabet.twins))
    if "I" in text:  # a capital i after small letters: "heII"
        for at, letter in enumerate(text):
            if letter == "I" and text[:at].rstrip("I")[-1:].islower():
                read[at] = (*read[at], ("l", HABIT))
    return read


@lru_cache(maxsize=1 << 12)
def readings_of(each: Sign) -> Readings:
    if each.kind in (Kind.DIGIT, Kind.SYMBOL):
        cost = DIGIT if each.kind is Kind.DIGIT else SYMBOL
        own = ((each.own, GENUINE),) if each.own else ()
        return (*own, *((look, cost) for look in each.looks))
    return ((each.own, GENUINE), *((look, GENUINE) for look in each.looks))


def _with_twins(each: Sign, twins: Mapping[str, tuple[str, ...]]) -> Readings:
    """For a piece of several scripts: also as the letters of entries that it looks like."""
    found = [twin for look in (each.own, *each.looks) for twin in twins.get(look, ())]
    return (*readings_of(each), *((twin, GENUINE) for twin in found))


def alphabet_of(text: str, twins: Mapping[str, tuple[str, ...]]) -> Alphabet:
    """How to read a text that has been cleaned.

    A script is at home in a text where some of its words have letters that look like none from a to
    z; an alphabet that looks alike is, where as much is written in it as in Latin letters, and not
    in letters on their own. Words of a script at home are not read as Latin ones: "рот" is a mouth.
    """
    if text.isascii():
        return Alphabet(frozenset(), twins)
    pure, strange, others = Counter[str](), Counter[str](), 0
    in_words: set[str] = set()
    for signs in _letters(text):
        scripts = {each.script for each in signs}
        if "LATIN" in scripts or (len(scripts) > 1 and any(map(_is_spaced, signs))):
            others += len(signs)
            continue
        in_words |= scripts if len(signs) > 1 else set()
        for each in signs:
            pure[each.script] += 1
            strange[each.script] += not any(len(look) == 1 for look in each.looks)
    home = {
        script
        for script, count in pure.items()
        if strange[script] * 4 >= count
        or (script in ALPHABETS and script in in_words and count >= others)
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
