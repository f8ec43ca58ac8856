"""Where discord.py looks for Discord, and whether it is there."""

from __future__ import annotations

import asyncio
import logging

import aiohttp
import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from .pauses import pauses

log = logging.getLogger(__name__)

TRY = 20.0  # seconds for an answer


def point_discord_at(base_url: str) -> None:
    """Send discord.py of this process to another server, such as the playground's stand-in.

    ``base_url`` is scheme, host and port, ``http://127.0.0.1:8123``. Call it before a client logs
    in. discord.py builds every HTTP address from ``Route.BASE``, also those of interactions, and
    opens its websocket at ``DEFAULT_GATEWAY``; a plain ``Client`` never asks for another.
    """
    base = yarl.URL(base_url)
    if base.scheme not in ("http", "https") or base.host is None:
        raise ValueError(f"{base_url!r} is not the address of a server: write http://host:port")
    Route.BASE = str(base.with_path("/api/v10"))
    scheme = "ws" if base.scheme == "http" else "wss"
    DiscordWebSocket.DEFAULT_GATEWAY = base.with_scheme(scheme).with_path("/gateway")
    discord.Asset.BASE = str(base.origin())


async def until_reachable() -> None:
    """Wait until Discord answers: after a power cut a bot is often back before the network."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TRY)) as session:
        for pause in pauses():
            trouble = await _trouble(session)
            if trouble is None:
                return
            log.warning("Discord cannot be reached (%s). Trying again in %.0f s", trouble, pause)
            await asyncio.sleep(pause)


async def _trouble(session: aiohttp.ClientSession) -> str | None:
    """Why Discord does not answer, or None if it does; anybody may ask for its gateway."""
    try:
        async with session.get(f"{Route.BASE}/gateway") as answer:
            return f"HTTP {answer.status}" if answer.status >= 500 else None
    except (aiohttp.ClientError, OSError) as error:  # a TimeoutError is an OSError
        return str(error) or type(error).__name__
