"""What the settings choose on this computer: the model, who makes its clips, what checks them."""

from __future__ import annotations

from .catalog.catalog import AUTO, Catalog
from .catalog.classifier import Classifier, from_name
from .engine.check import OutputCheck, Rule
from .engine.device import choose_device, find_devices, usable_cores
from .engine.executor import LocalExecutor
from .engine.hub import Hub
from .engine.pins import Pins
from .media.store import Media
from .settings import Settings

MOST_CHECK_THREADS = 4  # of the output check, where a GPU makes the videos


def default_model(settings: Settings, catalog: Catalog) -> str:
    """The model that is used where nobody chose one; "auto" looks for a graphics card.

    A folder joins the catalog. Raises ``UserError`` where the settings name what is not there.
    """
    if settings.model != AUTO:
        return catalog.chosen(settings.model).name
    device = choose_device(settings.devices[0], find_devices()).value
    return catalog.auto(has_gpu=device.kind != "cpu").name


def offered(settings: Settings, catalog: Catalog, default: str) -> Catalog:
    """What members may choose from. Not every model of the catalog: the large ones only where they
    are on the disk, or the host chose them, since else anybody could fill it with 30 GB at a time.
    """
    hub = Hub(pins=Pins(settings.data_dir))
    named = {default, *settings.models}
    return catalog.only(
        lambda model: bool(model.offered or model.name in named or model.folder or hub.find(model))
    )


def build_executor(settings: Settings, catalog: Catalog, media: Media) -> LocalExecutor:
    """Of the first device of the settings, in this process."""
    return LocalExecutor(
        catalog,
        media,
        settings.devices[0],
        pins=Pins(settings.data_dir),
        torch_threads=settings.torch_threads,
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
    withholds = settings.check == "withhold"
    rule = Rule(classifier_of(settings), settings.check_threshold, withholds)
    # On a CPU the pipeline has all cores but one.
    on_cpu = choose_device(settings.devices[0], find_devices()).value.kind == "cpu"
    most = settings.torch_threads or MOST_CHECK_THREADS
    threads = 1 if on_cpu else max(1, min(most, MOST_CHECK_THREADS, usable_cores() // 2))
    check = OutputCheck(rule, Hub(pins=Pins(settings.data_dir)), threads)
    check.require_usable()
    return check
