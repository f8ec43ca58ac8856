"""What stands under the bot's name, and what Discord says and does not say of its limits."""

from __future__ import annotations

import discord

from t2vbot.standin.gateway import Close
from t2vbot.standin.presence import Presence
from t2vbot.standin.sessions import Op
from t2vbot.standin.standin import Standin

from .standin import Bot
from .test_standin_gateway import connected


async def shown(standin: Standin, wanted: Presence) -> None:
    def find() -> bool | None:
        return standin.gateway.presences.now == wanted or None

    await standin.hub.until(find, 10, f"{wanted}")


async def dropped(standin: Standin, count: int) -> list[str]:
    """Why so many updates were dropped."""

    def find() -> list[str] | None:
        reasons = [one.reason for one in standin.gateway.presences.dropped]
        return reasons if len(reasons) == count else None

    return await standin.hub.until(find, 10, "updates to be dropped")


async def test_it_is_shown_as_a_client_words_it(standin: Standin, bot: Bot) -> None:
    for activity, words in {
        discord.Game("with light"): "Playing with light",
        discord.Activity(
            type=discord.ActivityType.watching, name="the queue"
        ): "Watching the queue",
        discord.Activity(type=discord.ActivityType.listening, name="you"): "Listening to you",
        discord.CustomActivity("3 videos to go"): "3 videos to go",
    }.items():
        await bot.change_presence(activity=activity, status=discord.Status.idle)
        await shown(standin, Presence("idle", words))
    await bot.change_presence()
    await shown(standin, Presence("online", ""))


async def test_a_bot_may_come_with_one(standin: Standin) -> None:
    bot = Bot()
    bot.activity = discord.CustomActivity("paused")
    async with bot.online(standin):
        await shown(standin, Presence("online", "paused"))


async def test_what_is_too_long_changes_nothing(standin: Standin, bot: Bot) -> None:
    await bot.change_presence(activity=discord.Game("x" * 128))
    await shown(standin, Presence("online", "Playing " + "x" * 128))
    for activity in (discord.Game("x" * 129), discord.CustomActivity("x" * 129)):
        await bot.change_presence(activity=activity)
    reasons = await dropped(standin, 2)
    assert reasons == [f"the {part} has more than 128 characters" for part in ("name", "state")]
    assert standin.gateway.presences.now.words == "Playing " + "x" * 128
    assert standin.gateway.connected


async def test_the_sixth_in_twenty_seconds_is_dropped_without_a_word(
    standin: Standin, bot: Bot
) -> None:
    for number in range(7):
        await bot.change_presence(activity=discord.Game(str(number)))
    assert await dropped(standin, 2) == ["more than 5 in 20 seconds"] * 2
    assert standin.gateway.presences.now.words == "Playing 4"
    standin.clock.advance(20)
    await bot.change_presence(activity=discord.Game("again"))
    await shown(standin, Presence("online", "Playing again"))


async def test_a_connection_that_sends_too_much_is_ended(standin: Standin) -> None:
    async with connected(standin) as socket:
        for _ in range(120):
            await socket.send(Op.HEARTBEAT)
        await socket.receive(Op.HELLO)
        for _ in range(120):
            await socket.receive(Op.HEARTBEAT_ACK)
        await socket.send(Op.HEARTBEAT)
        assert await socket.close_code() == Close.RATE_LIMITED
