"""How fast somebody may ask: more than a person types is a program."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

from ..errors import RequestRefused
from ..text import Text

PER_MINUTE = 20  # requests of one member
MINUTE = 60.0  # seconds


class Pace:
    """``clock``: seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._recent: dict[int, deque[float]] = {}  # by member: when they asked

    def check(self, user_id: int) -> None:
        """Counts a request. Raises ``RequestRefused`` for one too many."""
        now = self._clock()
        self._forget(now - MINUTE)
        times = self._recent.setdefault(user_id, deque())
        while times and times[0] <= now - MINUTE:
            times.popleft()
        if len(times) >= PER_MINUTE:
            raise RequestRefused(Text("rules-too-fast", most=PER_MINUTE))
        times.append(now)
        self._recent[user_id] = self._recent.pop(user_id)  # who asked last comes last

    def _forget(self, since: float) -> None:
        """Those who have not asked since; they come first."""
        while self._recent:
            user_id, times = next(iter(self._recent.items()))
            if times and times[-1] > since:
                return
            del self._recent[user_id]
