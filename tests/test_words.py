"""One word for each thing: what the glossary replaced stands nowhere any more."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("t2vbot", "tests", "docs")
SUFFIXES = {".py", ".md", ".ftl", ".toml", ".js", ".html", ".css"}
# The old word, and what is said in its place.
REPLACED = {
    r"(?<![\"'] )in line|place in the (?:line|queue)|line up|lined up": "queue, position, requeue",
    r"ReplyTo|reply_to": "destination",
    r"cards?": "GPU, device or status message",
    r"turn_tag|turn in the queue": "start tag",
    r"untold|told_at": "notified",
    r"last words?": "final message",
    r"drills?": "injected fault",
    r"mend(?:s|ed|ing)?": "fix",
    r"anew": "again",
    r"kin": "similar",
    r"for ever": "forever",
    r"shall": "should",
    r"towns?": "server",
    r"(?-i:\w*PATIENCE)": "the name of the timeout",
}
# What may stand: people know their "graphics card", the hub has "model cards", and the database of
# an older version a column of that name.
ALLOWED = re.compile(
    r"(?:graphics|model) cards?|\.card_data|reply_to|ReplyTo as JSON", re.IGNORECASE
)
# This file, what was measured and written down day by day, and what an older version wrote.
NOT_READ = {
    Path(__file__).resolve(),
    ROOT / "docs" / "LOG.md",
}


def texts() -> Iterator[tuple[str, str]]:
    """Each file's name, and what stands in it."""
    files = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    files = [path for path in files if not {"node_modules", ".venv"} & set(path.parts)]
    files += [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / ".env.example"]
    for path in sorted(files):
        if path in NOT_READ or not (path.suffix in SUFFIXES or path.name == ".env.example"):
            continue
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


@functools.cache
def all_texts() -> list[tuple[str, str]]:
    return list(texts())


def hits(word: str) -> list[str]:
    pattern = re.compile(rf"(?<![a-zA-Z])(?:{word})(?![a-zA-Z])", re.IGNORECASE)
    return [
        f"{name}:{number}: {line.strip()[:90]}"
        for name, text in all_texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(ALLOWED.sub("", line))
    ]


@pytest.mark.parametrize("word", REPLACED)
def test_no_replaced_word_is_left(word: str) -> None:
    assert hits(word) == [], f"say: {REPLACED[word]}"


def test_a_replaced_word_would_be_found() -> None:
    assert len(all_texts()) > 100
    assert hits("GPU")
