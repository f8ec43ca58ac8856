"""The ledger against the plainest way to count the same, whatever happens in whatever order."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from t2vbot.jobs.job import Job, JobState
from t2vbot.rules.ledger import DAY, Entry, Ledger, charge, frees_at
from t2vbot.rules.pseudonyms import Pseudonyms

from .jobs import a_request

MEMBERS, SERVERS = (1, 2, 3), (0, 10, 20)


@dataclass
class Known:
    """One job, as the test counts it."""

    job: Job
    member: int
    is_whole: bool
    is_open: bool = True
    seconds: float = 0.0
    clips: int = 1


class LedgerMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.now = 1_000_000.0
        self.ledger = Ledger(Pseudonyms(b"key"), clock=lambda: self.now)
        self.known: dict[str, Known] = {}
        self.count = 0

    @rule(
        member=st.sampled_from(MEMBERS),
        server=st.sampled_from(SERVERS),
        seconds=st.integers(0, 100),
        is_whole=st.booleans(),
    )
    def reserve(self, member: int, server: int, seconds: int, is_whole: bool) -> None:
        self.count += 1
        job = Job(a_request(), member, created_at=self.now, server_id=server)
        job.id = f"{self.count:016x}"
        job.estimate = float(seconds)
        self.ledger.reserve(job, is_whole=is_whole)
        self.known[job.id] = Known(job, member, is_whole, seconds=float(seconds))

    @precondition(lambda self: any(k.is_open for k in self.known.values()))
    @rule(
        data=st.data(),
        state=st.sampled_from([JobState.DONE, JobState.FAILED, JobState.CANCELLED]),
        cost=st.none() | st.integers(1, 200),
    )
    def end(self, data: st.DataObject, state: JobState, cost: int | None) -> None:
        one = data.draw(st.sampled_from([k for k in self.known.values() if k.is_open]))
        one.job.state, one.job.cost = state, cost
        one.is_open = False
        one.seconds = float(cost or 0) if state is not JobState.FAILED else 0.0
        one.clips = int(state is JobState.DONE or one.seconds > 0)
        self.ledger.job_changed(one.job)
        self.ledger.job_changed(one.job)  # heard twice is done once
        assert charge(one.job) == one.seconds

    @precondition(lambda self: any(k.is_open for k in self.known.values()))
    @rule(data=st.data(), member=st.sampled_from(MEMBERS))
    def hand_over(self, data: st.DataObject, member: int) -> None:
        one = data.draw(st.sampled_from([k for k in self.known.values() if k.is_open]))
        one.job.owner = one.member = member
        self.ledger.job_changed(one.job)

    @precondition(lambda self: self.known)
    @rule(data=st.data())
    def give_back(self, data: st.DataObject) -> None:
        job_id = data.draw(st.sampled_from(list(self.known)))
        self.ledger.give_back(job_id)
        self.ledger.give_back(job_id)
        del self.known[job_id]

    @rule(seconds=st.sampled_from([1, 3600, int(DAY) - 1, int(DAY)]))
    def time_goes_on(self, seconds: int) -> None:
        self.now += seconds

    def counting(self, member: int, server: int | None) -> list[Known]:
        return [
            k
            for k in self.known.values()
            if k.member == member and server in (None, k.job.server_id)
            if k.is_open or k.job.created_at > self.now - DAY
        ]

    @invariant()
    def both_count_the_same(self) -> None:
        for member in MEMBERS:
            for server in (None, *SERVERS):
                ours = self.ledger.of(member, server)
                theirs = self.counting(member, server)
                assert {e.job_id for e in ours} == {k.job.id for k in theirs}
                assert sum(e.seconds for e in ours) == sum(k.seconds for k in theirs)
                assert sum(e.clips for e in ours) == sum(k.clips for k in theirs)
        for server in SERVERS:
            known = [k for k in self.known.values() if k.job.server_id == server]
            assert self.ledger.open_in(server) == sum(k.is_open and k.is_whole for k in known)

    @invariant()
    def there_is_room_once_it_is_said_to_be(self) -> None:
        """And not before."""
        for member in MEMBERS:
            entries = [e for e in self.ledger.of(member) if not e.is_open]
            total = sum(e.seconds for e in entries)
            if not total:
                continue
            needed = total / 2
            at = frees_at(entries, _seconds, needed)
            assert freed_by(entries, at) >= needed
            assert freed_by(entries, at - 0.5) < needed


def freed_by(entries: list[Entry], moment: float) -> float:
    return sum(e.seconds for e in entries if e.at <= moment - DAY)


def _seconds(entry: Entry) -> float:
    return entry.seconds


LedgerMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestLedger = LedgerMachine.TestCase
