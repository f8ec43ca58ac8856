"""Where and how a model runs, decided from made-up facts about graphics cards."""

from __future__ import annotations

import sys

import pytest
import torch

from t2vbot.catalog.catalog import Catalog
from t2vbot.engine.device import (
    Decision,
    Device,
    choose_device,
    choose_dtype,
    choose_threads,
    find_devices,
    stay_on_gpu,
    usable_cores,
)
from t2vbot.errors import SettingsError

from .gpus import put_in_a_gpu

CPU = Device("cpu", "cpu", "CPU with 8 cores")
APPLE = Device("mps", "mps", "Apple GPU", free_gb=12, total_gb=16)
SEED = Catalog.load().get("ms-1.7b")


def gpu(free: float, total: float = 24, bfloat16: bool = True) -> Device:
    return Device("cuda", "cuda", "GeForce", free, total, bfloat16)


def test_the_best_device_is_taken_and_the_reason_kept() -> None:
    assert choose_device("auto", [gpu(20), APPLE, CPU]).value == gpu(20)
    decision = choose_device("auto", [CPU])
    assert (
        str(decision) == "CPU with 8 cores (the best that was found; torch finds no graphics card)"
    )


def test_a_device_can_be_forced() -> None:
    decision = choose_device("cpu", [gpu(20), CPU])
    assert decision == Decision(CPU, "asked for in the settings")


def test_a_device_that_is_not_there_stops_the_start() -> None:
    with pytest.raises(SettingsError, match=r"'cuda'.*only: mps, cpu"):
        choose_device("cuda", [APPLE, CPU])


def test_this_computer_has_a_cpu() -> None:
    assert find_devices()[-1].kind == "cpu"


def test_a_gpu_that_cannot_be_asked_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(gpu: int) -> tuple[int, int]:
        raise torch.AcceleratorError("CUDA error: out of memory")

    put_in_a_gpu(monkeypatch, capability=(8, 6))
    monkeypatch.setattr(torch.cuda, "mem_get_info", full)
    assert [device.kind for device in find_devices()] == ["cpu"]


def test_a_gpu_that_torch_was_not_built_for_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_a_gpu(monkeypatch, capability=(6, 1))
    assert [device.kind for device in find_devices()] == ["cpu"]


def test_the_dtype_is_the_models_own_on_a_gpu_and_float32_on_a_cpu() -> None:
    assert choose_dtype(gpu(20), SEED).value == "float16"
    assert choose_dtype(APPLE, SEED).value == "float16"
    assert choose_dtype(CPU, SEED).value == "float32"


def test_a_gpu_without_bfloat16_gets_float32() -> None:
    model = SEED.model_copy(update={"dtype": "bfloat16"})
    assert choose_dtype(gpu(20), model).value == "bfloat16"
    old = choose_dtype(gpu(20, bfloat16=False), model)
    assert old.value == "float32"
    assert "has no bfloat16" in old.reason


@pytest.mark.parametrize("system", ["win32", "linux"])
def test_windows_lends_no_main_memory(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    set_to: list[tuple[float, str]] = []
    monkeypatch.setattr(
        torch.cuda,
        "set_per_process_memory_fraction",
        lambda fraction, where: set_to.append((fraction, where)),
    )
    monkeypatch.setattr(sys, "platform", system)
    stay_on_gpu(gpu(18))
    stay_on_gpu(CPU)
    assert set_to == ([(0.75, "cuda")] if system == "win32" else [])


@pytest.mark.parametrize(("platform", "threads"), [("linux", [1, 2, 8]), ("win32", [1, 1, 7])])
def test_one_core_is_left_where_threads_that_wait_spin(
    monkeypatch: pytest.MonkeyPatch, platform: str, threads: list[int]
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert [choose_threads(None, cores).value for cores in (1, 2, 8)] == threads
    assert choose_threads(3, 8) == Decision(3, "asked for in the settings")
    assert usable_cores() >= 1
