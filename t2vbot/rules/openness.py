"""Whether the bot runs and takes requests, kept across restarts, and told to who waits for it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Self

from pydantic import TypeAdapter, ValidationError

from ..database import Database
from ..errors import RequestRefused
from ..text import Moment, Text
from .hours import QuietHours
from .standing import Standing, State

log = logging.getLogger(__name__)

NAME = "standing"  # of what is kept
LOOK_SECONDS = 15.0  # at most between two looks at the clock, which may be set
_STANDING = TypeAdapter(Standing)


@dataclass(frozen=True, slots=True)
class Now:
    """How the bot is at this moment. ``until``: from when on it begins clips (Unix seconds): now,
    where it ``is_open``; None: nobody knows.
    """

    state: State
    reason: str
    until: float | None
    is_open: bool
    accepts: bool


class Openness:
    """Fulfils ``jobs.gate.Gate``.

    ``accepts``: whether a bot that begins nothing takes requests all the same. ``clock``: Unix
    seconds. ``zone``: the host's; None: as this computer is set.
    """

    def __init__(
        self,
        database: Database,
        standing: Standing,
        *,
        accepts: bool = True,
        clock: Callable[[], float] = time.time,
        zone: tzinfo | None = None,
    ) -> None:
        self.standing = standing
        self.zone = zone
        self._database = database
        self._accepts = accepts
        self._clock = clock
        self._changing = asyncio.Lock()
        self._changed = asyncio.Event()  # a new one for each change

    @classmethod
    async def load(
        cls,
        database: Database,
        *,
        accepts: bool = True,
        clock: Callable[[], float] = time.time,
        zone: tzinfo | None = None,
    ) -> Self:
        kept, standing = await database.kept(NAME), Standing()
        try:
            standing = _STANDING.validate_json(kept) if kept else standing
        except ValidationError as error:  # of another version
            log.error("How the host left the bot cannot be read, so it runs: %s", error)
        return cls(database, standing, accepts=accepts, clock=clock, zone=zone)

    # --- What the host does -----------------------------------------------------------------------

    async def pause(self, reason: str, until: float | None) -> None:
        """``until``: Unix seconds; None: until ``resume``."""
        await self._change(lambda standing: standing.paused(reason, until))

    async def drain(self, reason: str) -> None:
        """Finish what is on the way, and accept nothing new until ``resume``."""
        await self._change(lambda standing: standing.draining(reason))

    async def resume(self) -> None:
        await self._change(lambda standing: standing.resumed(self._clock(), self.zone))

    async def set_quiet(self, quiet: QuietHours | None) -> None:
        await self._change(lambda standing: standing.with_quiet(quiet))

    async def _change(self, change: Callable[[Standing], Standing]) -> None:
        async with self._changing:
            new = change(self.standing)
            await self._database.keep(NAME, _STANDING.dump_json(new).decode())
            self.standing = new
        self._changed.set()
        self._changed = asyncio.Event()

    # --- What follows from it ---------------------------------------------------------------------

    def now(self) -> Now:
        moment = self._clock()
        state = self.standing.state(moment, self.zone)
        until = self.standing.starts_at(moment, self.zone)
        is_open = until == moment
        accepts = state is not State.DRAINING and (is_open or self._accepts)
        reason = self.standing.reason if state in (State.PAUSED, State.DRAINING) else ""
        return Now(state, reason, until, is_open, accepts)

    def check(self) -> None:
        """Raises ``RequestRefused`` where nothing new is accepted."""
        now = self.now()
        if not now.accepts:
            raise RequestRefused(Text("rules-not-now", said=explained(now)))

    @property
    def is_open(self) -> bool:
        return self.now().is_open

    def starts_at(self, moment: float) -> float | None:
        return self.standing.starts_at(moment, self.zone)

    async def opened(self) -> None:
        while not self.is_open:
            await self._wait(LOOK_SECONDS)

    async def moved(self, timeout: float) -> bool:
        before, ends = self._shown(), asyncio.get_running_loop().time() + timeout
        while self._shown() == before:
            left = ends - asyncio.get_running_loop().time()
            if left <= 0:
                return False
            await self._wait(min(left, LOOK_SECONDS))
        return True

    def _shown(self) -> tuple[Standing, State, bool]:
        now = self.now()
        return self.standing, now.state, now.is_open

    async def _wait(self, timeout: float) -> None:
        """For the host, for the next moment at which it opens, or so many seconds."""
        until = self.now().until
        left = until - self._clock() if until is not None else 0.0
        if left > 0:
            timeout = min(timeout, left)
        try:
            async with asyncio.timeout(timeout):
                await self._changed.wait()
        except TimeoutError:
            pass


def explained(now: Now) -> Text:
    """Why nothing is begun or accepted, and until when, for members."""
    again = Text("rules-again-unknown")
    if now.until is not None:
        again = Text("rules-again", when=Moment(now.until))
    reason = Text("rules-reason", reason=now.reason) if now.reason else Text("rules-reason-none")
    return Text("rules-state", state=now.state, again=again, reason=reason)
