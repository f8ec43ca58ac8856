"""``models``: the catalog as a table, and which commit of a repository is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ..catalog.catalog import Catalog
from ..catalog.families import FAMILIES
from ..catalog.model import Model
from ..catalog.request import Look
from ..catalog.style import Style
from ..engine.hub import Hub
from ..engine.pins import Pins
from ..errors import SettingsError
from ..settings import Settings
from ..text import Text, render

_COMMERCIAL = {
    True: Text("cli-models-free"),
    False: Text("cli-models-not-commercial"),
    None: Text("cli-models-unknown-terms"),
}
STYLE_HEADINGS = (
    Text("cli-styles-name"),
    Text("cli-styles-models"),
    Text("cli-styles-words"),
    Text("cli-styles-numbers"),
)
HEADINGS = (
    Text("cli-models-name"),
    Text("cli-models-from"),
    Text("cli-models-licence"),
    Text("cli-models-sizes"),
    Text("cli-models-clips"),
    Text("cli-models-memory"),
    Text("cli-models-downloaded"),
)


def print_models(console: Console, settings: Settings) -> None:
    """Every model of the catalog: where it is from, what it makes, what it needs, whether it is
    here; and the styles.
    """
    hub, catalog = Hub(pins=Pins(settings.data_dir)), Catalog.open(settings.catalog)
    console.print(_table(HEADINGS, (_row(model, hub) for model in catalog)))
    console.print(_table(STYLE_HEADINGS, _style_rows(catalog)))
    file, pipelines = str(settings.catalog_file()), ", ".join(FAMILIES)
    choose = render(Text("cli-models-choose", file=file, pipelines=pipelines))
    console.print(choose, markup=False, highlight=False, soft_wrap=True)


def _table(headings: Iterable[Text], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(show_lines=True)
    for heading in headings:
        table.add_column(render(heading), overflow="fold")
    for row in rows:
        table.add_row(*map(escape, row))
    return table


def pin(
    console: Console, settings: Settings, name: str, commit: str | None, *, latest: bool
) -> None:
    """Say which commit of a model is used; first change it to ``commit``, or to the hub's newest.

    Raises ``UserError`` where there is no such model or commit.
    """
    model = Catalog.open(settings.catalog).get(name)
    if model.hub_id is None:
        raise SettingsError(Text("cli-pin-no-repository", model=model.name))
    pins = Pins(settings.data_dir)
    hub = Hub(pins=pins)
    if commit or latest:
        wanted = hub.resolve(model, commit or model.revision)
        pins.keep(model.hub_id, model.revision, wanted)
    page = f"https://huggingface.co/{model.hub_id}/commits/{model.revision}"
    text = Text("cli-pin-none", model=model.name, page=page)
    if pinned := hub.pinned(model):
        text = Text("cli-pin", model=model.name, commit=pinned, page=page)
    console.print(render(text), markup=False, highlight=False, soft_wrap=True)


def _row(model: Model, hub: Hub) -> tuple[str, ...]:
    sizes = "\n".join(f"{name} {width}x{height}" for name, (width, height) in model.sizes.items())
    memory = Text("cli-models-unknown")
    if model.memory:
        memory = Text("cli-models-gb", gb=f"{model.memory.full_gb:g}")
    is_here = bool(model.folder) or hub.find(model)
    where = Text("cli-models-here") if is_here else Text("cli-models-on-first-use")
    clips = Text("cli-models-frames", frames=str(model.frames), fps=f"{model.fps.default:g}")
    return (
        model.name,
        _source(model, hub),
        f"{model.licence}\n{render(_COMMERCIAL[model.commercial_use])}".strip(),
        sizes,
        render(clips),
        render(memory),
        render(where),
    )


def _style_rows(catalog: Catalog) -> Iterator[tuple[str, ...]]:
    """Each style once, with all models that it is for."""
    able: dict[tuple[str, Style], list[str]] = {}
    for model in catalog:
        for one in catalog.styles_of(model).items():
            able.setdefault(one, []).append(model.name)
    every = len(catalog.names())
    for (name, style), models in able.items():
        whose = render(Text("cli-styles-any")) if len(models) == every else "\n".join(models)
        words = Look(name, style.before, style.after).around("...")
        avoid = style.negative_prompt
        said = [words] if words != "..." else []
        said += [render(Text("cli-styles-avoid", words=avoid))] if avoid else []
        yield f"{name}\n{style.title}", whose, "\n".join(said), "\n".join(_numbers(style))


def _numbers(style: Style) -> Iterator[str]:
    if style.size:
        yield style.size
    if style.width:
        yield f"{style.width}x{style.height}"
    if style.num_inference_steps is not None:
        yield render(Text("cli-styles-steps", steps=style.num_inference_steps))
    if style.guidance_scale is not None:
        yield render(Text("cli-styles-guidance", guidance=f"{style.guidance_scale:g}"))
    if style.has_lora:
        yield render(Text("cli-styles-lora", file=style.file, scale=f"{style.scale:g}"))


def _source(model: Model, hub: Hub) -> str:
    """The repository, and the commit of it that is used."""
    if model.hub_id is None:
        return render(Text("cli-models-package"))
    pinned = hub.pinned(model)
    return f"{model.hub_id}\n{pinned[:12]}" if pinned else model.hub_id
