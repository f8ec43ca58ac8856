"""/models: what each model is good for."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from ...catalog.about import about
from ...catalog.model import Model
from ...text import Listed, Text, Value, render
from ..choosing import models_of
from ..messages.markdown import CONTENT_LIMIT, clip, escape, packed
from ..services import services_of
from .registry import command

MOST_MORE = 4  # messages; where the bot is no member, Discord takes 5 to an interaction


@command
@app_commands.command(description="See which video makers there are, and what each is good for")
async def models(interaction: discord.Interaction[Any]) -> None:
    services = services_of(interaction)
    entries = [
        render(_describe(model, is_default=model.name == services.default_model))
        for model in models_of(services)
    ]
    first, *rest = packed(map(clip, entries), CONTENT_LIMIT)
    await interaction.response.send_message(first, ephemeral=True)
    for more in rest[:MOST_MORE]:
        await interaction.followup.send(more, ephemeral=True)


def _describe(model: Model, *, is_default: bool) -> Text:
    title, description = escape(model.title), escape(about(model))
    facts = _facts(model)
    if model.can_start_from_image:
        facts = Text("bot-model-pictures", facts=facts)
    return Text(
        "bot-model-default" if is_default else "bot-model",
        title=title,
        name=model.name.replace("`", "'"),
        description=description,
        facts=facts,
    )


def _facts(model: Model) -> Text:
    values: dict[str, Value] = {
        "sizes": Listed(_size(name, *size) for name, size in model.sizes.items()),
        "seconds": model.seconds.words(),
        "licence": escape(model.licence),
    }
    if model.commercial_use:
        return Text("bot-model-free", **values)
    if model.commercial_use is None:
        return Text("bot-model-look-up", **values)
    return Text("bot-model-not-commercial", **values)


def _size(name: str, width: int, height: int) -> Text:
    named = Text("bot-form-size-name", name=name)
    return Text("bot-model-size", name=named, width=str(width), height=str(height))
