"""How what members make together begins: a command, a message with buttons, and from then on it
lives.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypedDict, TypeVar

import aiohttp
import discord

from ..errors import RequestRefused
from ..groups.production import Production
from ..groups.productions import Productions
from ..text import Text, render
from .asking import asker_of
from .requests import check_may_ask, defer
from .services import note_name, services_of

P = TypeVar("P", bound=Production)


class Place(TypedDict):
    """Where a production is, and whose."""

    host: int
    server_id: int
    channel_id: int
    board_id: int


def check_theme(interaction: discord.Interaction[Any], theme: str) -> None:
    """It stands on the board, and is the film's title. Raises ``RequestRefused``."""
    asker = asker_of(interaction)
    services_of(interaction).rules.check_place(asker)
    if services_of(interaction).rules.check_words(asker, theme):
        raise RequestRefused(Text("rules-words"))


async def begin(
    interaction: discord.Interaction[Any],
    productions: Productions[P],
    most: int,
    begun: Callable[[Place], P],
) -> None:
    """``most``: how many of them the channel may have at once. Raises ``RequestRefused``."""
    check_may_ask(interaction)
    user = interaction.user
    server_id, channel_id = interaction.guild_id, interaction.channel_id or 0
    if server_id is None or not interaction.is_guild_integration():
        raise RequestRefused(Text("together-not-here", kind=productions.kind))
    if not interaction.app_permissions.view_channel:
        raise RequestRefused(Text("together-not-seen"))
    with productions.room(channel_id, user.id, most=most):
        board = await defer(interaction)
        place = Place(
            host=user.id,
            server_id=server_id,
            channel_id=channel_id,
            board_id=board.message_id,
        )
        production = begun(place)
        await productions.table.record(production)
        # A message first, then its thread, then its buttons: a scene has to have its place.
        with suppress(discord.HTTPException, aiohttp.ClientError):
            words = render(
                Text("bot-getting-ready"), services_of(interaction).speech.around(interaction)
            )
            await interaction.edit_original_response(content=words)
        await productions.begin(production)
    await note_name(interaction)
