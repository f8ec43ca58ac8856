"""/video-settings: what moderators set, shown, changed, kept and set back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from t2vbot.rules.server_settings import DEFAULTS, NAMES, RANGES
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.standin import Standin

from .quick import QuickBot, quick_bot


async def said(bot: QuickBot, what: str, who: str = "cleo", **options: Any) -> str:
    """What a moderator is answered."""
    general = bot.discord.channel("general")
    asked = await bot.discord.members[who].slash(general, f"video-settings {what}", **options)
    message = await asked.message(lambda m: m.content)
    assert message.only_for is bot.discord.members[who].user
    return message.content


async def test_they_are_shown_changed_and_set_back(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        shown = await said(bot, "show")
        assert len(shown.splitlines()) == len(NAMES)
        assert "scenes of a jam's film: **8** (1 to 25)" in shown
        changed = await said(bot, "change", setting="jam_scenes", value=3)
        assert "scenes of a jam's film: **3** (1 to 25; usually 8)" in changed
        assert "scenes of a jam's film: **3**" in await said(bot, "show")
    async with quick_bot(standin, tmp_path) as bot:  # also after a restart
        assert "scenes of a jam's film: **3**" in await said(bot, "show")
        assert "scenes of a jam's film: **8**" in await said(bot, "reset")
    async with quick_bot(standin, tmp_path) as bot:
        assert "usually" not in await said(bot, "show")


async def test_what_is_out_of_range_changes_nothing(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        for value in (0, 26, -1):
            assert "from 1 to 25" in await said(bot, "change", setting="jam_scenes", value=value)
        assert "scenes of a jam's film: **8**" in await said(bot, "show")


async def test_they_are_for_moderators_and_servers(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        with pytest.raises(ClientRefused, match="not enough permissions"):
            await said(bot, "show", who="ben")
        cleo = standin.members["cleo"]
        with pytest.raises(ClientRefused):
            await cleo.slash(standin.dm(cleo), "video-settings show")


async def test_each_server_has_its_own(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        await said(bot, "change", setting="jams_in_channel", value=0)
        other = standin.changes.add_guild("The Other Room")
        ada, there = standin.members["ada"], standin.channel("The Other Room-general")
        refused = await ada.slash(standin.channel("general"), "jam", theme="x")
        assert "want no jams" in (await refused.message(lambda m: m.content)).content
        begun = await ada.slash(there, "jam", theme="x")
        await begun.message(lambda m: "Add a scene" in m.labels)
        assert other.has_bot


async def test_what_another_version_wrote_is_left_out(standin: Standin, tmp_path: Path) -> None:
    home = standin.channel("general").guild
    assert home
    async with quick_bot(standin, tmp_path) as bot:
        for name, value in (("jam_scenes", 99), ("warp_speed", 9), ("jam_votes", 5)):
            await bot.database.write(
                lambda c, n=name, v=value: (
                    c.execute("INSERT INTO server_settings VALUES (?, ?, ?)", (home.id, n, v))
                    and None
                )
            )
    async with quick_bot(standin, tmp_path) as bot:
        shown = await said(bot, "show")
        assert "scenes of a jam's film: **8**" in shown
        assert "votes that everybody has in a jam: **5**" in shown


def test_every_default_is_in_its_range() -> None:
    for name in NAMES:
        low, high = RANGES[name]
        assert low <= getattr(DEFAULTS, name) <= high
