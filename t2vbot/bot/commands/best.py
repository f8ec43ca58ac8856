"""/best: the most liked videos of a channel, cut into one reel."""

from __future__ import annotations

import time
from typing import Any

import discord
from discord import app_commands

from ...groups.film import MOST_SCENES
from ...media.retention import DAY
from ...text import Text, render
from .. import results
from ..films import film_of
from ..replies import acknowledge
from ..requests import ask_below, check_may_ask
from ..scenes import first_ready
from ..services import services_of
from .registry import command

LOOKED_AT = 200  # of a channel's newest results


@command
@app_commands.command(description="Cut the most liked videos of this channel into one reel")
@app_commands.describe(
    days="Of how many days",
    most="How many videos the reel has at most",
    captions="Write each video's words below it",
)
async def best(
    interaction: discord.Interaction[Any],
    days: app_commands.Range[int, 1, 90] = 7,
    most: app_commands.Range[int, 1, MOST_SCENES] = 10,
    captions: bool = False,
) -> None:
    check_may_ask(interaction)
    services = services_of(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    channel_id = interaction.channel_id or 0
    found = await results.of_channel(services, channel_id, LOOKED_AT)
    since = time.time() - days * DAY
    # Some more than are wanted, where the first ones cannot be had.
    liked = await results.most_liked(services, found, since, most + MOST_SCENES)
    if not liked:
        return await _say_none(interaction, days)
    async with services.outbox.files.holding(result.job.id for result in liked):
        scenes = await first_ready(interaction.client, services, liked, most)
        if not scenes:
            return await _say_none(interaction, days)
        language = services.speech.around(interaction)
        title = render(Text("bot-best-title", days=days), language)
        job = await film_of(interaction, scenes, title=title, captions=captions)
        await ask_below(interaction, job)


async def _say_none(interaction: discord.Interaction[Any], days: int) -> None:
    await interaction.edit_original_response(content=render(Text("bot-best-none", days=days)))
