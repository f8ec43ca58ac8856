"""Rate limits: one bucket per channel for the bot's own messages, one per token for replies.

Discord publishes no numbers and asks to read the headers ("Rate Limits"). Those here are what its
users measure: five requests in five seconds in a channel, five in two seconds on a token, fifty in
a second for the bot as a whole, from which interactions and their webhooks are exempt.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from .clock import Clock

Headers = dict[str, str]


@dataclass(frozen=True, slots=True)
class Window:
    """``limit`` requests in any ``seconds`` that begin with the first of them."""

    limit: int
    seconds: float


CHANNEL = Window(5, 5.0)
TOKEN = Window(5, 2.0)
COMMANDS = Window(5, 20.0)
GLOBAL = Window(50, 1.0)


@dataclass(slots=True)
class Bucket:
    """What is left of one window."""

    window: Window
    used: int = 0
    until: float = 0.0  # Unix seconds


class RateLimited(Exception):
    """Too many requests; ``wait`` seconds from now there is room again."""

    def __init__(self, wait: float, headers: Headers, everywhere: bool) -> None:
        super().__init__(f"rate limited for {wait:.3f} s")
        self.headers = headers | {"Via": "1.1 google", "Retry-After": f"{wait:.3f}"}
        self.body: dict[str, Any] = {
            "message": "You are being rate limited.",
            "retry_after": round(wait, 3),
            "global": everywhere,
        }


class RateLimits:
    """All buckets; ``enabled`` False lets everything pass and says nothing."""

    def __init__(self, clock: Clock) -> None:
        self.enabled = True
        self.token = TOKEN
        self.channel = CHANNEL
        self._clock = clock
        self._buckets: dict[tuple[str, str], Bucket] = {}

    def take(self, method: str, route: str, match: dict[str, str]) -> Headers:
        """Count one request and give its headers, or raise ``RateLimited``."""
        if not self.enabled or route.startswith("/interactions/"):
            return {}
        if "webhook_token" in match:
            return self._take(method, route, match["webhook_token"], self.token)
        self._take("*", "*", "", GLOBAL)
        if route.startswith("/channels/{channel_id}/messages") and method != "GET":
            return self._take(method, route, match["channel_id"], self.channel)
        if route.endswith("/commands") and method == "PUT":
            return self._take(method, route, match.get("guild_id", ""), COMMANDS)
        return {}

    def _take(self, method: str, route: str, major: str, window: Window) -> Headers:
        # All that is done to the messages of one channel or one token shares one bucket.
        name = "*" if route == "*" else route.split("/messages")[0]
        now = self._clock.now()
        self._forget(now)
        bucket = self._buckets.setdefault((name, major), Bucket(window, until=now + window.seconds))
        headers = _headers(bucket, name, now)
        if bucket.used >= window.limit:
            everywhere = window is GLOBAL
            scope = {"X-RateLimit-Scope": "global" if everywhere else "user"}
            if everywhere:
                headers = {"X-RateLimit-Global": "true"}
            raise RateLimited(bucket.until - now, headers | scope, everywhere)
        bucket.used += 1
        return _headers(bucket, name, now)

    def _forget(self, now: float) -> None:
        self._buckets = {key: b for key, b in self._buckets.items() if b.until > now}


def _headers(bucket: Bucket, name: str, now: float) -> Headers:
    return {
        "X-RateLimit-Limit": str(bucket.window.limit),
        "X-RateLimit-Remaining": str(max(bucket.window.limit - bucket.used, 0)),
        "X-RateLimit-Reset": f"{bucket.until:.3f}",
        "X-RateLimit-Reset-After": f"{bucket.until - now:.3f}",
        "X-RateLimit-Bucket": hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(),
    }
