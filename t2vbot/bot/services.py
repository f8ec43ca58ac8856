"""What commands, buttons and forms need at hand: one frozen value, made with the client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord

from ..catalog.catalog import Catalog
from ..groups.draft_votes import DraftVotes
from ..groups.film import FilmTable
from ..groups.jams import Jams
from ..groups.joining import OfferTable
from ..groups.keeper import Keeper
from ..groups.likes import LikeTable
from ..groups.own_defaults import OwnDefaults
from ..groups.people import People
from ..groups.relays import Relays
from ..jobs.dispatcher import Dispatcher
from ..jobs.statistics import Statistics
from ..jobs.table import JobTable
from ..media.retention import Retention
from ..media.store import Media
from ..posts.outbox import Outbox
from ..posts.post import Notify
from ..posts.table import PostTable
from ..privacy.privacy import Privacy
from ..rules.audit import AuditLog
from ..rules.cases import Cases
from ..rules.openness import Openness
from ..rules.rules import Rules
from .boards import Boards
from .command_permissions import CommandPermissions
from .desk import Desk
from .messages.clock import Clock
from .messages.notice import Notice
from .moderation import Moderation
from .own_prompts import OwnPrompts
from .owners import Owners
from .pictures import Pictures
from .recent import Recent
from .servers import Servers
from .speech import Speech, language_of
from .trail import Trail
from .verdicts import Verdicts
from .video_reader import VideoReader


@dataclass(frozen=True, slots=True)
class Services:
    catalog: Catalog
    default_model: str
    rules: Rules
    audit: AuditLog
    trail: Trail
    cases: Cases
    desk: Desk
    moderation: Moderation
    verdicts: Verdicts
    dispatcher: Dispatcher
    outbox: Outbox
    posts: PostTable
    jobs: JobTable
    recent: Recent
    own_prompts: OwnPrompts
    own_defaults: OwnDefaults
    media: Media
    pictures: Pictures
    videos: VideoReader
    retention: Retention
    people: People
    films: FilmTable
    boards: Boards
    offers: OfferTable
    likes: LikeTable
    jams: Jams
    relays: Relays
    votes: DraftVotes
    privacy: Privacy
    max_upload: int  # bytes
    notify: Notify
    clock: Clock
    speech: Speech
    servers: Servers
    statistics: Statistics
    openness: Openness
    notice: Notice
    owners: Owners
    permissions: CommandPermissions | None  # None: everybody may press what makes a new video

    @property
    def keepers(self) -> tuple[Keeper[Any] | Moderation, ...]:
        """Of what goes on by itself: what members do together, and what moderators decide."""
        return (self.jams, self.relays, self.votes, self.moderation)


def services_of(interaction: discord.Interaction[Any]) -> Services:
    """Those of the client that an interaction reached."""
    services = interaction.client.services
    assert isinstance(services, Services)
    return services


async def note_name(interaction: discord.Interaction[Any]) -> None:
    """Who did something is named in credits, in another server not by this one's name for them;
    and is written to in their language.
    """
    user = interaction.user
    elsewhere = user.global_name or user.name
    people = services_of(interaction).people
    await people.note(
        user.id, interaction.guild_id, user.display_name, elsewhere, language_of(interaction)
    )
