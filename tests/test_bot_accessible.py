"""What is sent can be read without seeing it: files have words, buttons too, and the status says
more than its bar.
"""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest

from t2vbot.bot.messages.alt_text import LIMIT, alt_text
from t2vbot.bot.messages.clock import Clock
from t2vbot.bot.messages.preview import as_file
from t2vbot.bot.messages.wording import status
from t2vbot.bot.views import (
    case,
    continuing,
    film,
    host,
    jam,
    joining,
    privacy,
    relay,
    result,
    settings,
    several,
)
from t2vbot.bot.views.buttons import BUTTONS
from t2vbot.catalog.film import FilmRequest, SheetRequest
from t2vbot.jobs.executor import Phase, Progress
from t2vbot.jobs.job import JobState
from t2vbot.standin.standin import Standin
from t2vbot.text import LANGUAGES, Text, render, speaking

from .jobs import a_job, a_post, a_request
from .quick import quick_bot

NO_WORDS = re.compile(r"[\W_]+")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_video_says_what_was_asked_for(language: str) -> None:
    with speaking(language):
        clip, film = (
            a_request(prompt="a red circle"),
            FilmRequest("The lake", ("a heron", "a frog")),
        )
        assert alt_text(clip).endswith("a red circle")
        sheet = alt_text(SheetRequest(clip, (1, 2, 3)))
        assert "a red circle" in sheet and "3" in sheet
        said = alt_text(film)
        assert "The lake" in said and "1. a heron 2. a frog" in said
        assert "a frog" in alt_text(FilmRequest("", film.words))
        for request in (clip, film):
            withheld = alt_text(request, with_words=False)
            assert withheld and not re.search("circle|heron|lake", withheld)


def test_it_is_cut_between_words_and_never_too_long() -> None:
    scene = "a heron stands in the reeds"
    said = alt_text(FilmRequest("", (scene,) * 200))
    assert len(said) <= LIMIT and said.endswith("…")
    whole = " ".join(f"{number}. {scene}" for number in range(1, 201))
    assert f"{said[:-1].partition(': ')[2]} " in whole
    unbroken = alt_text(FilmRequest("", ("車" * 2000,)))  # no spaces to cut at
    assert len(unbroken) == LIMIT and unbroken.endswith("車…")


def test_a_preview_says_what_it_is_a_preview_of() -> None:
    with closing(as_file(b"x", a_job())) as file:
        assert file.description and a_job().request.label in file.description
        assert len(file.description) <= LIMIT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("phase", [Phase.DENOISING, Phase.DECODING])
def test_the_status_is_said_in_words_before_the_bar(language: str, phase: Phase) -> None:
    job = a_job()
    job.state = JobState.RUNNING
    job.advance(Progress(phase, 5, 20))
    with speaking(language):
        line = status(a_post(job), [job], Clock()).splitlines()[-1]
    words, bar = line.split("`")[:2]
    assert set(bar) <= {"█", "░"}
    assert ("25" in words) if phase is Phase.DECODING else ("5" in words and "20" in words)
    assert not line.split("`")[2].strip()  # nothing is read after it


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_an_emoji_alone(language: str) -> None:
    for key, values in (
        ("bot-likes", {"count": 0}),
        ("bot-likes", {"count": 3}),
        ("bot-draft", {"number": 2, "count": 0}),
        ("jam-votes", {"count": 2}),
    ):
        words = re.sub(r"\d", "", render(Text(key, **values), language))
        assert NO_WORDS.sub("", words), key


async def test_a_delivered_video_has_words_and_so_has_every_button(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        asked = await bot.ask()
        waiting = asked.messages[0]
        message = await bot.video(asked)
        assert message.attachments[0].description == "AI-generated video: a red circle for ada"
        for shown in (waiting, message):
            for row in shown.components:
                for item in row["components"]:
                    words = item.get("label") or item.get("placeholder") or ""
                    assert NO_WORDS.sub("", words), item


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_has_words_in_every_language(language: str) -> None:
    """But for those that are made of numbers and names, which have texts of their own above."""
    rooms = (result, several, continuing, film, joining, jam, relay, settings, case, host, privacy)
    items = [*BUTTONS, *(item for room in rooms for item in room.ITEMS)]
    labels = [item.label for item in items if isinstance(getattr(item, "label", None), Text)]
    assert len(labels) > 30
    for label in labels:
        assert NO_WORDS.sub("", render(label, language)), label
