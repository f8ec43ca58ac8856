"""Fetches the videos of members' messages, and reads what they say of themselves."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from typing import Any, BinaryIO

import discord

from .cdn import Cdn

MOST_BYTES = 100 * 2**20  # of a file that is fetched
AT_ONCE = 2  # files in memory


Read = Callable[[BinaryIO], dict[str, Any] | None]
"""What an open file says; None where there is nothing of ours in it. Blocks."""


class VideoReader:
    def __init__(self, cdn: Cdn, read: Read) -> None:
        self._cdn = cdn
        self._read = read
        self._at_once = asyncio.Semaphore(AT_ONCE)

    async def facts(self, file: discord.Attachment) -> dict[str, Any] | None:
        """None where there is nothing of ours. Raises ``UserError`` where it cannot be had."""
        async with self._at_once:
            data = await self._cdn.fetch(file.url, MOST_BYTES)
            return await asyncio.to_thread(self._read, io.BytesIO(data))
