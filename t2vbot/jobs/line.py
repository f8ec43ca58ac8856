"""The line before the card: who is next, and when."""

from __future__ import annotations

import time

from .estimates import Estimates
from .job import Job, Phase, Progress
from .queue import FairQueue

CARD_PHASES = (Phase.READING, Phase.DENOISING, Phase.DECODING)  # what a clip costs each time


class Line:
    """The waiting jobs with their places and expected starts, and the job on the card."""

    def __init__(self, estimates: Estimates) -> None:
        self._estimates = estimates
        self._queue = FairQueue()
        self._card: Job | None = None
        self._card_since = 0.0  # time.monotonic() when the job on the card passed loading

    def reserve(self, job: Job) -> None:
        """Settle a job's turn; ``join`` or ``give_up`` follows."""
        self._queue.reserve(job)

    def give_up(self, job: Job) -> None:
        self._queue.release(job)

    def join(self, job: Job) -> None:
        self._queue.put_nowait(job)

    def rejoin(self, job: Job) -> None:
        """Take in a job that has had its turn settled in an earlier run."""
        self._queue.restore(job)

    def leave(self, job: Job) -> bool:
        """Take a job out before its turn; False where it was not in line."""
        return self._queue.remove(job)

    async def next(self) -> Job:
        """The job whose turn it is, as soon as there is one."""
        return await self._queue.get()

    def waiting(self) -> list[Job]:
        """The jobs in line, in their order."""
        return self._queue.waiting()

    def take_card(self, job: Job) -> None:
        self._card, self._card_since = job, 0.0

    def free_card(self) -> None:
        self._card = None

    def card_progressed(self, job: Job, progress: Progress) -> bool:
        """Whether the job on the card has just begun what takes equally long each time."""
        if job is not self._card or self._card_since or progress.phase not in CARD_PHASES:
            return False
        self._card_since = time.monotonic()
        return True

    def seconds_until_free(self) -> float | None:
        """When a new job would start; None where one ahead of it was never measured."""
        seconds = self._card_seconds_left()
        for job in self.waiting():
            seconds = _sum(seconds, self._estimates.seconds(job.request))
        return seconds

    def renumber(self) -> list[Job]:
        """Give every waiting job its place and expected start; returns them."""
        ahead, waiting = self._card_seconds_left(), self.waiting()
        for index, job in enumerate(waiting):
            job.place = index + 1
            job.expect(ahead)
            ahead = _sum(ahead, self._estimates.seconds(job.request))
        return waiting

    def _card_seconds_left(self) -> float | None:
        if self._card is None:
            return 0.0
        expected = self._estimates.seconds(self._card.request)
        if expected is None or not self._card_since:
            return expected
        return max(0.0, expected - (time.monotonic() - self._card_since))


def _sum(first: float | None, second: float | None) -> float | None:
    return None if first is None or second is None else first + second
