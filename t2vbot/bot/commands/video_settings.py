"""/video-settings: what moderators set for their server."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import discord
from discord import app_commands

from ...rules.server_settings import DEFAULTS, NAMES, RANGES, ServerSettings, check
from ...text import Text, render
from ..replies import acknowledge
from ..services import services_of
from .registry import command

CHOICES = [
    app_commands.Choice(name=render(Text("setting-name", name=name)), value=name) for name in NAMES
]

group = app_commands.Group(
    name="video-settings",
    description="What this server's moderators have set for films made together",
    default_permissions=discord.Permissions(manage_guild=True),
    # In so many words: what is not said is as it is for the other commands.
    allowed_contexts=app_commands.AppCommandContext(
        guild=True, dm_channel=False, private_channel=False
    ),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)


@group.command(description="See what is set")
async def show(interaction: discord.Interaction[Any]) -> None:
    settings = services_of(interaction).server_settings.of(interaction.guild_id)
    await interaction.response.send_message(_listed(settings), ephemeral=True)


@group.command(description="Set one of them")
@app_commands.describe(setting="Which", value="A whole number")
@app_commands.choices(setting=CHOICES)
async def change(interaction: discord.Interaction[Any], setting: str, value: int) -> None:
    all_settings, server_id = services_of(interaction).server_settings, interaction.guild_id or 0
    check(setting, value)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    changed = await all_settings.change(server_id, setting, value)
    await interaction.edit_original_response(content=_listed(changed))


@group.command(description="Set all of them back")
async def reset(interaction: discord.Interaction[Any]) -> None:
    await acknowledge(interaction, thinking=True, ephemeral=True)
    settings = await services_of(interaction).server_settings.reset(interaction.guild_id or 0)
    await interaction.edit_original_response(content=_listed(settings))


def _listed(settings: ServerSettings) -> str:
    usual = asdict(DEFAULTS)
    lines = []
    for name, value in asdict(settings).items():
        low, high = RANGES[name]
        key_values = {"name": Text("setting-name", name=name), "value": value}
        if value == usual[name]:
            lines.append(Text("setting-usual", low=low, high=high, **key_values))
        else:
            lines.append(
                Text("setting-changed", low=low, high=high, usual=usual[name], **key_values)
            )
    return "\n".join(render(line) for line in lines)


command(group)
