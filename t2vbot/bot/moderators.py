"""Who may do what moderators do. Discord shows their commands to nobody else; what a changed client
sends all the same is refused here.
"""

from __future__ import annotations

from typing import Any

import discord

from ..errors import RequestRefused
from ..text import Text

SETTINGS = "video-settings"  # the command whose permissions count


def check_manages(interaction: discord.Interaction[Any]) -> None:
    """Raises ``RequestRefused`` for who may not set a server's rules: who has neither the right to
    manage the server, nor was given that command on the server's Integrations page.
    """
    if interaction.guild_id is None or not interaction.is_guild_integration():
        raise RequestRefused(Text("bot-in-servers-only"))
    if interaction.permissions.manage_guild:
        return
    if not interaction.client.permissions.grants(interaction, SETTINGS):
        raise RequestRefused(Text("bot-not-a-moderator"))


def check_moderates(interaction: discord.Interaction[Any]) -> None:
    """Raises ``RequestRefused`` for who may neither manage messages there nor set the rules."""
    if interaction.guild_id is None or not interaction.permissions.manage_messages:
        check_manages(interaction)
