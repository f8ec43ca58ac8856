"""The gateway's shards, where discord.py (2.7.1) gives up, or loses what it missed.

Its client of several shards is the only one here, also where there is one: what it does differently
from its client without shards is put right below.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

import aiohttp
import discord
from discord.gateway import DiscordWebSocket, ReconnectWebSocket
from discord.shard import Shard

log = logging.getLogger(__name__)

# Discord takes one new session in five seconds, and the way there takes not always as long. (Very
# large bots may begin several at once, "max_concurrency"; discord.py begins them one by one.)
SESSION_SECONDS = 5.5
# Events without which there is no session. One of these that cannot be read breaks the connection.
NEEDED = {"READY", "RESUMED"}
# After these a shard comes back by itself; after any other error the client would end.
_HANDLED = (
    *(ReconnectWebSocket, OSError, TimeoutError, aiohttp.ClientError),
    *(discord.HTTPException, discord.GatewayNotFound, discord.ConnectionClosed),
)

_poll_event = DiscordWebSocket.poll_event


async def _poll_event_or_break(self: DiscordWebSocket) -> None:
    """What is not even an event costs this one connection."""
    try:
        await _poll_event(self)
    except _HANDLED:
        raise
    except Exception as error:
        log.exception("What Discord sent could not be read; the connection is begun again")
        self.session_id = None  # a resumed session would bring it again
        await self.close()
        raise OSError("the gateway sent what cannot be read") from error


async def _reconnect(self: Shard) -> None:
    """Resume where a first try to come back failed, as discord.py does it without shards: a new
    session would not hear of what was missed.
    """
    resumes = self.ws.session_id is not None
    await self.reidentify(ReconnectWebSocket(self.id, resume=resumes))


DiscordWebSocket.poll_event = _poll_event_or_break  # type: ignore[method-assign]
Shard.reconnect = _reconnect  # type: ignore[method-assign]


def _parse(name: str, parser: Callable[[Any], Any], data: Any) -> Any:
    """One event that discord.py cannot read would break the connection."""
    try:
        return parser(data)
    except Exception:
        log.exception("An event %s of Discord's could not be read, and is left out", name)


def _begin(client: discord.AutoShardedClient, parsers: dict[str, Any], ready: Any) -> None:
    """A server that a new session does not have was left meanwhile. discord.py would keep it."""
    shard_id, there = ready["shard"][0], {int(guild["id"]) for guild in ready["guilds"]}
    own = [guild for guild in client.guilds if guild.shard_id == shard_id]
    for guild in own:
        if guild.id not in there:
            parsers["GUILD_DELETE"]({"id": str(guild.id), "unavailable": False})


def guard(client: discord.AutoShardedClient) -> None:
    """Let no event end a connection that the bot can do without, and none be missed."""
    parsers: dict[str, Any] = client._connection.parsers
    for name in parsers.keys() - NEEDED:
        parsers[name] = partial(_parse, name, parsers[name])
    parse_ready = parsers["READY"]

    def begin(ready: Any) -> None:
        _begin(client, parsers, ready)
        parse_ready(ready)

    parsers["READY"] = begin
