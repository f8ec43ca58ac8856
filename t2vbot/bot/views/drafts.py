"""The numbers under drafts. Who asked for them presses one, and has that one in full quality. Where
others see them, the first press of anybody else begins a vote; once it is decided, and elsewhere, a
press makes that draft for whoever presses.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from typing import Any, Self

import discord

from ...catalog.film import SheetRequest
from ...catalog.request import VideoRequest
from ...errors import UserError
from ...groups.draft_vote import DraftVote
from ...jobs.job import Job
from ...text import Text, render
from ..messages.markdown import mention
from ..recent import Asked
from ..replies import acknowledge, tell
from ..requests import ask, ask_below, check_may_take_part
from ..services import services_of
from .buttons import IDS, DeleteButton, PostItem, Pressed, may_manage, view
from .group import IDS as GROUP_IDS
from .group import GroupItem
from .menu import MoreMenu

DIGITS = ["1️⃣", "2️⃣", "3️⃣", "4️⃣"]
MOST = len(DIGITS)
VOTABLE = 3600.0  # seconds after which nobody votes over drafts any more


class DraftButton(PostItem, template=rf"t2v:draft(?P<number>[1-4]):{IDS}"):
    def __init__(self, post_id: str, owner_id: int, number: int = 1, votes: int = 0) -> None:
        self._number = number
        self._votes = votes
        self.kind = f"draft{number}"  # type: ignore[misc]
        super().__init__(post_id, owner_id)

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        label = render(Text("bot-draft", number=self._number, count=self._votes))
        return discord.ui.Button(label=label, emoji=DIGITS[self._number - 1], custom_id=custom_id)

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["post"], int(match["owner"]), int(match["number"]))

    async def pressed(self, interaction: Pressed) -> None:
        check_may_take_part(interaction)
        services, user = services_of(interaction), interaction.user
        if self.post_id in services.votes.groups:
            await acknowledge(interaction)
            return await self._vote(interaction)
        if user.id != self.owner_id and _may_vote(interaction):
            await acknowledge(interaction, thinking=True, ephemeral=True)
            was_held = await services.votes.was_held(self.post_id)
            if self.post_id in services.votes.groups or not was_held:
                await self._vote(interaction)
                await interaction.edit_original_response(content=render(Text("vote-yours")))
                return
            return await self._make_below(interaction)
        if asked := services.recent.get(self.post_id):
            chosen, parent = self._chosen(asked), asked.post_id
            return await ask(interaction, chosen, showing=asked.showing, parent=parent)
        await acknowledge(interaction, thinking=True, ephemeral=True)
        await self._make_below(interaction)

    async def _make_below(self, interaction: Pressed) -> None:
        """For whoever pressed."""
        asked = await services_of(interaction).recent.load(self.post_id)
        job = Job(self._chosen(asked), interaction.user.id)
        await ask_below(interaction, job, showing=asked.showing, parent=asked.post_id)

    async def _vote(self, interaction: Pressed) -> None:
        """The first vote begins it."""
        services, voter = services_of(interaction), interaction.user.id
        asked = services.recent.get(self.post_id) or await services.recent.load(self.post_id)
        if self.post_id in services.votes.groups:
            return await services.votes.vote(self.post_id, voter, self._number)
        vote = DraftVote(
            id=self.post_id,
            owner=self.owner_id,
            server_id=interaction.guild_id or 0,
            channel_id=interaction.channel_id or 0,
            drafts_message_id=interaction.message.id if interaction.message else 0,
            request=_sheet(asked),
            ends_at=time.time() + 60.0 * _minutes(interaction),
            spoiler=asked.showing.spoiler,
        )
        await services.votes.open(vote, voter, self._number)

    def _chosen(self, asked: Asked) -> VideoRequest:
        sheet = _sheet(asked)
        if self._number > len(sheet.seeds):
            raise UserError(Text("bot-request-gone"))
        return sheet.chosen(self._number)


def _sheet(asked: Asked) -> SheetRequest:
    if not isinstance(asked.request, SheetRequest):
        raise UserError(Text("bot-request-gone"))
    return asked.request


def _minutes(interaction: Pressed) -> int:
    rulebook = services_of(interaction).rules.rulebook
    return rulebook.number("draft_vote_minutes", interaction.guild_id)


def _may_vote(interaction: Pressed) -> bool:
    """Whether others see the drafts, the bot can write below them, and they are new."""
    if interaction.message is None or not interaction.is_guild_integration():
        return False
    if interaction.guild_id is None or not _minutes(interaction):
        return False
    rights, in_thread = interaction.app_permissions, isinstance(interaction.channel, discord.Thread)
    if not (rights.send_messages_in_threads if in_thread else rights.send_messages):
        return False
    # Both by Discord's clock.
    age = interaction.created_at - interaction.message.created_at
    return rights.view_channel and age.total_seconds() < VOTABLE


class DecideButton(GroupItem, template=rf"t2v:vote-decide:{GROUP_IDS}"):
    """By who asked for the drafts, or a moderator."""

    kind = "vote-decide"
    label = Text("vote-button-decide")
    emoji = "🗳️"

    async def pressed(self, interaction: Pressed) -> None:
        votes = services_of(interaction).votes
        vote = votes.find(self.group_id)
        if not may_manage(interaction, vote.owner):
            return await tell(interaction, Text("vote-not-yours", member=mention(vote.owner)))
        await acknowledge(interaction)
        await votes.decide(vote.id)


def drafts_view(
    post_id: str, owner_id: int, count: int, votes: Mapping[int, int], *, is_private: bool = False
) -> discord.ui.View:
    """``votes``: by number of draft."""
    numbers = range(1, count + 1)
    drafts = (DraftButton(post_id, owner_id, n, votes.get(n, 0)) for n in numbers)
    made = view(*drafts, DeleteButton(post_id, owner_id))
    if not is_private:
        made.add_item(MoreMenu(post_id, owner_id, is_clip=False))
    return made


def vote_view(vote_id: str) -> discord.ui.View:
    return view(DecideButton(vote_id))
