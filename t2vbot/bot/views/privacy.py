"""The button that deletes what is kept about somebody, after they have read what that means."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from typing import Any, Self

import discord

from ...errors import UserError
from ...text import Text, render
from ..replies import acknowledge, tell
from ..services import services_of
from .buttons import OurItem, Pressed, view

WAIT = 600.0  # seconds in which it is said once it is done; the press can be answered for 900


class DeleteMyDataButton(OurItem, template=r"t2v:my-data:(?P<user>[0-9]{1,20})"):
    label = Text("privacy-button-delete")
    emoji = "🗑️"
    style = discord.ButtonStyle.danger

    def __init__(self, user_id: int) -> None:
        self._user_id = user_id
        super().__init__(self.component(f"t2v:my-data:{user_id}"))

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(int(match["user"]))

    async def pressed(self, interaction: Pressed) -> None:
        if interaction.user.id != self._user_id:  # nobody else sees it
            return await tell(interaction, Text("privacy-not-yours"))
        await acknowledge(interaction)
        try:
            going = await services_of(interaction).privacy.deletions.begin(self._user_id)
        except sqlite3.Error as error:
            raise UserError(Text("privacy-not-written")) from error
        await interaction.edit_original_response(
            content=render(Text("privacy-deleting")), view=None
        )
        done, _ = await asyncio.wait({going}, timeout=WAIT)
        if done and not going.cancelled():
            await interaction.edit_original_response(content=render(Text("privacy-deleted")))


def confirm_view(user_id: int) -> discord.ui.View:
    return view(DeleteMyDataButton(user_id))


ITEMS = (DeleteMyDataButton,)
