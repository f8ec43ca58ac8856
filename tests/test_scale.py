"""Whether the simulation of docs/SCALE.md can be believed: against what is known of queues."""

from __future__ import annotations

import random
import statistics

import pytest

from .bench.scale import (
    DAY,
    HOUR,
    SHAPE,
    Asked,
    Fair,
    FirstCome,
    Queue,
    needed,
    requests,
    simulate,
)


def poisson(rate: float, count: int, seconds: float, seed: int = 1) -> list[Asked]:
    """Of ``count`` members who ask once each."""
    chance, at, found = random.Random(seed), 0.0, []
    for owner in range(count):
        at += chance.expovariate(rate)
        found.append(Asked(at, owner, seconds))
    return found


@pytest.mark.parametrize("queue", [Fair, FirstCome])
def test_one_gpu_waits_as_the_formula_says(queue: type[Queue]) -> None:
    """Poisson arrivals, clips of one length: the mean wait is load / (2 (1 - load)) clips
    (Pollaczek-Khinchine). So it is in any order, if all are equally long.
    """
    load, seconds = 0.8, 10.0
    outcome = simulate(poisson(load / seconds, 20_000, seconds), 1, queue())
    assert statistics.mean(outcome.waits) == pytest.approx(
        seconds * load / (2 * (1 - load)), rel=0.1
    )
    assert outcome.busy == pytest.approx(20_000 * seconds)


def test_nobody_is_lost_and_gpus_are_not_idle_beside_a_queue() -> None:
    asked = requests(50, 40.0, 1, random.Random(1))
    for devices in (1, 3):
        outcome = simulate(asked, devices, Fair())
        assert len(outcome.waits) + outcome.refused == len(asked)
        assert min(outcome.waits) >= 0
    at_once = [Asked(0.0, owner, 10.0) for owner in range(6)]
    assert sorted(simulate(at_once, 3, Fair()).waits) == [0, 0, 0, 10, 10, 10]


def test_a_member_waits_behind_their_own() -> None:
    """One who asked five times first, and one who asks once: with one GPU the second is next."""
    asked = [*(Asked(0.0, 1, 10.0) for _ in range(5)), Asked(1.0, 2, 10.0)]
    assert simulate(asked, 1, Fair()).by_owner[2] == [9.0]
    assert simulate(asked, 1, FirstCome()).by_owner[2] == [49.0]


def test_the_fewest_gpus_are_found() -> None:
    asked = requests(100, 30.0, 1, random.Random(1))
    devices, outcome = needed(asked)
    assert outcome.quantile(0.95) < 120 <= simulate(asked, devices - 1, Fair()).quantile(0.95)


def test_days_have_their_peaks() -> None:
    asked = requests(1000, 20.0, 1, random.Random(1))
    assert len(asked) == pytest.approx(1000 * 20 * statistics.mean(SHAPE), rel=0.1)
    hours = [sum(HOUR * h <= one.at < HOUR * (h + 1) for one in asked) for h in range(24)]
    assert hours[22] / hours[7] == pytest.approx(SHAPE[22] / SHAPE[7], rel=0.2)
    assert asked[-1].at < DAY + 300
