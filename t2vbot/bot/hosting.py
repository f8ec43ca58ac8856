"""What the host does, by command, button or form: each checks who asks, does it, notes it in the
log, and says what came of it.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import Any

import discord

from ..errors import RequestRefused
from ..jobs.job import Job, JobState
from ..rules.bans import EVERYWHERE
from ..rules.hours import parse_quiet, parse_until
from ..text import Text
from .messages.markdown import escape, mention
from .services import Services, services_of

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]

DAY = 24 * 3600.0  # seconds
UNLOAD_SECONDS = 2.0  # to wait for freed memory before it is said that it comes later


def check(interaction: Interaction) -> Services:
    """Raises ``RequestRefused`` for everybody but the bot's owners in their own server."""
    services = services_of(interaction)
    services.owners.check(interaction)
    return services


def is_host(interaction: Interaction) -> bool:
    """The same for what can only be empty, such as suggestions."""
    try:
        check(interaction)
    except RequestRefused:
        return False
    return True


async def pause(interaction: Interaction, reason: str, until: str) -> Text:
    """``until``: as ``parse_until`` reads it."""
    openness = check(interaction).openness
    ends = parse_until(until, time.time(), openness.zone)
    await openness.pause(reason, ends)
    _note("paused the bot", "until it is resumed" if ends is None else f"until {ends}")
    return Text("host-paused")


async def drain(interaction: Interaction, reason: str) -> Text:
    await check(interaction).openness.drain(reason)
    _note("lets the bot finish what is on the way")
    return Text("host-draining")


async def resume(interaction: Interaction) -> Text:
    await check(interaction).openness.resume()
    _note("resumed the bot")
    return Text("host-resumed")


async def set_quiet(interaction: Interaction, start: str, end: str) -> Text:
    """Both empty: none."""
    openness = check(interaction).openness
    quiet = parse_quiet(start, end) if start.strip() or end.strip() else None
    await openness.set_quiet(quiet)
    _note("set the quiet hours to", str(quiet or "none"))
    return Text("host-quiet-set", hours=str(quiet)) if quiet else Text("host-quiet-none")


async def unload(interaction: Interaction) -> Text:
    """Free the devices' memory, now or after what is being made."""
    task = check(interaction).dispatcher.unload()
    _note("unloads the model")
    await asyncio.wait({task}, timeout=UNLOAD_SECONDS)
    return Text("host-unloaded" if task.done() else "host-unloads-later")


async def cancel(interaction: Interaction, job_id: str) -> Text:
    """Any job, for everybody who waits for it."""
    services = check(interaction)
    job = services.dispatcher.find(job_id)
    if job is None or not await _cancel(services, job, interaction.user.id):
        return Text("host-cancel-none")
    _note("cancelled job", job.id)
    return Text("host-cancelled", member=mention(job.owner))


async def ban(interaction: Interaction, user: discord.abc.User, days: int | None) -> Text:
    services, host_id = check(interaction), interaction.user.id
    if services.owners.include(user.id) or user.id == interaction.application_id:
        raise RequestRefused(Text("host-ban-owner"))
    seconds = days * DAY if days else None
    made = await services.rules.bans.ban(user.id, EVERYWHERE, by=host_id, seconds=seconds)
    _note(f"banned member {made.person[:8]}", f"for {days} days" if days else "for good")
    count = await services.verdicts.cancel_all(user.id, EVERYWHERE, host_id)
    return Text("host-banned", member=mention(user.id), days=days or 0, count=count)


async def unban(interaction: Interaction, user: discord.abc.User) -> Text:
    was_banned = await check(interaction).rules.bans.unban(user.id, EVERYWHERE)
    _note("unbanned a member")
    member = mention(user.id)
    return Text("host-unbanned" if was_banned else "host-was-not-banned", who=member)


async def ban_server(interaction: Interaction, server: str) -> Text:
    """It is left, and what is on the way there is cancelled."""
    services, server_id = check(interaction), _server_id(server)
    if server_id == services.owners.server_id:
        raise RequestRefused(Text("host-ban-own-server"))
    guild = interaction.client.get_guild(server_id)
    await services.rules.bans.ban_server(server_id, by=interaction.user.id)
    _note("banned server", str(server_id))
    for job in services.dispatcher.unfinished():
        if job.server_id == server_id:
            await _cancel(services, job, interaction.user.id)
    name = server_name(interaction.client, server_id)
    if guild:
        await services.servers.leave(guild, services.speech.in_server(guild.id))
    return Text("host-server-banned", server=name)


async def unban_server(interaction: Interaction, server: str) -> Text:
    services, server_id = check(interaction), _server_id(server)
    was_banned = await services.rules.bans.unban_server(server_id)
    _note("unbanned server", str(server_id))
    key = Text("host-unbanned" if was_banned else "host-was-not-banned", who=str(server_id))
    return key


def server_name(client: discord.Client, server_id: int) -> str:
    """Shown letter by letter; the id of one that the bot is not in."""
    guild = client.get_guild(server_id)
    return escape(guild.name) if guild else str(server_id)


async def _cancel(services: Services, job: Job, host_id: int) -> bool:
    """Whether it was stopped before its end."""
    posts = services.outbox.pending.waiting_for(job.id)
    with services.trail.by(host_id, [job.id, *(other for post in posts for other in post.jobs)]):
        for post in posts:
            await services.outbox.cancel(post.id)
        await services.dispatcher.cancel(job.id)
    return job.state is JobState.CANCELLED


def _server_id(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < len(text) <= 20 and int(text)):
        raise RequestRefused(Text("host-no-server"))
    return int(text)


def _note(what: str, how: str = "") -> None:
    """Without members' ids, and the words that they will read."""
    log.info("The host %s", f"{what} {how}".strip())
