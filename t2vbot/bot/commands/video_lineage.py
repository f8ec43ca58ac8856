"""/video-lineage: what was made out of a video, and what that was made out of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import discord
from discord import app_commands

from ...errors import UserError
from ...posts.post import Post
from ...text import Text, render
from .. import results
from ..lineage import Branch, tree_of
from ..messages.markdown import CONTENT_LIMIT, cut, escape, mention, packed
from ..replies import acknowledge
from ..requests import check_may_take_part
from ..services import services_of
from ..suggestions import CHOICE, CHOICES, told_apart
from ..visibility import link_to, may_go_along, member_may_follow
from .registry import command

DEEPEST = 6  # steps to the right that are shown; what is deeper stands below
WORDS = 60  # characters of a video's words
LARGEST_ID = 2**63
ROOM = 60  # characters for what is left out

_POST = re.compile(r"[0-9a-f]{16}")
_LINK = re.compile(
    r"https://(?:\w+\.)?discord(?:app)?\.com/channels/(?:\d+|@me)/\d+/(\d{1,19})(?!\d)", re.ASCII
)


@command
@app_commands.command(name="video-lineage", description="What was made out of a video, as a tree")
@app_commands.describe(video="One that is here, or the link of its message")
async def video_lineage(interaction: discord.Interaction[Any], video: str) -> None:
    check_may_take_part(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    post_id = await _named(interaction, video)
    may_see = partial(_may_see, interaction)
    tree = await tree_of(services_of(interaction), post_id, may_see) if post_id else None
    if tree is None:
        raise UserError(Text("lineage-none"))
    await interaction.edit_original_response(content=_shown(tree))


@video_lineage.autocomplete("video")
async def _suggest(
    interaction: discord.Interaction[Any], typed: str
) -> list[app_commands.Choice[str]]:
    found = await results.of_channel(services_of(interaction), interaction.channel_id or 0, CHOICES)
    return told_apart(
        (result.choice(CHOICE), result.post.id)
        for result in found
        if typed.lower() in result.words.lower()
    )


async def _named(interaction: discord.Interaction[Any], video: str) -> str | None:
    """The post that is meant, whether or not it may be seen."""
    posts = services_of(interaction).posts
    if _POST.fullmatch(video):
        return video
    match = _LINK.search(video)
    if match and int(match[1]) < LARGEST_ID:
        about = await posts.about_message(int(match[1]))
        return max(about, key=lambda post: post.created_at).id if about else None
    raise UserError(Text("lineage-which"))


def _may_see(interaction: discord.Interaction[Any], post: Post) -> bool:
    """Whether who asks may read the message of it, and it may be shown where they ask."""
    where, guild, member = post.destination, interaction.guild, interaction.user
    if where.guild_id != interaction.guild_id:
        return False
    if where.channel_id == interaction.channel_id:
        return True
    if guild is None or not isinstance(member, discord.Member):
        return False
    return may_go_along(interaction, where.channel_id) and member_may_follow(
        guild, where.channel_id, member
    )


def _shown(tree: Branch) -> str:
    lines = list(_lines(tree))
    if len(lines) == 1:
        lines.append(render(Text("lineage-alone")))
    first, *rest = packed(lines, CONTENT_LIMIT - ROOM)
    left = sum(text.count("\n") + 1 for text in rest)
    return f"{first}\n{render(Text('lineage-more', count=left))}" if left else first


def _lines(tree: Branch) -> Iterator[str]:
    for depth, branch in tree.walk():
        result = branch.result
        if result is None:
            together = Text("count-lineage", count=len(branch.below))
            line = render(together if branch.is_several else Text("lineage-unseen"))
        else:
            words = escape(cut(result.words, WORDS))
            url, owner = link_to(result.post.destination), mention(result.post.owner)
            line = render(Text("lineage-one", words=words, url=url, member=owner))
        yield f"{'  ' * min(depth, DEEPEST)}- {line}"
