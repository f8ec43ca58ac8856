"""Privacy, as commands and the bot's life story need it: one value."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection

from ..database import Database
from ..media.store import Media
from ..rules.ledger import DAY
from ..rules.pseudonyms import Pseudonyms
from . import export as exporting
from .deletions import Deletions
from .departures import Departures

NAMES_KEPT = 90 * DAY  # after somebody was last seen: as long as the clips that credits name
UNFINISHED_KEPT = DAY  # of films and offers that nothing came of


@dataclass(frozen=True, slots=True)
class Privacy:
    database: Database
    media: Media
    pseudonyms: Pseudonyms
    deletions: Deletions
    departures: Departures

    async def export(self, user_id: int) -> exporting.Record:
        """All that is kept of a member."""
        person = self.pseudonyms.of(user_id)
        data = await self.database.read(lambda c: exporting.collect(c, user_id, person))
        jobs = await self.database.read(lambda c: exporting.files_of(c, user_id))
        data["tables"]["files"] = await asyncio.to_thread(self._files, jobs)
        return data

    async def pictures(self, user_id: int) -> list[Path]:
        """Those that a member's videos started from, as far as they are here."""
        jobs = await self.database.read(lambda c: exporting.files_of(c, user_id))
        starts = {self.media.start_image(job_id).name for job_id in jobs}
        files = await asyncio.to_thread(self.media.files, jobs)
        return [path for path in files if path.name in starts]

    def _files(self, job_ids: set[str]) -> list[exporting.Record]:
        return [exporting.described(path) for path in self.media.files(job_ids)]

    async def tidy(self) -> None:
        """What has had its time, and what no other part forgets."""
        await self.database.write(lambda c: _forget_old(c, time.time()))
        await self.departures.tidy()


def _forget_old(connection: Connection, now: float) -> None:
    for statement, before in (
        ("DELETE FROM people WHERE seen_at < ?", now - NAMES_KEPT),
        ("DELETE FROM spent WHERE at < ?", now - DAY),
        ("DELETE FROM bans WHERE until < ?", now),
        ("DELETE FROM films WHERE created_at < ?", now - UNFINISHED_KEPT),
        ("DELETE FROM offers WHERE created_at < ?", now - UNFINISHED_KEPT),
    ):
        connection.execute(statement, (before,))
