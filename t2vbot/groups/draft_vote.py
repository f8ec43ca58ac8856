"""A vote over drafts: members of a server decide which one becomes the video.

    OPEN -> DECIDED -> CLOSED
    OPEN -> CLOSED             nobody's vote is left, or it was deleted

Pure, as ``production`` is.
"""

from __future__ import annotations

import enum
import time
from collections import Counter
from dataclasses import dataclass, field, replace

from ..catalog.film import SheetRequest
from ..errors import RequestRefused
from ..jobs.job import new_id
from ..text import Text
from .production import NOBODY


class VoteState(enum.StrEnum):
    OPEN = "open"
    DECIDED = "decided"  # its job is being written down
    CLOSED = "closed"


@dataclass(slots=True, kw_only=True)
class DraftVote:
    """``id`` is that of the post that brought the drafts: they are voted over once."""

    id: str
    owner: int  # who asked for the drafts, and for whom the video counts
    server_id: int
    channel_id: int
    drafts_message_id: int
    request: SheetRequest
    ends_at: float  # Unix seconds
    spoiler: bool = False
    message_id: int = 0  # that says when it is decided, and becomes the video's
    votes: dict[int, int] = field(default_factory=dict)  # by member: a draft's number, from 1
    job_id: str = field(default_factory=new_id)
    state: VoteState = VoteState.OPEN
    created_at: float = field(default_factory=time.time)

    def vote(self, voter: int, number: int) -> None:
        """One vote a member: for another draft it moves, for the same it is taken back. Raises
        ``RequestRefused``.
        """
        if self.state is not VoteState.OPEN:
            raise RequestRefused(Text("groups-vote-over"))
        if not 1 <= number <= len(self.request.seeds):
            raise RequestRefused(Text("groups-vote-no-draft"))
        if self.votes.get(voter) == number:
            del self.votes[voter]
        else:
            self.votes[voter] = number

    def tally(self) -> dict[int, int]:
        """How many voted for each draft."""
        return dict(Counter(self.votes.values()))

    def winner(self) -> int | None:
        """The draft with the most votes; of equals the owner's own choice, else the first."""
        own, tally = self.votes.get(self.owner), self.tally()
        return max(tally, key=lambda n: (tally[n], n == own, -n), default=None)

    def people(self) -> list[int]:
        """Who asked, and who voted."""
        return [one for one in dict.fromkeys((self.owner, *self.votes)) if one != NOBODY]

    def involves(self, user: int) -> bool:
        """Whether anything of a member's is in it."""
        return user == self.owner or user in self.votes

    def forget(self, user: int, now: float) -> None:
        """A member deletes their data. Their own drafts are nobody's to vote over any more."""
        self.votes.pop(user, None)
        if user == self.owner:
            blank = replace(self.request.final, prompt="", negative_prompt="")
            self.owner, self.request = NOBODY, replace(self.request, final=blank)
            self.end()

    def decide(self) -> None:
        if self.state is VoteState.OPEN:
            self.state = VoteState.CLOSED if self.winner() is None else VoteState.DECIDED

    def end(self) -> None:
        """Its job is written down, or it was deleted."""
        self.state = VoteState.CLOSED
