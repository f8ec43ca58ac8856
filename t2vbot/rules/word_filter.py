"""Placeholder until the real one is merged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    word: str

    @classmethod
    def parse(cls, line: str) -> Entry:
        return cls(line.strip().casefold())

    def __str__(self) -> str:
        return self.word


def parse_list(text: str) -> tuple[Entry, ...]:
    return tuple(Entry.parse(line) for line in text.replace(",", "\n").splitlines() if line.strip())


class WordFilter:
    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.word: entry for entry in entries}

    def search(self, text: str) -> Entry | None:
        return next((self._entries[w] for w in text.casefold().split() if w in self._entries), None)
