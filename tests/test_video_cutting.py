"""The executor of films, by itself and behind the dispatcher: queued, stopped and restarted like
every other.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from t2vbot.catalog.film import FilmRequest
from t2vbot.database import Database
from t2vbot.errors import Cancelled, UserError
from t2vbot.jobs.by_kind import ByKind
from t2vbot.jobs.dispatcher import Dispatcher
from t2vbot.jobs.estimates import Estimates
from t2vbot.jobs.events import Events
from t2vbot.jobs.executor import Kind, Made, Order, Phase, Progress
from t2vbot.jobs.gate import Gate
from t2vbot.jobs.job import Job, JobState
from t2vbot.jobs.table import JobTable
from t2vbot.media.store import Media
from t2vbot.rules.openness import Openness
from t2vbot.schema import MIGRATIONS
from t2vbot.text import render
from t2vbot.video.cutting import CutExecutor
from t2vbot.video.mp4 import look

from .helpers_video import a_master, noise, pan, request_for
from .jobs import GatedExecutor, a_job

SCENES = ("0" * 15 + "a", "0" * 15 + "b")
FILM = FilmRequest("Our film", ("first", "second"), ("Ada", "Ben"), captions=True)
TIMEOUT = 30.0  # seconds


@pytest.fixture
async def media(tmp_path: Path) -> Media:
    """With two clips in it, of different rates."""
    media = Media(tmp_path)
    media.open()
    for scene, fps in zip(SCENES, (8.0, 16.0), strict=True):
        frames = pan(8, 64, 64)
        await a_master(frames, media.master(scene), request_for(frames, fps))
    return media


@pytest.fixture
async def executor(media: Media) -> AsyncIterator[CutExecutor]:
    executor = CutExecutor(media)
    yield executor
    await executor.aclose()


def order(media: Media, scenes: tuple[str, ...] = SCENES, request: FilmRequest = FILM) -> Order:
    return Order("f" * 16, Kind.CUT, request, tuple(media.master(scene) for scene in scenes))


async def test_it_cuts_a_film_and_says_what_is_left_out(
    executor: CutExecutor, media: Media
) -> None:
    seen: list[Progress] = []
    made = await executor.make(order(media), seen.append)
    film = look(made.master)
    assert film and film == look(media.master("f" * 16))
    assert made.first_frame.is_file() and made.last_frame.is_file()
    assert made.request is FILM
    assert {progress.phase for progress in seen} == {Phase.CUTTING}
    assert made.seconds[Phase.CUTTING] > 0
    said = " ".join(render(note) for note in made.notes)
    assert "Scene 1" not in said  # it is slower than the film, and whole
    assert film.fps == 16
    slow = FilmRequest("", ("a", "b", "c"))
    made = await executor.make(
        Order("e" * 16, Kind.CUT, slow, order(media, (SCENES[0], *SCENES)).inputs), seen.append
    )
    (note,) = made.notes
    assert "Scene 3 has more frames a second than the film (8): 4 of its frames" in render(note)


async def test_asking_again_joins_or_gives_back(executor: CutExecutor, media: Media) -> None:
    one, two = (
        asyncio.create_task(executor.make(order(media), lambda progress: None)) for _ in range(2)
    )
    made: list[Made] = await asyncio.gather(one, two)
    assert made[0] is made[1]
    assert await executor.make(order(media), lambda progress: None) is made[0]


async def test_a_stop_frees_the_place_and_leaves_nothing(
    executor: CutExecutor, media: Media
) -> None:
    frames = noise(24, 256, 256)
    await a_master(frames, media.master(SCENES[0]), request_for(frames))
    long = order(media, (SCENES[0],) * 20, FilmRequest("", ("x",) * 20))
    begun = asyncio.Event()
    work = asyncio.create_task(executor.make(long, lambda progress: begun.set()))
    await begun.wait()
    await executor.stop(long.id)
    with pytest.raises(Cancelled):
        await work
    await executor.release(long.id)
    assert not [path for path in media.folder.iterdir() if "f" * 16 in path.name]
    assert (await executor.make(order(media), lambda progress: None)).master.is_file()


async def test_a_scene_that_is_gone_is_named(executor: CutExecutor, media: Media) -> None:
    media.remove(SCENES[1])
    with pytest.raises(UserError, match="scene 2"):
        await executor.make(order(media), lambda progress: None)


async def test_it_makes_films_only_and_none_when_closed(
    executor: CutExecutor, media: Media
) -> None:
    with pytest.raises(ValueError, match="render"):
        await executor.make(Order("1" * 16, Kind.RENDER, FILM), lambda progress: None)
    await executor.aclose()
    with pytest.raises(Cancelled):
        await executor.make(order(media), lambda progress: None)


# --- Behind the dispatcher ------------------------------------------------------------------------


class Hall:
    """A dispatcher with a device for clips, and the real cutter."""

    def __init__(self, database: Database, media: Media, gate: Gate | None = None) -> None:
        self.clips = GatedExecutor(media)
        self.cuts = CutExecutor(media)
        self.table = JobTable(database)
        self.dispatcher = Dispatcher(
            executor=ByKind({Kind.RENDER: self.clips, Kind.CUT: self.cuts}),
            table=self.table,
            media=media,
            estimates=Estimates(database),
            events=Events(),
            gate=gate,
        )

    async def accept(self, job: Job, database: Database) -> None:
        with self.dispatcher.admitting(job):
            await database.write(lambda connection: JobTable.insert(connection, job))

    async def ended(self, job: Job) -> None:
        async with asyncio.timeout(TIMEOUT):
            while not job.state.is_final:  # noqa: ASYNC110
                await asyncio.sleep(0.01)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = await Database.open(tmp_path / "jobs.sqlite", MIGRATIONS)
    yield database
    await database.aclose()


@pytest.fixture
async def hall(database: Database, media: Media) -> AsyncIterator[Hall]:
    hall = Hall(database, media)
    running = asyncio.create_task(hall.dispatcher.run())
    yield hall
    running.cancel()
    for task in (running, *hall.dispatcher._tasks.values()):
        task.cancel()
    await hall.clips.aclose()
    await hall.cuts.aclose()


async def test_a_film_does_not_wait_for_clips_nor_they_for_it(
    hall: Hall, database: Database
) -> None:
    clips, film = [a_job(), a_job()], Job(FILM, 1, Kind.CUT, SCENES)
    for job in (*clips, film):
        await hall.accept(job, database)
    await hall.ended(film)  # while the device is busy with the first clip
    assert film.state is JobState.DONE
    assert film.result and film.result.request == FILM
    assert film.cost and film.cost > 0
    assert [job.state for job in clips] == [JobState.RUNNING, JobState.WAITING]
    assert clips[1].position == 1
    hall.clips.gate.set()
    for job in clips:
        await hall.ended(job)
    found = (await hall.table.find([film.id]))[film.id]
    assert (found.kind, found.request, found.inputs) == (Kind.CUT, FILM, SCENES)
    assert found.result == film.result


async def test_films_are_cut_while_the_bot_is_paused(database: Database, media: Media) -> None:
    openness = await Openness.load(database)
    await openness.pause("", None)
    hall = Hall(database, media, openness)
    clip, film = a_job(), Job(FILM, 1, Kind.CUT, SCENES)
    for job in (clip, film):
        await hall.accept(job, database)
    hall.clips.gate.set()
    running = asyncio.create_task(hall.dispatcher.run())
    await hall.ended(film)
    assert clip.state is JobState.WAITING
    await openness.resume()
    await hall.ended(clip)
    running.cancel()
    await hall.clips.aclose()
    await hall.cuts.aclose()


async def test_one_film_is_cut_at_a_time_in_fair_order(hall: Hall, database: Database) -> None:
    films = [Job(FILM, owner, Kind.CUT, SCENES) for owner in (1, 1, 2)]
    for job in films:
        await hall.accept(job, database)
    await asyncio.sleep(0)
    waiting = [job for job in hall.dispatcher.waiting(10) if job.kind is Kind.CUT]
    assert [job.owner for job in waiting][-2:] == [2, 1]
    for job in films:
        await hall.ended(job)
    assert [job.state for job in films] == [JobState.DONE] * 3


async def test_a_restart_cuts_what_was_queued(database: Database, media: Media) -> None:
    before = Hall(database, media)
    film = Job(FILM, 1, Kind.CUT, SCENES)
    await before.accept(film, database)
    after = Hall(database, media)
    (job,) = await after.dispatcher.restore()
    running = asyncio.create_task(after.dispatcher.run())
    await after.ended(job)
    running.cancel()
    assert (job.id, job.state, job.kind) == (film.id, JobState.DONE, Kind.CUT)
    await after.cuts.aclose()
