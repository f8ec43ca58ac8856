"""Where the stand-in would be wrong about Discord in a way that no bot of ours notices."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import aiohttp
import discord
import pytest

from t2vbot.standin.gateway import Close, Intent
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.people import Permission
from t2vbot.standin.places import Guild
from t2vbot.standin.sessions import Op
from t2vbot.standin.standin import Standin

from .standin import DOCUMENT, Bot, needs_document, refusal


@pytest.fixture
async def unjudged() -> AsyncIterator[Standin]:
    """For requests that Discord's OpenAPI document does not know."""
    async with Standin(openapi=DOCUMENT) as standin:
        yield standin


ALL_INTENTS = Intent.GUILDS | Intent.GUILD_MESSAGES | Intent.DIRECT_MESSAGES


class Socket:
    """A client that says exactly what a test wants."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def send(self, op: Op, data: Any) -> None:
        await self.socket.send_json({"op": op, "d": data})

    async def event(self, name: str, timeout: float = 30.0) -> Any:
        """The data of the next event of that name."""
        while True:
            message = await self.socket.receive_json(timeout=timeout)
            if message["t"] == name:
                return message["d"]

    async def names(self) -> list[str]:
        """Of the events until nothing more comes: a heartbeat is answered after them."""
        await self.send(Op.HEARTBEAT, None)
        found = []
        while (message := await self.socket.receive_json(timeout=5.0))["op"] != Op.HEARTBEAT_ACK:
            found.append(message["t"])
        return [name for name in found if name]

    async def closed(self) -> int | None:
        while not self.socket.closed:
            await self.socket.receive(timeout=5.0)
        return self.socket.close_code


@asynccontextmanager
async def connected(standin: Standin, path: str = "/gateway?v=10") -> AsyncIterator[Socket]:
    base = standin.url.replace("http", "ws", 1)
    async with aiohttp.ClientSession() as session, session.ws_connect(base + path) as socket:
        yield Socket(socket)


def identity(standin: Standin, intents: int = ALL_INTENTS, **more: Any) -> dict[str, Any]:
    properties = {"os": "linux", "browser": "test", "device": "test"}
    return {"token": standin.token, "intents": int(intents), "properties": properties} | more


def home(standin: Standin) -> Guild:
    guild = standin.channel("general").guild
    assert guild
    return guild


# --- The gateway ----------------------------------------------------------------------------------


async def test_each_shard_hears_of_its_own_servers(standin: Standin) -> None:
    guilds = [home(standin), *(standin.changes.add_guild(f"server-{n}") for n in range(5))]
    heard = {}
    for which in range(2):
        async with connected(standin) as socket:
            await socket.send(Op.IDENTIFY, identity(standin, shard=[which, 2]))
            ready = await socket.event("READY")
            assert ready["shard"] == [which, 2]
            heard[which] = {int(guild["id"]) for guild in ready["guilds"]}
            names = await socket.names()
            assert names.count("GUILD_CREATE") == len(heard[which])
            await standin.members["ada"].say(standin.dm(standin.members["ada"]), "hello")
            private = [name for name in await socket.names() if name == "MESSAGE_CREATE"]
            assert len(private) == (which == 0)
            for guild in guilds:
                standin.boost(guild, 0)
            assert (await socket.names()).count("GUILD_UPDATE") == len(heard[which])
    assert heard[0] | heard[1] == {guild.id for guild in guilds}
    assert not heard[0] & heard[1]
    assert all((number >> 22) % 2 == which for which in heard for number in heard[which])


@pytest.mark.parametrize("shard", [[2, 2], [-1, 2], [0, 0], [0], "0", [0, 1, 2], ["0", "1"]])
async def test_a_shard_that_cannot_be_ends_the_connection(standin: Standin, shard: Any) -> None:
    async with connected(standin) as socket:
        await socket.send(Op.IDENTIFY, identity(standin, shard=shard))
        assert await socket.closed() == Close.INVALID_SHARD


async def test_without_the_intent_no_server_is_told(standin: Standin) -> None:
    async with connected(standin) as socket:
        await socket.send(Op.IDENTIFY, identity(standin, Intent.GUILD_MESSAGES))
        ready = await socket.event("READY")
        assert ready["guilds"]  # which there are it says all the same
        standin.changes.add_channel(home(standin), "new")
        await standin.members["ada"].say(standin.channel("general"), "hello")
        assert await socket.names() == ["MESSAGE_CREATE"]


async def test_a_token_may_have_its_word_before_it(standin: Standin) -> None:
    async with connected(standin) as socket:
        await socket.send(Op.IDENTIFY, identity(standin) | {"token": f"Bot {standin.token}"})
        session = (await socket.event("READY"))["session_id"]
        standin.gateway.drop()
    async with connected(standin) as socket:
        again = {"token": f"Bot {standin.token}", "session_id": session, "seq": 1}
        await socket.send(Op.RESUME, again)
        await socket.event("GUILD_CREATE")
        await socket.event("RESUMED")


async def test_words_may_come_as_bytes_and_at_the_root(standin: Standin) -> None:
    async with connected(standin, "/?v=10&encoding=json") as socket:
        said = {"op": Op.IDENTIFY, "d": identity(standin)}
        await socket.socket.send_bytes(json.dumps(said).encode())
        await socket.event("READY")


async def test_a_message_says_in_which_kind_of_channel_it_is(standin: Standin) -> None:
    ada = standin.members["ada"]
    async with connected(standin) as socket:
        await socket.send(Op.IDENTIFY, identity(standin))
        await socket.event("READY")
        for channel in (standin.channel("general"), standin.channel("clips"), standin.dm(ada)):
            await ada.say(channel, "hello")
            assert (await socket.event("MESSAGE_CREATE"))["channel_type"] == channel.kind


# --- HTTP -----------------------------------------------------------------------------------------


async def test_what_others_write_is_hidden_over_http_too(standin: Standin, bot: Bot) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    said = await ada.say(general, "a secret")
    called = await ada.say(general, f"{standin.world.bot.mention} a word")
    private = await ada.say(standin.dm(ada), "between us")
    channel = bot.get_partial_messageable(general.id)
    mine = await channel.send("my own")
    listed = {message.id: message.content async for message in channel.history()}
    assert listed == {said.id: "", called.id: called.content, mine.id: "my own"}
    assert (await channel.fetch_message(said.id)).content == ""
    dm = bot.get_partial_messageable(private.channel.id)
    assert (await dm.fetch_message(private.id)).content == "between us"
    standin.gateway.privileged = Intent.MESSAGE_CONTENT
    assert (await channel.fetch_message(said.id)).content == "a secret"


async def test_a_reply_to_what_is_not_there_is_a_wrong_form(standin: Standin, bot: Bot) -> None:
    general = standin.channel("general")
    said = await standin.members["ada"].say(general, "hello")
    standin.messages.delete(said)
    channel = bot.get_partial_messageable(general.id)
    gone = discord.MessageReference(message_id=said.id, channel_id=general.id)
    assert await refusal(channel.send("a reply", reference=gone)) == (400, 50035)
    gone.fail_if_not_exists = False
    assert (await channel.send("a reply", reference=gone)).reference is None


@needs_document
async def test_what_discord_can_and_this_cannot_is_told_apart(unjudged: Standin) -> None:
    bot, general = Bot(), unjudged.channel("general")

    async def status(call: Any) -> int:
        return (await refusal(call))[0]

    poll = discord.Poll("Which?", duration=timedelta(hours=1))
    poll.add_answer(text="This")
    poll.add_answer(text="That")
    async with bot.online(unjudged):
        assert await status(bot.fetch_sticker(1)) == 501
        assert await status(bot.fetch_premium_sticker_packs()) == 501
        route = discord.http.Route("GET", "/no/such/route")
        assert await status(bot.http.request(route)) == 404
        channel = bot.get_partial_messageable(general.id)
        assert await status(channel.send("vote", poll=poll)) == 501
    assert unjudged.messages.in_channel(general) == []


@pytest.mark.parametrize("kind", ["form", "multipart"])
async def test_a_message_may_come_as_a_form(unjudged: Standin, kind: str) -> None:
    standin = unjudged
    general = standin.channel("general")
    url = f"{standin.url}/api/v10/channels/{general.id}/messages"
    headers = {"Authorization": f"Bot {standin.token}"}
    body: Any = {"content": "hello"}
    if kind == "multipart":
        body = aiohttp.FormData({"content": "hello"})
        body.add_field("file", b"data", filename="clip.mp4", content_type="video/mp4")
    async with aiohttp.ClientSession(headers=headers) as http, http.post(url, data=body) as reply:
        assert reply.status == 200, await reply.text()
    (message,) = standin.messages.in_channel(general)
    assert message.content == "hello"
    assert [a.filename for a in message.attachments] == ["clip.mp4"] * (kind == "multipart")


# --- Interactions ---------------------------------------------------------------------------------


async def owners_of(standin: Standin, bot: Bot, asked: Interaction) -> dict[str, str]:
    received = await bot.receive()
    assert asked.id == received.id
    return dict(asked.to_event(standin.world.bot, 1)["authorizing_integration_owners"])


async def test_both_installations_are_named_where_both_allow_it(standin: Standin, bot: Bot) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    guild, user = {"0": str(home(standin).id)}, {"1": str(ada.user.id)}
    (command,) = standin.commands.of(None)
    standin.commands.replace(None, [command | {"integration_types": [0, 1]}])
    asked = await ada.slash(general, "video", prompt="x")
    assert await owners_of(standin, bot, asked) == guild | user
    ada.has_app = False
    asked = await ada.slash(general, "video", prompt="x")
    assert await owners_of(standin, bot, asked) == guild
    ada.has_app = True
    asked = await ada.slash(standin.channel("lounge"), "video", prompt="x")
    assert await owners_of(standin, bot, asked) == user
    asked = await ada.slash(standin.dm(ada), "video", prompt="x")
    assert await owners_of(standin, bot, asked) == {"0": "0"} | user


# --- Rights ---------------------------------------------------------------------------------------


async def test_what_is_denied_shows_in_the_channel(standin: Standin, bot: Bot) -> None:
    general = standin.channel("general")
    general.denied = Permission.ATTACH_FILES | Permission.SEND_MESSAGES
    channel = await bot.fetch_channel(general.id)
    assert isinstance(channel, discord.TextChannel)
    mine = channel.permissions_for(channel.guild.me)
    assert (mine.attach_files, mine.send_messages, mine.view_channel) == (False, False, True)


async def test_a_thread_has_the_rights_of_its_channel(standin: Standin, bot: Bot) -> None:
    thread = standin.channel("clips")
    assert thread.parent
    thread.parent.denied = Permission.VIEW_CHANNEL
    channel = bot.get_partial_messageable(thread.id)
    assert await refusal(channel.send("hello")) == (403, 50001)
    thread.parent.denied = Permission.SEND_MESSAGES_IN_THREADS
    assert await refusal(channel.send("hello")) == (403, 50013)


async def test_roles_and_overwrites_add_up_as_discord_says(standin: Standin, bot: Bot) -> None:
    changes, guild, general = standin.changes, home(standin), standin.channel("general")
    ada = standin.members["ada"].user
    muted = changes.add_role(guild, "Muted", Permission(0))
    loud = changes.add_role(guild, "Loud", Permission(0))
    speaks = Permission.SEND_MESSAGES

    def may() -> bool:
        return speaks in general.permissions_of(ada)

    assert may()
    changes.overwrite(general, guild.everyone, deny=speaks)
    assert not may()
    changes.give(guild, ada, loud)
    changes.overwrite(general, loud, allow=speaks)
    assert may()
    changes.give(guild, ada, muted)
    changes.overwrite(general, muted, deny=speaks)
    assert may()  # of several roles, one that allows is enough
    changes.overwrite(general, ada, deny=speaks)
    assert not may()  # the member's own comes last
    boss = changes.add_role(guild, "Boss", Permission.ADMINISTRATOR)
    changes.give(guild, ada, boss)
    assert may()  # and nothing holds an administrator
    changes.take(guild, ada, boss)
    changes.delete_role(guild, muted)
    changes.overwrite(general, ada, deny=Permission.VIEW_CHANNEL)
    assert general.permissions_of(ada) == Permission(0)


async def test_administrators_may_use_every_command(standin: Standin, bot: Bot) -> None:
    ada, general, guild = standin.members["ada"], standin.channel("general"), home(standin)
    (command,) = standin.commands.of(None)
    standin.commands.replace(None, [command | {"default_member_permissions": "0"}])
    assert ada.offered(general) == []
    boss = standin.changes.add_role(guild, "Boss", Permission.ADMINISTRATOR)
    standin.changes.give(guild, ada.user, boss)
    assert [c["name"] for c in ada.offered(general)] == ["video"]


# --- Servers and people that come and go ----------------------------------------------------------


async def test_a_server_of_later_has_the_bot(standin: Standin, bot: Bot) -> None:
    guild = standin.changes.add_guild("later")
    channel = bot.get_partial_messageable(standin.channel("later-general").id)
    await channel.send("hello")
    assert bot.get_guild(guild.id)
    await bot.get_guild(guild.id).leave()  # type: ignore[union-attr]
    assert await refusal(channel.send("hello")) == (403, 50001)
    assert not guild.has_bot


async def test_who_left_is_no_member(standin: Standin, bot: Bot) -> None:
    guild, ada = home(standin), standin.members["ada"].user
    seen = bot.get_guild(guild.id)
    assert seen
    assert (await seen.fetch_member(ada.id)).id == ada.id
    standin.changes.ban(guild, ada)
    assert await refusal(seen.fetch_member(ada.id)) == (404, 10007)
    user = await bot.fetch_user(ada.id)
    assert await refusal(user.send("hello")) == (403, 50278)
    standin.changes.join(guild, ada)
    await user.send("hello")


async def test_roles_and_channels_of_later_are_told(standin: Standin, bot: Bot) -> None:
    guild, changes = home(standin), standin.changes
    seen = bot.get_guild(guild.id)
    assert seen
    role = changes.add_role(guild, "Later")
    channel = changes.add_channel(guild, "later")
    changes.rename(channel, "renamed")
    changes.overwrite(channel, role, deny=Permission.VIEW_CHANNEL)
    changes.give(guild, standin.world.bot, role)
    await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
    await bot.receive()  # after all of that
    shown = seen.get_channel(channel.id)
    assert isinstance(shown, discord.TextChannel)
    assert shown.name == "renamed"
    assert shown.overwrites_for(seen.get_role(role.id)).view_channel is False  # type: ignore[arg-type]
    assert role.id in [mine.id for mine in seen.me.roles]
    changes.outage(guild)
    changes.recover(guild)
    changes.delete_role(guild, role)
    await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
    await bot.receive()
    assert bot.get_guild(guild.id)
    assert bot.get_guild(guild.id).get_role(role.id) is None  # type: ignore[union-attr]
