"""The ledger and the estimates: what is kept between runs."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from t2vbot.catalog.request import VideoRequest
from t2vbot.errors import SettingsError, UserError
from t2vbot.jobs.estimates import Estimates
from t2vbot.jobs.job import JobState, Result, VideoFile
from t2vbot.jobs.ledger import MIGRATIONS, Ledger
from t2vbot.media.store import FOLDER

from .jobs import a_job, a_request


async def test_a_job_comes_back_as_it_was(tmp_path: Path) -> None:
    job = a_job(7, 'ein "rotes" Ballönchen 🎈')
    ledger = await Ledger.open(tmp_path / "jobs.sqlite")
    await ledger.add(job)
    found = await ledger.find(job.id)
    await ledger.close()
    assert found
    assert (found.request, found.reply_to, found.user_id) == (job.request, job.reply_to, 7)


async def test_only_unfinished_jobs_are_taken_up_oldest_first(tmp_path: Path) -> None:
    ledger = await Ledger.open(tmp_path / "jobs.sqlite")
    jobs = [a_job(1, str(number)) for number in range(6)]
    for age, (job, state) in enumerate(zip(jobs, JobState, strict=True)):
        job.created_at -= age
        await ledger.add(job)
        job.state = state
        await ledger.record(job)
    unfinished = [job.request.prompt for job in await ledger.unfinished()]
    await ledger.close()
    assert unfinished == ["2", "1", "0"]


async def test_pruning_forgets_old_ended_jobs_only(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite"
    ledger = await Ledger.open(path)
    waiting, done = a_job(1, "waiting"), a_job(1, "done")
    for job in (waiting, done):
        await ledger.add(job)
    done.state = JobState.DONE
    await ledger.record(done)
    await ledger._database.execute("UPDATE jobs SET changed_at = 0")
    await ledger.prune()
    assert await ledger.find(waiting.id)
    assert await ledger.find(done.id) is None
    await ledger.close()


async def test_a_damaged_file_stops_the_start_with_a_text(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite"
    path.write_bytes(b"this is no database, " * 500)
    with pytest.raises(SettingsError, match="move it away"):
        await Ledger.open(path)


async def test_a_second_bot_on_the_same_folder_is_kept_out(tmp_path: Path) -> None:
    first = await Ledger.open(tmp_path / "jobs.sqlite")
    with pytest.raises(SettingsError, match="another t2vbot"):
        await Ledger.open(tmp_path / "jobs.sqlite")
    await first.close()
    second = await Ledger.open(tmp_path / "jobs.sqlite")
    await second.close()


async def test_a_row_of_another_version_does_not_keep_the_bot_from_starting(tmp_path: Path) -> None:
    ledger = await Ledger.open(tmp_path / "jobs.sqlite")
    good, bad = a_job(1, "good"), a_job(1, "bad")
    for job in (good, bad):
        await ledger.add(job)
    statement = "UPDATE jobs SET reply_to = ? WHERE id = ?"
    newer = json.dumps({**good.reply_to.to_json(), "hologram": True})
    await ledger._database.execute(statement, (newer, good.id))
    await ledger._database.execute(statement, ("{}", bad.id))
    assert [job.request.prompt for job in await ledger.unfinished()] == ["good"]
    await ledger.close()


def test_an_expected_start_is_said_anew_only_where_it_is_news() -> None:
    job = a_job()
    job.expect(600.0)
    first = job.starts_at
    job.expect(570.0)
    assert job.starts_at == first
    job.expect(300.0)
    assert job.starts_at != first
    job.expect(None)
    assert job.starts_at is None


async def test_a_file_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite"
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(SettingsError, match="newer t2vbot"):
        await Ledger.open(path)


async def test_a_job_that_cannot_be_written_down_is_not_accepted(tmp_path: Path) -> None:
    ledger = await Ledger.open(tmp_path / "jobs.sqlite")
    await ledger._database.execute("PRAGMA query_only = ON")
    with pytest.raises(UserError, match="not accepted"):
        await ledger.add(a_job())
    await ledger.close()


def test_the_token_of_a_reply_is_not_in_its_repr() -> None:
    assert "interaction-token" not in repr(a_job())


def test_a_request_of_a_newer_version_is_read_without_what_is_new() -> None:
    request = a_request()
    assert VideoRequest.from_json({**request.to_json(), "hologram": True}) == request


HOSTILE = ["../../victim", "..", "/etc/victim", "..\\..\\victim"]


@pytest.mark.parametrize("name", [*HOSTILE, "../../victim.mp4", "sub/x.mp4"])
async def test_a_file_that_a_row_names_is_in_the_folder_of_videos(
    tmp_path: Path, name: str
) -> None:
    ledger = await Ledger.open(tmp_path / "jobs.sqlite")
    job = a_job()
    await ledger.add(job)
    row = Result(VideoFile(tmp_path / "x.mp4", 1, 64, 64, 0.5, "crf", 1.0), 1.0).to_json()
    row["file"]["path"] = name
    await ledger._database.execute("UPDATE jobs SET result = ?", (json.dumps(row),))
    (found,) = await ledger.unfinished()
    await ledger.close()
    assert found.result
    assert found.result.file.path == tmp_path / FOLDER / f"{job.id}.mp4"


@pytest.mark.parametrize("job_id", HOSTILE)
async def test_a_row_with_an_id_that_leads_somewhere_is_left_alone(
    tmp_path: Path, job_id: str
) -> None:
    ledger = await Ledger.open(tmp_path / "jobs.sqlite")
    for job in (a_job(1, "good"), a_job(1, "bad")):
        await ledger.add(job)
    await ledger._database.execute("UPDATE jobs SET id = ? WHERE id = ?", (job_id, job.id))
    assert [job.request.prompt for job in await ledger.unfinished()] == ["good"]
    await ledger.close()


async def test_a_video_that_an_earlier_version_kept_is_there(tmp_path: Path) -> None:
    """It lay in "videos", with whatever else a host keeps under that name."""
    path = tmp_path / "jobs.sqlite"
    ledger = await Ledger.open(path)
    kept, theirs = a_job(), tmp_path / "videos" / "holiday.mp4"
    await ledger.add(kept)
    before = theirs.with_name(f"{kept.id}.mp4")
    kept.result = Result(VideoFile(before, 5, 64, 64, 0.5, "crf", 1.0), 1.0)
    kept.state, kept.reason = JobState.FAILED, "could not be delivered"
    await ledger.record(kept)
    await ledger.close()
    theirs.parent.mkdir()
    for file in (before, theirs):
        file.write_bytes(b"video")
    ledger = await Ledger.open(path)
    (found,) = await ledger.undelivered()
    await ledger.close()
    assert found.result
    assert found.result.file.path.read_bytes() == b"video"
    assert not before.exists()
    assert theirs.exists()


async def test_estimates_are_measured_scaled_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "seconds.json"
    estimates = Estimates(path)
    request = a_request(steps=10)
    assert estimates.seconds(request) is None
    await estimates.learn(request, 20.0)
    again = Estimates(path)
    assert again.seconds(request) == 20.0
    assert again.seconds(a_request(steps=20)) == 40.0
    assert again.seconds(replace(request, model="another")) is None


async def test_estimates_follow_a_machine_that_became_faster(tmp_path: Path) -> None:
    estimates = Estimates(tmp_path / "seconds.json")
    await estimates.learn(a_request(), 100.0)
    for _ in range(12):
        await estimates.learn(a_request(), 10.0)
    assert 10.0 <= (estimates.seconds(a_request()) or 0) < 12.0


def test_damaged_estimates_are_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "seconds.json"
    path.write_text('{"what": ["is this"]}', encoding="utf-8")
    assert Estimates(path).seconds(a_request()) is None
