"""Time that tests can push forwards, and the ids that are made from it."""

from __future__ import annotations

import time
from datetime import UTC, datetime

DISCORD_EPOCH = 1_420_070_400.0
"""The first second of 2015, from which snowflakes count (Discord's reference, "Snowflakes")."""


class Clock:
    """Unix time in seconds. It never jumps by itself, and only forwards when it is told to."""

    def __init__(self, *, behind: float = 0.0) -> None:
        """``behind``: seconds by which it is late, so that what is new looks old to others."""
        self._offset = time.time() - time.monotonic() - behind

    def now(self) -> float:
        return self._offset + time.monotonic()

    def advance(self, seconds: float) -> None:
        """Let ``seconds`` pass at once, for whoever asks this clock."""
        if seconds < 0:
            raise ValueError("time only goes forwards")
        self._offset += seconds


class Snowflakes:
    """Discord's ids: milliseconds since its epoch in the upper bits, never one twice."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> int:
        fresh = int((self._clock.now() - DISCORD_EPOCH) * 1000) << 22
        self._last = max(self._last + 1, fresh)
        return self._last


def iso(at: float) -> str:
    """A Unix time as Discord writes it: ISO 8601 with microseconds, in UTC."""
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="microseconds")
