"""What a person typed, before anything is decided."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_PROMPT = 1000  # characters; CLIP reads about 75 words of it, T5 some 200 to 500
SEEDS = 2**32


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


def clean(text: str) -> str:
    """The words of a prompt on one line, without characters that nobody can see or store."""
    text = _CONTROLS.sub("", _SPACES.sub(" ", text))
    return _SURROGATES.sub("\ufffd", _BIDI.sub("", text)).strip()
