"""/video-settings ban, unban and bans."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from t2vbot.standin.options import ClientRefused
from t2vbot.standin.standin import Standin

from .deciding import TIMEOUT, a_moderator, home, noted
from .quick import QuickBot, quick_bot
from .reliability import seen


async def says(bot: QuickBot, what: str, who: str = "cleo", **options: Any) -> str:
    general, member = bot.discord.channel("general"), bot.discord.members[who]
    asked = await member.slash(general, f"video-settings {what}", **options)
    message = await asked.message(lambda m: m.content, TIMEOUT)
    assert message.only_for is member.user
    return message.content


async def test_a_ban_holds_until_it_is_lifted(standin: Standin, tmp_path: Path) -> None:
    """Over a restart, in its own server alone; what waits is cancelled, and what others joined goes
    on for them.
    """
    ada, ben = standin.members["ada"], standin.members["ben"]
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        await bot.ask("dan")
        mine, joined = [await bot.clip("ada") for _ in range(2)]
        (message,) = joined.messages
        pressed = await ben.click(message, "Me too")
        await pressed.message(lambda m: m.content, TIMEOUT)
        said = await says(bot, "ban", member=ada)
        assert "any more. 2 videos of theirs" in said
        await mine.message(lambda m: "Cancelled" in m.content, TIMEOUT)
        bot.executor.gate.set()
        await bot.video(joined)
        assert f"<@{ada.user.id}>, for good, by <@" in await says(bot, "bans")
    async with quick_bot(standin, tmp_path) as bot:
        refused = await ada.slash(standin.channel("general"), "video", prompt="x")
        await refused.message(lambda m: "stopped you" in m.content, TIMEOUT)
        standin.changes.add_guild("The Other Room")
        await bot.video(await bot.ask("ada", where="The Other Room-general"))
        assert "can make videos here again" in await says(bot, "unban", member=ada)
        await bot.video(await bot.ask("ada"))
        assert "is not banned" in await says(bot, "unban", member=ada)
        assert "Nobody is banned" in await says(bot, "bans")
        what = await noted(bot)
        assert (what.count("banned"), what.count("unbanned")) == (1, 1)


async def test_for_some_days(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        said = await says(bot, "ban", member=standin.members["ada"], days=3)
        assert "(it ends <t:" in said
        assert "Nothing of theirs was waiting" in said
        assert "; ends <t:" in await says(bot, "bans")
        (ban,) = bot.parts.client.services.rules.bans.of_server(home(standin).id)
        assert ban.until
        assert abs(ban.until - ban.at - 3 * 86400) < 1


async def test_neither_moderators_nor_the_bot(standin: Standin, tmp_path: Path) -> None:
    """Who owns the server, and who was given the command on its Integrations page."""
    dan = standin.members["dan"]
    async with quick_bot(standin, tmp_path) as bot:
        cleo = standin.members["cleo"]
        assert "is a moderator here" in await says(bot, "ban", member=cleo)
        assert "That is me" in await says(bot, "ban", member=standin.world.bot)
        command = next(
            c for c in standin.commands.offered_in(None) if c["name"] == "video-settings"
        )
        standin.integrations.set(home(standin), int(command["id"]), {dan.user: True})
        permissions: Any = bot.parts.client.permissions
        await seen(lambda: permissions.grants_to(dan.user, home(standin).id, "video-settings"))
        assert "is a moderator here" in await says(bot, "ban", member=dan)
        assert "Nobody is banned" in await says(bot, "bans")


async def test_they_are_for_who_manages_the_server(standin: Standin, tmp_path: Path) -> None:
    helper = a_moderator(standin, "dan")  # who may delete messages, and no more
    async with quick_bot(standin, tmp_path) as bot:
        for who in ("ben", "dan"):
            for what, options in (
                ("ban", {"member": standin.members["ada"]}),
                ("unban", {"member": standin.members["ada"]}),
                ("bans", {}),
                ("audit", {}),
            ):
                with pytest.raises(ClientRefused):
                    await says(bot, what, who, **options)
                general, member = standin.channel("general"), standin.members[who]
                sent = {name: value.user for name, value in options.items()}
                forgery = member.forge(past_discord=True)
                refused = await forgery.slash(general, f"video-settings {what}", sent)
                said = await refused.message(lambda m: m.content, TIMEOUT)
                assert "for the moderators of this server" in said.content
                assert not said.attachments
        assert bot.parts.client.services.rules.bans.of_server(home(standin).id) == []
        assert await noted(bot) == []
        assert helper
