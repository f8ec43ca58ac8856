"""What moderators, a host and those who are refused see of a bot, in a real browser."""

from __future__ import annotations

import asyncio
import io
import time
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import app_commands, ui

pytest.importorskip("selenium", reason="selenium is not installed")

from selenium.webdriver.common.keys import Keys

from t2vbot.playground.page import Page
from t2vbot.standin.places import ChannelKind
from t2vbot.standin.standin import Standin

from .browser import BROWSER, DRIVER, Screen
from .standin import DOCUMENT, Bot

pytestmark = pytest.mark.skipif(
    not (BROWSER and DRIVER), reason="chromium or chromedriver is not installed"
)

CSV = b"day,clips\r\nMonday,3\r\n"


class Settings(ui.View):
    """Where the bot posts, and which role counts for more."""

    def __init__(self, mods: int, supporter: int) -> None:
        super().__init__(timeout=None)
        text = [discord.ChannelType.text]
        role = discord.Object(supporter, type=discord.Role)
        where = discord.Object(mods, type=discord.TextChannel)
        for menu in (
            ui.ChannelSelect[Any](
                placeholder="Reports go to", channel_types=text, default_values=[where]
            ),
            ui.RoleSelect[Any](placeholder="Supporters", min_values=0, default_values=[role]),
            ui.UserSelect[Any](placeholder="Banned members", min_values=0, max_values=25),
        ):
            menu.callback = self.chosen(menu)  # type: ignore[method-assign]
            self.add_item(menu)

    def chosen(self, menu: Any) -> Any:
        async def callback(interaction: discord.Interaction) -> None:
            names = ", ".join(one.name for one in menu.values) or "nothing"
            text = f"{menu.placeholder}: {names}"
            await interaction.response.send_message(text, ephemeral=True)

        return callback


class Report(ui.View):
    @ui.button(label="Delete the video", style=discord.ButtonStyle.danger)
    async def delete(self, interaction: discord.Interaction, button: ui.Button[Any]) -> None:
        await interaction.response.edit_message(content="Deleted by a moderator.", view=None)

    @ui.button(label="Dismiss the report")
    async def dismiss(self, interaction: discord.Interaction, button: ui.Button[Any]) -> None:
        raise AssertionError("nobody dismisses it here")


class Limits(ui.Modal, title="Limits"):
    """A form with menus that fill themselves."""

    def __init__(self, supporter: int) -> None:
        super().__init__()
        role = discord.Object(supporter, type=discord.Role)
        self.roles = ui.RoleSelect[Any](default_values=[role])
        self.people = ui.UserSelect[Any](max_values=5, required=False)
        self.add_item(ui.Label(text="Role", component=self.roles))
        self.add_item(ui.Label(text="Members", component=self.people))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        names = [one.name for one in (*self.roles.values, *self.people.values)]
        await interaction.response.send_message(f"Limits of {', '.join(names)}", ephemeral=True)


class House(Bot):
    """With a command for each of the scenes."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        scenery = page.scenery
        self._office = discord.Object(scenery.office.id)
        moderates = app_commands.default_permissions(manage_messages=True)

        @self.tree.command(description="A server's rules")
        @moderates
        async def settings(interaction: discord.Interaction) -> None:
            view = Settings(scenery.mods.id, scenery.supporter.id)
            await interaction.response.send_message("The rules of this server", view=view)

        @self.tree.command(description="A form of limits")
        @moderates
        async def limits(interaction: discord.Interaction) -> None:
            await interaction.response.send_modal(Limits(scenery.supporter.id))

        @self.tree.command(description="Report a video")
        async def report(interaction: discord.Interaction) -> None:
            channel: Any = self.get_channel(scenery.mods.id)
            await channel.send("A video was reported.", view=Report())
            await interaction.response.send_message("Thank you.", ephemeral=True)

        @self.tree.command(description="Ask for too much")
        async def refused(interaction: discord.Interaction) -> None:
            await interaction.response.send_message("That is more than you may.", ephemeral=True)

        @self.tree.command(description="How the host is", guild=self._office)
        async def host(interaction: discord.Interaction) -> None:
            files = [discord.File(io.BytesIO(CSV), f"{name}.csv") for name in ("week", "month")]
            view = ui.View()
            view.add_item(ui.Button(label="Pause everything"))
            view.stop()
            await interaction.response.send_message("All is well.", view=view, files=files)

    async def setup_hook(self) -> None:
        await super().setup_hook()
        await self.tree.sync(guild=self._office)


@pytest.mark.long
async def test_what_each_of_them_sees(tmp_path: Path) -> None:
    standin = Standin(openapi=DOCUMENT)
    standin.interactions.ack_seconds = 60.0
    page = Page(standin)
    home = standin.channel("general").guild
    assert home
    films = standin.changes.add_channel(home, "Films", kind=ChannelKind.CATEGORY)
    standin.changes.add_channel(home, "premieres", category=films)
    bot = House(page)
    async with standin, bot.online(standin):
        screen = await asyncio.to_thread(Screen, standin.url, "ada", tmp_path)
        await bot.change_presence(activity=discord.CustomActivity("3 videos to go"))
        try:
            for scene in (a_visitor, a_moderator, a_form, a_report, a_host):
                await asyncio.to_thread(scene, screen)
            assert screen.complaints() == []
        finally:
            await asyncio.to_thread(screen.close)
        assert standin.problems() == []


def send(screen: Screen, command: str) -> None:
    screen.begin_command(command)
    screen.key(Keys.ENTER)


def become(screen: Screen, who: str) -> None:
    screen.one(f"#as option[value={who}]").click()
    screen.until(lambda: who.capitalize() in screen.driver.title)


def offered(screen: Screen) -> list[str]:
    screen.one("#text").send_keys("/")
    found: list[str] = screen.until(lambda: screen.texts("[role=option] b"))
    screen.key(Keys.ESCAPE, Keys.BACKSPACE)
    return found


def a_visitor(screen: Screen) -> None:
    """Sees no more than a member may, and what is for them alone until they reload."""
    assert screen.one("#presence").text == "3 videos to go"
    assert screen.texts("#as option") == [
        *("Ada", "Ben (Supporter)", "Cleo (moderator)", "Dan", "Hana (host)"),
    ]
    listed = screen.texts("#channels button span:first-child")
    assert listed[0] == "# general"
    assert "# premieres" in listed
    assert "# mods" not in listed
    assert "# control" not in listed
    assert screen.texts("#channels h3") == ["Films"]
    assert offered(screen) == ["/video", "/report", "/refused"]
    send(screen, "refused")
    told = screen.until(lambda: screen.messages("more than you may"))[0]
    assert "Only you can see this" in told.text
    screen.say("hello")
    screen.until(lambda: screen.messages("hello"))
    screen.driver.refresh()
    screen.until(lambda: screen.messages("hello"))
    assert not screen.messages("more than you may")


def a_moderator(screen: Screen) -> None:
    become(screen, "cleo")
    assert "/settings" in offered(screen)
    send(screen, "settings")
    message = screen.until(lambda: screen.messages("The rules of this server"))[0]
    where, which = message.find_elements("css selector", "select:not([multiple])")
    assert where.get_attribute("aria-label") == "Reports go to"
    channels = [o.text for o in where.find_elements("css selector", "option:not(:disabled)")]
    assert "#mods" in channels
    assert not {"#lounge", "#clips", "Films"} & set(channels)  # elsewhere, a thread, a category
    chosen = [s.find_element("css selector", "option:checked").text for s in (where, which)]
    assert chosen == ["#mods", "@Supporter"]
    roles = [option.text for option in which.find_elements("css selector", "option")]
    assert roles == ["Supporters", "@everyone", "@Moderators", "@t2vbot", "@Supporter"]
    # With the keys: what is passed by on the way is not chosen.
    where.send_keys(Keys.HOME, Keys.DOWN, Keys.DOWN)
    passed_by = where.find_element("css selector", "option:checked").text
    assert not screen.messages("Reports go to: ")
    screen.key(Keys.TAB, Keys.ENTER)
    screen.until(lambda: screen.messages(f"Reports go to: {passed_by.removeprefix('#')}"))
    # With a pointer, and down to nothing, as the menu allows.
    which.find_element("css selector", "option").click()
    screen.until(lambda: screen.messages("Supporters: nothing"))
    people = message.find_element("css selector", "select[multiple]")
    names = [option.text for option in people.find_elements("css selector", "option")]
    assert names[:4] == ["@Ada", "@Ben", "@Cleo", "@Dan"]
    assert names[-1] == "@t2vbot"
    people.send_keys(Keys.HOME)
    screen.key(Keys.TAB, Keys.ENTER)
    screen.until(lambda: screen.messages("Banned members: ada"))


def a_form(screen: Screen) -> None:
    send(screen, "limits")
    dialog = screen.until(lambda: screen.one("dialog[open]"))
    role = screen.field("Role")
    assert role.find_element("css selector", "option:checked").text == "@Supporter"
    people = screen.field("Members")
    people.find_elements("css selector", "option")[1].click()
    screen.press("Submit", dialog)
    screen.until(lambda: screen.messages("Limits of Supporter, ben"))


def a_report(screen: Screen) -> None:
    become(screen, "ada")
    send(screen, "report")
    screen.until(lambda: screen.messages("Thank you."))
    become(screen, "cleo")
    screen.press("# mods")
    assert "Only some in this server" in screen.one("#channel-note").text
    report = screen.until(lambda: screen.messages("A video was reported."))[0]
    screen.press("Delete the video", report)
    screen.until(lambda: screen.messages("Deleted by a moderator."))
    become(screen, "ada")
    screen.until(lambda: screen.one("#channel-name").text == "# general")


def a_host(screen: Screen) -> None:
    become(screen, "hana")
    assert "/host" not in offered(screen)
    screen.press("# control")
    assert offered(screen)[0] == "/host"
    send(screen, "host")
    message = screen.until(lambda: screen.messages("All is well."))[0]
    assert "Pause everything" in message.text
    links = message.find_elements("css selector", "a.file")
    assert [link.text for link in links] == ["week.csv (21 B)", "month.csv (21 B)"]
    folder = screen.downloads
    links[0].click()
    saved = screen.until(lambda: next(folder.glob("week*.csv"), None))
    deadline = time.monotonic() + 30
    while saved.read_bytes() != CSV:  # written in parts
        assert time.monotonic() < deadline
