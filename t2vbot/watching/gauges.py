"""What is so at the moment, as numbers for Prometheus: asked for with each reading."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import psutil
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from ..database import Database
from ..jobs.dispatcher import Dispatcher
from ..jobs.executor import Kind
from ..jobs.job import JobState


class Shard(NamedTuple):
    """A connection to Discord's gateway."""

    number: int
    latency: float  # seconds
    connections: int  # that it has had, also resumed ones


class Gauges(Collector):
    """Of the queue, the devices, Discord's gateway, the database and this process."""

    def __init__(
        self, dispatcher: Dispatcher, database: Database, shards: Callable[[], Iterable[Shard]]
    ) -> None:
        self._dispatcher = dispatcher
        self._database = database
        self._shards = shards

    def collect(self) -> Iterable[Metric]:
        yield from self._queue()
        yield from self._places()
        yield from self._gateway()
        late = GaugeMetricFamily("t2vbot_database_late_writes", "That could not be done yet.")
        late.add_metric([], self._database.late_writes())
        yield late
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
            since = [
                job.created_at for job in jobs if job.kind is kind and job.state is JobState.WAITING
            ]
            waiting.add_metric([kind.value], len(since))
            oldest.add_metric([kind.value], now - min(since, default=now))
        held = GaugeMetricFamily("t2vbot_held_jobs", "That wait for moderators.")
        held.add_metric([], sum(job.state is JobState.HELD for job in jobs))
        yield from (waiting, oldest, held)

    def _gateway(self) -> Iterator[Metric]:
        latency = GaugeMetricFamily(
            "t2vbot_gateway_latency_seconds", "Of Discord's gateway.", labels=["shard"]
        )
        connections = CounterMetricFamily(
            *("t2vbot_gateway_connections", "That each shard has had; the first is no reconnect."),
            labels=["shard"],
        )
        for shard in self._shards():
            latency.add_metric([str(shard.number)], shard.latency)
            connections.add_metric([str(shard.number)], shard.connections)
        yield from (latency, connections)

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
