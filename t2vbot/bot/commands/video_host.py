"""/video-host: what the owners of the bot do, in their own server. Discord shows it to its
administrators; it answers nobody but the owners.
"""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from ...rules.bans import EVERYWHERE
from ...rules.standing import LONGEST_REASON
from .. import hosting
from ..messages import host_wording as wording
from ..messages.markdown import cut
from ..replies import acknowledge
from ..services import services_of
from ..suggestions import CHOICE, CHOICES
from ..views import host

Interaction = discord.Interaction[Any]
Choices = list[app_commands.Choice[str]]
Reason = app_commands.Range[str, 1, LONGEST_REASON]

group = app_commands.Group(
    name="video-host",
    description="For the owners of this bot",
    default_permissions=discord.Permissions.none(),  # administrators only
    allowed_contexts=app_commands.AppCommandContext(
        guild=True, dm_channel=False, private_channel=False
    ),
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
)


@group.command(description="See how the bot is, with buttons for the rest")
async def panel(interaction: Interaction) -> None:
    services = hosting.check(interaction)
    await interaction.response.send_message(
        wording.panel(services), view=host.panel_view(), ephemeral=True
    )


@group.command(description="Begin no new videos; what is being made is finished")
@app_commands.describe(
    reason="What members are told", until="18:00, or 90m, 2h, 3d; none: until you resume"
)
async def pause(interaction: Interaction, reason: Reason = "", until: str = "") -> None:
    await _begin(interaction)
    await host.show(interaction, await hosting.pause(interaction, reason, until))


@group.command(description="Go on after a pause or draining, also within quiet hours")
async def resume(interaction: Interaction) -> None:
    await _begin(interaction)
    await host.show(interaction, await hosting.resume(interaction))


@group.command(description="Finish what is on the way, and accept nothing new until you resume")
@app_commands.describe(reason="What members are told")
async def drain(interaction: Interaction, reason: Reason = "") -> None:
    await _begin(interaction)
    await host.show(interaction, await hosting.drain(interaction, reason))


@group.command(description="Free the GPU's memory; the next video loads its model again")
async def unload(interaction: Interaction) -> None:
    await _begin(interaction)
    await host.show(interaction, await hosting.unload(interaction))


@group.command(name="quiet-hours", description="Begin no videos between two times of every day")
@app_commands.rename(start="from", end="to")
@app_commands.describe(
    start="By this computer's clock, such as 22:00; neither: no quiet hours", end="Such as 08:00"
)
async def quiet_hours(interaction: Interaction, start: str = "", end: str = "") -> None:
    await _begin(interaction)
    await host.show(interaction, await hosting.set_quiet(interaction, start, end))


@group.command(description="Cancel any video on the way")
@app_commands.rename(job_id="video")
@app_commands.describe(job_id="Which")
async def cancel(interaction: Interaction, job_id: str) -> None:
    await _begin(interaction)
    await host.show(interaction, await hosting.cancel(interaction, job_id))


@cancel.autocomplete("job_id")
async def _suggest_jobs(interaction: Interaction, typed: str) -> Choices:
    if not hosting.is_host(interaction):
        return []
    services = services_of(interaction)
    jobs = {
        job.id: wording.job_choice(services, interaction.client, job)
        for job in services.dispatcher.unfinished()
        if (post := services.outbox.pending.shown_by(job.id)) is None
        or job in services.outbox.pending.jobs_of(post)
    }
    return _matching(jobs, typed)


@group.command(description="Let somebody make no videos anywhere, and cancel theirs")
@app_commands.describe(member="Whom", days="For how many days; none: for good")
async def ban(
    interaction: Interaction,
    member: discord.User,
    days: app_commands.Range[int, 1, 3650] | None = None,
) -> None:
    await _begin(interaction)
    await host.show(interaction, await hosting.ban(interaction, member, days))


@group.command(description="Let somebody make videos again whom you banned")
@app_commands.describe(member="Whom; also by their id")
async def unban(interaction: Interaction, member: discord.User) -> None:
    await _begin(interaction)
    await host.show(interaction, await hosting.unban(interaction, member))


@group.command(name="ban-server", description="Leave a server, and make no videos there any more")
@app_commands.describe(server="Which; also by its id")
async def ban_server(interaction: Interaction, server: str) -> None:
    await _begin(interaction)
    await host.show(interaction, await hosting.ban_server(interaction, server))


@ban_server.autocomplete("server")
async def _suggest_servers(interaction: Interaction, typed: str) -> Choices:
    if not hosting.is_host(interaction):
        return []
    own = services_of(interaction).owners.server_id
    guilds = [guild for guild in interaction.client.guilds if guild.id != own]
    return _matching({str(guild.id): f"{guild.name} ({guild.id})" for guild in guilds}, typed)


@group.command(name="unban-server", description="Let a server invite the bot again")
@app_commands.describe(server="Which; by its id")
async def unban_server(interaction: Interaction, server: str) -> None:
    await _begin(interaction)
    await host.show(interaction, await hosting.unban_server(interaction, server))


@unban_server.autocomplete("server")
async def _suggest_banned(interaction: Interaction, typed: str) -> Choices:
    if not hosting.is_host(interaction):
        return []
    found = services_of(interaction).rules.bans.servers()
    return _matching({str(one.server_id): str(one.server_id) for one in found}, typed)


@group.command(description="See who may make no videos anywhere, and which servers are banned")
async def bans(interaction: Interaction) -> None:
    services = hosting.check(interaction)
    known = services.rules.bans
    content = wording.bans(
        services, interaction.client, known.of_server(EVERYWHERE), known.servers()
    )
    await interaction.response.send_message(content, ephemeral=True)


@group.command(description="See what was made and what failed, and how the computer does")
async def statistics(interaction: Interaction) -> None:
    await _begin(interaction)
    await interaction.edit_original_response(content=await host.figures(interaction))


async def _begin(interaction: Interaction) -> None:
    """Refuse everybody else before anything is answered, and say that something is being done."""
    hosting.check(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)


def _matching(choices: dict[str, str], typed: str) -> Choices:
    found = [
        app_commands.Choice(name=cut(name, CHOICE), value=value)
        for value, name in choices.items()
        if typed.lower() in name.lower()
    ]
    return found[:CHOICES]
