"""The executor of clips that workers on other devices and computers make, over NATS JetStream.

Nothing on the broker is the only copy of anything: what is wanted stands in the bot's database,
what is made lies with its worker until it is released, and every beat of a worker's is compared
with what was ordered there. So it does not matter who of them was away, or what the broker lost.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections import OrderedDict
from collections.abc import Collection, Coroutine
from dataclasses import replace
from typing import Any

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy

from .. import __version__
from ..errors import Cancelled, WorkerLost, what_is_wrong
from ..jobs.executor import Made, OnPlaces, OnProgress, Order, Place
from ..jobs.work import Work
from ..media.store import Media
from . import wire
from .broker import Broker
from .courier import RETRY_SECONDS, Courier
from .lease import Lease
from .leases import Leases
from .messages import PROGRESS
from .streams import Streams
from .wire import BROKEN_OFF, Action, Control, HeldState, Reply, Terms, why
from .workers import Worker, Workers

log = logging.getLogger(__name__)

SETTLING = 1.0  # seconds in which workers answer a bot that has just come
REMEMBERED = 1000  # orders that were stopped
LARGEST_PROGRESS = 2**20  # bytes, preview included
STOOD_STILL = 1.0  # seconds by which a look is late where this process itself stood still
WATCH_SECONDS = 1.0  # between two looks at who was not heard of; a fraction of the lease


class NatsExecutor:
    """Fulfils ``Executor``. ``terms``: what the workers keep to.

    ``beat_seconds``, ``lease_seconds``: how often a worker is heard of, and after how long without
    that it counts as lost; ``settling``: how long the first beats are waited for.
    """

    def __init__(
        self,
        broker: Broker,
        media: Media,
        terms: Terms,
        *,
        beat_seconds: float = wire.BEAT_SECONDS,
        lease_seconds: float = wire.LEASE_SECONDS,
        settling: float = SETTLING,
    ) -> None:
        self._broker = broker
        self._streams = Streams(broker, lease_seconds)
        self._terms = terms
        self._watch_seconds = min(WATCH_SECONDS, lease_seconds / 4)
        self._settling = settling
        self._workers = Workers(lease_seconds)
        self._courier = Courier(
            *(broker, self._streams, self._workers, media, beat_seconds, self._watch_seconds)
        )
        self._leases = Leases()
        self._works: dict[str, Work] = {}  # by order
        self._skipped: OrderedDict[str, None] = OrderedDict()  # stopped, maybe before they came
        self._listeners: list[OnPlaces] = []
        self._seen: list[Place] = []
        self._connection: Client | None = None  # on which it listens
        self._results: Subscription | None = None
        self._taking_up: asyncio.Task[None] | None = None
        self._answering: dict[str, asyncio.Lock] = {}  # by worker: one beat after the other
        self._unanswered: set[str] = set()  # workers, which the log knows
        self._tasks: set[asyncio.Task[Any]] = set()
        self._is_open = False
        self._is_closed = False

    async def open(self) -> None:
        """Connect, and find out who is there and what the bot's last run left.

        Raises ``SettingsError`` where only the host can help.
        """
        self._broker.on_connected = self._connected
        self._broker.on_disconnected = self._workers.deaf
        await self._broker.open()
        await self._streams.make()
        await self._streams.forget_orders()  # who has one tells so; the others are given again
        await self._listen()
        await self._read_results()
        await self._broker.nats.publish(wire.HELLO)
        await asyncio.sleep(self._settling)
        self._is_open = True
        self._look_at_places()
        self._spawn(self._watch())

    # What the bot asks for.

    @property
    def workers(self) -> list[Worker]:
        """Those that are there."""
        return list(self._workers)

    def places(self) -> list[Place]:
        """As the workers' last beats have them, with what they have of the bot's last run."""
        if not self._is_open:
            return []
        return [
            replace(
                place,
                name=f"{worker.name}/{place.name}",
                orders=orders,
                memory=worker.beat.memory,
            )
            for worker in self._workers
            for place in worker.beat.places
            for orders in [self._leases.unclaimed(worker.name, place.name)]
        ]

    def listen(self, on_places: OnPlaces) -> None:
        self._listeners.append(on_places)

    def keep_only(self, order_ids: Collection[str]) -> None:
        for lease in self._leases.keep_only(order_ids):
            self._drop(lease)

    async def make(self, order: Order, on_progress: OnProgress) -> Made:
        """As ``Executor`` has it."""
        if self._is_closed:
            raise Cancelled
        work = self._works.get(order.id)
        if work is None:
            work = self._works[order.id] = Work(order, self._carry_out)
        return await work.outcome(on_progress)

    async def stop(self, order_id: str) -> None:
        await self._skip(order_id)
        work = self._works.get(order_id)
        if work is None or work.task.done():
            return
        if lease := self._leases.of_order(order_id):
            await self._courier.stop(lease)
            lease.lose(Cancelled())
        work.stop()
        await work.ended()

    async def release(self, order_id: str) -> None:
        await self.stop(order_id)
        self._works.pop(order_id, None)
        self._leases.is_over(order_id)
        if lease := self._leases.of_order(order_id):
            self._drop(lease)

    async def free(self) -> None:
        free = Control(Action.FREE)
        await asyncio.gather(
            *(self._courier.ask(worker.name, free, insist=True) for worker in self._workers)
        )

    async def aclose(self) -> None:
        """Detach: what is being made goes on, and is found again."""
        self._is_closed = True
        await asyncio.sleep(0)  # a task that is cancelled before its first step runs nothing
        works = [work.task for work in self._works.values()]
        for task in (*works, *self._tasks):
            task.cancel()
        if works or self._tasks:
            await asyncio.wait({*works, *self._tasks})
        await self._broker.aclose()

    # One order.

    async def _carry_out(self, work: Work) -> Made:
        try:
            with work.cut_short_by_stop():
                if work.stop_asked.is_set():
                    raise Cancelled
                return await self._make(work)
        except asyncio.CancelledError:
            # Nobody else cancels the task; those who wait for it were not cancelled themselves.
            raise Cancelled from None
        except WorkerLost:
            if work.stop_asked.is_set():
                raise Cancelled from None
            self._works.pop(work.order.id, None)  # who asks for it again begins another try
            if lease := self._leases.of_order(work.order.id):
                self._drop(lease)
            raise

    async def _make(self, work: Work) -> Made:
        order = work.order
        lease = self._leases.of_order(order.id) or self._new_lease(order)
        lease.is_claimed, lease.tell = True, work.tell
        self._leases.is_over(order.id)  # what another worker has of it is not wanted
        if not lease.is_found:
            self._skipped.pop(order.id, None)
            batch = tuple(each for each in order.batch if each not in self._skipped)
            await self._courier.give(lease, replace(order, batch=batch))
        return await self._courier.take_in(lease)

    def _new_lease(self, order: Order) -> Lease:
        name, _, place = order.place.partition("/")
        worker = self._workers.get(name)
        if worker is None:
            raise WorkerLost(f"Worker {name} is gone", given_back=True)
        lease = Lease(wire.new_lease(order.id), name, worker.beat.instance, place)
        self._leases.add(lease)
        return lease

    async def _skip(self, order_id: str) -> None:
        """Whoever was to be made with it does not wait for it."""
        self._skipped[order_id] = None
        if len(self._skipped) > REMEMBERED:
            self._skipped.popitem(last=False)
        waiting = {
            lease.worker
            for lease in self._leases
            if lease.message and order_id in lease.message.order.batch and not lease.has_ended
        }
        for worker in waiting:
            await self._courier.ask(worker, Control(Action.SKIP, order_id))

    def _drop(self, lease: Lease) -> None:
        """Forget a lease, here and wherever there is something of it."""
        lease.lose(Cancelled())
        self._leases.forget(lease)
        self._spawn(self._courier.clear(lease))

    # What the workers tell.

    async def _on_beat(self, message: Msg) -> None:
        name = message.subject.rpartition(".")[2]
        try:
            beat = wire.BEAT.read(message.data)
        except ValueError as error:
            wrong = what_is_wrong(error)
            log.error("Worker %s is not understood; is it another version? %s", name, wrong)
            return
        self._heard(name, beat)
        self._spawn(self._answer(name, beat, message))

    def _heard(self, name: str, beat: wire.Beat) -> None:
        """At once, however long what it needs of the broker takes."""
        if self._workers.get(name) is None and not beat.is_draining:
            log.info("Worker %s is here, with %d places", name, len(beat.places))
            if beat.version != __version__:
                log.warning("Worker %s is version %s, this is %s", name, beat.version, __version__)
        if before := self._workers.heard(name, beat):
            self._lose(before, "was started again")
            self._courier.doubt(name)
        for lease in self._leases.of_worker(name):
            if lease.instance not in ("", beat.instance):
                lease.lose(WorkerLost(f"Worker {name} was started again"))

    async def _answer(self, name: str, beat: wire.Beat, message: Msg) -> None:
        async with self._answering.setdefault(name, asyncio.Lock()):
            try:
                await self._take_in_beat(name, beat, message)
            except BROKEN_OFF as error:
                level = logging.DEBUG if name in self._unanswered else logging.WARNING
                log.log(level, "Worker %s could not be answered: %s", name, why(error))
                self._unanswered.add(name)
            else:
                self._unanswered.discard(name)

    async def _take_in_beat(self, name: str, beat: wire.Beat, message: Msg) -> None:
        await self._courier.prepare(name)
        if beat.is_draining:
            self._give_back(name, beat)
        drop, again, lost = self._leases.compare(name, beat)
        for lease in lost:
            self._spawn(self._give_again(lease))
        await message.respond(wire.REPLY.write(Reply(self._terms, drop, again, __version__)))
        self._look_at_places()

    async def _give_again(self, lease: Lease) -> None:
        with contextlib.suppress(WorkerLost, Cancelled):
            await self._courier.give_again(lease)

    def _give_back(self, name: str, beat: wire.Beat) -> None:
        """A worker that goes leaves to others what it has not fetched."""
        held = {each.lease for each in beat.held}
        for lease in self._leases.of_worker(name):
            if lease.name not in held:
                lease.lose(WorkerLost(f"Worker {name} is stopping", given_back=True))
        has_all = all(lease.has_ended for lease in self._leases.of_worker(name))
        if has_all and all(each.state is HeldState.ENDED for each in beat.held):
            self._workers.forget(name)

    async def _on_progress(self, message: Msg) -> None:
        _, _, worker, name = message.subject.split(".")
        lease = self._leases.get(name)
        if lease is None or lease.worker != worker or len(message.data) > LARGEST_PROGRESS:
            return
        try:
            lease.progressed(PROGRESS.read(message.data).progress())
        except ValueError as error:
            log.warning("Progress of %s is not understood: %s", worker, what_is_wrong(error))

    async def _on_result(self, message: Msg) -> None:
        _, _, worker, name = message.subject.split(".")
        try:
            result = wire.RESULT.read(message.data)
        except ValueError as error:
            log.error("A result of worker %s is not understood: %s", worker, what_is_wrong(error))
            known = self._leases.get(name)
            if known and known.worker == worker:
                known.lose(WorkerLost(f"Worker {worker} is not understood"))
            return
        lease = self._leases.find(name, worker, "", "")
        if lease is None or result.lease != name:
            log.info("A result of worker %s came too late: %s", worker, name)
            self._spawn(self._courier.clear(Lease(name, worker, "", "")))
            return
        lease.end(result)

    # Who is there.

    def _lose(self, worker: Worker, why: str) -> None:
        """A run of a worker is gone, with what it had."""
        log.warning("Worker %s %s", worker.name, why)
        for lease in self._leases.of_worker(worker.name):
            if lease.instance in (worker.beat.instance, ""):
                lease.lose(WorkerLost(f"Worker {worker.name} {why}"))
                if not lease.is_claimed and not lease.has_result:
                    self._drop(lease)

    async def _watch(self) -> None:
        while True:
            since = time.monotonic()
            await asyncio.sleep(self._watch_seconds)
            if time.monotonic() - since > self._watch_seconds + STOOD_STILL:
                self._workers.hearing()  # what they sent meanwhile is yet to be read
                continue
            for worker in self._workers.silent():
                self._workers.forget(worker.name)
                self._lose(worker, "was not heard of for too long")
            self._look_at_places()

    def _look_at_places(self) -> None:
        places = self.places()
        if places != self._seen:
            self._seen = places
            for tell in self._listeners:
                tell()

    # The connection.

    async def _connected(self) -> None:
        """Again: what the broker may have lost is made again, and everybody told so."""
        self._courier.doubt()
        self._workers.hearing()
        if self._taking_up:
            self._taking_up.cancel()
        self._taking_up = self._spawn(self._take_up())

    async def _take_up(self) -> None:
        level = logging.WARNING  # of the first time alone
        while True:
            try:
                await self._listen()
                await self._streams.make()
                await self._read_results()
                await self._broker.nats.publish(wire.HELLO)
                return
            except BROKEN_OFF as error:
                log.log(level, "NATS does not do what it should yet: %s", why(error))
            level = logging.DEBUG
            await asyncio.sleep(RETRY_SECONDS)

    async def _listen(self) -> None:
        """To the workers; again where the connection is not the one that came back by itself."""
        nats = self._broker.nats
        if nats is not self._connection:
            self._results = None  # it ended with the connection before
            await nats.subscribe(wire.BEATS, cb=self._on_beat)
            await nats.subscribe(wire.PROGRESS, cb=self._on_progress)
            self._connection = nats

    async def _read_results(self) -> None:
        """All that lie there, and those that come; again after each connection, since the broker
        forgets who read them.
        """
        before, self._results = self._results, None
        if before:
            with contextlib.suppress(*BROKEN_OFF):  # it may have ended with the connection
                await before.unsubscribe()
        self._results = await self._broker.stream.subscribe(
            wire.RESULTS,
            stream=wire.RESULTS_STREAM,
            cb=self._on_result,
            config=ConsumerConfig(deliver_policy=DeliverPolicy.ALL, ack_policy=AckPolicy.NONE),
            manual_ack=True,
        )

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("Something of the workers' went wrong", exc_info=error)
