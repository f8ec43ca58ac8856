"""Who may see a channel: nobody learns by a link, a film or a list what they could not see."""

from __future__ import annotations

from typing import Any

import discord

from ..posts.messenger import Final
from ..posts.post import Destination, Post
from ..text import Text
from .asking import asker_in, asker_of
from .messages.markdown import mention


def all_may_follow(guild: discord.Guild, channel_id: int, here: Any) -> bool:
    """Whether everybody who reads ``here`` may read that channel, too: it is the same one, or one
    that everybody in the server may read; and no age-restricted one, unless this one is.
    """
    channel: Any = guild.get_channel_or_thread(channel_id)
    if channel is None:
        return False
    there, reader = asker_in(channel, 0, guild.id), asker_in(here, 0, guild.id)
    if there.age_restricted and not reader.age_restricted:
        return False
    if channel.id == here.id:
        return True
    return _may_read(channel, guild.default_role)


def member_may_follow(guild: discord.Guild, channel_id: int, member: discord.Member) -> bool:
    """Whether one member may read that channel."""
    return _may_read(guild.get_channel_or_thread(channel_id), member)


def _may_read(channel: Any, who: discord.Role | discord.Member) -> bool:
    """A thread has the rights of what it lies in; a private one only those who were added read."""
    if isinstance(channel, discord.Thread):
        channel = None if channel.is_private() else channel.parent
    if channel is None:
        return False
    rights = channel.permissions_for(who)
    return bool(rights.view_channel and rights.read_message_history)


def may_go_along(
    interaction: discord.Interaction[Any], channel_id: int, server_id: int | None
) -> bool:
    """Whether what was shown in that channel may be shown in this one: what is in an age-restricted
    one stays in such. One that is not known, as a thread that is archived, may be age-restricted.
    ``server_id``: None for direct messages.
    """
    asker = asker_of(interaction)
    if asker.age_restricted or server_id is None or channel_id == interaction.channel_id:
        return True
    channel: Any = interaction.client.get_channel(channel_id)
    return channel is not None and not asker_in(channel, 0, server_id).age_restricted


def link_to(destination: Destination) -> str:
    server = destination.guild_id or "@me"
    return (
        f"https://discord.com/channels/{server}/{destination.channel_id}/{destination.message_id}"
    )


def origin_of(client: discord.Client, post: Post, final: Final) -> Text | None:
    """What there is to say, where a post's video comes to, of the one that it was made out of."""
    if not post.parent or post.is_one_of_several:
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
