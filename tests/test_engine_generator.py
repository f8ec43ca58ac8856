"""Frames from a loaded pipeline: the same as the bare one's, stoppable anywhere, thrifty when it
must be."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import DiffusionPipeline

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.options import Options
from t2vbot.catalog.request import VideoRequest
from t2vbot.engine.device import Device
from t2vbot.engine.faults import Faults
from t2vbot.engine.generator import Generated, InvalidFrames
from t2vbot.engine.loading import Loaded, apply_policy, load
from t2vbot.engine.policy import Offload, Policy
from t2vbot.errors import Cancelled, OutOfMemory
from t2vbot.jobs.executor import Phase, Progress
from t2vbot.text import Text, render
from t2vbot.video.frames import Frames

from .clips import generate_one

CATALOG = Catalog.load()
CPU = Device("cpu", "cpu", "CPU")
# A GPU whose memory is main memory: what torch does with it runs here, what we decide is as for a
# real one.
GPU = Device("cuda", "cpu", "Test GPU", free_gb=24, total_gb=24)


@pytest.fixture
def loaded(tiny_model: Path) -> Loaded:
    return load(CATALOG.get(str(tiny_model)), tiny_model, CPU)


@pytest.fixture
def on_gpu(tiny_model: Path) -> Loaded:
    """In float32, so that its frames equal the CPU's."""
    model = CATALOG.get(str(tiny_model)).model_copy(update={"dtype": "float32"})
    return load(model, tiny_model, GPU)


def request_for(loaded: Loaded, **options: Any) -> VideoRequest:
    defaults = {"prompt": "a cat", "seed": 3, "num_frames": 6, "num_inference_steps": 3}
    return CATALOG.resolve(Options(**{**defaults, **options}), str(loaded.model.folder))


def frames_of(loaded: Loaded, **options: Any) -> Frames:
    return generate_one(loaded, request_for(loaded, **options)).frames


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"negative_prompt": "dog", "guidance_scale": 5},
        {"guidance_scale": 1, "width": 72, "height": 40},
    ],
    ids=["defaults", "negative prompt", "without guidance, another size"],
)
@pytest.mark.parametrize("device", [CPU, GPU], ids=["cpu", "gpu"])
def test_frames_are_the_bare_pipelines_own(
    tiny_model: Path, device: Device, options: dict[str, Any]
) -> None:
    model = CATALOG.get(str(tiny_model)).model_copy(update={"dtype": "float32"})
    loaded = load(model, tiny_model, device)
    request = request_for(loaded, **options)
    bare = DiffusionPipeline.from_pretrained(tiny_model, dtype=torch.float32)
    video = bare(
        request.prompt,
        negative_prompt=request.negative_prompt or None,
        num_frames=request.num_frames,
        width=request.width,
        height=request.height,
        num_inference_steps=request.num_inference_steps,
        guidance_scale=request.guidance_scale,
        generator=torch.Generator().manual_seed(request.seed),
        output_type="np",
    ).frames[0]

    frames = frames_of(loaded, **options)

    assert np.array_equal(frames, (video * 255).round().astype(np.uint8))


def test_every_step_is_reported(loaded: Loaded) -> None:
    seen: list[Progress] = []
    generate_one(loaded, request_for(loaded), seen.append)

    assert seen == [
        Progress(Phase.READING),
        *(Progress(Phase.DENOISING, done, 3) for done in range(4)),
        *(Progress(Phase.DECODING, done, 4) for done in range(5)),  # the decoder's blocks
    ]


def test_frame_by_frame_decoding_is_reported_too(loaded: Loaded) -> None:
    loaded.learned.policy = Policy(vae_slicing=True)
    seen: list[Progress] = []
    generate_one(loaded, request_for(loaded), seen.append)

    assert seen[-1] == Progress(Phase.DECODING, 24, 24)  # 6 frames through 4 blocks


@contextmanager
def hooked(module: torch.nn.Module, hook: Any) -> Iterator[None]:
    handle = module.register_forward_pre_hook(lambda *_: hook())
    try:
        yield
    finally:
        handle.remove()


@pytest.mark.parametrize("where", ["text_encoder", "unet", "unet.mid_block", "vae.decoder"])
def test_a_cancel_acts_wherever_the_pipeline_is(loaded: Loaded, where: str) -> None:
    expected = frames_of(loaded)
    stop = threading.Event()
    after: list[Progress] = []
    module = loaded.pipe
    for name in where.split("."):
        module = getattr(module, name)

    with hooked(module, stop.set), pytest.raises(Cancelled):
        generate_one(
            loaded,
            request_for(loaded, prompt="a dog", num_inference_steps=50),
            lambda progress: after.append(progress) if stop.is_set() else None,
            stop,
        )

    assert len(after) <= 1
    assert np.array_equal(frames_of(loaded), expected)


def test_a_job_cancelled_before_it_began_does_nothing(loaded: Loaded) -> None:
    stop = threading.Event()
    stop.set()
    seen: list[Progress] = []
    with pytest.raises(Cancelled):
        generate_one(loaded, request_for(loaded), seen.append, stop)
    assert seen == []


def test_the_pipeline_is_left_as_it_was(loaded: Loaded) -> None:
    frames_of(loaded)

    assert "progress_bar" not in vars(loaded.pipe)
    assert "decode" not in vars(loaded.pipe.vae)
    for module in (*loaded.pipe.unet.modules(), *loaded.pipe.vae.modules()):
        assert not module._forward_pre_hooks
        assert not module._forward_hooks


def test_a_prompt_longer_than_the_model_reads_gets_a_note(loaded: Loaded) -> None:
    def notes_of(prompt: str) -> tuple[str, ...]:
        request = request_for(loaded, prompt=prompt)
        return in_words(generate_one(loaded, request).notes)

    assert notes_of("a cat") == ()
    assert "longer than this model reads" in " ".join(notes_of("a cat " * 100))


def assert_alike(frames: Frames, expected: Frames) -> None:
    """Frames decoded one by one round a little differently from all together."""
    assert np.abs(frames.astype(int) - expected).max() <= 1


def made(loaded: Loaded, **options: Any) -> Generated:
    return generate_one(loaded, request_for(loaded, **options))


def lay(loaded: Loaded, folder: Path, kind: str, number: int = 1, place: str = "decode") -> None:
    """Let something fail so many times."""
    folder.mkdir(exist_ok=True)
    for index in range(number):
        (folder / f"{kind}-{place}-{index}").touch()
    loaded.faults = Faults(folder)


def in_words(notes: tuple[Text, ...]) -> tuple[str, ...]:
    return tuple(render(note) for note in notes)


IN_PIECES = "decoded in pieces, to fit into memory"
OFFLOADED = "made with parts of the model waiting in main memory, which is slower"
ALL = {"vae_slicing": True, "vae_tiling": True}


@pytest.mark.parametrize("place", ["step", "decode"])
@pytest.mark.parametrize(
    ("times", "policy", "notes"),
    [
        (1, Policy(vae_slicing=True), (IN_PIECES,)),
        (2, Policy(Offload.TEXT, vae_slicing=True), (IN_PIECES, OFFLOADED)),
        pytest.param(
            *(3, Policy(Offload.TEXT, **ALL), (IN_PIECES, OFFLOADED)), marks=pytest.mark.long
        ),
        pytest.param(
            *(4, Policy(Offload.MODEL, **ALL), (IN_PIECES, OFFLOADED)), marks=pytest.mark.long
        ),
        (5, Policy(Offload.GROUP, **ALL), (IN_PIECES, OFFLOADED)),
    ],
)
def test_out_of_memory_saves_more_and_more(
    on_gpu: Loaded, tmp_path: Path, times: int, policy: Policy, notes: tuple[str, ...], place: str
) -> None:
    expected = frames_of(on_gpu)
    assert on_gpu.policy == Policy()

    lay(on_gpu, tmp_path / "faults", "oom", times, place)
    first = made(on_gpu)

    assert on_gpu.policy == policy
    assert_alike(first.frames, expected)
    assert in_words(first.notes) == notes
    assert first.request == request_for(on_gpu)
    again = made(on_gpu)  # the savings stay, and so does what is said of them
    assert np.array_equal(again.frames, first.frames)
    assert in_words(again.notes) == notes
    assert made(on_gpu, num_frames=5).notes == ()  # which does not need them
    assert on_gpu.policy == Policy()
    made(on_gpu, num_frames=7)  # which does
    assert on_gpu.policy == policy


def test_at_last_the_clip_gets_shorter_and_then_smaller(loaded: Loaded, tmp_path: Path) -> None:
    options = {"num_frames": 16, "fps": 8}
    lay(loaded, tmp_path / "faults", "oom", 3)
    first = made(loaded, **options)

    shorter = "made with 8 of 16 frames, to fit into memory"
    assert in_words(first.notes) == (IN_PIECES, shorter)
    assert (first.request.num_frames, first.request.width) == (8, 64)
    assert first.frames.shape == (8, 64, 64, 3)
    assert np.array_equal(first.frames, frames_of(loaded, num_frames=8))  # as if asked for that

    again = made(loaded, **options, seed=4, prompt="a dog")
    assert again.notes == first.notes
    assert (again.request.prompt, again.request.seed) == ("a dog", 4)
    assert again.request.num_frames == 8

    lay(loaded, tmp_path / "faults", "oom", 1)
    smaller = made(loaded, **options)
    assert smaller.frames.shape == (8, 40, 40, 3)
    assert in_words(smaller.notes) == (
        IN_PIECES,
        "made with 8 of 16 frames and in 40×40 instead of 64×64 pixels, to fit into memory",
    )


@pytest.mark.parametrize("device", [CPU, GPU], ids=["cpu", "gpu"])
def test_out_of_memory_for_good_says_so(tiny_model: Path, tmp_path: Path, device: Device) -> None:
    model = CATALOG.get(str(tiny_model)).model_copy(update={"dtype": "float32"})
    loaded = load(model, tiny_model, device)
    expected = frames_of(loaded, num_frames=16)

    lay(loaded, tmp_path / "faults", "oom", 100, "step")
    with pytest.raises(OutOfMemory, match="8 frames of 32×32 pixels"):
        frames_of(loaded, num_frames=16)

    loaded.faults = Faults()
    assert_alike(frames_of(loaded, num_frames=16), expected)


def test_a_cpu_has_nowhere_to_offload_to(loaded: Loaded, tmp_path: Path) -> None:
    lay(loaded, tmp_path / "faults", "oom", 100)
    with pytest.raises(OutOfMemory):
        frames_of(loaded)
    assert loaded.policy == Policy(**ALL)


def fail(error: Exception) -> None:
    raise error


def test_other_errors_are_not_taken_for_a_lack_of_memory(on_gpu: Loaded) -> None:
    error = ValueError("CUDA out of memory.")
    with hooked(on_gpu.pipe.unet, lambda: fail(error)), pytest.raises(ValueError, match="memory"):
        frames_of(on_gpu)
    assert on_gpu.policy == Policy()


def test_invalid_numbers_are_no_frames(loaded: Loaded, tmp_path: Path) -> None:
    expected = frames_of(loaded)
    for place in ("step", "decode"):
        lay(loaded, tmp_path / "faults", "nan", place=place)
        with pytest.raises(InvalidFrames, match="invalid numbers"):
            frames_of(loaded)
    assert np.array_equal(frames_of(loaded), expected)


def test_black_frames_are_no_frames(loaded: Loaded) -> None:
    with torch.no_grad():
        loaded.pipe.vae.decoder.conv_out.bias.fill_(-100)
    with pytest.raises(InvalidFrames, match="black"):
        frames_of(loaded)


def test_cleaning_up_does_not_hide_that_the_device_is_lost(
    on_gpu: Loaded, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_policy(on_gpu, Policy(Offload.MODEL))
    monkeypatch.setattr(on_gpu.pipe, "maybe_free_model_hooks", lambda: fail(OSError()))
    lay(on_gpu, tmp_path / "faults", "cuda", place="step")
    with pytest.raises(torch.AcceleratorError):
        frames_of(on_gpu)
