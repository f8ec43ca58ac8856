"""Who may see a channel: nobody learns by a link, a film or a list what they could not see."""

from __future__ import annotations

from typing import Any

import discord

from ..posts.messenger import Final
from ..posts.post import Destination, Post
from ..text import Text
from .asking import asker_in
from .messages.markdown import mention


def all_may_follow(guild: discord.Guild, channel_id: int, here: Any) -> bool:
    """Whether everybody who reads ``here`` may read that channel, too: it is the same one, or one
    that everybody in the server may read; and no age-restricted one, unless this one is.
    """
    channel: Any = guild.get_channel_or_thread(channel_id)
    if channel is None:
        return False
    restricted = (asker_in(one, 0, guild.id).age_restricted for one in (channel, here))
    if next(restricted) > next(restricted):
        return False
    if channel.id == here.id:
        return True
    if (parent := _readable(channel)) is None:
        return False
    rights = parent.permissions_for(guild.default_role)
    return bool(rights.view_channel and rights.read_message_history)


def member_may_follow(guild: discord.Guild, channel_id: int, member: discord.Member) -> bool:
    """Whether one member may read that channel."""
    channel = _readable(guild.get_channel_or_thread(channel_id))
    if channel is None:
        return False
    rights = channel.permissions_for(member)
    return bool(rights.view_channel and rights.read_message_history)


def _readable(channel: Any) -> Any:
    """What a thread lies in, since its rights are that; None where only those who were added may
    read it.
    """
    if not isinstance(channel, discord.Thread):
        return channel
    return None if channel.is_private() else channel.parent


def link_to(destination: Destination) -> str:
    server = destination.guild_id or "@me"
    return (
        f"https://discord.com/channels/{server}/{destination.channel_id}/{destination.message_id}"
    )


def origin_of(client: discord.Client, post: Post, final: Final) -> Text | None:
    """What there is to say, where a post's video comes to, of the one that it was made out of."""
    if not post.parent:
        return None
    parent = final.parent
    if parent is None or not _may_link(client, parent.destination, post.destination):
        return Text("bot-origin-unseen")
    return Text("bot-origin", url=link_to(parent.destination), member=mention(parent.owner))


def _may_link(client: discord.Client, there: Destination, here: Destination) -> bool:
    if there.guild_id != here.guild_id:
        return False
    if there.channel_id == here.channel_id:
        return True
    guild = client.get_guild(here.guild_id) if here.guild_id else None
    channel = guild and guild.get_channel_or_thread(here.channel_id)
    return bool(guild and channel and all_may_follow(guild, there.channel_id, channel))
