"""Joining: who wants what somebody asked for already takes part in that, instead of queueing it
again.
"""

from __future__ import annotations

import json
import time
import unicodedata
from dataclasses import dataclass, field, replace
from sqlite3 import Connection, Row

from ..catalog.request import VideoRequest
from ..database import Database
from ..errors import RequestRefused
from ..jobs.job import new_id
from ..posts.post import Notify
from ..text import Text

FORGOTTEN = 24 * 3600.0  # seconds after which an offer is forgotten


def are_alike(one: VideoRequest, other: VideoRequest, *, same_seed: bool) -> bool:
    """Whether two requests ask for the same: case, spaces and punctuation do not count, nor does
    the seed where nobody chose one.
    """
    return _essence(one, same_seed) == _essence(other, same_seed)


def _essence(request: VideoRequest, with_seed: bool) -> VideoRequest:
    return replace(
        request,
        prompt=_plain(request.prompt),
        negative_prompt=_plain(request.negative_prompt),
        seed=request.seed if with_seed else 0,
    )


def _plain(words: str) -> str:
    """Letters and numbers alone. Where there are none (emoji), what was typed."""
    kept = "".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in words.casefold())
    return " ".join(kept.split()) or " ".join(words.split())


@dataclass(frozen=True, slots=True)
class Offer:
    """A request that waits for its member to say whether they join another one or make their
    own.
    """

    owner: int = field(repr=False)
    request: VideoRequest
    spoiler: bool
    notify: Notify
    id: str = field(default_factory=new_id)
    created_at: float = field(default_factory=time.time)  # Unix seconds


class OfferTable:
    """The offers on the database: their buttons work after a restart."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, offer: Offer) -> None:
        """Written down as soon as that can be done."""

        def insert(connection: Connection) -> None:
            connection.execute(
                "DELETE FROM offers WHERE created_at < ?", (time.time() - FORGOTTEN,)
            )
            connection.execute(
                "INSERT OR IGNORE INTO offers (id, owner, request, spoiler, notify, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (
                    *(offer.id, offer.owner, json.dumps(offer.request.to_json()), offer.spoiler),
                    *(offer.notify, offer.created_at),
                ),
            )

        await self._database.persist(f"offer {offer.id}", insert, offer)

    async def take(self, offer_id: str) -> Offer:
        """The offer, for the one time that it is accepted. Raises ``RequestRefused`` after that."""
        late: Offer | None = self._database.late(f"offer {offer_id}")

        def delete(connection: Connection) -> Row | None:
            cursor = connection.execute("SELECT * FROM offers WHERE id = ?", (offer_id,))
            cursor.row_factory = Row
            row: Row | None = cursor.fetchone()
            connection.execute("DELETE FROM offers WHERE id = ?", (offer_id,))
            return row

        row = await self._database.write(delete)
        if row is None and late is None:
            raise RequestRefused(Text("groups-offer-gone"))
        return late or _offer(row)


def _offer(row: Row | None) -> Offer:
    assert row
    return Offer(
        owner=row["owner"],
        request=VideoRequest.from_json(row["request"]),
        spoiler=bool(row["spoiler"]),
        notify=Notify(row["notify"]),
        id=row["id"],
        created_at=row["created_at"],
    )
