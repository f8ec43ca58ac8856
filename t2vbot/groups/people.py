"""What people are called, as they were last seen: the credits of a film name them, also those who
have left since.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from sqlite3 import Connection

from ..database import Database

LONGEST = 100  # characters; Discord allows 32


class People:
    """Display names, by person and server (0: anywhere else)."""

    def __init__(self, database: Database) -> None:
        self._database = database
        # In this run: what did not change is not written again.
        self._noted: dict[tuple[int, int], str] = {}

    async def note(self, user_id: int, server_id: int | None, name: str) -> None:
        """Somebody did something under that name."""
        who, name = (user_id, server_id or 0), " ".join(name.split())[:LONGEST]
        if self._noted.get(who) == name:
            return
        self._noted[who] = name

        def write(connection: Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO people (user_id, server_id, name, seen_at)"
                " VALUES (?, ?, ?, ?)",
                (*who, name, time.time()),
            )

        await self._database.persist(f"name of {who}", write)

    async def names(self, user_ids: Iterable[int], server_id: int | None) -> dict[int, str]:
        """Their names in a server, else elsewhere; without those who were never seen."""
        wanted = list(dict.fromkeys(user_ids))

        def read(connection: Connection) -> dict[int, str]:
            found = {}
            for user_id in wanted:
                row = connection.execute(
                    "SELECT name FROM people WHERE user_id = ?"
                    " ORDER BY server_id = ? DESC, seen_at DESC LIMIT 1",
                    (user_id, server_id or 0),
                ).fetchone()
                if row:
                    found[user_id] = str(row[0])
            return found

        found = await self._database.read(read)
        late = {user: name for (user, _), name in self._noted.items() if user in wanted}
        here = {user: name for (user, server), name in self._noted.items() if server == server_id}
        return late | found | {user: name for user, name in here.items() if user in wanted}
