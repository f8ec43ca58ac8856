"""A clip made larger and finer by a second run."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.model import Enhancing, Model
from t2vbot.catalog.options import Options
from t2vbot.catalog.request import VideoRequest
from t2vbot.engine.executor import LocalExecutor
from t2vbot.engine.renderer import Renderer
from t2vbot.errors import Cancelled, RequestRefused
from t2vbot.jobs.executor import Kind, Order, Phase, Progress
from t2vbot.media.store import Media
from t2vbot.text import render
from t2vbot.video.mp4 import look
from t2vbot.video.reading import read_frames

from .clips import render_one

HOW = Enhancing(scale=2, strength=0.5)


@pytest.fixture
def catalog(tiny_model: Path) -> Catalog:
    return Catalog({"tiny": a_model(tiny_model, HOW), "plain": a_model(tiny_model, None)})


def a_model(folder: Path, how: Enhancing | None) -> Model:
    return Catalog.load().get(str(folder)).model_copy(update={"enhance": how, "name": "tiny"})


def request_for(catalog: Catalog, **changes: Any) -> VideoRequest:
    options = Options(prompt="a cat", num_frames=6, num_inference_steps=4, seed=3)
    return replace(catalog.resolve(options, "tiny"), enhance=True, **changes)


async def test_a_clip_is_made_and_enhanced_in_one_go(catalog: Catalog) -> None:
    renderer = Renderer(catalog, "cpu", torch_threads=1)
    seen: list[Progress] = []
    made = await render_one(renderer, request_for(catalog), seen.append)
    base = await render_one(renderer, replace(request_for(catalog), enhance=False))
    await renderer.aclose()

    assert made.frames.shape == (6, 128, 128, 3)
    assert made.request.enhance
    phases = list(dict.fromkeys(one.phase for one in seen if one.phase is not Phase.LOADING))
    assert phases == [Phase.READING, Phase.DENOISING, Phase.DECODING, Phase.ENHANCING]
    assert made.seconds[Phase.ENHANCING] > 0 and made.seconds[Phase.DENOISING] > 0
    # Half of it comes from the first run: it is nearer to that than to another clip.
    small = made.frames.reshape(6, 64, 2, 64, 2, 3).mean((2, 4))
    assert np.abs(small - base.frames).mean() < np.abs(small - base.frames[:, ::-1]).mean()


async def test_a_finished_clip_is_enhanced(catalog: Catalog, tmp_path: Path) -> None:
    media = Media(tmp_path)
    media.open()
    executor = LocalExecutor(catalog, media, "cpu", torch_threads=1)
    request = replace(request_for(catalog), enhance=False)
    first = await executor.make(Order("1" * 16, Kind.RENDER, request), lambda _: None)
    frames = await read_frames(first.master)
    order = Order("2" * 16, Kind.RENDER, replace(request, enhance=True), (first.master,))
    seen: list[Progress] = []
    second = await executor.make(order, seen.append)
    await executor.aclose()

    assert frames.shape == (6, 64, 64, 3)
    assert Phase.DENOISING not in {one.phase for one in seen}
    film = look(second.master)
    assert film and film.num_frames == 6
    assert (await read_frames(second.master)).shape == (6, 128, 128, 3)


async def test_it_can_be_stopped_and_done_again_the_same(catalog: Catalog) -> None:
    renderer = Renderer(catalog, "cpu", torch_threads=1)
    expected = (await render_one(renderer, request_for(catalog))).frames
    stop = threading.Event()

    def stopping(progress: Progress) -> None:
        if progress.phase is Phase.ENHANCING and progress.done == 1:
            stop.set()

    with pytest.raises(Cancelled):
        await render_one(renderer, request_for(catalog, num_inference_steps=8), stopping, stop)
    again = (await render_one(renderer, request_for(catalog))).frames
    await renderer.aclose()
    assert np.array_equal(again, expected)


async def test_where_memory_is_short_for_it_the_clip_stays_as_it_was(
    catalog: Catalog, folder: Path
) -> None:
    renderer = Renderer(catalog, "cpu", torch_threads=1, faults=folder)
    expected = await render_one(renderer, replace(request_for(catalog), enhance=False))

    def fail_the_second(progress: Progress) -> None:
        if progress.phase is Phase.ENHANCING and not list(folder.iterdir()):
            for number in range(9):
                (folder / f"oom-step-{number}").touch()

    made = await render_one(renderer, request_for(catalog), fail_the_second)
    await renderer.aclose()
    assert np.array_equal(made.frames, expected.frames)
    assert "as it was made first" in " ".join(render(note) for note in made.notes)


async def test_a_model_that_cannot_says_so(catalog: Catalog) -> None:
    renderer = Renderer(catalog, "cpu", torch_threads=1)
    with pytest.raises(RequestRefused, match="cannot make videos larger"):
        await render_one(renderer, request_for(catalog, model="plain"))
    await renderer.aclose()
