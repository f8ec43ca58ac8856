"""What crosses between the bot and a process that makes its clips: frozen values, as JSON."""

from __future__ import annotations

import base64
import enum
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from .. import errors
from ..catalog.request import VideoRequest
from ..errors import Cancelled, DeviceHung, DeviceLost, UserError, WorkerLost
from ..jobs.executor import Kind, Made, Order, Phase, Place, Progress
from ..text import Text, is_known

T = TypeVar("T")

LONGEST = 24 * 3600.0  # seconds that a phase of a clip may have taken
MOST_TOGETHER = 64  # clips of one run


class Message(Generic[T]):
    """One kind of them. ``read`` raises ``ValueError`` for what is none of it."""

    def __init__(self, kind: type[T]) -> None:
        self._adapter = TypeAdapter(kind)

    def write(self, value: T) -> bytes:
        return self._adapter.dump_json(value)

    def read(self, data: bytes) -> T:
        return self._adapter.validate_json(data)


@dataclass(frozen=True, slots=True)
class OrderMessage:
    """An order for a clip, less its files."""

    id: str
    request: VideoRequest
    place: str  # as its process calls it
    checked: bool
    batch: tuple[str, ...]
    inputs: tuple[str, ...] = ()  # names of files, as the transport has them
    start_image: str = ""

    @classmethod
    def of(
        cls, order: Order, place: str, inputs: tuple[str, ...] = (), start_image: str = ""
    ) -> OrderMessage:
        request = order.request
        if not isinstance(request, VideoRequest):
            raise ValueError(f"made where the bot is: {order.kind}")
        return cls(order.id, request, place, order.checked, order.batch, inputs, start_image)

    def order(self, inputs: tuple[Path, ...] = (), start_image: Path | None = None) -> Order:
        return Order(
            id=self.id,
            kind=Kind.RENDER,
            request=self.request,
            inputs=inputs,
            place=self.place,
            checked=self.checked,
            start_image=start_image,
            batch=self.batch,
        )


@dataclass(frozen=True, slots=True)
class MadeMessage:
    """What came of one, less its files."""

    request: VideoRequest
    seconds: dict[Phase, float]
    notes: tuple[Text, ...]
    spoiler: bool
    together: int

    @classmethod
    def of(cls, made: Made) -> MadeMessage:
        assert isinstance(made.request, VideoRequest)
        return cls(made.request, made.seconds, made.notes, made.spoiler, made.together)

    def made(self, master: Path, first_frame: Path, last_frame: Path) -> Made:
        """The same with its files here; notes that this version has no words for are left out."""
        notes = tuple(note for note in self.notes if is_known(note.key))
        # What is learned of it decides how long everybody waits.
        is_possible = all(0 <= took <= LONGEST for took in self.seconds.values())
        return Made(
            *(master, first_frame, last_frame, self.request),
            seconds=self.seconds if is_possible else {},
            notes=notes,
            spoiler=self.spoiler,
            together=self.together if 1 <= self.together <= MOST_TOGETHER else 1,
        )


@dataclass(frozen=True, slots=True)
class ProgressMessage:
    """How far an order is."""

    phase: Phase
    done: int = 0
    total: int = 0
    preview: str = ""  # base64

    @classmethod
    def of(cls, progress: Progress) -> ProgressMessage:
        preview = base64.b64encode(progress.preview or b"").decode()
        return cls(progress.phase, progress.done, progress.total, preview)

    def progress(self) -> Progress:
        preview = base64.b64decode(self.preview) or None
        return Progress(self.phase, self.done, self.total, preview)


class FailureKind(enum.StrEnum):
    """What becomes of a job that did not work out."""

    USER = "user"  # a person can fix it, and is told how
    CANCELLED = "cancelled"
    LOST = "lost"  # the device cannot be used any more
    BUG = "bug"


@dataclass(frozen=True, slots=True)
class Failure:
    """What was raised, as far as it crosses."""

    kind: FailureKind
    error: str = ""  # the name of its class
    text: Text | None = None
    detail: str | None = None
    why: str = ""  # for the log
    hung: float | None = None  # seconds
    given_back: bool = False

    @classmethod
    def of(cls, error: BaseException) -> Failure:
        name = type(error).__name__
        match error:
            case UserError():
                return cls(FailureKind.USER, name, error.text, error.detail)
            case Cancelled():
                return cls(FailureKind.CANCELLED, name)
            case DeviceLost():
                hung = error.seconds if isinstance(error, DeviceHung) else None
                return cls(FailureKind.LOST, name, why=str(error), hung=hung)
            case WorkerLost():
                lost = FailureKind.LOST
                back = error.given_back
                return cls(lost, name, why=str(error), hung=error.hung, given_back=back)
        return cls(FailureKind.BUG, name, why=f"{name}: {error}")

    def exception(self) -> Exception:
        """The same, to be raised here. A device that is lost there is not lost here."""
        match self.kind:
            case FailureKind.USER if self.text is not None and is_known(self.text.key):
                return _user_error(self.error)(self.text, self.detail)
            case FailureKind.CANCELLED:
                return Cancelled()
            case FailureKind.LOST:
                return WorkerLost(self.why, hung=self.hung, given_back=self.given_back)
        return RemoteFault(self.why)


class RemoteFault(Exception):
    """A bug showed elsewhere; the traceback is in the log there."""


def _user_error(name: str) -> type[UserError]:
    found = getattr(errors, name, None)
    if isinstance(found, type) and issubclass(found, UserError):
        return found
    return UserError


ORDER = Message(OrderMessage)
MADE = Message(MadeMessage)
FAILURE = Message(Failure)
PROGRESS = Message(ProgressMessage)
PLACE = Message(Place)
