"""``worker``: makes clips for a bot that runs elsewhere; its life story, from the first beat to the
last.
"""

from __future__ import annotations

import asyncio
import enum
import logging
import secrets
import socket
from collections.abc import Coroutine, Sequence
from typing import Any

from filelock import FileLock, Timeout

from .. import __version__
from ..build import broker_of, executor_here, under_terms
from ..catalog.catalog import AUTO, Catalog
from ..engine.signature import family_of
from ..errors import SettingsError
from ..media.store import Media
from ..private import make_private_folder
from ..remote.broker import Broker
from ..remote.service import Service, ask
from ..remote.wire import BEAT_SECONDS, BROKEN_OFF, Beat, Terms, checked_name
from ..settings import Settings, make_data_folder
from ..signals import Signals
from ..text import Text

log = logging.getLogger(__name__)

LEAVING_SECONDS = 10.0  # in which a bot that is there takes what was handed in last


class Ending(enum.Enum):
    STOPPED = "what it had is handed in, or given back"
    AT_ONCE = "a second signal: all is given back"
    RESTART = "the device is lost to this process, or the bot's terms are others"


async def work(settings: Settings, name: str | None, models: Sequence[str]) -> Ending:
    """Serve until a signal, or until only a new process can go on.

    Raises ``SettingsError`` where only the host can help.
    """
    broker = broker_of(settings, is_worker=True)
    name = _name(name or broker.user)
    make_data_folder(settings.data_dir)
    folder = settings.data_dir / f"worker-{name}"
    make_private_folder(folder)
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise SettingsError(Text("remote-worker-twice", name=name)) from error
    try:
        with Signals() as signals:
            return await _work(settings, name, models, broker, Media(folder), signals)
    finally:
        await broker.aclose()
        lock.release()


def _name(wanted: str) -> str:
    try:
        return checked_name(wanted or socket.gethostname().partition(".")[0])
    except ValueError as error:
        raise SettingsError(Text("remote-worker-name", name=wanted)) from error


async def _work(
    settings: Settings,
    name: str,
    models: Sequence[str],
    broker: Broker,
    media: Media,
    signals: Signals,
) -> Ending:
    catalog = Catalog.open(settings.catalog, family_of)
    if settings.model != AUTO:  # a folder, maybe, as at the bot
        catalog.chosen(settings.model)
    accepts = [catalog.get(model).name for model in models] or list(catalog.names())
    instance = secrets.token_hex(4)
    first = asyncio.create_task(connected(broker, name, instance))
    terms = await _unless_stopped(first, signals)
    if terms is None:
        return Ending.STOPPED
    settings = under_terms(settings, terms)
    await asyncio.to_thread(media.open)
    await asyncio.to_thread(media.remove_all, media.owners())  # the bot counts it as lost
    executor = executor_here(settings, catalog, media)
    service = Service(
        *(broker, name, instance, __version__, terms, executor, media), accepts=accepts
    )
    try:
        return await serve(service, settings.grace, signals)
    finally:
        await executor.aclose()


async def connected(broker: Broker, name: str, instance: str) -> Terms:
    """Connect, and wait for the bot: it says what this worker is to keep to."""
    await broker.open()
    beat = Beat(instance, __version__, (), ())
    is_first = True
    while True:
        try:
            return (await ask(broker, name, beat, BEAT_SECONDS)).terms
        except BROKEN_OFF:
            if is_first:
                log.info("Worker %s is connected to NATS, and waits for the bot", name)
            is_first = False
        await asyncio.sleep(1.0)


async def _unless_stopped(first: asyncio.Task[Terms], signals: Signals) -> Terms | None:
    asked = asyncio.create_task(signals.first.wait())
    await asyncio.wait({first, asked}, return_when=asyncio.FIRST_COMPLETED)
    asked.cancel()
    if first.done():
        return first.result()
    first.cancel()
    return None


async def serve(service: Service, grace: float, signals: Signals) -> Ending:
    """Until a signal, or until only a new process can go on; then hand in or give back."""
    log.info("Worker %s serves the bot", service.name)
    running = asyncio.create_task(service.run(), name="t2vbot-service")
    reasons = [signals.first, service.terms_changed, service.device_lost]
    asked = [asyncio.create_task(reason.wait()) for reason in reasons]
    try:
        await asyncio.wait({running, *asked}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()  # raises
        await _drain(service, grace, signals)
    finally:
        for task in (running, *asked):
            task.cancel()
        await asyncio.wait({running, *asked})
    if signals.second.is_set():
        return Ending.AT_ONCE
    return Ending.STOPPED if signals.first.is_set() else Ending.RESTART


async def _drain(service: Service, grace: float, signals: Signals) -> None:
    """Hand in what runs, within the grace time where a signal asked for the end."""
    log.info("Worker %s takes no more; Ctrl-C again gives back what it has", service.name)
    drained = asyncio.create_task(service.drain())
    at_once = asyncio.create_task(signals.second.wait())
    asked = asyncio.create_task(signals.first.wait())  # maybe only while it waits for what runs
    await asyncio.wait({drained, at_once, asked}, return_when=asyncio.FIRST_COMPLETED)
    if asked.done() and not at_once.done():
        await asyncio.wait({drained, at_once}, timeout=grace, return_when=asyncio.FIRST_COMPLETED)
    for task in (at_once, asked):
        task.cancel()
    if not drained.done():
        drained.cancel()
        await _for_a_while(service.give_back_all())
    if not signals.second.is_set():
        await _for_a_while(service.released())


async def _for_a_while(work: Coroutine[Any, Any, None]) -> None:
    """Neither the broker nor the bot may be there."""
    task = asyncio.create_task(work)
    await asyncio.wait({task}, timeout=LEAVING_SECONDS)
    task.cancel()
