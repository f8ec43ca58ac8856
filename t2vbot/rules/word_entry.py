"""The lines of a list of words, as a host or a moderator types them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from ..errors import RequestRefused
from ..text import Text, render
from .folding import Kind, cleaned, sign
from .pieces import BREAK

LONGEST = 60  # characters of a line
SHORTEST_WORD = 2  # letters; in scripts without spaces between words one is enough
SHORTEST_PREFIX = 3
FAULTS_SHOWN = 10
EXCEPTION, PREFIX, COMMENT = "!", "*", "#"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list.

    ``word``: a whole word, with or without 's. ``two words``: a phrase. ``word*``: every word that
    begins with it. ``!word``, ``!two words``, ``!word*``: an exception, which is never a match. In
    scripts without spaces between words (Chinese, Japanese, Thai) an entry matches anywhere.
    """

    words: str  # without the marks, one space between two words, small letters
    is_exception: bool = False
    is_prefix: bool = False

    @classmethod
    def parse(cls, line: str) -> Self:
        """Raises ``RequestRefused`` with the reason why a line cannot be used."""
        typed = " ".join(cleaned(line).lower().split())
        if not typed:
            raise RequestRefused(Text("rules-word-empty"))
        if len(typed) > LONGEST:
            raise RequestRefused(Text("rules-word-too-long", count=len(typed), most=LONGEST))
        # Of a list or of two sentences: in a text no phrase goes on over such an end.
        words = " ".join(BREAK.sub(" ", typed.removeprefix(EXCEPTION)).split())
        entry = cls(
            words.removesuffix(PREFIX).strip(),
            is_exception=typed.startswith(EXCEPTION),
            is_prefix=words.endswith(PREFIX),
        )
        entry._check()
        return entry

    def __str__(self) -> str:
        before = EXCEPTION if self.is_exception else ""
        return f"{before}{self.words}{PREFIX if self.is_prefix else ''}"

    @property
    def key(self) -> str:
        """Its letters and digits, folded, one space between two words."""
        parts = ((each.own or " ") for each in map(sign, self.words))
        return " ".join("".join(parts).split())

    @property
    def is_unspaced(self) -> bool:
        """Whether it matches anywhere, for want of spaces between words."""
        return any(sign(each).kind is Kind.UNSPACED for each in self.words)

    def _check(self) -> None:
        letters = self.key.replace(" ", "")
        if not letters:
            raise RequestRefused(Text("rules-word-only-marks", line=str(self)))
        if PREFIX in self.words:
            raise RequestRefused(Text("rules-word-star", line=str(self)))
        if self.is_unspaced:
            return
        if self.is_prefix and len(letters) < SHORTEST_PREFIX:
            raise RequestRefused(
                Text("rules-prefix-too-short", line=str(self), least=SHORTEST_PREFIX)
            )
        if len(letters) < SHORTEST_WORD:
            raise RequestRefused(Text("rules-word-too-short", line=str(self), least=SHORTEST_WORD))


def parse_list(text: str) -> tuple[Entry, ...]:
    """One entry a line, or several with commas between; each once, in the order typed.

    Blank lines and lines that begin with # are left out. Raises ``RequestRefused`` with all faults.
    """
    entries: dict[Entry, None] = {}
    faults: list[Text] = []
    for line in _lines(text):
        try:
            entries[Entry.parse(line)] = None
        except RequestRefused as refused:
            faults.append(refused.text)
    if faults:
        raise RequestRefused(_all_of(faults))
    return tuple(entries)


def _lines(text: str) -> Iterator[str]:
    for row in text.splitlines():
        if not row.strip().startswith(COMMENT):
            yield from filter(str.strip, row.split(","))


def _all_of(faults: list[Text]) -> Text:
    shown = "\n".join(render(fault) for fault in faults[:FAULTS_SHOWN])
    if len(faults) > FAULTS_SHOWN:
        return Text("rules-words-many-faults", faults=shown, more=len(faults) - FAULTS_SHOWN)
    return faults[0] if len(faults) == 1 else Text("rules-words-faults", faults=shown)
