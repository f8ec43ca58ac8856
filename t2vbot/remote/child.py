"""The process of a device: an executor that the bot talks to over this process's input and output.

It lives as long as the bot does: where its input ends, it does.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from ..belonging import BELONGS_TO
from ..errors import DeviceLost
from ..jobs.executor import Executor, Order, Place, Progress
from .lines import BEAT_SECONDS, CALL, SAID, Action, Call, Said
from .messages import Failure, MadeMessage, ProgressMessage

log = logging.getLogger(__name__)

LOST = 3  # exit code of a process that cannot use its device any more


def own_output() -> BinaryIO:
    """The pipe to the bot. From now on whatever prints does so into the log."""
    pipe = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return pipe


def leave_signals_to_the_bot() -> None:
    """Ctrl-C and its like reach every process of a terminal; the bot decides what they mean."""
    for name in ("SIGINT", "SIGTERM", "SIGBREAK", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


class Child:
    """``make``: begins the executor, after which it is ready."""

    def __init__(self, output: BinaryIO) -> None:
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._told: tuple[Place, ...] | None = None
        self._calls: set[asyncio.Task[None]] = set()
        self._closed = asyncio.Event()
        self._is_serving = False
        threading.Thread(target=self._write, args=(output,), daemon=True).start()

    async def serve(self, executor: Executor) -> None:
        """Until the bot says that it is enough. Where the bot is gone, the process ends."""
        self._is_serving = True
        loop = asyncio.get_running_loop()

        def call(line: bytes) -> None:
            loop.call_soon_threadsafe(self._call, executor, line)

        threading.Thread(target=_read, args=(call,), daemon=True).start()
        executor.listen(lambda: self._tell_places(executor))
        self._tell_places(executor)
        while not self._closed.is_set():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(BEAT_SECONDS):
                    await self._closed.wait()
            self._say(Said())

    def _call(self, executor: Executor, line: bytes) -> None:
        task = asyncio.create_task(self._answer(executor, CALL.read(line)))
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)

    async def _answer(self, executor: Executor, call: Call) -> None:
        BELONGS_TO.set(call.order_id)
        try:
            made = await self._obey(executor, call)
        except Exception as error:
            if not isinstance(error, DeviceLost) and Failure.of(error).kind == "bug":
                log.error("Order %s failed", call.order_id, exc_info=error)
            self._say(Said(call.number, failure=Failure.of(error)))
            if isinstance(error, DeviceLost):
                log.error("The device cannot be used by this process any more: %s", error)
                self._leave()
        else:
            self._tell_places(executor)
            self._say(Said(call.number, made))

    async def _obey(self, executor: Executor, call: Call) -> MadeMessage | None:
        match call.action:
            case Action.MAKE:
                assert call.order
                order = _with_files(call.order.order(), call)

                def tell(progress: Progress) -> None:
                    message = ProgressMessage.of(progress)
                    self._say(Said(order_id=order.id, progress=message))

                return MadeMessage.of(await executor.make(order, tell))
            case Action.STOP:
                await executor.stop(call.order_id)
            case Action.RELEASE:
                await executor.release(call.order_id)
            case Action.FREE:
                await executor.free()
            case Action.CLOSE:
                await executor.aclose()
                self._closed.set()
        return None

    def _tell_places(self, executor: Executor) -> None:
        places = tuple(executor.places())
        if places != self._told:
            self._told = places
            self._say(Said(places=places))

    def _say(self, said: Said) -> None:
        self._lines.put(SAID.write(said) + b"\n")

    def _leave(self) -> None:
        """Once all is said; past threads that may wait for the device forever."""
        self._lines.put(b"")

    def _next_line(self) -> bytes:
        """A beat, too, while heavy packages are imported: from a cold disk that takes minutes."""
        while True:
            try:
                return self._lines.get(timeout=BEAT_SECONDS)
            except queue.Empty:
                if not self._is_serving:
                    return SAID.write(Said()) + b"\n"

    def _write(self, output: BinaryIO) -> None:
        """In a thread of its own: a bot that is busy must not hold up the device."""
        with contextlib.suppress(OSError):
            while line := self._next_line():
                output.write(line)
                output.flush()
        os._exit(LOST)


def _with_files(order: Order, call: Call) -> Order:
    assert call.order
    start_image = Path(call.order.start_image) if call.order.start_image else None
    inputs = tuple(Path(name) for name in call.order.inputs)
    return call.order.order(inputs, start_image)


def _read(call: Callable[[bytes], None]) -> None:
    with contextlib.suppress(OSError, RuntimeError):  # the loop has ended
        for line in sys.stdin.buffer:
            call(line)
    os._exit(0)  # the bot is gone, or has closed this process
