"""What a video says of how it was made, with buttons to make it again."""

from __future__ import annotations

import io

import discord

from ..info import FilmInfo, Info
from ..messages import info_wording
from .buttons import AgainButton, ChangeButton, Pressed, SameButton, view_of

FILE = "info.txt"


async def show(interaction: Pressed, info: Info | FilmInfo) -> None:
    """In place of a "thinking" that is for the member alone."""
    if isinstance(info, FilmInfo):
        await interaction.edit_original_response(content=info_wording.of_film(info))
        return
    content, lines = info_wording.of_clip(info)
    files = [discord.File(io.BytesIO(lines.encode()), FILE)] if lines else []
    view = None
    if info.asked_id:
        same = (SameButton,) if info.is_whole else ()
        again = (AgainButton,) if info.is_allowed else ()
        view = view_of(info.asked_id, interaction.user.id, *same, *again, ChangeButton)
    await interaction.edit_original_response(content=content, attachments=files, view=view)
