"""What the filter finds, what it takes for what it is not, and how long a prompt takes."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table

from t2vbot.rules.word_filter import WordFilter
from t2vbot.rules.word_list import parse_list

from ..plain_english import entries, plainly, prompts

DATA = Path(__file__).parents[1] / "data"
HOSTILE = {
    "as many zero-width marks": "\u200b" * 4000,
    "one letter 4,000 times": "k" * 4000,
    "single letters": "k " * 2000,
    "separators": "." * 4000,
    "blanks between letters": "a*" * 2000,
    "symbols": "$" * 4000,
    "parts of words": "ki l" * 1000,
    "the beginning of a phrase": "rotten " * 570,
}


def main(count: int = 10_000) -> None:
    """Both sets of tests/data, `count` prompts of plain English, and texts that should be slow."""
    console = Console(width=110)
    words = entries()
    start = time.perf_counter()
    word_filter = WordFilter(words)
    console.print(
        f"{len(words)} entries made ready in {(time.perf_counter() - start) * 1e3:.0f} ms"
    )
    console.print(_false_alarms(word_filter, count))
    console.print(_hostile(word_filter))
    _sets(console)


def _false_alarms(word_filter: WordFilter, count: int) -> Table:
    plain, times = plainly(entries()), []
    seen: Counter[str] = Counter()
    examples = []
    for prompt in prompts(count):
        start = time.perf_counter()
        found = word_filter.search(prompt)
        times.append((time.perf_counter() - start) * 1e6)
        is_there = bool(plain.search(prompt.lower()))
        seen["found" if found and is_there else "missed" if is_there else "-"] += 1
        if found and not is_there:
            examples.append((str(found), prompt))
    table = Table("what", "figure", title=f"{count:,} prompts of plain English")
    table.add_row("hold an entry as it is typed: found", f"{seen['found']}")
    table.add_row("the same: missed", f"{seen['missed']}")
    table.add_row("false alarms", f"{len(examples)}")
    for quantile in (0.5, 0.99, 1):
        at = sorted(times)[min(len(times) - 1, int(len(times) * quantile))]
        table.add_row(f"microseconds, quantile {quantile}", f"{at:.0f}")
    table.add_row("microseconds, mean", f"{statistics.mean(times):.0f}")
    for word, prompt in examples[:40]:
        table.add_row(word, prompt)
    return table


def _hostile(word_filter: WordFilter) -> Table:
    table = Table("4,000 characters", "ms")
    for name, text in HOSTILE.items():
        start = time.perf_counter()
        word_filter.search(text)
        table.add_row(name, f"{(time.perf_counter() - start) * 1e3:.1f}")
    return table


def _sets(console: Console) -> None:
    word_filter = WordFilter(parse_list((DATA / "filter_words.txt").read_text(encoding="utf-8")))
    for name in ("evasions", "innocent"):
        lines = (DATA / f"filter_{name}.txt").read_text(encoding="utf-8").splitlines()
        texts = [line.encode().decode("unicode_escape") if False else line for line in lines]
        found = sum(word_filter.search(text) is not None for text in texts)
        console.print(f"filter_{name}.txt: {found} of {len(texts)} found")
