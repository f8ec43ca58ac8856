"""From what a member asked, in whatever way, to a job in line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord.utils import DEFAULT_FILE_SIZE_LIMIT_BYTES

from ..errors import RequestRefused
from ..jobs.job import Job, ReplyTo
from ..jobs.request import VideoRequest

if TYPE_CHECKING:
    from .client import VideoClient

TOKEN_LIFE = 15 * 60  # seconds that an interaction's token works, by Discord's documentation
TOKEN_MARGIN = 60  # seconds before its end in which it is no longer trusted
REACH = TOKEN_LIFE - 2 * TOKEN_MARGIN  # seconds to a video where only the token can place it


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
    _check_reach(interaction, request)
    asking[user_id] += 1
    try:
        answer = await interaction.response.defer(thinking=True)
        if answer is None or answer.message_id is None:
            raise RuntimeError("Discord did not say which message it made for the reply")
        reply_to = _reply_to(interaction, answer.message_id, client.max_upload, spoiler)
        await consumer.submit(Job(request, user_id, reply_to))
    finally:
        asking[user_id] -= 1


def _check_reach(interaction: discord.Interaction[VideoClient], request: VideoRequest) -> None:
    """Refuse where the bot cannot place a video once the interaction's token has ended."""
    if _bot_is_there(interaction):
        return
    consumer = interaction.client.consumer
    waiting, making = consumer.seconds_until_free(), consumer.seconds_to_make(request)
    if (waiting or 0.0) + (making or 0.0) > REACH:
        raise RequestRefused(
            "The line is too long for this place: the bot is no member here, so Discord lets it "
            "answer for 15 minutes only. Ask in a DM with the bot or in a server that has it."
        )


def _bot_is_there(interaction: discord.Interaction[VideoClient]) -> bool:
    """Whether the bot may still place a message there when the interaction's token has ended."""
    return interaction.context.dm_channel or interaction.is_guild_integration()


def _reply_to(
    interaction: discord.Interaction[VideoClient], message_id: int, max_upload: int, spoiler: bool
) -> ReplyTo:
    return ReplyTo(
        application_id=interaction.application_id,
        token=interaction.token,
        channel_id=interaction.channel_id or 0,
        message_id=message_id,
        guild_id=interaction.guild_id,
        expires_at=interaction.expires_at.timestamp() - TOKEN_MARGIN,
        limit=min(interaction.filesize_limit, _limit_of_bot(interaction), max_upload),
        spoiler=spoiler,
    )


def _limit_of_bot(interaction: discord.Interaction[VideoClient]) -> int:
    """What the bot itself may upload there: it has to, once the interaction's token is over."""
    guild = interaction.guild
    return guild.filesize_limit if guild else DEFAULT_FILE_SIZE_LIMIT_BYTES
