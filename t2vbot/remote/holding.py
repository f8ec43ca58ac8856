"""One order that a worker has: from the moment in which it was fetched until it is released."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from nats.aio.msg import Msg

from ..belonging import BELONGS_TO
from ..errors import Cancelled, DeviceLost, UserError, WorkerLost
from ..jobs.executor import Executor, Made, Order
from ..media.store import Media
from . import wire
from .broker import Broker
from .files import Files
from .messages import Failure, MadeMessage
from .reporting import Reporting
from .wire import BROKEN_OFF, Held, HeldState, LeasedOrder, Result

log = logging.getLogger(__name__)

RETRY_SECONDS = 1.0  # between two tries of what a connection that broke off stopped

T = TypeVar("T")


class Holding:
    """``changed``: called when it is to be told to the bot at once."""

    def __init__(
        self,
        leased: LeasedOrder,
        worker: str,
        broker: Broker,
        executor: Executor,
        media: Media,
        changed: Callable[[], None],
    ) -> None:
        self.leased = leased
        self.device_lost = False
        self._worker = worker
        self._broker = broker
        self._files = Files(broker, worker)
        self._executor = executor
        self._media = media
        self._changed = changed
        self._reporting = Reporting(broker, wire.progress(worker, leased.lease), changed)
        self._has_ended = False  # and the result lies on the broker
        self._is_given_back = False
        self._is_forgotten = False
        self._made: Made | None = None
        self._result: Result | None = None
        self._published = 0  # times
        self._message: Msg | None = None
        self._task = asyncio.create_task(self._carry_out(), name=f"t2vbot-order-{leased.order.id}")
        self._task.add_done_callback(self._look_at_failure)

    @property
    def state(self) -> HeldState:
        if self._has_ended:
            return HeldState.ENDED
        return HeldState.ENCODING if self._reporting.is_off_device else HeldState.RUNNING

    @property
    def held(self) -> Held:
        return Held(self.leased.lease, self.leased.order.place, self.state)

    def fetched(self, message: Msg) -> None:
        """The broker's message with it, to be confirmed once the result lies there."""
        self._message = message

    async def confirm(self) -> None:
        """That it is being worked on, so that the broker does not hand it out once more; or that it
        was.
        """
        message = self._message
        if message and self._has_ended:
            self._message = None
            await message.ack()
        elif message:
            await message.in_progress()

    async def stop(self) -> None:
        """Within a step; on return its place is free."""
        if not self._reporting.has_begun:
            self._task.cancel()  # it may still be fetching what it is made out of
        await self._executor.stop(self.leased.order.id)

    async def give_back(self, *, only_waiting: bool) -> None:
        """Leave it to another worker; where it runs already, only if ``only_waiting`` is False."""
        if not (only_waiting and self._reporting.has_begun):
            self._is_given_back = True
            await self.stop()

    async def ended(self) -> None:
        """Wait until its result lies on the broker."""
        await asyncio.wait({self._task})

    async def forget(self) -> None:
        """Stop it, and remove what came of it."""
        self._is_forgotten = True
        await self.stop()
        self._task.cancel()
        await asyncio.wait({self._task})
        self._reporting.close()
        order_id = self.leased.order.id
        await self._executor.release(order_id)
        await asyncio.to_thread(self._media.remove, order_id)

    async def _carry_out(self) -> None:
        BELONGS_TO.set(self.leased.order.id)
        started = time.monotonic()
        self._result = await self._work()
        if self._is_forgotten:
            return
        took = time.monotonic() - started
        log.info("Order %s is %s (%.1f s)", self.leased.order.id, _ended_as(self._result), took)
        await self._reporting.flush()
        await self.publish()

    async def publish(self) -> None:
        """Hand in what came of it, with its files: once it is there, or where it did not arrive."""
        if self._result is None:
            return
        self._published += 1
        await self._insist(self._publish)
        self._has_ended = True
        await self._insist(self.confirm)
        self._changed()

    async def _publish(self) -> None:
        assert self._result
        lease = self.leased.lease
        if made := self._made:
            for name, path in zip(
                wire.FILES, (made.master, made.first_frame, made.last_frame), strict=True
            ):
                await self._files.put(lease, name, path)
        await self._broker.stream.publish(
            wire.results(self._worker, lease),
            wire.RESULT.write(self._result),
            headers={"Nats-Msg-Id": f"{lease}.{self._published}"},
        )

    async def _work(self) -> Result:
        """What comes of it, whatever that is."""
        lease, instance = self.leased.lease, self.leased.instance
        order_id = self.leased.order.id
        try:
            order = await self._insist(self._fetch)
            log.info("Order %s begins", order_id)
            self._made = await self._executor.make(order, self._reporting.tell)
            return Result(lease, instance, made=MadeMessage.of(self._made))
        except (Cancelled, asyncio.CancelledError):
            given_back = WorkerLost(f"Worker {self._worker} was stopped", given_back=True)
            return Result(
                *(lease, instance),
                failure=Failure.of(given_back if self._is_given_back else Cancelled()),
            )
        except Exception as error:
            self.device_lost = isinstance(error, DeviceLost)
            _log_failure(order_id, error)
            return Result(lease, instance, failure=Failure.of(error))

    async def _fetch(self) -> Order:
        """What it is made out of."""
        message, lease, media = self.leased.order, self.leased.lease, self._media
        inputs = tuple(media.copy(message.id, number) for number in range(len(message.inputs)))
        for name, path in zip(message.inputs, inputs, strict=True):
            await self._files.get(lease, name, path)
        start_image = media.start_image(message.id) if message.start_image else None
        if start_image:
            await self._files.get(lease, message.start_image, start_image)
        return message.order(inputs, start_image)

    async def _insist(self, act: Callable[[], Awaitable[T]]) -> T:
        """Try again what the broker is in the way of: it comes back."""
        while True:
            try:
                return await act()
            except BROKEN_OFF as error:
                log.warning("Order %s waits for NATS: %r", self.leased.order.id, error)
            await asyncio.sleep(RETRY_SECONDS)

    def _look_at_failure(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()):
            log.error("Order %s", self.leased.order.id, exc_info=error)


def _ended_as(result: Result) -> str:
    return result.failure.kind if result.failure else "made"


def _log_failure(order_id: str, error: Exception) -> None:
    if isinstance(error, UserError):
        log.warning("Order %s failed: %s", order_id, error)
    else:
        log.error("Order %s failed", order_id, exc_info=error)
