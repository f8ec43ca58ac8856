"""What members read."""

from __future__ import annotations

import time
from pathlib import Path

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2vbot.bot.messages import host_wording, wording
from t2vbot.bot.messages.clock import Clock
from t2vbot.bot.messages.markdown import CONTENT_LIMIT, escape, quote
from t2vbot.jobs.executor import Phase, Place, Progress
from t2vbot.jobs.job import Job, JobState, Result
from t2vbot.posts.messenger import Final, Outcome
from t2vbot.text import Text, render

from .jobs import File, a_job, a_post

FILE = File(Path("x.mp4"), 1000, 64, 48, 2.0)


def status(job: Job) -> str:
    return wording.status(a_post(job), [job], Clock())


def shown(*places: Place) -> str:
    return "\n".join(map(render, host_wording._places(places)))


def test_the_host_sees_each_device_and_what_it_has_in_memory() -> None:
    assert shown() == "No device is connected: nothing is made until one is."
    assert shown(Place("cuda:0", ("tiny",))) == "In memory: tiny"
    many = [Place("anna/cuda:0", ("tiny",)), *(Place(f"b{number}") for number in range(20))]
    first, second, third, *_, last = shown(*many).splitlines()
    assert first == "Devices: 21"
    assert second == r"- anna/cuda\:0: In memory: tiny"
    assert third == "- b0: No model is in memory."
    assert last == "- and 9 more"


def a_done_job(owner: int = 9, prompt: str = "a *red* circle", *notes: Text) -> Job:
    job = a_job(owner, prompt)
    job.state, job.result = JobState.DONE, Result(1000, job.request, 65.0, notes)
    return job


def finished(job: Job, **options: bool) -> str:
    return wording.final(a_post(job), Final(Outcome.VIDEO, job, FILE), **options)


def test_a_waiting_job_shows_its_position_and_a_time_that_counts_down_by_itself() -> None:
    job = a_job()
    job.position, job.starts_at = 3, 1_800_000_000.7
    assert "Number 3 in the queue, starts <t:1800000000:R>" in status(job)
    job.position = 1
    assert "Next in the queue" in status(job)


def test_a_job_whose_position_is_not_known_yet_is_told_no_better_one() -> None:
    assert "Further back than number 100 in the queue" in status(a_job())


def test_nobody_is_told_a_time_that_was_never_measured_but_of_which_model() -> None:
    job = a_job()
    job.position, job.unknown_model = 2, "another-model"
    assert "not known yet" in status(job)
    assert r"another\-model" in status(job)


def test_a_job_that_no_device_makes_at_the_moment_says_so() -> None:
    job = a_job()
    job.position, job.no_device = 2, True
    assert "Number 2 in the queue. No graphics card" in status(job)


def test_a_running_job_shows_its_step_and_a_bar() -> None:
    job = a_job()
    job.state = JobState.RUNNING
    job.advance(Progress(Phase.DENOISING, 10, 25))
    assert "step 10 of 25" in status(job)
    assert "██████░░░░░░░░░░" in status(job)


def test_a_job_that_begins_again_says_which_attempt_that_is() -> None:
    job = a_job()
    job.attempts = 1
    assert "Starting again (2 of 3)" in status(job)
    job.state, job.attempts = JobState.RUNNING, 2
    assert "Starting again (2 of 3)" in status(job)
    job.attempts = 1
    assert "Starting again" not in status(job)


@pytest.mark.parametrize("phase", Phase)
def test_every_phase_has_words(phase: Phase) -> None:
    job = a_job()
    job.state = JobState.RUNNING
    job.advance(Progress(phase))
    bare = status(job)
    job.advance(Progress(phase, 1, 3))
    assert len(bare.splitlines()) == len(status(job).splitlines()) == 3
    assert bare != status(job)


def test_a_post_that_is_stuck_says_what_it_waits_for_and_since_when() -> None:
    job = a_done_job()
    post = a_post(job)
    post.stuck_since = 1_800_000_000.0
    assert "waits for Discord" in wording.status(post, [job], Clock())
    assert "<t:1800000000:R>" in wording.status(post, [job], Clock())


def test_the_end_of_a_token_is_said_also_on_an_exact_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    job = a_job()
    post = a_post(job)
    ends = post.destination.expires_at
    post.destination = type(post.destination)(1, "t", 2, 3, None, ends, 100, reachable=False)
    monkeypatch.setattr(time, "time", lambda: ends - wording.CLOSING)
    assert "15 minutes" in wording.status(post, [job], Clock())
    assert wording.until_closing(post) > 0


def test_the_result_says_everything_that_makes_it_again() -> None:
    shown = finished(a_done_job())
    for part in ("<@9>", r"a \*red\* circle", "tiny", "seed 1", "2 s", "64×48", "1 min 5 s"):
        assert part in shown
    assert "AI-generated" in shown


def test_without_the_prompt_nothing_of_it_is_left() -> None:
    job = a_done_job(9, "swordfish")
    job.reason = Text("jobs-device-hung", seconds="6")
    for outcome in Outcome:
        final = Final(outcome, job, FILE, Text("jobs-device-hung", seconds="6"))
        assert "swordfish" not in wording.final(a_post(job), final, with_prompt=False)


def test_a_prompt_cannot_mention_link_or_format() -> None:
    hostile = "@everyone <@1> <#2> <:x:3> [a](https://evil) ||s|| `c` **b**\n# big\n> quote"
    shown = escape(hostile)
    assert "@everyone" not in shown
    assert "<@" not in shown.replace("\\<", "")
    assert "https://" not in shown
    assert "\n" not in shown


@given(st.text(max_size=1000))
def test_every_message_fits_and_is_one_quotation(prompt: str) -> None:
    job = a_done_job(2**63, prompt, Text("legacy", words="made smaller: memory ran out"))
    post, reason = a_post(job), Text("legacy", words="It failed. " * 50)
    shown = [wording.final(post, Final(outcome, job, FILE, reason)) for outcome in Outcome]
    shown.append(wording.from_elsewhere(post, shown[0], Text("posts-reason-archived")))
    job.state, job.starts_at = JobState.WAITING, 1.0
    shown.append(wording.status(post, [job], Clock()))
    for words in shown:
        assert len(words) <= CONTENT_LIMIT
        assert words.count("\n") <= 4
        bare = words.replace(f"<@{2**63}>", "")
        assert discord.utils.escape_mentions(bare) == bare


@pytest.mark.parametrize("limit", range(10, 16))
def test_a_prompt_is_cut_between_letters_and_not_within_an_escape(limit: int) -> None:
    shown = quote("\\" * 1000, limit).removeprefix("> ")
    assert shown.endswith("…")
    marks = len(shown) - 1
    assert marks % 2 == 0
    assert limit - 3 < marks < limit
