"""What happens to jobs, told to whoever listens: status messages, posts, later logs and metrics."""

from __future__ import annotations

import logging
from collections.abc import Callable

from .job import Job

log = logging.getLogger(__name__)

Listener = Callable[[Job], None]
"""Called on the event loop's thread, often: a job's state, progress or position changed."""


class Events:
    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def changed(self, job: Job) -> None:
        for listener in self._listeners:
            try:
                listener(job)
            except Exception:  # who looks on must not stop the work
                log.exception("A listener failed on job %s", job.id)
