"""Orders of tests on their way."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.options import Options
from t2vbot.errors import WorkerLost
from t2vbot.jobs.executor import Executor, Kind, Made, Order, Phase, Progress

REQUEST = Catalog.load().resolve(
    Options(prompt="a cat", seed=1, num_frames=8, num_inference_steps=20), "builtin"
)


def order(number: int, place: str, **changes: object) -> Order:
    request = replace(REQUEST, **changes)  # type: ignore[arg-type]
    return Order(f"{number:016x}", Kind.RENDER, request, place=place)


class Making:
    """A call of ``make`` under way."""

    def __init__(self, executor: Executor, wanted: Order) -> None:
        self.progress: list[Progress] = []
        self._moved = asyncio.Event()
        self.task = asyncio.create_task(executor.make(wanted, self._look))

    def _look(self, progress: Progress) -> None:
        self.progress.append(progress)
        self._moved.set()

    async def on_device(self) -> None:
        """Wait until its steps have begun."""
        async with asyncio.timeout(30):
            while not any(seen.phase is Phase.DENOISING for seen in self.progress):
                assert not self.task.done(), self.task
                self._moved.clear()
                await self._moved.wait()

    async def made(self) -> Made:
        async with asyncio.timeout(30):
            return await self.task

    async def is_lost(self) -> None:
        async with asyncio.timeout(60):  # longer than the silence of one that is frozen
            with pytest.raises(WorkerLost):
                await self.task
