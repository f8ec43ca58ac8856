"""What the catalog's models need, counted at their real sizes without weights."""

from __future__ import annotations

import inspect
import tempfile
import time
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from t2vbot.catalog import memory
from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.deciding import usual
from t2vbot.catalog.memory import Counted, Plane, Shape
from t2vbot.catalog.model import Model

from ..checkpoints import build
from . import _gpu_table
from ._architectures import ARCHITECTURES, Architecture

HEAD = """\
# Counted memory of the catalog's models, in GB; memory.py says what the figures mean. Written by
# `python -m tests.bench memory --write`, from the sizes in tests/bench/_architectures.py. Nothing
# of it was tried on a GPU.
"""


def main(
    names: Annotated[list[str] | None, typer.Argument(help="Models; all that are known.")] = None,
    docs: Annotated[bool, typer.Option(help="Only write the table of docs/MODELS.md.")] = False,
    write: Annotated[bool, typer.Option(help="Keep the figures in the catalog.")] = False,
) -> None:
    """Count live tensors on the meta device; seconds to minutes a model."""
    if docs:
        return _gpu_table.write()
    found = dict(memory.COUNTED)
    catalog = Catalog.load()
    console = Console(width=120)
    for name in names or ARCHITECTURES:
        started = time.perf_counter()
        found[name] = count(catalog.get(name), ARCHITECTURES[name])
        seconds = time.perf_counter() - started
        console.print(_table(catalog.get(name), found[name], seconds))
        if write:  # each at once: all of them take minutes
            ordered = [name for name in ARCHITECTURES if name in found]
            text = HEAD + "".join(_toml(name, found[name]) for name in ordered)
            memory.TABLES.write_text(text, encoding="utf-8")


def count(model: Model, architecture: Architecture) -> Counted:
    """Its figures, from the pipeline of a tiny checkpoint with networks of the real size."""
    from t2vbot.engine.counting import Counter
    from t2vbot.engine.device import Device
    from t2vbot.engine.loading import load
    from t2vbot.engine.pipelines.registry import adapter_for

    with tempfile.TemporaryDirectory() as folder:
        path = build(architecture.tiny, Path(folder) / "model")
        tiny = load(Catalog.load().get(str(path)), path, Device("cpu", "cpu", "CPU")).pipe
        parts = dict(tiny.components)
        for name, sizes in architecture.parts.items():
            parts[name] = _network(parts[name], sizes, model.dtype_of(name))
        given = inspect.signature(type(tiny).__init__).parameters
        numbers = {k: v for k, v in tiny.config.items() if k in given and k not in parts}
        pipe = type(tiny)(**parts, **numbers)
    return Counter(adapter_for(pipe, model)).figures(usual(model))


def _network(tiny: Any, sizes: dict[str, Any] | None, dtype: str) -> Any:
    """One like ``tiny``, of those sizes and without weights."""
    import torch
    import transformers

    kind = type(tiny)
    with torch.device("meta"):
        if isinstance(tiny, transformers.PreTrainedModel):
            made = kind._from_config(kind.config_class(**(sizes or {})))
        elif sizes is None:
            made = kind()
        else:
            made = kind.from_config({**tiny.config, **sizes})
    return made.to(getattr(torch, dtype))


def _table(model: Model, counted: Counted, seconds: float) -> Table:
    title = (
        f"{model.title}: weights {sum(counted.weights.values()):.2f} GB, counted in {seconds:.0f} s"
    )
    table = Table("clip", "step", "decode", "in slices", "in tiles", title=title)
    request = usual(model)
    for width, height in model.sizes.values():
        shape = Shape(width, height, request.num_frames)
        table.add_row(
            f"{shape.num_frames} x {width}x{height}",
            f"{counted.step_gb(shape):.2f}",
            f"{counted.decode_gb(shape, sliced=False, tiled=False):.2f}",
            f"{counted.decode_gb(shape, sliced=True, tiled=False):.2f}",
            f"{counted.decode_gb(shape, sliced=True, tiled=True):.2f}",
        )
    return table


def _toml(name: str, counted: Counted) -> str:
    lines = [f'\n["{name}"]', f"reading = {counted.reading:.6g}"]
    for key in ("weights", "layer"):
        lines.append(f"{key} = {{ {_pairs(getattr(counted, key))} }}")
    for key in ("step", "step_alone", "decode", "sliced", "tiled"):
        plane: Plane = getattr(counted, key)
        lines.append(f"{key} = {{ {_pairs(plane.model_dump(exclude_defaults=True))} }}")
    return "\n".join(lines) + "\n"


def _pairs(values: dict[str, float]) -> str:
    return ", ".join(f"{name} = {value:.6g}" for name, value in values.items())
