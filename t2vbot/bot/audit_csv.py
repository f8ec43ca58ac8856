"""The audit log as a table: comma-separated values that spreadsheets open (RFC 4180), the newest
line first.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from ..rules.audit import Event
from ..text import render

COLUMNS = ("time", "what", "by", "about", "channel", "video", "words", "detail")
# What a spreadsheet takes for a formula at the beginning of a cell, by OWASP's "CSV Injection"; the
# wide ones are what some keyboards write.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MARK = "\ufeff"  # without which Excel does not take it for UTF-8


def table(events: Sequence[Event], limit: int) -> tuple[bytes, int]:
    """At most ``limit`` bytes, and how many events are in them; the newest of those given, which
    are the oldest first.
    """
    data = (_MARK + _line(COLUMNS)).encode()
    parts, size = [data], len(data)
    for event in reversed(events):
        line = _line(_cells(event)).encode()
        if size + len(line) > limit:
            break
        parts.append(line)
        size += len(line)
    return b"".join(parts), len(parts) - 1


def _cells(event: Event) -> tuple[str, ...]:
    """People and channels as they are written in Discord, where they become names: as numbers,
    spreadsheets would round them.
    """
    return (
        datetime.fromtimestamp(event.at, UTC).isoformat(timespec="seconds"),
        event.action.value,
        _person(event.user_id),
        _person(event.about),
        f"<#{event.channel_id}>" if event.channel_id else "",
        event.job_id or "",
        event.words or "",
        render(event.detail) if event.detail else "",
    )


def _person(user_id: int | None) -> str:
    return f"<@{user_id}>" if user_id else ""


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow([_harmless(cell) for cell in cells])
    return written.getvalue()


def _harmless(cell: str) -> str:
    """Spreadsheets show the apostrophe not, or as text, and run nothing."""
    plain = cell.replace("\0", "")
    return f"'{plain}" if plain.lstrip(" ").startswith(_FORMULA) else plain
