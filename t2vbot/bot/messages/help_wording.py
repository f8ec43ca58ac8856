"""The words of /video-help: for one member, one place and the model that is usual there."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...catalog.bounds import Bounds
from ...catalog.examples import examples_of, reads_english_only
from ...catalog.model import Model
from ...catalog.smooth import times
from ...rules.asker import Asker
from ...rules.limits import Limits
from ...text import ENGLISH, Text, listed, render, spoken
from .markdown import clip, cut, escape

JOINT = " · "
SHOWN = 120  # characters of an example
# What stands where, in the order in which a newcomer needs it.
COMMANDS = (
    *("queue", "video-cancel", "missed", "models", "video-defaults", "film", "jam", "relay"),
    "video-privacy",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody asks for help, and what they may there."""

    model: Model
    asker: Asker
    limits: Limits
    can_start_from_picture: bool
    refusal: Text | None  # why no video can be asked for here and now, escaped
    notice: str | None  # how the bot is, where that is not as usual
    is_moderator: bool
    is_host: bool
    link: Callable[[str], str]  # to a command


def help_text(place: Place) -> str:
    """All of it, in the language that is spoken."""
    return clip("\n".join(_lines(place)))


def _lines(place: Place) -> Iterator[str]:
    model = place.model
    command = place.link("video")
    yield render(Text("help-write-picture" if model.needs_image else "help-write", command=command))
    yield render(Text("help-examples", model=escape(model.title)))
    yield from (f"> {escape(cut(example, SHOWN))}" for example in examples_of(model))
    yield from (render(line) for line in _of_model(place))
    options = JOINT.join(render(option) for option in _options(place))
    yield render(Text("help-options", options=options))
    yield render(Text("help-next", **_labels()))
    here = place.asker.server_id != 0
    shown = (name for name in COMMANDS if here or name not in ("jam", "relay"))
    # Without links, of which each would take 20 characters more.
    where = (render(Text("help-command", name=name, command=f"`/{name}`")) for name in shown)
    yield render(Text("help-where", commands=JOINT.join(where)))
    yield from _here(place)
    if place.is_moderator:
        yield render(Text("help-moderators", command=place.link("video-settings")))
    if place.is_host:
        yield render(Text("help-host", command=place.link("video-host")))


def _of_model(place: Place) -> Iterator[Text]:
    model, bounds = place.model, place.limits.bounds(place.asker)
    if model.subjects:
        values = {"subjects": ", ".join(model.subjects), "knows": ", ".join(model.knows)}
        yield Text("help-subjects", **{name: escape(words) for name, words in values.items()})
    if reads_english_only(model) and spoken() != ENGLISH:
        yield Text("help-english", model=escape(model.title))
    # By name alone: what is small is shown enlarged, and /models has the numbers.
    sizes = [
        render(Text("bot-form-size-name", name=name))
        for name, size in model.sizes.items()
        if max(size) <= bounds.side
    ]
    yield Text("help-makes", seconds=_seconds(model, bounds), sizes=listed(sizes) or "-")


def _seconds(model: Model, bounds: Bounds) -> Text | float:
    longest = min(model.seconds.max, bounds.seconds)
    return model.seconds.model_copy(update={"max": max(longest, model.seconds.min)}).words()


def _options(place: Place) -> Iterator[Text]:
    model = place.model
    if place.can_start_from_picture:
        yield Text("help-option-image")
    if model.kind.negative_prompt:
        yield Text("help-option-avoid")
    if model.styles:
        yield Text("help-option-style")
    if not model.needs_image:
        yield Text("help-option-drafts")
        yield Text("help-option-count")
    if times(model.fps.default) > 1:
        yield Text("help-option-smooth")
    if model.enhance:
        yield Text("help-option-enhance")
    yield Text("help-option-size")


def _labels() -> dict[str, Text]:
    """As they stand on the buttons."""
    return {
        "again": Text("bot-button-again"),
        "change": Text("bot-button-change"),
        "like": Text("bot-likes", count=0),
        "delete": Text("bot-button-delete"),
        "more": Text("bot-menu-more"),
        "report": Text("case-menu-report"),
    }


def _here(place: Place) -> Iterator[str]:
    if place.refusal:
        yield render(Text("help-not-here", reason=place.refusal))
    elif place.notice:
        yield place.notice
    limits = [] if place.refusal else [render(limit) for limit in _limits(place)]
    if limits:
        yield render(Text("help-limits", limits=JOINT.join(limits)))
    if place.is_moderator:  # whose rules they are
        return
    in_server = "yes" if place.asker.server_id else "no"
    yield render(Text("help-rules", server=in_server, report=_labels()["report"]))


def _limits(place: Place) -> Iterator[Text]:
    limits, asker = place.limits, place.asker
    if (left := limits.left("quota_clips", asker)) < math.inf:
        yield Text("help-left-clips", count=max(0, math.floor(left)))
    if (left := limits.left("quota_seconds", asker)) < math.inf:
        yield Text("help-left-seconds", count=max(0, math.floor(left)))
    if (most := limits.most("waiting_each", asker)) < math.inf:
        yield Text("help-at-once", count=most)
    if pause := limits.pause(asker):
        yield Text("help-pause", count=pause)
