"""The form of one rule: a number is typed, all else is picked. Nothing in it means that the rule is
not set there, and what is set in a wider scope holds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import discord

from ...rules.rule import RULES, Channel, Choice, Flag, Models, Number, Scope, Value, parse
from ...text import Text, render
from ..messages import settings_wording as wording
from .form import Form

UNSET = "unset"


class RuleForm(Form):
    """``page``: where in the panel it was opened; ``known``: what is set there."""

    def __init__(self, page: str, name: str, known: Value | None, models: Sequence[str]) -> None:
        super().__init__(
            title=render(Text("setting-form-title")),
            custom_id=f"t2v:rule:{name}:{page}",
            timeout=None,
        )
        self.add_item(
            discord.ui.Label(
                text=render(Text("setting-form-label")),
                description=render(wording.name_of(name))[:100],
                component=_input(name, known, models),
            )
        )


def _input(name: str, known: Value | None, models: Sequence[str]) -> discord.ui.Item[Any]:
    kind = RULES[name].kind
    if isinstance(kind, Number):
        return _number(kind, known)
    if isinstance(kind, Flag):
        return _select(known, {"yes": Text("setting-yes"), "no": Text("setting-no")})
    if isinstance(kind, Choice):
        return _select(known, {o: wording.option_of(name, o) for o in kind.options})
    if isinstance(kind, Models):
        return _models(known, models)
    assert isinstance(kind, Channel)
    return discord.ui.ChannelSelect(
        custom_id="value",
        channel_types=[discord.ChannelType.text],
        required=False,
        min_values=0,
        default_values=[discord.Object(known)] if isinstance(known, int) and known else [],
    )


def _number(kind: Number, known: Value | None) -> discord.ui.Item[Any]:
    shown = None
    if known is not None:
        shown = render(Text("setting-unlimited")) if known == math.inf else f"{known:g}"
    hint = Text(
        "setting-form-hint-unlimited" if kind.unlimited else "setting-form-hint",
        low=kind.low,
        high=kind.high,
    )
    return discord.ui.TextInput(
        custom_id="value", default=shown, required=False, max_length=20, placeholder=render(hint)
    )


def _select(known: Value | None, options: dict[str, Text]) -> discord.ui.Item[Any]:
    picked = {True: "yes", False: "no"}[known] if isinstance(known, bool) else known
    choices = [
        discord.SelectOption(label=render(text)[:100], value=value, default=value == picked)
        for value, text in options.items()
    ]
    unset = discord.SelectOption(
        label=render(Text("setting-as-elsewhere")), value=UNSET, default=picked is None
    )
    return discord.ui.Select(custom_id="value", options=[unset, *choices])


def _models(known: Value | None, models: Sequence[str]) -> discord.ui.Item[Any]:
    picked = known if isinstance(known, tuple) else ()
    options = [
        discord.SelectOption(label=name[:100], value=name[:100], default=name in picked)
        for name in models[:25]
    ]
    return discord.ui.Select(
        custom_id="value", options=options, min_values=0, max_values=len(options), required=False
    )


def value_typed(name: str, scope: Scope, values: str) -> Value | None:
    """What came back; None: it is not set there any more. Raises ``RequestRefused``."""
    if not values.strip() or values == UNSET:
        return None
    return parse(name, scope, values.replace("\n", " "))
