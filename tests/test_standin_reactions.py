"""Reactions and pictures at the stand-in, as discord.py puts and reads them."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import discord
import pytest
from PIL import Image

from t2vbot.standin.options import ClientRefused
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin

from .standin import Bot, refusal


class Watcher(Bot):
    """Notes the reactions that it hears of."""

    def __init__(self) -> None:
        super().__init__(discord.Intents(guilds=True, guild_reactions=True, dm_reactions=True))
        self.heard: list[tuple[str, str, int]] = []

    async def on_raw_reaction_add(self, event: discord.RawReactionActionEvent) -> None:
        self.heard.append(("add", str(event.emoji), event.user_id))

    async def on_raw_reaction_remove(self, event: discord.RawReactionActionEvent) -> None:
        self.heard.append(("remove", str(event.emoji), event.user_id))


@pytest.fixture
async def watcher(standin: Standin) -> AsyncIterator[Watcher]:
    general = standin.channel("general")
    assert general.guild
    role = standin.changes.add_role(general.guild, "Reacts", Permission.ADD_REACTIONS)
    standin.changes.give(general.guild, standin.world.bot, role)
    watcher = Watcher()
    async with watcher.online(standin):
        yield watcher


async def heard_all(standin: Standin, bot: Bot) -> None:
    await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
    await bot.receive()


async def test_reactions_are_counted_and_told(standin: Standin, watcher: Watcher) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    channel = watcher.get_partial_messageable(general.id)
    message = await channel.send("vote")
    shown = standin.messages.find(general, message.id)
    assert shown
    await message.add_reaction("👍")
    await ada.react(shown, "👍")
    await ada.react(shown, "👍")  # a second time changes nothing
    await ada.react(shown, "<:yes:12>".strip("<:>"))
    thumbs, own = (await channel.fetch_message(message.id)).reactions
    assert (str(thumbs.emoji), thumbs.count, thumbs.me) == ("👍", 2, True)
    assert (str(own.emoji), own.count, own.me) == ("<:yes:12>", 1, False)
    people = {user.id async for user in thumbs.users()}
    assert people == {watcher.application_id, ada.user.id}
    await message.remove_reaction("👍", discord.Object(watcher.application_id or 0))
    await ada.unreact(shown, "yes:12")
    (thumbs,) = (await channel.fetch_message(message.id)).reactions
    assert (thumbs.count, thumbs.me) == (1, False)
    await heard_all(standin, watcher)
    assert [name for name, _, user in watcher.heard if user == ada.user.id] == [
        *("add", "add", "remove"),
    ]


async def test_rights_are_needed(standin: Standin, watcher: Watcher) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    assert general.guild
    channel = watcher.get_partial_messageable(general.id)
    message = await channel.send("vote")
    shown = standin.messages.find(general, message.id)
    assert shown
    for target in (general.guild.everyone, standin.world.bot):
        standin.changes.overwrite(general, target, deny=Permission.ADD_REACTIONS)
    assert await refusal(message.add_reaction("👍")) == (403, 50013)
    with pytest.raises(ClientRefused):
        await ada.react(shown, "👍")
    await standin.members["cleo"].react(shown, "👍")  # who owns the server
    await message.add_reaction("👍")  # who may not add one may join in
    assert await refusal(message.clear_reaction("👍")) == (501, 0)
    assert await refusal(message.add_reaction("thumbs")) == (400, 10014)
    call = message.remove_reaction("👍", discord.Object(ada.user.id))
    assert await refusal(call) == (403, 50013)


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp"])
async def test_a_picture_says_how_large_it_is(standin: Standin, bot: Bot, kind: str) -> None:
    channel = bot.get_partial_messageable(standin.channel("general").id)
    data = io.BytesIO()
    Image.new("RGB", (30, 20)).save(data, kind)
    data.seek(0)
    message = await channel.send(file=discord.File(data, f"picture.{kind}"))
    (picture,) = message.attachments
    assert (picture.width, picture.height) == (30, 20)
    message = await channel.send(file=discord.File(io.BytesIO(b"none"), f"picture.{kind}"))
    assert message.attachments[0].width is None


async def test_a_servers_language_is_told(standin: Standin, bot: Bot) -> None:
    general = standin.channel("general")
    assert general.guild
    general.guild.locale, standin.members["ben"].user.locale = "pt-BR", "de"
    await standin.members["ben"].slash(general, "video", prompt="x")
    received = await bot.receive()
    assert received.guild_locale is discord.Locale.brazil_portuguese
    assert received.locale is discord.Locale.german
