"""One order that a worker has: from the moment in which it was fetched until it is released."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from typing import Any, TypeVar

from nats.aio.msg import Msg

from ..belonging import BELONGS_TO
from ..catalog.film import words_of
from ..errors import Cancelled, DeviceLost, UserError, WorkerLost
from ..jobs.executor import Executor, Made, Order
from ..logs import without
from ..media.store import Media
from . import wire
from .broker import Broker
from .files import Files
from .messages import Failure, MadeMessage
from .reporting import Reporting
from .wire import BROKEN_OFF, Held, HeldState, LeasedOrder, Result, why

log = logging.getLogger(__name__)

RETRY_SECONDS = 1.0  # between two tries of what a connection that broke off stopped

T = TypeVar("T")


class Holding:
    """``changed``: called when it is to be told to the bot at once. ``device_lost``: set where that
    is what comes of it. ``handing_in``: how many do so at once, on one line. ``after``: what has to
    end before it begins, since the executor knows the same order from another lease.
    """

    def __init__(
        self,
        leased: LeasedOrder,
        worker: str,
        broker: Broker,
        executor: Executor,
        media: Media,
        changed: Callable[[], None],
        device_lost: asyncio.Event,
        handing_in: asyncio.Semaphore,
        after: asyncio.Task[None] | None = None,
    ) -> None:
        self.leased = leased
        self._worker = worker
        self._broker = broker
        self._files = Files(broker, worker)
        self._executor = executor
        self._media = media
        self._changed = changed
        self._device_lost = device_lost
        self._handing_in = handing_in
        self._after = after
        self._reporting = Reporting(broker, wire.progress(worker, leased.lease), changed)
        self._has_ended = False  # and the result lies on the broker
        self._is_stopped = False  # by the bot
        self._is_forgotten = False
        self._made: Made | None = None
        self._result: Result | None = None
        self._published = 0  # times
        self._message: Msg | None = None
        self._task = self._begin(self._carry_out())

    @property
    def state(self) -> HeldState:
        if self._has_ended:
            return HeldState.ENDED
        return HeldState.ENCODING if self._reporting.is_off_device else HeldState.RUNNING

    @property
    def order_id(self) -> str:
        return self.leased.order.id

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
        """Since the bot wants it so: within a step; on return its place is free."""
        self._is_stopped = True
        await self._halt()

    async def give_back(self, *, only_waiting: bool) -> None:
        """Leave it to another worker; where it runs already, only if ``only_waiting`` is False."""
        if not (only_waiting and self._reporting.has_begun):
            await self._halt()

    async def ended(self) -> None:
        """Wait until its result lies on the broker."""
        await asyncio.wait({self._task})

    async def forget(self) -> None:
        """Stop it, and remove what came of it."""
        self._is_forgotten = True
        if self._after:
            await asyncio.wait({self._after})
        await self._halt()
        self._task.cancel()
        await asyncio.wait({self._task})
        self._reporting.close()
        order_id = self.leased.order.id
        await self._executor.release(order_id)
        await asyncio.to_thread(self._media.remove, order_id)

    def publish_again(self) -> None:
        """What came of it did not arrive."""
        if self._result and self._task.done() and not self._is_forgotten:
            self._task = self._begin(self._hand_in())

    async def _halt(self) -> None:
        await asyncio.sleep(0)  # a task that is cancelled before its first step runs nothing
        if self._result is None and not self._reporting.has_begun:
            self._task.cancel()  # it may still be fetching what it is made out of
        await self._executor.stop(self.leased.order.id)

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work, name=f"t2vbot-order-{self.leased.order.id}")
        task.add_done_callback(self._look_at_failure)
        return task

    async def _carry_out(self) -> None:
        BELONGS_TO.set(self.leased.order.id)
        started = time.monotonic()
        self._result = await self._work()
        if self._is_forgotten:
            return
        took = time.monotonic() - started
        log.info("Order %s is %s (%.1f s)", self.leased.order.id, _ended_as(self._result), took)
        await self._reporting.flush()
        await self._hand_in()

    async def _hand_in(self) -> None:
        """Publish what came of it, with its files."""
        try:
            await self._publish_once_more()
        except Exception as error:  # a file that cannot be read, say: else the bot waits forever
            log.error("Order %s cannot be handed in", self.order_id, exc_info=error)
            lost = WorkerLost(f"Worker {self._worker} cannot hand it in")
            self._made, lease = None, self.leased
            self._result = Result(lease.lease, lease.instance, failure=Failure.of(lost))
            await self._publish_once_more()
        is_first, self._has_ended = not self._has_ended, True
        await self._insist(self.confirm)
        if is_first:
            self._changed()

    async def _publish_once_more(self) -> None:
        self._published += 1
        async with self._handing_in:
            await self._insist(self._publish)

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
            if self._after:
                await asyncio.wait({self._after})
            order = await self._insist(self._fetch)
            log.info("Order %s begins", order_id)
            self._made = await self._executor.make(order, self._reporting.tell)
            return Result(lease, instance, made=MadeMessage.of(self._made))
        except (Cancelled, asyncio.CancelledError):
            given_back = WorkerLost(f"Worker {self._worker} was stopped", given_back=True)
            failure = Failure.of(Cancelled() if self._is_stopped else given_back)
            return Result(lease, instance, failure=failure)
        except Exception as error:
            if isinstance(error, DeviceLost):
                self._device_lost.set()
            return Result(lease, instance, failure=self._failure(error))

    def _failure(self, error: Exception) -> Failure:
        """What the bot hears of it; the log here has all of it but what a member wrote."""
        order = self.leased.order
        words = words_of(order.request)
        if isinstance(error, UserError):
            log.warning("Order %s failed: %s", order.id, error, extra={"words": words})
        else:
            log.error("Order %s failed", order.id, exc_info=error, extra={"words": words})
        failure = Failure.of(error)
        return replace(failure, why=without(failure.why, words))

    async def _fetch(self) -> Order:
        """With what it is made out of. Raises ``WorkerLost`` where that is not there any more: the
        bot has it.
        """
        try:
            return await self._fetch_files()
        except (FileNotFoundError, ValueError) as error:
            raise WorkerLost(f"{error}: a file did not arrive whole") from error

    async def _fetch_files(self) -> Order:
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
        level = logging.WARNING  # once
        while True:
            try:
                return await act()
            except BROKEN_OFF as error:
                log.log(level, "Order %s waits for NATS: %s", self.leased.order.id, why(error))
            level = logging.DEBUG
            await asyncio.sleep(RETRY_SECONDS)

    def _look_at_failure(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()):
            log.error("Order %s", self.leased.order.id, exc_info=error)


def _ended_as(result: Result) -> str:
    return result.failure.kind if result.failure else "made"
