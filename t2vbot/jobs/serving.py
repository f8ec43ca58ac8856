"""Keeps the places busy, also those that come and go: whenever something moved, whoever has nothing
to do is given what goes next.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from .executor import Executor
from .gate import Gate
from .run import Run
from .schedule import Schedule

log = logging.getLogger(__name__)

LOOK_SECONDS = 30.0  # between two looks where nothing seems to move


class Serving:
    """``begin``: is called with each run, in the moment in which its jobs leave the queue;
    ``moved``: once runs were begun, or the places are not what they were.
    """

    def __init__(
        self,
        executor: Executor,
        schedule: Schedule,
        gate: Gate,
        begin: Callable[[Run], None],
        moved: Callable[[], None],
    ) -> None:
        self._executor = executor
        self._schedule = schedule
        self._gate = gate
        self._begin = begin
        self._moved = moved
        self._is_over = False
        self._not_taken: set[str] = set()

    async def run(self) -> None:
        """Until ``stop`` or cancellation."""
        self._executor.listen(self._schedule.moved.set)
        watching = asyncio.create_task(self._watch_gate(), name="t2vbot-gate")
        try:
            while not self._is_over:
                self._schedule.moved.clear()
                self._look()
                await self._until_moved()
        finally:
            watching.cancel()

    def stop(self) -> None:
        """Begin nothing more."""
        self._is_over = True
        self._schedule.moved.set()

    def _look(self) -> None:
        """One place has one run at a time: what a place that went is making goes on to its end, and
        it gets no other before that where it comes back meanwhile.
        """
        are_others = self._schedule.see(self._executor.places())
        runs = list(self._schedule.hand_out(is_open=self._gate.is_open))
        for run in runs:
            self._begin(run)
        if runs or are_others:
            self._moved()
        not_taken = self._schedule.not_taken()
        for model in not_taken - self._not_taken:
            log.warning("No device that is there makes videos with %s: they wait for one", model)
        self._not_taken = not_taken

    async def _until_moved(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(self._schedule.look_in()):
                await self._schedule.moved.wait()

    async def _watch_gate(self) -> None:
        while True:
            await self._gate.opened()
            self._schedule.moved.set()
            await self._gate.moved(LOOK_SECONDS)
