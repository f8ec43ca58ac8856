"""Who may do what moderators do. Discord shows their commands to nobody else; what a changed client
sends all the same is refused here.
"""

from __future__ import annotations

from typing import Any

import discord

from ..errors import RequestRefused
from ..text import Text
from .messages.refusals import Refusal, judge

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


async def check_may_be_banned(client: Any, server_id: int, user_id: int) -> None:
    """Asks Discord. Raises ``RequestRefused`` for a moderator of the server, and the bot itself."""
    if user_id == client.application_id:
        raise RequestRefused(Text("case-not-the-bot"))
    guild = client.get_guild(server_id)
    if guild is None:
        return
    try:
        member: discord.Member = await guild.fetch_member(user_id)
    except discord.HTTPException as error:
        if judge(error) is Refusal.TRY_LATER:
            raise
        return  # they have left
    is_granted = client.permissions.grants_to(member, server_id, SETTINGS)
    if is_granted or member.guild_permissions.manage_guild:
        person = Text("text-person", id=str(user_id))
        raise RequestRefused(Text("case-not-a-moderator", member=person))
