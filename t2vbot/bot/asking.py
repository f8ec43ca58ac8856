"""Who asks, and where, as the rules need to know it."""

from __future__ import annotations

from typing import Any

import discord

from ..rules.asker import Asker


def asker_of(interaction: discord.Interaction[Any]) -> Asker:
    """Where the app is installed to a user only, no server's rules hold."""
    user, server_id = interaction.user, interaction.guild_id
    if server_id is None or not interaction.is_guild_integration():
        return Asker(user.id)
    roles = frozenset(role.id for role in getattr(user, "roles", ()) if role.id != server_id)
    channel: Any = interaction.channel
    return Asker(
        user.id,
        server_id,
        channels=(interaction.channel_id or 0, *_around(channel)),
        roles=roles,
        age_restricted=_is_age_restricted(channel),
    )


def asker_in(channel: Any, user_id: int, server_id: int) -> Asker:
    """Somebody in a channel, whose roles nobody tells us now."""
    return Asker(
        user_id,
        server_id,
        channels=(getattr(channel, "id", 0), *_around(channel)),
        age_restricted=_is_age_restricted(channel),
    )


def _around(channel: Any) -> list[int]:
    """What a channel lies in: a thread's channel, and the category of that."""
    parent = channel.parent if isinstance(channel, discord.Thread) else None
    found = [getattr(channel, "parent_id", None), getattr(parent or channel, "category_id", None)]
    return [one for one in found if one]


def _is_age_restricted(channel: Any) -> bool:
    if isinstance(channel, discord.Thread):
        channel = channel.parent
    is_nsfw = getattr(channel, "is_nsfw", None)
    return bool(is_nsfw and is_nsfw())
