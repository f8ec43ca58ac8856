"""Provoked failures: each file is one, once; and which errors mean what."""

from __future__ import annotations

import errno
import threading
from pathlib import Path

import pytest
import torch
from safetensors import SafetensorError

from t2vbot.engine import faults
from t2vbot.engine.faults import Faults, is_device_lost, is_out_of_memory


def lay(folder: Path, *names: str) -> Faults:
    for name in names:
        (folder / name).touch()
    return Faults(folder)


def test_a_fault_is_tripped_over_once_where_it_lies(tmp_path: Path) -> None:
    laid = lay(tmp_path, "oom-step", "readme-step", "oom", "cuda-decoder")

    assert not laid.trip("load")
    assert not laid.trip("decode")
    with pytest.raises(torch.OutOfMemoryError):
        laid.trip("step")
    assert not laid.trip("step")
    assert sorted(path.name for path in tmp_path.glob("*-*")) == ["cuda-decoder", "readme-step"]


def test_several_of_a_kind_are_tripped_over_one_by_one(tmp_path: Path) -> None:
    laid = lay(tmp_path, "nan-decode-1", "nan-decode-two", "nan-decode")
    assert [laid.trip("decode") for _ in range(4)] == [True, True, True, False]


def test_a_poisoned_context_raises_what_torch_raises(tmp_path: Path) -> None:
    with pytest.raises(torch.AcceleratorError, match="illegal memory access") as error:
        lay(tmp_path, "cuda-load").trip("load")
    assert is_device_lost(error.value)


def test_a_hang_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(faults, "NEVER", over)
    hung = threading.Thread(target=lay(tmp_path, "hang-step").trip, args=("step",))
    hung.start()
    hung.join(0.1)
    assert hung.is_alive()
    over.set()
    hung.join()


def test_without_a_folder_nothing_fails(tmp_path: Path) -> None:
    assert not Faults().trip("step")
    assert not Faults(tmp_path / "nowhere").trip("step")


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2.00 GiB."),
        torch.AcceleratorError("CUDA error: out of memory"),
        RuntimeError("HIP error: out of memory"),
        RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
        RuntimeError("MPS backend out of memory (MPS allocated: 8 GB)"),
        RuntimeError("[enforce fail] DefaultCPUAllocator: not enough memory: you tried 8 bytes"),
        RuntimeError("cuDNN error: CUDNN_STATUS_NOT_INITIALIZED"),
        RuntimeError("GET was unable to find an engine to execute this computation"),
        MemoryError(),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        OSError("[WinError 1455] The paging file is too small for this operation to complete"),
        SafetensorError("The paging file is too small [...] (os error 1455)"),
    ],
    ids=str,
)
def test_a_lack_of_memory(error: Exception) -> None:
    assert is_out_of_memory(error)
    assert not is_device_lost(error)


@pytest.mark.parametrize(
    "error",
    [
        torch.AcceleratorError("CUDA error: an illegal memory access was encountered"),
        torch.AcceleratorError("something new"),
        RuntimeError("CUDA error: device-side assert triggered"),
        RuntimeError("HIP error: unspecified launch failure"),
        RuntimeError("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED"),
        RuntimeError("CUDA error: CUBLAS_STATUS_INTERNAL_ERROR when calling `cublasGemmEx`"),
    ],
    ids=str,
)
def test_a_lost_device(error: Exception) -> None:
    assert is_device_lost(error)
    assert not is_out_of_memory(error)


@pytest.mark.parametrize(
    "error", [ValueError("CUDA error"), RuntimeError("shapes differ"), OSError()], ids=repr
)
def test_another_error(error: Exception) -> None:
    assert not is_device_lost(error)
    assert not is_out_of_memory(error)
