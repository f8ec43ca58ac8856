"""From what a person typed to a request that a model can fulfil, or a refusal in words."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from ..errors import RequestRefused
from .request import VideoRequest

if TYPE_CHECKING:
    from .model import Knob, Model

MAX_PROMPT = 1000  # characters; CLIP reads about 75 words of it, T5 some 200 to 500
SEEDS = 2**32

N = TypeVar("N", int, float)


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


def decide(options: Options, name: str, model: Model) -> VideoRequest:
    """Decide everything that the person left open.

    ``name`` is what the request calls the model. Raises ``RequestRefused`` with the range, for what
    the model cannot do.
    """
    width, height = _size(options, model)
    fps = _within("Frames per second", options.fps, model.fps, model)
    return VideoRequest(
        prompt=_prompt(options.prompt),
        negative_prompt=_negative_prompt(options.negative_prompt, model),
        model=name,
        width=width,
        height=height,
        num_frames=_num_frames(options, model, fps),
        fps=float(fps),
        num_inference_steps=_within("Steps", options.num_inference_steps, model.steps, model),
        guidance_scale=float(_within("Guidance", options.guidance_scale, model.guidance, model)),
        seed=_seed(options.seed),
    )


def _within(what: str, value: N | None, knob: Knob[N], model: Model) -> N:
    if value is None:
        return knob.default
    if value not in knob:
        raise RequestRefused(f"{what} can be {knob} for {model.title}; {value:g} is outside that.")
    return value


def _num_frames(options: Options, model: Model, fps: float) -> int:
    frames = model.frames
    if options.seconds is None:
        return _counted_frames(options.num_frames, model)
    if options.num_frames is not None:
        raise RequestRefused("Give the length in seconds or in frames, not both.")
    wanted = options.seconds * fps
    if not frames.min - 0.5 <= wanted <= frames.max + 0.5:  # True for NaN
        shortest, longest = frames.min / fps, frames.max / fps
        raise RequestRefused(
            f"The length can be {shortest:.3g} to {longest:.3g} seconds for {model.title}"
            f" at {fps:g} frames per second; {options.seconds:g} is outside that."
        )
    return frames.nearest(wanted)


def _counted_frames(num_frames: int | None, model: Model) -> int:
    frames = model.frames
    count = _within("The number of frames", num_frames, frames, model)
    if (count - frames.offset) % frames.step:
        raise RequestRefused(
            f"The number of frames must be a multiple of {frames.step} plus {frames.offset} for"
            f" {model.title}; nearest to {count} is {frames.nearest(count)}."
        )
    return count


def _size(options: Options, model: Model) -> tuple[int, int]:
    """(width, height) in pixels."""
    if options.width is None and options.height is None:
        return _named_size(options.size or model.default_size, model)
    if options.size is not None:
        raise RequestRefused("Give the size by name or by width and height, not both.")
    if options.width is None or options.height is None:
        raise RequestRefused("Width and height go together: give both, or neither.")
    return _side("Width", options.width, model), _side("Height", options.height, model)


def _named_size(name: str, model: Model) -> tuple[int, int]:
    if name not in model.sizes:
        known = ", ".join(f"{name} ({w}x{h})" for name, (w, h) in model.sizes.items())
        raise RequestRefused(f"{model.title} has no size called {name[:100]!r}. It has: {known}.")
    return model.sizes[name]


def _side(what: str, value: int, model: Model) -> int:
    if value not in model.side:
        raise RequestRefused(
            f"{what} can be {model.side} pixels for {model.title}; {value:g} is outside that."
        )
    if value % model.size_multiple:
        below = value - value % model.size_multiple
        near = [side for side in (below, below + model.size_multiple) if side in model.side]
        raise RequestRefused(
            f"{what} must be a multiple of {model.size_multiple} pixels for {model.title};"
            f" instead of {value}, take {' or '.join(map(str, near))}."
        )
    return value


def _seed(seed: int | None) -> int:
    if seed is None:
        return secrets.randbelow(SEEDS)
    if not 0 <= seed < SEEDS:
        raise RequestRefused(f"The seed can be 0 to {SEEDS - 1}; {seed} is outside that.")
    return seed


def _prompt(text: str) -> str:
    prompt = clean(text)
    if not prompt:
        raise RequestRefused("The prompt is empty: say what the video should show.")
    if len(prompt) > MAX_PROMPT:
        raise RequestRefused(
            f"The prompt can have 1 to {MAX_PROMPT} characters; this one has {len(prompt)}."
        )
    return prompt


def _negative_prompt(text: str | None, model: Model) -> str:
    if text is None:
        return model.negative_prompt
    prompt = clean(text)
    if len(prompt) > MAX_PROMPT:
        raise RequestRefused(
            f"The negative prompt can have up to {MAX_PROMPT} characters;"
            f" this one has {len(prompt)}."
        )
    return prompt


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
