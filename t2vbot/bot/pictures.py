"""The picture that a clip starts from: looked at before a member is answered, as far as Discord
tells of it; then fetched, prepared and laid beside the job, before anything is written down.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import discord

from ..catalog.film import clip_of
from ..catalog.request import VideoRequest
from ..catalog.smooth import SmoothRequest
from ..errors import RequestRefused, UserError
from ..jobs.job import Job
from ..media.store import Media
from ..text import Text
from .cdn import Cdn, too_large
from .recent import Asked

REMEMBERED = 1000  # messages with pictures
MOST_BYTES = 25 * 2**20  # of a file that a member sends
KINDS = ("image/png", "image/jpeg", "image/webp", "image/gif")
ARRIVING_AT_ONCE = 4  # files that are in memory

Size = tuple[int, int]
Write = Callable[[bytes, Sequence[Size], Path], tuple[str, Size]]
"""Writes the picture in a file's bytes to a path, in the size whose shape is nearest; its SHA-256,
and that size. Blocks. Raises ``RequestRefused`` for what is no picture."""

Cut = Callable[[Path, Path], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Start:
    """``read`` brings the bytes of a picture, or raises ``UserError``. ``sizes``: to choose from by
    its shape; empty: the request's own.
    """

    read: Callable[[], Awaitable[bytes]]
    sizes: tuple[Size, ...] = ()


@dataclass(frozen=True, slots=True)
class Album:
    """The pictures of a message that somebody looked at."""

    user_id: int
    files: tuple[discord.Attachment, ...]
    private: bool  # nobody else saw it

    def file(self, number: str) -> discord.Attachment | None:
        """As it is picked: from 1 on."""
        if not number.isdecimal() or not 1 <= int(number) <= len(self.files):
            return None
        return self.files[int(number) - 1]


class Pictures:
    """``write_last_frame``: of a clip, to a path; raises ``UserError``."""

    def __init__(self, cdn: Cdn, media: Media, write: Write, write_last_frame: Cut) -> None:
        self._cdn = cdn
        self._media = media
        self._write = write
        self._write_last_frame = write_last_frame
        # By their ids, the oldest first. In memory alone: an address works for a day at most, and
        # the id of a message would let a changed client name one that its owner cannot see.
        self._albums: OrderedDict[str, Album] = OrderedDict()
        self._arriving = asyncio.Semaphore(ARRIVING_AT_ONCE)
        self._decoding = asyncio.Lock()  # one in memory

    def check(self, file: discord.Attachment) -> None:
        """By what Discord says of it, which is not believed later. Raises ``UserError``."""
        if not is_picture(file):
            raise RequestRefused(Text("bot-picture-kind"))
        if file.size > MOST_BYTES:
            raise too_large(MOST_BYTES)
        self._cdn.check(file.url)

    def attached(self, file: discord.Attachment, sizes: tuple[Size, ...]) -> Start:
        """One that a member sent."""
        return Start(lambda: self._cdn.fetch(file.url, MOST_BYTES), sizes)

    def of(self, asked: Asked) -> Start | None:
        """The one that a video started from; None where it started from none."""
        if not asked.clip.start_image:
            return None
        return Start(lambda: self._read(self._media.start_image(asked.job_id)))

    async def _read(self, path: Path) -> bytes:
        try:
            return await asyncio.to_thread(path.read_bytes)
        except FileNotFoundError:
            raise UserError(Text("bot-picture-gone")) from None

    async def cut_last_frame(self, job_id: str) -> None:
        """Out of a clip that is here. Raises ``UserError``."""
        await self._write_last_frame(self._media.master(job_id), self._media.last_frame(job_id))

    def remember(self, user_id: int, files: Sequence[discord.Attachment], *, private: bool) -> str:
        """Until somebody has filled in a form about them; the id of it."""
        album_id = secrets.token_hex(8)
        self._albums[album_id] = Album(user_id, tuple(files), private)
        while len(self._albums) > REMEMBERED:
            self._albums.popitem(last=False)
        return album_id

    def album(self, album_id: str, user_id: int) -> Album | None:
        """None for what is forgotten, or somebody else's."""
        album = self._albums.get(album_id)
        return album if album and album.user_id == user_id else None

    async def lay(self, jobs: Sequence[Job], start: Start) -> None:
        """Beside jobs that make clips of one size, or smooth them, whose requests name it from then
        on. Raises ``UserError``.
        """
        first, *others = jobs
        request = clip_of(first.request)
        assert request
        sizes, path = start.sizes or (_size(request),), self._media.start_image(first.id)
        async with self._arriving:
            data = await start.read()
            async with self._decoding:
                sha256, size = await asyncio.to_thread(self._write, data, sizes, path)
        width, height = size

        def starting(request: VideoRequest) -> VideoRequest:
            return replace(request, start_image=sha256, width=width, height=height)

        for job in jobs:
            if isinstance(job.request, SmoothRequest):
                job.request = replace(job.request, clip=starting(job.request.clip))
            elif isinstance(job.request, VideoRequest):
                job.request = starting(job.request)
        for job in others:  # each its own: none outlives its job
            await asyncio.to_thread(self._media.share_start_image, first.id, job.id)


def is_picture(file: discord.Attachment) -> bool:
    """By what it calls itself; what calls itself nothing is looked at."""
    kind = (file.content_type or KINDS[0]).partition(";")[0].strip().lower()
    return kind in KINDS


def _size(request: VideoRequest) -> Size:
    return request.width, request.height
