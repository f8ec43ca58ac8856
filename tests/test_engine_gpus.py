"""Why a graphics card lies idle, from made-up facts about GPUs and drivers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import pytest

from t2vbot.engine.gpus import has_kernels, idle_gpu, pip_install, runs_on
from t2vbot.text import Text, render

from .gpus import BUILT_FOR, put_in_a_gpu

Driver = Callable[[], None]


@pytest.fixture
def install_driver(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Driver:
    """A computer without a graphics card or a driver, and a way to give it the driver."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    monkeypatch.setattr("torch.version.hip", None)
    monkeypatch.setattr("torch.cuda.device_count", lambda: 0)

    def install() -> None:
        (tmp_path / "System32").mkdir()
        (tmp_path / "System32" / "nvcuda.dll").touch()

    return install


def advice_of(text: Text | None) -> str:
    assert text
    return render(text)


@pytest.mark.skipif(Path("/proc/driver/nvidia").exists(), reason="this computer has a driver")
def test_no_gpu_and_no_driver_is_no_fault(install_driver: Driver) -> None:
    assert idle_gpu(is_chosen=False) is None


def test_a_torch_without_cuda_beside_a_driver(
    install_driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_driver()
    monkeypatch.setattr("torch.version.cuda", None)
    advice = advice_of(idle_gpu(is_chosen=False))
    assert "without CUDA" in advice
    assert pip_install("torch==") in advice
    assert "+cu130 --index-url https://download.pytorch.org/whl/cu130" in advice


@pytest.mark.parametrize("counted", [0, 1], ids=["Windows", "Linux"])
def test_a_driver_that_is_too_old(
    install_driver: Driver, monkeypatch: pytest.MonkeyPatch, counted: int
) -> None:
    """Linux counts GPUs without asking CUDA; what is asked next then fails."""

    def fail(gpu: int) -> NoReturn:
        raise RuntimeError("The NVIDIA driver on your system is too old (found 12020). Please ...")

    install_driver()
    put_in_a_gpu(monkeypatch, capability=(8, 9))
    monkeypatch.setattr("torch.cuda.device_count", lambda: counted)
    monkeypatch.setattr("torch.cuda.get_device_name", fail)
    advice = advice_of(idle_gpu(is_chosen=False))
    assert "nvidia.com/drivers" in advice
    assert ("is too old (found 12020)" in advice) == bool(counted)
    assert idle_gpu(is_chosen=True) is None


def test_a_gpu_that_torch_was_not_built_for(
    install_driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_driver()
    put_in_a_gpu(monkeypatch, capability=(8, 9))
    assert idle_gpu(is_chosen=False) is None
    put_in_a_gpu(monkeypatch, capability=(6, 1))
    advice = advice_of(idle_gpu(is_chosen=False))
    assert "GeForce" in advice
    assert "whl/cu126" in advice


@pytest.mark.parametrize(
    ("capability", "runs"),
    [
        ((6, 1), False),  # Pascal
        ((7, 0), False),  # Volta
        ((7, 5), True),
        ((8, 9), True),  # Ada, by the code for 8.0 and 8.6
        ((12, 1), True),
        ((13, 0), True),  # not there yet: by the intermediate code
    ],
)
def test_code_runs_on_what_it_was_built_for_and_later(
    capability: tuple[int, int], runs: bool
) -> None:
    assert runs_on(capability, BUILT_FOR) is runs


def test_code_for_one_gpu_alone() -> None:
    assert runs_on((9, 0), ["sm_90a"])
    assert not runs_on((9, 1), ["sm_90a"])
    assert runs_on((10, 3), ["sm_100f"])
    assert not runs_on((12, 0), ["sm_100f", "gfx1030"])


@pytest.mark.parametrize(
    ("system", "python", "line"),
    [
        ("linux", "/my files/python", "'/my files/python' -m pip install torch"),
        ("win32", "/my files/python", '& "/my files/python" -m pip install torch'),
        ("win32", "/files/python", "/files/python -m pip install torch"),
        ("linux", "/here/venv/python", "venv/python -m pip install torch"),
    ],
    ids=["linux", "PowerShell", "windows", "here"],
)
@pytest.mark.skipif(sys.platform == "win32", reason="made-up paths of another system")
def test_the_line_to_copy_stands_a_space_in_the_path(
    monkeypatch: pytest.MonkeyPatch, system: str, python: str, line: str
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(Path, "cwd", lambda: Path("/here"))
    assert pip_install("torch") == line


def test_an_amd_gpu_is_known_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("torch.version.hip", "6.4")
    monkeypatch.setattr("torch.cuda.get_arch_list", lambda: ["gfx1030", "gfx1100"])
    for name, built in (("gfx1100", True), ("gfx1030:xnack-", True), ("gfx1032", False)):
        properties = SimpleNamespace(gcnArchName=name)
        monkeypatch.setattr("torch.cuda.get_device_properties", lambda gpu, p=properties: p)
        assert has_kernels(0) is built
