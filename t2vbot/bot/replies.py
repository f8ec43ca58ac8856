"""The one place where an exception becomes a text for a member."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Callable, Mapping
from typing import Any

import aiohttp
import discord
from discord import app_commands

from ..errors import UserError, apology
from ..text import Moment, Text, render
from .answers import ALREADY_ACKNOWLEDGED, Answers
from .messages.clock import Clock
from .messages.markdown import clip, escaped
from .messages.refusals import (
    ARCHIVED,
    MISSING_ACCESS,
    MISSING_PERMISSIONS,
    UNKNOWN_CHANNEL,
    UNKNOWN_MESSAGE,
    UNKNOWN_WEBHOOK,
    UNREACHABLE,
    Refusal,
    judge,
)

log = logging.getLogger(__name__)

# Codes of Discord's that mean "too late", "already answered" or "not here": the member has moved
# on, or their channel is closed to everybody, and nobody is to be told.
UNKNOWN_INTERACTION = 10062
INVALID_WEBHOOK_TOKEN = 50027
_NOISE = {
    *(UNKNOWN_INTERACTION, ALREADY_ACKNOWLEDGED, INVALID_WEBHOOK_TOKEN),
    *(UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK),
    *(MISSING_ACCESS, MISSING_PERMISSIONS, *ARCHIVED),
}
# What was typed is not what the command takes: the client shows it as it was before an update.
_OUTDATED = (
    app_commands.CommandSignatureMismatch,
    app_commands.CommandNotFound,
    app_commands.TransformerError,
)


FIRST_LOOK, LAST_LOOK = 0.25, 15.0  # seconds between two looks whether an answer has words
LONGEST_WAIT = 13 * 60.0  # seconds, in which an interaction's token works


async def acknowledge(
    interaction: discord.Interaction[Any], *, thinking: bool = False, ephemeral: bool = False
) -> discord.InteractionCallbackResponse[Any] | None:
    """Answer in time that something is being done. None: Discord's word on that was lost on the
    way, but as a rule it has our answer. Raises where another process answered, which then does
    what was asked.
    """
    try:
        return await interaction.response.defer(thinking=thinking, ephemeral=ephemeral)
    except (aiohttp.ClientError, discord.DiscordServerError) as error:
        failure: Exception = error
    except discord.HTTPException as error:
        # Our own, where this is of a second try that discord.py makes by itself.
        if error.code != ALREADY_ACKNOWLEDGED or _is_elsewhere(interaction, error):
            raise
        failure = error
    log.info("Whether interaction %s is acknowledged is not known: %r", interaction.id, failure)
    return None


async def tell(interaction: discord.Interaction[Any], text: Text | str) -> None:
    """Say something to the member alone, whether or not the interaction was answered before."""
    words = clip(render(text) if isinstance(text, Text) else text)
    if interaction.response.is_done():
        await interaction.followup.send(words, ephemeral=True)
        return
    try:
        await _answer(interaction, words)
    except discord.HTTPException as error:
        if error.code != ALREADY_ACKNOWLEDGED or _is_elsewhere(interaction, error):
            raise
        # Discord has our first answer, but its word on that was lost on the way to us.
        if interaction.type is discord.InteractionType.application_command:
            await interaction.edit_original_response(content=words)  # which says "thinking"
        else:  # there that is the message that was pressed
            await _follow_up(interaction, words)


async def has_words(interaction: discord.Interaction[Any]) -> bool:
    """Wait until the answer to an interaction has words: what is told to the member alone before
    that takes the place of "thinking", for all to see. False where it does not come to that, or
    Discord cannot be asked.
    """
    waited, pause = 0.0, FIRST_LOOK
    try:
        answer: discord.Message = await interaction.original_response()
        while answer.flags.loading and waited < LONGEST_WAIT:
            await asyncio.sleep(pause)
            waited, pause = waited + pause, min(2 * pause, LAST_LOOK)
            answer = await interaction.followup.fetch_message(answer.id)
    except (discord.DiscordException, *UNREACHABLE) as error:
        log.info("What the answer to interaction %s says is unknown: %r", interaction.id, error)
        return False
    return not answer.flags.loading


async def edit_with_words(
    interaction: discord.Interaction[Any], message: Callable[[bool], dict[str, Any]]
) -> None:
    """Put a message in place of the answer: with what people wrote, and where automatic moderation
    does not take that, without. ``message``: the arguments of the edit; made again for each try.
    """
    try:
        await interaction.edit_original_response(**message(True))
    except discord.HTTPException as error:
        if judge(error) is not Refusal.WORDS:
            raise
        log.info("Interaction %s: once more without the words (%s)", interaction.id, error)
        await interaction.edit_original_response(**message(False))


async def _answer(interaction: discord.Interaction[Any], words: str) -> None:
    """Twice where the network breaks off: it may have arrived, and then Discord refuses the second
    one.
    """
    try:
        await interaction.response.send_message(words, ephemeral=True)
    except aiohttp.ClientError as error:
        log.info("Whether interaction %s is answered is not known: %r", interaction.id, error)
        await interaction.response.send_message(words, ephemeral=True)


async def _follow_up(interaction: discord.Interaction[Any], words: str) -> None:
    """Twice where the network breaks off; twice heard is better than not at all."""
    try:
        await interaction.followup.send(words, ephemeral=True)
    except aiohttp.ClientError as error:
        log.info("Whether interaction %s is answered is not known: %r", interaction.id, error)
        await interaction.followup.send(words, ephemeral=True)


def _is_elsewhere(interaction: discord.Interaction[Any], error: discord.HTTPException) -> bool:
    answers: Answers = interaction.client.answers
    return answers.are_elsewhere(interaction, error)


def _is_noise(interaction: discord.Interaction[Any], error: BaseException) -> bool:
    """Whether nobody waits for this answer any more; the log has it."""
    if not isinstance(error, discord.HTTPException) or error.code not in _NOISE:
        return False
    if not _is_elsewhere(interaction, error):
        log.info(
            "Discord no longer waits for an answer to interaction %s: %s", interaction.id, error
        )
    return True


def _shown(interaction: discord.Interaction[Any], moment: Moment) -> str:
    clock: Clock = interaction.client.services.clock
    return clock.timestamp(moment)


def _typed(data: Any) -> list[str]:
    """What somebody typed into a command or a form, which is shown in no log."""
    if isinstance(data, Mapping):
        own = [data["value"]] if isinstance(data.get("value"), str) else []
        return own + [word for part in data.values() for word in _typed(part)]
    return [word for part in data for word in _typed(part)] if isinstance(data, list) else []


async def try_to_tell(interaction: discord.Interaction[Any], text: Text | str) -> None:
    """As ``tell``; where the member cannot be told, the log says so."""
    try:
        await tell(interaction, text)
    except (discord.HTTPException, aiohttp.ClientError, RuntimeError) as failure:
        if not _is_noise(interaction, failure):
            log.warning(
                "The member of interaction %s could not be told: %s", interaction.id, failure
            )


async def report(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Explain ``error`` to the member: its own text if it is theirs to fix, else an apology."""
    if isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if _is_noise(interaction, error):
        return
    text: Text | str
    if isinstance(error, UserError):
        text = escaped(error.text).with_moments(lambda moment: _shown(interaction, moment))
    elif isinstance(error, _OUTDATED):
        text = Text("bot-command-outdated")
    else:
        reference = uuid.uuid4().hex[:8]
        log.error(
            "Interaction %s failed (reference %s)",
            *(interaction.id, reference),
            exc_info=error,
            extra={"words": _typed(interaction.data)},
        )
        text = apology(reference)
    await try_to_tell(interaction, text)
