"""What a folder's own configurations say of the pictures that its model makes.

The tables of ``families`` hold for the checkpoints that people know; others of the same class may
divide pictures and time otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .checkpoint import read_json
from .families import Family


@dataclass(frozen=True, slots=True)
class Geometry:
    """Of what a model makes: width and height in pixels, and the rule of its frames."""

    native_size: tuple[int, int]
    size_multiple: int
    frame_step: int
    frame_offset: int


def geometry_of(folder: Path, family: Family) -> Geometry:
    """As the folder says, and as its family has it where the folder says nothing."""
    size = family.native_size
    if family.pipeline == "TextToVideoSDPipeline":
        size = _unet_size(folder)
    return Geometry(size, family.size_multiple, family.frame_step, family.frame_offset)


def _unet_size(folder: Path) -> tuple[int, int]:
    """Stable Diffusion's way: the UNet's sample size, enlarged by the VAE."""
    blocks = _config(folder, "vae").get("block_out_channels")
    scale = 2 ** (len(blocks) - 1 if isinstance(blocks, list) and blocks else 3)
    size = _config(folder, "unet").get("sample_size")
    if isinstance(size, list) and len(size) == 2:  # diffusers takes both
        height, width = size
    else:
        height = width = size
    return _side(width) * scale, _side(height) * scale


def _side(size: Any) -> int:
    return size if isinstance(size, int) and 0 < size <= 1024 else 32


def _config(folder: Path, component: str) -> dict[str, Any]:
    try:
        return read_json(folder / component / "config.json")
    except (OSError, ValueError):
        return {}  # loading will name the broken file; a size needs only a guess
