"""Nothing accepted is ever lost, whatever the machine does: its device, its disk, its files."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from t2vbot.database import Database
from t2vbot.schema import MIGRATIONS
from t2vbot.standin.standin import Standin

from .reliability import LONG, WAIT, Stage, a_stage, making, settled
from .running import BotProcess

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

HANGS = 6  # seconds without a sign of life; more than a step takes on a busy machine


@pytest_asyncio.fixture(loop_scope="module")
async def stage(shared_stage: Stage) -> AsyncIterator[Stage]:
    """One bot for all; it may restart itself, but never end."""
    await shared_stage.start(T2V_STEP_TIMEOUT=str(HANGS))
    before = set(shared_stage.discord.interactions)
    yield shared_stage
    assert shared_stage.bot.process.returncode is None
    settled(shared_stage.discord, before)


# --- The device -----------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [pytest.param("load", marks=pytest.mark.long), "step", "decode"])
async def test_where_memory_runs_out_once_the_clip_is_made_all_the_same(
    stage: Stage, place: str
) -> None:
    if place == "load":  # the first clip of a process loads the model
        await stage.kill()
        await stage.start(T2V_STEP_TIMEOUT=str(HANGS))
    stage.fail(f"oom-{place}")
    asked = await stage.ask()
    await stage.failed()
    message = await asked.message(lambda m: m.attachments or "There is no video" in m.content, WAIT)
    if message.attachments:
        assert "to fit into memory" in message.content
    else:  # a CPU has nothing to offload weights to
        assert place == "load"
        assert "memory" in message.content
    await stage.video("ben")


async def test_where_memory_runs_out_for_good_the_member_is_told(stage: Stage) -> None:
    stage.fail(*(f"oom-step-{number}" for number in range(30)))
    asked, behind = await stage.ask(), await stage.ask("ben")
    message = await asked.message(lambda m: "There is no video" in m.content, WAIT)
    assert "memory" in message.content
    await behind.message(lambda m: m.attachments or "There is no video" in m.content, WAIT)
    stage.heal()
    await stage.video("cleo")


@pytest.mark.parametrize("place", ["step", pytest.param("decode", marks=pytest.mark.long)])
async def test_where_no_picture_comes_out_the_member_is_told(stage: Stage, place: str) -> None:
    stage.fail(f"nan-{place}")
    asked, behind = await stage.ask(), await stage.ask("ben")
    message = await asked.message(lambda m: "There is no video" in m.content, WAIT)
    assert "Another seed" in message.content
    await stage.videos(behind)


async def test_a_process_that_lost_its_device_restarts_and_makes_the_clip(stage: Stage) -> None:
    identified = stage.discord.gateway.identified
    async with making(stage) as asked:
        behind = await stage.ask("ben")  # while the process is there to take it on
        stage.fail("cuda-decode")
    videos = await stage.videos(asked, behind)
    assert videos == [asked.original, behind.original]
    assert stage.discord.gateway.identified == identified + 1
    assert not any("There is no video" in v.content for m in videos for v in m.history)


@pytest.mark.long
async def test_a_clip_that_costs_the_device_each_time_is_given_up(stage: Stage) -> None:
    async with making(stage) as asked:
        behind = await stage.ask("ben")
        stage.fail("cuda-step-1", "cuda-step-2", "cuda-step-3")
    message = await asked.message(lambda m: "There is no video" in m.content, WAIT)
    assert "3 times" in message.content
    await stage.videos(behind)


@pytest.mark.long
async def test_a_device_that_hangs_costs_one_clip_and_no_other(stage: Stage) -> None:
    identified = stage.discord.gateway.identified
    stage.fail("hang-step")
    asked = await stage.ask()
    await stage.failed()
    behind = await stage.ask("ben")
    message = await asked.message(lambda m: "There is no video" in m.content, WAIT)
    assert f"{HANGS} seconds" in message.content
    await stage.videos(behind)
    assert stage.discord.gateway.identified == identified + 1


# --- The files ------------------------------------------------------------------------------------


async def refused(discord: Standin, folder: Path, model: Path, **environment: str) -> str:
    """What a bot says that cannot start for a reason that its host can fix."""
    log = folder.parent / f"{folder.name}.log"
    bot = await BotProcess.spawn(discord, folder, model, log=log, **environment)
    assert await bot.ended() == 2, bot.log()
    assert "Traceback" not in bot.log()
    return bot.log()


@pytest.mark.long
async def test_a_second_bot_on_the_same_folder_is_turned_away(
    stage: Stage, tmp_path: Path, tiny_model: Path
) -> None:
    said = await refused(stage.discord, stage.data_dir, tiny_model)
    assert "another t2vbot" in said
    await stage.video()


@pytest.mark.parametrize(
    "damage", ["garbage", "newer", pytest.param("pages", marks=pytest.mark.long)]
)
async def test_a_damaged_record_of_jobs_stops_the_start_with_a_way_out(
    stage: Stage, tmp_path: Path, tiny_model: Path, damage: str
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    path = folder / "jobs.sqlite"
    if damage == "garbage":
        path.write_bytes(os.urandom(20_000))
    else:
        database = await Database.open(path, MIGRATIONS)
        await database.aclose()
        with contextlib.closing(sqlite3.connect(path)) as database:
            if damage == "newer":
                database.execute("PRAGMA user_version = 1000")
        if damage == "pages":  # after the first, which says what is in the others
            whole_file = path.read_bytes()
            path.write_bytes(whole_file[:4096] + os.urandom(len(whole_file) - 4096))
    before = path.read_bytes()
    said = await refused(stage.discord, folder, tiny_model)
    assert str(path) in said
    assert "move it away" in said or damage == "newer"
    assert path.read_bytes() == before


async def test_a_folder_that_cannot_be_made_is_explained(
    stage: Stage, tmp_path: Path, tiny_model: Path
) -> None:
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / "data"
    said = await refused(stage.discord, tmp_path / "other", tiny_model, T2V_DATA_DIR=str(folder))
    assert "T2V_DATA_DIR" in said


# --- The disk -------------------------------------------------------------------------------------


class Disk:
    """A small disk of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        with self._ballast.open("ab", buffering=0) as file:
            for size in (65536, 4096, 512, 1):
                with contextlib.suppress(OSError):
                    while file.write(bytes(size)) == size:
                        pass
        assert shutil.disk_usage(self.folder).free == 0

    def free(self) -> None:
        self._ballast.unlink()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can have a small disk to fill")
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)]
    done = subprocess.run(mount, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.strip()}")
    yield Disk(folder)
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.long
async def test_a_full_disk_loses_nothing_that_was_accepted(
    disk: Disk, tmp_path: Path, tiny_model: Path
) -> None:
    async with a_stage(tmp_path, tiny_model, data_dir=disk.folder / "data") as stage:
        await stage.start()
        running, waiting = await stage.ask(**LONG), await stage.ask("ben")
        disk.fill()
        turned_away = await stage.ask("cleo")
        assert "not accepted" in turned_away.messages[-1].content
        for asked in (running, waiting):
            told = await asked.message(lambda m: "There is no video" in m.content, WAIT)
            assert "disk" in told.content
        disk.free()
        await stage.video("cleo")
        settled(stage.discord, delivered=1, failed=2, refused=1)
        await stage.kill()
        await stage.start()
        await stage.video("cleo")  # what was said to have failed is not made after all
        settled(stage.discord, delivered=2, failed=2, refused=1)


async def test_a_disk_that_is_full_at_the_start_is_explained(
    disk: Disk, tmp_path: Path, tiny_model: Path
) -> None:
    disk.fill()
    async with Standin() as discord:
        said = await refused(
            discord, tmp_path / "other", tiny_model, T2V_DATA_DIR=str(disk.folder / "data")
        )
    assert "There is no room" in said
    assert "full" in said
