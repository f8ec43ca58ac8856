"""The same words are read once, and the frames are the same to the bit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.options import Options
from t2vbot.engine.device import Device
from t2vbot.engine.loading import Loaded, load
from t2vbot.engine.policy import Offload, Policy
from t2vbot.engine.prompts import Prompts
from t2vbot.video.frames import Frames

from .clips import generate_one

CATALOG = Catalog.load()


@pytest.fixture
def loaded(tiny_model: Path) -> Loaded:
    return load(CATALOG.get(str(tiny_model)), tiny_model, Device("cpu", "cpu", "CPU"))


def frames_of(loaded: Loaded, **options: Any) -> Frames:
    given = {"prompt": "a cat", "seed": 3, "num_frames": 4, "num_inference_steps": 2} | options
    request = CATALOG.resolve(Options(**given), str(loaded.model.folder))
    return generate_one(loaded, request).frames


def count_reads(loaded: Loaded) -> list[int]:
    reads: list[int] = []
    loaded.pipe.text_encoder.register_forward_hook(lambda *_: reads.append(1))
    return reads


@pytest.mark.parametrize("offload", [Offload.NONE, Offload.TEXT, Offload.MODEL])
def test_another_seed_of_the_same_words_does_not_read_them_again(
    loaded: Loaded, tiny_model: Path, offload: Offload
) -> None:
    expected = [frames_of(loaded), frames_of(loaded, seed=4), frames_of(loaded, prompt="a dog")]
    loaded.prompts = Prompts()
    loaded.learned.policy = Policy(offload)
    reads = count_reads(loaded)
    assert np.array_equal(frames_of(loaded), expected[0])
    once = len(reads)
    assert once > 0

    assert np.array_equal(frames_of(loaded, seed=4), expected[1])
    assert np.array_equal(frames_of(loaded), expected[0])
    assert len(reads) == once

    assert np.array_equal(frames_of(loaded, prompt="a dog"), expected[2])
    frames_of(loaded, negative_prompt="rain")
    assert len(reads) == 3 * once
    assert "encode_prompt" not in vars(loaded.pipe)


def test_only_so_much_is_kept(loaded: Loaded) -> None:
    frames_of(loaded)
    [size] = {loaded.prompts._bytes}
    loaded.prompts = Prompts(most=2 * size)
    reads = count_reads(loaded)
    for prompt in ("a", "b", "c", "c", "b"):
        frames_of(loaded, prompt=prompt)
    once = len(reads)
    frames_of(loaded, prompt="a")  # the oldest, which had to go
    assert len(reads) > once
    assert loaded.prompts._bytes <= 2 * size

    loaded.prompts = Prompts(most=0)
    frames_of(loaded)
    frames_of(loaded)
    assert loaded.prompts._bytes == 0
