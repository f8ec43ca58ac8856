"""Which buttons and menus stand under which message."""

from __future__ import annotations

import discord

from ...catalog.film import FilmRequest
from ...jobs.job import Job
from ...posts.post import Post
from .buttons import (
    AgainButton,
    CancelButton,
    ChangeButton,
    DeleteButton,
    GetButton,
    PostButton,
    view_of,
)
from .joining import JoinButton
from .menu import MoreMenu


def status_view(post: Post) -> discord.ui.View:
    """Under a post that is not settled.

    Where the bot can write for 15 minutes only, with the button that brings new ones: from the
    beginning, since the bot may be away at their end.
    """
    buttons: tuple[type[PostButton], ...] = (CancelButton,)
    if not post.destination.reachable:
        buttons = (GetButton, CancelButton)
    elif post.destination.guild_id:
        buttons = (JoinButton, CancelButton)
    return view_of(post.id, post.owner, *buttons)


def kept_view(post: Post) -> discord.ui.View:
    """Under a post whose video could not be delivered."""
    return view_of(post.id, post.owner, GetButton)


def result_view(post: Post, job: Job | None) -> discord.ui.View:
    """Under a finished video: up to four buttons, and a menu for the rest."""
    if job and isinstance(job.request, FilmRequest):
        return view_of(post.id, post.owner, DeleteButton)
    view = view_of(post.id, post.owner, AgainButton, ChangeButton, DeleteButton)
    view.add_item(MoreMenu(post.id, post.owner))
    return view
