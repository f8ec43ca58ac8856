"""Taking one member's words, names and ids out of what is somebody else's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from sqlite3 import Connection
from typing import Any, TypeAlias

from pydantic import TypeAdapter

from ..catalog.film import FilmRequest, Request
from ..catalog.request import VideoRequest
from ..catalog.smooth import SmoothRequest
from ..groups.draft_vote import DraftVote
from ..groups.jam import Jam
from ..groups.relay import Relay
from ..text import Text, render

Group: TypeAlias = "Jam | Relay | DraftVote"
# Of every kind, as ``GroupTable`` wrote them.
GROUPS: dict[str, TypeAdapter[Any]] = {
    "jam": TypeAdapter(Jam),
    "relay": TypeAdapter(Relay),
    "vote": TypeAdapter(DraftVote),
}


@dataclass(frozen=True, slots=True)
class Borrowed:
    """Jobs of others with words of a member's, as only the groups say; it holds none of them."""

    turns: dict[str, int] = field(default_factory=dict)  # of relays: how long the turn's own are
    films: frozenset[str] = frozenset()  # of what the member hosts: the title is theirs

    def __or__(self, other: Borrowed) -> Borrowed:
        return Borrowed(self.turns | other.turns, self.films | other.films)


BORROWED = TypeAdapter(Borrowed)


@dataclass(frozen=True, slots=True)
class Scrub:
    """What is to go out of a request of somebody else's."""

    scenes: frozenset[int] = frozenset()  # of what it is made of: the numbers, from 0, of theirs
    names: frozenset[str] = frozenset()  # by which the credits may name them
    title: bool = False  # it is theirs
    own: int | None = None  # of a relay's turn: how many characters are its author's

    def of(self, request: Request, *, is_made: bool) -> Request:
        """The same less that. Once a film is made, nobody needs the names of its credits."""
        if isinstance(request, SmoothRequest):
            return replace(request, clip=self._clip(request.clip))
        if isinstance(request, VideoRequest):
            return self._clip(request)
        if not isinstance(request, FilmRequest):
            return request
        words = enumerate(request.words)
        return replace(
            request,
            title="" if self.title else request.title,
            words=tuple("" if number in self.scenes else said for number, said in words),
            names=() if is_made else tuple(self._named(n, request.language) for n in request.names),
        )

    def _clip(self, request: VideoRequest) -> VideoRequest:
        if self.scenes:  # it was made out of one of theirs
            return replace(request, prompt="", negative_prompt="")
        return replace(request, prompt=request.prompt[: self.own])

    def _named(self, name: str, language: str) -> str:
        return render(Text("groups-a-member"), language) if name in self.names else name


def groups_with(connection: Connection, user_id: int) -> list[tuple[str, str, Group | None]]:
    """Id, kind and value of every group with anything of a member's in it; None where another
    version wrote what this one cannot read.
    """
    rows = connection.execute(
        "SELECT id, kind, value FROM groups WHERE instr(value, ?)", (str(user_id),)
    ).fetchall()
    found = []
    for group_id, kind, value in rows:
        try:
            group: Group | None = GROUPS[kind].validate_json(value)
        except (KeyError, ValueError):
            group = None
        if group is None or group.involves(user_id):
            found.append((group_id, kind, group))
    return found


def borrowed(groups: Iterable[Group | None], user_id: int) -> Borrowed:
    turns: dict[str, int] = {}
    films = set()
    for group in groups:
        if isinstance(group, Relay):
            turns |= group.carried(user_id)
        if isinstance(group, Jam | Relay) and group.host == user_id and group.film_job_id:
            films.add(group.film_job_id)
    return Borrowed(turns, frozenset(films))
