"""The Discord client: its commands, buttons and forms, and the events that it listens to."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import discord
from discord import app_commands

from ..errors import UserError
from ..text import Text
from . import shards as gateway
from .answers import Answers
from .auditing import note_deleted
from .command_permissions import CommandPermissions
from .commands.registry import all_commands
from .commands.video_host import group as host_group
from .greeting import Greeting
from .owners import Owners
from .pace import Pace
from .registration import Registration
from .replies import report
from .services import Services
from .speech import speak_to
from .translator import CommandTranslator
from .views import (
    animating,
    case,
    continuing,
    defaults,
    film,
    host,
    jam,
    joining,
    privacy,
    relay,
    result,
    settings,
    several,
    trying,
    word_list,
)
from .views.buttons import BUTTONS
from .views.changing import submitted

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
    create_public_threads=True,  # of jams; without it all of one happens in the channel
    attach_files=True,
    read_message_history=True,
)
# None is privileged. The second tells of messages of ours that somebody deletes; by it, and the
# third, who writes to the bot is told what to type. What others write comes without its words.
INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)

# Between two looks at what servers have set, of which each costs a request at least: Discord takes
# 50 in a second, and what members wait for comes in between.
LOOK_SECONDS = 0.05

ANYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
SERVERS_AND_USERS = app_commands.AppInstallationType(guild=True, user=True)


def invite_link(application_id: int) -> str:
    """Where a host adds the bot to a server, with exactly the permissions that it needs."""
    return discord.utils.oauth_url(
        application_id, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
    )


class Tree(app_commands.CommandTree[Any]):
    """The commands, with one place for what goes wrong in them."""

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Before every command, and everything that is offered while one is typed."""
        speak_to(interaction)
        return True

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        await report(interaction, error)
        speak_to(interaction)
        await interaction.client.services.moderation.tell_news(interaction)


class VideoClient(discord.AutoShardedClient):
    """discord.py's client with the services that commands and buttons need.

    Always the one with shards: Discord says how many as it connects, which is one up to about a
    thousand servers.
    """

    def __init__(
        self,
        build_services: Callable[[VideoClient], Services],
        *,
        dev_guild: int | None = None,
        host_server: int | None = None,
        shards: int | None = None,
        greets: bool = True,
        **options: Any,
    ) -> None:
        """``build_services`` is called once, with this client. ``shards``: how many; None: as many
        as Discord recommends. ``greets``: whether who writes to the bot gets an answer.
        """
        self.answers = Answers()
        self.connections: Counter[int] = Counter()  # that each shard has had, also resumed ones
        self._sessions, self._looks = Pace(), Pace()
        self.since = time.monotonic()
        super().__init__(
            intents=INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,  # none is looked up in memory
            http_trace=self.answers.trace,
            shard_count=shards,
            **options,
        )
        self.tree = Tree(self, allowed_contexts=ANYWHERE, allowed_installs=SERVERS_AND_USERS)
        for command in all_commands():
            self.tree.add_command(command)
        if dev_guild:
            self.tree.copy_global_to(guild=discord.Object(dev_guild))
        if host_server:
            self.tree.add_command(host_group, guild=discord.Object(host_server))
        self._registration = Registration(self, self.tree, dev_guild, host_server)
        self.owners = Owners(self, host_server)
        self.permissions = CommandPermissions(self, lambda: self._registration.ids)
        self.services = build_services(self)
        self._items: list[type[discord.ui.DynamicItem[Any]]] = []
        self._greeting = Greeting(self, self.services, self.command_link, on=greets)
        gateway.guard(self)

    def command_link(self, name: str) -> str:
        """A command as a link that opens it, where Discord has it; its name elsewhere."""
        command_id = self._registration.ids.get(name)
        return f"</{name}:{command_id}>" if command_id else f"`/{name}`"

    async def setup_hook(self) -> None:
        self.owners.learn(self.application)
        rooms = (
            *(result, several, continuing, film, joining, jam, relay, settings, case, host),
            *(privacy, defaults, trying),
        )
        self._items = [*BUTTONS, *(item for room in rooms for item in room.ITEMS)]
        self.add_dynamic_items(*self._items)
        await self.tree.set_translator(CommandTranslator([*all_commands(), host_group]))
        await self._registration.update()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        await self._sessions.turn(gateway.SESSION_SECONDS)

    async def on_shard_connect(self, shard_id: int) -> None:
        self.connections[shard_id] += 1

    async def on_shard_resumed(self, shard_id: int) -> None:
        self.connections[shard_id] += 1

    async def on_shard_ready(self, shard_id: int) -> None:
        """With a new session of its own; the others may go on meanwhile."""
        for guild in self.guilds:
            if guild.shard_id == shard_id:
                await self._looks.turn(LOOK_SECONDS)
                await self._enter(guild)

    async def on_ready(self) -> None:
        """All shards are."""
        where = f"in {len(self.guilds)} servers over {self.shard_count} shards"
        log.info("Logged in as %s, %s", self.user, where)
        log.info("Invite it with %s", invite_link(self.application_id or 0))
        await self.services.privacy.departures.compare({guild.id for guild in self.guilds})
        for guild in self.guilds:
            await self._looks.turn(LOOK_SECONDS)
            await self._registration.remove_copies(guild.id)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self.services.privacy.departures.is_back(guild.id)
        await self._enter(guild)

    async def _enter(self, guild: discord.Guild) -> None:
        if not await self.services.servers.leave(guild, self.services.speech.in_server(guild.id)):
            await self.permissions.load(guild.id)
            await self._registration.entered(guild.id)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Not where Discord loses it for a while."""
        self.permissions.forget(guild.id)
        await self.services.privacy.departures.left(guild.id)
        await self.services.outbox.server_left(guild.id)
        await self.services.moderation.server_left(guild.id)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        await self._channel_deleted(channel.id)

    async def on_app_command_completion(
        self, interaction: discord.Interaction[Any], command: object
    ) -> None:
        speak_to(interaction)
        await self.services.moderation.tell_news(interaction)

    async def on_raw_app_command_permissions_update(
        self, event: discord.RawAppCommandPermissionsUpdateEvent
    ) -> None:
        if event.application_id == self.application_id:
            self.permissions.update(event.guild.id, event.target_id, event.permissions)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Discord's clock is heard, and the forms that discord.py does not know are answered."""
        self.services.clock.hear(interaction.id)
        speak_to(interaction)
        await submitted(interaction)
        await animating.submitted(interaction)
        await continuing.submitted(interaction)
        await jam.submitted(interaction)
        await relay.submitted(interaction)
        await settings.submitted(interaction)
        await word_list.submitted(interaction)
        await case.submitted(interaction)
        await host.submitted(interaction)
        await defaults.submitted(interaction)
        if interaction.type is discord.InteractionType.component and not self._knows(interaction):
            await report(interaction, UserError(Text("bot-button-unknown")))

    def _knows(self, interaction: discord.Interaction[Any]) -> bool:
        """Whether there is somebody who answers a button or menu."""
        data: Any = interaction.data
        custom_id = str(data["custom_id"])
        patterns = (item.__discord_ui_compiled_template__ for item in self._items)
        return any(pattern.fullmatch(custom_id) for pattern in patterns)

    async def on_message(self, message: discord.Message) -> None:
        await self._greeting.hear(message)

    async def on_raw_message_delete(self, event: discord.RawMessageDeleteEvent) -> None:
        await self._deleted(event.message_id)

    async def on_raw_thread_delete(self, event: discord.RawThreadDeleteEvent) -> None:
        await self._channel_deleted(event.thread_id)

    async def _channel_deleted(self, channel_id: int) -> None:
        """Or a thread."""
        await self.services.outbox.channel_deleted(channel_id)
        for keeper in self.services.keepers:
            await keeper.channel_deleted(channel_id)

    async def on_raw_bulk_message_delete(self, event: discord.RawBulkMessageDeleteEvent) -> None:
        for message_id in event.message_ids:
            await self._deleted(message_id)

    async def _deleted(self, message_id: int) -> None:
        for post in await self.services.outbox.message_deleted(message_id):
            await note_deleted(self.services.audit, post)
        for keeper in self.services.keepers:
            await keeper.message_deleted(message_id)
