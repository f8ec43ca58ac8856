"""What the bot does at the moment, for ``python bot.py status``: a plain value."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass

import psutil

from ..jobs.dispatcher import Dispatcher
from ..jobs.executor import Kind, Place
from ..jobs.job import Job, JobState
from ..jobs.statistics import Statistics

HOUR = 3600.0  # seconds


@dataclass(frozen=True, slots=True)
class PlaceNow:
    """A device, and what it does."""

    name: str
    device: str
    models: tuple[str, ...]
    phase: str  # "" = it has nothing to do
    share: float | None  # of that phase, from 0 to 1; None where nobody can know
    jobs: int  # that it makes
    busy: float  # of the time since the bot started, from 0 to 1
    memory: int  # resident bytes of its process; 0 = not known


@dataclass(frozen=True, slots=True)
class QueueNow:
    kind: str
    waiting: int
    oldest: float  # seconds
    starts_in: float | None  # seconds until a new one would start; None where nobody knows


@dataclass(frozen=True, slots=True)
class Outlook:
    """All of it."""

    version: str
    uptime: float  # seconds
    memory: int  # resident bytes of the bot
    lag: float  # seconds, the longest of the last minute
    shards: int
    servers: int
    problems: tuple[str, ...]  # why it is not ready
    places: tuple[PlaceNow, ...]
    queues: tuple[QueueNow, ...]
    made: dict[str, int]  # videos of the last hour, by model
    failed: dict[str, int]  # likewise, by cause
    posts: dict[str, int]  # settled since the start, by state


class Outlooks:
    """Looks at it now."""

    def __init__(self, dispatcher: Dispatcher, statistics: Statistics, version: str) -> None:
        self._dispatcher = dispatcher
        self._statistics = statistics
        self._version = version
        self._started = time.monotonic()
        self.posts: Counter[str] = Counter()

    async def now(
        self, *, lag: float, shards: int, servers: int, problems: tuple[str, ...]
    ) -> Outlook:
        summary = await self._statistics.since(time.time() - HOUR)
        uptime = time.monotonic() - self._started
        return Outlook(
            version=self._version,
            uptime=uptime,
            memory=psutil.Process().memory_info().rss,
            lag=lag,
            shards=shards,
            servers=servers,
            problems=problems,
            places=tuple(self._place(place, uptime) for place in self._dispatcher.places()),
            queues=tuple(self._queue(kind) for kind in Kind),
            made=dict(summary.models),
            failed=dict(summary.failed),
            posts=dict(self.posts),
        )

    def _place(self, place: Place, uptime: float) -> PlaceNow:
        on_it = [
            job
            for job in self._dispatcher.in_work()
            if job.place == place.name and job.state is JobState.RUNNING
        ]
        busy = self._dispatcher.busy_seconds().get(place.name, 0.0)
        phase, share = _doing(on_it)
        return PlaceNow(
            name=place.name,
            device=place.device,
            models=place.models,
            phase=phase,
            share=share,
            jobs=len(on_it),
            busy=min(1.0, busy / uptime) if uptime else 0.0,
            memory=place.memory,
        )

    def _queue(self, kind: Kind) -> QueueNow:
        now = time.time()
        waiting = [
            job.created_at
            for job in self._dispatcher.unfinished()
            if job.kind is kind and job.state is JobState.WAITING
        ]
        starts_in = self._dispatcher.until_free(0).seconds if kind is Kind.RENDER else None
        return QueueNow(kind.value, len(waiting), now - min(waiting, default=now), starts_in)


def _doing(jobs: list[Job]) -> tuple[str, float | None]:
    progress = next((job.progress for job in jobs if job.progress), None)
    if progress is None:
        return ("starting", None) if jobs else ("", None)
    return progress.phase.value, progress.done / progress.total if progress.total else None
