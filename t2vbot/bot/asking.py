"""From what a member asked, in whatever way, to a job in line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord.utils import DEFAULT_FILE_SIZE_LIMIT_BYTES

from ..catalog.request import VideoRequest
from ..jobs.job import Job, ReplyTo
from .replies import acknowledge

if TYPE_CHECKING:
    from .client import VideoClient

TOKEN_LIFE = 15 * 60  # seconds that an interaction's token works, by Discord's documentation
TOKEN_MARGIN = 60  # seconds before its end in which it is no longer trusted


async def ask(
    interaction: discord.Interaction[VideoClient], request: VideoRequest, *, spoiler: bool = False
) -> None:
    """Put a request in line and answer with its status message.

    A refusal (``RequestRefused``) is raised before anything is answered, so that it can be shown to
    the member alone; nothing up to the answer waits for a disk or a network, since Discord gives a
    command up after 3 seconds.
    """
    client = interaction.client
    consumer, user_id = client.consumer, interaction.user.id
    asking = client.asking  # between the check and the ledger a member may have pressed again
    client.policy.check(
        consumer.count_of(user_id) + asking[user_id], len(consumer.waiting()) + asking.total()
    )
    asking[user_id] += 1
    try:
        place = await defer(interaction, spoiler=spoiler)
    finally:
        asking[user_id] -= 1
    await consumer.submit(Job(request, user_id, place))  # which counts it from its first moment on


async def defer(interaction: discord.Interaction[VideoClient], *, spoiler: bool = False) -> ReplyTo:
    """Answer with a message that says "thinking"; returns where the rest goes."""
    answer = await acknowledge(interaction, thinking=True)
    message_id = answer.message_id if answer else None
    if message_id is None:
        message_id = (await interaction.original_response()).id
    return reply_to(interaction, message_id, spoiler=spoiler)


def _bot_is_there(interaction: discord.Interaction[VideoClient]) -> bool:
    """Whether the bot may still place a message there when the interaction's token has ended."""
    return interaction.context.dm_channel or interaction.is_guild_integration()


def reply_to(
    interaction: discord.Interaction[VideoClient], message_id: int, *, spoiler: bool
) -> ReplyTo:
    """The message ``message_id``, to be edited by the interaction's token while that lives."""
    max_upload = interaction.client.max_upload
    return ReplyTo(
        application_id=interaction.application_id,
        token=interaction.token,
        channel_id=interaction.channel_id or 0,
        message_id=message_id,
        guild_id=interaction.guild_id,
        expires_at=interaction.expires_at.timestamp() - TOKEN_MARGIN,
        limit=min(interaction.filesize_limit, _limit_of_bot(interaction), max_upload),
        spoiler=spoiler,
        reachable=_bot_is_there(interaction),
    )


def _limit_of_bot(interaction: discord.Interaction[VideoClient]) -> int:
    """What the bot itself may upload there: it has to, once the interaction's token is over."""
    guild = interaction.guild
    return guild.filesize_limit if guild else DEFAULT_FILE_SIZE_LIMIT_BYTES
