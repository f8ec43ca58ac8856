"""``models remove``: a table of the host's own file, and, where asked, what the hub's client keeps
of its repository.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.console import Console

from ..catalog.catalog import Catalog, read_models
from ..catalog.complaints import STYLES
from ..catalog.model import Model
from ..catalog.toml_file import read_tables, remove_table
from ..engine.cached import cache_folder, delete_cached, find_cached
from ..engine.pins import Pins
from ..errors import RequestRefused, SettingsError
from ..settings import Settings
from ..text import Text, render


def remove(console: Console, settings: Settings, name: str, *, files: bool) -> None:
    """Take a model out of the host's file; ``files``: out of the hub's cache, too.

    One that comes with the bot stays. Raises ``UserError`` where it is not there.
    """
    file = settings.catalog_file()
    tables = read_tables(file) if file.exists() else {}
    names = [one for one in tables if one != STYLES]
    own = _own(file) if names else {}
    shipped = Catalog.load()
    if name in names:
        remove_table(file, name)
        _print(console, Text("models-removed", name=name, file=str(file)))
        if styles := ", ".join(_styles_by(name, tables.get(STYLES))):
            _print(console, Text("models-removed-styles", model=name, styles=styles))
        _print(console, Text("models-restart"))
        if model := own.pop(name, None):
            _files(console, settings, model, [*own.values(), *shipped], delete=files)
        return
    if name not in shipped.names():
        known = ", ".join(names) or "-"
        raise RequestRefused(Text("models-not-found", name=name, file=str(file), known=known))
    _print(console, Text("models-shipped-stays", name=name))
    model = shipped.get(name)
    others = [*own.values(), *(each for each in shipped if each.name != name)]
    if files and model.hub_id and len(own) == len(names):
        _files(console, settings, model, others, delete=True)
        _print(console, Text("models-files-again"))


def _own(file: Path) -> dict[str, Model]:
    """The host's models; none where the file has faults, of which one is perhaps to be removed."""
    try:
        return read_models(file)
    except SettingsError:
        return {}


def _styles_by(name: str, styles: Any) -> list[str]:
    """The styles in the file that are made by a model."""
    found = styles.items() if isinstance(styles, dict) else ()
    return [key for key, one in found if isinstance(one, dict) and one.get("model") == name]


def _files(
    console: Console, settings: Settings, model: Model, others: list[Model], *, delete: bool
) -> None:
    """What becomes of its files, which the ``others`` may need."""
    if model.hub_id is None:
        _print(console, Text("models-files-folder", folder=str(model.folder)))
        return
    folder = str(cache_folder())
    sharing = [each.name for each in others if model.hub_id in (each.hub_id, *each.also_hub_ids)]
    if sharing:
        shared = {"other": sharing[0], "repository": model.hub_id}
        _print(console, Text("models-files-shared", **shared))
        return
    Pins(settings.data_dir).forget(model.hub_id, model.revision)
    cached = find_cached(model.hub_id)
    if cached is None:
        _print(console, Text("models-files-none", folder=folder))
        return
    said = {"size": f"{cached.size / 1e9:.2f}", "repository": model.hub_id, "folder": folder}
    if delete:
        delete_cached(cached)
        _print(console, Text("models-files-deleted", **said))
    else:
        _print(console, Text("models-files-kept", **said))


def _print(console: Console, text: Text) -> None:
    console.print(render(text), markup=False, highlight=False, soft_wrap=True)
