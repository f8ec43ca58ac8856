"""Several executors as one: each makes the files of one kind."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping

from .executor import Executor, Kind, Made, OnPlaces, OnProgress, Order, Place


class ByKind:
    """Fulfils ``Executor``. Each place takes orders of its executor's kind only."""

    def __init__(self, executors: Mapping[Kind, Executor]) -> None:
        self._executors = executors

    def places(self) -> list[Place]:
        return [place for executor in self._executors.values() for place in executor.places()]

    def listen(self, on_places: OnPlaces) -> None:
        for executor in self._executors.values():
            executor.listen(on_places)

    def keep_only(self, order_ids: Collection[str]) -> None:
        for executor in self._executors.values():
            executor.keep_only(order_ids)

    async def make(self, order: Order, on_progress: OnProgress) -> Made:
        return await self._executors[order.kind].make(order, on_progress)

    async def stop(self, order_id: str) -> None:
        """Who does not know the order leaves it alone."""
        for executor in self._executors.values():
            await executor.stop(order_id)

    async def release(self, order_id: str) -> None:
        for executor in self._executors.values():
            await executor.release(order_id)

    async def free(self) -> None:
        await asyncio.gather(*(executor.free() for executor in self._executors.values()))

    async def aclose(self) -> None:
        await asyncio.gather(*(executor.aclose() for executor in self._executors.values()))
