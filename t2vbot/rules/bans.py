"""Who may not use the bot: in one server by its moderators, or anywhere by the host; and servers
that the host bans. In memory; kept under a keyed hash, so that a ban outlives the deletion of
somebody's data.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from sqlite3 import Connection
from typing import Self

from ..database import Database
from ..errors import RequestRefused
from ..text import Moment, Text
from .asker import Asker
from .pseudonyms import Pseudonyms

EVERYWHERE = 0  # the server of a ban by the host
_WHOLE_SERVER = ""  # the person of a ban that is a server's


@dataclass(frozen=True, slots=True)
class Ban:
    """``until``: Unix seconds; None: for good."""

    server_id: int
    person: str  # a pseudonym
    until: float | None
    user_id: int | None  # so that it can be shown; None once they deleted their data
    by: int  # who banned them; 0 once those deleted their data
    at: float


class Bans:
    """``clock``: Unix seconds."""

    def __init__(
        self,
        database: Database,
        pseudonyms: Pseudonyms,
        known: dict[tuple[int, str], Ban] | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._pseudonyms = pseudonyms
        self._known = known or {}
        self._clock = clock

    @classmethod
    async def load(
        cls, database: Database, pseudonyms: Pseudonyms, clock: Callable[[], float] = time.time
    ) -> Self:
        return cls(database, pseudonyms, await database.read(_read), clock)

    def check(self, asker: Asker) -> None:
        """Raises ``RequestRefused`` for who is banned there, or everywhere."""
        person = self._pseudonyms.of(asker.user_id)
        if self._holding(asker.server_id, _WHOLE_SERVER) and asker.server_id:
            raise RequestRefused(Text("rules-server-banned"))
        for server_id in dict.fromkeys((EVERYWHERE, asker.server_id)):
            if ban := self._holding(server_id, person):
                raise RequestRefused(_said(ban))

    def is_server_banned(self, server_id: int) -> bool:
        return self._holding(server_id, _WHOLE_SERVER) is not None

    def of_server(self, server_id: int) -> list[Ban]:
        """The bans of its members that hold, the newest first."""
        found = [
            ban
            for ban in self._known.values()
            if ban.server_id == server_id and ban.person and self._holds(ban)
        ]
        return sorted(found, key=lambda ban: -ban.at)

    def servers(self) -> list[Ban]:
        """The bans of whole servers that hold."""
        return [ban for ban in self._known.values() if not ban.person and self._holds(ban)]

    async def ban(
        self, user_id: int, server_id: int, *, by: int, seconds: float | None = None
    ) -> Ban:
        """Ban a member in a server, or ``EVERYWHERE``; for good where no time is given."""
        now = self._clock()
        until = now + seconds if seconds is not None else None
        person = self._pseudonyms.of(user_id)
        return await self._keep(Ban(server_id, person, until, user_id, by, now))

    async def unban(self, user_id: int, server_id: int) -> bool:
        """Whether they were banned there."""
        return await self._lift(server_id, self._pseudonyms.of(user_id))

    async def ban_server(self, server_id: int, *, by: int) -> Ban:
        return await self._keep(Ban(server_id, _WHOLE_SERVER, None, None, by, self._clock()))

    async def unban_server(self, server_id: int) -> bool:
        return await self._lift(server_id, _WHOLE_SERVER)

    def forget_member(self, user_id: int) -> None:
        """In memory: their bans hold by the keyed hash alone."""
        for key, ban in self._known.items():
            if user_id in (ban.user_id, ban.by):
                self._known[key] = replace(
                    ban,
                    user_id=None if ban.user_id == user_id else ban.user_id,
                    by=0 if ban.by == user_id else ban.by,
                )

    def forget_server(self, server_id: int) -> None:
        """In memory: what its moderators banned. What the host did stays."""
        for key in [key for key in self._known if key[0] == server_id and key[1]]:
            del self._known[key]

    def _holding(self, server_id: int, person: str) -> Ban | None:
        ban = self._known.get((server_id, person))
        return ban if ban and self._holds(ban) else None

    def _holds(self, ban: Ban) -> bool:
        return ban.until is None or ban.until > self._clock()

    async def _keep(self, ban: Ban) -> Ban:
        self._known[ban.server_id, ban.person] = ban

        def write(connection: Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO bans (server_id, person, until, user_id, banned_by,"
                " banned_at) VALUES (?, ?, ?, ?, ?, ?)",
                (ban.server_id, ban.person, ban.until, ban.user_id, ban.by, ban.at),
            )

        await self._database.persist(f"ban of {ban.person} in {ban.server_id}", write)
        return ban

    async def _lift(self, server_id: int, person: str) -> bool:
        ban = self._known.pop((server_id, person), None)

        def delete(connection: Connection) -> None:
            connection.execute(
                "DELETE FROM bans WHERE server_id = ? AND person = ?", (server_id, person)
            )

        await self._database.persist(f"ban of {person} in {server_id}", delete)
        return ban is not None and self._holds(ban)


def _said(ban: Ban) -> Text:
    who = "everywhere" if ban.server_id == EVERYWHERE else "here"
    if ban.until is None:
        return Text("rules-banned", where=who)
    return Text("rules-banned-until", where=who, when=Moment(ban.until))


def _read(connection: Connection) -> dict[tuple[int, str], Ban]:
    rows = connection.execute(
        "SELECT server_id, person, until, user_id, banned_by, banned_at FROM bans"
    )
    bans = [Ban(*row) for row in rows]
    return {(ban.server_id, ban.person): ban for ban in bans}
