"""How long a clip takes, from clips that were made here before."""

from __future__ import annotations

import math
from sqlite3 import Connection
from typing import NamedTuple, Self

from ..catalog.request import VideoRequest
from ..database import Database

# Of the newest clip in the running mean: follows a changed machine within about five clips.
WEIGHT_OF_NEW = 0.3
UNKNOWN_SECONDS = 60.0


class Measures(NamedTuple):
    """What decides how long a clip takes."""

    model: str
    width: int
    height: int
    num_frames: int
    num_inference_steps: int

    @classmethod
    def of(cls, request: VideoRequest) -> Self:
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
        self._means = means or {}

    @classmethod
    async def load(cls, database: Database) -> Self:
        return cls(database, await database.read(_read))

    def seconds(self, request: VideoRequest) -> float | None:
        """Expected seconds on the device, or None where this model was never measured here.

        Measures that were never made are scaled from the measured ones that are closest in work.
        """
        wanted = Measures.of(request)
        if wanted in self._means:
            return self._means[wanted]
        measured = [other for other in self._means if other.model == wanted.model and other.work]
        if not measured:
            return None
        nearest = min(measured, key=lambda other: abs(other.work - wanted.work))
        return self._means[nearest] * wanted.work / nearest.work

    def expect(self, request: VideoRequest) -> float:
        """As ``seconds``, with a guess where nothing was measured."""
        return self.seconds(request) or UNKNOWN_SECONDS

    async def learn(self, asked: VideoRequest, made: VideoRequest, seconds: float) -> None:
        """Take one measured clip into the mean and keep it: for what was made, and for what was
        asked where that was more, since the next one will be made as small from the start.
        """
        if not (seconds > 0 and math.isfinite(seconds)):
            return
        for measures in {Measures.of(asked), Measures.of(made)}:
            mean = self._means.get(measures, seconds)
            self._means[measures] = mean + WEIGHT_OF_NEW * (seconds - mean)
            await self._keep(measures, self._means[measures])

    async def _keep(self, measures: Measures, seconds: float) -> None:
        def write(connection: Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO seconds"
                " (model, width, height, num_frames, num_inference_steps, seconds)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (*measures, seconds),
            )

        await self._database.persist(f"seconds of {measures}", write)


def _read(connection: Connection) -> dict[Measures, float]:
    rows = connection.execute(
        "SELECT model, width, height, num_frames, num_inference_steps, seconds FROM seconds"
        " WHERE seconds > 0"
    )
    return {Measures(*measures): seconds for *measures, seconds in rows}
