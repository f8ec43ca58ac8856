"""How long to wait before what may work later is tried again."""

from __future__ import annotations

from collections.abc import Iterator

FIRST, LONGEST = 2.0, 60.0  # seconds


def pauses() -> Iterator[float]:
    """Seconds between one try and the next, without end: each pause twice the one before."""
    pause = FIRST
    while True:
        yield pause
        pause = min(2 * pause, LONGEST)
