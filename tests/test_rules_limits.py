"""Every limit at its edge: per server, channel and role, combined, under the host's bound, across a
restart, and what a refusal says.
"""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from t2vbot.catalog.film import SheetRequest
from t2vbot.errors import RequestRefused
from t2vbot.jobs.executor import Kind
from t2vbot.jobs.job import Job, JobState
from t2vbot.rules.asker import Asker
from t2vbot.rules.ledger import DAY
from t2vbot.rules.rule import Scope
from t2vbot.rules.rulebook import Spot
from t2vbot.text import Moment, render

from .jobs import a_request
from .rulings import CATEGORY, CHANNEL, MEMBER, OTHER_ROLE, ROLE, SECONDS, SERVER, ruling

HERE = {"server": "in this server", "channel": "in this channel", "role": "for your roles"}
SCOPES = ("server", "channel", "role")


def said(error: RequestRefused) -> str:
    return render(error.text)


@pytest.mark.parametrize("scope", SCOPES)
async def test_videos_on_the_way_of_a_member(folder: Path, scope: str) -> None:
    async with ruling(folder) as r:
        await r.set(scope, waiting_each=3)
        first, *_ = [r.ask() for _ in range(3)]
        r.ends[0] = r.now[0] + 90
        error = r.refusal()
        assert error.text.key == "rules-too-many-of-member"
        assert (
            f"You already have 3 videos on the way, and 3 at once is the most {HERE[scope]}."
            in (said(error))
        )
        when = error.text.values["when"].values["when"]  # type: ignore[union-attr]
        assert isinstance(when, Moment) and when == r.now[0] + 90
        r.ask(Asker(2, SERVER, (CHANNEL,), frozenset({ROLE})))  # somebody else's are not counted
        r.ends_as(first, JobState.DONE, 5.0)
        r.ask()
        r.refusal()


async def test_videos_on_the_way_of_a_server(folder: Path) -> None:
    async with ruling(folder) as r:
        await r.set("server", waiting_here=3)
        jobs = [r.ask(replace(MEMBER, user_id=n)) for n in (1, 2, 3)]
        assert "3 videos of this server are on the way" in said(r.refusal())
        r.ask(Asker(1, SERVER + 1))
        r.ends_as(jobs[0], JobState.CANCELLED)
        r.ask()
        assert r.rules.ledger.open_in(SERVER) == 3


async def test_videos_that_wait_in_all(folder: Path) -> None:
    async with ruling(folder, max_waiting=5) as r:
        r.waiting[0] = 4
        r.ask()
        r.waiting[0] = 5
        assert "The queue is full: 5 videos are waiting" in said(r.refusal())


@pytest.mark.parametrize("scope", SCOPES)
async def test_a_cooldown(folder: Path, scope: str) -> None:
    async with ruling(folder) as r:
        await r.set(scope, cooldown=60)
        asked_at = r.now[0]
        job = r.ask()
        r.ends_as(job, JobState.DONE, 1.0)
        r.now[0] += 59.9
        error = r.refusal()
        assert error.text.values["when"] == asked_at + 60
        assert f"a pause of 60 s between two requests {HERE[scope]}" in said(error)
        r.ask(replace(MEMBER, user_id=2))
        r.now[0] += 0.1
        r.ask()


@pytest.mark.parametrize("scope", SCOPES)
async def test_a_quota_in_clips(folder: Path, scope: str) -> None:
    async with ruling(folder) as r:
        await r.set(scope, quota_clips=2)
        began = r.now[0]
        first = r.ask()
        r.now[0] += 100
        r.ask()
        error = r.refusal()
        assert f"You may have 2 videos in 24 hours {HERE[scope]}. This needs 1" in said(error)
        assert "you have 0 left" in said(error)
        assert error.text.values["when"] == began + DAY
        r.ends_as(first, JobState.FAILED)  # costs nothing
        third = r.ask()
        r.refusal()
        r.ends_as(third, JobState.DONE, 3.0)
        r.refusal()
        r.now[0] = began + 100 + DAY
        r.ask()


@pytest.mark.parametrize("scope", SCOPES)
async def test_a_quota_in_seconds(folder: Path, scope: str) -> None:
    """Reserved as expected, settled as measured."""
    async with ruling(folder) as r:
        await r.set(scope, quota_seconds=2 * SECONDS)
        first = r.ask()
        second = r.ask()
        error = r.refusal()
        assert f"You may use 20 seconds of the device in 24 hours {HERE[scope]}." in said(error)
        assert "This needs about 10, and you have 0 left." in said(error)
        r.ends_as(first, JobState.DONE, SECONDS - 4)  # quicker than expected
        assert r.rules.limits.left("quota_seconds", MEMBER) == 4
        assert "you have 4 left" in said(r.refusal())
        r.ends_as(second, JobState.CANCELLED, 4.0)  # stopped on the device: what ran
        assert r.rules.limits.left("quota_seconds", MEMBER) == SECONDS
        third = r.ask()
        r.ends_as(third, JobState.CANCELLED)  # before its turn
        r.ask()
        r.refusal()


async def test_what_needs_more_than_a_whole_quota_says_so(folder: Path) -> None:
    async with ruling(folder) as r:
        await r.set("server", quota_seconds=2 * SECONDS, quota_clips=0)
        assert "0 in 24 hours is the most" in said(r.refusal())
        await r.set("server", quota_clips=None)
        error = r.refusal(num_inference_steps=50)
        assert "needs about 250 seconds of the device, and 20 in 24 hours is the most" in said(
            error
        )
        assert "when" not in error.text.values


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize(
    ("name", "most", "fits", "too_much", "words"),
    [
        ("most_side", 64, {"width": 64, "height": 32}, {"width": 32, "height": 65}, "65 pixels"),
        ("most_steps", 10, {"num_inference_steps": 10}, {"num_inference_steps": 11}, "11 steps"),
        ("most_seconds", 2, {"num_frames": 16}, {"num_frames": 17}, "2.1 seconds"),
    ],
)
async def test_the_largest_the_longest_the_finest(
    folder: Path,
    scope: str,
    name: str,
    most: float,
    fits: dict[str, Any],
    too_much: dict[str, Any],
    words: str,
) -> None:
    async with ruling(folder) as r:
        await r.set(scope, **{name: most})
        r.ask(**fits)
        error = r.refusal(**too_much)
        assert words in said(error) and f"{most} " in said(error) and HERE[scope] in said(error)


@pytest.mark.parametrize("scope", SCOPES)
async def test_models_that_may_be_used(folder: Path, scope: str) -> None:
    async with ruling(folder) as r:
        await r.set(scope, models=("tiny", "other"))
        r.ask(model="other")
        error = r.refusal(model="third")
        assert "The model third may not be used" in said(error) and "tiny and other" in said(error)
        names = ["third", "other", "tiny"]
        assert r.rules.limits.allowed_models(MEMBER, names) == ["other", "tiny"]


async def test_channels_where_it_may_be_used(folder: Path) -> None:
    async with ruling(folder) as r:
        elsewhere = replace(MEMBER, channels=(201, CATEGORY))
        await r.set("server", allowed=False)
        assert "cannot be made in this channel" in said(r.refusal())
        await r.set("channel", allowed=True)
        r.ask()
        assert said(r.refusal(elsewhere)).endswith(f"Try it in <#{CHANNEL}>.")
        await r.set(Spot(Scope.CHANNEL, CATEGORY), allowed=True)  # all that lies in it
        r.ask(elsewhere)
        await r.set("channel", allowed=False)
        r.refusal()
        r.refusal(replace(MEMBER, channels=(999, CHANNEL, CATEGORY)))  # a thread in it
        r.ask(Asker(1))  # an app of one's own, or a direct message


async def test_age_restricted_channels_only(folder: Path) -> None:
    async with ruling(folder) as r:
        await r.set("server", age_restricted="only")
        assert "age-restricted channels only" in said(r.refusal())
        r.ask(replace(MEMBER, age_restricted=True))


async def test_a_role_replaces_a_channel_and_that_the_server(folder: Path) -> None:
    nobody = replace(MEMBER, roles=frozenset())
    elsewhere = replace(nobody, channels=(201,))
    async with ruling(folder) as r:
        await r.set("server", most_steps=10)
        await r.set("channel", most_steps=20)
        await r.set("role", most_steps=30)
        await r.set(Spot(Scope.ROLE, OTHER_ROLE), most_steps=5)
        for asker, most in (
            (elsewhere, 10),
            (nobody, 20),
            (MEMBER, 30),
            (replace(MEMBER, channels=(201,)), 30),
            (replace(MEMBER, roles=frozenset({OTHER_ROLE})), 5),  # also where that is less
            (replace(MEMBER, roles=frozenset({OTHER_ROLE, ROLE})), 30),  # the best counts
            (replace(MEMBER, roles=frozenset({OTHER_ROLE, ROLE, 999})), 30),
        ):
            r.ask(asker, num_inference_steps=most)
            r.refusal(asker, num_inference_steps=most + 1)


async def test_the_best_of_several_roles(folder: Path) -> None:
    both = replace(MEMBER, roles=frozenset({ROLE, OTHER_ROLE}))
    async with ruling(folder) as r:
        other = Spot(Scope.ROLE, OTHER_ROLE)
        await r.set("role", cooldown=10, models=("a",), weight=3, waiting_each=1)
        await r.set(other, cooldown=60, models=("b",), weight=2, waiting_each=math.inf)
        value = r.rules.rulebook.value
        assert value("cooldown", both) == 10
        assert set(value("models", both)) == {"a", "b"}
        assert value("weight", both) == 3
        assert value("waiting_each", both) == math.inf
        assert r.accepted(both, model="a").weight == 3
        await r.set(other, models=())
        assert value("models", both) == ()


async def test_the_host_bounds_what_a_server_allows(folder: Path) -> None:
    host = {"most_steps": 20, "quota_clips": 3, "waiting_each": 2, "cooldown": 5}
    async with ruling(folder, host=host) as r:
        await r.set("role", most_steps=50, quota_clips=math.inf, waiting_each=9, cooldown=0)
        assert "20 is the most on this bot" in said(r.refusal(num_inference_steps=21))
        first = r.ask()
        assert "requests on this bot" in said(r.refusal())
        r.now[0] += 5
        r.ask(replace(MEMBER, server_id=SERVER + 1))  # counted everywhere
        r.now[0] += 5
        assert "2 at once is the most on this bot" in said(r.refusal())
        r.ends_as(first, JobState.DONE, 1.0)
        r.ask()
        r.now[0] += 5
        r.rules.ledger.give_back(first.id)  # has ended; is still of today
        binding = r.rules.rulebook.binding("most_steps", MEMBER)
        assert binding.value == 20 and binding.spot == Spot(Scope.HOST)


async def test_an_app_of_ones_own_has_the_hosts_rules_alone(folder: Path) -> None:
    async with ruling(folder, host={"most_steps": 20}) as r:
        await r.set("server", allowed=False, quota_clips=0)
        own = Asker(1)
        r.ask(own, num_inference_steps=20)
        r.refusal(own, num_inference_steps=21)


async def test_limits_hold_after_a_restart(folder: Path) -> None:
    async with ruling(folder) as r:
        await r.set("server", quota_clips=3, waiting_each=2)
        jobs = [r.ask(), r.ask()]
        await r.keep(*jobs)
    async with ruling(folder) as r:
        assert "2 at once is the most" in said(r.refusal())
        done = jobs[0]
        done.state, done.cost = JobState.DONE, 7.0
        await r.jobs.record(done)
    async with ruling(folder) as r:
        third = r.ask()
        await r.keep(third)
        r.ends_as(third, JobState.DONE, 1.0)
        assert "This needs 1, and you have 0 left" in said(r.refusal())
        spent = r.rules.ledger.of(1, SERVER)
        assert sorted(entry.seconds for entry in spent) == [1.0, 7.0, SECONDS]


async def test_a_thousand_requests_at_a_quota_of_ten(folder: Path) -> None:
    async with ruling(folder) as r:
        await r.set("server", quota_clips=10)
        accepted: list[Job] = []
        refused = 0
        for _ in range(1000):
            try:
                accepted.append(r.ask())
            except RequestRefused:
                refused += 1
        assert (len(accepted), refused) == (10, 990)
        for job in accepted[:4]:
            r.ends_as(job, JobState.FAILED)
        for job in accepted[4:]:
            r.ends_as(job, JobState.DONE, 1.0)
        assert len([r.ask() for _ in range(4)]) == 4
        r.refusal()


async def test_what_is_not_accepted_in_the_end_costs_nothing(folder: Path) -> None:
    async with ruling(folder) as r:
        await r.set("server", quota_clips=1, waiting_each=1)
        job = Job(r.ask(Asker(9, SERVER)).request, 1, created_at=r.now[0])
        with pytest.raises(OSError, match="Discord"), r.rules.accepting(MEMBER, job):
            raise OSError("Discord is away")
        r.ask()
        r.refusal()


async def test_a_video_that_goes_on_for_somebody_else_is_theirs(folder: Path) -> None:
    async with ruling(folder) as r:
        await r.set("server", quota_clips=1)
        job = r.ask()
        job.owner = 2
        r.rules.ledger.job_changed(job)
        r.ask()
        r.refusal(replace(MEMBER, user_id=2))


async def test_drafts_are_one_request_of_several_clips(folder: Path) -> None:
    async with ruling(folder) as r:
        await r.set("server", quota_clips=3, waiting_each=1)

        def drafts(count: int) -> tuple[Job, ...]:
            parts = [Job(a_request(seed=n), 1, created_at=r.now[0]) for n in range(count)]
            sheet = SheetRequest(a_request(), tuple(range(count)))
            return (Job(sheet, 1, Kind.CUT, tuple(part.id for part in parts)), *parts)

        four = "This needs 4 videos, and 3 in 24 hours"
        with pytest.raises(RequestRefused, match=four), r.rules.accepting(MEMBER, *drafts(4)):
            pass
        with r.rules.accepting(MEMBER, *drafts(3)):
            pass
        assert len([e for e in r.rules.ledger.of(1) if e.is_whole]) == 1
