"""What a person typed, before anything is decided."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from .ranges import Range
from .request import Look

MAX_PROMPT = 1000  # characters; CLIP reads about 75 words of it, T5 some 200 to 500
SEEDS = 2**32
# What /video takes at all, whatever a model can: both ends included.
SECONDS = Range[float](min=0.1, max=60.0)
STEPS = Range[int](min=1, max=200)
GUIDANCE = Range[float](min=0.0, max=50.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person typed. ``None`` leaves the choice to the model's own default."""

    prompt: str
    negative_prompt: str | None = None
    model: str | None = None
    size: str | None = None  # "square", "landscape" or "portrait"
    width: int | None = None
    height: int | None = None
    seconds: float | None = None
    num_frames: int | None = None
    fps: float | None = None
    num_inference_steps: int | None = None
    guidance_scale: float | None = None
    seed: int | None = None
    style: str | None = None  # the name of one; None or "": none
    look: Look | None = None  # its words as they were once, in place of what it says now
    enhance: bool = False  # made larger and finer in a second run


# Line breaks and tabs separate words, so they become spaces; the other control characters say
# nothing.
_SPACES = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
# Marks that reverse the reading order: a prompt is shown inside other text, which they would
# scramble too.
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile(
    r"[\ud800-\udfff]"
)  # halves of a character: no tokenizer and no file takes them


# What Unicode calls letters and symbols, and nobody sees: fillers of Hangul, an empty cell of
# braille, a note without a head. And what it has not assigned yet, but for characters to ignore
# ("Default_Ignorable_Code_Point").
_BLANK = re.compile(
    r"[\u115f\u1160\u3164\uffa0\u2800\U0001d159\u2065\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
_NOTHING = ("Z", "M", "Cc", "Cf")  # spaces, marks that are drawn on a letter, controls and joiners


def is_blank(text: str) -> bool:
    """Whether nobody would see anything of ``text``."""
    return all(_BLANK.match(c) or unicodedata.category(c).startswith(_NOTHING) for c in text)


def is_marks(text: str) -> bool:
    """Whether there is no letter, number or picture in ``text``."""
    kinds = map(unicodedata.category, text)
    return not any(kind == "So" or kind.startswith(("L", "N")) for kind in kinds)


def clean(text: str) -> str:
    """The words of a prompt on one line, without characters that nobody can see or store."""
    text = _CONTROLS.sub("", _SPACES.sub(" ", text))
    return _SURROGATES.sub("\ufffd", _BIDI.sub("", text)).strip()
