"""A case: what waits for moderators to decide. A video that members reported, or a request that is
held because of its words. It is opened, gets exactly one verdict, and is done once that is carried
out and said.
"""

from __future__ import annotations

import enum
import time
from dataclasses import dataclass, field

from ..jobs.job import new_id

DAY = 24 * 3600.0  # seconds
REPORT_SECONDS = 30 * DAY  # that moderators have to decide on a report
TOLD_DIRECTLY = 20  # reporters of a case; Discord may block a bot that opens more at once


class CaseKind(enum.StrEnum):
    REPORT = "report"
    HELD = "held"  # a request


class Verdict(enum.StrEnum):
    """What came of a case. A ban deletes the video, or refuses the request, as well."""

    DELETED = "deleted"
    DISMISSED = "dismissed"
    RELEASED = "released"
    REFUSED = "refused"
    BANNED_FOR_DAY = "banned-day"
    BANNED = "banned"
    # Nobody decided it.
    EXPIRED = "expired"
    GONE = "gone"  # the message was deleted, or the request cancelled

    @property
    def bans(self) -> bool:
        return self in (Verdict.BANNED_FOR_DAY, Verdict.BANNED)


CHOICES: dict[CaseKind, tuple[Verdict, ...]] = {
    CaseKind.REPORT: (
        *(Verdict.DELETED, Verdict.BANNED_FOR_DAY, Verdict.BANNED),
        Verdict.DISMISSED,
    ),
    CaseKind.HELD: (
        *(Verdict.RELEASED, Verdict.REFUSED, Verdict.BANNED_FOR_DAY),
        Verdict.BANNED,
    ),
}
"""What moderators may decide, in the order of the buttons."""


class Told(enum.StrEnum):
    """Whether somebody who reported knows the outcome."""

    NOT_YET = "not-yet"
    LATER = "later"  # no direct message reaches them: at their next command
    TOLD = "told"


@dataclass(eq=False)
class Reporter:
    user_id: int = field(repr=False)
    reason: str = field(default="", repr=False)
    at: float = field(default_factory=time.time)
    told: Told = Told.NOT_YET


@dataclass(eq=False)
class Case:
    """``Cases`` changes it; everybody else reads."""

    kind: CaseKind
    server_id: int  # 0: no server's; the host decides
    channel_id: int  # of the message that it is about
    message_id: int
    post_id: str
    job_id: str
    owner: int = field(repr=False)  # who asked for it; 0 once they deleted their data
    words: str = field(repr=False)
    expires_at: float  # Unix seconds
    opened_at: float = field(default_factory=time.time)
    id: str = field(default_factory=new_id)
    desk_channel_id: int = 0  # of the message with its buttons; 0: there is none yet
    desk_message_id: int = 0
    verdict: Verdict | None = None
    decided_by: int | None = None  # None: nobody
    decided_at: float | None = None
    is_done: bool = False  # what was decided is done, and said at the desk
    reporters: dict[int, Reporter] = field(
        default_factory=dict, repr=False
    )  # by user, the first one first

    @property
    def is_open(self) -> bool:
        return self.verdict is None

    def report(self, reporter: Reporter) -> None:
        self.reporters[reporter.user_id] = reporter

    def decide(self, verdict: Verdict, by: int | None, now: float) -> bool:
        """Whoever comes first decides; False for everybody else."""
        if not self.is_open:
            return False
        self.verdict, self.decided_by, self.decided_at = verdict, by, now
        for number, reporter in enumerate(self.reporters.values()):
            if number >= TOLD_DIRECTLY:
                reporter.told = Told.LATER
        return True

    def not_notified(self) -> list[Reporter]:
        """Who has to be written to: those whom a direct message may reach."""
        if self.is_open:
            return []
        return [one for one in self.reporters.values() if one.told is Told.NOT_YET]

    def has_news_for(self, user_id: int) -> bool:
        """Whether they hear the outcome at their next command."""
        reporter = self.reporters.get(user_id)
        return not self.is_open and reporter is not None and reporter.told is Told.LATER

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to be done for it, and nobody waits to hear of it."""
        return self.is_done and all(one.told is Told.TOLD for one in self.reporters.values())
