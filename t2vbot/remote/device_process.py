"""The executor of one device of this computer, in a process of its own: what goes wrong there costs
its clip and not the bot.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import NoReturn

from ..errors import Cancelled, WorkerLost, what_is_wrong
from ..jobs.executor import Made, OnPlaces, OnProgress, Order, Place
from ..jobs.work import Work
from ..media.store import Media
from ..pauses import pauses
from .lines import CALL, LONGEST_LINE, SAID, SILENCE_SECONDS, Action, Call, Said
from .messages import MadeMessage, OrderMessage

log = logging.getLogger(__name__)

LASTING_SECONDS = 60.0  # that a process has to live, so that the next pause is short again
CLOSING = 15.0  # seconds for it to end; then it is killed


class DeviceProcess:
    """Fulfils ``Executor``. ``name``: of its place. ``command``: what begins the process, whose
    executor writes into the same folder; ``environment``: its variables.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        media: Media,
        *,
        environment: Mapping[str, str] | None = None,
        silence_seconds: float = SILENCE_SECONDS,
    ) -> None:
        self._name = name
        self._command = command
        self._media = media
        self._environment = environment
        self._silence_seconds = silence_seconds
        self._process: Process | None = None
        self._numbers = count(1)
        self._answers: dict[int, asyncio.Future[MadeMessage | None]] = {}
        self._works: dict[str, Work] = {}
        self._places: tuple[Place, ...] = ()
        self._listeners: list[OnPlaces] = []
        self._is_closed = False
        self._keeping: asyncio.Task[None] | None = None

    def open(self) -> None:
        """Begin the process, and another one whenever it ends. Its place is there once it is
        ready.
        """
        self._keeping = asyncio.create_task(self._keep(), name=f"t2vbot-process-{self._name}")

    # What the bot asks for.

    def places(self) -> list[Place]:
        return [replace(place, name=self._name) for place in self._places]

    def listen(self, on_places: OnPlaces) -> None:
        self._listeners.append(on_places)

    def keep_only(self, order_ids: Collection[str]) -> None:
        """It ends with the bot."""

    async def make(self, order: Order, on_progress: OnProgress) -> Made:
        """As ``Executor`` has it."""
        work = self._works.get(order.id)
        if work is None:
            if self._is_closed:
                raise Cancelled
            work = self._works[order.id] = Work(order, self._carry_out)
        return await work.outcome(on_progress)

    async def stop(self, order_id: str) -> None:
        work = self._works.get(order_id)
        if work:
            work.stop_asked.set()  # maybe before the process heard of it
        with contextlib.suppress(WorkerLost):
            await self._call(Action.STOP, order_id)
        if work:
            await work.ended()

    async def release(self, order_id: str) -> None:
        await self.stop(order_id)
        self._works.pop(order_id, None)
        with contextlib.suppress(WorkerLost):
            await self._call(Action.RELEASE, order_id)

    async def free(self) -> None:
        with contextlib.suppress(WorkerLost):
            await self._call(Action.FREE)

    async def aclose(self) -> None:
        """Stop everything, and end the process."""
        self._is_closed = True
        process = self._process
        if process and process.returncode is None:
            with contextlib.suppress(WorkerLost, Cancelled, TimeoutError):
                await asyncio.wait_for(self._call(Action.CLOSE), CLOSING)
            assert process.stdin
            process.stdin.close()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), CLOSING)
            if process.returncode is None:
                process.kill()
        if self._keeping:
            self._keeping.cancel()
            await asyncio.wait({self._keeping})
        for work in self._works.values():
            await work.ended()

    # One order.

    async def _carry_out(self, work: Work) -> Made:
        order = work.order
        if work.stop_asked.is_set() or self._is_closed:
            raise Cancelled
        try:
            made = await self._call(Action.MAKE, order.id, order)
        except WorkerLost:
            if work.stop_asked.is_set():
                raise Cancelled from None
            self._works.pop(order.id, None)  # who asks for it again begins another try
            raise
        assert made
        media = self._media
        return made.made(
            media.master(order.id), media.first_frame(order.id), media.last_frame(order.id)
        )

    async def _call(
        self, action: Action, order_id: str = "", order: Order | None = None
    ) -> MadeMessage | None:
        """Ask the process. Raises what came of it there, ``WorkerLost`` where it is gone."""
        process = self._process
        if process is None or process.returncode is not None or not self._places:
            raise WorkerLost(f"{self._name} is not there", given_back=True)
        number = next(self._numbers)
        message = _message(order) if order else None
        answer: asyncio.Future[MadeMessage | None] = asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        assert process.stdin
        try:
            process.stdin.write(CALL.write(Call(number, action, order_id, message)) + b"\n")
            return await answer
        finally:
            self._answers.pop(number, None)

    # The process.

    async def _keep(self) -> NoReturn:
        tries = pauses()
        while True:
            since = time.monotonic()
            try:
                await self._live()
            except Exception:  # no other process could be started, of which another may be
                log.exception("The process of %s", self._name)
            finally:
                self._gone()
            if time.monotonic() - since > LASTING_SECONDS:
                tries = pauses()
            if self._is_closed:
                await asyncio.Event().wait()
            pause = next(tries)
            log.warning("The process of %s ended. It is started again in %.0f s", self._name, pause)
            await asyncio.sleep(pause)

    async def _live(self) -> None:
        self._process = process = await asyncio.create_subprocess_exec(
            *self._command, stdin=PIPE, stdout=PIPE, env=self._environment, limit=LONGEST_LINE
        )
        assert process.stdout
        try:
            while line := await asyncio.wait_for(process.stdout.readline(), self._silence_seconds):
                self._hear(SAID.read(line))
        except TimeoutError:
            log.error("Nothing was heard of %s for %.0f s", self._name, self._silence_seconds)
        except ValueError as error:  # it died within a line
            log.error("%s is not understood: %s", self._name, what_is_wrong(error))
        finally:
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.kill()
                await process.wait()

    def _hear(self, said: Said) -> None:
        if said.places is not None:
            self._set_places(said.places)
        if said.progress and (work := self._works.get(said.order_id)):
            work.tell(said.progress.progress())
        answer = self._answers.get(said.answers)
        if answer and not answer.done():
            if said.failure:
                answer.set_exception(said.failure.exception())
            else:
                answer.set_result(said.made)

    def _gone(self) -> None:
        self._set_places(())
        for answer in self._answers.values():
            if not answer.done():
                lost = Cancelled() if self._is_closed else WorkerLost(f"{self._name} ended")
                answer.set_exception(lost)

    def _set_places(self, places: tuple[Place, ...]) -> None:
        if places != self._places:
            self._places = places
            for tell in self._listeners:
                tell()


def _message(order: Order) -> OrderMessage:
    inputs = tuple(str(path) for path in order.inputs)
    start_image = str(order.start_image) if order.start_image else ""
    return OrderMessage.of(order, order.place, inputs, start_image)
