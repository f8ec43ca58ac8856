"""One try of an order, at one worker."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from ..errors import Cancelled, WorkerLost
from ..jobs.executor import Order, Progress
from . import wire
from .wire import HeldState, LeasedOrder, Result


class Lease:
    """From the moment in which it is given to a worker, or found there, until it is forgotten."""

    def __init__(self, name: str, worker: str, instance: str, place: str) -> None:
        self.name = name
        self.worker = worker
        self.instance = instance  # of the worker
        self.place = place  # as the worker calls it
        self.state = HeldState.RUNNING
        self.order: Order | None = None  # with its files; None: it is of the bot's last run
        self.message: LeasedOrder | None = None  # None: not written yet, or by the bot's last run
        self.sequence = 0  # of the message on the broker; 0: it is not there
        self.is_found = False  # of the bot's last run
        self.is_claimed = False  # somebody waits for it, in this run of the bot
        self.unheard = 0  # beats of its worker that did not name it
        self.lacking = 0  # beats of its worker that said it had ended, and nothing had come of it
        self.is_broken = False  # files of its result did not arrive
        self.asked_again = 0  # times that its worker was asked for what should have been there
        self.tell: Callable[[Progress], None] | None = None
        self._outcome: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        # Nobody may wait for it.
        self._outcome.add_done_callback(lambda done: done.cancelled() or done.exception())

    @property
    def order_id(self) -> str:
        return wire.order_of(self.name)

    @property
    def has_ended(self) -> bool:
        """Whether it is known what comes of it."""
        return self._outcome.done()

    @property
    def has_result(self) -> bool:
        return self._outcome.done() and self._outcome.exception() is None

    def end(self, result: Result) -> None:
        """The first result counts; but its files may have come again."""
        self.state, self.is_broken, self.lacking = HeldState.ENDED, False, 0
        if not self._outcome.done():
            self._outcome.set_result(result)

    def lose(self, error: WorkerLost | Cancelled) -> None:
        """Nothing comes of it any more, unless it has ended."""
        if not self._outcome.done():
            self._outcome.set_exception(error)

    def raise_if_lost(self) -> None:
        """Raises what ``lose`` was told."""
        if self._outcome.done() and (error := self._outcome.exception()):
            raise error

    async def result(self) -> Result:
        """What came of it. Raises ``WorkerLost`` or ``Cancelled``."""
        return await asyncio.shield(self._outcome)

    def progressed(self, progress: Progress) -> None:
        if self.tell and not self._outcome.done():
            self.tell(progress)
