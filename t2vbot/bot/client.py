"""The Discord client: its commands, buttons and forms, and the events that it listens to."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from typing import Any

import discord
from discord import app_commands

from ..database import Database
from .answers import Answers
from .commands.registry import all_commands
from .replies import report
from .services import Services
from .views.buttons import BUTTONS
from .views.form import submitted
from .views.menu import MoreMenu

log = logging.getLogger(__name__)

# The bot has no voice, so nobody need hear at every start that packages for it are missing.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False

# What the bot needs in a server: exactly enough to write a video where the interaction's token has
# ended.
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    attach_files=True,
    read_message_history=True,
)
# None is privileged. The second tells of messages of ours that somebody deletes.
INTENTS = discord.Intents(guilds=True, guild_messages=True)

ANYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
SERVERS_AND_USERS = app_commands.AppInstallationType(guild=True, user=True)


def invite_link(application_id: int) -> str:
    """Where a host adds the bot to a server, with exactly the permissions that it needs."""
    return discord.utils.oauth_url(
        application_id, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
    )


class Tree(app_commands.CommandTree[Any]):
    """The commands, with one place for what goes wrong in them."""

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        await report(interaction, error)


class VideoClient(discord.Client):
    """discord.py's client with the services that commands and buttons need."""

    def __init__(
        self,
        build_services: Callable[[discord.Client], Services],
        database: Database,
        *,
        dev_guild: int | None = None,
        **options: Any,
    ) -> None:
        """``build_services`` is called once, with this client."""
        self.answers = Answers()
        super().__init__(
            intents=INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,  # none is looked up in memory
            http_trace=self.answers.trace,
            **options,
        )
        self._database = database
        self._dev_guild = discord.Object(dev_guild) if dev_guild else None
        self.services = build_services(self)
        self.tree = Tree(self, allowed_contexts=ANYWHERE, allowed_installs=SERVERS_AND_USERS)
        for command in all_commands():
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        self.add_dynamic_items(*BUTTONS, MoreMenu)
        if self._dev_guild:
            self.tree.copy_global_to(guild=self._dev_guild)
        await self._sync()

    async def on_ready(self) -> None:
        log.info("Logged in as %s, in %d servers", self.user, len(self.guilds))
        log.info("Invite it with %s", invite_link(self.application_id or 0))

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        await submitted(interaction)

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        await self.services.outbox.message_deleted(event.message_id)

    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        for message_id in event.message_ids:
            await self.services.outbox.message_deleted(message_id)

    async def _sync(self) -> None:
        """Send the commands to Discord if they differ from the ones sent last.

        Discord allows 200 new commands a day and server, so not at every start.
        """
        commands = self.tree.get_commands(guild=self._dev_guild)
        payload: list[Any] = [command.to_dict(self.tree) for command in commands]
        target = [self.application_id, self._dev_guild.id if self._dev_guild else None]
        digest = hashlib.sha256(json.dumps([target, payload]).encode()).hexdigest()
        if await self._database.kept("commands") == digest:
            return
        await self.tree.sync(guild=self._dev_guild)
        log.info("Sent %d commands to Discord", len(payload))
        await self._database.keep("commands", digest)
