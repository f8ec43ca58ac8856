"""The seam to whoever makes files: an order goes in, a file comes out; frames never cross it.

The local executor is a thread beside the device; another may be a worker on another computer.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from ..catalog.film import Request
from ..text import Text


class Kind(enum.StrEnum):
    """How a file is made."""

    RENDER = "render"  # by a pipeline, out of words
    CUT = "cut"  # by ffmpeg, out of files that are there


class Phase(enum.StrEnum):
    """What an executor is doing for an order, in the order in which it happens."""

    DOWNLOADING = "downloading"
    LOADING = "loading"
    READING = "reading"  # the prompt, by the text encoder
    DENOISING = "denoising"
    DECODING = "decoding"
    ENHANCING = "enhancing"  # made larger and finer
    CUTTING = "cutting"  # a film, out of clips
    CHECKING = "checking"  # by the output check; from here on the place is free for the next order
    ENCODING = "encoding"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one phase is.

    Units: bytes for downloads, frames for cutting and encoding, else steps; ``total`` 0 means that
    nobody can know.
    """

    phase: Phase
    done: int = 0
    total: int = 0
    # A small animated WebP of what there is so far, where it is newer than the last one. There must
    # be none where an output check is on: it would show what that may hide or withhold.
    preview: bytes | None = field(default=None, repr=False)


OnProgress = Callable[[Progress], None]
"""Called on the event loop's thread, often; must return at once."""

OnPlaces = Callable[[], None]
"""Called on the event loop's thread when places came, went, or are other than before."""


@dataclass(frozen=True, slots=True)
class Order:
    """What an executor is to make. The same id is the same work, however often it is ordered."""

    id: str
    kind: Kind
    request: Request
    inputs: tuple[Path, ...] = ()  # files that it is made out of
    place: str = ""  # which of the executor's places it is meant for
    checked: bool = True  # by the output check, where there is one
    start_image: Path | None = None  # that the clip starts from, where its request names one
    # The ids of the orders that are made in one run with it, itself among them; empty: it is made
    # alone. The run begins once each of them was ordered, or stopped.
    batch: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """What an executor gives back."""

    master: Path  # an MP4 at constant quality, with its request in it
    first_frame: Path  # PNG, from before encoding
    last_frame: Path
    request: Request  # what was made: less than was asked for, where memory was short
    # Of the run that worked, by phase; of a batch, those of the whole run.
    seconds: dict[Phase, float] = field(default_factory=dict)
    notes: tuple[Text, ...] = ()  # for the member: what was changed to make it possible
    spoiler: bool = False  # whether the output check wants it hidden
    together: int = 1  # clips of that run


@dataclass(frozen=True, slots=True)
class Place:
    """A device that takes orders."""

    name: str  # "cpu", "cuda:0", or with its worker's name before it: "anna/cuda:0"
    models: tuple[str, ...] = ()  # that it has in memory
    at_once: int = 1  # orders of one kind that it makes in one run
    kind: Kind = Kind.RENDER  # of the orders that it takes
    # What kind of device it is: a clip takes as long on one as on another of the same kind. Empty:
    # all that there are.
    device: str = ""
    accepts: frozenset[str] | None = None  # the models whose clips it makes; None: all
    # The ids of orders that it has on its device, or that wait there. After a restart of the bot
    # they may be of its last run; who asks for them again joins that work. One whose ``make`` has
    # ended is not among them.
    orders: tuple[str, ...] = ()
    # Resident bytes of the process that has it; 0: not known. It changes all the time.
    memory: int = field(default=0, compare=False)

    def takes(self, model: str | None) -> bool:
        """Whether it makes what is made with a model; None: without one."""
        return self.accepts is None or model is None or model in self.accepts


class Executor(Protocol):
    """Makes files. One contract test holds for all (tests/test_jobs_executors.py)."""

    def places(self) -> Sequence[Place]:
        """The devices that are there now, and take orders."""
        ...

    def listen(self, on_places: OnPlaces) -> None:
        """Tell them whenever ``places`` is not what it was."""
        ...

    def keep_only(self, order_ids: Collection[str]) -> None:
        """Of what the bot's last run ordered, only this is still wanted: all else is stopped and
        forgotten. Called once, at the start; where work ends with the bot there is nothing to do.
        """
        ...

    async def make(self, order: Order, on_progress: OnProgress) -> Made:
        """Make the file of an order, or join the work on that id, or give back what it came to.

        Nothing that an output check withholds leaves it: then it raises ``Withheld``. Cancelling
        the coroutine only detaches from the work, which goes on. Raises ``UserError`` for what a
        person can fix, ``Cancelled`` once ``stop`` was asked for, ``WorkerLost`` where the process
        that made it is gone, and may be tried elsewhere, ``DeviceLost`` where it is this process
        that cannot use its device any more.
        """
        ...

    async def stop(self, order_id: str) -> None:
        """Stop the work on an order within one step; on return its place is free. What is not
        known, or has ended, is left alone.
        """
        ...

    async def release(self, order_id: str) -> None:
        """Forget what came of an order; its files belong to the caller from now on."""
        ...

    async def free(self) -> None:
        """Free the devices' memory, after what they are making; the next order loads its model
        again. One that cannot be asked is left out.
        """
        ...

    async def aclose(self) -> None:
        """Stop everything, and free the devices; what other computers make goes on there."""
        ...
