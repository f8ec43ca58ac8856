"""That the bot is paused, has quiet hours or takes nothing new, said where people look."""

from __future__ import annotations

from ...jobs.executor import Kind
from ...jobs.job import Job, JobState
from ...rules.openness import Openness, explained
from ...rules.standing import State
from ...text import Text, render
from .clock import Clock
from .markdown import clip, escaped


class Notice:
    def __init__(self, openness: Openness, clock: Clock) -> None:
        self._openness = openness
        self._clock = clock

    def said(self) -> str | None:
        """How the bot is, where that is not as usual; the host's words shown letter by letter."""
        now = self._openness.now()
        if now.state is State.RUNNING:
            return None
        said = escaped(explained(now)).with_moments(self._clock.timestamp)
        return render(Text("bot-notice", said=said))

    def under(self, content: str, job: Job) -> str:
        """The status message of a job, and below it why it does not begin."""
        waits = job.state is JobState.WAITING and (job.kind is Kind.RENDER or job.waits_for)
        said = self.said() if waits and not self._openness.is_open else None
        return clip(f"{content}\n{said}") if said else content
