"""What the bot asked of Discord, and what it was told."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .hub import Event, Hub

KEPT = 5000


@dataclass(frozen=True, slots=True)
class Record:
    """One request and its answer."""

    at: float  # Unix seconds at which it was complete
    seconds: float  # until it was answered
    method: str
    path: str  # below /api/v10
    route: str  # the path with names for its ids; "" if Discord has no such route
    query: dict[str, str]
    payload: Any
    files: tuple[tuple[str, int], ...]  # name and bytes
    multipart: bool
    status: int  # 0: the connection was broken off
    reply: Any = field(repr=False)

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300

    @property
    def code(self) -> int:
        """Discord's error code, 0 without one."""
        return int(self.reply.get("code", 0)) if isinstance(self.reply, dict) and not self.ok else 0


@dataclass(frozen=True, slots=True)
class RequestRecorded(Event):
    record: Record


class Records:
    """The latest requests, oldest first."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._kept: deque[Record] = deque(maxlen=KEPT)

    def add(self, record: Record) -> None:
        self._kept.append(record)
        self._hub.publish(RequestRecorded(record))

    def __iter__(self) -> Iterator[Record]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def clear(self) -> None:
        self._kept.clear()

    @property
    def last(self) -> Record:
        return self._kept[-1]

    def on(self, method: str, route: str) -> list[Record]:
        """Those of one route, which is written as Discord's documentation writes it."""
        return [record for record in self._kept if (record.method, record.route) == (method, route)]
