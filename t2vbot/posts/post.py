"""A post owes something to people: the file of a job, or a text. It is settled once they have
it, or have been told why not.
"""

from __future__ import annotations

import enum
import hashlib
import time
from dataclasses import dataclass, field, replace

from ..jobs.job import new_id
from ..text import Text


class PostState(enum.StrEnum):
    """Where a post stands; all but the first are settled."""

    PENDING = "pending"
    DELIVERED = "delivered"  # its people have the file, or know why there is none
    UNDELIVERABLE = "undeliverable"  # there was no way to them; a file is kept
    WITHDRAWN = "withdrawn"  # cancelled or deleted: nothing is owed any more


class Manner(enum.StrEnum):
    """What may be done to bring a post to its people."""

    LADDER = "ladder"  # edit the message, else write a new one, else a direct message
    EDIT = "edit"  # only edit the message: to say what became of it
    PING = "ping"  # a short new message below it, that notifies


class Notify(enum.StrEnum):
    """When a finished message is followed by a ping, since its edit notifies nobody."""

    SLOW = "slow"  # where it took over a minute
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Showing:
    """How a video is shown where it comes to."""

    spoiler: bool = False
    private: bool = False  # to who asked for it, alone


OPENLY = Showing()


@dataclass(frozen=True, slots=True)
class Destination:
    """A message that is edited into the finished one, as plain values that survive a restart.

    ``token`` is an interaction's: it lets the bot edit the message until ``expires_at`` (15 minutes
    after the command, less a margin). After that the bot's own rights in
    ``channel_id`` count.
    """

    application_id: int
    token: str = field(repr=False)  # a secret: whoever holds it can post as the bot
    channel_id: int
    message_id: int
    guild_id: int | None
    expires_at: float  # Unix seconds
    limit: int  # bytes that a file may have here
    spoiler: bool = False
    reachable: bool = True  # whether the bot itself can write there, without the token
    private: bool = False  # one person alone sees the message; afterwards they are written directly
    language: str = (
        ""  # of who asked, or of a server that the bot is no member of; "": the server's
    )
    # Whose token it is: who alone sees what is written for one person's eyes. In memory only; 0:
    # not known, as after a restart.
    asked_by: int = field(default=0, repr=False)

    @property
    def showing(self) -> Showing:
        return Showing(self.spoiler, self.private)


@dataclass(eq=False)
class Post:
    """What is owed to ``recipients``. The outbox changes its state; everybody else reads."""

    destination: Destination
    recipients: tuple[int, ...] = field(repr=False)  # the first one asked for it
    jobs: tuple[str, ...] = ()  # ids of the jobs that it waits for
    text: Text | None = None  # what it says, where it waits for none
    manner: Manner = Manner.LADDER
    notify: Notify = Notify.NEVER
    parent: str = ""  # id of the post whose video this one was made out of; "": of none
    id: str = field(default_factory=new_id)
    created_at: float = field(default_factory=time.time)  # Unix seconds
    state: PostState = PostState.PENDING
    # A new message may have come by now, unknown to us. None once a video was delivered in the very
    # message that the post is about.
    sending_since: float | None = None
    # What no restart needs to know.
    failures: int = 0  # tries that may have worked without our knowing
    stuck_since: float | None = None  # Unix seconds; Discord does not take it
    skipped: set[str] = field(default_factory=set)  # rungs that do not work while others do
    giving_up: bool = False  # its people are being told that the file is kept
    cancelled: bool = False  # which is all that is still to be said
    on_its_way: bool = False  # its final message is being sent this moment
    restarting: bool = False  # the bot is about to stop

    @property
    def owner(self) -> int:
        return self.recipients[0]

    @property
    def is_settled(self) -> bool:
        return self.state is not PostState.PENDING

    def clip_id(self, job_id: str) -> str:
        """Of the post about one of the clips that it brings together."""
        return _clip_id(self.id, job_id)

    @property
    def is_one_of_several(self) -> bool:
        """Whether it is about a clip that came with others; its parent brought them all."""
        return bool(self.jobs) and self.id == _clip_id(self.parent, self.jobs[0])

    def about_clip(self, job_id: str, state: PostState, sending_since: float | None) -> Post:
        """A post about one of the clips that came together in its message: what is done with that
        clip later is done with this post.
        """
        return Post(
            replace(self.destination),
            self.recipients,
            (job_id,),
            parent=self.id,
            id=self.clip_id(job_id),
            created_at=self.created_at,
            state=state,
            sending_since=sending_since,
        )

    def about_its_message(self, text: Text, manner: Manner) -> Post:
        """A post about this one's message, for the same people."""
        return Post(replace(self.destination), self.recipients, text=text, manner=manner)


def _clip_id(post_id: str, job_id: str) -> str:
    """Always the same one: what is written down twice is there once."""
    return hashlib.blake2b(f"{post_id}:{job_id}".encode(), digest_size=8).hexdigest()
