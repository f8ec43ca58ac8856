"""``models``: the catalog as a table."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from .catalog.families import FAMILIES
from .catalog.catalog import Catalog
from .catalog.model import Model
from .engine import hub

_COMMERCIAL = {True: "", False: "\nnot commercial", None: "\nunknown terms"}


def print_models(console: Console) -> None:
    """Every model of the catalog: where it is from, what it makes, what it needs, whether it is
    here.
    """
    table = Table(show_lines=True)
    for heading in ("name", "from", "licence", "sizes", "clips", "memory", "downloaded"):
        table.add_column(heading, overflow="fold")
    for model in Catalog.load():
        table.add_row(*_row(model))
    console.print(table)
    pipelines = ", ".join(FAMILIES)
    console.print(
        "Choose one with --model, T2V_MODEL or in /video. A folder in diffusers' format works too,"
        f" with a pipeline of these: {pipelines}."
    )


def _row(model: Model) -> tuple[str, ...]:
    sizes = "\n".join(f"{name} {width}x{height}" for name, (width, height) in model.sizes.items())
    memory = f"{model.memory.full_gb:g} GB" if model.memory else "unknown"
    return (
        model.name,
        model.hub_id or "in the package",
        f"{model.licence}{_COMMERCIAL[model.commercial_use]}",
        sizes,
        f"{model.frames} frames\n{model.fps.default:g} per second",
        memory,
        "yes" if model.folder or hub.cached(model) else "on first use",
    )
