"""The consumer: order, one card, cancelling, failures, restarts.

Every job comes to exactly one end.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from t2vbot.catalog.request import VideoRequest
from t2vbot.errors import (
    CannotFit,
    DeliveryFailed,
    DeviceHung,
    DeviceLost,
    FileTooLarge,
    ModelUnavailable,
    UserError,
)
from t2vbot.jobs.consumer import Consumer
from t2vbot.jobs.estimates import Estimates
from t2vbot.jobs.job import Job, JobState
from t2vbot.jobs.ledger import Ledger
from t2vbot.jobs.states import MAX_ATTEMPTS

from .jobs import GatedExecutor, ListeningDelivery, RawEncoder, a_job


@dataclass
class Bench:
    """A consumer at work, and the parts to watch it by."""

    consumer: Consumer
    executor: GatedExecutor
    encoder: RawEncoder
    delivery: ListeningDelivery
    ledger: Ledger

    async def until_on_card(self, job: Job) -> None:
        await self.executor.begun(job.request.prompt)

    async def until_uploading(self, job: Job) -> None:
        """Make it, and stop in the middle of its upload."""
        self.delivery.stuck = True
        self.executor.gate.set()
        await self.consumer.submit(job)
        async with asyncio.timeout(10):
            await self.delivery.uploading.wait()


@asynccontextmanager
async def bench(folder: Path, *, running: bool = True) -> AsyncIterator[Bench]:
    ledger = await Ledger.open(folder / "jobs.sqlite")
    parts = GatedExecutor(), RawEncoder(), ListeningDelivery()
    consumer = Consumer(
        executor=parts[0],
        encoder=parts[1],
        delivery=parts[2],
        ledger=ledger,
        estimates=Estimates(folder / "seconds.json"),
    )
    work = asyncio.create_task(consumer.run()) if running else None
    try:
        yield Bench(consumer, *parts, ledger)
    finally:
        if work:
            work.cancel()
            await asyncio.wait({work})
        await ledger.close()


async def state_of(ledger: Ledger, job: Job) -> JobState:
    recorded = await ledger.find(job.id)
    assert recorded
    return recorded.state


async def test_jobs_are_made_one_at_a_time_in_fair_order_and_each_is_delivered(
    tmp_path: Path,
) -> None:
    async with bench(tmp_path) as at:
        jobs = [a_job(1, "a1"), a_job(1, "a2"), a_job(2, "b1")]
        for job in jobs:
            await at.consumer.submit(job)
        at.executor.gate.set()
        await at.delivery.end_of(*jobs)
        await at.consumer.drain(grace=10)  # the last word on a job is written after it was said
        assert at.executor.made == ["a1", "b1", "a2"]
        assert sorted(at.delivery.delivered) == ["a1", "a2", "b1"]
        assert [await state_of(at.ledger, job) for job in jobs] == [JobState.DONE] * 3
        assert not list(tmp_path.glob("**/*.mp4"))


async def test_an_accepted_job_is_on_disk_before_submit_returns(tmp_path: Path) -> None:
    async with bench(tmp_path, running=False) as at:
        job = a_job()
        await at.consumer.submit(job)
        copy = tmp_path / "copy"
        copy.mkdir()
        for file in tmp_path.glob("jobs.sqlite*"):  # what a power cut would leave
            shutil.copy(file, copy)
    other = await Ledger.open(copy / "jobs.sqlite")
    assert [found.request for found in await other.unfinished()] == [job.request]
    await other.close()


async def test_waiting_jobs_know_their_place_and_when_their_turn_comes(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        first, second, third = a_job(1, "first"), a_job(2, "second"), a_job(3, "third")
        await at.consumer._estimates.learn(first.request, 10.0)
        for job in (first, second, third):
            await at.consumer.submit(job)
            await at.until_on_card(first)
        assert (first.place, second.place, third.place) == (0, 1, 2)
        assert second.starts_at and third.starts_at
        assert third.starts_at - second.starts_at == pytest.approx(10.0, abs=1.0)


async def test_a_waiting_job_leaves_the_line_at_once(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        running, waiting, last = a_job(1, "running"), a_job(2, "waiting"), a_job(3, "last")
        for job in (running, waiting, last):
            await at.consumer.submit(job)
        await at.until_on_card(running)
        assert await at.consumer.cancel(waiting.id)
        assert last.place == 1
        await at.delivery.end_of(waiting)
        assert at.delivery.cancellations == ["waiting"]
        assert await state_of(at.ledger, waiting) is JobState.CANCELLED
        at.executor.gate.set()
        await at.delivery.end_of(running, last)
        assert at.executor.made == ["running", "last"]


async def test_a_running_job_frees_the_card_for_the_next(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        running, following = a_job(1, "running"), a_job(2, "next")
        await at.consumer.submit(running)
        await at.consumer.submit(following)
        await at.until_on_card(running)
        assert await at.consumer.cancel(running.id)
        assert at.executor.stopped == ["running"]
        at.executor.gate.set()
        await at.delivery.end_of(running, following)
        assert at.delivery.cancellations == ["running"]
        assert at.delivery.delivered == ["next"]


async def test_what_has_ended_cannot_be_cancelled(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        job = a_job()
        at.executor.gate.set()
        await at.consumer.submit(job)
        await at.delivery.end_of(job)
        await asyncio.sleep(0)
        assert not await at.consumer.cancel(job.id)
        assert not await at.consumer.cancel("0" * 16)
        assert at.delivery.cancellations == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ModelUnavailable("The weights of tiny are broken."), "The weights of tiny are broken."),
        (ZeroDivisionError("division by zero"), "reference"),
    ],
    ids=["of the user", "a bug"],
)
async def test_a_failure_is_told_and_the_next_job_goes_on(
    tmp_path: Path, error: Exception, said: str
) -> None:
    def fail(request: VideoRequest) -> None:
        if request.prompt == "bad":
            raise error

    async with bench(tmp_path) as at:
        at.executor.before = fail
        at.executor.gate.set()
        bad, good = a_job(1, "bad"), a_job(2, "good")
        await at.consumer.submit(bad)
        await at.consumer.submit(good)
        await at.delivery.end_of(bad, good)
        assert said in at.delivery.failures["bad"]
        assert "division" not in at.delivery.failures["bad"]
        assert at.delivery.delivered == ["good"]
        assert await state_of(at.ledger, bad) is JobState.FAILED


async def test_a_file_that_discord_calls_too_large_is_made_smaller(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.delivery.refusals = [FileTooLarge("too large"), FileTooLarge("too large")]
        at.executor.gate.set()
        job = a_job(limit=1_000_000)
        await at.consumer.submit(job)
        await at.delivery.end_of(job)
        assert at.encoder.limits == [1_000_000, 250_000, 62_500]
        assert at.delivery.delivered == ["a red circle"]


async def test_a_clip_that_cannot_fit_is_refused_in_words(tmp_path: Path) -> None:
    def too_small(_: VideoRequest) -> None:
        raise CannotFit("No version of this clip is under 1 kB.")

    async with bench(tmp_path) as at:
        at.executor.before = too_small
        job = a_job()
        await at.consumer.submit(job)
        await at.delivery.end_of(job)
        assert at.delivery.failures["a red circle"] == "No version of this clip is under 1 kB."


async def test_a_stop_keeps_what_was_running_and_waiting_for_the_next_start(tmp_path: Path) -> None:
    running, waiting = a_job(1, "running"), a_job(2, "waiting")
    async with bench(tmp_path) as at:
        await at.consumer.submit(running)
        await at.consumer.submit(waiting)
        await at.until_on_card(running)
        assert await at.consumer.drain(grace=0.0) == 1
        with pytest.raises(UserError, match="restarted"):
            await at.consumer.submit(a_job(3, "late"))
    async with bench(tmp_path) as at:
        at.executor.gate.set()
        assert await at.consumer.restore() == 2
        await at.delivery.end_of(running, waiting)
        assert at.delivery.delivered == ["running", "waiting"]


async def test_a_job_that_the_process_died_on_too_often_fails(tmp_path: Path) -> None:
    job = a_job()
    job.attempts = MAX_ATTEMPTS
    async with bench(tmp_path, running=False) as at:
        await at.ledger.add(job)
        assert await at.consumer.restore() == 0
        assert await state_of(at.ledger, job) is JobState.FAILED
    async with bench(tmp_path) as at:  # the process died again before it said so
        await at.delivery.end_of(job)
        assert "stopped" in at.delivery.failures["a red circle"]
        await at.consumer.drain(grace=10)
        assert await at.ledger.untold() == []


async def test_an_end_that_could_not_be_told_is_told_by_the_next_run(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.delivery.deaf = True
        job = a_job()
        await at.consumer.submit(job)
        await at.until_on_card(job)
        assert await at.consumer.cancel(job.id)
        await at.consumer.drain(grace=10)
        assert at.delivery.cancellations == []
    async with bench(tmp_path) as at:
        await at.delivery.end_of(job)
        assert at.delivery.cancellations == ["a red circle"]


async def test_drain_lets_the_clip_on_the_card_end(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        running, waiting = a_job(1, "running"), a_job(2, "waiting")
        await at.consumer.submit(running)
        await at.consumer.submit(waiting)
        await at.until_on_card(running)
        draining = asyncio.create_task(at.consumer.drain(grace=60))
        await asyncio.sleep(0)
        at.executor.gate.set()
        assert await draining == 0
        assert at.delivery.delivered == ["running"]
        assert await state_of(at.ledger, waiting) is JobState.WAITING


async def test_what_was_encoded_is_handed_over_after_a_crash_without_being_made_again(
    tmp_path: Path,
) -> None:
    job = a_job()
    async with bench(tmp_path) as at:
        await at.until_uploading(job)
    async with bench(tmp_path, running=False) as at:
        assert await at.consumer.restore() == 1
        work = asyncio.create_task(at.consumer.run())
        await at.delivery.end_of(job)
        work.cancel()
        assert at.executor.made == []
        assert at.delivery.delivered == ["a red circle"]


async def test_a_file_that_is_too_large_after_a_crash_is_made_anew(tmp_path: Path) -> None:
    job = a_job(limit=1_000_000)
    async with bench(tmp_path) as at:
        await at.until_uploading(job)
    async with bench(tmp_path, running=False) as at:
        at.delivery.refusals = [FileTooLarge("too large")]
        at.executor.gate.set()
        await at.consumer.restore()
        work = asyncio.create_task(at.consumer.run())
        await at.delivery.end_of(job)
        work.cancel()
        assert at.encoder.limits == [250_000]


@pytest.mark.parametrize("where", ["in line", "on the card"])
async def test_a_clip_that_is_made_anew_can_be_cancelled(tmp_path: Path, where: str) -> None:
    job, other = a_job(), a_job(user_id=2, prompt="a blue square")
    async with bench(tmp_path) as at:
        await at.until_uploading(job)
        if where == "in line":
            await at.consumer.submit(other)
            await at.until_on_card(other)
    async with bench(tmp_path, running=False) as at:
        at.delivery.refusals = [FileTooLarge("too large")]
        await at.consumer.restore()
        work = asyncio.create_task(at.consumer.run())
        if where == "in line":
            await at.until_on_card(other)
            async with asyncio.timeout(10):
                while not at.consumer.waiting():  # noqa: ASYNC110
                    await asyncio.sleep(0)
        else:
            await at.until_on_card(job)
            assert [one.id for one in at.consumer.in_work()] == [job.id]
        assert await at.consumer.cancel(job.id)
        assert at.executor.stopped == ([] if where == "in line" else [job.request.prompt])
        await at.delivery.end_of(job)
        assert await state_of(at.ledger, job) is JobState.CANCELLED
        work.cancel()
        await asyncio.wait({work})


async def test_what_is_on_its_way_already_is_not_handed_over_twice(tmp_path: Path) -> None:
    job = a_job()
    async with bench(tmp_path) as at:
        at.delivery.refusals = [DeliveryFailed("I may not write there.")] * 2
        at.executor.gate.set()
        await at.consumer.submit(job)
        async with asyncio.timeout(10):
            while not ((found := await at.ledger.undelivered()) and found[0].told):
                pass
        at.delivery.deaf = True  # of the second failure its member cannot be told
        kept, again = [(await at.ledger.undelivered())[0] for _ in range(2)]
        assert [await at.consumer.hand_over(one, one.reply_to) for one in (kept, again)] == [
            True,
            False,
        ]
        await at.consumer.drain(grace=10)
        assert [one.id for one in await at.ledger.untold()] == [job.id]
        (kept,) = await at.ledger.undelivered()
        with pytest.raises(UserError, match="being restarted"):
            await at.consumer.hand_over(kept, kept.reply_to)
        assert await state_of(at.ledger, job) is JobState.FAILED


async def test_a_video_that_cannot_be_delivered_is_kept_and_handed_over_later(
    tmp_path: Path,
) -> None:
    job = a_job()
    async with bench(tmp_path) as at:
        at.delivery.refusals = [DeliveryFailed("I may not write there.")]
        at.executor.gate.set()
        await at.consumer.submit(job)
        await at.delivery.end_of(job)
        assert "/missed" in at.delivery.failures["a red circle"]
        assert await at.ledger.undelivered(job.user_id + 1) == []
    async with bench(tmp_path) as at:
        assert await at.consumer.restore() == 0
        (kept,) = await at.ledger.undelivered(job.user_id)
        assert await at.consumer.hand_over(kept, kept.reply_to)
        await at.delivery.end_of(job)
        await at.consumer.drain(grace=10)
        assert await state_of(at.ledger, job) is JobState.DONE
        assert await at.ledger.undelivered() == []
        assert not list(tmp_path.glob("**/*.mp4"))


async def test_a_lost_device_gives_the_job_back_to_the_line_and_takes_no_more(
    tmp_path: Path,
) -> None:
    def lose(_: VideoRequest) -> None:
        raise DeviceLost("CUDA error: an illegal memory access was encountered")

    job, waiting = a_job(1, "unlucky"), a_job(2, "waiting")
    for attempt in range(MAX_ATTEMPTS):
        async with bench(tmp_path) as at:
            at.executor.before = lose
            if attempt:
                await at.consumer.restore()
            else:
                await at.consumer.submit(job)
                await at.consumer.submit(waiting)
            async with asyncio.timeout(10):
                await at.consumer.lost.wait()
            await at.consumer.drain(grace=10)
            assert at.executor.made == ["unlucky"]
    assert "3 times" in at.delivery.failures["unlucky"]
    async with bench(tmp_path) as at:
        at.executor.gate.set()
        assert await at.consumer.restore() == 1
        await at.delivery.end_of(waiting)


async def test_a_hung_step_fails_its_job(tmp_path: Path) -> None:
    def hang(_: VideoRequest) -> None:
        raise DeviceHung("A step took longer than 600 s.")

    async with bench(tmp_path) as at:
        at.executor.before = hang
        job = a_job()
        await at.consumer.submit(job)
        await at.delivery.end_of(job)
        assert at.consumer.lost.is_set()
        assert await state_of(at.ledger, job) is JobState.FAILED


async def test_a_message_that_its_member_deleted_in_the_upload_is_not_sent_again(
    tmp_path: Path,
) -> None:
    async with bench(tmp_path) as at:
        job = a_job()
        await at.until_uploading(job)
        assert not await at.consumer.cancel(job.id)
        await at.consumer.withdraw(job.id)
        assert await state_of(at.ledger, job) is JobState.CANCELLED
        assert at.delivery.delivered == []
        assert not list(tmp_path.glob("**/*.mp4"))


async def test_those_in_line_are_told_of_a_stop(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        running, waiting = a_job(1, "running"), a_job(2, "waiting")
        await at.consumer.submit(running)
        await at.consumer.submit(waiting)
        await at.until_on_card(running)
        await at.consumer.drain(grace=0.0)
        await at.consumer.put_back()
        assert "place in line is kept" in waiting.remark
        assert "place in line is kept" in running.remark
        found = await at.ledger.unfinished()
        assert [(job.request.prompt, job.attempts) for job in found] == [
            ("running", 0),
            ("waiting", 0),
        ]


async def test_ends_that_the_ledger_missed_are_written_at_the_stop(tmp_path: Path) -> None:
    """The disk is full while they end; its host makes room and starts the bot anew."""
    jobs = [a_job(number, f"clip {number}") for number in range(3)]
    async with bench(tmp_path) as at:
        for job in jobs:
            await at.consumer.submit(job)
        await at.until_on_card(jobs[0])
        await at.ledger._database.execute("PRAGMA query_only = ON")
        assert await at.consumer.cancel(jobs[1].id)
        at.executor.gate.set()
        await at.delivery.end_of(*jobs)
        await at.consumer.drain(grace=10)
        assert len(await at.ledger.unfinished()) == len(jobs)  # as far as the file knows
        await at.ledger._database.execute("PRAGMA query_only = OFF")
    async with bench(tmp_path, running=False) as at:
        assert await at.consumer.restore() == 0
        states = [await state_of(at.ledger, job) for job in jobs]
        assert states == [JobState.DONE, JobState.CANCELLED, JobState.DONE]
        assert await at.ledger.untold() == []


async def test_the_last_failure_before_a_stop_is_told(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        job = a_job()
        await at.consumer.submit(job)
        await at.until_on_card(job)
        at.delivery.slow = asyncio.Event()
        at.encoder.refusal = CannotFit("too long")
        draining = asyncio.create_task(at.consumer.drain(grace=10))
        at.executor.gate.set()
        await asyncio.sleep(0.1)
        at.delivery.slow.set()
        assert await draining == 0
        assert at.delivery.failures == {"a red circle": "too long"}


async def test_a_cancel_is_told_before_the_work_has_stopped(tmp_path: Path) -> None:
    """Nothing stops a thread that reads weights, and a second press must not be told otherwise."""
    async with bench(tmp_path) as at:
        at.executor.stubborn = asyncio.Event()
        job = a_job()
        await at.consumer.submit(job)
        await at.until_on_card(job)
        cancelling = asyncio.create_task(at.consumer.cancel(job.id))
        await at.delivery.end_of(job)
        assert at.delivery.cancellations == ["a red circle"]
        assert await at.consumer.cancel(job.id)
        assert not cancelling.done()
        at.executor.stubborn.set()
        assert await cancelling
        assert at.delivery.cancellations == ["a red circle"]


async def test_a_failure_that_is_told_late_does_not_undo_the_delivery(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        at.delivery.slow = asyncio.Event()
        at.delivery.refusals = [DeliveryFailed("no rights")]
        at.executor.gate.set()
        job = a_job()
        await at.consumer.submit(job)
        await at.delivery.uploading.wait()
        await asyncio.sleep(0.1)  # it is refused at once, and the telling begins
        (kept,) = await at.ledger.undelivered(job.user_id)
        assert await at.consumer.hand_over(kept, job.reply_to)
        await at.delivery.end_of(job)
        at.delivery.slow.set()
        await at.consumer.drain(grace=10)
        assert await state_of(at.ledger, job) is JobState.DONE
        assert at.delivery.failures == {}


async def test_a_reply_that_moves_in_the_moment_of_the_end_stays_finished(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        job = a_job()
        await at.until_uploading(job)
        at.delivery.shown.clear()
        moving = asyncio.create_task(at.consumer.move(job.id, replace(job.reply_to, message_id=9)))
        await asyncio.sleep(0)
        job.state = JobState.DONE
        assert await moving
        assert at.delivery.shown == []


async def keep_one(at: Bench) -> Job:
    """A job whose video was made and could not be delivered, as the ledger has it."""
    at.delivery.refusals = [DeliveryFailed("no rights")]
    at.executor.gate.set()
    job = a_job()
    await at.consumer.submit(job)
    await at.delivery.end_of(job)
    (kept,) = await at.ledger.undelivered(job.user_id)
    at.delivery.ended.clear()
    at.delivery.uploading.clear()
    return kept


async def test_a_kept_video_comes_once_also_where_the_disk_is_full(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        kept = await keep_one(at)
        await at.ledger._database.execute("PRAGMA query_only = ON")
        assert await at.consumer.hand_over(kept, kept.reply_to)
        await at.delivery.end_of(kept)
        await asyncio.sleep(0.1)
        assert await at.ledger.undelivered(kept.user_id) == []
        assert await state_of(at.ledger, kept) is JobState.DONE
        await at.ledger._database.execute("PRAGMA query_only = OFF")
    assert at.delivery.delivered == ["a red circle"]


async def test_what_is_cancelled_before_it_is_handed_over_does_not_come(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        kept = await keep_one(at)
        handing = asyncio.create_task(at.consumer.hand_over(kept, kept.reply_to))
        await asyncio.sleep(0)
        assert await at.consumer.cancel(kept.id)
        assert await handing
        await at.consumer.drain(grace=10)
        assert not at.delivery.uploading.is_set()
        assert at.delivery.cancellations == ["a red circle"]
