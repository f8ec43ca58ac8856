"""What people do in Discord, for the audit log of their server."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import discord

from ..posts.post import Post
from ..rules.audit import Action, AuditLog, Event
from ..rules.rulebook import Edit
from ..text import Text
from .messages import settings_wording as wording
from .services import services_of


async def note(
    interaction: discord.Interaction[Any],
    action: Action,
    *,
    about: int | None = None,
    job_id: str | None = None,
    words: str | None = None,
    detail: Text | None = None,
) -> None:
    """Somebody did something, where they did it."""
    is_here = interaction.is_guild_integration()
    event = Event(
        action,
        (interaction.guild_id or 0) if is_here else 0,
        interaction.channel_id or 0,
        user_id=interaction.user.id,
        about=about,
        job_id=job_id,
        words=words,
        detail=detail,
    )
    await services_of(interaction).audit.note(event)


async def note_edits(
    interaction: discord.Interaction[Any], edits: Iterable[Edit], *, undone: bool = False
) -> None:
    """Every rule that was changed."""
    action = Action.RULES_UNDONE if undone else Action.RULES_CHANGED
    for edit in edits:
        detail = Text(
            "setting-edited",
            name=wording.name_of(edit.name),
            where=wording.spot_of(edit.spot),
            before=wording.value_of(edit.name, edit.before),
            after=wording.value_of(edit.name, edit.after),
        )
        await note(interaction, action, detail=detail)


async def note_deleted(audit: AuditLog, post: Post) -> None:
    """A video's message was deleted by hand, and Discord tells the bot of nobody who did it."""
    place = post.destination
    await audit.note(
        Event(
            Action.DELETED,
            place.guild_id or 0,
            place.channel_id,
            about=post.owner,
            job_id=post.jobs[0],
        )
    )
