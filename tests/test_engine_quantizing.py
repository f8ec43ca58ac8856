"""Weights in fewer bits, and compiled networks, as the catalog says."""

from __future__ import annotations

import importlib.util
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.deciding import usual
from t2vbot.catalog.model import Gguf, Model, Quantization
from t2vbot.engine.device import Device
from t2vbot.engine.loading import Loaded, load
from t2vbot.engine.policy import Offload, Policy
from t2vbot.engine.quantizing import choose_quantization
from t2vbot.errors import ModelUnavailable
from t2vbot.video.frames import Frames

from .checkpoints import build, tiny_wan_gguf
from .clips import generate_one

CPU = Device("cpu", "cpu", "CPU")
GPU = Device("cuda", "cpu", "Test GPU", free_gb=24, total_gb=24, bfloat16=True)
BNB = Quantization(backend="bitsandbytes_4bit", below_gb=16)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    folder = build("wan-2.1", tmp_path_factory.mktemp("models") / "wan")
    sizes = {"sizes": {"square": (64, 64)}, "default_size": "square", "dtype": "float32"}
    return Catalog.load().get(str(folder)).model_copy(update=sizes)


def loaded_with(model: Model, device: Device = CPU, **more: Any) -> Loaded:
    assert model.folder
    return load(model.model_copy(update=more), model.folder, device)


def frames_of(loaded: Loaded) -> Frames:
    request = replace(usual(loaded.model), num_frames=5, num_inference_steps=2)
    return generate_one(loaded, request).frames


def test_a_gguf_takes_the_place_of_the_transformer(model: Model, tmp_path: Path) -> None:
    assert model.folder
    file = tiny_wan_gguf(model.folder, tmp_path / "wan.gguf")
    plain = loaded_with(model)
    quantized = loaded_with(model, gguf={"transformer": Gguf(file=file)})
    dtypes = {p.dtype for p in quantized.pipe.transformer.parameters()}
    assert torch.uint8 in dtypes
    difference = np.abs(frames_of(quantized).astype(int) - frames_of(plain))
    assert 0 < difference.max() < 20


def test_the_denoiser_in_8_bits_makes_almost_the_same_picture(model: Model) -> None:
    loaded = loaded_with(model, GPU)
    plain = frames_of(loaded)
    loaded.learned.policy = Policy(fp8=True)
    rougher = frames_of(loaded)
    assert any(p.dtype == torch.float8_e4m3fn for p in loaded.pipe.transformer.parameters())
    assert 0 < np.abs(rougher.astype(int) - plain).mean() < 40
    loaded.learned.policy = Policy(Offload.GROUP)
    assert np.array_equal(frames_of(loaded), rougher)  # 8 bits stay 8 bits


def test_a_missing_package_is_named_with_what_installs_it(model: Model) -> None:
    if importlib.util.find_spec("bitsandbytes"):
        pytest.skip("bitsandbytes is installed")
    always = BNB.model_copy(update={"below_gb": None})
    with pytest.raises(ModelUnavailable, match="install bitsandbytes"):
        loaded_with(model, quantization={"transformer": always})


def test_fewer_bits_only_where_memory_is_short(
    model: Model, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        loaded_with(model, GPU, quantization={"transformer": BNB})
    assert "in fewer bits: nothing (24.0 GB are free, fewer bits below 16 GB)" in caplog.text
    short = model.model_copy(update={"quantization": {"transformer": BNB}})
    assert list(choose_quantization(short, 12).value) == ["transformer"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"gguf": {"transformer": {"file": "x.safetensors"}}},
        {"gguf": {"unet": {"file": "x.gguf"}}},
        {"quantization": {"transformer": {"backend": "magic"}}},
    ],
)
def test_what_the_catalog_says_is_checked(model: Model, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"no \.gguf|none of|bitsandbytes"):
        Model.model_validate(model.model_dump() | wrong)


@pytest.mark.long
@pytest.mark.filterwarnings("ignore:.torch.jit:DeprecationWarning")  # of torch's own compiler
def test_a_network_is_compiled_only_where_the_catalog_says_so(model: Model, tmp_path: Path) -> None:
    def compiled(loaded: Loaded) -> list[bool]:
        return [p._compiled_call_impl is not None for p in loaded.pipe.transformer.modules()]

    assert not any(compiled(loaded_with(model)))
    by_block = compiled(loaded_with(model, compile=True))
    assert by_block[0] is False
    assert any(by_block)
    folder = build("text-to-video-sd", tmp_path / "sd")
    whole = loaded_with(Catalog.load().get(str(folder)), compile=True)
    assert whole.pipe.unet._compiled_call_impl is not None
