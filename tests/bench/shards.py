"""What one process of the bot carries: how many servers, and how many commands in a second."""

from __future__ import annotations

import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import psutil
import typer
from rich.console import Console
from rich.table import Table

from t2vbot.standin.interaction import Interaction
from t2vbot.standin.people import EVERYONE, Role
from t2vbot.standin.places import Channel
from t2vbot.standin.standin import Standin

from ..broker import a_broker
from ..running import BotProcess

SERVERS = (1, 1000, 2500, 10_000)
MEMBERS = 400  # who ask for videos, since each may ask for 20 in a minute
CHANNELS, ROLES = 5, 5  # of a light server, beside the bot's own role
RATES = (25, 50, 100, 200, 400)  # commands a second
SECONDS = 8.0  # at each rate
LIMITS = {"T2V_MAX_WAITING": "10000", "T2V_MAX_PER_MEMBER": "1000"}
WAIT = 10.0  # seconds for an answer; later than 3 it is late anyway
MB = 1e6


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds since the process was begun; bytes."""

    shards: int
    connected: float  # every shard is, and commands are answered
    ready: float  # discord.py waits two seconds for more servers
    cpu: float  # of the bot until then
    standin_cpu: float
    resident: int


@dataclass(frozen=True, slots=True)
class Load:
    rate: float  # that was reached
    interactions: list[Interaction]
    cpu: float  # the bot's share of one core
    standin_cpu: float


def main(
    servers: Annotated[list[int] | None, typer.Argument(help="How many, each a start.")] = None,
    shards: Annotated[str, typer.Option(help="T2V_SHARDS.")] = "auto",
    rate: Annotated[list[int] | None, typer.Option(help="Commands a second, in turn.")] = None,
    command: Annotated[str, typer.Option(help="queue, video or none: asked in them.")] = "queue",
) -> None:
    """Starts of a `python bot.py` without a device, in so many light servers; then commands."""
    starts = Table("servers", "shards", "connected s", "ready s", "bot CPU s", "MB resident")
    loads = Table("servers", "asked /s", "reached /s", "median ms", "p99 ms", "late", "bot", "rest")
    console, rates = Console(width=100), rate or list(RATES)
    for count in servers or SERVERS:
        start, under = asyncio.run(_measure(count, shards, command, rates))
        figures = (start.connected, start.ready, start.cpu, start.resident / MB)
        starts.add_row(str(count), str(start.shards), *(f"{figure:.1f}" for figure in figures))
        for wanted, found in zip(rates, under, strict=False):
            loads.add_row(str(count), str(wanted), *_row(found))
    console.print(starts, loads)
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    console.print(
        f"{CHANNELS} channels and {ROLES} roles a server, no members but the bot, Discord's pace of"
        " one session in five seconds. Commands in servers of all shards; late: not within 3"
        " seconds. Bot, rest: shares of one core; the rest is the stand-in with whoever asks, on"
        f" the same {os.cpu_count()} cores. Load of the machine at the end: {busy:.1f}.",
        highlight=False,
    )


async def _measure(
    count: int, shards: str, command: str, rates: list[int]
) -> tuple[Start, list[Load]]:
    with tempfile.TemporaryDirectory() as name:
        async with a_broker(Path(name)) as broker, Standin() as discord:
            channels = list(_light(discord, count))
            for number in range(MEMBERS if command == "video" else 0):
                discord.join(f"member-{number}")
            settings = {"T2V_NATS_URL": broker.url(), "T2V_SHARDS": shards} | LIMITS
            begun, before = time.perf_counter(), time.process_time()
            data = Path(name) / "data"
            bot = await BotProcess.start(discord, data, "builtin", **settings)
            try:
                connected = time.perf_counter() - begun
                while "Logged in as" not in bot.log():  # noqa: ASYNC110 - another process says so
                    await asyncio.sleep(0.05)
                ready = time.perf_counter() - begun
                process = psutil.Process(bot.process.pid)
                start = Start(
                    len(discord.gateway.presences.by_shard),
                    connected,
                    ready,
                    _cpu(process),
                    time.process_time() - before,
                    process.memory_info().rss,
                )
                asked = [] if command == "none" else rates
                return start, [
                    await _ask(discord, command, channels, process, rate) for rate in asked
                ]
            finally:
                await bot.kill()


def _light(discord: Standin, count: int) -> Iterator[Channel]:
    """Light servers beside the first one, so that there are ``count``; a channel of each."""
    world = discord.world
    yield world.channel("general")
    first = (world.ids.next() >> 22) - count  # one a millisecond, so that all shards have some
    for number in range(count - 1):
        guild = world.add_guild("light", number=(first + number) << 22)
        for role in range(1, ROLES):
            guild.roles.append(Role(world.ids.next(), f"role {role}", EVERYONE, role))
        channels = [world.add_channel(guild, f"channel {n}") for n in range(CHANNELS)]
        yield channels[0]


async def _ask(
    discord: Standin, command: str, channels: list[Channel], process: psutil.Process, rate: int
) -> Load:
    members, asked = list(discord.members.values()), list[Interaction]()
    cpu, own, begun = _cpu(process), time.process_time(), time.perf_counter()
    for number in range(int(rate * SECONDS)):
        options = {"prompt": f"clip {number} at {rate}"} if command == "video" else {}
        who, where = members[number % len(members)], channels[number % len(channels)]
        asked.append(await who.slash(where, command, **options))
        await asyncio.sleep(max(0.0, begun + (number + 1) / rate - time.perf_counter()))
    for interaction in asked:
        with suppress(TimeoutError):
            await interaction.acknowledged(WAIT)
    took = time.perf_counter() - begun
    shares = (_cpu(process) - cpu) / took, (time.process_time() - own) / took
    return Load(len(asked) / took, asked, *shares)


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _row(load: Load) -> list[str]:
    seconds = sorted(i.ack_seconds or WAIT for i in load.interactions)
    p99 = statistics.quantiles(seconds, n=100, method="inclusive")[98]
    shown = [f"{1000 * value:.0f}" for value in (statistics.median(seconds), p99)]
    late = str(sum(interaction.late for interaction in load.interactions))
    return [f"{load.rate:.0f}", *shown, late, f"{load.cpu:.0%}", f"{load.standin_cpu:.0%}"]
