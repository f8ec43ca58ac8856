"""How long a job takes on a device, from clips that were made here before."""

from __future__ import annotations

import math
from collections.abc import Mapping
from sqlite3 import Connection
from typing import NamedTuple, Self

from ..catalog.enhancing import as_plain
from ..catalog.film import Request
from ..catalog.request import VideoRequest
from ..database import Database

# Of the newest clip in the running mean: follows a changed machine within about five clips.
WEIGHT_OF_NEW = 0.3
# As long as no clip was made here: 480p (832x480x81) in 30 steps as four minutes. Only its being in
# proportion to the work counts, since it is compared with itself.
SECONDS_OF_WORK = 2.5e-7
SECONDS_OF_CUT = 5.0  # of ffmpeg, for a film or a sheet


class Measures(NamedTuple):
    """What decides how long a run takes."""

    model: str
    width: int
    height: int
    num_frames: int
    num_inference_steps: int
    together: int = 1  # clips of the run

    @classmethod
    def of(cls, request: VideoRequest, together: int = 1) -> Self:
        """Of what is enhanced, those of as much work in one run."""
        request = as_plain(request)
        return cls(
            request.model,
            request.width,
            request.height,
            request.num_frames,
            request.num_inference_steps,
            together,
        )

    @property
    def work(self) -> int:
        """Pixels times frames times steps: what a run costs, to first order."""
        steps = self.num_inference_steps * self.together
        return self.width * self.height * self.num_frames * steps


class Estimates:
    """Running means of measured seconds on a device: of runs, and of loading models."""

    def __init__(
        self,
        database: Database,
        means: Mapping[Measures, float] | None = None,
        loads: Mapping[str, float] | None = None,
    ) -> None:
        self._database = database
        self._means: dict[str, dict[Measures, float]] = {}  # by model
        self._loads = dict(loads or {})  # likewise
        for measures, seconds in (means or {}).items():
            self._means.setdefault(measures.model, {})[measures] = seconds

    @classmethod
    async def load(cls, database: Database) -> Self:
        return cls(database, await database.read(_read), await database.read(_read_loads))

    def measured(self, measures: Measures) -> float | None:
        """Seconds of just such runs, where there were any."""
        return self._means.get(measures.model, {}).get(measures)

    def seconds(self, request: VideoRequest, together: int = 1) -> float | None:
        """Expected seconds of a run of so many such clips, or None where this model was never
        measured here.

        Measures that were never made are scaled from measured ones: those of a smaller run, else
        those of a clip that is closest in work.
        """
        wanted = Measures.of(request, together)
        means = self._means.get(wanted.model, {})
        for size in range(together, 0, -1):
            if (seconds := means.get(wanted._replace(together=size))) is not None:
                return seconds * together / size
        return _scaled(means, wanted)

    def expected(self, request: Request) -> float:
        """Seconds to divide the device by: a figure also where nobody can be told one. A model that
        was never measured here is taken to be as fast as the others.
        """
        if not isinstance(request, VideoRequest):
            return SECONDS_OF_CUT
        seconds = self.seconds(request)
        if seconds is None:
            wanted = Measures.of(request)
            others = {each: mean for means in self._means.values() for each, mean in means.items()}
            seconds = _scaled(others, wanted) or SECONDS_OF_WORK * wanted.work
        return seconds

    def loading(self, model: str) -> float | None:
        """Seconds in which a model is read into memory, where that was measured here."""
        return self._loads.get(model)

    async def learn(
        self, asked: VideoRequest, made: VideoRequest, seconds: float, together: int = 1
    ) -> None:
        """Take one measured run of so many clips into the mean and keep it: for what was made, and
        for what was asked where that was more, since the next one will be made as small from the
        start.
        """
        if not _is_measure(seconds):
            return
        for measures in {Measures.of(asked, together), Measures.of(made, together)}:
            means = self._means.setdefault(measures.model, {})
            means[measures] = _taken_in(means.get(measures), seconds)
            await self._keep(measures, means[measures])

    async def learn_loading(self, model: str, seconds: float) -> None:
        """Take in how long a model was loaded. One that was in memory took no time."""
        if not _is_measure(seconds):
            return
        mean = self._loads[model] = _taken_in(self._loads.get(model), seconds)

        def write(connection: Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO loads (model, seconds) VALUES (?, ?)", (model, mean)
            )

        await self._database.persist(f"seconds of loading {model}", write)

    async def _keep(self, measures: Measures, seconds: float) -> None:
        def write(connection: Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO seconds"
                " (model, width, height, num_frames, num_inference_steps, together, seconds)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*measures, seconds),
            )

        await self._database.persist(f"seconds of {measures}", write)


def _is_measure(seconds: float) -> bool:
    return seconds > 0 and math.isfinite(seconds)


def _taken_in(mean: float | None, seconds: float) -> float:
    return seconds if mean is None else mean + WEIGHT_OF_NEW * (seconds - mean)


def _scaled(means: Mapping[Measures, float], wanted: Measures) -> float | None:
    """From clips that were made alone."""
    measured = [other for other in means if other.work and other.together == 1]
    if not measured:
        return None
    nearest = min(measured, key=lambda other: abs(other.work - wanted.work))
    return means[nearest] * wanted.work / nearest.work


def _read(connection: Connection) -> dict[Measures, float]:
    rows = connection.execute(
        "SELECT model, width, height, num_frames, num_inference_steps, together, seconds"
        " FROM seconds WHERE seconds > 0"
    )
    return {Measures(*measures): seconds for *measures, seconds in rows}


def _read_loads(connection: Connection) -> dict[str, float]:
    return dict(connection.execute("SELECT model, seconds FROM loads").fetchall())
