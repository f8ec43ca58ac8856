"""One process a device: what happens to its orders where it ends, freezes or loses the device."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest

from t2vbot.errors import WorkerLost
from t2vbot.jobs.by_place import ByPlace
from t2vbot.media.store import Media
from t2vbot.remote.device_process import DeviceProcess

from .making import Making, order
from .running import ROOT

COMMAND = (sys.executable, "-m", "tests.child_process")
ENVIRONMENT = {"PYTHONPATH": str(ROOT)}


@pytest.fixture
async def devices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ByPlace]:
    """Two of them."""
    monkeypatch.setattr("t2vbot.pauses.FIRST", 0.2)
    media = Media(tmp_path)
    media.open()
    processes = [
        DeviceProcess(
            name,
            (*COMMAND, str(tmp_path), "--step", "0.05"),
            media,
            environment=ENVIRONMENT,
            silence_seconds=30.0,
        )
        for name in ("one", "two")
    ]
    for process in processes:
        process.open()
    both = ByPlace(processes)
    await has_places(both, "one", "two")
    yield both
    await both.aclose()


async def has_places(devices: ByPlace, *names: str) -> None:
    moved = asyncio.Event()
    devices.listen(moved.set)
    async with asyncio.timeout(60):
        while [place.name for place in devices.places()] != [*names]:
            moved.clear()
            await moved.wait()


def processes() -> list[psutil.Process]:
    """Of the devices, in their order."""
    children = psutil.Process().children()
    return [child for child in children if "tests.child_process" in child.cmdline()]


async def test_two_devices_make_at_once(devices: ByPlace) -> None:
    both = [Making(devices, order(1, "one")), Making(devices, order(2, "two"))]
    for each in both:
        await each.on_device()
    assert not any(each.task.done() for each in both)
    for each in both:
        assert (await each.made()).master.exists()


async def test_a_process_that_is_killed_loses_its_order_alone(devices: ByPlace) -> None:
    both = [Making(devices, order(1, "one")), Making(devices, order(2, "two"))]
    for each in both:
        await each.on_device()
    processes()[0].kill()
    await both[0].is_lost()
    assert [place.name for place in devices.places()] == ["two"]
    await both[1].made()
    await has_places(devices, "one", "two")  # another was started
    assert (await Making(devices, order(1, "one")).made()).master.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of POSIX")
@pytest.mark.long
async def test_a_process_that_is_frozen_is_started_again(devices: ByPlace) -> None:
    making = Making(devices, order(1, "one"))
    await making.on_device()
    processes()[0].send_signal(signal.SIGSTOP)
    await making.is_lost()
    await has_places(devices, "one", "two")


async def test_a_device_that_hangs_ends_its_process(devices: ByPlace) -> None:
    before = {process.pid for process in processes()}
    lost = Making(devices, order(1, "one", prompt="device lost"))
    with pytest.raises(WorkerLost) as error:
        await lost.made()
    assert error.value.hung == 5
    await has_places(devices, "two")
    await has_places(devices, "one", "two")
    assert len({process.pid for process in processes()} - before) == 1


async def test_a_process_that_dies_within_a_line_is_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("t2vbot.pauses.FIRST", 0.05)
    media, starts = Media(tmp_path), tmp_path / "starts"
    script = f"""
with open({str(starts)!r}, "a") as file: file.write("x")
print('{{"order_id": "a", "progr', end="", flush=True)
"""
    device = DeviceProcess("one", (sys.executable, "-c", script), media)
    device.open()
    async with asyncio.timeout(30):
        while not starts.exists() or len(starts.read_text()) < 2:  # noqa: ASYNC110 - of a process
            await asyncio.sleep(0.05)
    await device.aclose()


async def test_the_processes_end_with_the_bot(tmp_path: Path) -> None:
    script = f"""
import asyncio, os, sys
from pathlib import Path
from t2vbot.media.store import Media
from t2vbot.remote.device_process import DeviceProcess
async def main():
    command = (sys.executable, "-m", "tests.child_process", {str(tmp_path)!r})
    process = DeviceProcess("one", command, Media(Path({str(tmp_path)!r})))
    process.open()
    while not process.places():
        await asyncio.sleep(0.01)
    print(process._process.pid, flush=True)
    await asyncio.sleep(60)
asyncio.run(main())
"""
    bot = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", script), cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert bot.stdout
    child = psutil.Process(int(await asyncio.wait_for(bot.stdout.readline(), 30)))
    bot.kill()
    await bot.wait()
    await asyncio.to_thread(psutil.wait_procs, [child], 10)
    assert not child.is_running()
