"""What the bot starts for each device where it has several: makes clips on one of them."""

from __future__ import annotations

from pathlib import Path

from ..catalog.catalog import AUTO, Catalog
from ..engine.imports import import_heavy
from ..engine.signature import family_of
from ..local import build_executor
from ..media.store import Media
from ..remote.child import Child, leave_signals_to_the_bot, own_output
from ..settings import Settings


async def serve(settings: Settings, folder: Path) -> None:
    """Make what is ordered over this process's input, into the media of ``folder``."""
    leave_signals_to_the_bot()
    child = Child(own_output())
    import_heavy(with_check=settings.check != "off")
    catalog = Catalog.open(settings.catalog, family_of)
    if settings.model != AUTO:
        catalog.chosen(settings.model)
    executor = build_executor(settings, catalog, Media(folder))  # which the bot has opened
    await child.serve(executor)
