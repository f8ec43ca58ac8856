"""The jobs that have not ended, to be found by what is asked about them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from .job import Job, JobState

K = TypeVar("K")


class Unfinished:
    """Every job from its admission to its end. Only ``held`` looks at all of them."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._of_owner: dict[int, dict[str, Job]] = {}
        self._made_into: dict[str, dict[str, Job]] = {}  # by input: what is made out of it
        self._held_back: set[str] = set()  # that wait for their inputs

    def __contains__(self, job_id: str) -> bool:
        return job_id in self._jobs

    def __iter__(self) -> Iterator[Job]:
        return iter(self._jobs.values())

    def find(self, job_id: str) -> Job | None:
        return self._jobs.get(job_id)

    def add(self, job: Job) -> None:
        self._jobs[job.id] = job
        self._of_owner.setdefault(job.owner, {})[job.id] = job
        for other in job.inputs:
            self._made_into.setdefault(other, {})[job.id] = job

    def discard(self, job: Job) -> None:
        if self._jobs.pop(job.id, None) is None:
            return
        self._held_back.discard(job.id)
        _take_out(self._of_owner, job.owner, job.id)
        for other in job.inputs:
            _take_out(self._made_into, other, job.id)

    def own(self, job: Job, before: int) -> None:
        """A job became another member's."""
        _take_out(self._of_owner, before, job.id)
        self._of_owner.setdefault(job.owner, {})[job.id] = job

    def count_of(self, owner: int) -> int:
        """How many jobs a member has; what one is made out of is no other."""
        return sum(job_id not in self._made_into for job_id in self._of_owner.get(owner, ()))

    def is_needed(self, job_id: str) -> bool:
        """Whether it has not ended, or something is made out of it that has not."""
        return job_id in self._jobs or job_id in self._made_into

    def held(self) -> list[Job]:
        """Those that wait for moderators; without what others of them are made out of."""
        held = [job for job in self if job.state is JobState.HELD]
        parts = {job_id for job in held for job_id in job.inputs}
        return [job for job in held if job.id not in parts]

    def hold_back(self, job: Job) -> bool:
        """Count which of its inputs have not ended; whether it has to wait for them."""
        unfinished = [self._jobs[other] for other in job.inputs if other in self._jobs]
        job.waits_for = len(unfinished)
        job.part = unfinished[0] if unfinished and len(job.inputs) == 1 else None
        if job.waits_for:
            self._held_back.add(job.id)
        else:
            self._held_back.discard(job.id)
        return job.waits_for > 0

    def held_back(self) -> list[Job]:
        """Those that wait for their inputs."""
        return [self._jobs[job_id] for job_id in self._held_back]

    def waiting_for(self, job_id: str) -> Iterator[Job]:
        """The jobs that are held back until this one has ended, among others."""
        for job in list(self._made_into.get(job_id, {}).values()):
            if job.id in self._held_back:
                yield job


def _take_out(index: dict[K, dict[str, Job]], key: K, job_id: str) -> None:
    jobs = index.get(key, {})
    jobs.pop(job_id, None)
    if not jobs:
        index.pop(key, None)
