"""Films out of clips, with the real ffmpeg: what is in them, where, and how long."""

from __future__ import annotations

import asyncio
import os
import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from t2vbot.errors import UserError
from t2vbot.video import metadata, stitch
from t2vbot.video.ffmpeg import Ffmpeg
from t2vbot.video.fit import fit
from t2vbot.video.frames import Frames
from t2vbot.video.mp4 import Mp4, has_sound, look
from t2vbot.video.stitch import Cut, Film, Scene, write_film
from t2vbot.video.timeline import LARGEST_FADE, Timeline, lay_out

from .helpers_video import (
    a_master,
    count_frames,
    decode,
    ffmpeg,
    noise,
    pan,
    probe,
    request_for,
    shapes,
)

PICTURES = ("film.first.png", "film.last.png")


async def cut(folder: Path, film: Film, **options: object) -> Cut:
    """Cut a film, and check what holds for every one."""
    seen: list[tuple[int, int]] = []
    made = await write_film(
        film,
        folder / "film.mp4",
        *(folder / name for name in PICTURES),
        lambda done, total: seen.append((done, total)),
        **options,  # type: ignore[arg-type]
    )
    timeline, view = made.timeline, probe(made.film.path)
    assert count_frames(made.film.path) == timeline.num_frames == made.film.num_frames
    assert abs(view.seconds - timeline.seconds(timeline.num_frames)) <= 1 / timeline.rate
    assert (view.width, view.height) == (timeline.width, timeline.height)
    assert (view.codec, view.index_first) == ("h264 (High)", True)
    assert view.pixels.startswith("yuv420p(tv, bt709")
    assert metadata.is_ai_marked(made.film.path)
    assert not [name for name in os.listdir(folder) if name.startswith(".encoding-")]
    assert seen == sorted(seen) and all(total == timeline.num_frames for _, total in seen)
    return made


async def a_scene(folder: Path, name: str, frames: Frames, fps: float = 8.0) -> Scene:
    request = request_for(frames, fps, prompt=f"the scene {name}")
    master = await a_master(frames, folder / f"{name}.mp4", request)
    return Scene(master.path, f"the scene {name}")


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    folder = tmp_path / "clips"
    folder.mkdir()
    return folder


def ssim(a: Frames, b: Frames) -> float:
    """Global SSIM of two clips' brightness, in blocks of 8 pixels (Wang et al., 2004)."""

    def blocks(frames: Frames) -> np.ndarray:
        grey = frames.astype(float).mean(axis=3)
        n, h, w = grey.shape
        grey = grey[:, : h // 8 * 8, : w // 8 * 8].reshape(n, h // 8, 8, w // 8, 8)
        return grey.transpose(0, 1, 3, 2, 4).reshape(-1, 64)

    x, y = blocks(a), blocks(b)
    mx, my, vx, vy = x.mean(1), y.mean(1), x.var(1), y.var(1)
    both = ((x - mx[:, None]) * (y - my[:, None])).mean(1)
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    top = (2 * mx * my + c1) * (2 * both + c2)
    return float((top / ((mx**2 + my**2 + c1) * (vx + vy + c2))).mean())


def without_bars(timeline: Timeline, clip: Mp4, frames: Frames) -> Frames:
    """A scene's own part of the picture."""
    at = timeline.fitted(clip)
    return frames[:, at.top : at.top + at.height, at.left : at.left + at.width]


def resized(frames: Frames, width: int, height: int) -> Frames:
    lanczos = Image.Resampling.LANCZOS
    return np.stack(
        [np.asarray(Image.fromarray(frame).resize((width, height), lanczos)) for frame in frames]
    )


async def test_scenes_of_every_kind_are_in_it_whole(folder: Path, clips: Path) -> None:
    """Three sizes, two rates, and a single frame."""
    made = [
        (shapes(16, 256, 256), 8.0),
        (pan(24, 256, 256), 8.0),
        (pan(16, 320, 576), 16.0),
        (shapes(1, 256, 256), 8.0),
        (shapes(12, 512, 288), 8.0),
    ]
    scenes = [
        await a_scene(clips, str(number), frames, fps) for number, (frames, fps) in enumerate(made)
    ]
    film = Film(tuple(scenes), "Our film", "by all of us", "Made by", ("Ada", "Ben"))
    done = await cut(folder, film)
    timeline, frames = done.timeline, decode(done.film.path)
    assert (timeline.width, timeline.height, timeline.rate) == (256, 256, 8)
    assert timeline.sections[3].left_out == 8  # of 16 frames a second; whoever cuts it says so
    lengths = [section.num_frames for section in timeline.sections]
    assert lengths == [20, 16, 24, 8, 1, 12, 20]
    shared = sum(section.fade for section in timeline.sections)
    assert done.film.num_frames == sum(lengths) - shared
    for scene, section, following in zip(
        scenes, timeline.sections[1:], timeline.sections[2:], strict=False
    ):
        clip = look(scene.master)
        assert clip
        start, end = section.start + section.fade, section.start + section.num_frames
        shown = frames[start : end - following.fade]
        own = decode(scene.master)
        step = clip.fps / timeline.rate
        wanted = own[
            [round((n - section.start) * step) for n in range(start, end - following.fade)]
        ]
        inner = without_bars(timeline, clip, shown)
        assert ssim(inner, resized(wanted, inner.shape[2], inner.shape[1])) > 0.97
        bars = shown[:, : max(0, timeline.fitted(clip).top - 4)]  # at the edge the encoder smears
        assert not bars.size or bars.max() < 20


async def test_a_fade_goes_from_one_to_the_other(folder: Path, clips: Path) -> None:
    black, white = (np.full((16, 64, 64, 3), value, np.uint8) for value in (0, 255))
    scenes = (await a_scene(clips, "b", black), await a_scene(clips, "w", white))
    done = await cut(folder, Film(scenes))
    levels = decode(done.film.path).mean(axis=(1, 2, 3))
    fade = done.timeline.sections[1]
    assert (np.diff(levels) >= -1).all()
    assert (levels[: fade.start] < 5).all()
    assert (levels[fade.start + fade.fade :] > 250).all()
    assert 60 < levels[fade.start + fade.fade // 2] < 200


@pytest.mark.parametrize(
    "rates", [(1.0, 1.0, 60.0, 30.0), (8.0, 24000 / 1001, 8.0, 60.0), (60.0, 1.0), (7.5, 7.5, 24.0)]
)
async def test_rates_that_do_not_fit_each_other(
    folder: Path, clips: Path, rates: tuple[float, ...]
) -> None:
    """``cut`` counts the frames: also of a clip that is shorter than a frame of the film."""
    scenes = [
        await a_scene(clips, f"{n}{frames}", pan(frames, 64, 64), fps)
        for n, fps in enumerate(rates)
        for frames in (1, 2, 5)
    ]
    await cut(folder, Film(tuple(scenes), "Title", "", "Made by", ("Ada",)))


WORDS = [
    "\ud800 torn",
    "\x00\x1b[31m",
    "שלום עולם " * 20,
    "a\u0301\u0302" * 60,
    "%{pts}:\\'",
    "🎬" * 99,
]


async def test_any_words_can_stand_in_it(folder: Path, clips: Path) -> None:
    master = (await a_scene(clips, "x", pan(3, 64, 64))).master
    scenes = tuple(Scene(master, words) for words in WORDS)
    done = await cut(folder, Film(scenes, WORDS[0], WORDS[1], WORDS[3], tuple(WORDS), True))
    said = ffmpeg("-i", done.film.path, check=False).stderr
    assert said.decode("utf-8").count("Chapter #") == len(WORDS) + 2


async def test_without_fades_every_frame_is_there(folder: Path, clips: Path) -> None:
    scenes = tuple([await a_scene(clips, str(n), pan(9, 64, 64)) for n in range(3)])
    done = await cut(folder, Film(scenes, fades=False))
    assert done.film.num_frames == 27


@pytest.mark.parametrize(
    "lengths",
    ["11", "191", "1991"]
    + [pytest.param(one, marks=pytest.mark.long) for one in ("111", "129", "139", "211")],
)
@pytest.mark.parametrize("fades", [True, False])
async def test_a_single_frame_is_a_scene(
    folder: Path, clips: Path, lengths: str, fades: bool
) -> None:
    """Wherever it stands, and without a title before it; ``cut`` counts."""
    scenes = [await a_scene(clips, n, noise(int(n), 32, 32), 30.0) for n in lengths]
    made = await cut(folder, Film(tuple(scenes), fades=fades))
    shared = sum(section.fade for section in made.timeline.sections)
    assert made.film.num_frames == sum(map(int, lengths)) - shared


async def test_one_scene_is_a_film(folder: Path, clips: Path) -> None:
    done = await cut(folder, Film((await a_scene(clips, "x", pan(9, 64, 64)),)))
    assert done.film.num_frames == 9
    for name in PICTURES:
        with Image.open(folder / name) as picture:
            assert picture.size == (done.film.width, done.film.height)


async def test_words_stand_below_their_scene(folder: Path, clips: Path) -> None:
    grey = np.full((16, 256, 256, 3), 90, np.uint8)
    scenes = (
        await a_scene(clips, "a", grey),
        Scene((await a_scene(clips, "b", grey)).master, "   "),
    )
    frames = decode((await cut(folder, Film(scenes, captions=True))).film.path)
    lower = frames[:, 200:].max(axis=(1, 2, 3))
    assert lower[0] > 200  # white letters
    assert lower[-1] < 110  # and none where there are no words
    assert frames[:, :150].max() < 110


CHAPTERS = re.compile(r"Chapter #0:\d+: start ([\d.]+), end ([\d.]+)\n.*\n +title +: (.*)")


async def test_chapters_have_the_scenes_words(folder: Path, clips: Path) -> None:
    scene = await a_scene(clips, "x", pan(16, 64, 64))
    words = "a = b; # \\ c\n[CHAPTER] é 漢"
    film = Film((Scene(scene.master, words), scene), "Title", "", "Made by", ("Ada",))
    done = await cut(folder, film)
    copy = await fit(done.film.path, done.film.size - 1, folder / "copy.mp4")
    for path in (done.film.path, copy.path):
        found = CHAPTERS.findall(ffmpeg("-i", path, check=False).stderr.decode())
        names = [name for _, _, name in found]
        assert names == ["Title", "a = b; # \\ c [CHAPTER] é 漢", "the scene x", "Made by"]
        assert [float(end) for _, end, _ in found[:-1]] == [float(s) for s, _, _ in found[1:]]


@pytest.mark.parametrize("words", ["a\\", "a\\\\"])
async def test_a_chapter_may_end_in_a_backslash(folder: Path, clips: Path, words: str) -> None:
    scene = await a_scene(clips, "x", pan(16, 64, 64))
    done = await cut(folder, Film((Scene(scene.master, words), Scene(scene.master, "two"))))
    found = CHAPTERS.findall(ffmpeg("-i", done.film.path, check=False).stderr.decode())
    assert [name.strip() for _, _, name in found] == [words, "two"]


async def test_the_requests_of_all_scenes_are_in_it(folder: Path, clips: Path) -> None:
    scenes = tuple([await a_scene(clips, str(n), pan(2, 64, 64)) for n in range(3)])
    made = await cut(folder, Film(scenes, "Title"))
    facts = metadata.read_request(made.film.path)
    assert facts
    assert [scene["prompt"] for scene in facts["scenes"]] == [f"the scene {n}" for n in range(3)]
    assert [scene["seed"] for scene in facts["scenes"]] == [42] * 3


async def test_nobodys_words_are_in_it_where_none_are_wanted(folder: Path, clips: Path) -> None:
    """Nor in a copy that fits; the pictures say what they were asked to."""
    scenes = tuple([await a_scene(clips, str(n), pan(8, 64, 64)) for n in range(2)])
    film = Film(scenes, "A secret title", "", "Made by", ("Ada",))
    made = await cut(folder, film, embed_prompt=False)
    copy = await fit(made.film.path, made.film.size - 1, folder / "copy.mp4")
    for path in (made.film.path, copy.path):
        assert b"the scene" not in path.read_bytes() and b"secret" not in path.read_bytes()
        found = CHAPTERS.findall(ffmpeg("-i", path, check=False).stderr.decode())
        assert [name for _, _, name in found] == ["Title", "Scene 1", "Scene 2", "Made by"]


@given(st.lists(st.text(max_size=2000), min_size=1, max_size=60), st.integers(300, 8192))
def test_what_is_said_of_many_scenes_is_cut_to_size(prompts: list[str], most: int) -> None:
    scenes = [{"prompt": prompt, "seed": number} for number, prompt in enumerate(prompts)]
    facts = metadata.describe_film("Title", scenes)
    assert len(metadata.fitted(facts, most)) <= most


async def test_sound_is_kept_where_there_is_some(folder: Path, clips: Path) -> None:
    silent = await a_scene(clips, "silent", pan(16, 64, 64))
    loud = clips / "loud.mp4"
    tone = ("-f", "lavfi", "-i", "sine=f=440:d=2")
    ffmpeg("-i", silent.master, *tone, "-c:v", "copy", "-c:a", "aac", loud)
    assert has_sound(loud) and not has_sound(silent.master)
    done = await cut(folder, Film((silent, Scene(loud, "loud"), silent)))
    assert has_sound(done.film.path)
    heard = ffmpeg("-i", done.film.path, "-f", "s16le", "-ac", "1", "-").stdout
    samples = np.frombuffer(heard, np.int16).astype(float)
    assert abs(len(samples) / 48000 - done.film.seconds) < 0.1
    third = len(samples) // 3
    volumes = [np.abs(samples[n * third + 9000 : (n + 1) * third - 9000]).mean() for n in range(3)]
    assert volumes[1] > 20 * max(volumes[0], volumes[2], 1)


@pytest.mark.parametrize("limit", [400_000, 60_000, 12_000])
async def test_a_copy_that_fits_keeps_the_sound(folder: Path, clips: Path, limit: int) -> None:
    """With fewer bits where the limit is tight."""
    silent = await a_scene(clips, "noise", noise(24, 256, 256))
    loud = clips / "loud.mp4"
    tone = ("-f", "lavfi", "-i", "sine=f=440:d=3")
    ffmpeg("-i", silent.master, *tone, "-c:v", "copy", "-c:a", "aac", "-ac", "2", loud)
    copy = await fit(loud, limit, folder / "copy.mp4")
    assert copy.size < limit and count_frames(copy.path) == 24
    assert has_sound(copy.path)
    heard = ffmpeg("-i", copy.path, "-f", "s16le", "-ac", "1", "-").stdout
    samples = np.frombuffer(heard, np.int16).astype(float)
    assert np.abs(samples).mean() > 1000 and abs(len(samples) / 44100 - 3) < 0.2


async def test_a_scene_that_is_gone_is_named(folder: Path, clips: Path) -> None:
    scene = await a_scene(clips, "x", pan(2, 64, 64))
    gone = Scene(clips / "gone.mp4", "gone")
    with pytest.raises(UserError, match="scene 2"):
        await cut(folder, Film((scene, gone)))
    assert os.listdir(folder) == []


@pytest.mark.parametrize("how", ["gone", "cut", "zeroed", "half zeroed"])
async def test_a_scene_that_is_lost_while_it_is_cut_is_named(
    folder: Path, clips: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """After everything was looked at; and what ffmpeg could make up for is no scene."""
    scene, lost = [await a_scene(clips, name, noise(8, 64, 64)) for name in "ab"]
    before = stitch._Cutting.prepare

    def then_lost(self: stitch._Cutting, **options: bool) -> bytes:
        comment, data = before(self, **options), lost.master.read_bytes()
        start = data.index(b"mdat") + 4
        if how == "gone":
            lost.master.unlink()
        elif how == "cut":
            lost.master.write_bytes(data[: start + 1000])
        else:
            start += 0 if how == "zeroed" else (len(data) - start) // 2
            lost.master.write_bytes(data[:start] + bytes(len(data) - start - 1500) + data[-1500:])
        return comment

    monkeypatch.setattr(stitch._Cutting, "prepare", then_lost)
    with pytest.raises(UserError, match="scene 2"):
        await cut(folder, Film((scene, lost), "Title"))
    assert os.listdir(folder) == []


async def test_a_long_film_fits_the_command_line_of_windows(folder: Path, clips: Path) -> None:
    """32,767 characters; the paths of hosts are longer than ours."""
    scene = await a_scene(clips, "x", pan(2, 32, 32))
    starts: list[int] = []

    class Counting(Ffmpeg):
        async def run(self, arguments: Any, *rest: Any) -> str:
            starts.append(len(" ".join(arguments)))
            return await super().run(arguments, *rest)

    await cut(folder, Film((scene,) * 60, "Title", captions=True), ffmpeg=Counting())
    assert starts[0] + 60 * 100 < 32_767


async def test_what_cannot_be_drawn_has_no_slide(folder: Path, clips: Path) -> None:
    scene = await a_scene(clips, "x", pan(8, 64, 64))
    for title, name in (("\U000f0000", "\U000f0001"), ("  ", "\u200b")):
        made = await cut(folder, Film((scene,), title, "below", "Made by", (name,)))
        assert made.film.num_frames == 8 and len(made.scenes) == 1


async def test_a_film_that_is_stopped_leaves_nothing(folder: Path, clips: Path) -> None:
    scene = await a_scene(clips, "x", noise(16, 512, 512))
    begun = asyncio.Event()
    pictures = (folder / name for name in PICTURES)
    work = asyncio.create_task(
        write_film(
            Film((scene,) * 20), folder / "film.mp4", *pictures, lambda done, total: begun.set()
        )
    )
    await begun.wait()
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert os.listdir(folder) == []


# --- Where the parts lie --------------------------------------------------------------------------


@st.composite
def clip(draw: st.DrawFn) -> Mp4:
    width, height = draw(st.sampled_from([(256, 256), (576, 320), (480, 832), (2, 2), (1280, 2)]))
    fps = draw(st.sampled_from([1.0, 7.5, 8.0, 16.0, 24.0, 24000 / 1001, 60.0]))
    return Mp4(Path("x"), 1, width, height, draw(st.integers(1, 200)), fps)


@given(
    st.lists(clip(), min_size=1, max_size=12), st.integers(0, 1), st.integers(0, 3), st.booleans()
)
def test_the_parts_add_up(scenes: list[Mp4], before: int, after: int, fades: bool) -> None:
    timeline = lay_out(scenes, before=before, after=after, fades=fades)
    assert len(timeline.sections) == before + len(scenes) + after
    shared = sum(section.fade for section in timeline.sections)
    assert timeline.num_frames == sum(section.num_frames for section in timeline.sections) - shared
    assert timeline.rate in {Fraction(scene.fps).limit_denominator(1001) for scene in scenes}
    assert (timeline.width, timeline.height) in {(scene.width, scene.height) for scene in scenes}
    for scene, section in zip(scenes, timeline.sections[before:], strict=False):
        # Each is as long as it was, to a frame.
        assert abs(section.num_frames / timeline.rate - scene.seconds) <= 1 / timeline.rate
        assert section.left_out == max(0, scene.num_frames - section.num_frames)
        fitted = timeline.fitted(scene)
        assert fitted.left + fitted.width <= timeline.width
        assert fitted.top + fitted.height <= timeline.height
        assert not (fitted.width % 2 or fitted.height % 2 or fitted.left % 2 or fitted.top % 2)
    for first, second in zip(timeline.sections, timeline.sections[1:], strict=False):
        assert second.fade <= min(first.num_frames, second.num_frames) / LARGEST_FADE
        assert second.start == first.start + first.num_frames - second.fade
