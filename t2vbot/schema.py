"""The tables of every room, as the steps that led to them. A step that was released is never
changed: what is new comes as another one.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from sqlite3 import Connection, Row
from typing import Any

log = logging.getLogger(__name__)

_VERSION_1 = """
CREATE TABLE jobs (
    id         TEXT PRIMARY KEY,
    state      TEXT NOT NULL,
    user_id    INTEGER NOT NULL,
    request    TEXT NOT NULL,  -- VideoRequest as JSON
    reply_to   TEXT NOT NULL,  -- ReplyTo as JSON
    attempts   INTEGER NOT NULL,
    created_at REAL NOT NULL,  -- Unix seconds
    changed_at REAL NOT NULL,
    reason     TEXT            -- why it failed
) STRICT;
CREATE INDEX jobs_by_state ON jobs (state, created_at);
"""

_VERSION_2 = """
ALTER TABLE jobs ADD COLUMN turn REAL NOT NULL DEFAULT 0;  -- in the fair queue
ALTER TABLE jobs ADD COLUMN told INTEGER NOT NULL DEFAULT 1;  -- of its end
ALTER TABLE jobs ADD COLUMN result TEXT;  -- Result as JSON, once there is a file
CREATE INDEX jobs_by_user ON jobs (user_id, state);
"""

# A job and what is owed for it were one row until here.
_VERSION_3 = """
DROP INDEX jobs_by_state;
DROP INDEX jobs_by_user;
ALTER TABLE jobs RENAME TO jobs_before;

CREATE TABLE jobs (
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    state      TEXT NOT NULL,
    owner      INTEGER NOT NULL,  -- a member's id
    request    TEXT NOT NULL,     -- VideoRequest as JSON
    inputs     TEXT NOT NULL,     -- ids of jobs, as JSON
    attempts   INTEGER NOT NULL,
    start_tag  REAL NOT NULL,     -- in the fair queue
    created_at REAL NOT NULL,     -- Unix seconds, as all times here
    changed_at REAL NOT NULL,
    cost       REAL,              -- measured seconds of a device
    result     TEXT,              -- Result as JSON, once there is a file
    reason     TEXT               -- why it failed: a Text as JSON
) STRICT;
CREATE INDEX jobs_by_state ON jobs (state, start_tag);

CREATE TABLE posts (
    id            TEXT PRIMARY KEY,
    state         TEXT NOT NULL,
    destination   TEXT NOT NULL,     -- Destination as JSON
    channel_id    INTEGER NOT NULL,  -- of the destination, to be found by
    message_id    INTEGER NOT NULL,
    text          TEXT,              -- a Text as JSON, where it waits for no job
    manner        TEXT NOT NULL,
    notify        TEXT NOT NULL,
    sending_since REAL,
    created_at    REAL NOT NULL,
    changed_at    REAL NOT NULL
) STRICT;
CREATE INDEX posts_by_state ON posts (state, created_at);
CREATE INDEX posts_by_message ON posts (message_id);

CREATE TABLE post_jobs (
    post_id TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    number  INTEGER NOT NULL,  -- their order in the post
    job_id  TEXT NOT NULL,
    PRIMARY KEY (post_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_jobs_by_job ON post_jobs (job_id);

CREATE TABLE recipients (
    post_id TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    number  INTEGER NOT NULL,  -- 0 asked for it
    user_id INTEGER NOT NULL,
    PRIMARY KEY (post_id, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX recipients_by_user ON recipients (user_id);

CREATE TABLE seconds (  -- how long clips took on a device: running means
    model               TEXT NOT NULL,
    width               INTEGER NOT NULL,
    height              INTEGER NOT NULL,
    num_frames          INTEGER NOT NULL,
    num_inference_steps INTEGER NOT NULL,
    seconds             REAL NOT NULL CHECK (seconds > 0),
    PRIMARY KEY (model, width, height, num_frames, num_inference_steps)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept (  -- single values, by name
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""


# What members make together.
_VERSION_5 = """
CREATE TABLE people (  -- what they are called, as they were last seen
    user_id   INTEGER NOT NULL,
    server_id INTEGER NOT NULL,  -- 0: anywhere else
    name      TEXT NOT NULL,
    seen_at   REAL NOT NULL,
    PRIMARY KEY (user_id, server_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE films (  -- that are being put together
    id         TEXT PRIMARY KEY,
    state      TEXT NOT NULL,
    owner      INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    title      TEXT NOT NULL,
    captions   INTEGER NOT NULL,
    offered    TEXT NOT NULL,  -- ids of posts, as JSON
    picked     TEXT NOT NULL,  -- those of them that are scenes, in their order
    created_at REAL NOT NULL
) STRICT, WITHOUT ROWID;
"""


_VERSION_6 = """
CREATE TABLE offers (  -- requests whose members may join another one instead
    id         TEXT PRIMARY KEY,
    owner      INTEGER NOT NULL,
    request    TEXT NOT NULL,  -- VideoRequest as JSON
    spoiler    INTEGER NOT NULL,
    notify     TEXT NOT NULL,
    created_at REAL NOT NULL
) STRICT, WITHOUT ROWID;
"""


_VERSION_7 = """
CREATE TABLE jams (
    id         TEXT PRIMARY KEY,
    state      TEXT NOT NULL,
    jam        TEXT NOT NULL,  -- Jam as JSON, with its scenes and votes
    created_at REAL NOT NULL,
    changed_at REAL NOT NULL
) STRICT, WITHOUT ROWID;
"""


_VERSION_8 = """
CREATE TABLE likes (
    post_id  TEXT NOT NULL REFERENCES posts (id) ON DELETE CASCADE,
    user_id  INTEGER NOT NULL,
    liked_at REAL NOT NULL,
    PRIMARY KEY (post_id, user_id)
) STRICT, WITHOUT ROWID;
"""


_VERSION_9 = """
CREATE TABLE server_settings (  -- what moderators have set
    server_id INTEGER NOT NULL,
    name      TEXT NOT NULL,
    value     INTEGER NOT NULL,
    PRIMARY KEY (server_id, name)
) STRICT, WITHOUT ROWID;
"""


# Jams are no longer alone.
_VERSION_10 = """
CREATE TABLE groups (  -- what members do together
    id         TEXT PRIMARY KEY,
    kind       TEXT NOT NULL,
    state      TEXT NOT NULL,
    value      TEXT NOT NULL,  -- as JSON: a Jam, with its scenes and votes
    created_at REAL NOT NULL,
    changed_at REAL NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO groups SELECT id, 'jam', state, jam, created_at, changed_at FROM jams;
DROP TABLE jams;
"""


# What moderators set, in more than one scope; who may not ask; what was used.
_VERSION_11 = """
ALTER TABLE jobs ADD COLUMN server_id INTEGER NOT NULL DEFAULT 0;  -- whose rules it counts under
ALTER TABLE jobs ADD COLUMN checked INTEGER NOT NULL DEFAULT 1;  -- by the output check
CREATE INDEX jobs_by_time ON jobs (created_at);

CREATE TABLE rules (
    server_id INTEGER NOT NULL,
    scope     TEXT NOT NULL,
    scope_id  INTEGER NOT NULL,  -- of a channel or role; 0: the server
    name      TEXT NOT NULL,
    value     TEXT NOT NULL,     -- as JSON
    PRIMARY KEY (server_id, scope, scope_id, name)
) STRICT, WITHOUT ROWID;
INSERT INTO rules SELECT server_id, 'server', 0, name, CAST(value AS TEXT) FROM server_settings;
DROP TABLE server_settings;

CREATE TABLE rule_changes (  -- that can be undone
    number     INTEGER PRIMARY KEY,
    server_id  INTEGER NOT NULL,
    edits      TEXT NOT NULL,  -- as JSON
    changed_at REAL NOT NULL
) STRICT;
CREATE INDEX rule_changes_by_server ON rule_changes (server_id);

CREATE TABLE words (  -- that may not be asked for
    server_id INTEGER NOT NULL,
    number    INTEGER NOT NULL,
    entry     TEXT NOT NULL,
    added_at  REAL NOT NULL,
    PRIMARY KEY (server_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE bans (
    server_id INTEGER NOT NULL,  -- 0: everywhere
    person    TEXT NOT NULL,     -- a keyed hash; empty: the whole server
    until     REAL,              -- NULL: for good
    user_id   INTEGER,           -- NULL once they deleted their data
    banned_by INTEGER NOT NULL,
    banned_at REAL NOT NULL,
    PRIMARY KEY (server_id, person)
) STRICT, WITHOUT ROWID;

CREATE TABLE spent (  -- of quotas, by those who deleted their data
    number    INTEGER PRIMARY KEY,
    person    TEXT NOT NULL,  -- a keyed hash
    server_id INTEGER NOT NULL,
    at        REAL NOT NULL,
    seconds   REAL NOT NULL,
    clips     INTEGER NOT NULL
) STRICT;

CREATE TABLE audit (  -- what happened in a server, for its moderators
    number     INTEGER PRIMARY KEY,
    at         REAL NOT NULL,
    server_id  INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    action     TEXT NOT NULL,
    user_id    INTEGER,  -- who did it; NULL: the bot, or somebody who deleted their data
    about      INTEGER,  -- the member whom it was done to
    job_id     TEXT,
    words      TEXT,     -- what was asked for
    detail     TEXT      -- a Text as JSON
) STRICT;
CREATE INDEX audit_by_server ON audit (server_id, at);
CREATE INDEX audit_by_job ON audit (job_id);
"""

# What waits for moderators to decide: what was reported, and requests that are held.
_VERSION_12 = """
-- Whether a job's words are the moderators' to read: it was held, and not released.
ALTER TABLE jobs ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;

CREATE TABLE cases (
    id              TEXT PRIMARY KEY,
    kind            TEXT NOT NULL,
    server_id       INTEGER NOT NULL,  -- 0: no server's; the host decides
    channel_id      INTEGER NOT NULL,  -- of the message that it is about
    message_id      INTEGER NOT NULL,
    post_id         TEXT NOT NULL,
    job_id          TEXT NOT NULL,
    owner           INTEGER NOT NULL,  -- who asked for it
    words           TEXT NOT NULL,
    opened_at       REAL NOT NULL,
    expires_at      REAL NOT NULL,
    desk_channel_id INTEGER NOT NULL,  -- of the message with its buttons; 0: there is none yet
    desk_message_id INTEGER NOT NULL,
    verdict         TEXT,              -- NULL: it is open
    decided_by      INTEGER,
    decided_at      REAL,
    is_done         INTEGER NOT NULL   -- what was decided is done, and said at the desk
) STRICT;
CREATE INDEX cases_by_time ON cases (decided_at);

CREATE TABLE reporters (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL,
    job_id  TEXT NOT NULL,  -- of the clip, which one person reports once
    reason  TEXT NOT NULL,
    at      REAL NOT NULL,
    told    TEXT NOT NULL,  -- of the outcome
    PRIMARY KEY (job_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX reporters_by_case ON reporters (case_id);
"""


# The queue counts device seconds, no longer clips: a member has one tag, a job none.
_VERSION_13 = """
ALTER TABLE jobs ADD COLUMN estimate REAL NOT NULL DEFAULT 0;  -- seconds of a device; 0: none yet
ALTER TABLE jobs ADD COLUMN weight REAL NOT NULL DEFAULT 1;  -- its member's
ALTER TABLE jobs ADD COLUMN among INTEGER NOT NULL DEFAULT 0;  -- see Job
UPDATE jobs SET start_tag = 0;
DROP INDEX jobs_by_state;
CREATE INDEX jobs_by_state ON jobs (state, created_at);

CREATE TABLE tags (  -- of members, in the fair queue
    kind  TEXT NOT NULL,  -- of the jobs
    owner INTEGER NOT NULL,
    tag   INTEGER NOT NULL,
    PRIMARY KEY (kind, owner)
) STRICT, WITHOUT ROWID;

CREATE TABLE levels (  -- of the fair queue, before and after the last job was handed out
    kind       TEXT PRIMARY KEY,
    level      INTEGER NOT NULL,
    next_level INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""


# Whose data is being deleted, and which servers the bot was removed from. What was deleted before
# may still lie in the file's unused places.
_VERSION_14 = """
CREATE TABLE deletions (  -- of members' data: asked for, and not done
    user_id  INTEGER PRIMARY KEY,
    asked_at REAL NOT NULL,
    borrowed TEXT NOT NULL  -- Borrowed as JSON: the jobs of others with words of theirs
) STRICT;

CREATE TABLE departures (
    server_id INTEGER PRIMARY KEY,
    left_at   REAL NOT NULL
) STRICT;

CREATE INDEX jobs_by_owner ON jobs (owner);
CREATE INDEX jobs_cut ON jobs (id) WHERE kind = 'cut';

INSERT OR REPLACE INTO kept (name, value) VALUES ('overwrite', '');
"""


# Clips are made together, and of models it is known how long they take to load.
_VERSION_15 = """
ALTER TABLE seconds RENAME TO seconds_before;
CREATE TABLE seconds (  -- how long runs took on a device: running means
    model               TEXT NOT NULL,
    width               INTEGER NOT NULL,
    height              INTEGER NOT NULL,
    num_frames          INTEGER NOT NULL,
    num_inference_steps INTEGER NOT NULL,
    together            INTEGER NOT NULL DEFAULT 1,  -- clips of the run
    seconds             REAL NOT NULL CHECK (seconds > 0),
    PRIMARY KEY (model, width, height, num_frames, num_inference_steps, together)
) STRICT, WITHOUT ROWID;
INSERT INTO seconds
    SELECT model, width, height, num_frames, num_inference_steps, 1, seconds FROM seconds_before;
DROP TABLE seconds_before;

CREATE TABLE loads (  -- how long models took to be read into memory: running means
    model   TEXT PRIMARY KEY,
    seconds REAL NOT NULL CHECK (seconds > 0)
) STRICT, WITHOUT ROWID;
"""


# Devices differ in speed; what was measured before was on the one that there was.
_VERSION_16 = """
ALTER TABLE seconds RENAME TO seconds_before;
CREATE TABLE seconds (  -- how long runs took: running means
    device              TEXT NOT NULL DEFAULT '',  -- its kind; empty: the only one
    model               TEXT NOT NULL,
    width               INTEGER NOT NULL,
    height              INTEGER NOT NULL,
    num_frames          INTEGER NOT NULL,
    num_inference_steps INTEGER NOT NULL,
    together            INTEGER NOT NULL DEFAULT 1,  -- clips of the run
    seconds             REAL NOT NULL CHECK (seconds > 0),
    PRIMARY KEY (device, model, width, height, num_frames, num_inference_steps, together)
) STRICT, WITHOUT ROWID;
INSERT INTO seconds SELECT '', * FROM seconds_before;
DROP TABLE seconds_before;

ALTER TABLE loads RENAME TO loads_before;
CREATE TABLE loads (  -- how long models took to be read into memory: running means
    device  TEXT NOT NULL DEFAULT '',
    model   TEXT NOT NULL,
    seconds REAL NOT NULL CHECK (seconds > 0),
    PRIMARY KEY (device, model)
) STRICT, WITHOUT ROWID;
INSERT INTO loads SELECT '', * FROM loads_before;
DROP TABLE loads_before;
"""


# What was made out of what: again, changed, or gone on from.
_VERSION_17 = """
ALTER TABLE posts ADD COLUMN parent TEXT NOT NULL DEFAULT '';  -- id of a post, which may be gone
CREATE INDEX posts_by_parent ON posts (parent) WHERE parent != '';
"""

_VERSION_18 = """
ALTER TABLE people ADD COLUMN language TEXT NOT NULL DEFAULT '';  -- of their client; '': unknown
"""


# What members want of every video where they do not say.
_VERSION_19 = """
CREATE TABLE defaults (
    user_id    INTEGER PRIMARY KEY,
    value      TEXT NOT NULL,  -- JSON
    changed_at REAL NOT NULL   -- Unix seconds
) STRICT;
"""

# Whom what was told, once. Who was here before the bot did that is not new.
_VERSION_20 = """
CREATE TABLE hints (
    user_id INTEGER NOT NULL,
    hint TEXT NOT NULL,
    given_at REAL NOT NULL,  -- Unix seconds
    PRIMARY KEY (user_id, hint)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO hints
    SELECT DISTINCT user_id, 'wait', 0 FROM recipients WHERE user_id != 0
    UNION ALL SELECT DISTINCT user_id, 'result', 0 FROM recipients WHERE user_id != 0;
"""


def _version_4(connection: Connection) -> None:
    """Rows in every state come to their end."""
    cursor = connection.execute("SELECT * FROM jobs_before ORDER BY created_at")
    cursor.row_factory = Row
    for row in cursor:
        _divide(connection, row)
    connection.execute("DROP TABLE jobs_before")


# What became of a job, and of what was owed for it, by the state and by whether its member had been
# told of the end. A job that failed with a result had been made, and could not be handed over.
_DIVIDED = {
    ("done", True): ("done", "delivered"),
    ("done", False): ("done", "delivered"),
    ("failed", True): ("failed", "delivered"),
    ("failed", False): ("failed", "pending"),
    ("kept", True): ("done", "undeliverable"),
    ("kept", False): ("done", "pending"),
    ("cancelled", True): ("cancelled", "withdrawn"),
    ("cancelled", False): ("cancelled", "pending"),
    ("finished", True): ("done", "pending"),
    ("finished", False): ("done", "pending"),
}


def _divide(connection: Connection, row: Row) -> None:
    state, has_result = row["state"], row["result"] is not None
    if has_result and state in ("failed", "finishing"):
        state = "kept" if state == "failed" else "finished"
    job_state, post_state = _DIVIDED.get((state, bool(row["told"])), ("waiting", "pending"))
    result, reason = _result(row), _legacy(row["reason"]) if job_state == "failed" else None
    if job_state == "done" and result is None and post_state != "delivered":
        job_state = "waiting"  # its file cannot be found; it is made again
    connection.execute(
        "INSERT INTO jobs (id, kind, state, owner, request, inputs, attempts, start_tag,"
        " created_at, changed_at, result, reason)"
        " VALUES (?, 'render', ?, ?, ?, '[]', ?, ?, ?, ?, ?, ?)",
        (
            row["id"],
            job_state,
            row["user_id"],
            row["request"],
            row["attempts"],
            row["turn"],
            row["created_at"],
            row["changed_at"],
            json.dumps(result) if result else None,
            json.dumps(reason) if reason else None,
        ),
    )
    message_id, channel_id = _message(row["reply_to"])
    connection.execute(
        "INSERT INTO posts (id, state, destination, channel_id, message_id, manner, notify,"
        " sending_since, created_at, changed_at)"
        " VALUES (?, ?, ?, ?, ?, 'ladder', 'slow', ?, ?, ?)",
        (
            row["id"],
            post_state,
            row["reply_to"],
            channel_id,
            message_id,
            # An upload may have come just before the stop.
            row["created_at"] if post_state == "pending" and job_state == "done" else None,
            row["created_at"],
            row["changed_at"],
        ),
    )
    values = (row["id"], 0)
    connection.execute(
        "INSERT INTO post_jobs (post_id, number, job_id) VALUES (?, ?, ?)", (*values, row["id"])
    )
    connection.execute(
        "INSERT INTO recipients (post_id, number, user_id) VALUES (?, ?, ?)",
        (*values, row["user_id"]),
    )


def _result(row: Row) -> dict[str, Any] | None:
    """The result of before, less what the file itself says, its notes as they were worded."""
    try:
        before = json.loads(row["result"] or "null")
        if before is None:
            return None
        return {
            "size": before["file"]["size"],
            "request": json.loads(row["request"]),
            "took": before["took"],
            "notes": [_legacy(note) for note in before.get("notes", ())],
        }
    except (ValueError, TypeError, KeyError) as error:
        log.error("The result of job %s cannot be read: %s", row["id"], type(error).__name__)
        return None


def _legacy(words: str | None) -> dict[str, Any] | None:
    """Prose of before, which has no key."""
    return {"key": "legacy", "values": {"words": words}} if words else None


def _message(reply_to: str) -> tuple[int, int]:
    try:
        values = json.loads(reply_to)
        return int(values["message_id"]), int(values["channel_id"])
    except (ValueError, TypeError, KeyError):
        return 0, 0


MIGRATIONS: list[str | Callable[[Connection], None]] = [
    _VERSION_1,
    _VERSION_2,
    _VERSION_3,
    _version_4,
    _VERSION_5,
    _VERSION_6,
    _VERSION_7,
    _VERSION_8,
    _VERSION_9,
    _VERSION_10,
    _VERSION_11,
    _VERSION_12,
    _VERSION_13,
    _VERSION_14,
    _VERSION_15,
    _VERSION_16,
    _VERSION_17,
    _VERSION_18,
    _VERSION_19,
    _VERSION_20,
]
