"""Why a card lies idle, from made-up facts about cards and drivers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from t2vbot.engine import cards
from t2vbot.engine.cards import idle_card, pip_install, runs_on

from .cards import BUILT_FOR, put_in_a_card

Driver = Callable[[], None]


@pytest.fixture
def install_driver(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Driver:
    """A computer without a card or a driver, and a way to give it the driver."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    monkeypatch.setattr("torch.version.hip", None)
    monkeypatch.setattr("torch.cuda.device_count", lambda: 0)

    def install() -> None:
        (tmp_path / "System32").mkdir()
        (tmp_path / "System32" / "nvcuda.dll").touch()

    return install


@pytest.mark.skipif(Path("/proc/driver/nvidia").exists(), reason="this computer has a driver")
def test_no_card_and_no_driver_is_no_fault(install_driver: Driver) -> None:
    assert idle_card() is None


def test_a_torch_without_cuda_beside_a_driver(
    install_driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_driver()
    monkeypatch.setattr("torch.version.cuda", None)
    advice = idle_card()
    assert advice
    assert "without CUDA" in advice
    assert pip_install("torch==") in advice


def test_a_driver_that_is_too_old(install_driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    install_driver()
    monkeypatch.setattr("torch.version.cuda", "13.0")
    advice = idle_card()
    assert advice
    assert "nvidia.com/drivers" in advice
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    assert idle_card() is None


def test_a_card_that_torch_was_not_built_for(
    install_driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_driver()
    put_in_a_card(monkeypatch, capability=(8, 9))
    assert idle_card() is None
    put_in_a_card(monkeypatch, capability=(6, 1))
    advice = idle_card()
    assert advice
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


def test_code_for_one_card_alone() -> None:
    assert runs_on((9, 0), ["sm_90a"])
    assert not runs_on((9, 1), ["sm_90a"])
    assert runs_on((10, 3), ["sm_100f"])
    assert not runs_on((12, 0), ["sm_100f", "gfx1030"])


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_the_line_to_copy_stands_a_space_in_the_path(
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setattr(sys, "executable", "/my files/python")
    monkeypatch.setattr(cards.sys, "platform", system)
    line = pip_install("torch")
    assert line.strip("'\"").startswith("/my files/python")
    assert line.endswith(" -m pip install --force-reinstall torch")
    assert line[0] == line[len("/my files/python") + 1] != "/"
