"""What stands under a finished video: four buttons, 👍 among them, and a menu for the rest."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import discord

from ...catalog.film import FilmRequest, SheetRequest, clip_of
from ...catalog.model import Enhancing
from ...errors import UserError
from ...jobs.job import Job
from ...posts.post import Post, PostState
from ...rules.asker import Asker
from ...text import Text, render, speaking
from ..choosing import can_start_from_picture
from ..replies import acknowledge, tell
from ..services import Services, note_name, services_of
from .buttons import IDS, AgainButton, ChangeButton, DeleteButton, PostButton, Pressed, view_of
from .drafts import DecideButton, DraftButton, drafts_view
from .menu import MoreMenu

HowEnhanced = Callable[[str], Enhancing | None]
"""How the clips of the model of that name are made larger and finer, where they can be."""


class LikeButton(PostButton, template=rf"t2v:like:{IDS}"):
    """It says how many like the video."""

    kind = "like"
    emoji = "👍"

    def __init__(self, post_id: str, owner_id: int, count: int = 0) -> None:
        self._count = count
        super().__init__(post_id, owner_id)

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        label = render(Text("bot-likes", count=self._count))
        return discord.ui.Button(label=label, emoji=self.emoji, custom_id=custom_id)

    async def pressed(self, interaction: Pressed) -> None:
        services, user = services_of(interaction), interaction.user
        if user.id == self.owner_id:
            return await tell(interaction, Text("bot-like-own"))
        await acknowledge(interaction)
        post = await services.posts.find(self.post_id)
        job = await services.recent.job_of(post) if post else None
        if post is None or job is None or post.state is not PostState.DELIVERED:
            raise UserError(Text("bot-request-gone"))
        count = await services.likes.toggle(post.id, user.id)
        await note_name(interaction)
        with speaking(services.speech.at(self.here(interaction))):  # everybody sees it
            view = result_view(
                *(post, job, services.catalog.enhancing, count),
                can_continue=can_be_continued(services, post),
            )
        await interaction.edit_original_response(view=view)


def can_be_continued(services: Services, post: Post) -> bool:
    """Whether who asked may use a model there that can start from a last frame."""
    where = post.destination
    asker = Asker(post.owner, where.guild_id or 0, channels=(where.channel_id,))
    return can_start_from_picture(services, asker)


def result_view(
    post: Post,
    job: Job | None,
    enhancing: HowEnhanced,
    likes: int = 0,
    *,
    can_continue: bool = False,
) -> discord.ui.View:
    if job and isinstance(job.request, SheetRequest):
        count, private = len(job.request.seeds), post.destination.private
        return drafts_view(post.id, post.owner, count, {}, is_private=private)
    private = post.destination.private
    is_film = job is not None and isinstance(job.request, FilmRequest)
    view = view_of(post.id, post.owner, *(() if is_film else (AgainButton, ChangeButton)))
    if post.destination.guild_id and not private:  # else nobody else sees it
        view.add_item(LikeButton(post.id, post.owner, likes))
    view.add_item(DeleteButton(post.id, post.owner))
    if not (is_film and private):
        view.add_item(menu_of(post, job, enhancing, can_continue=can_continue))
    return view


def menu_of(
    post: Post, job: Job | None, enhancing: HowEnhanced, *, can_continue: bool, there: int = 0
) -> MoreMenu:
    made = job.result.request if job and job.result else None
    clip = clip_of(made) if made else None
    return MoreMenu(
        *(post.id, post.owner),
        is_clip=job is None or not isinstance(job.request, FilmRequest),
        is_private=post.destination.private,
        made=made,
        enhancing=enhancing(clip.model) if clip else None,
        can_continue=can_continue,
        there=there,
    )


ITEMS = (LikeButton, DraftButton, DecideButton, MoreMenu)
