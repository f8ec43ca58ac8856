"""Memory counted on networks without weights."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
import torch.nn.functional as F

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.deciding import usual
from t2vbot.catalog.memory import GB, Shape
from t2vbot.catalog.model import Model
from t2vbot.engine import memory
from t2vbot.engine.counting import Counter, _tallied
from t2vbot.engine.device import Device
from t2vbot.engine.loading import load
from t2vbot.engine.policy import Offload, Policy

from .checkpoints import build

CPU = Device("cpu", "cpu", "CPU")


def test_what_lives_at_once_is_counted_and_weights_are_not() -> None:
    with torch.device("meta"):
        layer = torch.nn.Linear(100, 1000, bias=False)
        given = torch.empty(10, 100)
    with _tallied() as tally:
        for _ in range(3):  # each result goes before the next but one comes
            made = layer(given)
        made = made.view(1000, 10)  # nothing new
        del made
    assert tally.peak == 2 * 10 * 1000 * 4


def test_attention_is_counted_as_fused() -> None:
    one = torch.empty(1, 2, 1000, 8, device="meta")
    with _tallied() as tally:
        F.scaled_dot_product_attention(one, one, value=one)
    assert tally.peak == one.nbytes


@pytest.fixture(scope="module")
def model_and_folder(tmp_path_factory: pytest.TempPathFactory) -> tuple[Model, Path]:
    folder = build("text-to-video-sd", tmp_path_factory.mktemp("models") / "tiny")
    return Catalog.load().get(str(folder)), folder


def test_a_models_figures_hold_for_other_clips_too(model_and_folder: tuple[Model, Path]) -> None:
    loaded = load(*model_and_folder, CPU)
    counter = Counter(loaded.adapter)
    clip = replace(usual(loaded.model), width=128, height=128, num_frames=8)
    figures = counter.figures(clip)
    other = replace(clip, width=192, num_frames=12)
    counted, two = counter.peaks(other), counter.peaks(clip, clips=2)

    assert figures.step_gb(Shape.of(other)) == pytest.approx(counted.step, rel=0.05)
    assert figures.decode.gb(Shape.of(other)) == pytest.approx(counted.decode, rel=0.05)
    assert figures.step_gb(Shape.of(clip, 2)) == pytest.approx(two.step, rel=0.05)
    alone = figures.step_gb(Shape.of(replace(clip, guidance_scale=1.0)))
    assert alone == pytest.approx(figures.step_gb(Shape.of(clip)) / 2, rel=0.05)
    sliced = figures.decode_gb(Shape.of(clip), sliced=True, tiled=False)
    assert sliced < figures.decode.gb(Shape.of(clip)) / 2
    weights = sum(p.nbytes for p in loaded.pipe.unet.parameters()) / GB
    assert figures.weights["unet"] == pytest.approx(weights)


def test_a_folder_is_counted_where_memory_is_short(
    model_and_folder: tuple[Model, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A made-up GPU with room for the weights of these tiny networks, and for little else."""
    monkeypatch.setattr("t2vbot.engine.needs.CONTEXT_GB", {})
    monkeypatch.setattr(memory, "CONTEXT_GB", {})
    gpu = Device("cuda", "cpu", "Test GPU", free_gb=0.005, total_gb=0.005)
    model = model_and_folder[0].model_copy(update={"dtype": "float32"})
    loaded = load(model, model_and_folder[1], gpu)
    small = replace(usual(model), width=64, height=64, num_frames=4)
    large = replace(small, width=512, height=512)
    assert loaded.need(small)(Policy()) < 0.005 < loaded.need(large)(Policy())
    assert loaded.most_together(small) < 8

    from t2vbot.engine.loading import suit

    suit(loaded, small)
    assert loaded.policy == Policy()
    suit(loaded, large)
    assert loaded.policy.offload is Offload.GROUP
    suit(loaded, small)
    assert loaded.policy == Policy()
