"""``info``: what a video file says of how it was made, and the lines that make it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rich.console import Console

from ..catalog.catalog import Catalog
from ..catalog.options import clean
from ..catalog.recipe import Recipe, facts_of, film_facts, lines_of, recipe_in
from ..errors import UserError
from ..settings import Settings
from ..text import Text, render
from ..video.metadata import request_in


def tell(console: Console, settings: Settings, path: Path) -> None:
    """Raises ``UserError`` where the file says nothing, or cannot be read."""
    try:
        with path.open("rb") as file:
            facts = request_in(file)
    except OSError as error:
        why = error.strerror or str(error)
        raise UserError(Text("info-no-file", file=str(path), error=why)) from error
    if facts is None:
        raise UserError(Text("info-not-ours"))
    scenes = facts.get("scenes")
    lines = _film(facts, scenes) if isinstance(scenes, list) else None
    for line in lines or _clip(recipe_in(facts), Catalog.open(settings.catalog)):
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _clip(recipe: Recipe, catalog: Catalog) -> Iterator[str]:
    request = recipe.request
    yield request.prompt
    yield from (render(text) for text in facts_of(request, smooth=recipe.smooth))
    if recipe.is_cut:
        yield render(Text("info-cut"))
    if request.start_image:
        yield render(Text("info-picture-missing"))
    if recipe.is_cut or request.start_image:
        return
    model = catalog.get(request.model) if request.model in catalog.names() else None
    for line in lines_of(catalog, request, model, smooth=recipe.smooth):
        if line:
            yield f"\n{line}"
    if model is None:
        yield "\n" + render(Text("info-no-model", model=request.model))


def _film(facts: Mapping[str, Any], scenes: list[dict[str, Any]]) -> Iterator[str]:
    words = [clean(str(scene.get("prompt", ""))) for scene in scenes]
    yield from (render(text) for text in film_facts(clean(str(facts.get("title", ""))), words))
