"""/jam: a server makes a film together."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

import discord
from discord import app_commands

from ...groups.jam import Jam
from ...groups.production import MOST_SCENES
from ..beginning import Place, begin, check_theme
from ..services import services_of
from .registry import command

LONGEST_THEME = 300  # characters
LONGEST = 24 * 60  # minutes


@command
@app_commands.command(description="Make a film together: everybody writes a scene, and votes")
@app_commands.describe(
    theme="What the film is about",
    minutes="How long scenes can be written and voted for",
    scenes="How many scenes the film has at most: those with the most votes",
    votes="How many votes everybody has",
    captions="Write each scene's words below it",
)
async def jam(
    interaction: discord.Interaction[Any],
    theme: app_commands.Range[str, 1, LONGEST_THEME],
    minutes: app_commands.Range[int, 1, LONGEST] | None = None,
    scenes: app_commands.Range[int, 1, MOST_SCENES] | None = None,
    votes: app_commands.Range[int, 0, MOST_SCENES] | None = None,
    captions: bool = False,
) -> None:
    check_theme(interaction, theme)
    rulebook, server_id = services_of(interaction).rules.rulebook, interaction.guild_id
    usual = partial(rulebook.number, server_id=server_id)

    def begun(place: Place) -> Jam:
        return Jam(
            theme=theme,
            **place,
            ends_at=time.time() + 60 * (minutes or usual("jam_minutes")),
            wanted=scenes or usual("jam_scenes"),
            votes_each=usual("jam_votes") if votes is None else votes,
            scenes_each=usual("jam_scenes_each"),
            cutting_seconds=60.0 * usual("jam_cutting_minutes"),
            captions=captions,
        )

    await begin(interaction, services_of(interaction).jams, usual("jams_in_channel"), begun)
