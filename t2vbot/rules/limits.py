"""How much may be asked for at once."""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import RequestRefused
from ..text import Text

PER_MINUTE = 20  # requests of one member; more is no person's typing
MINUTE = 60.0  # seconds


class Limits:
    """The host's limits on what may be on the way."""

    def __init__(self, max_per_member: int, max_waiting: int) -> None:
        self._max_per_member = max_per_member
        self._max_waiting = max_waiting
        self._asking: Counter[int] = Counter()  # by member: requests that are being answered
        self._recent: dict[int, deque[float]] = {}  # by member: when they asked, time.monotonic()

    @contextmanager
    def asking(self, user_id: int, *, of_member: int, waiting: int) -> Iterator[None]:
        """Inside, a request counts that is not among the jobs yet.

        ``of_member``: the jobs that a member has. Raises ``RequestRefused`` where they may not add
        one.
        """
        self._check(of_member + self._asking[user_id], waiting + self._asking.total())
        self._check_pace(user_id)
        self._asking[user_id] += 1
        try:
            yield
        finally:
            self._asking[user_id] -= 1
            if not self._asking[user_id]:
                del self._asking[user_id]

    def _check(self, of_member: int, waiting: int) -> None:
        if of_member >= self._max_per_member:
            raise RequestRefused(
                Text("rules-too-many-of-member", count=of_member, most=self._max_per_member)
            )
        if waiting >= self._max_waiting:
            raise RequestRefused(Text("rules-queue-full", count=waiting))

    def _check_pace(self, user_id: int) -> None:
        now = time.monotonic()
        for member, times in list(self._recent.items()):
            while times and times[0] <= now - MINUTE:
                times.popleft()
            if not times:
                del self._recent[member]
        times = self._recent.setdefault(user_id, deque())
        if len(times) >= PER_MINUTE:
            raise RequestRefused(Text("rules-too-fast", most=PER_MINUTE))
        times.append(now)
