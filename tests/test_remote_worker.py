"""A worker and what it does with orders, beat by beat: in this process, with the reference executor
and a real NATS server.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from t2vbot import __version__
from t2vbot.errors import Cancelled, DeviceLost, WorkerLost
from t2vbot.jobs.executor import Order, Phase
from t2vbot.media.store import Media
from t2vbot.remote import wire
from t2vbot.remote.broker import Broker
from t2vbot.remote.files import Files
from t2vbot.remote.messages import MadeMessage, OrderMessage, RemoteFault
from t2vbot.remote.nats_executor import NatsExecutor
from t2vbot.remote.wire import LEASED_ORDER, LeasedOrder, Terms

from .broker import BrokerProcess, a_broker, needs_nats
from .making import Making
from .making import order as an_order
from .remote import QUICK, RunningWorker, a_worker

pytestmark = needs_nats


@dataclass
class Pair:
    """A bot's side and its one worker."""

    broker: BrokerProcess
    bot: NatsExecutor
    connection: Broker  # the bot's
    worker: RunningWorker

    async def places(self, number: int) -> None:
        """Wait until there are so many."""
        moved = asyncio.Event()
        self.bot.listen(moved.set)
        async with asyncio.timeout(30):
            while len(self.bot.places()) != number:
                moved.clear()
                await moved.wait()

    async def begun(self, *orders: Order) -> None:
        """Wait until the worker's executor has them."""
        ids = {order.id for order in orders}
        await until(lambda: ids <= {*self.worker.executor.made})


@pytest.fixture
async def pair(tmp_path: Path) -> AsyncIterator[Pair]:
    async with a_broker(tmp_path) as broker, a_worker(broker, "anna", tmp_path, "one") as worker:
        media = Media(tmp_path)
        media.open()
        connection = Broker(broker.url())
        bot = NatsExecutor(connection, media, Terms(), **QUICK)
        try:
            await bot.open()
            pair = Pair(broker, bot, connection, worker)
            await pair.places(1)
            yield pair
        finally:
            await bot.aclose()


async def until(done: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not done():  # noqa: ASYNC110 - what nobody tells
            await asyncio.sleep(0.02)


def order(number: int, **changes: object) -> Order:
    return an_order(number, "anna/one", **changes)


async def publish(pair: Pair, instance: str, wanted: Order) -> str:
    """An order's message, as the bot writes it."""
    lease = wire.new_lease(wanted.id)
    message = LeasedOrder(lease, instance, OrderMessage.of(wanted, "one"))
    await pair.connection.stream.publish(wire.orders("anna"), LEASED_ORDER.write(message))
    return lease


async def test_the_files_arrive_as_they_were_made(pair: Pair) -> None:
    made = await Making(pair.bot, order(1)).made()
    theirs = pair.worker.media
    for path, their in zip(
        (made.master, made.first_frame, made.last_frame),
        (theirs.master, theirs.first_frame, theirs.last_frame),
        strict=True,
    ):
        assert path.read_bytes() == their(order(1).id).read_bytes()
    await pair.bot.release(order(1).id)
    await until(lambda: not theirs.owners())
    assert pair.worker.executor.released == [order(1).id]


async def test_an_order_that_comes_twice_is_made_once(pair: Pair) -> None:
    pair.worker.executor.gate.clear()
    making = Making(pair.bot, order(1))
    await making.on_device()
    for lease in pair.bot._leases:
        assert lease.message
        data = LEASED_ORDER.write(lease.message)
        await pair.connection.stream.publish(wire.orders("anna"), data)
    await asyncio.sleep(0.3)
    pair.worker.executor.gate.set()
    await making.made()
    assert pair.worker.executor.made == [order(1).id]


async def test_an_order_for_another_run_is_not_begun(pair: Pair) -> None:
    await publish(pair, "before", order(1))
    await Making(pair.bot, order(2)).made()
    assert pair.worker.executor.made == [order(2).id]


async def test_an_order_that_comes_again_does_not_end_with_its_first_lease(pair: Pair) -> None:
    """The bot gave up on this worker, and comes back to it before it has stopped."""
    pair.worker.executor.gate.clear()
    pair.worker.executor.stopping = 0.5
    first = Making(pair.bot, order(1))
    await first.on_device()
    for lease in pair.bot._leases:
        lease.lose(WorkerLost("was not heard of"))
    await first.is_lost()
    second = Making(pair.bot, order(1))
    await until(lambda: len(pair.worker.executor.made) == 2)
    pair.worker.executor.gate.set()
    assert (await second.made()).master.exists()
    assert pair.worker.executor.made == [order(1).id] * 2


async def test_an_order_is_stopped_as_it_arrives(pair: Pair) -> None:
    pair.worker.executor.gate.clear()
    making = Making(pair.bot, order(1))
    await pair.begun(order(1))
    await pair.bot.stop(order(1).id)
    with pytest.raises(Cancelled):
        await making.made()
    pair.worker.executor.gate.set()
    assert (await Making(pair.bot, order(2)).made()).master.exists()


async def test_what_went_wrong_is_told_without_a_members_words(
    pair: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "a very private prompt"
    pair.worker.executor.failures[secret] = [RuntimeError(f"cannot read {secret}")]
    with pytest.raises(RemoteFault) as fault:
        await Making(pair.bot, order(1, prompt=secret)).made()
    assert str(fault.value) == "RuntimeError: cannot read [words]"
    (record,) = [one for one in caplog.records if one.exc_info and "failed" in one.message]
    assert secret in record.words  # type: ignore[attr-defined] # and the log leaves it out


async def test_an_unreadable_order_is_logged_without_its_words(
    pair: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    unknown = b'{"lease": {"prompt": "a very private prompt"}}'
    await pair.connection.stream.publish(wire.orders("anna"), unknown)
    await Making(pair.bot, order(1)).made()
    assert "An order is not understood" in caplog.text
    assert "private" not in caplog.text


async def test_versions_that_differ_are_told_once_on_both_sides(
    pair: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    pair.bot._workers.forget("anna")
    pair.worker.service._is_other_version = False
    for _ in range(3):
        await pair.worker.service._tell_and_heed()
    told = [one.message for one in caplog.records if "is version" in one.message]
    assert told == [
        f"Worker anna is version test, this is {__version__}",
        f"This worker is version test, the bot {__version__}",
    ]


async def test_a_lost_device_is_told_and_asks_for_a_new_process(pair: Pair) -> None:
    pair.worker.executor.failures["a cat"] = [DeviceLost("CUDA error")]
    await Making(pair.bot, order(1)).is_lost()
    async with asyncio.timeout(30):
        await pair.worker.service.device_lost.wait()


async def test_other_terms_ask_for_a_new_process(pair: Pair) -> None:
    pair.bot._terms = Terms(preview=False)
    async with asyncio.timeout(30):
        await pair.worker.service.terms_changed.wait()


async def test_all_is_given_back(pair: Pair) -> None:
    pair.worker.executor.gate.clear()
    running, waiting = Making(pair.bot, order(1)), Making(pair.bot, order(2))
    await running.on_device()
    await pair.worker.service.give_back_all()
    for making in (running, waiting):
        with pytest.raises(WorkerLost) as lost:
            await making.made()
        assert lost.value.given_back


async def test_an_executor_that_ends_by_itself_cancels_nobodys_video(pair: Pair) -> None:
    pair.worker.executor.gate.clear()
    running = Making(pair.bot, order(1))
    await running.on_device()
    await pair.worker.executor.aclose()
    await running.is_lost()


async def test_after_a_restart_of_the_broker_the_next_order_is_taken_at_once(pair: Pair) -> None:
    await pair.broker.kill()
    await pair.broker.start()
    await pair.places(1)
    started = time.monotonic()
    making = Making(pair.bot, order(1))
    await making.on_device()
    assert time.monotonic() - started < 4  # a pull that was lost takes 5
    assert (await making.made()).master.exists()


async def test_a_result_that_the_broker_lost_is_handed_in_again(pair: Pair) -> None:
    pair.worker.executor.encoding_gate.clear()
    making = Making(pair.bot, order(1))
    await making.on_device()
    await pair.broker.kill()
    pair.worker.executor.encoding_gate.set()
    await asyncio.sleep(0.3)  # made, and nowhere to go
    pair.broker.empty()
    await pair.broker.start()
    assert (await making.made()).master.exists()
    assert pair.worker.executor.made == [order(1).id]


async def test_connections_that_the_library_gave_up_are_made_again(pair: Pair) -> None:
    """It does so where a server ends one and says why."""
    both = (pair.connection, pair.worker.broker)
    old = [each.nats for each in both]
    for each in old:
        await each.close()
    await until(lambda: all(each.nats not in old for each in both))
    new = [each.nats for each in both]
    await asyncio.sleep(3.0)  # in which they would be made once more
    assert [each.nats for each in both] == new
    making = Making(pair.bot, order(1))
    assert (await making.made()).master.exists()
    await pair.bot.release(order(1).id)
    await until(lambda: bool(pair.worker.executor.released))  # it is heard, too


async def test_results_are_read_again_whatever_the_last_reading_came_to(pair: Pair) -> None:
    assert pair.bot._results
    await pair.bot._results.unsubscribe()
    await pair.broker.kill()
    await pair.broker.start()
    assert (await Making(pair.bot, order(1)).made()).master.exists()


@pytest.mark.parametrize("message", ["order", "result"])
async def test_what_the_other_side_cannot_read_is_not_waited_for(
    pair: Pair, monkeypatch: pytest.MonkeyPatch, message: str
) -> None:
    """As between two versions that are far apart."""
    known = wire.LEASED_ORDER if message == "order" else wire.RESULT

    def unread(data: bytes) -> None:
        raise ValueError("another version")

    monkeypatch.setattr(known, "read", unread)
    making = Making(pair.bot, order(1))
    await making.is_lost()
    results = await pair.connection.stream.stream_info(wire.RESULTS_STREAM)
    assert results.state.messages < 10


async def test_a_result_whose_files_cannot_be_read_is_lost(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, tries = Files.put, []

    async def broken(self: Files, lease: str, name: str, path: Path) -> None:
        tries.append(name)
        if len(tries) == 1:
            raise OSError(24, "Too many open files")
        await put(self, lease, name, path)

    monkeypatch.setattr(Files, "put", broken)
    await Making(pair.bot, order(1)).is_lost()
    assert (await Making(pair.bot, order(1)).made()).master.exists()


async def test_a_bot_that_stood_still_does_not_take_its_workers_for_lost(pair: Pair) -> None:
    pair.worker.executor.gate.clear()
    making = Making(pair.bot, order(1))
    await making.on_device()
    time.sleep(2.5)  # noqa: ASYNC251 - as if the computer had slept: longer than a lease
    await asyncio.sleep(1)
    assert not making.task.done()
    pair.worker.executor.gate.set()
    assert (await making.made()).master.exists()


async def test_half_of_a_batch_that_a_bot_left_does_not_wait_for_the_other(pair: Pair) -> None:
    both = order(1), order(2)
    ids = tuple(each.id for each in both)
    first = Making(pair.bot, replace(both[0], batch=ids))
    await until(lambda: bool(pair.worker.service._holdings))
    await asyncio.sleep(0.5)  # in which it would begin
    assert not any(seen.phase is Phase.DENOISING for seen in first.progress)
    await pair.connection.nats.publish(wire.HELLO)  # as a bot that has just come
    assert (await first.made()).master.exists()


def test_seconds_that_nobody_can_have_taken_are_not_learned() -> None:
    made = MadeMessage(order(1).request, {Phase.DENOISING: 1e290}, (), False, 10**9)  # type: ignore[arg-type]
    here = made.made(Path("a"), Path("b"), Path("c"))
    assert (here.seconds, here.together) == ({}, 1)
