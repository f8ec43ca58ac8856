"""The folder of finished videos that have not reached their member yet."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterable
from pathlib import Path

from .job import Job

log = logging.getLogger(__name__)


class Videos:
    """One file a job, from the end of its encoding until it is delivered or given up."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place(self, job: Job) -> Path:
        """Where the job's file goes."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._path(job)

    def remove(self, job: Job) -> None:
        _remove(self._path(job))

    def sweep(self, jobs: Iterable[Job]) -> None:
        """Remove what belongs to none of ``jobs``: half a file of a crash, and forgotten ones."""
        known = {job.result.file.path.name for job in jobs if job.result}
        for path in list(self._folder.iterdir()) if self._folder.is_dir() else ():
            if path.is_dir():  # the encoder's, of a run that ended in the middle
                shutil.rmtree(path, ignore_errors=True)
            elif path.name not in known:
                _remove(path)

    def _path(self, job: Job) -> Path:
        return self._folder / f"{job.id}.mp4"


def _remove(path: Path) -> None:
    """Or leave it to the next start: Windows keeps a file that a player has open."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("%s could not be removed: %s", path, error)
