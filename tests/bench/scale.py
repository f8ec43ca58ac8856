"""Days of thousands of servers, simulated with the bot's own fair queue: how long people wait, and
how many GPUs that takes. docs/SCALE.md has what came of it.
"""

from __future__ import annotations

import heapq
import random
import statistics
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, NamedTuple, Protocol

import typer
from rich.console import Console
from rich.table import Table

from t2vbot.jobs.job import Job
from t2vbot.jobs.queue import FairQueue

from ..making import REQUEST
from ._prometheus import draw

DAY, HOUR = 86_400.0, 3_600.0  # seconds
# What a clip takes a GPU, and its share of all: a fast model, one like ModelScope, a large one.
CLIPS = ((15.0, 0.50), (60.0, 0.35), (180.0, 0.15))
# Requests of each hour of the day (UTC) of an audience in Europe and the Americas, as a share of
# the mean: quiet in the European morning, full in the American evening. Assumed.
SHAPE = (
    *(1.5, 1.4, 1.3, 1.1, 0.8, 0.6, 0.45, 0.4, 0.4, 0.45, 0.5, 0.6),
    *(0.7, 0.8, 0.95, 1.05, 1.15, 1.25, 1.35, 1.45, 1.5, 1.55, 1.55, 1.55),
)
WEEKEND = 1.3  # times as many on two of seven days. Assumed
TOGETHER, GUESTS = 0.02, 8  # of the requests begin a jam, in which so many ask within minutes
MOST_WAITING = 5  # of one member, as T2V_MAX_PER_MEMBER has it
SERVERS_TAIL, MEMBERS_TAIL = 1.2, 1.1  # exponents of Zipf's law. Assumed
TARGET = 120.0  # seconds that 95 % should wait less


class Asked(NamedTuple):
    """One request."""

    at: float
    owner: int
    seconds: float  # that it takes a GPU


class Queue(Protocol):
    def put(self, asked: Asked) -> None: ...
    def pop(self) -> Asked: ...
    def __len__(self) -> int: ...


class Fair:
    """The bot's own."""

    def __init__(self) -> None:
        self._queue = FairQueue()
        self._asked: dict[str, Asked] = {}
        self._number = 0

    def __len__(self) -> int:
        return len(self._queue)

    def put(self, asked: Asked) -> None:
        self._number += 1
        job = Job(REQUEST, asked.owner, id=f"{self._number:016x}", estimate=asked.seconds)
        self._queue.reserve(job)
        self._queue.put(job)
        self._asked[job.id] = asked

    def pop(self) -> Asked:
        job = self._queue.pop()
        self._queue.settle(job, job.estimate)
        return self._asked.pop(job.id)


class FirstCome:
    """Served in the order in which they came."""

    def __init__(self) -> None:
        self._queue: deque[Asked] = deque()

    def __len__(self) -> int:
        return len(self._queue)

    def put(self, asked: Asked) -> None:
        self._queue.append(asked)

    def pop(self) -> Asked:
        return self._queue.popleft()


@dataclass
class Outcome:
    waits: list[float] = field(default_factory=list)  # seconds
    by_owner: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    refused: int = 0
    busy: float = 0.0  # device seconds
    depth: list[tuple[float, float]] = field(default_factory=list)  # hours, how many wait

    def quantile(self, share: float) -> float:
        ordered = sorted(self.waits)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def simulate(asked: list[Asked], devices: int, queue: Queue) -> Outcome:
    """Serve them all, each GPU the next as soon as it has nothing to do."""
    outcome, waiting = Outcome(), Counter[int]()
    free: list[float] = [0.0] * devices  # when each has nothing to do
    looked_at = -HOUR
    coming = iter([*asked, None])
    following = next(coming)
    while following or len(queue):
        if following and (not len(queue) or following.at <= free[0]):
            if waiting[following.owner] < MOST_WAITING:
                waiting[following.owner] += 1
                queue.put(following)
            else:
                outcome.refused += 1
            if following.at - looked_at > HOUR / 4:
                looked_at = following.at
                outcome.depth.append((looked_at / HOUR, float(len(queue))))
            following = next(coming)
            continue
        one = queue.pop()
        begins = max(heapq.heappop(free), one.at)
        heapq.heappush(free, begins + one.seconds)
        waiting[one.owner] -= 1
        outcome.waits.append(begins - one.at)
        outcome.by_owner[one.owner].append(begins - one.at)
        outcome.busy += one.seconds
    return outcome


def requests(servers: int, each: float, days: int, chance: random.Random) -> list[Asked]:
    """Of so many servers, that ask ``each`` times a day on average."""
    found: list[Asked] = []
    lengths, shares = zip(*CLIPS, strict=True)
    for at in _moments(servers * each / (1 + TOGETHER * GUESTS), days, chance):
        server = _zipf(servers, SERVERS_TAIL, chance)
        guests = GUESTS if chance.random() < TOGETHER else 0
        for number in range(1 + guests):
            member = number if guests else _zipf(1000, MEMBERS_TAIL, chance)
            (seconds,) = chance.choices(lengths, shares)
            moment = at + chance.uniform(0, 300) * (number > 0)
            found.append(Asked(moment, 1000 * server + member, seconds))
    return sorted(found)


def _moments(per_day: float, days: int, chance: random.Random) -> Iterator[float]:
    """Poisson, at the rate of each hour, by thinning."""
    highest = per_day / DAY * max(SHAPE) * WEEKEND
    at = 0.0
    while (at := at + chance.expovariate(highest)) < days * DAY:
        rate = per_day / DAY * SHAPE[int(at / HOUR) % 24]
        if int(at / DAY) % 7 in (5, 6):
            rate *= WEEKEND
        if chance.random() < rate / highest:
            yield at


def _zipf(most: int, exponent: float, chance: random.Random) -> int:
    """A number from 0, small ones far more often: by the inverse of the continuous law."""
    low = 1 - exponent
    return int(((most**low - 1) * chance.random() + 1) ** (1 / low)) - 1


def needed(asked: list[Asked]) -> tuple[int, Outcome]:
    """The fewest GPUs with which 95 % wait less than ``TARGET``."""
    low = max(1, int(sum(one.seconds for one in asked) / (asked[-1].at or 1.0)))
    high = 3 * low + 3
    best = simulate(asked, high, Fair())
    while low < high:
        middle = (low + high) // 2
        outcome = simulate(asked, middle, Fair())
        if outcome.quantile(0.95) < TARGET:
            high, best = middle, outcome
        else:
            low = middle + 1
    return high, best


def main(
    seed: Annotated[int, typer.Option(help="Of the requests.")] = 1,
    plots: Annotated[Path | None, typer.Option(help="A folder for plots.")] = None,
) -> None:
    """Waiting times of 2,500 and 100,000 servers, and how many GPUs keep them under two minutes."""
    console, chance = Console(width=110), random.Random(seed)
    table = Table(
        *("Servers", "A day each", "Days", "Requests", "GPUs", "Busy", "p50", "p95", "p99"),
        *("Worst member", "First come: p95"),
    )
    curves: dict[str, list[tuple[float, float]]] = {}
    for servers, each, days in ((2500, 0.2, 7), (2500, 1.0, 7), (2500, 5.0, 7), (100_000, 1.0, 2)):
        asked = requests(servers, each, days, chance)
        devices, outcome = needed(asked)
        other = simulate(asked, devices, FirstCome())
        worst = max(statistics.mean(waits) for waits in outcome.by_owner.values())
        busy = outcome.busy / (devices * days * DAY)
        table.add_row(
            *(f"{servers:,}", f"{each:g}", str(days), f"{len(asked):,}", str(devices)),
            f"{100 * busy:.0f} %",
            *(f"{outcome.quantile(share):.0f} s" for share in (0.5, 0.95, 0.99)),
            *(f"{worst:.0f} s", f"{other.quantile(0.95):.0f} s"),
        )
        if servers == 2500 and each == 1.0:
            curves = _fewer(asked, devices)
    console.print(table)
    console.print(_flood(chance))
    if plots:
        draw(
            curves,
            "Requests that wait, 2,500 servers, one a day each",
            "requests",
            plots / "scale-queue.svg",
            across="hours",
        )


def _fewer(asked: list[Asked], devices: int) -> dict[str, list[tuple[float, float]]]:
    """How the queue grows with one and two GPUs less."""
    return {
        f"{count} GPUs": simulate(asked, count, Fair()).depth
        for count in (devices, devices - 1, devices - 2)
        if count > 0
    }


def _flood(chance: random.Random) -> Table:
    """A few members who always have as much waiting as they may, beside everybody else."""
    asked = requests(2500, 1.0, 1, chance)
    flood = [
        Asked(float(at), -1 - member, 60.0)
        for member in range(20)
        for at in range(int(18 * HOUR), int(22 * HOUR), 20)
    ]
    both = sorted([*asked, *flood])
    table = Table("Twenty members flood for four hours", "p50 of the others", "p95", "p99")
    devices, _ = needed(asked)
    for name, queue in (("fair queue", Fair()), ("first come, first served", FirstCome())):
        outcome = simulate(both, devices, queue)
        others = sorted(w for owner, waits in outcome.by_owner.items() if owner >= 0 for w in waits)
        cuts = [others[int(share * len(others))] for share in (0.5, 0.95, 0.99)]
        table.add_row(name, *(f"{cut:.0f} s" for cut in cuts))
    return table
