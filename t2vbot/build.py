"""A bot, put together as the settings say: with who makes its clips."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from .catalog.catalog import AUTO, Catalog
from .database import Database
from .engine.signature import family_of
from .errors import SettingsError
from .jobs.by_place import ByPlace
from .jobs.executor import Executor, Place
from .media.store import Media
from .private import own_environment
from .remote.device_process import DeviceProcess
from .settings import Settings
from .text import Text
from .video.fit import fit

if TYPE_CHECKING:
    from .assembly import Parts
    from .remote.broker import Broker
    from .remote.wire import Terms

PROGRAM = Path(__file__).parents[1] / "bot.py"
CPU = "cpu"  # as a place's kind of device


async def build(settings: Settings, database: Database, media: Media) -> Parts:
    """The parts of a bot, with who makes its clips ready.

    Heavy packages are imported here where this computer makes them: that holds the interpreter for
    seconds, in which no heartbeat or answer could be sent.
    """
    from .assembly import assemble  # not for the commands that need no bot

    catalog = Catalog.open(settings.catalog, family_of)
    if settings.nats_url:
        return await _with_workers(settings, database, media, catalog)
    model = _default_model(settings, catalog)
    executor = executor_here(settings, catalog, media)
    choices, elsewhere = _offered(settings, catalog, model), len(settings.devices) > 1
    parts = settings, database, media, choices, model, executor, fit
    return await assemble(*parts, elsewhere=elsewhere)


def executor_here(settings: Settings, catalog: Catalog, media: Media) -> Executor:
    """Of the devices of this computer: of one in this process, of several in a process for each.
    Running: in a loop.
    """
    if len(settings.devices) > 1:
        return _in_processes(settings, media)
    from .engine.imports import import_heavy
    from .local import build_executor  # without it torch and what comes with it are not loaded

    import_heavy(with_check=settings.check != "off")
    return build_executor(settings, catalog, media)


def _in_processes(settings: Settings, media: Media) -> Executor:
    """What the settings say that a worker has from its bot, its processes have from it."""
    names = [
        device if n == 0 else f"{device}#{n + 1}"
        for number, device in enumerate(settings.devices)
        for n in [settings.devices[:number].count(device)]
    ]
    environment = own_environment(**_as_variables(settings))
    processes = []
    for name, device in zip(names, settings.devices, strict=True):
        command = (sys.executable, str(PROGRAM), "on-device", device, str(media.folder.parent))
        processes.append(DeviceProcess(name, command, media, environment=environment))
    for process in processes:
        process.open()
    return ByPlace(processes)


def _as_variables(settings: Settings) -> dict[str, str]:
    """The terms, as they are read again."""
    terms = asdict(terms_of(settings))
    return {f"T2V_{name.upper()}": _written(value) for name, value in terms.items()}


def _written(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _default_model(settings: Settings, catalog: Catalog) -> str:
    if len(settings.devices) > 1 and settings.model == AUTO:
        return catalog.auto(has_gpu={*settings.devices} != {CPU}).name
    from .local import default_model

    return default_model(settings, catalog)


def _offered(settings: Settings, catalog: Catalog, model: str) -> Catalog:
    from .local import offered

    return offered(settings, catalog, model)


async def _with_workers(
    settings: Settings, database: Database, media: Media, catalog: Catalog
) -> Parts:
    """A bot whose clips workers make; torch is not imported."""
    from .assembly import assemble
    from .remote.nats_executor import NatsExecutor

    executor = NatsExecutor(broker_of(settings), media, terms_of(settings))
    await executor.open()
    model = _workers_model(settings, catalog, executor.places())
    named = {model, *settings.models}
    choices = catalog.only(lambda one: bool(one.offered or one.name in named or one.folder))
    parts = settings, database, media, choices, model, executor, fit
    return await assemble(*parts, elsewhere=True)


def broker_of(settings: Settings, *, is_worker: bool = False) -> Broker:
    """The connection to NATS, not open yet. Raises ``SettingsError`` where none is set."""
    from .remote.broker import Broker
    from .remote.wire import API, WORKERS_API

    if settings.nats_url is None:
        raise SettingsError(Text("remote-nats-missing"))
    api = WORKERS_API if is_worker else API
    return Broker(settings.nats_url.get_secret_value(), ca=settings.nats_ca, api=api)


def terms_of(settings: Settings) -> Terms:
    """What workers keep to."""
    from .remote.wire import Terms

    return Terms(
        embed_prompt=settings.embed_prompt,
        preview=settings.preview,
        check=settings.check,
        check_model=settings.check_model,
        check_labels=settings.check_labels,
        check_threshold=settings.check_threshold,
    )


def under_terms(settings: Settings, terms: Terms) -> Settings:
    """A worker's own settings, with the bot's where they have to be the same."""
    return settings.model_copy(update=asdict(terms))


def _workers_model(settings: Settings, catalog: Catalog, places: Sequence[Place]) -> str:
    """As ``default_model``, by what the workers have; where none is there yet, a GPU is expected:
    who wants workers has one.
    """
    if settings.model != AUTO:
        return catalog.chosen(settings.model).name
    has_gpu = not places or any(place.device != CPU for place in places)
    return catalog.auto(has_gpu=has_gpu).name
