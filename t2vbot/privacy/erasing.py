"""Deleting all that the database holds of a member: each function runs in the database's thread."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from sqlite3 import Connection

from ..jobs.job import JobState
from ..jobs.table import read_request
from ..posts.post import PostState
from ..rules.audit import Action
from ..rules.ledger import Entry
from .scrubbing import BORROWED, GROUPS, Borrowed, Scrub, borrowed, groups_with
from .tables import TABLES

OWED = (PostState.PENDING, PostState.UNDELIVERABLE)  # a file, to its people
DONE = {state for state in JobState if state.is_final}
# Of what a server's moderators set; all other details may be about a member.
SETTINGS = (Action.RULES_CHANGED, Action.RULES_UNDONE, Action.WORDS_CHANGED)


def ask(connection: Connection, user_id: int, now: float) -> None:
    """Written down before anything is done: whatever happens, it is gone on with."""
    connection.execute(
        "INSERT OR IGNORE INTO deletions (user_id, asked_at, borrowed) VALUES (?, ?, ?)",
        (user_id, now, BORROWED.dump_json(Borrowed()).decode()),
    )


def asked(connection: Connection) -> list[int]:
    rows = connection.execute("SELECT user_id FROM deletions ORDER BY asked_at")
    return [user_id for (user_id,) in rows]


def remember_borrowed(connection: Connection, user_id: int) -> None:
    """While the groups still say it."""
    groups = [group for _, _, group in groups_with(connection, user_id)]
    found = _borrowed(connection, user_id) | borrowed(groups, user_id)
    connection.execute(
        "UPDATE deletions SET borrowed = ? WHERE user_id = ?",
        (BORROWED.dump_json(found).decode(), user_id),
    )


def _borrowed(connection: Connection, user_id: int) -> Borrowed:
    row = connection.execute(
        "SELECT borrowed FROM deletions WHERE user_id = ?", (user_id,)
    ).fetchone()
    return BORROWED.validate_json(row[0]) if row else Borrowed()


def jobs_of(connection: Connection, user_id: int) -> set[str]:
    """Those in a member's name."""
    return _ids(connection, "SELECT id FROM jobs WHERE owner = ?", user_id)


def posts_of(connection: Connection, user_id: int) -> set[str]:
    """Those that were brought to a member, or will be."""
    return _ids(connection, "SELECT post_id FROM recipients WHERE user_id = ?", user_id)


def posts_with(connection: Connection, job_ids: Iterable[str]) -> set[str]:
    """Those that wait for these jobs, or brought what they made."""
    query = "SELECT post_id FROM post_jobs WHERE job_id = ?"
    return {post_id for job_id in job_ids for post_id in _ids(connection, query, job_id)}


def others(connection: Connection, user_id: int) -> dict[str, Scrub]:
    """The jobs of others with words of theirs, and what is to go out of each."""
    known = _borrowed(connection, user_id)
    found = {job_id: Scrub(own=own) for job_id, own in known.turns.items()}
    names = frozenset(_ids(connection, "SELECT name FROM people WHERE user_id = ?", user_id))
    theirs = jobs_of(connection, user_id) | _pruned(connection)
    brought = _ids(
        connection,
        "SELECT job_id FROM post_jobs JOIN recipients USING (post_id) WHERE user_id = ?",
        user_id,
    )
    for job_id, inputs, called in _films(connection, user_id):
        scenes = frozenset(number for number, one in enumerate(inputs) if one in theirs)
        if scenes or job_id in brought | known.films or not names.isdisjoint(called):
            found[job_id] = Scrub(scenes, names, title=job_id in known.films)
    return found


def scrub(connection: Connection, found: Mapping[str, Scrub]) -> None:
    """Take those words out, wherever they were written down for these jobs."""
    for job_id, one in found.items():
        row = connection.execute(
            "SELECT kind, state, request, result FROM jobs WHERE id = ?", (job_id,)
        ).fetchone()
        if row is None:
            continue
        kind, state, request, result = row
        less = one.of(read_request(kind, request), is_made=state in DONE)
        made = json.loads(result) if result else None
        if made:
            before = read_request(kind, json.dumps(made["request"]))
            made["request"] = one.of(before, is_made=True).to_json()
        connection.execute(
            "UPDATE jobs SET request = ?, result = ? WHERE id = ?",
            (json.dumps(less.to_json()), json.dumps(made) if made else None, job_id),
        )
        _reword(connection, job_id, less.label)


def _reword(connection: Connection, job_id: str, words: str) -> None:
    """Rows about a job have its words, where they have any."""
    for name, table in TABLES.items():
        for column in table.words if table.job else ():
            connection.execute(
                f'UPDATE "{name}" SET {column} = ? WHERE {table.job} = ? AND {column} IS NOT NULL',
                (words, job_id),
            )


def erase(connection: Connection, user_id: int, used: Iterable[Entry] = ()) -> None:
    """All of it, in one transaction. ``used``: what of their quota is used, as the ledger has it;
    it stays under their keyed hash.
    """
    scrub(connection, others(connection, user_id))
    _erase_groups(connection, user_id)
    _hand_over(connection, user_id)
    _keep_used(connection, user_id, used)
    _blank(connection, user_id)
    connection.execute("DELETE FROM jobs WHERE owner = ?", (user_id,))
    for name, table in TABLES.items():
        if table.whose:
            connection.execute(f'DELETE FROM "{name}" WHERE {table.whose} = ?', (user_id,))
    connection.execute("DELETE FROM deletions WHERE user_id = ?", (user_id,))
    mark_for_overwriting(connection)


def mark_for_overwriting(connection: Connection) -> None:
    """What was deleted may still lie in the file's unused places."""
    connection.execute("INSERT OR REPLACE INTO kept (name, value) VALUES ('overwrite', '')")


def unmark(connection: Connection) -> None:
    connection.execute("DELETE FROM kept WHERE name = 'overwrite'")


def _ids(connection: Connection, query: str, *values: object) -> set[str]:
    return {value for (value,) in connection.execute(query, values)}


def _pruned(connection: Connection) -> set[str]:
    """What films were cut out of and nobody knows any more: it may have been theirs."""
    return _ids(
        connection,
        "SELECT scene.value FROM jobs AS films, json_each(films.inputs) AS scene WHERE"
        " films.inputs != '[]' AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.id = scene.value)",
    )


def _films(connection: Connection, user_id: int) -> Iterator[tuple[str, list[str], frozenset[str]]]:
    """What others had made out of clips: id, inputs, and whom a film's credits name."""
    for job_id, inputs, request in connection.execute(
        "SELECT id, inputs, request FROM jobs WHERE inputs != '[]' AND owner != ?", (user_id,)
    ):
        yield job_id, json.loads(inputs), frozenset(json.loads(request).get("names", ()))


def _erase_groups(connection: Connection, user_id: int) -> None:
    """What they were in with others stays, without them."""
    for group_id, kind, group in groups_with(connection, user_id):
        if group is not None:
            group.forget(user_id, time.time())
        if group is None or not group.people():
            connection.execute("DELETE FROM groups WHERE id = ?", (group_id,))
        else:
            connection.execute(
                "UPDATE groups SET state = ?, value = ? WHERE id = ?",
                (group.state, GROUPS[kind].dump_json(group).decode(), group_id),
            )


def _hand_over(connection: Connection, user_id: int) -> None:
    """What others wait for with them is theirs from here on; of all else they are no part."""
    for post_id in posts_of(connection, user_id):
        (state,) = connection.execute("SELECT state FROM posts WHERE id = ?", (post_id,)).fetchone()
        people = connection.execute(
            "SELECT user_id FROM recipients WHERE post_id = ? ORDER BY number", (post_id,)
        ).fetchall()
        left = [person for (person,) in people if person != user_id]
        if not left or (people[0][0] == user_id and state not in OWED):
            connection.execute("DELETE FROM posts WHERE id = ?", (post_id,))
            continue
        connection.execute("DELETE FROM recipients WHERE post_id = ?", (post_id,))
        connection.executemany(
            "INSERT INTO recipients (post_id, number, user_id) VALUES (?, ?, ?)",
            [(post_id, number, person) for number, person in enumerate(left)],
        )
    for job_id in jobs_of(connection, user_id):
        heir = connection.execute(
            "SELECT user_id FROM post_jobs JOIN posts ON posts.id = post_jobs.post_id"
            " JOIN recipients ON recipients.post_id = posts.id AND recipients.number = 0"
            " WHERE job_id = ? AND posts.state IN (?, ?) ORDER BY posts.created_at LIMIT 1",
            (job_id, *OWED),
        ).fetchone()
        if heir:
            connection.execute("UPDATE jobs SET owner = ? WHERE id = ?", (*heir, job_id))


def _keep_used(connection: Connection, user_id: int, used: Iterable[Entry]) -> None:
    """Of the jobs that are about to be deleted; what was kept before is there."""
    going = jobs_of(connection, user_id)
    connection.executemany(
        "INSERT INTO spent (person, server_id, at, seconds, clips) VALUES (?, ?, ?, ?, ?)",
        [
            (entry.person, entry.server_id, entry.at, entry.seconds, entry.clips)
            for entry in used
            if entry.job_id in going and (entry.seconds or entry.clips)
        ],
    )


def _blank(connection: Connection, user_id: int) -> None:
    """Rows that stay, without the member and what they wrote. One look at each table."""
    for name, table in TABLES.items():
        about = [f"{column} = :user" for column in table.blanked]
        if table.job:
            about.append(f"{table.job} IN (SELECT id FROM jobs WHERE owner = :user)")
        nothing = "''" if table.never_null else "NULL"
        changes = [f"{column} = {nothing}" for column in table.words]
        changes += [
            f"{column} = CASE WHEN {column} = :user THEN {'NULL' if blank is None else blank}"
            f" ELSE {column} END"
            for column, blank in table.blanked.items()
        ]
        if name == "audit":
            kept = ", ".join(f"'{action}'" for action in SETTINGS)
            changes.append(f"detail = CASE WHEN action IN ({kept}) THEN detail END")
        if about:
            connection.execute(
                f'UPDATE "{name}" SET {", ".join(changes)} WHERE {" OR ".join(about)}',
                {"user": user_id},
            )
