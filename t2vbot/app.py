"""The bot's life story: build every part from the settings, start, serve, drain, stop."""

from __future__ import annotations

import asyncio
import enum
import logging
from pathlib import Path
from typing import Any

import discord

from .bot.client import VideoClient
from .bot.delivery import DiscordDelivery
from .bot.endpoint import point_discord_at
from .bot.login import log_in
from .catalog.model import Catalog
from .engine.executor import import_heavy
from .errors import SettingsError
from .jobs.consumer import Consumer
from .jobs.estimates import Estimates
from .jobs.ledger import Ledger
from .jobs.policy import Policy
from .parts import build_encoder, build_executor, default_model
from .private import close_files
from .settings import TOKEN_HELP, Settings, make_data_folder
from .stopping import Stopping

log = logging.getLogger(__name__)

TOKEN_REFUSED = 4004  # Discord's close code
RECONNECT = 5.0  # seconds until the first connection is tried again
SETTLE = 5.0  # seconds for handlers of events that came in as the connection closed
HASTE = 10.0  # seconds for work to stop where it is; then the process ends without it


class Ending(enum.Enum):
    """How the bot ended; nothing is lost in any of them."""

    STOPPED = "what was in work is done, or put back in line"
    AT_ONCE = "a second signal: what was in work is put back in line"
    RESTART = "this process can no longer use its device; the next one goes on"


async def run(settings: Settings) -> Ending:
    """Serve until a signal, or until only a new process can go on.

    Raises ``SettingsError`` where the start cannot succeed as it is set.
    """
    token = settings.require_token()
    if settings.discord_api:
        point_discord_at(settings.discord_api)
    data_dir = _make_folder(settings.data_dir)
    close_files(data_dir / "seconds.json", data_dir / "commands.sha256")
    ledger = await Ledger.open(data_dir / "jobs.sqlite")  # which also keeps a second bot out
    try:
        await ledger.prune()
        return await _run(settings, token, data_dir, ledger)
    finally:
        await ledger.close()


async def _run(settings: Settings, token: str, data_dir: Path, ledger: Ledger) -> Ending:
    # Holds the interpreter for seconds, in which no heartbeat or answer could be sent.
    import_heavy()
    catalog = Catalog.load()
    client = VideoClient(
        catalog=catalog,
        default_model=default_model(settings, catalog),
        ledger=ledger,
        policy=Policy(settings.max_per_member, settings.max_waiting),
        max_upload=settings.max_upload,
        data_dir=data_dir,
        dev_guild=settings.dev_guild,
    )
    delivery = DiscordDelivery(client)
    executor = build_executor(settings, catalog)
    client.consumer = Consumer(
        executor=executor,
        encoder=build_encoder(settings),
        delivery=delivery,
        ledger=ledger,
        estimates=Estimates(data_dir / "seconds.json"),
    )
    try:
        return await _serve(client, delivery, token, settings.grace)
    finally:
        await executor.aclose()


async def _serve(
    client: VideoClient, delivery: DiscordDelivery, token: str, grace: float
) -> Ending:
    """Log in, and work until somebody says stop."""
    with Stopping() as stopping:
        async with client:
            if not await _logged_in(client, token, stopping):
                return Ending.STOPPED
            return await _work(client, delivery, grace, stopping)


async def _logged_in(client: VideoClient, token: str, stopping: Stopping) -> bool:
    """Log in; False where the bot is asked to stop before it is."""
    login = asyncio.create_task(_log_in(client, token))
    asked = asyncio.create_task(stopping.first.wait())
    await asyncio.wait({login, asked}, return_when=asyncio.FIRST_COMPLETED)
    logged_in = login.done()
    await _end(login, asked)
    return logged_in


async def _log_in(client: VideoClient, token: str) -> None:
    try:
        await log_in(client, token)
    except discord.LoginFailure as error:
        raise SettingsError(
            "Discord does not accept the DISCORD_TOKEN: it was reset, or mistyped.\n" + TOKEN_HELP
        ) from error


async def _work(
    client: VideoClient, delivery: DiscordDelivery, grace: float, stopping: Stopping
) -> Ending:
    """Take up what the last run left, and serve until somebody says stop."""
    consumer = client.consumer
    taken_up = await consumer.restore()
    if taken_up:
        log.info("Going on with %d jobs that the last run left", taken_up)
    connection = asyncio.create_task(_connect(client), name="t2vbot-gateway")
    work = asyncio.create_task(consumer.run(), name="t2vbot-consumer")
    asked = asyncio.create_task(stopping.first.wait())
    lost = asyncio.create_task(consumer.lost.wait())
    tasks = (connection, work, asked, lost)
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        if asked.done() or lost.done():
            await _drain(consumer, grace, stopping)
    finally:
        await _end(asked, lost, work)
        await delivery.aclose()  # which says to those in line that they stay there
        await _end(connection)
        await _settle()
    if stopping.second.is_set():
        return Ending.AT_ONCE
    asked_to_stop = stopping.first.is_set()  # which counts more than a device that was lost
    return Ending.RESTART if consumer.lost.is_set() and not asked_to_stop else Ending.STOPPED


async def _connect(client: VideoClient) -> None:
    """Stay connected. A token that was reset meanwhile becomes a ``SettingsError``."""
    try:
        while not client.is_closed():
            try:
                return await client.connect()
            except AttributeError:
                # discord.py 2.7.1 reconnects by itself, but where the very first connection fails
                # it trips over a websocket that is not there yet.
                if client.ws is not None:
                    raise
                log.warning("Discord's gateway is away; trying again")
                await asyncio.sleep(RECONNECT)
    except discord.ConnectionClosed as error:
        if error.code != TOKEN_REFUSED:
            raise
        raise SettingsError(
            "Discord no longer accepts the DISCORD_TOKEN: it was reset.\n" + TOKEN_HELP
        ) from error


async def _settle() -> None:
    """Let what discord.py began for events and interactions end, while the client is open."""
    names = ("discord", "CommandTree")
    pending = [task for task in asyncio.all_tasks() if task.get_name().startswith(names)]
    if pending:
        await asyncio.wait(pending, timeout=SETTLE)


async def _drain(consumer: Consumer, grace: float, stopping: Stopping) -> None:
    """Let clips in work end within the grace time, or until a second signal; put back the rest."""
    if consumer.in_work():
        log.info("Stopping: finishing what is in work. Ctrl-C again to stop at once.")
    drain = asyncio.create_task(consumer.drain(grace))
    at_once = asyncio.create_task(stopping.second.wait())
    await asyncio.wait({drain, at_once}, return_when=asyncio.FIRST_COMPLETED)
    await _end(drain, at_once)
    await consumer.put_back()


async def _end(*tasks: asyncio.Task[Any]) -> None:
    """Cancel what still runs, and let the first real failure out.

    Waits a while only: nothing can stop a thread that reads weights, or waits for a device.
    """
    for task in tasks:
        task.cancel()
    ended, _ = await asyncio.wait(tasks, timeout=HASTE)
    for task in ended:
        if not task.cancelled() and (error := task.exception()):
            raise error


def _make_folder(folder: Path) -> Path:
    try:
        make_data_folder(folder)
    except OSError as error:
        raise SettingsError(
            f"The folder {folder} cannot be made ({error.strerror}). Set T2V_DATA_DIR to one that"
            " can be written."
        ) from error
    return folder
