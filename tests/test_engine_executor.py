"""What the local executor does beyond the contract that it has with all (test_jobs_executors.py):
memory for frames, a device that fails, what is not its work.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.options import Options
from t2vbot.engine import faults
from t2vbot.engine.executor import LocalExecutor
from t2vbot.engine.room import Room
from t2vbot.errors import DeviceHung, DeviceLost, UserError
from t2vbot.jobs.executor import Kind, Made, Order, Phase, Progress
from t2vbot.media.store import Media
from t2vbot.text import Text
from t2vbot.video.ffmpeg import Ffmpeg
from t2vbot.video.metadata import read_request

from .helpers_video import ffmpeg_exe
from .reliability import seen

CATALOG = Catalog.load()
ONE_CLIP = 8 * 64 * 64 * 3  # bytes of frames

not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="a script as a program")


@pytest.fixture
def media(tmp_path: Path) -> Media:
    media = Media(tmp_path)
    media.open()
    return media


@pytest.fixture
def hold(tmp_path: Path) -> Path:
    """No encoding begins for as long as this file is there."""
    return tmp_path / "hold"


@pytest.fixture
async def build(
    media: Media, folder: Path, hold: Path
) -> AsyncIterator[Callable[..., LocalExecutor]]:
    built: list[LocalExecutor] = []

    def build(**options: object) -> LocalExecutor:
        if sys.platform != "win32":
            script = hold.with_name("ffmpeg.sh")
            waits = f'while [ -e "{hold}" ]; do sleep 0.01; done'
            script.write_text(f'#!/bin/sh\n{waits}\nexec "{ffmpeg_exe()}" "$@"\n')
            script.chmod(0o755)
            options = {"ffmpeg": Ffmpeg(str(script))} | options
        executor = LocalExecutor(
            CATALOG,
            media,
            "cpu",
            torch_threads=1,
            faults=folder,
            **options,  # type: ignore[arg-type]
        )
        built.append(executor)
        return executor

    yield build
    hold.unlink(missing_ok=True)
    for executor in built:
        await executor.aclose()


@pytest.fixture
def over(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Ends every hang when set."""
    over = threading.Event()
    monkeypatch.setattr(faults, "NEVER", over)
    yield over
    over.set()


def order(tiny_model: Path, number: int, kind: Kind = Kind.RENDER) -> Order:
    options = Options(prompt="a cat", seed=number, num_frames=8, num_inference_steps=4)
    return Order(f"{number:016x}", kind, CATALOG.resolve(options, str(tiny_model)))


def begin(executor: LocalExecutor, order: Order) -> tuple[asyncio.Task[Made], list[Phase]]:
    phases: list[Phase] = []

    def look(progress: Progress) -> None:
        phases.append(progress.phase)

    return asyncio.create_task(executor.make(order, look)), phases


@not_on_windows
async def test_the_device_waits_where_frames_would_fill_the_memory(
    build: Callable[..., LocalExecutor], hold: Path, tiny_model: Path
) -> None:
    executor = build(frames_in_memory=2 * ONE_CLIP)
    hold.touch()
    works = [begin(executor, order(tiny_model, number)) for number in (1, 2, 3)]
    await seen(lambda: all(Phase.ENCODING in phases for _, phases in works[:2]))
    await asyncio.sleep(0.3)
    assert works[2][1] == []  # not begun

    hold.unlink()
    for task, _ in works:
        assert (await task).master.exists()


@not_on_windows
async def test_one_clip_always_has_room(
    build: Callable[..., LocalExecutor], tiny_model: Path
) -> None:
    executor = build(frames_in_memory=1)
    for number in (1, 2):
        await begin(executor, order(tiny_model, number))[0]


async def test_who_waits_for_room_and_leaves_takes_none() -> None:
    room = Room(10)
    async with room.holding(8):
        waiting = asyncio.create_task(room.holding(8).__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.wait([waiting])
        async with room.holding(2):
            pass
    async with asyncio.timeout(5), room.holding(10):
        pass


async def test_a_lost_device_ends_what_needs_it_alone(
    build: Callable[..., LocalExecutor], hold: Path, folder: Path, tiny_model: Path
) -> None:
    executor = build()
    if sys.platform != "win32":
        hold.touch()
    encoding, phases = begin(executor, order(tiny_model, 1))
    await seen(lambda: Phase.ENCODING in phases)
    (folder / "cuda-step").touch()
    works = [begin(executor, order(tiny_model, number))[0] for number in (2, 3)]
    for work in works:
        with pytest.raises(DeviceLost, match="illegal memory access"):
            await work
    assert executor.places() == []

    hold.unlink(missing_ok=True)
    assert (await encoding).master.exists()  # its frames were there already


async def test_a_hung_device_fails_everything_that_waits_for_it(
    build: Callable[..., LocalExecutor],
    folder: Path,
    tiny_model: Path,
    over: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("t2vbot.engine.renderer.CLOSING", 0.1)
    executor = build(step_timeout=2)
    await begin(executor, order(tiny_model, 1))[0]
    (folder / "hang-step").touch()
    hung = begin(executor, order(tiny_model, 2))[0]
    waiting = begin(executor, order(tiny_model, 3))[0]
    with pytest.raises(DeviceHung, match="for 2 seconds"):
        await hung
    with pytest.raises(DeviceLost):
        await waiting
    await executor.aclose()
    assert not executor.ended
    over.set()


async def test_less_than_was_asked_for_is_told(
    build: Callable[..., LocalExecutor], folder: Path, tiny_model: Path
) -> None:
    executor = build()
    for step in range(3):
        (folder / f"oom-step-{step}").touch()
    wanted = order(tiny_model, 1)
    asked = CATALOG.resolve(
        Options(prompt="a cat", num_frames=16, num_inference_steps=4), str(tiny_model)
    )
    made = await begin(executor, Order(wanted.id, Kind.RENDER, asked))[0]
    assert made.request.num_frames == 8
    assert made.notes[-1] == Text("engine-shorter", made=8, asked=16)
    facts = read_request(made.master)
    assert facts and facts["num_frames"] == 8


@not_on_windows
async def test_an_encoding_that_fails_is_said(
    build: Callable[..., LocalExecutor], hold: Path, tiny_model: Path
) -> None:
    executor = build(ffmpeg=Ffmpeg(_sleeping(hold), stall_timeout=0.3))
    with pytest.raises(UserError, match="did not respond, twice"):
        await begin(executor, order(tiny_model, 1))[0]


def _sleeping(hold: Path) -> str:
    script = hold.with_name("sleeping.sh")
    script.write_text("#!/bin/sh\nsleep 1000\n")
    script.chmod(0o755)
    return str(script)


async def test_it_makes_nothing_out_of_files(
    build: Callable[..., LocalExecutor], tiny_model: Path
) -> None:
    with pytest.raises(ValueError, match="cut"):
        await build().make(order(tiny_model, 1, Kind.CUT), lambda progress: None)
