"""Lengths of time in words."""

from __future__ import annotations

from .words import Text


def duration(seconds: float) -> Text:
    """ "9 s", "2 min 5 s", "1 h 3 min": as exact as anybody wants to know it."""
    whole = max(1, round(seconds))
    if whole < 60:
        return Text("text-seconds", seconds=whole)
    if whole < 3600:
        return Text("text-minutes", minutes=whole // 60, seconds=whole % 60)
    return Text("text-hours", hours=whole // 3600, minutes=whole % 3600 // 60)
