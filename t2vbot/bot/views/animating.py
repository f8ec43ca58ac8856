"""The form in which it is said what should happen in a picture of somebody's message."""

from __future__ import annotations

import re
from collections.abc import Sequence

import discord

from ...catalog.options import MAX_PROMPT, Options
from ...errors import UserError
from ...posts.post import Showing
from ...text import Text, render
from ..choosing import request_of, sizes_of
from ..messages.markdown import cut
from ..presets import tell_left_out, wanted
from ..requests import ask, check_may_ask
from ..services import services_of
from .buttons import Pressed
from .form import Form, answered

_FORM = re.compile(r"t2v:animate:(?P<album>[0-9a-f]{16})")


class AnimateForm(Form):
    """``album``: by which the pictures are remembered. Of several one is picked."""

    def __init__(self, album: str, files: Sequence[discord.Attachment]) -> None:
        super().__init__(
            title=render(Text("bot-animate-title")), custom_id=f"t2v:animate:{album}", timeout=None
        )
        words: discord.ui.TextInput[AnimateForm] = discord.ui.TextInput(
            custom_id="prompt", style=discord.TextStyle.paragraph, max_length=MAX_PROMPT
        )
        self.add_item(discord.ui.Label(text=render(Text("bot-form-prompt")), component=words))
        if len(files) > 1:
            options = [
                discord.SelectOption(
                    label=cut(f"{number}. {file.filename}", 100),
                    value=str(number),
                    default=number == 1,
                )
                for number, file in enumerate(files, start=1)
            ]
            self.add_item(
                discord.ui.Label(
                    text=render(Text("bot-animate-which")),
                    component=discord.ui.Select(custom_id="picture", options=options),
                )
            )


async def submitted(interaction: Pressed) -> None:
    """Answer a form of ours that was sent; others are left alone."""
    await answered(interaction, _FORM, _animate)


async def _animate(interaction: Pressed, match: re.Match[str], values: dict[str, str]) -> None:
    check_may_ask(interaction)
    pictures, prompt = services_of(interaction).pictures, values.get("prompt", "")
    album = pictures.album(match["album"], interaction.user.id)
    file = album.file(values.get("picture", "1")) if album else None
    if album is None or file is None:
        raise UserError(Text("bot-animate-gone", words=prompt))
    own = wanted(interaction, Options(prompt=prompt), from_picture=True)
    request = request_of(interaction, own.options, from_picture=True)
    sizes = () if own.options.size else sizes_of(interaction, request.model)
    start, showing = pictures.attached(file, sizes), own.showing
    showing = Showing(showing.spoiler or file.is_spoiler(), showing.private or album.private)
    await ask(interaction, request, showing=showing, notify=own.notify, start=start)
    await tell_left_out(interaction, own)
