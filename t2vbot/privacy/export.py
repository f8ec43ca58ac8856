"""All that is kept of a member, for that member: plain values under the names of the tables.

The shape is that of docs/PRIVACY.md; what changes it for a reader raises ``VERSION``.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from sqlite3 import Connection, Row
from typing import Any

from ..groups.draft_vote import DraftVote
from .erasing import jobs_of
from .scrubbing import Group, groups_with
from .tables import TABLES, Table

FORMAT, VERSION = "t2vbot-member-data", 1
NAME = "my-t2vbot-data"
PICTURES = "my-t2vbot-pictures"
MOST_PARTS = 10  # files of one export
ENTRY_BYTES = 200  # that an archive needs for a file beside its bytes

Record = dict[str, Any]
_IDS = ("_id", "owner", "about", "_by")  # how columns with Discord's ids end


def collect(connection: Connection, user_id: int, person: str) -> Record:
    """``person``: their keyed hash."""
    tables: dict[str, list[Record]] = {
        name: [
            _record(table, row, user_id) for row in _rows(connection, name, table, user_id, person)
        ]
        for name, table in TABLES.items()
        if table.members or table.person
    }
    tables["jobs"] = list(_jobs(connection, user_id))
    tables["posts"] = list(_posts(connection, user_id))
    tables["groups"] = [
        _group(kind, group, user_id) for _, kind, group in groups_with(connection, user_id) if group
    ]
    return {
        "format": FORMAT,
        "version": VERSION,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "user_id": str(user_id),
        "tables": tables,
    }


def files_of(connection: Connection, user_id: int) -> set[str]:
    """The jobs whose files are theirs."""
    return jobs_of(connection, user_id)


def described(path: Path) -> Record:
    """A file, without what is in it. Blocks on the disk."""
    stat = path.stat()
    made = datetime.fromtimestamp(stat.st_mtime, UTC).isoformat(timespec="seconds")
    return {"name": path.name, "bytes": stat.st_size, "made_at": made}


def packed(data: Record, limit: int) -> list[tuple[str, bytes]] | None:
    """As files of at most ``limit`` bytes: one, a compressed one, or several compressed ones; None
    where that takes too many.
    """
    whole = _written(data)
    if len(whole) <= limit:
        return [(f"{NAME}.json", whole)]
    for count in range(1, MOST_PARTS + 1):
        parts = [_zipped(f"{NAME}-{n}.json", part) for n, part in enumerate(_split(data, count), 1)]
        if all(len(part) <= limit for part in parts):
            return [(f"{NAME}-{n}.zip", part) for n, part in enumerate(parts, 1)]
    return None


def groups_of(paths: Iterable[Path], limit: int) -> tuple[list[list[Path]], int]:
    """Pictures by the archive of at most ``limit`` bytes that each is in; and how many have no
    room. Blocks on the disk.
    """
    groups: list[list[Path]] = []
    room, left = 0, 0
    for path in paths:
        size = path.stat().st_size + ENTRY_BYTES if path.exists() else limit
        if size > room and size < limit and len(groups) < MOST_PARTS:
            groups.append([])
            room = limit - ENTRY_BYTES
        if size > room:
            left += 1
            continue
        groups[-1].append(path)
        room -= size
    return groups, left


def archive_of(paths: Iterable[Path]) -> bytes:
    """Those of them that are still there. Blocks on the disk."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:  # pictures are compressed as they are
        for path in paths:
            if path.exists():
                archive.write(path, path.name)
    return file.getvalue()


def _split(data: Record, count: int) -> Iterator[bytes]:
    """Each with a share of every table, and the rest in all of them."""
    for number in range(count):
        tables = {name: rows[number::count] for name, rows in data["tables"].items()}
        yield _written({**data, "part": number + 1, "parts": count, "tables": tables})


def _written(data: Record) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _zipped(name: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return file.getvalue()


def _rows(connection: Connection, name: str, table: Table, user_id: int, person: str) -> list[Row]:
    where = [f"{column} = :user" for column in table.members]
    if table.person:
        where.append(f"{table.person} = :person")
    cursor = connection.execute(
        f'SELECT * FROM "{name}" WHERE {" OR ".join(where)}', {"user": user_id, "person": person}
    )
    cursor.row_factory = Row
    return cursor.fetchall()


def _record(table: Table, row: Row, user_id: int) -> Record:
    """Without other members: neither their ids nor, in a row about them, their words."""
    others = [name for name in table.members if row[name] not in (user_id, None, 0)]
    hidden = {*others, *table.secret, *(table.words if others else ())}
    if table.person and others and table.members[0] in others:
        hidden.add(table.person)
    return {name: _plain(name, row[name]) for name in row.keys() if name not in hidden}  # noqa: SIM118


def _plain(name: str, value: Any) -> Any:
    """Ids as text: as numbers, many programs round them."""
    if name.endswith(_IDS) and isinstance(value, int):
        return str(value)
    if isinstance(value, str) and value[:1] in ("{", "["):
        return json.loads(value)
    return value


def _jobs(connection: Connection, user_id: int) -> Iterator[Record]:
    cursor = connection.execute(
        "SELECT * FROM jobs WHERE owner = ? ORDER BY created_at", (user_id,)
    )
    cursor.row_factory = Row
    for row in cursor:
        yield {name: _plain(name, row[name]) for name in row.keys() if name != "start_tag"}  # noqa: SIM118


def _posts(connection: Connection, user_id: int) -> Iterator[Record]:
    """Without the tokens by which the bot answers, and without whom else they went to."""
    cursor = connection.execute(
        "SELECT posts.*, recipients.number AS place FROM posts"
        " JOIN recipients ON recipients.post_id = posts.id WHERE user_id = ? ORDER BY created_at",
        (user_id,),
    )
    cursor.row_factory = Row
    for row in cursor.fetchall():
        where: Mapping[str, Any] = json.loads(row["destination"])
        jobs = connection.execute(
            "SELECT job_id FROM post_jobs WHERE post_id = ? ORDER BY number", (row["id"],)
        )
        plain = ("id", "state", "manner", "notify", "channel_id", "message_id", "created_at")
        yield {
            **{name: _plain(name, row[name]) for name in plain},
            "changed_at": row["changed_at"],
            "server_id": str(where["guild_id"]) if where.get("guild_id") else None,
            "spoiler": where.get("spoiler", False),
            "text": _plain("text", row["text"]),
            "asked": row["place"] == 0,
            "jobs": [job_id for (job_id,) in jobs],
        }


def _group(kind: str, group: Group, user_id: int) -> Record:
    """Their own part of it."""
    record = {
        "id": group.id,
        "kind": kind,
        "state": str(group.state),
        "server_id": str(group.server_id),
        "channel_id": str(group.channel_id),
        "created_at": group.created_at,
    }
    if isinstance(group, DraftVote):
        own = group.request.to_json() if group.owner == user_id else None
        return {**record, "asked": own, "vote": group.votes.get(user_id)}
    return {
        **record,
        "theme": group.theme if group.host == user_id else None,
        "hosted": group.host == user_id,
        "scenes": [
            {"number": s.number, "words": s.words, "seed": s.seed, "state": str(s.state)}
            for s in group.scenes
            if s.author == user_id
        ],
        "votes": [s.number for s in group.scenes if user_id in s.voters],
    }
