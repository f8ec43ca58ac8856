"""/relay: a film turn by turn."""

from __future__ import annotations

import time
from typing import Any

import discord
from discord import app_commands

from ...groups.production import MOST_SCENES
from ...groups.relay import IDLE_SECONDS, Relay
from ..beginning import Place, begin
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
    usual = services_of(interaction).server_settings.of(interaction.guild_id)

    def begun(place: Place) -> Relay:
        return Relay(
            theme=theme,
            **place,
            ends_at=time.time() + IDLE_SECONDS,
            turns=turns or usual.relay_turns,
            writing_seconds=60.0 * usual.relay_writing_minutes,
            captions=captions,
        )

    await begin(interaction, services_of(interaction).relays, usual.relays_in_channel, begun)
