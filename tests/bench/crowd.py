"""How fast a member hears from the bot where thousands wait, with hundreds of rules and a long list
of words.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import tempfile
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from t2vbot.database import Database
from t2vbot.jobs.job import Job
from t2vbot.posts.outbox import _insert
from t2vbot.posts.post import Post
from t2vbot.rules.rule import written
from t2vbot.schema import MIGRATIONS
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.standin import Standin

from ..jobs import a_destination, a_request
from ..running import BotProcess

MEMBERS = 500  # whose jobs wait
ROUNDS = 50  # of each command
PAUSE = 0.05  # seconds between two
WAIT = 10.0  # seconds for an answer
SETTLE = 30.0  # seconds after the start, in which 10,000 status messages are found to be gone


def main(
    jobs: Annotated[int, typer.Option(help="Waiting jobs.")] = 10_000,
    rules: Annotated[int, typer.Option(help="Rules of the server.")] = 500,
    words: Annotated[int, typer.Option(help="Words on its list.")] = 1000,
) -> None:
    """First answers of `python bot.py` in such a server, while it makes clips."""
    with tempfile.TemporaryDirectory() as folder:
        answers = asyncio.run(_measure(Path(folder), jobs, rules, words))
    table = Table("command", "count", "median ms", "p99 ms", "max ms", "late", title="First answer")
    for name, interactions in answers.items():
        seconds = sorted(i.ack_seconds or WAIT for i in interactions)
        p99 = statistics.quantiles(seconds, n=100, method="inclusive")[98]
        shown = [f"{s * 1000:.0f}" for s in (statistics.median(seconds), p99, seconds[-1])]
        table.add_row(name, str(len(seconds)), *shown, str(sum(i.late for i in interactions)))
    Console(width=100).print(table)
    print(f"{jobs} waiting jobs, {rules} rules, {words} words; measured by the stand-in.")


async def _measure(folder: Path, jobs: int, rules: int, words: int) -> dict[str, list[Interaction]]:
    async with Standin() as discord:
        guild = discord.channel("general").guild
        assert guild
        data = folder / "data"
        data.mkdir()
        await _fill(data, discord, guild.id, jobs, rules, words)
        limits = {"T2V_MAX_WAITING": "10000", "T2V_MAX_PER_MEMBER": "1000"}
        bot = await BotProcess.start(discord, data, "builtin", **limits)
        try:
            await asyncio.sleep(SETTLE)
            return await _ask(discord)
        finally:
            await bot.kill()


async def _ask(discord: Standin) -> dict[str, list[Interaction]]:
    ada, ben, general = discord.members["ada"], discord.members["ben"], discord.channel("general")
    prompt = "a red circle rolls over a green hill while " + "the sun goes down and " * 20
    asks: dict[str, Callable[[int], Awaitable[Interaction]]] = {
        "/video, accepted": lambda n: ada.slash(general, "video", prompt=f"{n} {prompt}"),
        "/video, refused": lambda n: ben.slash(general, "video", prompt=f"{n} wordaa {prompt}"),
        "/queue": lambda n: ben.slash(general, "queue"),
        "/video-stats": lambda n: ben.slash(general, "video-stats"),
    }
    answers: dict[str, list[Interaction]] = {name: [] for name in asks}
    for number in range(ROUNDS):
        for name, ask in asks.items():
            asked = await ask(number)
            answers[name].append(asked)
            await asyncio.sleep(PAUSE)
    for interactions in answers.values():
        for asked in interactions:
            with suppress(TimeoutError):  # it counts as late
                await asked.acknowledged(WAIT)
    return answers


async def _fill(
    folder: Path, discord: Standin, server_id: int, jobs: int, rules: int, words: int
) -> None:
    database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
    general = discord.channel("general")
    chance = random.Random(1)

    def fill(connection: Connection) -> None:
        for number in range(jobs):
            request = replace(a_request(f"clip {number}"), model="builtin")
            job = Job(request, 10_000 + number % MEMBERS, server_id=server_id)
            where = replace(
                a_destination(channel=general.id, message=number + 1), guild_id=server_id
            )
            _insert(Post(where, (job.owner,), (job.id,)), (job,), connection)
        for number in range(rules):
            spot: tuple[Any, ...] = ("channel", "role")[number % 2], 500 + number // 10
            name = ("most_steps", "quota_clips", "cooldown", "waiting_each", "most_side")[
                number % 10 // 2
            ]
            connection.execute(
                "INSERT OR IGNORE INTO rules VALUES (?, ?, ?, ?, ?)",
                (server_id, *spot, name, written(100)),
            )
        entries = ["wordaa", *(_word(chance) for _ in range(words - 1))]
        connection.executemany(
            "INSERT INTO words VALUES (?, ?, ?, 0)",
            [(server_id, number, entry) for number, entry in enumerate(entries)],
        )

    await database.write(fill)
    await database.aclose()


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(9))
