"""Files between the bot and a worker: objects in the worker's bucket on the broker."""

from __future__ import annotations

import asyncio
from pathlib import Path

from nats.js.api import ObjectMeta, ObjectMetaOptions
from nats.js.errors import NotFoundError
from nats.js.object_store import ObjectStore

from . import wire
from .broker import Broker

CHUNK = 2**19  # bytes of a message; the broker takes 1 MiB, unless it is told otherwise
LARGEST = 2**31  # bytes
TIMEOUT = 900.0  # seconds for a file


class Files:
    """The files of one worker."""

    def __init__(self, broker: Broker, worker: str) -> None:
        self._broker = broker
        self._bucket = wire.bucket(worker)

    async def put(self, lease: str, name: str, path: Path) -> None:
        """Lay a file down; what has that name is replaced. Raises ``ConnectionError`` where the
        connection breaks off, and what nats raises.
        """
        store = await self._store()
        meta = ObjectMeta(options=ObjectMetaOptions(max_chunk_size=CHUNK))
        with await asyncio.to_thread(path.open, "rb") as source:
            await self._broker.unless_it_breaks_off(
                store.put(wire.file_name(lease, name), source, meta), TIMEOUT
            )

    async def get(self, lease: str, name: str, path: Path, most: int = LARGEST) -> None:
        """Fetch a file to ``path``, where one is replaced.

        Raises ``FileNotFoundError`` where it does not lie there, ``ValueError`` where it is larger
        than ``most`` bytes, and what nats raises where it arrives broken.
        """
        store, object_name = await self._store(), wire.file_name(lease, name)
        try:
            info = await store.get_info(object_name)
        except NotFoundError as error:
            raise FileNotFoundError(object_name) from error
        if (info.size or 0) > most:
            raise ValueError(f"{object_name} has {info.size} bytes")
        with await asyncio.to_thread(path.open, "wb") as target:
            await self._broker.unless_it_breaks_off(store.get(object_name, target), TIMEOUT)

    async def remove(self, lease: str, *names: str) -> None:
        """Those that lie there."""
        try:
            store = await self._store()
        except NotFoundError:
            return
        for name in names:
            try:
                await store.delete(wire.file_name(lease, name))
            except NotFoundError:
                continue

    async def _store(self) -> ObjectStore:
        return await self._broker.files.object_store(self._bucket)
