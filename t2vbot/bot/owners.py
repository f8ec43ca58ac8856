"""Who owns the bot: what they may do, nobody else may, whatever their client sends."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import aiohttp
import discord

from ..errors import RequestRefused
from ..text import Text

log = logging.getLogger(__name__)

LOOK_SECONDS = 600.0  # between two looks at who owns it
# By Discord's documentation ("Managing Your Developer Team"): admins and developers may change the
# application and have its secrets; who has the read-only role may only look at it.
_ROLES = (discord.TeamMemberRole.admin, discord.TeamMemberRole.developer)


class Owners:
    """``server_id``: the host's own server, the only one where they are answered; None: none."""

    def __init__(self, client: discord.Client, server_id: int | None) -> None:
        self.server_id = server_id
        self._client = client
        self._ids: frozenset[int] = frozenset()  # nobody, until Discord said who

    def learn(self, application: discord.AppInfo | None) -> None:
        """Take over what Discord says of the application."""
        if application is None:
            return
        found = frozenset(_owners(application))
        if self.server_id is not None and found != self._ids:
            log.info("/video-host answers %d owners of the bot", len(found))
        self._ids = found

    async def run(self) -> None:
        """Look again, now and then: a team changes."""
        while self.server_id is not None:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                self.learn(await self._client.application_info())
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                log.info("Who owns the bot cannot be looked up now: %r", error)

    def include(self, user_id: int) -> bool:
        return user_id in self._ids

    def check(self, interaction: discord.Interaction[Any]) -> None:
        """Raises ``RequestRefused`` for everybody else, and anywhere else."""
        is_there = self.server_id is not None and interaction.guild_id == self.server_id
        if not is_there or not self.include(interaction.user.id):
            raise RequestRefused(Text("host-owners-only"))


def _owners(application: discord.AppInfo) -> list[int]:
    team = application.team
    if team is None:
        return [application.owner.id]
    members = [
        member.id
        for member in team.members
        if member.membership_state is discord.TeamMembershipState.accepted and member.role in _ROLES
    ]
    return [*members, *([team.owner_id] if team.owner_id else [])]
