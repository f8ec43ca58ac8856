"""Which model makes what a member asked for, and what it makes where they left that open: by what
is allowed where they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import discord

from ..catalog.bounds import resolve_within
from ..catalog.model import Model
from ..catalog.options import Options
from ..catalog.request import VideoRequest
from ..catalog.style import Style
from ..errors import RequestRefused
from ..rules.asker import Asker
from ..text import Listed, Text
from .asking import asker_of
from .services import Services, services_of


def models_of(services: Services) -> list[Model]:
    """The host's own choice first, then the rest of the catalog."""
    chosen = services.catalog.get(services.default_model)
    return [chosen, *(model for model in services.catalog if model.name != chosen.name)]


def request_of(
    interaction: discord.Interaction[Any], options: Options, *, from_picture: bool = False
) -> VideoRequest:
    """What was not said is brought within what is allowed here. Raises ``RequestRefused``, also for
    a model that cannot start from a picture where it is to.
    """
    services, asker = services_of(interaction), asker_of(interaction)
    catalog, bounds = services.catalog, services.rules.limits.bounds(asker)
    usual = usual_model(services, asker, from_picture=from_picture)
    if options.style and not options.model:
        options = replace(options, model=_model_for(services, asker, options.style, usual))
    request = resolve_within(bounds, options, lambda o: catalog.resolve(o, usual), catalog.get)
    if from_picture:
        check_pictures(services, request.model)
    elif (model := catalog.get(request.model)).needs_image:
        raise RequestRefused(Text("bot-picture-needed", model=model.title))
    return request


def _model_for(services: Services, asker: Asker, style: str, usual: str) -> str | None:
    """Which model makes a style, of those that may be used here; None: the usual one. Raises
    ``RequestRefused`` where none of them may.
    """
    able = services.catalog.models_with(style)
    names = [model.name for model in able]
    allowed = services.rules.limits.allowed_models(asker, names)
    if usual in allowed or not able:
        return None
    if not allowed:
        titles = Listed(model.title for model in able)
        raise RequestRefused(Text("presets-style-not-here", style=style, models=titles))
    return allowed[0]


def check_pictures(services: Services, name: str) -> None:
    """Raises ``RequestRefused`` for a model that cannot start from a picture."""
    model = services.catalog.get(name)
    if not model.can_start_from_image:
        others = Listed(one.title for one in models_of(services) if one.can_start_from_image)
        if not others.parts:
            raise RequestRefused(Text("bot-picture-no-model"))
        raise RequestRefused(Text("bot-picture-other-model", model=model.title, others=others))


def sizes_of(interaction: discord.Interaction[Any], name: str) -> tuple[tuple[int, int], ...]:
    """The sizes of a model that are allowed here; empty where none is."""
    services = services_of(interaction)
    side = services.rules.limits.bounds(asker_of(interaction)).side
    sizes = services.catalog.get(name).sizes.values()
    return tuple(size for size in sizes if max(size) <= side)


def styles_of(interaction: discord.Interaction[Any], name: str | None) -> dict[str, Style]:
    """The styles of a model; None: all that can be made here, those of the model that is taken
    where nobody says first.
    """
    services, asker = services_of(interaction), asker_of(interaction)
    models = {model.name: model for model in models_of(services)}
    if name:
        return services.catalog.styles_of(models[name]) if name in models else {}
    usual = usual_model(services, asker)
    allowed = services.rules.limits.allowed_models(asker, models)
    found: dict[str, Style] = {}
    for one in sorted(allowed, key=lambda name: name != usual):
        found = services.catalog.styles_of(models[one]) | found
    return found


def can_start_from_picture(services: Services, asker: Asker) -> bool:
    """Whether any model that somebody may use can."""
    names = [model.name for model in models_of(services) if model.can_start_from_image]
    return bool(services.rules.limits.allowed_models(asker, names))


def usual_model(services: Services, asker: Asker, *, from_picture: bool = False) -> str:
    """The host's choice, else the first one that may be used here; for a picture of those that can
    start from one.
    """
    models = models_of(services)
    able = [
        model.name
        for model in models
        if (model.can_start_from_image if from_picture else not model.needs_image)
    ]
    allowed = services.rules.limits.allowed_models(asker, able)
    return (allowed or able or [models[0].name])[0]
