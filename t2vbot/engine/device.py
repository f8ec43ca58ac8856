"""Where a model runs and in which dtype, each decided once with its reason. How its memory is
saved stands in ``policy``.

The choices are pure functions of plain facts about the device, so those for graphics cards are
tested with made-up facts. Of real GPUs an H200 was tried.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import psutil

from ..catalog.model import Model
from ..errors import SettingsError
from ..text import Text
from .gpus import has_kernels

log = logging.getLogger(__name__)

T = TypeVar("T")

GB = 1e9  # bytes; the unit of the catalog, and of the sticker on the graphics card's box


@dataclass(frozen=True, slots=True)
class Decision(Generic[T]):
    """What was chosen, and why."""

    value: T
    reason: str

    def __str__(self) -> str:
        return f"{self.value} ({self.reason})"


@dataclass(frozen=True, slots=True)
class Device:
    """One place where torch can compute."""

    kind: str  # "cuda" (NVIDIA, and AMD through ROCm), "mps" (Apple) or "cpu"
    where: str  # torch's name for it
    name: str
    free_gb: float = 0.0  # graphics memory; 0 on a CPU
    total_gb: float = 0.0
    bfloat16: bool = False  # computes in it, not only emulates it

    def __str__(self) -> str:
        return self.name


def find_devices() -> list[Device]:
    """What this computer has, best first; always ends with the CPU. Imports torch."""
    import torch

    devices = []
    for gpu in range(torch.cuda.device_count()):
        try:
            name = torch.cuda.get_device_name(gpu)
            if not has_kernels(gpu):
                log.warning("torch is not built for %s; `python bot.py doctor` says more", name)
                continue
            free, total = torch.cuda.mem_get_info(gpu)
        except RuntimeError as error:  # one that another program filled, or that is broken
            log.warning("The graphics card cuda:%d cannot be asked: %s", gpu, error)
            continue
        devices.append(
            Device(
                kind="cuda",
                where=f"cuda:{gpu}",
                name=name,
                free_gb=free / GB,
                total_gb=total / GB,
                bfloat16=torch.cuda.is_bf16_supported(including_emulation=False),
            )
        )
    if torch.backends.mps.is_available():
        total = torch.mps.recommended_max_memory()
        free = total - torch.mps.driver_allocated_memory()
        devices.append(Device("mps", "mps", "Apple GPU", free / GB, total / GB, bfloat16=False))
    return [*devices, Device("cpu", "cpu", f"CPU with {usable_cores()} cores")]


def choose_device(wanted: str, found: Sequence[Device]) -> Decision[Device]:
    """The device for ``wanted``: "auto", a kind ("cuda": the first GPU) or a place ("cuda:1").

    Raises ``SettingsError`` when it is not there.
    """
    if wanted == "auto":
        others = "" if found[0].kind != "cpu" else "; torch finds no graphics card"
        return Decision(found[0], f"the best that was found{others}")
    for device in found:
        if wanted in (device.kind, device.where):
            return Decision(device, "asked for in the settings")
    places = ", ".join(device.where for device in found)
    raise SettingsError(Text("engine-no-such-device", wanted=repr(wanted), found=places))


def choose_dtype(device: Device, model: Model) -> Decision[str]:
    """The torch dtype's name for the weights."""
    if device.kind == "cpu":
        return Decision("float32", "CPUs compute fastest and safest in it")
    if model.dtype == "bfloat16" and not device.bfloat16:
        return Decision("float32", f"{device} has no bfloat16, and float16 overflows in this model")
    return Decision(model.dtype, "the model's own")


def stay_on_gpu(device: Device) -> None:
    """Let torch run out of memory where the GPU does.

    Windows' NVIDIA driver lends main memory instead (its setting "CUDA - Sysmem Fallback Policy"):
    a clip that does not fit would take many times as long, and nothing would be saved.
    """
    import torch

    if device.kind == "cuda" and sys.platform == "win32":
        torch.cuda.set_per_process_memory_fraction(device.free_gb / device.total_gb, device.where)


def free_gb(device: Device) -> float:
    """What a model that is about to be read may take. ``device`` was looked at just before."""
    if device.kind == "cpu":
        return float(psutil.virtual_memory().available / GB)
    return device.free_gb


def free_memory(device: Device) -> None:
    """Give back what nobody refers to any more."""
    import torch

    gc.collect()  # a pipeline's parts refer to each other
    if device.kind == "cuda":
        torch.cuda.empty_cache()
    elif device.kind == "mps":
        torch.mps.empty_cache()


def choose_threads(wanted: int | None, cores: int) -> Decision[int]:
    """How many threads torch computes with on a CPU; always as many, since another number rounds
    otherwise, and a seed should give the same clip.

    All cores on Linux, where threads that wait for one another sleep (``private.wait_passively``).
    Elsewhere one core stays free: threads that spin all wait for the slowest, and where another
    program took turns on one of two cores, two threads needed 58 s for a clip that one made in 8 s.
    """
    if wanted:
        return Decision(wanted, "asked for in the settings")
    if sys.platform == "linux":
        return Decision(cores, f"{cores} cores; threads that wait sleep")
    return Decision(max(1, cores - 1), f"{cores} cores, one of them for the rest of the bot")


def usable_cores() -> int:
    """Cores that this process may use; fewer than the computer has in a container."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS and Windows
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
