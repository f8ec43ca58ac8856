"""What is read from right to left, a member's words or name, turns nothing around it."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from bidi import get_display

from t2vbot.bot.info import FilmInfo
from t2vbot.bot.messages import case_wording, info_wording, jam_wording, relay_wording
from t2vbot.bot.messages.alt_text import alt_text
from t2vbot.bot.messages.clock import Clock
from t2vbot.bot.messages.markdown import clip, cut, escape, quote
from t2vbot.catalog.film import FilmRequest
from t2vbot.groups.jam import Jam
from t2vbot.groups.production import Scene
from t2vbot.groups.relay import Relay
from t2vbot.rules.case import Case, CaseKind, Reporter
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.standin import Standin
from t2vbot.text import LANGUAGES, Text, isolated, plain, render, speaking
from t2vbot.text.direction import FSI, PDI

from .executors import any_film
from .jobs import a_request
from .quick import TIMEOUT, QuickBot, post_id, quick_bot

HEBREW = "שועל אדום 7"
ARABIC = "ثعلب *أحمر* (3)"
TRICKS = "a\u202egnp.exe", "\u2067x", "x\u2069\u202e", "\u2068\u2068", HEBREW + "\u202b", "\u200f1"
ISOLATED = re.compile(f"{FSI}([^{FSI}{PDI}]*){PDI}")


def as_seen(line: str, base: str | None = None) -> str:
    """From left to right, by Unicode's algorithm, without the marks that nobody sees."""
    return plain(get_display(line, base_dir=base))


def assert_in_place(content: str) -> None:
    """Each line is seen as it is written, with what is isolated turned in its own place; wherever a
    client takes a line's own direction from.
    """
    for line in content.splitlines():
        parts = re.split(f"({FSI}[^{FSI}{PDI}]*{PDI})", line)
        # With letters around, since white space at a line's end goes by other rules.
        seen = (as_seen(f"a{part}a")[1:-1] if part.startswith(FSI) else part for part in parts)
        expected = "".join(seen)
        outside = "".join(part for part in parts if not part.startswith(FSI))
        assert plain(outside) == outside, ascii(line)
        assert as_seen(line, "L") == expected, ascii(line)
        if re.search("[a-z]", outside):  # else nothing but the words says where it begins
            assert as_seen(line) == expected, ascii(line)


def test_a_sentence_goes_on_behind_a_name() -> None:
    for words in (HEBREW, ARABIC):
        said = render(Text("bot-queue-what", prompt=escape(words), member="<@42>"))
        assert as_seen(said).endswith(" (<@42>)")
        assert_in_place(said)
        assert not as_seen(plain(said)).endswith(" (<@42>)")  # so it would be without marks
    assert_in_place(render(Text("host-choice-waiting", position=3, member=HEBREW, words=ARABIC)))
    listed = ", ".join(f"{escape(name)}: {n}" for n, name in enumerate((HEBREW, ARABIC, "x")))
    assert_in_place(render(Text("host-figures-servers", servers=listed)))


@pytest.mark.parametrize("words", TRICKS)
def test_no_mark_of_somebodys_turns_a_sentence(words: str) -> None:
    assert_in_place(render(Text("host-choice", state="held", member=words, words=words)))
    assert_in_place(render(Text("bot-queue-what", prompt=escape(words), member="<@42>")))
    assert_in_place(f"{quote(words, 12)} it goes on 1")


def test_nothing_is_marked_that_needs_no_mark() -> None:
    for words in ("a red fox", "Füchse 🦊 №5", "赤い狐", "Лиса", "👩‍👩‍👧"):
        assert isolated(words) == words
        assert not ISOLATED.search(render(Text("host-reason", reason=escape(words))))
    assert isolated(isolated(HEBREW)) == isolated(HEBREW)
    assert escape(isolated(HEBREW)) == isolated(HEBREW)


def test_what_people_copy_stays_as_it_is() -> None:
    path = f"/home/{HEBREW}/a.mp4"
    assert path in render(Text("info-no-file", file=path, error="gone"))
    block = f"```\n{HEBREW}\n```"
    assert block in render(Text("together-you-wrote", words=block))


def test_a_cut_loses_no_mark() -> None:
    whole = f"-# {escape(HEBREW)} and {escape(ARABIC)}: more"
    for limit in range(2, len(whole)):
        short = cut(whole, limit)
        assert len(short) <= limit
        assert short.count(FSI) == short.count(PDI)
        assert_in_place(short)
    for limit in range(4, 40):
        assert len(quote(HEBREW * 4, limit)) <= limit + 2
        assert_in_place(quote(ARABIC * 4, limit))
    words = f"{HEBREW} and then " * 80
    for request in (a_request(words), FilmRequest(ARABIC, (words,) * 9)):
        said = alt_text(request)
        assert 1000 < len(said) <= 1024
        assert said.count(FSI) == said.count(PDI) > 0
        assert_in_place(said)
    assert_in_place(clip(escape(HEBREW * 400)))
    assert len(clip(escape(HEBREW * 400))) == 2000


def test_whatever_is_written_is_seen_in_its_place() -> None:
    signs, draw = "aZ1 .,(א\u05d1ب٣\u202e\u2067\u2068\u2069\u200f🦊漢", random.Random(1)
    for _ in range(2000):
        words = "".join(draw.choices(signs, k=draw.randint(1, 12)))
        said = render(Text("bot-queue-what", prompt=escape(cut(words, 8)), member="<@42>"))
        assert_in_place(cut(f"in work: {said}, starts", draw.randint(12, 60)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_board_a_case_and_a_film_in_every_language(language: str) -> None:
    case = Case(CaseKind.REPORT, 1, 1, 1, "1", "1", 42, HEBREW, 2e9)
    case.reporters = {7: Reporter(7, ARABIC + " \u202e")}
    about = {"host": 42, "server_id": 1, "channel_id": 1, "board_id": 1, "ends_at": 2e9}
    scenes = [Scene(1, 42, HEBREW, 1)]
    with speaking(language):
        said = [
            *case_wording.at_desk(case, Clock()),
            info_wording.of_film(FilmInfo(ARABIC, (HEBREW, "a red fox"))),
            jam_wording.board(Jam(theme=HEBREW, scenes=scenes, **about), Clock()),
            relay_wording.board(Relay(theme=ARABIC, turns=3, **about), Clock()),
            render(Text("host-reason", reason=escape(HEBREW))),
        ]
    for content in said:
        assert FSI in content, ascii(content)
        for line in content.splitlines():
            parts = re.split(f"({FSI}[^{FSI}{PDI}]*{PDI})", line)
            outside = "".join(part for part in parts if not part.startswith(FSI))
            assert plain(outside) == outside
            before, after = outside[: len(parts[0])], outside[len(parts[0]) :]
            seen = as_seen(line, "L")
            assert seen.startswith(before) and seen.endswith(after), ascii(line)


@pytest.fixture(scope="module")
def film() -> bytes:
    """Made outside of the tests' loops."""
    return any_film()


async def said(asked: Interaction) -> str:
    return (await asked.message(lambda m: m.content, TIMEOUT)).content


async def answer(bot: QuickBot, command: str, **options: object) -> str:
    general, ada = bot.discord.channel("general"), bot.discord.members["ada"]
    return await said(await ada.slash(general, command, **options))


async def test_wherever_a_members_words_are_said(
    standin: Standin, tmp_path: Path, film: bytes
) -> None:
    """Status, queue, choices, result, info, lineage."""
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        ada, general = standin.members["ada"], standin.channel("general")
        asked = await bot.ask(prompt=HEBREW, avoid="\u202e" + ARABIC)
        shown = [await said(asked), await answer(bot, "queue")]
        choices = await ada.autocomplete(general, "video-cancel", {}, focused="video")
        shown += [choice["name"] for choice in choices]
        bot.executor.gate.set()
        video = await bot.video(asked)
        shown.append(video.content)
        info = await said(await ada.use_on(general, "Info", video))
        # Facts; the lines to copy have the words as they were typed.
        facts, *_ = info.partition("```")
        shown.append(facts)
        assert HEBREW in info and f"avoid: {FSI}" in facts
        assert not ISOLATED.search("".join(re.findall("```(.*?)```", info, re.DOTALL)))
        again = await bot.video(await ada.click(video, "Again"))
        shown += [again.content, await answer(bot, "video-lineage", video=post_id(again))]
    assert len(shown) == 7
    for content in shown:
        assert f"{FSI}{HEBREW}{PDI}" in content, ascii(content)
        assert_in_place(content)
    assert not standin.problems()
