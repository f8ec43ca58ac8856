"""Why a graphics card of this computer lies idle, and what the host does about it.

torch keeps quiet in each of these cases and computes on the CPU, or fails at its first kernel.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

# PyTorch's builds with CUDA 13 begin with Turing (7.5) and want driver 580 or newer; those with
# CUDA 12.6 begin with Maxwell (5.0) and are published up to torch 2.14. From its support matrix:
# https://github.com/pytorch/pytorch/blob/main/RELEASE.md, and issue 190385 there.
NEWEST = "cu130"
OLD_CARDS = "cu126"

_ARCHITECTURE = re.compile(r"(sm|compute)_(\d+)(\d)([af]?)")


def idle_card() -> str | None:
    """What keeps an NVIDIA card from being used, and the way out; None where nothing does."""
    import torch

    if torch.version.hip or not _has_nvidia_driver():
        return None
    if not torch.version.cuda:
        # PyPI's torch for Linux is built with CUDA, the one for Windows is not.
        build = NEWEST if sys.platform == "win32" else None
        return (
            "This computer has an NVIDIA driver, but torch was installed without CUDA, so the card"
            f" is not used. To mend it: {_another_torch(build)}"
        )
    if os.environ.get("CUDA_VISIBLE_DEVICES") is not None:
        return None  # somebody has chosen
    if not torch.cuda.device_count():
        return (
            "This computer has an NVIDIA driver, but torch finds no card with it. The driver is"
            f" probably too old for CUDA {torch.version.cuda}: install the newest one from"
            " https://www.nvidia.com/drivers. Where there is none for the card:"
            f" {_another_torch(OLD_CARDS)}"
        )
    if any(has_kernels(card) for card in range(torch.cuda.device_count())):
        return None
    return (
        f"This torch is not built for {torch.cuda.get_device_name(0)}, so the card is not used. For"
        f" older cards there is another build: {_another_torch(OLD_CARDS)}"
    )


def has_kernels(card: int) -> bool:
    """Whether this torch was built for a card; without that its first kernel fails."""
    import torch

    if torch.version.hip:  # ROCm's architectures have other names
        return True
    return runs_on(torch.cuda.get_device_capability(card), torch.cuda.get_arch_list())


def runs_on(capability: tuple[int, int], architectures: Iterable[str]) -> bool:
    """Whether code for ``architectures`` ("sm_86", "compute_120") runs on a ``capability`` (8, 9).

    By NVIDIA's rules: machine code (sm) on the same major version and the same or a later minor
    one, intermediate code (compute) on everything later too, and what ends in "a" on just that
    card, in "f" on its family.
    https://docs.nvidia.com/cuda/cuda-c-programming-guide/#compute-capabilities
    """
    for match in map(_ARCHITECTURE.fullmatch, architectures):
        if match is None:
            continue
        kind, major, minor, special = match.groups()
        built = int(major), int(minor)
        if special == "a":
            fits = capability == built
        elif kind == "sm" or special == "f":
            fits = capability[0] == built[0] and capability[1] >= built[1]
        else:
            fits = capability >= built
        if fits:
            return True
    return False


def pip_install(arguments: str) -> str:
    """The line that installs something into this very Python, to be copied into a terminal."""
    quote = shlex.join if sys.platform != "win32" else subprocess.list2cmdline
    return f"{quote([sys.executable])} -m pip install --force-reinstall {arguments}"


def _another_torch(build: str | None) -> str:
    import torch

    version = torch.__version__.partition("+")[0]
    index = f" --index-url https://download.pytorch.org/whl/{build}" if build else ""
    return pip_install(f"torch=={version}{index}")


def _has_nvidia_driver() -> bool:
    windows = Path(os.environ.get("SYSTEMROOT", "C:/Windows")) / "System32" / "nvcuda.dll"
    return (
        shutil.which("nvidia-smi") is not None
        or Path("/proc/driver/nvidia").exists()
        or windows.exists()
    )
