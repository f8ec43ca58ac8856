"""/queue: what is being made, and what waits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands

from ...jobs.job import Job, JobState
from ...text import Text, render
from ...text.durations import duration
from ..messages.markdown import CONTENT_LIMIT, cut, escape, fitted, mention
from ..services import services_of
from .registry import command

SHOWN = 15  # jobs
SHOWN_PROMPT = 60  # characters


@command
@app_commands.command(description="See what is being made and what waits in the queue")
async def queue(interaction: discord.Interaction[Any]) -> None:
    dispatcher = services_of(interaction).dispatcher
    count = dispatcher.count()
    lines = [_in_work(job, interaction) for job in dispatcher.in_work()]
    lines += [_waiting(job, interaction) for job in dispatcher.waiting(SHOWN)]
    services, wait = services_of(interaction), dispatcher.until_free(interaction.user.id)
    said = services.notice.said()
    last = ""
    if not lines and said is None:
        last = render(Text("bot-queue-empty"))
    elif wait.seconds is not None:
        last = render(Text("bot-queue-new", left=duration(wait.seconds)))
    content = put_together(said or "", lines, max(0, count - SHOWN), last)
    await interaction.response.send_message(content, ephemeral=True)


def put_together(first: str, lines: Sequence[Text], others: int, last: str) -> str:
    """``lines``: of jobs, of which there are ``others`` besides."""
    room = CONTENT_LIMIT - len(first) - len(last) - 2
    shown = fitted([render(line) for line in lines], room, others)
    return "\n".join(part for part in (first, shown, last) if part)


def _in_work(job: Job, interaction: discord.Interaction[Any]) -> Text:
    what = _who_and_what(job, interaction)
    if job.state is JobState.ENCODING:
        return Text("bot-queue-encoding", what=what)
    return Text("bot-queue-making", what=what)


def _waiting(job: Job, interaction: discord.Interaction[Any]) -> Text:
    what = _who_and_what(job, interaction)
    if job.starts_at is None:
        return Text("bot-queue-waiting", position=job.position, what=what)
    when = services_of(interaction).clock.timestamp(job.starts_at)
    return Text("bot-queue-waiting-starts", position=job.position, what=what, when=when)


def _who_and_what(job: Job, interaction: discord.Interaction[Any]) -> Text:
    """A job as this member may see it: what was asked elsewhere is not theirs to read."""
    post = services_of(interaction).outbox.pending.shown_by(job.id)
    if post and post.destination.private and job.owner != interaction.user.id:
        return Text("bot-queue-private")
    here = post is not None and post.destination.channel_id == interaction.channel_id
    if not here and job.owner != interaction.user.id:
        return Text("bot-queue-elsewhere")
    prompt = escape(cut(job.request.label, SHOWN_PROMPT))
    return Text("bot-queue-what", prompt=prompt, member=mention(job.owner))
