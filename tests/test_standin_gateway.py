"""The gateway: identify, heartbeat, resume, and the ways in which it fails."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord
import pytest

from t2vbot.standin import gateway
from t2vbot.standin.gateway import BotConnection, Close
from t2vbot.standin.interaction import InteractionChanged
from t2vbot.standin.sessions import Op
from t2vbot.standin.standin import Standin

from .standin import Bot, pointed_at


async def until_resumed(standin: Standin, count: int = 1) -> None:
    await standin.hub.until(
        lambda: standin.gateway.resumed >= count or None, 10, "the bot to resume"
    )


async def until_gone(standin: Standin) -> None:
    await standin.hub.until(
        lambda: not standin.gateway.connected or None, 10, "the bot to be cut off"
    )


async def use(standin: Standin) -> None:
    await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")


async def test_a_boost_is_told_and_takes_nothing_else_away(standin: Standin) -> None:
    bot, general = Bot(), standin.channel("general")
    assert general.guild
    async with bot.online(standin):
        standin.boost(general.guild, 2)
        await use(standin)
        guild = (await bot.receive()).guild
        assert guild and guild.get_channel(general.id)
        assert (guild.premium_tier, guild.filesize_limit) == (2, 50 * 2**20)
        assert guild.me.guild_permissions.send_messages


@pytest.mark.parametrize("how", ["drop", "reconnect", "invalid", "close"])
async def test_a_break_is_resumed_and_what_was_missed_comes(standin: Standin, how: str) -> None:
    bot = Bot()
    async with bot.online(standin):
        with standin.subscribe() as events:
            match how:
                case "drop":
                    standin.gateway.drop()
                case "reconnect":
                    await standin.gateway.ask_to_reconnect()
                case "invalid":
                    await standin.gateway.invalidate(resumable=True)
                case "close":
                    await standin.gateway.close(4000)
            async for event in events:
                if event == BotConnection(False):
                    break
            await use(standin)  # while the bot is away
        await until_resumed(standin)
        interaction = await bot.receive()
        await interaction.response.send_message("there you are")
        assert standin.gateway.identified == 1


async def test_after_an_invalid_session_the_bot_identifies_again(standin: Standin) -> None:
    bot = Bot()
    async with bot.online(standin):
        await standin.gateway.invalidate()
        await standin.hub.until(
            lambda: standin.gateway.identified == 2 or None, 10, "the bot to identify again"
        )
        await use(standin)
        await (await bot.receive()).response.send_message("here")


async def test_a_refused_resumption_loses_what_was_missed(standin: Standin) -> None:
    bot = Bot()
    async with bot.online(standin):
        standin.gateway.refuses_resume = True
        standin.gateway.drop()
        await until_gone(standin)
        await use(standin)
        await standin.hub.until(
            lambda: standin.gateway.identified == 2 or None, 10, "the bot to identify again"
        )
        ada, general = standin.members["ada"], standin.channel("general")
        await ada.slash(general, "video", prompt="second")
        interaction = await bot.receive()
        assert interaction.namespace.prompt == "second"
        await interaction.response.send_message("here")


async def test_a_bot_that_leaves_ends_its_session(standin: Standin) -> None:
    bot = Bot()
    async with bot.online(standin):
        assert standin.gateway.connected
    await until_gone(standin)
    with standin.subscribe() as events:
        standin.interactions.ack_seconds = 0.01
        await use(standin)
        async for event in events:
            if isinstance(event, InteractionChanged) and event.interaction.late:
                break


async def test_a_privileged_intent_has_to_be_granted(standin: Standin) -> None:
    intents = discord.Intents(guilds=True, message_content=True)
    with pointed_at(standin):
        async with Bot(intents) as bot:
            with pytest.raises(discord.PrivilegedIntentsRequired):
                await bot.start(standin.token)


async def test_a_wrong_token_cannot_log_in(standin: Standin) -> None:
    with pointed_at(standin):
        async with Bot() as bot:
            with pytest.raises(discord.LoginFailure):
                await bot.start("wrong")
    assert standin.requests.last.status == 401


async def test_messages_come_to_bots_with_the_intent_for_them(standin: Standin) -> None:
    class Listener(Bot):
        async def on_message(self, message: discord.Message) -> None:
            heard.put_nowait(message)

    heard: asyncio.Queue[discord.Message] = asyncio.Queue()
    bot = Listener(discord.Intents(guilds=True, guild_messages=True, dm_messages=True))
    async with bot.online(standin):
        ada, general = standin.members["ada"], standin.channel("general")
        await ada.say(general, "secret")
        assert (await heard.get()).content == ""  # without the intent to read it
        await ada.say(general, f"{standin.world.bot.mention} hello")
        assert "hello" in (await heard.get()).content
        await ada.say(standin.dm(ada), "hello")
        message = await heard.get()
        assert (message.content, message.guild) == ("hello", None)
        await message.reply("hello yourself")
        answer = await standin.message(standin.dm(ada), lambda m: m.author.bot)
        assert answer.reference is not None
        assert answer.reference.content == "hello"


# --- By hand, for what discord.py never does ------------------------------------------------------


class Socket:
    """A websocket to the gateway."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket

    async def send(self, op: Op, data: Any = None) -> None:
        await self._socket.send_str(json.dumps({"op": op, "d": data}))

    async def send_text(self, text: str) -> None:
        await self._socket.send_str(text)

    async def receive(self, op: Op) -> Any:
        """The next message, which has to be an ``op``."""
        message = await self._socket.receive(timeout=10)
        body = json.loads(message.data)
        assert body["op"] == op
        return body["d"]

    async def close_code(self) -> int | None:
        """Read to the end."""
        async for _ in self._socket:
            pass
        return self._socket.close_code


@asynccontextmanager
async def connected(standin: Standin, query: str = "v=10&encoding=json") -> AsyncIterator[Socket]:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(f"{standin.gateway.url}?{query}") as socket,
    ):
        yield Socket(socket)


async def test_heartbeats_are_acknowledged(standin: Standin) -> None:
    async with connected(standin) as socket:
        assert (await socket.receive(Op.HELLO))["heartbeat_interval"] == 41250
        await socket.send(Op.HEARTBEAT)
        await socket.receive(Op.HEARTBEAT_ACK)


async def test_a_silent_gateway_acknowledges_nothing(standin: Standin) -> None:
    standin.gateway.silent = True
    async with connected(standin) as socket:
        await socket.receive(Op.HELLO)
        await socket.send(Op.HEARTBEAT)
        await socket.send(Op.IDENTIFY, {"token": standin.token, "intents": 1})
        assert (await socket.receive(Op.DISPATCH))["v"] == 10


async def test_a_bot_without_heartbeats_is_dropped(standin: Standin) -> None:
    standin.gateway.heartbeat_seconds = 0.01
    async with connected(standin) as socket:
        assert await socket.close_code() == Close.SESSION_TIMED_OUT


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("nonsense", Close.DECODE_ERROR),
        ('{"op": 99}', Close.DECODE_ERROR),
        ('{"op": 11}', Close.UNKNOWN_OPCODE),
        ('{"op": 3, "d": {}}', Close.NOT_AUTHENTICATED),
        ('{"op": 2, "d": {"token": "wrong", "intents": 0}}', Close.AUTHENTICATION_FAILED),
        ('{"op": 2, "d": {"token": "TOKEN"}}', Close.INVALID_INTENTS),
        ('{"op": 2, "d": {"token": "TOKEN", "intents": 2}}', Close.DISALLOWED_INTENTS),
        ('{"op": 6, "d": {"token": "wrong"}}', Close.AUTHENTICATION_FAILED),
    ],
)
async def test_what_ends_a_connection(standin: Standin, sent: str, code: Close) -> None:
    async with connected(standin) as socket:
        await socket.send_text(sent.replace("TOKEN", standin.token))
        assert await socket.close_code() == code


async def test_another_version_is_not_spoken(standin: Standin) -> None:
    async with connected(standin, "v=9&encoding=json") as socket:
        assert await socket.close_code() == Close.INVALID_API_VERSION


async def test_an_unknown_session_cannot_be_resumed(standin: Standin) -> None:
    async with connected(standin) as socket:
        await socket.receive(Op.HELLO)
        await socket.send(Op.RESUME, {"token": standin.token, "session_id": "?", "seq": 1})
        assert await socket.receive(Op.INVALID_SESSION) is False


async def test_uncompressed_events_are_text(standin: Standin) -> None:
    async with connected(standin) as socket:
        await socket.receive(Op.HELLO)
        await socket.send(Op.IDENTIFY, {"token": standin.token, "intents": 1})
        ready = await socket.receive(Op.DISPATCH)
        assert ready["user"]["username"] == "t2vbot"
        guild = await socket.receive(Op.DISPATCH)
        assert guild["name"] == "The Projection Room"
        await socket.send(Op.IDENTIFY, {"token": standin.token, "intents": 1})
        assert await socket.close_code() == Close.ALREADY_AUTHENTICATED


# --- Shards ---------------------------------------------------------------------------------------


@asynccontextmanager
async def identified(standin: Standin, shard: object = None) -> AsyncIterator[Socket]:
    """A connection that has asked for a session, with the answer still to read."""
    async with connected(standin) as socket:
        await socket.receive(Op.HELLO)
        asked: dict[str, Any] = {"token": standin.token, "intents": 513}
        await socket.send(Op.IDENTIFY, asked | ({} if shard is None else {"shard": shard}))
        yield socket


@pytest.mark.parametrize("shard", [[2, 2], [-1, 2], [0, 0], [0], "0/2", [0, "2"], [True, 2]])
async def test_a_shard_that_there_cannot_be_is_refused(standin: Standin, shard: object) -> None:
    async with identified(standin, shard) as socket:
        assert await socket.close_code() == Close.INVALID_SHARD


async def test_a_shard_takes_so_many_servers_and_no_more(
    standin: Standin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway, "MOST_GUILDS", 1)
    async with identified(standin) as socket:
        assert len((await socket.receive(Op.DISPATCH))["guilds"]) == 1
    standin.world.add_guild("one more")
    async with identified(standin) as socket:
        assert await socket.close_code() == Close.SHARDING_REQUIRED


async def test_sessions_are_begun_one_by_one_in_each_bucket(standin: Standin) -> None:
    standin.gateway.starts.seconds = 5.0
    standin.gateway.starts.max_concurrency = 2
    async with identified(standin, [0, 3]) as first, identified(standin, [1, 3]) as second:
        assert (await first.receive(Op.DISPATCH))["shard"] == [0, 3]
        assert (await second.receive(Op.DISPATCH))["shard"] == [1, 3]
        async with identified(standin, [2, 3]) as third:  # of the first one's bucket
            assert await third.receive(Op.INVALID_SESSION) is False
        standin.clock.advance(5.0)
        async with identified(standin, [2, 3]) as third:
            assert (await third.receive(Op.DISPATCH))["shard"] == [2, 3]
    limit = standin.gateway.to_json()["session_start_limit"]
    assert (limit["max_concurrency"], limit["total"], limit["remaining"]) == (2, 1000, 997)
    assert 86_000_000 < limit["reset_after"] <= 86_400_000
    standin.clock.advance(24 * 3600)
    assert standin.gateway.to_json()["session_start_limit"]["remaining"] == 1000


async def test_a_shard_for_each_thousand_servers_is_recommended(standin: Standin) -> None:
    assert standin.gateway.to_json()["shards"] == 1
    for number in range(1000):
        standin.world.add_guild(f"light {number}", people=())
    assert standin.gateway.to_json()["shards"] == 2
    standin.gateway.starts.recommended = 16
    bot = Bot()
    async with bot.online(standin):
        (asked,) = [await bot.http.get_bot_gateway()]
        assert asked[0] == 16


async def test_a_server_is_heard_of_on_one_shard_and_private_things_on_the_first(
    standin: Standin,
) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    assert general.guild
    own = (general.guild.id >> 22) % 2
    async with identified(standin, [own, 2]) as socket:
        assert [one["id"] for one in (await socket.receive(Op.DISPATCH))["guilds"]] == [
            str(general.guild.id)
        ]
        assert (await socket.receive(Op.DISPATCH))["id"] == str(general.guild.id)
        async with identified(standin, [1 - own, 2]) as other:
            assert (await other.receive(Op.DISPATCH))["guilds"] == []
            await ada.say(general, "hello")
            assert (await socket.receive(Op.DISPATCH))["channel_id"] == str(general.id)
            first = socket if own == 0 else other
            for channel in (standin.dm(ada), general):
                standin.gateway.dispatch(
                    "INTERACTION_CREATE",
                    {"channel_id": str(channel.id)}
                    | ({"guild_id": str(channel.guild.id)} if channel.guild else {}),
                )
            heard = [(await first.receive(Op.DISPATCH))["channel_id"]]
            heard.append((await socket.receive(Op.DISPATCH))["channel_id"])
            assert heard == [str(standin.dm(ada).id), str(general.id)]


async def test_thousands_of_servers_come_to_one_that_just_connected(standin: Standin) -> None:
    for number in range(1200):  # more events than are kept of a broken connection
        standin.world.add_guild(f"light {number}", people=())
    async with identified(standin) as socket:
        ready = await socket.receive(Op.DISPATCH)
        there = {(await socket.receive(Op.DISPATCH))["id"] for _ in range(1201)}
        assert there == {one["id"] for one in ready["guilds"]}


class Zlib:
    """How discord.py unpacks what comes, as long as nothing else is installed."""

    COMPRESSION_TYPE = "zlib-stream"

    def __init__(self) -> None:
        self._inflate: Any = zlib.decompressobj()

    def decompress(self, data: bytes, /) -> str:
        return str(self._inflate.decompress(data), "utf-8")


class Zstd(Zlib):
    """What it takes where the library is installed, which few have."""

    COMPRESSION_TYPE = "zstd-stream"

    def __init__(self) -> None:
        reason = "zstandard is not installed: pip install zstandard"
        library: Any = pytest.importorskip("zstandard", reason=reason)
        self._inflate = library.ZstdDecompressor().decompressobj()


@pytest.mark.parametrize("unpacks", [Zlib, Zstd])
async def test_what_is_sent_is_packed_as_the_client_asks(
    standin: Standin, monkeypatch: pytest.MonkeyPatch, unpacks: type[Zlib]
) -> None:
    unpacks()
    monkeypatch.setattr(discord.gateway.utils, "_ActiveDecompressionContext", unpacks)
    bot = Bot()
    async with bot.online(standin):
        for prompt in ("x", "y" * 3000):  # several blocks of one stream
            await standin.members["ada"].slash(standin.channel("general"), "video", prompt=prompt)
            data: Any = (await bot.receive()).data
            assert data["options"][0]["value"] == prompt
