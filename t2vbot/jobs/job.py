"""A job: one request on its way to its member, and the seams to those who carry it."""

from __future__ import annotations

import enum
import json
import time
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from ..catalog.request import VideoRequest

Frames = npt.NDArray[np.uint8]
"""A clip as pixels: uint8, shape (num_frames, height, width, 3), RGB."""


class Phase(enum.StrEnum):
    """What is being done for a job right now, in the order in which it happens."""

    WAITING = "waiting"
    DOWNLOADING = "downloading"
    LOADING = "loading"
    READING = "reading"  # the prompt, by the text encoder
    DENOISING = "denoising"
    DECODING = "decoding"
    ENCODING = "encoding"
    UPLOADING = "uploading"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one phase is.

    ``total`` 0 means that nobody can know; units: bytes for downloads, else steps.
    """

    phase: Phase
    done: int = 0
    total: int = 0


OnProgress = Callable[[Progress], None]
"""Called on the event loop's thread, often; must return at once."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What an executor gives back."""

    frames: Frames
    request: VideoRequest  # what was made: less than was asked for, where memory was short
    seconds: dict[Phase, float]  # measured wall time of each phase
    notes: tuple[str, ...] = ()  # for the member: what was changed to make it possible


@dataclass(frozen=True, slots=True)
class VideoFile:
    """A finished MP4 on disk, and how it came to fit."""

    path: Path
    size: int  # bytes
    width: int
    height: int
    seconds: float  # of the clip
    how: str  # "crf", "two-pass" or "last-resort"
    scale: float  # of the frames that went in; 1.0 = untouched, 2.0 = enlarged twofold


@dataclass(frozen=True, slots=True)
class Result:
    """A finished video that waits to be handed over, or could not be."""

    file: VideoFile
    took: float  # seconds from the job's turn to the finished file
    notes: tuple[str, ...] = ()  # for the member: what was changed to make it possible

    def to_json(self) -> dict[str, Any]:
        """A plain dict; of the path only the name, so that the folder may move."""
        values = asdict(self)
        values["file"]["path"] = self.file.path.name
        return values

    @classmethod
    def from_json(cls, data: str, path: Path) -> Result:
        """``path`` is where the job's file lies; the name that is written there is not believed."""
        values = json.loads(data)
        file = values["file"] | {"path": path}
        return cls(VideoFile(**file), values["took"], tuple(values["notes"]))

    def is_there(self) -> bool:
        """Whether the file is on the disk, and whole."""
        try:
            return self.file.path.stat().st_size == self.file.size
        except OSError:
            return False


SAME_MOMENT = 10.0  # seconds by which an expected start may be off before it is said anew ...
SAME_SHARE = 0.1  # ... or this share of the wait


class JobState(enum.StrEnum):
    """Where a job stands.

    It ends in exactly one of the last three, and its member is told which.
    """

    WAITING = "waiting"
    RUNNING = "running"  # the executor has it
    FINISHING = "finishing"  # being encoded and handed over; the executor is free again
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True)
class ReplyTo:
    """Where the video goes, as plain values, so that it survives a restart.

    ``token`` is the interaction's: it lets us edit the reply until ``expires_at`` (Unix seconds; 15
    minutes after the command, by Discord's documentation). After that the bot's own rights in
    ``channel_id`` count.
    """

    application_id: int
    token: str = field(repr=False)  # a secret: whoever holds it can post as the bot
    channel_id: int
    message_id: int
    guild_id: int | None
    expires_at: float
    limit: int  # bytes a file may have here
    spoiler: bool = False
    reachable: bool = True  # whether the bot itself can write there, without the token

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: str) -> ReplyTo:
        """Read what ``to_json`` wrote; keys this version does not know are ignored."""
        known = {field.name for field in fields(cls)}
        return cls(**{key: value for key, value in json.loads(data).items() if key in known})


@dataclass(eq=False)
class Job:
    """One accepted request. Only the consumer changes it; everybody else reads."""

    request: VideoRequest
    user_id: int
    reply_to: ReplyTo
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:16])
    created_at: float = field(default_factory=time.time)  # Unix seconds
    state: JobState = JobState.WAITING
    attempts: int = 0
    turn: float = 0.0  # the start tag of the fair queue: the least goes first
    progress: Progress = Progress(Phase.WAITING)
    phase_started: float = field(default_factory=time.monotonic)
    place: int = 0  # 1 = next; 0 = not waiting
    starts_at: float | None = None  # Unix seconds, expected; None = nothing measured yet
    remark: str = ""  # for the member, while the job has not ended
    result: Result | None = None  # once it is encoded
    reason: str | None = None  # why it failed
    resumed: bool = False  # an earlier run of the bot began it, and may have delivered it
    told: bool = False  # its member knows that it failed, or was cancelled

    def advance(self, progress: Progress) -> None:
        """Take over a newer progress, noting when its phase began."""
        if progress.phase is not self.progress.phase:
            self.phase_started = time.monotonic()
        self.progress = progress

    def expect(self, seconds: float | None) -> None:
        """Take over when the job's turn comes, where that is news to its member.

        The same moment computed anew differs by a little each time, and every change costs an edit.
        """
        if seconds is None:
            self.starts_at = None
            return
        moment, slack = time.time() + seconds, max(SAME_MOMENT, SAME_SHARE * seconds)
        if self.starts_at is None or abs(moment - self.starts_at) > slack:
            self.starts_at = moment

    def seconds_left(self) -> float | None:
        """Time left in the current phase by its own pace so far; None before the first step is
        done.
        """
        done, total = self.progress.done, self.progress.total
        if not done or total < done:
            return None
        return (time.monotonic() - self.phase_started) / done * (total - done)


class Executor(Protocol):
    """Makes frames. The local one is a thread beside the GPU; a later one may be another machine.

    ``generate`` is cancelled like any coroutine: the work stops within one step, and only then does
    ``CancelledError`` come out, so that the card is free for the next job.
    """

    async def generate(self, request: VideoRequest, on_progress: OnProgress) -> Clip: ...

    async def aclose(self) -> None: ...


class Encoder(Protocol):
    """Makes a file under a size limit out of frames; cancelled like any coroutine, leaving nothing
    behind.
    """

    async def encode(
        self, frames: Frames, request: VideoRequest, path: Path, limit: int, on_progress: OnProgress
    ) -> VideoFile:
        """Write ``path`` with fewer than ``limit`` bytes, or raise ``CannotFit``."""
        ...


class Delivery(Protocol):
    """The member's side of a job: what they see of it, and how they get the file."""

    def changed(self, job: Job) -> None:
        """Progress or place moved.

        Called often; returns at once; may show only the newest state.
        """

    async def deliver(self, job: Job, result: Result) -> None:
        """Hand over the finished file; repeating it never makes a second message.

        Raises ``FileTooLarge`` where the place takes less than was promised, ``DeliveryFailed``
        where nothing helps.
        """

    async def failed(self, job: Job) -> None:
        """Tell the member that there will be no video, and the job's reason."""

    async def cancelled(self, job: Job) -> None:
        """Tell the member that the job was cancelled."""
