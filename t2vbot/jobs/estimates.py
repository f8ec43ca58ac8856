"""How long a job takes on each kind of device, from clips that were made here before."""

from __future__ import annotations

import math
from collections.abc import Mapping
from sqlite3 import Connection
from typing import NamedTuple, Self, TypeVar

from ..catalog.enhancing import as_plain
from ..catalog.film import Request
from ..catalog.request import VideoRequest
from ..database import Database

K = TypeVar("K")

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
    """Running means of measured seconds on each kind of device: of runs, and of loading models.

    ``means`` and ``loads``: by device. What was never measured on one kind is taken from others, by
    how much longer it took for what both made; as long, where they have nothing in common.
    """

    def __init__(
        self,
        database: Database,
        means: Mapping[str, Mapping[Measures, float]] | None = None,
        loads: Mapping[str, Mapping[str, float]] | None = None,
    ) -> None:
        self._database = database
        self._means = {device: dict(known) for device, known in (means or {}).items()}
        self._loads = {device: dict(known) for device, known in (loads or {}).items()}
        self._of_model: dict[tuple[str, str], dict[Measures, float]] = {}  # with the device
        self._others: dict[str, list[tuple[str, float]]] = {}  # by device; see ``_from_others``
        for device, known in self._means.items():
            for measures, seconds in known.items():
                self._of_model.setdefault((device, measures.model), {})[measures] = seconds

    @classmethod
    async def load(cls, database: Database) -> Self:
        return cls(database, await database.read(_read), await database.read(_read_loads))

    def measured(self, measures: Measures, device: str = "") -> float | None:
        """Seconds of just such runs, where there were any."""
        return self._of_model.get((device, measures.model), {}).get(measures)

    def seconds(self, request: VideoRequest, together: int = 1, device: str = "") -> float | None:
        """Expected seconds of a run of so many such clips, or None where this model was never
        measured here.

        Measures that were never made are scaled from measured ones: those of a smaller run, else
        those of a clip that is closest in work.
        """
        wanted = Measures.of(request, together)
        seconds = self._on(device, wanted)
        if seconds is None:
            for other, ratio in self._from_others(device):
                if (there := self._on(other, wanted)) is not None:
                    return there * ratio
        return seconds

    def _on(self, device: str, wanted: Measures) -> float | None:
        means = self._of_model.get((device, wanted.model), {})
        if (seconds := means.get(wanted)) is not None:
            return seconds
        for size in range(wanted.together - 1, 0, -1):
            if (seconds := means.get(wanted._replace(together=size))) is not None:
                return seconds * wanted.together / size
        return _scaled(means, wanted)

    def _from_others(self, device: str) -> list[tuple[str, float]]:
        """The other kinds, those first with which it has most in common; and how many times as
        long as there it takes here.
        """
        if device not in self._others:
            own = self._means.get(device, {})
            kinds = [each for each in self._means if each != device]
            kinds.sort(key=lambda each: (-len(own.keys() & self._means[each].keys()), each))
            self._others[device] = [(each, _ratio(own, self._means[each])) for each in kinds]
        return self._others[device]

    def expected(self, request: Request, device: str = "") -> float:
        """Seconds to divide the device by: a figure also where nobody can be told one. A model that
        was never measured here is taken to be as fast as the others.
        """
        if not isinstance(request, VideoRequest):
            return SECONDS_OF_CUT
        seconds = self.seconds(request, device=device)
        if seconds is None:
            wanted = Measures.of(request)
            seconds = self._as_others(wanted, device) or SECONDS_OF_WORK * wanted.work
        return seconds

    def _as_others(self, wanted: Measures, device: str) -> float | None:
        """As fast as models that were measured."""
        for kind, ratio in ((device, 1.0), *self._from_others(device)):
            if seconds := _scaled(self._means.get(kind, {}), wanted):
                return seconds * ratio
        return None

    def loading(self, model: str, device: str = "") -> float | None:
        """Seconds in which a model is read into memory, where that was measured here."""
        own = self._loads.get(device, {})
        if (seconds := own.get(model)) is not None:
            return seconds
        for kind, loads in sorted(self._loads.items()):
            if kind != device and model in loads:
                return loads[model] * _ratio(own, loads)
        return None

    async def learn(
        self,
        asked: VideoRequest,
        made: VideoRequest,
        seconds: float,
        together: int = 1,
        device: str = "",
    ) -> None:
        """Take one measured run of so many clips into the mean and keep it: for what was made, and
        for what was asked where that was more, since the next one will be made as small from the
        start.
        """
        if not _is_measure(seconds):
            return
        self._others.clear()
        for measures in {Measures.of(asked, together), Measures.of(made, together)}:
            mean = _taken_in(self.measured(measures, device), seconds)
            self._means.setdefault(device, {})[measures] = mean
            self._of_model.setdefault((device, measures.model), {})[measures] = mean
            await self._keep(measures, mean, device)

    async def learn_loading(self, model: str, seconds: float, device: str = "") -> None:
        """Take in how long a model was loaded. One that was in memory took no time."""
        if not _is_measure(seconds):
            return
        loads = self._loads.setdefault(device, {})
        mean = loads[model] = _taken_in(loads.get(model), seconds)

        def write(connection: Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO loads (device, model, seconds) VALUES (?, ?, ?)",
                (device, model, mean),
            )

        await self._database.persist(f"seconds of loading {model} on {device}", write)

    async def _keep(self, measures: Measures, seconds: float, device: str) -> None:
        def write(connection: Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO seconds (device, model, width, height, num_frames,"
                " num_inference_steps, together, seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (device, *measures, seconds),
            )

        await self._database.persist(f"seconds of {measures} on {device}", write)


def _ratio(own: Mapping[K, float], others: Mapping[K, float]) -> float:
    """How many times as long it takes here as there; the geometric mean."""
    both = own.keys() & others.keys()
    if not both:
        return 1.0
    return math.exp(sum(math.log(own[each] / others[each]) for each in both) / len(both))


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


def _read(connection: Connection) -> dict[str, dict[Measures, float]]:
    rows = connection.execute(
        "SELECT device, model, width, height, num_frames, num_inference_steps, together, seconds"
        " FROM seconds WHERE seconds > 0"
    )
    means: dict[str, dict[Measures, float]] = {}
    for device, *measures, seconds in rows:
        means.setdefault(device, {})[Measures(*measures)] = seconds
    return means


def _read_loads(connection: Connection) -> dict[str, dict[str, float]]:
    loads: dict[str, dict[str, float]] = {}
    for device, model, seconds in connection.execute("SELECT device, model, seconds FROM loads"):
        loads.setdefault(device, {})[model] = seconds
    return loads
