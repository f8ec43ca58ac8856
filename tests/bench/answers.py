"""How fast the first answer to every command, button and form is while the database is slow."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from t2vbot.standin.standin import Standin

from ..quick import QuickBot, quick_bot
from ..test_bot_first_answers import ACTS, post_of

TIMEOUT = 60.0  # seconds


def main(
    delay: Annotated[float, typer.Option(help="Seconds that every database call takes.")] = 3.5,
) -> None:
    """Every way to ask, of a recent video and of one that has to be looked up."""
    table = Table("asked by", "recent, ms", "older, ms", title="First answer")
    for name in ACTS:
        shown = [f"{asyncio.run(_measure(name, delay, old=old)) * 1000:.0f}" for old in (0, 1)]
        table.add_row(name, *shown)
    Console(width=80).print(table)


async def _measure(name: str, delay: float, *, old: bool) -> float:
    with tempfile.TemporaryDirectory() as folder:
        async with Standin() as discord, quick_bot(discord, Path(folder)) as bot:
            done = await bot.video(await bot.ask())
            bot.executor.gate.clear()
            waiting = (await bot.ask()).messages[0]
            if old:
                bot.parts.client.services.recent._asked.clear()
                if "form" in name:
                    await bot.parts.client.services.recent.load(post_of(done))
            _slow_down(bot, delay)
            asked = await ACTS[name](bot, done, waiting)
            await asked.acknowledged(TIMEOUT)
            assert asked.ack_seconds is not None
            return asked.ack_seconds


def _slow_down(bot: QuickBot, delay: float) -> None:
    run = bot.database._run

    async def slowly(*arguments: Any) -> Any:
        await asyncio.sleep(delay)
        return await run(*arguments)

    bot.database._run = slowly  # type: ignore[method-assign]
