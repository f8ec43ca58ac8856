"""The form in which a finished video is changed: words, what to avoid, model, size, and a line of
numbers.
"""

from __future__ import annotations

import re
from typing import Any

import discord

from ...catalog.changes import Changes
from ...catalog.model import Model
from ...catalog.numbers import Numbers
from ...catalog.request import VideoRequest
from ...catalog.smooth import SmoothRequest
from ...errors import RequestRefused
from ...text import Text, render
from ..asking import asker_of
from ..choosing import models_of, request_of
from ..recent import Asked
from ..requests import ClipRequest, ask_out_of, check_may_ask
from ..services import services_of
from ..suggestions import CHOICE, CHOICES
from .fields import model_option, numbers, paragraph, size_option
from .form import Form, answered

_CUSTOM_ID = re.compile(r"t2v:changed:(?P<post>[0-9a-f]{16})")
KEPT = "kept"  # the size that it has

Interaction = discord.Interaction[Any]


class ChangeForm(Form):
    """All of a finished video, to be edited. The seed stays, so that only what is changed changes
    it.
    """

    def __init__(self, post_id: str, request: VideoRequest, models: list[Model]) -> None:
        super().__init__(
            title=render(Text("bot-form-title")), custom_id=f"t2v:changed:{post_id}", timeout=None
        )
        self.add(Text("bot-form-prompt"), paragraph("prompt", request.prompt))
        avoided = paragraph("avoid", request.negative_prompt, required=False)
        self.add(Text("bot-form-avoid"), avoided)
        if models and [model.name for model in models] != [request.model]:
            self.add(Text("bot-form-model"), _models(request, models[:CHOICES]))
        self.add(Text("bot-form-size"), _sizes(request, models))
        line = numbers(Numbers.of(request).line())
        self.add(Text("bot-form-numbers"), line, Text("bot-form-numbers-hint"))


def _models(request: VideoRequest, models: list[Model]) -> discord.ui.Select[Any]:
    options = [model_option(model, chosen=model.name == request.model) for model in models]
    return discord.ui.Select(custom_id="model", options=options)


def _sizes(request: VideoRequest, models: list[Model]) -> discord.ui.Select[Any]:
    """What it has, and the names that the models have for others."""
    named = _named_size(request, models)
    names = list(dict.fromkeys(name for model in models for name in model.sizes))
    options = [size_option(name, chosen=name == named) for name in names[: CHOICES - 1]]
    if named is None:
        size = {"width": str(request.width), "height": str(request.height)}
        kept = Text("bot-form-size-kept", **size)
        options.insert(0, discord.SelectOption(label=render(kept), value=KEPT, default=True))
    return discord.ui.Select(custom_id="size", options=options)


def _named_size(request: VideoRequest, models: list[Model]) -> str | None:
    """What its model calls its size."""
    own = next((model.sizes for model in models if model.name == request.model), {})
    return next((n for n, s in own.items() if s == (request.width, request.height)), None)


def form_for(interaction: Interaction, post_id: str, asked: Asked) -> ChangeForm:
    """With the models that may be used where it is asked for, and its own."""
    services, clip = services_of(interaction), asked.clip
    models = models_of(services)
    allowed = services.rules.limits.allowed_models(
        asker_of(interaction), [model.name for model in models]
    )
    found = [m for m in models if m.name == clip.model or (m.name in allowed and _able(m, clip))]
    found.sort(key=lambda model: model.name != clip.model)
    return ChangeForm(post_id, clip, found)


def _able(model: Model, request: VideoRequest) -> bool:
    """Whether it starts from what the request starts from."""
    return model.can_start_from_image if request.start_image else not model.needs_image


async def submitted(interaction: Interaction) -> None:
    """Answer a form of ours that was sent; others are left alone."""
    await answered(interaction, _CUSTOM_ID, _change, back=("prompt", "avoid", "numbers"))


async def _change(interaction: Interaction, match: re.Match[str], values: dict[str, str]) -> None:
    check_may_ask(interaction)
    # What Discord says was pressed, and not what a client says.
    if interaction.message is None or match["post"] not in str(interaction.message.components):
        raise RequestRefused(Text("bot-request-gone"))
    await ask_out_of(interaction, match["post"], lambda asked: _changed(interaction, asked, values))


def _changed(interaction: Interaction, asked: Asked, values: dict[str, str]) -> ClipRequest:
    """Raises ``RequestRefused``."""
    services, clip = services_of(interaction), asked.clip
    models, chosen = models_of(services), values.get("model") or clip.model
    model = next((m for m in models if m.name[:CHOICE] == chosen), None)
    size = values.get("size", KEPT)
    changes = Changes(
        prompt=values.get("prompt"),
        negative_prompt=values.get("avoid"),
        model=model.name if model else chosen,
        size=None if size in (KEPT, _named_size(clip, models)) else size,
        numbers=values.get("numbers"),
    )
    options = changes.options(clip, model)
    request = request_of(interaction, options, from_picture=bool(clip.start_image))
    return SmoothRequest(request, or_plain=True) if asked.is_smooth else request
