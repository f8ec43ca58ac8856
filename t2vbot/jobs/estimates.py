"""How long a job takes on a device, from clips that were made here before."""

from __future__ import annotations

import math
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
    """What decides how long a clip takes."""

    model: str
    width: int
    height: int
    num_frames: int
    num_inference_steps: int

    @classmethod
    def of(cls, request: VideoRequest) -> Self:
        """Of what is enhanced, those of as much work in one run."""
        request = as_plain(request)
        return cls(
            request.model,
            request.width,
            request.height,
            request.num_frames,
            request.num_inference_steps,
        )

    @property
    def work(self) -> int:
        """Pixels times frames times steps: what a clip costs, to first order."""
        return self.width * self.height * self.num_frames * self.num_inference_steps


class Estimates:
    """Running means of measured seconds on a device."""

    def __init__(self, database: Database, means: dict[Measures, float] | None = None) -> None:
        self._database = database
        self._means: dict[str, dict[Measures, float]] = {}  # by model
        for measures, seconds in (means or {}).items():
            self._means.setdefault(measures.model, {})[measures] = seconds

    @classmethod
    async def load(cls, database: Database) -> Self:
        return cls(database, await database.read(_read))

    def seconds(self, request: VideoRequest) -> float | None:
        """Expected seconds on the device, or None where this model was never measured here.

        Measures that were never made are scaled from the measured ones that are closest in work.
        """
        wanted = Measures.of(request)
        means = self._means.get(wanted.model, {})
        return means[wanted] if wanted in means else _scaled(means, wanted)

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

    async def learn(self, asked: VideoRequest, made: VideoRequest, seconds: float) -> None:
        """Take one measured clip into the mean and keep it: for what was made, and for what was
        asked where that was more, since the next one will be made as small from the start.
        """
        if not (seconds > 0 and math.isfinite(seconds)):
            return
        for measures in {Measures.of(asked), Measures.of(made)}:
            means = self._means.setdefault(measures.model, {})
            mean = means.get(measures, seconds)
            means[measures] = mean + WEIGHT_OF_NEW * (seconds - mean)
            await self._keep(measures, means[measures])

    async def _keep(self, measures: Measures, seconds: float) -> None:
        def write(connection: Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO seconds"
                " (model, width, height, num_frames, num_inference_steps, seconds)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (*measures, seconds),
            )

        await self._database.persist(f"seconds of {measures}", write)


def _scaled(means: dict[Measures, float], wanted: Measures) -> float | None:
    measured = [other for other in means if other.work]
    if not measured:
        return None
    nearest = min(measured, key=lambda other: abs(other.work - wanted.work))
    return means[nearest] * wanted.work / nearest.work


def _read(connection: Connection) -> dict[Measures, float]:
    rows = connection.execute(
        "SELECT model, width, height, num_frames, num_inference_steps, seconds FROM seconds"
        " WHERE seconds > 0"
    )
    return {Measures(*measures): seconds for *measures, seconds in rows}
