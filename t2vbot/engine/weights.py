"""A folder of weights before it is loaded: whether it can be, and how much memory it will take.

Reads names and headers only, and imports nothing heavy.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

from safetensors import SafetensorError, safe_open

from ..catalog.checkpoint import INDEX, has_only_pickles, needed_files, parts, read_index
from ..catalog.model import Model, PublishedMemory
from ..errors import ModelUnavailable, OutOfMemory, UserError
from ..text import ENGLISH, Text, render
from .device import GB
from .faults import is_out_of_memory
from .inspection import inspect

# For a model whose need nobody published: room for what is computed beside the weights. A guess,
# on the safe side for short clips; the out-of-memory ladder catches the rest.
ACTIVATIONS_GB = 4.0


def check(model: Model, folder: Path) -> None:
    """Raise ``ModelUnavailable`` for what diffusers would refuse less clearly or not at all, before
    anything of it runs.
    """
    try:
        index = read_index(folder / INDEX)
    except (OSError, ValueError) as error:
        raise _broken(model, inspect(model, folder) or Text("legacy", words=str(error))) from error
    if index["_class_name"] != model.family:
        raise ModelUnavailable(
            Text(
                "engine-other-pipeline",
                model=model.title,
                pipeline=str(index["_class_name"]),
                family=model.family,
            )
        )
    if not model.pickled and has_only_pickles(folder):
        raise ModelUnavailable(Text("engine-only-pickles", model=model.title))
    if found := inspect(model, folder):
        raise _broken(model, found)


def _broken(model: Model, cause: Text) -> ModelUnavailable:
    """What is wrong with the weights; the cause, and what to do, for the host."""
    return ModelUnavailable(
        Text("engine-weights-damaged", model=model.title), render(cause, ENGLISH)
    )


def broken(model: Model, folder: Path, cause: object) -> ModelUnavailable:
    """What a library says that is wrong with the weights, and which folder to replace."""
    words = " ".join(str(cause).split())[:300] or type(cause).__name__
    if model.hub_id:
        repository = folder.parent.parent  # .../models--owner--name/snapshots/<commit>
        fix = Text("engine-weights-delete", folder=str(repository))
    else:
        fix = Text("engine-weights-copy-again", folder=str(folder))
    return ModelUnavailable(
        Text("engine-weights-damaged", model=model.title), detail=f"{words}. {render(fix, ENGLISH)}"
    )


def unreadable(model: Model, folder: Path, error: Exception) -> UserError:
    """What to tell where reading failed: that memory was short, or that the weights are damaged."""
    if not is_out_of_memory(error):
        return broken(model, folder, error)
    return OutOfMemory(
        Text("engine-no-memory-to-read", model=model.title),
        detail=f"{error} {render(Text('engine-free-main-memory'), ENGLISH)}",
    )


def memory_need(model: Model, folder: Path, dtype: str) -> PublishedMemory:
    """What the model needs on the GPU: its published figures, or its weights and some room.

    Raises ``UserError`` where a file of weights cannot be read.
    """
    if model.memory:
        factor = 2 if dtype == "float32" and model.dtype != "float32" else 1
        return PublishedMemory(
            full_gb=model.memory.full_gb * factor, offload_gb=model.memory.offload_gb * factor
        )
    index = read_index(folder / INDEX)
    files = [path.relative_to(folder).as_posix() for path in folder.glob("*/*.*")]
    needed = needed_files(index, files, model.variant, model.pickled)
    numbers = dict.fromkeys(parts(index), 0.0)
    for name in needed:
        if name.endswith(".safetensors"):
            numbers[name.partition("/")[0]] += _count_numbers(model, folder, name)
    return guessed_need(numbers, dtype)


def guessed_need(numbers: Mapping[str, float], dtype: str) -> PublishedMemory:
    """By how many numbers each part has."""
    bytes_each = 4 if dtype == "float32" else 2
    sizes = [count * bytes_each / GB for count in numbers.values()]
    return PublishedMemory(
        full_gb=sum(sizes) + ACTIVATIONS_GB, offload_gb=max(sizes, default=0) + ACTIVATIONS_GB
    )


def _count_numbers(model: Model, folder: Path, name: str) -> int:
    """Those in a file of weights. Its size tells less: it may hold other bytes a number."""
    try:
        with safe_open(folder / name, framework="numpy") as file:
            return sum(math.prod(file.get_slice(key).get_shape()) for key in file.keys())  # noqa: SIM118
    except (OSError, SafetensorError) as error:
        raise unreadable(model, folder, error) from error
