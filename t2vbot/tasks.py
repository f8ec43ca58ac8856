"""Ending what goes on by itself."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any


async def stop(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancel them, and wait until they have ended, however they do."""
    stopping = set(tasks)
    for task in stopping:
        task.cancel()
    if stopping:
        await asyncio.wait(stopping)
