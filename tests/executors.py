"""A small executor for tests: on the event loop alone, but it keeps the contract as the local one
does (test_jobs_executors.py), and its files are real.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Coroutine, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from t2vbot.catalog.request import VideoRequest
from t2vbot.errors import Cancelled, WorkerLost
from t2vbot.jobs.executor import Made, OnPlaces, OnProgress, Order, Phase, Place, Progress
from t2vbot.media.store import Media
from t2vbot.text import Text
from t2vbot.video import metadata
from t2vbot.video.ffmpeg import Ffmpeg
from t2vbot.video.picture import Picture
from t2vbot.video.x264 import X264, FromFrames

FRAMES = np.zeros((2, 64, 64, 3), np.uint8)


class ReferenceExecutor:
    """Makes every clip black and two frames long, in no time unless it is held.

    ``gate``: clear it, and orders wait on their place in the middle of their steps.
    ``encoding_gate``: the same where they are encoded, and their place is free.
    ``failures``: what an order with this prompt raises, one after the other; the last one stays.
    ``notes``: what is said of an order with this prompt.
    ``made``, ``stopped``, ``released``: ids, in the order in which it happened; ``made`` as soon as
    the work begins, so that one which is made twice is there twice. ``runs``: the ids of each run.
    ``at_once``: clips that one run may have; each but the first takes ``further`` as long as it.
    ``loading``: seconds that it says a model took; ``slowness``: how many times as long it says
    that clips take, by kind of device. ``step``: seconds that each step takes; ``stopping``:
    that a stop does. Places come and go with ``set_places`` and ``lose``.
    """

    def __init__(self, media: Media, *places: str, at_once: int = 1, further: float = 0.5) -> None:
        self._places = [Place(name, at_once=at_once) for name in places or ("one",)]
        self.slowness: dict[str, float] = {}
        self.kept: Collection[str] | None = None  # what ``keep_only`` was called with
        self._on_places: list[OnPlaces] = []
        self._lost: dict[str, WorkerLost] = {}  # by order
        self.further = further
        self.loading = 0.0
        self.step = 0.0
        self.stopping = 0.0
        self._loaded: dict[str, tuple[str, ...]] = {}  # models, by place
        self.gate = _opened()
        self.encoding_gate = _opened()
        self.failures: dict[str, list[BaseException]] = {}
        self.notes: dict[str, tuple[Text, ...]] = {}
        self.made: list[str] = []
        self.runs: list[tuple[str, ...]] = []
        self.stopped: list[str] = []
        self.released: list[str] = []
        self.ended = False
        self._media = media
        self._devices: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._tasks: dict[str, asyncio.Task[Made]] = {}
        self._where: dict[str, str] = {}  # place, by order
        self._skipped: set[str] = set()
        self._runs: dict[str, _Run] = {}  # by order, where it names others that are made with it
        self._listeners: dict[str, list[OnProgress]] = defaultdict(list)

    def places(self) -> Sequence[Place]:
        return [
            replace(
                place,
                models=self._loaded.get(place.name, ()),
                orders=tuple(self._orders_on(place.name)),
            )
            for place in self._places
        ]

    def set_places(self, *places: Place) -> None:
        """These are there from now on; what others are making goes on."""
        self._places = list(places)
        for on_places in self._on_places:
            on_places()

    def lose(self, name: str, error: WorkerLost | None = None) -> None:
        """The process that has this place is gone, with all that it is making."""
        error = error or WorkerLost(f"{name} is gone")
        self._loaded.pop(name, None)
        for order_id in list(self._orders_on(name)):
            self._lost[order_id] = error
            self._tasks[order_id].cancel()
        self.set_places(*(place for place in self._places if place.name != name))

    def _orders_on(self, name: str) -> Iterator[str]:
        for order_id, task in self._tasks.items():
            if not task.done() and self._where[order_id] == name:
                yield order_id

    def listen(self, on_places: OnPlaces) -> None:
        self._on_places.append(on_places)

    def keep_only(self, order_ids: Collection[str]) -> None:
        self.kept = order_ids

    async def make(self, order: Order, on_progress: OnProgress) -> Made:
        if self.ended:
            raise Cancelled
        if order.id not in self._tasks:
            self._where[order.id] = order.place
            self._skipped.discard(order.id)
            self._runs[order.id] = self._run_of(order)
            task = asyncio.create_task(self._work(order))
            task.add_done_callback(lambda task: task.cancelled() or task.exception())
            self._tasks[order.id] = task
        self._listeners[order.id].append(on_progress)
        try:
            task = self._tasks[order.id]
            await asyncio.wait([task])  # which a cancelled caller leaves alone
            if task.cancelled():
                raise Cancelled
            return task.result()
        finally:
            self._listeners[order.id].remove(on_progress)

    async def stop(self, order_id: str) -> None:
        await asyncio.sleep(self.stopping)
        self._skipped.add(order_id)  # maybe before it was ordered
        task = self._tasks.get(order_id)
        if task and not task.done():
            self.stopped.append(order_id)
            task.cancel()
            await asyncio.wait([task])
        if run := self._runs.get(order_id):
            await run.leave(order_id)

    async def release(self, order_id: str) -> None:
        self.released.append(order_id)
        self._tasks.pop(order_id, None)
        self._runs.pop(order_id, None)

    async def free(self) -> None:
        for place in self._places:
            async with self._devices[place.name]:
                self._loaded.pop(place.name, None)

    async def aclose(self) -> None:
        self.ended = True
        for order_id in list(self._tasks):
            await self.stop(order_id)

    def _run_of(self, order: Order) -> _Run:
        run = self._runs.get(order.id)
        if run is None:
            ids = order.batch or (order.id,)
            stopped = self._skipped - {order.id}
            run = _Run(tuple(each for each in ids if each not in stopped), self._render)
            self._runs.update(dict.fromkeys(run.missing, run))
        return run

    async def _work(self, order: Order) -> Made:
        run = self._runs[order.id]
        try:
            await run.made(order)
            self._tell(order, Progress(Phase.ENCODING, 0, len(FRAMES)))
            await self.encoding_gate.wait()
        except asyncio.CancelledError:
            await run.leave(order.id)
            if error := self._lost.pop(order.id, None):
                raise error from None
            raise
        film = await asyncio.to_thread(any_film)
        made = self._write(order, film, run.together)
        self._tell(order, Progress(Phase.ENCODING, len(FRAMES), len(FRAMES)))
        return made

    async def _render(self, run: _Run) -> None:
        """The steps of all orders that are in it, on their place."""
        order = next(iter(run.orders.values()))
        steps = order.request.num_inference_steps
        async with self._devices[order.place]:
            run.together = len(run.orders)
            ids = [order_id for order_id in run.ids if order_id in run.orders]
            self.made += ids
            self.runs.append(tuple(ids))
            self._loaded[order.place] = (order.request.model,)
            self._tell_all(run, Progress(Phase.READING))
            for step in range(steps + 1):
                self._tell_all(run, Progress(Phase.DENOISING, step, steps))
                await asyncio.sleep(self.step)
                if step == steps // 2:
                    await self.gate.wait()
            for each in run.orders.values():
                if failures := self.failures.get(each.request.prompt):
                    raise failures.pop(0) if len(failures) > 1 else failures[0]
            self._tell_all(run, Progress(Phase.DECODING, 1, 1))

    def _tell_all(self, run: _Run, progress: Progress) -> None:
        for order in run.orders.values():
            self._tell(order, progress)

    def _tell(self, order: Order, progress: Progress) -> None:
        for listener in tuple(self._listeners[order.id]):
            listener(progress)

    def _write(self, order: Order, film: bytes, together: int) -> Made:
        media, request = self._media, order.request
        master, first, last = (
            path(order.id) for path in (media.master, media.first_frame, media.last_frame)
        )
        master.write_bytes(film)
        metadata.finish(master, padded(request))
        for path in (first, last):
            path.write_bytes(PNG)
        kind = next((p.device for p in self._places if p.name == order.place), "")
        factor = (1 + self.further * (together - 1)) * self.slowness.get(kind, 1.0)
        seconds = {Phase.READING: 0.1, Phase.DENOISING: 1.0, Phase.DECODING: 0.2}
        seconds = {phase: factor * took for phase, took in seconds.items()}
        seconds |= {Phase.LOADING: self.loading, Phase.ENCODING: 0.1}
        seconds = {phase: took for phase, took in seconds.items() if took}
        notes = self.notes.get(request.prompt, ())
        return Made(master, first, last, request, seconds, notes, together=together)


class _Run:
    """Orders that are made in one run; it begins once none of them is missing."""

    def __init__(
        self, ids: tuple[str, ...], render: Callable[[_Run], Coroutine[Any, Any, None]]
    ) -> None:
        self.ids = ids
        self.missing = set(ids)
        self.orders: dict[str, Order] = {}
        self.together = 0  # how many of them there were when it began
        self._render = render
        self._task: asyncio.Task[None] | None = None
        self._begun = asyncio.Event()

    async def made(self, order: Order) -> None:
        """Take part, and wait until its frames are there."""
        self.orders[order.id] = order
        self._arrived(order.id)
        await self._begun.wait()
        assert self._task
        await asyncio.shield(self._task)

    async def leave(self, order_id: str) -> None:
        """Its place is free on return, if it was the last."""
        self.orders.pop(order_id, None)
        self._arrived(order_id)
        if self._task and not self.orders and not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task])

    def _arrived(self, order_id: str) -> None:
        self.missing.discard(order_id)
        if not self.missing and not self._task and self.orders:
            self._task = asyncio.create_task(self._render(self))
            self._begun.set()


def _opened() -> asyncio.Event:
    gate = asyncio.Event()
    gate.set()
    return gate


def padded(request: VideoRequest) -> bytes:
    """JSON may end in spaces, so one film has room for any comment."""
    return metadata.describe(request, metadata.MAX_COMMENT).ljust(metadata.MAX_COMMENT)


PNG = (  # one black pixel
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde"
    b"\0\0\0\x0cIDATx\x9cc```\0\0\0\4\0\1\xf6\x178U\0\0\0\0IEND\xaeB`\x82"
)


@cache
def any_film() -> bytes:
    """An MP4 by ffmpeg, without its comment; made once, in a thread with a loop of its own."""

    async def encode(folder: str) -> bytes:
        source = FromFrames(FRAMES, 8)
        size = metadata.MAX_COMMENT
        x264 = X264(Ffmpeg(), Path(folder), source, size, lambda done: None)
        return (await x264.encode(Picture(64, 64), ("-crf", "30"))).read_bytes()

    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(encode(folder))
