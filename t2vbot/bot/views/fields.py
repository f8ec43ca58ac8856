"""The fields that forms about videos share: words, a line of numbers, models and sizes."""

from __future__ import annotations

from typing import Any

import discord

from ...catalog.about import about
from ...catalog.model import Model
from ...catalog.options import MAX_PROMPT
from ...text import Text, render
from ..messages.markdown import cut
from ..suggestions import CHOICE

NUMBERS = 100  # characters of the line


def paragraph(name: str, words: str, *, required: bool = True) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(
        custom_id=name,
        style=discord.TextStyle.paragraph,
        default=words[:MAX_PROMPT],
        required=required,
        max_length=MAX_PROMPT,
    )


def numbers(line: str) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(
        custom_id="numbers", default=line, required=False, max_length=NUMBERS
    )


def model_option(model: Model, *, chosen: bool = False) -> discord.SelectOption:
    return discord.SelectOption(
        label=cut(model.title, CHOICE),
        value=model.name[:CHOICE],
        description=cut(about(model), CHOICE),
        default=chosen,
    )


def size_option(name: str, *, chosen: bool = False) -> discord.SelectOption:
    label = cut(render(Text("bot-form-size-name", name=name)), CHOICE)
    return discord.SelectOption(label=label, value=name[:CHOICE], default=chosen)
