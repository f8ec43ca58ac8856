"""/video-lineage: what was made out of a video, and what that was made out of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import discord
from discord import app_commands

from ...errors import UserError
from ...posts.post import Post
from ...text import Text, render
from .. import results
from ..lineage import Branch, Tree, tree_of
from ..messages.markdown import CONTENT_LIMIT, cut, escape, mention
from ..replies import acknowledge, edit_with_words
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
    seen: dict[tuple[int | None, int], bool] = {}

    def may_see(post: Post) -> bool:
        where = post.destination.guild_id, post.destination.channel_id
        if where not in seen:
            seen[where] = _may_see(interaction, post)
        return seen[where]

    tree = await tree_of(services_of(interaction), post_id, may_see) if post_id else None
    if tree is None:
        raise UserError(Text("lineage-none"))
    await edit_with_words(interaction, lambda with_words: {"content": _shown(tree, with_words)})


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
    return may_go_along(interaction, where.channel_id, where.guild_id) and member_may_follow(
        guild, where.channel_id, member
    )


def _shown(tree: Tree, with_words: bool) -> str:
    """As much as fits; what is nearest to the video that is asked about goes first."""
    lines: dict[str, str] = {}
    room = CONTENT_LIMIT - ROOM
    for branch in tree.nearest():
        line = _line(branch, with_words)
        if branch.id == tree.asked_id and len(tree.branches) > 1:
            line = f"**{line}**"
        room -= len(line) + 2 * DEEPEST + len("- \n")
        if room < 0:
            break
        lines[branch.id] = line
    shown = list(_indented(tree, lines))
    if len(tree.branches) == 1:
        shown.append(render(Text("lineage-alone")))
    if left := len(tree.branches) - len(lines):
        shown.append(render(Text("lineage-more", count=left)))
    return "\n".join(shown)


def _indented(tree: Tree, lines: Mapping[str, str]) -> Iterator[str]:
    """Each to the right of the nearest above it that is shown."""
    steps: dict[str, int] = {}
    for branch in tree.branches.values():
        above = steps.get(branch.parent, -1)
        steps[branch.id] = above + (branch.id in lines)
        if branch.id in lines:
            yield f"{'  ' * min(above + 1, DEEPEST)}- {lines[branch.id]}"


def _line(branch: Branch, with_words: bool) -> str:
    result = branch.result
    if result is None:
        together = Text("count-lineage", count=branch.together)
        return render(together if branch.together else Text("lineage-unseen"))
    url, owner = link_to(result.post.destination), mention(result.post.owner)
    if not with_words:
        return render(Text("lineage-one-wordless", url=url, member=owner))
    words = escape(cut(result.words, WORDS))
    return render(Text("lineage-one", words=words, url=url, member=owner))
