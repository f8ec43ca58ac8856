"""How fast a member hears from the bot while it makes clips."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from t2vbot.standin.interaction import Interaction
from t2vbot.standin.standin import Standin

from ..running import BotProcess

MEMBERS = ("ada", "ben", "cleo", "dan", "eva")
EACH = 4  # videos that every member asks for
QUESTIONS = 20  # /queue commands of every member meanwhile
PAUSE = 0.05  # seconds between two commands, so that they spread over the making of the clips
CLIPS_TIMEOUT = 600.0  # seconds for all clips


def main(
    model: Annotated[str, typer.Option(help="A name from the catalog, or a folder.")] = "builtin",
) -> None:
    """Five members ask for four videos each, and /queue while they wait, of `python bot.py`."""
    with tempfile.TemporaryDirectory() as folder:
        videos, questions = asyncio.run(_measure(model, Path(folder)))
    table = Table("command", "count", "median ms", "p99 ms", "max ms", "late", title="First answer")
    for name, interactions in (("/video", videos), ("/queue", questions)):
        table.add_row(name, *_row(interactions))
    console = Console(width=100)
    console.print(table)
    console.print(
        "From the gateway event to the bot's first answer, measured by the stand-in in its own"
        " process; the bot is `python bot.py`, busy with the clips all the time. Late: not within"
        " the 3 seconds after which Discord drops a command.",
        highlight=False,
    )


async def _measure(model: str, folder: Path) -> tuple[list[Interaction], list[Interaction]]:
    videos: list[Interaction] = []
    questions: list[Interaction] = []
    async with Standin() as discord:
        bot = await BotProcess.start(discord, folder / "data", model)
        try:
            general = discord.channel("general")
            for number in range(EACH):
                for who in MEMBERS:
                    asked = await discord.members[who].slash(
                        general, "video", prompt=f"a red circle {number}"
                    )
                    videos.append(asked)
            for _ in range(QUESTIONS):
                for who in MEMBERS:
                    questions.append(await discord.members[who].slash(general, "queue"))
                    await asyncio.sleep(PAUSE)
            for interaction in videos:
                await interaction.message(lambda message: message.attachments, CLIPS_TIMEOUT)
        finally:
            await bot.kill()
    return videos, questions


def _row(interactions: list[Interaction]) -> list[str]:
    seconds = sorted(i.ack_seconds for i in interactions if i.ack_seconds is not None)
    p99 = statistics.quantiles(seconds, n=100, method="inclusive")[98]
    shown = [statistics.median(seconds), p99, seconds[-1]]
    late = sum(i.late for i in interactions)
    return [str(len(interactions)), *(f"{value * 1000:.0f}" for value in shown), str(late)]
