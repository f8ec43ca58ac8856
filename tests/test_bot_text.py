"""What members read."""

from __future__ import annotations

from pathlib import Path

import discord
import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2vbot.bot import text
from t2vbot.jobs.job import JobState, Phase, Progress, Result, VideoFile

from .jobs import a_job

FILE = VideoFile(Path("x.mp4"), 1000, 64, 48, 2.0, "crf", 1.0)


def test_a_waiting_job_shows_its_place_and_a_time_that_counts_down_by_itself() -> None:
    job = a_job()
    job.place, job.starts_at = 3, 1_800_000_000.7
    assert "Number 3 in line, starts <t:1800000000:R>" in text.status(job)
    job.place = 1
    assert "Next in line" in text.status(job)


def test_nobody_is_told_a_time_that_was_never_measured() -> None:
    job = a_job()
    job.place = 2
    assert "not known yet" in text.status(job)


def test_a_running_job_shows_its_step_and_a_bar() -> None:
    job = a_job()
    job.state = JobState.RUNNING
    job.advance(Progress(Phase.DENOISING, 10, 25))
    assert "step 10 of 25" in text.status(job)
    assert "██████░░░░░░░░░░" in text.status(job)


def test_the_result_says_everything_that_makes_it_again() -> None:
    shown = text.finished(a_job(9, "a *red* circle"), Result(FILE, 65.0))
    for part in ("<@9>", r"a \*red\* circle", "tiny", "seed 1", "2.0 s", "64×48", "1 min 5 s"):
        assert part in shown
    assert "AI-generated" in shown


def test_a_prompt_cannot_mention_link_or_format() -> None:
    hostile = "@everyone <@1> <#2> <:x:3> [a](https://evil) ||s|| `c` **b**\n# big\n> quote"
    shown = text.escape(hostile)
    assert "@everyone" not in shown
    assert "<@" not in shown.replace("\\<", "")
    assert "https://" not in shown
    assert "\n" not in shown


@given(st.text(max_size=1000))
def test_every_message_fits_and_is_one_quotation(prompt: str) -> None:
    job = a_job(2**63, prompt)
    notes = ("made smaller: the card ran out of memory",)
    job.starts_at = 1.0
    job.reason = "It failed. " * 50
    for shown in (
        text.status(job),
        text.closing(job),
        text.finished(job, Result(FILE, 5.0, notes)),
        text.failed(job),
        text.from_elsewhere(job, text.failed(job)),
        text.cancelled(job),
        text.moved(job),
    ):
        assert len(shown) <= text.CONTENT_LIMIT
        assert shown.count("\n") <= 4
        assert discord.utils.escape_mentions(shown.replace(f"<@{2**63}>", "")) == shown.replace(
            f"<@{2**63}>", ""
        )


@pytest.mark.parametrize("limit", range(10, 16))
def test_a_prompt_is_cut_between_letters_and_not_within_an_escape(limit: int) -> None:
    shown = text.quote("\\" * 1000, limit).removeprefix("> ")
    assert shown.endswith("…")
    marks = len(shown) - 1
    assert marks % 2 == 0
    assert limit - 3 < marks < limit
