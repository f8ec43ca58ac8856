"""The executor that cuts films out of clips that are there: ffmpeg alone, one film at a time."""

from __future__ import annotations

import asyncio
import time
from functools import partial

from ..catalog.film import FilmRequest, SheetRequest
from ..errors import Cancelled
from ..jobs.executor import Kind, Made, OnProgress, Order, Phase, Place, Progress
from ..jobs.work import Work
from ..media.store import Media
from ..text import Text, render
from .ffmpeg import Ffmpeg
from .sheet import write_sheet
from .stitch import Cut, Film, Scene, write_film

PLACE = "cuts"
CLOSING = 10.0  # seconds for a run that was stopped to be gone


class CutExecutor:
    """Fulfils ``Executor`` for ``Kind.CUT``. ``embed_prompt``: whether words travel inside the
    files. ``ffmpeg``: another than the one that comes along.
    """

    def __init__(
        self, media: Media, *, embed_prompt: bool = True, ffmpeg: Ffmpeg | None = None
    ) -> None:
        self._media = media
        self._embed_prompt = embed_prompt
        self._ffmpeg = ffmpeg or Ffmpeg()
        self._works: dict[str, Work] = {}
        self._is_closed = False

    def places(self) -> list[Place]:
        return [Place(PLACE, kind=Kind.CUT)]

    async def make(self, order: Order, on_progress: OnProgress) -> Made:
        """As ``Executor`` has it."""
        work = self._works.get(order.id)
        if work is None:
            if order.kind is not Kind.CUT:
                raise ValueError(f"this executor does not make files of kind {order.kind}")
            if self._is_closed:
                raise Cancelled
            work = self._works[order.id] = Work(order, self._carry_out)
        return await work.outcome(on_progress)

    async def stop(self, order_id: str) -> None:
        if work := self._works.get(order_id):
            work.stop()
            await work.ended()

    async def release(self, order_id: str) -> None:
        await self.stop(order_id)
        self._works.pop(order_id, None)

    async def free(self) -> None:
        """Between two films nothing of one is left."""

    async def aclose(self) -> None:
        self._is_closed = True
        works = list(self._works.values())
        for work in works:
            work.stop()
        if works:
            await asyncio.wait([work.task for work in works], timeout=CLOSING)

    async def _carry_out(self, work: Work) -> Made:
        try:
            with work.cut_short_by_stop():
                if work.stop_asked.is_set():
                    raise Cancelled
                return await self._cut(work)
        except asyncio.CancelledError:
            raise Cancelled from None  # nobody else cancels the task

    async def _cut(self, work: Work) -> Made:
        started, order = time.perf_counter(), work.order
        request = order.request
        pictures = (self._media.first_frame(order.id), self._media.last_frame(order.id))
        if isinstance(request, SheetRequest):
            made = await write_sheet(
                *(order.inputs, request.label, self._media.master(order.id), *pictures),
                partial(_tell, work),
                embed_prompt=self._embed_prompt,
                ffmpeg=self._ffmpeg,
            )
            seconds = {Phase.CUTTING: time.perf_counter() - started}
            return Made(made.path, *pictures, request, seconds)
        assert isinstance(request, FilmRequest)
        cut = await write_film(
            _film(order, request),
            self._media.master(order.id),
            *pictures,
            partial(_tell, work),
            embed_prompt=self._embed_prompt,
            ffmpeg=self._ffmpeg,
        )
        seconds = {Phase.CUTTING: time.perf_counter() - started}
        return Made(cut.film.path, *pictures, request, seconds, _notes(cut))


def _tell(work: Work, done: int, total: int) -> None:
    work.tell(Progress(Phase.CUTTING, done, total))


def _film(order: Order, request: FilmRequest) -> Film:
    scenes = zip(order.inputs, request.words, strict=True)
    return Film(
        tuple(Scene(path, words) for path, words in scenes),
        request.title,
        request.server,
        render(Text("video-credits")),
        request.names,
        request.captions,
        request.fades,
    )


def _notes(cut: Cut) -> tuple[Text, ...]:
    """What is not as it was, which nobody should have to find out."""
    notes = [
        Text(
            "video-frames-left-out",
            number=str(number),
            count=section.left_out,
            rate=f"{float(cut.timeline.rate):g}",
        )
        for number, section in enumerate(cut.scenes, start=1)
        if section.left_out
    ]
    if cut.left_out:
        notes.append(Text("video-letters-left-out", count=len(cut.left_out)))
    return tuple(notes)
