"""Every family of pipelines through the bot's own path, on a tiny checkpoint of its own: what the
table in docs/MODELS.md says of them is what was found here.

``--write-docs`` writes that table; without it, the test run compares.
"""

from __future__ import annotations

import asyncio
import io
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import diffusers
import numpy as np
import pytest
import pytest_asyncio
import torch
from diffusers import DiffusionPipeline
from PIL import Image

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.families import FAMILIES
from t2vbot.catalog.options import Options
from t2vbot.catalog.request import VideoRequest
from t2vbot.engine import preview
from t2vbot.engine.clip import Clip
from t2vbot.engine.device import Device
from t2vbot.engine.executor import LocalExecutor
from t2vbot.engine.generator import Generated, generate
from t2vbot.engine.loading import Loaded, load
from t2vbot.errors import Cancelled, RequestRefused
from t2vbot.jobs.executor import Kind, Order, Phase, Progress
from t2vbot.media.store import Media
from t2vbot.video.frames import Frames
from t2vbot.video.metadata import read_request
from t2vbot.video.mp4 import has_sound, look

from .checkpoints import SAMPLES, Sample, build
from .checkpoints.sample import gradient
from .clips import generate_one, nothing

pytestmark = [
    # Schedulers hand tensors to numpy.
    pytest.mark.filterwarnings("ignore:__array_wrap__ must:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
    # Mochi asks for what a CPU does not have and does without.
    pytest.mark.filterwarnings("ignore:In CPU autocast:UserWarning"),
]

CATALOG = Catalog.load()
CPU = Device("cpu", "cpu", "CPU")
# A GPU whose memory is main memory: what we decide for it is as for a real one.
GPU = Device("cuda", "cpu", "Test GPU", free_gb=100, total_gb=100, bfloat16=True)
DOCS = Path(__file__).parent.parent / "docs" / "MODELS.md"
BEGIN, END = "<!-- families: written by the tests -->", "<!-- /families -->"
COLUMNS = (
    "loads",
    "generates",
    "progress",
    "cancel",
    "batch",
    "preview",
    "image to video",
    "sound",
)
YES, NO = "yes", "no"
UNSEEN = "skyreels-v2-df"  # it copies its scheduler for each frame

OURS = {name: one for name, one in SAMPLES.items() if one.pipeline_class in FAMILIES}
found: dict[tuple[str, str], str] = {}  # (sample, column) -> what the table says


@dataclass(frozen=True)
class Case:
    """One family's checkpoint, loaded once for all tests."""

    sample: Sample
    folder: Path
    picture: Path

    @cached_property
    def loaded(self) -> Loaded:
        return load(CATALOG.get(str(self.folder)), self.folder, CPU)

    def request(self, **options: Any) -> VideoRequest:
        sample = self.sample
        asked = Options(
            prompt="a cat runs",
            seed=3,
            width=sample.width,
            height=sample.height,
            num_frames=sample.num_frames,
            num_inference_steps=sample.num_inference_steps,
            guidance_scale=sample.guidance_scale if sample.guidance_name else None,
        )
        return CATALOG.resolve(replace(asked, **options), str(self.folder))

    @property
    def start_image(self) -> Path | None:
        """Where it makes clips of a picture alone."""
        return self.picture if self.sample.images else None

    @cached_property
    def reports(self) -> list[Progress]:
        return []

    @cached_property
    def made(self) -> Generated:
        return self.make(self.request(), self.reports.append)

    def make(
        self,
        request: VideoRequest,
        report: Callable[[Progress], None] = nothing,
        stop: threading.Event | None = None,
    ) -> Generated:
        start_image = self.start_image
        return generate_one(self.loaded, request, report, stop, start_image=start_image)

    def note(self, column: str, value: str = YES) -> None:
        found[self.sample.name, column] = value


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Case]:
    """Built when first asked for."""
    folder = tmp_path_factory.mktemp("families")
    built: dict[str, Case] = {}

    def case(name: str) -> Case:
        if name not in built:
            sample, picture = SAMPLES[name], folder / f"{name}.png"
            gradient(sample.width, sample.height).save(picture)
            built[name] = Case(sample, build(name, folder / name), picture)
        return built[name]

    return case


@pytest.fixture(params=list(OURS))
def case(cases: Callable[[str], Case], request: pytest.FixtureRequest) -> Case:
    return cases(request.param)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def executor(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[LocalExecutor]:
    media = Media(tmp_path_factory.mktemp("media"))
    media.open()
    executor = LocalExecutor(CATALOG, media, "cpu", torch_threads=1)
    yield executor
    await executor.aclose()


def bare(case: Case, pipeline: str | None = None, **changes: Any) -> Any:
    """What the bare pipeline makes of the same arguments."""
    kind = getattr(diffusers, pipeline) if pipeline else DiffusionPipeline
    pipe = kind.from_pretrained(case.folder, dtype=torch.float32)
    pipe.set_progress_bar_config(disable=True)
    if case.sample.vae_tiling:
        pipe.vae.enable_tiling()
    arguments = case.sample.arguments("a cat runs", 3) | changes
    arguments.pop("guidance_scale_2", None)  # which a catalog says, not a folder
    return pipe(**arguments)


def pixels(output: Any) -> Frames:
    """The first clip, rounded as the engine does."""
    return (np.asarray(output.frames[0]) * 255).round().astype(np.uint8)


@pytest.mark.asyncio(loop_scope="module")
async def test_loads_and_generates(case: Case, executor: LocalExecutor) -> None:
    """From a folder to a file, by the bot's executor."""
    request, sample = case.request(), case.sample
    order_id = f"{list(OURS).index(sample.name):016x}"
    reports: list[Progress] = []
    order = Order(order_id, Kind.RENDER, request, start_image=case.start_image)
    async with asyncio.timeout(60):
        made = await executor.make(order, reports.append)

    assert (made.request, made.notes) == (request, ())
    case.note("loads")
    assert case.made.frames.shape == (sample.num_frames, sample.height, sample.width, 3)
    with Image.open(made.first_frame) as first, Image.open(made.last_frame) as last:
        assert np.array_equal(first, case.made.frames[0])
        assert np.array_equal(last, case.made.frames[-1])
    film, facts = look(made.master), read_request(made.master)
    assert film and (film.num_frames, film.fps) == (sample.num_frames, request.fps)
    assert facts and (facts["seed"], facts["num_frames"]) == (3, sample.num_frames)
    assert has_sound(made.master) == sample.sound
    await executor.release(order_id)


def test_frames_are_the_bare_pipelines_own(case: Case) -> None:
    output = bare(case)

    assert np.array_equal(case.made.frames, pixels(output))
    case.note("generates")
    assert (case.made.sound is not None) == case.sample.sound
    if sound := case.made.sound:
        waves = output.audio[0].float().clamp(-1, 1).numpy()
        assert np.abs(sound.samples.T - waves).max() < 1e-6
        seconds = case.sample.num_frames / case.request().fps
        assert len(sound.samples) / sound.rate == pytest.approx(seconds, abs=0.1)
    case.note("sound", YES if case.made.sound else NO)


def test_progress_only_goes_up(case: Case) -> None:
    assert case.made  # which reports
    order = [Phase.READING, Phase.DENOISING, Phase.DECODING]
    reports = case.reports
    assert reports == sorted(reports, key=lambda one: (order.index(one.phase), one.done))
    assert list(dict.fromkeys(one.phase for one in reports)) == order
    steps = [(one.done, one.total) for one in reports if one.phase is Phase.DENOISING]
    total = case.sample.num_inference_steps
    assert steps == [(done, total) for done in range(total + 1)]
    decoding = [one for one in reports if one.phase is Phase.DECODING]
    assert decoding[-1].done == decoding[-1].total  # both 0 where only the decoder knows
    case.note("progress")


def test_cancelled_midway_and_made_again(case: Case) -> None:
    """Between two steps, and in the middle of decoding."""
    for phase in (Phase.DENOISING, Phase.DECODING):
        assert _reports_after_a_stop(case, phase) == []
    again = case.make(case.request())
    assert np.array_equal(again.frames, case.made.frames)
    if again.sound and case.made.sound:
        assert np.array_equal(again.sound.samples, case.made.sound.samples)
    case.note("cancel")


def _reports_after_a_stop(case: Case, phase: Phase) -> list[Progress]:
    stop = threading.Event()
    after: list[Progress] = []

    def report(progress: Progress) -> None:
        if stop.is_set():
            after.append(progress)
        if progress.phase is phase and progress.done == (phase is Phase.DENOISING):
            stop.set()

    with pytest.raises(Cancelled):
        case.make(case.request(), report, stop)
    return after


def test_each_clip_of_a_batch_is_as_if_it_were_alone(case: Case) -> None:
    """Or they are made one by one."""
    requests = [case.request(), replace(case.request(), prompt="two dogs in deep snow", seed=9)]
    if case.start_image or not case.loaded.adapter.batches:
        clips = [Clip(one, nothing, threading.Event(), case.start_image) for one in requests]
        assert len(generate(case.loaded, clips)) == 1
        return case.note("batch", NO)
    adapter, first = case.loaded.adapter, requests[0]
    with torch.inference_mode():
        together = adapter.run(requests)
        alone = [adapter.run([request]) for request in requests]
    videos = [adapter.frames(output, first)[0] for output in alone]
    assert (videos[0] - videos[1]).abs().max() > 0.1  # they are two clips
    for video, single in zip(adapter.frames(together, first), videos, strict=True):
        assert (video - single).abs().max() < 1e-4
    if sounds := adapter.sound(together):
        for sound, output in zip(sounds, alone, strict=True):
            [single] = adapter.sound(output) or ()
            assert np.abs(sound.samples - single.samples).max() < 1e-4
    case.note("batch")


def test_previews_come_and_change_nothing(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the second clip on at the latest; not where each frame has a scheduler of its own."""
    monkeypatch.setattr(preview, "PACE", 0.0)
    monkeypatch.setattr(preview, "SHARE", float("inf"))
    seen: list[Progress] = []
    stop, picture = threading.Event(), case.start_image
    clip = Clip(case.request(), seen.append, stop, picture, preview=True)
    colours = case.loaded.colours
    for number in (1, 2):
        [made] = generate(case.loaded, [clip])
        assert isinstance(made, Generated) and np.array_equal(made.frames, case.made.frames)
        if not any(progress.preview for progress in seen) and case.sample.name == UNSEEN:
            return case.note("preview", NO)
        assert colours._clips == number  # its latents are the clip's, frame by frame
    found = [progress for progress in seen if progress.preview]
    assert len(found) >= case.request().num_inference_steps - 1
    with Image.open(io.BytesIO(found[-1].preview or b"")) as image:
        assert image.format == "WEBP" and max(image.size) == preview.LONGER_SIDE
    case.note("preview")


def test_a_clip_starts_from_a_picture(case: Case) -> None:
    """Or it is refused in words."""
    model, request = case.loaded.model, case.request()
    if not model.image_to_video:
        with pytest.raises(RequestRefused, match="cannot start from a picture"):
            generate_one(case.loaded, request, start_image=case.picture)
        return case.note("image to video", NO)
    if model.needs_image:
        with pytest.raises(RequestRefused, match="give it one to start from"):
            generate_one(case.loaded, request)
    made = generate_one(case.loaded, request, start_image=case.picture)
    sample, adapter = case.sample, case.loaded.adapter
    with Image.open(case.picture) as image:
        given = adapter.image_arguments(image.convert("RGB"))
    pipeline = None if model.needs_image else adapter.image_class
    assert np.array_equal(made.frames, pixels(bare(case, pipeline, **given)))
    Image.new("RGB", (sample.width, sample.height), "red").save(case.folder / "red.png")
    red = generate_one(case.loaded, request, start_image=case.folder / "red.png")
    assert np.abs(made.frames.astype(int) - red.frames).max() > 1
    case.note("image to video", "only" if model.needs_image else YES)


def test_it_computes_in_the_dtypes_of_a_gpu(case: Case) -> None:
    """Parts in several dtypes fit each other."""
    loaded = load(case.loaded.model, case.folder, GPU)
    for name, part in loaded.pipe.components.items():
        if isinstance(part, torch.nn.Module):
            largest = max(part.parameters(), key=torch.Tensor.numel)  # some small ones need more
            assert largest.dtype == getattr(torch, loaded.model.dtype_of(name)), name
    made = generate_one(loaded, case.request(), start_image=case.start_image)
    assert made.frames.shape == case.made.frames.shape
    assert np.abs(made.frames.astype(int) - case.made.frames).mean() < 20


def test_the_table_of_the_docs_is_what_was_found(pytestconfig: pytest.Config) -> None:
    """All of it: with a part of the tests there is nothing to compare."""
    if len(found) < len(OURS) * len(COLUMNS):
        pytest.skip("not all of the tests were run, or passed")
    before, _, rest = DOCS.read_text(encoding="utf-8").partition(BEGIN)
    written, _, after = rest.partition(END)
    if pytestconfig.getoption("--write-docs"):
        DOCS.write_text(f"{before}{BEGIN}\n{_table()}{END}{after}", encoding="utf-8")
    else:
        assert written.strip() == _table().strip(), (
            "write it: pytest tests/test_families.py --write-docs"
        )


def _table() -> str:
    head = ("family", "tiny checkpoint of", *COLUMNS)
    rows = [
        (FAMILIES[sample.pipeline_class].title, name, *(found[name, column] for column in COLUMNS))
        for name, sample in OURS.items()
    ]
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
