"""Copies under a limit, out of the master, with the real ffmpeg."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from t2vbot.errors import CannotFit, UserError
from t2vbot.video import metadata
from t2vbot.video.fit import fit
from t2vbot.video.frames import Frames
from t2vbot.video.mp4 import Mp4, look

from .helpers_video import (
    a_master,
    chart,
    count_frames,
    decode,
    decode_by_the_book,
    noise,
    pan,
    probe,
    request_for,
    shapes,
    still,
)

MIB = 2**20
LONG = pytest.mark.long


async def fitted(frames: Frames, folder: Path, limit: int, fps: float = 8.0) -> Mp4:
    """A copy of a clip, after a check of what holds for every one."""
    master = await a_master(frames, folder / "clip.mp4", request_for(frames, fps))
    copy = await fit(master.path, limit, folder / "copy.mp4")
    view = probe(copy.path)
    assert copy == look(copy.path)
    assert copy.size == os.path.getsize(copy.path) < limit - min(8192, limit // 100)
    assert (view.width, view.height) == (copy.width, copy.height)
    assert view.pixels.startswith("yuv420p(tv, bt709")
    assert view.index_first
    assert count_frames(copy.path) == len(frames)
    assert copy.seconds == pytest.approx(len(frames) / fps, abs=0.001)
    assert metadata.is_ai_marked(copy.path)
    facts = metadata.read_request(copy.path)
    assert facts and facts["seed"] == 42
    names = {"clip.mp4", "clip.first.png", "clip.last.png", copy.path.name}
    assert set(os.listdir(folder)) == names
    return copy


async def test_a_master_under_the_limit_is_its_own_copy(folder: Path) -> None:
    copy = await fitted(shapes(16, 256, 256), folder, 10 * MIB)
    assert copy.path == folder / "clip.mp4"


@pytest.mark.parametrize("limit", [500_000, 64_000])
@pytest.mark.parametrize(
    "num_frames", [1, pytest.param(2, marks=LONG), pytest.param(8, marks=LONG), 9, 49]
)
@pytest.mark.parametrize("draw", [pytest.param(still, marks=LONG), pan, noise])
async def test_stays_under_the_limit(folder: Path, draw, num_frames: int, limit: int) -> None:
    await fitted(draw(num_frames, 256, 288), folder, limit)


@pytest.mark.long
async def test_long_noise_stays_under_the_limit(folder: Path) -> None:
    await fitted(noise(129, 256, 256), folder, 500_000)


@pytest.mark.parametrize("fps", [1.0, 7.5, 24000 / 1001, 60.0])
async def test_keeps_the_frame_rate(folder: Path, fps: float) -> None:
    copy = await fitted(noise(12, 256, 256), folder, 200_000, fps)
    assert probe(copy.path).seconds == pytest.approx(12 / fps, abs=0.011)


async def test_one_frame_keeps_its_length(folder: Path) -> None:
    copy = await fitted(noise(1, 256, 256), folder, 20_000, fps=1)
    assert probe(copy.path).seconds == pytest.approx(1, abs=0.011)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    num_frames=st.integers(1, 20),
    height=st.integers(1, 70),
    width=st.integers(1, 70),
    limit=st.integers(1, 40_000),
    draw=st.sampled_from([still, shapes, noise]),
)
def test_fits_or_says_so(
    folder: Path, num_frames: int, height: int, width: int, limit: int, draw
) -> None:
    """Whatever clip and limit: a whole file strictly under it, or ``CannotFit`` and none."""
    (folder / "copy.mp4").unlink(missing_ok=True)
    try:
        asyncio.run(fitted(draw(num_frames, height, width), folder, limit))
    except CannotFit:
        assert not (folder / "copy.mp4").exists()


async def test_says_which_limit_was_too_small(folder: Path) -> None:
    with pytest.raises(CannotFit, match=r"limit of 1\.2 kB .* fewer frames or a smaller size"):
        await fitted(noise(16, 64, 64), folder, 1200)
    assert not (folder / "copy.mp4").exists()


async def test_a_small_clip_is_fitted_at_its_own_size(folder: Path) -> None:
    """What was enlarged fits at the size that was made, and keeps every pixel of it."""
    frames = shapes(16, 64, 64)
    copy = await fitted(frames, folder, 40_000)
    assert (copy.width, copy.height) == (64, 64)
    assert psnr(frames, copy) > 30
    facts = metadata.read_request(copy.path)
    assert facts and "scale" not in facts


@pytest.mark.parametrize("side", [64, 128, 256, 768])
async def test_colours_are_right(folder: Path, side: int) -> None:
    frames = chart(side)
    master = await a_master(frames, folder / "clip.mp4")
    copy = await fit(master.path, master.size, folder / "copy.mp4")
    assert copy.path == folder / "copy.mp4"
    seen = decode_by_the_book(copy.path)
    patch = copy.height // 8
    centre = slice(patch * 3 // 8, patch * 5 // 8)
    errors = [
        np.abs(
            seen[row * patch : (row + 1) * patch, column * patch : (column + 1) * patch][
                centre, centre
            ].mean((0, 1))
            - frames[0, row * side // 8, column * side // 8]
        )
        for row, column in np.ndindex(8, 8)
    ]
    assert np.mean(errors) < 2


def psnr(frames: Frames, copy: Mp4) -> float:
    error = np.mean((decode(copy.path).astype(float) - frames) ** 2)
    return float(10 * np.log10(255**2 / error))


async def test_a_tight_limit_is_used(folder: Path) -> None:
    """Two passes spend most of what they may: bytes left over are quality lost."""
    copy = await fitted(pan(48, 256, 288), folder, 64_000)
    assert copy.size > 0.85 * 64_000


async def test_reports_progress(folder: Path) -> None:
    master = await a_master(noise(30, 256, 256), folder / "clip.mp4")
    seen: list[tuple[int, int]] = []
    await fit(master.path, 200_000, folder / "copy.mp4", lambda *told: seen.append(told))
    assert seen
    assert {total for _, total in seen} == {30}
    assert all(0 <= done <= 30 for done, _ in seen)
    assert (30, 30) in seen


async def test_a_copy_that_is_there_is_taken_again(folder: Path) -> None:
    master = await a_master(noise(9, 128, 128), folder / "clip.mp4")
    copy = await fit(master.path, 50_000, folder / "copy.mp4")
    before = copy.path.stat()
    assert await fit(master.path, 50_000, copy.path) == copy
    assert copy.path.stat().st_ino == before.st_ino
    master.path.unlink()
    assert await fit(master.path, 50_000, copy.path) == copy


@pytest.mark.parametrize("damage", ["cut", "too big", "no film"])
async def test_a_copy_that_is_no_good_is_made_again(folder: Path, damage: str) -> None:
    master = await a_master(noise(9, 128, 128), folder / "clip.mp4")
    path = folder / "copy.mp4"
    await fit(master.path, 50_000, path)
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:-1000])
    elif damage == "too big":
        path.write_bytes(master.path.read_bytes())
    else:
        path.write_bytes(b"what is this?")
    copy = await fit(master.path, 50_000, path)
    assert copy.size < 50_000
    assert count_frames(path) == 9


@pytest.mark.parametrize("content", [None, b"", b"no film"])
async def test_a_master_that_is_gone_is_said(folder: Path, content: bytes | None) -> None:
    master = folder / "clip.mp4"
    if content is not None:
        master.write_bytes(content)
    with pytest.raises(UserError, match="damaged"):
        await fit(master, MIB, folder / "copy.mp4")


async def test_a_tiny_limit_shortens_the_comment(folder: Path) -> None:
    frames = noise(2, 64, 64)
    request = request_for(frames, prompt="p" * 1500)
    master = await a_master(frames, folder / "clip.mp4", request)
    copy = await fit(master.path, 12_000, folder / "copy.mp4")
    facts = metadata.read_request(copy.path)
    assert facts and facts["truncated"] == ["prompt"]
    assert len(facts["prompt"]) < 200
    whole = metadata.read_request(master.path)
    assert whole and whole["prompt"] == "p" * 1500


async def test_prompts_that_stay_out_of_the_master_stay_out_of_copies(folder: Path) -> None:
    frames = noise(4, 128, 128)
    request = request_for(frames, prompt="my secret")
    master = await a_master(frames, folder / "clip.mp4", request, embed_prompt=False)
    copy = await fit(master.path, 30_000, folder / "copy.mp4")
    assert b"my secret" not in copy.path.read_bytes()
    assert metadata.read_request(copy.path)


@pytest.mark.parametrize(("draw", "least"), [(pan, 1.3), (shapes, 0.5)])
async def test_little_is_lost_by_the_way_over_the_master(folder: Path, draw, least: float) -> None:
    """Against a copy of a master that is all but lossless; see `python -m tests.bench master`."""
    frames = draw(16, 256, 256)
    ours = await a_master(frames, folder / "clip.mp4")
    limit = ours.size // 2
    copy = await fit(ours.path, limit, folder / "copy.mp4")
    ideal = await a_better_master(frames, folder)
    best = await fit(ideal.path, limit, folder / "best.mp4")
    assert psnr(frames, copy) > psnr(frames, best) - least


async def a_better_master(frames: Frames, folder: Path) -> Mp4:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("t2vbot.video.master.CRF", 1)
        return await a_master(frames, folder / "better.mp4")
