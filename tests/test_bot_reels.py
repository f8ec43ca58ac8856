"""The reel of the week, which comes by itself."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from t2vbot.bot.reels import WEEK
from t2vbot.standin.message import Message
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin

from .cinema import Clips, cinema, colours, make_clips
from .moderating import set_rules
from .quick import QuickBot
from .test_bot_likes import like, made


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    return asyncio.run(make_clips(tmp_path_factory.mktemp("clips")))


async def reel(bot: QuickBot, where: str, now: float | None = None) -> Message | None:
    """What comes into the channel at a look."""
    guild = bot.parts.client.guilds[0]
    known = {m.id for m in bot.messages(where)}
    if not await bot.parts.reels.make(guild, now or time.time()):
        return None
    await bot.idle()
    (message,) = [m for m in bot.messages(where) if m.id not in known]
    return message


async def test_once_a_week_the_most_liked(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    home = standin.channel("general").guild
    standin.world.add_channel(home, "reels")
    async with cinema(standin, tmp_path, clips) as bot:
        red, green = await made(bot, "ada", "red"), await made(bot, "ben", "green")
        blue = await made(bot, "cleo", "blue", spoiler=True)
        for who, message in (("ben", red), ("dan", red), ("ada", green), ("ada", blue)):
            await like(bot, who, message)
        assert await reel(bot, "reels") is None  # nobody wants one
        await set_rules(standin, reel=[standin.channel("reels")])
        message = await reel(bot, "reels")
        assert message and colours(message, tmp_path) == ["red", "green"]
        assert await reel(bot, "reels") is None  # there is one
        assert await reel(bot, "reels", time.time() + 2 * WEEK) is None  # of nothing new
        assert "The best of the week" in message.content


async def test_it_shows_what_everybody_may_read(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    home = standin.channel("general").guild
    standin.world.add_channel(home, "reels")
    hidden = standin.world.add_channel(home, "hidden")
    async with cinema(standin, tmp_path, clips) as bot:
        red, green = await made(bot, "ada", "red"), await made(bot, "ben", "green")
        secret: Message = await bot.video(await bot.ask("ada", "hidden", prompt="blue"))
        await bot.idle()
        for who, message in (("ben", red), ("ada", green), ("ben", secret), ("dan", secret)):
            await like(bot, who, message)
        standin.changes.overwrite(hidden, home.everyone, deny=Permission.VIEW_CHANNEL)
        await bot.until(
            lambda: (
                not bot.parts.client.get_channel(hidden.id)  # type: ignore[union-attr]
                .permissions_for(bot.parts.client.guilds[0].default_role)
                .view_channel
                or None
            )
        )
        await set_rules(standin, reel=[standin.channel("reels")])
        message = await reel(bot, "reels")
        assert message and colours(message, tmp_path) == ["red", "green"]
