"""Info, in the menu of a message: how its video was made."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from ..info import of_message
from ..replies import acknowledge
from ..requests import check_may_take_part
from ..views.info import show
from .registry import command


@command
@app_commands.context_menu(name="Info")
async def info(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    check_may_take_part(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    await show(interaction, await of_message(interaction, message))
