"""Animate, in the menu of a message: a video that starts from its picture."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from ...errors import RequestRefused
from ...text import Text
from ..asking import asker_of
from ..choosing import can_start_from_picture
from ..pictures import is_picture
from ..requests import check_may_ask
from ..services import services_of
from ..views.animating import AnimateForm
from .registry import command


@command
@app_commands.context_menu(name="Animate")
async def animate(interaction: discord.Interaction[Any], message: discord.Message) -> None:
    """Of a message that only they see, what comes of it is for them alone."""
    check_may_ask(interaction)
    services = services_of(interaction)
    if not can_start_from_picture(services, asker_of(interaction)):
        raise RequestRefused(Text("bot-picture-no-model"))
    files = [file for file in message.attachments if file.content_type and is_picture(file)]
    if not files:
        raise RequestRefused(Text("bot-animate-none"))
    for file in files:
        services.pictures.check(file)
    album = services.pictures.remember(interaction.user.id, files, private=message.flags.ephemeral)
    await AnimateForm(album, files).open(interaction)
