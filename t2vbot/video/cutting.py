"""The executor of what is made out of clips that are there: films, drafts beside each other, smooth
clips. ffmpeg alone, one at a time.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TypedDict

from ..catalog.film import FilmRequest, SheetRequest
from ..catalog.smooth import SmoothRequest
from ..errors import Cancelled, UserError
from ..jobs.executor import Kind, Made, OnPlaces, OnProgress, Order, Phase, Place, Progress
from ..jobs.work import Work
from ..media.store import Media
from ..text import Text, render, speaking
from .ffmpeg import Ffmpeg
from .keeping import take_over, to_the_end
from .sheet import write_sheet
from .smooth import write_smooth
from .stitch import Cut, Film, Scene, write_film

log = logging.getLogger(__name__)

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

    def listen(self, on_places: OnPlaces) -> None:
        """Its one place neither comes nor goes."""

    def keep_only(self, order_ids: Collection[str]) -> None:
        """It ends with the bot."""

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
        request = work.order.request
        if isinstance(request, SmoothRequest):
            return await self._smooth(work, request)
        if isinstance(request, SheetRequest):
            return await self._sheet(work, request)
        assert isinstance(request, FilmRequest)
        return await self._film(work, request)

    async def _film(self, work: Work, request: FilmRequest) -> Made:
        started, files = time.perf_counter(), self._files(work)
        film = _film(work.order, request)
        with speaking(request.language):
            cut = await write_film(film, *files, partial(_tell, work), **self._options)
        return Made(*files, request, _took(started), _notes(cut))

    async def _sheet(self, work: Work, request: SheetRequest) -> Made:
        started, files = time.perf_counter(), self._files(work)
        drafts, label = work.order.inputs, request.label
        await write_sheet(drafts, label, *files, partial(_tell, work), **self._options)
        return Made(*files, request, _took(started))

    async def _smooth(self, work: Work, request: SmoothRequest) -> Made:
        started, files = time.perf_counter(), self._files(work)
        (clip,) = work.order.inputs
        try:
            await write_smooth(clip, *files, partial(_tell, work), **self._options)
        except (UserError, RuntimeError) as error:
            if not (request.or_plain and await to_the_end(partial(take_over, clip, *files))):
                raise
            log.warning("The clip of %s stays as it is: %s", work.order.id, error)
            reason = error.text if isinstance(error, UserError) else Text("video-smooth-fault")
            note = Text("video-not-smoothed", reason=reason)
            return Made(*files, request.clip, _took(started), (note,))
        return Made(*files, request, _took(started))

    def _files(self, work: Work) -> tuple[Path, Path, Path]:
        """The master and its two pictures."""
        media, order_id = self._media, work.order.id
        return media.master(order_id), media.first_frame(order_id), media.last_frame(order_id)

    @property
    def _options(self) -> _Options:
        return {"embed_prompt": self._embed_prompt, "ffmpeg": self._ffmpeg}


class _Options(TypedDict):
    embed_prompt: bool
    ffmpeg: Ffmpeg


def _took(started: float) -> dict[Phase, float]:
    return {Phase.CUTTING: time.perf_counter() - started}


def _tell(work: Work, done: int, total: int) -> None:
    work.tell(Progress(Phase.CUTTING, done, total))


def _film(order: Order, request: FilmRequest) -> Film:
    scenes = zip(order.inputs, request.words, strict=True)
    return Film(
        tuple(Scene(path, words) for path, words in scenes),
        request.title,
        request.server,
        render(Text("video-credits"), request.language),
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
            rate=float(cut.timeline.rate),
        )
        for number, section in enumerate(cut.scenes, start=1)
        if section.left_out
    ]
    if cut.left_out:
        notes.append(Text("video-letters-left-out", count=len(cut.left_out)))
    return tuple(notes)
