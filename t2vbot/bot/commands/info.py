"""Info, in the menu of a message: how its video was made."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from ..info import of_message, several_in
from ..replies import acknowledge
from ..requests import check_may_take_part
from ..services import services_of
from ..views.info import show
from ..views.several import INFO, ask_which
from .registry import command


@command
@app_commands.context_menu(name="Info")
async def info(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    check_may_take_part(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    if several := await several_in(services_of(interaction), message.id):
        return await ask_which(interaction, several, INFO)
    await show(interaction, await of_message(interaction, message))
