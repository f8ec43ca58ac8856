"""Hundreds of jobs of many members, with faults of every kind and a kill -9 now and then."""

from __future__ import annotations

import asyncio
import contextlib
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import psutil
import typer
from rich.console import Console
from rich.table import Table

from t2vbot.pauses import LONGEST
from t2vbot.standin.interaction import Interaction, Reply
from t2vbot.standin.members import Member
from t2vbot.standin.people import NOTHING, Permission
from t2vbot.standin.standin import Standin

from ..checkpoints import tiny_text_to_video_sd
from ..reliability import Stage, about, accepted, account, books, differences, ended, refused, whole

PLACES = ("general", "videos", "requests", "clips", "dm")
CLIP_TIMEOUT = 900.0  # seconds for one job, with all that comes between
STEP_TIMEOUT = 10.0  # seconds, after which a step counts as hung
SAMPLE = 0.5  # seconds between two looks at the memory
ENDING = ("CUDA error", "hung step")  # the process, and a new one goes on
# Of the times that they are drawn. Those that end the process take time; and after each time that
# the gateway is away within half an hour, discord.py waits up to twice as long, 17 minutes at most.
RARE = {"CUDA error": 0.3, "hung step": 0.2, "gateway away": 0.3}
CANCELLED = 0.05  # of all jobs, by their members
MIB = 2**20


def main(
    jobs: Annotated[int, typer.Option(help="Jobs that are accepted, in all.")] = 300,
    members: Annotated[int, typer.Option(help="Who ask for them, two at a time each.")] = 30,
    kills: Annotated[
        int,
        typer.Option(help="kill -9 and a new start; 0: one life, for its memory."),
    ] = 10,
    seed: Annotated[int | None, typer.Option(help="For the same faults in the same order.")] = None,
) -> None:
    """Nothing accepted is lost or doubled: the account of a bad day, on a tiny random model."""
    seed = random.randrange(2**32) if seed is None else seed
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        model = tiny_text_to_video_sd(Path(folder) / "models" / "tiny")
        day = asyncio.run(_live(Path(folder), model, chance, jobs, members, kills))
    console = Console(width=100)
    console.print(_lives(day))
    console.print(_faults(day))
    console.print(_account(day))
    console.print(f"Seed {seed}: the same faults, at moments that depend on the machine as well.")
    for wrong in day.wrong:
        console.print(wrong, style="red", markup=False)
    if day.wrong:
        raise typer.Exit(1)


@dataclass
class Life:
    """One process, from its start to its end."""

    begun: float
    ended_by: str = ""
    seconds: float = 0.0
    memory: list[int] = field(default_factory=list)  # bytes resident, at every look


@dataclass
class Day:
    """What happened, and what came of it."""

    started: float = field(default_factory=time.monotonic)
    seconds: float = 0.0
    met: Counter[str] = field(default_factory=Counter)  # faults by their names
    lives: list[Life] = field(default_factory=list)
    ends: Counter[str] = field(default_factory=Counter)
    books: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


async def _live(
    folder: Path, model: Path, chance: random.Random, jobs: int, members: int, kills: int
) -> Day:
    day = Day()
    async with Standin() as discord:
        stage = Stage(discord, folder, model)
        crowd = [discord.join(f"member-{number}") for number in range(members)]
        left = iter(range(jobs))
        try:
            await _start(stage)
            beside = [
                asyncio.create_task(_watch(day, stage)),
                asyncio.create_task(_weather(day, stage, chance, ending=kills > 0)),
            ]
            killing = asyncio.create_task(_kill(day, stage, chance, jobs, kills))
            asking = [
                asyncio.create_task(_ask(discord, member, left, random.Random(chance.random())))
                for member in crowd
                for _ in range(2)
            ]
            await _all(*asking, killing, beside=beside)
            discord.faults.clear()
            stage.heal()
            for name in PLACES[:3]:  # where a fault was cut off
                discord.channel(name).denied = NOTHING
                discord.automod(discord.channel(name))
            await asyncio.sleep(LONGEST + 10)  # what is tried again comes by then
            day.lives[-1].ended_by = "SIGTERM"
            code = await stage.stop()
        finally:
            await stage.aclose()
        day.seconds = time.monotonic() - day.started
        _reckon(day, stage, code)
    return day


async def _all(*tasks: asyncio.Task[None], beside: list[asyncio.Task[None]]) -> None:
    """Wait for all tasks, but not longer than until one of them, or one beside them, fails."""
    waiting = set(tasks)
    try:
        while waiting:
            done, _ = await asyncio.wait({*waiting, *beside}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
            waiting -= done
    finally:
        for task in (*tasks, *beside):
            task.cancel()
        await asyncio.wait([*tasks, *beside])


async def _start(stage: Stage) -> None:
    await stage.start(T2V_STEP_TIMEOUT=str(STEP_TIMEOUT))


# --- Members --------------------------------------------------------------------------------------


async def _ask(discord: Standin, member: Member, left: Any, chance: random.Random) -> None:
    """Ask for one clip after the other, each until it is accepted, and wait for its end."""
    for number in left:
        asked = await _accepted(discord, member, number, chance)
        if chance.random() < CANCELLED:
            await asyncio.sleep(chance.uniform(0, 5))
            status = asked.original
            if status and not status.deleted and "Cancel" in status.labels:
                await member.click(status, "Cancel")
        await discord.hub.until(
            lambda asked=asked: ended(discord, asked) or None,  # type: ignore[misc]
            CLIP_TIMEOUT,
            f"the end of clip {number}",
        )


async def _accepted(
    discord: Standin, member: Member, number: int, chance: random.Random
) -> Interaction:
    """Ask until the bot has taken it on; it is away at times, or refuses it for now."""
    for again in range(1000):
        where = chance.choice(PLACES)
        channel = discord.dm(member) if where == "dm" else discord.channel(where)
        asked = await member.slash(
            channel,
            "video",
            prompt=f"clip {number:04} {again:03}",
            seed=1000 * number + again,
            steps=chance.randint(1, 12),
            seconds=chance.choice((0.5, 1, 2)),
        )
        await discord.hub.until(
            lambda asked=asked: asked.reply is not None or asked.late or None,  # type: ignore[misc]
            CLIP_TIMEOUT,
            "an answer, or none in time",
        )
        if asked.reply is Reply.DEFERRED_MESSAGE:
            with contextlib.suppress(TimeoutError):  # the bot died between answer and ledger
                await asked.message(lambda m: m.content, 60.0)
            heard = any(message.content for message in about(discord, asked))
            if heard and not refused(discord, asked):
                return asked
        await asyncio.sleep(chance.uniform(0.5, 3.0))
    raise AssertionError(f"{member} was never heard")


# --- Faults ---------------------------------------------------------------------------------------

REPLY, UPLOADS = "PATCH /webhooks/*", {"only_uploads": True}


async def _weather(day: Day, stage: Stage, chance: random.Random, ending: bool) -> None:
    """One fault after the other, for as long as the day lasts."""
    faults = _all_faults(stage, chance)
    names = [name for name in faults if ending or name not in ENDING]
    while True:
        await asyncio.sleep(chance.uniform(0.2, 2.0))
        name = chance.choice(names)
        if chance.random() > RARE.get(name, 1.0):
            continue
        day.met[name] += 1
        result = faults[name]()
        if asyncio.iscoroutine(result):
            with contextlib.suppress(ConnectionError):  # of a gateway that is just being closed
                await result


def _all_faults(stage: Stage, chance: random.Random) -> dict[str, Callable[[], Any]]:
    discord, faults, gateway = stage.discord, stage.discord.faults, stage.discord.gateway

    def lost_answer() -> bool:
        return chance.random() < 0.5

    async def away() -> None:
        gateway.away = True
        gateway.drop()
        await asyncio.sleep(chance.uniform(0.5, 3.0))
        gateway.away = False

    async def forbidden() -> None:
        channel = discord.channel(chance.choice(PLACES[:3]))
        channel.denied = Permission.VIEW_CHANNEL
        discord.interactions.expire_all()
        await asyncio.sleep(chance.uniform(0.5, 3.0))
        channel.denied = NOTHING

    async def no_files() -> None:
        channel = discord.channel(chance.choice(PLACES[:3]))
        channel.denied = Permission.ATTACH_FILES
        await asyncio.sleep(chance.uniform(0.5, 3.0))
        channel.denied = NOTHING

    async def no_words() -> None:
        channel = discord.channel(chance.choice(PLACES[:3]))
        discord.automod(channel, "clip")  # which is in every prompt
        await asyncio.sleep(chance.uniform(0.5, 3.0))
        discord.automod(channel)

    def unseen() -> None:
        with discord.unseen():
            deleted()

    def deleted() -> None:
        open_ones = [
            interaction.original
            for interaction in discord.interactions
            if interaction.original
            and not interaction.original.deleted
            and not ended(discord, interaction)
            and interaction.original.content
        ]
        if open_ones:
            discord.messages.delete(chance.choice(open_ones))

    return {
        "429 at the upload": lambda: faults.rate_limit(REPLY, 0.3, **UPLOADS),
        "429 everywhere": lambda: faults.rate_limit(REPLY, 0.3, True),
        "429 by the proxy": lambda: faults.proxy_error(REPLY, 429, **UPLOADS),
        "500 at the upload": lambda: faults.fail(REPLY, 500, carried_out=lost_answer(), **UPLOADS),
        "502 at the upload": lambda: faults.proxy_error(
            REPLY, 502, carried_out=lost_answer(), **UPLOADS
        ),
        "503 at the upload": lambda: faults.proxy_error(
            REPLY, 503, carried_out=lost_answer(), **UPLOADS
        ),
        "connection lost at the upload": lambda: faults.drop(
            REPLY, carried_out=lost_answer(), **UPLOADS
        ),
        "connection lost at any edit": lambda: faults.drop(REPLY, carried_out=lost_answer()),
        "connection lost at any message": lambda: faults.drop(
            "* /channels/*", carried_out=lost_answer()
        ),
        "502 at any message": lambda: faults.proxy_error(
            "* /channels/*", 502, carried_out=lost_answer()
        ),
        "slow answer": lambda: faults.slow(REPLY, chance.uniform(0.5, 3.0)),
        "413": lambda: faults.fail(REPLY, 413, 40005, **UPLOADS),
        "413 by the proxy": lambda: faults.proxy_error(REPLY, 413, **UPLOADS),
        "token ended at the upload": lambda: faults.fail(REPLY, 401, 50027, **UPLOADS),
        "all tokens ended": discord.interactions.expire_all,
        "status message deleted": deleted,
        "status message deleted, unseen": unseen,
        "files forbidden": no_files,
        "words forbidden": no_words,
        "channel forbidden": forbidden,
        "gateway dropped": gateway.drop,
        "gateway asked to reconnect": gateway.ask_to_reconnect,
        "gateway closed": lambda: gateway.close(4000),
        "session invalid": gateway.invalidate,
        "gateway away": away,
        "out of memory at a step": lambda: stage.fail("oom-step"),
        "out of memory in decoding": lambda: stage.fail("oom-decode"),
        "out of memory at loading": lambda: stage.fail("oom-load"),
        "no picture": lambda: stage.fail("nan-step"),
        "CUDA error": lambda: stage.fail("cuda-step"),
        "hung step": lambda: stage.fail("hang-step"),
    }


async def _kill(day: Day, stage: Stage, chance: random.Random, jobs: int, kills: int) -> None:
    """At moments spread over the day, by how many jobs have been asked for."""
    for number in range(kills):
        share = jobs * (number + chance.random()) / kills
        await stage.discord.hub.until(
            lambda share=share: _asked(stage.discord) >= share or None,  # type: ignore[misc]
            CLIP_TIMEOUT,
            "enough jobs for the next kill",
        )
        await asyncio.sleep(chance.uniform(0.0, 2.0))
        await stage.kill()
        day.lives[-1].ended_by = "kill -9"
        await asyncio.sleep(chance.uniform(0.0, 2.0))
        await _start(stage)


def _asked(discord: Standin) -> int:
    return sum(interaction.reply is Reply.DEFERRED_MESSAGE for interaction in discord.interactions)


# --- The account ----------------------------------------------------------------------------------


async def _watch(day: Day, stage: Stage) -> None:
    """Look at the process, and notice when it is another one."""
    while True:
        with contextlib.suppress(psutil.NoSuchProcess):
            process = psutil.Process(stage.bot.process.pid)
            begun = stage.log.count("logging in using")
            if begun > len(day.lives):
                if day.lives and not day.lives[-1].ended_by:
                    day.lives[-1].ended_by = "itself"
                day.lives.append(Life(time.monotonic()))
            if day.lives and not day.lives[-1].ended_by:
                life = day.lives[-1]
                if resident := process.memory_info().rss:  # 0: it is just ending
                    life.memory.append(resident)
                life.seconds = time.monotonic() - life.begun
        code = stage.bot.process.returncode
        if code is not None and not day.lives[-1].ended_by:
            await asyncio.sleep(1.0)  # whoever killed it has to say so first
            if not day.lives[-1].ended_by:
                raise AssertionError(f"the bot ended with {code}:\n{stage.log[-3000:]}")
        await asyncio.sleep(SAMPLE)


def _reckon(day: Day, stage: Stage, code: int) -> None:
    discord = stage.discord
    found = account(discord, accepted=accepted(stage.data_dir))
    day.ends, day.wrong, day.books = found.ends, found.wrong, books(stage.data_dir)
    if code != 0:
        day.wrong.append(f"the last process ended with {code}")
    for message in discord.messages:
        if message.attachments and not message.deleted:
            try:
                whole(message, frames=None)
            except Exception as error:
                day.wrong.append(f"a video does not play: {message.content!r}: {error!r}")
    if differ := differences(found, day.books):
        day.wrong.append(differ)


def _lives(day: Day) -> Table:
    columns = ("life", "ended by", "seconds", "MiB first", "median", "most", "last")
    table = Table(*columns, title="Resident memory of the bot's process")
    for number, life in enumerate(day.lives, start=1):
        seen = [f"{size / MIB:.0f}" for size in _shown(life.memory)]
        table.add_row(str(number), life.ended_by, f"{life.seconds:.0f}", *seen)
    return table


def _shown(memory: list[int]) -> list[int]:
    if not memory:
        return []
    return [memory[0], sorted(memory)[len(memory) // 2], max(memory), memory[-1]]


def _faults(day: Day) -> Table:
    table = Table("fault", "times", title="What happened")
    for name, times in day.met.most_common():
        table.add_row(name, str(times))
    return table


def _account(day: Day) -> Table:
    table = Table("account", "jobs", title=f"What came of it, in {day.seconds:.0f} s")
    ends = {
        "delivered": "delivered, one video each",
        "failed": "failed, the member told",
        "cancelled": "cancelled",
        "withdrawn": "cancelled, and the message deleted before it said so",
        "lost": "lost",
        "open": "without an end",
    }
    table.add_row("accepted", str(sum(day.ends[end] for end in ends)))
    for end, words in ends.items():
        table.add_row(words, str(day.ends[end]))
    table.add_row("not accepted: refused, told why", str(day.ends["refused"]))
    table.add_row("not accepted: the bot was away", str(day.ends["unheard"]))
    table.add_row("the bot's own books", " ".join(f"{k} {v}" for k, v in day.books.items()))
    return table
