"""The audit log: what is noted of every way that something can go, and the table that moderators
get, whatever members wrote.
"""

from __future__ import annotations

import csv
import io
import sqlite3
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2vbot.bot.audit_csv import COLUMNS, table
from t2vbot.catalog.request import VideoRequest
from t2vbot.errors import UserError
from t2vbot.rules.audit import DAY, Action, Event
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin
from t2vbot.text import Text

from .deciding import TIMEOUT, home, noted, set_values
from .quick import QuickBot, quick_bot

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "\r=1",
    "\uff1d1",
    '"',
    "a,b",
    "x\ny",
    "\0=1",
)


async def export(bot: QuickBot, where: str = "general", **options: int) -> Message:
    cleo = bot.discord.members["cleo"]
    asked = await cleo.slash(bot.discord.channel(where), "video-settings audit", **options)
    message = await asked.message(lambda m: m.content, TIMEOUT)
    assert message.only_for is cleo.user
    return message


def rows_of(message: Message) -> list[dict[str, str]]:
    """As a program reads it, whose first three bytes say that it is UTF-8."""
    (file,) = message.attachments
    data = file.path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


async def test_every_end_is_noted(standin: Standin, tmp_path: Path) -> None:
    ada, cleo = standin.members["ada"], standin.members["cleo"]

    def fails(request: VideoRequest) -> None:
        if "broken" in request.prompt:
            raise UserError(Text("bot-request-gone"))

    async with quick_bot(standin, tmp_path) as bot:
        bot.executor.before = fails
        made = await bot.video(await bot.ask("ada", prompt="made"))
        failed = await bot.ask("ada", prompt="broken")
        await failed.message(lambda m: "no video" in m.content, TIMEOUT)
        bot.executor.gate.clear()
        cancelled = [await bot.ask("ada", prompt=f"cancelled {n}") for n in range(3)]
        await ada.click(cancelled[0].messages[0], "Cancel")
        await cancelled[0].message(lambda m: "Cancelled" in m.content, TIMEOUT)
        await cleo.click(cancelled[1].messages[0], "Cancel")
        await cancelled[1].message(lambda m: "Cancelled" in m.content, TIMEOUT)
        await ada.slash(standin.channel("general"), "video-cancel")
        await cancelled[2].message(lambda m: "Cancelled" in m.content, TIMEOUT)
        await cleo.click(made, "Delete")
        await bot.until(lambda: made.deleted or None)
        await bot.idle()
        rows = rows_of(await export(bot))
        assert all(row["channel"] == f"<#{made.channel.id}>" for row in rows)
        of = {r["video"]: r["words"] for r in rows if r["what"] == "asked"}
        story = [(r["what"], of.get(r["video"]), r["by"]) for r in reversed(rows)]
        me, her = f"<@{ada.user.id}>", f"<@{cleo.user.id}>"
        assert ("made", "made", "") in story
        assert ("deleted", "made", her) in story
        assert ("failed", "broken", "") in story
        for number, who in enumerate((me, her, me)):
            assert ("asked", f"cancelled {number}", me) in story
            assert ("cancelled", f"cancelled {number}", who) in story
        assert len(story) == 5 + 5 + 1
        (why,) = (r["detail"] for r in rows if r["what"] == "failed")
        assert why.startswith("I no longer")
        assert (await noted(bot))[-1] == "exported"


async def test_nothing_is_noted_twice_over_a_restart(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = [await bot.ask("ada"), await bot.ask("ben", drafts=2)]
    async with quick_bot(standin, tmp_path) as bot:
        await bot.video(asked[0])
        await bot.idle()
        assert (await noted(bot)).count("asked") == 2
        assert (await noted(bot)).count("made") == 1


async def test_a_server_sees_its_own_lines_alone(standin: Standin, tmp_path: Path) -> None:
    standin.changes.add_guild("The Other Room")
    async with quick_bot(standin, tmp_path) as bot:
        await bot.video(await bot.ask("ada", prompt="at home"))
        await bot.video(await bot.ask("ada", where="The Other Room-general", prompt="elsewhere"))
        await bot.video(await bot.ask("ada", where="dm", prompt="to myself"))
        assert {r["words"] for r in rows_of(await export(bot)) if r["words"]} == {"at home"}
        there = rows_of(await export(bot, "The Other Room-general"))
        assert {r["words"] for r in there if r["words"]} == {"elsewhere"}
        kept = await bot.database.read(
            lambda c: [r[0] for r in c.execute("SELECT DISTINCT words FROM audit")]
        )
        assert "to myself" not in kept


async def test_hostile_words_harm_no_spreadsheet(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        for words in ("=HYPERLINK(1)", "@SUM(A1)", '-1,"x"', "+1 a"):
            await bot.video(await bot.ask("ada", prompt=words))
        found = [r["words"] for r in rows_of(await export(bot)) if r["words"]]
        assert found == ["'+1 a", '\'-1,"x"', "'@SUM(A1)", "'=HYPERLINK(1)"]


async def test_it_is_empty_or_cut_and_says_so(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, max_upload=20_000) as bot:
        empty = await export(bot)
        assert "Nothing was noted" in empty.content
        assert not empty.attachments
        audit, server = bot.parts.client.services.audit, home(standin).id
        for number in range(500):
            audit.gather(Event(Action.ASKED, server, words=f"{number:03}"))
        cut = await export(bot)
        rows = rows_of(cut)
        assert f"newest {len(rows)} lines" in cut.content
        words = [int(row["words"]) for row in rows]
        assert words == list(range(499, 499 - len(words), -1))
        assert 100 < len(words) < 400


async def test_of_some_days_and_no_longer_than_is_set(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        audit, server = bot.parts.client.services.audit, home(standin).id
        other = standin.changes.add_guild("The Other Room").id
        for place in (server, other):
            for age in (0.5, 5.0, 20.0, 40.0):
                event = Event(Action.ASKED, place, words=str(age), at=time.time() - age * DAY)
                await audit.note(event)
        assert [r["words"] for r in rows_of(await export(bot, days=7))] == ["0.5", "5.0"]
        await set_values(bot, audit_days=10)
        await bot.parts.client.services.moderation.tidy()
        assert [e.words for e in await audit.events(server) if e.words] == ["5.0", "0.5"]
        assert [e.words for e in await audit.events(other)] == ["20.0", "5.0", "0.5"]


async def test_it_is_written_together_and_without_waiting(standin: Standin, tmp_path: Path) -> None:
    """Many lines in one transaction, soon; a full disk loses none of them."""
    async with quick_bot(standin, tmp_path) as bot:
        audit, server, counts = bot.parts.client.services.audit, home(standin).id, []
        real = bot.database.persist

        async def persist(key: str, work: object, value: object = None) -> bool:
            counts.append(key)
            return await real(key, work, value)  # type: ignore[arg-type]

        bot.database.persist = persist  # type: ignore[method-assign, assignment]
        for number in range(1000):
            audit.gather(Event(Action.MADE, server, words=str(number)))
        assert counts == []
        await audit.flush()
        assert len(counts) == 1
        audit.gather(Event(Action.MADE, server, words="later"))
        await audit.aclose()  # as the bot stops
        found = await bot.database.read(
            lambda c: c.execute("SELECT count(*) FROM audit").fetchone()
        )
        assert found[0] == 1001


async def test_what_cannot_be_read_is_left_out(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        server = home(standin).id

        def insert(connection: sqlite3.Connection) -> None:
            for action, detail in (("asked", "{"), ("teleported", None)):
                connection.execute(
                    "INSERT INTO audit (at, server_id, channel_id, action, detail)"
                    " VALUES (1, ?, 0, ?, ?)",
                    (server, action, detail),
                )

        await bot.database.write(insert)
        assert [r["what"] for r in rows_of(await export(bot))] == ["asked"]


@given(st.lists(st.one_of(st.text(max_size=20), st.sampled_from(HOSTILE)), min_size=1, max_size=8))
def test_a_table_says_what_was_written_and_runs_nothing(words: list[str]) -> None:
    events = [Event(Action.ASKED, 1, words=w, user_id=2**60 + n) for n, w in enumerate(words)]
    data, count = table(events, 10**6)
    assert count == len(words)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == list(COLUMNS)
    for event, row in zip(reversed(events), rows[1:], strict=True):
        cells = dict(zip(COLUMNS, row, strict=True))
        assert not any(
            cell.lstrip(" ")[:1] in tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20") and cell.strip(" ")
            for cell in row
        )
        assert cells["words"].removeprefix("'") == (event.words or "").replace(
            "\0", ""
        ).removeprefix("'")
        assert cells["by"] == f"<@{event.user_id}>"


@pytest.mark.parametrize("limit", [0, 60, 100, 200, 10**6])
def test_a_table_keeps_its_limit(limit: int) -> None:
    events = [replace(Event(Action.ASKED, 1), words="ü" * n) for n in range(20)]
    data, count = table(events, limit)
    assert len(data) <= max(limit, 60)
    assert data.count(b"\r\n") == count + 1
