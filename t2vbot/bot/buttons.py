"""What stands under a message. Every button carries its job and owner in its custom id, so it works
after a restart.

Views hold such dynamic items only, have no timeout and are made anew for every send: discord.py
2.7.1 forgets a dynamic item everywhere when a view that mixes it with ordinary ones ends, or when
the same view is sent twice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Self

import discord

from ..catalog.options import Options
from ..catalog.request import VideoRequest
from ..errors import UserError
from ..jobs.job import Job, JobState, ReplyTo
from . import text
from .asking import ask, reply_to
from .replies import acknowledge, report, tell

if TYPE_CHECKING:
    from .client import VideoClient

    Pressed = discord.Interaction[VideoClient]

_IDS = r"(?P<job>[0-9a-f]{16}):(?P<owner>[0-9]{1,20})"


def may_manage(interaction: Pressed, owner_id: int) -> bool:
    """Whether the person who pressed asked for this video, or may manage messages here."""
    moderator = interaction.guild_id is not None and interaction.permissions.manage_messages
    return interaction.user.id == owner_id or moderator


class JobButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"t2v:never"):
    """A button about one job. Subclasses say what happens in ``pressed``."""

    kind: ClassVar[str]
    label: ClassVar[str]
    emoji: ClassVar[str]
    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary

    def __init__(self, job_id: str, owner_id: int) -> None:
        self.job_id = job_id
        self.owner_id = owner_id
        super().__init__(
            discord.ui.Button(
                label=self.label,
                emoji=self.emoji,
                style=self.style,
                custom_id=f"t2v:{self.kind}:{job_id}:{owner_id}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["job"], int(match["owner"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """discord.py only logs what a dynamic item raises, so the member is told here."""
        try:
            await self.pressed(interaction)
        except Exception as error:
            await report(interaction, error)

    async def pressed(self, interaction: Pressed) -> None:
        raise NotImplementedError

    def place(self, interaction: Pressed, *, spoiler: bool = False) -> ReplyTo:
        """The button's own message, with the token of the press."""
        if interaction.message is None:
            raise RuntimeError("a button without a message")
        return reply_to(interaction, interaction.message.id, spoiler=spoiler)

    async def recorded(self, interaction: Pressed) -> Job:
        """The job as the ledger has it. Raises ``UserError`` where it was pruned."""
        job = await interaction.client.ledger.find(self.job_id)
        if job is None:
            raise UserError("I no longer have the settings of this video. Use /video to ask anew.")
        return job


class CancelButton(JobButton, template=rf"t2v:cancel:{_IDS}"):
    kind = "cancel"
    label = "Cancel"
    emoji = "✖️"

    async def pressed(self, interaction: Pressed) -> None:
        if not may_manage(interaction, self.owner_id):
            return await tell(
                interaction,
                f"Only <@{self.owner_id}>, who asked for this video, and moderators can cancel it.",
            )
        await acknowledge(interaction)
        place = self.place(interaction)
        if await interaction.client.consumer.cancel(self.job_id, place):
            return
        job = await self.recorded(interaction)
        if job.state in _ENDS:
            return await _say_the_end(interaction, job)
        await tell(interaction, "It is too late to cancel: the video is done or on its way.")


class DeleteButton(JobButton, template=rf"t2v:delete:{_IDS}"):
    kind = "delete"
    label = "Delete"
    emoji = "🗑️"

    async def pressed(self, interaction: Pressed) -> None:
        if not may_manage(interaction, self.owner_id):
            return await tell(
                interaction,
                f"Only <@{self.owner_id}>, who asked for this video, and moderators can delete it.",
            )
        await acknowledge(interaction)
        await interaction.client.consumer.withdraw(self.job_id)
        await interaction.delete_original_response()


class GetButton(JobButton, template=rf"t2v:get:{_IDS}"):
    """Brings the bot a new token, where it can write only by one and the old one has ended."""

    kind = "get"
    label = "Get my video"
    emoji = "📬"
    style = discord.ButtonStyle.primary

    async def pressed(self, interaction: Pressed) -> None:
        if interaction.user.id != self.owner_id:
            return await tell(interaction, f"This is <@{self.owner_id}>'s video.")
        await acknowledge(interaction)
        consumer = interaction.client.consumer
        for _ in range(2):  # the job may fail, and its video be kept, in this very moment
            job = await self.recorded(interaction)
            place = self.place(interaction, spoiler=job.reply_to.spoiler)
            if await consumer.move(job.id, place) or await consumer.hand_over(job, place):
                return
        await _say_the_end(interaction, await self.recorded(interaction))


class AgainButton(JobButton, template=rf"t2v:again:{_IDS}"):
    kind = "again"
    label = "Again"
    emoji = "🔁"

    async def pressed(self, interaction: Pressed) -> None:
        """The same request with a new seed, for whoever pressed."""
        job = await self.recorded(interaction)
        await _ask_like(interaction, job, prompt=job.request.prompt, seed=None)


class ChangeButton(JobButton, template=rf"t2v:change:{_IDS}"):
    kind = "change"
    label = "Change"
    emoji = "✏️"

    async def pressed(self, interaction: Pressed) -> None:
        job = await self.recorded(interaction)
        await interaction.response.send_modal(ChangeModal(job))


class ChangeModal(discord.ui.Modal, title="Change a word and make it again"):
    """The prompt of a finished video, to be edited.

    The seed stays, so that only the words change.
    """

    def __init__(self, job: Job) -> None:
        super().__init__(timeout=3600)
        self._job = job
        self.prompt: discord.ui.TextInput[Self] = discord.ui.TextInput(
            label="What the video should show",
            style=discord.TextStyle.paragraph,
            default=job.request.prompt,
            max_length=1000,
        )
        self.seed: discord.ui.TextInput[Self] = discord.ui.TextInput(
            label="Seed (empty: a new one)",
            default=str(job.request.seed),
            required=False,
            max_length=10,
        )
        self.add_item(self.prompt)
        self.add_item(self.seed)

    async def on_submit(self, interaction: Pressed) -> None:  # type: ignore[override]
        seed = self.seed.value.strip()
        if seed and not seed.isdecimal():
            raise UserError("The seed is a whole number, or nothing for a new one.")
        await _ask_like(
            interaction, self._job, prompt=self.prompt.value, seed=int(seed) if seed else None
        )

    async def on_error(self, interaction: Pressed, error: Exception, /) -> None:  # type: ignore[override]
        await report(interaction, error)


_ENDS = {JobState.FAILED: text.failed, JobState.CANCELLED: text.cancelled}


async def _say_the_end(interaction: Pressed, job: Job) -> None:
    """In the message itself, which may not know it yet."""
    words = _ENDS[job.state](job) if job.state in _ENDS else "This video was delivered."
    kept = job.state is JobState.FAILED and job.result
    await interaction.edit_original_response(content=words, view=kept_view(job) if kept else None)


async def _ask_like(interaction: Pressed, job: Job, *, prompt: str, seed: int | None) -> None:
    """Ask for a finished job's video anew, checked again: its model may have changed since."""
    client = interaction.client
    request = client.catalog.resolve(_options(job.request, prompt, seed), client.default_model)
    await ask(interaction, request, spoiler=job.reply_to.spoiler)


def _options(request: VideoRequest, prompt: str, seed: int | None) -> Options:
    return Options(
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
    )


BUTTONS: tuple[type[JobButton], ...] = (
    CancelButton,
    GetButton,
    AgainButton,
    ChangeButton,
    DeleteButton,
)


def _view(job: Job, *buttons: type[JobButton]) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for button in buttons:
        view.add_item(button(job.id, job.user_id))
    return view


def status_view(job: Job) -> discord.ui.View:
    """Under a job that has not ended.

    Where the bot can write for 15 minutes only, with the button that brings new ones: from the
    beginning, since the bot may be away at their end.
    """
    buttons = (CancelButton,) if job.reply_to.reachable else (GetButton, CancelButton)
    return _view(job, *buttons)


def kept_view(job: Job) -> discord.ui.View:
    """Under a job that failed when its video was made."""
    return _view(job, GetButton)


def result_view(job: Job) -> discord.ui.View:
    """Under a finished video."""
    return _view(job, AgainButton, ChangeButton, DeleteButton)
