"""The local executor: frames from the device's thread, then a file by ffmpeg beside it."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Collection
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

from ..catalog.catalog import Catalog
from ..catalog.request import VideoRequest
from ..errors import Cancelled
from ..jobs.executor import Kind, Made, OnPlaces, OnProgress, Order, Phase, Place, Progress
from ..jobs.work import Work
from ..media.store import Media
from ..text import Text
from ..video.ffmpeg import Ffmpeg
from ..video.master import write_master
from ..video.reading import read_frames
from ..video.start_image import read_start_image
from .check import OutputCheck
from .clip import Clip
from .pins import Pins
from .renderer import CLOSING, Rendered, Renderer
from .room import Room
from .run import Run
from .savings import MOST_TOGETHER

REMEMBERED = 1000  # orders that were stopped
FRAMES_IN_MEMORY = 2 * 2**30  # bytes: 700 clips of 256x256x16, 22 of 832x480x81, 5 of 1280x720x129


class LocalExecutor:
    """Makes clips on this computer, one after the other; encodes them beside that, as many as
    memory holds.

    ``device``: "auto", "cuda", "cuda:1", "mps" or "cpu". ``embed_prompt``: whether prompts travel
    inside the files. ``ffmpeg``: another than the one that comes along. ``cache_dir``: where
    downloaded weights are kept; None is huggingface_hub's own place. ``endpoint``: another hub than
    huggingface.co. ``pins``: which commits of repositories to use. ``torch_threads``: on a CPU;
    None is all cores, or all but one (``choose_threads``). ``allow_pickle``: whether models that
    are published only as pickle files may be read. ``step_timeout``: seconds without a sign of life
    after which a step counts as hung. ``faults``: a folder of injected faults (see ``faults.py``);
    None is none. ``check``: what looks at every clip before there is a file of it; None: nothing
    does. ``previews``: whether progress brings them, of clips that nothing looks at.
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
        previews: bool = False,
    ) -> None:
        self._media = media
        self._previews = previews
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
        self._runs: dict[str, Run] = {}  # of works that have not ended
        self._waiting: dict[str, Run] = {}  # by the order that a run waits for
        self._stopped: OrderedDict[str, None] = OrderedDict()  # maybe before they were ordered
        self._is_closed = False

    def places(self) -> list[Place]:
        """One, the device; none once it is lost.

        Raises ``SettingsError`` where it is not there.
        """
        if self._renderer.lost:
            return []
        renderer = self._renderer
        device = renderer.device
        kind = device.kind if device.kind == "cpu" else device.name
        return [Place(device.where, renderer.models, MOST_TOGETHER, device=kind)]

    def listen(self, on_places: OnPlaces) -> None:
        """Its one place neither comes nor goes: without it the process ends."""

    def keep_only(self, order_ids: Collection[str]) -> None:
        """It ends with the bot."""

    async def make(self, order: Order, on_progress: OnProgress) -> Made:
        """As ``Executor`` has it. Whoever joins late hears at once how far the work is."""
        work = self._works.get(order.id)
        if work is None:
            if order.kind is not Kind.RENDER:
                raise ValueError(f"the local executor does not make files of kind {order.kind}")
            if self._is_closed:
                raise Cancelled
            self._stopped.pop(order.id, None)
            self._runs[order.id] = self._run_of(order)
            work = self._works[order.id] = Work(order, self._carry_out)
        return await work.outcome(on_progress)

    async def stop(self, order_id: str) -> None:
        self._stopped[order_id] = None
        if len(self._stopped) > REMEMBERED:
            self._stopped.popitem(last=False)
        if run := self._waiting.pop(order_id, None):  # for this order, which may never come
            run.stop(order_id)
        if work := self._works.get(order_id):
            self._stop(work)
            await work.ended()

    def _stop(self, work: Work) -> None:
        work.stop()
        if run := self._runs.get(work.order.id):
            run.stop(work.order.id)

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
        runs = set(self._runs.values())
        for work in works:
            self._stop(work)
        if works:
            _, hung = await asyncio.wait([work.task for work in works], timeout=CLOSING)
            for task in hung:
                task.cancel()
        for run in runs:
            if run.task:
                run.task.cancel()
        await self._renderer.aclose()
        if self._check:
            await self._check.aclose()

    @property
    def ended(self) -> bool:
        """Whether its threads have ended; where not, only ``os._exit`` is safe."""
        return self._renderer.ended and (self._check is None or self._check.ended)

    def _run_of(self, order: Order) -> Run:
        """The run that an order belongs to; it begins once all of its orders are there."""
        if run := self._waiting.pop(order.id, None):
            return run
        here = {*self._stopped, *self._works}
        order_ids = [each for each in order.batch if each not in here]
        run = Run({*order_ids, order.id})
        run.task = asyncio.create_task(self._carry(run), name=f"t2vbot-run-{order.id}")
        self._waiting |= {each: run for each in order_ids if each != order.id}
        return run

    async def _carry_out(self, work: Work) -> Made:
        run = self._runs[work.order.id]
        try:
            if work.stop_asked.is_set():
                raise Cancelled
            return await self._make(work, run)
        except asyncio.CancelledError:
            # Nobody else cancels the task; what made it so is not for those who wait for it, which
            # would look as if they had been cancelled themselves.
            raise Cancelled from None
        finally:
            run.leave(work.order.id)
            del self._runs[work.order.id]

    async def _make(self, work: Work, run: Run) -> Made:
        check = self._check if work.order.checked else None
        hides = False
        if check:
            with work.cut_short_by_stop():
                await check.prepare(work.tell, work.stop_asked)
                hides = await _picture_hides(check, work)
        rendered = await run.outcome(work)
        if work.stop_asked.is_set():  # just after the last step
            raise Cancelled
        with work.cut_short_by_stop():
            if check:
                checked = await self._checked(check, work, rendered, hides=hides)
                return await self._encode(work, *checked)
            return await self._encode(work, rendered)

    async def _carry(self, run: Run) -> None:
        """A run, from the wait for the device until nothing of it is in memory any more."""
        await run.complete()
        async with AsyncExitStack() as memory:
            if error := await self._fault(run, memory):
                run.fail(error)
            await run.over()

    async def _fault(self, run: Run, memory: AsyncExitStack) -> Exception | None:
        """Have the device, and say what went wrong with the whole run."""
        try:
            async with self._device:  # for the next one while the clips of this are encoded
                size = sum(_bytes(work.order) for work in run.wanted())
                await memory.enter_async_context(self._room.holding(size))
                await self._render(run)
        except Exception as error:
            return error
        return None

    async def _render(self, run: Run) -> None:
        """As many at once as memory holds, until all have been made."""
        run.has_device = True
        while works := run.wanted():
            clips = [await self._clip(work) for work in works]
            made = await self._renderer.render(clips)
            for work, one in zip(works, made, strict=False):
                run.give(work, one)
        run.fail(Cancelled())  # whoever is left was stopped

    async def _clip(self, work: Work) -> Clip:
        order = work.order
        assert isinstance(order.request, VideoRequest)
        source = await read_frames(order.inputs[0], self._ffmpeg) if order.inputs else None
        # What the check may hide or withhold must not be seen before.
        preview = self._previews and not (self._check and order.checked)
        return Clip(
            *(order.request, work.tell, work.stop_asked, order.start_image, source),
            preview=preview,
        )

    async def _checked(
        self, check: OutputCheck, work: Work, rendered: Rendered, *, hides: bool
    ) -> tuple[Rendered, bool]:
        """What may leave this computer, and whether only behind a spoiler. ``hides``: whether what
        it starts from is to be behind one.
        """
        started = time.perf_counter()
        work.tell(Progress(Phase.CHECKING))
        spoiler = await check.look(work.order.id, rendered.frames, work.stop_asked) or hides
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
            sound=rendered.sound,
            embed_prompt=self._embed_prompt,
            ffmpeg=self._ffmpeg,
        )
        seconds = rendered.seconds | {Phase.ENCODING: time.perf_counter() - started}
        return Made(
            *(master, first, last, rendered.request, seconds, rendered.notes),
            spoiler=spoiler,
            together=rendered.together,
        )


async def _picture_hides(check: OutputCheck, work: Work) -> bool:
    """Whether the picture that a clip starts from is to be behind a spoiler. Looked at before
    anything is made of it: raises ``Withheld`` where nothing is to be.
    """
    order = work.order
    if order.start_image is None:
        return False
    picture = await asyncio.to_thread(read_start_image, order.start_image)
    withheld = Text("engine-check-picture-withheld")
    return await check.look(order.id, picture, work.stop_asked, withheld=withheld)


def _bytes(order: Order) -> int:
    """That the frames of an order take."""
    request = order.request
    assert isinstance(request, VideoRequest)
    return 3 * request.num_frames * request.width * request.height
