"""Shards: into how many a bot's servers are split, and how fast their sessions may be begun
("Sharding", "Session Start Limit Object").
"""

from __future__ import annotations

from collections import deque

from .clock import Clock
from .people import Json

MOST_GUILDS = 2500
"""Servers that one shard may have; a bot that is in more of them has to split them."""
RECOMMENDED_GUILDS = 1000
"""Servers a shard that ``/gateway/bot`` recommends. Discord documents no number; this is what the
documentation of libraries says (Discord4J's, discord.py's).
"""
DAY = 24 * 3600.0


class SessionStarts:
    """When sessions were begun. Tests set ``seconds`` to 0 to begin them as fast as they like."""

    def __init__(self, clock: Clock) -> None:
        self.seconds = 5.0  # between two of one bucket
        self.max_concurrency = 1  # buckets
        self.total = 1000  # in a day; that Discord takes the token away afterwards is not simulated
        self.recommended: int | None = None  # shards; None: by the number of servers
        self._clock = clock
        self._latest: dict[int, float] = {}  # by bucket, Unix seconds
        self._begun: deque[float] = deque()  # in the last day

    def take(self, shard_id: int) -> bool:
        """Count one more; False where it comes too early."""
        now, bucket = self._clock.now(), shard_id % self.max_concurrency
        if now - self._latest.get(bucket, 0.0) < self.seconds:
            return False
        self._latest[bucket] = now
        self._begun.append(now)
        return True

    def to_json(self, guilds: int) -> Json:
        """What ``/gateway/bot`` says of it to a bot that is in that many ``guilds``."""
        now = self._clock.now()
        while self._begun and self._begun[0] <= now - DAY:
            self._begun.popleft()
        reset = self._begun[0] + DAY - now if self._begun else 0.0
        return {
            "shards": self.recommended or max(1, -(-guilds // RECOMMENDED_GUILDS)),
            "session_start_limit": {
                "total": self.total,
                "remaining": max(0, self.total - len(self._begun)),
                "reset_after": int(reset * 1000),
                "max_concurrency": self.max_concurrency,
            },
        }
