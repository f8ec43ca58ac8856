"""From what a member asked, in whatever way, to a post that is owed to them and a job that makes
it.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import Any, TypeAlias

import aiohttp
import discord
from discord.utils import DEFAULT_FILE_SIZE_LIMIT_BYTES

from ..catalog.drafts import drafts_of, seeds_from
from ..catalog.film import SheetRequest
from ..catalog.options import Options
from ..catalog.request import VideoRequest
from ..catalog.smooth import SmoothRequest
from ..errors import RequestRefused, UserError
from ..jobs.executor import Kind
from ..jobs.job import Job
from ..posts.post import OPENLY, Destination, Notify, Post, Showing
from ..rules.rules import Accepted
from ..text import Text, render, speak
from .asking import asker_of
from .choosing import check_pictures
from .commands.registry import FIRST
from .pictures import Start
from .recent import Asked
from .replies import acknowledge
from .services import Services, note_name, services_of
from .speech import language_of

Interaction = discord.Interaction[Any]
ClipRequest: TypeAlias = VideoRequest | SmoothRequest
"""What becomes one clip."""

TOKEN_SECONDS = 15 * 60.0  # that an interaction's token works, by Discord's documentation
TOKEN_MARGIN = 60.0  # seconds before its end in which it is no longer trusted


def jobs_for(user_id: int, *requests: ClipRequest) -> list[Job]:
    """The job that makes each, and behind it what that is made out of."""
    jobs = []
    for request in requests:
        if isinstance(request, VideoRequest):
            jobs.append(Job(request, user_id))
        else:
            clip = Job(request.clip, user_id)
            jobs += [Job(request, user_id, Kind.CUT, (clip.id,)), clip]
    return jobs


def several_of(request: ClipRequest, count: int) -> list[ClipRequest]:
    """So many, the same but for the seed, which the first has."""
    clip = request if isinstance(request, VideoRequest) else request.clip
    clips = [replace(clip, seed=seed) for seed in seeds_from(clip.seed, count)]
    if isinstance(request, VideoRequest):
        return [*clips]
    return [replace(request, clip=clip) for clip in clips]


async def ask(
    interaction: Interaction,
    *requests: ClipRequest,
    showing: Showing = OPENLY,
    notify: Notify | None = None,
    start: Start | None = None,
    parent: str = "",
) -> None:
    """Queue a request, or several whose videos come in one message, and answer with its status
    message.

    A refusal (``RequestRefused``) is raised before anything is answered, so that it can be shown to
    the member alone; nothing up to the answer waits for a disk or a network, since Discord gives a
    command up after 3 seconds. ``start``: the picture that it starts from, which is fetched after
    the answer; where that is refused, the answer is taken back. ``parent``: the post whose video it
    is made out of.
    """
    services, jobs = services_of(interaction), jobs_for(interaction.user.id, *requests)
    services.servers.check(interaction)
    asker = asker_of(interaction)
    with services.rules.accepting(asker, *jobs, private=showing.private) as accepted:
        destination = await defer(interaction, _as_allowed(showing, accepted))
        async with _starting(interaction, jobs, start, is_seen=not showing.private):
            await _accept(interaction, destination, accepted, notify, *jobs, parent=parent)


async def ask_drafts(
    interaction: Interaction,
    final: VideoRequest,
    count: int,
    *,
    showing: Showing = OPENLY,
    notify: Notify | None = None,
) -> None:
    """Queue quick drafts of a request, each with a seed of its own, and the film that shows them
    beside each other; as ``ask`` does.
    """
    services, user_id = services_of(interaction), interaction.user.id
    services.servers.check(interaction)
    drafts = drafts_of(final, services.catalog.get(final.model), count)
    parts = [Job(draft, user_id) for draft in drafts]
    sheet = SheetRequest(final, tuple(draft.seed for draft in drafts))
    whole = Job(sheet, user_id, Kind.CUT, tuple(part.id for part in parts))
    with services.rules.accepting(
        asker_of(interaction), whole, *parts, private=showing.private
    ) as accepted:
        destination = await defer(interaction, _as_allowed(showing, accepted))
        await _accept(interaction, destination, accepted, notify, whole, *parts)


async def ask_below(
    interaction: Interaction,
    *jobs: Job,
    showing: Showing = OPENLY,
    notify: Notify | None = None,
    start: Start | None = None,
    parent: str = "",
) -> Post:
    """Queue jobs, behind each of which its parts stand, whose button or form was answered to the
    member alone, since something had to be read first; their status message is a new one below.
    Raises ``RequestRefused``.
    """
    services = services_of(interaction)
    with services.rules.accepting(
        asker_of(interaction), *jobs, private=showing.private
    ) as accepted:
        async with _starting(interaction, jobs, start):
            post = await _put_below(interaction, accepted, showing, notify, *jobs, parent=parent)
    with suppress(discord.HTTPException, aiohttp.ClientError):  # its buttons have done their part
        await interaction.edit_original_response(view=None)
    return post


async def ask_out_of(
    interaction: Interaction,
    post_id: str,
    make: Callable[[Asked], ClipRequest],
    count: int = 1,
) -> None:
    """Queue what ``make`` makes of an earlier request, with its picture: at once where that is in
    memory, else below, after a look into the database. ``count``: how many of it. Raises
    ``UserError``.
    """
    services = services_of(interaction)
    if asked := services.recent.get(post_id):
        requests, start = several_of(make(asked), count), services.pictures.of(asked)
        return await ask(
            interaction, *requests, showing=asked.showing, start=start, parent=asked.post_id
        )
    await acknowledge(interaction, thinking=True, ephemeral=True)
    asked = await services.recent.load(post_id)
    jobs = jobs_for(interaction.user.id, *several_of(make(asked), count))
    start = services.pictures.of(asked)
    await ask_below(interaction, *jobs, showing=asked.showing, start=start, parent=asked.post_id)


async def _put_below(
    interaction: Interaction,
    accepted: Accepted,
    showing: Showing,
    notify: Notify | None,
    *jobs: Job,
    parent: str,
) -> Post:
    # First: else the new message would take the place of one that says "thinking".
    await interaction.edit_original_response(content=render(Text("bot-asked-below")))
    words = render(Text("bot-getting-ready"), _spoken(interaction, showing))
    message = await interaction.followup.send(words, wait=True, ephemeral=showing.private)
    destination = destination_of(interaction, message.id, _as_allowed(showing, accepted))
    try:
        return await _accept(interaction, destination, accepted, notify, *jobs, parent=parent)
    except BaseException:
        with suppress(discord.HTTPException, aiohttp.ClientError):
            await message.delete()
        raise


@asynccontextmanager
async def _starting(
    interaction: Interaction, jobs: Sequence[Job], start: Start | None, *, is_seen: bool = False
) -> AsyncIterator[None]:
    """Inside, the picture that jobs start from lies beside them; afterwards only where they were
    accepted. ``is_seen``: whether others see the answer, which is taken back where there is none.
    """
    if start is None:
        yield
        return
    services = services_of(interaction)
    async with services.outbox.files.holding([job.id for job in jobs]):
        try:
            await services.pictures.lay(jobs, start)
            services.rules.check_place(asker_of(interaction))  # again, since that took a while
        except UserError:
            if is_seen:
                with suppress(discord.HTTPException, aiohttp.ClientError):
                    await interaction.delete_original_response()
            raise
        yield


def check_scene(interaction: Interaction, request: VideoRequest, *, more: int = 0) -> None:
    """Whether a member may have a scene made that they write for a film of many: it comes to be a
    job later, or never. ``more``: what else of theirs is on its way to that. Raises
    ``RequestRefused``.
    """
    rules, scene = services_of(interaction).rules, Job(request, interaction.user.id)
    accepted = rules.check(asker_of(interaction), [scene], more=more)
    if accepted.held:  # nobody can wait for that, while the others write and vote
        raise RequestRefused(Text("rules-words"))


async def _accept(
    interaction: Interaction,
    destination: Destination,
    accepted: Accepted,
    notify: Notify | None,
    job: Job,
    *parts: Job,
    parent: str = "",
) -> Post:
    services = services_of(interaction)
    if accepted.held:
        for each in (job, *parts):
            each.hold()
    jobs = tuple(each.id for each in (job, *parts))
    notify = notify or services.notify
    post = Post(destination, (job.owner,), jobs, notify=notify, parent=parent)
    if not accepted.held:
        services.recent.remember(post, job.request)
    await services.outbox.accept(post, job, *parts)
    if not accepted.held:
        services.own_prompts.remember(post, job.request)
    if accepted.held:
        await services.moderation.hold(post, job)
    await note_name(interaction)
    return post


def _as_allowed(showing: Showing, accepted: Accepted) -> Showing:
    return replace(showing, spoiler=showing.spoiler or accepted.spoiler)


def check_may_ask(interaction: Interaction) -> None:
    """For what asks for a new video and is no command, which Discord checks by itself. Raises
    ``RequestRefused``.
    """
    check_may_take_part(interaction)
    services_of(interaction).rules.check_open()


def check_may_take_part(interaction: Interaction) -> None:
    """The same for what asks for nothing new: joining and voting go on where the host lets the bot
    only finish what is on the way. Raises ``RequestRefused``.
    """
    services = services_of(interaction)
    services.servers.check(interaction)
    services.rules.check_place(asker_of(interaction))
    if services.permissions:
        services.permissions.check(interaction, FIRST)


def again(services: Services, asked: Asked, *, prompt: str, seed: int | None) -> ClipRequest:
    """What was asked for, as ``like`` has it, and smoothed where it was."""
    clip = like(services, asked.clip, prompt=prompt, seed=seed)
    return SmoothRequest(clip, or_plain=True) if asked.is_smooth else clip


def like(
    services: Services, request: VideoRequest, *, prompt: str, seed: int | None
) -> VideoRequest:
    """A finished video's request with other words or seed, checked again: its model may have
    changed since. A picture that it started from is not in it yet. Raises ``RequestRefused``.
    """
    if request.start_image:
        check_pictures(services, request.model)
    options = Options(
        prompt=prompt,
        negative_prompt=request.negative_prompt,
        model=request.model,
        width=request.width,
        height=request.height,
        num_frames=request.num_frames,
        fps=request.fps,
        num_inference_steps=request.num_inference_steps,
        guidance_scale=request.guidance_scale,
        seed=seed,
        style=request.style,
        look=request.kept_look,
        enhance=request.enhance,
    )
    return services.catalog.resolve(options, services.default_model)


def _spoken(interaction: Interaction, showing: Showing) -> str:
    """In a new message."""
    speech = services_of(interaction).speech
    return language_of(interaction) if showing.private else speech.around(interaction)


async def defer(interaction: Interaction, showing: Showing = OPENLY) -> Destination:
    """Answer with a message that says "thinking"; returns where the rest goes."""
    answer = await acknowledge(interaction, thinking=True, ephemeral=showing.private)
    message_id = answer.message_id if answer else None
    if message_id is None:
        message_id = (await interaction.original_response()).id
    if not showing.private:  # nor can anything else that comes into that message be
        speak(services_of(interaction).speech.around(interaction))
    return destination_of(interaction, message_id, showing)


def destination_of(interaction: Interaction, message_id: int, showing: Showing) -> Destination:
    """The message ``message_id``, to be edited by the interaction's token while that lives. One
    that is for one person's eyes no right of the bot's own reaches.
    """
    services = services_of(interaction)
    return Destination(
        application_id=interaction.application_id,
        token=interaction.token,
        channel_id=interaction.channel_id or 0,
        message_id=message_id,
        guild_id=interaction.guild_id,
        # From now on, and not from when Discord says that it began: this computer's clock may be
        # minutes off.
        expires_at=time.time() + TOKEN_SECONDS - TOKEN_MARGIN,
        limit=min(interaction.filesize_limit, _limit_of_bot(interaction), services.max_upload),
        spoiler=showing.spoiler,
        reachable=not showing.private and _bot_is_there(interaction),
        private=showing.private,
        language=services.speech.of_asker(interaction, private=showing.private),
        asked_by=interaction.user.id,
    )


def _bot_is_there(interaction: Interaction) -> bool:
    """Whether the bot may still write there when the interaction's token has ended."""
    return interaction.context.dm_channel or interaction.is_guild_integration()


def _limit_of_bot(interaction: Interaction) -> int:
    """What the bot itself may upload there: it has to, once the interaction's token is over."""
    guild = interaction.guild
    return guild.filesize_limit if guild else DEFAULT_FILE_SIZE_LIMIT_BYTES
