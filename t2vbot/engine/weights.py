"""A folder of weights before it is loaded: whether it can be.

Reads names and headers only, and imports nothing heavy.
"""

from __future__ import annotations

from pathlib import Path

from ..catalog.checkpoint import INDEX, has_only_pickles, read_index
from ..catalog.model import Model
from ..errors import ModelUnavailable, OutOfMemory, UserError
from ..text import Text, render
from .faults import is_out_of_memory
from .inspection import inspect


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
    return ModelUnavailable(Text("engine-weights-damaged", model=model.title), render(cause))


def broken(model: Model, folder: Path, cause: object) -> ModelUnavailable:
    """What a library says that is wrong with the weights, and which folder to replace."""
    words = " ".join(str(cause).split())[:300] or type(cause).__name__
    if model.hub_id:
        repository = folder.parent.parent  # .../models--owner--name/snapshots/<commit>
        fix = Text("engine-weights-delete", folder=str(repository))
    else:
        fix = Text("engine-weights-copy-again", folder=str(folder))
    return ModelUnavailable(
        Text("engine-weights-damaged", model=model.title), detail=f"{words}. {render(fix)}"
    )


def unreadable(model: Model, folder: Path, error: Exception) -> UserError:
    """What to tell where reading failed: that memory was short, or that the weights are damaged."""
    if not is_out_of_memory(error):
        return broken(model, folder, error)
    return OutOfMemory(
        Text("engine-no-memory-to-read", model=model.title),
        detail=f"{error} {render(Text('engine-free-main-memory'))}",
    )
