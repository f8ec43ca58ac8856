"""What happens, as numbers for Prometheus. No label names a member, a server, a job or words."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

import psutil
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from ..jobs.dispatcher import Dispatcher
from ..jobs.executor import Kind, Phase
from ..jobs.job import Job, JobState
from ..posts.post import Post

# Seconds, from a step of a small model to the longest clip.
BUCKETS = (0.1, 0.3, 1, 3, 10, 30, 60, 120, 300, 600, 1800, 3600)
LAG_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
WAITING = (JobState.WAITING, JobState.HELD)


class Metrics:
    """Counts what it is told, and asks the dispatcher when it is asked itself."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self.registry = registry = CollectorRegistry()
        self._phases: dict[str, tuple[Phase, float]] = {}  # by job, and since when
        self._attempts: dict[str, int] = {}  # by job
        self._jobs = Counter(
            "t2vbot_jobs", "Jobs that ended, by how.", ["kind", "state"], registry=registry
        )
        self._again = Counter(
            "t2vbot_job_retries", "Tries of a job after its first.", registry=registry
        )
        self._phase_seconds = Histogram(
            *("t2vbot_phase_seconds", "What each phase of a clip took.", ["phase", "model"]),
            buckets=BUCKETS,
            registry=registry,
        )
        self._waited = Histogram(
            *("t2vbot_job_wait_seconds", "From a request to its beginning.", ["kind"]),
            buckets=BUCKETS,
            registry=registry,
        )
        self._posts = Counter(
            "t2vbot_posts", "Posts that were settled, by how.", ["state"], registry=registry
        )
        self._failures = Counter(
            "t2vbot_delivery_retries", "Deliveries that were tried again.", registry=registry
        )
        self._lag = Histogram(
            *("t2vbot_loop_lag_seconds", "How late the event loop is."),
            buckets=LAG_BUCKETS,
            registry=registry,
        )
        self._latency = Gauge(
            *("t2vbot_gateway_latency_seconds", "Of Discord's gateway, by shard.", ["shard"]),
            registry=registry,
        )
        self._connections = Gauge(
            *("t2vbot_gateway_connections", "That each shard has had.", ["shard"]),
            registry=registry,
        )
        registry.register(_Now(dispatcher))

    def text(self) -> bytes:
        """As Prometheus reads it."""
        return generate_latest(self.registry)

    # What it is told.

    def job_changed(self, job: Job) -> None:
        """Listens to ``jobs.events``."""
        if job.attempts > self._attempts.get(job.id, 0) and job.state is JobState.RUNNING:
            self._begun(job)
        phase = job.progress.phase if job.progress else None
        before = self._phases.get(job.id)
        if before and (phase is not before[0] or job.state.is_final):
            took = time.monotonic() - before[1]
            self._phase_seconds.labels(before[0].value, job.model or "").observe(took)
            del self._phases[job.id]
        if phase and job.id not in self._phases and not job.state.is_final:
            self._phases[job.id] = phase, job.phase_started
        if job.state.is_final:
            self._ended(job)

    def _begun(self, job: Job) -> None:
        if job.id not in self._attempts:
            self._waited.labels(job.kind.value).observe(max(0.0, time.time() - job.created_at))
        else:
            self._again.inc()
        self._attempts[job.id] = job.attempts

    def _ended(self, job: Job) -> None:
        """Cancelled on the device it changes twice."""
        self._phases.pop(job.id, None)
        if self._attempts.pop(job.id, None) is not None or not job.attempts:
            self._jobs.labels(job.kind.value, job.state.value).inc()

    def post_settled(self, post: Post) -> None:
        self._posts.labels(post.state.value).inc()
        self._failures.inc(post.failures)

    def lagged(self, seconds: float) -> None:
        self._lag.observe(seconds)

    def shard(self, shard_id: int, latency: float, connections: int) -> None:
        self._latency.labels(str(shard_id)).set(latency)
        self._connections.labels(str(shard_id)).set(connections)


class _Now(Collector):
    """What is so at the moment."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher

    def collect(self) -> Iterable[Metric]:
        yield from self._queue()
        yield from self._places()
        memory = GaugeMetricFamily("t2vbot_resident_memory_bytes", "Of the bot's own process.")
        memory.add_metric([], psutil.Process().memory_info().rss)
        yield memory

    def _queue(self) -> Iterator[Metric]:
        waiting = GaugeMetricFamily("t2vbot_queue_jobs", "That wait.", labels=["kind"])
        oldest = GaugeMetricFamily(
            "t2vbot_queue_oldest_seconds", "How long the first of them has waited.", labels=["kind"]
        )
        now, jobs = time.time(), self._dispatcher.unfinished()
        for kind in Kind:
            since = [job.created_at for job in jobs if job.kind is kind and job.state in WAITING]
            waiting.add_metric([kind.value], len(since))
            oldest.add_metric([kind.value], now - min(since, default=now))
        yield from (waiting, oldest)

    def _places(self) -> Iterator[Metric]:
        up = GaugeMetricFamily(
            "t2vbot_place_up", "Devices that take orders.", labels=["place", "device"]
        )
        loaded = GaugeMetricFamily(
            "t2vbot_place_models", "Models in their memory.", labels=["place"]
        )
        memory = GaugeMetricFamily(
            *("t2vbot_worker_resident_memory_bytes", "Of the process that has it."),
            labels=["place"],
        )
        for place in self._dispatcher.places():
            up.add_metric([place.name, place.device], 1)
            loaded.add_metric([place.name], len(place.models))
            if place.memory:
                memory.add_metric([place.name], place.memory)
        busy = CounterMetricFamily(
            *("t2vbot_place_busy_seconds", "That a place had a run; its rate is its share."),
            labels=["place"],
        )
        for name, seconds in self._dispatcher.busy_seconds().items():
            busy.add_metric([name], seconds)
        yield from (up, loaded, memory, busy)
