"""A job: it makes one file. It knows nothing of who sees it where; that is a post's."""

from __future__ import annotations

import enum
import time
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ..catalog.film import Request, clip_of
from ..catalog.request import VideoRequest
from ..catalog.smooth import SmoothRequest
from ..text import Text
from .executor import Kind, Progress


def new_id() -> str:
    """For a job or a post: 16 hexadecimal digits."""
    return uuid.uuid4().hex[:16]


class JobState(enum.StrEnum):
    """Where a job stands; it ends in exactly one of the last three."""

    WAITING = "waiting"
    HELD = "held"  # for a moderator, until ``Job.held_until``
    RUNNING = "running"  # a place of the executor has it
    ENCODING = "encoding"  # or checked: the place is free again
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_final(self) -> bool:
        return self in (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a job; its file lies in the media folder under the job's id."""

    size: int  # bytes of the master
    request: Request  # what was made
    took: float  # seconds from the job's start to the finished file
    notes: tuple[Text, ...] = ()  # for the member: what was changed to make it possible
    spoiler: bool = False  # hidden wherever it is shown, since an output check wants that


def with_parts(asked: Request, result: Result, parts: Sequence[Result]) -> Result:
    """With what holds for it because of what it was made out of, which is not checked again: it is
    hidden if one of them is. A smooth clip is what its clip is, and took as long in addition.
    """
    result = replace(result, spoiler=result.spoiler or any(part.spoiler for part in parts))
    if not (isinstance(asked, SmoothRequest) and parts):
        return result
    (clip,) = parts
    made = clip_of(clip.request) or asked.clip
    if isinstance(result.request, SmoothRequest):
        request: Request = replace(result.request, clip=made)
    else:
        request = made  # it stayed as it was
    notes, took = (*clip.notes, *result.notes), clip.took + result.took
    return replace(result, request=request, notes=notes, took=took)


def wholes(jobs: Iterable[Job]) -> list[Job]:
    """Those that no other of them is made out of."""
    found = list(jobs)
    parts = {job_id for job in found for job_id in job.inputs}
    return [job for job in found if job.id not in parts]


HELD_SECONDS = 24 * 3600.0  # that moderators have to decide on a job

# An expected start that is off by less is not worth an edit: seconds, or this share of the wait.
SAME_MOMENT = 10.0
SAME_SHARE = 0.1


@dataclass(eq=False)
class Job:
    """One accepted piece of work. The dispatcher changes its state; everybody else reads.

    Of device seconds it has three figures. ``estimate`` is what it is expected to take: by that
    it is queued, on the fastest device there. ``ran`` is how long it really had its device, or its
    share of that where others were on it as well, however it ended: as much of that as it would
    have been on the fastest (``counted``) counts for the fairness of the queue. ``cost``
    is what its member is charged: what was measured of the run that worked, divided by its clips;
    ``ran``, where it was cancelled on the device; 0, where it failed, or was cancelled before its
    turn; None, as long as that is not known.
    """

    request: Request
    owner: int = field(repr=False)  # in whose name it is queued
    kind: Kind = Kind.RENDER
    inputs: tuple[str, ...] = ()  # ids of jobs whose files it is made out of
    id: str = field(default_factory=new_id)
    created_at: float = field(default_factory=time.time)  # Unix seconds
    server_id: int = 0  # whose rules it counts under; 0: only the host's
    checked: bool = True  # by the output check, where there is one
    state: JobState = JobState.WAITING
    attempts: int = 0
    estimate: float = 0.0  # seconds, as they were expected when it was admitted; 0 = not yet
    weight: float = 1.0  # its member's share of the device, beside those of others
    start_tag: int = 0  # its member's in the fair queue, when it came in or was handed out
    among: int = 0  # the weights of all who waited when it was handed out; 0 = it was not yet
    cost: float | None = None  # seconds
    result: Result | None = None
    reason: Text | None = None  # why it failed
    hidden: bool = False  # its words are the moderators' to read: it was held, and not released
    # What no restart needs to know.
    place: str = ""  # that makes it, or made it last
    ran: float | None = None  # seconds; None = it has not left a device in this run of the bot
    waits_for: int = 0  # of its inputs, that have not ended
    counted: float | None = None  # seconds, of that, in the fair queue; None = as estimated
    # time.monotonic() when one from behind first went ahead, or a place left it to another one
    overtaken_at: float | None = None
    part: Job | None = None  # what it waits for, where it is made out of nothing else
    progress: Progress | None = None
    preview: bytes | None = field(default=None, repr=False)  # the newest of this attempt
    phase_started: float = field(default_factory=time.monotonic)
    position: int = 0  # 1 = next; 0 = not waiting, or behind all positions that are known
    starts_at: float | None = None  # Unix seconds, expected; None = not known
    takes: float | None = None  # seconds, expected, where it starts
    unknown_model: str | None = None  # the model for which it is not known
    no_device: bool = False  # it is not known because no device is there that makes it

    @property
    def model(self) -> str | None:
        """That it is made with; None: it needs none."""
        return self.request.model if isinstance(self.request, VideoRequest) else None

    @property
    def held_until(self) -> float:
        """Unix seconds."""
        return self.created_at + HELD_SECONDS

    def hold(self) -> None:
        """Before it is accepted: moderators decide whether it is made."""
        self.state, self.hidden = JobState.HELD, True

    def advance(self, progress: Progress | None) -> None:
        """Take over a newer progress, noting when its phase began; None: it begins again."""
        before = self.progress
        if before is None or progress is None or progress.phase is not before.phase:
            self.phase_started = time.monotonic()
        self.progress = progress
        self.preview = (progress.preview or self.preview) if progress else None

    def expect(self, seconds: float | None) -> None:
        """Take over when the job starts, where that is news to its member.

        The same moment computed again differs by a little each time, and every change costs an
        edit. One that has passed is always news.
        """
        if seconds is None:
            self.starts_at = None
            return
        now = time.time()
        moment, slack = now + seconds, max(SAME_MOMENT, SAME_SHARE * seconds)
        known = self.starts_at
        if known is None or known < now or abs(moment - known) > slack:
            self.starts_at = moment

    def seconds_left(self) -> float | None:
        """Time left in the present phase by its own pace so far; None before its first step."""
        if self.progress is None or not self.progress.done:
            return None
        done, total = self.progress.done, self.progress.total
        if total < done:
            return None
        return (time.monotonic() - self.phase_started) / done * (total - done)
