"""What the buttons and forms of jams, relays and votes share. All of them carry the id of theirs in
their custom id, and work after a restart.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any, Self

import discord

from ...groups.production import LONGEST_WORDS, Production
from ...text import Text, render
from ..messages.markdown import mention
from ..replies import tell
from .buttons import OurItem, Pressed, may_manage
from .form import Form, answered

IDS = r"(?P<group>[0-9a-f]{16}):(?P<scene>[0-9a-f]{16})"
NO_SCENE = "0" * 16


class GroupItem(OurItem, template=r"t2v:never"):
    """A button or menu about a group, or one of its scenes."""

    def __init__(self, group_id: str, scene_id: str = NO_SCENE) -> None:
        self.group_id = group_id
        self.scene_id = scene_id
        super().__init__(self.component(f"t2v:{self.kind}:{group_id}:{scene_id}"))

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["group"], match["scene"])


async def may_lead(interaction: Pressed, production: Production) -> bool:
    """Whether the person who pressed hosts it, or may manage messages here; else they are told."""
    if may_manage(interaction, production.host):
        return True
    await tell(interaction, Text("together-not-yours", member=mention(production.host)))
    return False


class WordsForm(Form):
    """The words of a scene. ``kind`` is that of ``sent``."""

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


Write = Callable[[Pressed, str, str, str], Awaitable[None]]
"""Takes an interaction, the ids of group and scene, and the words."""


async def sent(interaction: Pressed, kind: str, write: Write) -> None:
    """Answer a form of that kind; others are left alone."""

    async def act(interaction: Pressed, match: re.Match[str], values: dict[str, str]) -> None:
        await write(interaction, match["group"], match["scene"], values.get("words", ""))

    await answered(interaction, re.compile(rf"t2v:{kind}:{IDS}"), act, back=("words",))
