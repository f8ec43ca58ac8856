"""What Discord may answer later, and how long to wait before trying it again."""

from __future__ import annotations

from collections.abc import Iterator

import aiohttp

UNREACHABLE = (aiohttp.ClientError, TimeoutError, ConnectionError)  # what a broken network raises
FIRST, LONGEST = 2.0, 60.0  # seconds


def pauses() -> Iterator[float]:
    """Seconds between one try and the next, without end: each pause twice the one before."""
    pause = FIRST
    while True:
        yield pause
        pause = min(2 * pause, LONGEST)
