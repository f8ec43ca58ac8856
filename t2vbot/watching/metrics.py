"""What happens, as numbers for Prometheus. No label names a member, a server, a job or words."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import NamedTuple
from weakref import WeakSet

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from ..database import Database
from ..jobs.dispatcher import Dispatcher
from ..jobs.executor import Kind, Phase
from ..jobs.job import Job, JobState
from ..posts.messenger import Final, Rung
from ..posts.post import Post, PostState
from .gauges import Gauges, Shard

# Seconds, from a step of a small model to the longest clip.
BUCKETS = (0.1, 0.3, 1, 3, 10, 30, 60, 120, 300, 600, 1800, 3600)
SHORT_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
Buckets = Sequence[float]
WITHHELD = ("engine-check-withheld", "engine-check-picture-withheld")  # reasons of the output check


class _Going(NamedTuple):
    """What is being done for a job."""

    phase: Phase
    since: float  # time.monotonic()
    place: str


class Metrics:
    """Counts what it is told, and asks the others when it is asked itself."""

    def __init__(
        self, dispatcher: Dispatcher, database: Database, shards: Callable[[], Iterable[Shard]]
    ) -> None:
        self.registry = registry = CollectorRegistry()
        self._going: dict[str, _Going] = {}  # by job
        self._attempts: dict[str, int] = {}  # by job
        self._counted: WeakSet[Job] = WeakSet()  # cancelled on its device a job changes once more

        def counter(name: str, said: str, *labels: str) -> Counter:
            return Counter(name, said, labels, registry=registry)

        def seconds(name: str, said: str, *labels: str, buckets: Buckets = BUCKETS) -> Histogram:
            return Histogram(name, said, labels, buckets=buckets, registry=registry)

        self._jobs = counter("t2vbot_jobs", "Jobs that ended, by how.", "kind", "state")
        self._again = counter("t2vbot_job_retries", "Tries of a job after its first.")
        self._loads = counter("t2vbot_model_loads", "Into a device's memory.", "place", "model")
        self._results = counter("t2vbot_check_results", "Videos; shown, if unchecked.", "result")
        self._posts = counter("t2vbot_posts", "Posts that were settled, by how.", "state")
        self._deliveries = counter("t2vbot_deliveries", "Final messages.", "rung", "outcome")
        self._later = counter("t2vbot_delivery_retries", "Deliveries that have to be tried again.")
        self._phase = seconds("t2vbot_phase_seconds", "Of each phase of a clip.", "phase", "model")
        self._waited = seconds("t2vbot_job_wait_seconds", "From request to beginning.", "kind")
        self._upload = seconds("t2vbot_upload_seconds", "Of bringing a video to Discord.")
        self._writes = seconds(
            "t2vbot_database_write_seconds", "Until it is on the disk.", buckets=SHORT_BUCKETS
        )
        self._lag = seconds(
            "t2vbot_loop_lag_seconds", "How late the event loop is.", buckets=SHORT_BUCKETS
        )
        self._begin_at_zero()
        registry.register(Gauges(dispatcher, database, shards))

    def _begin_at_zero(self) -> None:
        """A counter that only appears with its first event hides that from ``increase()``."""
        for kind, state in product(Kind, filter(lambda state: state.is_final, JobState)):
            self._jobs.labels(kind.value, state.value)
        for settled in set(PostState) - {PostState.PENDING}:
            self._posts.labels(settled.value)
        for result in ("shown", "hidden", "withheld"):
            self._results.labels(result)

    def text(self) -> bytes:
        """As Prometheus reads it."""
        return generate_latest(self.registry)

    # What it is told.

    def job_changed(self, job: Job) -> None:
        """Listens to ``jobs.events``."""
        if job.attempts > self._attempts.get(job.id, 0) and job.state is JobState.RUNNING:
            self._begun(job)
        self._went_on(job)
        if job.state.is_final and job not in self._counted:
            self._ended(job)

    def _begun(self, job: Job) -> None:
        if job.attempts == 1:
            self._waited.labels(job.kind.value).observe(max(0.0, time.time() - job.created_at))
        else:
            self._again.inc()
        self._attempts[job.id] = job.attempts

    def _went_on(self, job: Job) -> None:
        """From one phase to the next."""
        phase = job.progress.phase if job.progress and not job.state.is_final else None
        before = self._going.get(job.id)
        if before and before.phase is phase:
            return
        if before:
            took = time.monotonic() - before.since
            self._phase.labels(before.phase.value, job.model or "").observe(took)
            del self._going[job.id]
        if phase:
            going = _Going(phase, job.phase_started, job.place)
            if phase is Phase.LOADING and not self._loads_already(going):
                self._loads.labels(job.place, job.model or "").inc()
            self._going[job.id] = going

    def _loads_already(self, going: _Going) -> bool:
        """The clips of one run are all told of it."""
        return any(
            each.place == going.place and each.phase is Phase.LOADING
            for each in self._going.values()
        )

    def _ended(self, job: Job) -> None:
        self._counted.add(job)
        self._attempts.pop(job.id, None)
        self._jobs.labels(job.kind.value, job.state.value).inc()
        if job.kind is Kind.RENDER and (result := _shown(job)):
            self._results.labels(result).inc()

    def post_settled(self, post: Post) -> None:
        self._posts.labels(post.state.value).inc()

    def delivery_tried(self, final: Final, rung: Rung | None, seconds: float) -> None:
        """Listens to ``Outbox.tried``."""
        if rung is None:
            self._later.inc()
            return
        self._deliveries.labels(rung.value, final.outcome.value).inc()
        if final.clips:
            self._upload.observe(seconds)

    def written(self, seconds: float) -> None:
        """Listens to ``Database.on_write``."""
        self._writes.observe(seconds)

    def lagged(self, seconds: float) -> None:
        self._lag.observe(seconds)


def _shown(job: Job) -> str | None:
    """How the output check lets people see a clip; None where there is none."""
    if job.result:
        return "hidden" if job.result.spoiler else "shown"
    return "withheld" if job.reason and job.reason.key in WITHHELD else None
