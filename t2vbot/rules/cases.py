"""What waits for moderators, in memory and on the database: nothing before a first answer may wait
for a disk.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable
from sqlite3 import Connection, Row
from typing import Self

from ..database import Database
from ..errors import RequestRefused
from ..text import Text
from .case import DAY, Case, CaseKind, Reporter, Told, Verdict

log = logging.getLogger(__name__)

MOST_OPEN = 10  # reports of one person that wait; each hides a video from films
KEEP_SECONDS = 90 * DAY  # a case that was decided, so that a video is reported once


class Cases:
    """Owns every case that is not over. ``clock``: Unix seconds."""

    def __init__(
        self,
        database: Database,
        known: Iterable[Case] = (),
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._known = {case.id: case for case in known}
        self._clock = clock

    @classmethod
    async def load(cls, database: Database, clock: Callable[[], float] = time.time) -> Self:
        return cls(database, await database.read(_read), clock)

    # --- Looking, at once -------------------------------------------------------------------------

    def all(self) -> list[Case]:
        """Those that are not over."""
        return list(self._known.values())

    def find(self, case_id: str) -> Case | None:
        return self._known.get(case_id)

    def open_about(self, job_id: str, kind: CaseKind) -> Case | None:
        cases = self._known.values()
        return next((c for c in cases if c.job_id == job_id and c.kind is kind and c.is_open), None)

    def reported(self) -> set[str]:
        """The jobs whose video moderators have yet to look at: until then nobody is offered it."""
        cases = self._known.values()
        return {case.job_id for case in cases if case.kind is CaseKind.REPORT and case.is_open}

    def with_news_for(self, user_id: int) -> list[Case]:
        return [case for case in self._known.values() if case.has_news_for(user_id)]

    def check_may_report(self, user_id: int, job_id: str = "") -> None:
        """Raises ``RequestRefused`` for who reported that, or too much."""
        theirs = [c for c in self._known.values() if user_id in c.reporters and c.is_open]
        if any(case.job_id == job_id for case in theirs):
            raise RequestRefused(Text("case-reported-before"))
        if len(theirs) >= MOST_OPEN:
            raise RequestRefused(Text("case-too-many-reports", most=MOST_OPEN))

    # --- Changing ---------------------------------------------------------------------------------

    async def report(self, case: Case, reporter: Reporter) -> Case:
        """Open a case, or add who reports to the one that is open; which that is. Raises
        ``RequestRefused`` for who reported that clip before, and ``sqlite3.Error`` where it cannot
        be written down.
        """
        if await self._database.read(lambda c: _has_reported(c, case.job_id, reporter.user_id)):
            raise RequestRefused(Text("case-reported-before"))
        self.check_may_report(reporter.user_id, case.job_id)
        known = self.open_about(case.job_id, CaseKind.REPORT) or case
        known.report(reporter)
        self._known[known.id] = known
        try:
            await self._database.write(_written(known, reporter))
        except BaseException:
            del known.reporters[reporter.user_id]
            if not known.reporters:
                del self._known[known.id]
            raise
        return known

    async def open(self, case: Case) -> None:
        self._known[case.id] = case
        await self.record(case)

    async def decide(self, case: Case, verdict: Verdict, by: int | None = None) -> bool:
        """False where somebody else was first. It is on the disk before anything is done for it."""
        if not case.decide(verdict, by, self._clock()):
            return False
        await self.record(case)
        return True

    async def record(self, case: Case) -> None:
        """Where it stands, and its reporters."""
        await self._database.persist(f"case {case.id}", _written(case, *case.reporters.values()))
        if case.is_over:
            self._known.pop(case.id, None)

    def forget_member(self, user_id: int) -> None:
        """In memory. What others reported is still to be decided, though nobody knows any more
        whose it is.
        """
        for case in self.all():
            case.reporters.pop(user_id, None)
            if case.owner == user_id:
                case.owner, case.words = 0, ""
            if case.decided_by == user_id:
                case.decided_by = None

    def forget_server(self, server_id: int) -> None:
        """In memory."""
        for case in self.all():
            if case.server_id == server_id:
                del self._known[case.id]

    async def prune(self) -> None:
        """Forget what was decided long ago, and who never came to hear of it."""
        since = self._clock() - KEEP_SECONDS

        def delete(connection: Connection) -> None:
            connection.execute("DELETE FROM cases WHERE decided_at < ?", (since,))

        await self._database.write(delete)
        old = [case for case in self.all() if case.decided_at and case.decided_at < since]
        for case in old:
            del self._known[case.id]


_COLUMNS = (
    *("id", "kind", "server_id", "channel_id", "message_id", "post_id", "job_id", "owner"),
    *("words", "opened_at", "expires_at", "desk_channel_id", "desk_message_id", "verdict"),
    *("decided_by", "decided_at", "is_done"),
)
_CHANGING = ("desk_channel_id", "desk_message_id", "verdict", "decided_by", "decided_at", "is_done")


def _written(case: Case, *reporters: Reporter) -> Callable[[Connection], None]:
    """As it stands now."""
    values = [getattr(case, name) for name in _COLUMNS]
    rows = [(case.id, r.user_id, case.job_id, r.reason, r.at, r.told) for r in reporters]

    def write(connection: Connection) -> None:
        marks, changes = (
            ", ".join("?" * len(values)),
            ", ".join(f"{name} = excluded.{name}" for name in _CHANGING),
        )
        connection.execute(
            f"INSERT INTO cases ({', '.join(_COLUMNS)}) VALUES ({marks})"
            f" ON CONFLICT (id) DO UPDATE SET {changes}",
            values,
        )
        connection.executemany(
            "INSERT INTO reporters (case_id, user_id, job_id, reason, at, told)"
            " VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (job_id, user_id) DO UPDATE SET told = excluded.told",
            rows,
        )

    return write


def _has_reported(connection: Connection, job_id: str, user_id: int) -> bool:
    row = connection.execute(
        "SELECT 1 FROM reporters WHERE job_id = ? AND user_id = ?", (job_id, user_id)
    )
    return row.fetchone() is not None


def _read(connection: Connection) -> list[Case]:
    """Those that are not over."""
    cursor = connection.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM cases WHERE NOT is_done OR EXISTS (SELECT 1"
        " FROM reporters WHERE case_id = id AND told != ?) ORDER BY opened_at",
        (Told.TOLD,),
    )
    cursor.row_factory = Row
    cases = {row["id"]: case for row in cursor if (case := _case(row))}
    rows = connection.execute(
        "SELECT case_id, user_id, reason, reporters.at, told FROM reporters ORDER BY reporters.at"
    )
    for case_id, user_id, reason, at, told in rows:
        if case := cases.get(case_id):
            case.report(Reporter(user_id, reason, at, Told(told)))
    return list(cases.values())


def _case(row: Row) -> Case | None:
    try:
        values = dict(row) | {
            "kind": CaseKind(row["kind"]),
            "verdict": Verdict(row["verdict"]) if row["verdict"] else None,
            "is_done": bool(row["is_done"]),
        }
        return Case(**values)
    except ValueError as error:
        log.error("The case %s on the database cannot be read: %s", row["id"], error)
        return None
