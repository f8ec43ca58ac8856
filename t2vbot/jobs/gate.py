"""The seam to who says whether clips may be begun now: the host's pauses and quiet hours."""

from __future__ import annotations

import asyncio
from typing import Protocol


class Gate(Protocol):
    """Closed, no clip is begun; what is on a device goes on. Moments are Unix seconds."""

    def starts_at(self, moment: float) -> float | None:
        """When what could start at a moment may start; None where nobody knows."""
        ...

    @property
    def is_open(self) -> bool: ...

    async def opened(self) -> None:
        """Wait until it is open."""
        ...

    async def moved(self, timeout: float) -> bool:
        """Wait until something about it is not as it was, or so many seconds; which of them."""
        ...


class AlwaysOpen:
    """Fulfils ``Gate`` where there is no host."""

    is_open = True

    def starts_at(self, moment: float) -> float | None:
        return moment

    async def opened(self) -> None:
        pass

    async def moved(self, timeout: float) -> bool:
        await asyncio.sleep(timeout)
        return False
