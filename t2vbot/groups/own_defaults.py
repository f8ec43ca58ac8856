"""What each member wants of every video where they do not say: kept on the database, read at the
start, and from then on in memory, since a request is answered before any look at the disk.
"""

from __future__ import annotations

import logging
import time
from sqlite3 import Connection

from ..catalog.defaults import Defaults
from ..database import Database
from ..errors import what_is_wrong

log = logging.getLogger(__name__)

NONE = Defaults()


class OwnDefaults:
    """By member, everywhere."""

    def __init__(self, database: Database, known: dict[int, Defaults]) -> None:
        self._database = database
        self._known = known
        self._numbers: dict[int, int] = {}  # by which what is written late is known

    @classmethod
    async def load(cls, database: Database) -> OwnDefaults:
        return cls(database, await database.read(_read))

    def of(self, user_id: int) -> Defaults:
        """From memory."""
        return self._known.get(user_id, NONE)

    async def put(self, user_id: int, defaults: Defaults) -> None:
        """They hold from now on, and are written down as soon as that can be done."""
        if defaults == NONE:
            self._known.pop(user_id, None)
        else:
            self._known[user_id] = defaults
        row = (user_id, defaults.to_json(), time.time())

        def write(connection: Connection) -> None:
            connection.execute("DELETE FROM defaults WHERE user_id = ?", row[:1])
            if defaults != NONE:
                connection.execute(
                    "INSERT INTO defaults (user_id, value, changed_at) VALUES (?, ?, ?)", row
                )

        # No id: a key that cannot be written is logged.
        number = self._numbers.setdefault(user_id, len(self._numbers))
        await self._database.persist(f"defaults {number}", write)

    def forget(self, user_id: int) -> None:
        """In memory."""
        self._known.pop(user_id, None)


def _read(connection: Connection) -> dict[int, Defaults]:
    found = {}
    for user_id, value in connection.execute("SELECT user_id, value FROM defaults"):
        try:
            found[user_id] = Defaults.from_json(value)
        except ValueError as error:
            log.error("A member's defaults cannot be read: %s", what_is_wrong(error))
    return found
