"""Hours of the day by the clock on the host's wall, and the quiet ones among them: from one to
another, over midnight too, also on days that are an hour shorter or longer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from ..errors import RequestRefused
from ..text import Text

DAY = timedelta(days=1)
LONGEST_PAUSE = 366 * 24 * 3600.0  # seconds
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})", re.ASCII)
_LENGTH = re.compile(
    r"(?:([0-9]{1,4})\s*d)?\s*(?:([0-9]{1,4})\s*h)?\s*(?:([0-9]{1,5})\s*m(?:in)?)?", re.ASCII
)

Span = tuple[float, float]
"""From one moment to another, in Unix seconds; the second is no part of it."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Every day from ``start`` to ``end``, on the next day where that is earlier."""

    start: time
    end: time

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"

    def span_at(self, moment: float, zone: tzinfo | None) -> Span | None:
        """The quiet span that a moment (Unix seconds) lies in. ``zone``: the host's; None: as this
        computer is set.
        """
        today = datetime.fromtimestamp(moment, zone).date()
        for day in (
            today - DAY,
            today,
            today + DAY,
        ):  # the hour that comes twice may be at midnight
            begins, ends = _span(self, day, zone)
            if begins <= moment < ends:
                return begins, ends
        return None


@lru_cache(maxsize=16)
def _span(hours: QuietHours, day: date, zone: tzinfo | None) -> Span:
    last = day if hours.start < hours.end else day + DAY
    return (
        _instant(day, hours.start, zone, is_end=False),
        _instant(last, hours.end, zone, is_end=True),
    )


def _instant(day: date, clock: time, zone: tzinfo | None, *, is_end: bool) -> float:
    """When the clock on the wall says so. What it says twice begins the first time and ends the
    second; what it leaves out is at the moment of the leap.
    """
    wall = datetime.combine(day, clock)
    first, second = (wall.replace(tzinfo=zone, fold=fold).timestamp() for fold in (0, 1))
    if first <= second:
        return second if is_end else first
    seconds = range(int(second), int(first) + 1)
    leap = bisect_left(seconds, wall, key=lambda at: wall_clock(at, zone).replace(tzinfo=None))
    return float(seconds[leap])


def wall_clock(moment: float, zone: tzinfo | None = None) -> datetime:
    """What the clock on the host's wall says at a moment (Unix seconds)."""
    return datetime.fromtimestamp(moment, zone)


def on_the_wall(moment: float, now: float, zone: tzinfo | None = None) -> str:
    """ "18:00" by the host's clock, with the day where that is not within a day of ``now``."""
    shown = "%H:%M" if moment - now < DAY.total_seconds() else "%Y-%m-%d %H:%M"
    return wall_clock(moment, zone).strftime(shown)


def parse_clock(text: str) -> time:
    """ "22:00". Raises ``RequestRefused``."""
    match = _CLOCK.fullmatch(text.strip())
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise RequestRefused(Text("rules-clock-malformed"))
    return time(int(match[1]), int(match[2]))


def parse_quiet(start: str, end: str) -> QuietHours:
    """Raises ``RequestRefused``, also for hours that would never end."""
    hours = QuietHours(parse_clock(start), parse_clock(end))
    if hours.start == hours.end:
        raise RequestRefused(Text("rules-quiet-empty"))
    return hours


def parse_until(text: str, now: float, zone: tzinfo | None = None) -> float | None:
    """The end of a pause: "18:00" (the next time that the clock says so), or "90m", "2h 30m", "3d"
    from now on, in Unix seconds; None for good, where nothing is written. Raises
    ``RequestRefused``.
    """
    text = text.strip().lower()
    if not text:
        return None
    if _CLOCK.fullmatch(text):
        clock, today = parse_clock(text), wall_clock(now, zone).date()
        ends = (_instant(today + n * DAY, clock, zone, is_end=False) for n in range(3))
        return next(end for end in ends if end > now)
    match = _LENGTH.fullmatch(text)
    days, hours, minutes = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    seconds = ((days * 24 + hours) * 60 + minutes) * 60.0
    if not 0 < seconds <= LONGEST_PAUSE:
        raise RequestRefused(Text("rules-until-malformed"))
    return now + seconds
