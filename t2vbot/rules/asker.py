"""Who asks, and where: what a rule has to know of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asker:
    """A person in a place."""

    user_id: int
    server_id: int = 0  # 0: no server's rules hold; a direct message, or an app of one's own
    channels: tuple[
        int, ...
    ] = ()  # the channel, and what it lies in: a thread's channel, a category
    roles: frozenset[int] = frozenset()
    age_restricted: bool = False  # the channel
