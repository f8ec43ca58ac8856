"""A request that was changed, and the line of numbers in which people change it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.changes import Changes, nearest_size
from t2vbot.catalog.numbers import Numbers
from t2vbot.catalog.options import Options
from t2vbot.catalog.request import VideoRequest
from t2vbot.errors import RequestRefused

CATALOG = Catalog.load()
BUILTIN, OTHER = CATALOG.get("builtin"), CATALOG.get("ms-1.7b")


def a_request(name: str = "ms-1.7b", **options: Any) -> VideoRequest:
    request = CATALOG.resolve(Options(**({"prompt": "a fox", "seed": 7} | options)), name)
    return replace(request, asked_frames=0)


def changed(request: VideoRequest, **changes: str) -> VideoRequest:
    model = CATALOG.get(changes.get("model", request.model))
    again = CATALOG.resolve(Changes(**changes).options(request, model), request.model)
    return replace(again, asked_frames=0)


@pytest.mark.parametrize(
    "line",
    [
        "2 s, 20 steps, guidance 7.5, seed 7",
        "seconds: 2; steps=20; guidance=7,5; seed=7",
        "seed 7 guidance 7.5 20 steps 2s",
        "2 Seconds 20 STEPS cfg 7.5 seed 7",
        "steps 20, seconds 2, seed: 7, guidance: 7.5",
        "2.0s,20steps,guidance7.50,seed7",
        "２秒、２０ステップ、ガイダンス７．５、シード７",  # noqa: RUF001
        "2 Sekunden, 20 Schritte, guidance 7,5, seed 7",
        "2秒20步引导系数7.5种子7",  # without a space, as it is written
        "2 secondes, 20 e\u0301tapes, guidage 7,5, graine 7",  # as a Mac writes accents
    ],
)
def test_numbers_are_read_kindly(line: str) -> None:
    assert Numbers.read(line) == Numbers(2.0, 20, 7.5, 7)


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("", Numbers()),
        ("5 steps", Numbers(num_inference_steps=5)),
        ("seed", Numbers(new_seed=True)),
        ("seed new", Numbers(new_seed=True)),
        ("new seed, 5 steps", Numbers(num_inference_steps=5, new_seed=True)),
        ("seed any 5 steps", Numbers(num_inference_steps=5, new_seed=True)),
        ("٢ s", Numbers(seconds=2.0)),  # digits of another script are digits
        ("1,000 steps", Numbers(num_inference_steps=1000)),  # a whole number has nothing behind it
        ("seed 4.294.967.295", Numbers(seed=2**32 - 1)),
        ("guidance 1,250", Numbers(guidance_scale=1.25)),
    ],
)
def test_what_is_left_out_is_not_said(line: str, numbers: Numbers) -> None:
    assert Numbers.read(line) == numbers


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("20", "What is 20"),
        ("2 s 20", "What is 20"),
        ("2 3 steps", "What is 2"),
        ("steps", 'no number for "steps"'),
        ("steps guidance 3", 'no number for "steps"'),
        ("20 steps 30 steps", 'two numbers for "steps"'),
        ("20 stepz", '"stepz"'),
        ("2.5 steps", "whole number"),
        ("1.000.000 s", "1.000.000"),
        ("stepss 5", '"stepss"'),
        ("-5 steps", '"-"'),
        ("9" * 16 + " steps", '"999'),
        ("NaN s", '"NaN"'),
        ("\u202e5 steps", "do not understand"),
    ],
)
def test_what_is_not_understood_is_named(line: str, said: str) -> None:
    with pytest.raises(RequestRefused) as refused:
        Numbers.read(line)
    assert said in str(refused.value)


@pytest.mark.parametrize("seconds", [1.0, 1.3, 2.0])
def test_nothing_changed_is_the_same(seconds: float) -> None:
    request = a_request(seconds=seconds, guidance_scale=7.123456, num_inference_steps=11)
    line = Numbers.of(request).line()
    assert changed(request) == request
    assert changed(request, numbers=line, prompt="a fox", size="square") == request


def test_one_number_is_changed() -> None:
    request = a_request(guidance_scale=7.123456, num_inference_steps=11)
    line = Numbers.of(request).line().replace("11 steps", "12 steps")
    assert changed(request, numbers=line) == replace(request, num_inference_steps=12)


def test_what_is_left_out_is_the_models_own_choice() -> None:
    request = a_request(guidance_scale=3.0, num_inference_steps=11)
    plain = changed(request, numbers="seed 7")
    usual = a_request()
    assert plain == replace(usual, num_frames=plain.num_frames)
    assert changed(request, numbers="11 steps").seed != request.seed


def test_another_model_has_its_own_usual_numbers() -> None:
    request = a_request(size="landscape", num_inference_steps=11, guidance_scale=3.0)
    line = Numbers.of(request).line()
    other = changed(request, model="builtin", numbers=line.replace("11 steps", "5 steps"))
    usual = a_request("builtin")
    assert other == replace(usual, num_inference_steps=5, prompt="a fox", seed=7)


def test_the_nearest_shape() -> None:
    request = a_request(size="landscape")
    assert nearest_size(request, OTHER) == "landscape"
    assert nearest_size(request, BUILTIN) == "square"
