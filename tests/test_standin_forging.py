"""Commands of one server, whom they are offered, and what a modified client sends all the same."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from discord import app_commands, ui

from t2vbot.standin.forging import DiscordStopped
from t2vbot.standin.message import Message
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin

from .standin import Bot
from .test_standin_threads import home


class Host(Bot):
    """With a command of one server's, one for moderators, and one for nobody but administrators."""

    def __init__(self, server: int) -> None:
        super().__init__()
        self._server = discord.Object(server)

        @self.tree.command(description="How the host is", guild=self._server)
        async def host(interaction: discord.Interaction) -> None:
            pass

        moderates = discord.Permissions(manage_messages=True)

        @self.tree.command(description="Moderate")
        @app_commands.default_permissions(moderates)
        async def rules(interaction: discord.Interaction) -> None:
            pass

        @self.tree.command(description="Administrate")
        @app_commands.default_permissions()
        async def secret(interaction: discord.Interaction) -> None:
            pass

        @self.tree.command(description="Make")
        async def make(
            interaction: discord.Interaction,
            steps: app_commands.Range[int, 1, 50],
            model: str = "",
        ) -> None:
            pass

        @make.autocomplete("model")
        async def models(
            interaction: discord.Interaction, current: str
        ) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name="one", value="one")]

    async def setup_hook(self) -> None:
        await super().setup_hook()
        await self.tree.sync(guild=self._server)


def names(standin: Standin, who: str, where: str) -> list[str]:
    return [c["name"] for c in standin.members[who].offered(standin.channel(where))]


# --- Who is offered what --------------------------------------------------------------------------


async def test_a_servers_own_command_is_offered_there_alone(standin: Standin) -> None:
    office = standin.changes.add_guild("office")
    async with Host(office.id).online(standin):
        assert names(standin, "ada", "office-general") == ["host", "video", "make"]
        assert names(standin, "ada", "general") == ["video", "make"]
        assert "host" not in [c["name"] for c in standin.members["ada"].offered(dm(standin))]
        standin.changes.remove_bot(office)
        assert names(standin, "ada", "office-general") == []


def dm(standin: Standin) -> Any:
    return standin.dm(standin.members["ada"])


async def test_a_server_may_have_a_namesake_of_a_global_command(standin: Standin) -> None:
    office = standin.changes.add_guild("office")
    bot = Host(office.id)

    @bot.tree.command(name="video", description="Here", guild=discord.Object(office.id))
    async def here(interaction: discord.Interaction) -> None:
        pass

    async with bot.online(standin):
        assert names(standin, "ada", "office-general").count("video") == 2
        own, common = (
            c
            for c in standin.members["ada"].offered(standin.channel("office-general"))
            if c["name"] == "video"
        )
        assert own["guild_id"] == str(office.id)
        assert "guild_id" not in common


async def test_rights_and_the_servers_settings_decide(standin: Standin) -> None:
    guild, ben = home(standin), standin.members["ben"].user
    office = standin.changes.add_guild("office")
    async with Host(office.id).online(standin):
        number = {c["name"]: int(c["id"]) for c in standin.commands.of(None)}
        assert names(standin, "ben", "general") == ["video", "make"]
        moderators = guild.roles[0]
        guild.members[standin.members["dan"].user.id] = [moderators]
        assert names(standin, "dan", "general") == ["video", "rules", "make"]
        assert names(standin, "cleo", "general") == ["video", "rules", "secret", "make"]  # owner
        rules = standin.integrations
        # Everybody there stands for the rights that the command asks for.
        rules.set(guild, number["secret"], {guild.everyone: True})
        assert "secret" not in names(standin, "ben", "general")
        rules.set(guild, number["secret"], {ben: True})
        assert "secret" in names(standin, "ben", "general")
        assert "secret" not in names(standin, "dan", "general")
        rules.set(guild, number["secret"], {moderators: True})
        assert "secret" in names(standin, "dan", "general")
        rules.set(guild, number["rules"], {moderators: False})
        assert "rules" not in names(standin, "dan", "general")


# --- Forged commands ------------------------------------------------------------------------------


async def test_discord_stops_commands_that_are_not_the_members(standin: Standin) -> None:
    office = standin.changes.add_guild("office")
    bot = Host(office.id)
    async with bot.online(standin):
        ben, general = standin.members["ben"], standin.channel("general")
        for name, options, reason in (
            ("secret", {}, "not enough permissions"),
            ("host", {}, "no command of this place"),
            ("make", {"steps": 99}, "takes 1 to 50"),
            ("make", {"steps": "x"}, "not a number"),
            ("make", {}, "left out"),
            ("make", {"steps": 1, "extra": 1}, "no such option"),
        ):
            with pytest.raises(DiscordStopped, match=reason):
                await ben.forge().slash(general, name, options)
            await ben.forge(past_discord=True).slash(general, name, options)
            data: Any = (await bot.receive()).data
            sent = {one["name"]: one["value"] for one in data.get("options", [])}
            assert (data["name"], sent) == (name, options)
        with pytest.raises(ClientRefused, match="nobody registered"):
            await ben.forge(past_discord=True).slash(general, "nothing")


async def test_what_was_not_suggested_is_no_forgery(standin: Standin) -> None:
    office = standin.changes.add_guild("office")
    bot = Host(office.id)
    async with bot.online(standin):
        ben, general = standin.members["ben"], standin.channel("general")
        await ben.slash(general, "make", steps=1, model="two")
        data: Any = (await bot.receive()).data
        assert data["options"][1]["value"] == "two"
        await ben.forge().autocomplete(general, "make", {"steps": "x", "model": 5}, "model")
        received = await bot.receive()
        assert received.type is discord.InteractionType.autocomplete
        focused: Any = received.data
        assert [o["type"] for o in focused["options"]] == [3, 4]  # whatever they should be
        assert focused["options"][1]["focused"]


# --- Forged buttons, menus and forms --------------------------------------------------------------


class Panel(ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(ui.Button(label="Off", custom_id="off", disabled=True))
        options = [discord.SelectOption(label="one")]
        self.add_item(ui.Select(custom_id="words", options=options))
        kinds = [discord.ChannelType.voice]
        self.add_item(ui.ChannelSelect(custom_id="where", channel_types=kinds))


async def posted(standin: Standin, bot: Bot, **fields: Any) -> Message:
    called = await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
    view = Panel()
    await (await bot.receive()).response.send_message("panel", view=view, **fields)
    view.stop()
    return await called.message()


async def test_a_disabled_button_is_pressed(standin: Standin, bot: Bot) -> None:
    message = await posted(standin, bot)
    await standin.members["ben"].forge().click(message, "off")
    received: Any = (await bot.receive()).data
    assert received["custom_id"] == "off"


async def test_components_that_are_not_there(standin: Standin, bot: Bot) -> None:
    seen, hidden = await posted(standin, bot), await posted(standin, bot, ephemeral=True)
    ben = standin.members["ben"]
    for message, name in ((seen, "on"), (hidden, "off")):
        with pytest.raises(DiscordStopped):
            await ben.forge().click(message, name)
        await ben.forge(past_discord=True).click(message, name)
        received: Any = await bot.receive()
        assert (received.data["custom_id"], received.message.id) == (name, message.id)


async def test_values_that_a_menu_does_not_list(standin: Standin, bot: Bot) -> None:
    message, ben = await posted(standin, bot), standin.members["ben"]
    hidden = standin.changes.add_channel(home(standin), "hidden")
    standin.changes.overwrite(hidden, home(standin).everyone, deny=Permission.VIEW_CHANNEL)
    # Discord is not known to look at a menu's types, nor at who sees a channel.
    await ben.forge().choose(message, "where", hidden)
    data: Any = (await bot.receive()).data
    assert data["resolved"]["channels"][str(hidden.id)]["name"] == "hidden"
    for menu, value in (("words", "two"), ("where", "123"), ("where", standin.channel("lounge"))):
        with pytest.raises(DiscordStopped):
            await ben.forge().choose(message, menu, value)
        await ben.forge(past_discord=True).choose(message, menu, value)
        sent: Any = (await bot.receive()).data
        assert sent["values"] == [str(getattr(value, "id", value))]


class Ask(ui.Modal, title="Ask"):
    word: ui.TextInput[Any] = ui.TextInput(label="Word", custom_id="word", max_length=3)


async def test_forms_that_say_anything_and_forms_that_never_opened(
    standin: Standin, bot: Bot
) -> None:
    ben, general = standin.members["ben"], standin.channel("general")
    with pytest.raises(DiscordStopped, match="no such form"):
        await ben.forge().submit(general, "ask:1", {"word": "x"})
    await ben.forge(past_discord=True).submit(general, "ask:1", {"word": "x"})
    received: Any = await bot.receive()
    assert received.type is discord.InteractionType.modal_submit
    assert received.data["custom_id"] == "ask:1"

    called = await ben.slash(general, "video", prompt="x")
    form = Ask(custom_id="ask:1")
    await (await bot.receive()).response.send_modal(form)
    form.stop()
    await called.acknowledged()
    everyone = home(standin).everyone
    await ben.forge().submit(general, "ask:1", {"word": "longer", "roles": [everyone]})
    received = await bot.receive()
    fields = [row["component"] for row in received.data["components"]]
    assert (fields[0]["value"], fields[1]["values"]) == ("longer", [str(everyone.id)])
    await received.response.send_message("no", ephemeral=True)
