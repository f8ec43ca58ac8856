"""What members typed is shown letter by letter, also by somebody else's reading of the grammar.
The page's own is asked in ``test_playground_showcase.py``.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from t2vbot.bot.messages.markdown import escape, escaped, quote
from t2vbot.catalog.request import VideoRequest
from t2vbot.errors import UserError
from t2vbot.standin.standin import Standin
from t2vbot.text import Text, render

from .foreign import FOLDER, node
from .grammar import FRAGMENTS, as_shown, texts
from .quick import TIMEOUT, quick_bot

# Discord shows an invitation, a gift or a template below a message for a bare address.
ADDRESS = re.compile(
    r"(?:https?://)?(?:discord\.(?:gg|gift|new)|dis\.gd|discord(?:app)?\.com/(?:invite|gifts|template))",
    re.I,
)


def read(written: list[str]) -> list[dict[str, Any]]:
    """What ``discord-markdown-parser`` sees in them: letters, and kinds of anything but text."""
    command = [*node("discord-markdown-parser"), str(FOLDER / "markdown.cjs")]
    done = subprocess.run(command, input=json.dumps(written), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_somebody_elses_parser_sees_nothing_but_the_letters() -> None:
    prompts = [text for text in texts(3000) if text.strip()]
    for prompt, seen in zip(prompts, read([escape(p) for p in prompts]), strict=True):
        assert seen == {"letters": as_shown(prompt), "kinds": []}, prompt


def test_a_quotation_of_it_is_nothing_but_a_quotation() -> None:
    prompts = [text for text in texts(1000, seed=2) if text.strip()]
    for prompt, seen in zip(prompts, read([quote(p) for p in prompts]), strict=True):
        assert (seen["letters"], seen["kinds"]) == (as_shown(prompt), ["blockQuote"]), prompt


def test_that_parser_would_see_something_else_without_it() -> None:
    """Else it would judge nothing."""
    assert sum(bool(seen["kinds"]) for seen in read(FRAGMENTS)) > 10


# What that parser does not know: lists, and what Discord makes of bare addresses.


def test_no_line_begins_a_list() -> None:
    for text in texts(3000, seed=3):
        assert not re.match(r"\s*(?:[-*+]|\d+[.)])\s", escape(text)), text


def test_no_bare_address_is_left() -> None:
    addresses = [text for text in texts(3000, seed=4) if ADDRESS.search(text)]
    assert len(addresses) > 300
    for text in addresses:
        assert not ADDRESS.search(escape(text)), text


# Words that come from elsewhere than a prompt: a model folder's, a library's.

HOSTILE = "**[look](https://evil.example)** <@1> discord.gg/abc 1. x"


def test_every_parameter_of_a_text_is_escaped_however_deep() -> None:
    text = Text("posts-not-here", reason=Text("catalog-outside", what=HOSTILE, title="x", value=1))
    inner = escaped(text).values["reason"]
    assert isinstance(inner, Text)
    assert inner.values == {"what": escape(HOSTILE), "title": "x", "value": 1}


async def test_a_failure_that_carries_foreign_words_shows_them_as_they_are(
    standin: Standin, tmp_path: Path
) -> None:
    reason = Text("catalog-no-index", folder=HOSTILE)

    def fails(request: VideoRequest) -> None:
        raise UserError(reason)

    async with quick_bot(standin, tmp_path) as bot:
        bot.executor.before = fails
        asked = await bot.clip()
        told = await asked.message(lambda m: "There is no video" in m.content, TIMEOUT)
        assert escape(HOSTILE) in told.content
        assert render(reason) not in told.content
        await bot.settled(failed=1)


async def test_a_refusal_that_carries_a_members_words_shows_them_as_they_are(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path):
        ada, general = standin.members["ada"], standin.channel("general")
        asked = await ada.slash(general, "video", prompt="a red circle", model=HOSTILE[:100])
        told = await asked.message(lambda m: m.content, TIMEOUT)
        assert "https://" not in told.content
        assert r"\*\*\[look\]" in told.content


@pytest.mark.parametrize(
    "text", ["a sentence. And more, e.g. this one.", "1.5 m/s", "x...", "3.14."]
)
def test_plain_words_stay_readable(text: str) -> None:
    assert escape(text).count("\\") <= 3
