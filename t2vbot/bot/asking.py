"""From what a member asked, in whatever way, to a job in line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord.utils import DEFAULT_FILE_SIZE_LIMIT_BYTES

from ..jobs.job import Job, ReplyTo
from ..jobs.request import VideoRequest

if TYPE_CHECKING:
    from .client import VideoClient

TOKEN_MARGIN = (
    60  # seconds before Discord's 15 minutes are over in which the token is no longer trusted
)


async def ask(
    interaction: discord.Interaction[VideoClient], request: VideoRequest, *, spoiler: bool = False
) -> None:
    """Put a request in line and answer with its status message.

    A refusal (``RequestRefused``) is raised before anything is answered, so that it can be shown to
    the member alone; nothing up to the answer waits for a disk or a network, since Discord gives a
    command up after 3 seconds.
    """
    client = interaction.client
    consumer = client.consumer
    client.policy.check(consumer.count_of(interaction.user.id), len(consumer.waiting()))
    answer = await interaction.response.defer(thinking=True)
    if answer is None or answer.message_id is None:
        raise RuntimeError("Discord did not say which message it made for the reply")
    job = Job(
        request=request,
        user_id=interaction.user.id,
        user_name=interaction.user.display_name,
        reply_to=_reply_to(interaction, answer.message_id, client.max_upload, spoiler),
    )
    await consumer.submit(job)


def _reply_to(
    interaction: discord.Interaction[VideoClient], message_id: int, max_upload: int, spoiler: bool
) -> ReplyTo:
    in_dm = interaction.context.dm_channel
    return ReplyTo(
        application_id=interaction.application_id,
        token=interaction.token,
        channel_id=interaction.channel_id or 0,
        message_id=message_id,
        guild_id=interaction.guild_id,
        expires_at=interaction.expires_at.timestamp() - TOKEN_MARGIN,
        limit=min(interaction.filesize_limit, _limit_of_bot(interaction), max_upload),
        spoiler=spoiler,
        bot_in_channel=in_dm or interaction.is_guild_integration(),
    )


def _limit_of_bot(interaction: discord.Interaction[VideoClient]) -> int:
    """What the bot itself may upload there: it has to, once the interaction's token is over."""
    guild = interaction.guild
    return guild.filesize_limit if guild else DEFAULT_FILE_SIZE_LIMIT_BYTES
