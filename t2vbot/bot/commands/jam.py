"""/jam: a server makes a film together."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import Any

import aiohttp
import discord
from discord import app_commands

from ...errors import RequestRefused
from ...groups.jam import Jam
from ...groups.production import MOST_SCENES
from ...text import Text, render
from ..requests import check_may_ask, defer
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
    check_may_ask(interaction)
    services, user = services_of(interaction), interaction.user
    channel_id = interaction.channel_id or 0
    if interaction.guild_id is None or not interaction.is_guild_integration():
        raise RequestRefused(Text("jam-not-here"))
    usual = services.server_settings.of(interaction.guild_id)
    if not interaction.app_permissions.view_channel:
        raise RequestRefused(Text("jam-not-seen"))
    with services.jams.room(channel_id, user.id, most=usual.jams_in_channel):
        board = await defer(interaction)
        begun = Jam(
            theme=theme,
            host=user.id,
            server_id=interaction.guild_id,
            channel_id=channel_id,
            board_id=board.message_id,
            ends_at=time.time() + 60 * (minutes or usual.jam_minutes),
            wanted=scenes or usual.jam_scenes,
            votes_each=usual.jam_votes if votes is None else votes,
            scenes_each=usual.jam_scenes_each,
            cutting_seconds=60.0 * usual.jam_cutting_minutes,
            captions=captions,
        )
        await services.jams.table.record(begun)
        # A message first, then its thread, then its buttons: a scene has to have its place.
        with suppress(discord.HTTPException, aiohttp.ClientError):
            await interaction.edit_original_response(content=render(Text("bot-getting-ready")))
        await services.jams.begin(begun)
    await services.people.note(user.id, interaction.guild_id, user.display_name)
