"""What other bots would send, in a real browser: each component and field, and the markdown."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import discord
import pytest
from discord import ui

pytest.importorskip("selenium", reason="selenium is not installed")

from selenium.webdriver.common.keys import Keys

from t2vbot.bot.messages.markdown import quote
from t2vbot.playground.page import Page
from t2vbot.standin.standin import Standin

from .browser import BROWSER, DRIVER, Screen
from .grammar import as_shown, texts
from .standin import DOCUMENT, Bot

pytestmark = pytest.mark.skipif(
    not (BROWSER and DRIVER), reason="chromium or chromedriver is not installed"
)

# What is written, and the HTML that it is shown as.
MARKDOWN = {
    "**b** *i* _i_ __u__ ~~s~~": (
        "<p><strong>b</strong> <em>i</em> <em>i</em> <u>u</u> <s>s</s></p>"
    ),
    "***both***": "<p><strong><em>both</em></strong></p>",
    r"\*plain\* \<b\>": "<p>*plain* &lt;b&gt;</p>",
    "snake_case_name 2 * 3 * 4": "<p>snake_case_name 2 * 3 * 4</p>",
    "`*code*`": "<p><code>*code*</code></p>",
    "```py\n*x*\n```": '<pre tabindex="0"><code>*x*</code></pre>',
    "# Big\n-# small": '<p class="heading-1">Big</p><p class="subtext">small</p>',
    "> a\n> **b**\nc": "<blockquote><p>a\n<strong>b</strong></p></blockquote><p>c</p>",
    "- a\n  - b\n- c": "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
    "1. a\n2. b": '<ol start="1"><li>a</li><li>b</li></ol>',
    "<script>alert(1)</script>": "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "[x](javascript:alert(1))": "<p>[x](javascript:alert(1))</p>",
    "see https://a.example/b.": (
        '<p>see <a href="https://a.example/b" target="_blank" rel="noopener noreferrer">'
        "https://a.example/b</a>.</p>"
    ),
    "<@1> <:wave:2> @everyone": (
        '<p><bdi class="mention">@somebody</bdi> <span class="emoji">:wave:</span> @everyone</p>'
    ),
}


class Showcase(Bot):
    """Sends one of everything."""

    def __init__(self) -> None:
        super().__init__()

        @self.tree.command(description="Buttons, a menu and an embed")
        async def classic(interaction: discord.Interaction) -> None:
            embed = discord.Embed(title="An embed", description="with *words*", colour=0x336699)
            embed.add_field(name="field", value="value")
            await interaction.response.send_message("hidden: ||secret||", embed=embed, view=Menus())

        @self.tree.command(description="The newer components")
        async def layout(interaction: discord.Interaction) -> None:
            await interaction.response.send_message(view=Layout())

        @self.tree.command(description="A form with every field")
        async def form(interaction: discord.Interaction) -> None:
            await interaction.response.send_modal(Form())

        @self.tree.command(description="No answer at all")
        async def silence(interaction: discord.Interaction) -> None:
            pass


class Menus(ui.View):
    @ui.button(label="Yes", style=discord.ButtonStyle.success)
    async def yes(self, interaction: discord.Interaction, button: ui.Button[Any]) -> None:
        await interaction.response.edit_message(content="pressed", view=None)

    @ui.button(label="Off", style=discord.ButtonStyle.danger, disabled=True)
    async def off(self, interaction: discord.Interaction, button: ui.Button[Any]) -> None:
        raise AssertionError("a disabled button was pressed")

    @ui.select(
        placeholder="A fruit", options=[discord.SelectOption(label=n) for n in ("fig", "kiwi")]
    )
    async def fruit(self, interaction: discord.Interaction, menu: ui.Select[Any]) -> None:
        await interaction.response.send_message(f"you chose {menu.values[0]}", ephemeral=True)

    @ui.select(cls=ui.UserSelect, placeholder="People", max_values=2)
    async def people(self, interaction: discord.Interaction, menu: ui.UserSelect[Any]) -> None:
        names = " and ".join(person.display_name for person in menu.values)
        await interaction.response.send_message(f"you chose {names}", ephemeral=True)


class Layout(ui.LayoutView):
    box = ui.Container(
        ui.TextDisplay("## Inside"),
        ui.Separator(),
        ui.Section("beside", accessory=ui.Button(label="Page", url="https://a.example/")),
        accent_colour=0x993311,
    )


class Form(ui.Modal, title="Every field"):
    words = ui.Label(text="Words", component=ui.TextInput(custom_id="words"))
    one = ui.Label(
        text="One of them",
        component=ui.RadioGroup(
            custom_id="one", options=[discord.RadioGroupOption(label=n, value=n) for n in "ab"]
        ),
    )
    some = ui.Label(
        text="Some of them",
        component=ui.Select(
            custom_id="some", max_values=2, options=[discord.SelectOption(label=n) for n in "xyz"]
        ),
    )
    sure = ui.Label(text="Sure", component=ui.Checkbox(custom_id="sure"))
    file = ui.Label(text="File", component=ui.FileUpload(custom_id="file"))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        got = [label.component for label in (self.words, self.one, self.some, self.sure)]
        words, one, some, sure = got
        text = (await self.file.component.values[0].read()).decode()  # type: ignore[union-attr]
        await interaction.response.send_message(
            f"{words.value} {one.value} {some.values} {sure.value} {text}"  # type: ignore[union-attr]
        )


async def test_whatever_a_bot_sends_is_shown_and_works(tmp_path: Path) -> None:
    standin = Standin(openapi=DOCUMENT)
    standin.interactions.ack_seconds = 60.0
    Page(standin)
    async with standin, Showcase().online(standin):
        screen = await asyncio.to_thread(Screen, standin.url, "ada", tmp_path)
        try:
            await asyncio.to_thread(try_markdown, screen)
            await asyncio.to_thread(try_classic, screen)
            await asyncio.to_thread(try_layout, screen)
            await asyncio.to_thread(try_form, screen, tmp_path)
            standin.interactions.ack_seconds = 0.2
            await asyncio.to_thread(try_silence, screen)
            assert screen.complaints() == []
        finally:
            await asyncio.to_thread(screen.close)


def try_markdown(screen: Screen) -> None:
    script = """
        const [texts, done] = arguments;
        import("/static/markdown.js").then(({ markdown }) => done(texts.map((text) => {
          const box = document.createElement("div");
          box.append(markdown(text));
          return box.innerHTML;
        })));"""
    shown = screen.driver.execute_async_script(script, list(MARKDOWN))
    assert dict(zip(MARKDOWN, shown, strict=True)) == MARKDOWN

    letters = """
        const [texts, done] = arguments;
        import("/static/markdown.js").then(({ markdown }) => done(texts.map((text) => {
          const box = document.createElement("div");
          box.append(markdown(text));
          const others = new Set([...box.querySelectorAll("*")].map((node) => node.localName));
          return [box.textContent, [...others].join(" ")];
        })));"""
    prompts = [text for text in texts(2000) if text.strip()]
    seen = screen.driver.execute_async_script(letters, [quote(prompt) for prompt in prompts])
    for prompt, found in zip(prompts, seen, strict=True):
        assert found == [as_shown(prompt), "blockquote p"], prompt


def send(screen: Screen, command: str) -> None:
    screen.begin_command(command)
    screen.key(Keys.ENTER)


def try_classic(screen: Screen) -> None:
    send(screen, "classic")
    message = screen.until(lambda: screen.messages("An embed"))[0]
    assert "secret" not in message.text
    message.find_element("css selector", ".spoiler").click()
    assert "hidden: secret" in message.text
    assert "field" in message.text
    off = message.find_element("css selector", "button:disabled")
    assert off.text == "Off"
    message.find_element("css selector", "select:not([multiple]) option:last-child").click()
    screen.until(lambda: screen.messages("you chose kiwi"))
    for option in message.find_elements("css selector", "select[multiple] option")[:2]:
        screen.run("arguments[0].selected = true", option)
    screen.press("Choose", message)
    screen.until(lambda: screen.messages("you chose Ada and Ben"))
    screen.press("Yes", message)
    screen.until(lambda: message.find_element("css selector", ".content").text == "pressed")
    assert not message.find_elements("css selector", "button.button")


def try_layout(screen: Screen) -> None:
    send(screen, "layout")
    box = screen.until(lambda: screen.all(".container:has(.heading-2)"))[0]
    assert box.find_element("css selector", "a").get_attribute("href") == "https://a.example/"
    assert box.value_of_css_property("border-left-color") == "rgba(153, 51, 17, 1)"


def try_form(screen: Screen, folder: Path) -> None:
    (folder / "note.txt").write_text("a note", encoding="utf-8")
    send(screen, "form")
    dialog = screen.until(lambda: screen.one("dialog[open]"))
    screen.press("Submit", dialog)
    screen.until(lambda: "Words: must be filled in" in dialog.text)
    screen.field("Words").send_keys("hi")
    dialog.find_element("css selector", "input[type=radio][value=b]").click()
    for option in dialog.find_elements("css selector", "select option")[1:]:
        screen.run("arguments[0].selected = true", option)
    screen.field("Sure").click()
    screen.field("File").send_keys(str(folder / "note.txt"))
    screen.press("Submit", dialog)
    screen.until(lambda: screen.messages("hi b ['y', 'z'] True a note"))
    assert not screen.all("dialog[open]")


def try_silence(screen: Screen) -> None:
    send(screen, "silence")
    screen.until(lambda: "did not respond" in screen.one("form.command .failed").text)
    screen.press("Leave")
