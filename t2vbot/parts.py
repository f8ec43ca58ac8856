"""The parts that the bot and the command line have in common, built from the settings."""

from __future__ import annotations

from pathlib import Path

from .catalog.model import Catalog
from .engine.device import choose_device, find_devices
from .engine.executor import LocalExecutor
from .settings import Settings
from .video.encoder import FfmpegEncoder


def default_model(settings: Settings, catalog: Catalog) -> str:
    """The model that is used where nobody chose one; "auto" looks for a graphics card.

    A folder joins the catalog. Raises ``UserError`` where the settings name what is not there.
    """
    folder = Path(settings.model).expanduser()
    if settings.model not in catalog.names() and folder.is_dir():
        return catalog.adopt(folder.resolve()).name
    if settings.model != "auto":
        return catalog.get(settings.model).name
    device = choose_device(settings.device, find_devices()).value
    return catalog.auto(has_gpu=device.kind != "cpu").name


def build_executor(settings: Settings, catalog: Catalog) -> LocalExecutor:
    return LocalExecutor(
        catalog,
        settings.device,
        allow_pickle=settings.allow_pickle,
        step_timeout=settings.step_timeout,
        faults=settings.faults,
    )


def build_encoder(settings: Settings) -> FfmpegEncoder:
    return FfmpegEncoder(embed_prompt=settings.embed_prompt)
