"""Hints for who is new: for their eyes alone, each once, also after a restart; none where the host
wants none.
"""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from t2vbot.bot.messages import hinting
from t2vbot.bot.messages.hinting import Hinting
from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.film import SheetRequest
from t2vbot.database import Database
from t2vbot.jobs.executor import Kind
from t2vbot.jobs.job import Job
from t2vbot.posts.hints import Hint, HintTable
from t2vbot.posts.post import Post
from t2vbot.schema import MIGRATIONS
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.standin import Standin
from t2vbot.text import LANGUAGES, Text, render

from .jobs import TIMEOUT, a_destination, a_job
from .quick import QuickBot, quick_bot

FIRST, WAIT, CIRCLES = "your first video here", "You need not stay here", "can show only circle"


def hints(asked: Interaction) -> list[str]:
    """What its member alone was told beside its message."""
    return [m.content for m in asked.messages[1:] if m.only_for is asked.user]


async def hint(bot: QuickBot, asked: Interaction, words: str) -> str:
    return str(await bot.until(lambda: next((h for h in hints(asked) if words in h), None), words))


async def no_hint(bot: QuickBot, asked: Interaction) -> None:
    """All that was to be written is."""
    await bot.idle()
    await asyncio.gather(*bot.parts.outbox._messenger._hinting._tasks)  # type: ignore[attr-defined]
    assert not hints(asked)


async def test_a_first_video_brings_one_hint_and_no_second_one(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, hints=True) as bot:
        asked = await bot.ask()
        await bot.video(asked)
        said = await hint(bot, asked, FIRST)
        assert "**Again**" in said and "**More …**" in said
        again = await bot.ask()
        await bot.video(again)
        await no_hint(bot, again)
        assert not [m for m in bot.messages() if m.only_for is None and FIRST in m.content]
    async with quick_bot(standin, tmp_path, hints=True) as bot:  # nor after a restart
        asked, other = await bot.ask(), await bot.ask("ben")
        await bot.videos(asked, other)
        await hint(bot, other, FIRST)
        await no_hint(bot, asked)


async def test_who_asked_and_left_is_told_nothing_of_others(
    standin: Standin, tmp_path: Path
) -> None:
    ada, ben = standin.members["ada"], standin.members["ben"]
    async with quick_bot(standin, tmp_path, gate=False, hints=True) as bot:
        asked = await bot.ask()
        message = await asked.message(lambda m: "Me too" in m.labels, TIMEOUT)
        joined = await ben.click(message, "Me too")
        await joined.message(lambda m: m.content, TIMEOUT)
        left = await ada.click(message, "Cancel")
        await left.message(lambda m: m.content, TIMEOUT)
        bot.executor.gate.set()
        await bot.video(asked)
        await no_hint(bot, asked)
        own = await bot.ask("ben")  # whose first one is still to come
        await bot.video(own)
        await hint(bot, own, FIRST)


def test_the_first_video_is_told_of_where_its_buttons_are() -> None:
    told: list[Hint] = []
    catalog: Any = Catalog.load()
    hinting = Hinting(None, None, None, catalog, on=True)  # type: ignore[arg-type]
    hinting._tell = lambda _, __, hint, ___: told.append(hint)  # type: ignore[assignment,misc]
    post = Post(a_destination(), (1,), ("1",))
    clip = a_job()
    request: Any = clip.request
    drafts = Job(SheetRequest(request, (1, 2)), 1, Kind.CUT, ("2", "3"))
    for job, is_of_many in ((drafts, False), (clip, True), (clip, False)):
        hinting.delivered(None, post, job, is_of_many=is_of_many)  # type: ignore[arg-type]
    assert told == [Hint.RESULT]


async def test_a_first_long_wait_says_that_nobody_need_stay(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hinting, "LONG_WAIT", -1.0)
    async with quick_bot(standin, tmp_path, hints=True) as bot:
        await bot.video(await bot.ask("ben"))  # from here on it is known how long one takes
        bot.executor.gate.clear()
        await bot.ask("ben")
        asked = await bot.ask()
        assert "<t:" in await hint(bot, asked, WAIT)
        more = await bot.ask(prompt="another red circle")
        bot.executor.gate.set()
        await bot.videos(asked, more)
        await bot.until(lambda: any(FIRST in h for h in [*hints(asked), *hints(more)]) or None)
        assert len([*hints(asked), *hints(more)]) == 2


async def test_words_that_the_model_can_make_nothing_of_are_explained_once(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, hints=True) as bot:
        asked = await bot.ask(prompt="a cat plays the piano")
        assert "a red circle moving right" in await hint(bot, asked, CIRCLES)
        again = await bot.ask(prompt="a dog")
        await bot.videos(asked, again)
        await bot.idle()
        assert not [h for h in hints(again) if CIRCLES in h]


async def test_a_host_may_want_none(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, hints=False) as bot:
        asked = await bot.ask(prompt="a cat")
        await bot.video(asked)
        await no_hint(bot, asked)


def test_another_script_is_explained_where_a_model_reads_english_only() -> None:
    def said(model: str, prompt: str) -> Any:
        job = a_job(prompt=prompt)
        object.__setattr__(job.request, "model", model)
        catalog: Any = Catalog.load()
        found = Hinting(None, None, None, catalog, on=True)._misunderstood(job)  # type: ignore[arg-type]
        return found and found.key

    assert said("ms-1.7b", "ピアノを弾く猫") == "hint-english"
    assert said("ms-1.7b", "eine Katze") is None  # nobody can tell by its letters
    assert said("wan-1.3b", "ピアノを弾く猫") is None
    assert said("builtin", "ピアノを弾く猫") == "hint-subjects"
    assert said("gone", "x") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_hint_is_short_and_says_that_it_comes_once(language: str) -> None:
    values = {"when": "x", "model": "x", "subjects": "x", "example": "x", **hinting._common()}
    once = render(Text("hint-once"), language)
    for key in ("hint-wait", "hint-result", "hint-subjects", "hint-english"):
        said = render(Text(key, **values), language)
        assert len(said) < 500 and said.splitlines()[-1] == once


async def test_who_was_here_before_is_not_new(tmp_path: Path) -> None:
    number = next(n for n, step in enumerate(MIGRATIONS) if "TABLE hints" in str(step))
    database = await Database.open(tmp_path / "jobs.sqlite", MIGRATIONS[:number])
    await database.aclose()
    with sqlite3.connect(tmp_path / "jobs.sqlite") as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("INSERT INTO recipients VALUES ('0', 0, 7)")
    connection.close()
    database = await Database.open(tmp_path / "jobs.sqlite", MIGRATIONS)
    table = HintTable(database)
    assert not await table.claim(7, Hint.RESULT) and not await table.claim(7, Hint.WAIT)
    assert await table.claim(7, Hint.WORDS) and not await table.claim(7, Hint.WORDS)
    assert await table.claim(8, Hint.RESULT)
    await database.aclose()
