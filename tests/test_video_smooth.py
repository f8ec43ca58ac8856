"""More frames between a clip's own, by real ffmpeg, compared with what was drawn there."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from t2vbot.catalog.film import clip_of, words_of
from t2vbot.catalog.smooth import SmoothRequest, times
from t2vbot.errors import UserError
from t2vbot.jobs.executor import Kind, Order, Phase, Progress
from t2vbot.jobs.table import read_request
from t2vbot.media.store import Media
from t2vbot.text import render
from t2vbot.video import metadata
from t2vbot.video.cutting import CutExecutor
from t2vbot.video.ffmpeg import Ffmpeg
from t2vbot.video.mp4 import Mp4, has_sound
from t2vbot.video.smooth import write_smooth

from .helpers_video import a_master, count_frames, decode, ignore, probe, request_for
from .motion import cut, film, glide, psnr, stillness

CLIP = "0" * 15 + "a"
NAMES = ("smooth.mp4", "smooth.first.png", "smooth.last.png")


async def smoothed(clip: Path, **options: object) -> Mp4:
    paths = (clip.with_name(name) for name in NAMES)
    return await write_smooth(clip, *paths, ignore, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fps", "each"),
    [(1, 4), (6, 4), (8, 3), (10, 2), (12, 2), (16, 2), (24, 2), (30, 2), (30.01, 1), (60, 1)],
)
def test_how_many_frames_each_becomes(fps: float, each: int) -> None:
    assert times(fps) == each


def test_a_request_is_kept_as_it_was() -> None:
    clip = request_for(film(glide, 16, 0.25, 8), negative_prompt="fog")
    request = SmoothRequest(clip, or_plain=True)
    data = json.dumps(request.to_json())
    assert read_request("cut", data) == SmoothRequest.from_json(data) == request
    assert (request.label, request.fps, clip_of(request)) == (clip.prompt, 24, clip)
    assert words_of(request) == (clip.prompt, "fog")


@pytest.mark.parametrize("side", [64, 256])
async def test_it_is_nearer_to_what_was_there(tmp_path: Path, side: int) -> None:
    """Than a frame that stays. Measured at 64x64, which is shown as 256x256, and at 256x256: 30.0
    and 32.3 dB, and 23.5 and 23.1 dB where they stay.
    """
    true = film(glide, 256, 1, 24)
    small = film(glide, side, 1, 8)
    master = await a_master(small, tmp_path / "clip.mp4", request_for(small, 8))
    made = await smoothed(master.path)
    seen, between = decode(made.path), [n for n in range(22) if n % 3]
    stays = decode(master.path).repeat(3, axis=0)
    assert psnr(true[between], seen[between]) > psnr(true[between], stays[between]) + 3
    assert stillness(seen[:22]) == 0
    own = [n for n in range(24) if n % 3 == 0]
    assert psnr(decode(master.path), seen[own]) > 45  # they are among them
    assert np.abs(seen[21].astype(int) - seen[23]).mean() < 1  # the last one stays


@pytest.mark.parametrize(
    ("num_frames", "fps", "rate"),
    [(1, 8, 24), (2, 8, 24), (3, 7.5, 22.5), (7, 24000 / 1001, 48000 / 1001), (5, 30, 60)],
)
async def test_as_long_to_a_frame(tmp_path: Path, num_frames: int, fps: float, rate: float) -> None:
    frames = film(glide, 64, num_frames / 8, 8)
    master = await a_master(frames, tmp_path / "clip.mp4", request_for(frames, fps))
    seen: list[tuple[int, int]] = []
    paths = (tmp_path / name for name in NAMES)
    made = await write_smooth(master.path, *paths, lambda *done: seen.append(done))
    assert made.num_frames == num_frames * times(fps) == count_frames(made.path)
    assert made.fps == pytest.approx(rate)
    assert made.seconds == pytest.approx(master.seconds)
    assert probe(made.path).pixels == probe(master.path).pixels
    assert probe(made.path).index_first
    assert seen[-1] == (made.num_frames, made.num_frames)


async def test_nothing_is_smeared_over_a_cut(tmp_path: Path) -> None:
    """Each frame near it is of one scene or the other."""
    frames = film(cut, 64, 2, 8)
    master = await a_master(frames, tmp_path / "clip.mp4")
    made = decode((await smoothed(master.path)).path)
    shown = decode(master.path)
    for number in (22, 23):  # between the last frame of one and the first of the other
        assert max(psnr(shown[7], made[number]), psnr(shown[8], made[number])) > 35


async def test_it_says_what_it_is(tmp_path: Path) -> None:
    frames = film(glide, 64, 0.5, 8)
    request = request_for(frames, prompt="a fox", enhance=True)
    master = await a_master(frames, tmp_path / "clip.mp4", request)
    made = await smoothed(master.path)
    facts = metadata.read_request(made.path)
    assert facts == (metadata.read_request(master.path) or {}) | {"smoothed": 24.0}
    assert type(request).from_json(facts) == request
    assert (metadata.scale_of(facts), metadata.is_ai_marked(made.path)) == (4, True)
    facts = metadata.read_request((await smoothed(master.path, embed_prompt=False)).path)
    assert facts and "prompt" not in facts and facts["seed"] == request.seed


async def test_the_pictures_are_the_clips_own(tmp_path: Path) -> None:
    frames = film(glide, 64, 0.5, 8)
    master = await a_master(frames, tmp_path / "clip.mp4")
    await smoothed(master.path)
    for name, frame in zip(NAMES[1:], (frames[0], frames[-1]), strict=True):
        assert (np.asarray(Image.open(tmp_path / name)) == frame).all()
        (tmp_path / name.replace("smooth", "clip")).unlink()
    await smoothed(master.path)  # without them: out of the clip, as large as it was made
    for name, frame in zip(NAMES[1:], (frames[0], frames[-1]), strict=True):
        assert psnr(frame, np.asarray(Image.open(tmp_path / name))) > 30


async def test_sound_stays(tmp_path: Path) -> None:
    frames = film(glide, 64, 1, 8)
    master = await a_master(frames, tmp_path / "silent.mp4")
    clip = tmp_path / "clip.mp4"
    tone = ("-f", "lavfi", "-i", "sine=d=1", "-c:v", "copy", "-c:a", "aac", "-shortest")
    arguments = ("-v", "error", "-i", str(master.path), *tone, str(clip))
    await Ffmpeg().run(arguments, tmp_path, None, ignore)
    made = await smoothed(clip)
    assert has_sound(made.path) and not has_sound(master.path)
    assert (made.num_frames, made.seconds) == (24, 1.0)
    facts = metadata.read_request(made.path)  # which ffmpeg did not copy: still marked
    assert facts and facts["ai_generated"] and facts["smoothed"] == 24.0


async def test_what_cannot_be_smoothed(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no longer on the host's disk"):
        await smoothed(tmp_path / "none.mp4")
    frames = film(glide, 64, 0.25, 8)
    fast = await a_master(frames, tmp_path / "fast.mp4", request_for(frames, 60))
    with pytest.raises(UserError, match="60 frames a second"):
        await smoothed(fast.path)
    master = await a_master(film(glide, 64, 2, 8), tmp_path / "clip.mp4")
    data = bytearray(master.path.read_bytes())
    at = data.find(b"mdat") + 200
    data[at : at + 4000] = random.Random(1).randbytes(4000)  # others may happen to be read
    master.path.write_bytes(data)
    with pytest.raises(UserError, match="damaged"):
        await smoothed(master.path)
    assert not any((tmp_path / name).exists() for name in NAMES)


# --- The executor ---------------------------------------------------------------------------------


@pytest.fixture
def media(tmp_path: Path) -> Media:
    media = Media(tmp_path)
    media.open()
    return media


def order(media: Media, request: SmoothRequest) -> Order:
    return Order("f" * 16, Kind.CUT, request, (media.master(CLIP),))


async def test_the_executor_smooths(media: Media) -> None:
    frames = film(glide, 64, 0.5, 8)
    await a_master(frames, media.master(CLIP))
    seen: list[Progress] = []
    request = SmoothRequest(request_for(frames))
    executor = CutExecutor(media)
    made = await executor.make(order(media, request), seen.append)
    assert (made.request, made.notes, made.master) == (request, (), media.master("f" * 16))
    assert {progress.phase for progress in seen} == {Phase.CUTTING}
    assert made.seconds[Phase.CUTTING] > 0
    assert made.first_frame.read_bytes() == media.first_frame(CLIP).read_bytes()
    await executor.aclose()


async def test_where_it_fails_the_clip_stays_as_it_is(media: Media) -> None:
    frames = film(glide, 64, 0.5, 8)
    master = await a_master(frames, media.master(CLIP))
    executor = CutExecutor(media, ffmpeg=Ffmpeg("false"))
    request = SmoothRequest(request_for(frames), or_plain=True)
    made = await executor.make(order(media, request), ignore)
    assert made.master.read_bytes() == master.path.read_bytes()
    assert made.last_frame.read_bytes() == media.last_frame(CLIP).read_bytes()
    assert made.request == request.clip  # nobody says that it is smooth
    (note,) = made.notes
    assert "could not be smoothed, so this is the video as it was made" in render(note)
    media.remove(CLIP)
    assert made.master.is_file()
    await executor.release("f" * 16)
    with pytest.raises(UserError, match="no longer"):  # there is nothing to show
        await executor.make(order(media, request), ignore)


async def test_where_the_clip_is_there_anyway_it_fails(media: Media) -> None:
    frames = film(glide, 64, 0.25, 8)
    await a_master(frames, media.master(CLIP), request_for(frames, 60))
    with pytest.raises(UserError, match="as smooth as it gets"):
        await CutExecutor(media).make(order(media, SmoothRequest(request_for(frames))), ignore)
    assert not media.master("f" * 16).exists()
