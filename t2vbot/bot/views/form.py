"""What is typed or picked in forms.

discord.py drops a form that it does not know, as after a restart, so ours is never left with it: a
form names its post in its custom id, and ``typed`` reads what comes back, however late.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import discord

from ...errors import UserError
from ...text import Text, render
from ..messages.markdown import block
from ..replies import report, try_to_tell


class Form(discord.ui.Modal):
    """Anything that is typed."""

    async def open(self, interaction: discord.Interaction[Any]) -> None:
        try:
            await interaction.response.send_modal(self)
        finally:
            self.stop()  # discord.py keeps no form: all come to ``typed``

    def add(
        self,
        text: Text,
        part: discord.ui.TextInput[Any] | discord.ui.Select[Any],
        hint: Text | None = None,
    ) -> None:
        """A field, what it is called, and a hint below that."""
        said = render(hint) if hint else None
        self.add_item(discord.ui.Label(text=render(text), description=said, component=part))


def typed(
    interaction: discord.Interaction[Any], form: re.Pattern[str]
) -> tuple[re.Match[str], dict[str, str]] | None:
    """What the custom id of a form says, and what was typed into it; None for any other form."""
    data: Any = interaction.data or {}
    match = form.fullmatch(str(data.get("custom_id", "")))
    if interaction.type is not discord.InteractionType.modal_submit or not match:
        return None
    return match, dict(_values(data.get("components")))


Act = Callable[[discord.Interaction[Any], re.Match[str], dict[str, str]], Awaitable[None]]
"""Takes an interaction, what the custom id of a form says, and what was typed into it."""


async def answered(
    interaction: discord.Interaction[Any],
    form: re.Pattern[str],
    act: Act,
    *,
    back: tuple[str, ...] = (),
) -> None:
    """Answer a form that was sent, if its custom id is of that pattern; others are left alone.
    ``back``: the fields that are given back where they are refused: Discord keeps nothing of what
    was typed.
    """
    found = typed(interaction, form)
    if found is None:
        return
    try:
        await act(interaction, *found)
    except Exception as error:
        await report(interaction, error)
        words = "\n".join(said for name in back if (said := found[1].get(name, "").strip()))
        if isinstance(error, UserError) and words:
            await try_to_tell(interaction, Text("together-you-wrote", words=block(words)))


def _values(components: Any) -> Iterator[tuple[str, str]]:
    """What was typed or picked, by custom id, out of rows and labels, however deep; what was picked
    one a line.
    """
    for component in components if isinstance(components, list) else ():
        if not isinstance(component, dict):
            continue
        if isinstance(component.get("value"), str):
            yield str(component.get("custom_id")), component["value"]
        elif isinstance(component.get("values"), list):
            yield str(component.get("custom_id")), "\n".join(map(str, component["values"]))
        yield from _values(component.get("components"))
        yield from _values([component.get("component")])
