"""Joining, films and likes under random presses, deletions and restarts, on the real outbox,
dispatcher and database.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from t2vbot.database import Database
from t2vbot.errors import RequestRefused
from t2vbot.groups.film import FilmPlan, FilmState, FilmTable
from t2vbot.groups.likes import LikeTable
from t2vbot.jobs.ending import MAX_ATTEMPTS
from t2vbot.jobs.job import JobState
from t2vbot.posts.messenger import Outcome
from t2vbot.posts.post import Manner, Notify, Post, PostState
from t2vbot.posts.table import PostTable
from t2vbot.schema import MIGRATIONS

from .jobs import Bench, a_destination, a_job, a_post, bench

MAIN = 3  # the message in the channel
PRESS = st.one_of(
    st.tuples(st.sampled_from(["join", "join", "leave", "part", "part"]), st.integers(1, 5)),
    st.tuples(st.sampled_from(["cancel", "moderate", "delete", "restart"]), st.just(0)),
)


def one_of(people: Sequence[int], number: int) -> int:
    """Mostly somebody who is there: what a stranger presses is refused."""
    return number if number == 5 or not people else people[-number % len(people)]


def run(story: Callable[[Path], Awaitable[None]]) -> None:
    """In a folder and a loop of its own: hypothesis calls no coroutines."""

    async def told() -> None:
        with tempfile.TemporaryDirectory() as folder:
            await story(Path(folder))

    asyncio.run(told())


class Joined:
    """One video, whom it is for by all that was pressed, and the bot that has to agree."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stack = AsyncExitStack()
        self.here: list[int] = [1]  # who gets it in the channel
        self.own: dict[int, str] = {}  # post of who gets it directly
        self.job_id = self.post_id = ""
        self.restarts = 0

    async def begin(self) -> None:
        await self.open()
        job = a_job()
        post = a_post(job, message=MAIN)
        post.notify = Notify.ALWAYS
        self.job_id, self.post_id = job.id, post.id
        await self.at.outbox.accept(post, job)

    async def open(self) -> None:
        self.at: Bench = await self.stack.enter_async_context(bench(self.folder))

    async def restart(self) -> None:
        if self.restarts == MAX_ATTEMPTS - 1:  # one more, and it is given up
            return
        self.restarts += 1
        await self.stack.aclose()
        await self.open()

    async def press(self, kind: str, who: int) -> None:
        outbox, is_open = self.at.outbox, bool(self.here)
        if kind in ("leave", "part"):
            who = one_of(self.here, who)
        if kind == "restart":
            await self.restart()
        elif kind == "join":
            assert await outbox.join(self.post_id, who) == is_open
            if is_open and who not in self.here:
                self.here.append(who)
        elif kind == "leave" and who in self.here:
            left = await outbox.leave(self.post_id, who)
            assert left == (len(self.here) > 1)
            if left:
                self.here.remove(who)
        elif kind == "part":
            await self.part(who)
        elif kind == "cancel" and is_open:  # as the button does: who asked only leaves
            if await outbox.leave(self.post_id, self.here[0]):
                del self.here[0]
            else:
                assert await outbox.cancel(self.post_id)
                self.here.clear()
        elif kind in ("moderate", "delete") and is_open:
            if kind == "moderate":
                assert await outbox.cancel(self.post_id)
            else:
                await outbox.message_deleted(MAIN)
            self.here.clear()

    async def part(self, who: int) -> None:
        own = Post(
            a_destination(channel=100 + who, message=200 + len(self.own)),
            (who,),
            (self.job_id,),
            notify=Notify.ALWAYS,
        )
        parted = await self.at.outbox.part(self.post_id, own)
        assert parted == (who in self.here[1:])
        if parted:
            self.here.remove(who)
            self.own[who] = own.id

    async def check(self) -> None:
        """It counts for somebody who waits; it goes on as long as anybody does."""
        job = self.at.dispatcher.find(self.job_id)
        people = {*self.here, *self.own}
        assert (job is not None) == bool(people)
        if job:
            assert job.owner in people
            if self.here:
                assert job.owner == self.here[0]  # nobody has waited longer
            assert self.at.dispatcher.count_of(job.owner) == 1

    async def end(self) -> None:
        self.at.executor.gate.set()
        await self.at.idle()
        (job,) = (await self.at.jobs.find([self.job_id])).values()
        got, notified = Counter[int](), Counter[int]()
        for one in self.at.messenger.brought:
            if one.final.outcome is Outcome.VIDEO:
                got.update(one.post.recipients)
            if one.post.manner is Manner.PING:
                notified.update(one.post.recipients)
        # Who parted may have joined again: then they have asked for it in both places.
        wanted = Counter([*self.here, *self.own])
        assert job.state is (JobState.DONE if wanted else JobState.CANCELLED)
        assert got == wanted == notified
        await self.stack.aclose()


@settings(max_examples=25, deadline=None)
@given(st.lists(PRESS, max_size=14))
def test_one_video_comes_once_to_everybody_who_waits_for_it(presses: list[tuple[str, int]]) -> None:
    async def story(folder: Path) -> None:
        joined = Joined(folder)
        await joined.begin()
        for kind, who in presses:
            await joined.press(kind, who)
            await joined.check()
        await joined.end()

    run(story)


class Crowd:
    """People who press in one moment, so that every press meets the others half done."""

    def __init__(self, joined: Joined) -> None:
        self.joined = joined

    def waiting(self, *, apart: bool = False) -> Counter[int]:
        """Whom the bot owes how many files. ``apart``: outside the channel only."""
        posts = [post for post in self.joined.at.outbox.pending if post.jobs]
        if apart:
            posts = [post for post in posts if post.id != self.joined.post_id]
        return Counter(user for post in posts for user in post.recipients)

    async def press(self, kind: str, who: int) -> tuple[str, int, bool]:
        outbox, post_id = self.joined.at.outbox, self.joined.post_id
        post = outbox.pending.find(post_id)
        if kind in ("leave", "part"):
            who = one_of(post.recipients if post else (), who)
        if kind == "join":
            return kind, who, await outbox.join(post_id, who)
        if kind == "leave":
            return kind, who, await outbox.leave(post_id, who)
        if kind == "part":
            own = Post(a_destination(message=200), (who,), (self.joined.job_id,))
            return kind, who, await outbox.part(post_id, own)
        if kind == "cancel" and post:  # as the button does
            who = post.owner
            return kind, who, await outbox.leave(post_id, who) or await outbox.cancel(post_id)
        if kind == "moderate":
            return kind, 0, await outbox.cancel(post_id)
        if kind == "delete":
            await outbox.message_deleted(MAIN)
        return kind, 0, True

    async def presses(self, moment: list[tuple[str, int]]) -> None:
        before, apart = self.waiting(), self.waiting(apart=True)
        done = await asyncio.gather(*(self.press(kind, who) for kind, who in moment))
        while self.joined.at.outbox._bringing:  # noqa: ASYNC110 - what is cancelled is being said
            await asyncio.sleep(0.001)
        after, touched = self.waiting(), Counter(who for _, who, _ in done)
        assert after.keys() <= before.keys() | {who for kind, who, _ in done if kind == "join"}
        assert apart <= self.waiting(apart=True)  # what no press here is about
        if {kind for kind, _, _ in done} & {"moderate", "delete"}:
            return
        assert all(who in after for who in before if not touched[who])
        for kind, who, well in done:
            if kind == "join" and well and touched[who] == 1:
                assert who in after, "somebody was let in, and is owed nothing"

    def check(self) -> None:
        """It is made as long as it is owed to somebody, and counts once."""
        at, waiting = self.joined.at, self.waiting()
        job = at.dispatcher.find(self.joined.job_id)
        assert (job is not None) == bool(waiting)
        if job:
            shown = at.outbox.pending.shown_by(job.id)
            assert shown and job.owner == shown.owner
            assert [who for who in range(1, 6) if at.dispatcher.count_of(who)] == [job.owner]

    async def end(self) -> None:
        at, owed = self.joined.at, self.waiting()
        at.executor.gate.set()
        await at.idle()
        videos = [one for one in at.messenger.brought if one.final.outcome is Outcome.VIDEO]
        assert Counter(user for one in videos for user in one.post.recipients) == owed
        assert len({one.post.id for one in videos}) == len(videos)
        (job,) = (await at.jobs.find([self.joined.job_id])).values()
        assert job.state is (JobState.DONE if owed else JobState.CANCELLED)
        await self.joined.stack.aclose()


MOMENT = st.lists(PRESS.filter(lambda press: press[0] != "restart"), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(MOMENT, st.none()), max_size=6))
@example([[("cancel", 0), ("join", 2)]])
@example([[("join", 2)], [("part", 1)], [("moderate", 0), ("join", 3)]])
@example([[("join", 2), ("part", 1), ("join", 2), ("cancel", 0)], [("cancel", 0)], None])
@example([[("join", 2), ("part", 1), ("delete", 0)], None])
def test_presses_in_one_moment(moments: list[list[tuple[str, int]] | None]) -> None:
    async def story(folder: Path) -> None:
        crowd = Crowd(Joined(folder))
        await crowd.joined.begin()
        for moment in moments:
            if moment:
                await crowd.presses(moment)
            else:
                await crowd.joined.restart()
            crowd.check()
        await crowd.end()

    run(story)


FILM_PRESS = st.sampled_from(["pick", "nothing", "captions", "begin", "refused", "cut", "restart"])


@settings(max_examples=25, deadline=None)
@given(st.lists(FILM_PRESS, max_size=12))
def test_a_film_is_cut_once_and_never_stuck(presses: list[str]) -> None:
    """Every press is of a copy, as another press or process has it."""

    async def story(folder: Path) -> None:
        database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
        table = FilmTable(database)
        plan = FilmPlan(1, 2, "title", False, ("a", "b"))
        await table.add(plan)
        cut = 0
        for press in presses:
            found = await table.find(plan.id)
            before = found.state
            try:
                if press == "pick":
                    found.pick(["b", "x", "b", "a"])
                    await table.record(found)
                    assert found.picked == ("b", "a")
                elif press == "nothing":
                    found.pick(["x"])
                elif press == "captions":
                    found.switch_captions()
                    await table.record(found)
                elif press == "begin":
                    double = await table.find(plan.id)  # pressed twice: one of them has it
                    found.begin()
                    await table.record(found)
                    double.begin()
                    with pytest.raises(RequestRefused):
                        await table.record(double)
                elif press == "restart":
                    await table.reopen()
                elif before is FilmState.CUTTING and press == "refused":
                    found.refused()
                    await table.record(found, FilmState.CUTTING)
                elif before is FilmState.CUTTING:
                    found.state = FilmState.CUT
                    await table.record(found, FilmState.CUTTING)
                    cut += 1
            except RequestRefused:
                after = (await table.find(plan.id)).state
                assert after is before
        assert cut <= 1
        if (await table.find(plan.id)).state is FilmState.CUTTING:  # its process died
            await table.reopen()
            assert (await table.find(plan.id)).state is FilmState.PICKING
        await database.aclose()

    run(story)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 5)), max_size=25), st.integers(0, 25))
def test_likes_add_up(presses: list[tuple[int, int]], restart_at: int) -> None:
    async def story(folder: Path) -> None:
        database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
        posts = [a_post(a_job()) for _ in range(3)]
        for post in posts:
            post.state = PostState.DELIVERED
            await database.write(lambda c, post=post: PostTable.insert(c, post))  # type: ignore[misc]
        liked: set[tuple[int, int]] = set()
        for number, press in enumerate(presses):
            if number == restart_at:
                await database.aclose()
                database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
            liked ^= {press}
            count = await LikeTable(database).toggle(posts[press[0]].id, press[1])
            assert count == sum(post == press[0] for post, _ in liked)
        expected = Counter(posts[post].id for post, _ in liked)
        assert await LikeTable(database).counts([post.id for post in posts]) == dict(expected)
        await database.aclose()

    run(story)
