"""What is done one by one, a time apart: for Discord's limits."""

from __future__ import annotations

import asyncio
import time


class Pace:
    """Turns, first come first served."""

    def __init__(self) -> None:
        self._next = 0.0  # when there is one, by the monotonic clock

    async def turn(self, seconds: float) -> None:
        """Wait for the next turn; the one after it comes ``seconds`` later."""
        now = time.monotonic()
        at = max(now, self._next)
        self._next = at + seconds
        await asyncio.sleep(at - now)
