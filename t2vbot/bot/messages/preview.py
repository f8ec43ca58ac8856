"""The picture in a status message that shows what its clip will be; gone once the clip is there."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Protocol

import discord

from ...jobs.job import Job, JobState
from ...posts.post import Post
from ...text import Text
from .alt_text import within_limit
from .wording import is_closing

NAME = "preview.webp"

_HIDDEN_IN = (JobState.HELD, JobState.FAILED, JobState.CANCELLED)


class _Named(Protocol):
    @property
    def filename(self) -> str: ...


def preview_of(post: Post, job: Job) -> bytes | None:
    """What may be seen of a job's clip before it is there. Nothing where the clip itself is to be
    hidden, or where nobody could take the preview away again; who makes it sees to that there is
    none where an output check is on.
    """
    if post.destination.spoiler or job.hidden or job.state in _HIDDEN_IN or is_closing(post):
        return None
    return job.preview


def as_file(preview: bytes, job: Job) -> discord.File:
    """One for each edit: a file that was read once would upload nothing."""
    description = within_limit(Text("bot-preview", words=job.request.label))
    return discord.File(io.BytesIO(preview), filename=NAME, description=description)


def holds_more(files: Iterable[_Named]) -> bool:
    """Whether there is another file than a preview among those of a message: a finished one."""
    return any(file.filename != NAME for file in files)
