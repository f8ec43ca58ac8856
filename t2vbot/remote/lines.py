"""What a bot and a process of its own for a device say to each other: a line of JSON each."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from ..jobs.executor import Place
from .messages import Failure, MadeMessage, Message, OrderMessage, ProgressMessage

BEAT_SECONDS = 5.0  # between two lines of a process that has nothing else to say
SILENCE_SECONDS = 60.0  # after which it counts as frozen
LONGEST_LINE = 2**24  # bytes; a preview takes some 100 kB


class Action(enum.StrEnum):
    MAKE = "make"
    STOP = "stop"
    RELEASE = "release"
    FREE = "free"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Call:
    """The bot's. Each is answered once."""

    number: int
    action: Action
    order_id: str = ""
    order: OrderMessage | None = None  # its files are named by their paths


@dataclass(frozen=True, slots=True)
class Said:
    """The process's: an answer to a call, or what it tells by itself."""

    answers: int = 0  # a call's number; 0: none
    made: MadeMessage | None = None
    failure: Failure | None = None
    order_id: str = ""  # whose progress it is
    progress: ProgressMessage | None = None
    places: tuple[Place, ...] | None = None  # None: as they were


CALL = Message(Call)
SAID = Message(Said)
