"""The websocket: identify, heartbeat, events, and resuming after a break (Discord's "Gateway")."""

from __future__ import annotations

import asyncio
import enum
import json
from dataclasses import dataclass
from typing import Any

from aiohttp import WSMsgType, web

from .compression import can_pack
from .hub import Event, Hub
from .member_chunks import chunks
from .people import Json
from .places import Guild
from .presence import Presences
from .sessions import Connection, Op, Session
from .sharding import MOST_GUILDS, SessionStarts
from .world import World

HEARTBEAT_SECONDS = 41.25
# What a connection may send ("Rate Limiting"): who sends more is disconnected at once.
SENT, SENT_SECONDS = 120, 60.0


class Close(enum.IntEnum):
    """Close codes (Discord's "Gateway Close Event Codes")."""

    UNKNOWN_OPCODE = 4001
    DECODE_ERROR = 4002
    NOT_AUTHENTICATED = 4003
    AUTHENTICATION_FAILED = 4004
    ALREADY_AUTHENTICATED = 4005
    INVALID_SEQUENCE = 4007
    RATE_LIMITED = 4008
    SESSION_TIMED_OUT = 4009
    INVALID_SHARD = 4010
    SHARDING_REQUIRED = 4011
    INVALID_API_VERSION = 4012
    INVALID_INTENTS = 4013
    DISALLOWED_INTENTS = 4014


class Intent(enum.IntFlag):
    """The intents that this world has events for, and the privileged ones."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_MODERATION = 1 << 2
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT
KNOWN_INTENTS = (1 << 26) - 1


NO_CONTENT_OF_OTHERS: Json = {"content": "", "attachments": [], "embeds": [], "components": []}


@dataclass(frozen=True, slots=True)
class BotConnection(Event):
    """The bot came to the gateway, or left it."""

    connected: bool


class Hangup(Exception):
    """The connection ends, with this code."""

    def __init__(self, code: Close) -> None:
        super().__init__(code.name)
        self.code = code


class Gateway:
    """All sessions of the bot. The flags make it misbehave as Discord at times does."""

    def __init__(self, world: World, hub: Hub, token: str) -> None:
        self.heartbeat_seconds = HEARTBEAT_SECONDS
        self.privileged = Intent(0)  # which privileged intents the application was granted
        self.refuses_resume = False
        self.silent = False  # heartbeats are not acknowledged
        self.away = False  # nobody can connect
        self.url = ""
        self.identified = 0  # how often the bot began a new session
        self.resumed = 0
        self.knocked = 0  # how often it tried to connect at all
        self.starts = SessionStarts(world.clock)
        self.presences = Presences(world.clock, hub)
        self._world = world
        self._hub = hub
        self._token = token
        self._sessions: dict[str, Session] = {}

    @property
    def may_read(self) -> bool:
        """Whether the application was granted to read what others write."""
        return Intent.MESSAGE_CONTENT in self.privileged

    @property
    def connected(self) -> bool:
        return any(session.connection for session in self._sessions.values())

    @property
    def complete(self) -> bool:
        """Whether every shard of the bot is connected."""
        there = {session.shard for session in self._sessions.values() if session.connection}
        return any(all((n, count) in there for n in range(count)) for _, count in there)

    def to_json(self) -> Json:
        """What ``/gateway/bot`` says."""
        guilds = sum(guild.has_bot for guild in self._world.guilds.values())
        return {"url": self.url} | self.starts.to_json(guilds)

    def dispatch(
        self, name: str, data: Json, intent: Intent | None = None, private: bool = False
    ) -> None:
        """An event for every session that asked for its ``intent`` (None: everybody gets it).

        What a ``private`` message says is only for sessions with the intent to read it.
        """
        guild_id = _guild_of(name, data)
        for session in self._sessions.values():
            if session.serves(guild_id) and (intent is None or intent & session.intents):
                hidden = private and not session.intents & Intent.MESSAGE_CONTENT
                session.dispatch(name, data | NO_CONTENT_OF_OTHERS if hidden else data)

    # --- Faults, of one shard or (None) of all ----------------------------------------------------

    def drop(self, shard: int | None = None) -> None:
        """Cut the connections; the sessions wait for their resumption."""
        for connection in self._connections(shard):
            connection.cut()

    async def close(self, code: int, shard: int | None = None) -> None:
        for connection in self._connections(shard):
            await connection.close(code)

    async def ask_to_reconnect(self, shard: int | None = None) -> None:
        """Opcode 7, as Discord sends when it moves its gateway to other machines."""
        for connection in self._connections(shard):
            await connection.send(Op.RECONNECT)

    async def invalidate(self, resumable: bool = False, shard: int | None = None) -> None:
        """Opcode 9: the session is broken, for good unless ``resumable``."""
        for connection in self._connections(shard):
            if not resumable and connection.session:
                self._sessions.pop(connection.session.id, None)
            await connection.send(Op.INVALID_SESSION, resumable)

    def _connections(self, shard: int | None = None) -> list[Connection]:
        return [
            session.connection
            for session in self._sessions.values()
            if session.connection and shard in (None, session.shard[0])
        ]

    # --- One connection ---------------------------------------------------------------------------

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.knocked += 1
        if self.away:
            return web.Response(status=503)
        if not can_pack(request.query.get("compress", "")):
            return web.Response(status=501, text="Not simulated: this compression\n")
        socket = web.WebSocketResponse(max_msg_size=16 * 1024)
        await socket.prepare(request)
        connection = Connection(request, socket)
        pump = asyncio.create_task(connection.pump())
        try:
            await self._converse(connection, socket)
        except Hangup as hangup:
            await connection.close(hangup.code, hangup.code.name)
        except ConnectionError:
            pass  # the bot is gone; its session waits
        finally:
            pump.cancel()
            await asyncio.wait([pump])
            self._part(connection, socket)
        return socket

    async def _converse(self, connection: Connection, socket: web.WebSocketResponse) -> None:
        if not connection.speaks_our_version:
            raise Hangup(Close.INVALID_API_VERSION)
        await connection.send(Op.HELLO, {"heartbeat_interval": int(self.heartbeat_seconds * 1000)})
        loop = asyncio.get_running_loop()
        patience = (
            self.heartbeat_seconds * 1.5
        )  # Discord allows for some lateness, and does not say how much
        try:
            async with asyncio.timeout(patience) as limit:
                async for message in socket:
                    if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
                        raise Hangup(Close.DECODE_ERROR)
                    if not connection.may_send(self._world.clock.now(), SENT, SENT_SECONDS):
                        raise Hangup(Close.RATE_LIMITED)
                    op, data = _decode(message.data)
                    if op is Op.HEARTBEAT:
                        limit.reschedule(loop.time() + patience)
                    await self._answer(connection, op, data)
        except TimeoutError:
            raise Hangup(Close.SESSION_TIMED_OUT) from None

    async def _answer(self, connection: Connection, op: Op, data: Any) -> None:
        match op:
            case Op.HEARTBEAT:
                if not self.silent:
                    await connection.send(Op.HEARTBEAT_ACK)
            case Op.IDENTIFY:
                await self._identify(connection, data)
            case Op.RESUME:
                await self._resume(connection, data)
            case Op.REQUEST_GUILD_MEMBERS:
                self._send_members(_session_of(connection), data)
            case Op.PRESENCE_UPDATE:
                self.presences.update(_session_of(connection), data)
            case Op.VOICE_STATE_UPDATE:
                _session_of(connection)
            case _:
                raise Hangup(Close.UNKNOWN_OPCODE)

    async def _identify(self, connection: Connection, data: Json) -> None:
        if connection.session is not None:
            raise Hangup(Close.ALREADY_AUTHENTICATED)
        if data.get("token", "").removeprefix("Bot ") != self._token:
            raise Hangup(Close.AUTHENTICATION_FAILED)
        intents = data.get("intents")
        if not isinstance(intents, int) or not 0 <= intents <= KNOWN_INTENTS:
            raise Hangup(Close.INVALID_INTENTS)
        if intents & PRIVILEGED & ~self.privileged:
            raise Hangup(Close.DISALLOWED_INTENTS)
        session = Session(intents, _shard_of(data))
        if len(self._guilds_of(session)) > MOST_GUILDS:
            raise Hangup(Close.SHARDING_REQUIRED)
        if not self.starts.take(session.shard[0]):
            return await connection.send(Op.INVALID_SESSION, False)
        self._begin(connection, session, data)

    def _begin(self, connection: Connection, session: Session, data: Json) -> None:
        # A bot that identifies again has given its broken sessions up.
        self._sessions = {
            key: old
            for key, old in self._sessions.items()
            if old.connection or old.shard != session.shard
        }
        self._sessions[session.id] = session
        self.identified += 1
        self._attach(connection, session, sent=0)
        session.dispatch("READY", self._ready(session))
        for guild in self._guilds_of(session) if session.intents & Intent.GUILDS else ():
            session.dispatch("GUILD_CREATE", self._world.guild_json(guild))
        self.presences.begin(session, data.get("presence"))

    def _send_members(self, session: Session, asked: Json) -> None:
        for guild in self._guilds_of(session):
            if str(asked.get("guild_id")) == str(guild.id):
                may_list = bool(session.intents & Intent.GUILD_MEMBERS)
                for chunk in chunks(self._world, guild, asked, may_list=may_list):
                    session.dispatch("GUILD_MEMBERS_CHUNK", chunk)

    def _ready(self, session: Session) -> Json:
        guilds = self._guilds_of(session)
        return {
            "v": 10,
            "user": self._world.bot_json(),
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "application": {"id": str(self._world.application_id), "flags": 0},
            "shard": list(session.shard),
            "private_channels": [],
            "session_type": "normal",
        }

    def _guilds_of(self, session: Session) -> list[Guild]:
        """Those of the bot's servers that a session hears of."""
        guilds = self._world.guilds.values()
        return [guild for guild in guilds if guild.has_bot and session.serves(guild.id)]

    async def _resume(self, connection: Connection, data: Json) -> None:
        if connection.session is not None:
            raise Hangup(Close.ALREADY_AUTHENTICATED)
        if str(data.get("token")).removeprefix("Bot ") != self._token:
            raise Hangup(Close.AUTHENTICATION_FAILED)
        session = self._sessions.get(data.get("session_id", ""))
        if session is None or self.refuses_resume:
            return await connection.send(Op.INVALID_SESSION, False)
        seen = data.get("seq") or 0
        if seen > session.sequence:
            raise Hangup(Close.INVALID_SEQUENCE)
        if session.events and session.events[0][0] > seen + 1:
            return await connection.send(Op.INVALID_SESSION, False)  # too much was missed
        self.resumed += 1
        session.dispatch("RESUMED", {})
        self._attach(connection, session, sent=seen)

    def _attach(self, connection: Connection, session: Session, sent: int) -> None:
        connection.session, connection.sent = session, sent
        session.connection = connection
        connection.wake.set()
        self._hub.publish(BotConnection(True))

    def _part(self, connection: Connection, socket: web.WebSocketResponse) -> None:
        session = connection.session
        if session is None or session.connection is not connection:
            return
        session.connection = None
        self._hub.publish(BotConnection(False))
        # A bot that says goodbye ends its session; one that is cut off may come back to it.
        if socket.close_code in (1000, 1001) and not connection.hung_up:
            self._sessions.pop(session.id, None)


def _session_of(connection: Connection) -> Session:
    if connection.session is None:
        raise Hangup(Close.NOT_AUTHENTICATED)
    return connection.session


def _guild_of(name: str, data: Json) -> int | None:
    """The server that an event is about; None for what happens in private."""
    own = name in ("GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE")
    number = data.get("id" if own else "guild_id") if isinstance(data, dict) else None
    return int(str(number)) if str(number).isdecimal() else None


def _shard_of(data: Json) -> tuple[int, int]:
    shard = data.get("shard") or [0, 1]
    is_pair = isinstance(shard, list) and len(shard) == 2 and all(type(n) is int for n in shard)
    if not is_pair or not 0 <= shard[0] < shard[1]:
        raise Hangup(Close.INVALID_SHARD)
    return shard[0], shard[1]


def _decode(text: str | bytes) -> tuple[Op, Any]:
    try:
        message = json.loads(text)
        return Op(message["op"]), message.get("d")
    except (KeyError, TypeError, ValueError):
        raise Hangup(Close.DECODE_ERROR) from None
