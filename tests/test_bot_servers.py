"""The servers that a host serves: ``T2V_GUILDS``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from t2vbot.errors import SettingsError
from t2vbot.settings import load
from t2vbot.standin.people import Permission
from t2vbot.standin.places import Guild
from t2vbot.standin.standin import Standin

from .quick import TIMEOUT, QuickBot, quick_bot


def home(standin: Standin) -> Guild:
    guild = standin.channel("general").guild
    assert guild
    return guild


async def left(bot: QuickBot, guild: Guild) -> None:
    """Wait until the bot has left."""
    await bot.discord.request(
        lambda r: r.method == "DELETE" and r.path.endswith(f"/guilds/{guild.id}"), TIMEOUT
    )
    await bot.until(lambda: not guild.has_bot or None, "it to leave")


async def test_servers_that_are_not_named_are_left_with_a_word(
    standin: Standin, tmp_path: Path
) -> None:
    other = standin.changes.add_guild("another")
    async with quick_bot(standin, tmp_path, guilds=str(home(standin).id)) as bot:
        await left(bot, other)
        (word,) = bot.messages("another-general")
        assert "T2V_GUILDS" in word.content
        assert home(standin).has_bot
        await bot.video(await bot.clip())
        # ... and one that invites it later.
        third = standin.changes.add_guild("third")
        await left(bot, third)
        assert len(bot.messages("third-general")) == 1


async def test_a_server_without_a_channel_to_write_in_is_left_all_the_same(
    standin: Standin, tmp_path: Path
) -> None:
    other = standin.changes.add_guild("another")
    standin.channel("another-general").denied = Permission.SEND_MESSAGES
    async with quick_bot(standin, tmp_path, guilds=str(home(standin).id)) as bot:
        await left(bot, other)
        assert bot.messages("another-general") == []


async def test_without_the_setting_every_server_is_served(standin: Standin, tmp_path: Path) -> None:
    other = standin.changes.add_guild("another")
    async with quick_bot(standin, tmp_path) as bot:
        await bot.video(await bot.clip(where="another-general"))
        assert other.has_bot


async def test_an_app_that_somebody_brings_to_another_server_makes_nothing_there(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, guilds=str(home(standin).id)) as bot:
        ada, lounge = standin.members["ada"], standin.channel("lounge")
        asked = await ada.slash(lounge, "video", prompt="a red circle")
        told = await asked.message(lambda m: "other servers only" in m.content, TIMEOUT)
        assert told.only_for is ada.user
        await bot.video(await bot.clip(where="dm"))  # is no server's
        await bot.settled(delivered=1)


@pytest.mark.parametrize(
    ("text", "ids"),
    [("12", (12,)), ("12, 34", (12, 34)), (" 12 34,", (12, 34)), ("12,\n34", (12, 34))],
)
def test_ids_are_read(text: str, ids: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("T2V_GUILDS", text)
    assert load().guilds == ids


@pytest.mark.parametrize("text", ["my server", "12;34", "-1", "0", "1" * 21, "12,x"])
def test_what_is_no_id_is_named(text: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("T2V_GUILDS", text)
    with pytest.raises(SettingsError, match=r"T2V_GUILDS.*ids of servers"):
        load()
