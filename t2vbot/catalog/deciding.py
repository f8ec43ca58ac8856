"""From what a person typed to a request that a model can fulfil, or a refusal in words."""

from __future__ import annotations

import math
import secrets
from collections.abc import Mapping

from ..errors import RequestRefused
from ..text import Listed, Text
from .model import Model
from .options import MAX_PROMPT, SEEDS, Options, clean, is_blank, is_marks
from .ranges import Knob, N
from .request import Look, VideoRequest
from .style import Style

ROUNDING = 1e-6  # frames: 0.7 s at 10 a second are 7, whatever binary fractions make of that
NOTABLE = 0.1  # seconds by which a clip may be longer than was said, without a word about it
SHOWN_NAME = 100  # characters of a size's name that somebody typed


def decide(
    options: Options, name: str, model: Model, styles: Mapping[str, Style] | None = None
) -> VideoRequest:
    """Decide everything that the person left open.

    ``name`` is what the request calls the model; ``styles``: those of any model. Raises
    ``RequestRefused`` with the range, for what the model cannot do.
    """
    style = _style(options.style, model, styles or {})
    own = style if style and style.model in (None, model.name) else None  # made for this model
    width, height = _size(options, model, own)
    steps, guidance = _tuned(model, *_tuning(options, model, own))
    fps = _within("fps", options.fps, model.fps, model)
    num_frames, asked_frames = _num_frames(options, model, fps)
    return VideoRequest(
        prompt=_prompt(options.prompt),
        negative_prompt=_negative_prompt(options, model, style),
        model=name,
        width=width,
        height=height,
        num_frames=num_frames,
        asked_frames=asked_frames,
        fps=float(fps),
        num_inference_steps=_within("steps", options.num_inference_steps, steps, model),
        guidance_scale=float(_within("guidance", options.guidance_scale, guidance, model)),
        seed=_seed(options.seed),
        style=options.style or "" if style and style.has_lora else "",
        look=_look(options, style),
        enhance=_enhance(options, model),
    )


def usual(model: Model) -> VideoRequest:
    """The clip that a model makes where nothing but words is asked for."""
    return decide(Options(prompt="a clip", seed=0), model.name, model)


def _style(name: str | None, model: Model, styles: Mapping[str, Style]) -> Style | None:
    if not name:
        return None
    known = {**styles, **model.styles}
    if name not in known:
        about = {"title": model.title, "name": repr(name[:SHOWN_NAME])}
        if not known:
            raise RequestRefused(Text("catalog-no-styles", title=model.title))
        raise RequestRefused(Text("catalog-no-style", known=Listed(known), **about))
    return known[name]


def _look(options: Options, style: Style | None) -> Look | None:
    """A style that is nothing but a LoRA is named by that."""
    look = options.look
    if look is None and style and options.style:
        look = Look(options.style, clean(style.before), clean(style.after))
    is_lora = style is not None and style.has_lora
    return None if look and is_lora and not (look.before or look.after) else look


def _tuning(options: Options, model: Model, style: Style | None) -> tuple[Style | None, bool]:
    """The style whose numbers count, also where its words are kept from an earlier request; and
    whether it is one for any model.
    """
    kept = options.look.style if options.look and not options.style else ""
    return model.styles.get(kept, style), (kept or options.style) not in model.styles


def _tuned(model: Model, style: Style | None, is_for_any: bool) -> tuple[Knob[int], Knob[float]]:
    """Steps and guidance as a style wants them, beside all that the model can do without it. One
    for any model is brought within what this one can do.
    """
    steps, guidance = model.steps, model.guidance
    if style and style.num_inference_steps is not None:
        steps = _knob(steps, style.num_inference_steps, is_for_any=is_for_any)
    if style and style.guidance_scale is not None:
        guidance = _knob(guidance, style.guidance_scale, is_for_any=is_for_any)
    return steps, guidance


def _knob(knob: Knob[N], default: N, *, is_for_any: bool) -> Knob[N]:
    if is_for_any:
        default = min(max(default, knob.min), knob.max)
    least, most = min(knob.min, default), max(knob.max, default)
    return knob.model_copy(update={"min": least, "max": most, "default": default})


def _within(what: str, value: N | None, knob: Knob[N], model: Model) -> N:
    if value is None:
        return knob.default
    if value not in knob:
        raise RequestRefused(
            Text(
                "catalog-outside",
                what=what,
                range=knob.words(),
                title=model.title,
                value=value,
            )
        )
    return value


def _num_frames(options: Options, model: Model, fps: float) -> tuple[int, int]:
    """How many are made, and how many were asked for where that is worth a word, else 0.

    Always rounded up to the model's rule: nobody should get less than they asked for.
    """
    frames = model.frames
    if options.seconds is None:
        asked = _within("frames", options.num_frames, frames, model)
        made = frames.at_least(asked)
        return made, asked if made != asked else 0
    if options.num_frames is not None:
        raise RequestRefused(Text("catalog-seconds-or-frames"))
    wanted = options.seconds * fps
    if not frames.min - 0.5 <= wanted <= frames.max + 0.5:  # True for NaN
        shortest, longest = frames.min / fps, frames.max / fps
        raise RequestRefused(
            Text(
                "catalog-length-outside",
                shortest=float(f"{shortest:.3g}"),
                longest=float(f"{longest:.3g}"),
                title=model.title,
                fps=fps,
                value=options.seconds,
            )
        )
    asked = math.ceil(wanted - ROUNDING)
    made = frames.at_least(asked)
    return made, asked if abs(made - asked) >= NOTABLE * fps else 0


def _size(options: Options, model: Model, style: Style | None) -> tuple[int, int]:
    """(width, height) in pixels."""
    if options.width is None and options.height is None:
        if style and not options.size and (size := _size_of(style, model)):
            return size
        return _named_size(options.size or model.default_size, model)
    if options.size is not None:
        raise RequestRefused(Text("catalog-size-twice"))
    if options.width is None or options.height is None:
        raise RequestRefused(Text("catalog-size-half"))
    size = _side("width", options.width, model), _side("height", options.height, model)
    if not model.any_size and size not in model.sizes.values():
        known = _known_sizes(model)
        raise RequestRefused(Text("catalog-own-sizes", title=model.title, known=known))
    return size


def _size_of(style: Style, model: Model) -> tuple[int, int] | None:
    """What a style wants; None: nothing, or what the model cannot make."""
    if style.width and style.height and model.makes_size(style.width, style.height):
        return style.width, style.height
    return model.sizes.get(style.size) if style.size else None


def _named_size(name: str, model: Model) -> tuple[int, int]:
    if name not in model.sizes:
        known = _known_sizes(model)
        raise RequestRefused(
            Text("catalog-no-size", title=model.title, name=repr(name[:SHOWN_NAME]), known=known)
        )
    return model.sizes[name]


def _known_sizes(model: Model) -> Listed:
    return Listed(f"{name} ({w}x{h})" for name, (w, h) in model.sizes.items())


def _side(what: str, value: int, model: Model) -> int:
    sides = model.sides(what)
    if value not in sides:
        raise RequestRefused(
            Text(
                "catalog-outside",
                what=what,
                range=sides.words(),
                title=model.title,
                value=value,
            )
        )
    if value % model.size_multiple:
        below = value - value % model.size_multiple
        near = [side for side in (below, below + model.size_multiple) if side in sides]
        raise RequestRefused(
            Text(
                "catalog-side-rule",
                what=what,
                multiple=model.size_multiple,
                title=model.title,
                value=str(value),
                near=_either(*map(str, near)),
            )
        )
    return value


def _either(one: str = "", *others: str) -> Text | str:
    return Text("text-either", one=one, other=others[0]) if others else one


def _seed(seed: int | None) -> int:
    if seed is None:
        return secrets.randbelow(SEEDS)
    if not 0 <= seed < SEEDS:
        raise RequestRefused(Text("catalog-seed-outside", most=str(SEEDS - 1), value=str(seed)))
    return seed


def _enhance(options: Options, model: Model) -> bool:
    if options.enhance and model.enhance is None:
        raise RequestRefused(Text("catalog-cannot-enhance", title=model.title))
    return options.enhance


def _prompt(text: str) -> str:
    prompt = clean(text)
    if is_blank(prompt):
        raise RequestRefused(Text("catalog-prompt-empty"))
    if is_marks(prompt):
        raise RequestRefused(Text("catalog-prompt-marks"))
    if len(prompt) > MAX_PROMPT:
        raise RequestRefused(
            Text("catalog-prompt-long", most=str(MAX_PROMPT), count=str(len(prompt)))
        )
    return prompt


def _negative_prompt(options: Options, model: Model, style: Style | None) -> str:
    text = options.negative_prompt
    if text is None and style and style.negative_prompt is not None:
        text = style.negative_prompt
    if text is None:
        return model.negative_prompt
    prompt = clean(text)
    if is_blank(prompt):
        return ""
    if len(prompt) > MAX_PROMPT:
        raise RequestRefused(
            Text("catalog-avoid-long", most=str(MAX_PROMPT), count=str(len(prompt)))
        )
    return prompt
