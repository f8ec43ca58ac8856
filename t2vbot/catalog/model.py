"""The models as data.

``catalog.toml`` beside this file holds the models that come with the bot; any folder in diffusers'
format can be named in their place. Imports neither torch nor diffusers: the command line and the
bot read the catalog too, and start in a moment.
"""

from __future__ import annotations

import difflib
import math
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from ..errors import ModelUnavailable, RequestRefused, SettingsError
from .checkpoint import INDEX, read_index, variants
from .families import FAMILIES, Family
from .options import Options, decide
from .request import VideoRequest

SHIPPED = Path(__file__).parent / "catalog.toml"
SEED_MODEL = "ms-1.7b"
BUILTIN = "builtin"
FEW_FRAMES = 8  # fewer hardly show a motion; where memory is short, the picture shrinks instead
SMALLER_SIDE = 0.7  # which halves the picture

N = TypeVar("N", int, float)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Range(_Frozen, Generic[N]):
    """What may be asked for, both ends included."""

    min: N
    max: N

    def __contains__(self, value: float) -> bool:
        return self.min <= value <= self.max  # False for NaN

    def __str__(self) -> str:
        return f"{self.min:g}" if self.min == self.max else f"{self.min:g} to {self.max:g}"


class Knob(Range[N], Generic[N]):
    """A range, and what is taken when nothing is asked for."""

    default: N

    @model_validator(mode="after")
    def _default_is_allowed(self) -> Knob[N]:
        if self.default not in self:
            raise ValueError(f"default {self.default:g} is outside {self}")
        return self


class Frames(Knob[int]):
    """How many frames a model can make: ``step * k + offset`` from ``min`` to ``max``."""

    step: int = 1
    offset: int = 0

    def nearest(self, wanted: float) -> int:
        """The allowed number nearest to ``wanted``, which may lie outside the range."""
        first = math.ceil((self.min - self.offset) / self.step)
        last = (self.max - self.offset) // self.step
        k = round((min(max(wanted, self.min), self.max) - self.offset) / self.step)
        return min(max(k, first), last) * self.step + self.offset


class Scheduler(_Frozen):
    """A diffusers scheduler to put in place of the checkpoint's own."""

    name: str
    options: dict[str, Any] = {}


class Memory(_Frozen):
    """Graphics memory that the model's largest usual clip needs, in GB."""

    full_gb: float  # everything resident
    offload_gb: float  # one component at a time on the card


class Model(_Frozen):
    """One model: where its weights are, what it may be used for, and what it can make."""

    name: str
    title: str
    description: str = ""
    family: str  # pipeline class
    hub_id: str | None = None
    folder: Path | None = None
    revision: str = "main"
    variant: str | None = None  # "fp16": which of the weight files beside each other
    pickled: bool = False  # the repository has no safetensors
    dtype: str  # of the weights on a GPU; a CPU always computes in float32
    licence: str
    commercial_use: bool | None = None  # None: nobody knows
    licence_note: str = ""
    sizes: dict[str, tuple[int, int]]  # name -> (width, height) in pixels
    default_size: str
    side: Range[int]  # what a width or a height may be
    frames: Frames
    fps: Knob[float]
    steps: Knob[int]
    guidance: Knob[float]
    negative_prompt: str = ""
    scheduler: Scheduler | None = None
    memory: Memory | None = None  # None: nobody published it
    download_bytes: int | None = None
    keywords: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _is_consistent(self) -> Model:
        if self.family not in FAMILIES:
            raise ValueError(f"family {self.family} is not one of {', '.join(FAMILIES)}")
        if (self.hub_id is None) == (self.folder is None):
            raise ValueError("give either hub_id or folder")
        if self.default_size not in self.sizes:
            raise ValueError(f"default_size {self.default_size} is not among the sizes")
        for width, height in self.sizes.values():
            if width % self.size_multiple or height % self.size_multiple:
                raise ValueError(f"{width}x{height} is not in multiples of {self.size_multiple}")
            if width not in self.side or height not in self.side:
                raise ValueError(f"{width}x{height} is outside side = {self.side}")
        return self

    @property
    def size_multiple(self) -> int:
        """Width and height come in multiples of this many pixels."""
        return FAMILIES[self.family].size_multiple

    @property
    def seconds(self) -> Range[float]:
        """How long its clips can be at its own pace."""
        fps = self.fps.default
        return Range[float](min=self.frames.min / fps, max=self.frames.max / fps)

    def smaller(self, request: VideoRequest) -> VideoRequest | None:
        """A request for less than this one: about half the frames, or, where that leaves too few, a
        smaller picture of about the same shape. None where it cannot be any smaller.
        """
        least = max(self.frames.min, FEW_FRAMES)
        num_frames = self.frames.nearest(max(request.num_frames / 2, least))
        if num_frames < request.num_frames:
            return replace(request, num_frames=num_frames)
        scale = max(SMALLER_SIDE, self.side.min / min(request.width, request.height))
        width, height = self._scaled(request.width, scale), self._scaled(request.height, scale)
        if width * height >= request.width * request.height:
            return None
        return replace(request, width=width, height=height)

    def _scaled(self, side: int, scale: float) -> int:
        """A side of about that part of its length."""
        multiple = self.size_multiple
        least = math.ceil(self.side.min / multiple) * multiple
        return max(int(side * scale / multiple) * multiple, least)


class Catalog:
    """The models by name, in the order in which people see them."""

    def __init__(self, models: dict[str, Model]) -> None:
        self._models = models

    @classmethod
    def load(cls, *more: Path) -> Catalog:
        """The shipped models, with those of ``more`` TOML files added; a later name replaces an
        earlier.

        Raises ``SettingsError`` naming every fault of a file.
        """
        models: dict[str, Model] = {}
        for file in (SHIPPED, *more):
            models |= _read(file)
        return cls(models)

    def names(self) -> list[str]:
        return list(self._models)

    def __iter__(self) -> Iterator[Model]:
        return iter(self._models.values())

    def get(self, name: str) -> Model:
        """The model of that name, or of that folder.

        A name that is neither raises ``RequestRefused``; a folder that holds no pipeline the
        engine can run raises ``ModelUnavailable``. Reads the disk for a folder: for a member's
        words use ``resolve``.
        """
        if name in self._models:
            return self._models[name]
        folder = Path(name).expanduser()
        if folder.is_dir():
            return from_folder(folder)
        raise RequestRefused(self._no_such_model(name))

    def adopt(self, folder: Path) -> Model:
        """Take the host's own folder into the catalog, under the folder's name.

        So that requests, messages and files carry a name, and never where it lies on the disk.
        """
        model = from_folder(folder)
        name = folder.name if folder.name not in self._models else f"{folder.name} (folder)"
        self._models[name] = model.model_copy(update={"name": name})
        return self._models[name]

    def auto(self, has_gpu: bool) -> Model:
        """What a fresh bot should run: the seed model on a GPU, the built-in toy without one."""
        return self._models[SEED_MODEL if has_gpu else BUILTIN]

    def resolve(self, options: Options, default_model: str) -> VideoRequest:
        """Decide everything that the person left open; refuse, in words, what the model cannot do.

        ``default_model`` is the host's choice, so it may be a folder; ``options.model`` may name
        only what is in the catalog (or that default), so that a member cannot look around on the
        host's disk.
        """
        name = options.model or default_model
        if name not in self._models and name != default_model:
            raise RequestRefused(self._no_such_model(name))
        return decide(options, name, self.get(name))

    def _no_such_model(self, name: str) -> str:
        known = ", ".join(self._models)
        close = difflib.get_close_matches(name.lower(), self._models, n=1, cutoff=0.5)
        guess = f" Did you mean {close[0]}?" if close else ""
        return f"There is no model called {name[:100]!r}.{guess} These are known: {known}."


def from_folder(folder: Path) -> Model:
    """A model out of any local diffusers folder: what it can make follows from its pipeline
    class."""
    family = _family_of(folder)
    width, height = family.native_size(folder)
    multiple = family.size_multiple
    return Model(
        name=str(folder),
        title=folder.name,
        description="A model from a folder on this computer.",
        family=family.pipeline,
        folder=folder,
        variant=_variant_of(folder),
        dtype=family.dtype,
        licence="unknown",
        licence_note="Look in the folder, or ask whoever made it.",
        sizes={"square" if width == height else "landscape": (width, height)},
        default_size="square" if width == height else "landscape",
        side=Range[int](min=min(multiple * 4, width, height), max=max(1280, width, height)),
        frames=Frames(
            min=family.frame_step + family.frame_offset,
            max=family.max_frames,
            default=family.num_frames,
            step=family.frame_step,
            offset=family.frame_offset,
        ),
        fps=Knob[float](min=1, max=60, default=family.fps),
        steps=Knob[int](min=1, max=100, default=family.num_inference_steps),
        guidance=Knob[float](min=1, max=30, default=family.guidance_scale),
    )


def _family_of(folder: Path) -> Family:
    try:
        pipeline = read_index(folder / INDEX)["_class_name"]
    except (OSError, ValueError) as error:
        raise ModelUnavailable(
            f"{folder} does not hold a diffusers model: its model_index.json is missing or not"
            " readable. Name the folder that has that file in it."
        ) from error
    if not isinstance(pipeline, str) or pipeline not in FAMILIES:
        raise ModelUnavailable(
            f"{folder} holds a {pipeline}, which this bot cannot run."
            f" It can run: {', '.join(FAMILIES)}."
        )
    return FAMILIES[pipeline]


def _variant_of(folder: Path) -> str | None:
    """The variant of a folder that has no plain weights beside it, as in
    ``model.fp16.safetensors``."""
    found = variants(path.name for path in folder.glob("*/*.safetensors"))
    return None if None in found or not found else sorted(filter(None, found))[0]


def _read(file: Path) -> dict[str, Model]:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"The model catalog {file} cannot be read: {error}") from error
    try:
        return {name: _model(name, table, file.parent) for name, table in tables.items()}
    except (ValidationError, TypeError) as error:
        raise SettingsError(f"The model catalog {file} has faults:\n{error}") from error


def _model(name: str, table: dict[str, Any], base: Path) -> Model:
    """One table of the file; its folder counts from the file's own place, its frame rule from its
    class."""
    values = {"name": name, **table}
    if "folder" in values:
        values["folder"] = base / values["folder"]
    family = FAMILIES.get(values.get("family", ""))
    if family and isinstance(values.get("frames"), dict):
        rule = {"step": family.frame_step, "offset": family.frame_offset}
        values["frames"] = rule | values["frames"]
    return Model.model_validate(values)
