"""/video-defaults: what a member wants of every video where they do not say."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from ..views.defaults import content, defaults_view
from .registry import command


@command
@app_commands.command(
    name="video-defaults", description="What you want of every video where you do not say"
)
async def video_defaults(interaction: discord.Interaction[Any]) -> None:
    await interaction.response.send_message(
        content(interaction), view=defaults_view(), ephemeral=True
    )
