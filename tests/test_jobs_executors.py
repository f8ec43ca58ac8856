"""One contract for all executors: the local one, on a tiny pipeline, without and with an output
check, and the one for tests.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.classifier import Classifier
from t2vbot.catalog.options import Options
from t2vbot.catalog.request import VideoRequest
from t2vbot.engine.check import OutputCheck, Rule
from t2vbot.engine.executor import LocalExecutor
from t2vbot.engine.hub import Hub
from t2vbot.errors import Cancelled, UserError
from t2vbot.jobs.executor import Executor, Kind, Made, Order, Phase, Place, Progress
from t2vbot.media.store import MARKER, Media
from t2vbot.remote.broker import Broker
from t2vbot.remote.device_process import DeviceProcess
from t2vbot.remote.nats_executor import NatsExecutor
from t2vbot.remote.wire import Terms
from t2vbot.text import Text
from t2vbot.video.ffmpeg import Ffmpeg
from t2vbot.video.metadata import read_request
from t2vbot.video.mp4 import look

from .broker import a_broker, needs_nats
from .checkpoints import tiny_classifier
from .executors import ReferenceExecutor
from .helpers_video import ffmpeg_exe
from .remote import QUICK, a_worker
from .running import ROOT

CATALOG = Catalog.load()
LONG = 900  # steps that nobody waits for; the tiny model has 1000


@dataclass
class Bench:
    """An executor, and what a test does to it."""

    executor: Executor
    media: Media
    request: VideoRequest
    hold_encoding: Callable[[], None]
    let_encode: Callable[[], None]

    def order(self, number: int, **changes: object) -> Order:
        request = replace(self.request, **changes)  # type: ignore[arg-type]
        return Order(f"{number:016x}", Kind.RENDER, request, place=self.place.name)

    @property
    def place(self) -> Place:
        return self.executor.places()[0]

    def batch(self, *numbers: int, **changes: object) -> list[Order]:
        """Orders of different clips that are made in one run."""
        orders = [self.order(n, prompt=f"clip {n}", seed=n, **changes) for n in numbers]
        return [replace(order, batch=tuple(each.id for each in orders)) for order in orders]

    def begin(self, order: Order) -> Watched:
        return Watched(self.executor, order)

    def left(self) -> set[str]:
        return {name for name in os.listdir(self.media.folder) if name != MARKER}


class Watched:
    """A call of ``make``, and the progress that it was told."""

    def __init__(self, executor: Executor, order: Order) -> None:
        self.progress: list[Progress] = []
        self._moved = asyncio.Event()
        self.task = asyncio.create_task(executor.make(order, self._look))

    def _look(self, progress: Progress) -> None:
        asyncio.get_running_loop()  # raises anywhere but on the loop's thread
        self.progress.append(progress)
        self._moved.set()

    async def reached(self, phase: Phase, done: int = 0) -> None:
        async with asyncio.timeout(60):
            while not any(seen.phase is phase and seen.done >= done for seen in self.progress):
                assert not self.task.done(), self.task
                self._moved.clear()
                await asyncio.wait(
                    [self.task, asyncio.ensure_future(self._moved.wait())],
                    return_when=asyncio.FIRST_COMPLETED,
                )

    @property
    def phases(self) -> list[Phase]:
        return list(dict.fromkeys(seen.phase for seen in self.progress))

    async def made(self) -> Made:
        async with asyncio.timeout(60):
            return await self.task

    async def is_cancelled(self) -> None:
        async with asyncio.timeout(60):
            with pytest.raises(Cancelled):
                await self.task


@pytest.fixture
def together(bench: Bench) -> Bench:
    """One that makes several clips in a run."""
    if bench.place.at_once < 4:
        pytest.skip("it makes one clip at a time")
    return bench


@pytest.fixture(
    params=[
        "local",
        pytest.param("checked", marks=pytest.mark.long),
        "reference",
        "process",
        pytest.param("nats", marks=needs_nats),
    ]
)
async def bench(
    request: pytest.FixtureRequest, tiny_model: Path, tmp_path: Path
) -> AsyncIterator[Bench]:
    media = Media(tmp_path)
    media.open()
    options = Options(prompt="a cat", seed=1, num_frames=8, num_inference_steps=4)
    wanted = CATALOG.resolve(options, str(tiny_model))
    if request.param == "process":
        async with in_a_process(media, wanted, tmp_path) as bench:
            yield bench
        return
    if request.param == "nats":
        async with over_nats(media, wanted, tmp_path) as bench:
            yield bench
        return
    make = {"local": a_local_one, "checked": a_checked_one, "reference": a_reference}
    bench = make[request.param](media, wanted, tmp_path)
    yield bench
    bench.let_encode()
    await bench.executor.aclose()


@asynccontextmanager
async def in_a_process(media: Media, wanted: VideoRequest, folder: Path) -> AsyncIterator[Bench]:
    hold = folder / "hold"
    command = (sys.executable, "-m", "tests.child_process", str(folder), "--hold", str(hold))
    executor = DeviceProcess("one", command, media, environment={"PYTHONPATH": str(ROOT)})
    executor.open()
    there = asyncio.Event()
    executor.listen(there.set)
    await there.wait()
    yield Bench(executor, media, wanted, hold.touch, lambda: hold.unlink(missing_ok=True))
    hold.unlink(missing_ok=True)
    await executor.aclose()


@asynccontextmanager
async def over_nats(media: Media, wanted: VideoRequest, folder: Path) -> AsyncIterator[Bench]:
    """A worker in this process, with a folder of its own."""
    async with a_broker(folder) as broker, a_worker(broker, "anna", folder) as worker:
        executor = NatsExecutor(Broker(broker.url()), media, Terms(), **QUICK)
        await executor.open()
        gate = worker.executor.encoding_gate
        worker.executor.step = 0.01
        worker.executor.failures["fail"] = [UserError(Text("engine-invalid-numbers"))]
        bench = Bench(executor, media, wanted, gate.clear, gate.set)
        yield bench
        bench.let_encode()
        await executor.aclose()


def a_checked_one(media: Media, wanted: VideoRequest, folder: Path) -> Bench:
    """That finds nothing in any clip."""
    classifier = Classifier("tiny", ("nsfw",), folder=tiny_classifier(folder / "classifier"))
    check = OutputCheck(Rule(classifier, 1.0, withholds=True), Hub(folder / "cache"))
    return a_local_one(media, wanted, folder, check)


def a_local_one(
    media: Media, wanted: VideoRequest, folder: Path, check: OutputCheck | None = None
) -> Bench:
    hold = folder / "hold"
    ffmpeg = Ffmpeg()
    if sys.platform != "win32":
        script = folder / "ffmpeg.sh"
        script.write_text(
            f'#!/bin/sh\nwhile [ -e "{hold}" ]; do sleep 0.01; done\nexec "{ffmpeg_exe()}" "$@"\n'
        )
        script.chmod(0o755)
        ffmpeg = Ffmpeg(str(script))

    def hold_encoding() -> None:
        if sys.platform == "win32":
            pytest.skip("a script as a program")
        hold.touch()

    executor = LocalExecutor(CATALOG, media, "cpu", torch_threads=1, ffmpeg=ffmpeg, check=check)
    return Bench(executor, media, wanted, hold_encoding, lambda: hold.unlink(missing_ok=True))


def a_reference(media: Media, wanted: VideoRequest, folder: Path) -> Bench:
    executor = ReferenceExecutor(media, at_once=4)
    executor.failures["fail"] = [UserError(Text("engine-invalid-numbers"))]
    gate = executor.encoding_gate
    return Bench(executor, media, wanted, gate.clear, gate.set)


def failing(bench: Bench) -> Order:
    is_local = isinstance(bench.executor, LocalExecutor)
    return bench.order(9, **({"model": "no-such-model"} if is_local else {"prompt": "fail"}))


async def test_an_order_becomes_three_files(bench: Bench) -> None:
    order = bench.order(1)
    watched = bench.begin(order)
    made = await watched.made()

    assert made.master == bench.media.master(order.id)
    assert bench.left() == {made.master.name, made.first_frame.name, made.last_frame.name}
    assert made.request == order.request
    facts = read_request(made.master)
    assert facts and VideoRequest.from_json(facts) == order.request
    film = look(made.master)
    assert film and film.width > 0
    for picture in (made.first_frame, made.last_frame):
        with Image.open(picture) as image:
            image.load()
    assert {Phase.DENOISING, Phase.ENCODING} <= set(made.seconds)
    assert all(seconds > 0 for seconds in made.seconds.values())
    assert made.notes == ()


async def test_progress_goes_forward(bench: Bench) -> None:
    watched = bench.begin(bench.order(1))
    await watched.made()

    assert watched.phases == [phase for phase in Phase if phase in watched.phases]
    phases = [phase for phase in watched.phases if phase is not Phase.CHECKING]
    assert phases[-3:] == [Phase.DENOISING, Phase.DECODING, Phase.ENCODING]
    for phase in watched.phases:
        done = [seen.done for seen in watched.progress if seen.phase is phase]
        assert done == sorted(done)
    last = watched.progress[-1]
    assert last.done == last.total > 0


async def test_the_same_id_is_the_same_work(bench: Bench) -> None:
    order = bench.order(1, num_inference_steps=50)
    first = bench.begin(order)
    await first.reached(Phase.DENOISING, 1)
    second = bench.begin(order)

    assert await first.made() is await second.made()
    assert second.phases[0] is Phase.DENOISING  # it joined there, and was told at once
    steps = [seen.done for seen in first.progress if seen.phase is Phase.DENOISING]
    assert steps == sorted(steps)


async def test_what_was_made_is_given_back_until_it_is_released(bench: Bench) -> None:
    order = bench.order(1)
    made = await bench.begin(order).made()
    again = bench.begin(order)
    assert await again.made() is made
    assert again.progress == []

    await bench.executor.release(order.id)
    assert made.master.exists()
    new = bench.begin(order)
    assert await new.made() is not made
    assert Phase.DENOISING in new.phases


async def test_a_failure_is_given_back_until_it_is_released(bench: Bench) -> None:
    order = failing(bench)
    with pytest.raises(UserError) as first:
        await bench.begin(order).made()
    with pytest.raises(UserError) as second:
        await bench.begin(order).made()
    assert first.value is second.value

    await bench.executor.release(order.id)
    with pytest.raises(UserError) as third:
        await bench.begin(order).made()
    assert third.value is not first.value or isinstance(bench.executor, ReferenceExecutor)
    await bench.begin(bench.order(1)).made()  # it costs nobody else anything


async def test_one_that_waits_can_be_stopped(bench: Bench) -> None:
    first = bench.begin(bench.order(1, num_inference_steps=LONG))
    await first.reached(Phase.DENOISING, 1)
    second = bench.begin(bench.order(2))
    for _ in range(5):  # until it really waits
        await asyncio.sleep(0)
    await bench.executor.stop(bench.order(2).id)

    await second.is_cancelled()
    assert second.progress == []
    assert first.phases[-1] is Phase.DENOISING  # which goes on
    await bench.executor.stop(bench.order(1).id)
    await first.is_cancelled()


async def test_one_that_was_ordered_this_moment_can_be_stopped(bench: Bench) -> None:
    watched = bench.begin(bench.order(1))
    await asyncio.sleep(0)
    await bench.executor.stop(bench.order(1).id)
    await watched.is_cancelled()
    assert bench.left() == set()


async def test_one_that_runs_can_be_stopped(bench: Bench) -> None:
    order = bench.order(1, num_inference_steps=LONG)
    watched = bench.begin(order)
    await watched.reached(Phase.DENOISING, 1)
    await bench.executor.stop(order.id)

    await watched.is_cancelled()
    await bench.begin(order).is_cancelled()  # until it is released
    assert bench.left() == set()
    await bench.begin(bench.order(2)).made()  # its place is free
    await bench.executor.release(order.id)
    await bench.begin(replace(order, request=bench.request)).made()


async def test_one_that_is_encoded_can_be_stopped(bench: Bench) -> None:
    bench.hold_encoding()
    watched = bench.begin(bench.order(1))
    await watched.reached(Phase.ENCODING)
    await bench.executor.stop(bench.order(1).id)

    await watched.is_cancelled()
    assert bench.left() == set()


async def test_the_place_is_free_while_a_file_is_encoded(bench: Bench) -> None:
    bench.hold_encoding()
    held = [bench.begin(bench.order(number)) for number in range(1, 5)]
    for each in held:
        await each.reached(Phase.ENCODING)
    bench.let_encode()
    fifth = await bench.begin(bench.order(5)).made()
    assert fifth.master.exists()
    for each in held:
        assert (await each.made()).master.exists()


async def test_who_leaves_does_not_stop_the_work(bench: Bench) -> None:
    order = bench.order(1, num_inference_steps=20)
    first = bench.begin(order)
    await first.reached(Phase.DENOISING, 1)
    first.task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first.task
    told = len(first.progress)

    made = await bench.begin(order).made()
    assert made.request == order.request
    assert len(first.progress) == told  # it is not told any more


async def test_what_is_not_known_or_has_ended_is_left_alone(bench: Bench) -> None:
    await bench.executor.stop(bench.order(1).id)
    await bench.executor.release(bench.order(1).id)
    made = await bench.begin(bench.order(1)).made()
    await bench.executor.stop(bench.order(1).id)
    assert await bench.begin(bench.order(1)).made() is made
    assert made.master.exists()


async def test_closing_stops_everything(bench: Bench) -> None:
    bench.hold_encoding()
    encoded = bench.begin(bench.order(1))
    await encoded.reached(Phase.ENCODING)
    running = bench.begin(bench.order(2, num_inference_steps=LONG))
    await running.reached(Phase.DENOISING, 1)
    waiting = bench.begin(bench.order(3))
    await asyncio.sleep(0)
    too_late = bench.order(4)
    await bench.executor.aclose()

    for each in (encoded, running, waiting):
        await each.is_cancelled()
    assert bench.left() == set()
    await bench.begin(too_late).is_cancelled()


async def test_a_place_says_what_it_has_in_memory(bench: Bench) -> None:
    place = bench.place
    assert place.at_once >= 1
    await bench.begin(bench.order(1)).made()
    assert bench.place.name == place.name
    assert set(bench.place.models) <= {bench.request.model}


async def test_memory_is_freed_after_what_is_being_made(bench: Bench) -> None:
    await bench.executor.free()  # nothing is in it yet
    await bench.begin(bench.order(1)).made()
    assert bench.place.models == (bench.request.model,)
    await bench.executor.free()
    assert bench.place.models == ()

    running = bench.begin(bench.order(2, num_inference_steps=60))
    await running.reached(Phase.DENOISING, 1)
    freeing = asyncio.create_task(bench.executor.free())
    await asyncio.sleep(0)
    assert not freeing.done()
    await running.made()  # it was not cut short
    async with asyncio.timeout(60):
        await freeing
    assert bench.place.models == ()
    await bench.begin(bench.order(3)).made()  # loaded again
    assert bench.place.models == (bench.request.model,)


async def test_a_batch_begins_once_all_of_it_are_ordered(together: Bench) -> None:
    first, second = together.batch(1, 2)
    watched = together.begin(first)
    for _ in range(5):
        await asyncio.sleep(0)
    assert not {Phase.DENOISING, Phase.DECODING} & set(watched.phases)
    both = [await each.made() for each in (watched, together.begin(second))]

    assert [made.together for made in both] == [2, 2]
    assert [made.request for made in both] == [first.request, second.request]
    assert both[0].seconds[Phase.DENOISING] == both[1].seconds[Phase.DENOISING] > 0
    for made in both:
        facts = read_request(made.master)
        assert facts and VideoRequest.from_json(facts) == made.request
    alone = await together.begin(together.order(3)).made()
    assert alone.together == 1


async def test_each_of_a_batch_is_told_how_far_it_is(together: Bench) -> None:
    watched = [together.begin(order) for order in together.batch(1, 2, 3)]
    for each in watched:
        await each.made()
        phases = [phase for phase in each.phases if phase is not Phase.CHECKING]
        assert phases[-3:] == [Phase.DENOISING, Phase.DECODING, Phase.ENCODING]
        steps = [seen.done for seen in each.progress if seen.phase is Phase.DENOISING]
        assert steps == sorted(steps) and steps[-1] == together.request.num_inference_steps


async def test_the_same_id_joins_the_work_in_a_batch(together: Bench) -> None:
    orders = together.batch(1, 2, num_inference_steps=50)
    first, other = [together.begin(order) for order in orders]
    await first.reached(Phase.DENOISING, 1)
    again = together.begin(orders[0])
    assert await again.made() is await first.made()
    assert again.phases[0] is Phase.DENOISING
    assert (await other.made()).together == 2


async def test_one_that_is_stopped_before_the_run_is_not_waited_for(together: Bench) -> None:
    first, second, third = together.batch(1, 2, 3)
    watched = [together.begin(first), together.begin(second)]
    await asyncio.sleep(0)
    await together.executor.stop(second.id)
    await together.executor.stop(third.id)  # which was never ordered
    await watched[1].is_cancelled()
    assert (await watched[0].made()).together == 1


async def test_one_that_is_stopped_inside_a_batch_leaves_the_others(together: Bench) -> None:
    orders = together.batch(1, 2, 3, num_inference_steps=50)
    watched = [together.begin(order) for order in orders]
    await watched[1].reached(Phase.DENOISING, 1)
    await together.executor.stop(orders[1].id)
    await watched[1].is_cancelled()
    assert not any(each.task.done() for each in (watched[0], watched[2]))
    told = len(watched[1].progress)
    for each in (watched[0], watched[2]):
        assert Phase.ENCODING in (await each.made()).seconds
    assert len(watched[1].progress) == told
    assert not together.media.master(orders[1].id).exists()


async def test_the_place_is_free_once_the_whole_batch_is_stopped(together: Bench) -> None:
    orders = together.batch(1, 2, num_inference_steps=LONG)
    watched = [together.begin(order) for order in orders]
    for order, each in zip(orders, watched, strict=True):
        await each.reached(Phase.DENOISING, 1)
        await together.executor.stop(order.id)
        await each.is_cancelled()
    await together.begin(together.order(3)).made()
    assert not any(together.media.master(order.id).exists() for order in orders)
