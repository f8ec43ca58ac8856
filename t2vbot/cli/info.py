"""``info``: what a video file says of how it was made, and the lines that make it again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import Console

from ..catalog.catalog import Catalog
from ..catalog.recipe import Recipe, facts_of, lines_of, recipe_in
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
    lines = _film(facts.get("title", ""), scenes) if isinstance(scenes, list) else None
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


def _film(title: str, scenes: list[dict[str, object]]) -> Iterator[str]:
    count = len(scenes)
    named = Text("info-film", title=title, scenes=count)
    yield render(named if title else Text("info-film-untitled", scenes=count))
    for number, scene in enumerate(scenes, start=1):
        words = str(scene.get("prompt", ""))
        one = Text("info-film-scene", number=number, words=words)
        yield render(one if words else Text("info-film-scene-unknown", number=number))
