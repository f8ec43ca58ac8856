"""The Discord client: set-up, and sending the commands to Discord when they changed."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter
from pathlib import Path
from typing import Any

import discord

from ..catalog.model import Catalog
from ..jobs.consumer import Consumer
from ..jobs.ledger import Ledger
from ..jobs.policy import Policy
from ..private import write_private
from .answers import Answers
from .buttons import BUTTONS
from .commands import Tree

log = logging.getLogger(__name__)

# The bot has no voice, so nobody need hear at every start that packages for it are missing.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False

# What the bot needs in a server: exactly enough to place a video where the interaction's token has
# ended.
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    attach_files=True,
    read_message_history=True,
)


def invite_link(application_id: int) -> str:
    """Where a host adds the bot to a server, with exactly the permissions that it needs."""
    return discord.utils.oauth_url(
        application_id, permissions=PERMISSIONS, scopes=("bot", "applications.commands")
    )


class VideoClient(discord.Client):
    """discord.py's client with what the commands and buttons need at hand.

    ``consumer`` is set before the start, after the delivery that needs this client was made.
    """

    consumer: Consumer

    def __init__(
        self,
        *,
        catalog: Catalog,
        default_model: str,
        ledger: Ledger,
        policy: Policy,
        max_upload: int,
        data_dir: Path,
        dev_guild: int | None = None,
    ) -> None:
        self.answers = Answers()
        # Slash commands, buttons and our own messages need no privileged intent.
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            http_trace=self.answers.trace,
        )
        self.catalog = catalog
        self.default_model = default_model
        self.ledger = ledger
        self.policy = policy
        self.max_upload = max_upload
        self.asking: Counter[int] = Counter()  # by member: requests on their way into the line
        self.tree = Tree(self)
        self._data_dir = data_dir
        self._dev_guild = discord.Object(dev_guild) if dev_guild else None

    async def setup_hook(self) -> None:
        self.add_dynamic_items(*BUTTONS)
        if self._dev_guild:
            self.tree.copy_global_to(guild=self._dev_guild)
        await self._sync()

    async def on_ready(self) -> None:
        log.info("Logged in as %s, in %d servers", self.user, len(self.guilds))
        log.info("Invite it with %s", invite_link(self.application_id or 0))

    async def _sync(self) -> None:
        """Send the commands to Discord if they differ from the ones sent last.

        Discord allows 200 new commands a day and server, so not at every start.
        """
        commands = self.tree.get_commands(guild=self._dev_guild)
        payload: list[Any] = [command.to_dict(self.tree) for command in commands]
        target = [self.application_id, self._dev_guild.id if self._dev_guild else None]
        digest = hashlib.sha256(json.dumps([target, payload]).encode()).hexdigest()
        sent = self._data_dir / "commands.sha256"
        if sent.exists() and sent.read_bytes() == digest.encode():
            return
        await self.tree.sync(guild=self._dev_guild)
        log.info("Sent %d commands to Discord", len(payload))
        try:
            write_private(sent, digest.encode())
        except OSError as error:  # a full disk; they are sent again at the next start
            log.warning("%s could not be written: %s", sent, error)
