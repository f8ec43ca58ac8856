"""A member's own defaults: what they are, two forms to change them, and a button to clear them. It
is theirs alone; all that it has to know is whose interaction it is, so it works after a restart.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import discord

from ...catalog.defaults import Defaults
from ...errors import RequestRefused
from ...groups.own_defaults import NONE
from ...posts.post import Notify
from ...text import Text, render
from ..asking import asker_of
from ..choosing import models_of, styles_of
from ..messages import presets_wording as wording
from ..messages.markdown import cut
from ..presets import not_here
from ..replies import acknowledge
from ..services import services_of
from ..suggestions import CHOICE, CHOICES
from .buttons import KindButton, Pressed, view
from .fields import model_option, numbers, paragraph, size_option
from .form import Form, answered

_FORM = re.compile(r"t2v:defaults-form:(?P<what>making|showing)")
NO_DEFAULT = "none"  # no value is that: all others begin with a sign
SIGN = "="
SHOWN = {  # spoiler, private
    "openly": (False, False),
    "spoiler": (True, False),
    "private": (False, True),
    "both": (True, True),
}


class MakingButton(KindButton, template=r"t2v:defaults-making"):
    kind = "defaults-making"
    label = Text("presets-button-making")
    emoji = "✏️"

    async def pressed(self, interaction: Pressed) -> None:
        await MakingForm(interaction).open(interaction)


class ShowingButton(KindButton, template=r"t2v:defaults-showing"):
    kind = "defaults-showing"
    label = Text("presets-button-showing")
    emoji = "🔔"

    async def pressed(self, interaction: Pressed) -> None:
        await ShowingForm(_own(interaction)).open(interaction)


class ClearButton(KindButton, template=r"t2v:defaults-clear"):
    kind = "defaults-clear"
    label = Text("presets-button-clear")
    emoji = "🧹"

    async def pressed(self, interaction: Pressed) -> None:
        await _keep(interaction, NONE, Text("presets-cleared"))


class MakingForm(Form):
    """What decides about the video itself."""

    def __init__(self, interaction: Pressed) -> None:
        title = render(Text("presets-form-making"))
        super().__init__(title=title, custom_id="t2v:defaults-form:making", timeout=None)
        own, services = _own(interaction), services_of(interaction)
        models = models_of(services)
        allowed = services.rules.limits.allowed_models(
            asker_of(interaction), [model.name for model in models]
        )
        usable = [m for m in models if m.name == own.model or m.name in allowed]
        self.add(
            Text("bot-form-model"),
            _select("model", own.model, [model_option(model) for model in usable]),
        )
        if styles := [
            discord.SelectOption(label=cut(style.title, CHOICE), value=name)
            for name, style in styles_of(interaction, None).items()
        ]:
            self.add(Text("presets-form-style"), _select("style", own.style, styles))
        sizes = dict.fromkeys(name for model in usable for name in model.sizes)
        self.add(
            Text("bot-form-size"), _select("size", own.size, [size_option(name) for name in sizes])
        )
        line = numbers(wording.numbers_line(own))
        self.add(Text("presets-form-numbers"), line, Text("presets-form-numbers-hint"))
        avoided = paragraph("avoid", own.negative_prompt or "", required=False)
        self.add(Text("bot-form-avoid"), avoided)


class ShowingForm(Form):
    """What decides about how it comes to its member."""

    def __init__(self, own: Defaults) -> None:
        title = render(Text("presets-form-showing"))
        super().__init__(title=title, custom_id="t2v:defaults-form:showing", timeout=None)
        options = [
            discord.SelectOption(label=render(Text("presets-shown", how=how)), value=how)
            for how in SHOWN
        ]
        shown = next(h for h, both in SHOWN.items() if both == (own.spoiler, own.private))
        self.add(Text("presets-form-shown"), _select("shown", shown, options, may_be_none=False))
        times = [
            discord.SelectOption(label=render(Text("presets-notify", when=when)), value=when)
            for when in Notify
        ]
        self.add(Text("presets-form-notify"), _select("notify", own.notify, times))


def _select(
    name: str,
    chosen: str | None,
    options: Iterable[discord.SelectOption],
    *,
    may_be_none: bool = True,
) -> discord.ui.Select[Any]:
    """A menu of what may be a default, with what is one, whether it is still to be had or not."""
    found = {option.value: option for option in options}
    if chosen and chosen not in found:
        found[chosen] = discord.SelectOption(label=cut(chosen, CHOICE), value=chosen)
    shown = sorted(found.values(), key=lambda option: option.value != chosen)
    listed = []
    if may_be_none:
        nothing = render(Text("presets-form-none"))
        listed.append(discord.SelectOption(label=nothing, value=NO_DEFAULT, default=not chosen))
    for option in shown[: CHOICES - len(listed)]:
        option.default = option.value == chosen
        option.value = _value(option.value)
        listed.append(option)
    return discord.ui.Select(custom_id=name, options=listed)


def _value(name: str) -> str:
    return f"{SIGN}{name}"[:CHOICE]


def _picked(value: str, names: Iterable[str | None]) -> str | None:
    """Which of the names a choice stands for."""
    return next((name for name in names if name and _value(name) == value), None)


async def submitted(interaction: Pressed) -> None:
    """Answer a form of ours that was sent; others are left alone."""
    await answered(interaction, _FORM, _change, back=("avoid", "numbers"))


async def _change(interaction: Pressed, match: re.Match[str], values: dict[str, str]) -> None:
    making = match["what"] == "making"
    new = _made(interaction, values) if making else _shown(interaction, values)
    await _keep(interaction, new, Text("presets-changed"))


def _made(interaction: Pressed, values: dict[str, str]) -> Defaults:
    """Raises ``RequestRefused``."""
    own, services = _own(interaction), services_of(interaction)
    models = models_of(services)
    styles = [name for model in models for name in services.catalog.styles_of(model)]
    sizes = [name for model in models for name in model.sizes]
    named = replace(
        own,
        model=_picked(values.get("model", ""), [own.model, *(m.name for m in models)]),
        style=_picked(values["style"], [own.style, *styles]) if "style" in values else own.style,
        size=_picked(values.get("size", ""), [own.size, *sizes]),
    )
    new = named.with_numbers(values.get("numbers", "")).avoiding(values.get("avoid", ""))
    if services.rules.check_words(asker_of(interaction), new.negative_prompt or ""):
        raise RequestRefused(Text("rules-words"))  # nobody waits for moderators with a default
    return new


def _shown(interaction: Pressed, values: dict[str, str]) -> Defaults:
    how, when = values.get("shown", ""), values.get("notify", "")
    spoiler, private = SHOWN.get(how.removeprefix(SIGN), (False, False))
    notify = _picked(when, Notify) or ""
    return replace(_own(interaction), spoiler=spoiler, private=private, notify=notify)


def _own(interaction: Pressed) -> Defaults:
    return services_of(interaction).own_defaults.of(interaction.user.id)


async def _keep(interaction: Pressed, new: Defaults, news: Text) -> None:
    services, user_id = services_of(interaction), interaction.user.id
    if user_id in services.rules.leaving:
        raise RequestRefused(Text("rules-leaving"))
    # Begun before anything is waited for: a deletion of their data that comes meanwhile finds it.
    saving = asyncio.create_task(services.own_defaults.put(user_id, new))
    try:
        await acknowledge(interaction)
    finally:
        await saving
    content = wording.content(new, not_here(interaction), news)
    await interaction.edit_original_response(content=content, view=defaults_view())


def content(interaction: Pressed) -> str:
    """What is shown above the buttons. From memory."""
    return wording.content(_own(interaction), not_here(interaction))


def defaults_view() -> discord.ui.View:
    return view(MakingButton(), ShowingButton(), ClearButton())


ITEMS = (MakingButton, ShowingButton, ClearButton)
