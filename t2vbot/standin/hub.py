"""Who is told what happens in this world, and waiting for it without polling."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Self, TypeVar

T = TypeVar("T")

WAIT = 30.0  # seconds until something is no longer waited for; a busy machine takes its time


class Event:
    """Something that happened; each kind stands beside what it is about."""

    __slots__ = ()


class Subscription:
    """Events in the order in which they happened, kept until they are read."""

    def __init__(self, hub: Hub) -> None:
        self._queue: asyncio.Queue[Event] = asyncio.Queue()
        self._stop = hub.listen(self._queue.put_nowait)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Event:
        return await self._queue.get()


class Hub:
    """Tells every listener at once, in order, on the event loop's thread."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Event], None]] = []

    def publish(self, event: Event) -> None:
        for listener in list(self._listeners):
            listener(event)

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Call ``listener`` with each event; the function that comes back ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def subscribe(self) -> Subscription:
        """Each event from now on, as an async iterator; leave its ``with`` block to stop."""
        return Subscription(self)

    async def until(self, find: Callable[[], T | None], timeout: float, what: str) -> T:
        """What ``find`` gives, as soon as that is not None: now, or right after an event.

        ``find`` runs while the event is being published, so that a state which lasts for one event
        only is seen too. ``what`` stands in the error when ``timeout`` seconds were not enough.
        """
        if (found := find()) is not None:
            return found
        waiting: asyncio.Future[T] = asyncio.get_running_loop().create_future()

        def look(_: Event) -> None:
            if waiting.done():
                return
            try:
                found = find()
            except Exception as error:  # it belongs to who waits, not to who published
                waiting.set_exception(error)
            else:
                if found is not None:
                    waiting.set_result(found)

        stop = self.listen(look)
        try:
            async with asyncio.timeout(timeout):
                return await waiting
        except TimeoutError:
            raise TimeoutError(f"waited {timeout:g} s for {what}") from None
        finally:
            stop()
