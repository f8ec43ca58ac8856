"""/video-settings ban, unban and bans: who may make no videos in a server."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from ...rules.audit import DAY, Action
from ...rules.bans import Ban
from ...text import Text, render
from ..auditing import note
from ..messages.clock import Clock
from ..messages.markdown import clip, mention
from ..moderators import check_manages, check_may_be_banned
from ..replies import acknowledge
from ..services import services_of
from .video_settings import group

SHOWN = 15  # bans


@group.command(description="Let somebody make no videos here any more")
@app_commands.describe(member="Whom", days="For how many days; none: for good")
async def ban(
    interaction: discord.Interaction[Any],
    member: discord.User,
    days: app_commands.Range[int, 1, 365] | None = None,
) -> None:
    check_manages(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    services, server_id = services_of(interaction), interaction.guild_id or 0
    await check_may_be_banned(interaction.client, server_id, member.id)
    made = await services.rules.bans.ban(
        member.id, server_id, by=interaction.user.id, seconds=days * DAY if days else None
    )
    count = await services.verdicts.cancel_all(member.id, server_id, interaction.user.id)
    detail = Text("case-ban-days", count=days or 0)
    await note(interaction, Action.BANNED, about=member.id, detail=detail)
    when = services.clock.timestamp(made.until) if made.until else ""
    said = Text(
        "case-banned",
        member=mention(member.id),
        until=int(made.until or 0),
        when=when,
        count=count,
    )
    await interaction.edit_original_response(content=render(said))


@group.command(description="Let somebody make videos here again")
@app_commands.describe(member="Who was banned; also who has left the server, by their id")
async def unban(interaction: discord.Interaction[Any], member: discord.User) -> None:
    check_manages(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    bans, server_id = services_of(interaction).rules.bans, interaction.guild_id or 0
    was_banned = await bans.unban(member.id, server_id)
    if was_banned:
        await note(interaction, Action.UNBANNED, about=member.id)
    said = Text("case-unbanned" if was_banned else "case-was-not-banned", member=mention(member.id))
    await interaction.edit_original_response(content=render(said))


@group.command(description="See who may make no videos here")
async def bans(interaction: discord.Interaction[Any]) -> None:
    check_manages(interaction)
    services = services_of(interaction)
    found = services.rules.bans.of_server(interaction.guild_id or 0)
    lines = [_line(one, services.clock) for one in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(Text("case-more-bans", count=len(found) - SHOWN))
    content = clip("\n".join(map(render, lines or [Text("case-no-bans")])))
    await interaction.response.send_message(content, ephemeral=True)


def _line(ban: Ban, clock: Clock) -> Text:
    member = mention(ban.user_id) if ban.user_id else render(Text("case-ban-nobody"))
    by, since = mention(ban.by), clock.timestamp(ban.at)
    if ban.until is None:
        return Text("case-ban", member=member, by=by, since=since)
    when = clock.timestamp(ban.until)
    return Text("case-ban-until", member=member, when=when, by=by, since=since)
