"""No text is longer than Discord takes where it is shown, in any language, with the longest values
that there may be.
"""

from __future__ import annotations

import itertools
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fluent.syntax import ast as fluent

from t2vbot.bot.commands.queue import SHOWN, put_together
from t2vbot.bot.info import FilmInfo, Info
from t2vbot.bot.messages import (
    case_wording,
    host_wording,
    info_wording,
    jam_wording,
    relay_wording,
    settings_wording,
    wording,
)
from t2vbot.bot.messages.clock import Clock
from t2vbot.bot.messages.markdown import quote
from t2vbot.bot.views.host import DAYS
from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.smooth import SmoothRequest
from t2vbot.groups.jam import Jam
from t2vbot.groups.production import Scene, SceneState, Stage
from t2vbot.groups.relay import Relay
from t2vbot.jobs.executor import Phase, Place, Progress
from t2vbot.jobs.job import Job, JobState, Result
from t2vbot.jobs.statistics import Summary
from t2vbot.posts.messenger import Brought, Final, Outcome
from t2vbot.posts.post import Post
from t2vbot.rules.bans import Ban
from t2vbot.rules.case import Case, CaseKind, Reporter, Verdict
from t2vbot.rules.rule import RULES, Choice, Flag, Models, Number, Scope, Value
from t2vbot.rules.rulebook import Edit, Holding, Spot
from t2vbot.rules.standing import State
from t2vbot.standin.standin import Standin
from t2vbot.text import ENGLISH, LANGUAGES, Text, render, speaking

from .jobs import a_destination, a_request
from .quick import quick_bot
from .test_locales import HOSTS, LOCALES, PLURALS, Parts, english_files, messages
from .text_places import LIMITS, MESSAGE, limits, nested, places

DEEPEST = 3  # texts within texts
NUMBER = 999_999_999
ROOT = Path(__file__).parents[1]
COUNTS = (0, 1, 2, 5, 1_000_000, NUMBER)  # of every plural category
ID = "9" * 20
NAME = "W" * 32  # of a person; a server's has up to 100
TITLE = "W" * 100  # what a film, a theme or a server is called, as the code cuts it
WORDS = "W" * 60  # what is left of a prompt in a list
WHEN = f"<t:{'9' * 12}:R>"
LINK = f"https://discord.com/channels/{ID}/{ID}/{ID}"
# What stands for a parameter of that name, whatever the code may give it.
PEOPLES: dict[str, str | float] = {
    **dict.fromkeys(("member", "by", "who"), f"<@{ID}>"),
    "others": " ".join([f"<@{ID}>"] * 10),
    "prompt": quote("W" * 2000),
    **dict.fromkeys(("when", "since", "until", "now"), WHEN),
    **dict.fromkeys(("link", "url"), LINK),
    "channel": f"<#{ID}>",
    **dict.fromkeys(("id", "seed", "reference"), ID),
}
# Where it is no text either, nor a number.
VALUES: dict[str, str | float] = {
    **dict.fromkeys(("words", "name", "title", "server", "theme", "reason"), WORDS),
    **dict.fromkeys(("model", "style", "similar", "file", "sizes", "spots", "word"), WORDS),
    **dict.fromkeys(("known", "models", "servers", "causes", "versions", "description"), WORDS * 5),
    "hours": "22:00 to 08:00",
    "bar": "█" * 18,
    "error": WORDS * 5,
    "licence": WORDS,
}
# Of some texts they are shorter than elsewhere, as the code cuts them or by their nature.
SHORTER: dict[tuple[str, str], str | float] = {
    ("host-presence-closed-until", "when"): "2026-12-31 18:00",
    **{(key, name): 10_000 for key in ("setting-form-hint",) for name in ("low", "high")},
    **{("setting-form-hint-unlimited", name): 1_000_000 for name in ("low", "high")},
    **{("bot-form-size-kept", name): "9999" for name in ("width", "height")},
    ("bot-menu-smooth-hint", "before"): 119.88,
    ("bot-menu-smooth-hint", "after"): 119.88,
    ("bot-menu-enhance-hint", "scale"): 1.5,
    ("bot-menu-enhance-hint", "times"): 99.9,
    **{(key, "number"): "99" for key in ("relay-form-title", "words-form-part")},
    ("bot-form-size-name", "name"): "landscape",
    ("bot-draft", "number"): 9,
    # What is longer is cut at its end.
    ("host-choice", "member"): NAME,
    ("host-choice", "words"): "W" * 30,
}


CUT = {"about-model"}  # on purpose, where it is a hint; /models has all of it


def limit_of(key: str) -> int:
    return MESSAGE if key in CUT else limits().get(key, MESSAGE)


@cache
def patterns(language: str) -> dict[str, fluent.Pattern]:
    files = (LOCALES / language).glob("*.ftl")
    return {k: p for f in files if f.stem not in HOSTS for k, p in messages(f).items()}


@cache
def parts_of(key: str, language: str) -> Parts:
    """In English, where a language lacks it."""
    return Parts(patterns(language).get(key) or patterns(ENGLISH)[key])


@cache
def longest(key: str, language: str, depth: int = 0) -> str:
    """With the values and variants that make it so, and the longest texts within it."""
    parts = parts_of(key, language)
    return _longest(key, language, [_values(key, n, parts, language, depth) for n in named(parts)])


def own(key: str, language: str) -> str:
    """Its own words, with nothing for what others wrote, in the longest variant."""
    parts = parts_of(key, language)
    return _longest(key, language, [_variants(name, parts) or [""] for name in named(parts)])


def named(parts: Parts) -> list[str]:
    return sorted(parts.parameters)


def _longest(key: str, language: str, given: list[list[str | float]]) -> str:
    names = named(parts_of(key, language))
    said = (
        render(Text(key, **dict(zip(names, values, strict=True))), language)
        for values in itertools.product(*given)
    )
    return max(said, key=len)


def _variants(name: str, parts: Parts) -> list[str | float]:
    """What a variant is chosen by."""
    variants = parts.variants.get(name, set())
    words = {one for one in variants if not one.isdecimal()} - PLURALS
    return sorted(words) if words else [*COUNTS] if variants else []


def _values(key: str, name: str, parts: Parts, language: str, depth: int) -> list[str | float]:
    if (key, name) in SHORTER:
        return [SHORTER[key, name]]
    if variants := _variants(name, parts):
        return variants
    if name in PEOPLES:
        return [PEOPLES[name]]
    inner = nested(key, name) & {*patterns(ENGLISH)} if depth < DEEPEST else set()
    if inner:
        return [max((longest(one, language, depth + 1) for one in inner), key=len)]
    return [VALUES.get(name, NUMBER)]


def test_it_is_known_where_texts_are_shown() -> None:
    """By the code that shows them, or else they are read as messages, which may be long."""
    assert {kind for kind in LIMITS if kind != ("UserSelect", "placeholder")} == {
        place.kind for place in places() if place.keys
    }
    named = [
        key
        for key in patterns(ENGLISH)
        if re.search("(?<!page)-(button|form|menu)-", key)
        and not longest(key, ENGLISH).endswith(".")  # that is a message about one
    ]
    assert len(named) > 50
    assert sorted({*named} - limits().keys()) == []
    for key, name in SHORTER:
        assert name in Parts(patterns(ENGLISH)[key]).parameters


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_fits_where_it_is_shown(language: str, caplog: pytest.LogCaptureFixture) -> None:
    too_long = {
        key: (len(said), limit_of(key), said)
        for key in patterns(ENGLISH)
        if len(said := longest(key, language)) > limit_of(key)
    }
    assert too_long == {}
    assert not caplog.records


# Messages of several texts, by the functions that make them.

LONG = "*W" * 500  # a prompt of as many characters as there may be, each escaped
SOON = time.time() + 9e9
CLOCK = Clock()
CATALOG = Catalog.load()


def a_job(state: JobState, **values: Any) -> Job:
    prompt = replace(a_request(), prompt=LONG, negative_prompt=LONG, model="w" * 60, seed=2**32 - 1)
    job = Job(prompt, int(ID), state=state, attempts=2, starts_at=SOON)
    for name, value in values.items():
        setattr(job, name, value)
    return job


def a_post(count: int = 100) -> Post:
    return Post(a_destination(), (int(ID),) * count)


def statuses() -> Iterator[str]:
    post = a_post()
    yield wording.status(post, [a_job(JobState.HELD)], CLOCK)
    waiting = a_job(JobState.WAITING, position=NUMBER)
    yield wording.status(post, [waiting], CLOCK)
    yield wording.status(post, [waiting] * 4, CLOCK)
    unknown = a_job(JobState.WAITING, position=99, starts_at=None, unknown_model="W" * 60)
    yield wording.status(post, [unknown], CLOCK)
    for phase in Phase:
        progress = Progress(phase, NUMBER, NUMBER)
        yield wording.status(post, [a_job(JobState.RUNNING, progress=progress)], CLOCK)
    stuck = a_post()
    stuck.stuck_since = SOON
    yield wording.status(stuck, [a_job(JobState.DONE)], CLOCK)


def finals(language: str) -> Iterator[str]:
    why = Text("case-why", reason=longest("engine-check-withheld", language))
    origin = Text("bot-origin", url=LINK, member=f"<@{ID}>")
    job = a_job(JobState.DONE)
    notes = ("engine-shorter-and-smaller", "engine-avoid-unread", "engine-prompt-cut")
    notes += ("engine-rougher", "engine-check-hidden", "video-letters-left-out")
    said = tuple(Text("case-why", reason=longest(key, language)) for key in notes)
    job.result = Result(1, SmoothRequest(replace(job.request, enhance=True)), 99_999.0, said)
    file = SimpleNamespace(seconds=9999.9, width=9999, height=9999)
    video = Final(Outcome.VIDEO, job, file)  # type: ignore[arg-type]
    yield wording.final(a_post(), video, origin=origin)
    others = tuple(Brought(job, file) for _ in range(3))  # type: ignore[arg-type]
    yield wording.final(a_post(), replace(video, others=others), origin=origin)
    for outcome in (Outcome.KEPT, Outcome.FAILED, Outcome.CANCELLED):
        final = Final(outcome, job, reason=why)
        yield wording.final(a_post(), final)
        yield wording.from_elsewhere(a_post(), "", why)


def infos() -> Iterator[str]:
    request = replace(a_job(JobState.DONE).request, style="w" * 60, enhance=True)
    whole = Info(request, True, "/video " + LONG, "python bot.py " + LONG, "1", True)
    yield info_wording.of_clip(whole)[0]
    yield info_wording.of_clip(replace(whole, why=Text("info-cut"), is_whole=False))[0]
    yield info_wording.of_film(FilmInfo(LONG, (LONG,) * 25))


def together() -> Iterator[str]:
    scenes = [Scene(n, int(ID), LONG, 1, state=SceneState.MAKING) for n in range(1, 26)]
    about = {"theme": LONG, "host": int(ID), "server_id": 1, "channel_id": 1, "board_id": 1}
    about |= {"ends_at": SOON, "scenes": scenes}
    for stage in Stage:
        jam = Jam(state=stage, votes_each=99, scenes_each=25, film_job_id="1" * 16, **about)
        relay = Relay(state=stage, turns=25, writer=int(ID), **about | {"scenes": scenes[:1]})
        yield from (jam_wording.board(jam, CLOCK), relay_wording.board(relay, CLOCK))
    yield from (jam_wording.order(jam), jam_wording.scene(jam, scenes[-1]))
    yield relay_wording.scene(relay, scenes[0])


def cases() -> Iterator[str]:
    for kind in CaseKind:
        case = Case(kind, int(ID), int(ID), int(ID), "1", "1", int(ID), LONG, SOON)
        case.reporters = {n: Reporter(int(ID), LONG) for n in range(999)}
        yield from case_wording.at_desk(case, CLOCK, is_left=True)
        case.decide(Verdict.BANNED, int(ID), SOON)
        yield from case_wording.at_desk(case, CLOCK, is_left=True)


def settings() -> Iterator[str]:
    """As ``views/settings.py`` puts a page together."""
    spot = Spot(Scope.CHANNEL, int(ID))
    listed = " · ".join(render(settings_wording.spot_of(spot)) for _ in range(10))
    around = [render(Text("setting-title", spot=settings_wording.spot_of(spot)))]
    around.append(render(Text("setting-elsewhere", spots=listed, more=999)))
    for names in settings_wording.TOPICS.values():
        lines = [settings_wording.line(name, Holding(most(name), spot)) for name in names]
        edits = [Edit(spot, names[0], most(names[0]), most(names[0]))]
        yield "\n".join([*settings_wording.edited(edits), *around, *map(render, lines)])


def most(name: str) -> Value:
    kind = RULES[name].kind
    if isinstance(kind, Choice):
        return max(
            kind.options, key=lambda option: len(render(settings_wording.option_of(name, option)))
        )
    if isinstance(kind, Number):
        return kind.high
    if isinstance(kind, Flag):
        return True
    return tuple(CATALOG.names()) if isinstance(kind, Models) else int(ID)


def hosts(folder: Path) -> Iterator[str]:
    """The host's panel and figures, with more devices than there is room for."""
    places = [Place(f"{'w' * 30}/cuda:{n}", tuple(CATALOG.names())[:2]) for n in range(40)]
    dispatcher = SimpleNamespace(
        in_work=lambda: [1] * 99, count=lambda: NUMBER, held=lambda: [1] * 99, places=lambda: places
    )
    now = SimpleNamespace(state=State.PAUSED, reason="*W" * 100, until=SOON, is_open=False)
    now.accepts = False
    openness = SimpleNamespace(now=lambda: now, standing=SimpleNamespace(quiet="22:00 to 08:00"))
    services: Any = SimpleNamespace(dispatcher=dispatcher, openness=openness, clock=CLOCK)
    services.media = SimpleNamespace(folder=folder)
    yield host_wording.panel(services, Text("host-cancelled", member=f"<@{ID}>"))
    guild = SimpleNamespace(name="*W" * 50)
    client: Any = SimpleNamespace(get_guild=lambda _: guild, since=-9e9)
    causes = ("memory", "device", "picture", "check", "download", "model", "bug", "other")
    counts = dict.fromkeys(causes, NUMBER)
    models, servers = dict.fromkeys(CATALOG.names(), NUMBER), dict.fromkeys(range(1, 9), NUMBER)
    summary = Summary(NUMBER, Counter(counts), NUMBER, 9e9, 9e9, Counter(models), Counter(servers))
    yield host_wording.figures(services, client, dict.fromkeys(DAYS, summary))
    bans = [Ban(int(ID), "x", None, int(ID), int(ID), SOON)] * 99
    yield host_wording.bans(services, client, bans, bans)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_of_several_texts_fits(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing is cut off at its end, where there is something to say, too."""
    cut_off = []

    def cut(text: str, limit: int) -> str:
        if len(text) > limit:
            cut_off.append(text)
        return text

    monkeypatch.setattr("t2vbot.bot.messages.markdown.cut", cut)
    with speaking(language):
        messages = [
            *(*statuses(), *finals(language), *infos(), *together(), *cases(), *settings()),
            *(*hosts(tmp_path), *queue(language)),
        ]
    assert cut_off == []
    assert len(messages) > 50
    assert {len(said): said for said in messages if len(said) > MESSAGE} == {}


def queue(language: str) -> Iterator[str]:
    what = Text("bot-queue-what", prompt=r"\W" * 60, member=f"<@{ID}>")
    lines = [Text("bot-queue-making", what=what)] * 12
    lines += [Text("bot-queue-waiting-starts", position=15, what=what, when=WHEN)] * SHOWN
    notice, last = longest("bot-notice", language), longest("bot-queue-new", language)
    shown = put_together(notice, lines, NUMBER, last)
    assert notice in shown and last in shown
    yield shown


async def test_every_model_is_explained(standin: Standin, tmp_path: Path) -> None:
    """They are too many for one message."""
    async with quick_bot(standin, tmp_path) as bot:
        asked = await standin.members["ada"].slash(standin.channel("general"), "models")
        names = [f"`{name}`" for name in CATALOG.names()]

        def all_said() -> str | None:
            said = "\n".join(message.content for message in asked.messages)
            return said if all(name in said for name in names) else None

        assert len(await bot.until(all_said)) > MESSAGE
        assert all(message.flags & 64 for message in asked.messages)
    assert not standin.problems()


DOCS = ROOT / "docs" / "TRANSLATING.md"
BEGIN, END = "<!-- texts: pytest tests/test_lengths.py --write-docs -->", "<!-- end of texts -->"


def table() -> str:
    head = ["file", *LANGUAGES]
    rows, there = [head, ["---"] * len(head)], dict.fromkeys(LANGUAGES, 0)
    for name in english_files():
        row, wanted = [name.removesuffix(".ftl")], messages(LOCALES / ENGLISH / name)
        for language in LANGUAGES:
            file = LOCALES / language / name
            found = messages(file).keys() & wanted.keys() if file.exists() else set()
            there[language] += len(found)
            most = max((len(own(key, language)) for key in found), default=0)
            row.append(f"{len(found)} · {most}")
        rows.append(row)
    count = len(patterns(ENGLISH))
    rows.append(
        ["**all**", *(f"{there[one]} of {count}, {count - there[one]}" for one in LANGUAGES)]
    )
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def test_the_table_of_texts_is_true(pytestconfig: pytest.Config) -> None:
    before, _, rest = DOCS.read_text(encoding="utf-8").partition(BEGIN)
    written, _, after = rest.partition(END)
    if pytestconfig.getoption("--write-docs"):
        DOCS.write_text(f"{before}{BEGIN}\n{table()}{END}{after}", encoding="utf-8")
        return
    assert written.strip() == table().strip(), "write it: pytest tests/test_lengths.py --write-docs"


def test_the_terms_are_those_of_the_texts() -> None:
    _, _, terms = DOCS.read_text(encoding="utf-8").partition("\n## Terms\n")
    rows = re.findall(r"^\| (.*) \|$", terms.partition("\n## ")[0], re.MULTILINE)
    languages, _, *rows = (row.split(" | ") for row in rows)
    assert sorted(languages) == sorted(LANGUAGES)
    assert len(rows) > 10
    for language, words in zip(languages, zip(*rows, strict=True), strict=True):
        files = (LOCALES / language).glob("*.ftl")
        said = "\n".join(file.read_text(encoding="utf-8") for file in files).lower()
        assert [word for word in words if word.lower() not in said] == [], language
