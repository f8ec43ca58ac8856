"""The numbers for Prometheus, told by a dispatcher and an outbox at work."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from t2vbot.errors import UserError
from t2vbot.jobs.executor import Phase, Progress
from t2vbot.jobs.job import Job, JobState
from t2vbot.posts.messenger import Refused, Rung, Unreachable
from t2vbot.text import Text
from t2vbot.watching.gauges import Shard
from t2vbot.watching.metrics import Metrics
from t2vbot.watching.watch import why_not_ready

from .jobs import Bench, a_job, bench

pytestmark = pytest.mark.usefixtures("short_pauses")


class Seen:
    def __init__(self, at: Bench, metrics: Metrics) -> None:
        self.at = at
        self.metrics = metrics

    def value(self, name: str, **labels: str) -> float | None:
        return self.metrics.registry.get_sample_value(f"t2vbot_{name}", labels)

    async def make(self, job: Job) -> None:
        self.at.executor.gate.set()
        await self.at.ask(job)
        await self.at.settled(job)


@asynccontextmanager
async def measured(folder: Path) -> AsyncIterator[Seen]:
    """As ``Watch`` does."""
    async with bench(folder) as at:
        metrics = Metrics(at.dispatcher, at.database, lambda: [Shard(0, 0.1, 3)])
        at.dispatcher._events.listen(metrics.job_changed)
        at.outbox.settled.append(metrics.post_settled)
        at.outbox.tried.append(metrics.delivery_tried)
        at.database.on_write = metrics.written
        yield Seen(at, metrics)


async def test_each_way_to_people_is_counted_once(tmp_path: Path) -> None:
    async with measured(tmp_path) as seen:
        later = Unreachable(Rung.EDIT, OSError("away"))
        seen.at.messenger.troubles = [later, later]
        await seen.make(a_job())
        assert seen.value("delivery_retries_total") == 2
        assert seen.value("deliveries_total", rung="edit", outcome="video") == 1
        assert seen.value("upload_seconds_count") == 1
        assert seen.value("posts_total", state="delivered") == 1
        seen.at.messenger.rung = Rung.DM
        await seen.make(a_job())
        assert seen.value("deliveries_total", rung="dm", outcome="video") == 1


async def test_a_retry_is_seen_before_it_ends(tmp_path: Path) -> None:
    """Some last for hours."""
    async with measured(tmp_path) as seen:
        seen.at.messenger.fails = lambda post, final: Unreachable(Rung.EDIT, OSError("away"))
        seen.at.executor.gate.set()
        await seen.at.ask(a_job())
        await seen.at.messenger.until(lambda: len(seen.at.messenger.tries) > 2)
        assert (seen.value("delivery_retries_total") or 0) >= 2
        assert seen.value("posts_total", state="delivered") == 0


async def test_what_can_be_brought_nowhere(tmp_path: Path) -> None:
    async with measured(tmp_path) as seen:
        seen.at.messenger.fails = lambda post, final: Refused(Text("posts-reason-unknown"))
        await seen.make(a_job())
        assert seen.value("posts_total", state="undeliverable") == 1
        assert seen.value("delivery_retries_total") == 0
        assert seen.value("upload_seconds_count") == 0


async def test_what_waits_for_moderators_does_not_wait_for_a_device(tmp_path: Path) -> None:
    """Else it would look for a day as if the devices stood still."""
    async with measured(tmp_path) as seen:
        job = a_job()
        job.created_at -= 7200
        job.hold()
        await seen.at.ask(job)
        assert seen.value("held_jobs") == 1
        assert seen.value("queue_jobs", kind="render") == 0
        assert seen.value("queue_oldest_seconds", kind="render") == pytest.approx(0, abs=1)


async def test_what_waits_is_as_old_as_the_request(tmp_path: Path) -> None:
    async with measured(tmp_path) as seen:
        first, second = a_job(prompt="first"), a_job(prompt="second")
        second.created_at -= 100
        await seen.at.ask(first)
        await seen.at.begun(first)
        await seen.at.ask(second)
        assert seen.value("queue_jobs", kind="render") == 1
        assert seen.value("queue_oldest_seconds", kind="render") == pytest.approx(100, abs=5)


async def test_a_device_is_busy_for_no_time_before_its_first_run(tmp_path: Path) -> None:
    """An alert asks for the rate of it, and nothing has no rate."""
    async with measured(tmp_path) as seen:
        assert seen.value("place_busy_seconds_total", place="cpu") == 0
        assert seen.value("jobs_total", kind="render", state="failed") == 0
        job = a_job()
        await seen.at.ask(job)
        await seen.at.begun(job)
        await asyncio.sleep(0.02)
        assert (seen.value("place_busy_seconds_total", place="cpu") or 0) >= 0.02


async def test_a_job_that_is_cancelled_on_its_device_ends_once(tmp_path: Path) -> None:
    async with measured(tmp_path) as seen:
        job = a_job()
        await seen.at.ask(job)
        await seen.at.begun(job)
        await seen.at.dispatcher.cancel(job.id)
        await seen.at.settled(job)
        assert seen.value("jobs_total", kind="render", state="cancelled") == 1


async def test_a_job_of_the_last_run_that_is_cancelled_is_counted(tmp_path: Path) -> None:
    """It was tried before this process began."""
    async with measured(tmp_path) as seen:
        job = a_job()
        job.attempts, job.state = 1, JobState.CANCELLED
        seen.metrics.job_changed(job)
        assert seen.value("jobs_total", kind="render", state="cancelled") == 1


async def test_a_try_after_a_lost_worker_is_no_second_wait(tmp_path: Path) -> None:
    async with measured(tmp_path) as seen:
        job = a_job()
        await seen.at.ask(job)
        await seen.at.begun(job)
        seen.at.executor.lose(job)
        seen.at.executor.gate.set()
        await seen.at.settled(job)
        assert seen.value("job_retries_total") == 1
        assert seen.value("job_wait_seconds_count", kind="render") == 1
        assert seen.value("jobs_total", kind="render", state="done") == 1


@pytest.mark.parametrize("key", ["engine-check-withheld", "engine-check-picture-withheld"])
async def test_what_the_output_check_says(tmp_path: Path, key: str) -> None:
    def withhold(request: object) -> None:
        raise UserError(Text(key))

    async with measured(tmp_path) as seen:
        seen.at.executor.hides = lambda request: True
        await seen.make(a_job(prompt="hidden"))
        seen.at.executor.after = withhold
        await seen.make(a_job(prompt="withheld"))
        counted = {
            result: seen.value("check_results_total", result=result)
            for result in ("shown", "hidden", "withheld")
        }
        assert counted == {"shown": 0, "hidden": 1, "withheld": 1}


async def test_a_model_that_is_loaded_for_a_whole_run_is_loaded_once(tmp_path: Path) -> None:
    async with measured(tmp_path) as seen:
        jobs = [a_job(), a_job()]
        for phase in (Phase.LOADING, Phase.DENOISING):
            for job in jobs:
                job.place, job.state = "cpu", JobState.RUNNING
                job.advance(Progress(phase))
                seen.metrics.job_changed(job)
        assert seen.value("model_loads_total", place="cpu", model="tiny") == 1
        assert seen.value("phase_seconds_count", phase="loading", model="tiny") == 2


async def test_what_cannot_be_written_is_seen(tmp_path: Path) -> None:
    async with measured(tmp_path) as seen:
        fails = True

        def write(connection: sqlite3.Connection) -> None:
            if fails:
                raise sqlite3.OperationalError("database or disk is full")

        before = seen.value("database_write_seconds_count") or 0
        await seen.at.database.persist("something", write)
        assert seen.value("database_late_writes") == 1
        assert seen.value("database_write_seconds_count") == before
        fails = False
        await seen.at.database.catch_up()
        assert seen.value("database_late_writes") == 0
        assert seen.value("database_write_seconds_count") == before + 1


async def test_the_gateway(tmp_path: Path) -> None:
    async with measured(tmp_path) as seen:
        assert seen.value("gateway_connections_total", shard="0") == 3
        assert seen.value("gateway_latency_seconds", shard="0") == 0.1


async def test_each_reason_is_named_why_it_is_not_ready(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        assert await why_not_ready(True, at.dispatcher, at.database) == ()
        at.executor.set_places()
        assert await why_not_ready(False, at.dispatcher, at.database) == (
            "not connected to Discord",
            "no device makes videos",
        )


async def test_a_database_that_cannot_be_written_is_not_ready(tmp_path: Path) -> None:
    async with bench(tmp_path) as at:
        reason = ("the database cannot be written",)
        await at.database.read(lambda connection: connection.execute("PRAGMA query_only = ON"))
        assert await why_not_ready(True, at.dispatcher, at.database) == reason
        await at.database.read(lambda connection: connection.execute("PRAGMA query_only = OFF"))
        assert await why_not_ready(True, at.dispatcher, at.database) == ()


async def test_what_is_late_is_not_ready(tmp_path: Path) -> None:
    """A write that changes nothing works on a full disk."""

    def write(connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    async with bench(tmp_path) as at:
        await at.database.persist("something", write)
        found = await why_not_ready(True, at.dispatcher, at.database)
        assert found == ("the database cannot be written",)
