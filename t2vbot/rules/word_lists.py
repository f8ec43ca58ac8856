"""The lists of words that may not be asked for: the host's, and each server's. In memory."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection
from typing import Self

from ..database import Database
from ..errors import RequestRefused, SettingsError
from ..text import Text
from .word_filter import Entry, WordFilter, parse_list

MOST_ENTRIES = 1000  # of a server


@dataclass(frozen=True, slots=True)
class Found:
    """``by_host``: in the host's list, which no server changes."""

    entry: Entry
    by_host: bool


class WordLists:
    def __init__(
        self, database: Database, host: Iterable[Entry], lists: Mapping[int, tuple[Entry, ...]]
    ) -> None:
        self._database = database
        self._host = WordFilter(host)
        self._lists = dict(lists)
        self._filters = {server: WordFilter(entries) for server, entries in lists.items()}

    @classmethod
    async def load(cls, database: Database, host: Iterable[Entry]) -> Self:
        """``host``: the host's list."""
        return cls(database, host, await database.read(_read))

    def find(self, text: str, server_id: int) -> Found | None:
        """The first word of a list in a text: of the host's, then of the server's (0: none)."""
        if entry := self._host.search(text):
            return Found(entry, by_host=True)
        words = self._filters.get(server_id)
        entry = words.search(text) if words else None
        return Found(entry, by_host=False) if entry else None

    def of(self, server_id: int) -> tuple[Entry, ...]:
        return self._lists.get(server_id, ())

    async def change(self, server_id: int, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """The whole list of a server; what it was before. Raises ``RequestRefused``."""
        new, before = tuple(dict.fromkeys(entries)), self.of(server_id)
        if len(new) > MOST_ENTRIES:
            raise RequestRefused(Text("rules-too-many-words", most=MOST_ENTRIES))
        compiled = await asyncio.to_thread(WordFilter, new)
        self._lists[server_id], self._filters[server_id] = new, compiled
        rows = [(server_id, number, str(entry), time.time()) for number, entry in enumerate(new)]

        def write(connection: Connection) -> None:
            connection.execute("DELETE FROM words WHERE server_id = ?", (server_id,))
            connection.executemany(
                "INSERT INTO words (server_id, number, entry, added_at) VALUES (?, ?, ?, ?)", rows
            )

        await self._database.persist(f"words of {server_id}", write)
        return before

    def forget(self, server_id: int) -> None:
        """In memory."""
        self._lists.pop(server_id, None)
        self._filters.pop(server_id, None)


def read_list(path: Path | None) -> tuple[Entry, ...]:
    """The host's list, a text file. Raises ``SettingsError`` where it cannot be read."""
    if path is None:
        return ()
    said = {"path": str(path)}
    try:
        return parse_list(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        text = Text("settings-filter-unreadable", error=str(error), **said)
        raise SettingsError(text) from error
    except RequestRefused as error:
        text = Text("settings-filter-faulty", fault=error.text, **said)
        raise SettingsError(text) from error


def _read(connection: Connection) -> dict[int, tuple[Entry, ...]]:
    found: dict[int, list[Entry]] = {}
    for server_id, entry in connection.execute(
        "SELECT server_id, entry FROM words ORDER BY server_id, number"
    ):
        found.setdefault(server_id, []).append(Entry.parse(entry))
    return {server_id: tuple(entries) for server_id, entries in found.items()}
