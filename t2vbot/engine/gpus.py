"""Why a graphics card of this computer lies idle, and what the host does about it.

torch keeps quiet in each of these cases and computes on the CPU, or fails at its first kernel.
"""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from ..private import child_environment
from ..text import Text

# PyTorch's builds with CUDA 13 begin with Turing (7.5) and want driver 580 or newer; those with
# CUDA 12.6 begin with Maxwell (5.0) and are published up to torch 2.14. From its support matrix:
# https://github.com/pytorch/pytorch/blob/main/RELEASE.md, and issue 190385 there.
NEWEST = "cu130"
OLD_GPUS = "cu126"

_ARCHITECTURE = re.compile(r"(sm|compute)_(\d+)(\d)([af]?)")


def idle_gpu(is_chosen: bool) -> Text | None:
    """What keeps an NVIDIA graphics card from being used, and the way out; None where nothing does.

    ``is_chosen``: somebody has said which GPUs are to be seen, so that seeing none is no fault.
    """
    import torch

    if torch.version.hip or not _has_nvidia_driver():
        return None
    if not torch.version.cuda:
        return Text("engine-idle-without-cuda", command=_another_torch(NEWEST))
    if is_chosen:
        return None
    built_for, trouble = _built_for()
    if not built_for:
        return Text(
            "engine-idle-driver",
            trouble=trouble,
            cuda=torch.version.cuda,
            command=_another_torch(OLD_GPUS),
        )
    if any(built_for.values()):
        return None
    return Text("engine-idle-too-old", gpus=", ".join(built_for), command=_another_torch(OLD_GPUS))


def _built_for() -> tuple[dict[str, bool], str]:
    """Whether this torch is built for each GPU, by its name; or none, and why."""
    import torch

    try:
        found = range(torch.cuda.device_count())
        return {torch.cuda.get_device_name(gpu): has_kernels(gpu) for gpu in found}, ""
    except RuntimeError as error:  # on Linux they are counted without asking CUDA
        return {}, f" ({str(error).partition('. ')[0]})"


def has_kernels(gpu: int) -> bool:
    """Whether this torch was built for a GPU; without that its first kernel fails.

    Raises ``RuntimeError`` where the driver cannot be used.
    """
    import torch

    architectures = torch.cuda.get_arch_list()
    if torch.version.hip:  # "gfx1030:sramecc-:xnack-" is a "gfx1030"
        name: str = torch.cuda.get_device_properties(gpu).gcnArchName
        return name.partition(":")[0] in architectures
    return runs_on(torch.cuda.get_device_capability(gpu), architectures)


def runs_on(capability: tuple[int, int], architectures: Iterable[str]) -> bool:
    """Whether code for ``architectures`` ("sm_86", "compute_120") runs on a ``capability`` (8, 9).

    By NVIDIA's rules: machine code (sm) on the same major version and the same or a later minor
    one, intermediate code (compute) on everything later too, and what ends in "a" on just that
    GPU, in "f" on its family.
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
    python = Path(sys.executable)
    if python.is_relative_to(Path.cwd()):  # as a rule it has no space in it then
        python = python.relative_to(Path.cwd())
    command = shlex.join([str(python)])
    if sys.platform == "win32":  # in PowerShell, where a quoted text alone is not a command
        command = f'& "{python}"' if " " in str(python) else str(python)
    return f"{command} -m pip install {arguments}"


def _another_torch(build: str) -> str:
    """With its name in the version, so that pip replaces torch and nothing else."""
    import torch

    version = torch.__version__.partition("+")[0]
    return pip_install(
        f"torch=={version}+{build} --index-url https://download.pytorch.org/whl/{build}"
    )


def _has_nvidia_driver() -> bool:
    windows = Path(child_environment().get("SYSTEMROOT", "C:/Windows")) / "System32" / "nvcuda.dll"
    return (
        shutil.which("nvidia-smi") is not None
        or Path("/proc/driver/nvidia").exists()
        or windows.exists()
    )
