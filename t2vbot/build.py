"""A bot, put together as the settings say: with who makes its clips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from .catalog.catalog import AUTO, Catalog
from .database import Database
from .engine.signature import family_of
from .errors import SettingsError
from .jobs.executor import Place
from .media.store import Media
from .settings import Settings
from .text import Text
from .video.fit import fit

if TYPE_CHECKING:
    from .assembly import Parts
    from .remote.broker import Broker
    from .remote.wire import Terms

CPU = "cpu"  # as a place's kind of device


async def build(settings: Settings, database: Database, media: Media) -> Parts:
    """The parts of a bot, with who makes its clips ready.

    Heavy packages are imported here where this computer makes them: that holds the interpreter for
    seconds, in which no heartbeat or answer could be sent.
    """
    from .assembly import assemble  # not for the commands that need no bot

    if settings.nats_url:
        return await _with_workers(settings, database, media)
    from . import local  # without it torch and all that comes with it are not loaded
    from .engine.imports import import_heavy

    import_heavy(with_check=settings.check != "off")
    catalog = Catalog.open(settings.catalog, family_of)
    model = local.default_model(settings, catalog)
    executor = local.build_executor(settings, catalog, media)
    choices = local.offered(settings, catalog, model)
    return await assemble(settings, database, media, choices, model, executor, fit)


async def _with_workers(settings: Settings, database: Database, media: Media) -> Parts:
    """A bot whose clips workers make; torch is not imported."""
    from .assembly import assemble
    from .remote.nats_executor import NatsExecutor

    catalog = Catalog.open(settings.catalog, family_of)
    executor = NatsExecutor(broker_of(settings), media, terms_of(settings))
    await executor.open()
    model = _workers_model(settings, catalog, executor.places())
    named = {model, *settings.models}
    choices = catalog.only(lambda one: bool(one.offered or one.name in named or one.folder))
    return await assemble(settings, database, media, choices, model, executor, fit)


def broker_of(settings: Settings) -> Broker:
    """The connection to NATS, not open yet. Raises ``SettingsError`` where none is set."""
    from .remote.broker import Broker

    if settings.nats_url is None:
        raise SettingsError(Text("remote-nats-missing"))
    return Broker(settings.nats_url.get_secret_value(), ca=settings.nats_ca)


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
