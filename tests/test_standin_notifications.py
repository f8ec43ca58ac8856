"""Who is notified of what: never of an edit, of a new message as far as it may ping."""

from __future__ import annotations

import discord
import pytest

from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .standin import Bot, loud

PINGS = discord.AllowedMentions(users=True, replied_user=False)


def heard(standin: Standin, name: str) -> list[str]:
    return [message.content for message in notifying(standin, name)]


def notifying(standin: Standin, name: str) -> list[Message]:
    return standin.notifications.of(standin.members[name].user)


async def test_an_edit_notifies_nobody_not_even_the_first(standin: Standin, bot: Bot) -> None:
    ada = standin.members["ada"]
    sent = await ada.slash(standin.channel("general"), "video", prompt="x")
    interaction = await bot.receive()
    await interaction.response.defer()
    mention = ada.user.mention
    await interaction.edit_original_response(content=mention, allowed_mentions=PINGS)
    assert sent.original and sent.original.mentions == (ada.user,)
    assert heard(standin, "ada") == []
    # The first follow-up to a deferral is an edit as well.
    await ada.slash(standin.channel("general"), "video", prompt="y")
    deferred = await bot.receive()
    await deferred.response.defer()
    await deferred.followup.send(mention, allowed_mentions=PINGS, wait=True)
    assert heard(standin, "ada") == []
    await deferred.followup.send(f"done {mention}", allowed_mentions=PINGS, wait=True)
    assert heard(standin, "ada") == [f"done {mention}"]
    assert next(iter(standin.notifications)).user is ada.user


@pytest.mark.parametrize(
    ("allowed", "pinged"),
    [
        (discord.AllowedMentions.none(), []),
        (PINGS, ["ada", "ben"]),
        (discord.AllowedMentions(users=[discord.Object(0)], everyone=False), []),
    ],
    ids=["nobody", "users", "somebody else"],
)
async def test_a_new_message_notifies_whom_it_may(
    standin: Standin, bot: Bot, allowed: discord.AllowedMentions, pinged: list[str]
) -> None:
    text = " ".join(standin.members[name].user.mention for name in ("ada", "ben"))
    channel = bot.get_partial_messageable(standin.channel("general").id)
    await channel.send(text, allowed_mentions=allowed)
    assert [n.user.username for n in standin.notifications] == pinged


async def test_a_silent_message_notifies_nobody(standin: Standin, bot: Bot) -> None:
    channel = bot.get_partial_messageable(standin.channel("general").id)
    mention = standin.members["ada"].user.mention
    await channel.send(mention, allowed_mentions=PINGS, silent=True)
    assert list(standin.notifications) == []


@pytest.mark.parametrize("pings", [True, False])
async def test_a_reply_notifies_only_if_it_says_so(standin: Standin, bot: Bot, pings: bool) -> None:
    general = standin.channel("general")
    said = await standin.members["ben"].say(general, "hello")
    channel = bot.get_partial_messageable(general.id)
    allowed = discord.AllowedMentions(replied_user=pings, users=False)
    await channel.send(
        "yes?", reference=channel.get_partial_message(said.id), allowed_mentions=allowed
    )
    assert heard(standin, "ben") == (["yes?"] if pings else [])


async def test_everyone_is_everyone_in_the_channel_but_the_author(
    standin: Standin, bot: Bot
) -> None:
    channel = bot.get_partial_messageable(standin.channel("general").id)
    with loud(standin):
        await channel.send("@everyone", allowed_mentions=discord.AllowedMentions(everyone=True))
    assert {n.user.username for n in standin.notifications} == set(standin.members)


async def test_who_is_not_in_the_channel_is_not_notified(standin: Standin, bot: Bot) -> None:
    general = standin.channel("general")
    assert general.guild
    ada = standin.members["ada"].user
    del general.guild.members[ada.id]
    channel = bot.get_partial_messageable(general.id)
    await channel.send(ada.mention, allowed_mentions=PINGS)
    assert list(standin.notifications) == []


async def test_a_direct_message_notifies_its_recipient(standin: Standin, bot: Bot) -> None:
    ada = await bot.fetch_user(standin.members["ada"].user.id)
    message = await ada.send("your video")
    await message.edit(content="again")
    assert [n.user.username for n in standin.notifications] == ["ada"]


async def test_an_ephemeral_message_notifies_nobody(standin: Standin, bot: Bot) -> None:
    await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
    interaction = await bot.receive()
    everybody = " ".join(member.user.mention for member in standin.members.values())
    await interaction.response.send_message(everybody, ephemeral=True, allowed_mentions=PINGS)
    assert list(standin.notifications) == []
