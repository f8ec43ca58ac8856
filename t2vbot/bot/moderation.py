"""Brings every case to its end: puts it before its moderators, carries out what they decide, and
tells who reported; whatever happens to the process or to Discord.

What was decided is on the disk before anything is done for it, and each thing that is done may be
done twice.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import discord

from ..catalog.request import VideoRequest
from ..jobs.dispatcher import Dispatcher
from ..jobs.events import Events
from ..jobs.job import Job, JobState
from ..media.store import Media
from ..posts.outbox import Outbox
from ..posts.post import Post
from ..rules.audit import Action, AuditLog, Event
from ..rules.case import Case, CaseKind, Reporter, Told, Verdict
from ..rules.cases import Cases
from ..rules.rule import RULES
from ..rules.rulebook import Rulebook
from ..tasks import stop
from ..text import Text, render, speaking
from .desk import Desk
from .messages import case_wording as wording
from .messages.clock import Clock
from .messages.refusals import UNREACHABLE, Refusal, judge
from .replies import has_words
from .speech import Speech
from .verdicts import Verdicts

log = logging.getLogger(__name__)

IDLE = 3600.0  # seconds to sleep where nothing has a time
RETRY = 30.0  # seconds until what failed is tried again
RETRY_NOBODY = 3600.0  # seconds until it is tried again to tell somebody, where nobody can be told
PACE = 2.0  # seconds between two edits of a message at the desk

_NOTED = {
    Verdict.DISMISSED: (Action.DISMISSED,),
    Verdict.DELETED: (Action.DELETED,),
    Verdict.RELEASED: (Action.RELEASED,),
    Verdict.REFUSED: (Action.REJECTED,),
}


class Moderation:
    """Runs beside what members do together, and like it. ``clock``: Unix seconds."""

    kind = "moderation"

    def __init__(
        self,
        *,
        client: discord.Client,
        cases: Cases,
        desk: Desk,
        verdicts: Verdicts,
        rulebook: Rulebook,
        audit: AuditLog,
        outbox: Outbox,
        dispatcher: Dispatcher,
        media: Media,
        events: Events,
        discord_clock: Clock,
        view_of: Callable[[Case], discord.ui.View],
        speech: Speech,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.cases = cases
        self.clock = clock
        self._client = client
        self._desk = desk
        self._verdicts = verdicts
        self._rulebook = rulebook
        self._audit = audit
        self._outbox = outbox
        self._dispatcher = dispatcher
        self._media = media
        self._discord_clock = discord_clock
        self._view_of = view_of
        self._speech = speech
        self._tasks: dict[str, asyncio.Task[None]] = {}  # by case: what is being done for it
        self._again: dict[str, float] = {}  # by case: not before
        self._news: set[str] = set()  # cases whose message does not say who else reported
        self._deciding: set[str] = set()  # cases that are being decided this moment
        self._lost: dict[str, int] = {}  # by case: its message at the desk that was deleted
        self._over: set[str] = set()  # cases of requests that are not held any more
        self._moved = asyncio.Event()
        events.listen(self._job_changed)

    # --- What happens -----------------------------------------------------------------------------

    async def hold(self, post: Post, job: Job) -> None:
        """Put a request before the moderators."""
        case = Case(
            CaseKind.HELD,
            job.server_id,
            post.destination.channel_id,
            post.destination.message_id,
            post_id=post.id,
            job_id=job.id,
            owner=post.owner,
            words=job.request.label,
            expires_at=job.held_until,
        )
        await self.cases.open(case)
        self._moved.set()

    async def report(self, case: Case, reporter: Reporter) -> None:
        """Put a video before the moderators. Raises ``RequestRefused``."""
        known = await self.cases.report(case, reporter)
        self._news.add(known.id)
        self._moved.set()
        words = {"words": known.words, "detail": _why(reporter)}
        await self._note(known, Action.REPORTED, reporter.user_id, **words)

    async def decide(self, case: Case, verdict: Verdict, by: int | None = None) -> bool:
        """False where it was decided before."""
        if not case.is_open:
            return False
        self._deciding.add(case.id)  # it is noted before anything is done for it
        try:
            await self.cases.decide(case, verdict, by)
            for action in self._actions(case, verdict):
                detail = _days(verdict) if action is Action.BANNED else None
                await self._note(case, action, by, detail=detail)
        finally:
            self._deciding.discard(case.id)
            self._moved.set()
        return True

    def _actions(self, case: Case, verdict: Verdict) -> tuple[Action, ...]:
        is_held = case.kind is CaseKind.HELD
        if verdict.bans:
            return (Action.REJECTED if is_held else Action.DELETED, Action.BANNED)
        if verdict is Verdict.EXPIRED:
            return (Action.REJECTED if is_held else Action.EXPIRED,)
        return _NOTED.get(verdict, ())  # of what is gone, whoever did that is noted

    async def message_deleted(self, message_id: int) -> None:
        """Somebody deleted a message, which may be a reported one, or one at the desk, which comes
        again: nobody could decide it without.
        """
        for case in self.cases.all():
            if not case.is_open:
                continue
            if case.message_id == message_id:
                await self.decide(case, Verdict.GONE)
            elif case.desk_message_id == message_id:
                await self._lose_place(case)

    async def channel_deleted(self, channel_id: int) -> None:
        for case in self.cases.all():
            if case.is_open and case.channel_id == channel_id:
                await self.decide(case, Verdict.GONE)
            elif case.is_open and case.desk_channel_id == channel_id:
                await self._lose_place(case)

    async def server_left(self, server_id: int) -> None:
        """Nobody there can decide any more."""
        for case in self.cases.all():
            if case.is_open and case.server_id == server_id:
                is_held = case.kind is CaseKind.HELD
                await self.decide(case, Verdict.EXPIRED if is_held else Verdict.GONE)

    async def _lose_place(self, case: Case) -> None:
        self._lost[case.id] = case.desk_message_id
        case.desk_channel_id = case.desk_message_id = 0
        await self.cases.record(case)
        self._moved.set()

    def _job_changed(self, job: Job) -> None:
        is_over = job.hidden and job.state.is_final
        if is_over and (case := self.cases.open_about(job.id, CaseKind.HELD)):
            self._over.add(case.id)
            self._moved.set()

    # --- From one run of the bot to the next ------------------------------------------------------

    async def restore(self) -> None:
        """A stop may have come between a request that was held and its case."""
        known = {case.post_id for case in self.cases.all() if case.kind is CaseKind.HELD}
        for job in self._dispatcher.held():
            post = self._outbox.pending.shown_by(job.id)
            if post and post.id not in known:
                known.add(post.id)
                await self.hold(post, job)
        for case in self.cases.all():
            found = self._dispatcher.find(case.job_id)
            is_held = found is not None and found.state is JobState.HELD
            if case.kind is CaseKind.HELD and case.is_open and not is_held:
                await self.decide(case, Verdict.GONE)

    async def run(self) -> None:
        while True:
            await self._decide_by_time()
            now = self.clock()
            for case in self.cases.all():
                if self._has_to_do(case) and self._again.get(case.id, 0.0) <= now:
                    self._start(case)
            await self._wait()

    async def _decide_by_time(self) -> None:
        for case in self.cases.all():
            if case.id in self._over:
                await self.decide(case, Verdict.GONE)
            elif case.is_open and case.expires_at <= self.clock():
                await self.decide(case, Verdict.EXPIRED)
        self._over.clear()

    def _has_to_do(self, case: Case) -> bool:
        if case.id in self._tasks or case.id in self._deciding:
            return False
        if case.is_open:
            return not case.desk_message_id or case.id in self._news
        return not case.is_done or bool(case.not_notified())

    async def _wait(self) -> None:
        cases = self.cases.all()
        times = [case.expires_at for case in cases if case.is_open]
        times += [self._again.get(case.id, 0.0) for case in cases if self._has_to_do(case)]
        seconds = min(times, default=float("inf")) - self.clock()
        with suppress(TimeoutError):
            async with asyncio.timeout(max(0.0, min(IDLE, seconds))):
                await self._moved.wait()
        self._moved.clear()

    def _start(self, case: Case) -> None:
        self._again.pop(case.id, None)
        task = asyncio.create_task(self._go_on(case), name=f"t2vbot-case-{case.id}")
        self._tasks[case.id] = task
        task.add_done_callback(partial(self._ended, case.id))

    def _ended(self, case_id: str, task: asyncio.Task[None]) -> None:
        self._tasks.pop(case_id, None)
        self._moved.set()
        if not task.cancelled() and (error := task.exception()):
            log.error("Case %s", case_id, exc_info=error)

    async def tidy(self) -> None:
        """Forget what moderators need no longer, or want no longer kept."""
        days = self._rulebook.of_servers("audit_days")
        usual: Any = RULES["audit_days"].usual
        await self._audit.prune(days, usual)
        await self.cases.prune()

    async def aclose(self) -> None:
        await stop(self._tasks.values())

    # --- One case ---------------------------------------------------------------------------------

    async def _go_on(self, case: Case) -> None:
        """What is next for it. What fails is tried again, and holds up no other."""
        try:
            with speaking(await self._language_of(case)):
                await (self._show(case) if case.is_open else self._end(case))
        except (discord.HTTPException, *UNREACHABLE) as error:
            is_nobody = isinstance(error, discord.HTTPException) and (
                judge(error) is not Refusal.TRY_LATER
            )
            log.warning("Case %s has to wait: %r", case.id, error)
            self._again[case.id] = self.clock() + (RETRY_NOBODY if is_nobody else RETRY)
        except Exception:
            log.exception("Case %s", case.id)
            self._again[case.id] = self.clock() + RETRY

    async def _language_of(self, case: Case) -> str:
        """At its desk: the server's, or that of the host, who is asked where no channel is set."""
        channel = self._rulebook.number("moderators", case.server_id) if case.server_id else 0
        if channel:
            return self._speech.in_server(case.server_id, channel)
        return await self._speech.to_person(self._desk.host_id)

    async def _show(self, case: Case) -> None:
        """Before those who decide."""
        self._news.discard(case.id)
        contents = wording.at_desk(case, self._discord_clock)
        if case.desk_message_id:
            await self._desk.edit(case.desk_channel_id, case.desk_message_id, contents)
            self._again[case.id] = self.clock() + PACE
            return
        try:
            # Another one after a deletion: Discord would find the deleted message by the old one.
            nonce = f"{case.id[:8]}{self._lost.get(case.id, 0):x}"
            placed = await self._desk.place(
                case.server_id,
                contents,
                self._view_of(case),
                nonce=nonce,
                picture=self._picture_of(case),
            )
        except BaseException:
            self._news.add(case.id)
            raise
        case.desk_channel_id, case.desk_message_id = placed.channel_id, placed.message_id
        await self.cases.record(case)
        if placed.passed_over:
            await self._note(case, Action.NOT_REACHED, None, detail=placed.passed_over)

    def _picture_of(self, case: Case) -> Path | None:
        """That a held request is to start from."""
        job = self._dispatcher.find(case.job_id) if case.kind is CaseKind.HELD else None
        request = job.request if job else None
        if job is None or not isinstance(request, VideoRequest) or not request.start_image:
            return None
        return self._media.start_image(job.id)

    async def _end(self, case: Case) -> None:
        if not case.is_done:
            is_left = await self._verdicts.carry_out(case)
            await self._show_end(case, is_left=is_left)
            case.is_done = True
            await self.cases.record(case)
        for reporter in case.not_notified():
            reporter.told = await self._tell(case, reporter)
            await self.cases.record(case)

    async def _show_end(self, case: Case, *, is_left: bool) -> None:
        if not case.desk_message_id:
            return
        contents = wording.at_desk(case, self._discord_clock, is_left=is_left)
        where = case.desk_channel_id, case.desk_message_id
        await self._desk.edit(*where, contents, view=None, attachments=[])

    async def _tell(self, case: Case, reporter: Reporter) -> Told:
        """By a direct message, which Discord may refuse."""
        nonce = f"{case.id[:8]}{reporter.user_id % 10**16}"  # of at most 25 characters
        try:
            channel = await self._client.create_dm(discord.Object(reporter.user_id))
            language = await self._speech.to_person(reporter.user_id)
            await channel.send(render(wording.outcome_for(case), language), nonce=nonce)
        except discord.HTTPException as error:
            if judge(error) is Refusal.TRY_LATER:
                raise
            return Told.LATER
        return Told.TOLD

    async def tell_news(self, interaction: discord.Interaction[Any]) -> None:
        """To who reported and could not be written to: beside the answer to a command, else to
        their next one.
        """
        reader = interaction.user.id
        if not self.cases.with_news_for(reader) or not await has_words(interaction):
            return
        for case in self.cases.with_news_for(reader):
            case.reporters[reader].told = Told.TOLD
            try:
                said = render(wording.outcome_for(case))
                await interaction.followup.send(said, ephemeral=True)
            except (discord.HTTPException, *UNREACHABLE) as error:
                log.info("The outcome of case %s waits: %r", case.id, error)
                case.reporters[reader].told = Told.LATER
                return
            await self.cases.record(case)

    async def _note(self, case: Case, action: Action, by: int | None, **said: Any) -> None:
        await self._audit.note(
            Event(
                action,
                case.server_id,
                case.channel_id,
                user_id=by,
                about=case.owner,
                job_id=case.job_id,
                **said,
            )
        )


def _why(reporter: Reporter) -> Text | None:
    return Text("case-why", reason=reporter.reason) if reporter.reason else None


def _days(verdict: Verdict) -> Text:
    return Text("case-ban-days", count=1 if verdict is Verdict.BANNED_FOR_DAY else 0)
