"""Me too: taking part in what somebody else asked for."""

from __future__ import annotations

from typing import Any

import discord
from discord.utils import DEFAULT_FILE_SIZE_LIMIT_BYTES

from ...catalog.request import VideoRequest
from ...groups.joining import Offer, are_alike
from ...jobs.job import Job
from ...posts.post import Destination, Notify, Post, Showing
from ...text import Text, render
from ..messages.markdown import mention, quote
from ..replies import acknowledge, tell
from ..requests import ask_below, check_may_ask, check_may_take_part
from ..services import services_of
from ..speech import language_of
from .buttons import IDS, PostButton, Pressed, view_of

OFFERED_PROMPT = 500  # characters


class JoinButton(PostButton, template=rf"t2v:join:{IDS}"):
    kind = "join"
    label = Text("bot-button-join")
    emoji = "🙋"

    async def pressed(self, interaction: Pressed) -> None:
        check_may_take_part(interaction)
        outbox, user_id = services_of(interaction).outbox, interaction.user.id
        post = outbox.pending.find(self.post_id)
        if post is None or post.on_its_way:
            return await tell(interaction, Text("bot-join-late"))
        if user_id == post.owner:
            return await tell(interaction, Text("bot-join-own"))
        await acknowledge(interaction, thinking=True, ephemeral=True)
        if user_id in post.recipients:
            await outbox.leave(self.post_id, user_id)
            await interaction.edit_original_response(content=render(Text("bot-left")))
        elif await outbox.join(self.post_id, user_id):
            view = view_of(self.post_id, self.owner_id, DirectButton)
            await interaction.edit_original_response(content=render(Text("bot-joined")), view=view)
        else:
            await interaction.edit_original_response(content=render(Text("bot-join-late")))


class DirectButton(PostButton, template=rf"t2v:direct:{IDS}"):
    """In a post of one's own, under the limit of a direct message."""

    kind = "direct"
    label = Text("bot-button-dm")
    emoji = "📨"

    async def pressed(self, interaction: Pressed) -> None:
        await acknowledge(interaction)
        said = await self._move(interaction)
        await interaction.edit_original_response(content=render(said), view=None)

    async def _move(self, interaction: Pressed) -> Text:
        services, user = services_of(interaction), interaction.user
        post = services.outbox.pending.find(self.post_id)
        if post is None or user.id not in post.recipients[1:]:
            return Text("bot-join-late")
        try:
            channel = await interaction.client.create_dm(user)
            # Without a sound: they are notified once, when it is done.
            message = await channel.send(render(Text("bot-getting-ready")), silent=True)
        except discord.Forbidden:
            return Text("bot-join-no-dm")
        destination = Destination(
            application_id=interaction.application_id,
            token="",
            channel_id=channel.id,
            message_id=message.id,
            guild_id=None,
            expires_at=0.0,
            limit=min(DEFAULT_FILE_SIZE_LIMIT_BYTES, services.max_upload),
            spoiler=post.destination.spoiler,
            language=language_of(interaction),
        )
        own = Post(destination, (user.id,), post.jobs, notify=Notify.ALWAYS)
        if not await services.outbox.part(self.post_id, own):
            await message.delete()
            return Text("bot-join-late")
        return Text("bot-joined-directly")


class OwnButton(PostButton, template=rf"t2v:own:{IDS}"):
    """Not joining: the request as it was typed. The id is an offer's."""

    kind = "own"
    label = Text("bot-button-own")
    emoji = "🎬"

    async def pressed(self, interaction: Pressed) -> None:
        check_may_ask(interaction)
        await acknowledge(interaction)
        offers = services_of(interaction).offers
        own = await offers.take(self.post_id)
        try:
            job = Job(own.request, own.owner)
            await ask_below(interaction, job, showing=Showing(own.spoiler), notify=own.notify)
        except BaseException:
            await offers.add(own)  # refused for now: the button still works
            raise


def twin_of(
    interaction: discord.Interaction[Any], request: VideoRequest, *, same_seed: bool
) -> tuple[Post, Job] | None:
    """What somebody else asked for here that is the same, as everybody here can see."""
    services, user_id = services_of(interaction), interaction.user.id
    for post, job in services.outbox.pending.waiting_in(interaction.channel_id or 0):
        is_open = post.destination.guild_id and not post.destination.spoiler
        if not is_open or user_id in post.recipients or not post.destination.reachable:
            continue
        if post.notify is Notify.NEVER:  # whoever joined would not hear of it
            continue
        if len(services.outbox.pending.jobs_of(post)) > 1:  # who asks for one wants one
            continue
        if isinstance(job.request, VideoRequest) and are_alike(
            job.request, request, same_seed=same_seed
        ):
            return post, job
    return None


async def offer(interaction: discord.Interaction[Any], twin: tuple[Post, Job], own: Offer) -> None:
    """Ask whether to join, or to have one's own made."""
    post, job = twin
    text = Text(
        "bot-offer-to-join",
        member=mention(post.owner),
        prompt=quote(job.request.label, OFFERED_PROMPT),
    )
    view = view_of(post.id, post.owner, JoinButton)
    view.add_item(OwnButton(own.id, own.owner))
    await interaction.response.send_message(render(text), view=view, ephemeral=True)
    await services_of(interaction).offers.add(own)


ITEMS = (JoinButton, DirectButton, OwnButton)
