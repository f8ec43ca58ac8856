"""The prompts in tests/data that a filter should find, and those that it should leave alone."""

from __future__ import annotations

import re
from pathlib import Path

from t2vbot.rules.word_entry import parse_list
from t2vbot.rules.word_filter import WordFilter

DATA = Path(__file__).parent / "data"
ESCAPED = re.compile(r"\\(n|\\|u[0-9a-f]{4})")


def the_filter() -> WordFilter:
    return WordFilter(parse_list((DATA / "filter_words.txt").read_text(encoding="utf-8")))


def evasions() -> list[tuple[str, str]]:
    """The entry that is meant, and a prompt."""
    lines = (line.partition("\t") for line in _lines("filter_evasions.txt"))
    return [(entry.lower(), _unescaped(prompt)) for entry, _, prompt in lines]


def innocent() -> list[str]:
    return [_unescaped(line) for line in _lines("filter_innocent.txt")]


def _lines(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").rstrip("\n").split("\n")


def _unescaped(line: str) -> str:
    """What nobody would see in the file is written as in Python."""
    named = {"n": "\n", "\\": "\\"}
    return ESCAPED.sub(lambda found: named.get(found[1]) or chr(int(found[1][1:], 16)), line)
