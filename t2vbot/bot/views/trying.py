"""Examples to press: one press, and that video is made."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from typing import Any, Self

import discord

from ...catalog.examples import examples_of
from ...catalog.options import Options
from ...errors import UserError
from ...text import Text, render
from ..choosing import models_of, request_of
from ..messages.markdown import cut
from ..presets import tell_left_out, wanted
from ..requests import ask, check_may_ask
from ..services import services_of
from .buttons import OurItem, Pressed, view

LABEL = 34  # characters that a phone shows of a button


class TryButton(OurItem, template=r"t2v:try:(?P<number>[0-9]{1,10})"):
    """It knows its example by a number, and makes it with the model that is usual by then."""

    def __init__(self, number: int, example: str = "") -> None:
        self._number = number
        label = cut(render(Text("help-button-try", example=example)), LABEL)
        super().__init__(
            discord.ui.Button(
                label=label,
                emoji="🎬",
                style=discord.ButtonStyle.primary,
                custom_id=f"t2v:try:{number}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(int(match["number"]))

    async def pressed(self, interaction: Pressed) -> None:
        check_may_ask(interaction)
        models = models_of(services_of(interaction))
        examples = {_number(prompt): prompt for one in models for prompt in examples_of(one)}
        prompt = examples.get(self._number)
        if prompt is None:  # the host has other models by now
            raise UserError(Text("bot-request-gone"))
        own = wanted(interaction, Options(prompt=prompt))
        request = request_of(interaction, own.options)
        await ask(interaction, request, showing=own.showing, notify=own.notify)
        await tell_left_out(interaction, own)


def trying_view(examples: Iterable[str]) -> discord.ui.View:
    return view(*(TryButton(_number(example), example) for example in examples))


def _number(example: str) -> int:
    return zlib.crc32(example.encode())


ITEMS = (TryButton,)
