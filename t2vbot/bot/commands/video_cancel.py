"""/video-cancel: take back one of one's own requests, wherever it was asked for."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from ...jobs.job import Job
from ...posts.post import Post
from ...text import Text, render
from ..replies import acknowledge, tell
from ..services import services_of
from ..suggestions import told_apart
from .registry import command


@command
@app_commands.command(name="video-cancel", description="Cancel one of your videos on the way")
@app_commands.rename(post_id="video")
@app_commands.describe(post_id="Which; none: the one that you asked for last")
async def cancel(interaction: discord.Interaction[Any], post_id: str | None = None) -> None:
    mine = {post.id: post for post, _ in _mine(interaction)}
    post = mine.get(post_id) if post_id else next(reversed(mine.values()), None)
    if post is None:  # also somebody else's, which no honest client offers
        return await tell(interaction, Text("bot-cancel-none"))
    await acknowledge(interaction, thinking=True, ephemeral=True)
    services, user_id = services_of(interaction), interaction.user.id
    with services.trail.by(user_id, post.jobs):
        if await services.outbox.leave(post.id, user_id):
            said = Text("bot-left-to-others")
        elif await services.outbox.cancel(post.id):
            said = Text("bot-cancel-done")
        else:
            said = Text("bot-too-late-to-cancel")
    await interaction.edit_original_response(content=render(said))


@cancel.autocomplete("post_id")
async def _suggest(
    interaction: discord.Interaction[Any], typed: str
) -> list[app_commands.Choice[str]]:
    return told_apart(
        (_choice(job), post.id)
        for post, job in reversed(_mine(interaction))
        if typed.lower() in job.request.label.lower()
    )


def _mine(interaction: discord.Interaction[Any]) -> list[tuple[Post, Job]]:
    return services_of(interaction).outbox.pending.of_member(interaction.user.id)


def _choice(job: Job) -> str:
    words = " ".join(job.request.label.split())
    return render(Text("bot-cancel-choice", position=job.position, words=words))
