"""/video-settings: what moderators set for their server."""

from __future__ import annotations

import io
from typing import Any

import discord
from discord import app_commands

from ...errors import RequestRefused
from ...rules.asker import Asker
from ...rules.rule import RULES
from ...text import Text, render
from ..asking import asker_in, asker_of
from ..auditing import note_edits
from ..messages import settings_wording as wording
from ..messages.markdown import CONTENT_LIMIT, clip, packed
from ..moderators import SETTINGS, check_manages
from ..replies import acknowledge
from ..services import services_of
from ..views.settings import Page, content, panel_view
from ..views.word_list import FIELDS, WordsListForm, fields, set_words
from .registry import command

LARGEST_LIST = 200_000  # bytes of a file

group = app_commands.Group(
    name=SETTINGS,
    description="What this server's moderators have set",
    default_permissions=discord.Permissions(manage_guild=True),
    # In so many words: what is not said is as it is for the other commands.
    allowed_contexts=app_commands.AppCommandContext(
        guild=True, dm_channel=False, private_channel=False
    ),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)


@group.command(description="See everything that holds here, and where it comes from")
@app_commands.describe(
    channel="In which channel; else in this one", member="For whom; else for yourself"
)
async def show(
    interaction: discord.Interaction[Any],
    channel: discord.TextChannel | None = None,
    member: discord.Member | None = None,
) -> None:
    check_manages(interaction)
    rulebook, asker = services_of(interaction).rules.rulebook, _asker(interaction, channel, member)
    lines = wording.holding_for(rulebook, asker, RULES)
    pages = packed(lines, CONTENT_LIMIT)
    await interaction.response.send_message(pages[0], ephemeral=True)
    for page in pages[1:]:
        await interaction.followup.send(page, ephemeral=True)


@group.command(description="Change what holds: in the server, in one channel, or for a role")
async def change(interaction: discord.Interaction[Any]) -> None:
    check_manages(interaction)
    page = Page()
    await interaction.response.send_message(
        content(interaction, page), view=panel_view(page), ephemeral=True
    )


@group.command(description="Take the last change back")
async def undo(interaction: discord.Interaction[Any]) -> None:
    check_manages(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    edits = await services_of(interaction).rules.rulebook.undo(interaction.guild_id or 0)
    await note_edits(interaction, edits, undone=True)
    await interaction.edit_original_response(content=clip("\n".join(wording.edited(edits))))


@group.command(description="Set everything back to what is usual")
async def reset(interaction: discord.Interaction[Any]) -> None:
    check_manages(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    edits = await services_of(interaction).rules.rulebook.reset(interaction.guild_id or 0)
    await note_edits(interaction, edits)
    said = [render(Text("setting-reset", count=len(edits))), *wording.edited(edits)]
    await interaction.edit_original_response(content=clip("\n".join(said)))


@group.command(description="See and change the words that nobody may ask for")
@app_commands.describe(file="A text file with the whole list, one a line, in place of the form")
async def words(
    interaction: discord.Interaction[Any], file: discord.Attachment | None = None
) -> None:
    check_manages(interaction)
    if file is not None:
        if file.size > LARGEST_LIST:
            raise RequestRefused(Text("words-file-too-large", most=LARGEST_LIST // 1000))
        await acknowledge(interaction, thinking=True, ephemeral=True)
        return await set_words(interaction, _decoded(await file.read()))
    known = services_of(interaction).rules.words.of(interaction.guild_id or 0)
    lines = [str(entry) for entry in known]
    if len(fields(lines)) <= FIELDS:
        return await WordsListForm(lines).open(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    listed = discord.File(io.BytesIO("\n".join(lines).encode()), "words.txt")
    await interaction.edit_original_response(
        content=render(Text("words-as-file", count=len(lines))), attachments=[listed]
    )


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RequestRefused(Text("words-file-not-text")) from error


def _asker(
    interaction: discord.Interaction[Any],
    channel: discord.TextChannel | None,
    member: discord.Member | None,
) -> Asker:
    here = asker_of(interaction)
    who = frozenset(role.id for role in member.roles if not role.is_default()) if member else None
    if channel:
        there = asker_in(channel, here.user_id, here.server_id)
        here = Asker(here.user_id, here.server_id, there.channels, here.roles, there.age_restricted)
    if member is None or who is None:
        return here
    return Asker(member.id, here.server_id, here.channels, who, here.age_restricted)


command(group)
