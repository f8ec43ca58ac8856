"""A real browser on the playground: starting both, and what a person does in it."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from .conftest import PREFIXES
from .running import ROOT

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")  # Debian's; selenium would download one of its own
WAIT = 60.0

# Notes every text that the newest message shows, since some stand there only for moments.
WATCH = """
window.seen = [];
const look = () => {
  const text = document.querySelector("#messages > .message:last-child > .content")?.textContent;
  if (text && window.seen.at(-1) !== text) window.seen.push(text);
};
new MutationObserver(look).observe(document.getElementById("messages"),
                                   { childList: true, subtree: true, characterData: true });
"""

# Plays a video from its beginning, and gives what is on the screen in the middle of it.
PLAY = """
const [video, done] = [arguments[0], arguments[1]];
const draw = () => {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
  const context = canvas.getContext("2d");
  context.drawImage(video, 0, 0);
  const pixels = [...context.getImageData(0, 0, canvas.width, canvas.height).data];
  done({ ready: video.readyState, duration: video.duration, paused: video.paused,
         width: video.videoWidth, height: video.videoHeight, pixels });
};
video.muted = true;
video.play()
  .then(() => video.requestVideoFrameCallback(draw))
  .catch((error) => done({ error: String(error) }));
"""


# bot.py, with a stand-in that waits longer for an answer than Discord: a machine that is busy with
# other tests may take more than three seconds for one.
PATIENTLY = """
import runpy, sys
from t2vbot.standin import rules
rules.ACK_SECONDS = float(sys.argv[1])
sys.argv[:2] = []
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@contextmanager
def playground(model: str, folder: Path) -> Iterator[str]:
    """``python bot.py playground`` as a stranger starts it, but without hints, which come in
    between; its address. Ends it with Ctrl-C.
    """
    hidden = ("COVERAGE", *PREFIXES)
    environment = {name: text for name, text in os.environ.items() if not name.startswith(hidden)}
    environment |= {
        "T2V_HINTS": "false",
        "HOME": str(folder),
        "OMP_NUM_THREADS": "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    log = folder / "bot.log"
    with log.open("w") as stderr:
        process = subprocess.Popen(
            [
                *(sys.executable, "-c", PATIENTLY, str(WAIT), str(ROOT / "bot.py")),
                *("playground", "--no-browser", "--port", "0", "--model", model),
            ],
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            cwd=folder,
            env=environment,
        )
    assert process.stdout
    try:
        line = process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert address, log.read_text(encoding="utf-8")
        yield address[0]
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
        said = log.read_text(encoding="utf-8")
        assert "Traceback" not in said, said
    finally:
        process.terminate()  # not killed: it takes its bot along
        process.wait(20)
        process.stdout.close()


class Screen:
    """One browser, looking at the playground as one member; ``language`` is what it asks for."""

    def __init__(self, address: str, who: str, folder: Path, language: str = "en-US") -> None:
        options = webdriver.ChromeOptions()
        options.binary_location = str(BROWSER)
        profile = folder / f"profile-{who}"
        for flag in (
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
            *("--disable-background-networking", "--window-size=1200,900"),
            f"--user-data-dir={profile}",
        ):
            options.add_argument(flag)
        self.downloads = folder / f"downloads-{who}"
        options.add_experimental_option(
            "prefs",
            {
                "download.default_directory": str(self.downloads),
                "intl.accept_languages": language,
            },
        )
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        self.driver.get(f"{address}/?as={who}")
        self.until(lambda: self.one("#bot").get_attribute("class") == "online")

    def close(self) -> None:
        self.driver.quit()

    # --- Looking ----------------------------------------------------------------------------------

    def until(self, look: Callable[[], Any], seconds: float = WAIT) -> Any:
        """What ``look`` gives, as soon as that is something; what is not there is nothing."""

        def safely(_: Any) -> Any:
            with contextlib.suppress(NoSuchElementException, StaleElementReferenceException):
                return look()

        return WebDriverWait(self.driver, seconds, 0.1).until(safely)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def run(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def texts(self, selector: str) -> list[str]:
        return [element.text for element in self.all(selector)]

    def messages(self, words: str) -> list[WebElement]:
        return [message for message in self.all(".message") if words in message.text]

    def complaints(self) -> list[str]:
        """What the console says, less the refusals that the tests provoke, and previews that were
        gone before they were loaded.
        """
        entries = [entry["message"] for entry in self.driver.get_log("browser")]
        gone = [e for e in entries if "/preview.webp" in e and "404 (Not Found)" in e]
        return [e for e in entries if "409 (Conflict)" not in e and e not in gone]

    # --- Doing ------------------------------------------------------------------------------------

    def say(self, text: str) -> None:
        self.one("#text").send_keys(text, Keys.ENTER)

    def key(self, *keys: str) -> None:
        self.driver.switch_to.active_element.send_keys(*keys)

    def begin_command(self, name: str, **options: str) -> None:
        """Type the command and its options; its sending is left to the test."""
        self.one("#text").send_keys(f"/{name}")
        self.until(lambda: self.texts("[role=option] b")[:1] == [f"/{name}"])
        self.key(Keys.ENTER)
        for option, value in options.items():
            if option not in self.texts(".option label"):
                self.press(f"+ {option}")
            self.field(option).send_keys(value)

    def field(self, option: str) -> WebElement:
        return self.one(f"#{self.label(option).get_attribute('for')}")

    def label(self, words: str) -> WebElement:
        labels = self.all("dialog[open] label") or self.all("label")
        return next(label for label in labels if label.text.startswith(words))

    def video(self, **options: str) -> WebElement:
        """Ask for a video, and wait until it is there."""
        before = len(self.all(".message video"))
        self.begin_command("video", **options)
        self.key(Keys.ENTER)
        self.until(lambda: len(self.all(".message video")) > before)
        return self.all(".message:has(video)")[-1]

    def press(self, label: str, inside: WebElement | None = None) -> None:
        """As soon as it is there; what the page draws again meanwhile is looked for again."""

        def pressed() -> bool:
            buttons = (inside or self.one("body")).find_elements(By.CSS_SELECTOR, "button")
            found = next((button for button in buttons if label in button.text), None)
            if found:
                found.click()
            return found is not None

        self.until(pressed)

    def play(self, message: WebElement) -> Any:
        """Play its video; what is seen of it."""
        video = message.find_element(By.CSS_SELECTOR, "video")
        return self.driver.execute_async_script(PLAY, video)

    def resize(self, width: int, height: int) -> None:
        """Be a screen of that size; a window cannot be as narrow as a phone."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
