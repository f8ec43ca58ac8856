"""``models``: the catalog as a table."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from ..catalog.catalog import Catalog
from ..catalog.families import FAMILIES
from ..catalog.model import Model
from ..engine import hub
from ..text import Text, render

_COMMERCIAL = {
    True: Text("cli-models-free"),
    False: Text("cli-models-not-commercial"),
    None: Text("cli-models-unknown-terms"),
}
HEADINGS = (
    Text("cli-models-name"),
    Text("cli-models-from"),
    Text("cli-models-licence"),
    Text("cli-models-sizes"),
    Text("cli-models-clips"),
    Text("cli-models-memory"),
    Text("cli-models-downloaded"),
)


def print_models(console: Console) -> None:
    """Every model of the catalog: where it is from, what it makes, what it needs, whether it is
    here.
    """
    table = Table(show_lines=True)
    for heading in HEADINGS:
        table.add_column(render(heading), overflow="fold")
    for model in Catalog.load():
        table.add_row(*_row(model))
    console.print(table)
    console.print(render(Text("cli-models-choose", pipelines=", ".join(FAMILIES))))


def _row(model: Model) -> tuple[str, ...]:
    sizes = "\n".join(f"{name} {width}x{height}" for name, (width, height) in model.sizes.items())
    memory = Text("cli-models-unknown")
    if model.memory:
        memory = Text("cli-models-gb", gb=f"{model.memory.full_gb:g}")
    is_here = bool(model.folder) or hub.cached(model)
    where = Text("cli-models-here") if is_here else Text("cli-models-on-first-use")
    clips = Text("cli-models-frames", frames=str(model.frames), fps=f"{model.fps.default:g}")
    return (
        model.name,
        model.hub_id or render(Text("cli-models-package")),
        f"{model.licence}\n{render(_COMMERCIAL[model.commercial_use])}".strip(),
        sizes,
        render(clips),
        render(memory),
        render(where),
    )
