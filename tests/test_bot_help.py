"""/video-help: what a member is told, in every language, and examples to press."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from t2vbot.bot.messages.help_wording import Place, help_text
from t2vbot.bot.messages.markdown import CONTENT_LIMIT
from t2vbot.builtin.captions import COLORS, KINDS, MOTIONS, SIZES
from t2vbot.catalog.bounds import Bounds
from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.defaults import Defaults
from t2vbot.catalog.examples import (
    examples_of,
    is_in_another_script,
    names_no_subject,
    reads_english_only,
)
from t2vbot.catalog.options import MAX_PROMPT, Options
from t2vbot.rules.asker import Asker
from t2vbot.standin.standin import Standin
from t2vbot.text import ENGLISH, LANGUAGES, Text, speaking
from t2vbot.text.languages import LOCALES

from .moderating import TIMEOUT, set_rules
from .quick import quick_bot

CATALOG = Catalog.load()
BUILTIN = CATALOG.get("builtin")


class TightLimits:
    """The most that there may be to say."""

    def bounds(self, asker: Asker) -> Bounds:
        return Bounds()

    def left(self, name: str, asker: Asker) -> float:
        return 1_000_000

    def most(self, name: str, asker: Asker) -> float:
        return 1_000

    def pause(self, asker: Asker) -> float:
        return 86_400


def everything(model: str) -> Place:
    return Place(
        model=CATALOG.get(model),
        asker=Asker(1, 2),
        limits=TightLimits(),  # type: ignore[arg-type]
        can_start_from_picture=True,
        refusal=Text("rules-only-there", channel="<#1234567890123456789>"),
        notice=None,
        is_moderator=True,
        is_host=True,
        link=lambda name: f"</{name}:1234567890123456789>",
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_whatever_there_is_to_say(language: str) -> None:
    with speaking(language):
        for model in CATALOG.names():
            for place in (refused := everything(model), replace(refused, refusal=None)):
                said = help_text(place)
                assert len(said) <= CONTENT_LIMIT and not said.endswith("…"), (model, len(said))
                assert "</video-host:" in said  # which stands last


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != ENGLISH])
def test_options_are_called_what_discord_calls_them_there(language: str) -> None:
    commands = (LOCALES / language / "command.ftl").read_text(encoding="utf-8")
    names = set(re.findall(r"^command-video--[a-z]+ = (.+)$", commands, re.MULTILINE))
    said = (LOCALES / language / "help.ftl").read_text(encoding="utf-8")
    options = re.findall(r"`([^`/]+)`", said)
    assert len(options) == 12 and set(options) <= names


def test_it_says_what_the_model_can_do_and_no_more() -> None:
    said = help_text(everything("builtin"))
    assert "circle, square, triangle, star, heart" in said
    assert "`enhance`" not in said and "`style`" not in said
    assert "`enhance`" in help_text(everything("ms-1.7b"))
    assert "`style`" in help_text(everything("wan-1.3b"))
    with speaking("de"):
        assert "nur Englisch" in help_text(everything("ms-1.7b"))
        assert "nur Englisch" not in help_text(everything("wan-1.3b"))


@pytest.mark.parametrize("name", CATALOG.names())
def test_every_model_takes_its_examples(name: str) -> None:
    model = CATALOG.get(name)
    assert len({*examples_of(model)}) == 3
    for example in examples_of(model):
        assert len(example) <= MAX_PROMPT
        assert CATALOG.resolve(Options(prompt=example), name).prompt == example


def test_the_built_in_models_words_are_those_that_it_learned() -> None:
    said = {name: {name, *others} for name, others in BUILTIN.subjects.items()}
    for kind, words in KINDS.items():  # "love heart" has "heart" in it
        assert all(any(own in word for own in said[kind]) for word in words), kind
    assert said.keys() == KINDS.keys()
    known = {"slowly", "quickly", *COLORS, *SIZES}
    known |= {words[0] for words in MOTIONS.values()}
    assert {*BUILTIN.knows} == known


@pytest.mark.parametrize(
    ("prompt", "is_unknown"),
    [("a cat", True), ("two STARS", False), ("boxes", False), ("a starling", True), ("", True)],
)
def test_whether_a_prompt_names_something_that_the_model_knows(
    prompt: str, is_unknown: bool
) -> None:
    assert names_no_subject(BUILTIN, prompt) is is_unknown
    assert not names_no_subject(CATALOG.get("ms-1.7b"), prompt)


@pytest.mark.parametrize(
    ("prompt", "is_foreign"),
    [
        *(("赤い丸 red", True), ("красный круг", True), ("un château près de l'eau", False)),
        *(("a red circle", False), ("12345", False), ("hình tròn màu đỏ", False)),
    ],
)
def test_whether_a_prompt_is_in_a_script_of_english(prompt: str, is_foreign: bool) -> None:
    assert is_in_another_script(prompt) is is_foreign


def test_which_models_read_english_only() -> None:
    assert reads_english_only(BUILTIN) and reads_english_only(CATALOG.get("cogvideox-2b"))
    assert not reads_english_only(CATALOG.get("wan-1.3b"))  # umT5
    assert not reads_english_only(CATALOG.get("skyreels-1.3b"))  # either, by its folder


async def test_one_press_makes_the_first_video(standin: Standin, tmp_path: Path) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    async with quick_bot(standin, tmp_path) as bot:
        await set_rules(standin, quota_clips=1)
        asked = await ada.slash(general, "video-help")
        shown = await asked.message(lambda m: m.content, TIMEOUT)
        assert shown.only_for is ada.user
        assert "one video left in 24 hours" in shown.content
        assert "</video:" in shown.content and "video-settings" not in shown.content
        assert shown.labels[0].startswith("Try: a red circle") and len(shown.labels) == 3
        pressed = await ada.click(shown, shown.labels[0])
        video = await bot.video(pressed)
        assert video.only_for is None and bot.executor.made == [BUILTIN.examples[0]]
        again = await ada.click(shown, shown.labels[1])  # by the rules of /video
        await again.message(lambda m: "one video in 24 hours" in m.content, TIMEOUT)
        asked = await ada.slash(general, "video-help")
        shown = await asked.message(lambda m: m.content, TIMEOUT)
        assert "0 videos left" in shown.content
        assert bot.executor.made == [BUILTIN.examples[0]]


async def test_a_try_is_shown_as_its_member_wants_it(standin: Standin, tmp_path: Path) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    async with quick_bot(standin, tmp_path) as bot:
        own = Defaults(private=True, spoiler=True, num_inference_steps=3)
        await bot.parts.client.services.own_defaults.put(ada.user.id, own)
        asked = await ada.slash(general, "video-help")
        shown = await asked.message(lambda m: m.content, TIMEOUT)
        video = await bot.video(await ada.click(shown, shown.labels[0]))
        assert video.only_for is ada.user
        assert video.attachments[0].filename.startswith("SPOILER_")
        (request,) = bot.executor.requests
        assert request.num_inference_steps == 3


async def test_where_nothing_can_be_asked_for_it_says_why(standin: Standin, tmp_path: Path) -> None:
    ada, cleo, general = standin.members["ada"], standin.members["cleo"], standin.channel("general")
    async with quick_bot(standin, tmp_path):
        await set_rules(standin, allowed=["no"])
        asked = await ada.slash(general, "video-help")
        shown = await asked.message(lambda m: m.content, TIMEOUT)
        assert "cannot be made in this channel" in shown.content and not shown.labels
        asked = await cleo.slash(general, "video-help")  # who owns the server
        shown = await asked.message(lambda m: m.content, TIMEOUT)
        assert "For moderators: </video-settings:" in shown.content


async def test_in_a_direct_message_no_server_is_spoken_of(standin: Standin, tmp_path: Path) -> None:
    ada = standin.members["ada"]
    async with quick_bot(standin, tmp_path):
        asked = await ada.slash(standin.dm(ada), "video-help")
        shown = await asked.message(lambda m: m.content, TIMEOUT)
        assert "jam" not in shown.content and "In servers" in shown.content and shown.labels
