"""Kinds of channels, menus, languages and embeds at the stand-in, as discord.py meets them."""

from __future__ import annotations

import io
from typing import Any, ClassVar

import discord
import pytest
from discord import app_commands
from PIL import Image

from t2vbot.standin.message import Message
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.people import Permission
from t2vbot.standin.places import Channel, ChannelKind
from t2vbot.standin.standin import Standin

from .standin import Bot, refusal
from .test_standin_threads import at_home, home

# --- Forums, announcements, voice -----------------------------------------------------------------


def of_kind(standin: Standin, kind: ChannelKind) -> Channel:
    return standin.changes.add_channel(home(standin), kind.name.lower(), kind=kind)


async def test_a_forum_has_posts_and_no_messages(standin: Standin) -> None:
    place = of_kind(standin, ChannelKind.FORUM)
    ada = standin.members["ada"]
    async with at_home(standin) as (bot, _):
        forum = await bot.fetch_channel(place.id)
        assert isinstance(forum, discord.ForumChannel)
        file = discord.File(io.BytesIO(b"frames"), "clip.mp4")
        made = await forum.create_thread(name="a film", content="first", file=file)
        assert made.message.id == made.thread.id
        assert made.message.attachments[0].filename == "clip.mp4"
        assert made.thread.parent_id == forum.id
        assert (await made.thread.send("second")).channel.id == made.thread.id
        # Discord's client has no line for messages in a forum, and no route takes one.
        words = discord.http.handle_message_parameters(content="x")
        assert await refusal(bot.http.send_message(forum.id, params=words)) == (400, 50008)
        empty = bot.http.start_thread_without_message(
            forum.id, name="x", auto_archive_duration=60, type=11
        )
        assert await refusal(empty) == (400, 50035)
        theirs = standin.changes.post(place, ada.user, "ada's film", "look")
        thread = await bot.fetch_channel(theirs.id)
        assert isinstance(thread, discord.Thread)
        assert thread.owner_id == ada.user.id
        assert (await thread.fetch_message(thread.id)).author.id == ada.user.id
        await ada.slash(theirs, "video", prompt="x")
        received = await bot.receive()
        assert isinstance(received.channel, discord.Thread)
        assert received.channel.parent_id == forum.id


async def test_who_may_not_write_in_a_forum_begins_no_post(standin: Standin) -> None:
    place = of_kind(standin, ChannelKind.FORUM)
    place.denied = Permission.SEND_MESSAGES
    async with at_home(standin) as (bot, _):
        forum = await bot.fetch_channel(place.id)
        assert isinstance(forum, discord.ForumChannel)
        assert await refusal(forum.create_thread(name="a film", content="first")) == (403, 50013)


async def test_threads_of_announcements_have_a_kind_of_their_own(standin: Standin) -> None:
    place = of_kind(standin, ChannelKind.ANNOUNCEMENT)
    async with at_home(standin) as (bot, _):
        news = await bot.fetch_channel(place.id)
        assert isinstance(news, discord.TextChannel) and news.is_news()
        thread = await (await news.send("news")).create_thread(name="talk")
        assert thread.type is discord.ChannelType.news_thread
        begun = news.create_thread(name="x", type=discord.ChannelType.public_thread)
        assert await refusal(begun) == (400, 50024)
        hidden = news.create_thread(name="x", type=discord.ChannelType.private_thread)
        assert await refusal(hidden) == (400, 50024)


async def test_a_voice_channel_has_a_chat_without_threads(standin: Standin) -> None:
    place = of_kind(standin, ChannelKind.VOICE)
    async with at_home(standin) as (bot, _):
        voice = await bot.fetch_channel(place.id)
        assert isinstance(voice, discord.VoiceChannel)
        message = await voice.send("hello")
        begun = bot.http.start_thread_with_message(
            voice.id, message.id, name="x", auto_archive_duration=60
        )
        assert await refusal(begun) == (400, 50024)
        await standin.members["ada"].slash(place, "video", prompt="x")
        assert isinstance((await bot.receive()).channel, discord.VoiceChannel)


# --- Menus ----------------------------------------------------------------------------------------


async def shown(standin: Standin, bot: Bot, view: discord.ui.View) -> Message:
    called = await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
    await (await bot.receive()).response.send_message("pick", view=view)
    return await called.message()


async def picked(bot: Bot) -> dict[str, Any]:
    interaction = await bot.receive()
    await interaction.response.defer()
    return dict(interaction.data or {})


async def test_menus_of_channels_roles_and_people(standin: Standin, bot: Bot) -> None:
    guild, ada, general = home(standin), standin.members["ada"], standin.channel("general")
    moderators = guild.roles[0]
    view = discord.ui.View()
    kinds = [discord.ChannelType.text]
    view.add_item(discord.ui.ChannelSelect(placeholder="Where", channel_types=kinds))
    view.add_item(discord.ui.RoleSelect(placeholder="Which"))
    view.add_item(discord.ui.MentionableSelect(placeholder="Whom", max_values=2))
    view.add_item(discord.ui.UserSelect(placeholder="Who"))
    message = await shown(standin, bot, view)
    view.stop()

    await ada.choose(message, "Where", general)
    where = await picked(bot)
    assert where["values"] == [str(general.id)]
    assert where["resolved"]["channels"][str(general.id)]["name"] == "general"
    await ada.choose(message, "Which", moderators)
    assert list((await picked(bot))["resolved"]["roles"]) == [str(moderators.id)]
    await ada.choose(message, "Whom", moderators, standin.members["ben"])
    both = (await picked(bot))["resolved"]
    assert both["roles"] and both["users"] and both["members"]

    stranger = standin.join("eve")
    standin.changes.leave(guild, stranger.user)
    clips, elsewhere = standin.channel("clips"), standin.channel("lounge")
    for menu, value in [
        *(("Where", clips), ("Where", elsewhere), ("Where", moderators), ("Which", general)),
        *(("Which", ada), ("Who", stranger), ("Who", moderators), ("Whom", general)),
    ]:
        with pytest.raises(ClientRefused, match="not in the menu"):
            await ada.choose(message, menu, value)


class Where(discord.ui.Modal, title="Where"):
    place: Any = discord.ui.Label(text="Channel", component=discord.ui.ChannelSelect(required=True))
    role: Any = discord.ui.Label(text="Role", component=discord.ui.RoleSelect(required=False))
    people: Any = discord.ui.Label(
        text="People", component=discord.ui.MentionableSelect(max_values=3)
    )
    answered: tuple[str, ...] = ()

    async def on_submit(self, interaction: discord.Interaction) -> None:
        everything = (self.place, self.role, self.people)
        self.answered = tuple(str(v) for each in everything for v in each.component.values)
        await interaction.response.send_message("thank you")


async def test_menus_in_forms(standin: Standin, bot: Bot) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    called = await ada.slash(general, "video", prompt="x")
    form = Where()
    await (await bot.receive()).response.send_modal(form)
    await called.acknowledged()
    for values, reason in [
        ({"People": [ada]}, "takes 1 to 1"),
        ({"Channel": [ada], "People": [ada]}, "not in the menu"),
    ]:
        with pytest.raises(ClientRefused, match=reason):
            await ada.submit_modal(called, values)
    answer = {"Channel": [general], "People": [ada, home(standin).roles[0]]}
    sent = await ada.submit_modal(called, answer)
    await bot.receive()
    await sent.message()
    assert form.answered == ("general", str(standin.members["ada"].user.username), "Moderators")


async def test_defaults_of_menus_are_checked(standin: Standin, bot: Bot) -> None:
    ada = standin.members["ada"]
    user, role = (
        discord.Object(ada.user.id, type=discord.User),
        discord.Object(1, type=discord.Role),
    )
    for menu, is_well in [
        (discord.ui.UserSelect[Any](default_values=[user]), True),
        (discord.ui.UserSelect[Any](default_values=[user, user]), False),
        (discord.ui.MentionableSelect[Any](default_values=[role]), True),
    ]:
        view = discord.ui.View()
        view.add_item(menu)
        await ada.slash(standin.channel("general"), "video", prompt="x")
        answer = (await bot.receive()).response.send_message("pick", view=view)
        if is_well:
            await answer
        else:
            assert await refusal(answer) == (400, 50035)
        view.stop()


# --- Languages ------------------------------------------------------------------------------------


class German(app_commands.Translator):
    WORDS: ClassVar = {"video": "film", "prompt": "inhalt", "small": "klein"}

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        return self.WORDS.get(string.message) if locale is discord.Locale.german else None


class Speaker(Bot):
    def __init__(self) -> None:
        super().__init__()
        self.tree.clear_commands(guild=None)

        @self.tree.command(description="Make a video")
        @app_commands.choices(size=[app_commands.Choice(name="small", value="s")])
        async def video(
            interaction: discord.Interaction, prompt: str, size: app_commands.Choice[str]
        ) -> None:
            pass

    async def setup_hook(self) -> None:
        await self.tree.set_translator(German())
        await super().setup_hook()


async def test_commands_are_found_by_their_names_in_a_members_language(standin: Standin) -> None:
    bot, general = Speaker(), standin.channel("general")
    by_locale = {m.user.locale: m for m in standin.members.values()}
    ada, german = standin.members["ada"], by_locale.get("de") or standin.members["ben"]
    german.user.locale = "de"
    async with bot.online(standin):
        await german.slash(general, "film", inhalt="ein Kreis", size="klein")
        data: Any = (await bot.receive()).data
        # The bot hears its own names.
        assert data["name"] == "video"
        values = {option["name"]: option["value"] for option in data["options"]}
        assert values == {"prompt": "ein Kreis", "size": "s"}
        with pytest.raises(ClientRefused, match="no command 'film'"):
            await ada.slash(general, "film", prompt="x", size="s")

        (command,) = await bot.http.get_global_commands(standin.world.application_id)
        assert "name_localizations" not in command
        assert all("name_localizations" not in option for option in command["options"])
        route = discord.http.Route(
            "GET",
            "/applications/{application_id}/commands?with_localizations=true",
            application_id=standin.world.application_id,
        )
        (command,) = await bot.http.request(route)
        assert command["name_localizations"] == {"de": "film"}


# --- Embeds ---------------------------------------------------------------------------------------


def picture() -> discord.File:
    data = io.BytesIO()
    Image.new("RGB", (32, 18)).save(data, "PNG")
    data.seek(0)
    return discord.File(data, "poster.png")


async def test_an_embed_shows_a_file_that_came_along(standin: Standin) -> None:
    async with at_home(standin) as (_, channel):
        embed = discord.Embed(title="the film").set_image(url="attachment://poster.png")
        message = await channel.send(embed=embed, files=[picture(), discord.File(__file__, "x.py")])
        image = message.embeds[0].image
        assert (image.width, image.height) == (32, 18)
        assert str(image.url).startswith(standin.url)
        # It does not stand below the embed once more.
        assert [attachment.filename for attachment in message.attachments] == ["x.py"]
        again = await channel.fetch_message(message.id)
        assert again.embeds[0].image.url == image.url
        nothing = discord.Embed(title="x").set_thumbnail(url="attachment://nowhere.png")
        assert (await channel.send(embed=nothing)).embeds[0].thumbnail.url is None


# --- Time-outs ------------------------------------------------------------------------------------


async def test_who_is_timed_out_only_looks_on(standin: Standin) -> None:
    guild, ben = home(standin), standin.members["ben"]
    general = standin.channel("general")
    async with at_home(standin) as (bot, channel):
        standin.changes.silence(guild, ben.user, 60)
        member = await (await bot.fetch_guild(guild.id)).fetch_member(ben.user.id)
        assert member.timed_out_until and member.is_timed_out()
        with pytest.raises(ClientRefused, match="no commands"):
            await ben.slash(general, "video", prompt="x")
        standin.changes.silence(guild, ben.user, None)
        await ben.slash(general, "video", prompt="x")
        standin.changes.silence(guild, standin.world.bot, 60)
        assert await refusal(channel.send("x")) == (403, 50013)
