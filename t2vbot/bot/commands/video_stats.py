"""/video-stats: how much was made, and how much may still be."""

from __future__ import annotations

import math
import time
from typing import Any

import discord
from discord import app_commands

from ...media.retention import DAY
from ...text import Text, render
from ..asking import asker_of
from ..replies import acknowledge
from ..services import services_of
from .registry import command

MINE, SERVER = "mine", "server"
WHOSE = [
    app_commands.Choice(name="mine", value=MINE),
    app_commands.Choice(name="this server's", value=SERVER),
]
QUOTAS = ("quota_clips", "quota_seconds")


@command
@app_commands.command(
    name="video-stats", description="See what you have made, and how much you may still make"
)
@app_commands.describe(whose="Yours, or what was made in this server")
@app_commands.choices(whose=WHOSE)
async def stats(interaction: discord.Interaction[Any], whose: str = MINE) -> None:
    await acknowledge(interaction, thinking=True, ephemeral=True)
    asker = asker_of(interaction)
    is_server = whose == SERVER and asker.server_id
    lines = await (_server(interaction) if is_server else _mine(interaction))
    await interaction.edit_original_response(content="\n".join(render(line) for line in lines))


async def _mine(interaction: discord.Interaction[Any]) -> list[Text]:
    services, asker = services_of(interaction), asker_of(interaction)
    lines = [Text("bot-stats-mine")]
    lines += [await _made(interaction, days, owner=asker.user_id) for days in (1, 7, 0)]
    entries = services.rules.ledger.of(asker.user_id)
    on_the_way = sum(entry.is_open and entry.is_whole for entry in entries)
    lines.append(Text("bot-stats-waiting", count=on_the_way))
    for name in QUOTAS:
        left = services.rules.limits.left(name, asker)
        if left < math.inf:
            lines.append(Text("bot-stats-left", name=name, left=max(0.0, round(left, 1))))
    return lines


async def _server(interaction: discord.Interaction[Any]) -> list[Text]:
    services, server_id = services_of(interaction), interaction.guild_id or 0
    lines = [Text("bot-stats-server")]
    lines += [await _made(interaction, days, server_id=server_id) for days in (1, 7, 0)]
    week = await services.jobs.made(time.time() - 7 * DAY, server_id=server_id)
    lines.append(Text("bot-stats-members", members=week.members))
    lines.append(Text("bot-stats-waiting", count=services.rules.ledger.open_in(server_id)))
    return lines


async def _made(interaction: discord.Interaction[Any], days: int, **whose: int) -> Text:
    """``days`` 0: since ever."""
    since = time.time() - days * DAY if days else 0.0
    made = await services_of(interaction).jobs.made(since, **whose)
    return Text("bot-stats-made", days=days, clips=made.clips, seconds=round(made.seconds))
