"""The seam to whoever brings posts to their people: Discord, in ``bot/messages``."""

from __future__ import annotations

import enum
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ..jobs.job import Job
from ..text import Text
from .post import Post


class Outcome(enum.StrEnum):
    """What the final message of a post says."""

    VIDEO = "video"
    FAILED = "failed"
    CANCELLED = "cancelled"
    KEPT = "kept"  # there is a video, and no way to hand it over
    TEXT = "text"  # what the post itself says


class VideoFile(Protocol):
    """An MP4 that fits a destination's limit."""

    @property
    def path(self) -> Path: ...
    @property
    def size(self) -> int:
        """Bytes."""
        ...

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def seconds(self) -> float:
        """Of the clip."""
        ...


@dataclass(frozen=True, slots=True)
class Brought:
    """One of the clips that a message brings."""

    job: Job
    file: VideoFile


@dataclass(frozen=True, slots=True)
class Lacking:
    """One that was asked for with others and does not come with them."""

    job: Job
    reason: Text
    is_kept: bool = False  # it was made


@dataclass(frozen=True, slots=True)
class Final:
    """What is to be brought."""

    outcome: Outcome
    job: Job | None = None
    file: VideoFile | None = None
    reason: Text | None = None  # why it failed, or is kept; or the text itself
    parent: Post | None = None  # that its video was made out of, where that is still to be seen
    others: tuple[Brought, ...] = ()  # besides that file
    lacking: tuple[Lacking, ...] = ()

    @property
    def clips(self) -> tuple[Brought, ...]:
        """All that it brings."""
        first = (Brought(self.job, self.file),) if self.job and self.file else ()
        return (*first, *self.others)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """All that it tells of."""
        many = (*(clip.job for clip in self.clips), *(each.job for each in self.lacking))
        return many or ((self.job,) if self.job else ())

    @property
    def is_of_many(self) -> bool:
        """Whether several clips were asked for at once."""
        return bool(self.others or self.lacking)


class Rung(enum.StrEnum):
    """A way to a post's people, in the order in which they are tried."""

    EDIT = "edit"  # the message that is there
    SEND = "send"  # a new one in its channel
    DM = "dm"  # a direct message


@dataclass(frozen=True, slots=True)
class Delivered:
    """How a final message came to its people."""

    rung: Rung
    reason: Text | None = None  # why no earlier rung worked


class Unreachable(Exception):
    """It did not work now; it may later, or it may have worked without our knowing."""

    def __init__(self, rung: Rung, cause: BaseException) -> None:
        super().__init__(f"{rung}: {cause!r}")
        self.rung = rung


class Refused(Exception):
    """Nothing that may be tried will work."""

    def __init__(self, reason: Text) -> None:
        super().__init__(repr(reason))
        self.reason = reason


class TooLarge(Exception):
    """The destination takes less than was promised."""


class Messenger(Protocol):
    def show(self, post: Post, jobs: Sequence[Job]) -> None:
        """Something about a post that is not settled changed. Called often; returns at once; may
        show only the newest state. ``jobs``: what it is to bring, most often one.
        """
        ...

    def forget(self, post: Post) -> None:
        """A post is settled: nothing more is shown of it."""
        ...

    async def deliver(
        self, post: Post, final: Final, before_sending: Callable[[], Awaitable[None]]
    ) -> Delivered:
        """Bring a final message by the first rung that works and is not in ``post.skipped``;
        repeating it makes no second message. No status is shown from here on until ``show``.

        ``before_sending`` is awaited before a message is sent that an edit cannot repeat. Raises
        ``Unreachable``, ``Refused`` or ``TooLarge``.
        """
        ...

    async def aclose(self) -> None:
        """Let every status message say what it has not said yet, and stop."""
        ...
