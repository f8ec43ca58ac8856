"""The life of an interaction, with the real discord.py on the other side."""

from __future__ import annotations

import io

import discord
import pytest

from t2vbot.standin.interaction import Interaction
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.people import Nitro, Permission
from t2vbot.standin.rules import ACK_SECONDS
from t2vbot.standin.standin import Standin

from .standin import Bot, loud, needs_document, refusal


async def ask(standin: Standin, bot: Bot) -> tuple[Interaction, discord.Interaction]:
    """Ada uses /video: what she sees of it, and what the bot does."""
    ada, general = standin.members["ada"], standin.channel("general")
    sent = await ada.slash(general, "video", prompt="a red circle")
    return sent, await bot.receive()


def clip(size: int = 1000, name: str = "clip.mp4") -> discord.File:
    return discord.File(io.BytesIO(b"x" * size), name)


async def test_a_deferred_reply_becomes_the_video(standin: Standin, bot: Bot) -> None:
    sent, interaction = await ask(standin, bot)
    await interaction.response.defer()
    assert sent.original is not None
    assert sent.original.loading
    await interaction.edit_original_response(content="50 %")
    await interaction.edit_original_response(content="done", attachments=[clip(100_000)])

    message = await sent.message(lambda message: message.attachments)
    assert [version.content for version in message.history] == ["", "50 %", "done"]
    assert not message.loading
    (attachment,) = message.attachments
    assert (
        attachment.filename,
        attachment.size,
        attachment.content_type,
    ) == ("clip.mp4", 100_000, "video/mp4")
    assert attachment.read() == b"x" * 100_000
    assert sent.ack_seconds is not None
    assert sent.ack_seconds >= 0


async def test_discord_py_reads_the_message_as_it_was_meant(standin: Standin, bot: Bot) -> None:
    sent, interaction = await ask(standin, bot)
    callback = await interaction.response.defer()
    assert callback.message_id == sent.messages[0].id
    await interaction.edit_original_response(content="done", attachments=[clip()])
    message = await interaction.original_response()
    assert message.author == bot.user
    assert message.edited_at is not None
    assert message.interaction_metadata is not None
    assert message.interaction_metadata.user.name == "ada"
    assert message.attachments[0].is_spoiler() is False
    assert await message.attachments[0].read() == b"x" * 1000


async def test_what_the_interaction_says_of_its_place(standin: Standin, bot: Bot) -> None:
    _, interaction = await ask(standin, bot)
    assert interaction.guild is not None
    assert interaction.guild.name == "The Projection Room"
    assert interaction.channel is not None
    assert interaction.channel.name == "general"
    assert interaction.user.display_name == "Ada"
    assert interaction.locale is discord.Locale.american_english
    assert interaction.filesize_limit == 10 * 1024 * 1024
    assert interaction.is_guild_integration()
    assert not interaction.is_user_integration()
    assert interaction.app_permissions.attach_files
    await interaction.response.send_message("here")


async def test_an_answer_after_three_seconds_finds_nothing(standin: Standin, bot: Bot) -> None:
    standin.interactions.ack_seconds = ACK_SECONDS
    sent, interaction = await ask(standin, bot)
    standin.clock.advance(3.1)
    assert await refusal(interaction.response.defer()) == (404, 10062)
    assert sent.late
    assert await refusal(interaction.followup.send("hello")) == (404, 10015)


async def test_the_members_client_gives_up_by_itself(standin: Standin, bot: Bot) -> None:
    standin.interactions.ack_seconds = 0.01
    sent, interaction = await ask(standin, bot)
    await standin.hub.until(lambda: sent.late or None, 5, "the client to give up")
    assert await refusal(interaction.response.defer()) == (404, 10062)


async def test_nothing_can_be_edited_before_the_first_answer(standin: Standin, bot: Bot) -> None:
    _, interaction = await ask(standin, bot)
    assert await refusal(interaction.edit_original_response(content="early")) == (404, 10015)
    await interaction.response.send_message("now")


async def test_an_interaction_is_answered_once(standin: Standin, bot: Bot) -> None:
    sent, interaction = await ask(standin, bot)
    await interaction.response.send_message("first")
    # discord.py itself would stop the second answer; another process of the bot would not.
    again = discord.Interaction(
        data=sent.to_event(standin.world.bot, standin.world.application_id), state=bot._connection
    )
    assert await refusal(again.response.send_message("second")) == (400, 40060)
    assert [message.content for message in sent.messages] == ["first"]


async def test_the_token_dies_after_fifteen_minutes(standin: Standin, bot: Bot) -> None:
    sent, interaction = await ask(standin, bot)
    await interaction.response.defer()
    standin.clock.advance(15 * 60 + 1)
    assert await refusal(interaction.edit_original_response(content="late")) == (401, 50027)
    assert await refusal(interaction.followup.send("late")) == (401, 50027)
    assert isinstance(interaction.channel, discord.TextChannel)
    assert sent.original is not None
    # The bot's own token still reaches the same message.
    await interaction.channel.get_partial_message(sent.original.id).edit(content="by right")
    assert (sent.original.content, sent.original.loading) == ("by right", False)


async def test_a_deleted_reply_is_unknown(standin: Standin, bot: Bot) -> None:
    sent, interaction = await ask(standin, bot)
    await interaction.response.defer()
    await standin.members["cleo"].delete(await sent.message())
    assert await refusal(interaction.edit_original_response(content="gone")) == (404, 10008)


async def test_members_delete_what_they_may(standin: Standin, bot: Bot) -> None:
    sent, interaction = await ask(standin, bot)
    await interaction.response.send_message("mine")
    message = await sent.message()
    with pytest.raises(ClientRefused, match="not allowed"):
        await standin.members["ben"].delete(message)
    await standin.members["cleo"].delete(message)
    assert message.deleted


async def test_an_ephemeral_reply_is_for_one(standin: Standin, bot: Bot) -> None:
    sent, interaction = await ask(standin, bot)
    await interaction.response.send_message("psst", ephemeral=True)
    message = await sent.message()
    assert message.ephemeral
    assert message.visible_to(standin.members["ada"].user)
    assert not message.visible_to(standin.members["ben"].user)
    await interaction.edit_original_response(content="changed")
    assert message.ephemeral
    # The bot's own routes do not know it.
    assert isinstance(interaction.channel, discord.TextChannel)
    edit = interaction.channel.get_partial_message(message.id).edit(content="by right")
    assert await refusal(edit) == (404, 10008)


async def test_the_first_follow_up_replaces_thinking(standin: Standin, bot: Bot) -> None:
    sent, interaction = await ask(standin, bot)
    await interaction.response.defer(ephemeral=True)
    await interaction.followup.send("first")
    await interaction.followup.send("second")
    assert [message.content for message in sent.messages] == ["first", "second"]
    assert [message.ephemeral for message in sent.messages] == [True, False]
    assert sent.messages[1].reference is sent.original


async def test_follow_ups_are_edited_and_deleted_by_id(standin: Standin, bot: Bot) -> None:
    sent, interaction = await ask(standin, bot)
    await interaction.response.send_message("first")
    second = await interaction.followup.send("second", wait=True)
    await second.edit(content="changed", attachments=[clip()])
    assert sent.followups[0].content == "changed"
    await second.delete()
    assert sent.followups[0].deleted
    await interaction.delete_original_response()
    assert sent.messages[0].deleted


@pytest.mark.parametrize("size", [999, 1000, 1001])
async def test_a_file_over_the_limit_is_refused(standin: Standin, bot: Bot, size: int) -> None:
    standin.world.default_upload = 1000
    sent, interaction = await ask(standin, bot)
    assert interaction.filesize_limit == 1000
    await interaction.response.defer()
    upload = interaction.edit_original_response(attachments=[clip(size)])
    if size <= 1000:
        await upload
        assert sent.messages[0].attachments[0].size == size
    else:
        assert await refusal(upload) == (413, 40005)
        assert sent.messages[0].loading


async def test_a_file_right_under_discords_own_limit_is_taken(standin: Standin, bot: Bot) -> None:
    sent, interaction = await ask(standin, bot)
    size = 10 * 1024 * 1024
    assert interaction.filesize_limit == size
    await interaction.response.defer()
    await interaction.edit_original_response(attachments=[clip(size)])
    assert sent.messages[0].attachments[0].size == size


async def test_the_callers_nitro_raises_the_limit_of_replies_only(
    standin: Standin, bot: Bot
) -> None:
    standin.world.default_upload = 1000
    standin.members["ada"].user.nitro = Nitro.BASIC
    sent, interaction = await ask(standin, bot)
    assert interaction.filesize_limit == 50 * 1024 * 1024
    await interaction.response.send_message(file=clip(2000))
    assert sent.messages[0].attachments[0].size == 2000
    assert isinstance(interaction.channel, discord.TextChannel)
    assert await refusal(interaction.channel.send(file=clip(2000))) == (413, 40005)


async def test_an_app_that_only_its_user_installed(standin: Standin) -> None:
    bot = Bot()
    command = bot.tree.get_command("video")
    assert isinstance(command, discord.app_commands.Command)
    command.allowed_installs = discord.app_commands.AppInstallationType(guild=False, user=True)
    async with bot.online(standin):
        ada, lounge = standin.members["ada"], standin.channel("lounge")
        standin.limits.enabled = False  # or discord.py waits
        sent = await ada.slash(lounge, "video", prompt="a red circle")
        interaction = await bot.receive()
        assert interaction.is_user_integration()
        assert not interaction.is_guild_integration()
        await interaction.response.send_message("original")
        for number in range(5):
            await interaction.followup.send(f"{number}")
        assert await refusal(interaction.followup.send("one too many")) == (400, 40094)
        assert len(sent.followups) == 5
        channel = bot.get_partial_messageable(lounge.id)
        assert await refusal(channel.send("by right")) == (403, 50001)


async def test_direct_messages_and_private_channels(standin: Standin) -> None:
    bot = Bot()
    command = bot.tree.get_command("video")
    assert isinstance(command, discord.app_commands.Command)
    command.allowed_installs = discord.app_commands.AppInstallationType(guild=True, user=True)
    async with bot.online(standin):
        ada = standin.members["ada"]
        sent = await ada.slash(standin.dm(ada), "video", prompt="a red circle")
        interaction = await bot.receive()
        assert interaction.context.dm_channel
        assert isinstance(interaction.channel, discord.DMChannel)
        await interaction.response.send_message("here", file=clip())
        assert sent.messages[0].channel is standin.dm(ada)

        await ada.slash(standin.channel("ada-and-ben"), "video", prompt="a red circle")
        interaction = await bot.receive()
        assert interaction.context.private_channel
        await interaction.response.send_message("here")


async def test_a_dm_from_the_bot(standin: Standin, bot: Bot) -> None:
    ada = await bot.fetch_user(standin.members["ada"].user.id)
    await ada.send("your video", file=clip())
    message = await standin.message(standin.dm(standin.members["ada"]))
    assert (message.content, len(message.attachments)) == ("your video", 1)
    standin.members["ben"].user.accepts_dms = False
    ben = await bot.fetch_user(standin.members["ben"].user.id)
    assert await refusal(ben.send("hello")) == (403, 50007)


async def test_what_the_bot_may_not_do_in_a_channel(standin: Standin, bot: Bot) -> None:
    general = standin.channel("general")
    _, interaction = await ask(standin, bot)
    await interaction.response.defer()
    assert isinstance(interaction.channel, discord.TextChannel)
    general.denied = Permission.ATTACH_FILES
    assert await refusal(interaction.channel.send(file=clip())) == (403, 50013)
    general.denied = Permission.SEND_MESSAGES
    assert await refusal(interaction.channel.send("hello")) == (403, 50013)
    general.denied = Permission.READ_MESSAGE_HISTORY
    await interaction.channel.send("hello")
    assert [message async for message in interaction.channel.history()] == []
    general.denied = Permission.VIEW_CHANNEL
    assert await refusal(interaction.channel.send("hello")) == (403, 50001)
    # Replies go by the interaction's right.
    await interaction.edit_original_response(content="still here")


async def test_nonces_stop_a_message_from_coming_twice(standin: Standin, bot: Bot) -> None:
    channel = bot.get_partial_messageable(standin.channel("general").id)
    await channel.send("once", nonce="n1")
    await channel.send("once", nonce="n1")
    await channel.send("another", nonce="n2")
    contents = [m.content for m in standin.messages.in_channel(standin.channel("general"))]
    assert contents == ["once", "another"]
    standin.clock.advance(600)
    await channel.send("much later", nonce="n1")
    await channel.send("much later", nonce="n1")
    contents = [m.content for m in standin.messages.in_channel(standin.channel("general"))]
    assert contents == ["once", "another", "much later"]


async def test_a_nonce_is_known_in_every_channel_and_after_its_message_was_deleted(
    standin: Standin, bot: Bot
) -> None:
    general, videos = standin.channel("general"), standin.channel("videos")
    sent = await bot.get_partial_messageable(general.id).send("once", nonce="n1")
    elsewhere = bot.get_partial_messageable(videos.id)
    assert (await elsewhere.send("once", nonce="n1")).id == sent.id
    assert standin.messages.in_channel(videos) == []
    await sent.delete()
    assert await refusal(elsewhere.send("once", nonce="n1")) == (404, 10008)


async def test_mentions_follow_allowed_mentions(standin: Standin, bot: Bot) -> None:
    ada, ben = standin.members["ada"].user, standin.members["ben"].user
    sent, interaction = await ask(standin, bot)
    text = f"{ada.mention} and {ben.mention} and @everyone"
    await interaction.response.send_message(text)
    assert sent.messages[0].mentions == ()
    only_ada = discord.AllowedMentions(users=[discord.Object(ada.id)])
    await interaction.followup.send(text, allowed_mentions=only_ada)
    assert sent.messages[1].mentions == (ada,)
    everybody = discord.AllowedMentions.all()
    await interaction.followup.send(text, allowed_mentions=everybody)
    assert sent.messages[2].mentions == (ada, ben)
    assert not sent.messages[2].now.mention_everyone  # for want of the right
    with loud(standin):
        await interaction.followup.send(text, allowed_mentions=everybody)
    assert sent.messages[3].now.mention_everyone


async def test_attachments_that_are_not_named_go(standin: Standin, bot: Bot) -> None:
    sent, interaction = await ask(standin, bot)
    await interaction.response.send_message(files=[clip(1, "a.mp4"), clip(2, "b.mp4")])
    message = await interaction.original_response()
    keep = message.attachments[1]
    await interaction.edit_original_response(attachments=[keep, clip(3, "c.mp4")])
    assert [file.filename for file in sent.messages[0].attachments] == ["b.mp4", "c.mp4"]
    with pytest.raises(discord.NotFound):
        await message.attachments[0].read()
    assert await keep.read() == b"xx"


async def test_a_spoiler_and_its_description(standin: Standin, bot: Bot) -> None:
    sent, interaction = await ask(standin, bot)
    file = discord.File(io.BytesIO(b"x"), "clip.mp4", spoiler=True, description="a circle")
    await interaction.response.send_message(file=file)
    (attachment,) = sent.messages[0].attachments
    assert (attachment.filename, attachment.spoiler) == ("SPOILER_clip.mp4", True)
    assert attachment.description == "a circle"


@needs_document
async def test_the_judge_sees_what_is_wrong(standin: Standin, bot: Bot) -> None:
    _, interaction = await ask(standin, bot)
    await interaction.response.send_message("fine")
    (record,) = standin.requests.on(
        "POST", "/interactions/{interaction_id}/{interaction_token}/callback"
    )
    assert standin.judge.problems(record) == []
    record.reply["interaction"]["id"] = 5
    (problem,) = standin.judge.problems(record)
    assert (problem.side, problem.where) == ("reply", "$.interaction.id")
    record.reply["interaction"]["id"] = "5"
