"""What Discord refuses for what a channel or thread is, and what the bot hears of it."""

from __future__ import annotations

import io

import discord
import pytest

from t2vbot.standin.faults import FOREVER, by_token, to_channel
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.messages import Draft
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin

from .standin import Bot, refusal


async def ask(standin: Standin, bot: Bot, channel: str = "general") -> discord.Interaction:
    """Ada's command, deferred."""
    sent: Interaction = await standin.members["ada"].slash(
        standin.channel(channel), "video", prompt="x"
    )
    interaction = await bot.receive()
    await interaction.response.defer()
    assert sent.original
    return interaction


def clip() -> discord.File:
    return discord.File(io.BytesIO(b"x" * 1000), "clip.mp4")


# --- Rights ---------------------------------------------------------------------------------------


async def test_files_are_refused_on_a_token_too(standin: Standin, bot: Bot) -> None:
    interaction = await ask(standin, bot)
    standin.channel("general").denied = Permission.ATTACH_FILES
    edit = interaction.edit_original_response
    assert await refusal(edit(attachments=[clip()])) == (403, 50013)
    assert await refusal(interaction.followup.send(file=clip(), wait=True)) == (403, 50013)
    await edit(content="no file")


async def test_its_own_message_can_be_edited_where_it_may_not_write(
    standin: Standin, bot: Bot
) -> None:
    general = standin.channel("general")
    channel = bot.get_partial_messageable(general.id)
    message = await channel.send("before")
    general.denied = Permission.SEND_MESSAGES
    assert (await message.edit(content="after")).content == "after"
    general.denied = Permission.VIEW_CHANNEL
    assert await refusal(message.edit(content="hidden")) == (403, 50001)


async def test_automatic_moderation_refuses_a_word_everywhere(standin: Standin, bot: Bot) -> None:
    interaction = await ask(standin, bot)
    standin.automod(standin.channel("general"), "Duck")
    channel = bot.get_partial_messageable(standin.channel("general").id)
    edit = interaction.edit_original_response
    assert await refusal(edit(content="a duck")) == (400, 200000)
    assert await refusal(channel.send("DUCKS")) == (400, 200000)
    with pytest.raises(ClientRefused, match="automatic moderation"):
        await standin.members["ada"].say(standin.channel("general"), "duck!")
    await edit(content="a goose")
    await bot.get_partial_messageable(standin.channel("videos").id).send("a duck")
    standin.automod(standin.channel("general"))
    await channel.send("a duck again")


# --- Threads --------------------------------------------------------------------------------------


async def test_an_archived_thread_takes_a_new_message_only(standin: Standin, bot: Bot) -> None:
    thread = standin.channel("clips")
    channel = bot.get_partial_messageable(thread.id)
    message = await channel.send("before")
    interaction = await ask(standin, bot, "clips")
    standin.archive(thread)
    assert await refusal(message.edit(content="x")) == (400, 50083)
    assert await refusal(message.delete()) == (400, 50083)
    assert await refusal(interaction.edit_original_response(content="x")) == (400, 50083)
    assert await refusal(interaction.delete_original_response()) == (400, 50083)
    await channel.send("opens it again")
    assert not thread.archived
    await message.edit(content="after")
    await interaction.edit_original_response(content="after")


async def test_in_a_locked_thread_only_moderators_write(standin: Standin, bot: Bot) -> None:
    thread = standin.channel("clips")
    channel = bot.get_partial_messageable(thread.id)
    message = await channel.send("before")
    interaction = await ask(standin, bot, "clips")
    standin.archive(thread, locked=True)
    assert await refusal(channel.send("x")) == (400, 160005)
    assert await refusal(message.edit(content="x")) == (400, 50083)
    assert await refusal(interaction.followup.send("x", wait=True)) == (400, 50083)
    with pytest.raises(ClientRefused, match="locked"):
        await standin.members["ada"].say(thread, "me too")
    await standin.members["cleo"].say(thread, "I moderate")
    await message.edit(content="open, but locked")
    assert await refusal(channel.send("x")) == (400, 160005)
    await interaction.followup.send("in place of the deferral", wait=True)  # an edit
    assert await refusal(interaction.followup.send("x", wait=True)) == (403, 50083)
    standin.reopen(thread)
    await channel.send("after")


async def test_the_bot_hears_of_a_threads_end(standin: Standin, bot: Bot) -> None:
    heard: list[int] = []

    async def on_raw_thread_update(event: discord.RawThreadUpdateEvent) -> None:
        heard.append(event.thread_id)

    bot.on_raw_thread_update = on_raw_thread_update  # type: ignore[attr-defined]
    thread = standin.channel("clips")
    assert bot.get_channel(thread.id)
    standin.archive(thread)
    await ask(standin, bot)  # what comes after it on the gateway
    assert bot.get_channel(thread.id) is None
    assert heard == [thread.id]


# --- Deletions ------------------------------------------------------------------------------------


async def test_deletions_are_told_one_by_one_and_in_bulk(standin: Standin) -> None:
    gone: list[int] = []
    bulks: list[set[int]] = []

    class Listener(Bot):
        async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
            gone.append(event.message_id)

        async def on_raw_bulk_message_delete(
            self, event: discord.RawBulkMessageDeleteEvent
        ) -> None:
            bulks.append(event.message_ids)

    bot = Listener(discord.Intents(guilds=True, guild_messages=True))
    async with bot.online(standin):
        general = standin.channel("general")
        say = bot.get_partial_messageable(general.id).send
        one, two, three = [(await say(text)).id for text in ("1", "2", "3")]
        found = {message.id: message for message in standin.messages.in_channel(general)}
        await standin.members["cleo"].delete(found[one])
        standin.purge(general, found[two], found[three])
        await ask(standin, bot)
    assert (gone, bulks) == ([one], [{two, three}])


async def test_deletions_are_not_told_without_the_intent(standin: Standin, bot: Bot) -> None:
    heard: list[object] = []

    async def hear(event: object) -> None:
        heard.append(event)

    bot.on_raw_message_delete = bot.on_raw_bulk_message_delete = hear  # type: ignore[attr-defined]
    general = standin.channel("general")
    await bot.get_partial_messageable(general.id).send("x")
    standin.purge(general, *standin.messages.in_channel(general))
    message = await standin.members["ada"].say(general, "y")
    await standin.members["ada"].delete(message)
    await ask(standin, bot)
    assert heard == []


# --- One destination ------------------------------------------------------------------------------


async def test_one_channel_fails_until_released_while_others_work(
    standin: Standin, bot: Bot
) -> None:
    general, videos = standin.channel("general"), standin.channel("videos")
    fault = standin.faults.fail(to_channel(general.id), 503, times=FOREVER)
    broken, well = (bot.get_partial_messageable(place.id) for place in (general, videos))
    for _ in range(3):
        assert await refusal(broken.send("x")) == (503, 0)
        await well.send("x")
    fault.release()
    await broken.send("x")
    assert (fault.met, standin.faults.pending) == (3, [])


async def test_one_interaction_fails_while_others_work(standin: Standin, bot: Bot) -> None:
    first, second = await ask(standin, bot), await ask(standin, bot)
    standin.faults.proxy_error(by_token(first.token), 403, times=FOREVER)
    assert await refusal(first.edit_original_response(content="x")) == (403, 0)
    assert await refusal(first.followup.send("x", wait=True)) == (403, 0)
    await second.edit_original_response(content="y")


# --- History --------------------------------------------------------------------------------------


async def test_history_comes_in_pages(standin: Standin, bot: Bot) -> None:
    general = standin.channel("general")
    ada = standin.members["ada"].user
    ids = [standin.messages.create(general, ada, Draft({"content": "x"})).id for _ in range(230)]
    channel = bot.get_partial_messageable(general.id)
    middle = discord.Object(ids[100])
    assert [m.id async for m in channel.history(limit=None)] == ids[::-1]
    before = [m.id async for m in channel.history(limit=150, before=middle)]
    assert before == ids[99::-1]
    after = [m.id async for m in channel.history(limit=120, after=middle)]
    assert after == ids[101:221]
    pages = standin.requests.on("GET", "/channels/{channel_id}/messages")
    assert max(len(page.reply) for page in pages) == 100
