"""What goes wrong with the ffmpeg program: it is killed, hangs, crashes, or the disk is full."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from t2vbot.errors import UserError
from t2vbot.video import ffmpeg as module
from t2vbot.video.ffmpeg import Ffmpeg
from t2vbot.video.fit import fit
from t2vbot.video.master import write_master
from t2vbot.video.picture import Picture
from t2vbot.video.x264 import X264, FromFrames

from .helpers_video import (
    a_master,
    count_frames,
    ffmpeg_exe,
    ignore,
    noise,
    pan,
    request_for,
    still,
)
from .reliability import seen

not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="a script as a program")


def ffmpeg_that_first(does: str, folder: Path, stall_timeout: float = 30) -> Ffmpeg:
    """One that runs a line of shell before it begins."""
    script = folder / "ffmpeg.sh"
    script.write_text(f'#!/bin/sh\n{does}\nexec "{ffmpeg_exe()}" "$@"\n')
    script.chmod(0o755)
    return Ffmpeg(str(script), stall_timeout)


def once(does: str, folder: Path) -> str:
    return f'if mkdir "{folder}/once" 2>/dev/null; then {does}; fi'


@not_on_windows
async def test_cancel_kills_ffmpeg_and_leaves_nothing(folder: Path, tmp_path: Path) -> None:
    frames = np.broadcast_to(noise(1, 720, 1280), (200, 720, 1280, 3))
    under_way = asyncio.Event()

    def on_frame(done: int) -> None:
        if done == 20:
            under_way.set()

    ffmpeg = ffmpeg_that_first(f'echo $$ > "{tmp_path}/pid"', tmp_path)
    paths = (folder / name for name in ("clip.mp4", "first.png", "last.png"))
    task = asyncio.create_task(
        write_master(frames, request_for(frames), *paths, on_frame, ffmpeg=ffmpeg)
    )
    await under_way.wait()
    pid = int((tmp_path / "pid").read_text())
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    assert os.getpriority(os.PRIO_PROCESS, pid) == min(19, ours + 5)  # the model goes first

    before = time.monotonic()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert time.monotonic() - before < 2  # 15 to 35 ms on an idle machine; SIGTERM takes 6 s
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert os.listdir(folder) == []


async def test_a_crash_is_a_bug_with_its_last_words(folder: Path) -> None:
    """Any program that is not ffmpeg will do: python does not know -y."""
    with pytest.raises(RuntimeError, match=r"exit code 2: .*nknown option.* -y"):
        await a_master(still(2, 64, 64), folder / "clip.mp4", ffmpeg=Ffmpeg(sys.executable))
    assert os.listdir(folder) == []


async def test_ffmpeg_on_a_full_disk(folder: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("needs /dev/full")
    x264 = X264(Ffmpeg(), folder, FromFrames(noise(4, 256, 256), 8.0), 0, ignore)
    with pytest.raises(UserError, match=r"disk .* is full"):
        await x264.encode(Picture(256, 256), ("-crf", "16"), "/dev/full")


@not_on_windows
@pytest.mark.parametrize("end", ["kill -9 $$", "exit 255"])
async def test_a_run_that_was_stopped_from_outside_is_done_again(
    tmp_path: Path, folder: Path, end: str
) -> None:
    """systemd signals every process of a service at once; ffmpeg makes 255 of that."""
    ffmpeg = ffmpeg_that_first(once(end, tmp_path), tmp_path)
    master = await a_master(pan(8, 64, 64), folder / "clip.mp4", ffmpeg=ffmpeg)
    assert (tmp_path / "once").exists()
    assert count_frames(master.path) == 8


@not_on_windows
async def test_a_ctrl_c_in_the_terminal_does_not_reach_ffmpeg(tmp_path: Path, folder: Path) -> None:
    ffmpeg = ffmpeg_that_first(f'ps -o pgid= -p $$ > "{tmp_path}/group"', tmp_path)
    await a_master(pan(8, 64, 64), folder / "clip.mp4", ffmpeg=ffmpeg)
    assert int((tmp_path / "group").read_text()) != os.getpgrp()


# One that hangs.

STOP_ITSELF = "kill -STOP $$"
SLEEP = "sleep 1000"  # in a process of its own, which holds the pipes
HANGS = pytest.mark.parametrize("hang", [STOP_ITSELF, SLEEP], ids=["stopped", "sleeps"])


@not_on_windows
@HANGS
async def test_one_that_hangs_is_killed_and_tried_again(
    tmp_path: Path, folder: Path, hang: str
) -> None:
    ffmpeg = ffmpeg_that_first(once(hang, tmp_path), tmp_path, stall_timeout=1)
    master = await a_master(noise(8, 256, 256), folder / "clip.mp4", ffmpeg=ffmpeg)
    assert count_frames(master.path) == 8


@not_on_windows
@HANGS
@pytest.mark.parametrize("from_frames", [True, False], ids=["frames", "master"])
async def test_one_that_always_hangs_is_given_up(
    tmp_path: Path, folder: Path, hang: str, from_frames: bool
) -> None:
    pids = tmp_path / "pids"
    ffmpeg = ffmpeg_that_first(f'echo $$ >> "{pids}"; {hang}', tmp_path, stall_timeout=0.3)
    clip = noise(9, 64, 64)
    master = await a_master(clip, tmp_path / "clip.mp4")
    before = time.monotonic()
    work = (
        a_master(clip, folder / "clip.mp4", ffmpeg=ffmpeg)
        if from_frames
        else fit(master.path, 50_000, folder / "copy.mp4", ffmpeg=ffmpeg)
    )
    with pytest.raises(UserError, match="did not respond, twice"):
        await work
    assert time.monotonic() - before < 5
    assert os.listdir(folder) == []
    tried = [int(line) for line in pids.read_text().split()]
    assert len(tried) == 2
    for pid in tried:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@not_on_windows
async def test_one_that_stops_half_way_is_noticed(tmp_path: Path, folder: Path) -> None:
    """The pipe is full, and nobody takes a frame any more; then, on the second try, it goes on."""
    frames = np.broadcast_to(noise(1, 480, 832), (60, 480, 832, 3))
    pid_file = tmp_path / "pid"
    stopped: list[int] = []

    def on_frame(done: int) -> None:
        if done == 20 and not stopped:
            stopped.append(int(pid_file.read_text()))
            os.kill(stopped[0], signal.SIGSTOP)

    ffmpeg = ffmpeg_that_first(f'echo $$ > "{pid_file}"', tmp_path, stall_timeout=2)
    paths = (folder / name for name in ("clip.mp4", "first.png", "last.png"))
    master = await write_master(frames, request_for(frames), *paths, on_frame, ffmpeg=ffmpeg)
    assert stopped
    assert master.num_frames == 60


@not_on_windows
async def test_one_that_works_slowly_is_left_alone(tmp_path: Path, folder: Path) -> None:
    """Longer than the timeout in all, with a sign of life now and then."""
    frames = np.broadcast_to(noise(1, 480, 832), (60, 480, 832, 3))
    pid_file = tmp_path / "pid"

    def on_frame(done: int) -> None:
        if done % 15 == 0:
            pid = int(pid_file.read_text())
            os.kill(pid, signal.SIGSTOP)
            asyncio.get_running_loop().call_later(0.6, os.kill, pid, signal.SIGCONT)

    ffmpeg = ffmpeg_that_first(f'echo $$ >> "{pid_file}"', tmp_path, stall_timeout=1.5)
    paths = (folder / name for name in ("clip.mp4", "first.png", "last.png"))
    before = time.monotonic()
    await write_master(frames, request_for(frames), *paths, on_frame, ffmpeg=ffmpeg)
    assert time.monotonic() - before > 1.5
    assert len(pid_file.read_text().split()) == 1


@not_on_windows
async def test_a_computer_that_slept_is_no_hung_program(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SLEPT", 0.2)
    tries = tmp_path / "tries"
    ffmpeg = ffmpeg_that_first(f'echo x >> "{tries}"; sleep 1', tmp_path, stall_timeout=1.5)
    task = asyncio.create_task(a_master(still(2, 64, 64), folder / "clip.mp4", ffmpeg=ffmpeg))
    await seen(tries.exists)
    time.sleep(3)  # noqa: ASYNC251 - all stands still, and the clock does not
    await task
    assert tries.read_text() == "x\n"
