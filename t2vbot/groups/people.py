"""What people are called, as they were last seen: the credits of a film name them, also those who
have left since. And which language they read, for when they are written to.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from sqlite3 import Connection

from ..database import Database
from ..text import ENGLISH, LANGUAGES, Text, render

LONGEST = 100  # characters; Discord allows 32


class People:
    """Display names, by person and server (0: anywhere else)."""

    def __init__(
        self, database: Database, may_show: Callable[[str, int], bool] = lambda name, server: True
    ) -> None:
        """``may_show``: whether a name may stand in the films of a server."""
        self._database = database
        self._may_show = may_show
        # In this run: what did not change is not written again.
        self._noted: dict[tuple[int, int], str] = {}
        self._languages: dict[int, str] = {}
        self._numbers: dict[tuple[int, int], int] = {}  # by which what is written late is known

    async def note(
        self,
        user_id: int,
        server_id: int | None,
        name: str,
        elsewhere: str | None = None,
        language: str = "",
    ) -> None:
        """Somebody did something under that name. ``elsewhere``: what they are called where they
        have no name of the server's; ``language``: of their client.
        """
        names = {server_id or 0: name} | ({0: elsewhere} if elsewhere else {})
        noted = {
            (user_id, server): " ".join(name.split())[:LONGEST] for server, name in names.items()
        }
        is_known = self._languages.get(user_id, "") == language
        if is_known and all(self._noted.get(who) == name for who, name in noted.items()):
            return
        self._noted |= noted
        self._languages[user_id] = language
        rows = [(*who, name, time.time(), language) for who, name in noted.items()]

        def write(connection: Connection) -> None:
            connection.executemany(
                "INSERT OR REPLACE INTO people (user_id, server_id, name, seen_at, language)"
                " VALUES (?, ?, ?, ?, ?)",
                rows,
            )

        # No id: a key that cannot be written is logged.
        number = self._numbers.setdefault((user_id, server_id or 0), len(self._numbers))
        await self._database.persist(f"names {number}", write)

    def forget(self, user_id: int) -> None:
        """In memory."""
        self._noted = {who: name for who, name in self._noted.items() if who[0] != user_id}
        self._languages.pop(user_id, None)

    def seen(self, user_id: int) -> str | None:
        """What somebody is called outside servers, if they were seen in this run. From memory."""
        return self._noted.get((user_id, 0))

    async def language_of(self, user_id: int) -> str:
        """The one that their client spoke last; English where nobody knows."""
        if known := self._languages.get(user_id):
            return known

        def read(connection: Connection) -> str:
            newest = "SELECT language FROM people WHERE user_id = ? ORDER BY seen_at DESC LIMIT 1"
            row = connection.execute(newest, (user_id,)).fetchone()
            return str(row[0]) if row and row[0] in LANGUAGES else ENGLISH

        return await self._database.read(read)

    async def names(
        self, user_ids: Iterable[int], server_id: int | None, language: str = ENGLISH
    ) -> dict[int, str]:
        """What they are called in a server, else where they have no server's name: what a server
        calls somebody is nobody's business in another one. Without those who were never seen; who
        is called what may not be shown is "a member", in that language.
        """
        wanted, places = list(dict.fromkeys(user_ids)), (0, server_id or 0)  # the later one counts

        def read(connection: Connection) -> dict[tuple[int, int], str]:
            return {
                (user_id, place): str(row[0])
                for user_id in wanted
                for place in places
                for row in connection.execute(
                    "SELECT name FROM people WHERE user_id = ? AND server_id = ?", (user_id, place)
                )
            }

        found = await self._database.read(read) | self._noted
        names = {
            user_id: found[user_id, place]
            for place in places
            for user_id in wanted
            if (user_id, place) in found
        }
        nameless = render(Text("groups-a-member"), language)
        return {
            user_id: name if self._may_show(name, server_id or 0) else nameless
            for user_id, name in names.items()
        }
