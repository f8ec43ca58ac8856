"""From finished videos to the job that cuts them together."""

from __future__ import annotations

from typing import Any

import discord

from ..catalog.film import FilmRequest
from ..jobs.executor import Kind
from ..jobs.job import Job
from .results import Result
from .services import Services, note_name, services_of


async def film_of(
    interaction: discord.Interaction[Any], scenes: list[Result], *, title: str, captions: bool
) -> Job:
    """In the name of who asks; the credits name those whose videos they are."""
    services, guild, user = services_of(interaction), interaction.guild, interaction.user
    await note_name(interaction)
    language = services.speech.around(interaction)
    request = await request_for(
        services, guild, scenes, title=title, language=language, captions=captions
    )
    return Job(request, user.id, Kind.CUT, tuple(scene.job.id for scene in scenes))


async def request_for(
    services: Services,
    guild: discord.Guild | None,
    scenes: list[Result],
    *,
    title: str,
    language: str,
    captions: bool = False,
) -> FilmRequest:
    """The film of these scenes, to be shown in a server."""
    owners = list(dict.fromkeys(scene.post.owner for scene in scenes))
    names = await services.people.names(owners, guild.id if guild else None, language)
    return FilmRequest(
        title=title,
        words=tuple(scene.words for scene in scenes),
        names=tuple(names[owner] for owner in owners if owner in names),
        captions=captions,
        server=guild.name if guild else "",
        language=language,
    )
