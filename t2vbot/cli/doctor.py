"""``doctor``: checks this machine and the settings, and says what mends each fault."""

from __future__ import annotations

import asyncio
import platform
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import imageio_ffmpeg
from rich.console import Console

from ..build import default_model
from ..catalog.catalog import Catalog
from ..catalog.model import Model
from ..engine import hub
from ..engine.cards import idle_card, pip_install
from ..engine.device import choose_device, find_devices
from ..engine.weights import check
from ..errors import ModelUnavailable, SettingsError, UserError
from ..private import child_environment
from ..settings import Settings, make_data_folder

DISCORD_API = "https://discord.com"
ROOM_GB = 1.0  # free space for videos in the making and the record of jobs; a clip is under 0.1 GB
TIMEOUT = 10.0  # seconds for an answer from Discord


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. ``mend`` says what to do where ``ok`` is False."""

    name: str
    ok: bool
    text: str
    mend: str = ""


async def examine(settings: Settings, console: Console) -> bool:
    """Print every finding; False where one of them would stop the bot."""
    healthy = True
    async for finding in _findings(settings):
        healthy = healthy and finding.ok
        mark = "[green]ok  [/]" if finding.ok else "[red]FAIL[/]"
        console.print(f"{mark} [bold]{finding.name:<8}[/] ", end="")
        console.print(finding.text, markup=False, highlight=False, soft_wrap=True)
        if finding.mend:
            console.print(f"     -> {finding.mend}", markup=False, highlight=False, soft_wrap=True)
    return healthy


async def _findings(settings: Settings) -> AsyncIterator[Finding]:
    yield _python()
    yield await asyncio.to_thread(_torch, settings)
    yield await asyncio.to_thread(_ffmpeg)
    yield _data_dir(settings)
    for finding in await asyncio.to_thread(lambda: list(_model(settings))):
        yield finding
    async for finding in _discord(settings):
        yield finding


def _python() -> Finding:
    found = f"{platform.python_version()} on {platform.system()} {platform.machine()}"
    new_enough = sys.version_info >= (3, 11)
    return Finding(
        "Python", new_enough, found, "" if new_enough else "Install Python 3.11 or newer."
    )


def _torch(settings: Settings) -> Finding:
    try:
        import torch
    except (ImportError, OSError) as error:  # on Windows a missing DLL
        mend = pip_install("--force-reinstall -r requirements.txt")
        if sys.platform == "win32":  # the usual cause; torch does not bring it along
            runtime = "https://aka.ms/vs/17/release/vc_redist.x64.exe"
            mend = f"Install Microsoft's runtime ({runtime}). If that does not help: {mend}"
        return Finding("torch", False, f"cannot be imported ({error})", mend)
    mend = "" if settings.device == "cpu" else idle_card() or ""
    try:
        device = choose_device(settings.device, find_devices()).value
    except SettingsError as error:
        return Finding("torch", False, torch.__version__, mend or f"T2V_DEVICE: {error}")
    memory = f", {device.free_gb:.1f} of {device.total_gb:.1f} GB free" if device.total_gb else ""
    return Finding("torch", not mend, f"{torch.__version__}, {device}{memory}", mend)


def _ffmpeg() -> Finding:
    try:
        binary = imageio_ffmpeg.get_ffmpeg_exe()
        listing = subprocess.run(
            [binary, "-hide_banner", "-encoders"], capture_output=True, env=child_environment()
        )
    except (OSError, RuntimeError) as error:
        mend = pip_install("--force-reinstall imageio-ffmpeg")
        return Finding("ffmpeg", False, f"cannot be run ({error})", mend)
    if b" libx264 " in listing.stdout:
        return Finding("ffmpeg", True, f"{binary}, with libx264")
    mend = "Unset IMAGEIO_FFMPEG_EXE, so that the ffmpeg that came with the bot is used."
    return Finding("ffmpeg", False, f"{binary} has no libx264", mend)


def _data_dir(settings: Settings) -> Finding:
    folder = settings.data_dir
    try:
        make_data_folder(folder)
        probe = folder / ".doctor"
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        return Finding(
            "disk", False, f"{folder}: {error}", "Set T2V_DATA_DIR to a folder that can be written."
        )
    return _room("disk", folder, ROOM_GB)


def _room(name: str, folder: Path, needed_gb: float) -> Finding:
    free = shutil.disk_usage(folder).free / 1e9
    enough = free >= needed_gb
    mend = "" if enough else f"Make room: {needed_gb:.1f} GB are needed on the disk of {folder}."
    return Finding(name, enough, f"{free:.1f} GB free at {folder}", mend)


def _model(settings: Settings) -> Iterator[Finding]:
    try:
        catalog = Catalog.load()
        model = catalog.get(default_model(settings, catalog))
    except (SettingsError, ImportError, OSError) as error:  # of what "auto" is chosen by
        yield Finding("model", False, f"{settings.model}: {error}", "Mend the line of torch first.")
        return
    except UserError as error:
        yield Finding(
            "model", False, str(error), "Set T2V_MODEL; `python bot.py models` lists them."
        )
        return
    if model.pickled and not settings.allow_pickle:
        yield Finding(
            "model",
            False,
            f"{model.name} is published only as pickle files, which can hide programs",
            "Set T2V_ALLOW_PICKLE=true to allow them (torch then reads nothing but tensors), or"
            " another T2V_MODEL.",
        )
    elif model.folder:
        yield _folder(model, model.folder)
    elif hub.cached(model):
        yield Finding("model", True, f"{model.name}, downloaded")
    else:
        yield from _download(model)


def _folder(model: Model, folder: Path) -> Finding:
    found = f"{model.name}, in {folder}"
    try:
        check(model, folder)
    except ModelUnavailable as error:
        return Finding("model", False, found, error.detail or str(error))
    return Finding("model", True, found)


def _download(model: Model) -> Iterator[Finding]:
    """A model that is not here is no fault as long as it can come."""
    try:
        size = hub.download_size(model)
    except ModelUnavailable as error:
        mend = f"{error.detail}. Or set T2V_MODEL=builtin, which is here."
        yield Finding("model", False, f"{model.name} is not downloaded. {error}", mend)
        return
    yield Finding("model", True, f"{model.name} downloads {size / 1e9:.1f} GB on first use")
    yield _room("room", hub.cache_folder(), size / 1e9)


async def _discord(settings: Settings) -> AsyncIterator[Finding]:
    try:
        token = settings.require_token()
    except SettingsError as error:
        first, _, rest = str(error).partition("\n")
        yield Finding("token", False, first, rest.partition("\nWhat works")[0])
        return
    url = f"{settings.discord_api or DISCORD_API}/api/v10/applications/@me"
    timeout = aiohttp.ClientTimeout(total=TIMEOUT)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.get(url, headers={"Authorization": f"Bot {token}"}) as reply,
        ):
            status = reply.status
            application = await reply.json() if status == 200 else {}
    except (aiohttp.ClientError, TimeoutError) as error:
        yield Finding(
            "token", False, f"Discord cannot be reached ({error})", "Check this machine's network."
        )
        return
    if status == 200:
        from ..bot.client import invite_link

        yield Finding("token", True, f"valid, of the application {application['name']}")
        yield Finding("invite", True, invite_link(int(application["id"])))
    elif status in (401, 403):
        yield Finding(
            "token",
            False,
            f"Discord does not accept it (HTTP {status})",
            "Reset it: https://discord.com/developers/applications -> your application -> Bot.",
        )
    else:
        yield Finding(
            "token", False, f"Discord has trouble (HTTP {status})", "Try again in a few minutes."
        )
