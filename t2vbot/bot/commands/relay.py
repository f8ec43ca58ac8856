"""/relay: a film turn by turn."""

from __future__ import annotations

import time
from functools import partial
from typing import Any

import discord
from discord import app_commands

from ...groups.production import MOST_SCENES
from ...groups.relay import IDLE_SECONDS, Relay
from ..beginning import Place, begin, check_theme
from ..services import services_of
from .jam import LONGEST_THEME
from .registry import command


@command
@app_commands.command(description="Make a film turn by turn: each one goes on where the last ended")
@app_commands.describe(
    theme="What the film is about",
    turns="How many turns it has",
    captions="Write each turn's words below it",
)
async def relay(
    interaction: discord.Interaction[Any],
    theme: app_commands.Range[str, 1, LONGEST_THEME],
    turns: app_commands.Range[int, 2, MOST_SCENES] | None = None,
    captions: bool = False,
) -> None:
    check_theme(interaction, theme)
    rulebook, server_id = services_of(interaction).rules.rulebook, interaction.guild_id
    usual = partial(rulebook.number, server_id=server_id)

    def begun(place: Place) -> Relay:
        return Relay(
            theme=theme,
            **place,
            ends_at=time.time() + IDLE_SECONDS,
            turns=turns or usual("relay_turns"),
            writing_seconds=60.0 * usual("relay_writing_minutes"),
            captions=captions,
        )

    await begin(interaction, services_of(interaction).relays, usual("relays_in_channel"), begun)
