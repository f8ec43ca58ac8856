"""/film: clips that are there become one film."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord import app_commands

from ...groups.film import MOST_SCENES, FilmPlan
from ...text import Text, render
from .. import results
from ..asking import asker_of
from ..replies import acknowledge
from ..requests import check_may_ask
from ..services import services_of
from ..views.film import show
from ..visibility import may_go_along
from .registry import command

LONGEST_TITLE = 80  # characters
HERE, MINE = "here", "mine"
FROM = [
    app_commands.Choice(name="videos in this channel or thread", value=HERE),
    app_commands.Choice(name="my own videos, wherever they are", value=MINE),
]


@command
@app_commands.command(description="Cut finished videos together into one film")
@app_commands.describe(
    title="What the film is called",
    captions="Write each video's words below it",
    scenes="Which videos to pick from",
)
@app_commands.choices(scenes=FROM)
async def film(
    interaction: discord.Interaction[Any],
    title: app_commands.Range[str, 1, LONGEST_TITLE] | None = None,
    captions: bool = False,
    scenes: str = HERE,
) -> None:
    check_may_ask(interaction)
    services = services_of(interaction)
    services.rules.check_words(asker_of(interaction), title or "")  # now, not when it is cut
    await acknowledge(interaction, thinking=True, ephemeral=True)
    channel_id, user_id = interaction.channel_id or 0, interaction.user.id
    if scenes == MINE:
        found = await results.of_member(
            services, user_id, MOST_SCENES, partial(may_go_along, interaction)
        )
    else:
        found = await results.of_channel(services, channel_id, MOST_SCENES)
    if not found:
        nothing = Text("bot-film-none-mine" if scenes == MINE else "bot-film-none-here")
        await interaction.edit_original_response(content=render(nothing))
        return
    plan = FilmPlan(
        user_id, channel_id, title or "", captions, tuple(result.post.id for result in found)
    )
    await services.films.add(plan)
    await show(interaction, plan)
