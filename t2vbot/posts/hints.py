"""What somebody new was told beside their videos: each once and never again."""

from __future__ import annotations

import enum
import sqlite3
import time
from sqlite3 import Connection

from ..database import Database


class Hint(enum.StrEnum):
    """The event that a hint is about."""

    WAIT = "wait"  # a first wait that is long
    RESULT = "result"  # a first video
    WORDS = "words"  # a prompt that the model can make nothing of


class HintTable:
    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, user_id: int, hint: Hint) -> bool:
        """Whether somebody is to be told now, and nobody tells them after that. What cannot be
        written down is not told: it might be told again.
        """

        def write(connection: Connection) -> bool:
            added = connection.execute(
                "INSERT OR IGNORE INTO hints (user_id, hint, given_at) VALUES (?, ?, ?)",
                (user_id, hint, time.time()),
            )
            return added.rowcount == 1

        try:
            return await self._database.write(write)
        except sqlite3.Error:
            return False
