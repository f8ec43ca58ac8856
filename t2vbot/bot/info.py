"""What a video says of how it was made: one of ours by its post, any other by its file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import discord

from ..catalog.film import words_of
from ..catalog.recipe import Recipe, lines_of, recipe_in
from ..catalog.request import VideoRequest
from ..catalog.smooth import SmoothRequest
from ..errors import RequestRefused, UserError
from ..posts.post import OPENLY, Post, PostState
from ..text import Text
from .asking import asker_of
from .recent import Asked
from .requests import like
from .services import Services, services_of

KINDS = ("video/mp4", "video/quicktime")
NAMES = (".mp4", ".m4v", ".mov")
MOST_SCENES = 100  # of a film that are looked at


@dataclass(frozen=True, slots=True)
class Info:
    """Of one clip. ``asked_id``: by which buttons find it; "" where nothing can be made of it, and
    ``why`` says why not. ``is_whole``: the same can be made again; ``is_allowed``: here, as it is.
    """

    request: VideoRequest
    smooth: bool
    command: str | None  # what to type in Discord for the same; None: there is no such line
    generate: str | None  # likewise in a terminal
    asked_id: str = ""
    is_whole: bool = True
    is_allowed: bool = True
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class FilmInfo:
    """Of a film, whose scenes are all that it says."""

    title: str
    words: tuple[str, ...]  # of each scene; "" where it has none
    others: int = 0  # scenes that are left out here


def videos_in(files: Sequence[discord.Attachment]) -> list[discord.Attachment]:
    """Those that call themselves something that we may have made."""
    return [
        file
        for file in files
        if (file.content_type or "").partition(";")[0] in KINDS
        or file.filename.lower().endswith(NAMES)
    ]


async def of_post(interaction: discord.Interaction[Any], post_id: str) -> Info:
    """Raises ``UserError`` where its settings are gone, or it is a film."""
    services = services_of(interaction)
    asked = services.recent.get(post_id) or await services.recent.load(post_id)
    info = _info(services, asked.clip, asked.is_smooth, post_id)
    try:
        same = like(services, asked.clip, prompt=asked.clip.prompt, seed=asked.clip.seed)
        services.rules.limits.check_each(asker_of(interaction), [same])
    except RequestRefused as error:
        return _refused(info, error)
    return info


def _refused(info: Info, error: RequestRefused) -> Info:
    """What could be made if something in it were changed."""
    why = Text("info-cannot", reason=error.text)
    return replace(info, is_whole=False, is_allowed=False, why=why)


async def of_message(
    interaction: discord.Interaction[Any], message: discord.Message
) -> Info | FilmInfo:
    """Of the first video in it that says anything. Raises ``UserError`` where none does."""
    services = services_of(interaction)
    if post_id := await _post_of(services, message.id):
        return await of_post(interaction, post_id)
    files = videos_in(message.attachments)
    if not files:
        raise UserError(Text("info-no-video"))
    refusals: list[UserError] = []
    for file in files:
        try:
            if facts := await services.videos.facts(file):
                return _read(interaction, facts)
        except UserError as error:  # the next one may be whole
            refusals.append(error)
    raise refusals[0] if refusals else UserError(Text("info-not-ours"))


async def _post_of(services: Services, message_id: int) -> str | None:
    """The newest clip of ours that a message brings."""
    for post in await _delivered_in(services, message_id):
        job = await services.recent.job_of(post)
        if job and not job.hidden and isinstance(job.request, VideoRequest | SmoothRequest):
            return post.id
    return None


async def several_in(services: Services, message_id: int) -> Post | None:
    """The post by which a message brings several clips, where it does."""
    delivered = await _delivered_in(services, message_id)
    newest = [post for post in delivered if post.created_at == delivered[0].created_at]
    brought = {post.parent for post in newest if post.is_one_of_several}
    return next((post for post in newest if post.id in brought), None)


async def _delivered_in(services: Services, message_id: int) -> list[Post]:
    """The newest first."""
    posts = await services.posts.about_message(message_id)
    delivered = [post for post in posts if post.state is PostState.DELIVERED]
    return sorted(delivered, key=lambda post: post.created_at, reverse=True)


def _read(interaction: discord.Interaction[Any], facts: dict[str, Any]) -> Info | FilmInfo:
    """What is in a file passes the rules like words that were typed here."""
    services, asker = services_of(interaction), asker_of(interaction)
    if isinstance(facts.get("scenes"), list):
        scenes = facts["scenes"][:MOST_SCENES]
        words = tuple(str(scene.get("prompt", "")) for scene in scenes)
        title = str(facts.get("title", ""))
        _check_words(services, asker, title, *words)
        return FilmInfo(title, words, len(facts["scenes"]) - len(scenes))
    recipe = recipe_in(facts)
    _check_words(services, asker, *words_of(recipe.request))
    return _possible(interaction, replace(recipe, request=_as_known(services, recipe.request)))


def _as_known(services: Services, request: VideoRequest) -> VideoRequest:
    """What a file says of a style counts as far as it is the host's; else it is somebody's words,
    and shown as such.
    """
    return services.catalog.as_typed(request) or request.without_look()


def _check_words(services: Services, asker: Any, *words: str) -> None:
    if services.rules.check_words(asker, *words):
        raise RequestRefused(Text("rules-words"))


def _possible(interaction: discord.Interaction[Any], recipe: Recipe) -> Info:
    """With what can be made of it here."""
    services, shown = services_of(interaction), recipe.request
    info = _info(services, shown, recipe.smooth)
    if shown.start_image:
        return replace(info, why=Text("info-picture-missing"))
    try:
        request = like(services, shown, prompt=shown.prompt, seed=shown.seed)
    except RequestRefused as error:
        return replace(info, why=Text("info-cannot", reason=error.text))
    whole = SmoothRequest(request, or_plain=True) if recipe.smooth else request
    is_same = replace(request, asked_frames=0) == shown and not recipe.is_cut
    info = replace(
        info,
        asked_id=services.recent.keep(Asked(whole, OPENLY)),
        is_whole=is_same,
        why=Text("info-cut") if recipe.is_cut else None,
    )
    try:
        services.rules.limits.check_each(asker_of(interaction), [request])
    except RequestRefused as error:
        return _refused(info, error)
    return info


def _info(services: Services, request: VideoRequest, smooth: bool, post_id: str = "") -> Info:
    catalog, name = services.catalog, request.model
    model = catalog.get(name) if name in {*catalog.names(), services.default_model} else None
    return Info(request, smooth, *lines_of(catalog, request, model, smooth=smooth), post_id)
