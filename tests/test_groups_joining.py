"""Joining, films and likes under random presses, deletions and restarts, on the real outbox,
dispatcher and database.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from t2vbot.database import Database
from t2vbot.errors import RequestRefused
from t2vbot.groups.film import FilmPlan, FilmState, FilmTable
from t2vbot.groups.likes import LikeTable
from t2vbot.jobs.job import JobState
from t2vbot.posts.messenger import Outcome
from t2vbot.posts.post import Manner, Notify, Post, PostState
from t2vbot.posts.table import PostTable
from t2vbot.schema import MIGRATIONS

from .jobs import Bench, a_destination, a_job, a_post, bench

MAIN = 3  # the message in the channel
PRESS = st.one_of(
    st.tuples(st.sampled_from(["join", "leave", "part"]), st.integers(1, 5)),
    st.tuples(st.sampled_from(["cancel", "moderate", "delete", "restart"]), st.just(0)),
)


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
        await self.stack.aclose()
        await self.open()

    async def press(self, kind: str, who: int) -> None:
        outbox, is_open = self.at.outbox, bool(self.here)
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
