"""Several clips in one run of the pipeline: each as if alone, each stopped by itself."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.options import Options
from t2vbot.engine.executor import LocalExecutor
from t2vbot.errors import Cancelled
from t2vbot.jobs.executor import Kind, Made, Order, Phase, Progress
from t2vbot.media.store import MARKER, Media

from .reliability import seen

CATALOG = Catalog.load()
WORDS = ("a cat", "a red dog", "two birds")


class Asked:
    """An order that was made, and how it goes."""

    def __init__(self, executor: LocalExecutor, order: Order) -> None:
        self.order = order
        self.progress: list[Progress] = []
        self.task = asyncio.create_task(executor.make(order, self.progress.append))

    @property
    def phases(self) -> list[Phase]:
        return list(dict.fromkeys(one.phase for one in self.progress))


@pytest.fixture
async def executor(tmp_path: Path, folder: Path) -> AsyncIterator[LocalExecutor]:
    media = Media(tmp_path)
    media.open()
    executor = LocalExecutor(CATALOG, media, "cpu", torch_threads=1, faults=folder)
    yield executor
    for path in folder.iterdir():
        path.unlink()
    await executor.aclose()


def orders(tiny_model: Path, count: int, first: int = 1) -> list[Order]:
    """Of one batch."""
    ids = tuple(f"{number:016x}" for number in range(first, first + count))
    options = Options(prompt="a cat", num_frames=6, num_inference_steps=4, seed=0)
    request = CATALOG.resolve(options, str(tiny_model))
    return [
        Order(
            *(order_id, Kind.RENDER, replace(request, prompt=WORDS[number], seed=number)),
            batch=ids,
        )
        for number, order_id in enumerate(ids)
    ]


async def made(asked: list[Asked]) -> list[Made]:
    async with asyncio.timeout(60):
        return await asyncio.gather(*(one.task for one in asked))


def picture(path: Path) -> np.ndarray:
    with Image.open(path) as image:
        return np.asarray(image).astype(int)


async def test_each_clip_of_a_batch_is_as_if_it_were_alone(
    executor: LocalExecutor, tiny_model: Path
) -> None:
    batch = [Asked(executor, order) for order in orders(tiny_model, 3)]
    together = await made(batch)
    singles = [
        Asked(executor, replace(one, id=f"{number:016x}", batch=()))
        for number, one in enumerate(orders(tiny_model, 3), start=11)
    ]
    alone = await made(singles)

    assert [one.together for one in (*together, *alone)] == [3, 3, 3, 1, 1, 1]
    for one, other in zip(together, alone, strict=True):
        assert one.request == other.request
        for side in ("first_frame", "last_frame"):
            difference = picture(getattr(one, side)) - picture(getattr(other, side))
            assert np.abs(difference).max() <= 1
    assert np.abs(picture(alone[0].last_frame) - picture(alone[1].last_frame)).max() > 1
    for one in batch:
        steps = [each.done for each in one.progress if each.phase is Phase.DENOISING]
        assert steps == [0, 1, 2, 3, 4]


async def test_a_run_begins_once_all_of_its_orders_are_there_or_stopped(
    executor: LocalExecutor, tiny_model: Path
) -> None:
    first, second, third = orders(tiny_model, 3)
    await executor.stop(third.id)  # before anybody ordered it
    one = Asked(executor, first)
    await asyncio.sleep(0.2)
    assert one.progress == []

    other = Asked(executor, second)
    assert [each.together for each in await made([one, other])] == [2, 2]


async def test_who_waits_for_the_others_of_a_run_can_be_stopped(
    executor: LocalExecutor, tiny_model: Path
) -> None:
    first, second = orders(tiny_model, 2)
    one = Asked(executor, first)
    await asyncio.sleep(0.05)
    await executor.stop(first.id)
    with pytest.raises(Cancelled):
        await one.task
    [other] = await made([Asked(executor, second)])
    assert other.together == 1


async def test_one_of_a_run_is_stopped_and_the_others_go_on(
    executor: LocalExecutor, tiny_model: Path, folder: Path
) -> None:
    (folder / "pause-step").touch()
    asked = [Asked(executor, order) for order in orders(tiny_model, 3)]
    await seen(lambda: all(Phase.DENOISING in one.phases for one in asked))
    async with asyncio.timeout(5):  # though the device stands still
        await executor.stop(asked[1].order.id)
    with pytest.raises(Cancelled):
        await asked[1].task
    (folder / "pause-step").unlink()

    assert [one.together for one in await made([asked[0], asked[2]])] == [3, 3]
    assert Phase.DECODING not in asked[1].phases


async def test_the_device_stops_with_the_last_of_a_run(
    executor: LocalExecutor, tiny_model: Path, tmp_path: Path, folder: Path
) -> None:
    (folder / "pause-step").touch()
    long = [
        replace(one, request=replace(one.request, num_inference_steps=900))
        for one in orders(tiny_model, 2)
    ]
    asked = [Asked(executor, order) for order in long]
    await seen(lambda: all(Phase.DENOISING in one.phases for one in asked))
    (folder / "pause-step").unlink()
    for one in asked:
        async with asyncio.timeout(30):
            await executor.stop(one.order.id)
        assert isinstance(one.task.exception(), Cancelled)

    [after] = await made([Asked(executor, replace(orders(tiny_model, 1, 5)[0], batch=()))])
    assert after.together == 1
    left = {path.name.partition(".")[0] for path in Media(tmp_path).folder.iterdir()}
    assert left == {f"{5:016x}", MARKER.partition(".")[0]}


async def test_memory_that_is_short_makes_smaller_runs(
    executor: LocalExecutor, tiny_model: Path, folder: Path
) -> None:
    (folder / "oom-step").touch()
    asked = [Asked(executor, order) for order in orders(tiny_model, 3)]
    assert [one.together for one in await made(asked)] == [1, 1, 1]
    assert all(one.notes == () for one in await made(asked))

    again = [Asked(executor, order) for order in orders(tiny_model, 2, first=8)]
    assert [one.together for one in await made(again)] == [1, 1]  # it is remembered


async def test_what_is_wrong_with_one_is_not_wrong_with_the_others(
    executor: LocalExecutor, tiny_model: Path
) -> None:
    first, second = orders(tiny_model, 2)
    unknown = replace(first, request=replace(first.request, model="no-such-model"), batch=())
    asked = [Asked(executor, unknown), Asked(executor, replace(second, batch=()))]
    done = await asyncio.gather(*(one.task for one in asked), return_exceptions=True)
    assert isinstance(done[0], Exception) and isinstance(done[1], Made)
