"""Carries orders and their files to the workers, what came of them back, and what the bot asks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from ..errors import WorkerLost
from ..jobs.executor import Made, Order
from ..media.store import Media
from . import wire
from .broker import ANSWER_TIMEOUT, Broker
from .files import Files
from .handing_over import START_IMAGE, BrokenFile, hand_over, take_in
from .lease import Lease
from .streams import Streams
from .wire import BROKEN_OFF, Action, Control, why
from .workers import Workers

log = logging.getLogger(__name__)

RETRY_SECONDS = 1.0  # between two tries of what a connection that broke off stopped
MOST_AWAY = 3  # times that a worker is asked to stop while the broker is away
CLEARED_AT_ONCE = 8
MOST_BROKEN = 5  # times that a worker hands in files again

T = TypeVar("T")


class Courier:
    """``beat_seconds``: how often a worker is heard of; ``pause``: seconds between two tries to ask
    one that does not listen at the moment.
    """

    def __init__(
        self,
        broker: Broker,
        streams: Streams,
        workers: Workers,
        media: Media,
        beat_seconds: float,
        pause: float,
    ) -> None:
        self._broker = broker
        self._streams = streams
        self._workers = workers
        self._media = media
        self._beat_seconds = beat_seconds
        self._pause = pause
        self._clearing = asyncio.Semaphore(CLEARED_AT_ONCE)
        self._prepared: set[str] = set()  # workers, for whom all is there on the broker

    async def prepare(self, worker: str) -> None:
        """Make what a worker needs on the broker, where that is not known to be there."""
        if worker not in self._prepared:
            # An answer that was lost with the connection must not keep the next beats waiting.
            await self._broker.unless_it_breaks_off(self._streams.make_for(worker), ANSWER_TIMEOUT)
            self._prepared.add(worker)

    def doubt(self, worker: str | None = None) -> None:
        """What lies on the broker for a worker, or for all, may be lost."""
        self._prepared = self._prepared - {worker} if worker else set()

    # One lease.

    async def give(self, lease: Lease, order: Order) -> None:
        """Lay down the files of an order, and then the order itself."""
        files, lease.order = Files(self._broker, lease.worker), order
        lease.message = await self._insist(lease, lambda: hand_over(files, lease, order))
        await self._insist(lease, lambda: self.publish(lease))

    async def give_again(self, lease: Lease) -> None:
        """What its worker never got, with the files that may have gone with it."""
        lease.unheard = 0
        message = lease.message
        if message and lease.order and (message.order.inputs or message.order.start_image):
            await self.give(lease, lease.order)
        else:
            await self._insist(lease, lambda: self.publish(lease))

    async def publish(self, lease: Lease) -> None:
        """The order alone. Raises one of ``BROKEN_OFF``."""
        assert lease.message
        stored = await self._broker.stream.publish(
            wire.orders(lease.worker),
            wire.LEASED_ORDER.write(lease.message),
            headers={"Nats-Msg-Id": lease.name},
        )
        lease.sequence, lease.unheard = stored.seq, 0

    async def take_in(self, lease: Lease) -> Made:
        """What comes of it, once that is there. Raises what it came to instead."""
        result = await lease.result()
        if result.failure:
            raise result.failure.exception()
        message, files = result.made, Files(self._broker, lease.worker)
        assert message
        return await self._insist(lease, lambda: take_in(files, lease, message, self._media))

    async def stop(self, lease: Lease) -> None:
        """Until it has stopped or ended, or its worker is lost."""
        stop, tries = Control(Action.STOP, lease.name), 0
        if not (lease.sequence or lease.is_found):
            return  # it was never sent
        while not lease.has_ended and self._workers.get(lease.worker):
            if await self.ask(lease.worker, stop):
                return
            tries += 1
            if tries >= MOST_AWAY and not self._broker.is_connected:
                return  # the worker hears of it with its next beat
            await asyncio.sleep(self._pause)  # nobody may listen there at the moment

    async def clear(self, lease: Lease) -> None:
        """Remove it from wherever there is something of it. What is left behind where the broker is
        away goes after a day; the worker hears of it in the answer to its next beat.
        """
        try:
            async with self._clearing:
                await self._clear(lease)
        except BROKEN_OFF as error:
            log.debug("Something of %s stays on NATS: %s", lease.name, why(error))

    async def _clear(self, lease: Lease) -> None:
        await self.ask(lease.worker, Control(Action.RELEASE, lease.name))
        await self._streams.forget(lease.worker, lease.name, lease.sequence)
        inputs = lease.message.order.inputs if lease.message else ()
        names = (*wire.FILES, *inputs, START_IMAGE)
        await Files(self._broker, lease.worker).remove(lease.name, *names)

    async def ask(self, worker: str, control: Control, *, insist: bool = False) -> bool:
        """Ask a worker; whether it has answered within a beat. ``insist``: however long it takes
        it, for as long as it is there.
        """
        while True:
            try:
                await self._broker.nats.request(
                    wire.control(worker), wire.CONTROL.write(control), timeout=self._beat_seconds
                )
                return True
            except BROKEN_OFF:
                if not insist or not self._workers.get(worker):
                    return False
            await asyncio.sleep(self._pause)

    async def _insist(self, lease: Lease, act: Callable[[], Awaitable[T]]) -> T:
        """Try again what the broker is in the way of, for as long as the worker is there."""
        broken, level = 0, logging.WARNING  # of the first time alone
        while True:
            try:
                return await act()
            except BROKEN_OFF as error:
                log.log(level, "Order %s waits for NATS: %s", lease.order_id, why(error))
                self._prepared.discard(lease.worker)  # something may be gone there
                level, pause = logging.DEBUG, RETRY_SECONDS
            except BrokenFile as error:
                broken += 1
                if broken > MOST_BROKEN:
                    raise WorkerLost(f"{error} did not arrive whole") from error
                log.warning("Order %s: %s is missing or broken", lease.order_id, error)
                lease.is_broken, pause = True, self._beat_seconds
            lease.raise_if_lost()
            await asyncio.sleep(pause)
