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

from t2vbot.catalog import Catalog, Options
from t2vbot.engine.device import Device, Offload, Policy
from t2vbot.engine.generator import generate
from t2vbot.engine.loading import Loaded, apply_policy, load
from t2vbot.errors import Cancelled, OutOfMemory, UserError
from t2vbot.jobs.job import Frames, Phase, Progress
from t2vbot.jobs.request import VideoRequest

CATALOG = Catalog.load()
CPU = Device("cpu", "cpu", "CPU")
# A card whose memory is main memory: what torch does with it runs here, what we decide is as for a
# card.
CARD = Device("cuda", "cpu", "Test card", free_gb=24, total_gb=24)


@pytest.fixture
def loaded(tiny_model: Path) -> Loaded:
    return load(CATALOG.get(str(tiny_model)), tiny_model, CPU)


@pytest.fixture
def on_card(tiny_model: Path) -> Loaded:
    """In float32, so that its frames equal the CPU's."""
    model = CATALOG.get(str(tiny_model)).model_copy(update={"dtype": "float32"})
    return load(model, tiny_model, CARD)


def request_for(loaded: Loaded, **options: Any) -> VideoRequest:
    defaults = {"prompt": "a cat", "seed": 3, "num_frames": 6, "num_inference_steps": 3}
    return CATALOG.resolve(Options(**{**defaults, **options}), str(loaded.model.folder))


def frames_of(loaded: Loaded, **options: Any) -> Frames:
    return generate(loaded, request_for(loaded, **options), lambda _: None, threading.Event())[0]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"negative_prompt": "dog", "guidance_scale": 5},
        {"guidance_scale": 1, "width": 72, "height": 40},
    ],
    ids=["defaults", "negative prompt", "without guidance, another size"],
)
@pytest.mark.parametrize("device", [CPU, CARD], ids=["cpu", "card"])
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
    generate(loaded, request_for(loaded), seen.append, threading.Event())

    assert seen == [
        Progress(Phase.READING),
        *(Progress(Phase.DENOISING, done, 3) for done in range(4)),
        *(Progress(Phase.DECODING, done, 4) for done in range(5)),  # the decoder's blocks
    ]


def test_frame_by_frame_decoding_is_reported_too(loaded: Loaded) -> None:
    apply_policy(loaded, Policy(vae_slicing=True))
    seen: list[Progress] = []
    generate(loaded, request_for(loaded), seen.append, threading.Event())

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
        generate(
            loaded,
            request_for(loaded, num_inference_steps=50),
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
        generate(loaded, request_for(loaded), seen.append, stop)
    assert seen == []


def test_the_pipeline_is_left_as_it_was(loaded: Loaded) -> None:
    frames_of(loaded)

    assert "progress_bar" not in vars(loaded.pipe)
    assert "decode" not in vars(loaded.pipe.vae)
    for module in (*loaded.pipe.unet.modules(), *loaded.pipe.vae.modules()):
        assert not module._forward_pre_hooks
        assert not module._forward_hooks


def test_invalid_numbers_are_an_error_and_not_a_black_video(loaded: Loaded) -> None:
    with torch.no_grad():
        loaded.pipe.vae.decoder.conv_out.bias.fill_(torch.nan)
    with pytest.raises(UserError, match="invalid numbers"):
        frames_of(loaded)


def test_a_prompt_longer_than_the_model_reads_gets_a_note(loaded: Loaded) -> None:
    def notes_of(prompt: str) -> tuple[str, ...]:
        request = request_for(loaded, prompt=prompt)
        return generate(loaded, request, lambda _: None, threading.Event())[1]

    assert notes_of("a cat") == ()
    assert "longer than this model reads" in " ".join(notes_of("a cat " * 100))


def assert_alike(frames: Frames, expected: Frames) -> None:
    """Frames decoded one by one round a little differently from all together."""
    assert np.abs(frames.astype(int) - expected).max() <= 1


class ShortOfMemory:
    """Raises what torch raises when a card is full, so many times."""

    def __init__(self, times: float, error: type[Exception] = torch.OutOfMemoryError) -> None:
        self.left = times
        self.error = error

    def __call__(self) -> None:
        if self.left:
            self.left -= 1
            raise self.error("CUDA out of memory. Tried to allocate 2.00 GiB.")


def test_out_of_memory_once_decodes_in_pieces(on_card: Loaded) -> None:
    expected = frames_of(on_card)
    assert on_card.policy == Policy()

    with hooked(on_card.pipe.vae.decoder, ShortOfMemory(1)):
        frames, notes = generate(on_card, request_for(on_card), lambda _: None, threading.Event())

    assert on_card.policy == Policy(vae_slicing=True, vae_tiling=True)
    assert_alike(frames, expected)
    assert notes == ("decoded in pieces, to fit into memory",)


def test_out_of_memory_twice_offloads(on_card: Loaded) -> None:
    expected = frames_of(on_card)

    with hooked(on_card.pipe.unet, ShortOfMemory(2)):
        frames, notes = generate(on_card, request_for(on_card), lambda _: None, threading.Event())

    assert on_card.policy == Policy(Offload.MODEL, vae_slicing=True, vae_tiling=True)
    assert_alike(frames, expected)
    assert len(notes) == 2
    assert np.array_equal(frames_of(on_card), frames)  # and the savings stay


def test_out_of_memory_for_good_says_what_to_lower(on_card: Loaded) -> None:
    expected = frames_of(on_card)
    short = ShortOfMemory(float("inf"))

    with hooked(on_card.pipe.unet, short), pytest.raises(OutOfMemory, match="shorter or a smaller"):
        frames_of(on_card)

    assert_alike(frames_of(on_card), expected)


def test_a_cpu_has_nowhere_to_offload_to(loaded: Loaded) -> None:
    short = ShortOfMemory(float("inf"), MemoryError)
    with hooked(loaded.pipe.unet, short), pytest.raises(OutOfMemory):
        frames_of(loaded)
    assert loaded.policy == Policy(vae_slicing=True, vae_tiling=True)


def test_other_errors_are_not_taken_for_a_lack_of_memory(on_card: Loaded) -> None:
    with (
        hooked(on_card.pipe.unet, ShortOfMemory(1, ValueError)),
        pytest.raises(ValueError, match="allocate"),
    ):
        frames_of(on_card)
    assert on_card.policy == Policy()
