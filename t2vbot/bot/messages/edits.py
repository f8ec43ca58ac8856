"""The edits of one status message: what is new of its words, buttons and preview, and no more."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import discord

from ...jobs.job import Job, JobState
from ...posts.post import Post
from ..views.layout import status_view
from .preview import as_file
from .refusals import UNREACHABLE
from .writing import Message

log = logging.getLogger(__name__)

# An earlier run of the bot may have left one there.
_UNKNOWN = b""


@dataclass(frozen=True, slots=True)
class Content:
    """What a status message shows."""

    words: str
    preview: bytes | None = None


class Edits:
    """Edits the message of one post by ``write``; what an edit does not mention stays."""

    def __init__(self, post: Post, job: Job, write: Callable[[Message], Awaitable[None]]) -> None:
        self._post = post
        self._job = job
        self._write = write
        self._buttons: str | None = None  # those of which state are there
        self._preview: bytes | None = _UNKNOWN  # that is there
        self._takes_files = True

    async def show(self, content: Content, *, with_preview: bool = True) -> None:
        """One edit. ``with_preview``: whether there is time for a new preview.

        A preview that is refused (files may not be allowed there) or gets lost costs the words
        nothing: they are said without it, and no other is tried. Raises what Discord answers.
        """
        preview = content.preview if self._takes_files else None
        if preview and not with_preview:
            preview = self._preview
        buttons = "held" if self._job.state is JobState.HELD else "going"
        try:
            await self._write(lambda: self._arguments(content.words, buttons, preview))
        except (discord.HTTPException, *UNREACHABLE) as error:
            if not preview or preview is self._preview:
                raise
            log.info("Post %s: without previews from now on: %r", self._post.id, error)
            self._takes_files, self._preview, preview = False, _UNKNOWN, None
            await self._write(lambda: self._arguments(content.words, buttons, None))
        self._buttons, self._preview = buttons, preview

    def _arguments(self, words: str, buttons: str, preview: bytes | None) -> dict[str, Any]:
        message: dict[str, Any] = {"content": words}
        if buttons != self._buttons:
            message["view"] = status_view(self._post, is_held=buttons == "held")
        if preview != self._preview:
            message["attachments"] = [as_file(preview, self._job)] if preview else []
        return message
