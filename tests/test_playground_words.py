"""Every word of the playground's page comes from the texts, in every language."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, ClassVar

import aiohttp
import discord
import pytest
from discord import app_commands

from t2vbot.playground.front import STATIC
from t2vbot.playground.locales import preferred
from t2vbot.playground.page import Page
from t2vbot.playground.phrases import FILES, phrases
from t2vbot.standin.standin import Standin
from t2vbot.text import ENGLISH, LANGUAGES, Text, render
from t2vbot.text.languages import LOCALES

from .page_texts import english_in_page, english_in_script
from .standin import DOCUMENT, Bot
from .test_locales import messages


def test_no_english_is_left_in_the_pages_files() -> None:
    found = [
        f"{file.name}:{line}: {text}"
        for file in sorted(STATIC.glob("*.js"))
        for line, text in english_in_script(file.read_text(encoding="utf-8"))
    ]
    assert found == []
    assert list(english_in_page((STATIC / "index.html").read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        'el("p", { className: "quiet" }, "nothing")',
        "button.title = `Theme: ${theme}`;",
        'throw new Refused("went wrong");',
        'name: state.get(id) ?? "somebody",',
        '{ "aria-label": "Suggestions" }',
        'const words = ["Only you can see this."];',
    ],
)
def test_english_in_a_script_would_be_found(line: str) -> None:
    assert [number for number, _ in english_in_script(f"// A comment\n{line}")] == [2]


def test_english_in_the_page_would_be_found() -> None:
    html = '<p aria-label="Messages">{{page-x}}<b>Send</b> <i lang="en">a circle</i></p>'
    assert list(english_in_page(html)) == ["Send", "Messages"]


def test_the_page_gets_every_text_in_every_language() -> None:
    wanted = {key for name in FILES for key in messages(LOCALES / ENGLISH / f"{name}.ftl")}
    for language in LANGUAGES:
        assert wanted <= phrases(language).keys()


def test_what_the_page_puts_together_is_what_the_bot_would() -> None:
    text = Text("page-theme", theme="dark")
    for language in LANGUAGES:
        pattern = phrases(language)["page-theme"]
        (choice,) = (part for part in pattern if isinstance(part, dict))
        chosen = "".join("".join(choice["when"]["dark"]) if p is choice else p for p in pattern)
        assert chosen == render(text, language)
        assert choice["else"] in choice["when"]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", None),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("fr-CA", "fr"),
        ("nl,fr;q=0.7,de;q=0.9", "de"),
        ("es-MX,es;q=0.9", "es-419"),
        ("es-ES", "es-ES"),
        ("es", "es-ES"),
        ("pt-PT", "pt-BR"),
        ("zh-Hans-CN,zh;q=0.9", "zh-CN"),
        ("zh-TW,ja;q=0.5", "ja"),
        ("en-GB,de;q=0.9", "en"),
        ("nl", "en"),
        ("de;q=much,fr", "fr"),
    ],
)
def test_what_a_browser_asks_for(header: str, language: str | None) -> None:
    assert preferred(header) == language


# --- Whose language it is -------------------------------------------------------------------------


class Translated(Bot):
    """With a command that has other names, and one that says which language it was used in."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, str | None]] = []

        @self.tree.command(description="Which language?")
        @app_commands.describe(size="How large")
        @app_commands.choices(size=[app_commands.Choice(name="small", value="s")])
        async def ask(interaction: discord.Interaction, size: str) -> None:
            self.heard.append((str(interaction.locale), str(interaction.guild_locale)))
            await interaction.response.send_message(size)

    async def setup_hook(self) -> None:
        await self.tree.set_translator(German())
        await super().setup_hook()


class German(app_commands.Translator):
    WORDS: ClassVar = {
        "ask": "frag",
        "Which language?": "Welche Sprache?",
        "size": "größe",
        "How large": "Wie groß",
        "small": "klein",
    }

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: Any
    ) -> str | None:
        return self.WORDS.get(str(string)) if locale is discord.Locale.german else None


@asynccontextmanager
async def opened(standin: Standin, **headers: str) -> AsyncIterator[aiohttp.ClientSession]:
    async with standin, aiohttp.ClientSession(standin.url, headers=headers) as session:
        yield session


async def hello(session: aiohttp.ClientSession, who: str, **options: Any) -> Any:
    """What a page is told first."""
    async with session.get(f"/as/{who}/events", **options) as stream:
        lines = (await stream.content.readuntil(b"\n\n")).decode().splitlines()
    return json.loads(lines[1].removeprefix("data: "))


async def test_a_page_speaks_what_its_browser_asks_for_and_then_what_is_chosen() -> None:
    standin = Standin(openapi=DOCUMENT)
    Page(standin)
    async with opened(standin, **{"Accept-Language": "de-CH"}) as session:
        async with session.get("/?as=ben") as response:
            page = await response.text()
        assert '<html lang="de">' in page
        assert ">Zum Schreiben springen<" in page
        assert "{{" not in page
        assert (await hello(session, "ben"))["language"] == "de"
        assert standin.members["ben"].user.locale == "de"
        assert {g.locale for g in standin.world.guilds.values()} == {"de"}  # as their makers'
        async with session.post("/as/ben/language", json={"language": "ja"}) as response:
            assert response.status == 200
        assert (await hello(session, "ben"))["language"] == "ja"
        assert (await hello(session, "ada"))["language"] == "de"
        # What was chosen last in a browser is what it begins with the next time.
        cookie = {"Cookie": "language=fr"}
        assert (await hello(session, "cleo", headers=cookie))["language"] == "fr"
        assert (await hello(session, "ben", headers=cookie))["language"] == "ja"
        assert {g.locale for g in standin.world.guilds.values()} == {"de"}


async def test_words_are_there_for_every_language_and_no_other_file() -> None:
    standin = Standin(openapi=DOCUMENT)
    Page(standin)
    async with opened(standin) as session:
        for language in LANGUAGES:
            async with session.get(f"/words/{language}") as response:
                assert (await response.json())["page-send"] == phrases(language)["page-send"]
        for name in ("xx", "..%2Fen", "en%2Fpage.ftl"):
            async with session.get(f"/words/{name}") as response:
                assert response.status == 404


async def test_commands_are_shown_in_the_members_language_and_used_by_either_name() -> None:
    standin, bot = Standin(openapi=DOCUMENT), Translated()
    Page(standin)
    async with opened(standin) as session, bot.online(standin):
        general = str(standin.channel("general").id)
        shown = {}
        for who, language in (("ada", "en"), ("ben", "de")):
            await session.post(f"/as/{who}/language", json={"language": language})
            (shown[who],) = (
                c for c in (await hello(session, who))["commands"][general] if c["name"] == "ask"
            )
        assert "name_localized" not in str(shown["ada"])
        command = shown["ben"]
        (option,) = command["options"]
        (choice,) = option["choices"]
        assert command["name_localized"] == "frag"
        assert command["description_localized"] == "Welche Sprache?"
        assert (option["name_localized"], option["description_localized"]) == ("größe", "Wie groß")
        assert (choice["name_localized"], choice["value"]) == ("klein", "s")
        for used in ("ask", "frag"):
            sent = {"channel": general, "command": used, "options": {"size": "s"}}
            async with session.post("/as/ben/slash", json=sent) as response:
                assert (await response.json())["answered"]
        sent["options"] = {"size": "riesig"}
        async with session.post("/as/ben/slash", json=sent) as response:
            refused = Text.from_json((await response.json())["error"])
        assert render(refused, "de") == "größe: riesig ist keins von klein"
        assert bot.heard == [("de", "en-US"), ("de", "en-US")]
        assert standin.problems() == []


async def test_who_manages_a_server_says_what_it_speaks() -> None:
    standin, bot = Standin(openapi=DOCUMENT), Translated()
    Page(standin)
    home = standin.channel("general").guild
    assert home
    async with opened(standin) as session, bot.online(standin):
        wanted = {"guild": home.id, "language": "pt-BR"}
        for who, status in (("ada", 409), ("cleo", 200)):
            (server,) = (
                s for s in (await hello(session, who))["servers"] if s["id"] == str(home.id)
            )
            assert server["manages"] is (status == 200)
            async with session.post(f"/as/{who}/server-language", json=wanted) as response:
                assert response.status == status
        general = str(standin.channel("general").id)
        sent = {"channel": general, "command": "ask", "options": {"size": "s"}}
        await session.post("/as/ada/slash", json=sent)
        assert bot.heard == [("en-US", "pt-BR")]
        guild = bot.get_guild(home.id)
        assert guild
        assert str(guild.preferred_locale) == "pt-BR"  # by GUILD_UPDATE, which came before
