"""Does the bot run, and does it take requests? A pure state machine: what the host said last, quiet
hours, and what follows from both at a moment.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from datetime import tzinfo

from .hours import QuietHours

LONGEST_REASON = 200  # characters
MOST_STEPS = 4  # from one closed span to the next: a pause, quiet hours, and once more


class Mode(enum.StrEnum):
    """What the host said last."""

    RUNNING = "running"
    PAUSED = "paused"  # nothing new is begun
    DRAINING = "draining"  # what is on the way is finished, and nothing new accepted


class State(enum.StrEnum):
    """How the bot is at a moment."""

    RUNNING = "running"
    PAUSED = "paused"
    QUIET = "quiet"
    DRAINING = "draining"


@dataclass(frozen=True, slots=True)
class Standing:
    """As it is kept. Moments are Unix seconds; ``zone`` is always the host's, None: as this
    computer is set.
    """

    mode: Mode = Mode.RUNNING
    reason: str = ""  # the host's words, which members see
    until: float | None = None  # the end of a pause; None: until the host resumes
    quiet: QuietHours | None = None
    awake_until: float = 0.0  # the host resumed within quiet hours, which end then

    # --- What the host does ---------------------------------------------------------------------

    def paused(self, reason: str, until: float | None) -> Standing:
        return replace(self, mode=Mode.PAUSED, reason=_short(reason), until=until)

    def draining(self, reason: str) -> Standing:
        return replace(self, mode=Mode.DRAINING, reason=_short(reason), until=None)

    def resumed(self, now: float, zone: tzinfo | None) -> Standing:
        """Also where it is quiet: this once, until those quiet hours are over."""
        span = self.quiet.span_at(now, zone) if self.quiet else None
        awake = span[1] if span else self.awake_until
        return replace(self, mode=Mode.RUNNING, reason="", until=None, awake_until=awake)

    def with_quiet(self, quiet: QuietHours | None) -> Standing:
        return replace(self, quiet=quiet, awake_until=0.0)

    # --- What follows from it -------------------------------------------------------------------

    def state(self, moment: float, zone: tzinfo | None) -> State:
        """What counts most comes first: a pause, draining, then quiet hours."""
        if self._pauses(moment):
            return State.PAUSED
        if self.mode is Mode.DRAINING:
            return State.DRAINING
        return State.QUIET if self._quiet_until(moment, zone) else State.RUNNING

    def starts_at(self, moment: float, zone: tzinfo | None) -> float | None:
        """When what could start at a moment may start; None where nobody knows."""
        for _ in range(MOST_STEPS):
            if self._pauses(moment):
                if self.until is None:
                    return None
                moment = self.until
            elif quiet_until := self._quiet_until(moment, zone):
                moment = quiet_until
            else:
                break
        return moment

    def _pauses(self, moment: float) -> bool:
        return self.mode is Mode.PAUSED and (self.until is None or moment < self.until)

    def _quiet_until(self, moment: float, zone: tzinfo | None) -> float | None:
        span = self.quiet.span_at(moment, zone) if self.quiet else None
        return span[1] if span and span[1] > self.awake_until else None


def _short(reason: str) -> str:
    return " ".join(reason.split())[:LONGEST_REASON]
