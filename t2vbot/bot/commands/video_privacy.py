"""/video-privacy: what is kept about oneself; all of it as a file; and its deletion. For everybody,
everywhere, whatever a server's rules or bans say.
"""

from __future__ import annotations

import asyncio
import io
from typing import Any

import discord
from discord import app_commands

from ...errors import UserError
from ...privacy import export as exporting
from ...text import Text, render
from ..replies import acknowledge
from ..services import services_of
from ..views.privacy import confirm_view
from .registry import command

group = app_commands.Group(
    name="video-privacy", description="What I keep about you, and how to have it deleted"
)


@group.command(description="What I keep about you, why and how long")
async def about(interaction: discord.Interaction[Any]) -> None:
    services = services_of(interaction)
    text = Text("privacy-about", days=str(services.retention.days))
    await interaction.response.send_message(render(text), ephemeral=True)


@group.command(description="All that I keep about you, as a file for you alone")
async def export(interaction: discord.Interaction[Any]) -> None:
    services = services_of(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    data = await services.privacy.export(interaction.user.id)
    limit = min(interaction.filesize_limit, services.max_upload)
    parts = await asyncio.to_thread(exporting.packed, data, limit)
    if parts is None:
        raise UserError(Text("privacy-export-too-large", limit=str(limit // 2**20)))
    files = [discord.File(io.BytesIO(part), name) for name, part in parts]
    said = render(Text("privacy-exported", count=len(files)))
    await interaction.edit_original_response(content=said, attachments=files[:1])
    for file in files[1:]:
        await interaction.followup.send(file=file, ephemeral=True)
    await _send_pictures(interaction, limit)


async def _send_pictures(interaction: discord.Interaction[Any], limit: int) -> None:
    pictures = await services_of(interaction).privacy.pictures(interaction.user.id)
    groups, left = await asyncio.to_thread(exporting.groups_of, pictures, limit)
    for number, group in enumerate(groups, start=1):
        data = await asyncio.to_thread(exporting.archive_of, group)
        file = discord.File(io.BytesIO(data), f"{exporting.PICTURES}-{number}.zip")
        await interaction.followup.send(file=file, ephemeral=True)
    if left:
        said = render(Text("privacy-pictures-left", count=left))
        await interaction.followup.send(said, ephemeral=True)


@group.command(description="Delete all that I keep about you")
async def delete(interaction: discord.Interaction[Any]) -> None:
    await interaction.response.send_message(
        render(Text("privacy-confirm")), view=confirm_view(interaction.user.id), ephemeral=True
    )


command(group)
