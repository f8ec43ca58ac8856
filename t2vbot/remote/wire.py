"""The subjects and messages between the bot and its workers over NATS.

Everything of a worker's has its name in the subject, so that the broker can keep it from what is
another's (docs/operations/nats.conf).
"""

from __future__ import annotations

import enum
import re
import secrets
from dataclasses import dataclass

from nats.errors import Error as NatsError

from ..jobs.executor import Place
from .messages import Failure, MadeMessage, Message, OrderMessage

HELLO = "t2v.hello"  # the bot, to all workers: beat now
BEATS = "t2v.beat.*"
PROGRESS = "t2v.progress.*.*"
ORDERS_STREAM, RESULTS_STREAM = "T2V_ORDERS", "T2V_RESULTS"
ORDERS, RESULTS = "t2v.orders.*", "t2v.results.*.*"

BEAT_SECONDS = 10.0
LEASE_SECONDS = 30.0  # without a beat after which a worker counts as lost
RESULT_SECONDS = 24 * 3600.0  # that a result lies there for a bot that is away

API = "$JS.API"  # where JetStream listens
WORKERS_API = "t2v.js"  # where a worker finds what it may ask JetStream for (nats.conf)

_LEASE = re.compile(rb'"lease": ?"([0-9a-f]{1,40}-[0-9a-f]{8})"')
_NAME = re.compile(r"[A-Za-z0-9_-]{1,32}")


def checked_name(worker: str) -> str:
    """Raises ``ValueError`` for what cannot be a part of a subject."""
    if not _NAME.fullmatch(worker):
        raise ValueError(f"not the name of a worker: {worker!r}")
    return worker


def beat(worker: str) -> str:
    """A worker's request: a ``Beat``, answered by a ``Reply``."""
    return f"t2v.beat.{worker}"


def control(worker: str) -> str:
    """The bot's request: a ``Control``, answered once it is done."""
    return f"t2v.control.{worker}"


def orders(worker: str) -> str:
    return f"t2v.orders.{worker}"


def progress(worker: str, lease: str) -> str:
    return f"t2v.progress.{worker}.{lease}"


def results(worker: str, lease: str) -> str:
    return f"t2v.results.{worker}.{lease}"


def bucket(worker: str) -> str:
    """The object store of a worker's files."""
    return f"T2V_{worker}"


def inbox(user: str) -> str:
    """Where answers come: a prefix that nobody else may listen to."""
    return f"_INBOX_{user}"


def new_lease(order_id: str) -> str:
    """Of one try of an order. What comes of another try is not taken for this one's."""
    return f"{order_id}-{secrets.token_hex(4)}"


def order_of(lease: str) -> str:
    """The id of its order."""
    return lease.rpartition("-")[0]


def lease_in(data: bytes) -> str:
    """The lease of an order that cannot be read otherwise; "" where there is none."""
    found = _LEASE.search(data)
    return found[1].decode() if found else ""


class HeldState(enum.StrEnum):
    """How far a worker is with an order."""

    RUNNING = "running"  # on its device, or waiting for it
    ENCODING = "encoding"  # off the device
    ENDED = "ended"  # its result was published, and is kept


@dataclass(frozen=True, slots=True)
class Held:
    """An order that a worker has."""

    lease: str
    place: str  # as the worker calls it
    state: HeldState


@dataclass(frozen=True, slots=True)
class Beat:
    """What a worker is, and has."""

    instance: str  # another after each start
    version: str
    places: tuple[Place, ...]  # that take orders; by the worker's own names
    held: tuple[Held, ...]
    memory: int = 0  # resident bytes
    is_draining: bool = False  # it takes no more, and goes once nothing is held


@dataclass(frozen=True, slots=True)
class Terms:
    """What all who make clips for a bot keep to: its host's settings."""

    embed_prompt: bool = True
    preview: bool = True
    check: str = "off"
    check_model: str = ""
    check_labels: tuple[str, ...] = ()
    check_threshold: float = 0.5


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot makes of a beat."""

    terms: Terms
    drop: tuple[str, ...] = ()  # leases that are not wanted: stop, forget
    again: tuple[str, ...] = ()  # whose result did not arrive: publish it once more
    version: str = ""  # the bot's


@dataclass(frozen=True, slots=True)
class LeasedOrder:
    """One try of an order, for one run of a worker."""

    lease: str
    instance: str  # which is not begun by another
    order: OrderMessage


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one try. Its files lie in the worker's bucket as ``file_name`` has it."""

    lease: str
    instance: str
    made: MadeMessage | None = None
    failure: Failure | None = None


class Action(enum.StrEnum):
    STOP = "stop"  # a lease, within one step
    SKIP = "skip"  # an order's id: those that are made with it do not wait for it
    RELEASE = "release"  # a lease: forget it, and its files
    FREE = "free"  # the devices' memory, after what they make


@dataclass(frozen=True, slots=True)
class Control:
    action: Action
    lease: str = ""  # or an order's id


BROKEN_OFF = (NatsError, ConnectionError, TimeoutError)  # what is worth another try


def why(error: BaseException) -> str:
    """Of one of ``BROKEN_OFF``, some of which say nothing."""
    return str(error) or type(error).__name__


FILES = ("master.mp4", "first.png", "last.png")  # of a result, in the order of ``Made``


def file_name(lease: str, name: str) -> str:
    """Of an object in the bucket: one of ``FILES``, or an input."""
    return f"{lease}/{name}"


BEAT = Message(Beat)
REPLY = Message(Reply)
LEASED_ORDER = Message(LeasedOrder)
RESULT = Message(Result)
CONTROL = Message(Control)
