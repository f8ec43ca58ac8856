"""From a folder to a pipeline: what is read, what is refused, and what broken weights say."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest
import torch
from diffusers import DPMSolverMultistepScheduler
from safetensors import SafetensorError

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.options import Options
from t2vbot.engine.device import Device
from t2vbot.engine.faults import Faults
from t2vbot.engine.loading import Loaded, apply_policy, load
from t2vbot.engine.policy import Offload, Policy
from t2vbot.engine.savings import Learned
from t2vbot.errors import ModelUnavailable, OutOfMemory
from t2vbot.video.frames import Frames

from .checkpoints import add_remote_code, build, edit_model_index, truncate_weights
from .clips import generate_one

CATALOG = Catalog.load()
CPU = Device("cpu", "cpu", "CPU")
GPU = Device("cuda", "cpu", "Test GPU", free_gb=24, total_gb=24)  # its memory is main memory


def load_folder(folder: Path) -> Loaded:
    return load(CATALOG.get(str(folder)), folder, CPU)


def frames_of(loaded: Loaded) -> Frames:
    options = Options(prompt="a cat", seed=3, num_frames=4, num_inference_steps=2)
    request = CATALOG.resolve(options, str(loaded.model.folder))
    return generate_one(loaded, request).frames


def test_a_cpu_computes_in_float32_whatever_the_files_hold(tmp_path: Path) -> None:
    loaded = load_folder(build("text-to-video-sd", tmp_path / "model", variants=("fp16",)))

    assert loaded.model.variant == "fp16"
    for part in (loaded.pipe.unet, loaded.pipe.vae, loaded.pipe.text_encoder):
        assert part.dtype == torch.float32
    assert frames_of(loaded).shape == (4, 64, 64, 3)


def test_the_catalogs_scheduler_takes_the_place_of_the_checkpoints(tiny_model: Path) -> None:
    seed_model = CATALOG.get("ms-1.7b")
    model = CATALOG.get(str(tiny_model)).model_copy(update={"scheduler": seed_model.scheduler})

    scheduler = load(model, tiny_model, CPU).pipe.scheduler

    assert isinstance(scheduler, DPMSolverMultistepScheduler)
    assert scheduler.config.algorithm_type == "dpmsolver++"
    assert scheduler.config.beta_start == 0.00085  # the checkpoint's own noise schedule


def test_loading_says_nothing_on_the_console(
    tiny_model: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        frames_of(load_folder(tiny_model))

    assert capfd.readouterr() == ("", "")
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    assert "float32 (CPUs compute" in caplog.text


@pytest.mark.parametrize("component", ["unet", "vae", "text_encoder"])
def test_half_a_file_is_named(tmp_path: Path, component: str) -> None:
    folder = build("text-to-video-sd", tmp_path / "model")
    file = truncate_weights(folder, component)

    with pytest.raises(ModelUnavailable, match="damaged or incomplete") as error:
        load_folder(folder)

    assert error.value.detail and f"{file} is damaged" in error.value.detail
    assert str(tmp_path) not in str(error.value)


def test_too_little_main_memory_is_no_damage(
    tiny_model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """diffusers and transformers report it like a broken file, with the cause two errors behind."""

    def fail(*args: object, **options: object) -> NoReturn:
        raise SafetensorError("Error while memory mapping: Cannot allocate memory (os error 12)")

    monkeypatch.setattr("safetensors.torch.load_file", fail)
    with pytest.raises(OutOfMemory, match="too little main memory") as error:
        load_folder(tiny_model)
    assert error.value.detail and "page file" in error.value.detail


@pytest.mark.parametrize(
    "name",
    [
        "unet/config.json",
        "vae/diffusion_pytorch_model.safetensors",
        "tokenizer",
        "tokenizer/tokenizer.json",
        "scheduler/scheduler_config.json",
    ],
)
def test_a_missing_part_is_refused(tmp_path: Path, name: str) -> None:
    folder = build("text-to-video-sd", tmp_path / "model")
    (folder / name).rename(tmp_path / "elsewhere")

    with pytest.raises(ModelUnavailable, match="damaged or incomplete"):
        load_folder(folder)


def test_broken_weights_from_the_hub_are_named(tmp_path: Path) -> None:
    repository = tmp_path / "models--damo-vilab--text-to-video-ms-1.7b"
    folder = build("text-to-video-sd", repository / "snapshots" / "0123")
    link = truncate_weights(folder)
    blob = repository / "blobs" / "1234"  # as the hub's client keeps it
    blob.parent.mkdir()
    link.rename(blob)
    link.symlink_to(blob)

    with pytest.raises(ModelUnavailable, match="damaged or incomplete") as error:
        load(CATALOG.get("ms-1.7b"), folder, CPU)

    assert error.value.detail and f"{blob} is damaged" in error.value.detail
    assert "Delete that file" in error.value.detail
    assert str(tmp_path) not in str(error.value)


def test_pickles_are_read_only_where_the_catalog_says_so(tmp_path: Path, tiny_model: Path) -> None:
    folder = build("text-to-video-sd", tmp_path / "model", pickles=True)
    allowed = CATALOG.get(str(folder))
    with pytest.raises(ModelUnavailable, match=r"pickles \(\.bin\)"):
        load(allowed.model_copy(update={"pickled": False}), folder, CPU)

    assert np.array_equal(frames_of(load(allowed, folder, CPU)), frames_of(load_folder(tiny_model)))


def test_a_checkpoints_own_code_never_runs(tmp_path: Path, tiny_model: Path) -> None:
    folder = build("text-to-video-sd", tmp_path / "model")
    trusting = CATALOG.get(str(folder))  # as it was before somebody changed the folder
    ran = add_remote_code(folder)

    with pytest.raises(ModelUnavailable, match="cannot run"):
        CATALOG.get(str(folder))
    with pytest.raises(ModelUnavailable, match="runs no code"):
        load(trusting, folder, CPU)
    assert not ran.exists()


def test_a_components_own_code_never_runs(tmp_path: Path) -> None:
    folder = build("text-to-video-sd", tmp_path / "model")
    ran = tmp_path / "it-ran"
    (folder / "unet" / "evil.py").write_text(f"open({str(ran)!r}, 'w').close()\nclass Net: pass\n")
    edit_model_index(folder, unet=["evil", "Net"])

    with pytest.raises(ModelUnavailable):
        load_folder(folder)
    assert not ran.exists()


@pytest.mark.parametrize(
    "offloads",
    [[Offload.TEXT], [Offload.MODEL], [Offload.GROUP], [*Offload, *reversed(Offload)]],
    ids=["the text encoder", "by component", "by layer", "from each to the next and back"],
)
def test_saving_memory_does_not_change_the_video(tiny_model: Path, offloads: list[Offload]) -> None:
    expected = frames_of(load_folder(tiny_model))
    loaded = load_folder(tiny_model)

    for offload in offloads:
        apply_policy(loaded, Policy(offload))
        loaded.learned.policy = Policy(offload)  # so that it stays
        assert np.array_equal(frames_of(loaded), expected)
        assert loaded.policy.offload is offload
    assert np.array_equal(frames_of(loaded), expected)
    assert np.array_equal(frames_of(loaded), expected)  # and once more: hooks are put back


def lay(folder: Path, *names: str) -> Faults:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).touch()
    return Faults(folder)


@pytest.mark.parametrize(
    ("faults", "policy"),
    [
        (["oom-load-1"], Policy(Offload.TEXT, vae_slicing=True)),
        (["oom-load-1", "oom-load-2"], Policy(Offload.MODEL, vae_slicing=True, vae_tiling=True)),
    ],
)
def test_a_gpu_that_is_full_gets_fewer_of_the_weights(
    tiny_model: Path, tmp_path: Path, faults: list[str], policy: Policy
) -> None:
    model = CATALOG.get(str(tiny_model)).model_copy(update={"dtype": "float32"})
    learned = Learned()
    loaded = load(model, tiny_model, GPU, learned, lay(tmp_path / "faults", *faults))

    assert loaded.policy == policy
    expected = frames_of(load_folder(tiny_model)).astype(int)
    assert np.abs(frames_of(loaded) - expected).max() <= 1  # in pieces it rounds differently
    assert load(model, tiny_model, GPU, learned).policy == loaded.policy  # the next time at once


@pytest.mark.parametrize("device", [CPU, GPU], ids=["cpu", "gpu"])
def test_a_device_without_any_room_is_explained(
    tiny_model: Path, tmp_path: Path, device: Device
) -> None:
    faults = lay(tmp_path / "faults", *(f"oom-load-{number}" for number in range(4)))
    with pytest.raises(OutOfMemory, match="no room for tiny"):
        load(CATALOG.get(str(tiny_model)), tiny_model, device, faults=faults)


def test_a_dtype_that_gave_invalid_numbers_is_not_taken_again(tiny_model: Path) -> None:
    model = CATALOG.get(str(tiny_model))
    learned = Learned()
    loaded = load(model, tiny_model, GPU, learned)
    assert loaded.pipe.unet.dtype == torch.float16

    learned.needs_float32 = True
    assert loaded.is_unsafe
    safe = load(model, tiny_model, GPU, learned)

    assert safe.pipe.unet.dtype == torch.float32
    assert not safe.is_unsafe
