"""/video-help: what to write, what happens then, and what holds where somebody asks."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from ...catalog.examples import examples_of
from ...errors import RequestRefused
from ...text import Text
from .. import hosting
from ..asking import asker_of
from ..choosing import can_start_from_picture, usual_model
from ..messages.help_wording import Place, help_text
from ..messages.markdown import escaped
from ..moderators import check_manages
from ..requests import check_may_ask
from ..services import services_of
from ..views.trying import trying_view
from .registry import command

Interaction = discord.Interaction[Any]


@command
@app_commands.command(
    name="video-help",
    description="See what to write, with examples to press, and what happens next",
)
async def help(interaction: Interaction) -> None:
    services, asker = services_of(interaction), asker_of(interaction)
    model = services.catalog.get(usual_model(services, asker))
    refusal = _refusal(interaction)
    place = Place(
        model=model,
        asker=asker,
        limits=services.rules.limits,
        can_start_from_picture=can_start_from_picture(services, asker),
        refusal=refusal,
        notice=services.notice.said(),
        is_moderator=_is_moderator(interaction),
        is_host=hosting.is_host(interaction),
        link=interaction.client.command_link,
    )
    may_try = refusal is None and not model.needs_image
    view = trying_view(examples_of(model)) if may_try else discord.utils.MISSING
    await interaction.response.send_message(help_text(place), view=view, ephemeral=True)


def _refusal(interaction: Interaction) -> Text | None:
    """Why no video can be asked for, if none can."""
    try:
        check_may_ask(interaction)
    except RequestRefused as error:
        clock = services_of(interaction).clock
        return escaped(error.text).with_moments(clock.timestamp)
    return None


def _is_moderator(interaction: Interaction) -> bool:
    try:
        check_manages(interaction)
    except RequestRefused:
        return False
    return True
