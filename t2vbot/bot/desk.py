"""Where moderators are told what they have to decide: in the channel that they have set, else the
host by direct message.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord

from ..rules.rulebook import Rulebook
from ..text import Text, render
from .messages.refusals import Refusal, judge, reason_of

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Placed:
    """A message at a desk. ``passed_over``: why it is not in the moderators' channel."""

    channel_id: int
    message_id: int
    passed_over: Text | None = None


class Desk:
    def __init__(self, client: discord.Client, rulebook: Rulebook) -> None:
        self._client = client
        self._rulebook = rulebook

    @property
    def host_id(self) -> int:
        """Whose the application is: a person's, or a team's owner. 0: nobody knows yet."""
        application = self._client.application
        if application is None:
            return 0
        team = application.team
        return (team.owner_id if team else application.owner.id) or 0

    async def place(
        self,
        server_id: int,
        contents: Sequence[str],
        view: discord.ui.View,
        *,
        nonce: str,
        picture: Path | None = None,
    ) -> Placed:
        """A new message. ``contents``: what it says, then what it says where Discord does not take
        those words. ``picture``: shown with it, behind a spoiler. Raises ``discord.HTTPException``
        where nobody can be told.
        """
        chosen = self._rulebook.number("moderators", server_id) if server_id else 0
        passed_over: Text | None = None
        if chosen:
            channel = self._channel(server_id, chosen)
            if channel is None:
                passed_over = Text("posts-reason-channel-gone")
            else:
                try:
                    message = await _send(channel, contents, view, f"c{nonce}", picture)
                    return Placed(chosen, message.id)
                except discord.HTTPException as error:
                    if judge(error) is Refusal.TRY_LATER:
                        raise
                    log.warning("The moderators' channel %d: %s", chosen, error)
                    passed_over = reason_of(error)
        dm = await self._client.create_dm(discord.Object(self.host_id))
        message = await _send(dm, contents, view, f"h{nonce}", picture)
        return Placed(dm.id, message.id, passed_over)

    async def edit(
        self, channel_id: int, message_id: int, contents: Sequence[str], **how: Any
    ) -> None:
        """Raises ``discord.HTTPException`` where that is to be tried again."""
        channel = self._client.get_partial_messageable(channel_id)
        for number, content in enumerate(contents, start=1):
            try:
                await channel.get_partial_message(message_id).edit(content=content, **how)
                return
            except discord.HTTPException as error:
                if judge(error) is Refusal.TRY_LATER:
                    raise
                if judge(error) is not Refusal.WORDS or number == len(contents):
                    log.info("The message %d at a desk cannot be edited: %s", message_id, error)
                    return

    def _channel(self, server_id: int, channel_id: int) -> discord.abc.Messageable | None:
        """Only one of that server, whatever was set: a changed client sets anything."""
        guild = self._client.get_guild(server_id)
        channel = guild.get_channel_or_thread(channel_id) if guild else None
        return channel if isinstance(channel, discord.abc.Messageable) else None


async def _send(
    channel: discord.abc.Messageable,
    contents: Sequence[str],
    view: discord.ui.View,
    nonce: str,
    picture: Path | None,
) -> discord.Message:
    for content in contents[:-1]:
        try:
            return await channel.send(content, view=view, nonce=nonce, files=_files(picture))
        except discord.HTTPException as error:
            if judge(error) is not Refusal.WORDS:
                raise
    return await channel.send(contents[-1], view=view, nonce=nonce, files=_files(picture))


def _files(picture: Path | None) -> list[discord.File]:
    """Made again for every try, which reads it to its end."""
    if picture is None or not picture.exists():
        return []
    description = render(Text("alt-start-picture"))
    return [discord.File(picture, "picture.png", spoiler=True, description=description)]
