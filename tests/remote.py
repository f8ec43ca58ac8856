"""Workers for tests, in this process, with the reference executor: no torch."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from t2vbot.media.store import Media
from t2vbot.remote.broker import Broker
from t2vbot.remote.service import Service
from t2vbot.remote.wire import WORKERS_API, Terms

from .broker import BrokerProcess
from .executors import ReferenceExecutor

BEAT = 0.2  # seconds


class Quick(TypedDict):
    beat_seconds: float
    lease_seconds: float
    settling: float


QUICK = Quick(beat_seconds=BEAT, lease_seconds=2.0, settling=0.3)


@dataclass
class RunningWorker:
    service: Service
    executor: ReferenceExecutor
    media: Media
    broker: Broker


@asynccontextmanager
async def a_worker(
    broker: BrokerProcess, name: str, folder: Path, *places: str, at_once: int = 4
) -> AsyncIterator[RunningWorker]:
    """One that serves until the block ends, and is gone then without a word."""
    (data := folder / f"worker-{name}").mkdir(exist_ok=True)
    media = Media(data)
    media.open()
    executor = ReferenceExecutor(media, *places, at_once=at_once)
    connection = Broker(broker.url(name), name=name, api=WORKERS_API)
    await connection.open()
    service = Service(
        *(connection, name, secrets.token_hex(4), "test", Terms(), executor, media),
        beat_seconds=BEAT,
    )
    running = asyncio.create_task(service.run())
    try:
        yield RunningWorker(service, executor, media, connection)
    finally:
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        await connection.aclose()
        await executor.aclose()
