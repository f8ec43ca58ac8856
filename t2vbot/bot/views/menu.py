"""The menu under a finished video, for what has no button."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Self

import discord

from ...catalog.request import VideoRequest
from ...text import Text, render
from ..messages.markdown import clip, escape, quote
from ..replies import acknowledge, report
from ..services import services_of
from .buttons import IDS


def _how(request: VideoRequest) -> str:
    """All that is needed to make it again."""
    how = Text(
        "bot-how",
        prompt=quote(request.prompt),
        model=escape(request.model),
        width=str(request.width),
        height=str(request.height),
        frames=request.num_frames,
        fps=request.fps,
        steps=request.num_inference_steps,
        guidance=request.guidance_scale,
        seed=str(request.seed),
    )
    if not request.negative_prompt:
        return render(how)
    avoid = Text("bot-avoid", words=escape(request.negative_prompt[:500]))
    return f"{render(how)}\n-# {render(avoid)}"


def _words(request: VideoRequest) -> str:
    """In a block that a phone copies as a whole."""
    return "```\n" + request.prompt.replace("```", "'''") + "\n```"


ITEMS: dict[str, tuple[Text, Text, str, Callable[[VideoRequest], str]]] = {
    "how": (Text("bot-menu-how"), Text("bot-menu-how-hint"), "🔎", _how),
    "words": (Text("bot-menu-words"), Text("bot-menu-words-hint"), "📋", _words),
}


class MoreMenu(
    discord.ui.DynamicItem[discord.ui.Select[Any]],
    template=rf"t2v:more:{IDS}",
):
    """Its answers are for whoever chose, alone."""

    def __init__(self, post_id: str, owner_id: int) -> None:
        self.post_id = post_id
        options = [
            discord.SelectOption(
                label=render(label), value=value, description=render(hint), emoji=emoji
            )
            for value, (label, hint, emoji, _) in ITEMS.items()
        ]
        super().__init__(
            discord.ui.Select(
                custom_id=f"t2v:more:{post_id}:{owner_id}",
                placeholder=render(Text("bot-menu-more")),
                options=options,
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["post"], int(match["owner"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        try:
            await self._chosen(interaction)
        except Exception as error:
            await report(interaction, error)

    async def _chosen(self, interaction: discord.Interaction[Any]) -> None:
        data: Any = interaction.data or {}
        values = data.get("values") or [""]
        if values[0] not in ITEMS:
            return
        await acknowledge(interaction, thinking=True, ephemeral=True)
        recent = services_of(interaction).recent
        asked = recent.get(self.post_id) or await recent.load(self.post_id)
        _, _, _, answer = ITEMS[values[0]]
        await interaction.edit_original_response(content=clip(answer(asked.request)))
