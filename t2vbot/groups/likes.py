"""Likes: one a member and result, which /best counts."""

from __future__ import annotations

import time
from collections.abc import Iterable
from sqlite3 import Connection

from ..database import Database


class LikeTable:
    """Who likes which post's video."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def toggle(self, post_id: str, user_id: int) -> int:
        """Like it, or take that back; how many do now. Raises ``sqlite3.Error`` where that cannot
        be written down, or the post is gone.
        """

        def change(connection: Connection) -> int:
            key = (post_id, user_id)
            taken = connection.execute(
                "DELETE FROM likes WHERE post_id = ? AND user_id = ?", key
            ).rowcount
            if not taken:
                connection.execute(
                    "INSERT INTO likes (post_id, user_id, liked_at) VALUES (?, ?, ?)",
                    (*key, time.time()),
                )
            row = connection.execute("SELECT count(*) FROM likes WHERE post_id = ?", (post_id,))
            return int(row.fetchone()[0])

        return await self._database.write(change)

    async def counts(self, post_ids: Iterable[str]) -> dict[str, int]:
        """How many like each; without those that nobody does."""
        wanted = list(post_ids)

        def read(connection: Connection) -> dict[str, int]:
            found = {}
            for post_id in wanted:
                row = connection.execute("SELECT count(*) FROM likes WHERE post_id = ?", (post_id,))
                if count := row.fetchone()[0]:
                    found[post_id] = int(count)
            return found

        return await self._database.read(read)
