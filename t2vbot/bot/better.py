"""A finished clip is made better, for whoever asks for that in its menu: smoother, or larger and
finer. It is made out of the file itself; where that is gone, out of what its message carries.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import discord

from ..catalog.film import Request
from ..catalog.request import VideoRequest
from ..catalog.smooth import SmoothRequest
from ..catalog.smooth import times as times_smoother
from ..errors import RequestRefused, UserError
from ..jobs.executor import Kind
from ..jobs.job import Job, JobState
from ..posts.post import PostState
from ..text import Text
from .messages.refusals import UNREACHABLE
from .replies import acknowledge
from .requests import ask_below, check_may_ask, like
from .results import Result
from .scenes import fetch, is_ready
from .services import Services, services_of

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]
_JobOf = Callable[[Services, Result, int], Job]


def can_smooth(made: Request) -> bool:
    """Whether there is a clip that was not smoothed, and is not smooth anyway."""
    return isinstance(made, VideoRequest) and times_smoother(made.fps) > 1


def check_can_smooth(made: Request) -> None:
    """Raises ``RequestRefused``."""
    if not can_smooth(made):
        raise RequestRefused(Text("better-smooth-already"))


async def smooth(interaction: Interaction, post_id: str) -> None:
    """The clip of a post with more frames; raises ``UserError`` as ``enhance`` does."""
    await _ask(interaction, post_id, _smoothed)


async def enhance(interaction: Interaction, post_id: str) -> None:
    """The clip of a post, larger and finer. Raises ``UserError`` where the clip cannot be had any
    more, or this cannot be made of it.
    """
    await _ask(interaction, post_id, _enhanced)


async def _ask(interaction: Interaction, post_id: str, job_of: _JobOf) -> None:
    check_may_ask(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    services = services_of(interaction)
    result = await _found(interaction, services, post_id)
    job = job_of(services, result, interaction.user.id)
    async with services.outbox.files.holding([result.job.id]):
        if not await _is_here(interaction, services, result):
            raise UserError(Text("better-gone"))
        showing = result.post.destination.showing
        await ask_below(interaction, job, showing=showing, parent=result.post.id)


def _smoothed(services: Services, result: Result, user_id: int) -> Job:
    made = _made(result)
    check_can_smooth(made)
    assert isinstance(made, VideoRequest)
    return Job(SmoothRequest(made), user_id, Kind.CUT, (result.job.id,))


def _enhanced(services: Services, result: Result, user_id: int) -> Job:
    made = _made(result)
    if not isinstance(made, VideoRequest) or made.enhance:
        raise RequestRefused(Text("better-not-enhanced"))
    wanted = like(services, replace(made, enhance=True), prompt=made.prompt, seed=made.seed)
    return Job(wanted, user_id, inputs=(result.job.id,))


def _made(result: Result) -> Request:
    return result.job.result.request if result.job.result else result.job.request


async def _found(interaction: Interaction, services: Services, post_id: str) -> Result:
    """What a menu stands under, in a message that is there for who pressed."""
    post = await services.posts.find(post_id)
    job = await services.recent.job_of(post) if post else None
    if post is None or job is None or job.hidden:
        raise UserError(Text("bot-request-gone"))
    is_there = post.state is PostState.DELIVERED and job.state is JobState.DONE
    is_theirs = not post.destination.private or interaction.user.id in post.recipients
    if not (is_there and is_theirs) or job.id in services.cases.reported():
        raise UserError(Text("better-gone"))
    return Result(post, job)


async def _is_here(interaction: Interaction, services: Services, result: Result) -> bool:
    """Whether its file is on this disk, or could be fetched."""
    if await asyncio.to_thread(services.media.size, result.job.id):
        return True
    if interaction.message is None:
        return False
    if not interaction.message.attachments:  # the menu is not below the video
        return await is_ready(interaction.client, services, result)
    try:
        return await fetch(services, result.job, interaction.message)
    except (discord.HTTPException, OSError, *UNREACHABLE) as error:
        log.warning("The clip of post %s cannot be fetched: %r", result.post.id, error)
        return False
