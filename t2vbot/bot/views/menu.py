"""The menu under a finished video, for what has no button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import discord

from ...catalog.request import VideoRequest
from ...text import Text, render
from ..messages.markdown import block, clip, cut, escape, quote
from ..replies import acknowledge
from ..services import services_of
from .buttons import IDS, PostItem, Pressed
from .case import open_report
from .continuing import open_form

SHOWN_AVOID = 500  # characters of what was to be avoided


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
    more = []
    if request.start_image:
        more.append(Text("bot-how-picture"))
    if request.negative_prompt:
        avoided = escape(cut(request.negative_prompt, SHOWN_AVOID))
        more.append(Text("bot-avoid", words=avoided))
    return "\n".join((render(how), *(f"-# {render(text)}" for text in more)))


def _words(request: VideoRequest) -> str:
    return block(request.prompt)


ITEMS: dict[str, tuple[Text, Text, str, Callable[[VideoRequest], str]]] = {
    "how": (Text("bot-menu-how"), Text("bot-menu-how-hint"), "🔎", _how),
    "words": (Text("bot-menu-words"), Text("bot-menu-words-hint"), "📋", _words),
}
CONTINUE = "continue"
CONTINUING = (Text("bot-menu-continue"), Text("bot-menu-continue-hint"), "⏩")
REPORT = "report"
REPORTING = (Text("case-menu-report"), Text("case-menu-report-hint"), "🚩")


class MoreMenu(PostItem, template=rf"t2v:more:{IDS}"):
    """Its answers are for whoever chose, alone. ``is_clip``: and no film or drafts, of which there
    is less to tell; ``is_private``: nobody else sees it, so there is nothing to report;
    ``can_continue``: whether a model here can start from its last frame.
    """

    kind = "more"

    def __init__(
        self,
        post_id: str,
        owner_id: int,
        *,
        is_clip: bool = True,
        is_private: bool = False,
        can_continue: bool = False,
    ) -> None:
        self._is_clip, self._is_private = is_clip, is_private
        self._can_continue = is_clip and can_continue
        super().__init__(post_id, owner_id)

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        offered = [(value, *item[:3]) for value, item in ITEMS.items() if self._is_clip]
        if self._can_continue:
            offered.append((CONTINUE, *CONTINUING))
        if not self._is_private:
            offered.append((REPORT, *REPORTING))
        options = [
            discord.SelectOption(
                label=render(label), value=value, description=render(hint), emoji=emoji
            )
            for value, label, hint, emoji in offered
        ]
        return discord.ui.Select(
            custom_id=custom_id, placeholder=render(Text("bot-menu-more")), options=options
        )

    async def pressed(self, interaction: Pressed) -> None:
        data: Any = interaction.data or {}
        values = data.get("values") or [""]
        if values[0] == REPORT:
            return await open_report(interaction, self.post_id)
        if values[0] == CONTINUE:
            return await open_form(interaction, self.post_id, self.owner_id)
        if values[0] not in ITEMS:
            return
        await acknowledge(interaction, thinking=True, ephemeral=True)
        recent = services_of(interaction).recent
        asked = recent.get(self.post_id) or await recent.load(self.post_id)
        _, _, _, answer = ITEMS[values[0]]
        await interaction.edit_original_response(content=clip(answer(asked.clip)))
