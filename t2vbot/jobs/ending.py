"""What an error makes of the job that it came in."""

from __future__ import annotations

import logging
from typing import NamedTuple

from ..catalog.film import words_of
from ..errors import Cancelled, DeviceHung, DeviceLost, UserError, WorkerLost, apology
from ..text import Text
from .job import Job, JobState

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 3  # a job that its process died on this often is not tried again


class Ending(NamedTuple):
    """The state that a job gets, and why; waiting, where it is tried again."""

    state: JobState
    reason: Text | None = None


def ending(job: Job, error: Exception, *, alone: bool) -> Ending:
    """``alone``: whether there was no other in its run that may be to blame. It is logged here."""
    if isinstance(error, Cancelled):
        return Ending(JobState.CANCELLED)
    words = {"words": words_of(job.request)}  # which what a library says of it may repeat
    if isinstance(error, UserError):
        log.warning("Job %s failed: %s", job.id, error, extra=words)
        return Ending(JobState.FAILED, error.text)
    if isinstance(error, DeviceLost):
        log.error("Job %s: %s", job.id, error, exc_info=error)
        return _lost(job, error, alone)
    if isinstance(error, WorkerLost):
        log.warning("Job %s: %s", job.id, error)
        return _lost_elsewhere(job, error, alone)
    reference = job.id[:8]
    failed = ("Job %s failed (reference %s): %s", job.id, reference, job.request)
    log.error(*failed, exc_info=error, extra=words)
    return Ending(JobState.FAILED, apology(reference))


def _lost(job: Job, error: DeviceLost, alone: bool) -> Ending:
    """This process can make no clip any more. The job is not to blame, up to a point."""
    if isinstance(error, DeviceHung) and alone:
        hung = Text("jobs-device-hung", seconds=error.seconds)
        return Ending(JobState.FAILED, hung)
    if job.attempts >= MAX_ATTEMPTS:
        return Ending(JobState.FAILED, Text("jobs-device-lost", count=job.attempts))
    return Ending(JobState.WAITING)


def _lost_elsewhere(job: Job, error: WorkerLost, alone: bool) -> Ending:
    """Others can make it, unless it seems to be what they are lost by."""
    if error.hung is not None and alone:
        return Ending(JobState.FAILED, Text("jobs-worker-hung", seconds=error.hung))
    if job.attempts >= MAX_ATTEMPTS and not error.given_back:
        return Ending(JobState.FAILED, Text("jobs-worker-lost", count=job.attempts))
    return Ending(JobState.WAITING)


def died(job: Job) -> Ending | None:
    """For a job that the last run of the bot left: None, unless it died on it too often."""
    if job.attempts < MAX_ATTEMPTS:
        return None
    return Ending(JobState.FAILED, Text("jobs-died", count=job.attempts))
