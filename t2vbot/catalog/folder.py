"""A model out of a local folder in diffusers' format: what it can make follows from its pipeline
class.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..errors import ModelUnavailable
from ..text import Text
from .checkpoint import HUB_ID, INDEX, LFS, WrongEncoding, has_only_pickles, read_index, variants
from .families import FAMILIES, Family
from .geometry import geometry_of
from .model import Model
from .ranges import Knob, Range

Recognise = Callable[[Path], Family]
"""Works out what a class without a table is like, from a folder; raises ``ModelUnavailable``."""

SMALLEST = 32  # pixels of a side: what a folder's model makes of fewer shows nothing


def from_folder(folder: Path, recognise: Recognise | None = None) -> Model:
    """Raises ``ModelUnavailable`` where the folder holds no pipeline that the engine can run."""
    family = family_in(folder, recognise)
    facts: dict[str, Any] = {
        "name": str(folder),
        "title": name_of(folder).rpartition("/")[2],
        "description": "A model from a folder on this computer.",
        "folder": folder,
        "variant": _variant_of(folder),
        "pickled": has_only_pickles(folder),
        "licence": "unknown",
        "licence_note": "Look in the folder, or ask whoever made it.",
    }
    return model_of(family, folder, facts)


def model_of(family: Family, folder: Path, facts: dict[str, Any]) -> Model:
    """A model of that class, with the class's own defaults; ``folder`` has its configurations, and
    ``facts`` is what else is known of it.
    """
    geometry = geometry_of(folder, family)
    width, height = geometry.native_size
    multiple = geometry.size_multiple
    shape = "square" if width == height else "landscape" if width > height else "portrait"
    values = {
        "family": family.pipeline,
        "pipeline": None if FAMILIES.get(family.pipeline) == family else family,
        "dtype": family.dtype,
        "sizes": {shape: (width, height)},
        "default_size": shape,
        "side": Range[int](
            min=max(geometry.smallest * multiple, min(SMALLEST, width, height)),
            max=max(geometry.largest or (1280, width, height)),
        ),
        "largest": geometry.largest,
        "multiple": multiple,
        "any_size": geometry.any_size,
        "frames": geometry.frames,
        "fps": Knob[float](min=1, max=60, default=geometry.fps),
        "steps": Knob[int](min=family.min_steps, max=100, default=family.num_inference_steps),
        "guidance": Knob[float](
            min=min(1, geometry.guidance_scale), max=30, default=geometry.guidance_scale
        ),
        "image_to_video": geometry.image_to_video,
    }
    return Model.model_validate(values | facts)


def family_in(folder: Path, recognise: Recognise | None = None) -> Family:
    """Of the class that the folder's index names."""
    if not os.access(folder, os.R_OK | os.X_OK):
        raise ModelUnavailable(Text("catalog-no-rights", file=str(folder)))
    try:
        pipeline = read_index(folder / INDEX)["_class_name"]
    except (OSError, ValueError) as error:
        raise ModelUnavailable(_why_no_index(folder, error)) from error
    if isinstance(pipeline, str) and pipeline in FAMILIES:
        return FAMILIES[pipeline]
    if recognise:
        return recognise(folder)
    raise ModelUnavailable(
        Text(
            "catalog-unknown-pipeline",
            folder=str(folder),
            pipeline=str(pipeline),
            known=", ".join(FAMILIES),
        )
    )


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
