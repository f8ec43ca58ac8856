"""What the moderators of each server have set, in memory: nothing before a first answer may wait
for a disk.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any, Self

from ..database import Database
from ..errors import RequestRefused
from ..text import Text
from .asker import Asker
from .rule import RULES, Scope, Value, written

log = logging.getLogger(__name__)

MOST_RULES = 500  # of one server; more is no person's setting
KEPT_CHANGES = 20  # of a server, that can be undone one after another


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a rule stands."""

    scope: Scope = Scope.SERVER
    scope_id: int = 0  # of the channel or role


WHOLE_SERVER = Spot()


@dataclass(frozen=True, slots=True)
class Holding:
    """A value that holds for somebody, and where it comes from; None: nobody set it."""

    value: Value
    spot: Spot | None


@dataclass(frozen=True, slots=True)
class Edit:
    """One rule that was changed. None: it was, or is, not set there."""

    spot: Spot
    name: str
    before: Value | None
    after: Value | None

    @property
    def undone(self) -> Edit:
        return Edit(self.spot, self.name, self.after, self.before)


Rules = dict[Spot, dict[str, Value]]


class Rulebook:
    """The rules of all servers. ``host``: the values of the host, where they have any."""

    def __init__(
        self,
        database: Database,
        host: Mapping[str, Value] | None = None,
        known: dict[int, Rules] | None = None,
    ) -> None:
        self._database = database
        self.host = host or {}
        self._known = known or {}

    @classmethod
    async def load(cls, database: Database, host: Mapping[str, Value] | None = None) -> Self:
        return cls(database, host, await database.read(_read))

    def holding(self, name: str, asker: Asker) -> Holding:
        """What a server's rules say to somebody: a role's before the channel's before the server's,
        and the best of several roles. The host's bound is not part of it.
        """
        rules = self._known.get(asker.server_id, {})
        roles = [
            (spot, rules[spot][name])
            for role in asker.roles
            if name in rules.get(spot := Spot(Scope.ROLE, role), ())
        ]
        if roles:
            best = RULES[name].kind.best([value for _, value in roles])
            spot = next((spot for spot, value in roles if value == best), roles[0][0])
            return Holding(best, spot)
        places = [Spot(Scope.CHANNEL, channel) for channel in asker.channels]
        for spot in (*places, WHOLE_SERVER):
            if name in rules.get(spot, ()):
                return Holding(rules[spot][name], spot)
        return Holding(RULES[name].usual, None)

    def binding(self, name: str, asker: Asker) -> Holding:
        """What holds in the end: the host's bound, where it allows less."""
        holding, kind = self.holding(name, asker), RULES[name].kind
        if name not in self.host or kind.best([self.host[name], holding.value]) != holding.value:
            return holding
        if holding.value == self.host[name] and holding.spot:
            return holding
        return Holding(self.host[name], Spot(Scope.HOST))

    def value(self, name: str, asker: Asker) -> Any:
        return self.holding(name, asker).value

    def number(self, name: str, server_id: int | None) -> int:
        """A whole number that is set for a server alone."""
        return int(self.value(name, Asker(0, server_id or 0)))

    def all_of(self, server_id: int) -> Rules:
        """What is set in a server, by where."""
        return {spot: dict(values) for spot, values in self._known.get(server_id, {}).items()}

    def of_servers(self, name: str) -> dict[int, Any]:
        """What is set for each whole server that has it set."""
        return {
            server_id: rules[WHOLE_SERVER][name]
            for server_id, rules in self._known.items()
            if name in rules.get(WHOLE_SERVER, ())
        }

    def spots_where(self, server_id: int, name: str, value: Value) -> list[Spot]:
        rules = self._known.get(server_id, {})
        return [spot for spot, values in rules.items() if values.get(name) == value]

    async def change(
        self, server_id: int, spot: Spot, values: Mapping[str, Value | None]
    ) -> list[Edit]:
        """Set some, or take them back (None); what that changed, which ``undo`` takes back at once.
        Raises ``RequestRefused``.
        """
        rules = self._known.get(server_id, {})
        edits = [
            Edit(spot, name, rules.get(spot, {}).get(name), value)
            for name, value in values.items()
            if rules.get(spot, {}).get(name) != value
        ]
        for edit in edits:
            if spot.scope not in RULES[edit.name].scopes:
                raise RequestRefused(Text("rules-setting-unknown"))
        added = sum(edit.before is None for edit in edits)
        if sum(map(len, rules.values())) + added > MOST_RULES:
            raise RequestRefused(Text("rules-too-many-rules", most=MOST_RULES))
        await self._write(server_id, edits, _remember(server_id, edits))
        return edits

    async def reset(self, server_id: int) -> list[Edit]:
        """Everything as it is where nobody set anything."""
        edits = [
            Edit(spot, name, value, None)
            for spot, values in self._known.get(server_id, {}).items()
            for name, value in values.items()
        ]
        await self._write(server_id, edits, _remember(server_id, edits))
        return edits

    async def undo(self, server_id: int) -> list[Edit]:
        """Take the last change back; what that changed. Raises ``RequestRefused`` where there is
        none.
        """
        last = await self._database.read(lambda connection: _last(connection, server_id))
        if last is None:
            raise RequestRefused(Text("rules-nothing-to-undo"))
        number, edits = last
        back = [edit.undone for edit in edits]

        def forget(connection: Connection) -> None:
            connection.execute("DELETE FROM rule_changes WHERE number = ?", (number,))

        await self._write(server_id, back, forget)
        return back

    def forget(self, server_id: int) -> None:
        """In memory: a server's rules are not needed any more."""
        self._known.pop(server_id, None)

    async def _write(self, server_id: int, edits: Sequence[Edit], more: Any) -> None:
        """In memory and on the disk, or neither."""
        if not edits:
            return

        def write(connection: Connection) -> None:
            for edit in edits:
                _set(connection, server_id, edit)
            more(connection)

        await self._database.write(write)
        rules = self._known.setdefault(server_id, {})
        for edit in edits:
            values = rules.setdefault(edit.spot, {})
            if edit.after is None:
                values.pop(edit.name, None)
            else:
                values[edit.name] = edit.after
            if not values:
                del rules[edit.spot]


def _set(connection: Connection, server_id: int, edit: Edit) -> None:
    where = (server_id, edit.spot.scope, edit.spot.scope_id, edit.name)
    if edit.after is None:
        connection.execute(
            "DELETE FROM rules WHERE server_id = ? AND scope = ? AND scope_id = ? AND name = ?",
            where,
        )
        return
    connection.execute(
        "INSERT OR REPLACE INTO rules (server_id, scope, scope_id, name, value)"
        " VALUES (?, ?, ?, ?, ?)",
        (*where, written(edit.after)),
    )


def _remember(server_id: int, edits: Iterable[Edit]) -> Any:
    """Keeps a change, so that it can be undone."""
    values = json.dumps([_plain(edit) for edit in edits])

    def write(connection: Connection) -> None:
        connection.execute(
            "INSERT INTO rule_changes (server_id, edits, changed_at) VALUES (?, ?, ?)",
            (server_id, values, time.time()),
        )
        connection.execute(
            "DELETE FROM rule_changes WHERE server_id = ? AND number NOT IN (SELECT number"
            " FROM rule_changes WHERE server_id = ? ORDER BY number DESC LIMIT ?)",
            (server_id, server_id, KEPT_CHANGES),
        )

    return write


def _plain(edit: Edit) -> list[Any]:
    before, after = (None if v is None else written(v) for v in (edit.before, edit.after))
    return [edit.spot.scope, edit.spot.scope_id, edit.name, before, after]


def _last(connection: Connection, server_id: int) -> tuple[int, list[Edit]] | None:
    """The newest change that this version can read."""
    for number, stored in connection.execute(
        "SELECT number, edits FROM rule_changes WHERE server_id = ? ORDER BY number DESC",
        (server_id,),
    ):
        try:
            return number, [_edit(*values) for values in json.loads(stored)]
        except (ValueError, TypeError, KeyError) as error:
            log.warning("The change %d of server %d cannot be read: %s", number, server_id, error)
    return None


def _edit(scope: str, scope_id: int, name: str, before: str | None, after: str | None) -> Edit:
    rule = RULES[name]
    old, new = (None if v is None else rule.read(v) for v in (before, after))
    return Edit(Spot(Scope(scope), scope_id), name, old, new)


def _read(connection: Connection) -> dict[int, Rules]:
    """What another version wrote and this one does not know, or not in that range, is left out."""
    found: dict[int, Rules] = {}
    for server_id, scope, scope_id, name, stored in connection.execute(
        "SELECT server_id, scope, scope_id, name, value FROM rules"
    ):
        try:
            spot, value = Spot(Scope(scope), scope_id), RULES[name].read(stored)
        except (ValueError, KeyError) as error:
            log.warning("The rule %s of server %d is left out: %s", name, server_id, error)
            continue
        found.setdefault(server_id, {}).setdefault(spot, {})[name] = value
    return found
