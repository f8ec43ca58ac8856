"""What a job costs in the fair queue, and in the dispatcher of a bot with many that wait."""

from __future__ import annotations

import asyncio
import itertools
import statistics
import tempfile
import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from t2vbot.jobs.job import Job
from t2vbot.jobs.queue import FairQueue

from ..jobs import a_job, a_request, bench
from .restore import fill, watch

REQUEST = a_request()
LENGTHS = itertools.cycle([5.0, 240.0, 30.0, 61.0, 12.0])  # seconds
WEIGHTS = itertools.cycle([1.0, 1.0, 3.0])


def main(
    members: Annotated[int, typer.Option(help="Who asks; each for as many as the other.")] = 500,
) -> None:
    """Jobs in and out of the queue; then what members notice while many wait."""
    table = Table("jobs", "in", "out", "left", "first 100 looked at", title="µs a job")
    for count in (1_000, 10_000, 100_000):
        table.add_row(str(count), *(f"{value:.1f}" for value in _in_and_out(count, members)))
    console = Console(width=100)
    console.print(table)
    for waiting in (100, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            took, paused, looking, all_of_them = asyncio.run(_asked(Path(folder), waiting))
        p99 = statistics.quantiles(took, n=100, method="inclusive")[98]
        console.print(
            f"{waiting} waiting: a request is accepted in {statistics.median(took) * 1000:.1f} ms"
            f" (median; p99 {p99 * 1000:.1f} ms, with what is written down); the loop stood still"
            f" for at most {paused * 1000:.0f} ms. What /queue looks at takes"
            f" {looking * 1000:.1f} ms, all positions {all_of_them:.2f} s in slices.",
            highlight=False,
        )


def _in_and_out(count: int, members: int) -> tuple[float, float, float, float]:
    """Microseconds a job: put, taken and settled; put and removed; and to look 100 ahead."""
    queue = FairQueue()
    jobs = [
        Job(REQUEST, number % members, estimate=next(LENGTHS), weight=next(WEIGHTS))
        for number in range(count)
    ]
    went_in = _timed(lambda: [_put(queue, job) for job in jobs]) / count
    ahead = _timed(lambda: list(itertools.islice(_ahead(queue), 100)))
    came_out = _timed(lambda: [_take(queue) for _ in range(count)]) / count
    for job in jobs:
        job.among = 0
        _put(queue, job)
    left = _timed(lambda: [queue.remove(job) for job in jobs]) / count
    return went_in, came_out, left, ahead


def _ahead(queue: FairQueue) -> itertools.chain[Job]:
    order = queue.look_ahead()
    return itertools.chain(order.pop().job for _ in range(len(order)))


def _put(queue: FairQueue, job: Job) -> None:
    queue.reserve(job)
    queue.put(job)


def _take(queue: FairQueue) -> None:
    job = queue.pop()
    queue.settle(job, job.estimate * 1.1)
    queue.changes(job.owner)


def _timed(work: object) -> float:
    since = time.perf_counter()
    work()  # type: ignore[operator]
    return (time.perf_counter() - since) * 1e6


async def _asked(folder: Path, waiting: int) -> tuple[list[float], float, float, float]:
    """Seconds until each request was accepted; the longest pause; for what /queue looks at, and for
    all positions.
    """
    await fill(folder, waiting)
    pauses: list[float] = []
    async with bench(folder) as at:
        watching = asyncio.create_task(watch(pauses))
        took = []
        for number in range(300):
            since = time.perf_counter()
            await at.ask(a_job(number, f"asked {number}"))
            took.append(time.perf_counter() - since)
        longest = max(pauses)
        looking = _timed(lambda: [at.dispatcher.waiting(15), at.dispatcher.until_free(1)]) / 1e6
        all_of_them = await at.dispatcher._positions.renew_all()
        watching.cancel()
    return took, longest, looking, all_of_them
