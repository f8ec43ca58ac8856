"""One bot's session at the gateway, and the websocket that it has at the moment."""

from __future__ import annotations

import asyncio
import contextlib
import enum
import json
import secrets
from collections import deque
from typing import Any

from aiohttp import web

from .compression import packer
from .people import Json

KEPT_EVENTS = 1000
"""How many events of a broken connection are kept for its return."""


class Op(enum.IntEnum):
    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    PRESENCE_UPDATE = 3
    VOICE_STATE_UPDATE = 4
    RESUME = 6
    RECONNECT = 7
    REQUEST_GUILD_MEMBERS = 8
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Session:
    """What the bot identified as, and its numbered events; it outlives a broken connection.

    ``shard`` is (which, of how many): a server's events go to one of them, and those of direct
    messages to the first ("Sharding").
    """

    def __init__(self, intents: int, shard: tuple[int, int] = (0, 1)) -> None:
        self.id = secrets.token_hex(16)
        self.intents = intents
        self.shard = shard
        self.events: deque[tuple[int, str]] = deque()
        self.sequence = 0
        self.connection: Connection | None = None

    def serves(self, guild_id: int | None) -> bool:
        which, count = self.shard
        return which == (0 if guild_id is None else (guild_id >> 22) % count)

    def dispatch(self, name: str, data: Json) -> None:
        self.sequence += 1
        event = {"op": Op.DISPATCH, "s": self.sequence, "t": name, "d": data}
        self.events.append((self.sequence, json.dumps(event)))
        # What an open connection has still to bring is kept: thousands of servers as it begins.
        sent = self.connection.sent if self.connection else self.sequence
        while len(self.events) > KEPT_EVENTS and self.events[0][0] <= sent:
            self.events.popleft()
        if self.connection:
            self.connection.wake.set()


class Connection:
    """One open websocket."""

    def __init__(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        self.wake = asyncio.Event()
        self.session: Session | None = None
        self.sent = 0  # the last event's number
        self.hung_up = False  # we ended it, not the bot
        self._received: deque[float] = deque()  # when the latest came, Unix seconds
        self._request = request
        self._socket = socket
        self._pack = packer(request.query.get("compress", ""))

    @property
    def speaks_our_version(self) -> bool:
        query = self._request.query
        return query.get("v") == "10" and query.get("encoding", "json") == "json"

    def may_send(self, now: float, most: int, seconds: float) -> bool:
        """Count one more from the bot, which has ``most`` in any ``seconds``."""
        while self._received and self._received[0] <= now - seconds:
            self._received.popleft()
        self._received.append(now)
        return len(self._received) <= most

    async def send(self, op: Op, data: Any = None) -> None:
        await self._send_text(json.dumps({"op": op, "d": data, "s": None, "t": None}))

    async def _send_text(self, text: str) -> None:
        if self._pack is None:
            return await self._socket.send_str(text)
        await self._socket.send_bytes(self._pack(text.encode()))

    async def pump(self) -> None:
        """Send the session's events as they come, until cancelled or cut off."""
        with contextlib.suppress(ConnectionError):
            while True:
                await self.wake.wait()
                self.wake.clear()
                for number, text in list(self.session.events if self.session else ()):
                    if number > self.sent:
                        await self._send_text(text)
                        self.sent = number

    async def close(self, code: int, reason: str = "") -> None:
        self.hung_up = True
        await self._socket.close(code=code, message=reason.encode())

    def cut(self) -> None:
        """Break off without a word, as a lost network does."""
        if self._request.transport is not None:
            self._request.transport.abort()
