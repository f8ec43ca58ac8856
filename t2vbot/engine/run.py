"""Orders that share a run of the pipeline: when it begins, and what each of them gets of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from ..errors import Cancelled
from ..jobs.work import Work
from .renderer import Rendered


class Run:
    """One order, or several that are made together."""

    def __init__(self, order_ids: Iterable[str]) -> None:
        self._missing = set(order_ids)  # neither ordered nor stopped
        self._works: dict[str, Work] = {}  # of those that have not ended
        self._outcomes: dict[str, asyncio.Future[Rendered]] = {}
        self._changed = asyncio.Event()
        self.has_device = False
        self.task: asyncio.Task[None] | None = None

    async def outcome(self, work: Work) -> Rendered:
        """What the run makes of an order. Raises what went wrong."""
        self._missing.discard(work.order.id)
        self._works[work.order.id] = work
        outcome: asyncio.Future[Rendered] = asyncio.get_running_loop().create_future()
        self._outcomes[work.order.id] = outcome
        self._changed.set()
        if work.stop_asked.is_set():
            self.stop(work.order.id)
        return await outcome

    def stop(self, order_id: str) -> None:
        """An order is not wanted any more. It ends at once, unless it is the last one that the
        device is at work for: then with the step.
        """
        self._missing.discard(order_id)
        self._changed.set()
        if self.has_device and not self.wanted():
            return
        if outcome := self._outcomes.get(order_id):
            _fail(outcome, Cancelled())
        if not self.has_device and not self._missing and not self.wanted() and self.task:
            self.task.cancel()

    def leave(self, order_id: str) -> None:
        """An order has ended, with a file or without."""
        self._missing.discard(order_id)
        self._works.pop(order_id, None)
        self._changed.set()

    def wanted(self) -> list[Work]:
        """The works that wait for frames."""
        return [
            work
            for order_id, work in self._works.items()
            if not work.stop_asked.is_set() and not self._outcomes[order_id].done()
        ]

    def give(self, work: Work, made: Rendered | Exception) -> None:
        """What an order comes to on the device."""
        outcome = self._outcomes[work.order.id]
        if isinstance(made, Exception):
            _fail(outcome, made)
        elif not outcome.done():
            outcome.set_result(made)

    def fail(self, error: Exception) -> None:
        """All that have got nothing yet."""
        for outcome in self._outcomes.values():
            _fail(outcome, error)

    async def complete(self) -> None:
        """Wait until each of its orders was ordered, or stopped."""
        await self._until(lambda: not self._missing)

    async def over(self) -> None:
        """Wait until each of its orders has ended."""
        await self._until(lambda: not self._works)

    async def _until(self, holds: Callable[[], bool]) -> None:
        while not holds():
            self._changed.clear()
            await self._changed.wait()


def _fail(outcome: asyncio.Future[Rendered], error: Exception) -> None:
    if not outcome.done():
        outcome.set_exception(error)
