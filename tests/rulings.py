"""The rules on a real database, with a clock that tests move."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from t2vbot.catalog.request import VideoRequest
from t2vbot.database import Database
from t2vbot.errors import RequestRefused
from t2vbot.jobs.job import Job, JobState
from t2vbot.jobs.table import JobTable
from t2vbot.rules.asker import Asker
from t2vbot.rules.bans import Bans
from t2vbot.rules.ledger import Ledger
from t2vbot.rules.pseudonyms import Pseudonyms
from t2vbot.rules.rule import Scope, Value
from t2vbot.rules.rulebook import Rulebook, Spot
from t2vbot.rules.rules import Accepted, Rules
from t2vbot.rules.word_lists import WordLists
from t2vbot.schema import MIGRATIONS

from .jobs import a_request

SERVER, CHANNEL, CATEGORY, ROLE, OTHER_ROLE = 100, 200, 250, 300, 301
SPOTS = {
    "server": Spot(),
    "channel": Spot(Scope.CHANNEL, CHANNEL),
    "role": Spot(Scope.ROLE, ROLE),
}
MEMBER = Asker(1, SERVER, (CHANNEL, CATEGORY), frozenset({ROLE}))
SECONDS = 10.0  # that a clip is expected to take


@dataclass
class Ruling:
    """The rules, and what they need."""

    database: Database
    jobs: JobTable
    rules: Rules
    now: list[float]
    ends: list[float | None] = field(default_factory=lambda: [None])
    waiting: list[int] = field(default_factory=lambda: [0])

    async def set(self, spot: str | Spot, **values: Value | None) -> None:
        where = SPOTS[spot] if isinstance(spot, str) else spot
        await self.rules.rulebook.change(SERVER, where, values)

    def ask(self, asker: Asker = MEMBER, **changes: Any) -> Job:
        """One clip, accepted; ``RequestRefused`` where it is not."""
        job = a_job(asker, self.now[0], **changes)
        with self.rules.accepting(asker, job):
            return job

    def accepted(self, asker: Asker = MEMBER, **changes: Any) -> Accepted:
        job = a_job(asker, self.now[0], **changes)
        with self.rules.accepting(asker, job) as accepted:
            return accepted

    def refusal(self, asker: Asker = MEMBER, **changes: Any) -> RequestRefused:
        try:
            self.ask(asker, **changes)
        except RequestRefused as error:
            return error
        raise AssertionError("it was accepted")

    def ends_as(self, job: Job, state: JobState, cost: float | None = None) -> None:
        job.state, job.cost = state, cost
        self.rules.ledger.job_changed(job)

    async def keep(self, *jobs: Job) -> None:
        """On the database, as accepted jobs are."""
        for job in jobs:
            await self.database.write(lambda c, job=job: JobTable.insert(c, job))


def a_job(asker: Asker, now: float, **changes: Any) -> Job:
    request: VideoRequest = replace(a_request(), **changes)
    return Job(request, asker.user_id, created_at=now)


@asynccontextmanager
async def ruling(
    folder: Path,
    *,
    host: dict[str, Value] | None = None,
    now: list[float] | None = None,
    words: Iterable[Any] = (),
    max_waiting: int = 1_000_000,
) -> AsyncIterator[Ruling]:
    clock = now or [1_000_000.0]
    database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
    jobs = JobTable(database)
    pseudonyms = await Pseudonyms.load(database)
    ends: list[float | None] = [None]
    waiting = [0]
    rules = Rules(
        rulebook=await Rulebook.load(database, host),
        ledger=await Ledger.load(database, jobs, pseudonyms, clock=lambda: clock[0]),
        bans=await Bans.load(database, pseudonyms, clock=lambda: clock[0]),
        words=await WordLists.load(database, words),
        expect=lambda request: SECONDS * request.num_inference_steps / 2,
        ends_at=lambda job_ids: ends[0],
        waiting=lambda: waiting[0],
        max_waiting=max_waiting,
        clock=lambda: clock[0],
    )
    try:
        yield Ruling(database, jobs, rules, clock, ends, waiting)
    finally:
        await database.aclose()
