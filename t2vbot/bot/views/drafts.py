"""The numbers under drafts: each makes that one in full quality."""

from __future__ import annotations

import re
from typing import Any, Self

import discord

from ...catalog.film import SheetRequest
from ...catalog.request import VideoRequest
from ...errors import UserError
from ...jobs.job import Job
from ...text import Text
from ..recent import Asked
from ..replies import acknowledge
from ..requests import ask, ask_below, check_may_ask
from ..services import services_of
from .buttons import IDS, PostItem, Pressed

DIGITS = ["1️⃣", "2️⃣", "3️⃣", "4️⃣"]
MOST = len(DIGITS)


class DraftButton(PostItem, template=rf"t2v:draft(?P<number>[1-4]):{IDS}"):
    def __init__(self, post_id: str, owner_id: int, number: int = 1) -> None:
        self._number = number
        self.kind = f"draft{number}"  # type: ignore[misc]
        super().__init__(post_id, owner_id)

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        return discord.ui.Button(emoji=DIGITS[self._number - 1], custom_id=custom_id)

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["post"], int(match["owner"]), int(match["number"]))

    async def pressed(self, interaction: Pressed) -> None:
        """For whoever pressed."""
        check_may_ask(interaction)
        recent = services_of(interaction).recent
        if asked := recent.get(self.post_id):
            return await ask(interaction, self._chosen(asked), spoiler=asked.spoiler)
        await acknowledge(interaction, thinking=True, ephemeral=True)
        asked = await recent.load(self.post_id)
        job = Job(self._chosen(asked), interaction.user.id)
        await ask_below(interaction, job, spoiler=asked.spoiler)

    def _chosen(self, asked: Asked) -> VideoRequest:
        request = asked.request
        if not isinstance(request, SheetRequest) or self._number > len(request.seeds):
            raise UserError(Text("bot-request-gone"))
        return request.chosen(self._number)
