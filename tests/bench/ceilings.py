"""What a large bot needs beside its GPUs: its memory and its start without a device, commits of
its database, and videos through NATS. docs/SCALE.md uses the figures.
"""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Annotated

import psutil
import typer
from rich.console import Console

from t2vbot.database import Database
from t2vbot.jobs.table import JobTable
from t2vbot.posts.table import PostTable
from t2vbot.remote.broker import Broker
from t2vbot.remote.files import Files
from t2vbot.remote.streams import Streams
from t2vbot.schema import MIGRATIONS
from t2vbot.standin.standin import Standin

from ..broker import BrokerProcess
from ..jobs import a_job, a_post
from ..running import BotProcess

SETTLE_SECONDS = 5.0  # before a look at its memory


def main(
    commits: Annotated[int, typer.Option(help="Jobs that are accepted.")] = 500,
    videos: Annotated[int, typer.Option(help="Files, one after the other.")] = 20,
    megabytes: Annotated[float, typer.Option(help="Of each file.")] = 8.0,
) -> None:
    """Memory and start without a device; jobs accepted and megabytes carried a second."""
    console = Console(width=100)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_all(Path(folder), commits, videos, int(megabytes * 1e6), console))


async def _all(folder: Path, commits: int, videos: int, size: int, console: Console) -> None:
    broker = BrokerProcess(folder)
    await broker.start()
    try:
        for what, more in (
            ("NATS", {"T2V_NATS_URL": broker.url()}),
            ("two devices in processes", {"T2V_DEVICE": "cpu,cpu"}),
            ("the device in the bot", {"T2V_DEVICE": "cpu"}),
        ):
            seconds, resident = await _idle(folder / what.replace(" ", "-"), more)
            console.print(f"With {what}: ready after {seconds:.1f} s, {resident / 1e6:.0f} MB")
        rates = [await _accepted(folder / f"{n}.sqlite", commits, n) for n in (1, 10)]
        console.print(f"Accepted a second: {rates[0]:.0f} one by one, {rates[1]:.0f} ten at a time")
        put, got = await _carried(broker, folder, videos, size)
        console.print(f"Files of {size / 1e6:.0f} MB: {put:.0f} MB/s to NATS, {got:.0f} from it")
    finally:
        await broker.kill()


async def _idle(folder: Path, environment: dict[str, str]) -> tuple[float, int]:
    """Seconds until it is ready, of three starts the median, and resident bytes of its process."""
    took = []
    for number in range(3):
        async with Standin() as discord:
            started = time.perf_counter()
            bot = await BotProcess.start(discord, folder / str(number), "builtin", **environment)
            took.append(time.perf_counter() - started)
            await asyncio.sleep(SETTLE_SECONDS)
            resident = psutil.Process(bot.process.pid).memory_info().rss
            await bot.stop()
    return statistics.median(took), resident


async def _accepted(file: Path, count: int, at_once: int) -> float:
    """Jobs with their posts, written as the bot does it: each is on the disk before it is told."""
    database = await Database.open(file, MIGRATIONS)
    left = iter(range(count))

    async def accept() -> None:
        for number in left:
            job = a_job(owner=number)
            await database.write(
                lambda c, job=job: (JobTable.insert(c, job), PostTable.insert(c, a_post(job)))  # type: ignore[misc]
            )

    started = time.perf_counter()
    await asyncio.gather(*(accept() for _ in range(at_once)))
    took = time.perf_counter() - started
    await database.aclose()
    return count / took


async def _carried(
    server: BrokerProcess, folder: Path, count: int, size: int
) -> tuple[float, float]:
    """Megabytes a second to the server, and back from it, one file after the other."""
    source, target = folder / "video.mp4", folder / "back.mp4"
    source.write_bytes(os.urandom(size))
    broker = Broker(server.url())
    await broker.open()
    try:
        streams = Streams(broker, 30.0)
        await streams.make_for("anna")
        files = Files(broker, "anna")
        started = time.perf_counter()
        for number in range(count):
            await files.put("lease", f"{number}.mp4", source)
        put = time.perf_counter() - started
        started = time.perf_counter()
        for number in range(count):
            await files.get("lease", f"{number}.mp4", target)
        got = time.perf_counter() - started
    finally:
        await broker.aclose()
    megabytes = count * size / 1e6
    return megabytes / put, megabytes / got
