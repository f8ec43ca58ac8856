"""Entries as a tree of letters, and how far a text that is read letter by letter has come in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .shapes import GENUINE, WILD, Readings
from .word_entry import Entry

GAP = " "
JOINED_FROM = 6  # letters: a phrase of as many is also found without its spaces
MOST_STATES = 256  # at once; two blanks after the first letter make about a hundred
DOUBLED = "eoslf"  # in other words: "god" and "good", "pus" and "puss", "poison" and "Poisson"
# What the letters of some entries may be written as.
SPELLINGS = (("f", "ph"), ("w", "vv"), ("w", "uu"))


class Node:
    """A letter after others, which are the beginning of some entry."""

    __slots__ = ("children", "is_second", "letter", "prefix", "size", "whole")

    def __init__(self, letter: str = "", before: Node | None = None) -> None:
        self.letter = letter
        self.is_second = before is not None and before.letter == letter  # of two of the same
        size = 0 if before is None or letter == GAP else before.size + 1
        self.size: int = size  # letters of the word so far
        self.children: dict[str, Node] = {}
        self.whole: Entry | None = None  # that ends here
        self.prefix: Entry | None = None  # that any letters may follow

    def add(self, letters: str, entry: Entry) -> None:
        node = self
        for letter in letters:
            if letter not in node.children:
                node.children[letter] = Node(letter, node)
            node = node.children[letter]
        node.whole = node.whole or entry
        if entry.is_prefix:
            node.prefix = node.prefix or entry

    @property
    def further(self) -> Node | None:
        """Where a phrase goes on after a word."""
        return self.children.get(GAP)

    def path(self, letters: Iterable[str]) -> Iterator[Node]:
        """The nodes of letters, as far as there are any."""
        node = self
        for letter in letters:
            if (child := node.children.get(letter)) is None:
                return
            node = child
            yield node

    def after(self, letters: str) -> Node | None:
        """The node of all letters; nothing where no entry goes on so."""
        if len(letters) == 1:
            return self.children.get(letters)
        nodes = list(self.path(letters))
        return nodes[-1] if len(nodes) == len(letters) else None


def spellings(entry: Entry) -> Iterator[str]:
    """The keys under which an entry is found."""
    keys = [entry.key]
    if "ö" in entry.words or "ä" in entry.words or "ü" in entry.words:
        umlauts = str.maketrans({"ö": "oe", "ä": "ae", "ü": "ue"})
        keys.append(Entry(entry.words.translate(umlauts)).key)
    joined = entry.key.replace(GAP, "")
    if GAP in entry.key and len(joined) >= JOINED_FROM:
        keys.append(joined)
    for key in keys:
        yield key
        yield from (key.replace(a, b) for a, b in SPELLINGS if a in key)


State = tuple[Node, str, int, int]
"""A node; the letter that is longer than in the entry ("": none, a capital: three times or more,
"*": several, or one that is double already); how often the last one was repeated; the tally."""


def step(states: Iterable[State], readings: Readings) -> list[State]:
    """Where a text can be after one more sign."""
    found: dict[State, None] = {}
    for node, longer, repeats, tally in states:
        for letters, cost in readings:
            if not letters:
                if longer or tally >= 2 * WILD:  # or any of the other sort
                    continue
                for letter, child in node.children.items():
                    if letter != GAP:
                        found[(child, longer, 0, tally + cost)] = None
            elif (child_ := node.after(letters)) is not None:
                found[(child_, longer, 0, tally + cost * len(letters))] = None
            if letters and letters == node.letter and tally < WILD:
                found[(node, _longer(node, longer, repeats), min(repeats + 1, 2), tally)] = None
    return list(found)[:MOST_STATES]


def _longer(node: Node, longer: str, repeats: int) -> str:
    letter = node.letter
    if node.is_second or longer not in ("", letter, letter.upper()):
        return "*"
    if not repeats:
        return "*" if longer else letter
    return letter.upper() if letter in "eo" else "*"


def is_same_word(node: Node, longer: str, is_beginning: bool) -> bool:
    """Whether letters that are there more often than in the entry change nothing."""
    if longer in ("", "*"):
        return True
    if longer.isupper():
        return node.size > 3
    return longer not in DOUBLED and not is_beginning  # which "shiitake" would have


def is_meant(tally: int, pieces: int, is_number: bool, is_beginning: bool) -> bool:
    """Whether digits, symbols and blanks that were read as letters were meant as such."""
    if tally < GENUINE << 8:
        return True
    genuine, digits, symbols, habits, blanks, rare = (tally >> 8 * each & 255 for each in range(6))
    letters = genuine + habits
    if (digits and is_number) or habits > 2:
        return False
    if rare or blanks:
        is_alone = not (digits or symbols or (rare and (blanks or is_beginning)))
        return is_alone and rare <= 1 and blanks <= 2 and letters >= max(2, blanks, 3 * rare)
    if not letters or letters + digits + symbols < 3:
        return not digits and symbols >= 3
    return pieces == 1 or not digits or (letters >= 3 and digits < letters)
