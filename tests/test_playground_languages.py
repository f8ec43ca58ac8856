"""The playground by keyboard and by ear, in one language after another: a real browser, the real
bot on the real discord.py, and clips that are made at once.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("selenium", reason="selenium is not installed")

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from t2vbot.playground.page import Page
from t2vbot.standin.standin import Standin
from t2vbot.text import ENGLISH, LANGUAGES, Text, render

from .accessibility import faults, fetch_axe
from .browser import BROWSER, DRIVER, Screen
from .cinema import cinema, make_clips
from .standin import DOCUMENT
from .test_locales import wanted

pytestmark = pytest.mark.skipif(
    not (BROWSER and DRIVER), reason="chromium or chromedriver is not installed"
)

PROMPT = "a red circle"
NAMED = {key: words for key, words, _ in wanted()}  # commands in English, which the code names
ARABIC = "دان الكبير"  # a name that is read from right to left
TABS = 90  # more than a page has places for the focus
SIZES = [(theme, width) for theme in ("light", "dark") for width in (1200, 320)]
# What is the same in every language: names, and what is typed.
NAMES = re.compile(
    r"t2vbot|Discord|Ada|Ben|Cleo|Dan|Hana|The Projection Room|Elsewhere|JavaScript|MiB|MP4|Enter"
    rf"|/[\w-]+|#[\w-]+|https?:\S+|builtin|Supporter|{PROMPT}"
)

# Everything that is seen or spoken, less what members and models wrote, and names.
WORDS = """
const left = new Set();
const quoted = `blockquote, code, pre, bdi, option[lang], script, style,
  noscript, .route, .moment, #announcer, [lang=en], [lang=en] *,
  .suggestions b, #channels button, #channels h2`;
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const { parentElement: box, data } = walk.currentNode;
  if (!box.closest(quoted)) left.add(data.trim());
}
const named = ["aria-label", "title", "placeholder"];
for (const node of document.querySelectorAll(named.map((name) => `[${name}]`)))
  for (const name of node.closest("time, video") ? [] : named)
    left.add(node.getAttribute(name) ?? "");
return [...left];
"""
# What is wider than its place, so that it scrolls to the side or is cut.
WIDE = """
const parts = ["html", "#scroll", "#side", "#panel", ".suggestions", "form", "dialog[open]"];
return parts.filter((part) => {
  const box = document.querySelector(part);
  return box && box.scrollWidth > box.clientWidth + 1;
});
"""
# Whether something comes before what has the focus, so that the way back is the shorter one.
BEFORE = """
const where = document.activeElement.compareDocumentPosition(
  document.getElementById(arguments[0]));
return (where & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
"""
SPOKEN = "return [...document.getElementById('announcer').children].map((p) => p.textContent)"
# What the bot's messages become while a video is made, all in a moment.
STEPS = """
const done = arguments[0];
Promise.all([import("/static/state.js"), import("/static/messages.js")]).then(([known, page]) => {
  const message = [...known.state.messages.values()].findLast((one) => one.attachments.length);
  for (const content of ["10 %", "20 %", "30 %", message.content])
    page.takeMessage({ ...message, content });
  done();
});
"""
# Gives a button with these words an id, by which a test knows it.
CALL = """
const [buttons, words, id] = arguments;
document.getElementById(id)?.removeAttribute("id");
[...document.querySelectorAll(buttons)].find((one) => one.textContent.endsWith(words)).id = id;
"""


@pytest.fixture(scope="module")
def axe(request: pytest.FixtureRequest) -> str:
    return fetch_axe(request.config.cache.mkdir("axe-core"))


async def visit_all(visits: list[tuple[str, str, int]], folder: Path, axe: str) -> None:
    """One bot and one browser for all of them: Cleo's, who manages the server."""
    standin = Standin(openapi=DOCUMENT)
    standin.interactions.ack_seconds = 60.0
    standin.members["dan"].user.display_name = ARABIC
    Page(standin)
    clips = await make_clips(folder)
    async with standin, cinema(standin, folder, clips):
        screen = await asyncio.to_thread(Screen, standin.url, "cleo", folder)
        try:
            for language, theme, width in visits:
                await asyncio.to_thread(Visit(screen, language, theme, width, axe).go)
            assert screen.complaints() == []
        finally:
            await asyncio.to_thread(screen.close)
    assert standin.problems() == []


async def test_a_page_by_keyboard_and_by_ear(tmp_path: Path, axe: str) -> None:
    await visit_all([("ja", "dark", 320)], tmp_path, axe)


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_language_theme_and_width(language: str, tmp_path: Path, axe: str) -> None:
    await visit_all([(language, *size) for size in SIZES], tmp_path, axe)


class Visit:
    """What somebody does who has no pointer, and hears the page."""

    def __init__(self, screen: Screen, language: str, theme: str, width: int, axe: str) -> None:
        self._screen = screen
        self._language = language
        self._theme = theme
        self._width = width
        self._axe = axe

    def go(self) -> None:
        self._screen.resize(self._width, 800)
        self._choose_language()
        self._screen.run(f"document.documentElement.dataset.theme = '{self._theme}'")
        self._type_a_command()
        video = self._ask_for_a_video()
        self._use_on(video)
        self._change(video)
        self._see_what_was_made_of_it()
        self._look("panel", self._open_panel)

    def said(self, key: str, **values: Any) -> str:
        if self._language == ENGLISH and key in NAMED:
            return NAMED[key]
        return render(Text(key, **values), self._language)

    # --- By keyboard ------------------------------------------------------------------------------

    def tab_to(self, selector: str, back: bool = False) -> WebElement:
        """Press Tab until what is meant has the focus."""
        for _ in range(TABS):
            if self._has_focus(selector):
                return self._screen.driver.switch_to.active_element
            # Not to an element: one for files would take the keys for a path.
            keys = ActionChains(self._screen.driver, duration=0)
            if back:
                keys.key_down(Keys.SHIFT)
            keys.send_keys(Keys.TAB).key_up(Keys.SHIFT).perform()
        raise AssertionError(f"the keyboard does not lead to {selector}")

    def _has_focus(self, selector: str) -> bool:
        return bool(
            self._screen.run("return document.activeElement.matches(arguments[0])", selector)
        )

    def _words(self, selector: str) -> str:
        """With the spaces that do not break, which Selenium takes for others."""
        return str(self._screen.one(selector).get_property("textContent"))

    def _choose_language(self) -> None:
        """The one of the member, and that of the server."""
        screen = self._screen
        for id_ in ("language", "server-language"):
            if self._width < 760 and not self._has_focus("#side *"):
                self.tab_to("#open-side", back=True).send_keys(Keys.ENTER)
                assert self._has_focus("#channels [aria-current]")
            is_before = self._screen.run(BEFORE, id_)
            select = self.tab_to(f"#{id_}", back=is_before)
            if select.get_attribute("value") != self._language:
                select.send_keys(Keys.HOME, *[Keys.DOWN] * LANGUAGES.index(self._language))
                done = self.tab_to(f"#{id_} + button")
                assert done.accessible_name
                done.send_keys(Keys.ENTER)
            screen.until(lambda: screen.one("html").get_attribute("lang") == self._language)
            screen.until(lambda: screen.one("#bot").get_attribute("class") == "online")
            screen.until(lambda i=id_: self._has_focus(f"#{i}"))  # where it was
        if self._width < 760:
            screen.key(Keys.ESCAPE)
            assert self._has_focus("#open-side")
        assert screen.one("html").get_attribute("lang") == self._language

    def _type_a_command(self) -> None:
        screen = self._screen
        self.tab_to(".skip", back=True).send_keys(Keys.ENTER)
        assert self._has_focus("#text")
        screen.key("/video")
        screen.until(lambda: screen.all("[role=option]"))
        assert self.said("command-video-described") in self._words("[role=option]")
        self._check("suggestions")
        screen.key(Keys.ENTER)
        screen.until(lambda: screen.one("form.command"))
        screen.key(PROMPT)
        for option in ("seconds", "seed"):
            name = self.said(f"command-video--{option}")
            screen.run(CALL, ".chip", f"+ {name}", "wanted")
            self.tab_to("#wanted").send_keys(Keys.ENTER)
            field = screen.driver.switch_to.active_element
            assert field.accessible_name == name
            assert self.said(f"command-video--{option}-described") in self._words(".hint")
        field.send_keys("soon", Keys.ENTER)
        refused = screen.until(lambda: self._words("form.command [role=alert]"))
        assert refused == self.said("standin-number", option=name, value="soon")
        assert self._has_focus("[aria-invalid=true]")
        self._check("a command")
        screen.key(Keys.ESCAPE)
        assert self._has_focus("#text")

    def _ask_for_a_video(self) -> WebElement:
        screen = self._screen
        before = len(screen.all(".message video"))
        self._be_silent()
        screen.key("/video ")
        screen.until(lambda: screen.one("form.command"))
        screen.key(f"{PROMPT} {before}", Keys.ENTER)  # none that was asked for, and is suggested
        screen.until(lambda: len(screen.all(".message video")) > before)
        video = screen.all(".message video")[-1]
        assert PROMPT in str(video.accessible_name)
        spoken = screen.run(SPOKEN)
        assert 1 <= len(spoken) <= 2, spoken  # it came, and it is finished
        assert PROMPT in spoken[-1]
        screen.driver.execute_async_script(STEPS)
        assert screen.run(SPOKEN) == spoken  # and not every step of it
        return screen.all(".message")[-1]

    def _use_on(self, message: WebElement) -> None:
        """Info, from the message's own menu."""
        screen, number, name = self._screen, message.get_attribute("id"), self.said("command-info")
        before = len(screen.all(".message.ephemeral"))
        self._be_silent()
        screen.run(CALL, f"#{number} .app", name, "info")
        button = self.tab_to("#info", back=True)
        assert name in str(button.accessible_name)
        button.send_keys(Keys.ENTER)
        screen.until(lambda: len(screen.all(".message.ephemeral")) > before)
        assert len(screen.until(lambda: screen.run(SPOKEN))) == 1
        assert self._has_focus("#info")
        self._check("info")

    def _change(self, message: WebElement) -> None:
        """The form with five parts; the focus comes back to where it was opened."""
        screen, number = self._screen, message.get_attribute("id")
        screen.run(CALL, f"#{number} .components button", self.said("bot-button-change"), "change")
        self.tab_to("#change", back=True).send_keys(Keys.ENTER)
        dialog = screen.until(lambda: screen.one("dialog[open]"))
        fields = dialog.find_elements("css selector", "input, textarea, select")
        assert len(fields) == 5
        assert all(field.accessible_name for field in fields)
        assert self._has_focus("dialog textarea")
        reached = set()
        for _ in range(len(fields) + 3):
            reached.add(screen.driver.switch_to.active_element.id)
            screen.key(Keys.TAB)
        assert {field.id for field in fields} <= reached
        self._check("a form")
        screen.key(Keys.ESCAPE)
        screen.until(lambda: not screen.all("dialog[open]"))
        assert self._has_focus("#change")

    def _see_what_was_made_of_it(self) -> None:
        screen = self._screen
        before = len(screen.all(".message.ephemeral"))
        self.tab_to("#text").send_keys("/video-lineage ")
        screen.until(lambda: screen.one("form.command"))
        screen.until(lambda: screen.all("form.command [role=option]"))
        screen.key(Keys.ENTER)
        screen.key(Keys.ENTER)
        screen.until(lambda: len(screen.all(".message.ephemeral")) > before)
        self._check("lineage")

    def _open_panel(self) -> None:
        self.tab_to("#open-panel").send_keys(Keys.ENTER)
        assert self._screen.one("#open-panel").get_attribute("aria-expanded") == "true"

    def _look(self, where: str, open_it: Any) -> None:
        open_it()
        self._check(where)
        self._screen.key(Keys.ENTER)

    def _be_silent(self) -> None:
        self._screen.run("document.getElementById('announcer').replaceChildren()")

    # --- By ear and by eye ------------------------------------------------------------------------

    def _check(self, where: str) -> None:
        screen, found = self._screen, faults(self._screen, self._axe)
        assert found == [], (where, self._language, self._theme, self._width)
        assert screen.run(WIDE) == [], (where, self._language, self._width)
        if self._language in ("ja", "zh-CN"):
            words = [NAMES.sub("", text) for text in screen.run(WORDS)]
            english = [text for text in words if re.search(r"[A-Za-z]{3,} [A-Za-z]{2,}", text)]
            assert english == [], where
