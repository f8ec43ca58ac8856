"""The playground as a stranger meets it: a real browser, the real bot, a real pipeline."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from t2vbot.catalog.catalog import BUILTIN, Catalog

pytest.importorskip("selenium", reason="selenium is not installed")

from selenium.webdriver.common.keys import Keys

from .accessibility import faults, fetch_axe
from .browser import BROWSER, DRIVER, WATCH, Screen, playground

pytestmark = pytest.mark.skipif(
    not (BROWSER and DRIVER), reason="chromium or chromedriver is not installed"
)

QUICK = {"steps": "2"}
PROMPT = "a red circle moving right on a navy background"
HAS_BUILTIN = (Catalog.load().get(BUILTIN).folder or Path()).joinpath("model_index.json").is_file()
SHORTER = {"steps": "6", "seconds": "2"}
# For longer than somebody types; nobody waits for its end.
LONG = {"seconds": "3", "count": "4"} if HAS_BUILTIN else {"steps": "100", "seconds": "4"}
SEEN = "return window.seen"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("playground")


@pytest.fixture(scope="module")
def address(folder: Path, tiny_model: Path) -> Iterator[str]:
    with playground(BUILTIN if HAS_BUILTIN else str(tiny_model), folder) as address:
        yield address


@pytest.fixture(scope="module")
def screens(address: str, folder: Path) -> Iterator[Callable[[str], Screen]]:
    """A member's screen by their name; each is opened once."""
    opened: dict[str, Screen] = {}

    def screen(who: str) -> Screen:
        if who not in opened:
            opened[who] = Screen(address, who, folder)
        return opened[who]

    yield screen
    complaints = [line for shown in opened.values() for line in shown.complaints()]
    for shown in opened.values():
        shown.close()
    assert complaints == []


@pytest.fixture
def ada(screens: Callable[[str], Screen]) -> Screen:
    return screens("ada")


@pytest.fixture
def ben(screens: Callable[[str], Screen]) -> Screen:
    return screens("ben")


def test_a_stranger_picks_the_command_and_watches_the_video(ada: Screen, ben: Screen) -> None:
    ben.begin_command("video", prompt="first in the queue", **LONG)
    ben.key(Keys.ENTER)
    ada.until(lambda: ada.messages("first in the queue"))
    ada.run(WATCH)
    ada.one("#text").send_keys("/")
    offered = ada.until(lambda: ada.texts("[role=option]"))
    assert any(text.startswith("/video") and "Make a short video" in text for text in offered)
    assert any(text.startswith("/queue") for text in offered)
    ada.key(Keys.ENTER)  # the first one
    assert ada.one(".slash").text == "/video"
    ada.key(PROMPT)
    for option, value in SHORTER.items():
        ada.press(f"+ {option}")
        ada.key(value)
    ada.key(Keys.ENTER)
    ada.until(lambda: any("in the queue" in status for status in ada.run(SEEN)))
    ben.press("Cancel", ben.messages("first in the queue")[0])
    ada.until(lambda: ada.all(".message video"))
    statuses = ada.run(SEEN)
    assert any("thinking" in status for status in statuses)
    assert any("AI-generated" in status for status in statuses)
    assert len(set(statuses)) >= 3  # and more where it takes longer than the pause between two
    message = ada.one(".message:has(video)")
    assert PROMPT in message.text
    shown = ada.play(message)
    assert shown.get("error") is None
    assert shown["ready"] >= 2
    assert not shown["paused"]
    assert shown["duration"] == pytest.approx(float(SHORTER["seconds"]), abs=0.3)
    assert shown["width"] >= 64
    assert shown["height"] >= 64
    picture = np.array(shown["pixels"]).reshape(shown["height"], shown["width"], 4)[..., :3]
    assert picture.std() > 5  # a picture, not an empty screen


def test_the_colour_asked_for_is_on_the_screen(ada: Screen) -> None:
    if not HAS_BUILTIN:
        pytest.skip("the built-in model is not in this checkout; the tiny one paints noise")
    message = ada.video(prompt=PROMPT, seed="1")
    shown = ada.play(message)
    red, green, blue = np.array(shown["pixels"]).reshape(-1, 4)[:, :3].T
    circle = (red > 120) & (green < 100) & (blue < 100)
    assert 0.02 < circle.mean() < 0.6


def test_buttons_work_for_who_may_press_them(ada: Screen, ben: Screen) -> None:
    message = ada.video(prompt="a green square", seed="5", **QUICK)
    number = message.get_attribute("id")
    theirs = ben.until(lambda: ben.one(f"#{number} video") and ben.one(f"#{number}"))
    ben.press("Delete", theirs)
    told = ben.until(lambda: ben.messages("can delete it"))[0]
    assert "Only you can see this" in told.text
    assert ada.messages("can delete it") == []
    ben.press("Dismiss message", told)
    ben.until(lambda: not ben.messages("can delete it"))
    before = len(ada.all(".message video"))
    again = ada.one(f"#{number} button")
    assert again.text.endswith("Again")
    ada.run("arguments[0].click(); arguments[0].click()", again)  # a double click presses once
    ada.until(lambda: len(ada.all(".message video")) == before + 1)
    assert len(ada.messages("a green square")) == 2
    for screen in (ada, ben):  # what is deleted while a browser loads it is a complaint of its
        video = screen.one(f"#{number} video")
        screen.until(lambda s=screen, v=video: s.run("return arguments[0].readyState > 1", v))
    ada.press("Delete", ada.one(f"#{number}"))
    for screen in (ada, ben):
        screen.until(lambda screen=screen: not screen.all(f"#{number}"))


def test_a_form_opens_is_filled_in_and_sent(ada: Screen) -> None:
    message = ada.video(prompt="a blue square", seed="7", **QUICK)
    ada.press("Change", message)
    dialog = ada.until(lambda: ada.one("dialog[open]"))
    words = ada.driver.switch_to.active_element
    assert words.get_attribute("value") == "a blue square"
    words.send_keys(Keys.CONTROL, "a")
    words.send_keys("a yellow square")
    assert ada.field("Size").get_attribute("value")
    numbers = ada.field("Seconds, steps, guidance and seed")
    assert "seed 7" in str(numbers.get_attribute("value"))
    numbers.clear()
    numbers.send_keys("seed soon")
    ada.press("Submit", dialog)
    ada.until(lambda: ada.messages('I do not understand "soon"'))
    ada.until(lambda: not ada.all("dialog[open]"))
    ada.press("Change", message)
    ada.until(lambda: ada.one("dialog[open]"))
    words = ada.driver.switch_to.active_element
    words.send_keys(Keys.CONTROL, "a")
    words.send_keys("a yellow square")
    before = len(ada.all(".message video"))
    ada.press("Submit", ada.one("dialog"))
    ada.until(lambda: len(ada.all(".message video")) == before + 1)
    assert "a yellow square" in ada.all(".message")[-1].text
    assert "seed 7" in ada.all(".message")[-1].text


def test_a_command_goes_to_the_channel_that_is_open_when_it_is_sent(ada: Screen) -> None:
    ada.begin_command("video", prompt="asked in passing", **QUICK)
    ada.press("# requests")
    ada.field("prompt").send_keys(Keys.ENTER)
    ada.until(lambda: ada.all(".message video"))
    assert ada.one("#channel-name").text == "# requests"
    assert ada.messages("asked in passing")
    ada.press("# general")
    assert not ada.messages("asked in passing")


def test_a_running_video_is_cancelled_by_its_owner(ada: Screen, ben: Screen) -> None:
    ada.begin_command("video", prompt="to be stopped", **LONG)
    ada.key(Keys.ENTER)
    running = ben.until(lambda: [m for m in ben.messages("to be stopped") if "Cancel" in m.text])[0]
    ben.press("Cancel", running)
    ben.until(lambda: ben.messages("moderators can cancel"))
    ada.press("Cancel", ada.messages("to be stopped")[0])
    ben.until(lambda: ben.messages("Cancelled:"))
    assert not ada.messages("moderators can cancel")


def test_the_bot_suggests_and_the_client_checks(ada: Screen) -> None:
    ada.begin_command("video", prompt="x", model="zero")
    ada.until(lambda: "zeroscope" in ada.one("[role=option]").text)
    ada.key(Keys.TAB)
    assert "zeroscope" in ada.field("model").get_attribute("value")
    ada.press("+ seconds")
    assert "0.1 to 60" in ada.one(".hint").text
    ada.key("99", Keys.ENTER)
    assert "takes 0.1 to 60" in ada.until(lambda: ada.one("[role=alert]").text)
    assert ada.field("seconds").get_attribute("aria-invalid") == "true"
    ada.press("+ size")
    assert len(ada.until(lambda: ada.texts("[role=option]"))) == 3
    ada.key(Keys.ESCAPE)  # the list
    ada.key(Keys.ESCAPE)  # the command
    assert ada.driver.switch_to.active_element.get_attribute("id") == "text"


def test_a_sub_command_is_typed(screens: Callable[[str], Screen]) -> None:
    """Its name has a space in it, after which the command is not known yet."""
    hana = screens("hana")
    hana.until(lambda: [b for b in hana.all("#channels button") if "control" in b.text])[0].click()
    hana.one("#text").send_keys("/video-host ")
    hana.until(lambda: "/video-host panel" in hana.texts("[role=option] b"))
    hana.one("#text").send_keys("pa")
    hana.until(lambda: hana.texts("[role=option] b") == ["/video-host panel", "/video-host pause"])
    hana.one("#text").send_keys("use ")
    hana.until(lambda: "+ until" in hana.texts("#composer button"))
    hana.key(Keys.ESCAPE)


def test_two_members_see_each_other_within_a_second(ada: Screen, ben: Screen) -> None:
    ada.say("Good **evening**, <@1>")
    said = time.monotonic()
    message = ben.until(lambda: ben.messages("Good evening"))[0]
    assert time.monotonic() - said < 1.0
    assert message.find_element("css selector", "strong").text == "evening"
    ada.one("#text").send_keys("/models")
    ada.key(Keys.ENTER, Keys.NULL)
    ada.key(Keys.ENTER)
    ada.until(lambda: ada.messages("not for commercial use"))
    ada.say("did you see that?")
    ben.until(lambda: ben.messages("did you see that?"))
    assert not ben.messages("not for commercial use")


def test_a_reload_brings_back_all_but_what_was_only_shown(ada: Screen) -> None:
    ada.until(lambda: ada.all(".message.ephemeral"))  # of the test before
    before = len(ada.all(".message:not(.ephemeral)"))
    ada.driver.refresh()
    ada.until(lambda: len(ada.all(".message")) == before)


def test_members_are_switched_and_channels_are_opened(ben: Screen) -> None:
    ben.one("#as option[value=cleo]").click()
    ben.until(lambda: "Cleo" in ben.driver.title)
    ben.press("late-night")
    assert "late-night" in ben.one("h1").text
    ben.say("18+")
    ben.until(lambda: ben.messages("18+"))
    ben.one("#as option[value=ben]").click()
    ben.until(lambda: "Ben" in ben.driver.title)
    ben.press("general")


def test_discord_fails_when_the_panel_says_so(ada: Screen) -> None:
    ada.press("Develop")
    ada.press("413 on the next upload")
    ada.until(lambda: "PATCH" in ada.one("#panel").text or "/webhooks/" in ada.one("#panel").text)
    ada.video(prompt="refused at first", seed="2", **QUICK)
    refused = ada.until(lambda: [t for t in ada.texts(".requests summary") if "413" in t])
    assert "PATCH" in refused[0]
    ada.press("Develop")


# --- For everybody --------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def axe(request: pytest.FixtureRequest) -> str:
    return fetch_axe(request.config.cache.mkdir("axe-core"))


@pytest.mark.parametrize(
    ("theme", "width"),
    [
        *(("light", 1200), ("dark", 360)),
        *(pytest.param(*both, marks=pytest.mark.long) for both in (("dark", 1200), ("light", 360))),
    ],
)
def test_axe_finds_no_serious_violation(ada: Screen, axe: str, theme: str, width: int) -> None:
    if not ada.all(".message video"):
        ada.video(prompt="a circle", **QUICK)
    ada.resize(width, 800)
    ada.run(f"document.documentElement.dataset.theme = '{theme}'")
    try:
        found = faults(ada, axe)
        ada.begin_command("video", prompt="x", size="")
        found += faults(ada, axe)
        ada.key(Keys.ESCAPE)
        ada.key(Keys.ESCAPE)
        ada.press("Develop")
        found += faults(ada, axe)
        assert ada.run("return document.documentElement.scrollWidth") <= width
        ada.press("Develop")
        ada.press("Change", ada.all(".message:has(video)")[-1])
        ada.until(lambda: ada.one("dialog[open]"))
        found += faults(ada, axe)
        ada.press("Cancel", ada.one("dialog"))
    finally:
        ada.resize(1200, 900)
    assert found == []
