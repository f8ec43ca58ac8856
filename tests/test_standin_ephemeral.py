"""Messages for one member, files of any kind, and direct messages, as Discord has them."""

from __future__ import annotations

import io
from typing import Any

import aiohttp
import discord
import pytest
from discord import ui

from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.standin import Standin

from .standin import Bot, refusal
from .test_standin_threads import home

CSV, JSON = b"member,clips\r\n1,2\r\n", b'{"clips": 2}'


def file(name: str, data: bytes) -> discord.File:
    return discord.File(io.BytesIO(data), name)


def press_me() -> ui.View:
    view = ui.View(timeout=None)
    view.add_item(ui.Button(label="More", custom_id="more"))
    view.stop()
    return view


async def whispered(
    standin: Standin, bot: Bot, **fields: Any
) -> tuple[discord.Interaction, Interaction, Message]:
    called = await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
    interaction = await bot.receive()
    await interaction.response.send_message("for you", ephemeral=True, **fields)
    return interaction, called, await called.message()


# --- For one member -------------------------------------------------------------------------------


async def test_only_its_token_reaches_it_and_only_for_fifteen_minutes(
    standin: Standin, bot: Bot
) -> None:
    interaction, _, message = await whispered(standin, bot)
    channel = bot.get_partial_messageable(standin.channel("general").id)
    mine = channel.get_partial_message(message.id)
    assert await refusal(mine.edit(content="x")) == (404, 10008)
    assert await refusal(mine.delete()) == (404, 10008)
    assert [one.id async for one in channel.history()] == []
    await interaction.edit_original_response(content="changed")
    standin.clock.advance(15 * 60 + 1)
    assert await refusal(interaction.edit_original_response(content="x")) == (401, 50027)
    assert await refusal(interaction.delete_original_response()) == (401, 50027)
    assert message.content == "changed"


async def test_a_button_on_it_brings_another_fifteen_minutes(standin: Standin, bot: Bot) -> None:
    _, _, message = await whispered(standin, bot, view=press_me())
    ada, ben = standin.members["ada"], standin.members["ben"]
    standin.clock.advance(15 * 60 + 1)
    with pytest.raises(ClientRefused, match="not on this member's screen"):
        await ben.click(message, "More")
    await ada.click(message, "More")
    pressed = await bot.receive()
    assert pressed.message
    assert pressed.message.flags.ephemeral
    await pressed.response.edit_message(content="pressed", view=None)
    await pressed.edit_original_response(content="pressed, and edited")
    assert (message.content, message.only_for) == ("pressed, and edited", ada.user)
    await pressed.delete_original_response()
    assert message.deleted


async def test_its_member_dismisses_it(standin: Standin, bot: Bot) -> None:
    interaction, _, message = await whispered(standin, bot)
    with pytest.raises(ClientRefused):
        await standin.members["cleo"].delete(message)  # not even who moderates
    await standin.members["ada"].delete(message)
    assert await refusal(interaction.edit_original_response(content="x")) == (404, 10008)


# --- Files ----------------------------------------------------------------------------------------


async def test_reports_travel_as_files(standin: Standin, bot: Bot) -> None:
    files = [file("ledger.csv", CSV), file("data.json", JSON), file("note.txt", b"hello")]
    interaction, _, message = await whispered(standin, bot, files=files)
    assert [(a.filename, a.size, a.ephemeral) for a in message.attachments] == [
        ("ledger.csv", len(CSV), True),
        ("data.json", len(JSON), True),
        ("note.txt", 5, True),
    ]
    seen = (await interaction.original_response()).attachments
    assert [a.content_type for a in seen] == [
        "text/csv; charset=utf-8",
        "application/json; charset=utf-8",
        "text/plain; charset=utf-8",
    ]
    assert await seen[1].read() == JSON
    async with aiohttp.ClientSession() as session, session.get(seen[0].url) as reply:
        assert reply.headers["Content-Disposition"] == "attachment"  # it is saved, not opened
        assert await reply.read() == CSV


async def test_a_follow_up_for_one_member_has_files(standin: Standin, bot: Bot) -> None:
    interaction, called, _ = await whispered(standin, bot)
    files = [file(f"{n}.csv", CSV) for n in range(10)]
    message = await interaction.followup.send("all", files=files, ephemeral=True, wait=True)
    assert len(message.attachments) == 10
    assert called.followups[0].only_for is standin.members["ada"].user
    more = [file(f"{n}.csv", CSV) for n in range(11)]
    too_many = interaction.followup.send("all", files=more, ephemeral=True, wait=True)
    assert await refusal(too_many) == (400, 50035)


# --- Direct messages ------------------------------------------------------------------------------


async def test_the_bot_writes_to_who_shares_a_server_with_it(standin: Standin, bot: Bot) -> None:
    ben = standin.members["ben"]
    user = await bot.fetch_user(ben.user.id)
    await user.send("hello", file=file("data.json", JSON))
    message = await standin.message(standin.dm(ben))
    assert (message.content, message.attachments[0].filename) == ("hello", "data.json")
    assert not standin.dm(ben).includes(standin.members["ada"].user)
    ben.user.accepts_dms = False
    assert await refusal(user.send("x")) == (403, 50007)
    ben.user.accepts_dms = True
    standin.changes.leave(home(standin), ben.user)
    assert await refusal(user.send("x")) == (403, 50278)
    other = standin.changes.add_guild("other")  # everybody is in there
    await user.send("again")
    standin.changes.remove_bot(other)
    assert await refusal(user.send("x")) == (403, 50278)
