"""What a worker does for the bot: beats, fetches orders, and answers."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import OrderedDict
from collections.abc import Coroutine, Iterable
from dataclasses import replace
from typing import Any

import psutil
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.errors import TimeoutError as NatsTimeout
from nats.js.client import JetStreamContext

from ..errors import WorkerLost, what_is_wrong
from ..jobs.executor import Executor, Place
from ..media.store import Media
from . import wire
from .broker import Broker
from .holding import Holding
from .messages import Failure
from .wire import (
    BROKEN_OFF,
    Action,
    Beat,
    Control,
    HeldState,
    LeasedOrder,
    Reply,
    Result,
    Terms,
    why,
)

log = logging.getLogger(__name__)

PULL_SECONDS = 5.0  # a longer one would be waited for after the broker forgot it
PAUSE = 1.0  # seconds before another try where the broker has nothing for this worker yet
LEAST_BETWEEN = 0.05  # seconds between two beats
HANDED_IN_AT_ONCE = 2  # results: more would only make each other late
MOST_IN_HAND = 16  # results that a slow line is behind with, before no more is taken
REMEMBERED = 1000  # leases that are not begun any more


class Service:
    """``name``: the worker's, its user at the broker. ``instance``: of this run alone.
    ``accepts``: the models whose clips it makes; None: whatever its executor says.
    """

    def __init__(
        self,
        broker: Broker,
        name: str,
        instance: str,
        version: str,
        terms: Terms,
        executor: Executor,
        media: Media,
        *,
        accepts: Iterable[str] | None = None,
        beat_seconds: float = wire.BEAT_SECONDS,
    ) -> None:
        self.name = wire.checked_name(name)
        self.terms_changed = asyncio.Event()  # it has to be built by others
        self.device_lost = asyncio.Event()
        self._broker = broker
        self._instance = instance
        self._version = version
        self._terms = terms
        self._executor = executor
        self._media = media
        self._accepts = None if accepts is None else frozenset(accepts)
        self._beat_seconds = beat_seconds
        self._holdings: dict[str, Holding] = {}  # by lease
        self._refused: OrderedDict[str, None] = OrderedDict()  # leases that are not wanted
        self._beat_now = asyncio.Event()
        self._leaving: dict[str, asyncio.Task[None]] = {}  # by order: what is being forgotten of it
        self._connection: Client | None = None  # on which it listens
        self._pulling: asyncio.Task[Any] | None = None
        self._freeing: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[Any]] = set()
        self._is_empty = asyncio.Event()
        self._is_empty.set()
        self._is_draining = False
        self._is_heard = True
        self._is_other_version = False
        self._handing_in = asyncio.Semaphore(HANDED_IN_AT_ONCE)
        self._is_source_there = False  # the bot made it, since this worker or the broker came

    async def run(self) -> None:
        """Serve, until it is cancelled."""
        self._broker.on_connected = self._connected
        self._executor.listen(self._beat_now.set)
        await self._listen()
        loops = [asyncio.create_task(self._beat()), asyncio.create_task(self._pull())]
        try:
            await asyncio.gather(*loops)
        finally:
            for task in (*loops, *self._tasks):
                task.cancel()
            await asyncio.wait(loops)

    async def drain(self) -> None:
        """Take no more, give back what has not begun, and wait until the rest is handed in."""
        self._stop_taking()
        await asyncio.gather(
            *(held.give_back(only_waiting=True) for held in self._holdings.values())
        )
        await self._all_ended()

    async def give_back_all(self) -> None:
        """Take no more, and stop and give back what there is."""
        self._stop_taking()
        await asyncio.gather(
            *(held.give_back(only_waiting=False) for held in self._holdings.values())
        )
        await self._all_ended()

    async def _all_ended(self) -> None:
        await asyncio.gather(*(held.ended() for held in self._holdings.values()))
        with contextlib.suppress(*BROKEN_OFF):
            await self._tell_and_heed()

    async def released(self) -> None:
        """Wait until the bot has everything."""
        await self._is_empty.wait()

    def _stop_taking(self) -> None:
        self._is_draining = True
        self._beat_now.set()
        if self._pulling:
            self._pulling.cancel()

    # Beats.

    def places(self) -> list[Place]:
        """That take orders."""
        in_hand = sum(each.state is HeldState.ENCODING for each in self._holdings.values())
        if self._is_draining or in_hand > MOST_IN_HAND:
            return []
        places = self._executor.places()
        if self._accepts is None:
            return list(places)
        return [replace(place, accepts=self._accepts) for place in places]

    async def _beat(self) -> None:
        while True:
            self._beat_now.clear()
            try:
                await self._tell_and_heed()
                self._heard(True)
            except BROKEN_OFF as error:
                self._heard(False, error)
            except Exception:
                log.exception("A beat failed")
            await asyncio.sleep(min(LEAST_BETWEEN, self._beat_seconds))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._beat_seconds):
                    await self._beat_now.wait()

    async def _tell_and_heed(self) -> None:
        held = tuple(holding.held for holding in self._holdings.values())
        memory = psutil.Process().memory_info().rss
        places = tuple(self.places())
        beat = Beat(self._instance, self._version, places, held, memory, self._is_draining)
        reply = await ask(self._broker, self.name, beat, self._beat_seconds)
        self._compare_versions(reply.version)
        for lease in reply.drop:
            self._leave(lease)
        for lease in reply.again:
            if holding := self._holdings.get(lease):
                holding.publish_again()
        if not self._is_source_there:  # what was asked of it before is lost
            self._is_source_there = True
            if self._pulling:
                self._pulling.cancel()
        if reply.terms != self._terms:
            self.terms_changed.set()
        for holding in list(self._holdings.values()):
            await holding.confirm()

    def _compare_versions(self, bots: str) -> None:
        is_other = bots != self._version
        if is_other and not self._is_other_version:
            log.warning("This worker is version %s, the bot %s", self._version, bots or "an older")
        self._is_other_version = is_other

    def _heard(self, is_heard: bool, error: Exception | None = None) -> None:
        if is_heard != self._is_heard:
            if is_heard:
                log.info("The bot is there again")
            else:
                log.warning("The bot does not answer: %s", error and why(error))
        self._is_heard = is_heard

    async def _on_hello(self, _: Msg) -> None:
        self._is_source_there = False
        self._spawn(self._go_on_without_mates())
        self._beat_now.set()

    async def _go_on_without_mates(self) -> None:
        """A bot that has just come took back the orders that were not fetched: what was to be made
        with them must not wait for them.
        """
        held = {holding.order_id for holding in self._holdings.values()}
        batches = [holding.leased.order.batch for holding in self._holdings.values()]
        for mate in {each for batch in batches for each in batch} - held:
            await self._executor.stop(mate)

    async def _connected(self) -> None:
        """Again: the broker has forgotten what was asked of it."""
        self._is_source_there = False
        with contextlib.suppress(*BROKEN_OFF):
            await self._listen()
        self._beat_now.set()

    async def _listen(self) -> None:
        """To the bot; again where the connection is not the one that came back by itself."""
        nats = self._broker.nats
        if nats is not self._connection:
            await nats.subscribe(wire.control(self.name), cb=self._on_control)
            await nats.subscribe(wire.HELLO, cb=self._on_hello)
            self._connection = nats

    # Orders.

    async def _pull(self) -> None:
        connection, source = self._broker.nats, await self._source()
        while not self._is_draining:
            if connection is not self._broker.nats:
                connection, source = self._broker.nats, await self._source()
            self._pulling = asyncio.create_task(source.fetch(1, timeout=PULL_SECONDS))
            self._pulling.add_done_callback(lambda done: done.cancelled() or done.exception())
            await asyncio.wait({self._pulling})
            if self._pulling.cancelled():
                continue
            error = self._pulling.exception()
            if error is None:
                for message in self._pulling.result():
                    await self._take(message)
            elif not isinstance(error, NatsTimeout):
                # There is no connection, or the bot has not made it yet, or not made it again.
                log.debug("No orders can be fetched: %s", why(error))
                self._beat_now.set()
                await asyncio.sleep(PAUSE)
        await asyncio.Event().wait()

    async def _source(self) -> JetStreamContext.PullSubscription:
        return await self._broker.stream.pull_subscribe_bind(
            consumer=self.name,
            stream=wire.ORDERS_STREAM,
            inbox_prefix=wire.inbox(self.name).encode() + b".",
        )

    async def _take(self, message: Msg) -> None:
        try:
            leased = wire.LEASED_ORDER.read(message.data)
        except ValueError as error:
            log.error("An order is not understood: %s", what_is_wrong(error))
            await self._give_up(message)
            return
        if holding := self._holdings.get(leased.lease):
            holding.fetched(message)
        elif (
            self._is_draining or leased.instance != self._instance or leased.lease in self._refused
        ):
            await self._answered(message)  # the bot does not count on this run
        else:
            self._hold(leased).fetched(message)
            self._beat_now.set()

    def _hold(self, leased: LeasedOrder) -> Holding:
        """An order has one lease at a time: one that comes again is wanted by the new one alone."""
        order_id = leased.order.id
        for lease in [lease for lease in self._holdings if wire.order_of(lease) == order_id]:
            self._leave(lease)
        holding = Holding(
            *(leased, self.name, self._broker, self._executor, self._media, self._beat_now.set),
            device_lost=self.device_lost,
            handing_in=self._handing_in,
            after=self._leaving.get(order_id),
        )
        self._holdings[leased.lease] = holding
        self._is_empty.clear()
        return holding

    async def _give_up(self, message: Msg) -> None:
        """Tell that an order cannot be read here, else it would be waited for."""
        if lease := wire.lease_in(message.data):
            lost = WorkerLost(f"Worker {self.name} is another version")
            result = wire.RESULT.write(Result(lease, self._instance, failure=Failure.of(lost)))
            with contextlib.suppress(*BROKEN_OFF):
                await self._broker.stream.publish(wire.results(self.name, lease), result)
        await self._answered(message)

    async def _answered(self, message: Msg) -> None:
        with contextlib.suppress(*BROKEN_OFF):
            await message.ack()

    def _leave(self, lease: str) -> None:
        """Begin to forget it."""
        self._refuse(lease)
        if holding := self._holdings.pop(lease, None):
            self._leaving[wire.order_of(lease)] = self._spawn(self._forget(holding))

    async def _forget(self, holding: Holding) -> None:
        order_id = holding.leased.order.id
        try:
            await holding.forget()
        finally:
            if self._leaving.get(order_id) is asyncio.current_task():
                del self._leaving[order_id]
        if not self._holdings:
            self._is_empty.set()

    def _refuse(self, lease: str) -> None:
        self._refused[lease] = None
        if len(self._refused) > REMEMBERED:
            self._refused.popitem(last=False)

    # What the bot asks for.

    async def _on_control(self, message: Msg) -> None:
        try:
            control = wire.CONTROL.read(message.data)
        except ValueError as error:
            log.error("The bot is not understood: %s", what_is_wrong(error))
            return
        self._spawn(self._obey(control, message))

    async def _obey(self, control: Control, message: Msg) -> None:
        match control.action:
            case Action.STOP:
                if holding := self._holdings.get(control.lease):
                    await holding.stop()
                else:
                    self._refuse(control.lease)
            case Action.SKIP:
                await self._skip(control.lease)
            case Action.RELEASE:
                self._leave(control.lease)
                if leaving := self._leaving.get(wire.order_of(control.lease)):
                    await asyncio.wait({leaving})
            case Action.FREE:
                await asyncio.shield(self._free())
                with contextlib.suppress(*BROKEN_OFF):
                    await self._tell_and_heed()  # that nothing is in memory
        self._beat_now.set()
        with contextlib.suppress(NatsError):
            await message.respond(b"")

    async def _skip(self, order_id: str) -> None:
        """Those that are made with it do not wait for it; what has come of it is stopped."""
        holdings = list(self._holdings.values())
        if holding := next((each for each in holdings if each.order_id == order_id), None):
            await holding.stop()
        else:
            await self._executor.stop(order_id)

    def _free(self) -> asyncio.Task[None]:
        if self._freeing is None or self._freeing.done():
            self._freeing = asyncio.create_task(self._executor.free())
        return self._freeing

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("Something went wrong", exc_info=error)


async def ask(broker: Broker, name: str, beat: Beat, timeout: float) -> Reply:
    """One beat, and what the bot makes of it. Raises one of ``BROKEN_OFF``."""
    data = wire.BEAT.write(beat)
    answer = await broker.nats.request(wire.beat(name), data, timeout=timeout)
    try:
        return wire.REPLY.read(answer.data)
    except ValueError as error:  # nothing can be done for a bot that far apart, until it changes
        raise ConnectionError(f"It is another version: {what_is_wrong(error)}") from None
