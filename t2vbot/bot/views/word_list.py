"""The form of a server's list of words, for its moderators alone. Discord bounds what one field
takes, so that a long list is spread over all five that a form has.
"""

from __future__ import annotations

import re
from typing import Any

import discord

from ...errors import UserError
from ...rules.audit import Action
from ...rules.word_filter import parse_list
from ...text import Text, render
from ..auditing import note
from ..messages.markdown import packed
from ..moderators import check_manages
from ..replies import acknowledge, report, tell
from ..services import services_of
from .form import Form, typed

FIELDS = 5  # of a form, by Discord's documentation
FIELD = 4000  # characters of one
GIVEN_BACK = 1900  # characters of one message, within a block
_CUSTOM_ID = re.compile(r"t2v:words")


class WordsListForm(Form):
    """``lines``: the list as it is."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(
            title=render(Text("words-form-title")), custom_id="t2v:words", timeout=None
        )
        parts = fields(lines)
        for number, part in enumerate([*parts, *[""] * (FIELDS - len(parts))], start=1):
            self.add_item(
                discord.ui.Label(
                    text=render(Text("words-form-part", number=number)),
                    description=render(Text("words-form-hint")) if number == 1 else None,
                    component=discord.ui.TextInput(
                        custom_id=f"part{number}",
                        style=discord.TextStyle.paragraph,
                        default=part or None,
                        required=False,
                        max_length=FIELD,
                    ),
                )
            )


def fields(lines: list[str]) -> list[str]:
    """The lines, in as few fields as they fit in."""
    return packed(lines, FIELD)


async def submitted(interaction: discord.Interaction[Any]) -> None:
    """Answer a form of ours that was sent; others are left alone. What was refused is given back:
    Discord keeps nothing of what was typed.
    """
    found = typed(interaction, _CUSTOM_ID)
    if found is None:
        return
    text = "\n".join(found[1].get(f"part{number}", "") for number in range(1, FIELDS + 1))
    try:
        await set_words(interaction, text)
    except Exception as error:
        await report(interaction, error)
        if isinstance(error, UserError) and text.strip():
            await give_back(interaction, text)


async def set_words(interaction: discord.Interaction[Any], text: str) -> None:
    """The whole list, as it was typed. Raises ``RequestRefused``."""
    check_manages(interaction)
    entries = parse_list(text)
    if not interaction.response.is_done():
        await acknowledge(interaction, thinking=True, ephemeral=True)
    words, server_id = services_of(interaction).rules.words, interaction.guild_id or 0
    before = await words.change(server_id, entries)
    new = words.of(server_id)
    added, removed = len(set(new) - set(before)), len(set(before) - set(new))
    said = Text("words-set", count=len(new), added=added, removed=removed)
    await note(interaction, Action.WORDS_CHANGED, detail=said)
    await interaction.edit_original_response(content=render(said))


async def give_back(interaction: discord.Interaction[Any], text: str) -> None:
    await tell(interaction, Text("words-you-wrote"))
    for part in packed(text.splitlines(), GIVEN_BACK):
        await tell(interaction, f"```\n{part[:GIVEN_BACK]}\n```")
