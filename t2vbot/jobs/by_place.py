"""Several executors as one: each makes what is meant for its places."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Coroutine, Iterable, Sequence
from typing import Any

from ..errors import WorkerLost
from .executor import Executor, Made, OnPlaces, OnProgress, Order, Place

log = logging.getLogger(__name__)


class ByPlace:
    """Fulfils ``Executor``."""

    def __init__(self, executors: Sequence[Executor]) -> None:
        self._executors = executors
        self._has: dict[str, Executor] = {}  # by order

    def places(self) -> list[Place]:
        return [place for executor in self._executors for place in executor.places()]

    def listen(self, on_places: OnPlaces) -> None:
        for executor in self._executors:
            executor.listen(on_places)

    def keep_only(self, order_ids: Collection[str]) -> None:
        for executor in self._executors:
            executor.keep_only(order_ids)

    async def make(self, order: Order, on_progress: OnProgress) -> Made:
        """Where it is being made already, it is joined, whatever its place."""
        executor = self._has.get(order.id) or self._of(order.place)
        self._has[order.id] = executor
        try:
            return await executor.make(order, on_progress)
        except WorkerLost:
            self._has.pop(order.id, None)
            raise

    async def stop(self, order_id: str) -> None:
        """Others may wait to be made with it, so that all are told."""
        await self._all(executor.stop(order_id) for executor in self._executors)

    async def release(self, order_id: str) -> None:
        self._has.pop(order_id, None)
        await self._all(executor.release(order_id) for executor in self._executors)

    async def free(self) -> None:
        await self._all(executor.free() for executor in self._executors)

    async def aclose(self) -> None:
        await self._all(executor.aclose() for executor in self._executors)

    async def _all(self, asked: Iterable[Coroutine[Any, Any, None]]) -> None:
        """One that fails keeps no other from it."""
        for outcome in await asyncio.gather(*asked, return_exceptions=True):
            if isinstance(outcome, BaseException):
                log.error("A device could not be asked", exc_info=outcome)

    def _of(self, place: str) -> Executor:
        for executor in self._executors:
            if any(each.name == place for each in executor.places()):
                return executor
        raise WorkerLost(f"{place} is gone", given_back=True)
