"""The output check as members see it: the real bot, real clips and classifiers, the real ffmpeg."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest

from t2vbot.app import DATABASE
from t2vbot.database import Database
from t2vbot.jobs.job import Job
from t2vbot.jobs.table import JobTable
from t2vbot.schema import MIGRATIONS
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .checkpoints import tiny_classifier
from .cinema import Clips, cinema, colours, make_clips
from .jobs import a_request
from .moderating import set_rules
from .quick import QuickBot
from .reliability import WAIT, patient, seen
from .running import bot_in_process
from .test_bot_film import MINE, cut, film, options_of
from .test_bot_likes import best, like, made
from .test_bot_reels import reel

TEXT = "so nobody sees it"


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    return asyncio.run(make_clips(tmp_path_factory.mktemp("clips")))


@asynccontextmanager
async def checked(
    standin: Standin, folder: Path, clips: Clips, **settings: object
) -> AsyncIterator[QuickBot]:
    """Red clips are found."""
    async with cinema(standin, folder, clips, **settings) as bot:
        bot.executor.hides = lambda request: "red" in request.prompt
        yield bot


async def test_what_is_found_is_hidden_and_nobody_else_is_offered_it(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    standin.world.add_channel(standin.channel("general").guild, "reels")
    async with checked(standin, tmp_path, clips) as bot:
        red = await made(bot, "ada", "red")
        blue = await made(bot, "ada", "blue")
        assert red.attachments[0].spoiler and red.attachments[0].filename.startswith("SPOILER_")
        assert not blue.attachments[0].spoiler
        green = await made(bot, "ada", "green")
        _, here = await film(bot, who="ben")
        assert options_of(here) == ["green", "blue"]
        for message in (red, blue, green):
            await like(bot, "ben", message)
        assert colours(await best(bot), tmp_path) == ["blue", "green"]
        await set_rules(standin, reel=[standin.channel("reels")])
        message = await reel(bot, "reels")
        assert message and colours(message, tmp_path) == ["blue", "green"]


@pytest.mark.parametrize("restart", [False, True])
async def test_a_film_cut_out_of_it_is_hidden(
    standin: Standin, tmp_path: Path, clips: Clips, restart: bool
) -> None:
    async with checked(standin, tmp_path, clips) as bot:
        for prompt in ("blue", "red", "green"):
            await made(bot, "ada", prompt)
        if not restart:
            await cut_both(bot, tmp_path)
    if restart:
        async with checked(standin, tmp_path, clips) as bot:
            await cut_both(bot, tmp_path)


async def cut_both(bot: QuickBot, folder: Path) -> None:
    """A film with what is hidden, and one without."""
    for scenes, hidden in ((("blue", "red"), True), (("blue", "green"), False)):
        _, menu = await film(bot, scenes=MINE)
        done = await cut(bot, menu, *scenes)
        assert colours(done, folder) == list(scenes)
        assert done.attachments[0].spoiler is hidden
        await bot.idle()


async def test_drafts_are_hidden_where_one_of_them_is(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, lambda request: clips(request)) as bot:
        for seed, hidden in ((10, False), (20, True)):
            bot.executor.hides = lambda request: request.seed == 21
            message = await bot.video(await bot.ask("ada", prompt="blue", drafts=2, seed=seed))
            await bot.idle()
            assert message.attachments[0].spoiler is hidden


async def test_where_it_is_lifted(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    """In age-restricted channels whose moderators want that; not where the host does not."""
    home = standin.channel("general").guild
    standin.world.add_channel(home, "adults", nsfw=True)
    for unfiltered in (True, False):
        folder = tmp_path / str(unfiltered)
        folder.mkdir()
        async with checked(standin, folder, clips, unfiltered=unfiltered) as bot:
            await set_rules(standin, age_restricted=["unfiltered"])
            for where in ("general", "adults"):
                await bot.idle()
                await bot.video(await bot.ask("ada", where, prompt="blue"))
            lifted = [order.checked for order in bot.executor.orders]
            assert lifted == [True, not unfiltered]
            _, menu = await film(bot, scenes=MINE)
            assert options_of(menu) == ["blue"]  # what is in an age-restricted one stays there


async def test_rows_of_the_version_before_are_read(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "x.sqlite", MIGRATIONS)
    job = Job(a_request("old"), 1)
    result = {"size": 10, "request": job.request.to_json(), "took": 1.5, "notes": []}

    def insert(connection: sqlite3.Connection) -> None:
        JobTable.insert(connection, job)
        connection.execute("UPDATE jobs SET result = ?", (json.dumps(result),))

    await database.write(insert)
    read = (await JobTable(database).find([job.id]))[job.id].result
    await database.aclose()
    assert read and read.size == 10 and read.spoiler is False


# --- With a pipeline and a classifier -------------------------------------------------------------


def rows(data_dir: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(data_dir / DATABASE)) as connection:
        return connection.execute("SELECT state, cost, result FROM jobs").fetchall()


async def ask(discord: Standin, who: str = "ada", **options: object) -> Message:
    asked = {"prompt": "a red circle", "steps": 2, "seconds": 0.5} | options
    typed = await discord.members[who].slash(discord.channel("general"), "video", **asked)
    return await typed.message(lambda m: m.attachments or "There is no video" in m.content, WAIT)


@pytest.fixture
async def discord() -> AsyncIterator[Standin]:
    async with patient(Standin()) as discord:
        yield discord
        if discord.judge.available:
            assert discord.problems() == []


async def test_the_bot_hides_what_its_classifier_finds(
    discord: Standin, tmp_path: Path, tiny_model: Path
) -> None:
    on = {"check": "spoiler", "check_model": tiny_classifier(tmp_path / "c", boundary=0.0)}
    data_dir = tmp_path / "data"
    async with bot_in_process(discord, data_dir, tiny_model, **stringed(on)):
        message = await ask(discord)
        assert message.attachments[0].spoiler
        assert "behind a spoiler, since the output check wants that" in message.content
    (row,) = rows(data_dir)
    assert row[0] == "done" and json.loads(row[2])["spoiler"] is True
    never = stringed({"check": "spoiler", "check_model": tiny_classifier(tmp_path / "n")})
    async with bot_in_process(discord, data_dir, tiny_model, **never, check_threshold=1.0):
        message = await ask(discord)
        assert not message.attachments[0].spoiler and "check" not in message.content


async def test_what_is_withheld_is_told_and_costs_nothing(
    discord: Standin, tmp_path: Path, tiny_model: Path
) -> None:
    on = {"check": "withhold", "check_model": tiny_classifier(tmp_path / "c", boundary=0.0)}
    data_dir = tmp_path / "data"
    async with bot_in_process(discord, data_dir, tiny_model, **stringed(on)):
        message = await ask(discord)
        assert TEXT in message.content and "It costs you nothing" in message.content
        assert not message.attachments and not message.components
    assert all(not m.attachments for m in discord.messages)
    ((state, cost, result),) = rows(data_dir)
    assert (state, cost, result) == ("failed", 0.0, None)
    assert not list(data_dir.rglob("*.mp4")) and not list(data_dir.rglob("*.png"))


async def test_it_is_hidden_also_where_a_restart_lies_between(
    discord: Standin, tmp_path: Path, tiny_model: Path
) -> None:
    """Made in one run, brought by the next, which may not even have a check."""
    on = {"check": "spoiler", "check_model": tiny_classifier(tmp_path / "c", boundary=0.0)}
    data_dir = tmp_path / "data"
    async with bot_in_process(discord, data_dir, tiny_model, **stringed(on)):
        upload = discord.faults.drop("PATCH /webhooks/*", times=10**6, only_uploads=True)
        options = {"prompt": "a red circle", "steps": 2, "seconds": 0.5}
        typed = await discord.members["ada"].slash(discord.channel("general"), "video", **options)
        await seen(lambda: upload.met > 0)
    assert [row[0] for row in rows(data_dir)] == ["done"]
    assert not any(m.attachments for m in discord.messages)
    discord.faults.clear()
    async with bot_in_process(discord, data_dir, tiny_model):
        message = await typed.message(lambda m: m.attachments, WAIT)
        assert message.attachments[0].spoiler


async def test_where_nothing_can_be_checked_members_see_nothing_and_read_why(
    discord: Standin, tmp_path: Path, tiny_model: Path
) -> None:
    on = {"check": "withhold", "check_model": "Falconsai/nsfw_image_detection"}  # no hub here
    data_dir = tmp_path / "data"
    async with bot_in_process(discord, data_dir, tiny_model, **on):
        message = await ask(discord)
        assert "what checks them is not ready" in message.content and not message.attachments
    assert not list(data_dir.rglob("*.mp4"))


def stringed(values: dict[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}
