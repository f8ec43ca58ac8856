"""Where a vote over drafts is seen in Discord: a message below them that says when it is decided,
and the votes on their buttons.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace

import discord

from ..groups.draft_vote import DraftVote
from ..posts.post import Destination
from ..text import Text, render, speaking
from .boards import Boards
from .views.drafts import drafts_view, vote_view

log = logging.getLogger(__name__)


class DiscordBallots:
    """Fulfils ``groups.draft_votes.Ballots``."""

    def __init__(self, boards: Boards) -> None:
        self._boards = boards

    async def open(self, vote: DraftVote) -> int:
        """A message below the drafts; its id, or 0 where there can be none."""
        when = self._boards.clock.timestamp(vote.ends_at)
        with speaking(self._boards.speech.in_server(vote.server_id, vote.channel_id)):
            words, view = render(Text("vote-open", when=when)), vote_view(vote.id)
        try:
            return await self._boards.reply(
                (vote.server_id, vote.channel_id, vote.drafts_message_id),
                words,
                nonce=f"v{vote.id}",
                view=view,
            )
        except discord.HTTPException as error:
            log.info("Vote %s has no message: %s", vote.id, error)
            return 0

    def show(self, vote: DraftVote) -> None:
        """The votes on the buttons of the drafts."""
        channel = self._boards.channel(vote.server_id, vote.channel_id)
        drafts = channel.get_partial_message(vote.drafts_message_id)
        tally = vote.tally()
        with speaking(self._boards.speech.in_server(vote.server_id, vote.channel_id)):
            view = drafts_view(vote.id, vote.owner, len(vote.request.seeds), tally)
        self._boards.soon(drafts.id, str(sorted(tally.items())), lambda: drafts.edit(view=view))

    def destination(self, vote: DraftVote) -> Destination:
        """Where the video goes: into the vote's message."""
        place = self._boards.destination(vote.server_id, vote.channel_id, vote.message_id)
        return replace(place, spoiler=place.spoiler or vote.spoiler)

    async def remove(self, vote: DraftVote) -> None:
        """There is nothing to decide any more."""
        channel = self._boards.channel(vote.server_id, vote.channel_id)
        with suppress(discord.HTTPException):
            await channel.get_partial_message(vote.message_id).delete()

    async def aclose(self) -> None:
        await self._boards.aclose()
