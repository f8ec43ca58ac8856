"""What the filter finds, what it takes for what it is not, and how long a prompt takes."""

from __future__ import annotations

import statistics
import time

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from t2vbot.rules.word_filter import WordFilter

from ..filter_sets import evasions, innocent, the_filter
from ..plain_english import entries, plainly, prompts

EXAMPLES = 20  # false alarms that are shown
HOSTILE = {
    "zero-width marks": "\u200b" * 4000,
    "one letter": "k" * 4000,
    "single letters": "k " * 2000,
    "separators": "." * 4000,
    "letters and blanks": "a*" * 2000,
    "symbols for letters": "$" * 4000,
    "parts of words": "ki l" * 1000,
    "beginnings of a phrase": "rotten " * 571,
    "piled-up accents": "a" + "\u0301" * 3999,
}


def main(count: int = 10_000) -> None:
    """Prompts of plain English against 1,000 entries, both sets of prompts, and hostile texts."""
    console = Console(width=110)
    words = entries()
    start = time.perf_counter()
    word_filter = WordFilter(words)
    ready = (time.perf_counter() - start) * 1e3
    console.print(f"{len(words):,} entries are ready after {ready:.0f} ms")
    console.print(_plain_english(word_filter, prompts(count)))
    console.print(_hostile(word_filter))
    console.print(_sets())


def _plain_english(word_filter: WordFilter, texts: list[str]) -> Table:
    as_typed, times = plainly(entries()), []
    found = missed = 0
    alarms: list[tuple[str, str]] = []
    for text in texts:
        start = time.perf_counter()
        entry = word_filter.search(text)
        times.append((time.perf_counter() - start) * 1e6)
        is_there = as_typed.search(text.lower()) is not None
        found += entry is not None and is_there
        missed += entry is None and is_there
        if entry is not None and not is_there:
            alarms.append((str(entry), text))
    table = Table("what", "figure", title=f"{len(texts):,} prompts of plain English")
    table.add_row("hold an entry as it is typed, and found", str(found))
    table.add_row("the same, and missed", str(missed))
    table.add_row("false alarms", str(len(alarms)))
    cuts = statistics.quantiles(times, n=100)
    table.add_row("microseconds: mean, median", f"{statistics.mean(times):.0f}, {cuts[49]:.0f}")
    table.add_row("microseconds: p99, most", f"{cuts[98]:.0f}, {max(times):.0f}")
    for word, text in alarms[:EXAMPLES]:
        table.add_row(f"false alarm: {escape(word)}", escape(text))
    return table


def _hostile(word_filter: WordFilter) -> Table:
    table = Table("4,000 characters of", "ms")
    for name, text in HOSTILE.items():
        start = time.perf_counter()
        word_filter.search(text)
        table.add_row(name, f"{(time.perf_counter() - start) * 1e3:.1f}")
    return table


def _sets() -> Table:
    word_filter = the_filter()
    table = Table("set of tests/data", "found", "of")
    pairs = evasions()
    right = sum(str(word_filter.search(prompt)) == entry for entry, prompt in pairs)
    table.add_row("evasions, by the entry that is meant", str(right), str(len(pairs)))
    texts = innocent()
    table.add_row(
        "innocent", str(sum(word_filter.search(t) is not None for t in texts)), str(len(texts))
    )
    return table
