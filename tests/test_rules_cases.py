"""Cases as a state machine: members report, moderators decide, time passes, the bot is killed and
comes back; against the plainest account of the same.
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from t2vbot.database import Database
from t2vbot.errors import RequestRefused
from t2vbot.rules.case import CHOICES, TOLD_DIRECTLY, Case, CaseKind, Reporter, Told, Verdict
from t2vbot.rules.cases import KEEP_SECONDS, MOST_OPEN, Cases
from t2vbot.schema import MIGRATIONS

CLIPS, PEOPLE = [f"{n:016x}" for n in range(2)], range(1, 4)


def a_case(job_id: str, kind: CaseKind = CaseKind.REPORT) -> Case:
    return Case(kind, 1, 2, 3, post_id="p", job_id=job_id, owner=9, words="w", expires_at=1e6)


class Reporting(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.now = 1000.0
        # The plain account.
        self.reported: set[tuple[str, int]] = set()  # ever
        self.open: dict[str, set[int]] = {}  # by clip
        self.verdicts: dict[str, Verdict] = {}  # by case
        self.waiting: dict[str, set[int]] = {}  # by case: who has not heard

    def run(self, work: Any) -> Any:
        return self.runner.run(work)

    @initialize()
    def start(self) -> None:
        self.database: Database = self.run(self._opened())
        self.cases: Cases = self.run(self._loaded())

    async def _opened(self) -> Database:
        return await Database.open(Path(self.folder.name) / "jobs.sqlite", MIGRATIONS)

    async def _loaded(self) -> Cases:
        return await Cases.load(self.database, lambda: self.now)

    @rule(clip=st.sampled_from(CLIPS), user=st.sampled_from(PEOPLE))
    def report(self, clip: str, user: int) -> None:
        work = self.cases.report(a_case(clip), Reporter(user, "why", self.now))
        if (clip, user) in self.reported:
            with pytest.raises(RequestRefused):
                self.run(work)
            return
        case = self.run(work)
        self.reported.add((clip, user))
        self.open.setdefault(clip, set()).add(user)
        assert set(case.reporters) == self.open[clip]

    @rule(
        clip=st.sampled_from(CLIPS),
        verdict=st.sampled_from([*CHOICES[CaseKind.REPORT], Verdict.EXPIRED, Verdict.GONE]),
        by=st.none() | st.sampled_from(PEOPLE),
    )
    def decide(self, clip: str, verdict: Verdict, by: int | None) -> None:
        case = self.cases.open_about(clip, CaseKind.REPORT)
        assert (case is not None) == (clip in self.open)
        if case is None:
            return
        assert self.run(self.cases.decide(case, verdict, by))
        assert not self.run(self.cases.decide(case, Verdict.BANNED, 99))
        self.verdicts[case.id] = verdict
        self.waiting[case.id] = self.open.pop(clip)

    @rule()
    def finish(self) -> None:
        """What was decided is done, and who reported is told, one of them later."""
        for case in self.cases.all():
            if case.is_open:
                continue
            case.is_done = True
            for number, reporter in enumerate(case.not_notified()):
                reporter.told = Told.LATER if number else Told.TOLD
                if reporter.told is Told.TOLD:
                    self.waiting[case.id].discard(reporter.user_id)
            self.run(self.cases.record(case))

    @rule(user=st.sampled_from(PEOPLE))
    def command(self, user: int) -> None:
        for case in self.cases.with_news_for(user):
            case.reporters[user].told = Told.TOLD
            self.waiting[case.id].discard(user)
            self.run(self.cases.record(case))

    @rule()
    def restart(self) -> None:
        self.run(self.database.aclose())
        self.database = self.run(self._opened())
        self.cases = self.run(self._loaded())

    @rule()
    def a_season_later(self) -> None:
        self.now += KEEP_SECONDS + 1
        self.run(self.cases.prune())
        for case in list(self.waiting):
            del self.waiting[case]
        gone = {clip for clip, _ in self.reported} - set(self.open)
        self.reported = {
            (clip, user) for clip, user in self.reported if user in self.open.get(clip, ())
        }
        assert gone.isdisjoint(self.cases.reported())

    @invariant()
    def one_open_case_a_clip(self) -> None:
        if not hasattr(self, "cases"):
            return
        assert self.cases.reported() == set(self.open)
        known = [case for case in self.cases.all() if case.is_open]
        assert {case.job_id: set(case.reporters) for case in known} == self.open
        for case in self.cases.all():
            if not case.is_open:
                assert case.verdict is self.verdicts[case.id]

    @invariant()
    def nobody_is_forgotten(self) -> None:
        if hasattr(self, "cases"):
            owed = {
                (case.id, one.user_id)
                for case in self.cases.all()
                for one in case.reporters.values()
                if not case.is_open and one.told is not Told.TOLD
            }
            assert owed == {(case, user) for case, users in self.waiting.items() for user in users}

    def teardown(self) -> None:
        if hasattr(self, "database"):
            self.run(self.database.aclose())
        self.runner.close()
        self.folder.cleanup()


TestReporting = Reporting.TestCase
TestReporting.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


async def test_so_many_reports_of_one_person_wait(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "jobs.sqlite", MIGRATIONS)
    cases = await Cases.load(database)
    for number in range(MOST_OPEN):
        await cases.report(a_case(f"{number:016x}"), Reporter(1))
    with pytest.raises(RequestRefused):
        await cases.report(a_case("f" * 16), Reporter(1))
    await cases.report(a_case("f" * 16), Reporter(2))
    await database.aclose()


async def test_two_at_once_are_one_case(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "jobs.sqlite", MIGRATIONS)
    cases = await Cases.load(database)
    reports = [cases.report(a_case(CLIPS[0]), Reporter(n % 20)) for n in range(40)]
    done = await asyncio.gather(*reports, return_exceptions=True)
    assert sum(isinstance(one, RequestRefused) for one in done) == 20
    (case,) = cases.all()
    assert len(case.reporters) == 20
    assert [c.reporters.keys() for c in (await Cases.load(database)).all()] == [
        case.reporters.keys()
    ]
    await database.aclose()


def test_only_the_first_are_written_to() -> None:
    case = a_case(CLIPS[0])
    for user in range(TOLD_DIRECTLY + 5):
        case.report(Reporter(user))
    assert case.not_notified() == []
    assert case.decide(Verdict.DELETED, 1, 5.0)
    assert [one.user_id for one in case.not_notified()] == list(range(TOLD_DIRECTLY))
    assert case.has_news_for(TOLD_DIRECTLY)
