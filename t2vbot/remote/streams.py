"""What lies on the broker for the bot: orders, results, and each worker's files. The bot makes it,
and makes it again where the broker lost it.
"""

from __future__ import annotations

import contextlib

from nats.js import JetStreamContext
from nats.js.api import (
    AckPolicy,
    ConsumerConfig,
    DiscardPolicy,
    RetentionPolicy,
    StorageType,
    StreamConfig,
)
from nats.js.errors import APIError, BadRequestError, NotFoundError

from . import wire
from .broker import Broker

DUPLICATES = 120.0  # seconds in which the same lease is not taken twice


class Streams:
    """Of one broker. Whatever is asked for and is there already stays as it is."""

    def __init__(self, broker: Broker, lease_seconds: float) -> None:
        self._broker = broker
        self._lease_seconds = lease_seconds

    @property
    def _stream(self) -> JetStreamContext:
        return self._broker.stream

    async def make(self) -> None:
        """The two streams that all workers share."""
        await self._add(
            StreamConfig(
                name=wire.ORDERS_STREAM,
                subjects=[wire.ORDERS],
                retention=RetentionPolicy.WORK_QUEUE,
                storage=StorageType.FILE,
                discard=DiscardPolicy.NEW,
                max_age=wire.RESULT_SECONDS,
                duplicate_window=DUPLICATES,
            )
        )
        await self._add(
            StreamConfig(
                name=wire.RESULTS_STREAM,
                subjects=[wire.RESULTS],
                storage=StorageType.FILE,
                discard=DiscardPolicy.NEW,
                max_age=wire.RESULT_SECONDS,
                duplicate_window=DUPLICATES,
            )
        )

    async def make_for(self, worker: str) -> None:
        """What a worker takes its orders from, and puts its files into."""
        await self.make()
        await self._stream.add_consumer(
            wire.ORDERS_STREAM,
            ConsumerConfig(
                durable_name=worker,
                filter_subject=wire.orders(worker),
                ack_policy=AckPolicy.EXPLICIT,
                ack_wait=self._lease_seconds,
            ),
        )
        bucket = wire.bucket(worker)
        try:
            await self._stream.object_store(bucket)
        except NotFoundError:
            await self._stream.create_object_store(bucket, ttl=wire.RESULT_SECONDS)

    async def forget_orders(self, worker: str = "") -> None:
        """Take back what was not fetched: of a worker, or of all."""
        subject = wire.orders(worker) if worker else None
        await self._purge(wire.ORDERS_STREAM, subject)

    async def forget(self, worker: str, lease: str, sequence: int) -> None:
        """What came of a lease, and its order where that was not fetched. ``sequence``: the
        order's, 0 where it is not known.
        """
        await self._purge(wire.RESULTS_STREAM, wire.results(worker, lease))
        if sequence:
            with contextlib.suppress(APIError):  # it was fetched
                there = await self._stream.get_msg(wire.ORDERS_STREAM, sequence)
                if (there.headers or {}).get("Nats-Msg-Id") == lease:  # and no other's by now
                    await self._stream.delete_msg(wire.ORDERS_STREAM, sequence)

    async def _purge(self, stream: str, subject: str | None) -> None:
        with contextlib.suppress(NotFoundError):
            await self._stream.purge_stream(stream, subject=subject)

    async def _add(self, config: StreamConfig) -> None:
        try:
            await self._stream.stream_info(config.name or "")
        except NotFoundError:
            await self._create(config)

    async def _create(self, config: StreamConfig) -> None:
        try:
            await self._stream.add_stream(config)
        except BadRequestError as error:
            if not _is_there(error):  # somebody was quicker
                raise


def _is_there(error: APIError) -> bool:
    return "already in use" in (error.description or "")
