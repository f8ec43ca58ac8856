"""The prompt filter: what it finds however it is written, and what it leaves alone."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Iterator
from itertools import product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from t2vbot.errors import RequestRefused
from t2vbot.rules import word_filter as module
from t2vbot.rules.folding import Sign, sign
from t2vbot.rules.shapes import WILD
from t2vbot.rules.word_entry import LONGEST, Entry, parse_list
from t2vbot.rules.word_filter import WordFilter
from t2vbot.rules.word_tree import MOST_STATES, Node, State, step

from .filter_sets import evasions, innocent, the_filter
from .plain_english import entries, plainly, prompts

LISTED = the_filter()


def found(words: str, text: str) -> str | None:
    entry = WordFilter(parse_list(words)).search(text)
    return None if entry is None else str(entry)


# --- The two sets.


def test_there_are_a_hundred_of_each() -> None:
    assert len(set(evasions())) == 100
    assert len(set(innocent())) == 100


def test_evasions_are_found() -> None:
    missed = [
        (entry, prompt) for entry, prompt in evasions() if str(LISTED.search(prompt)) != entry
    ]
    assert missed == []


def test_innocent_prompts_are_left_alone() -> None:
    assert [prompt for prompt in innocent() if LISTED.search(prompt)] == []


def test_plain_english_is_read_as_it_is() -> None:
    """A thousand prompts of those of the benchmark, against a thousand entries."""
    words = entries()
    word_filter, as_typed = WordFilter(words), plainly(words)
    wrong = [
        text
        for text in prompts(1000)
        if (word_filter.search(text) is not None) != bool(as_typed.search(text.lower()))
    ]
    assert wrong == []


# --- Lists.


@pytest.mark.parametrize(
    ("line", "shown", "is_exception", "is_prefix"),
    [
        ("Badger", "badger", False, False),
        ("  rotten   EGG ", "rotten egg", False, False),
        ("kill*", "kill*", False, True),
        ("! Dick Van Dyke", "!dick van dyke", True, False),
        ("!kill*", "!kill*", True, True),
        ("bad\u200bger", "badger", False, False),
        ("悪", "悪", False, False),
        ("Mörder", "mörder", False, False),
    ],
)
def test_a_line(line: str, shown: str, is_exception: bool, is_prefix: bool) -> None:
    entry = Entry.parse(line)
    assert str(entry) == shown
    assert (entry.is_exception, entry.is_prefix) == (is_exception, is_prefix)
    assert Entry.parse(str(entry)) == entry


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("", "rules-word-empty"),
        (" \u200b ", "rules-word-empty"),
        ("b" * (LONGEST + 1), "rules-word-too-long"),
        ("!!", "rules-word-only-marks"),
        ("*", "rules-word-only-marks"),
        ("💩", "rules-word-only-marks"),
        ("ba*ger", "rules-word-star"),
        ("*badger", "rules-word-star"),
        ("b", "rules-word-too-short"),
        ("as*", "rules-prefix-too-short"),
    ],
)
def test_a_line_that_cannot_be_used(line: str, key: str) -> None:
    with pytest.raises(RequestRefused) as refused:
        Entry.parse(line)
    assert refused.value.text.key == key


def test_a_list_has_lines_commas_comments_and_each_entry_once() -> None:
    text = "badger, gore\n\n# rude\n  # more\nBADGER\nkill*,!killjoy,,\r\nrotten egg"
    assert list(map(str, parse_list(text))) == ["badger", "gore", "kill*", "!killjoy", "rotten egg"]
    assert parse_list("") == ()


def test_all_faults_of_a_list_are_in_one_refusal() -> None:
    with pytest.raises(RequestRefused) as refused:
        parse_list("badger\nb\nas*\nba*ger")
    assert all(f"“{line}”" in str(refused.value) for line in ("b", "as*", "ba*ger"))
    with pytest.raises(RequestRefused) as refused:
        parse_list("\n".join("bcdfghjklmnpqrst"))
    assert "6 more" in str(refused.value)


# --- What an entry is.


@pytest.mark.parametrize(
    ("words", "text", "entry"),
    [
        ("badger", "a badger's set", "badger"),
        ("badger", "badgers", None),
        ("badger", "the badgering", None),
        ("badger*", "badgers", "badger*"),
        ("badger*", "honeybadger", None),
        ("rotten egg", "a rotten egg", "rotten egg"),
        ("rotten egg", "rotten eggs", None),
        ("rotten egg*", "rotten eggs", "rotten egg*"),
        ("rotten egg", "rotten, egg yolk", None),
        ("rotten egg", "It was rotten. Egg on toast", None),
        ("kill*, !killjoy", "a killjoy", None),
        ("kill*, !killjoy", "a killjoy kills", "kill*"),
        ("kill*, !kill*", "kills", None),
        ("dick, !dick van dyke", "Dick Van Dyke", None),
        ("dick, !dick van dyke", "Dick Van Dyke and dick", "dick"),
        ("dick, !dick van dyke", "d1ck van dyke", "dick"),
        ("悪い, !悪い冗談", "とても悪い人", "悪い"),
        ("悪い, !悪い冗談", "悪い冗談", None),
        ("hell", "he'll", None),
        ("whore", "who're", None),
        ("he'll", "he'll", "he'll"),
        ("420", "at 420 degrees", "420"),
        ("4chan", "on 4chan", "4chan"),
        ("god", "good", None),
        ("ass", "as", None),
        ("asses", "ases", None),
        ("pus", "puss in boots", None),
        ("shit*", "shiitake", None),
        ("balls", "bails of hay", None),
        ("fag", "FAQ", None),
        ("pot", "рот, сок", None),
        ("pot", "a \u0440ot of gold", "pot"),
        ("gin", "a 9in screen", None),
        ("poison*", "Poisson", None),
        ("nip", "NLP", None),
        ("anal", "Hello Ana!", None),
        ("crap", "a trap (rap)", None),
        ("snot*", "the Programmer's note", None),
        ("ass*", "as_shown", None),
        ("fag", "8fa6-4a0", None),
        ("плохо", "плO\u0445\u043e", "плохо"),
        ("рот", "a pot", None),
        ("ばか", "バカ", "ばか"),
        ("!badger", "badger", None),
    ],
)
def test_what_an_entry_finds(words: str, text: str, entry: str | None) -> None:
    assert found(words, text) == entry


def test_a_list_of_nothing_finds_nothing() -> None:
    assert WordFilter([]).search("anything") is None


# --- Any text at all.

WORDS = ("badger", "gore", "naked", "rotten egg", "damn", "crap", "moron", "vodka", "stupid")
ANY_OF = WordFilter(map(Entry.parse, WORDS))
SENTENCE = st.lists(
    st.sampled_from(["a", "fox", "in", "the", "snow,", "under", "(old)", "trees;", "he'll", "go!"])
)


@settings(max_examples=300)
@given(SENTENCE, st.sampled_from(WORDS), SENTENCE)
def test_a_word_in_any_sentence_is_found(before: list[str], word: str, after: list[str]) -> None:
    assert str(ANY_OF.search(" ".join([*before, word, *after]))) == word


LOOKS = {
    "a": "\u0430\u1ea1@4\U0001d4ea",
    "e": "\u0435\u00e93\u24d4",
    "o": "\u043e\u00f80",
    "r": "\u1d3f",
    "d": "\u0501",
    "i": "\u0456!1",
    "p": "\u0440",
    "m": "\u217f",
}
MARKS = ["\u200b", "\u200d", "\u00ad", "\u0336", "\ufe0f", "\u2066"]
SEPARATORS = [" ", ".", "-", "_", "*", "🔥", " . ", "\n", "~", "/", ", "]


@st.composite
def decorated(draw: st.DrawFn) -> tuple[str, str]:
    """A word, and how somebody might write it."""
    word = draw(st.sampled_from([word for word in WORDS if " " not in word]))
    shown = list(word)
    for at in draw(st.sets(st.integers(0, len(word) - 1), max_size=2)):
        shown[at] = draw(st.sampled_from(LOOKS.get(word[at], word[at].upper())))
    if draw(st.booleans()):
        at = draw(st.integers(0, len(word) - 1))
        shown[at] = shown[at] * draw(st.integers(3, 9))
        return word, "".join(shown)
    for at in draw(st.sets(st.integers(0, len(word) - 1))):
        shown[at] += draw(st.sampled_from(MARKS))
    is_spaced = sum(not each[0].isalpha() for each in shown) == 0 and draw(st.booleans())
    return word, (draw(st.sampled_from(SEPARATORS)) if is_spaced else "").join(shown)


@settings(max_examples=400)
@given(SENTENCE, decorated(), SENTENCE)
@example([], ("crap", "c r \u0430 \u0440"), [])  # as many Cyrillic letters as Latin ones
def test_a_word_in_disguise_is_found(
    before: list[str], made: tuple[str, str], after: list[str]
) -> None:
    word, shown = made
    assert str(ANY_OF.search("  ".join([*before, shown, *after]))) == word


@given(st.text("fhjqwxyz .,-_*'\n\u200bжшщ魚🦊😀\u0301"))
def test_letters_that_no_entry_has_are_never_a_match(text: str) -> None:
    assert WordFilter(map(Entry.parse, ("badger", "moron", "cup*", "悪い"))).search(text) is None


@settings(max_examples=500)
@given(st.text() | st.text("badgerkil l1!|()/\\*-._\u202e\ue000\uf8ff\ud800ǝ悪🇧"))
def test_no_text_is_too_strange(text: str) -> None:
    LISTED.search(text)
    assert LISTED.search(f"{text}\nbadger") is not None


@given(st.text())
def test_no_line_is_too_strange(line: str) -> None:
    """It is an entry, which finds itself, or refused."""
    try:
        entry = Entry.parse(line)
    except RequestRefused:
        return
    assert Entry.parse(str(entry)) == entry
    if not entry.is_exception:
        assert WordFilter([entry]).search(entry.words) == entry


def test_every_character_can_be_read() -> None:
    for character in map(chr, range(sys.maxunicode + 1)):
        if unicodedata.category(character) not in ("Cn", "Co"):  # none yet, and of nobody's
            assert isinstance(sign.__wrapped__(character), Sign)


# --- Time grows with the text, not with its square.


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], int]]:
    """How many steps along the tree a text takes, and how many states they had."""
    real, taken = module.step, [0]

    def counted(states, readings):  # type: ignore[no-untyped-def]
        taken[0] += 1 + len(states)
        return real(states, readings)

    monkeypatch.setattr(module, "step", counted)
    words = WordFilter(entries())

    def count(text: str) -> int:
        taken[0] = 0
        words.search(text)
        return taken[0]

    return count


@pytest.mark.parametrize(
    "unit",
    [
        *("k", "as", "k ", "a b  ", ".", "a*", "$", "$a", "$ ", "ki l ", "()", "rotten ", "ass-"),
        *("\u200b", "a\u0301", "к", "悪", "🇧", "kill3 ", "1", "1a", "d-", "ɐ", "a.b-", "da mn "),
    ],
)
def test_twice_the_text_takes_twice_the_steps(steps: Callable[[str], int], unit: str) -> None:
    short, long = steps("x " + unit * 500), steps("x " + unit * 1000)
    assert long <= 2.3 * short + 500
    assert long <= 10 * 1000 * len(unit)


def test_blanks_in_a_dense_list_are_bounded() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    tree = Node()
    for word in map("".join, product("x", letters, letters)):
        tree.add(word, Entry(word))
    states: list[State] = [(tree.children["x"], "", 0, 0)]
    for _ in range(2):
        states = step(states, (("", WILD),))
    assert len(states) == MOST_STATES
    assert step(states, (("", WILD),)) == []  # a third is not looked at


def test_a_blank_is_found_in_a_long_list() -> None:
    words = WordFilter([*entries(), Entry.parse("glimmer")])
    assert str(words.search("a gl*mm*r")) == "glimmer"
