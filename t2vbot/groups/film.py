"""A film that a member puts together out of clips that are there: picked, put in order, cut.

PICKING -> CUTTING -> CUT        a refusal leads back from CUTTING to PICKING
PICKING -> (forgotten after a day)
"""

from __future__ import annotations

import enum
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from sqlite3 import Connection, Row

from ..database import Database
from ..errors import RequestRefused
from ..jobs.job import new_id
from ..text import Text

MOST_SCENES = 25  # Discord's limit on the options of a menu
FORGOTTEN = 24 * 3600.0  # seconds after which one that was not cut is forgotten


class FilmState(enum.StrEnum):
    PICKING = "picking"
    CUTTING = "cutting"  # its job is being written down
    CUT = "cut"


@dataclass(slots=True)
class FilmPlan:
    """What is picked so far. ``offered`` and ``picked`` are ids of posts, the latter in the order
    of the film.
    """

    owner: int = field(repr=False)
    channel_id: int
    title: str = field(repr=False)
    captions: bool
    offered: tuple[str, ...]
    picked: tuple[str, ...] = ()
    state: FilmState = FilmState.PICKING
    id: str = field(default_factory=new_id)
    created_at: float = field(default_factory=time.time)  # Unix seconds

    def pick(self, post_ids: Sequence[str]) -> None:
        """These, in this order. What was not offered is no scene. Raises ``RequestRefused``."""
        self._be_open()
        picked = tuple(dict.fromkeys(post_id for post_id in post_ids if post_id in self.offered))
        if not picked:
            raise RequestRefused(Text("groups-film-nothing-picked"))
        self.picked = picked[:MOST_SCENES]

    def switch_captions(self) -> None:
        """On or off. Raises ``RequestRefused`` once it is cut."""
        self._be_open()
        self.captions = not self.captions

    def begin(self) -> None:
        """From now on it is being cut. Raises ``RequestRefused`` a second time."""
        self._be_open()
        if not self.picked:
            raise RequestRefused(Text("groups-film-nothing-picked"))
        self.state = FilmState.CUTTING

    def refused(self) -> None:
        """It could not be cut; the member may change something and try again."""
        if self.state is FilmState.CUTTING:
            self.state = FilmState.PICKING

    def _be_open(self) -> None:
        if self.state is not FilmState.PICKING:
            raise RequestRefused(Text("groups-film-already-cut"))


class FilmTable:
    """The plans on the database: a button works after a restart."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, plan: FilmPlan) -> None:
        """Raises ``sqlite3.Error`` where it cannot be written down."""

        def insert(connection: Connection) -> None:
            _forget(connection)
            connection.execute(
                "INSERT INTO films (id, state, owner, channel_id, title, captions, offered, picked,"
                " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    *(plan.id, plan.state, plan.owner, plan.channel_id, plan.title, plan.captions),
                    *(json.dumps(plan.offered), json.dumps(plan.picked), plan.created_at),
                ),
            )

        await self._database.write(insert)

    async def find(self, plan_id: str) -> FilmPlan:
        """Raises ``RequestRefused`` where it is forgotten."""
        row = await self._database.read(lambda connection: _row(connection, plan_id))
        if row is None:
            raise RequestRefused(Text("groups-film-forgotten"))
        return _plan(row)

    async def record(self, plan: FilmPlan, before: FilmState = FilmState.PICKING) -> None:
        """Write down what changed, unless somebody was faster. Raises ``RequestRefused`` then."""

        def update(connection: Connection) -> int:
            return connection.execute(
                "UPDATE films SET state = ?, captions = ?, picked = ? WHERE id = ? AND state = ?",
                (plan.state, plan.captions, json.dumps(plan.picked), plan.id, before),
            ).rowcount

        if not await self._database.write(update):
            raise RequestRefused(Text("groups-film-already-cut"))

    async def reopen(self) -> None:
        """After a crash between the press and the job: at a start no film is being begun."""
        await self._database.write(
            lambda connection: connection.execute(
                "UPDATE films SET state = ? WHERE state = ?",
                (FilmState.PICKING, FilmState.CUTTING),
            )
        )


def _forget(connection: Connection) -> None:
    connection.execute("DELETE FROM films WHERE created_at < ?", (time.time() - FORGOTTEN,))


def _row(connection: Connection, plan_id: str) -> Row | None:
    cursor = connection.execute("SELECT * FROM films WHERE id = ?", (plan_id,))
    cursor.row_factory = Row
    row: Row | None = cursor.fetchone()
    return row


def _plan(row: Row) -> FilmPlan:
    return FilmPlan(
        owner=row["owner"],
        channel_id=row["channel_id"],
        title=row["title"],
        captions=bool(row["captions"]),
        offered=tuple(json.loads(row["offered"])),
        picked=tuple(json.loads(row["picked"])),
        state=FilmState(row["state"]),
        id=row["id"],
        created_at=row["created_at"],
    )
