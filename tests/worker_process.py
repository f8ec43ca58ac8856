"""A worker in a process of its own, with the reference executor: no torch, no pipeline.

    python -m tests.worker_process URL NAME FOLDER [--places N] [--step SECONDS] [--beat SECONDS]

It ends as a worker does: with the first SIGTERM it drains, with the second it gives all back.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import secrets
import sys
from pathlib import Path

from t2vbot.cli.worker import Ending, connected, serve
from t2vbot.media.store import Media
from t2vbot.remote.broker import Broker
from t2vbot.remote.service import Service
from t2vbot.remote.wire import BEAT_SECONDS, WORKERS_API, Terms
from t2vbot.signals import INTERRUPTED, Signals

from .executors import ReferenceExecutor


async def main(arguments: argparse.Namespace) -> int:
    arguments.folder.mkdir(parents=True, exist_ok=True)
    media = Media(arguments.folder)
    media.open()
    places = [f"place-{number}" for number in range(arguments.places)]
    executor = ReferenceExecutor(media, *places, at_once=4)
    executor.step = arguments.step
    broker = Broker(arguments.url, name=arguments.name, api=WORKERS_API)
    instance, terms = secrets.token_hex(4), Terms()
    if arguments.follow:
        terms = await connected(broker, arguments.name, instance)
    else:
        await broker.open()
    service = Service(
        *(broker, arguments.name, instance, "test", terms, executor, media),
        beat_seconds=arguments.beat,
    )
    with Signals() as signals:
        ending = await serve(service, arguments.grace, signals)
    await broker.aclose()
    return INTERRUPTED if ending is Ending.AT_ONCE else 0


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("name")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--places", type=int, default=1)
    parser.add_argument("--step", type=float, default=0.01)
    parser.add_argument("--beat", type=float, default=BEAT_SECONDS)
    parser.add_argument("--grace", type=float, default=60.0)
    parser.add_argument("--follow", action="store_true", help="a real bot, with terms of its own")
    return parser.parse_args()


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    sys.exit(asyncio.run(main(parsed())))
