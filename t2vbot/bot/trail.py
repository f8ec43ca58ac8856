"""What becomes of requests, for the audit log of their server: told by the jobs, whoever asked for
them in whatever way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ..jobs.dispatcher import Dispatcher
from ..jobs.events import Events
from ..jobs.job import Job, JobState
from ..posts.outbox import Outbox
from ..rules.audit import Action, AuditLog, Event
from ..text import Text
from .messages.wording import how_better

_ENDS = {
    JobState.DONE: Action.MADE,
    JobState.FAILED: Action.FAILED,
    JobState.CANCELLED: Action.CANCELLED,
}


class Trail:
    def __init__(self, audit: AuditLog, outbox: Outbox, events: Events) -> None:
        self._audit = audit
        self._outbox = outbox
        self._asked: dict[str, int] = {}  # by job that has not ended: its channel
        self._by: dict[str, int] = {}  # by job: who is ending it this moment
        events.listen(self._job_changed)

    def restore(self, dispatcher: Dispatcher) -> None:
        """What was asked for before this start is noted already."""
        for job in dispatcher.unfinished():
            self._is_asked_for(job)

    @contextmanager
    def by(self, user_id: int, job_ids: Iterable[str]) -> Iterator[None]:
        """Inside, somebody cancels these jobs."""
        ended = dict.fromkeys(job_ids, user_id)
        self._by |= ended
        try:
            yield
        finally:
            for job_id in ended:
                self._by.pop(job_id, None)

    def _job_changed(self, job: Job) -> None:
        if job.id not in self._asked and not job.state.is_final and self._is_asked_for(job):
            how = how_better(job.request)
            detail = Text("better-asked", how=how) if how else None
            words = self._words_of(job)
            self._note(job, Action.ASKED, user_id=job.owner, words=words, detail=detail)
            if job.hidden:
                self._note(job, Action.HELD, about=job.owner)
        if job.state.is_final and job.id in self._asked:
            if not (job.hidden and job.state is JobState.FAILED):  # noted with who refused it
                by, reason = self._by.get(job.id), job.reason
                self._note(job, _ENDS[job.state], user_id=by, about=job.owner, detail=reason)
            del self._asked[job.id]

    def _is_asked_for(self, job: Job) -> bool:
        """Whether it is what somebody is to see, and no part of that; in a server."""
        post = self._outbox.pending.shown_by(job.id) if job.server_id else None
        if post is None or job not in self._outbox.pending.jobs_of(post):
            return False
        self._asked[job.id] = post.destination.channel_id
        return True

    def _words_of(self, job: Job) -> str | None:
        """Those of a private video are nobody else's to read."""
        post = self._outbox.pending.shown_by(job.id)
        return None if post is None or post.destination.private else job.request.label

    def _note(self, job: Job, action: Action, **said: object) -> None:
        event = Event(action, job.server_id, self._asked[job.id], job_id=job.id, **said)  # type: ignore[arg-type]
        self._audit.gather(event)
