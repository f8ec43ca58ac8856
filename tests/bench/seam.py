"""What workers over NATS cost: how throughput grows with them, and what one order takes."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from t2vbot.jobs.executor import Order
from t2vbot.media.store import Media
from t2vbot.remote.broker import Broker
from t2vbot.remote.nats_executor import NatsExecutor
from t2vbot.remote.wire import Terms

from ..broker import BrokerProcess
from ..cluster import WorkerProcess
from ..making import order

NAMES = ("anna", "ben", "cleo", "dan")
STEPS = 10  # of a clip


def main(
    seconds: Annotated[float, typer.Option(help="That a clip takes its device.")] = 3.0,
    orders: Annotated[int, typer.Option(help="For each worker.")] = 20,
) -> None:
    """Throughput of one, two and four workers whose executor only sleeps, and the cost of an
    order.
    """
    table = Table("Workers", "Clips a minute", "Of linear", title=f"Clips of {seconds:g} s")
    alone = 0.0
    for count in (1, 2, 4):
        rate = asyncio.run(_throughput(count, seconds, orders))
        alone = alone or rate
        table.add_row(str(count), f"{rate:.1f}", f"{100 * rate / (count * alone):.1f} %")
    console = Console()
    console.print(table)
    milliseconds, sent, received = asyncio.run(_cost(200))
    cuts = statistics.quantiles(milliseconds, n=20)
    console.print(
        f"An empty order: median {statistics.median(milliseconds):.1f} ms, 95 % {cuts[18]:.1f} ms; "
        f"the bot sends {sent:.0f} bytes and receives {received:.0f}, files included"
    )


async def _throughput(count: int, seconds: float, orders: int) -> float:
    """Clips a minute, each place with the next as soon as it has made one."""
    with tempfile.TemporaryDirectory() as folder:
        broker = BrokerProcess(Path(folder), NAMES)
        await broker.start()
        step = seconds / (STEPS + 1)
        workers = [
            WorkerProcess(broker, name, Path(folder), step=step, beat=None)
            for name in NAMES[:count]
        ]
        executor = await _executor(broker, Path(folder), workers)
        try:
            started = time.monotonic()
            await asyncio.gather(
                *(_serve(executor, place.name, orders) for place in executor.places())
            )
            return 60 * count * orders / (time.monotonic() - started)
        finally:
            await executor.aclose()
            for worker in workers:
                await worker.kill()
            await broker.kill()


async def _executor(
    broker: BrokerProcess, folder: Path, workers: list[WorkerProcess]
) -> NatsExecutor:
    media = Media(folder)
    media.open()
    executor = NatsExecutor(Broker(broker.url()), media, Terms())
    there = asyncio.Event()
    executor.listen(there.set)
    await executor.open()
    for worker in workers:
        await worker.start()
    while len(executor.places()) < len(workers):
        there.clear()
        await there.wait()
    return executor


async def _serve(executor: NatsExecutor, place: str, orders: int) -> None:
    for number in range(orders):
        wanted = _order(f"{place}{number}", place)
        await executor.make(wanted, lambda _: None)
        await executor.release(wanted.id)


def _order(name: str, place: str) -> Order:
    wanted = order(0, place, num_inference_steps=STEPS)
    return replace(wanted, id=f"{abs(hash(name)) % 16**16:016x}")


async def _cost(orders: int) -> tuple[list[float], float, float]:
    """Milliseconds of each order that takes no time to make, and the bytes of one."""
    with tempfile.TemporaryDirectory() as folder:
        broker = BrokerProcess(Path(folder), NAMES)
        await broker.start()
        worker = WorkerProcess(broker, NAMES[0], Path(folder), step=0.0, beat=None)
        executor = await _executor(broker, Path(folder), [worker])
        connections = executor._broker._connections
        try:
            before = [(each.stats["out_bytes"], each.stats["in_bytes"]) for each in connections]
            took = []
            for number in range(orders):
                wanted = _order(str(number), executor.places()[0].name)
                started = time.perf_counter()
                await executor.make(wanted, lambda _: None)
                took.append(1000 * (time.perf_counter() - started))
                await executor.release(wanted.id)
            after = [(each.stats["out_bytes"], each.stats["in_bytes"]) for each in connections]
            sent, received = (
                sum(new[way] - old[way] for new, old in zip(after, before, strict=True)) / orders
                for way in (0, 1)
            )
            return took, sent, received
        finally:
            await executor.aclose()
            await worker.kill()
            await broker.kill()
