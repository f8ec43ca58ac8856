"""Memory for frames: bounded by bytes, so that clips which wait for ffmpeg cannot fill it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Room:
    """So many bytes at once, but one clip always, however large."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._taken = 0
        self._changed = asyncio.Condition()

    @asynccontextmanager
    async def holding(self, size: int) -> AsyncIterator[None]:
        """Wait until ``size`` bytes are free, and keep them for as long as this is entered."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self._taken or self._has(size))
            self._taken += size
        try:
            yield
        finally:
            self._taken -= size
            await asyncio.shield(self._tell())

    def _has(self, size: int) -> bool:
        return self._taken + size <= self._size

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()
