"""Continue: a new video that starts from the last frame of a finished one."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import discord

from ...catalog.film import clip_of
from ...catalog.options import MAX_PROMPT, Options
from ...catalog.request import VideoRequest
from ...errors import UserError
from ...jobs.job import Job, JobState
from ...posts.post import PostState, Showing
from ...text import Text, render
from ..asking import asker_of
from ..choosing import request_of, sizes_of
from ..pictures import Size, Start
from ..recent import Asked
from ..replies import acknowledge
from ..requests import ask_below, check_may_ask, like
from ..results import Result
from ..scenes import is_ready
from ..services import Services, services_of
from .buttons import IDS, PostButton, Pressed, view_of
from .form import Form, answered

_FORM = re.compile(r"t2v:continued:(?P<post>[0-9a-f]{16})")


class ContinueForm(Form):
    """With the words of the video before, to go on from."""

    def __init__(self, post_id: str, asked: Asked) -> None:
        super().__init__(
            title=render(Text("bot-continue-title")),
            custom_id=f"t2v:continued:{post_id}",
            timeout=None,
        )
        self.add_item(
            discord.ui.TextInput(
                label=render(Text("bot-form-prompt")),
                custom_id="prompt",
                style=discord.TextStyle.paragraph,
                default=asked.clip.prompt,
                max_length=MAX_PROMPT,
            )
        )


class ContinueButton(PostButton, template=rf"t2v:continue:{IDS}"):
    """Opens the form, where the words had to be looked up first."""

    kind = "continue"
    label = Text("bot-button-open-form")
    emoji = "⏩"
    style = discord.ButtonStyle.primary

    async def pressed(self, interaction: Pressed) -> None:
        await open_form(interaction, self.post_id, self.owner_id)


async def open_form(interaction: Pressed, post_id: str, owner_id: int) -> None:
    """A form has to be the first answer; for an older video, that of a button below."""
    check_may_ask(interaction)
    recent = services_of(interaction).recent
    if asked := recent.get(post_id):
        return await ContinueForm(post_id, asked).open(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    await recent.load(post_id)
    opening, how = view_of(post_id, owner_id, ContinueButton), render(Text("bot-open-form"))
    await interaction.edit_original_response(content=how, view=opening)


async def submitted(interaction: Pressed) -> None:
    """Answer a form of ours that was sent; others are left alone."""
    await answered(interaction, _FORM, _continue)


async def _continue(interaction: Pressed, match: re.Match[str], values: dict[str, str]) -> None:
    check_may_ask(interaction)
    # What Discord says was pressed, and not what a client says.
    if interaction.message is None or match["post"] not in str(interaction.message.components):
        raise UserError(Text("bot-continue-gone"))
    await acknowledge(interaction, thinking=True, ephemeral=True)
    services = services_of(interaction)
    result = await _result(services, match["post"])
    request, sizes = _request(interaction, result, values.get("prompt", ""))
    showing = Showing(result.is_hidden, result.post.destination.private)
    start = Start(lambda: _last_frame(interaction.client, services, result), sizes)
    async with services.outbox.files.holding([result.job.id]):
        job = Job(request, interaction.user.id)
        post_id = result.post.id
        await ask_below(interaction, job, showing=showing, start=start, parent=post_id)


async def _result(services: Services, post_id: str) -> Result:
    """Raises ``UserError`` for what is no longer to be seen, or was reported."""
    post = await services.posts.find(post_id)
    job = await services.recent.job_of(post) if post else None
    if post is None or job is None or post.state is not PostState.DELIVERED:
        raise UserError(Text("bot-continue-gone"))
    if job.state is not JobState.DONE or job.id in services.cases.reported():
        raise UserError(Text("bot-continue-gone"))
    return Result(post, job)


def _request(
    interaction: Pressed, result: Result, prompt: str
) -> tuple[VideoRequest, tuple[Size, ...]]:
    """As the video before, where its model can start from a picture and may be used here; else by
    one that can, in a size of its own.
    """
    services, before = services_of(interaction), clip_of(result.job.request)
    if before is None:
        raise UserError(Text("bot-continue-gone"))
    able = [model.name for model in services.catalog if model.can_start_from_image]
    if before.model in services.rules.limits.allowed_models(asker_of(interaction), able):
        return like(services, before, prompt=prompt, seed=None), ()
    options = Options(prompt=prompt, negative_prompt=before.negative_prompt or None)
    request = request_of(interaction, options, from_picture=True)
    return request, sizes_of(interaction, request.model)


async def _last_frame(client: Any, services: Services, result: Result) -> bytes:
    """From this disk, or out of the clip in its message."""
    path = services.media.last_frame(result.job.id)
    if not await asyncio.to_thread(path.exists):
        if not await is_ready(client, services, result):
            raise UserError(Text("bot-continue-gone"))
        await services.pictures.cut_last_frame(result.job.id)
    return await asyncio.to_thread(path.read_bytes)


ITEMS = (ContinueButton,)
