"""What differs between diffusers' pipeline classes, as data: which frames and sizes each can make,
how it is called, what of it may be loaded.

``families.toml`` beside this file has a table for each class; what no table can say is an adapter
in ``engine/pipelines``. A class is listed once the tests have run it through a tiny checkpoint of
its own. Every one of them rounds frames down without a word when they break its rule, so the rule
is kept here and asked beforehand. Imports nothing heavy: the catalog reads this for local folders.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field

from .ranges import Frozen

TABLES = Path(__file__).parent / "families.toml"
SCHEDULER = "scheduler"  # in place of a part's classes: any of diffusers' own schedulers


class Family(Frozen):
    """One pipeline class. The defaults are those of its ``__call__`` in diffusers 0.42."""

    pipeline: str  # the class name in model_index.json
    title: str
    size_multiple: int  # height and width, in pixels
    frame_step: int = 1  # num_frames = frame_step * k + frame_offset
    frame_offset: int = 0
    num_frames: int
    max_frames: int
    fixed_frames: bool = False  # whether it makes just so many
    fps: float
    dtype: str  # the usual one on a GPU
    dtypes: dict[str, str] = Field(default_factory=dict)  # of parts that need another one there
    num_inference_steps: int
    min_steps: int = 1  # fewer end in an error, or in no numbers
    guidance_scale: float
    native_size: tuple[int, int]  # (width, height), where a folder says nothing else
    any_size: bool = True  # whether others come out well
    # The classes that each part may have, as "library.class", or SCHEDULER.
    components: dict[str, tuple[str, ...]]
    optional: tuple[str, ...] = ()  # those that a pipeline may do without
    denoisers: tuple[str, ...] = ("transformer",)
    text_encoders: tuple[str, ...] = ("text_encoder",)
    arguments: dict[str, str] = Field(default_factory=dict)  # of a call, where they are called else
    fixed: dict[str, Any] = Field(default_factory=dict)  # what every call is given
    fps_argument: str | None = None  # what a call calls the pace that the clip is meant for
    max_tokens: int | None = None  # of the prompt that are read, where the call does not say it
    negative_prompt: bool = True  # whether it takes one
    # The class that makes clips of a picture, of the same parts; a folder may lack what it takes.
    image_pipeline: str | None = None
    needs_image: bool = False  # whether it makes clips of a picture alone
    batch: bool = False  # whether each clip of a batch comes out as it would alone
    sound: bool = False
    vae_slicing: bool = False  # whether it cannot do without
    vae_tiling: bool = False


def _read() -> dict[str, Family]:
    tables = tomllib.loads(TABLES.read_text(encoding="utf-8"))
    return {name: Family(pipeline=name, **table) for name, table in tables.items()}


FAMILIES = _read()
