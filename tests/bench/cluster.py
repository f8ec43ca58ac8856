"""Requests of many members over four workers, with kills of workers, broker and bot: each is
delivered or told, once.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import random
import re
import signal
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from t2vbot.cli.status import look, tables
from t2vbot.errors import UserError
from t2vbot.settings import Endpoint
from t2vbot.standin.interaction import Interaction, Reply
from t2vbot.standin.members import Member
from t2vbot.standin.standin import Standin

from ..broker import BrokerProcess
from ..cluster import WorkerProcess
from ..reliability import (
    Stage,
    accepted,
    account,
    books,
    differences,
    ended,
    patient,
    refused,
    whole,
)
from ._prometheus import Prometheus, draw, free_port

WORKERS = ("anna", "ben", "cleo", "dan")
CLIP_TIMEOUT = 900.0  # seconds for one, with all that comes between
ACK_SECONDS = 10.0  # Discord drops a request that nobody answers after three; this machine is busy
LOOK_SECONDS = 0.3  # between two looks at what came of a request
PLACES = ("general", "videos", "requests", "clips")


@dataclass
class Day:
    met: Counter[str] = field(default_factory=Counter)
    waited: list[float] = field(default_factory=list)  # seconds from each request to its end
    lost: int = 0  # tries that ended with their worker


def main(
    orders: Annotated[int, typer.Option(help="Requests that are accepted, in all.")] = 1000,
    members: Annotated[int, typer.Option(help="Who ask, four at a time each.")] = 20,
    pause: Annotated[float, typer.Option(help="Seconds between two kills, on average.")] = 8.0,
    step: Annotated[float, typer.Option(help="Seconds of a step; a clip has ten.")] = 0.1,
    seed: Annotated[int | None, typer.Option(help="For the same kills in the same order.")] = None,
    plots: Annotated[
        Path | None, typer.Option(help="A folder for what a Prometheus saw, as plots.")
    ] = None,
) -> None:
    """What became of every request on a bad day of four workers, a broker and a bot."""
    seed = random.randrange(2**32) if seed is None else seed
    console = Console(width=100)
    with tempfile.TemporaryDirectory() as folder:
        wrong = asyncio.run(
            _live(Path(folder), random.Random(seed), orders, members, pause, step, console, plots)
        )
    console.print(f"Seed {seed}")
    for line in wrong:
        console.print(line, style="red", markup=False)
    if wrong:
        raise typer.Exit(1)


async def _live(
    folder: Path,
    chance: random.Random,
    orders: int,
    members: int,
    pause: float,
    step: float,
    console: Console,
    plots: Path | None,
) -> list[str]:
    broker, day = BrokerProcess(folder, WORKERS), Day()
    await broker.start()
    workers = [
        WorkerProcess(broker, name, folder, step=step, beat=None, follow=True) for name in WORKERS
    ]
    async with patient(Standin()) as discord:
        discord.interactions.ack_seconds = ACK_SECONDS
        stage = Stage(discord, folder, Path("builtin"))
        metrics = free_port()
        prometheus = Prometheus(folder, metrics)
        environment = {
            "T2V_METRICS": f"127.0.0.1:{metrics}",
            "T2V_NATS_URL": broker.url(),
            "T2V_MAX_PER_MEMBER": "1000",
            "T2V_MAX_WAITING": "10000",
        }
        try:
            for worker in workers:
                await worker.start()
            await stage.start(**environment)
            if plots:
                await prometheus.start()
                picture = asyncio.create_task(_picture(metrics, plots, day, orders // 2))
            crowd = [discord.join(f"member-{number}") for number in range(members)]
            left = iter(range(orders))
            started = time.monotonic()
            trouble = _Trouble(stage, broker, workers, environment, chance, day)
            killing = asyncio.create_task(trouble.run(pause))
            await asyncio.gather(
                *(
                    _ask(discord, member, left, random.Random(chance.random()), day)
                    for member in crowd
                    for _ in range(4)
                )
            )
            took = time.monotonic() - started
            killing.cancel()
            await asyncio.wait({killing})
            await trouble.heal()
            if plots:
                await _plot(prometheus, plots)
                picture.cancel()
            code = await stage.stop()
            day.lost = stage.log.count("was not heard of") + stage.log.count("was started again")
            return _reckon(stage, day, code, took, console)
        finally:
            await prometheus.stop()
            await stage.aclose()
            for worker in workers:
                await worker.kill()
            await broker.kill()


async def _picture(port: int, folder: Path, day: Day, half: int) -> None:
    """What `python bot.py status` shows, once half of them have ended and all four are there."""
    while True:
        await asyncio.sleep(1.0)
        with contextlib.suppress(UserError):  # the bot is killed at times
            seen = await asyncio.to_thread(look, Endpoint("127.0.0.1", port))
            if len(day.waited) >= half and len(seen["places"]) == len(WORKERS):
                break
    console = Console(record=True, width=110, file=io.StringIO())
    console.print(tables(seen))
    drawn = console.export_svg(title="python bot.py status")
    drawn = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.S)  # from elsewhere
    (folder / "status.svg").write_text(drawn, encoding="utf-8")


async def _plot(prometheus: Prometheus, folder: Path) -> None:
    for name, query, label, title, unit in (
        (
            "soak-queue.svg",
            't2vbot_queue_jobs{kind="render"}',
            "kind",
            "Videos that wait",
            "videos",
        ),
        (
            "soak-busy.svg",
            "clamp_max(rate(t2vbot_place_busy_seconds_total[30s]), 1)",
            "place",
            "How busy each device is",
            "share of the time",
        ),
        (
            "soak-delivered.svg",
            "sum by (state) (60 * rate(t2vbot_posts_total[60s]))",
            "state",
            "Posts that are settled",
            "in a minute",
        ),
    ):
        await asyncio.to_thread(
            draw, await prometheus.series(query, label), title, unit, folder / name
        )


async def _ask(
    discord: Standin, member: Member, left: object, chance: random.Random, day: Day
) -> None:
    """One request after the other, each until it is accepted, to its end."""
    for number in left:  # type: ignore[attr-defined]
        asked, since = await _accepted(discord, member, number, chance)
        async with asyncio.timeout(CLIP_TIMEOUT):
            # Not with every event: eighty who look would keep the stand-in from its own work.
            while not ended(discord, asked):  # noqa: ASYNC110
                await asyncio.sleep(LOOK_SECONDS)
        day.waited.append(time.monotonic() - since)


async def _accepted(
    discord: Standin, member: Member, number: int, chance: random.Random
) -> tuple[Interaction, float]:
    for again in range(1000):
        since = time.monotonic()
        asked = await member.slash(
            discord.channel(chance.choice(PLACES)),
            "video",
            prompt=f"clip {number:04} {again:03}",
            seed=1000 * number + again,
            steps=10,
            seconds=1,
        )
        await discord.hub.until(
            lambda asked=asked: asked.reply is not None or asked.late or None,  # type: ignore[misc]
            CLIP_TIMEOUT,
            "an answer",
        )
        if asked.reply is Reply.DEFERRED_MESSAGE and not refused(discord, asked):
            try:
                await asked.message(lambda m: m.content, 60.0)
                return asked, since
            except TimeoutError:  # the bot died between its answer and its database
                continue
        await asyncio.sleep(chance.uniform(0.5, 3.0))
    raise AssertionError(f"{member} was never heard")


class _Trouble:
    """Kills, one after the other; each is over before the next."""

    def __init__(
        self,
        stage: Stage,
        broker: BrokerProcess,
        workers: list[WorkerProcess],
        environment: dict[str, str],
        chance: random.Random,
        day: Day,
    ) -> None:
        self._stage = stage
        self._broker = broker
        self._workers = workers
        self._environment = environment
        self._chance = chance
        self._day = day

    async def run(self, pause: float) -> None:
        kinds: dict[str, tuple[int, Callable[[], Awaitable[None]]]] = {
            "worker kill -9": (6, self._kill_worker),
            "worker SIGTERM": (3, self._stop_worker),
            "worker frozen": (2, self._freeze_worker),
            "broker kill -9": (3, self._restart_broker),
            "broker without its disk": (1, self._empty_broker),
            "bot kill -9": (2, self._kill_bot),
        }
        names, weights = list(kinds), [weight for weight, _ in kinds.values()]
        while True:
            await asyncio.sleep(self._chance.expovariate(1 / pause))
            (name,) = self._chance.choices(names, weights)
            self._day.met[name] += 1
            await kinds[name][1]()

    async def heal(self) -> None:
        """Whatever was cut off: all of them run."""
        for worker in self._workers:
            worker.send(signal.SIGCONT)
            if not worker.runs:
                await worker.start()
        if not self._broker.runs:
            await self._broker.start()
        await self._stage.start(**self._environment)

    async def _kill_worker(self) -> None:
        worker = self._chance.choice(self._workers)
        await worker.kill()
        await asyncio.sleep(self._chance.uniform(0.0, 3.0))
        await worker.start()

    async def _stop_worker(self) -> None:
        worker = self._chance.choice(self._workers)
        worker.send(signal.SIGTERM)
        await worker.ended()
        await worker.start()

    async def _freeze_worker(self) -> None:
        """At times for longer than a lease."""
        worker = self._chance.choice(self._workers)
        worker.send(signal.SIGSTOP)
        await asyncio.sleep(self._chance.choice((5.0, 40.0)))
        worker.send(signal.SIGCONT)

    async def _restart_broker(self) -> None:
        await self._broker.kill()
        await asyncio.sleep(self._chance.uniform(0.0, 3.0))
        await self._broker.start()

    async def _empty_broker(self) -> None:
        await self._broker.kill()
        self._broker.empty()
        await self._broker.start()

    async def _kill_bot(self) -> None:
        await self._stage.kill()
        await asyncio.sleep(self._chance.uniform(0.0, 3.0))
        await self._stage.start(**self._environment)


def _reckon(stage: Stage, day: Day, code: int, took: float, console: Console) -> list[str]:
    found = account(stage.discord, accepted=accepted(stage.data_dir))
    wrong, booked = list(found.wrong), books(stage.data_dir)
    if code != 0:
        wrong.append(f"the last process ended with {code}")
    for message in stage.discord.messages:
        if message.attachments and not message.deleted:
            whole(message, frames=None)
    if differ := differences(found, booked):
        wrong.append(differ)
    table = Table(
        "What", "How often", title=f"{took:.0f} s, {len(day.waited)} requests to their end"
    )
    for name, often in (*sorted(day.met.items()), *sorted(found.ends.items())):
        table.add_row(name, str(often))
    table.add_row("runs of workers that were lost", str(day.lost))
    console.print(table)
    cuts = statistics.quantiles(day.waited, n=100, method="inclusive")
    console.print(
        f"From request to end: median {cuts[49]:.1f} s, 95 % {cuts[94]:.1f} s, "
        f"99 % {cuts[98]:.1f} s, longest {max(day.waited):.1f} s"
    )
    return wrong
