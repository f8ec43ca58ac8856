"""What the settings choose: the model, who makes its clips, what checks them; and so a bot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from .catalog.catalog import AUTO, Catalog
from .catalog.classifier import Classifier, from_name
from .database import Database
from .engine.check import OutputCheck, Rule
from .engine.device import choose_device, find_devices, usable_cores
from .engine.executor import LocalExecutor
from .engine.imports import import_heavy
from .engine.pins import Pins
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
MOST_CHECK_THREADS = 4  # of the output check, where a GPU makes the videos


def default_model(settings: Settings, catalog: Catalog) -> str:
    """The model that is used where nobody chose one; "auto" looks for a graphics card.

    A folder joins the catalog. Raises ``UserError`` where the settings name what is not there.
    """
    if settings.model != AUTO:
        model = catalog.get(settings.model)
        if model.folder is None or model in catalog:  # the built-in one has a folder, too
            return model.name
        return catalog.adopt(model.folder.resolve()).name
    device = choose_device(settings.device, find_devices()).value
    return catalog.auto(has_gpu=device.kind != "cpu").name


def offered(settings: Settings, catalog: Catalog, default: str) -> Catalog:
    """What members may choose from. Not every model of the catalog: the large ones only where they
    are on the disk, or the host chose them, since else anybody could fill it with 30 GB at a time.
    """
    from .engine.hub import Hub

    hub = Hub(pins=Pins(settings.data_dir))
    named = {default, *settings.models}
    return catalog.only(
        lambda model: bool(model.offered or model.name in named or model.folder or hub.find(model))
    )


def build_executor(settings: Settings, catalog: Catalog, media: Media) -> LocalExecutor:
    return LocalExecutor(
        catalog,
        media,
        settings.device,
        pins=Pins(settings.data_dir),
        allow_pickle=settings.allow_pickle,
        embed_prompt=settings.embed_prompt,
        step_timeout=settings.step_timeout,
        faults=settings.faults,
        check=build_check(settings),
        previews=settings.preview,
    )


def classifier_of(settings: Settings) -> Classifier:
    """Of the output check. Raises ``SettingsError`` where the settings name none."""
    labels, pickled = settings.check_labels, settings.allow_pickle
    return from_name(settings.check_model, labels, pickled=pickled)


def build_check(settings: Settings) -> OutputCheck | None:
    """None where it is off. Raises ``SettingsError`` where its classifier is known to be of no
    use.
    """
    if settings.check == "off":
        return None
    from .engine.hub import Hub

    withholds = settings.check == "withhold"
    rule = Rule(classifier_of(settings), settings.check_threshold, withholds)
    # On a CPU the pipeline has all cores but one.
    on_cpu = choose_device(settings.device, find_devices()).value.kind == "cpu"
    threads = 1 if on_cpu else max(1, min(MOST_CHECK_THREADS, usable_cores() // 2))
    check = OutputCheck(rule, Hub(pins=Pins(settings.data_dir)), threads)
    check.require_usable()
    return check


async def build(settings: Settings, database: Database, media: Media) -> Parts:
    """The parts of a bot, with who makes its clips ready.

    Heavy packages are imported here where this computer makes them: that holds the interpreter for
    seconds, in which no heartbeat or answer could be sent.
    """
    from .assembly import assemble  # not for the commands that need no bot

    if settings.nats_url:
        return await _with_workers(settings, database, media)
    import_heavy(with_check=settings.check != "off")
    catalog = Catalog.open(settings.catalog, family_of)
    model = default_model(settings, catalog)
    executor = build_executor(settings, catalog, media)
    choices = offered(settings, catalog, model)
    return await assemble(settings, database, media, choices, model, executor, fit)


async def _with_workers(settings: Settings, database: Database, media: Media) -> Parts:
    """A bot whose clips workers make; torch is not imported."""
    from .assembly import assemble
    from .remote.nats_executor import NatsExecutor

    catalog = Catalog.open(settings.catalog, family_of)
    executor = NatsExecutor(broker_of(settings), media, terms_of(settings))
    await executor.open()
    model = _workers_model(settings, catalog, executor.places())
    choices = offered(settings, catalog, model)
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
        return default_model(settings, catalog)
    has_gpu = not places or any(place.device != CPU for place in places)
    return catalog.auto(has_gpu=has_gpu).name
