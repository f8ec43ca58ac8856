"""What members have on the way, and what they used in the last 24 hours: reserved when a job is
accepted, settled at what was measured. In memory; the jobs on the database are its memory across
restarts, and what somebody used who deleted their data.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Self

from ..database import Database
from ..jobs.executor import Kind
from ..jobs.job import Job, JobState
from ..jobs.table import JobTable
from .pseudonyms import Pseudonyms

DAY = 24 * 3600.0  # seconds that a quota is about


@dataclass(slots=True)
class Entry:
    """One job of one member."""

    job_id: str
    person: str  # a pseudonym
    server_id: int
    at: float  # Unix seconds
    seconds: float  # of a device: expected, and once it has ended, measured
    clips: int  # 1, or 0 for what is cut out of clips
    is_whole: bool = True  # no part of another job
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Used:
    """In the last 24 hours."""

    seconds: float
    clips: int


class Ledger:
    """``clock``: Unix seconds."""

    def __init__(
        self,
        pseudonyms: Pseudonyms,
        entries: Iterable[Entry] = (),
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._pseudonyms = pseudonyms
        self._clock = clock
        self._entries: dict[str, Entry] = {}  # by job
        self._of: dict[str, dict[str, Entry]] = {}  # by person, and job, the oldest first
        self._open_in: Counter[int] = Counter()  # by server: requests on the way
        for entry in entries:
            self._add(entry)

    @classmethod
    async def load(
        cls,
        database: Database,
        jobs: JobTable,
        pseudonyms: Pseudonyms,
        clock: Callable[[], float] = time.time,
    ) -> Self:
        """From the jobs of the last day and those that have not ended."""
        since = clock() - DAY
        found = await jobs.since(since)
        parts = {part for job in found if not job.state.is_final for part in job.inputs}
        entries = [_restored(job, pseudonyms, is_whole=job.id not in parts) for job in found]
        spent = await database.read(lambda c: _spent(c, since))
        return cls(pseudonyms, [*spent, *entries], clock=clock)

    # --- What changes it --------------------------------------------------------------------------

    def reserve(self, job: Job, *, is_whole: bool = True) -> None:
        """Before it is accepted; ``give_back`` where it is not."""
        self._add(_entry(job, self._pseudonyms.of(job.owner), is_whole=is_whole))

    def give_back(self, job_id: str) -> None:
        """As if it had never been asked for."""
        entry = self._entries.pop(job_id, None)
        if entry:
            self._close(entry)
            del self._of[entry.person][job_id]

    def job_changed(self, job: Job) -> None:
        """Listens to the jobs: what has ended is settled, and what goes on for somebody else is
        theirs.
        """
        entry = self._entries.get(job.id)
        if entry is None:
            return
        person = self._pseudonyms.of(job.owner)
        if person != entry.person:
            del self._of[entry.person][job.id]
            entry.person = person
            self._of.setdefault(person, {})[job.id] = entry
        if job.state.is_final:
            self._close(entry)
            _measure(entry, job)  # again, where what ran on the device is known later

    def _add(self, entry: Entry) -> None:
        self._entries[entry.job_id] = entry
        self._of.setdefault(entry.person, {})[entry.job_id] = entry
        if entry.is_open and entry.is_whole:
            self._open_in[entry.server_id] += 1

    def _close(self, entry: Entry) -> None:
        if entry.is_open and entry.is_whole:
            self._open_in[entry.server_id] -= 1
            if not self._open_in[entry.server_id]:
                del self._open_in[entry.server_id]
        entry.is_open = False

    def _prune(self, person: str) -> None:
        """What is older than a day and over says nothing any more."""
        entries, since = self._of.get(person, {}), self._clock() - DAY
        for job_id in [e.job_id for e in entries.values() if e.at <= since and not e.is_open]:
            del entries[job_id], self._entries[job_id]
        if not entries:
            self._of.pop(person, None)

    # --- What it says -----------------------------------------------------------------------------

    def of(self, user_id: int, server_id: int | None = None) -> list[Entry]:
        """Somebody's, in one server or everywhere, the oldest first."""
        person = self._pseudonyms.of(user_id)
        self._prune(person)
        found = self._of.get(person, {}).values()
        return [e for e in found if server_id is None or e.server_id == server_id]

    def open_in(self, server_id: int) -> int:
        """How many requests are on the way there."""
        return self._open_in[server_id]


def used(entries: Iterable[Entry]) -> Used:
    found = list(entries)
    return Used(sum(entry.seconds for entry in found), sum(entry.clips for entry in found))


def frees_at(entries: Iterable[Entry], size: Callable[[Entry], float], needed: float) -> float:
    """When at least ``needed`` of what the entries used is no part of the last 24 hours any more,
    where nothing else is asked for: Unix seconds.
    """
    freed = 0.0
    last = 0.0
    for entry in sorted(entries, key=lambda entry: entry.at):
        freed, last = freed + size(entry), entry.at
        if freed >= needed:
            break
    return last + DAY


def charge(job: Job) -> float:
    """What a job that has ended costs its member, in device seconds: nothing where it failed or
    was cancelled before its turn, and what ran where it was stopped on the device.
    """
    if job.state is JobState.FAILED:
        return 0.0
    return job.cost or 0.0


def _entry(job: Job, person: str, *, is_whole: bool) -> Entry:
    """What is expected of a job. A film is cut beside the devices, in seconds that nobody knows
    before.
    """
    is_clip = job.kind is Kind.RENDER
    return Entry(
        job_id=job.id,
        person=person,
        server_id=job.server_id,
        at=job.created_at,
        seconds=job.estimate if is_clip else 0.0,
        clips=int(is_clip),
        is_whole=is_whole,
    )


def _measure(entry: Entry, job: Job) -> None:
    entry.seconds = charge(job)
    ran = entry.seconds > 0 or job.state is JobState.DONE
    entry.clips = int(ran and job.kind is Kind.RENDER)


def _restored(job: Job, pseudonyms: Pseudonyms, *, is_whole: bool) -> Entry:
    entry = _entry(job, pseudonyms.of(job.owner), is_whole=is_whole)
    if job.state.is_final:
        entry.is_open = False
        _measure(entry, job)
    return entry


def _spent(connection: Connection, since: float) -> list[Entry]:
    """What those used who deleted their data."""
    rows = connection.execute(
        "SELECT number, person, server_id, at, seconds, clips FROM spent WHERE at > ?", (since,)
    )
    return [
        Entry(f"spent-{number}", person, server_id, at, seconds, clips, is_open=False)
        for number, person, server_id, at, seconds, clips in rows
    ]
