"""A member's own defaults, put in place of what they did not say. What cannot be had where they are
is left out, and they are told.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import Any

import discord

from ..catalog.defaults import NAMES
from ..catalog.options import Options
from ..catalog.request import VideoRequest
from ..errors import RequestRefused
from ..posts.post import Notify, Showing
from ..text import Text, render
from .asking import asker_of
from .choosing import models_of, request_of
from .messages.presets_wording import left_out
from .messages.refusals import UNREACHABLE
from .replies import has_words, tell
from .services import services_of
from .speech import speak_to

log = logging.getLogger(__name__)

Interaction = discord.Interaction[Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was said, and the defaults for the rest. ``left_out``: which of them cannot be had here,
    and why.
    """

    options: Options
    showing: Showing
    notify: Notify | None
    left_out: tuple[Text, ...] = ()


def wanted(
    interaction: Interaction,
    said: Options,
    *,
    spoiler: bool | None = None,
    private: bool | None = None,
    notify: str | None = None,
    from_picture: bool = False,
) -> Wanted:
    """``None``: not said. From memory. Raises ``RequestRefused`` where it would have to be shown to
    all against a member's default.
    """
    own = services_of(interaction).own_defaults.of(interaction.user.id)
    if private is None and own.private and not _may_be_private(interaction):
        raise RequestRefused(Text("presets-not-private"))
    options, faults = _options(interaction, said, from_picture=from_picture)
    when = notify or own.notify
    return Wanted(
        options,
        Showing(
            own.spoiler if spoiler is None else spoiler,
            own.private if private is None else private,
        ),
        Notify(when) if when in set(Notify) else None,
        tuple(faults),
    )


def not_here(interaction: Interaction) -> tuple[Text, ...]:
    """Which of somebody's defaults cannot be had where they are. From memory."""
    own = services_of(interaction).own_defaults.of(interaction.user.id)
    _, faults = _options(interaction, Options(prompt="a clip", seed=0), from_picture=False)
    if own.private and not _may_be_private(interaction):
        faults.append(left_out("private", Text("rules-no-private")))
    return tuple(faults)


def _may_be_private(interaction: Interaction) -> bool:
    return bool(services_of(interaction).rules.rulebook.value("private", asker_of(interaction)))


async def tell_left_out(interaction: Interaction, one: Wanted) -> None:
    """To the member alone, beside the answer. That was given: nothing that goes wrong is raised."""
    if not one.left_out or not await has_words(interaction):
        return
    speak_to(interaction)  # the answer is in the language of all who read it
    said = [render(Text("presets-left-out")), *(f"- {render(text)}" for text in one.left_out)]
    try:
        await tell(interaction, "\n".join(said))
    except (discord.HTTPException, *UNREACHABLE) as error:
        log.info("Which defaults were left out could not be told: %r", error)


def _options(
    interaction: Interaction, said: Options, *, from_picture: bool
) -> tuple[Options, list[Text]]:
    """One default after the other, each as far as it goes with those before."""
    own = services_of(interaction).own_defaults.of(interaction.user.id)
    if all(getattr(own, name) is None for name in NAMES):
        return said, []
    options, faults = said, []
    request, refusal = _tried(interaction, options, from_picture=from_picture)
    for name in NAMES:
        value = getattr(own, name)
        if value is None or _is_said(interaction, said, name, value, request):
            continue
        more = replace(options, **{name: value})
        tried, why = _tried(interaction, more, from_picture=from_picture)
        # What was said may be refused for itself, or for want of this one.
        if why and (refusal is None or (name == "model" and not _may_use(interaction, value))):
            faults.append(left_out(name, why))
        else:
            options, request, refusal = more, tried, why
    return options, faults


def _is_said(
    interaction: Interaction, said: Options, name: str, value: Any, request: VideoRequest | None
) -> bool:
    """Whether a member said it, or named a style that does."""
    if getattr(said, name) is not None or (name == "size" and said.width):
        return True
    catalog = services_of(interaction).catalog
    if name == "model" and said.style:
        return value not in [model.name for model in catalog.models_with(said.style)]
    style = catalog.style_of(request) if request and said.style else None
    if style is None:
        return False
    of_style = getattr(style, name, None)
    return of_style is not None or (name == "size" and style.width is not None)


def _may_use(interaction: Interaction, model: str) -> bool:
    services = services_of(interaction)
    names = [one.name for one in models_of(services)]
    return model in services.rules.limits.allowed_models(asker_of(interaction), names)


def _tried(
    interaction: Interaction, options: Options, *, from_picture: bool
) -> tuple[VideoRequest | None, Text | None]:
    """What would be made, or why not."""
    try:
        request = request_of(interaction, options, from_picture=from_picture)
        services_of(interaction).rules.limits.check_each(asker_of(interaction), (request,))
    except RequestRefused as error:
        return None, error.text
    return request, None
