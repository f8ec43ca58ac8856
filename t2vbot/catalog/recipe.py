"""All that is needed to make a clip again: read out of what a file says, as if a person had typed
it, and written as the lines that ask for it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import RequestRefused
from ..text import Text
from .catalog import Catalog
from .model import Model
from .options import GUIDANCE, MAX_PROMPT, SECONDS, SEEDS, STEPS, clean, is_blank
from .pasted import names_option
from .request import Look, VideoRequest
from .style import MOST_WORDS, Style

LARGEST = 2**53  # of a number; beyond it a float counts no more in ones
MAX_NAME = 500  # characters of a model's or a style's name
LOOK = ("before", "after")  # of a style's words
# Within double quotes one of these means something to some shell: of Unix, PowerShell (which takes
# typographic quotes for quotes: CharTraits.cs, IsDoubleQuote) or cmd.
_TO_SHELLS = re.compile(r'["\\$`!%\u201c-\u201e]')
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")


@dataclass(frozen=True, slots=True)
class Recipe:
    """``request``: as it was made, and not checked against any catalog; where it names a picture,
    that is not here. ``smooth``: with more frames a second. ``is_cut``: its words are not whole.
    """

    request: VideoRequest
    smooth: bool = False
    is_cut: bool = False


def recipe_in(facts: Mapping[str, Any]) -> Recipe:
    """What a file's facts say, checked for their kinds alone: ranges, models and rules are those of
    typed words.

    Raises ``RequestRefused`` where they are not those of one clip.
    """
    prompt, avoided = facts.get("prompt"), facts.get("negative_prompt")
    if not isinstance(prompt, str) or is_blank(clean(prompt)):
        raise RequestRefused(Text("catalog-recipe-no-words"))
    smoothed = facts.get("smoothed")
    request = VideoRequest(
        prompt=clean(prompt),
        negative_prompt=clean(avoided) if isinstance(avoided, str) else "",
        model=_name(facts, "model"),
        width=_whole(facts, "width"),
        height=_whole(facts, "height"),
        num_frames=_whole(facts, "num_frames"),
        fps=_number(facts, "fps"),
        num_inference_steps=_whole(facts, "num_inference_steps"),
        guidance_scale=_number(facts, "guidance_scale"),
        seed=_whole(facts, "seed"),
        style=_name(facts, "style") if facts.get("style") else "",
        look=_look(facts),
        enhance=facts.get("enhance") is True,
        start_image=_name(facts, "start_image") if facts.get("start_image") else "",
    )
    is_smooth = isinstance(smoothed, int | float) and not isinstance(smoothed, bool)
    return Recipe(request, is_smooth, is_cut=bool(facts.get("truncated")))


def _whole(facts: Mapping[str, Any], name: str) -> int:
    value = facts.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < LARGEST:
        raise RequestRefused(Text("catalog-recipe-broken", name=name))
    return value


def _number(facts: Mapping[str, Any], name: str) -> float:
    value = facts.get(name)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not -LARGEST < value < LARGEST:  # type: ignore[operator]  # so is no NaN
        raise RequestRefused(Text("catalog-recipe-broken", name=name))
    return float(value)  # type: ignore[arg-type]


def _look(facts: Mapping[str, Any]) -> Look | None:
    if not facts.get("look"):
        return None
    before, after = (
        clean(words) if isinstance(words := facts.get(key), str) else "" for key in LOOK
    )
    if max(len(before), len(after)) > MOST_WORDS:
        raise RequestRefused(Text("catalog-recipe-broken", name="look"))
    return Look(_name(facts, "look"), before, after)


def _name(facts: Mapping[str, Any], name: str) -> str:
    value = facts.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= MAX_NAME:
        raise RequestRefused(Text("catalog-recipe-broken", name=name))
    return clean(value)


def facts_of(
    request: VideoRequest, *, smooth: bool = False, shown: Callable[[str], str] = str
) -> Iterator[Text]:
    """All that is to be known beside its words, the numbers first. ``shown``: how words that are
    somebody's are put there.
    """
    yield Text(
        "info-settings",
        model=shown(request.model),
        width=str(request.width),
        height=str(request.height),
        frames=request.num_frames,
        fps=request.fps,
        steps=request.num_inference_steps,
        guidance=request.guidance_scale,
        seed=str(request.seed),
    )
    if request.style_name:
        yield Text("info-style", style=shown(request.style_name))
    if request.whole_prompt != request.prompt:
        yield Text("info-whole-prompt", words=shown(request.whole_prompt))
    if request.enhance or smooth:
        how = "both" if request.enhance and smooth else "smoothed" if smooth else "enhanced"
        yield Text("info-better", how=how)
    if request.start_image:
        yield Text("info-picture")
    if request.negative_prompt:
        yield Text("info-avoid", words=shown(request.negative_prompt))


def film_facts(title: str, scenes: Sequence[str], others: int = 0) -> Iterator[Text]:
    """Of a film: its title, and what each scene was asked for with; there are ``others``."""
    count = len(scenes) + others
    named = Text("info-film", title=title, scenes=count)
    yield named if title else Text("info-film-untitled", scenes=count)
    for number, words in enumerate(scenes, start=1):
        said = Text("info-film-scene", number=number, words=words)
        yield said if words else Text("info-film-scene-unknown", number=number)


def lines_of(
    catalog: Catalog, request: VideoRequest, model: Model | None, *, smooth: bool = False
) -> tuple[str | None, str | None]:
    """What to type for the same clip in Discord, and in a terminal. ``model``: None where nobody
    knows it.
    """
    typed = catalog.as_typed(request)
    if typed is None:
        return None, None
    style = catalog.style_of(typed)
    command = command_line(typed, model, style, smooth=smooth) if model else None
    return command, generate_line(typed)


def command_line(
    request: VideoRequest, model: Model, style: Style | None = None, *, smooth: bool = False
) -> str | None:
    """What to type in Discord; None where the command has no option for something in it: a size
    without a name, another frame rate than its model's own, nothing to avoid where its model or
    style usually avoids something, a number or words that it does not take, words in which Discord
    would see an option. ``request``: as it can be typed (``Catalog.as_typed``);
    ``style``: that of its name.

    The names of options are English for everybody: where a line with those of another language is
    pasted, Discord offers no command (discord/discord-api-docs#5446).
    """
    usually = model.negative_prompt
    if style and request.style_name and style.negative_prompt is not None:
        usually = clean(style.negative_prompt)
    if usually and not request.negative_prompt:
        return None
    avoided = request.negative_prompt if request.negative_prompt != usually else ""
    size = next((n for n, s in model.sizes.items() if s == (request.width, request.height)), None)
    if size is None or request.fps != model.fps.default or request.start_image:
        return None
    # Rounded down: the command rounds up to whole frames again.
    seconds = math.floor(request.seconds * 1e4) / 1e4
    if not (_takes(request, seconds) and _can_be_typed(request.prompt, avoided)):
        return None
    asked = {
        "prompt": request.prompt,
        "avoid": avoided,
        "model": request.model,
        "size": size,
        "style": request.style_name,
        "seconds": f"{seconds:.4f}".rstrip("0").rstrip("."),
        "steps": str(request.num_inference_steps),
        "guidance": repr(request.guidance_scale).removesuffix(".0"),
        "seed": str(request.seed),
        "smooth": "True" if smooth else "",
        "enhance": "True" if request.enhance else "",
    }
    return "/video " + " ".join(f"{name}:{value}" for name, value in asked.items() if value)


def _takes(request: VideoRequest, seconds: float) -> bool:
    """Whether the command takes such numbers, whatever the model can."""
    return (
        seconds in SECONDS
        and request.num_inference_steps in STEPS
        and request.guidance_scale in GUIDANCE
        and request.seed < SEEDS
    )


def _can_be_typed(*words: str) -> bool:
    return not any(len(one) > MAX_PROMPT or names_option(one) for one in words)


def generate_line(request: VideoRequest) -> str | None:
    """What to type in a terminal, for a request as it can be typed; None where there is no such
    option.
    """
    if request.start_image or request.enhance:
        return None
    line = " ".join(_arguments(request))
    escaped = "--escaped " if _ESCAPED.search(line) else ""
    return f"python bot.py generate {escaped}{line}"


def _arguments(request: VideoRequest) -> Iterator[str]:
    yield f"--model {quoted(request.model)}"
    # With "=", since PowerShell before 7.3 leaves out an argument of nothing.
    yield f"--negative-prompt={quoted(request.negative_prompt)}"
    if request.style_name:
        yield f"--style {quoted(request.style_name)}"
    yield f"--width {request.width} --height {request.height} --num-frames {request.num_frames}"
    yield f"--fps {request.fps!r} --num-inference-steps {request.num_inference_steps}"
    yield f"--guidance-scale {request.guidance_scale!r} --seed {request.seed}"
    if request.prompt.startswith("-"):
        yield "--"  # what follows is no option
    yield quoted(request.prompt)


def quoted(words: str) -> str:
    """As one argument that no shell reads anything into, whoever wrote the words: in double quotes,
    with what means something there as ``unescaped`` reads it.
    """
    return '"' + _TO_SHELLS.sub(lambda sign: f"\\u{ord(sign[0]):04x}", words) + '"'


def unescaped(words: str) -> str:
    """What ``quoted`` was given, out of what stands between the quotes."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), words)
