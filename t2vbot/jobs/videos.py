"""The finished videos that have not reached their member yet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..media.store import Media
from ..private import make_private
from .job import Job


class Videos:
    """One file a job, from the end of its encoding until it is delivered or given up."""

    def __init__(self, media: Media) -> None:
        self._media = media

    def place(self, job: Job) -> Path:
        """Where the job's file goes."""
        self._media.open()
        return self._media.master(job.id)

    def close_to_others(self, job: Job) -> None:
        make_private(self._media.master(job.id))

    def remove(self, job: Job) -> None:
        self._media.remove(job.id)

    def sweep(self, jobs: Iterable[Job]) -> None:
        """Remove what belongs to none of ``jobs``: half a file of a crash, and forgotten ones."""
        self._media.sweep({job.id for job in jobs if job.result})
