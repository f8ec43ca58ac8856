"""The posts on the database."""

from __future__ import annotations

import logging
import time
from collections.abc import Collection, Iterable
from itertools import chain
from sqlite3 import Connection, Row
from typing import Any

from pydantic import TypeAdapter

from ..database import SELECTED_AT_ONCE, Database
from ..errors import what_is_wrong
from ..jobs.executor import Kind
from ..text import Text
from .post import Destination, Manner, Notify, Post, PostState

log = logging.getLogger(__name__)

KEEP_SECONDS = 90 * 24 * 3600  # a settled post, so that its message's buttons work
KEEP_WITHDRAWN = 24 * 3600

_DESTINATION = TypeAdapter(Destination)
_TEXT = TypeAdapter(Text)
# Where a row's own cannot be read: nobody can be reached by it but its people directly.
NOWHERE = Destination(0, "", 0, 0, None, 0.0, 2**20, reachable=False)


# Up to the first of them, and down again from both; a row that is gone ends either way.
_FAMILY = """
    WITH RECURSIVE
        above (id, parent, steps) AS (
            SELECT id, parent, 0 FROM posts WHERE id = ?1
            UNION SELECT posts.id, posts.parent, steps + 1 FROM posts JOIN above
                ON posts.id = above.parent WHERE steps < 1000
        ),
        first (id) AS (SELECT id FROM above ORDER BY steps DESC LIMIT 1),
        own (id) AS (
            SELECT id FROM above WHERE steps = 0
            UNION SELECT posts.id FROM posts JOIN own ON posts.parent = own.id
                WHERE posts.parent != '' LIMIT ?2
        ),
        below (id) AS (
            SELECT id FROM first
            UNION SELECT posts.id FROM posts JOIN below ON posts.parent = below.id
                WHERE posts.parent != '' LIMIT ?2
        )
    SELECT id FROM above UNION SELECT id FROM own UNION SELECT id FROM below
"""


class PostTable:
    """Every post, from before its job is queued until long after it is settled."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._beside: dict[str, list[Post]] = {}  # by post: what came with it, not on disk yet

    @staticmethod
    def insert(connection: Connection, post: Post) -> None:
        """For a transaction that writes more than the post, and may be tried twice."""
        connection.execute(
            "INSERT OR IGNORE INTO posts (id, state, destination, channel_id, message_id,"
            " sending_since, changed_at, text, manner, notify, created_at, parent)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                post.id,
                *_changing(post),
                _TEXT.dump_json(post.text).decode() if post.text else None,
                post.manner,
                post.notify,
                post.created_at,
                post.parent,
            ),
        )
        connection.executemany(
            "INSERT OR IGNORE INTO post_jobs (post_id, number, job_id) VALUES (?, ?, ?)",
            [(post.id, number, job_id) for number, job_id in enumerate(post.jobs)],
        )
        _insert_people(connection, post.id, post.recipients)

    async def record(self, post: Post, *beside: Post) -> bool:
        """Write down where a post stands, and in the same moment the posts that come of it, or end
        with it; whether that is on disk now.
        """
        values, people = (*_changing(post), post.notify, post.id), post.recipients
        # Of two changes that come together only the later one is written.
        unwritten = self._beside.setdefault(post.id, [])
        unwritten += [other for other in beside if other not in unwritten]
        others = tuple(unwritten)

        def update(connection: Connection) -> None:
            if not _update(connection, values, people):
                return  # it was deleted, and what comes of it is nobody's
            for other in others:
                changed = (*_changing(other), other.notify, other.id)
                if not _update(connection, changed, other.recipients):
                    self.insert(connection, other)

        written = await self._database.persist(f"post {post.id}", update, post)
        self._forget_written()
        return written

    async def find(self, post_id: str) -> Post | None:
        """One post, or None where it was never here or has been pruned."""
        late: Post | None = self._database.late(f"post {post_id}")
        if late or (late := self._unwritten().get(post_id)):
            return late
        found = await self._database.read(lambda c: _read(c, "WHERE id = ?", post_id))
        return found[0] if found else None

    async def find_all(self, post_ids: Collection[str]) -> dict[str, Post]:
        """Those that are there, by id."""
        marks, unwritten = ", ".join("?" * len(post_ids)), self._unwritten()
        found = await self._database.read(lambda c: _read(c, f"WHERE id IN ({marks})", *post_ids))
        there = {post.id: post for post in self._as_known(found)}
        return {each: unwritten[each] for each in post_ids if each in unwritten} | there

    async def unsettled(self) -> list[Post]:
        """What is still owed, oldest first."""
        order = "ORDER BY created_at"
        return await self._database.read(
            lambda c: _read(c, f"WHERE state = ? {order}", PostState.PENDING)
        )

    async def undeliverable(self) -> list[Post]:
        """The posts whose file is kept since there was no way to their people, oldest first."""
        has_job = "EXISTS (SELECT 1 FROM post_jobs WHERE post_jobs.post_id = posts.id)"
        return await self._database.read(
            lambda c: _read(
                c,
                f"WHERE state = ? AND {has_job} ORDER BY created_at",
                PostState.UNDELIVERABLE,
            )
        )

    async def about_message(self, message_id: int) -> list[Post]:
        """The posts that are brought by a message, or were; before those that came of one, that."""
        unwritten = self._unwritten()
        found = await self._database.read(
            lambda c: _read(c, "WHERE message_id = ? ORDER BY rowid", message_id)
        )
        about = {p.id: p for p in unwritten.values() if p.destination.message_id == message_id}
        return list(({post.id: post for post in self._as_known(found)} | about).values())

    async def family(self, post_id: str, most: int) -> list[Post]:
        """All that was made out of the first of the posts from which this one came, that first one
        included, the oldest first; ``most`` of them, and as many out of this one, beside those from
        which it came.
        """
        found = await self._database.read(
            lambda c: _read(c, f"WHERE id IN ({_FAMILY}) ORDER BY created_at, rowid", post_id, most)
        )
        return self._as_known(found)

    async def delivered(self, since: float) -> list[str]:
        """The jobs whose clips came to their people since then, the newest first."""

        def read(connection: Connection) -> tuple[list[Post], list[str]]:
            rows = connection.execute(
                "SELECT job_id FROM posts JOIN post_jobs ON post_jobs.post_id = posts.id"
                f" WHERE state = ? AND number = 0 AND {_IS_CLIP} AND changed_at >= ?"
                " ORDER BY changed_at DESC",
                (PostState.DELIVERED, since),
            )
            owed = _read(connection, f"WHERE state = ? AND {_MAY_BE_CLIP}", PostState.PENDING)
            return owed, [job_id for (job_id,) in rows]

        unwritten = self._unwritten().values()
        owed, written = await self._database.read(read)
        late = _came(self._as_known(owed), unwritten)  # which is not on disk yet
        return list(dict.fromkeys((*late, *written)))

    async def staying(self, job_ids: Collection[str], since: float) -> set[str]:
        """Those of the jobs whose clip came to somebody since then, also where that is not on disk
        yet.
        """
        marks = ", ".join("?" * len(job_ids))
        owed = f"id IN (SELECT post_id FROM post_jobs WHERE job_id IN ({marks}))"
        recent = "(state = ? OR (state = ? AND changed_at >= ?))"
        states = PostState.PENDING, PostState.DELIVERED, since
        unwritten = self._unwritten().values()
        found = await self._database.read(
            lambda c: _read(c, f"WHERE {owed} AND {recent} AND {_MAY_BE_CLIP}", *job_ids, *states)
        )
        return set(_came(self._as_known(found), unwritten))

    def _as_known(self, found: Iterable[Post]) -> list[Post]:
        """As they stand, also where that could not be written down yet."""
        unwritten = self._unwritten()
        return [
            self._database.late(f"post {post.id}") or unwritten.get(post.id, post) for post in found
        ]

    def _forget_written(self) -> None:
        for post_id in list(self._beside):
            if self._database.late(f"post {post_id}") is None:
                del self._beside[post_id]

    def _unwritten(self) -> dict[str, Post]:
        """What came with others and is not on disk yet, by id."""
        self._forget_written()
        return {other.id: other for others in self._beside.values() for other in others}

    async def results_in_channel(self, channel_id: int, limit: int) -> list[Post]:
        """The newest posts there whose clip came to its people in a message that is known."""
        return await self._results("channel_id = ?", channel_id, limit)

    async def results_in_server(self, server_id: int, limit: int) -> list[Post]:
        return await self._results(f"{_SERVER} = ?", server_id, limit)

    async def results_of_member(self, user_id: int, limit: int) -> list[Post]:
        mine = "id IN (SELECT post_id FROM recipients WHERE user_id = ? AND number = 0)"
        return await self._results(mine, user_id, limit)

    async def asked_by(self, user_id: int, limit: int) -> list[Post]:
        """The newest posts that a member asked for, with a job, and that were not withdrawn."""
        mine = "id IN (SELECT post_id FROM recipients WHERE user_id = ? AND number = 0)"
        owed = "EXISTS (SELECT 1 FROM post_jobs WHERE post_id = posts.id)"
        found = await self._database.read(
            lambda c: _read(
                c,
                f"WHERE state != ? AND {owed} AND {mine} ORDER BY created_at DESC LIMIT ?",
                *(PostState.WITHDRAWN, user_id, limit),
            )
        )
        return [post for post in self._as_known(found) if post.state is not PostState.WITHDRAWN]

    async def _results(self, where: str, who: int, limit: int) -> list[Post]:
        found = await self._database.read(
            lambda c: _read(
                c,
                f"WHERE state = ? AND {_IS_CLIP} AND {where} ORDER BY changed_at DESC LIMIT ?",
                *(PostState.DELIVERED, who, limit),
            )
        )
        return [post for post in self._as_known(found) if post.state is PostState.DELIVERED]

    async def withdraw_in_channel(self, channel_id: int) -> list[str]:
        """What was delivered there is there no more; the jobs that it came from."""
        return await self._withdraw_where("channel_id = ?", channel_id)

    async def withdraw_in_server(self, server_id: int) -> list[str]:
        return await self._withdraw_where(f"{_SERVER} = ?", server_id)

    async def _withdraw_where(self, where: str, value: int) -> list[str]:
        has_job = "EXISTS (SELECT 1 FROM post_jobs WHERE post_id = posts.id)"
        which = f"state = ? AND manner = '{Manner.LADDER}' AND {has_job} AND {where}"

        def read(connection: Connection) -> list[str]:
            rows = connection.execute(
                f"SELECT job_id FROM posts JOIN post_jobs ON post_id = id WHERE {which}",
                (PostState.DELIVERED, value),
            )
            return list(dict.fromkeys(job_id for (job_id,) in rows))

        def update(connection: Connection) -> None:
            connection.execute(
                f"UPDATE posts SET state = ?, changed_at = ? WHERE {which}",
                (PostState.WITHDRAWN, time.time(), PostState.DELIVERED, value),
            )

        gone = await self._database.read(read)
        await self._database.persist(f"posts where {where} {value}", update)
        return gone

    async def prune(self) -> list[str]:
        """Forget what was settled long ago; nothing that is owed, whatever the clock says. The ids
        of what is forgotten.
        """
        now = time.time()
        where = "state != ? AND (changed_at < ? OR (state = ? AND changed_at < ?))"
        values = (
            *(PostState.PENDING, now - KEEP_SECONDS),
            *(PostState.WITHDRAWN, now - KEEP_WITHDRAWN),
        )

        def delete(connection: Connection) -> list[str]:
            rows = connection.execute(f"SELECT id FROM posts WHERE {where}", values).fetchall()
            connection.execute(f"DELETE FROM posts WHERE {where}", values)
            return [post_id for (post_id,) in rows]

        return await self._database.write(delete)


# Its first job made a clip, smoothed or not; no film, and no drafts beside each other. Of several
# clips in one message each has a post of its own.
_JOBS = "(SELECT count(*) FROM post_jobs WHERE post_id = posts.id)"
_MAY_BE_CLIP = (
    f"manner = '{Manner.LADDER}'"
    " AND EXISTS (SELECT 1 FROM post_jobs AS theirs JOIN jobs ON jobs.id = theirs.job_id"
    " WHERE theirs.post_id = posts.id AND theirs.number = 0 AND CASE"
    f" WHEN jobs.kind = '{Kind.RENDER}' THEN {_JOBS} = 1"
    " WHEN NOT json_valid(request) THEN 0"
    f" ELSE json_extract(request, '$.clip') IS NOT NULL AND {_JOBS} <= 2 END)"
)
# Where it came as another message, nobody would hear of that being deleted.
_IS_CLIP = f"sending_since IS NULL AND {_MAY_BE_CLIP}"
_SERVER = "CASE WHEN json_valid(destination) THEN json_extract(destination, '$.guild_id') END"


def _came(*posts: Iterable[Post]) -> list[str]:
    """The jobs of those whose clip is in the very message that they are about."""
    return [
        job_id
        for post in chain(*posts)
        for job_id in post.jobs[:1]
        if post.state is PostState.DELIVERED and post.sending_since is None
    ]


def _update(connection: Connection, values: tuple[Any, ...], people: tuple[int, ...]) -> bool:
    """``values``: what changes, and the id; whether that is there."""
    known = connection.execute(
        "UPDATE posts SET state = ?, destination = ?, channel_id = ?, message_id = ?,"
        " sending_since = ?, changed_at = ?, notify = ? WHERE id = ?",
        values,
    ).rowcount
    if known:
        connection.execute("DELETE FROM recipients WHERE post_id = ?", values[-1:])
        _insert_people(connection, values[-1], people)
    return bool(known)


def _insert_people(connection: Connection, post_id: str, people: tuple[int, ...]) -> None:
    connection.executemany(
        "INSERT OR IGNORE INTO recipients (post_id, number, user_id) VALUES (?, ?, ?)",
        [(post_id, number, user_id) for number, user_id in enumerate(people)],
    )


def _changing(post: Post) -> tuple[Any, ...]:
    """The values of the columns that change, in the order of the statements above."""
    return (
        post.state,
        _DESTINATION.dump_json(post.destination, exclude={"asked_by"}).decode(),
        post.destination.channel_id,
        post.destination.message_id,
        post.sending_since,
        time.time(),
    )


def _read(connection: Connection, where: str, *values: Any) -> list[Post]:
    cursor = connection.execute(f"SELECT posts.* FROM posts {where}", values)
    cursor.row_factory = Row
    rows = cursor.fetchall()
    jobs = _listed(connection, "post_jobs", "job_id", (row["id"] for row in rows))
    people = _listed(connection, "recipients", "user_id", (row["id"] for row in rows))
    return [_post(row, jobs.get(row["id"], []), people.get(row["id"], [])) for row in rows]


def _listed(
    connection: Connection, table: str, column: str, post_ids: Iterable[str]
) -> dict[str, list[Any]]:
    """The values of a table beside the posts, in their order, by post."""
    found: dict[str, list[Any]] = {}
    ids = list(post_ids)
    for start in range(0, len(ids), SELECTED_AT_ONCE):
        some = ids[start : start + SELECTED_AT_ONCE]
        marks = ", ".join("?" * len(some))
        for post_id, value in connection.execute(
            f"SELECT post_id, {column} FROM {table} WHERE post_id IN ({marks}) ORDER BY number",
            some,
        ):
            found.setdefault(post_id, []).append(value)
    return found


def _post(row: Row, jobs: list[str], recipients: list[int]) -> Post:
    """A post. What of it another version wrote in a way that this one cannot read must not strand
    its people: it goes to them directly, or says that it could not be read.
    """
    return Post(
        id=row["id"],
        state=PostState(row["state"]),
        destination=_destination(row),
        recipients=tuple(recipients),
        jobs=tuple(jobs),
        text=_text(row),
        manner=Manner(row["manner"]) if row["manner"] in set(Manner) else Manner.EDIT,
        notify=Notify(row["notify"]) if row["notify"] in set(Notify) else Notify.NEVER,
        created_at=row["created_at"],
        sending_since=row["sending_since"],
        parent=row["parent"],
    )


def _destination(row: Row) -> Destination:
    try:
        return _DESTINATION.validate_json(row["destination"])
    except ValueError as error:
        log.error("The destination of post %s cannot be read: %s", row["id"], what_is_wrong(error))
        return NOWHERE


def _text(row: Row) -> Text | None:
    try:
        return _TEXT.validate_json(row["text"]) if row["text"] else None
    except ValueError as error:
        log.error("The text of post %s cannot be read: %s", row["id"], what_is_wrong(error))
        return Text("posts-unreadable")
