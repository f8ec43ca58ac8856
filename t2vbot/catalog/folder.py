"""A model out of a local folder in diffusers' format: what it can make follows from its pipeline
class.
"""

from __future__ import annotations

from pathlib import Path

from ..errors import ModelUnavailable
from ..text import Text
from .checkpoint import INDEX, read_index, variants
from .families import FAMILIES, Family
from .model import Model
from .ranges import Frames, Knob, Range


def from_folder(folder: Path) -> Model:
    """Raises ``ModelUnavailable`` where the folder holds no pipeline that the engine can run."""
    family = _family_of(folder)
    width, height = family.native_size(folder)
    multiple = family.size_multiple
    return Model(
        name=str(folder),
        title=folder.name,
        description="A model from a folder on this computer.",
        family=family.pipeline,
        folder=folder,
        variant=_variant_of(folder),
        dtype=family.dtype,
        licence="unknown",
        licence_note="Look in the folder, or ask whoever made it.",
        sizes={"square" if width == height else "landscape": (width, height)},
        default_size="square" if width == height else "landscape",
        side=Range[int](min=min(multiple * 4, width, height), max=max(1280, width, height)),
        frames=Frames(
            min=family.frame_step + family.frame_offset,
            max=family.max_frames,
            default=family.num_frames,
            step=family.frame_step,
            offset=family.frame_offset,
        ),
        fps=Knob[float](min=1, max=60, default=family.fps),
        steps=Knob[int](min=1, max=100, default=family.num_inference_steps),
        guidance=Knob[float](min=1, max=30, default=family.guidance_scale),
    )


def _family_of(folder: Path) -> Family:
    try:
        pipeline = read_index(folder / INDEX)["_class_name"]
    except (OSError, ValueError) as error:
        raise ModelUnavailable(Text("catalog-no-index", folder=str(folder))) from error
    if not isinstance(pipeline, str) or pipeline not in FAMILIES:
        raise ModelUnavailable(
            Text(
                "catalog-unknown-pipeline",
                folder=str(folder),
                pipeline=str(pipeline),
                known=", ".join(FAMILIES),
            )
        )
    return FAMILIES[pipeline]


def _variant_of(folder: Path) -> str | None:
    """The variant of a folder that has no plain weights beside it, as in
    ``model.fp16.safetensors``."""
    found = variants(path.name for path in folder.glob("*/*.safetensors"))
    return None if None in found or not found else sorted(filter(None, found))[0]
