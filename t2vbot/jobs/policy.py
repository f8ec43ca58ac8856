"""Who may ask for how much."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import RequestRefused


@dataclass(frozen=True, slots=True)
class Policy:
    """The host's limits on what may be in line at once."""

    max_per_member: int
    max_waiting: int

    def check(self, of_member: int, waiting: int) -> None:
        """Raise ``RequestRefused`` where a member who has ``of_member`` jobs may not add one."""
        if of_member >= self.max_per_member:
            raise RequestRefused(
                f"You already have {of_member} videos on the way, and {self.max_per_member} at once"
                " is the most here. Wait for one to finish, or cancel one."
            )
        if waiting >= self.max_waiting:
            raise RequestRefused(
                f"The line is full: {waiting} videos are waiting. Please try again later; "
                "/queue shows how it moves."
            )
