"""The one question: may this person have this here? In memory only, since it is asked before the
first answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from ..catalog.film import words_of
from ..catalog.request import VideoRequest
from ..errors import RequestRefused
from ..jobs.job import Job, wholes
from ..text import Text
from .asker import Asker
from .bans import Bans
from .ledger import Ledger
from .limits import Asked, EndsAt, Limits
from .openness import Openness
from .pace import Pace
from .rule import Scope
from .rulebook import Rulebook
from .word_lists import Found, WordLists


@dataclass(frozen=True, slots=True)
class Accepted:
    """How a request may be made and shown."""

    weight: float = 1.0  # in the fair queue
    spoiler: bool = False
    held: bool = False  # for the moderators, because of its words


class Rules:
    """``expect``: the seconds of a device that a clip takes; ``waiting``: how many jobs wait in
    all; ``clock``: Unix seconds.
    """

    def __init__(
        self,
        *,
        rulebook: Rulebook,
        ledger: Ledger,
        bans: Bans,
        words: WordLists,
        expect: Callable[[VideoRequest], float],
        ends_at: EndsAt,
        waiting: Callable[[], int],
        max_waiting: int,
        pace: Pace | None = None,
        openness: Openness | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.rulebook = rulebook
        self.ledger = ledger
        self.bans = bans
        self.words = words
        self.limits = Limits(rulebook, ledger, ends_at=ends_at, clock=clock)
        self._expect = expect
        self._waiting = waiting
        self._max_waiting = max_waiting
        self._pace = pace
        self.openness = openness
        self.leaving: set[int] = set()  # members whose data is being deleted this moment

    def check_place(self, asker: Asker) -> None:
        """Whether somebody may use the bot there at all. Raises ``RequestRefused``."""
        if asker.user_id in self.leaving:
            raise RequestRefused(Text("rules-leaving"))
        self.bans.check(asker)
        if not self.rulebook.value("allowed", asker):
            raise RequestRefused(self._not_here(asker))
        if self.rulebook.value("age_restricted", asker) == "only" and not asker.age_restricted:
            raise RequestRefused(Text("rules-age-restricted-only"))

    def check_open(self) -> None:
        """Whether the host lets anybody ask for something new. Raises ``RequestRefused``."""
        if self.openness:
            self.openness.check()

    def check_words(self, asker: Asker, *words: str) -> bool:
        """Whether what somebody wrote has to be held for the moderators. Raises ``RequestRefused``
        where it may not be made at all.
        """
        found = self.find(asker, *words)
        if found is None:
            return False
        if found.by_host or self.rulebook.value("filter_action", asker) == "refuse":
            raise RequestRefused(Text("rules-words-host" if found.by_host else "rules-words"))
        return True

    def find(self, asker: Asker, *words: str) -> Found | None:
        """What of the lists of words is in there."""
        server = 0 if self._is_unfiltered(asker) else asker.server_id
        return next((found for one in words if (found := self.words.find(one, server))), None)

    def may_show(self, name: str, server_id: int) -> bool:
        """Whether a display name may stand in the films of a server."""
        return self.words.find(name, server_id) is None

    def check(
        self, asker: Asker, jobs: Sequence[Job], *, more: int = 0, private: bool = False
    ) -> Accepted:
        """Whether somebody may have these jobs, some of which are made out of others. ``more``:
        what else is on its way to becoming a job of theirs; ``private``: for themselves alone.
        Raises ``RequestRefused``; where several are too many, with how many are not.
        """
        self.check_place(asker)
        self.check_open()
        if private and not self.rulebook.value("private", asker):
            raise RequestRefused(Text("rules-no-private"))
        for job in jobs:
            self._count(asker, job)
        held = self.check_words(asker, *(word for job in jobs for word in words_of(job.request)))
        self._check_amount(asker, jobs, more)
        if self._pace:
            self._pace.check(asker.user_id)
        return Accepted(
            weight=jobs[0].weight,
            spoiler=bool(self.rulebook.value("spoiler", asker)),
            held=held,
        )

    def _check_amount(self, asker: Asker, jobs: Sequence[Job], more: int) -> None:
        refusal = self._too_much(asker, jobs, more)
        if refusal is None:
            return
        whole = wholes(jobs)
        for count in range(len(whole) - 1, 0, -1):
            fewer = whole[:count]
            parts = {job_id for job in fewer for job_id in job.inputs}
            fewer += [job for job in jobs if job.id in parts]
            if self._too_much(asker, fewer, more) is None:
                raise RequestRefused(Text("count-fewer", count=count, reason=refusal.text))
        raise refusal

    def _too_much(self, asker: Asker, jobs: Sequence[Job], more: int) -> RequestRefused | None:
        clips = tuple(job.request for job in jobs if isinstance(job.request, VideoRequest))
        seconds = sum(job.estimate for job in jobs if isinstance(job.request, VideoRequest))
        count, waiting = len(wholes(jobs)), self._waiting()
        if waiting + count > self._max_waiting:
            return RequestRefused(Text("rules-queue-full", count=waiting))
        try:
            self.limits.check(asker, Asked(clips, seconds, more, count))
        except RequestRefused as refusal:
            return refusal
        return None

    @contextmanager
    def accepting(self, asker: Asker, *jobs: Job, private: bool = False) -> Iterator[Accepted]:
        """As ``check``; and what the jobs need is reserved, unless something is raised inside."""
        accepted = self.check(asker, jobs, private=private)
        self._reserve(*jobs)
        try:
            yield accepted
        except BaseException:
            for job in jobs:
                self.ledger.give_back(job.id)
            raise

    @contextmanager
    def counting(self, job: Job, server_id: int) -> Iterator[None]:
        """As ``accepting``, for what was asked before, when its words were written."""
        self._count(Asker(job.owner, server_id), job)
        self._reserve(job)
        try:
            yield
        except BaseException:
            self.ledger.give_back(job.id)
            raise

    def _reserve(self, *jobs: Job) -> None:
        whole = wholes(jobs)
        for job in jobs:
            self.ledger.reserve(job, is_whole=job in whole)

    def _count(self, asker: Asker, job: Job) -> None:
        job.server_id = asker.server_id
        job.weight = float(self.rulebook.value("weight", asker))
        job.checked = not self._is_unfiltered(asker)
        if isinstance(job.request, VideoRequest):
            job.estimate = self._expect(job.request)

    def _is_unfiltered(self, asker: Asker) -> bool:
        """Whether moderators lifted the server's list and the output check there; the host may want
        neither lifted.
        """
        if self.rulebook.host.get("age_restricted") == "same":
            return False
        freed = self.rulebook.value("age_restricted", asker) == "unfiltered"
        return freed and asker.age_restricted

    def _not_here(self, asker: Asker) -> Text:
        """With a channel where it may be used, if only some are."""
        spots = self.rulebook.spots_where(asker.server_id, "allowed", True)
        there = [spot.scope_id for spot in spots if spot.scope is Scope.CHANNEL]
        if not there:
            return Text("rules-not-here")
        return Text("rules-only-there", channel=Text("text-channel", id=str(there[0])))
