"""Does a text hold a word that a host or a server does not want, however it is written?

A text is cut into pieces, and each piece is read letter by letter along a tree of all entries, in
every way in which its signs may be read. So the time grows with the text, and hardly with the list.
The same text is cut in up to five ways: by whatever is no letter or digit, also by digits, at
capitals, with symbols as letters, and with blanks for letters.

Not looked for, since innocent words would be hit: words written backwards ("live"), misspelt
("crab"), and words in another word ("class").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from .folding import readings, sign
from .pieces import BUILT_AT, Line, Splitting, outline, split
from .shapes import Shape, alphabet_of
from .word_entry import LONGEST, Entry, parse_list
from .word_tree import GAP, Node, State, is_meant, is_same_word, spellings, step

__all__ = ["Entry", "WordFilter", "parse_list"]

MOST_PIECES = 64  # that an entry may have been taken apart into
SENTENCE_ENDS = "\u3002\u3001\uff01\uff1f\uff0e\uff0c,.!?\n"
INNER_DIGIT = re.compile("LD+L")
INNER_BLANK = re.compile("[LDS][br]+[LDS]")
MOST_REMEMBERED = 1 << 12
HUMP = re.compile("[a-z][A-Z][a-z]")
Span = tuple[int, int]  # from a character of the text to another


class WordFilter:
    """A list of entries, ready to be looked for."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._words, self._exceptions = Node(), Node()  # of words with spaces between them
        self._anywhere, self._nowhere = Node(), Node()
        for entry in entries:
            self._add(entry)
        self._twins = _twins(self._words)
        self._fruitless: set[str] = set()

    def _add(self, entry: Entry) -> None:
        if entry.is_unspaced:
            tree = self._nowhere if entry.is_exception else self._anywhere
            tree.add("".join(letter for letter, _ in _unspaced_letters(entry.words)), entry)
        elif entry.is_exception:
            self._exceptions.add(entry.key, entry)
        else:
            for key in spellings(entry):
                self._words.add(key, entry)

    def search(self, text: str) -> Entry | None:
        """An entry that ``text`` holds, outside its exceptions; ``None`` where there is none."""
        for reading in readings(text):
            if found := self._unspaced(reading) or self._spaced(reading):
                return found
        return None

    def _spaced(self, text: str) -> Entry | None:
        if not self._words.children:
            return None
        alphabet = alphabet_of(text, self._twins)
        plain = split(text, Splitting.PLAIN, alphabet)
        look = _Look(self._words, self._fruitless, Cover(self._excepted(plain)))
        for how in _splittings(text):
            line = plain if how is Splitting.PLAIN else split(text, how, alphabet)
            if found := look.along(line):
                return found
        return None

    def _excepted(self, line: Line) -> Iterator[Span]:
        """Where exceptions stand, written plainly."""
        if not self._exceptions.children:
            return
        for first, piece in enumerate(line.pieces):
            node: Node | None = self._exceptions
            following = line.some(first, first + MOST_PIECES)
            for word in following:
                path = list(node.path(word.shape.word)) if node else []
                is_whole = len(path) == len(word.shape.word)
                if any(each.prefix for each in path) or (is_whole and path[-1].whole):
                    yield piece.start, word.end
                node = path[-1].children.get(GAP) if is_whole else None
                if node is None:
                    break

    def _unspaced(self, text: str) -> Entry | None:
        """An entry of a script without spaces between words, wherever it stands."""
        if not self._anywhere.children or text.isascii():
            return None
        letters = list(_unspaced_letters(text))
        excepted = Cover(span for span, _ in _spans(self._nowhere, letters))
        for span, entry in _spans(self._anywhere, letters):
            if span not in excepted:
                return entry
        return None


class Cover:
    """Parts of a text, and whether another part lies within one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        spans = sorted(spans)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))  # of what begins until here

    def __contains__(self, span: Span) -> bool:
        at = bisect_right(self._starts, span[0])
        return at > 0 and self._ends[at - 1] >= span[1]


class _Look:
    """For entries of a tree, along a text that is cut in some way."""

    def __init__(self, tree: Node, fruitless: set[str], excepted: Cover) -> None:
        self._tree = tree
        self._fruitless = fruitless  # shapes that no entry begins with
        self._excepted = excepted

    def along(self, line: Line) -> Entry | None:
        tried: set[tuple[Node, int]] = set()
        for first, piece in enumerate(line.pieces):
            if piece.shape.text in self._fruitless or not line.may_begin(first):
                continue
            ways = [(self._tree, first)]
            while ways:
                tree, at = ways.pop()
                for found, last in self._from(line, at, tree, piece.start):
                    if isinstance(found, Entry):
                        return found
                    if (found, last) not in tried:
                        tried.add((found, last))
                        ways.append((found, last + 1))
        return None

    def _from(
        self, line: Line, first: int, tree: Node, start: int
    ) -> Iterator[tuple[Entry | Node, int]]:
        """Entries that begin with a piece; and where a phrase goes on, with the piece before."""
        states: list[State] = []
        for last in range(first, min(first + MOST_PIECES, len(line.pieces))):
            shape = line.pieces[last].shape
            starts = shape.starts if last == first else ()
            came_far = False
            for at, read in enumerate(shape.readings):
                if at in starts:
                    states.append((tree, "", 0, 0))
                elif not states:
                    break
                states = step(states, read)
                is_end = at + 1 >= shape.tail
                for state in states:
                    if state[0].prefix or (is_end and (state[0].whole or state[0].further)):
                        came_far = True
                        yield from self._ends(line, (first, last), start, state, at + 1)
            if not states:
                if first == last and tree is self._tree and not came_far:
                    self._remember(shape)
                return
            if not line.goes_on(last):
                return

    def _remember(self, shape: Shape) -> None:
        if shape.text.isascii():  # others are read differently in other texts
            if len(self._fruitless) >= MOST_REMEMBERED:
                self._fruitless.clear()
            self._fruitless.add(shape.text)

    def _ends(
        self, line: Line, pieces: tuple[int, int], start: int, state: State, end: int
    ) -> Iterator[tuple[Entry | Node, int]]:
        """What ends, or may go on, after the sign before ``end`` of the last of some pieces."""
        node, longer, _, tally = state
        first, last = pieces
        piece = line.pieces[last]
        is_cut = node.prefix is not None and end < len(piece.shape.readings)
        inside = last - 1 if is_cut else last
        parts = line.some(first, last + 1)
        is_number = any(each.shape.is_number for each in parts)
        if not (
            is_same_word(node, longer, is_cut)
            and is_meant(tally, last - first + 1, is_number, is_cut)
            and line.joins(first, last, inside)
        ):
            return
        is_end = end >= piece.shape.tail
        entry = node.prefix or (node.whole if is_end else None)
        if entry and (start, piece.end) not in self._excepted:
            yield entry, last
        if node.further and is_end and not line.is_break(last):
            yield node.further, last


def _splittings(text: str) -> Iterator[Splitting]:
    """The ways of cutting that make a difference for ``text``."""
    yield Splitting.PLAIN
    sorts = outline(text)
    if INNER_DIGIT.search(sorts):
        yield Splitting.LETTERS
    if HUMP.search(text):
        yield Splitting.CAMEL
    if "S" in sorts or BUILT_AT.search(text):
        yield Splitting.SYMBOLS
    if INNER_BLANK.search(sorts):
        yield Splitting.BLANKS


def _twins(tree: Node) -> Mapping[str, tuple[str, ...]]:
    """The letters of entries in other scripts, by the Latin letters that they look like."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    nodes = [tree]
    while nodes:
        node = nodes.pop()
        nodes.extend(node.children.values())
        if not node.letter.isascii():
            for look in sign(node.letter).looks:
                found[look].add(node.letter)
    return {look: tuple(sorted(letters)) for look, letters in found.items()}


def _unspaced_letters(text: str) -> Iterator[tuple[str, int]]:
    """Each letter and where it stands; a line feed where a sentence ends."""
    for at, character in enumerate(text):
        each = sign(character)
        if each.own:
            yield from ((letter, at) for letter in each.own)
        elif character in SENTENCE_ENDS:
            yield "\n", at


def _spans(tree: Node, letters: list[tuple[str, int]]) -> Iterator[tuple[Span, Entry]]:
    if not tree.children:
        return
    for first in range(len(letters)):
        path = tree.path(letter for letter, _ in letters[first : first + LONGEST])
        for size, node in enumerate(path):
            if node.whole:
                yield (letters[first][1], letters[first + size][1] + 1), node.whole
