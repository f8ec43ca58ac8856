"""What differs between diffusers' pipeline classes, as data: which frames and sizes each can make.

A class is listed once the tests have run it through a tiny checkpoint of its own. Every one of
them rounds frames down without a word when they break its rule, so the rule is kept here and asked
beforehand. Imports nothing heavy: the catalog reads this for local folders.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from .checkpoint import read_json


@dataclass(frozen=True, slots=True)
class Family:
    """One pipeline class. The defaults are those of its ``__call__`` in diffusers 0.42."""

    pipeline: str  # the class name in model_index.json
    size_multiple: int  # height and width, in pixels
    frame_step: int  # num_frames = frame_step * k + frame_offset
    frame_offset: int
    num_frames: int
    max_frames: int
    fps: float
    dtype: str  # the usual one on a GPU
    num_inference_steps: int
    guidance_scale: float
    native_size: Callable[[Path], tuple[int, int]]  # checkpoint folder -> (width, height)
    # The classes that each part may have, as (library, class); "scheduler": any of diffusers' own.
    components: Mapping[str, Literal["scheduler"] | tuple[tuple[str, str], ...]]
    image_to_video: bool = False  # whether a clip may start from a picture


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


FAMILIES = {
    family.pipeline: family
    for family in (
        Family(
            pipeline="TextToVideoSDPipeline",
            size_multiple=8,
            frame_step=1,
            frame_offset=0,
            num_frames=16,
            max_frames=64,  # diffusers' own example of a long clip
            fps=8,
            dtype="float16",
            num_inference_steps=50,
            guidance_scale=9.0,
            native_size=_unet_size,
            components={
                "vae": (("diffusers", "AutoencoderKL"),),
                "text_encoder": (("transformers", "CLIPTextModel"),),
                "tokenizer": (
                    ("transformers", "CLIPTokenizer"),
                    ("transformers", "CLIPTokenizerFast"),
                ),
                "unet": (("diffusers", "UNet3DConditionModel"),),
                "scheduler": "scheduler",
            },
        ),
    )
}
