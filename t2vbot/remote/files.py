"""Files between the bot and a worker: objects in the worker's bucket on the broker."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BufferedIOBase
from pathlib import Path
from typing import cast

from nats.js.api import ObjectInfo, ObjectMeta, ObjectMetaOptions
from nats.js.errors import NotFoundError
from nats.js.object_store import ObjectStore

from . import wire
from .broker import Broker

CHUNK = 2**17  # bytes of a message: each has to come through a slow line in time
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
        async with _opened(path, "rb") as source:
            await self._broker.unless_it_breaks_off(
                store.put(wire.file_name(lease, name), source, meta), TIMEOUT
            )

    async def get(self, lease: str, name: str, path: Path, most: int = LARGEST) -> None:
        """Fetch a file to ``path``, where one is replaced.

        Raises ``FileNotFoundError`` where it does not lie there whole, ``ValueError`` where it is
        larger than ``most`` bytes or not what was laid down, and what nats raises.
        """
        object_name = wire.file_name(lease, name)
        try:
            store = await self._store()
            info = await store.get_info(object_name)
            if not 0 < (info.size or 0) <= most:
                raise ValueError(f"{object_name} has {info.size} bytes")
            async with _opened(path, "wb") as target:
                await self._broker.unless_it_breaks_off(self._read(info, target), TIMEOUT)
        except NotFoundError as error:
            raise FileNotFoundError(object_name) from error

    async def _read(self, info: ObjectInfo, target: BufferedIOBase) -> None:
        """Its parts, asked for one after the other.

        Not as nats-py does it, by a consumer: whoever may create one chooses the subject to which
        it delivers, so that a worker could write to everybody under any name.
        """
        files, stream = self._broker.files, f"OBJ_{self._bucket}"
        subject = f"$O.{self._bucket}.C.{info.nuid}"
        digest, left, sequence = hashlib.sha256(), info.size or 0, 1
        while left > 0:
            part = await files.get_msg(stream, sequence, subject, direct=True, next=True)
            data = part.data or b""
            digest.update(data)
            left, sequence = left - len(data), (part.seq or 0) + 1
            await asyncio.to_thread(target.write, data)
        expected = (info.digest or "").partition("=")[2]
        if left or base64.urlsafe_b64encode(digest.digest()).decode() != expected:
            raise ValueError(f"{info.name} is not what was laid down")

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


@asynccontextmanager
async def _opened(path: Path, mode: str) -> AsyncIterator[BufferedIOBase]:
    """A thread goes on where who waits for it is cancelled: what it opens is closed all the same,
    else Windows could not remove the file.
    """
    opening = asyncio.ensure_future(asyncio.to_thread(path.open, mode))
    try:
        file = cast(BufferedIOBase, await asyncio.shield(opening))
    except asyncio.CancelledError:
        (await opening).close()
        raise
    with file:
        yield file
