"""Making Discord fail on purpose: an error, a rate limit, a lost connection, a slow or withheld
reply.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from .errors import ApiError, Code
from .ratelimits import Headers, RateLimited

FOREVER = sys.maxsize
"""For ``times``: until the fault is released."""


def to_channel(number: int) -> str:
    """The ``route`` of all that the bot reads, writes and edits in a channel by its own right."""
    return f"* /channels/{number}/messages*"


def by_token(token: str) -> str:
    """The ``route`` of all that follows the first answer to one interaction."""
    return f"* /webhooks/*/{token}*"


class Dropped(Exception):
    """The connection breaks off; nothing is answered."""


class CloudflareError(Exception):
    """An answer that never reached Discord: a page of HTML with this status."""

    def __init__(self, status: int, headers: Headers) -> None:
        super().__init__(f"{status} from the proxy in front of Discord")
        self.status = status
        self.headers = headers


Act = Callable[[], Awaitable[None]]


@dataclass(eq=False)
class Fault:
    """What happens to the next ``times`` requests on ``route``.

    ``route`` is a pattern over method and path, ``*`` standing for anything: ``"PATCH
    /webhooks/*/@original"``; ``to_channel`` and ``by_token`` make one. With ``carried_out`` the
    request has its effect, and only the answer is lost: what a bot cannot tell apart.
    """

    route: str
    act: Act
    times: int = 1
    carried_out: bool = False
    only_uploads: bool = False  # requests without a file pass by
    met: int = 0  # requests so far

    def release(self) -> None:
        """From now on requests pass by."""
        self.times = self.met

    def matches(self, method: str, path: str, uploads: bool) -> bool:
        if self.met >= self.times or (self.only_uploads and not uploads):
            return False
        return fnmatchcase(f"{method} {path}", self.route)


@dataclass(eq=False)
class Hold:
    """Requests that wait at the door until ``release``; then they go on as if nothing was."""

    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _open: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        self._open.set()

    async def wait(self) -> None:
        self.arrived.set()
        await self._open.wait()


class Faults:
    """The faults that are still to happen, first come first served."""

    def __init__(self) -> None:
        self._planned: list[Fault] = []

    def fail(
        self, route: str, status: int, code: int = 0, message: str = "", **options: Any
    ) -> Fault:
        """Answer with a status and Discord's JSON error body. ``options``: ``times``,
        ``carried_out``, ``only_uploads``.
        """

        async def act() -> None:
            raise ApiError(Code(status, code, message or f"{status}: simulated"))

        return self._plan(Fault(route, act, **options))

    def rate_limit(
        self, route: str, retry_after: float = 0.0, everywhere: bool = False, **options: Any
    ) -> Fault:
        """Answer 429 with ``retry_after`` seconds, as Discord's API does."""
        headers = {"X-RateLimit-Scope": "global" if everywhere else "shared"}
        if everywhere:
            headers["X-RateLimit-Global"] = "true"

        async def act() -> None:
            raise RateLimited(retry_after, headers, everywhere)

        return self._plan(Fault(route, act, **options))

    def proxy_error(self, route: str, status: int, **options: Any) -> Fault:
        """Answer with a page of HTML, as the proxy in front of Discord does: 413, 429 (a ban), 502,
        503, 520.
        """

        async def act() -> None:
            raise CloudflareError(status, {})

        return self._plan(Fault(route, act, **options))

    def drop(self, route: str, **options: Any) -> Fault:
        """Break the connection off instead of answering."""

        async def act() -> None:
            raise Dropped

        return self._plan(Fault(route, act, **options))

    def slow(self, route: str, seconds: float, **options: Any) -> Fault:
        """Let the request wait for a time, then go on."""
        return self._plan(Fault(route, lambda: asyncio.sleep(seconds), **options))

    def hold(self, route: str, **options: Any) -> Hold:
        """Let the request wait until ``release`` is called on what comes back."""
        hold = Hold()
        self._plan(Fault(route, hold.wait, **options))
        return hold

    @property
    def pending(self) -> list[Fault]:
        """Those that are still to happen."""
        return [fault for fault in self._planned if fault.met < fault.times]

    def clear(self) -> None:
        self._planned.clear()

    def take(self, method: str, path: str, uploads: bool = False) -> Fault | None:
        """The fault that this request runs into, used up by one."""
        for fault in self._planned:
            if fault.matches(method, path, uploads):
                fault.met += 1
                return fault
        return None

    def _plan(self, fault: Fault) -> Fault:
        self._planned.append(fault)
        return fault
