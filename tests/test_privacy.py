"""/video-privacy as members use it, and what each table becomes of it."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import random
import shutil
import sqlite3
import time
import zipfile
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from t2vbot.catalog.film import FilmRequest
from t2vbot.catalog.request import VideoRequest
from t2vbot.database import Database
from t2vbot.errors import RequestRefused
from t2vbot.groups.people import People
from t2vbot.jobs.executor import Kind
from t2vbot.jobs.job import Job, JobState, Result
from t2vbot.jobs.table import JobTable
from t2vbot.logs import RedactingFormatter
from t2vbot.posts.table import PostTable
from t2vbot.privacy import erasing
from t2vbot.privacy import export as exporting
from t2vbot.privacy.departures import KEPT_SECONDS
from t2vbot.privacy.tables import TABLES
from t2vbot.rules.asker import Asker
from t2vbot.rules.audit import Action, Event
from t2vbot.rules.rulebook import WHOLE_SERVER
from t2vbot.rules.word_filter import Entry
from t2vbot.schema import MIGRATIONS
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .cinema import Clips, cinema, make_clips
from .jobs import a_post, a_request
from .quick import TIMEOUT, QuickBot, quick_bot
from .traces import traces

ADA, BEN, SERVER = 2**59 + 12345, 2**59 + 67890, 777
WORD = "kwagga"
DELETE = "Delete my data"


@pytest.fixture
async def database(folder: Path) -> AsyncIterator[Database]:
    database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
    yield database
    await database.aclose()


# Every table.


async def columns(database: Database) -> dict[str, list[str]]:
    def read(connection: sqlite3.Connection) -> dict[str, list[str]]:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        names = [name for (name,) in connection.execute(query)]
        return {
            name: [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
            for name in names
        }

    return await database.read(read)


async def test_every_column_says_what_it_holds_of_members(database: Database) -> None:
    """A new one is declared in privacy/tables.py, by who knows what is in it."""
    found = await columns(database)
    assert {name: sorted(own) for name, own in found.items()} == {
        name: sorted(table.columns) for name, table in TABLES.items()
    }
    for name, table in TABLES.items():
        for once_more in (table.server, table.job):
            assert once_more is None or once_more in found[name]


async def test_every_id_and_word_goes_wherever_it_is_declared(
    database: Database, folder: Path
) -> None:
    """One row in each table, with the member in each column that may hold one."""
    tables = {name: table for name, table in TABLES.items() if table.members}
    types = await _types(database)

    def fill(connection: sqlite3.Connection) -> None:
        PostTable.insert(connection, a_post(Job(a_request(), BEN)))
        (post_id,) = connection.execute("SELECT id FROM posts").fetchone()
        for name, table in tables.items():
            for column in table.members:
                values = {one: _filler(types[name][one]) for one in table.columns}
                values |= {one: WORD for one in (*table.words, *table.by_hand)}
                values |= {"post_id": post_id} if "post_id" in values else {}
                values |= {"case_id": "owner"} if "case_id" in values else {}
                values |= dict.fromkeys(table.members, BEN) | {column: ADA}
                values |= {one: f"{column}" for one in values if one in ("person", "id")}
                if "number" in values:
                    del values["number"]
                marks = ", ".join(f":{one}" for one in values)
                connection.execute(
                    f'INSERT INTO "{name}" ({", ".join(values)}) VALUES ({marks})', values
                )

    await database.write(fill)
    assert traces(folder, ADA, WORD)
    await database.write(lambda c: erasing.erase(c, ADA))
    await database.truncate()
    assert traces(folder, ADA, WORD) == []  # few rows, none of which was moved
    kept = await database.read(
        lambda c: c.execute("SELECT user_id, banned_by FROM bans").fetchall()
    )
    assert sorted(kept, key=str) == sorted([(None, BEN), (BEN, 0)], key=str)


def _filler(kind: str) -> object:
    return {"TEXT": "[]", "INTEGER": 7, "REAL": 7.0}[kind]


async def _types(database: Database) -> dict[str, dict[str, str]]:
    def read(connection: sqlite3.Connection) -> dict[str, dict[str, str]]:
        return {
            name: {r[1]: r[2] for r in connection.execute(f'PRAGMA table_info("{name}")')}
            for name in TABLES
        }

    return await database.read(read)


async def test_rows_that_sqlite_moved_leave_copies_until_the_file_is_written_again(
    database: Database, folder: Path
) -> None:
    """Why ``secure_delete`` is not enough: rows of odd sizes that come in the order of chance."""
    chance = random.Random(3)

    def add(connection: sqlite3.Connection) -> None:
        owner, word = (ADA, WORD) if chance.random() < 0.1 else (BEN, "a circle")
        connection.execute(
            "INSERT INTO offers VALUES (?, ?, ?, 0, 'slow', 1.0)",
            (f"{chance.getrandbits(64):016x}", owner, word + "x" * chance.randrange(700)),
        )

    for _ in range(40):
        await database.write(lambda c: [add(c) for _ in range(100)] and None)
    await database.write(lambda c: erasing.erase(c, ADA))
    await database.truncate()
    if not traces(folder, ADA, WORD):
        pytest.skip("this version of SQLite leaves no copies")
    await database.overwrite()
    assert traces(folder, ADA, WORD) == []
    assert (folder / "jobs.sqlite-wal").stat().st_size == 0


async def test_films_of_others_lose_the_words_and_the_names(database: Database) -> None:
    scenes = [Job(a_request(words), owner) for words, owner in ((WORD, ADA), ("a circle", BEN))]
    inputs = tuple(scene.id for scene in scenes)
    request = FilmRequest("of Ben", (WORD, "a circle"), ("Kwaggason", "Ben"))
    made = Job(request, BEN, Kind.CUT, inputs, state=JobState.DONE)
    made.result = Result(1, request, 1.0)
    waiting = Job(request, BEN, Kind.CUT, inputs)
    await People(database).note(ADA, 0, "Kwaggason")
    for job in (*scenes, made, waiting):
        await database.write(lambda c, one=job: JobTable.insert(c, one))  # type: ignore[misc]
    await database.write(lambda c: erasing.erase(c, ADA))
    found = await JobTable(database).find([made.id, waiting.id])
    less = FilmRequest("of Ben", ("", "a circle"), ())
    result = found[made.id].result
    assert result and (found[made.id].request, result.request) == (less, less)
    assert found[waiting.id].request == replace(less, names=("a member", "Ben"))


# What is used of a quota, bans, the log.


async def test_todays_quota_and_a_ban_outlive_the_deletion(
    standin: Standin, tmp_path: Path
) -> None:
    ada = standin.members["ada"].user.id
    async with quick_bot(standin, tmp_path, quota_clips=2) as bot:
        home = standin.channel("general").guild
        assert home
        for _ in range(2):
            await bot.video(await bot.clip())
        await bot.parts.client.services.rules.bans.ban(ada, home.id, by=ada)
        await delete(bot)
        rules = bot.parts.client.services.rules
        assert len(rules.ledger.of(ada)) == 2
        (ban,) = rules.bans.of_server(home.id)
        assert (ban.user_id, ban.by) == (None, 0)
        with pytest.raises(RequestRefused):
            rules.bans.check(Asker(ada, home.id))
        await rules.bans.unban(BEN, home.id)
    async with quick_bot(standin, tmp_path, quota_clips=2) as bot:
        rules = bot.parts.client.services.rules
        assert sum(entry.clips for entry in rules.ledger.of(ada)) == 2
        (ban,) = rules.bans.of_server(home.id)
        assert (ban.user_id, ban.by) == (None, 0)
        await rules.bans.unban(ada, home.id)
        asked = await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
        refused = await asked.message(lambda m: m.content, TIMEOUT)
        assert refused.only_for and "2" in refused.content
        await delete(bot)  # nothing is counted twice
        assert sum(entry.clips for entry in rules.ledger.of(ada)) == 2
    assert traces(tmp_path, ada) == []


async def test_the_log_of_a_server_keeps_the_line_without_them(
    standin: Standin, tmp_path: Path
) -> None:
    ada, ben = (standin.members[who].user.id for who in ("ada", "ben"))
    async with quick_bot(standin, tmp_path) as bot:
        audit = bot.parts.client.services.audit
        await audit.note(Event(Action.ASKED, SERVER, user_id=ada, job_id="a", words=WORD))
        await audit.note(Event(Action.BANNED, SERVER, user_id=ben, about=ada, words=WORD))
        await audit.note(Event(Action.ASKED, SERVER, user_id=ben, job_id="b", words="ben's"))
        await delete(bot)
        found = [(e.action, e.user_id, e.about, e.words) for e in await audit.events(SERVER)]
        assert found == [
            (Action.ASKED, None, None, None),
            (Action.BANNED, ben, None, None),
            (Action.ASKED, ben, None, "ben's"),
        ]
        with audit.leaving_out(ada):  # what is noted while it goes on
            await audit.note(Event(Action.CANCELLED, SERVER, user_id=ada, words=WORD))
        assert (await audit.events(SERVER))[-1].user_id is None


# The command.


async def ask_to_delete(bot: QuickBot, who: str = "ada", where: str = "general") -> Message:
    member = bot.discord.members[who]
    channel = bot.discord.dm(member) if where == "dm" else bot.discord.channel(where)
    asked = await member.slash(channel, "video-privacy delete")
    return await asked.message(lambda m: DELETE in m.labels, TIMEOUT)


async def delete(bot: QuickBot, who: str = "ada", where: str = "general") -> Message:
    said = await ask_to_delete(bot, who, where)
    await bot.discord.members[who].click(said, DELETE)
    await bot.until(lambda: said.content.startswith("Done") or None, "the end of it")
    async with asyncio.timeout(TIMEOUT):
        while await bot.database.kept("overwrite") is not None:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    return said


async def test_the_delete_button_of_an_old_message_still_works(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        video, other = [await bot.video(await bot.clip(who)) for who in ("ada", "ben")]
        await bot.idle()
        await delete(bot)
        pressed = await standin.members["ben"].click(video, "Delete")
        refused = await pressed.message(lambda m: m.only_for, TIMEOUT)
        assert not video.deleted and "can delete" in refused.content
        again = await standin.members["ada"].click(video, "Again")
        assert "no longer" in (await again.message(lambda m: m.only_for and m.content)).content
        await standin.members["ada"].click(video, "Delete")
        await bot.until(lambda: video.deleted or None)
        assert not other.deleted
        ben = bot.discord.members["ben"].user.id
        assert traces(tmp_path, ben, "clip 0002")


async def test_nobody_deletes_the_data_of_somebody_else(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        await bot.video(await bot.clip())
        said = await ask_to_delete(bot)
        said.only_for = None  # a changed client sends what it likes
        pressed = await standin.members["ben"].click(said, DELETE)
        told = await pressed.message(lambda m: "somebody else" in m.content, TIMEOUT)
        assert told.only_for
        ada = standin.members["ada"].user.id
        assert await bot.database.read(lambda c: erasing.jobs_of(c, ada))


async def test_in_a_direct_message_and_while_banned(standin: Standin, tmp_path: Path) -> None:
    ada = standin.members["ada"].user.id
    async with quick_bot(standin, tmp_path) as bot:
        await bot.video(await bot.clip(where="dm"))
        await bot.parts.client.services.rules.bans.ban(ada, 0, by=ada)
        await delete(bot, where="dm")
        assert traces(tmp_path, ada, "clip 0001") == []


async def test_pressed_twice_while_everything_is_under_way(
    standin: Standin, tmp_path: Path
) -> None:
    """A clip on the device, one that waits, and one that others wait for with them."""
    ada, ben = (standin.members[who].user.id for who in ("ada", "ben"))
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        running = await bot.ask(prompt=f"{WORD} runs")
        await bot.executor.begun(f"{WORD} runs")
        waiting = await bot.ask(prompt=f"{WORD} waits")
        shared = await bot.ask(prompt="shared")
        (message,) = shared.messages
        await standin.members["ben"].click(message, "Me too")
        await bot.until(lambda: f"<@{ben}>" in message.content or None)
        said, once_more = await ask_to_delete(bot), await ask_to_delete(bot)
        for each in (said, once_more):
            await standin.members["ada"].click(each, DELETE)
        await bot.until(lambda: said.content.startswith("Deleting") or None)
        late = await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
        refused = await late.message(lambda m: m.content, TIMEOUT)
        assert "being deleted" in refused.content
        for each in (said, once_more):
            await bot.until(lambda e=each: e.content.startswith("Done") or None)
        for each in (running, waiting):
            assert each.original and "Cancelled" in each.original.content
        bot.executor.gate.set()
        await bot.until(lambda: message.attachments or None)
        await bot.idle()
        assert f"<@{ada}>" not in message.content
        (job,) = await bot.database.read(lambda c: c.execute("SELECT owner FROM jobs").fetchall())
        assert job == (ben,)
    assert traces(tmp_path, ada, WORD) == []


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    return asyncio.run(make_clips(tmp_path_factory.mktemp("clips")))


@pytest.mark.parametrize("whose", ["ada", "ben"])
async def test_while_a_film_is_being_cut(
    standin: Standin, tmp_path: Path, clips: Clips, whose: str
) -> None:
    """One's own is stopped; another one's is cut, with what it was begun with, and then forgets."""
    ada = standin.members["ada"].user.id
    standin.members["ada"].user.display_name = "Kwaggason"
    async with cinema(standin, tmp_path, clips) as bot:
        await bot.video(await bot.ask(prompt=f"a red {WORD}"))
        await bot.idle()
        member = standin.members[whose]
        asked = await member.slash(standin.channel("general"), "film", title=f"film of {whose}")
        plan = await asked.message(lambda m: "Pick" in str(m.components), TIMEOUT)
        await member.choose(plan, "Pick the scenes in their order", f"a red {WORD}")
        await bot.until(lambda: "1." in plan.content or None)
        await member.click(plan, "Cut the film")
        await bot.until(lambda: bot.parts.outbox.pending or None)
        await delete(bot)
        await bot.idle()
        films = [m for m in bot.messages() if m.attachments and "film of" in m.content]
        assert len(films) == (whose == "ben")
    assert traces(tmp_path, ada, WORD, "Kwaggason") == []


# The export.


async def exported(bot: QuickBot, who: str = "ada") -> tuple[Interaction, dict[str, Any]]:
    asked = await bot.discord.members[who].slash(
        bot.discord.channel("general"), "video-privacy export"
    )
    said = await asked.message(lambda m: m.attachments, TIMEOUT)
    assert said.only_for
    assert said.attachments[0].filename == "my-t2vbot-data.json"
    return asked, json.loads(said.attachments[0].read())


async def test_the_export_has_all_of_oneself_and_nothing_of_others(
    standin: Standin, tmp_path: Path
) -> None:
    ada, ben = (standin.members[who].user.id for who in ("ada", "ben"))
    async with quick_bot(standin, tmp_path) as bot:
        video = await bot.video(await bot.ask(prompt=f"{WORD} {{and}} [more]"))
        other = await bot.video(await bot.ask("ben", prompt="ben's words"))
        (like,) = [i for i in str(other.components).split("'") if ":like:" in i]
        await standin.members["ada"].click(other, like)
        await bot.until(lambda: "1 like" in other.labels or None)
        services = bot.parts.client.services
        await services.audit.note(
            Event(Action.BANNED, SERVER, user_id=ada, about=ben, words="ben's words")
        )
        await services.rules.bans.ban(ben, SERVER, by=ada)
        _, data = await exported(bot)
    assert (data["format"], data["version"]) == (exporting.FORMAT, exporting.VERSION)
    assert data["user_id"] == str(ada)
    tables = data["tables"]
    (job,) = tables["jobs"]
    assert job["request"]["prompt"] == f"{WORD} {{and}} [more]"
    assert job["owner"] == str(ada)
    (post,) = tables["posts"]
    assert post["message_id"] == str(video.id) and post["asked"]
    assert len(tables["likes"]) == 1 and {row["name"] for row in tables["people"]} == {"Ada"}
    assert [row["action"] for row in tables["audit"]] == ["banned"]
    assert tables["bans"][0]["banned_by"] == str(ada)
    assert {file["name"].partition(".")[0] for file in tables["files"]} == {job["id"]}
    whole = json.dumps(data)
    for secret in ("token", str(ben), "ben's words", services.privacy.pseudonyms.of(ben)):
        assert secret not in whole, secret


async def test_every_table_with_members_is_in_the_export(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        _, data = await exported(bot)
    holding = {name for name, table in TABLES.items() if table.members or table.person}
    assert set(data["tables"]) == holding | {"jobs", "posts", "groups", "files"}


@pytest.mark.parametrize(("limit", "parts"), [(10**7, 1), (40_000, 1), (6_000, 5), (300, None)])
def test_a_large_export_is_packed_and_divided(limit: int, parts: int | None) -> None:
    rows = [{"number": n, "words": f"{n * n:x} {n * 7919:x}" * 3} for n in range(1000)]
    data = {"format": exporting.FORMAT, "tables": {"jobs": rows, "likes": []}}
    packed = exporting.packed(data, limit)
    if parts is None:
        assert packed is None
        return
    assert packed is not None
    assert len(packed) <= parts and all(len(part) <= limit for _, part in packed)
    found = [row for part in packed for row in _unpacked(*part)["tables"]["jobs"]]
    assert sorted(row["number"] for row in found) == list(range(1000))


def _unpacked(name: str, data: bytes) -> dict[str, Any]:
    if name.endswith(".zip"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = archive.read(archive.namelist()[0])
    found: dict[str, Any] = json.loads(data)
    return found


# Servers.


async def test_a_servers_data_goes_30_days_after_the_bot_was_removed(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = standin.channel("general").guild
    assert home
    async with quick_bot(standin, tmp_path) as bot:
        await bot.video(await bot.ask(prompt=WORD))
        services = bot.parts.client.services
        await services.rules.rulebook.change(home.id, WHOLE_SERVER, {"jam_scenes": 5})
        await services.rules.words.change(home.id, [Entry.parse("kwaggaword")])
        await services.rules.bans.ban(BEN, home.id, by=ADA)
        await services.audit.note(Event(Action.ASKED, home.id, words=WORD))
        standin.changes.remove_bot(home)
        await until_left(bot, home.id)
        await bot.parts.privacy.tidy()
        assert services.rules.rulebook.all_of(home.id)
        standin.changes.invite_bot(home)
        await until_left(bot, home.id, there=True)
    standin.changes.remove_bot(home)  # while the bot is away
    async with quick_bot(standin, tmp_path) as bot:
        await until_left(bot, home.id)
        later = time.time() + KEPT_SECONDS + 1
        monkeypatch.setattr(bot.parts.privacy.departures, "_clock", lambda: later)
        await bot.parts.privacy.tidy()
        rules = bot.parts.client.services.rules
        assert not rules.rulebook.all_of(home.id) and not rules.words.of(home.id)
        assert not rules.bans.of_server(home.id)
        await bot.database.overwrite()
        assert traces(tmp_path, home.id, WORD) == []


async def until_left(bot: QuickBot, server_id: int, *, there: bool = False) -> None:
    query = "SELECT count(*) FROM departures WHERE server_id = ?"
    async with asyncio.timeout(TIMEOUT):
        while True:
            (count,) = await bot.database.read(lambda c: c.execute(query, (server_id,)).fetchone())
            if bool(count) != there:
                return
            await asyncio.sleep(0.01)


async def test_names_and_what_was_used_are_forgotten_in_time(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        await People(bot.database).note(ADA, 0, "Kwaggason")
        for table, column in (("people", "seen_at"),):
            await bot.database.write(
                lambda c, t=table, o=column: c.execute(f"UPDATE {t} SET {o} = 1") and None
            )
        await bot.database.write(
            lambda c: (
                c.execute(
                    "INSERT INTO spent (person, server_id, at, seconds, clips)"
                    " VALUES ('x', 1, 1, 1, 1)"
                )
                and None
            )
        )
        await bot.parts.privacy.tidy()
        for table in ("people", "spent"):
            query = f"SELECT count(*) FROM {table}"
            assert await bot.database.read(lambda c, q=query: c.execute(q).fetchone()) == (0,)


# Stopped in the middle, and the log.


async def test_what_was_asked_for_is_done_at_the_next_start(
    standin: Standin, tmp_path: Path
) -> None:
    ada = standin.members["ada"].user.id
    async with quick_bot(standin, tmp_path) as bot:
        await bot.video(await bot.ask(prompt=WORD))
        await bot.idle()
    with closing(sqlite3.connect(tmp_path / "jobs.sqlite")) as file, file:
        erasing.ask(file, ada, time.time())
    async with quick_bot(standin, tmp_path) as bot, asyncio.timeout(TIMEOUT):
        while traces(tmp_path, ada, WORD):  # noqa: ASYNC110
            await asyncio.sleep(0.02)
        (count,) = await bot.database.read(
            lambda c: c.execute("SELECT count(*) FROM deletions").fetchone()
        )
        assert count == 0


async def test_what_is_written_late_brings_nothing_back(standin: Standin, tmp_path: Path) -> None:
    ada = standin.members["ada"].user.id
    async with quick_bot(standin, tmp_path) as bot:
        await bot.video(await bot.ask(prompt=WORD))
        await bot.idle()
        services = bot.parts.client.services
        (post_id,) = await bot.database.read(lambda c: erasing.posts_of(c, ada))
        post = await services.posts.find(post_id)
        (job_id,) = post.jobs if post else ()
        job = (await services.jobs.find([job_id]))[job_id]
        await delete(bot)
        assert post
        assert await services.posts.record(post, a_post(job))
        assert await services.jobs.record(job)
        assert job.state is JobState.DONE
    assert traces(tmp_path, ada, WORD) == []


def test_the_log_of_a_failure_leaves_the_words_out() -> None:
    request = a_request(f"{WORD} in a library's complaint")
    assert WORD not in repr(request) and WORD not in repr(Job(request, 1))
    try:
        raise ValueError(f"no such token: {request.prompt}")
    except ValueError:
        record = logging.getLogger().makeRecord(
            *("t2vbot.jobs", logging.ERROR, __file__, 1, "Job %s failed: %s", ("a", request)),
            exc_info=__import__("sys").exc_info(),
            extra={"words": (request.prompt,)},
        )
    shown = RedactingFormatter().format(record)
    assert WORD not in shown and "no such token" in shown and "num_frames" in shown


async def test_a_device_that_fails_with_the_words_is_logged_without_them(
    standin: Standin, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.handler.setFormatter(RedactingFormatter())
    async with quick_bot(standin, tmp_path) as bot:
        prompt = f'{WORD} and a "line" of it'

        def fail(request: VideoRequest) -> None:
            raise ValueError(f"cannot do {request.prompt!r}")

        bot.executor.before = fail
        asked = await bot.ask(prompt=prompt)
        await asked.message(lambda m: "There is no video" in m.content, TIMEOUT)
    assert "cannot do" in caplog.text and WORD not in caplog.text
    assert str(standin.members["ada"].user.id) not in caplog.text


async def test_what_a_kill_left_in_the_log_of_writes_goes_at_the_next_start(
    database: Database, folder: Path, tmp_path: Path
) -> None:
    job = Job(a_request(WORD), ADA, state=JobState.DONE)
    await database.write(lambda c: JobTable.insert(c, job))
    await database.write(lambda c: c.execute("DELETE FROM jobs") and None)
    killed = tmp_path / "killed"
    shutil.copytree(folder, killed)
    assert traces(killed, ADA, WORD)
    again = await Database.open(killed / "jobs.sqlite", MIGRATIONS)
    assert traces(killed, ADA, WORD) == []
    await again.aclose()
