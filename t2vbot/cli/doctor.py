"""``doctor``: checks this machine and the settings, and says what fixes each fault."""

from __future__ import annotations

import asyncio
import platform
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import aiohttp
import imageio_ffmpeg
from rich.console import Console

from .. import env_file
from ..catalog.catalog import Catalog, read_file
from ..catalog.classifier import Classifier
from ..catalog.model import Model
from ..engine.components import try_components
from ..engine.device import Device, choose_device, find_devices
from ..engine.gpus import idle_gpu, pip_install
from ..engine.hub import Hub
from ..engine.inspection import inspect_classifier
from ..engine.needs import suits
from ..engine.pins import Pins
from ..engine.signature import family_of
from ..engine.weights import check
from ..errors import ModelUnavailable, SettingsError, UserError
from ..local import classifier_of, default_model
from ..private import child_environment
from ..proxies import DISCORD, proxy_for, without_password
from ..settings import Settings, chosen_gpus, make_data_folder, unread
from ..text import Text, render
from . import letters

ROOM_GB = 1.0  # free space for videos in the making and the database; a clip is under 0.1 GB
DISCORD_TIMEOUT = 10.0  # seconds for an answer from Discord


class Check(StrEnum):
    """What a line of the report is about."""

    PYTHON = "python"
    SETTINGS = "settings"
    TORCH = "torch"
    GPU = "gpu"
    FFMPEG = "ffmpeg"
    DISK = "disk"
    MODEL = "model"
    OUTPUT = "output"
    LETTERS = "letters"
    ROOM = "room"
    PROXY = "proxy"
    TOKEN = "token"
    INVITE = "invite"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. It is well where nothing has to be fixed."""

    check: Check
    text: Text
    fix: Text | None = None


async def examine(settings: Settings, console: Console) -> bool:
    """Print every finding; False where one of them would stop the bot."""
    healthy = True
    async for finding in _findings(settings):
        healthy = healthy and finding.fix is None
        _print(finding, console)
    return healthy


def _print(finding: Finding, console: Console) -> None:
    mark = "[red]FAIL[/]" if finding.fix else "[green]ok  [/]"
    name = render(Text("doctor-check", check=finding.check.value))
    console.print(f"{mark} [bold]{name:<8}[/] ", end="")
    console.print(render(finding.text), markup=False, highlight=False, soft_wrap=True)
    if finding.fix:
        fix = f"     -> {render(finding.fix)}"
        console.print(fix, markup=False, highlight=False, soft_wrap=True)


async def _findings(settings: Settings) -> AsyncIterator[Finding]:
    yield _python()
    for finding in _env_file():
        yield finding
    yield await asyncio.to_thread(_torch, settings)
    for finding in await asyncio.to_thread(lambda: list(_gpu(settings))):
        yield finding
    yield await asyncio.to_thread(_ffmpeg)
    yield _data_dir(settings)
    for finding in await asyncio.to_thread(lambda: list(_model(settings))):
        yield finding
    for finding in await asyncio.to_thread(lambda: list(_output_check(settings))):
        yield finding
    yield Finding(Check.LETTERS, await asyncio.to_thread(letters.said))
    async for finding in _discord(settings):
        yield finding


def _python() -> Finding:
    found = Text(
        "doctor-python",
        version=platform.python_version(),
        system=platform.system(),
        machine=platform.machine(),
    )
    is_new_enough = sys.version_info >= (3, 11)
    return Finding(Check.PYTHON, found, None if is_new_enough else Text("doctor-python-fix"))


def _env_file() -> Iterator[Finding]:
    file = env_file.find()
    if file is None:
        yield Finding(Check.SETTINGS, Text("doctor-settings-none"))
    else:
        yield Finding(Check.SETTINGS, Text("doctor-settings", file=str(file)))
    if text := unread():
        yield Finding(Check.SETTINGS, text)


def _torch(settings: Settings) -> Finding:
    try:
        import torch
    except (ImportError, OSError) as error:  # on Windows a missing DLL
        fix = Text("doctor-run", command=pip_install("--force-reinstall -r requirements.txt"))
        if sys.platform == "win32":  # the usual cause; torch does not bring it along
            fix = Text("doctor-torch-windows", otherwise=fix)
        return Finding(Check.TORCH, Text("doctor-torch-broken", error=str(error)), fix)
    version = str(torch.__version__)
    idle = None if settings.devices[0] == "cpu" else idle_gpu(chosen_gpus() is not None)
    try:
        device = choose_device(settings.devices[0], find_devices()).value
    except SettingsError as error:
        text = Text("doctor-torch-alone", version=version)
        return Finding(Check.TORCH, text, idle or Text("doctor-torch-device", fault=error.text))
    if not device.total_gb:
        return Finding(Check.TORCH, Text("doctor-torch", version=version, device=device.name), idle)
    text = Text(
        "doctor-torch-memory",
        version=version,
        device=device.name,
        free=f"{device.free_gb:.1f}",
        total=f"{device.total_gb:.1f}",
    )
    return Finding(Check.TORCH, text, idle)


def _gpu(settings: Settings) -> Iterator[Finding]:
    """What of the catalog this GPU can make, as far as somebody counted."""
    try:
        device = choose_device(settings.devices[0], find_devices()).value
        catalog = Catalog.load()
    except (SettingsError, ImportError, OSError):  # said elsewhere
        return
    yield from gpu_findings(device, catalog)


def gpu_findings(device: Device, catalog: Catalog) -> Iterator[Finding]:
    """A line a model: its largest size for which the device has room, and how."""
    if not device.total_gb:
        return
    for model in catalog:
        found = sorted(suits(device, model), key=lambda suit: suit.shape.volume)
        if not found:
            continue
        able = [suit for suit in found if suit.fits]
        suit = able[-1] if able else found[0]
        text = Text(
            "doctor-gpu" if able else "doctor-gpu-not",
            model=model.title,
            width=str(suit.shape.width),
            height=str(suit.shape.height),
            frames=str(suit.shape.num_frames),
            policy=str(suit.policy.value),
            gb=f"{suit.gb:.1f}",
        )
        yield Finding(Check.GPU, text)


def _ffmpeg() -> Finding:
    try:
        binary = imageio_ffmpeg.get_ffmpeg_exe()
        listing = subprocess.run(
            [binary, "-hide_banner", "-encoders"], capture_output=True, env=child_environment()
        )
    except (OSError, RuntimeError) as error:
        fix = Text("doctor-run", command=pip_install("--force-reinstall imageio-ffmpeg"))
        return Finding(Check.FFMPEG, Text("doctor-ffmpeg-broken", error=str(error)), fix)
    if b" libx264 " in listing.stdout:
        return Finding(Check.FFMPEG, Text("doctor-ffmpeg", binary=binary))
    text = Text("doctor-ffmpeg-without", binary=binary)
    return Finding(Check.FFMPEG, text, Text("doctor-ffmpeg-fix"))


def _data_dir(settings: Settings) -> Finding:
    folder = settings.data_dir
    try:
        make_data_folder(folder)
        probe = folder / ".doctor"
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        text = Text("doctor-folder-broken", folder=str(folder), error=str(error))
        return Finding(Check.DISK, text, Text("doctor-folder-fix"))
    return _room(Check.DISK, folder, ROOM_GB)


def _room(check: Check, folder: Path, needed_gb: float) -> Finding:
    free_gb = shutil.disk_usage(folder).free / 1e9
    text = Text("doctor-room", free=f"{free_gb:.1f}", folder=str(folder))
    if free_gb >= needed_gb:
        return Finding(check, text)
    fix = Text("doctor-room-fix", needed=f"{needed_gb:.1f}", folder=str(folder))
    return Finding(check, text, fix)


def _model(settings: Settings) -> Iterator[Finding]:
    try:
        catalog = Catalog.open(settings.catalog, family_of)
    except SettingsError as error:
        yield Finding(Check.MODEL, Text("doctor-catalog-faulty"), error.text)
        return
    if settings.catalog:
        models, styles = read_file(settings.catalog)
        said = {"count": len(models), "styles": len(styles)}
        text = Text("doctor-catalog", file=str(settings.catalog), **said)
        yield Finding(Check.MODEL, text)
    try:
        model = catalog.get(default_model(settings, catalog))
    except (SettingsError, ImportError, OSError) as error:  # of what "auto" is chosen by
        text = Text("doctor-model-undecided", model=settings.model, error=str(error))
        yield Finding(Check.MODEL, text, Text("doctor-model-undecided-fix"))
        return
    except UserError as error:
        yield Finding(Check.MODEL, error.text, Text("doctor-model-unknown-fix"))
        return
    hub = Hub(pins=Pins(settings.data_dir))
    if model.pickled and not settings.allow_pickle:
        text = Text("doctor-model-pickled", model=model.name)
        yield Finding(Check.MODEL, text, Text("doctor-model-pickled-fix"))
    elif model.folder:
        found = Text("doctor-model-folder", model=model.name, folder=str(model.folder))
        yield _folder(found, model, model.folder)
    elif folder := hub.find(model):
        yield _folder(Text("doctor-model-downloaded", model=model.name), model, folder)
    else:
        yield from _download(model, hub)


def _folder(found: Text, model: Model, folder: Path) -> Finding:
    """Weights that are here: as far as can be told without loading them."""
    try:
        check(model, folder)
        try_components(model, folder)
    except ModelUnavailable as error:
        return Finding(Check.MODEL, found, _advice(error))
    return Finding(Check.MODEL, found)


def _advice(error: ModelUnavailable) -> Text:
    """What the host is told, where there is more than the members hear."""
    return Text("doctor-advice", advice=error.detail) if error.detail else error.text


def _download(model: Model, hub: Hub) -> Iterator[Finding]:
    """A model that is not here is no fault as long as it can come."""
    try:
        size_gb = hub.download_size(model) / 1e9
    except ModelUnavailable as error:
        text = Text("doctor-model-absent", model=model.name, fault=error.text)
        advice = render(_advice(error)).removesuffix(".")
        yield Finding(Check.MODEL, text, Text("doctor-model-absent-fix", advice=advice))
        return
    text = Text("doctor-model-downloads", model=model.name, size=f"{size_gb:.1f}")
    yield Finding(Check.MODEL, text)
    yield _room(Check.ROOM, hub.place(), size_gb)


def _output_check(settings: Settings) -> Iterator[Finding]:
    if settings.check == "off":
        yield Finding(Check.OUTPUT, Text("doctor-output-off"))
        return
    try:
        classifier = classifier_of(settings)
    except SettingsError as error:
        text = Text("doctor-output-unknown", action=settings.check)
        yield Finding(Check.OUTPUT, text, error.text)
        return
    hub = Hub(pins=Pins(settings.data_dir))
    about = {"action": settings.check, "model": classifier.title}
    if folder := classifier.folder or hub.find(classifier):
        fault = inspect_classifier(classifier, folder) or _unusable(classifier, folder)
        yield Finding(Check.OUTPUT, Text("doctor-output-here", **about), fault)
        return
    try:
        size_gb = hub.download_size(classifier) / 1e9
    except ModelUnavailable as error:
        text = Text("doctor-output-absent", fault=error.text, **about)
        yield Finding(Check.OUTPUT, text, Text("doctor-output-absent-fix", advice=_advice(error)))
        return
    yield Finding(Check.OUTPUT, Text("doctor-output-downloads", size=f"{size_gb:.1f}", **about))


def _unusable(classifier: Classifier, folder: Path) -> Text | None:
    """What a library says against its configuration."""
    from ..engine.scorer import try_scorer

    try:
        try_scorer(classifier, folder)
    except Exception as error:  # whatever a configuration makes a library raise
        words = " ".join(str(error).split())[:300] or type(error).__name__
        return Text("engine-check-unusable", error=words)
    return None


async def _discord(settings: Settings) -> AsyncIterator[Finding]:
    if fault := settings.token_fault():
        yield Finding(Check.TOKEN, fault, Text("settings-token-where"))
        return
    api = settings.discord_api or DISCORD
    url = f"{api}/api/v10/applications/@me"
    try:
        proxy = proxy_for(api)
    except SettingsError as error:
        text = Text("doctor-discord-unreachable", error=Text("doctor-proxy"))
        yield Finding(Check.TOKEN, text, error.text)
        return
    if proxy:
        yield Finding(Check.PROXY, Text("proxies-used", proxy=without_password(proxy)))
    timeout = aiohttp.ClientTimeout(total=DISCORD_TIMEOUT)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(
                url,
                headers={"Authorization": f"Bot {settings.require_token()}"},
                proxy=proxy,
            ) as reply,
        ):
            status = reply.status
            application = await reply.json() if status == 200 else {}
    except (aiohttp.ClientError, TimeoutError) as error:
        text = Text("doctor-discord-unreachable", error=str(error))
        yield Finding(Check.TOKEN, text, Text("doctor-discord-unreachable-fix"))
        return
    if status == 200:
        from ..bot.client import invite_link

        name = str(application["name"])
        yield Finding(Check.TOKEN, Text("doctor-token", application=name))
        if application.get("bot_public") and not settings.guilds:
            yield Finding(Check.INVITE, Text("doctor-public"))
        link = invite_link(int(application["id"]))
        yield Finding(Check.INVITE, Text("doctor-invite", link=link))
    elif status in (401, 403):
        text = Text("doctor-token-refused", status=str(status))
        yield Finding(Check.TOKEN, text, Text("doctor-token-refused-fix"))
    else:
        text = Text("doctor-discord-trouble", status=str(status))
        yield Finding(Check.TOKEN, text, Text("doctor-discord-trouble-fix"))
