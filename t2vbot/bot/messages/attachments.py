"""The MP4s that a final message carries."""

from __future__ import annotations

import discord

from ...catalog.film import Request, clip_of
from ...posts.messenger import Final
from ...posts.post import Post
from .alt_text import alt_text


def file_name(request: Request) -> str:
    """Of the clips of one message no two have the same."""
    clip = clip_of(request)
    return f"t2v-{clip.seed}.mp4" if clip else "film.mp4"


def files_of(post: Post, final: Final, *, with_prompt: bool) -> list[discord.File]:
    """New ones for each try. Without the prompt where Discord does not take its words."""
    files = []
    for number, clip in enumerate(final.clips, start=1):
        job, result = clip.job, clip.job.result
        words = alt_text(
            job.request,
            with_words=with_prompt and not job.hidden,
            number=number,
            total=len(final.clips),
        )
        spoiler = post.destination.spoiler or (result is not None and result.spoiler)
        name = file_name(job.request)
        files.append(discord.File(clip.file.path, name, spoiler=spoiler, description=words))
    return files
