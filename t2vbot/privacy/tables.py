"""What each table holds of members and servers. A test compares it with the schema, so that a new
column cannot be forgotten: who adds one says here what becomes of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Table:
    """Every column of a table is in exactly one of these; ``server`` and ``job`` name one once
    more.
    """

    plain: tuple[str, ...] = ()  # nothing of a member
    whose: str | None = None  # a member's id: the whole row is theirs, and goes
    # A member's id: the row stays, and has this in its place.
    blanked: Mapping[str, int | None] = field(default_factory=dict)
    # What members wrote, or are called: NULL once the id is gone, or empty.
    words: tuple[str, ...] = ()
    never_null: bool = False  # the words
    secret: tuple[str, ...] = ()  # exported for nobody
    person: str | None = None  # a keyed hash, which stays
    # Looked at by ``erasing`` and ``export`` alone: ids and words in a place of their own.
    by_hand: tuple[str, ...] = ()
    job: str | None = None  # a job's id: where that is theirs, the row loses its words
    server: str | None = None  # a server's id: the row goes some time after the bot was removed

    @property
    def columns(self) -> list[str]:
        """All of them, each as often as it is named."""
        named = [name for name in (self.whose, self.person) if name]
        return [*self.plain, *named, *self.blanked, *self.words, *self.secret, *self.by_hand]

    @property
    def members(self) -> list[str]:
        """Those that hold a member's id."""
        return [*([self.whose] if self.whose else []), *self.blanked]


TABLES = {
    "jobs": Table(
        plain=(
            *("id", "kind", "state", "attempts", "start_tag", "among", "estimate", "weight"),
            *("created_at", "changed_at", "cost", "server_id", "hidden", "checked"),
        ),
        by_hand=("owner", "request", "inputs", "result", "reason"),
        server="server_id",
    ),
    "posts": Table(
        plain=(
            *("id", "state", "channel_id", "message_id", "manner", "notify", "sending_since"),
            "parent",
            *("created_at", "changed_at"),
        ),
        by_hand=("destination", "text"),
    ),
    "post_jobs": Table(plain=("post_id", "number", "job_id")),
    "recipients": Table(plain=("post_id", "number"), by_hand=("user_id",)),
    "seconds": Table(
        plain=(
            *("device", "model", "width", "height", "num_frames", "num_inference_steps"),
            *("together", "seconds"),
        )
    ),
    "loads": Table(plain=("device", "model", "seconds")),
    "kept": Table(plain=("name", "value")),
    "people": Table(
        plain=("server_id", "seen_at", "language"),
        whose="user_id",
        words=("name",),
        server="server_id",
    ),
    "films": Table(
        plain=("id", "state", "channel_id", "captions", "offered", "picked", "created_at"),
        whose="owner",
        words=("title",),
    ),
    "offers": Table(
        plain=("id", "spoiler", "notify", "created_at"), whose="owner", words=("request",)
    ),
    "defaults": Table(plain=("changed_at",), whose="user_id", words=("value",)),
    "likes": Table(plain=("post_id", "liked_at"), whose="user_id"),
    "hints": Table(plain=("hint", "given_at"), whose="user_id"),
    "groups": Table(
        plain=("id", "kind", "state", "created_at", "changed_at"),
        by_hand=("value",),
    ),
    "rules": Table(
        plain=("server_id", "scope", "scope_id", "name", "value"),
        server="server_id",
    ),
    "rule_changes": Table(plain=("number", "server_id", "edits", "changed_at"), server="server_id"),
    "words": Table(plain=("server_id", "number", "entry", "added_at"), server="server_id"),
    "bans": Table(
        plain=("server_id", "until", "banned_at"),
        person="person",
        blanked={"user_id": None, "banned_by": 0},
        server="server_id",
    ),
    "spent": Table(
        plain=("number", "server_id", "at", "seconds", "clips"),
        person="person",
    ),
    "audit": Table(
        plain=("number", "at", "server_id", "channel_id", "action", "job_id"),
        blanked={"user_id": None, "about": None},
        words=("words",),
        by_hand=("detail",),
        job="job_id",
        server="server_id",
    ),
    "cases": Table(
        plain=(
            *("id", "kind", "server_id", "channel_id", "message_id", "post_id", "job_id"),
            *("opened_at", "expires_at", "desk_channel_id", "desk_message_id", "verdict"),
            *("decided_at", "is_done"),
        ),
        blanked={"owner": 0, "decided_by": None},
        words=("words",),
        never_null=True,
        job="job_id",
        server="server_id",
    ),
    "reporters": Table(
        plain=("case_id", "job_id", "at", "told"), whose="user_id", words=("reason",)
    ),
    "tags": Table(plain=("kind", "tag"), whose="owner"),
    "levels": Table(plain=("kind", "level", "next_level")),
    "deletions": Table(plain=("asked_at", "borrowed"), by_hand=("user_id",)),
    "departures": Table(plain=("server_id", "left_at")),
}
