"""The output check: real clips, and real classifiers in the format of transformers, only tiny."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import shutil
import sys
import threading
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import transformers
from PIL import Image
from rich.console import Console
from safetensors.torch import load_file, save_file

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.classifier import KINDS, Classifier, from_name
from t2vbot.catalog.options import Options
from t2vbot.cli.doctor import Check, _output_check
from t2vbot.cli.generate import make
from t2vbot.engine import preview
from t2vbot.engine.check import LOOKED_AT, OutputCheck, Rule, evenly
from t2vbot.engine.executor import LocalExecutor
from t2vbot.engine.hub import Hub
from t2vbot.engine.pins import Pins
from t2vbot.engine.renderer import Renderer
from t2vbot.engine.scorer import Scorer
from t2vbot.errors import Cancelled, SettingsError, Unchecked, UserError, Withheld
from t2vbot.jobs.executor import Kind, Made, Order, Phase, Progress
from t2vbot.local import build_check
from t2vbot.media.store import Media
from t2vbot.settings import load as settings
from t2vbot.text import Text, render
from t2vbot.video.frames import Frames
from t2vbot.video.start_image import write_start_image

from .checkpoints import tiny_classifier
from .clips import render_one
from .loopback_hub import COMMIT, REPO, LoopbackHub, read

CATALOG = Catalog.load()
ORDER = f"{7:016x}"


@pytest.fixture(scope="module")
def classifier_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bright pictures are nsfw. Read it, never change it."""
    return tiny_classifier(tmp_path_factory.mktemp("classifiers") / "bright")


@pytest.fixture
def media(tmp_path: Path) -> Media:
    media = Media(tmp_path)
    media.open()
    return media


@pytest.fixture
async def build(
    media: Media, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Callable[..., LocalExecutor]]:
    for room in ("check", "renderer"):  # a busy machine takes its time
        monkeypatch.setattr(f"t2vbot.engine.{room}.CLOSING", 60.0)
    built: list[LocalExecutor] = []

    def build(check: OutputCheck | None) -> LocalExecutor:
        built.append(
            LocalExecutor(CATALOG, media, "cpu", torch_threads=1, check=check, previews=True)
        )
        return built[-1]

    yield build
    for executor in built:
        await executor.aclose()
        assert executor.ended


@pytest.fixture
async def a_check(tmp_path: Path) -> AsyncIterator[Callable[..., OutputCheck]]:
    built: list[OutputCheck] = []

    def a_check(folder: Path, *labels: str, withholds: bool = False, at: float = 0.5) -> Any:
        classifier = Classifier("tiny", labels or ("nsfw",), folder=folder)
        built.append(OutputCheck(Rule(classifier, at, withholds), Hub(tmp_path / "cache")))
        return built[-1]

    yield a_check
    for check in built:
        await check.aclose()


def order(tiny_model: Path, seed: int = 1) -> Order:
    options = Options(prompt="a secret cat", seed=seed, num_frames=8, num_inference_steps=4)
    return Order(f"{seed:016x}", Kind.RENDER, CATALOG.resolve(options, str(tiny_model)))


async def run(executor: LocalExecutor, order: Order) -> tuple[Made, list[Phase]]:
    phases: list[Phase] = []
    made = await executor.make(order, lambda progress: phases.append(progress.phase))
    return made, list(dict.fromkeys(phases))


def grey(level: float, frames: int = 16) -> Frames:
    return np.full((frames, 48, 64, 3), round(255 * level), np.uint8)


# --- Real clips through the real executor ---------------------------------------------------------


@pytest.fixture(scope="module")
def two_clips(tiny_model: Path) -> tuple[int, int, float]:
    """A seed whose clip is never bright, one whose clip is once, and a level between."""

    async def brightest() -> dict[int, float]:
        renderer, found = Renderer(CATALOG, "cpu", torch_threads=1), {}
        for seed in range(1, 7):
            request = order(tiny_model, seed).request
            clip = await render_one(renderer, request)  # type: ignore[arg-type]
            found[seed] = float(clip.frames.mean((1, 2, 3)).max()) / 255
        await renderer.aclose()
        return found

    levels = asyncio.run(brightest())
    dark, bright = min(levels, key=levels.__getitem__), max(levels, key=levels.__getitem__)
    assert levels[bright] - levels[dark] > 0.01
    return dark, bright, (levels[dark] + levels[bright]) / 2


async def test_what_is_looked_at_is_not_seen_before(
    build: Callable[..., LocalExecutor],
    a_check: Callable[..., OutputCheck],
    tiny_model: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(preview, "PACE", 0.0)
    executor = build(a_check(tiny_classifier(tmp_path / "c")))
    for seed, checked in ((1, True), (2, False)):
        one = replace(order(tiny_model, seed), checked=checked)
        seen: list[Progress] = []
        await executor.make(one, seen.append)
        assert any(progress.preview for progress in seen) is not checked


async def test_what_is_found_comes_behind_a_spoiler_and_the_rest_in_the_open(
    build: Callable[..., LocalExecutor],
    a_check: Callable[..., OutputCheck],
    two_clips: tuple[int, int, float],
    tiny_model: Path,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    dark, bright, level = two_clips
    executor = build(a_check(tiny_classifier(tmp_path / "c", boundary=level)))
    caplog.set_level(logging.INFO)
    shown, phases = await run(executor, order(tiny_model, dark))
    assert not shown.spoiler and shown.notes == ()
    assert phases[-3:] == [Phase.DECODING, Phase.CHECKING, Phase.ENCODING]
    assert shown.seconds[Phase.CHECKING] > 0
    hidden, _ = await run(executor, order(tiny_model, bright))
    assert hidden.spoiler and hidden.notes == (Text("engine-check-hidden"),)
    assert hidden.master.stat().st_size > 1000
    lines = [line for line in caplog.messages if "highest probability" in line]
    assert len(lines) == 2 and f"{bright:016x}" in lines[1]
    assert "secret" not in caplog.text  # no words of members


@pytest.fixture
def start_image(media: Media, two_clips: tuple[int, int, float]) -> Callable[[Order, float], Order]:
    """Lays a grey picture of some brightness beside an order that is to start from it."""

    def lay(order: Order, level: float) -> Order:
        path, file = media.start_image(order.id), io.BytesIO()
        Image.fromarray(grey(level, 1)[0]).save(file, "PNG")
        write_start_image(file.getvalue(), [(64, 48)], path)
        return replace(order, start_image=path)

    return lay


@pytest.fixture
def by_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tiny model cannot start from a picture, and the check looks before anything is made."""
    made_of = LocalExecutor._clip

    async def without(executor: LocalExecutor, work: Any) -> Any:
        return replace(await made_of(executor, work), start_image=None)

    monkeypatch.setattr(LocalExecutor, "_clip", without)


async def test_a_picture_that_is_withheld_costs_no_device(
    build: Callable[..., LocalExecutor],
    a_check: Callable[..., OutputCheck],
    two_clips: tuple[int, int, float],
    start_image: Callable[[Order, float], Order],
    tiny_model: Path,
    tmp_path: Path,
) -> None:
    dark, _, level = two_clips
    executor = build(a_check(tiny_classifier(tmp_path / "c", boundary=level), withholds=True))
    phases: list[Phase] = []
    with pytest.raises(Withheld, match="every picture that a video starts from"):
        await executor.make(
            start_image(order(tiny_model, dark), level + 0.1), lambda p: phases.append(p.phase)
        )
    assert not {Phase.READING, Phase.DENOISING, Phase.DECODING} & set(phases)


@pytest.mark.usefixtures("by_words_alone")
async def test_what_starts_from_a_hidden_picture_is_hidden(
    build: Callable[..., LocalExecutor],
    a_check: Callable[..., OutputCheck],
    two_clips: tuple[int, int, float],
    start_image: Callable[[Order, float], Order],
    tiny_model: Path,
    tmp_path: Path,
) -> None:
    """Also where the clip itself is not."""
    dark, bright, level = two_clips
    executor = build(a_check(tiny_classifier(tmp_path / "c", boundary=level)))
    hidden, _ = await run(executor, start_image(order(tiny_model, dark), level + 0.1))
    assert hidden.spoiler and hidden.notes == (Text("engine-check-hidden"),)
    await executor.release(hidden.master.stem)
    shown, _ = await run(executor, start_image(order(tiny_model, dark), level - 0.1))
    assert not shown.spoiler
    clip, _ = await run(executor, start_image(order(tiny_model, bright), level - 0.1))
    assert clip.spoiler and clip.notes == (Text("engine-check-hidden"),)


async def test_what_is_not_to_be_checked_is_not(
    build: Callable[..., LocalExecutor],
    a_check: Callable[..., OutputCheck],
    two_clips: tuple[int, int, float],
    tiny_model: Path,
    tmp_path: Path,
) -> None:
    """In an age-restricted channel, where its moderators want that."""
    _, bright, level = two_clips
    executor = build(a_check(tiny_classifier(tmp_path / "c", boundary=level), withholds=True))
    made, phases = await run(executor, replace(order(tiny_model, bright), checked=False))
    assert not made.spoiler and Phase.CHECKING not in phases
    assert made.master.stat().st_size > 1000


async def test_what_is_withheld_leaves_no_file(
    build: Callable[..., LocalExecutor],
    a_check: Callable[..., OutputCheck],
    two_clips: tuple[int, int, float],
    tiny_model: Path,
    media: Media,
    tmp_path: Path,
) -> None:
    dark, bright, level = two_clips
    executor = build(a_check(tiny_classifier(tmp_path / "c", boundary=level), withholds=True))
    shown, _ = await run(executor, order(tiny_model, dark))
    assert not shown.spoiler
    with pytest.raises(Withheld, match="so nobody sees it"):
        await run(executor, order(tiny_model, bright))
    there = [path for path in media.folder.rglob("*") if path.is_file()]
    assert not [path for path in there if path.name.startswith(f"{bright:016x}")]
    assert [path for path in there if path.name.startswith(f"{dark:016x}")]


async def test_the_next_clip_is_made_while_one_is_checked(
    build: Callable[..., LocalExecutor],
    a_check: Callable[..., OutputCheck],
    classifier_folder: Path,
    tiny_model: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """... and the event loop stands still for neither."""
    go_on, real = threading.Event(), Scorer.probability

    def slowly(scorer: Scorer, frame: Frames) -> float:
        assert threading.current_thread() is not threading.main_thread()
        assert go_on.wait(60)
        return real(scorer, frame)

    monkeypatch.setattr(Scorer, "probability", slowly)
    executor = build(a_check(classifier_folder))
    seen: list[Phase] = []
    checking, second = asyncio.Event(), asyncio.Event()

    def look(progress: Progress) -> None:
        if progress.phase is Phase.CHECKING:
            checking.set()

    def look_at_second(progress: Progress) -> None:
        seen.append(progress.phase)
        if progress.phase is Phase.CHECKING:
            second.set()

    first = asyncio.create_task(executor.make(order(tiny_model, 1), look))
    await asyncio.wait_for(checking.wait(), 60)
    other = asyncio.create_task(executor.make(order(tiny_model, 2), look_at_second))
    await asyncio.wait_for(second.wait(), 60)
    assert Phase.DECODING in seen and not first.done()
    go_on.set()
    assert (await first).master.exists() and (await other).master.exists()


async def test_a_check_stops_within_a_frame(
    build: Callable[..., LocalExecutor],
    a_check: Callable[..., OutputCheck],
    classifier_folder: Path,
    tiny_model: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[int] = []
    executor = build(a_check(classifier_folder))

    def stops(scorer: Scorer, frame: Frames) -> float:
        looked.append(1)
        executor._works[f"{1:016x}"].stop_asked.set()
        return 0.0

    monkeypatch.setattr(Scorer, "probability", stops)
    with pytest.raises(Cancelled):
        await run(executor, order(tiny_model, 1))
    assert len(looked) == 1


# --- Which frames, which labels -------------------------------------------------------------------


def test_frames_are_spread_evenly_with_the_first_and_the_last() -> None:
    assert evenly(16, 8) == [0, 2, 4, 6, 9, 11, 13, 15]
    assert evenly(81, 8) == [0, 11, 23, 34, 46, 57, 69, 80]
    assert evenly(5, 8) == [0, 1, 2, 3, 4]
    assert evenly(1, 8) == [0]
    for total in range(1, 400):
        found = evenly(total, LOOKED_AT)
        assert (found[0], found[-1], len(found)) == (0, total - 1, min(total, LOOKED_AT))


@pytest.mark.parametrize("number", evenly(16, LOOKED_AT))
async def test_one_bright_frame_is_enough(
    a_check: Callable[..., OutputCheck], classifier_folder: Path, number: int
) -> None:
    check = a_check(classifier_folder)
    await check.prepare(lambda _: None, threading.Event())
    frames = grey(0.2)
    assert not await check.look(ORDER, frames, threading.Event())
    frames[number] = 255
    assert await check.look(ORDER, frames, threading.Event())


async def test_the_threshold_decides(
    a_check: Callable[..., OutputCheck], classifier_folder: Path
) -> None:
    found = Scorer(Classifier("x", ("nsfw",)), classifier_folder).probability(grey(0.48)[0])
    assert 0.1 < found < 0.45
    for at, hidden in ((found - 0.01, True), (found, True), (found + 0.01, False)):
        check = a_check(classifier_folder, at=at)
        await check.prepare(lambda _: None, threading.Event())
        assert await check.look(ORDER, grey(0.48), threading.Event()) is hidden


def random_picture(side: int = 48) -> Frames:
    return np.random.default_rng(3).integers(0, 256, (side, side + 16, 3), dtype=np.uint8)


def tiny_of(kind: str, folder: Path, **more: Any) -> Path:
    """A classifier of any kind, with random weights."""
    sizes: dict[str, dict[str, Any]] = {
        "convnext": {"hidden_sizes": [8, 8, 8, 8], "depths": [1, 1, 1, 1], "patch_size": 4},
        "swin": {"embed_dim": 8, "depths": [1, 1], "num_heads": [1, 2], "window_size": 2},
    }
    plain = {"hidden_size": 8, "num_hidden_layers": 1, "num_attention_heads": 1}
    own = sizes.get(kind, plain | {"intermediate_size": 8})
    labels = {0: "drawing", 1: "Porn", 2: "hentai"}
    common: dict[str, Any] = {"id2label": labels, "label2id": {n: i for i, n in labels.items()}}
    common |= {"image_size": 32} | more
    own = {"patch_size": 8} | own
    model_class: Any = getattr(transformers, KINDS[kind])
    if kind == "siglip":
        vision = own | {"image_size": 32}
        config = transformers.SiglipConfig(vision_config=vision, **common)
    else:
        config = model_class.config_class(**own, **common)
    torch.manual_seed(0)
    model = model_class(config)
    with torch.no_grad():
        for values in model.parameters():
            values.normal_(0.0, 0.3)
    model.save_pretrained(folder)
    name = {"dinov2": "Bit", "swin": "ViT"}.get(kind, KINDS[kind][: -len("ForImageClassification")])
    processor = getattr(transformers, f"{name}ImageProcessorPil")
    size = {"shortest_edge": 32} if kind in ("convnext", "dinov2") else {"height": 32, "width": 32}
    crop = {"crop_size": {"height": 32, "width": 32}} if kind == "dinov2" else {}
    processor(size=size, **crop).save_pretrained(folder)
    return folder


def pipelines_answer(folder: Path, frame: Frames) -> dict[str, float]:
    """What transformers itself says of a picture, by label."""
    classify = transformers.pipeline("image-classification", model=str(folder), device="cpu")
    return {each["label"]: each["score"] for each in classify(Image.fromarray(frame), top_k=9)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("problem", ["single_label_classification", "multi_label_classification"])
def test_probabilities_are_those_of_transformers_own_pipeline(
    tmp_path: Path, kind: str, problem: str
) -> None:
    folder = tiny_of(kind, tmp_path / kind, problem_type=problem)
    answer, frame = pipelines_answer(folder, random_picture()), random_picture()
    assert max(answer.values()) - min(answer.values()) > 0.01

    def of(*labels: str) -> float:
        return Scorer(Classifier("x", labels), folder).probability(frame)

    assert of("hentai") == pytest.approx(answer["hentai"], abs=1e-5)
    assert of("porn") == pytest.approx(answer["Porn"], abs=1e-5)  # small letters or capitals
    both = (answer["Porn"], answer["hentai"])
    expected = sum(both) if problem.startswith("single") else max(both)
    assert of("porn", "hentai") == pytest.approx(expected, abs=1e-5)


def test_no_torchvision_is_needed(classifier_folder: Path) -> None:
    scorer = Scorer(Classifier("x", ("nsfw",)), classifier_folder)
    assert type(scorer._processor).__name__ == "ViTImageProcessorPil"
    assert "torchvision" not in sys.modules


# --- What cannot be used --------------------------------------------------------------------------


def edit(folder: Path, name: str, **entries: Any) -> None:
    path = folder / name
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | entries))


def reweigh(folder: Path, change: Callable[[dict[str, Any]], None]) -> None:
    weights = load_file(folder / "model.safetensors")
    change(weights)
    save_file(weights, folder / "model.safetensors", {"format": "pt"})


def to_pickle(folder: Path) -> None:
    weights = load_file(folder / "model.safetensors")
    (folder / "model.safetensors").unlink()
    torch.save(weights, folder / "pytorch_model.bin")


Damage = Callable[[Path], object]
WEIGHTS = "model.safetensors"
# What is done to a folder, and what the host has to read: before anything is made ...
SEEN_AT_START: dict[str, tuple[Damage, str]] = {
    "other labels": (
        lambda f: edit(f, "config.json", id2label={"0": "sfw", "1": "porn"}),
        "no label nsfw, so it would find nothing. Its labels: sfw, porn. Correct T2V_CHECK_LABELS",
    ),
    "no labels": (lambda f: edit(f, "config.json", id2label=[]), "no label nsfw"),
    "no processor": (
        lambda f: (f / "preprocessor_config.json").unlink(),
        "It lacks: preprocessor_config.json",
    ),
    "no configuration": (lambda f: (f / "config.json").unlink(), "It lacks: config.json"),
    "no weights": (lambda f: (f / WEIGHTS).unlink(), "It lacks: weights"),
    "half weights": (
        lambda f: (f / WEIGHTS).write_bytes((f / WEIGHTS).read_bytes()[:-100]),
        "is damaged: it has",
    ),
    "a pointer": (
        lambda f: (f / WEIGHTS).write_bytes(b"version https://git-lfs.github.com/spec/v1\n"),
        "git lfs pull",
    ),
    "pickles alone": (to_pickle, "only as pickles"),
    "another kind": (lambda f: edit(f, "config.json", model_type="timm_wrapper"), "timm_wrapper"),
    "a text model": (lambda f: edit(f, "config.json", model_type="bert"), "It is a bert"),
    "quantised": (
        lambda f: edit(f, "config.json", quantization_config={"quant_method": "hqq"}),
        "quantised",
    ),
    "UTF-16": (
        lambda f: (f / "config.json").write_bytes(
            (f / "config.json").read_text(encoding="utf-8").encode("utf-16")
        ),
        "UTF-16",
    ),
    "no JSON": (lambda f: (f / "preprocessor_config.json").write_text("{"), "no JSON"),
}
# ... or as it is read.
SEEN_AS_READ: dict[str, Damage] = {
    "no head": lambda f: reweigh(f, lambda weights: weights.pop("classifier.weight")),
    "another size": lambda f: edit(f, "config.json", hidden_size=8),
    "one label more": lambda f: edit(
        f, "config.json", id2label={"0": "normal", "1": "nsfw", "2": "x"}
    ),
    "an unknown processor": lambda f: edit(
        f, "preprocessor_config.json", image_processor_type="NoSuchProcessor"
    ),
    "a processor with code": lambda f: edit(
        f,
        "preprocessor_config.json",
        image_processor_type="EvilProcessor",
        auto_map={"AutoImageProcessor": "evil.EvilProcessor"},
    ),
    "regression": lambda f: edit(f, "config.json", problem_type="regression"),
}


@pytest.fixture
def damaged(tmp_path: Path, classifier_folder: Path) -> Callable[[Damage], Path]:
    def damaged(damage: Damage) -> Path:
        folder = shutil.copytree(classifier_folder, tmp_path / "damaged")
        damage(folder)
        (folder / "evil.py").write_text(f"open({str(folder / 'it-ran')!r}, 'w').close()\n")
        return folder

    return damaged


def of_doctor(**values: Any) -> tuple[str, str]:
    (finding,) = _output_check(settings(**values))
    assert finding.check is Check.OUTPUT
    return render(finding.text), render(finding.fix) if finding.fix else ""


@pytest.mark.parametrize("name", SEEN_AT_START)
def test_the_host_reads_at_the_start_why_nothing_could_be_checked(
    damaged: Callable[[Damage], Path], tmp_path: Path, name: str
) -> None:
    damage, words = SEEN_AT_START[name]
    said = {
        "check": "withhold",
        "check_model": str(damaged(damage)),
        "device": "cpu",
        "data_dir": tmp_path,
    }
    with pytest.raises(SettingsError) as refused:
        build_check(settings(**said))
    assert words in str(refused.value) and "nothing is shown unchecked" in str(refused.value)
    assert words in of_doctor(**said)[1]


@pytest.mark.parametrize("name", [*SEEN_AT_START, *SEEN_AS_READ])
async def test_nothing_is_made_where_nothing_can_be_checked(
    build: Callable[..., LocalExecutor],
    a_check: Callable[..., OutputCheck],
    damaged: Callable[[Damage], Path],
    tiny_model: Path,
    media: Media,
    caplog: pytest.LogCaptureFixture,
    name: str,
) -> None:
    damage = SEEN_AT_START[name][0] if name in SEEN_AT_START else SEEN_AS_READ[name]
    folder = damaged(damage)
    executor, seen = build(a_check(folder)), list[Phase]()
    with pytest.raises(Unchecked, match="what checks them is not ready, so none is made"):
        await executor.make(order(tiny_model), lambda progress: seen.append(progress.phase))
    assert Phase.READING not in seen and executor._renderer.models == ()
    assert not list(media.folder.glob("*.mp4"))
    assert "The output check is not ready" in caplog.text
    assert not (folder / "it-ran").exists()


@pytest.mark.parametrize("name", SEEN_AS_READ)
def test_doctor_tries_more_than_the_start_does(
    damaged: Callable[[Damage], Path], name: str
) -> None:
    fix = of_doctor(check="spoiler", check_model=str(damaged(SEEN_AS_READ[name])))[1]
    # Whether the weights fit the configuration only reading them tells.
    assert bool(fix) is (name not in ("no head", "another size", "one label more"))


async def test_an_answer_that_is_no_number_is_none(
    build: Callable[..., LocalExecutor],
    a_check: Callable[..., OutputCheck],
    damaged: Callable[[Damage], Path],
    tiny_model: Path,
    media: Media,
    caplog: pytest.LogCaptureFixture,
) -> None:
    folder = damaged(
        lambda f: reweigh(f, lambda weights: weights["classifier.bias"].fill_(float("nan")))
    )
    executor = build(a_check(folder))
    with pytest.raises(Unchecked, match="was made and could not be checked"):
        await run(executor, order(tiny_model))
    assert "answer is nan" in caplog.text
    assert not list(media.folder.glob("*.mp4"))


async def test_whatever_fails_in_it_lets_nothing_through(
    build: Callable[..., LocalExecutor],
    a_check: Callable[..., OutputCheck],
    classifier_folder: Path,
    tiny_model: Path,
    media: Media,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    executor = build(a_check(classifier_folder))
    for error in (MemoryError(), RuntimeError("a kernel"), KeyError("x"), OSError(5, "disk")):

        def fails(*_: Any, error: Exception = error) -> float:
            raise error

        with monkeypatch.context() as broken:
            broken.setattr(Scorer, "probability", fails)
            with pytest.raises(Unchecked):
                await run(executor, order(tiny_model))
        await executor.release(order(tiny_model).id)
    assert not list(media.folder.glob("*.mp4"))
    made, _ = await run(executor, order(tiny_model))  # and it works again where it does
    assert made.master.exists()


async def test_a_classifier_that_is_put_right_needs_no_restart(
    build: Callable[..., LocalExecutor],
    a_check: Callable[..., OutputCheck],
    classifier_folder: Path,
    damaged: Callable[[Damage], Path],
    tiny_model: Path,
) -> None:
    folder = damaged(lambda f: (f / WEIGHTS).write_bytes(b""))
    executor = build(a_check(folder))
    with pytest.raises(Unchecked):
        await run(executor, order(tiny_model))
    await executor.release(order(tiny_model).id)
    shutil.copy(classifier_folder / WEIGHTS, folder / WEIGHTS)
    assert (await run(executor, order(tiny_model)))[0].master.exists()


def test_pickles_are_read_where_the_host_allows_them(
    tmp_path: Path, classifier_folder: Path
) -> None:
    folder = tiny_classifier(tmp_path / "pickles", pickles=True)
    frame = grey(0.52)[0]
    safe = Scorer(Classifier("x", ("nsfw",)), classifier_folder).probability(frame)
    pickled = Scorer(Classifier("x", ("nsfw",), folder=folder, pickled=True), folder)
    assert pickled.probability(frame) == safe
    said = {"check": "spoiler", "check_model": str(folder)}
    assert "T2V_ALLOW_PICKLE=true" in of_doctor(**said)[1]
    assert of_doctor(**said, allow_pickle=True)[1] == ""


# --- From the hub ---------------------------------------------------------------------------------


@pytest.fixture
async def hub_server(classifier_folder: Path) -> AsyncIterator[LoopbackHub]:
    """A repository as they are, with other formats and other programs' files beside it."""
    files = read(classifier_folder) | {
        ".gitattributes": b"x",
        "README.md": b"# tiny",
        "labels.json": b"{}",
        "model.py": b"raise SystemExit",
        "model.onnx": b"0" * 1000,
        "optimizer.pt": b"0" * 1000,
        "pytorch_model.bin": b"0" * 1000,
        "tf_model.h5": b"0" * 1000,
        "onnx/model.safetensors": b"0" * 1000,
    }
    async with LoopbackHub(files).serve() as server:
        yield server


async def test_a_classifier_is_fetched_pinned_and_kept(
    build: Callable[..., LocalExecutor], hub_server: LoopbackHub, tiny_model: Path, tmp_path: Path
) -> None:
    rule = Rule(from_name(REPO, ("nsfw",), pickled=False), 0.0, withholds=False)
    pins = Pins(tmp_path / "data")
    check = OutputCheck(rule, Hub(tmp_path / "cache", hub_server.endpoint, pins))
    check.require_usable()  # nothing is known of it yet
    made, phases = await run(build(check), order(tiny_model))
    assert made.spoiler
    assert phases[:2] == [Phase.DOWNLOADING, Phase.LOADING]
    assert sorted(set(hub_server.gets)) == [
        "config.json",
        "model.safetensors",
        "preprocessor_config.json",
    ]
    assert pins.get(REPO, "main") == COMMIT
    hub_server.status = hub_server.file_status = 500  # from now on it is on this disk
    again = OutputCheck(rule, Hub(tmp_path / "cache", hub_server.endpoint, pins))
    again.require_usable()
    assert (await run(build(again), order(tiny_model)))[0].spoiler


@pytest.mark.parametrize("status", [404, 500])
async def test_where_the_hub_does_not_give_it_nothing_is_made(
    build: Callable[..., LocalExecutor],
    hub_server: LoopbackHub,
    tiny_model: Path,
    tmp_path: Path,
    status: int,
) -> None:
    rule = Rule(from_name(REPO, ("nsfw",), pickled=False), 0.5, withholds=False)
    executor = build(OutputCheck(rule, Hub(tmp_path / "cache", hub_server.endpoint)))
    hub_server.status = status
    with pytest.raises(Unchecked):
        await run(executor, order(tiny_model))
    await executor.release(order(tiny_model).id)
    hub_server.status = 200
    assert (await run(executor, order(tiny_model)))[0].master.exists()


async def test_a_repository_without_a_processor_costs_no_download(
    hub_server: LoopbackHub, tmp_path: Path
) -> None:
    del hub_server.files["preprocessor_config.json"]
    hub = Hub(tmp_path / "cache", hub_server.endpoint)
    classifier = from_name(REPO, ("nsfw",), pickled=False)
    with pytest.raises(UserError, match=r"no proper config\.json"):
        await asyncio.to_thread(hub.fetch, classifier, lambda _: None, threading.Event())
    assert hub_server.gets == ["config.json"]


def test_a_name_that_is_neither_is_refused(tmp_path: Path) -> None:
    for name in ("nsfw", "./not/here", "a/b/c", ""):
        with pytest.raises(SettingsError, match="neither a folder here nor a repository"):
            from_name(name, ("nsfw",), pickled=False)
    assert from_name(f'"{tmp_path}"', ("x",), pickled=False).folder == tmp_path


# --- doctor and generate --------------------------------------------------------------------------


def test_doctor_says_whether_it_is_on_and_there(classifier_folder: Path) -> None:
    assert "no output check" in of_doctor()[0]
    text, fix = of_doctor(check="withhold", check_model=str(classifier_folder))
    assert str(classifier_folder) in text and "withhold" in text and fix == ""
    text, fix = of_doctor(check="spoiler")  # no test reaches the real hub
    assert "Falconsai/nsfw_image_detection is not downloaded" in text and fix
    assert "neither a folder" in of_doctor(check="spoiler", check_model="nonsense")[1]


@pytest.mark.parametrize(("mode", "boundary"), [("spoiler", 1.0), ("spoiler", 0.0)])
async def test_generate_says_what_the_check_found(
    tmp_path: Path, tiny_model: Path, mode: str, boundary: float
) -> None:
    said, output = io.StringIO(), tmp_path / "video.mp4"
    folder = tiny_classifier(tmp_path / "c", boundary=boundary)
    values = {"check": mode, "check_model": str(folder), "data_dir": tmp_path / "data"}
    await make(
        settings(model=str(tiny_model), device="cpu", **values),
        Options(prompt="a circle", seed=7, num_frames=4, num_inference_steps=2),
        output,
        10**6,
        Console(file=said, width=500),
    )
    assert output.exists() and "checking" in said.getvalue()
    assert ("found nothing" in said.getvalue()) is (boundary == 1.0)
    assert ("found something" in said.getvalue()) is (boundary == 0.0)


async def test_generate_withholds_as_the_bot_does(tmp_path: Path, tiny_model: Path) -> None:
    output, folder = tmp_path / "video.mp4", tiny_classifier(tmp_path / "c", boundary=0.0)
    values = {"check": "withhold", "check_model": str(folder), "data_dir": tmp_path / "data"}
    with pytest.raises(Withheld):
        await make(
            settings(model=str(tiny_model), device="cpu", **values),
            Options(prompt="a circle", seed=7, num_frames=4, num_inference_steps=2),
            output,
            10**6,
            Console(file=io.StringIO(), width=500),
        )
    assert not output.exists()
