"""Discord's clock, as seen from this computer, whose own may be minutes off."""

from __future__ import annotations

import logging
import time
from collections import deque

import discord

log = logging.getLogger(__name__)

HEARD = 5  # of the last events; one that was replayed after a break looks older than it is
SLACK = 5.0  # seconds that an interaction may be on its way here; less is no difference
WARN = 30.0  # seconds off, from which on the host is told


class Clock:
    """What this computer counts is right for itself, and is turned into Discord's time only where
    members see it, or where Discord's ids are compared with it.
    """

    def __init__(self) -> None:
        self.ahead: float | None = None  # seconds that Discord's is ahead; None: not known yet
        self._heard: deque[float] = deque(maxlen=HEARD)
        self._warned = 0.0

    def hear(self, snowflake: int) -> None:
        """Something of this id happened at Discord just now."""
        self._heard.append(discord.utils.snowflake_time(snowflake).timestamp() - time.time())
        ahead = max(self._heard)  # the one that was on its way for the shortest time
        self.ahead = 0.0 if abs(ahead) < SLACK else ahead
        if abs(self.ahead - self._warned) < WARN:
            return
        self._warned = self.ahead
        log.warning(
            "This computer's clock is %.0f s %s Discord's. Videos come all the same; set the clock"
            " (turn its synchronisation on), so that the times in this log are right.",
            abs(self.ahead),
            "behind" if self.ahead > 0 else "ahead of",
        )

    def at_discord(self, moment: float) -> float:
        """A moment of this computer's (Unix seconds), by Discord's clock."""
        return moment + (self.ahead or 0.0)

    def timestamp(self, moment: float) -> str:
        """It, as Discord counts it down by itself, with no edits ("in 2 minutes")."""
        return f"<t:{int(self.at_discord(moment))}:R>"
