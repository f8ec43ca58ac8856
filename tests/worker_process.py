"""A worker in a process of its own, with the reference executor: no torch, no pipeline.

    python -m tests.worker_process URL NAME FOLDER [--places N] [--step SECONDS] [--beat SECONDS]

It ends as a worker does: with the first SIGTERM it drains, with the second it gives all back.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import secrets
from pathlib import Path

from t2vbot.media.store import Media
from t2vbot.remote.broker import Broker
from t2vbot.remote.service import Service
from t2vbot.remote.wire import BEAT_SECONDS, Terms
from t2vbot.signals import Signals

from .executors import ReferenceExecutor


async def main(arguments: argparse.Namespace) -> None:
    arguments.folder.mkdir(parents=True, exist_ok=True)
    media = Media(arguments.folder)
    media.open()
    places = [f"place-{number}" for number in range(arguments.places)]
    executor = ReferenceExecutor(media, *places, at_once=4)
    executor.step = arguments.step
    broker = Broker(arguments.url, name=arguments.name)
    await broker.open()
    service = Service(
        *(broker, arguments.name, secrets.token_hex(4), "test", Terms(), executor, media),
        beat_seconds=arguments.beat,
    )
    with Signals() as signals:
        running = asyncio.create_task(service.run())
        asked = asyncio.create_task(signals.first.wait())
        await asyncio.wait({running, asked}, return_when=asyncio.FIRST_COMPLETED)
        drained = asyncio.create_task(service.drain())
        at_once = asyncio.create_task(signals.second.wait())
        await asyncio.wait({drained, at_once}, return_when=asyncio.FIRST_COMPLETED)
        if not drained.done():
            await service.give_back_all()
        running.cancel()
    await broker.aclose()


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("name")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--places", type=int, default=1)
    parser.add_argument("--step", type=float, default=0.01)
    parser.add_argument("--beat", type=float, default=BEAT_SECONDS)
    return parser.parse_args()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    asyncio.run(main(parsed()))
