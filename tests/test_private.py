"""What other users of this computer, and other programs, get to see of the bot."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from t2vbot.database import Database
from t2vbot.private import make_private_file, make_private_folder
from t2vbot.schema import MIGRATIONS
from t2vbot.settings import load, make_data_folder
from t2vbot.standin.standin import Standin
from t2vbot.video.ffmpeg import Ffmpeg

from .helpers_video import a_master, ffmpeg_exe
from .running import bot_in_process

posix = pytest.mark.skipif(sys.platform == "win32", reason="no such modes on Windows")


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    """By which everybody can read what a program makes without a thought."""
    before = os.umask(0o022)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def open_to_others(folder: Path) -> list[str]:
    return [str(path) for path in (folder, *folder.rglob("*")) if mode(path) & 0o077]


@posix
async def test_ffmpeg_sees_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = tmp_path / "environment"
    wrapper = tmp_path / "ffmpeg"
    wrapper.write_text(f'#!/bin/sh\nenv > {seen}\nexec {ffmpeg_exe()} "$@"\n')
    wrapper.chmod(0o700)
    for name in ("DISCORD_TOKEN", "HF_TOKEN", "T2V_MODEL", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "a-secret")
    frames = np.zeros((4, 16, 16, 3), np.uint8)
    await a_master(frames, tmp_path / "clip.mp4", ffmpeg=Ffmpeg(str(wrapper)))
    assert "a-secret" not in seen.read_text()
    assert f"PATH={os.environ['PATH']}" in seen.read_text().splitlines()


@posix
async def test_nothing_that_the_bot_keeps_can_be_read_by_others(
    standin: Standin, tmp_path: Path, tiny_model: Path
) -> None:
    """The files of a run that made a video, while another is being delivered."""
    data = tmp_path / "data"
    upload = "PATCH /webhooks/*"
    async with bot_in_process(standin, data, tiny_model):
        ada, general = standin.members["ada"], standin.channel("general")
        asked = await ada.slash(general, "video", prompt="one", steps=2, seconds=0.5)
        await asked.message(lambda m: m.attachments, 100)
        hold = standin.faults.hold(upload, only_uploads=True)
        asked = await ada.slash(general, "video", prompt="two", steps=2, seconds=0.5)
        await hold.arrived.wait()
        names = {path.name for path in data.rglob("*")}
        assert {"jobs.sqlite", "jobs.sqlite-wal", "t2vbot-media"} <= names
        assert list(data.rglob("*.mp4"))
        found = open_to_others(data)
        hold.release()
        await asked.message(lambda m: m.attachments, 100)
    assert found == []


@posix
async def test_files_that_an_earlier_version_left_open_are_closed(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite"
    for _ in range(2):
        database = await Database.open(path, MIGRATIONS)
        await database.keep("a", "value")
        found = [mode(file) for file in sorted(tmp_path.glob("jobs.sqlite*"))]
        assert found == [0o600, 0o600]
        await database.aclose()
        path.chmod(0o644)


@posix
def test_a_data_folder_of_the_hosts_own_is_left_as_it_is(tmp_path: Path) -> None:
    """It may be their home folder, which a web server or a colleague has to pass through."""
    home = tmp_path / "theirs"
    home.mkdir(mode=0o755)
    make_data_folder(home)
    assert mode(home) == 0o755
    make_data_folder(home / "made by us")
    assert mode(home / "made by us") == 0o700


@posix
def test_the_bots_own_data_folder_is_closed_also_where_it_was_there() -> None:
    folder = load().data_dir
    folder.mkdir(parents=True, mode=0o755)
    make_data_folder(folder)
    assert mode(folder) == 0o700


@posix
def test_private_files_are_never_open_for_a_moment(tmp_path: Path) -> None:
    os.umask(0)
    make_private_file(tmp_path / "made")
    make_private_folder(tmp_path / "folder")
    assert open_to_others(tmp_path / "folder") == []
    assert mode(tmp_path / "made") == 0o600


async def test_closing_the_database_to_others_keeps_its_lock(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite"
    database = await Database.open(path, MIGRATIONS)
    make_private_file(path)
    with pytest.raises(Exception, match="another t2vbot"):
        await Database.open(path, MIGRATIONS)
    await database.aclose()
