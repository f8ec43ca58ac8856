"""The reel of the week: a server's most liked videos, cut into one, in a channel that its
moderators chose.

It has an id that follows from server and week, so that it is made once, whatever happens to the
process.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from datetime import UTC, datetime
from typing import Any

import discord

from ..errors import UserError
from ..groups.film import MOST_SCENES
from ..jobs.executor import Kind
from ..jobs.job import Job
from ..media.retention import DAY
from ..posts.post import Notify, Post
from ..rules.asker import Asker
from ..text import Text, render
from . import results
from .films import request_for
from .messages.refusals import UNREACHABLE
from .scenes import first_ready
from .services import Services
from .visibility import all_may_follow

log = logging.getLogger(__name__)

WEEK = 7 * DAY  # seconds
SCENES = 10
FEWEST = 2  # one alone is no reel
LOOKED_AT = 1000  # of a server's newest results
LOOK_SECONDS = 1800.0  # between two looks


class Reels:
    def __init__(self, client: discord.Client, services: Services) -> None:
        self._client = client
        self._services = services

    async def run(self) -> None:
        """Forever. What cannot be done now is tried at the next look."""
        while True:
            for guild in list(self._client.guilds):
                try:
                    await self.make(guild, time.time())
                except (discord.HTTPException, UserError, *UNREACHABLE) as error:
                    log.warning("No reel of the week in server %d: %r", guild.id, error)
                except Exception:
                    log.exception("The reel of the week in server %d", guild.id)
            await asyncio.sleep(LOOK_SECONDS)

    async def make(self, guild: discord.Guild, now: float) -> bool:
        """That of a server, unless there is one of this week; whether it is on its way now.
        ``now``: Unix seconds.
        """
        channel = self._channel(guild)
        job_id = _id_of(guild.id, now)
        if channel is None or await self._services.jobs.find([job_id]):
            return False
        found = await results.of_server(
            self._services, guild.id, LOOKED_AT, lambda one: all_may_follow(guild, one, channel)
        )
        liked = await results.most_liked(self._services, found, now - WEEK, SCENES + MOST_SCENES)
        if len(liked) < FEWEST:
            return False
        async with self._services.outbox.files.holding(result.job.id for result in liked):
            scenes = await first_ready(self._client, self._services, liked, SCENES)
            if len(scenes) < FEWEST:
                return False
            await self._accept(guild, channel, scenes, job_id)
        return True

    async def _accept(
        self, guild: discord.Guild, channel: Any, scenes: list[results.Result], job_id: str
    ) -> None:
        assert self._client.user
        language = self._services.speech.in_server(guild.id, channel.id)
        title = render(Text("bot-reel-title"), language)
        request = await request_for(self._services, guild, scenes, title=title, language=language)
        inputs = tuple(scene.job.id for scene in scenes)
        job = Job(request, self._client.user.id, Kind.CUT, inputs, id=job_id)
        message = await channel.send(
            render(Text("bot-getting-ready"), language), silent=True, nonce=f"r{job_id}"
        )
        where = self._services.boards.destination(guild.id, channel.id, message.id)
        post = Post(where, (job.owner,), (job.id,), notify=Notify.NEVER)
        try:
            with self._services.rules.counting(job, guild.id):
                await self._services.outbox.accept(post, job)
        except UserError:
            await message.delete()
            raise

    def _channel(self, guild: discord.Guild) -> Any:
        """The one that moderators chose, if it is there and the bot may write there."""
        chosen = self._services.rules.rulebook.value("reel", Asker(0, guild.id))
        channel = guild.get_channel(chosen) if chosen else None
        if not isinstance(channel, discord.TextChannel):
            return None
        rights = channel.permissions_for(guild.me)
        return channel if rights.send_messages and rights.attach_files else None


def _id_of(server_id: int, now: float) -> str:
    """Of the job: the same for a server and week (ISO 8601, in UTC)."""
    year, week, _ = datetime.fromtimestamp(now, UTC).isocalendar()
    return hashlib.sha256(f"reel {server_id} {year} {week}".encode()).hexdigest()[:16]
