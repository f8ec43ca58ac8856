"""The device's thread on real pipelines: frames, progress, stopping, and an event loop that stays
free."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.options import Options
from t2vbot.catalog.request import VideoRequest
from t2vbot.engine import faults, shelf
from t2vbot.engine.device import Device
from t2vbot.engine.renderer import Rendered, Renderer
from t2vbot.errors import Cancelled, DeviceHung, DeviceLost, ModelUnavailable, UserError
from t2vbot.jobs.executor import OnProgress, Phase, Progress
from t2vbot.text import render

from .checkpoints import build, truncate_weights
from .clips import nothing, render_one
from .loopback_hub import REPO, LoopbackHub, read
from .reliability import seen

CATALOG = Catalog.load()


@pytest.fixture
async def renderer() -> AsyncIterator[Renderer]:
    renderer = Renderer(CATALOG, "cpu", torch_threads=1)
    yield renderer
    await renderer.aclose()


def request_for(folder: Path, seed: int = 1, steps: int = 4) -> VideoRequest:
    options = Options(prompt="a cat", seed=seed, num_frames=8, num_inference_steps=steps)
    return CATALOG.resolve(options, str(folder))


async def run(
    renderer: Renderer,
    request: VideoRequest,
    on_progress: OnProgress,
    stop: threading.Event | None = None,
) -> Rendered:
    return await render_one(renderer, request, on_progress, stop)


@pytest.mark.long
def test_nothing_heavy_is_left_to_import_once_the_bot_is_connected(tiny_model: Path) -> None:
    code = (
        "import sys, pathlib; from t2vbot.engine.imports import import_heavy; import_heavy();"
        "from t2vbot.catalog.catalog import Catalog; from t2vbot.engine.loading import load;"
        "from t2vbot.engine.device import Device; before = set(sys.modules);"
        f"load(Catalog.load().get({str(tiny_model)!r}), pathlib.Path({str(tiny_model)!r}),"
        "Device('cpu', 'cpu', 'CPU'));"
        "print([m for m in sys.modules if m not in before and m.startswith(('torch', 'transf'))])"
    )
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


async def test_a_request_becomes_frames(renderer: Renderer, tiny_model: Path) -> None:
    clip = await run(renderer, request_for(tiny_model), nothing)

    assert clip.frames.shape == (8, 64, 64, 3)
    assert clip.frames.dtype == np.uint8
    assert clip.notes == ()
    assert list(clip.seconds) == [Phase.LOADING, Phase.READING, Phase.DENOISING, Phase.DECODING]
    assert all(seconds > 0 for seconds in clip.seconds.values())


async def test_the_seed_decides_the_video(renderer: Renderer, tiny_model: Path) -> None:
    first = await run(renderer, request_for(tiny_model, seed=1), nothing)
    other = await run(renderer, request_for(tiny_model, seed=2), nothing)
    again = await run(renderer, request_for(tiny_model, seed=1), nothing)

    assert np.array_equal(first.frames, again.frames)
    assert not np.array_equal(first.frames, other.frames)


async def test_progress_comes_in_order_on_the_loop(renderer: Renderer, tiny_model: Path) -> None:
    seen: list[Progress] = []

    def look(progress: Progress) -> None:
        asyncio.get_running_loop()  # raises anywhere but on the loop's thread
        seen.append(progress)

    await run(renderer, request_for(tiny_model), look)

    phases = list(dict.fromkeys(progress.phase for progress in seen))
    assert phases == [Phase.LOADING, Phase.READING, Phase.DENOISING, Phase.DECODING]
    last = {progress.phase: progress for progress in seen}
    assert last[Phase.DENOISING] == Progress(Phase.DENOISING, 4, 4)
    assert last[Phase.DECODING] == Progress(Phase.DECODING, 4, 4)
    for phase in phases:
        done = [progress.done for progress in seen if progress.phase is phase]
        assert done == sorted(done)


async def test_one_that_is_stopped_leaves_the_pipeline_as_new(
    renderer: Renderer, tiny_model: Path
) -> None:
    expected = await run(renderer, request_for(tiny_model), nothing)
    stop = threading.Event()
    steps: list[int] = []

    def look(progress: Progress) -> None:
        if progress.phase is Phase.DENOISING and progress.done:
            steps.append(progress.done)
            stop.set()

    with pytest.raises(Cancelled):
        await run(renderer, request_for(tiny_model, steps=100), look, stop)

    assert steps[-1] < 100
    again = await run(renderer, request_for(tiny_model), nothing)
    assert np.array_equal(expected.frames, again.frames)
    assert Phase.LOADING not in again.seconds  # the loaded pipeline was used again


async def test_the_loop_keeps_turning_while_frames_are_made(
    renderer: Renderer, tiny_model: Path
) -> None:
    job = asyncio.create_task(run(renderer, request_for(tiny_model, steps=6), nothing))
    turns = 0
    while not job.done():
        turns += 1
        await asyncio.sleep(0)

    assert turns > 20
    await job


def weight_of(renderer: Renderer) -> weakref.ref[Any]:
    assert renderer._shelf.last
    return weakref.ref(renderer._shelf.last.pipe.unet)


async def test_two_models_stay_where_there_is_room_and_no_third(
    renderer: Renderer, tiny_model: Path, tmp_path: Path
) -> None:
    folders = [build("text-to-video-sd", tmp_path / f"{n}", seed=n) for n in (1, 2)]
    first = await run(renderer, request_for(tiny_model), nothing)
    one = weight_of(renderer)
    second = await run(renderer, request_for(folders[0]), nothing)
    assert one() is not None and len(renderer.models) == 2
    assert not np.array_equal(first.frames, second.frames)

    seen: list[Progress] = []
    again = await run(renderer, request_for(tiny_model), seen.append)
    assert np.array_equal(again.frames, first.frames)
    assert Phase.LOADING not in {each.phase for each in seen}

    two = renderer._shelf._kept[0]
    await run(renderer, request_for(folders[1]), nothing)
    assert one() is not None and len(renderer.models) == 2
    assert two not in renderer._shelf._kept  # it was used longest ago


async def test_another_model_takes_the_place_of_the_first_where_there_is_no_room(
    renderer: Renderer, tiny_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "free_gb", lambda device: 7.0)  # of 8.0 that are wanted for it
    other = build("text-to-video-sd", tmp_path / "other", seed=1)
    await run(renderer, request_for(tiny_model), nothing)
    unet = weight_of(renderer)

    await run(renderer, request_for(other), nothing)

    assert unet() is None  # its memory is free
    assert len(renderer.models) == 1


async def test_where_memory_runs_out_the_other_model_goes_first(
    tiny_model: Path, tmp_path: Path, folder: Path
) -> None:
    renderer = Renderer(CATALOG, "cpu", torch_threads=1, faults=folder)
    other = build("text-to-video-sd", tmp_path / "other", seed=1)
    await run(renderer, request_for(tiny_model), nothing)
    unet = weight_of(renderer)
    (folder / "oom-step").touch()
    made = await run(renderer, request_for(other), nothing)
    assert unet() is None and made.notes == ()
    await renderer.aclose()


async def test_a_broken_model_fails_its_own_job_only(
    renderer: Renderer, tiny_model: Path, tmp_path: Path
) -> None:
    broken = build("text-to-video-sd", tmp_path / "broken")
    truncate_weights(broken)

    with pytest.raises(ModelUnavailable, match="damaged"):
        await run(renderer, request_for(broken), nothing)

    clip = await run(renderer, request_for(tiny_model), nothing)
    assert clip.frames.shape == (8, 64, 64, 3)


async def test_a_model_from_the_hub_is_downloaded_first(tiny_model: Path, tmp_path: Path) -> None:
    model = CATALOG.get(str(tiny_model)).model_copy(
        update={"name": "tiny", "hub_id": REPO, "folder": None}
    )
    catalog = Catalog({"tiny": model})
    request = catalog.resolve(Options(prompt="a cat", seed=1, num_inference_steps=4), "tiny")
    phases: list[Phase] = []
    async with LoopbackHub(read(tiny_model)).serve() as server:
        renderer = Renderer(
            catalog, "cpu", cache_dir=tmp_path / "cache", endpoint=server.endpoint, torch_threads=1
        )
        clip = await run(renderer, request, lambda progress: phases.append(progress.phase))
        await renderer.aclose()

    assert clip.frames.shape == (16, 64, 64, 3)
    assert next(iter(phases)) is Phase.DOWNLOADING
    assert clip.seconds[Phase.DOWNLOADING] > 0


# What the renderer makes of a device that fails.

GPU = Device("cuda", "cpu", "Test GPU", free_gb=24, total_gb=24)  # its memory is main memory


async def taken(folder: Path) -> None:
    """Wait until the renderer has tripped over all that was laid."""
    await seen(lambda: not any(folder.iterdir()))


@pytest.fixture
async def failing(folder: Path) -> AsyncIterator[Renderer]:
    renderer = Renderer(CATALOG, "cpu", torch_threads=1, step_timeout=600, faults=folder)
    yield renderer
    await renderer.aclose()


@pytest.fixture
def over(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Ends every hang when set."""
    over = threading.Event()
    monkeypatch.setattr(faults, "NEVER", over)
    yield over
    over.set()


async def test_what_was_really_made_is_told(
    failing: Renderer, folder: Path, tiny_model: Path, tmp_path: Path
) -> None:
    asked = replace(request_for(tiny_model), num_frames=16)
    (folder / "oom-step-1").touch()
    (folder / "oom-step-2").touch()
    (folder / "oom-step-3").touch()
    clip = await run(failing, asked, nothing)

    assert clip.request == replace(asked, num_frames=8)
    assert clip.frames.shape == (8, 64, 64, 3)
    assert "8 of 16 frames" in render(clip.notes[-1])

    other = build("text-to-video-sd", tmp_path / "other", seed=1)
    await run(failing, request_for(other), nothing)
    again = await run(failing, asked, nothing)  # loaded again, and nothing is forgotten
    assert (again.request, again.notes) == (clip.request, clip.notes)
    assert np.array_equal(again.frames, clip.frames)


async def test_invalid_numbers_are_tried_once_in_a_safer_dtype(
    failing: Renderer, folder: Path, tiny_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("t2vbot.engine.renderer.find_devices", lambda: [GPU])
    failing._device = "auto"
    (folder / "nan-decode").touch()
    clip = await run(failing, request_for(tiny_model), nothing)

    assert clip.frames.any()
    assert failing._shelf.last and failing._shelf.last.dtype == "float32"
    (folder / "nan-step").touch()
    with pytest.raises(UserError, match="invalid numbers"):
        await run(failing, request_for(tiny_model), nothing)
    again = await run(failing, request_for(tiny_model), nothing)
    assert np.array_equal(again.frames, clip.frames)


@pytest.mark.parametrize("place", ["load", "step", "decode"])
async def test_a_lost_device_stays_lost(
    failing: Renderer, folder: Path, tiny_model: Path, place: str
) -> None:
    (folder / f"cuda-{place}").touch()
    with pytest.raises(DeviceLost, match="illegal memory access") as error:
        await run(failing, request_for(tiny_model), nothing)
    assert not isinstance(error.value, UserError | DeviceHung)
    assert isinstance(error.value.__cause__, torch.AcceleratorError)

    with pytest.raises(DeviceLost, match="illegal memory access"):  # at once
        await run(failing, request_for(tiny_model), nothing)
    await failing.aclose()
    assert failing.ended


@pytest.mark.parametrize("place", ["step", "decode"])
async def test_a_hung_step_is_not_waited_for(
    failing: Renderer,
    folder: Path,
    tiny_model: Path,
    over: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
) -> None:
    monkeypatch.setattr("t2vbot.engine.renderer.CLOSING", 0.1)
    await run(failing, request_for(tiny_model), nothing)
    (folder / f"hang-{place}").touch()
    failing._step_timeout = 1
    with pytest.raises(DeviceHung, match="for 1 seconds"):
        await run(failing, request_for(tiny_model), nothing)

    with pytest.raises(DeviceLost):  # at once
        await run(failing, request_for(tiny_model), nothing)
    await failing.aclose()
    assert not failing.ended
    over.set()
    await asyncio.to_thread(failing._worker.join, 60)
    assert failing.ended


@pytest.mark.parametrize(
    ("awake", "asleep"), [(0.0, 3.0), (1.5, 0.65)], ids=["long", "until just after its time"]
)
async def test_a_computer_that_slept_is_no_hung_step(
    failing: Renderer,
    folder: Path,
    tiny_model: Path,
    over: threading.Event,
    monkeypatch: pytest.MonkeyPatch,
    awake: float,
    asleep: float,
) -> None:
    monkeypatch.setattr("t2vbot.engine.renderer.SLEPT", 0.2)
    monkeypatch.setattr("t2vbot.engine.renderer.TICK", 0.1)
    await run(failing, request_for(tiny_model), nothing)
    (folder / "hang-step").touch()
    failing._step_timeout = 2
    job = asyncio.create_task(run(failing, request_for(tiny_model), nothing))
    await taken(folder)
    await asyncio.sleep(awake)
    time.sleep(asleep)  # noqa: ASYNC251 - all stands still, and the clock does not
    await asyncio.wait([job], timeout=0.1)
    assert not job.done()
    over.set()
    assert (await job).frames.shape == (8, 64, 64, 3)


async def test_a_hung_step_that_is_stopped_may_still_be_a_long_one(
    failing: Renderer, folder: Path, tiny_model: Path, over: threading.Event
) -> None:
    (folder / "hang-step").touch()
    stop = threading.Event()
    job = asyncio.create_task(run(failing, request_for(tiny_model), nothing, stop))
    await taken(folder)
    stop.set()
    await asyncio.wait([job], timeout=0.2)
    assert not job.done()
    over.set()
    with pytest.raises(Cancelled):
        await job


async def test_what_failed_attempts_took_is_not_counted(
    failing: Renderer, folder: Path, tiny_model: Path
) -> None:
    """Waiting times are learned from it."""
    await run(failing, request_for(tiny_model), nothing)
    (folder / "oom-decode").touch()
    (folder / "pause-decode").touch()
    job = asyncio.create_task(run(failing, request_for(tiny_model), nothing))
    await asyncio.sleep(3)
    (folder / "pause-decode").unlink()
    clip = await job

    assert clip.notes
    assert list(clip.seconds) == [Phase.READING, Phase.DENOISING, Phase.DECODING]
    assert sum(clip.seconds.values()) < 3


async def test_loading_has_all_the_time_it_needs(
    failing: Renderer, folder: Path, tiny_model: Path, over: threading.Event
) -> None:
    (folder / "hang-load").touch()
    failing._step_timeout = 0.1
    job = asyncio.create_task(run(failing, request_for(tiny_model), nothing))
    await taken(folder)
    await asyncio.wait([job], timeout=0.5)
    assert not job.done()

    failing._step_timeout = 600
    over.set()
    assert (await job).frames.shape == (8, 64, 64, 3)


async def test_the_cause_is_for_the_log_alone(
    renderer: Renderer, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    broken = truncate_weights(build("text-to-video-sd", tmp_path / "broken")).parents[1]
    with pytest.raises(ModelUnavailable) as error:
        await run(renderer, request_for(broken), nothing)

    assert str(broken) not in str(error.value)
    assert f"{broken}" in caplog.text
    assert "Delete that file" in caplog.text


def test_a_thread_that_never_ends_does_not_keep_the_process() -> None:
    code = (
        "import threading; from t2vbot.engine.worker import Worker;"
        "Worker('engine').submit(threading.Event().wait); print('over')"
    )
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.returncode) == ("over\n", 0)
