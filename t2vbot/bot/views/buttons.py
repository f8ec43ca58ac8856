"""What stands under a message. Every button carries its post and owner in its custom id, so that it
works after a restart.

Views hold such dynamic items only, have no timeout and are made again for every send: discord.py
2.7.1 forgets a dynamic item everywhere when a view that mixes it with ordinary ones ends, or when
the same view is sent twice.
"""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

import discord

from ...errors import UserError
from ...jobs.job import Job, JobState
from ...posts.messenger import Final, Outcome
from ...posts.post import Destination, Post, PostState, Showing
from ...rules.audit import Action
from ...text import Text, render, speaking
from ..auditing import note
from ..messages import wording
from ..messages.markdown import mention
from ..messages.preview import holds_more
from ..recent import Asked
from ..replies import acknowledge, report, tell
from ..requests import (
    ClipRequest,
    again,
    ask_out_of,
    check_may_ask,
    destination_of,
)
from ..services import Services, services_of
from ..speech import speak_to
from .changing import form_for

Pressed = discord.Interaction[Any]

IDS = r"(?P<post>[0-9a-f]{16}):(?P<owner>[0-9]{1,20})"


def may_manage(interaction: Pressed, owner_id: int) -> bool:
    """Whether the person who pressed asked for this video, or may manage messages here."""
    moderator = interaction.guild_id is not None and interaction.permissions.manage_messages
    return interaction.user.id == owner_id or moderator


class OurItem(discord.ui.DynamicItem[discord.ui.Item[Any]], template=r"t2v:never"):
    """A button or menu. Subclasses say what it is about, how it looks if it is no button, and what
    a press does.
    """

    kind: ClassVar[str]
    label: ClassVar[Text]
    emoji: ClassVar[str]
    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        return discord.ui.Button(
            label=render(self.label), emoji=self.emoji, style=self.style, custom_id=custom_id
        )

    async def callback(self, interaction: Pressed) -> None:
        """discord.py only logs what a dynamic item raises, so the member is told here."""
        speak_to(interaction)
        try:
            await self.pressed(interaction)
        except Exception as error:
            await report(interaction, error)

    async def pressed(self, interaction: Pressed) -> None:
        raise NotImplementedError


class KindButton(OurItem, template=r"t2v:never"):
    """A button whose custom id says nothing but its kind."""

    def __init__(self) -> None:
        super().__init__(self.component(f"t2v:{self.kind}"))

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls()


class PostItem(OurItem, template=r"t2v:never"):
    """A button or menu about one post."""

    def __init__(self, post_id: str, owner_id: int) -> None:
        self.post_id = post_id
        self.owner_id = owner_id
        super().__init__(self.component(f"t2v:{self.kind}:{post_id}:{owner_id}"))

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["post"], int(match["owner"]))


class PostButton(PostItem, template=r"t2v:never"):
    """A button about one post."""

    def here(self, interaction: Pressed, *, spoiler: bool = False) -> Destination:
        """The button's own message, with the token of the press."""
        message = interaction.message
        if message is None:
            raise RuntimeError("a button without a message")
        return destination_of(interaction, message.id, Showing(spoiler, message.flags.ephemeral))

    async def say_how_it_stands(self, interaction: Pressed) -> bool:
        """In the message itself, which may not know it, and by the token of this press, which may
        be the only way; False where there is a video, which nothing must overwrite.
        """
        services = services_of(interaction)
        post = await services.posts.find(self.post_id)
        if post is None:
            raise UserError(Text("bot-request-gone"))
        # As it is now: the video may have come since it was pressed.
        if holds_more((await interaction.original_response()).attachments):
            return False
        final = how_it_ended(post, await services.recent.job_of(post))
        kept = final.outcome is Outcome.KEPT
        with speaking(services.speech.at(self.here(interaction))):
            content = wording.final(post, final)
            buttons = view_of(post.id, post.owner, GetButton) if kept else None
        await interaction.edit_original_response(content=content, attachments=[], view=buttons)
        return True


def how_it_ended(post: Post, job: Job | None) -> Final:
    """What there is to say of a post that was settled some time ago."""
    if post.state is PostState.UNDELIVERABLE:
        return Final(Outcome.KEPT, job)
    if post.state is PostState.WITHDRAWN:
        return Final(Outcome.CANCELLED, job)
    if job and job.reason:
        return Final(Outcome.FAILED, job, reason=job.reason)
    return Final(Outcome.TEXT, job, reason=Text("bot-delivered"))


class CancelButton(PostButton, template=rf"t2v:cancel:{IDS}"):
    kind = "cancel"
    label = Text("bot-button-cancel")
    emoji = "✖️"

    async def pressed(self, interaction: Pressed) -> None:
        """Who asked only leaves where others joined; a moderator ends it."""
        outbox = services_of(interaction).outbox
        post = outbox.pending.find(self.post_id)
        owner_id, user_id = post.owner if post else self.owner_id, interaction.user.id
        if post and user_id in post.recipients[1:]:
            await acknowledge(interaction)
            await outbox.leave(self.post_id, user_id)
            return await tell(interaction, Text("bot-left"))
        if not may_manage(interaction, owner_id):
            owner = mention(owner_id)
            return await tell(interaction, Text("bot-not-yours-to-cancel", member=owner))
        await acknowledge(interaction)
        if user_id == owner_id and await outbox.leave(self.post_id, user_id):
            return await tell(interaction, Text("bot-left-to-others"))
        with services_of(interaction).trail.by(user_id, post.jobs if post else ()):
            if await outbox.cancel(self.post_id, self.here(interaction)):
                return
        if outbox.pending.find(self.post_id) or not await self.say_how_it_stands(interaction):
            await tell(interaction, Text("bot-too-late-to-cancel"))


class DeleteButton(PostButton, template=rf"t2v:delete:{IDS}"):
    kind = "delete"
    label = Text("bot-button-delete")
    emoji = "🗑️"

    async def pressed(self, interaction: Pressed) -> None:
        if not may_manage(interaction, self.owner_id):
            owner = mention(self.owner_id)
            return await tell(interaction, Text("bot-not-yours-to-delete", member=owner))
        await acknowledge(interaction)
        services = services_of(interaction)
        if await services.outbox.withdraw(self.post_id):
            for job_id in await self._job_ids(services):
                await note(interaction, Action.DELETED, about=self.owner_id, job_id=job_id)
        await interaction.delete_original_response()
        if interaction.message:  # where nobody tells the bot of what is deleted
            await services.moderation.message_deleted(interaction.message.id)

    async def _job_ids(self, services: Services) -> list[str | None]:
        post = await services.posts.find(self.post_id)
        jobs = await services.recent.jobs_of(post) if post else []
        made = [job.id for job in jobs if job.state is JobState.DONE]
        return [*made] or [post.jobs[0] if post and post.jobs else None]


class GetButton(PostButton, template=rf"t2v:get:{IDS}"):
    """Brings the bot a new token, where it can write only by one and the old one has ended."""

    kind = "get"
    label = Text("bot-button-get")
    emoji = "📬"
    style = discord.ButtonStyle.primary

    async def pressed(self, interaction: Pressed) -> None:
        if interaction.user.id != self.owner_id:
            owner = mention(self.owner_id)
            return await tell(interaction, Text("bot-not-yours-to-get", member=owner))
        await acknowledge(interaction)
        services = services_of(interaction)
        for _ in range(2):  # it may come to be kept in this very moment
            asked = services.recent.get(self.post_id) or await services.recent.load(self.post_id)
            here = self.here(interaction, spoiler=asked.showing.spoiler)
            if await services.outbox.move(self.post_id, here):
                return
            if await services.outbox.bring_kept(self.post_id, here):
                return
        await self.say_how_it_stands(interaction)


class AgainButton(PostButton, template=rf"t2v:again:{IDS}"):
    kind = "again"
    label = Text("bot-button-again")
    emoji = "🔁"
    has_new_seed = True

    async def pressed(self, interaction: Pressed) -> None:
        """The same request for whoever pressed, with a new seed."""
        check_may_ask(interaction)
        services = services_of(interaction)
        await ask_out_of(interaction, self.post_id, lambda asked: self._request(services, asked))

    def _request(self, services: Services, asked: Asked) -> ClipRequest:
        seed = None if self.has_new_seed else asked.clip.seed
        return again(services, asked, prompt=asked.clip.prompt, seed=seed)


class SameButton(AgainButton, template=rf"t2v:same:{IDS}"):
    """With its own seed: the same frames, on the same device, where it is made alone."""

    kind = "same"
    label = Text("info-button-same")
    emoji = "♻️"
    has_new_seed = False


class ChangeButton(PostButton, template=rf"t2v:change:{IDS}"):
    kind = "change"
    label = Text("bot-button-change")
    emoji = "✏️"

    async def pressed(self, interaction: Pressed) -> None:
        """A form has to be the first answer; for an older video, that of a button below."""
        check_may_ask(interaction)
        services = services_of(interaction)
        asked = services.recent.get(self.post_id)
        if asked:
            return await form_for(interaction, self.post_id, asked).open(interaction)
        await acknowledge(interaction, thinking=True, ephemeral=True)
        await services.recent.load(self.post_id)
        opening = view_of(self.post_id, self.owner_id, OpenFormButton)
        how = render(Text("bot-open-form"))
        await interaction.edit_original_response(content=how, view=opening)


class OpenFormButton(ChangeButton, template=rf"t2v:form:{IDS}"):
    kind = "form"
    label = Text("bot-button-open-form")
    emoji = "✏️"
    style = discord.ButtonStyle.primary


BUTTONS: tuple[type[PostButton], ...] = (
    CancelButton,
    GetButton,
    AgainButton,
    SameButton,
    ChangeButton,
    OpenFormButton,
    DeleteButton,
)


def view(*items: OurItem) -> discord.ui.View:
    made = discord.ui.View(timeout=None)
    for item in items:
        made.add_item(item)
    return made


def view_of(post_id: str, owner_id: int, *buttons: type[PostButton]) -> discord.ui.View:
    """A view of these buttons about one post."""
    return view(*(button(post_id, owner_id) for button in buttons))
