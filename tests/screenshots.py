"""Takes the pictures of README.md and docs/PLAYGROUND.md again: ``python -m tests.screenshots``."""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

import numpy as np
from PIL import Image
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

from t2vbot.builtin import evaluate, export, world
from t2vbot.text import Text, render

from .browser import Screen, playground
from .helpers_video import ffmpeg_exe
from .running import ROOT

IMAGES = ROOT / "docs" / "images"
DESKTOP, PHONE, SMALL = (1280, 800), (390, 780), (420, 600)
LANGUAGES = ("de", "ja", "pt-BR")  # Japanese needs a font, such as Debian's fonts-noto-cjk
CLIPS = {
    "builtin-circle": "a red circle moving right on a navy background",
    "builtin-square": "a white square moving up on a purple background",
}
THEME, WALK = "A day at the lake", "A walk through the city"
TURNS = ("a red circle moving right on a navy background", "a yellow star spinning")
SEED = 7  # not chosen for its looks
REASON = "The living room is full of guests, and the fan is loud."
PROMPTS = {"ada": "a red circle moving right on a navy background", "ben": "a yellow star spinning"}


def draw_clips() -> None:
    """What the built-in model makes, three times as large, as GIFs."""
    made = evaluate.generate(export.load(), list(CLIPS.values()), [SEED] * len(CLIPS))
    for name, clip in zip(CLIPS, made, strict=True):
        side = 3 * world.SIZE
        frames = [
            Image.fromarray((frame * 255).round().astype(np.uint8)).resize(
                (side, side), Image.Resampling.NEAREST
            )
            for frame in clip
        ]
        frames[0].save(
            IMAGES / f"{name}.gif",
            save_all=True,
            append_images=frames[1:],
            duration=1000 // world.FPS,
            loop=0,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", default="builtin")
    model = parser.parse_args().model
    IMAGES.mkdir(exist_ok=True)
    draw_clips()
    with tempfile.TemporaryDirectory() as folder, playground(model, Path(folder)) as address:
        ada, ben = (Screen(address, who, Path(folder)) for who in PROMPTS)
        try:
            take(ada, ben)
            take_jam(ada, ben)
            take_relay(ada, ben)
            take_drafts(ada, ben)
            with closing(Screen(address, "cleo", Path(folder))) as cleo:
                take_moderation(ada, ben, cleo)
            with closing(Screen(address, "hana", Path(folder))) as hana:
                take_host(hana, ada)
            with closing(Screen(address, "cleo", Path(folder))) as cleo:
                take_languages(cleo)
        finally:
            ada.close()
            ben.close()


def take(ada: Screen, ben: Screen) -> None:
    ben.say("Here is where the videos are made. *Everybody* can have a go.")
    ada.play(ada.video(prompt=PROMPTS["ada"], seed=str(SEED)))
    ben.begin_command("video", prompt=PROMPTS["ben"], steps="20", seconds="3")
    ben.key(Keys.ENTER)
    ada.until(lambda: "asked for" in ada.all(".message")[-1].text)
    shoot(ada, "playground-light", DESKTOP, "light")
    ada.press("Develop")
    ada.until(lambda: len(ada.all(".message video")) == 2)
    ada.press("413 on the next upload")
    ada.until(lambda: "Still to happen" in ada.one("#panel").text)
    shoot(ada, "playground-develop-dark", DESKTOP, "dark")
    ada.press("Develop")
    ada.begin_command("video", prompt="a green square", size="")
    ada.until(lambda: ada.texts("[role=option]"))
    shoot(ada, "playground-phone-light", PHONE, "light")
    ada.key(Keys.ESCAPE)
    ada.key(Keys.ESCAPE)
    ada.press("Change", ada.all(".message:has(video)")[-1])
    ada.until(lambda: ada.one("dialog[open]"))
    shoot(ada, "playground-phone-dark", PHONE, "dark")


def take_jam(ada: Screen, ben: Screen) -> None:
    """A jam: its message in the channel, its thread, and a frame of the film's credits."""
    ada.driver.refresh()
    ada.until(lambda: ada.one("#bot").get_attribute("class") == "online")
    ada.begin_command("jam", theme=THEME)
    ada.key(Keys.ENTER)
    ada.until(lambda: ada.messages(THEME))
    write_scene(ada, PROMPTS["ada"])
    write_scene(ben, PROMPTS["ben"])
    ada.until(lambda: ada.messages("2 scenes so far"))
    shoot(ada, "jam-board", DESKTOP, "light")
    go(ben, THEME)
    ben.until(lambda: ben.messages(PROMPTS["ada"]))
    ben.press("Vote", ben.messages(PROMPTS["ada"])[0])
    ben.until(lambda: "👍 1" in ben.one("#messages").text)
    shoot(ben, "jam-thread", DESKTOP, "light")
    ada.press("Close now")
    ada.until(lambda: "Cut now" in ada.one("#messages").text)
    ada.press("Cut now")
    film = ada.until(lambda: ada.messages("film of 2 scenes"))[0]
    address = film.find_element(By.CSS_SELECTOR, "video").get_attribute("src")
    draw_credits(str(address))


def take_relay(ada: Screen, ben: Screen) -> None:
    """A relay, between two turns."""
    go(ben, "general")
    ada.begin_command("relay", theme=WALK, turns="3")
    ada.key(Keys.ENTER)
    for number, (screen, words) in enumerate(zip((ada, ben), TURNS, strict=True), start=1):
        free = f"Turn {number} of 3 is free"
        screen.until(lambda s=screen, free=free: free in s.one("#messages").text)
        fill_in(screen, "Take the next turn", words)
    ada.until(lambda: "Turn 3 of 3 is free" in ada.one("#messages").text)
    shoot(ada, "relay-board", DESKTOP, "light")
    films = len(ada.messages("film of 2 scenes"))
    ada.press("Film so far")
    ada.until(lambda: ada.messages("film of 2 scenes")[films:])
    ada.press("End it")
    ada.until(lambda: "The film of 2 scenes is below" in ada.messages(WALK)[0].text)


def take_drafts(ada: Screen, ben: Screen) -> None:
    """Four drafts, voted over."""
    ada.begin_command("video", prompt=PROMPTS["ben"], drafts="4")
    ada.key(Keys.ENTER)
    ben.until(lambda: "Press a number" in ben.all(".message")[-1].text)
    ben.press("3\ufe0f\u20e3")
    ada.until(lambda: "Which draft" in ada.one("#messages").text)
    shoot(ada, "drafts-vote", DESKTOP, "light")
    ada.press("Decide now")
    ada.until(lambda: "Which draft" not in ada.one("#messages").text)


def take_moderation(ada: Screen, ben: Screen, cleo: Screen) -> None:
    """A server's settings, what a member is refused, a report, and what comes of it."""
    run(cleo, "video-settings change")
    cleo.until(lambda: "Settings: the whole server" in cleo.one("#messages").text)
    set_rule(cleo, "For moderators", "channel of the moderators", "mods")
    set_rule(cleo, "Who may ask", "most steps", "10")
    shoot(cleo, "settings-panel", DESKTOP, "light")
    go(ada, "general")
    ada.begin_command("video", prompt=PROMPTS["ben"], steps="16")
    ada.key(Keys.ENTER)
    ada.until(lambda: "steps are too many" in ada.one("#messages").text)
    shoot(ada, "refusal", DESKTOP, "light")
    assert pick(ben.all(".message:has(video)")[-1], "Report")
    ben.until(lambda: ben.one("dialog[open]"))
    ben.one("dialog textarea, dialog input").send_keys("This is not what our server is for.")
    ben.one("dialog [type=submit]").click()
    go(cleo, "mods")
    cleo.until(lambda: "Leave it" in cleo.one("#messages").text)
    shoot(cleo, "report", DESKTOP, "light")


def take_host(hana: Screen, ada: Screen) -> None:
    """The host's panel, its form, and what a member sees of a pause."""
    go(hana, "control")
    run(hana, "video-host panel")
    hana.until(lambda: hana.messages("The bot runs"))
    shoot(hana, "host-panel", DESKTOP, "light")
    hana.press("Statistics")
    hana.until(lambda: hana.messages("Last 24 hours"))
    shoot(hana, "host-statistics", DESKTOP, "light")
    hana.press("Pause")
    hana.until(lambda: hana.one("dialog[open]"))
    for field, words in zip(hana.all("dialog input"), (REASON, "2h"), strict=True):
        field.send_keys(words)
    shoot(hana, "host-pause-phone", PHONE, "dark")
    hana.one("dialog [type=submit]").click()
    hana.until(lambda: hana.messages("✔️ Paused"))
    go(ada, "general")
    ada.until(lambda: "paused until" in ada.one("#presence").text)
    ada.begin_command("video", prompt=PROMPTS["ada"], seed=str(SEED))
    ada.key(Keys.ENTER)
    ada.until(lambda: ada.messages(REASON))
    shoot(ada, "host-paused", DESKTOP, "light")
    hana.press("Resume")
    ada.until(lambda: not ada.messages(REASON))


def run(screen: Screen, command: str) -> None:
    screen.begin_command(command)
    screen.key(Keys.ENTER)


def take_languages(cleo: Screen) -> None:
    """The commands, and a video, as members of three languages see them."""
    go(cleo, "videos")
    for language in LANGUAGES:
        choose_language(cleo, language)
        go(cleo, "videos")
        cleo.one("#text").send_keys("/v")
        cleo.until(lambda: cleo.texts("[role=option]"))
        shoot(cleo, f"video-{language}", SMALL, "light")
        cleo.key("ideo ")
        cleo.until(lambda: cleo.one("form.command"))
        cleo.key(PROMPTS["ada"])
        cleo.press(f"+ {render(Text('command-video--seed'), language)}")
        cleo.key(str(SEED), Keys.ENTER)
        cleo.until(lambda: cleo.all(".message video"))
        cleo.play(cleo.one(".message:has(video)"))
        shoot(cleo, f"result-{language}", PHONE, "light")
        cleo.run("document.querySelector('.message:has(video) .tools > :last-child').click()")
        cleo.until(lambda: not cleo.all(".message video"))


def choose_language(screen: Screen, language: str) -> None:
    """A member's own, and that of the server."""
    screen.one(f"#server-language option[value={language}]").click()
    screen.one(f"#language option[value={language}]").click()
    screen.until(lambda: screen.one("html").get_attribute("lang") == language)
    screen.until(lambda: screen.one("#bot").get_attribute("class") == "online")


def set_rule(screen: Screen, topic: str, name: str, value: str) -> None:
    """In the panel of settings, which is the last message."""
    for option in (topic, name):
        screen.until(lambda option=option: pick(screen.one("#messages"), option))
    screen.until(lambda: screen.one("dialog[open]"))
    menus = screen.all("dialog select")
    if menus:
        Select(menus[0]).select_by_visible_text(f"#{value}")
    else:
        screen.one("dialog input").send_keys(value)
    screen.one("dialog [type=submit]").click()
    screen.until(lambda: not screen.all("dialog[open]"))


def pick(inside: WebElement, words: str) -> bool:
    """The option that begins so, in the newest menu that has it; False where none has."""
    for menu in reversed(inside.find_elements(By.CSS_SELECTOR, "select")):
        options = [o for o in Select(menu).options if o.text.startswith(words)]
        if options:
            Select(menu).select_by_visible_text(options[0].text)
            return True
    return False


def go(screen: Screen, channel: str) -> None:
    found = screen.until(lambda: [b for b in screen.all("#channels button") if channel in b.text])
    found[0].click()


def write_scene(screen: Screen, words: str) -> None:
    screen.until(lambda: screen.messages(THEME))
    fill_in(screen, "Add a scene", words)


def fill_in(screen: Screen, button: str, words: str) -> None:
    screen.press(button)
    screen.until(lambda: screen.one("dialog[open]"))
    screen.one("dialog textarea").send_keys(words)
    screen.one("dialog [type=submit]").click()
    screen.until(lambda: not screen.all("dialog[open]"))


def draw_credits(address: str) -> None:
    """One frame out of the film, by ffmpeg."""
    picture = IMAGES / "film-credits.png"
    subprocess.run(
        [
            *(ffmpeg_exe(), "-v", "error", "-y", "-sseof", "-1", "-i", address),
            "-frames:v",
            "1",
            picture,
        ],
        check=True,
    )


def shoot(screen: Screen, name: str, size: tuple[int, int], theme: str) -> None:
    screen.resize(*size)
    screen.run(f"document.documentElement.dataset.theme = '{theme}'")
    screen.run("const all = document.getElementById('scroll'); all.scrollTop = all.scrollHeight;")
    screen.driver.save_screenshot(str(IMAGES / f"{name}.png"))
    screen.resize(*DESKTOP)


if __name__ == "__main__":
    main()
