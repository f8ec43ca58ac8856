"""The menu under a finished video, for what has no button."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Self

import discord

from ...catalog.enhancing import times
from ...catalog.film import Request
from ...catalog.model import Enhancing
from ...catalog.request import VideoRequest
from ...catalog.smooth import SmoothRequest
from ...text import Text, render
from ..better import can_smooth, enhance, smooth
from ..info import Info, of_post
from ..messages.markdown import block, clip
from ..replies import acknowledge, edit_with_words
from .buttons import IDS, PostItem, Pressed
from .case import open_report
from .continuing import open_form
from .info import show


def _smoother(request: VideoRequest) -> Text:
    """What it comes to, and what it costs."""
    rates = {"before": request.fps, "after": SmoothRequest(request).fps}
    return Text("bot-menu-smooth-hint", **rates)


INFO = "how"
ITEMS = {
    INFO: (Text("info-menu"), Text("info-menu-hint"), "🔎"),
    "words": (Text("bot-menu-words"), Text("bot-menu-words-hint"), "📋"),
}
SMOOTH, ENHANCE, CONTINUE, REPORT = "smooth", "enhance", "continue", "report"
SMOOTHING, ENHANCING = Text("bot-menu-smooth"), Text("bot-menu-enhance")
CONTINUING = (Text("bot-menu-continue"), Text("bot-menu-continue-hint"), "⏩")
REPORTING = (Text("case-menu-report"), Text("case-menu-report-hint"), "🚩")


class MoreMenu(PostItem, template=rf"t2v:more:{IDS}(?::(?P<there>[0-9]{{1,20}}))?"):
    """Its answers are for whoever chose, alone. ``is_clip``: and no film or drafts, of which there
    is less to tell; ``is_private``: nobody else sees it, so there is nothing to report; ``made``:
    what came of a request, to be made better; ``enhancing``: how its model does that;
    ``can_continue``: whether a model here can start from its last frame; ``there``: the id of the
    message with the video, where that is another one than the menu's; 0: it is not.
    """

    kind = "more"

    def __init__(
        self,
        post_id: str,
        owner_id: int,
        *,
        is_clip: bool = True,
        is_private: bool = False,
        made: Request | None = None,
        enhancing: Enhancing | None = None,
        can_continue: bool = False,
        there: int = 0,
    ) -> None:
        self._is_clip, self._is_private = is_clip, is_private
        self._made, self._enhancing = made, enhancing
        self._can_continue = is_clip and can_continue
        self._there = there
        super().__init__(post_id, owner_id)

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["post"], int(match["owner"]), there=int(match["there"] or 0))

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        if self._there:
            custom_id = f"{custom_id}:{self._there}"
        options = [
            discord.SelectOption(
                label=render(label), value=value, description=render(hint), emoji=emoji
            )
            for value, label, hint, emoji in self._offered()
        ]
        return discord.ui.Select(
            custom_id=custom_id, placeholder=render(Text("bot-menu-more")), options=options
        )

    def _offered(self) -> Iterator[tuple[str, Text, Text, str]]:
        """A value, what it is called, a hint, and an emoji; 25 of them at most."""
        made = self._made
        if self._is_clip:
            yield from ((value, *item) for value, item in ITEMS.items())
        if isinstance(made, VideoRequest) and can_smooth(made):
            yield SMOOTH, SMOOTHING, _smoother(made), "🌊"
        how = self._enhancing
        if isinstance(made, VideoRequest) and how and not made.enhance:
            cost = {"scale": how.scale, "times": round(times(made, how), 1)}
            yield ENHANCE, ENHANCING, Text("bot-menu-enhance-hint", **cost), "✨"
        if self._can_continue:
            yield CONTINUE, *CONTINUING
        if not self._is_private:
            yield REPORT, *REPORTING

    async def pressed(self, interaction: Pressed) -> None:
        data: Any = interaction.data or {}
        values = data.get("values") or [""]
        if values[0] == REPORT:
            return await open_report(interaction, self.post_id, self._there)
        if values[0] == SMOOTH:
            return await smooth(interaction, self.post_id)
        if values[0] == ENHANCE:
            return await enhance(interaction, self.post_id)
        if values[0] == CONTINUE:
            return await open_form(interaction, self.post_id, self.owner_id)
        if values[0] not in ITEMS:
            return
        await acknowledge(interaction, thinking=True, ephemeral=True)
        info = await of_post(interaction, self.post_id)
        if values[0] == INFO:
            return await show(interaction, info)
        await edit_with_words(interaction, lambda with_words: _words(info, with_words))


def _words(info: Info, with_words: bool) -> dict[str, Any]:
    refused = Text("info-words-alone-refused")
    return {"content": clip(block(info.request.prompt)) if with_words else render(refused)}
