"""Reads what the videos of members' messages say of themselves; of each no more is fetched than
that takes, whatever its size.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from typing import Any, BinaryIO

import discord

from .cdn import Cdn

PART = 2**16  # bytes that are fetched at once; of ours one holds all that is looked for
MOST_PARTS = 16  # of a file
AT_ONCE = 4  # files


Read = Callable[[BinaryIO], dict[str, Any] | None]
"""What an open file says; None where there is nothing of ours in it. Blocks."""


class VideoReader:
    def __init__(self, cdn: Cdn, read: Read) -> None:
        self._cdn = cdn
        self._read = read
        self._at_once = asyncio.Semaphore(AT_ONCE)

    async def facts(self, file: discord.Attachment) -> dict[str, Any] | None:
        """None where there is nothing of ours. Raises ``UserError`` where it cannot be had."""
        parts: dict[int, bytes] = {}
        async with self._at_once:
            for _ in range(MOST_PARTS):
                try:
                    return await asyncio.to_thread(self._look, parts, file.size)
                except _Lacking as lacking:
                    at = lacking.at
                    parts[at] = await self._cdn.fetch_part(file.url, at, PART)
        return None

    def _look(self, parts: dict[int, bytes], size: int) -> dict[str, Any] | None:
        with io.BufferedReader(_Parts(parts, size), 16) as file:
            return self._read(file)


class _Lacking(Exception):
    """A part that is not here; ``at``: where it begins, in bytes."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class _Parts(io.RawIOBase):
    """A file of which some parts are here, by where they begin."""

    def __init__(self, parts: dict[int, bytes], size: int) -> None:
        self._parts = parts
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Raises ``_Lacking`` where not even the first byte is here."""
        if self._at >= self._size:
            return 0
        for start, part in self._parts.items():
            if start == self._at or start < self._at < start + len(part):
                into = memoryview(buffer)
                found = part[self._at - start : self._at - start + len(into)]
                into[: len(found)] = found
                self._at += len(found)
                return len(found)
        raise _Lacking(self._at)
