"""Logging in: until Discord answers, however long it is away."""

from __future__ import annotations

import asyncio
import logging

import discord

from ..errors import SettingsError, UserError
from ..pauses import pauses
from ..text import Text
from .messages.refusals import UNREACHABLE

log = logging.getLogger(__name__)


async def log_in(client: discord.Client, token: str) -> None:
    """Check the token and send the commands, as soon as Discord answers.

    After a power cut a bot is often back before the network. Raises ``discord.LoginFailure`` for a
    wrong token, and ``UserError`` for what else only the host can fix.
    """
    for pause in pauses():
        trouble = await _try(client, token)
        if trouble is None:
            return
        log.warning("Discord cannot be reached (%s). Trying again in %.0f s", trouble, pause)
        await asyncio.sleep(pause)


async def _try(client: discord.Client, token: str) -> str | None:
    """Log in once; why it may work later, or None where it worked."""
    try:
        await client.login(token)
        return None
    except discord.Forbidden as error:
        raise SettingsError(Text("bot-commands-refused", error=str(error))) from error
    except discord.HTTPException as error:
        if error.status < 500 and error.status != 429:
            raise UserError(Text("bot-start-refused", error=str(error))) from error
        trouble = f"HTTP {error.status}"
    except UNREACHABLE as error:
        trouble = str(error) or type(error).__name__
    # discord.py opens a session for each log-in, and would give it this one's connector.
    await client.http.close()
    client.http.connector = discord.utils.MISSING
    return trouble
