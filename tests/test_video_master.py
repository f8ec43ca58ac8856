"""The master with the real ffmpeg: what comes out plays, and looks like the frames."""

from __future__ import annotations

import asyncio
import errno
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from t2vbot.errors import UserError
from t2vbot.video import metadata
from t2vbot.video.frames import Frames
from t2vbot.video.master import write_master
from t2vbot.video.mp4 import Mp4, look
from t2vbot.video.picture import Picture, enlarged
from t2vbot.video.sound import Sound

from .helpers_video import (
    a_master,
    chart,
    count_frames,
    decode,
    decode_by_the_book,
    ffmpeg,
    noise,
    pan,
    probe,
    request_for,
    shapes,
    still,
)
from .motion import made_small, psnr

ALL = {"clip.mp4", "clip.first.png", "clip.last.png"}


async def encode(frames: Frames, folder: Path, fps: float = 8.0) -> Mp4:
    """Write a master, and check what holds for every one."""
    path = folder / "clip.mp4"
    master = await a_master(frames, path, request_for(frames, fps))
    view = probe(path)
    assert master == look(path)
    assert master.size == os.path.getsize(path)
    assert (view.width, view.height) == (master.width, master.height)
    assert count_frames(path) == len(frames) == master.num_frames
    assert set(os.listdir(folder)) == ALL
    for frame, name in ((frames[0], "clip.first.png"), (frames[-1], "clip.last.png")):
        with Image.open(folder / name) as image:
            assert np.array_equal(np.asarray(image), frame)
    return master


async def test_plays_everywhere(folder: Path) -> None:
    """H.264 High, 4:2:0, tagged BT.709, one stream, index first."""
    master = await encode(shapes(16, 256, 256), folder)
    view = probe(master.path)
    assert view.codec == "h264 (High)"
    assert view.pixels.startswith("yuv420p(tv, bt709")  # once: primaries, transfer and matrix agree
    assert "/" not in view.pixels
    assert view.seconds == master.seconds == 2.0
    assert view.streams == 1
    assert view.index_first
    assert (master.width, master.height) == (256, 256)


@pytest.mark.parametrize("fps", [1.0, 7.5, 24000 / 1001, 60.0])
async def test_keeps_the_frame_rate(folder: Path, fps: float) -> None:
    master = await encode(still(12, 256, 256), folder, fps)
    assert probe(master.path).seconds == pytest.approx(12 / fps, abs=0.011)
    assert master.seconds == pytest.approx(12 / fps, abs=0.001)


@pytest.mark.parametrize("side", [64, 128, 256, 768])
async def test_colours_are_right(folder: Path, side: int) -> None:
    """Each patch of the chart is seen as it was, also enlarged, also from 720 lines up.

    Measured: 0.4 levels off on average, 2.1 at most. BT.601 seen as BT.709 is up to 39 off.
    """
    frames = chart(side)
    master = await encode(frames, folder)
    seen = decode_by_the_book(master.path)
    patch = master.height // 8
    centre = slice(patch * 3 // 8, patch * 5 // 8)
    errors = []
    for row, column in np.ndindex(8, 8):
        cell = seen[row * patch : (row + 1) * patch, column * patch : (column + 1) * patch]
        wanted = frames[0, row * side // 8, column * side // 8]
        errors.append(np.abs(cell[centre, centre].mean((0, 1)) - wanted))
    assert np.max(errors) < 2.5
    assert np.mean(errors) < 0.6


async def test_looks_like_the_frames(folder: Path) -> None:
    frames = pan(16, 256, 320)
    master = await encode(frames, folder)
    assert psnr(frames, decode(master.path)) > 40


@pytest.mark.parametrize(
    ("height", "width"),
    [(1, 1), (1, 2), (2, 1), (2, 2), (3, 5), (255, 257), (481, 853), (1, 400), (600, 17)],
)
async def test_any_size(folder: Path, height: int, width: int) -> None:
    await encode(shapes(9, height, width), folder)


async def test_odd_sides_lose_one_pixel(folder: Path) -> None:
    master = await encode(shapes(3, 257, 301), folder)
    assert (master.width, master.height) == (300, 256)


@pytest.mark.parametrize(
    ("size", "factor"),
    [
        ((64, 64), 4),
        ((96, 128), 3),
        ((128, 128), 2),
        ((240, 426), 2),
        ((64, 600), 2),  # no longer than 1280
    ],
)
def test_small_clips_are_enlarged_smoothly(size: tuple[int, int], factor: int) -> None:
    height, width = size
    wanted = Picture(width * factor, height * factor, float(factor), "lanczos")
    assert enlarged(Picture(width, height)) == wanted


@pytest.mark.parametrize("size", [(256, 256), (480, 832), (64, 1000)])
def test_others_keep_their_size(size: tuple[int, int]) -> None:
    assert enlarged(Picture(size[1], size[0])) is None


async def test_a_small_clip_is_seen_without_blocks(folder: Path) -> None:
    """Nearer to what was drawn that large than with a square for each pixel; small again, it has
    its pixels back. Measured: 32.7 dB and 31.0 dB; 0.7 levels off on average.
    """
    large = shapes(4, 256, 256)
    frames = made_small(large, 4)
    master = await encode(frames, folder)
    assert (master.width, master.height) == (256, 256)
    seen = decode(master.path)
    squares = frames.repeat(4, axis=1).repeat(4, axis=2)
    assert psnr(large, seen) > psnr(large, squares) + 1
    assert np.abs(made_small(seen, 4).astype(float) - frames).mean() < 2.5


async def test_reports_progress(folder: Path) -> None:
    frames = shapes(10, 256, 256)
    seen: list[int] = []
    paths = (folder / name for name in ("clip.mp4", "first.png", "last.png"))
    await write_master(frames, request_for(frames), *paths, seen.append)
    assert seen == list(range(1, 11))


async def test_replaces_older_files(folder: Path) -> None:
    for name in ALL:
        (folder / name).write_bytes(b"an older file")
    await encode(still(2, 256, 256), folder)


@pytest.mark.parametrize("frames", [np.zeros((2, 8, 8, 3)), np.zeros((8, 8, 3), np.uint8)])
async def test_refuses_what_is_no_clip(folder: Path, frames: np.ndarray) -> None:
    with pytest.raises(ValueError, match="not frames"):
        await a_master(frames, folder / "clip.mp4", request_for(still(1, 8, 8)))


async def test_the_request_is_inside(folder: Path) -> None:
    frames = still(2, 256, 256)
    request = request_for(frames, prompt='a "fox" = ; # \\ 🦊 狐\nin snow')
    path = folder / "clip.mp4"
    await a_master(frames, path, request)
    facts = metadata.read_request(path)
    assert facts is not None
    assert type(request).from_json(facts) == request
    assert metadata.is_ai_marked(path)
    assert probe(path).comment == metadata.describe(request, 2048).decode()  # ffmpeg reads it too


async def test_prompts_can_stay_out(folder: Path) -> None:
    frames = still(2, 256, 256)
    request = request_for(frames, prompt="my secret", negative_prompt="my dislike")
    path = folder / "clip.mp4"
    await a_master(frames, path, request, embed_prompt=False)
    facts = metadata.read_request(path)
    assert facts is not None
    assert facts["seed"] == 42
    assert b"my " not in path.read_bytes()
    assert metadata.is_ai_marked(path)


async def test_our_own_write_on_a_full_disk(folder: Path) -> None:
    def on_frame(done: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    frames = still(2, 64, 64)
    paths = (folder / name for name in ("clip.mp4", "first.png", "last.png"))
    with pytest.raises(UserError, match=r"disk .* is full"):
        await write_master(frames, request_for(frames), *paths, on_frame)
    assert os.listdir(folder) == []


@pytest.mark.parametrize("after", [0.0, 0.03, 0.06, 0.09, 0.12])
async def test_stopped_at_any_moment_it_leaves_nothing_or_all(folder: Path, after: float) -> None:
    task = asyncio.create_task(a_master(noise(16, 256, 256), folder / "clip.mp4"))
    await asyncio.wait([task], timeout=after)
    task.cancel()
    await asyncio.wait([task])
    assert os.listdir(folder) == [] if task.cancelled() else set(os.listdir(folder)) == ALL


async def test_a_file_cut_anywhere_is_not_whole(folder: Path) -> None:
    master = await encode(still(2, 64, 64), folder)
    whole = master.path.read_bytes()
    for length in range(len(whole)):
        master.path.write_bytes(whole[:length])
        found = look(master.path)
        # without its last box alone it is a film as well
        assert found is None or length == len(whole) - len(metadata.AI_MARK)


@pytest.mark.parametrize(("seconds", "channels"), [(1.0, 2), (2.0, 1), (5.0, 2)])
async def test_what_is_heard_is_as_long_as_what_is_seen(
    folder: Path, seconds: float, channels: int
) -> None:
    """A tone in the first half second, then nothing; shorter, equal to, or longer than the film."""
    rate = 24_000
    time = np.arange(round(seconds * rate)) / rate
    tone = np.where(time < 0.5, np.sin(2 * np.pi * 440 * time) / 2, 0).astype(np.float32)
    sound = Sound(np.repeat(tone[:, None], channels, axis=1), rate)
    master = await a_master(pan(16, 64, 64), folder / "clip.mp4", sound=sound)

    view = probe(master.path)
    assert view.streams == 2 and abs(view.seconds - 2) < 0.05 and view.index_first
    assert count_frames(master.path) == 16
    assert set(os.listdir(folder)) == ALL
    heard = ffmpeg("-i", master.path, "-f", "s16le", "-ac", "1", "-").stdout
    samples = np.frombuffer(heard, np.int16).astype(float)
    assert abs(len(samples) / rate - 2) < 0.1
    loud, silent = samples[: rate // 2], samples[rate:]
    assert abs(np.sqrt((loud**2).mean()) / 2**15 - 0.5 / np.sqrt(2)) < 0.03
    assert np.abs(silent).max() < 100


async def test_sound_that_is_no_number_is_silence(folder: Path) -> None:
    sound = Sound(np.full((100, 2), np.nan, np.float32), 48_000)
    master = await a_master(pan(4, 64, 64), folder / "clip.mp4", sound=sound)
    assert probe(master.path).streams == 2
