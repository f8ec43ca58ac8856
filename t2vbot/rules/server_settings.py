"""What the moderators of a server have set, in memory: nothing before a first answer may wait for a
disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from sqlite3 import Connection
from typing import Self

from ..database import Database
from ..errors import RequestRefused
from ..text import Text


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Of one server. Each has its range in ``RANGES`` and its words in ``text/``."""

    jam_minutes: int = 10  # in which scenes are written and voted for
    jam_scenes: int = 8  # of the film
    jam_votes: int = 3  # everybody has
    jam_scenes_each: int = 1  # everybody may write
    jam_cutting_minutes: int = 2  # to make one's scene again; 0: none
    jams_in_channel: int = 1  # at once
    relay_turns: int = 6  # of the film
    relay_writing_minutes: int = 3  # that a member has for a turn
    relays_in_channel: int = 1  # at once
    draft_vote_minutes: int = 1  # over drafts; 0: whoever presses a number has that one


RANGES: Mapping[str, tuple[int, int]] = {
    "jam_minutes": (1, 24 * 60),
    "jam_scenes": (1, 25),
    "jam_votes": (0, 25),
    "jam_scenes_each": (1, 5),
    "jam_cutting_minutes": (0, 60),
    "jams_in_channel": (0, 5),
    "relay_turns": (2, 25),
    "relay_writing_minutes": (1, 60),
    "relays_in_channel": (0, 5),
    "draft_vote_minutes": (0, 60),
}
NAMES = tuple(field.name for field in fields(ServerSettings))
DEFAULTS = ServerSettings()


class SettingsOfServers:
    """All of them, by server."""

    def __init__(self, database: Database, known: dict[int, ServerSettings] | None = None) -> None:
        self._database = database
        self._known = known or {}

    @classmethod
    async def load(cls, database: Database) -> Self:
        return cls(database, await database.read(_read))

    def of(self, server_id: int | None) -> ServerSettings:
        return self._known.get(server_id or 0, DEFAULTS)

    async def change(self, server_id: int, name: str, value: int) -> ServerSettings:
        """Raises ``RequestRefused`` as ``check`` does."""
        check(name, value)
        # ``replace`` takes names as they come; each is a field, as ``check`` looked up.
        await self._keep(server_id, replace(self.of(server_id), **{name: value}))
        return self.of(server_id)

    async def reset(self, server_id: int) -> ServerSettings:
        """Everything as it is where nobody set anything."""
        await self._keep(server_id, DEFAULTS)
        return DEFAULTS

    async def _keep(self, server_id: int, settings: ServerSettings) -> None:
        self._known[server_id] = settings
        usual = asdict(DEFAULTS)
        changed = [(server_id, n, v) for n, v in asdict(settings).items() if v != usual[n]]

        def write(connection: Connection) -> None:
            connection.execute("DELETE FROM server_settings WHERE server_id = ?", (server_id,))
            connection.executemany(
                "INSERT INTO server_settings (server_id, name, value) VALUES (?, ?, ?)", changed
            )

        await self._database.persist(f"settings of {server_id}", write)


def check(name: str, value: int) -> None:
    """Raises ``RequestRefused`` for a value out of range, or a name that there is none of."""
    if name not in RANGES:
        raise RequestRefused(Text("rules-setting-unknown"))
    low, high = RANGES[name]
    if not low <= value <= high:
        raise RequestRefused(Text("rules-setting-range", low=low, high=high))


def _read(connection: Connection) -> dict[int, ServerSettings]:
    """What another version wrote and this one does not know, or not in that range, is left out."""
    found: dict[int, ServerSettings] = {}
    for server_id, name, value in connection.execute(
        "SELECT server_id, name, value FROM server_settings"
    ):
        low, high = RANGES.get(name, (1, 0))
        if low <= value <= high:
            found[server_id] = replace(found.get(server_id, DEFAULTS), **{name: value})
    return found
