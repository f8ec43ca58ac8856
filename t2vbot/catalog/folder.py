"""A model out of a local folder in diffusers' format: what it can make follows from its pipeline
class.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from ..errors import ModelUnavailable
from ..text import Text
from .checkpoint import INDEX, LFS, WrongEncoding, has_only_pickles, read_index, variants
from .families import FAMILIES, Family
from .geometry import geometry_of
from .model import Model
from .ranges import Knob, Range

SMALLEST = 32  # pixels of a side: what a folder's model makes of fewer shows nothing
HUB_ID = re.compile(r"[\w-][\w.-]*/[\w.-]+")


def from_folder(folder: Path) -> Model:
    """Raises ``ModelUnavailable`` where the folder holds no pipeline that the engine can run."""
    family = _family_of(folder)
    geometry = geometry_of(folder, family)
    width, height = geometry.native_size
    multiple = geometry.size_multiple
    shape = "square" if width == height else "landscape" if width > height else "portrait"
    return Model(
        name=str(folder),
        title=name_of(folder).rpartition("/")[2],
        description="A model from a folder on this computer.",
        family=family.pipeline,
        folder=folder,
        variant=_variant_of(folder),
        pickled=has_only_pickles(folder),
        dtype=family.dtype,
        licence="unknown",
        licence_note="Look in the folder, or ask whoever made it.",
        sizes={shape: (width, height)},
        default_size=shape,
        side=Range[int](
            min=max(multiple, min(SMALLEST, width, height)), max=max(1280, width, height)
        ),
        multiple=multiple,
        any_size=geometry.any_size,
        frames=geometry.frames,
        fps=Knob[float](min=1, max=60, default=geometry.fps),
        steps=Knob[int](min=1, max=100, default=family.num_inference_steps),
        guidance=Knob[float](min=1, max=30, default=geometry.guidance_scale),
        image_to_video=geometry.image_to_video,
    )


def _family_of(folder: Path) -> Family:
    if not os.access(folder, os.R_OK | os.X_OK):
        raise ModelUnavailable(Text("catalog-no-rights", file=str(folder)))
    try:
        pipeline = read_index(folder / INDEX)["_class_name"]
    except (OSError, ValueError) as error:
        raise ModelUnavailable(_why_no_index(folder, error)) from error
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


def _why_no_index(folder: Path, error: Exception) -> Text:
    """What a folder is instead of a model, as people have them."""
    index = folder / INDEX
    if isinstance(error, WrongEncoding):
        return Text("catalog-encoding", file=str(index), encoding=error.encoding)
    if isinstance(error, PermissionError):
        return Text("catalog-no-rights", file=str(index))
    if index.is_file():
        if index.read_bytes()[: len(LFS)] == LFS:
            return Text("catalog-lfs", folder=str(folder))
        return Text("catalog-faulty-index", file=str(index), error=str(error))
    if (folder.parent / INDEX).is_file():
        return Text("catalog-index-above", folder=str(folder), above=str(folder.parent))
    below = sorted(path.parent for path in folder.glob(f"*/{INDEX}"))
    below += sorted(path.parent for path in folder.glob(f"snapshots/*/{INDEX}"))
    if below:
        return Text("catalog-index-below", folder=str(folder), below=str(below[0]))
    if any(folder.glob("text2video_pytorch_model.*")):
        return Text("catalog-modelscope", folder=str(folder))
    return Text("catalog-no-index", folder=str(folder))


def explain(name: str) -> Text | None:
    """What somebody may have meant by a name that is neither a model nor a folder."""
    path = Path(name).expanduser()
    for above in reversed(path.absolute().parents):
        if os.path.isdir(above) and not os.access(above, os.X_OK):
            return Text("catalog-no-rights", file=str(above))
    if path.is_file():
        folder = path.parent if path.name == INDEX else None
        if folder:
            return Text("catalog-index-above", folder=name, above=str(folder))
        return Text("catalog-file", file=name)
    if HUB_ID.fullmatch(name) and not path.parent.is_dir():
        return Text("catalog-hub-id", name=name)
    if len(path.parts) > 1 or name.startswith(("~", ".")):
        there = next(parent for parent in path.absolute().parents if parent.is_dir())
        return Text("catalog-no-folder", folder=name, there=str(there))
    return None


def name_of(folder: Path) -> str:
    """What a folder is called: in the hub's cache, where folders are named after commits, as its
    repository ("models--owner--name/snapshots/0123...").
    """
    repository = folder.parent.parent.name
    if folder.parent.name == "snapshots" and repository.startswith("models--"):
        return repository.removeprefix("models--").replace("--", "/")
    return folder.name


def _variant_of(folder: Path) -> str | None:
    """The variant of a folder that has no plain weights beside it, as in
    ``model.fp16.safetensors``."""
    found = variants(path.name for path in folder.glob("*/*.safetensors"))
    return None if None in found or not found else sorted(filter(None, found))[0]
