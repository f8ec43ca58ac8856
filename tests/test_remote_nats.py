"""What happens to orders where workers, the broker or the bot go away: each is made once, as far as
anybody hears of it. A real NATS server; workers in processes of their own.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from t2vbot.errors import WorkerLost
from t2vbot.jobs.executor import Order, Phase
from t2vbot.media.store import Media
from t2vbot.remote.broker import Broker
from t2vbot.remote.nats_executor import NatsExecutor
from t2vbot.remote.wire import Terms
from t2vbot.signals import INTERRUPTED

from .broker import BrokerProcess, a_broker, configuration, needs_nats
from .cluster import WorkerProcess
from .making import Making
from .making import order as an_order
from .remote import QUICK

pytestmark = [
    needs_nats,
    pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX"),
]


class Cluster:
    """A broker, two workers and the bot's side."""

    def __init__(self, broker: BrokerProcess, folder: Path) -> None:
        self.broker = broker
        self.workers = {name: WorkerProcess(broker, name, folder) for name in ("anna", "ben")}
        self.media = Media(folder)
        self.media.open()
        self.executor = self.new_executor()

    def new_executor(self) -> NatsExecutor:
        return NatsExecutor(Broker(self.broker.url()), self.media, Terms(), **QUICK)

    async def places(self, *names: str) -> None:
        """Wait until just these workers have places."""
        moved = asyncio.Event()
        self.executor.listen(moved.set)
        async with asyncio.timeout(30):
            while {place.name.partition("/")[0] for place in self.executor.places()} != {*names}:
                moved.clear()
                await moved.wait()

    async def begin(self, *names: str, step: float = 0.02) -> None:
        for name in names:
            self.workers[name].step = step
            await self.workers[name].start()
        await self.executor.open()
        await self.places(*names)

    async def restart_bot(self) -> None:
        """As after a kill: the one before says no word more."""
        await self.executor.aclose()
        self.executor = self.new_executor()
        await self.executor.open()


@pytest.fixture
async def cluster(tmp_path: Path) -> AsyncIterator[Cluster]:
    async with a_broker(tmp_path) as broker:
        cluster = Cluster(broker, tmp_path)
        try:
            yield cluster
        finally:
            await cluster.executor.aclose()
            for worker in cluster.workers.values():
                await worker.kill()


def order(number: int, worker: str = "anna") -> Order:
    return an_order(number, f"{worker}/place-0")


async def test_two_workers_make_at_once(cluster: Cluster) -> None:
    await cluster.begin("anna", "ben", step=0.05)
    both = [Making(cluster.executor, order(1)), Making(cluster.executor, order(2, "ben"))]
    for each in both:
        await each.on_device()
    assert not any(Phase.ENCODING in {p.phase for p in each.progress} for each in both)
    for each in both:
        assert (await each.made()).master.exists()


async def test_a_killed_worker_loses_its_order_to_another(cluster: Cluster) -> None:
    await cluster.begin("anna", "ben")
    first = Making(cluster.executor, order(1))
    await first.on_device()
    await cluster.workers["anna"].kill()
    await first.is_lost()
    await cluster.places("ben")
    made = await Making(cluster.executor, order(1, "ben")).made()
    assert made.master.exists()


async def test_one_that_was_started_again_has_lost_it_at_once(cluster: Cluster) -> None:
    await cluster.begin("anna")
    first = Making(cluster.executor, order(1))
    await first.on_device()
    await cluster.workers["anna"].kill()
    await cluster.workers["anna"].start()
    await first.is_lost()
    await cluster.places("anna")  # a busy machine may be slow to start it
    assert (await Making(cluster.executor, order(1)).made()).master.exists()


async def test_a_frozen_worker_wakes_and_nobody_hears_its_result(cluster: Cluster) -> None:
    await cluster.begin("anna", "ben", step=0.05)
    first = Making(cluster.executor, order(1))
    await first.on_device()
    cluster.workers["anna"].send(signal.SIGSTOP)
    await first.is_lost()
    second = Making(cluster.executor, order(1, "ben"))
    await second.on_device()
    cluster.workers["anna"].send(signal.SIGCONT)
    made = await second.made()
    await cluster.places("anna", "ben")
    await cluster.executor.release(order(1).id)
    await Making(cluster.executor, order(2)).made()  # it works for the bot again
    assert made.master.exists()
    assert (await leftovers(cluster)) == {order(2).id}


async def test_a_broker_that_is_started_again_costs_no_order(cluster: Cluster) -> None:
    await cluster.begin("anna", step=0.05)
    running = Making(cluster.executor, order(1))
    await running.on_device()
    await cluster.broker.kill()
    waiting = Making(cluster.executor, order(2))  # which cannot be sent now
    await asyncio.sleep(0.5)
    await cluster.broker.start()
    assert (await running.made()).master.exists()
    assert (await waiting.made()).master.exists()
    assert cluster.workers["anna"].log().count("begins") == 2


async def test_a_broker_without_its_disk_costs_no_order(cluster: Cluster) -> None:
    await cluster.begin("anna", step=0.05)
    running = Making(cluster.executor, order(1))
    await running.on_device()
    await cluster.broker.kill()
    cluster.broker.empty()
    waiting = Making(cluster.executor, order(2))
    await cluster.broker.start()
    assert (await running.made()).master.exists()
    assert (await waiting.made()).master.exists()
    assert cluster.workers["anna"].log().count("begins") == 2


@pytest.mark.parametrize("room", ["100", "2500"], ids=["for no order", "for no result"])
async def test_a_full_disk_of_the_broker_only_keeps_it_waiting(
    cluster: Cluster, tmp_path: Path, caplog: pytest.LogCaptureFixture, room: str
) -> None:
    await cluster.broker.kill()
    usual = configuration("anna", "ben")
    cluster.broker.configure(text=usual.replace("max_file_store: 20GB", f"max_file_store: {room}"))
    await cluster.broker.start()
    await cluster.begin("anna")
    waiting = Making(cluster.executor, order(1))
    said = f"Order {order(1).id} waits for NATS"
    async with asyncio.timeout(30):
        while said not in caplog.text + cluster.workers["anna"].log():  # noqa: ASYNC110 - of a log
            await asyncio.sleep(0.1)
    assert not waiting.task.done()
    await cluster.broker.kill()
    cluster.broker.configure(text=usual)
    await cluster.broker.start()
    assert (await waiting.made()).master.exists()


async def test_a_bot_that_comes_back_joins_what_runs(cluster: Cluster) -> None:
    await cluster.begin("anna", step=0.05)
    first = Making(cluster.executor, order(1))
    await first.on_device()
    first.task.cancel()
    await cluster.restart_bot()
    await cluster.places("anna")
    assert [place.orders for place in cluster.executor.places()] == [(order(1).id,)]
    cluster.executor.keep_only({order(1).id})
    again = Making(cluster.executor, order(1, "ben"))  # wherever it is ordered
    assert (await again.made()).master.exists()
    assert cluster.workers["anna"].log().count("begins") == 1


async def test_a_bot_that_comes_back_finds_what_was_made(cluster: Cluster) -> None:
    await cluster.begin("anna")
    first = Making(cluster.executor, order(1))
    await first.on_device()
    first.task.cancel()
    await cluster.executor.aclose()
    await asyncio.sleep(1.5)  # it is made meanwhile
    await cluster.workers["anna"].kill()  # and its worker gone
    cluster.executor = cluster.new_executor()
    await cluster.executor.open()
    cluster.executor.keep_only({order(1).id})
    assert (await Making(cluster.executor, order(1, "ben")).made()).master.exists()


async def test_what_a_bot_that_comes_back_does_not_want_is_stopped(cluster: Cluster) -> None:
    await cluster.begin("anna", step=0.15)
    first = Making(cluster.executor, order(1))
    await first.on_device()
    first.task.cancel()
    await cluster.restart_bot()
    await cluster.places("anna")
    cluster.executor.keep_only(set())
    assert not any(place.orders for place in cluster.executor.places())
    assert (await Making(cluster.executor, order(2)).made()).master.exists()
    assert await leftovers(cluster) == {order(2).id}


async def test_a_worker_that_drains_gives_back_what_waits(cluster: Cluster) -> None:
    await cluster.begin("anna", step=0.05)
    running, waiting = Making(cluster.executor, order(1)), Making(cluster.executor, order(2))
    await running.on_device()
    await asyncio.sleep(0.2)
    cluster.workers["anna"].send(signal.SIGTERM)
    with pytest.raises(WorkerLost) as lost:
        await waiting.made()
    assert lost.value.given_back
    await cluster.places()
    assert (await running.made()).master.exists()
    await cluster.executor.release(order(1).id)
    assert await cluster.workers["anna"].ended() == 0


async def test_the_second_signal_gives_all_back_and_ends_at_once(cluster: Cluster) -> None:
    await cluster.begin("anna", step=1.0)
    running = Making(cluster.executor, order(1))
    await running.on_device()
    for _ in range(2):
        cluster.workers["anna"].send(signal.SIGTERM)
        await asyncio.sleep(0.2)
    with pytest.raises(WorkerLost) as lost:
        await running.made()
    assert lost.value.given_back
    assert await cluster.workers["anna"].ended() == INTERRUPTED


@pytest.mark.long
async def test_a_worker_can_be_stopped_where_the_broker_is_away(cluster: Cluster) -> None:
    await cluster.begin("anna", step=1.0)
    running = Making(cluster.executor, order(1))
    await running.on_device()
    await cluster.broker.kill()
    for _ in range(2):
        cluster.workers["anna"].send(signal.SIGTERM)
        await asyncio.sleep(0.2)
    code = await cluster.workers["anna"].ended()
    assert code == INTERRUPTED, cluster.workers["anna"].log()
    running.task.cancel()


async def leftovers(cluster: Cluster) -> set[str]:
    """The orders that something lies of on the broker, once all is quiet."""
    await asyncio.sleep(0.5)
    found = set()
    stream = cluster.executor._broker.stream
    for name in ("T2V_RESULTS", "OBJ_T2V_anna", "OBJ_T2V_ben"):
        try:
            info = await stream.stream_info(name, subjects_filter=">")
        except Exception:
            continue
        found |= {subject.split(".")[-1] for subject in info.state.subjects or {}}
    return {name.partition("-")[0] for name in found if "-" in name}
