"""Copies of the data, written while the bot runs, and a bot that goes on from one."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from t2vbot.backup import KEPT, Backup
from t2vbot.database import Database
from t2vbot.media.store import FOLDER, Media
from t2vbot.schema import MIGRATIONS
from t2vbot.standin.standin import Standin

from .prepared import PROGRAM
from .reliability import Stage, patient, paused, seen
from .running import ROOT

NEEDED, OTHER = "0123456789abcdef", "fedcba9876543210"


async def test_a_copy_has_the_database_and_what_is_waited_for(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "jobs.sqlite", MIGRATIONS)
    await database.keep("a", "value")
    media = Media(tmp_path)
    media.open()
    for job_id in (NEEDED, OTHER):
        media.master(job_id).write_bytes(job_id.encode())
    folder = tmp_path / "copies"
    backup = Backup(folder, database, media, lambda job_id: job_id == NEEDED, "jobs.sqlite")
    copy = await backup.write()
    await database.keep("a", "another")  # it goes on
    await database.aclose()

    with sqlite3.connect(copy / "jobs.sqlite") as connection:
        assert connection.execute("SELECT value FROM kept WHERE name = 'a'").fetchone() == (
            "value",
        )
    assert (copy / FOLDER / f"{NEEDED}.mp4").read_bytes() == NEEDED.encode()
    assert not (copy / FOLDER / f"{OTHER}.mp4").exists()
    if sys.platform != "win32":
        assert [path.stat().st_mode & 0o077 for path in (copy, copy / "jobs.sqlite")] == [0, 0]


async def test_only_what_the_bot_wrote_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await Database.open(tmp_path / "jobs.sqlite", MIGRATIONS)
    media = Media(tmp_path)
    media.open()
    folder = tmp_path / "copies"
    (folder / "t2vbot-2020-01-01-000000").mkdir(parents=True)  # somebody else's, without the mark
    (folder / "holiday.jpg").touch()
    backup = Backup(folder, database, media, lambda _: True, "jobs.sqlite")
    for day in range(1, KEPT + 3):
        monkeypatch.setattr("time.strftime", lambda _, day=day: f"t2vbot-2026-11-{day:02}-120000")
        await backup.write()
    await database.aclose()
    left = sorted(path.name for path in folder.iterdir())
    assert left[:2] == ["holiday.jpg", "t2vbot-2020-01-01-000000"]
    assert left[2:] == [f"t2vbot-2026-11-{day:02}-120000" for day in range(3, KEPT + 3)]


async def test_a_bot_goes_on_from_a_copy(tmp_path: Path) -> None:
    copies = tmp_path / "copies"
    variables = {"PYTHONPATH": str(ROOT), "T2V_BACKUP": str(copies)}
    async with patient(Standin()) as discord:
        stage = Stage(discord, tmp_path, Path("builtin"), program=PROGRAM)
        try:
            await stage.start(**variables)
            await seen(lambda: list(copies.glob("t2vbot-*")))
            with paused(stage.faults):
                asked = await stage.ask(seconds=1)
                await stage.kill()
                await stage.start(**variables)  # which writes another copy
                await seen(lambda: len(list(copies.glob("t2vbot-*"))) == 2)
                await stage.kill()
            shutil.rmtree(stage.data_dir)  # the disk is lost
            shutil.copytree(max(copies.glob("t2vbot-*")), stage.data_dir)
            await stage.start(**variables)
            (video,) = await stage.videos(asked)
            assert video.attachments
        finally:
            await stage.aclose()
