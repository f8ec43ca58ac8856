"""What the buttons and forms of jams, relays and votes share. All of them carry the id of theirs in
their custom id, and work after a restart.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any, ClassVar, Self

import discord

from ...errors import UserError
from ...groups.production import LONGEST_WORDS
from ...text import Text, render
from ..messages.markdown import block
from ..replies import report, tell
from .buttons import Pressed
from .form import values_of

IDS = r"(?P<group>[0-9a-f]{16}):(?P<scene>[0-9a-f]{16})"
NO_SCENE = "0" * 16


class GroupItem(discord.ui.DynamicItem[discord.ui.Item[Any]], template=r"t2v:never"):
    """A button or menu about a group, or one of its scenes."""

    kind: ClassVar[str]
    label: ClassVar[Text]
    emoji: ClassVar[str]
    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary

    def __init__(self, group_id: str, scene_id: str = NO_SCENE) -> None:
        self.group_id = group_id
        self.scene_id = scene_id
        super().__init__(self.component(f"t2v:{self.kind}:{group_id}:{scene_id}"))

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        return discord.ui.Button(
            label=render(self.label), emoji=self.emoji, style=self.style, custom_id=custom_id
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["group"], match["scene"])

    async def callback(self, interaction: Pressed) -> None:
        try:
            await self.pressed(interaction)
        except Exception as error:
            await report(interaction, error)

    async def pressed(self, interaction: Pressed) -> None:
        raise NotImplementedError


def view(*items: GroupItem) -> discord.ui.View:
    made = discord.ui.View(timeout=None)
    for item in items:
        made.add_item(item)
    return made


class WordsForm(discord.ui.Modal):
    """The words of a scene. ``kind`` is that of ``form_of``."""

    def __init__(
        self, kind: str, group_id: str, scene_id: str, *, title: Text, label: Text, words: str = ""
    ) -> None:
        super().__init__(
            title=render(title), custom_id=f"t2v:{kind}:{group_id}:{scene_id}", timeout=None
        )
        self.add_item(
            discord.ui.TextInput(
                label=render(label),
                custom_id="words",
                style=discord.TextStyle.paragraph,
                default=words or None,
                max_length=LONGEST_WORDS,
            )
        )

    async def open(self, interaction: Pressed) -> None:
        try:
            await interaction.response.send_modal(self)
        finally:
            self.stop()  # discord.py keeps no form: all come to ``sent``


Write = Callable[[Pressed, str, str, str], Awaitable[None]]
"""Takes an interaction, the ids of group and scene, and the words."""


async def sent(interaction: Pressed, kind: str, write: Write) -> None:
    """Answer a form of that kind; others are left alone. What was refused is given back: Discord
    keeps nothing of what was typed.
    """
    data: Any = interaction.data or {}
    match = re.fullmatch(rf"t2v:{kind}:{IDS}", str(data.get("custom_id", "")))
    if interaction.type is not discord.InteractionType.modal_submit or not match:
        return
    words = dict(values_of(data.get("components"))).get("words", "")
    try:
        await write(interaction, match["group"], match["scene"], words)
    except Exception as error:
        await report(interaction, error)
        if isinstance(error, UserError) and words.strip():
            await tell(interaction, Text("together-you-wrote", words=block(words)))
