"""What a video says of how it was made, with buttons to make it again."""

from __future__ import annotations

import io
from functools import partial
from typing import Any

import discord

from ..info import FilmInfo, Info
from ..messages import info_wording
from ..replies import edit_with_words
from .buttons import AgainButton, ChangeButton, Pressed, SameButton, view_of

FILE = "info.txt"


async def show(interaction: Pressed, info: Info | FilmInfo) -> None:
    """In place of a "thinking" that is for the member alone."""
    await edit_with_words(interaction, partial(_message, interaction.user.id, info))


def _message(user_id: int, info: Info | FilmInfo, with_words: bool) -> dict[str, Any]:
    if not with_words:
        content, lines = info_wording.without_words(info), ""
    elif isinstance(info, FilmInfo):
        content, lines = info_wording.of_film(info), ""
    else:
        content, lines = info_wording.of_clip(info)
    files = [discord.File(io.BytesIO(lines.encode()), FILE)] if lines else []
    view = None
    if isinstance(info, Info) and info.asked_id:
        same = (SameButton,) if info.is_whole else ()
        again = (AgainButton,) if info.is_allowed else ()
        view = view_of(info.asked_id, user_id, *same, *again, ChangeButton)
    return {"content": content, "attachments": files, "view": view}
