"""What moderators decide is done here. Each thing may be done twice: a stop may come in between."""

from __future__ import annotations

import time
from collections.abc import Callable

import discord

from ..jobs.dispatcher import Dispatcher
from ..jobs.job import wholes
from ..posts.outbox import Outbox
from ..rules.bans import EVERYWHERE, Bans
from ..rules.case import DAY, Case, CaseKind, Verdict
from ..text import Text
from .messages.refusals import UNKNOWN_MESSAGE, Refusal, judge
from .trail import Trail


class Verdicts:
    """``clock``: Unix seconds."""

    def __init__(
        self,
        *,
        client: discord.Client,
        bans: Bans,
        trail: Trail,
        outbox: Outbox,
        dispatcher: Dispatcher,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._client = client
        self._bans = bans
        self._trail = trail
        self._outbox = outbox
        self._dispatcher = dispatcher
        self._clock = clock

    async def carry_out(self, case: Case) -> bool:
        """Whether the message could not be deleted."""
        verdict, is_left = case.verdict, False
        if case.kind is CaseKind.HELD:
            await self._release_or_reject(case)
        elif verdict is Verdict.DELETED or (verdict and verdict.bans):
            await self._outbox.withdraw(case.post_id)
            is_left = not await self._delete(case)
        if verdict and verdict.bans and case.owner:
            await self._ban(case)
        return is_left

    async def _release_or_reject(self, case: Case) -> None:
        """All that was asked for at once, and what it is made out of, where that is to be made
        first.
        """
        if case.verdict is Verdict.GONE:
            return
        post = self._outbox.pending.find(case.post_id)
        job_ids = post.jobs if post else (case.job_id,)
        jobs = [job for job_id in job_ids if (job := self._dispatcher.find(job_id))]
        whole = wholes(jobs)
        jobs.sort(key=lambda job: job in whole)  # what others are made out of comes first
        if case.verdict is Verdict.RELEASED:
            for job in jobs:
                await self._dispatcher.release(job.id)
            return
        is_late = case.verdict is Verdict.EXPIRED
        reason = Text("case-undecided") if is_late else Text("case-refused")
        for job in reversed(jobs):
            await self._dispatcher.reject(job.id, reason)

    async def _ban(self, case: Case) -> None:
        by, seconds = case.decided_by or 0, None
        if case.verdict is Verdict.BANNED_FOR_DAY:
            seconds = max(0.0, (case.decided_at or 0.0) + DAY - self._clock())
        await self._bans.ban(case.owner, case.server_id, by=by, seconds=seconds)
        await self.cancel_all(case.owner, case.server_id, by)

    async def _delete(self, case: Case) -> bool:
        """False where Discord does not let the bot: in a server that it is not in."""
        channel = self._client.get_partial_messageable(case.channel_id)
        try:
            await channel.get_partial_message(case.message_id).delete()
        except discord.HTTPException as error:
            if judge(error) is Refusal.TRY_LATER:
                raise
            return error.code == UNKNOWN_MESSAGE
        return True

    async def cancel_all(self, user_id: int, server_id: int, by: int) -> int:
        """Whatever somebody waits for in a server, or ``EVERYWHERE``, others have without them, or
        nobody; how much that was. For who is banned.
        """
        count = 0
        for post, _ in self._outbox.pending.of_member(user_id):
            if server_id not in (EVERYWHERE, post.destination.guild_id):
                continue
            with self._trail.by(by, post.jobs):
                gone = await self._outbox.leave(post.id, user_id)
                count += gone or await self._outbox.cancel(post.id)
        return count
