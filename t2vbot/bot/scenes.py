"""Just before a film is cut, each scene's message is looked at: what was deleted is no scene, also
where nobody told the bot, and a clip that is no longer on this disk is fetched from there.

This asks Discord, so it is never done before a member was answered.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

import discord

from ..jobs.job import Job
from .messages.attachments import file_name
from .messages.refusals import UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNREACHABLE
from .results import Result, by_ids
from .services import Services

log = logging.getLogger(__name__)

AT_ONCE = 4  # messages that are looked at, so that few clips are in memory
MOST_BYTES = 500 * 1024**2  # that Discord takes from anybody


async def first_ready(
    client: discord.Client, services: Services, scenes: Sequence[Result], most: int
) -> list[Result]:
    """The first of them whose clips can be had."""
    found: list[Result] = []
    while scenes and len(found) < most:
        wanted = most - len(found)
        found += await ready(client, services, scenes[:wanted])
        scenes = scenes[wanted:]
    return found


async def ready(
    client: discord.Client, services: Services, scenes: Sequence[Result]
) -> list[Result]:
    """Those of them whose clips are on the disk now, in the same order."""
    at_once = asyncio.Semaphore(AT_ONCE)

    async def look(scene: Result) -> bool:
        async with at_once:
            return await is_ready(client, services, scene)

    are_ready = await asyncio.gather(*map(look, scenes))
    there = [scene for scene, is_ready in zip(scenes, are_ready, strict=True) if is_ready]
    # Without those that were deleted while others were looked at.
    return await by_ids(services, (scene.post.id for scene in there))


async def is_ready(client: discord.Client, services: Services, scene: Result) -> bool:
    """Whether its message is still there, as far as the bot can know, and its clip on the disk. Of
    one that came as another message than it was asked for in, nothing is known.
    """
    post, job_id = scene.post, scene.job.id
    is_here = await asyncio.to_thread(services.media.size, job_id) > 0
    if not post.destination.reachable or post.sending_since is not None:
        return is_here
    try:
        message = await _message(client, scene)
        return is_here or await fetch(services, scene.job, message)
    except (discord.HTTPException, OSError, *UNREACHABLE) as error:
        log.warning("The message of post %s cannot be looked at: %r", post.id, error)
        code = error.code if isinstance(error, discord.HTTPException) else 0
        if code not in (UNKNOWN_MESSAGE, UNKNOWN_CHANNEL):
            return is_here
        # Where several came together in it, all of them.
        await services.outbox.message_deleted(post.destination.message_id)
        return False


async def _message(client: discord.Client, scene: Result) -> discord.Message:
    there = scene.post.destination
    channel = client.get_partial_messageable(there.channel_id, guild_id=there.guild_id)
    return await channel.fetch_message(there.message_id)


async def fetch(services: Services, job: Job, message: discord.Message) -> bool:
    """A job's clip, of those that the message carries; False where it is not in it."""
    files = [file for file in message.attachments if file.filename.endswith(".mp4")]
    if len(files) > 1:
        files = [file for file in files if file.filename.endswith(file_name(job.request))]
    for file in files:
        if file.size <= MOST_BYTES:
            return await services.outbox.files.take_in(job.id, await file.read())
    return False
