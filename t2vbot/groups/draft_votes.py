"""All votes over drafts that go on."""

from __future__ import annotations

from typing import Any, Protocol

from ..jobs.job import Job
from ..posts.outbox import MOST_RECIPIENTS
from ..posts.post import Destination, Notify, Post
from .draft_vote import DraftVote, VoteState
from .keeper import Keeper


class Ballots(Protocol):
    """Where a vote is seen: Discord, in ``bot/ballots.py``."""

    async def open(self, vote: DraftVote) -> int:
        """A message below the drafts; its id, or 0 where there can be none."""
        ...

    def show(self, vote: DraftVote) -> None:
        """The votes on the buttons of the drafts."""
        ...

    def destination(self, vote: DraftVote) -> Destination:
        """Where the video goes: into the vote's message."""
        ...

    async def remove(self, vote: DraftVote) -> None:
        """There is nothing to decide any more."""
        ...

    async def aclose(self) -> None: ...


class DraftVotes(Keeper[DraftVote]):
    """What members do in them."""

    kind = "vote"

    def __init__(self, *, ballots: Ballots, **parts: Any) -> None:
        super().__init__(**parts)
        self._ballots = ballots

    async def was_held(self, post_id: str) -> bool:
        """Whether these drafts were voted over before."""
        return await self.table.is_known(post_id)

    async def open(self, vote: DraftVote, voter: int, number: int) -> None:
        """With its first vote."""
        vote.vote(voter, number)
        await self.begin(vote)

    async def vote(self, vote_id: str, voter: int, number: int) -> None:
        async with self.step(self.find(vote_id)) as vote:
            vote.vote(voter, number)
            await self.proceed(vote)

    async def decide(self, vote_id: str) -> None:
        """Now, and not when the time is over."""
        async with self.step(self.find(vote_id)) as vote:
            vote.decide()
            await self.proceed(vote)

    async def message_deleted(self, message_id: int) -> None:
        """Of the drafts, or of the vote."""
        for vote in list(self.groups.values()):
            if message_id in (vote.drafts_message_id, vote.message_id):
                async with self.step(vote):
                    vote.end()
                    await self.proceed(vote)

    async def channel_deleted(self, channel_id: int) -> None:
        for vote in list(self.groups.values()):
            if channel_id == vote.channel_id:
                await self.message_deleted(vote.drafts_message_id)

    async def aclose(self) -> None:
        await self._ballots.aclose()

    # --- As every group ---------------------------------------------------------------------------

    def due_at(self, group: DraftVote) -> float | None:
        return group.ends_at if group.state is VoteState.OPEN else None

    def time_over(self, group: DraftVote) -> None:
        group.decide()

    def waits_for(self, group: DraftVote) -> list[str]:
        return []

    def job_ended(self, group: DraftVote, job: Job) -> None: ...

    def needs(self, group: DraftVote) -> list[str]:
        return []

    async def proceed(self, group: DraftVote, *, again: bool = False) -> None:
        await self.table.record(group)
        if group.state is VoteState.OPEN and not group.message_id:
            group.message_id = await self._ballots.open(group)
            await self.table.record(group)
        if group.state is VoteState.DECIDED and await self._make(group):
            group.end()
            await self.table.record(group)
        elif group.state is VoteState.CLOSED:
            await self._ballots.remove(group)
        self._ballots.show(group)
        if group.state is VoteState.CLOSED:
            self.drop(group)
            self.forget(group)

    async def _make(self, vote: DraftVote) -> bool:
        """The chosen draft in full quality, unless a run before this one began to."""
        number = vote.winner()
        assert number
        if await self.jobs.find([vote.job_id]):
            return True
        job = Job(vote.request.chosen(number), vote.owner, id=vote.job_id)
        people = tuple(vote.people()[:MOST_RECIPIENTS])
        post = Post(self._ballots.destination(vote), people, (job.id,), notify=Notify.ALWAYS)
        return await self.accept(vote, post, job)
