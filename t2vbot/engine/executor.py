"""The local executor: frames from the device's thread, then a file by ffmpeg beside it."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

from ..catalog.catalog import Catalog
from ..catalog.request import VideoRequest
from ..errors import Cancelled
from ..jobs.executor import Kind, Made, OnProgress, Order, Phase, Place, Progress
from ..jobs.work import Work
from ..media.store import Media
from ..text import Text
from ..video.ffmpeg import Ffmpeg
from ..video.master import write_master
from .check import OutputCheck
from .pins import Pins
from .renderer import CLOSING, Rendered, Renderer
from .room import Room

FRAMES_IN_MEMORY = 2 * 2**30  # bytes: 700 clips of 256x256x16, 22 of 832x480x81, 5 of 1280x720x129


class LocalExecutor:
    """Makes clips on this computer, one after the other; encodes them beside that, as many as
    memory holds.

    ``device``: "auto", "cuda", "cuda:1", "mps" or "cpu". ``embed_prompt``: whether prompts travel
    inside the files. ``ffmpeg``: another than the one that comes along. ``cache_dir``: where
    downloaded weights are kept; None is huggingface_hub's own place. ``endpoint``: another hub than
    huggingface.co. ``pins``: which commits of repositories to use. ``torch_threads``: on a CPU;
    None is all cores but one. ``allow_pickle``: whether models that are published only as pickle
    files may be read. ``step_timeout``: seconds without a sign of life after which a step counts as
    hung. ``faults``: a folder of injected faults (see ``faults.py``); None is none. ``check``: what
    looks at every clip before there is a file of it; None: nothing does.
    """

    def __init__(
        self,
        catalog: Catalog,
        media: Media,
        device: str = "auto",
        *,
        embed_prompt: bool = True,
        ffmpeg: Ffmpeg | None = None,
        frames_in_memory: int = FRAMES_IN_MEMORY,
        cache_dir: Path | None = None,
        endpoint: str | None = None,
        pins: Pins | None = None,
        torch_threads: int | None = None,
        allow_pickle: bool = False,
        step_timeout: float = 600.0,
        faults: Path | None = None,
        check: OutputCheck | None = None,
    ) -> None:
        self._media = media
        self._check = check
        self._embed_prompt = embed_prompt
        self._ffmpeg = ffmpeg or Ffmpeg()  # now, before minutes of work, should there be none
        self._renderer = Renderer(
            catalog,
            device,
            cache_dir=cache_dir,
            endpoint=endpoint,
            pins=pins,
            torch_threads=torch_threads,
            allow_pickle=allow_pickle,
            step_timeout=step_timeout,
            faults=faults,
        )
        self._device = asyncio.Lock()
        self._room = Room(frames_in_memory)
        self._works: dict[str, Work] = {}
        self._is_closed = False

    def places(self) -> list[Place]:
        """One, the device; none once it is lost.

        Raises ``SettingsError`` where it is not there.
        """
        if self._renderer.lost:
            return []
        model = self._renderer.model
        return [Place(self._renderer.where, (model,) if model else ())]

    async def make(self, order: Order, on_progress: OnProgress) -> Made:
        """As ``Executor`` has it. Whoever joins late hears at once how far the work is."""
        work = self._works.get(order.id)
        if work is None:
            if order.kind is not Kind.RENDER:
                raise ValueError(f"the local executor does not make files of kind {order.kind}")
            if self._is_closed:
                raise Cancelled
            work = self._works[order.id] = Work(order, self._carry_out)
        return await work.outcome(on_progress)

    async def stop(self, order_id: str) -> None:
        if work := self._works.get(order_id):
            work.stop()
            await work.ended()

    async def release(self, order_id: str) -> None:
        """Forget what came of an order. One that is still under way is stopped first."""
        await self.stop(order_id)
        self._works.pop(order_id, None)

    async def free(self) -> None:
        async with self._device:
            await self._renderer.free()

    async def aclose(self) -> None:
        """Stop what runs (its ``make`` raises ``Cancelled``), free memory, end the thread.

        Waits only a while for that: see ``ended``.
        """
        self._is_closed = True
        works = list(self._works.values())
        for work in works:
            work.stop()
        if works:
            _, hung = await asyncio.wait([work.task for work in works], timeout=CLOSING)
            for task in hung:
                task.cancel()
        await self._renderer.aclose()
        if self._check:
            await self._check.aclose()

    @property
    def ended(self) -> bool:
        """Whether its threads have ended; where not, only ``os._exit`` is safe."""
        return self._renderer.ended and (self._check is None or self._check.ended)

    async def _carry_out(self, work: Work) -> Made:
        try:
            if work.stop_asked.is_set():
                raise Cancelled
            return await self._make(work)
        except asyncio.CancelledError:
            # Nobody else cancels the task; what made it so is not for those who wait for it, which
            # would look as if they had been cancelled themselves.
            raise Cancelled from None

    async def _make(self, work: Work) -> Made:
        request = work.order.request
        assert isinstance(request, VideoRequest)
        check = self._check if work.order.checked else None
        if check:
            with work.cut_short_by_stop():
                await check.prepare(work.tell, work.stop_asked)
        async with AsyncExitStack() as memory:
            with work.cut_short_by_stop():
                await self._device.acquire()
            try:
                with work.cut_short_by_stop():
                    await memory.enter_async_context(self._room.holding(_bytes(request)))
                rendered = await self._renderer.render(request, work.tell, work.stop_asked)
            finally:
                self._device.release()  # for the next order, which is made while this is encoded
            if work.stop_asked.is_set():  # just after the last step
                raise Cancelled
            with work.cut_short_by_stop():
                if check:
                    return await self._encode(work, *await self._checked(check, work, rendered))
                return await self._encode(work, rendered)

    async def _checked(
        self, check: OutputCheck, work: Work, rendered: Rendered
    ) -> tuple[Rendered, bool]:
        """What may leave this computer, and whether only behind a spoiler."""
        started = time.perf_counter()
        work.tell(Progress(Phase.CHECKING))
        spoiler = await check.look(work.order.id, rendered.frames, work.stop_asked)
        seconds = rendered.seconds | {Phase.CHECKING: time.perf_counter() - started}
        notes = (*rendered.notes, Text("engine-check-hidden")) if spoiler else rendered.notes
        return replace(rendered, seconds=seconds, notes=notes), spoiler

    async def _encode(self, work: Work, rendered: Rendered, spoiler: bool = False) -> Made:
        started = time.perf_counter()
        total = len(rendered.frames)
        work.tell(Progress(Phase.ENCODING, 0, total))
        master, first, last = (
            path(work.order.id)
            for path in (self._media.master, self._media.first_frame, self._media.last_frame)
        )
        await write_master(
            *(rendered.frames, rendered.request, master, first, last),
            lambda done: work.tell(Progress(Phase.ENCODING, done, total)),
            embed_prompt=self._embed_prompt,
            ffmpeg=self._ffmpeg,
        )
        seconds = rendered.seconds | {Phase.ENCODING: time.perf_counter() - started}
        return Made(master, first, last, rendered.request, seconds, rendered.notes, spoiler)


def _bytes(request: VideoRequest) -> int:
    """That the frames of a request take."""
    return 3 * request.num_frames * request.width * request.height
