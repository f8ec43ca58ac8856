"""How long what was delivered stays on the disk: films are cut out of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

DAY = 24 * 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class Retention:
    """``days`` 0: nothing stays. ``most``: bytes of all that stays, where the oldest goes first."""

    days: float = 0.0
    most: int = 0

    def since(self, now: float) -> float:
        """Unix seconds; what was delivered before does not stay."""
        return now - self.days * DAY

    def chosen(self, newest_first: Iterable[tuple[str, int]]) -> set[str]:
        """The ids of jobs, with the sizes of their files in bytes, that may stay."""
        chosen, total = set(), 0
        for job_id, size in newest_first:
            total += size
            if not self.days or total > self.most:
                break
            chosen.add(job_id)
        return chosen
