"""One model as data: where its weights are, what it may be used for, and what it can make."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from ..text import Listed, Text
from .checkpoint import HUB_ID, INDEX, is_complete, needed_files, read_index
from .families import FAMILIES, Family
from .ranges import Frames, Frozen, Impossible, Knob, Range
from .request import VideoRequest
from .style import Style, name_faults

FEW_FRAMES = 8  # fewer hardly show a motion; where memory is short, the picture shrinks instead
SMALLER_SIDE = 0.7  # which halves the picture


Dtype = Literal["float16", "bfloat16", "float32"]


class Scheduler(Frozen):
    """A diffusers scheduler to put in place of the checkpoint's own."""

    name: str = Field(pattern=r"^\w+Scheduler$")
    options: dict[str, Any] = Field(default_factory=dict)


class Gguf(Frozen):
    """A denoiser in llama.cpp's format, in fewer bits, in place of the folder's own."""

    file: Path

    @model_validator(mode="after")
    def _is_consistent(self) -> Gguf:
        if self.file.suffix != ".gguf":
            raise ValueError(f"{self.file} is no .gguf")
        return self


class Quantization(Frozen):
    """How the weights of one part are kept in fewer bits."""

    backend: Literal["bitsandbytes_4bit", "bitsandbytes_8bit", "torchao", "quanto"]
    options: dict[str, Any] = Field(default_factory=dict)  # of the backend's configuration
    below_gb: float | None = None  # only where less memory is free; None: always


class FlowShift(Frozen):
    """How long a clip stays noisy; a large picture has to for longer."""

    pixels: int  # of a frame: up to so many
    shift: float


class PublishedMemory(Frozen):
    """Graphics memory that others say the model's largest usual clip needs, in GB. What the bot
    goes by is counted: see ``memory.py``.
    """

    full_gb: float  # everything resident
    offload_gb: float  # one component at a time on the GPU


class Enhancing(Frozen):
    """A second run that makes a model's clips larger and finer."""

    scale: float = 2.0  # of each side
    strength: float = 0.5  # how much of the first run it may change, 0 to 1
    num_inference_steps: int | None = None  # of which it takes ``strength``; None: the request's
    model: str | None = None  # the model that does it; None: the same


class Model(Frozen):
    """One model: where its weights are, what it may be used for, and what it can make."""

    name: str
    title: str
    description: str = ""
    family: str  # pipeline class
    pipeline: Family | None = None  # what that class is like, where families.toml has no table
    hub_id: str | None = None
    also_hub_ids: tuple[str, ...] = ()  # of the same repository, which the hub redirects
    folder: Path | None = None
    revision: str = "main"
    variant: str | None = None  # "fp16": which of the weight files beside each other
    pickled: bool = False  # the repository has no safetensors
    dtype: Dtype  # of the weights on a GPU; a CPU always computes in float32
    dtypes: dict[str, str] = Field(default_factory=dict)  # of parts, where the family's won't do
    licence: str
    commercial_use: bool | None = None  # None: nobody knows
    licence_note: str = ""
    sizes: dict[str, tuple[int, int]]  # name -> (width, height) in pixels
    default_size: str
    side: Range[int]  # what a width or a height may be
    multiple: int | None = None  # of pixels, that sides come in; None: its family's
    largest: tuple[int, int] | None = None  # (width, height), where each has its own bound
    any_size: bool = True  # whether it makes others than the sizes that have a name
    frames: Frames
    fps: Knob[float]
    steps: Knob[int]
    guidance: Knob[float]
    negative_prompt: str = ""
    scheduler: Scheduler | None = None
    flow_shifts: tuple[FlowShift, ...] = ()  # of its scheduler, by size, the smallest first
    image_to_video: bool = False  # whether a clip can start from a picture
    call: dict[str, Any] = Field(default_factory=dict)  # what every call is given besides
    styles: dict[str, Style] = Field(default_factory=dict)  # that members may choose
    gguf: dict[str, Gguf] = Field(default_factory=dict)  # by part
    quantization: dict[str, Quantization] = Field(default_factory=dict)  # by part
    compile: bool = False  # whether torch compiles its denoiser; not tried on a GPU
    fp8: bool = False  # whether its denoiser may lie in 8 bits where memory is short
    memory: PublishedMemory | None = None  # None: nobody published it
    download_bytes: int | None = None
    keywords: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()  # prompts that it can make; none: those of its kind
    # All that it can show, where that is little, with other words for each.
    subjects: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    knows: tuple[str, ...] = ()  # what else it understands, where that is little
    offered: bool = True  # whether members may have it before its weights are on the disk
    enhance: Enhancing | None = None  # None: it cannot

    @model_validator(mode="after")
    def _is_consistent(self) -> Model:
        if faults := list(self._faults()):
            raise Impossible(*faults)
        return self

    def _faults(self) -> Iterator[Text]:
        """What does not go together, all of it."""
        if (self.hub_id is None) == (self.folder is None):
            yield Text("models-hub-or-folder")
        if self.hub_id and not HUB_ID.fullmatch(self.hub_id):
            yield Text("models-hub-id", value=self.hub_id)
        if self.folder and any(ord(sign) < 32 for sign in str(self.folder)):
            yield Text("models-folder-backslash", folder=repr(self.folder.name))
        if self.default_size not in self.sizes:
            yield Text("models-no-size", name=self.default_size, known=", ".join(self.sizes) or "-")
        for key, value in (("fps", self.fps.min), ("steps", self.steps.min)):
            if value <= 0:
                yield Text("models-not-positive", key=key, value=f"{value:g}")
        if self.frames.nearest(self.frames.default) != self.frames.default:
            rule = {"step": str(self.frames.step), "offset": str(self.frames.offset)}
            yield Text("models-frames-rule", value=str(self.frames.default), **rule)
        if not self.pipeline and self.family not in FAMILIES:
            yield Text("models-no-family", family=self.family, known=", ".join(FAMILIES))
            return
        for name, style in self.styles.items():
            yield from self.style_faults(name, style)
        parts = self.kind.components
        for part in (*self.gguf, *self.quantization):
            if part not in parts:
                yield Text("models-no-part", part=part, known=", ".join(parts))
        for name, (width, height) in self.sizes.items():
            said = {"name": name, "size": f"{width}x{height}"}
            if width % self.size_multiple or height % self.size_multiple:
                yield Text("models-size-multiple", multiple=str(self.size_multiple), **said)
            if width not in self.side or height not in self.side:
                yield Text("models-size-outside", side=str(self.side), **said)

    def style_faults(self, name: str, style: Style) -> Iterator[Text]:
        """What of a style, which is to be its own, it cannot make."""
        yield from name_faults(name)
        said = {"style": name, "model": self.name}
        if style.model not in (None, self.name):
            yield Text("models-style-model", other=str(style.model), **said)
        if style.size is not None and style.size not in self.sizes:
            yield Text("models-style-no-size", size=style.size, known=Listed(self.sizes), **said)
        if style.width and style.height and not self.makes_size(style.width, style.height):
            size = f"{style.width}x{style.height}"
            yield Text("models-style-size", size=size, multiple=str(self.size_multiple), **said)

    def makes_size(self, width: int, height: int) -> bool:
        """Whether its clips can be that large, in pixels."""
        if width not in self.sides("width") or height not in self.sides("height"):
            return False
        if width % self.size_multiple or height % self.size_multiple:
            return False
        return self.any_size or (width, height) in self.sizes.values()

    @property
    def kind(self) -> Family:
        """What its pipeline class is like."""
        return self.pipeline or FAMILIES[self.family]

    @property
    def size_multiple(self) -> int:
        """Width and height come in multiples of this many pixels."""
        return self.multiple or self.kind.size_multiple

    @property
    def can_start_from_image(self) -> bool:
        """Whether its clips may start from a picture."""
        return self.image_to_video or self.needs_image

    @property
    def needs_image(self) -> bool:
        """Whether it makes clips of a picture alone."""
        return self.kind.needs_image

    def dtype_of(self, part: str) -> str:
        """Of one part on a GPU: some lose too much in the dtype of the others."""
        return self.dtypes.get(part) or self.kind.dtypes.get(part, self.dtype)

    def sides(self, what: str) -> Range[int]:
        """What its "width" or its "height" may be."""
        if self.largest is None:
            return self.side
        most = self.largest[("width", "height").index(what)]
        return Range[int](min=self.side.min, max=min(self.side.max, most))

    def flow_shift(self, width: int, height: int) -> float | None:
        """What its scheduler is given for clips of that size; None: what the folder says."""
        for one in self.flow_shifts:
            if width * height <= one.pixels:
                return one.shift
        return self.flow_shifts[-1].shift if self.flow_shifts else None

    @property
    def seconds(self) -> Range[float]:
        """How long its clips can be at its own pace."""
        fps = self.fps.default
        shortest, longest = self.frames.min / fps, self.frames.max / fps
        return Range[float](min=round(shortest, 1), max=round(longest, 1))

    @property
    def index(self) -> str:
        """The file that names its parts."""
        return INDEX

    def needed(self, index: Path, files: Iterable[str]) -> list[str]:
        """Those of a repository's ``files`` that are read; see ``needed_files``."""
        return needed_files(read_index(index), files, self.variant, self.pickled)

    def is_complete(self, folder: Path) -> bool:
        """Whether everything that is read is there."""
        return is_complete(folder, self.variant, self.pickled)

    def smaller(self, request: VideoRequest) -> VideoRequest | None:
        """A request for less than this one: about half the frames, or, where that leaves too few, a
        smaller picture of about the same shape. None where it cannot be any smaller.
        """
        least = max(self.frames.min, FEW_FRAMES)
        num_frames = self.frames.nearest(max(request.num_frames / 2, least))
        if num_frames < request.num_frames:
            return replace(request, num_frames=num_frames)
        if not self.any_size:
            return None
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
