"""A member's own defaults, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...catalog.defaults import Defaults
from ...text import Listed, Text, render
from .markdown import clip, cut, escape, escaped

SHOWN_WORDS = 300  # characters of what is avoided


def left_out(name: str, why: Text) -> Text:
    """Of one default that cannot be had."""
    return Text("presets-left-out-one", name=Text("presets-name", name=name), why=escaped(why))


def numbers_line(own: Defaults) -> str:
    """As ``Numbers.read`` reads it again; "" where there are none."""
    found = []
    if own.seconds is not None:
        found.append(Text("presets-seconds", seconds=f"{own.seconds:g}"))
    if own.num_inference_steps is not None:
        found.append(Text("presets-steps", steps=str(own.num_inference_steps)))
    if own.guidance_scale is not None:
        found.append(Text("presets-guidance", guidance=f"{own.guidance_scale:g}"))
    return ", ".join(map(render, found))


def content(own: Defaults, faults: Iterable[Text] = (), news: Text | None = None) -> str:
    """``faults``: what cannot be had where it is shown; ``news``: what has just happened."""
    lines = [render(news)] if news else []
    said = list(_said(own))
    lines += [render(Text("presets-head" if said else "presets-none"))]
    lines += [f"- {render(text)}" for text in said]
    faulty = [f"- {render(text)}" for text in faults]
    if faulty:
        lines += [render(Text("presets-not-here")), *faulty]
    return clip("\n".join(lines))


def _said(own: Defaults) -> Iterator[Text]:
    if own.model:
        yield _one("model", escape(own.model))
    if own.style:
        yield _one("style", escape(own.style))
    if own.size:
        yield _one("size", Text("bot-form-size-name", name=own.size))
    if line := numbers_line(own):
        yield _one("numbers", escape(line))
    if own.negative_prompt:
        yield _one("negative_prompt", escape(cut(own.negative_prompt, SHOWN_WORDS)))
    shown = [name for name in ("spoiler", "private") if getattr(own, name)]
    if shown:
        yield _one("showing", Listed(Text("presets-showing", how=how) for how in shown))
    if own.notify:
        yield _one("notify", Text("presets-notify", when=own.notify))


def _one(name: str, value: Text | Listed | str) -> Text:
    return Text("presets-line", name=Text("presets-name", name=name), value=value)
