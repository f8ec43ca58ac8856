"""A worker on a network of its own, in a namespace of the test's, whose cable is pulled; and one
behind a slow line.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from t2vbot.media.store import Media
from t2vbot.remote.broker import Broker
from t2vbot.remote.nats_executor import NatsExecutor
from t2vbot.remote.wire import Terms

from .broker import BrokerProcess, a_broker, needs_nats
from .cluster import WorkerProcess
from .making import Making, order

CAN_ALL = sys.platform == "linux" and os.geteuid() == 0 and shutil.which("ip")
needs_root = pytest.mark.skipif(not CAN_ALL, reason="networks are made by Linux' root")
pytestmark = [needs_nats, pytest.mark.long]
SPACE = f"t2v-{os.getpid()}"
NEAR, FAR = "10.203.117.1", "10.203.117.2"
CABLE = f"t2v{os.getpid() % 100_000}"
LEASE = 6.0  # seconds


async def run(*command: str) -> None:
    process = await asyncio.create_subprocess_exec(*command)
    assert await process.wait() == 0, command


class Network:
    """A cable between this computer and a worker's."""

    async def lay(self) -> None:
        await run("ip", "netns", "add", SPACE)
        await run(
            "ip", "link", "add", CABLE, "type", "veth", "peer", "name", "eth0", "netns", SPACE
        )
        await run("ip", "addr", "add", f"{NEAR}/24", "dev", CABLE)
        await run("ip", "link", "set", CABLE, "up")
        await self.inside("ip", "addr", "add", f"{FAR}/24", "dev", "eth0")
        await self.inside("ip", "link", "set", "eth0", "up")

    async def inside(self, *command: str) -> None:
        await run("ip", "netns", "exec", SPACE, *command)

    async def pull(self) -> None:
        """No packet comes through, and no connection ends."""
        await run("ip", "link", "set", CABLE, "down")

    async def plug(self) -> None:
        await run("ip", "link", "set", CABLE, "up")

    async def remove(self) -> None:
        await run("ip", "netns", "del", SPACE)


class FarWorker(WorkerProcess):
    """On the other end of the cable."""

    program = ("ip", "netns", "exec", SPACE, sys.executable)


@pytest.fixture
async def network() -> AsyncIterator[Network]:
    network = Network()
    await network.lay()
    yield network
    await network.remove()


@pytest.fixture
async def executor(network: Network, tmp_path: Path) -> AsyncIterator[NatsExecutor]:
    """With anna far away, and ben here."""
    broker = BrokerProcess(tmp_path, host=NEAR)
    await broker.start()
    media = Media(tmp_path)
    media.open()
    executor = NatsExecutor(
        Broker(broker.url()), media, Terms(), beat_seconds=0.5, lease_seconds=LEASE, settling=0.3
    )
    there = asyncio.Event()
    executor.listen(there.set)
    workers = [
        FarWorker(broker, "anna", tmp_path, step=0.2, beat=0.5),
        WorkerProcess(broker, "ben", tmp_path, step=0.02, beat=0.5),
    ]
    for worker in workers:
        await worker.start()
    await executor.open()
    async with asyncio.timeout(30):
        while len(executor.places()) < 2:
            there.clear()
            await there.wait()
    yield executor
    await executor.aclose()
    for worker in workers:
        await worker.kill()
    await broker.kill()


@needs_root
async def test_a_cable_that_is_pulled_for_long_costs_a_try(
    network: Network, executor: NatsExecutor
) -> None:
    first = Making(executor, order(1, "anna/place-0"))
    await first.on_device()
    await network.pull()
    await first.is_lost()
    assert [place.name for place in executor.places()] == ["ben/place-0"]
    made = await Making(executor, order(1, "ben/place-0")).made()
    back = asyncio.Event()
    executor.listen(back.set)
    await network.plug()
    async with asyncio.timeout(60):
        while len(executor.places()) < 2:
            back.clear()
            await back.wait()
    assert made.master.exists()
    await Making(executor, order(2, "anna/place-0")).made()  # it works for the bot again


@needs_root
async def test_a_cable_that_is_pulled_for_a_moment_costs_nothing(
    network: Network, executor: NatsExecutor
) -> None:
    making = Making(executor, order(1, "anna/place-0"))
    await making.on_device()
    await network.pull()
    await asyncio.sleep(LEASE / 3)
    await network.plug()
    assert (await making.made()).master.exists()


class SlowLine:
    """Between a worker and the broker: so many bytes a second for each connection and way."""

    def __init__(self, target: int, rate: int) -> None:
        self._target = target
        self._rate = rate
        self._server: asyncio.Server | None = None

    async def open(self) -> int:
        """Its port."""
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0, limit=2**16)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    def close(self) -> None:
        if self._server:
            self._server.close()

    async def _connected(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        far, forth = await asyncio.open_connection("127.0.0.1", self._target, limit=2**16)
        await asyncio.gather(self._pump(near, forth), self._pump(far, back))

    async def _pump(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await source.read(2**14):
                await asyncio.sleep(len(data) / self._rate)
                target.write(data)
                await target.drain()
        target.close()


async def test_a_big_file_on_a_slow_line_keeps_no_beat_waiting(tmp_path: Path) -> None:
    async with a_broker(tmp_path) as broker:
        line = SlowLine(broker.port, 500_000)
        slow = BrokerProcess(tmp_path / "slow", port=await line.open())
        worker = WorkerProcess(slow, "anna", tmp_path, beat=0.5)
        media = Media(tmp_path)
        media.open()
        executor = NatsExecutor(
            Broker(broker.url()), media, Terms(), beat_seconds=0.5, lease_seconds=4, settling=0.3
        )
        there = asyncio.Event()
        executor.listen(there.set)
        await executor.open()
        await worker.start()
        await there.wait()
        picture = tmp_path / "start.png"
        picture.write_bytes(os.urandom(4_000_000))  # eight seconds, two leases
        wanted = replace(order(1, "anna/place-0"), start_image=picture)
        started = time.monotonic()
        assert (await Making(executor, wanted).made()).master.exists()
        assert time.monotonic() - started > 4
        await executor.aclose()
        await worker.kill()
        line.close()
