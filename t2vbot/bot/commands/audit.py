"""/video-settings audit: what happened in a server, as a file for its moderators."""

from __future__ import annotations

import asyncio
import io
import time
from typing import Any

import discord
from discord import app_commands

from ...rules.audit import DAY, Action
from ...text import Text, render
from ..audit_csv import table
from ..auditing import note
from ..moderators import check_manages
from ..replies import acknowledge
from ..services import services_of
from .video_settings import group

MOST = 200_000  # lines that are looked at, so that one file does not fill the memory
HEADROOM = 10_000  # bytes of what is sent that are not the file


@group.command(description="Get who asked for what, and what came of it, as a table")
@app_commands.describe(days="Of how many days; none: all that is kept")
async def audit(
    interaction: discord.Interaction[Any], days: app_commands.Range[int, 1, 365] | None = None
) -> None:
    check_manages(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    services, server_id = services_of(interaction), interaction.guild_id or 0
    since = time.time() - days * DAY if days else 0.0
    events = await services.audit.events(server_id, since, most=MOST)
    limit = min(interaction.filesize_limit, services.max_upload) - HEADROOM
    data, count = await asyncio.to_thread(table, events, limit)
    said = [Text("case-audit", count=count)]
    if count < len(events) or len(events) == MOST:
        said.append(Text("case-audit-cut", count=count))
    await note(interaction, Action.EXPORTED)
    await interaction.edit_original_response(
        content=" ".join(render(text) for text in said),
        attachments=[discord.File(io.BytesIO(data), "audit-log.csv")] if events else [],
    )
