"""/missed: videos that were made and could not be delivered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from ...errors import UserError
from ...text import Text
from ..requests import defer
from ..services import services_of
from .registry import command


@command
@app_commands.command(description="Get a video of yours that could not be delivered")
async def missed(interaction: discord.Interaction[Any]) -> None:
    outbox = services_of(interaction).outbox
    kept = outbox.kept_for(interaction.user.id)
    if not kept:
        raise UserError(Text("bot-missed-none"))
    showing = kept[0].destination.showing
    here = await defer(interaction, showing)
    for post in kept:  # one that was asked for a moment ago is on its way
        if post.destination.private != showing.private:
            continue
        if await outbox.bring_kept(post.id, replace(here, spoiler=post.destination.spoiler)):
            return
    raise UserError(Text("bot-missed-on-its-way"))
