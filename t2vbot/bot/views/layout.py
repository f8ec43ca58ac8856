"""Which buttons stand under a message whose video is not there yet."""

from __future__ import annotations

import discord

from ...posts.post import Notify, Post
from .buttons import CancelButton, GetButton, PostButton, view_of
from .joining import JoinButton


def status_view(post: Post, *, is_held: bool = False) -> discord.ui.View:
    """Under a post that is not settled. Nobody joins in what is held.

    Where the bot can write for 15 minutes only, with the button that brings new ones: from the
    beginning, since the bot may be away at their end. In a message for one person that is so, too.
    """
    buttons: tuple[type[PostButton], ...] = (CancelButton,)
    if not post.destination.reachable:
        buttons = (GetButton, CancelButton)
    elif post.destination.guild_id and post.notify is not Notify.NEVER and not is_held:
        buttons = (JoinButton, CancelButton)
    return view_of(post.id, post.owner, *buttons)


def kept_view(post: Post) -> discord.ui.View:
    """Under a post whose video could not be delivered."""
    return view_of(post.id, post.owner, GetButton)
