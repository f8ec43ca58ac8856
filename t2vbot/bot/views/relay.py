"""The buttons and the form of a relay."""

from __future__ import annotations

import discord

from ...errors import UserError
from ...groups.production import Scene, Stage
from ...groups.relay import Relay
from ...posts.post import PostState
from ...text import Text, render
from ..hall import Look
from ..messages import relay_wording
from ..replies import acknowledge, tell
from ..requests import ask_below, check_may_ask, check_scene
from ..services import note_name, services_of
from .buttons import Pressed, view
from .group import IDS, NO_SCENE, GroupItem, WordsForm, may_lead, sent

FORM = "relay-form"


class TakeButton(GroupItem, template=rf"t2v:relay-take:{IDS}"):
    """Of two presses, the first has the turn. Who has it may press again to see the form again."""

    kind = "relay-take"
    label = Text("relay-button-take")
    emoji = "✍️"
    style = discord.ButtonStyle.primary

    async def pressed(self, interaction: Pressed) -> None:
        check_may_ask(interaction)
        relays = services_of(interaction).relays
        relay = relays.take(self.group_id, interaction.user.id)
        title, label = Text("relay-form-title", number=relay.next_number), Text("relay-form-words")
        try:
            await WordsForm(FORM, relay.id, NO_SCENE, title=title, label=label).open(interaction)
        finally:
            await relays.taken(relay)


class SoFarButton(GroupItem, template=rf"t2v:relay-watch:{IDS}"):
    """The film of the turns that are made, for everybody to see; cut once for as many turns."""

    kind = "relay-watch"
    label = Text("relay-button-watch")
    emoji = "🎞️"

    async def pressed(self, interaction: Pressed) -> None:
        check_may_ask(interaction)
        services = services_of(interaction)
        relay = services.relays.find(self.group_id)
        made = len(relay.made())
        if not made:
            return await tell(interaction, Text("relay-nothing-yet"))
        await acknowledge(interaction, thinking=True, ephemeral=True)
        if relay.so_far_scenes == made and (link := await _link(interaction, relay)):
            await interaction.edit_original_response(content=render(link))
            return
        job = await services.relays.so_far(relay, interaction.user.id)
        post = await ask_below(interaction, job)
        await services.relays.shown(relay, post, made)


async def _link(interaction: Pressed, relay: Relay) -> Text | None:
    """To the film so far, unless it was deleted or could not be cut."""
    services = services_of(interaction)
    post = await services.posts.find(relay.so_far)
    if post is None or post.state not in (PostState.PENDING, PostState.DELIVERED):
        return None
    job = await services.recent.job_of(post)
    if job is None or job.reason:
        return None
    where = post.destination
    link = f"https://discord.com/channels/{where.guild_id}/{where.channel_id}/{where.message_id}"
    return Text("relay-so-far", link=link)


class EndButton(GroupItem, template=rf"t2v:relay-end:{IDS}"):
    """By who began it, or a moderator."""

    kind = "relay-end"
    label = Text("relay-button-end")
    emoji = "🎬"

    async def pressed(self, interaction: Pressed) -> None:
        relays = services_of(interaction).relays
        relay = relays.find(self.group_id)
        if not await may_lead(interaction, relay):
            return
        await acknowledge(interaction)
        await relays.end(relay.id)


async def submitted(interaction: Pressed) -> None:
    """Answer a form of ours that was sent; others are left alone."""
    await sent(interaction, FORM, _write)


async def _write(interaction: Pressed, relay_id: str, _: str, words: str) -> None:
    services, user = services_of(interaction), interaction.user
    try:
        check_may_ask(interaction)
        services.relays.find(relay_id)
        more = services.jams.offered_by(user.id)
        request = services.relays.request_for(words, interaction.guild_id or 0)
        check_scene(interaction, request, more=more)
        await acknowledge(interaction, thinking=True, ephemeral=True)
        await services.relays.write(relay_id, user.id, words)
    except UserError:
        await services.relays.let_go(relay_id, user.id)
        raise
    await note_name(interaction)
    await interaction.edit_original_response(content=render(Text("relay-written")))


def board_view(relay: Relay) -> discord.ui.View | None:
    buttons: list[type[GroupItem]] = []
    if relay.state in (Stage.OPEN, Stage.WRITING):
        buttons.append(TakeButton)
    if relay.state in (Stage.OPEN, Stage.WRITING, Stage.MAKING):
        buttons += [SoFarButton, EndButton] if relay.made() else [EndButton]
    return view(*(button(relay.id) for button in buttons)) if buttons else None


def scene_view(relay: Relay, turn: Scene) -> None:
    """Its message is its video's."""


LOOK = Look(relay_wording.board, board_view, relay_wording.scene, scene_view)
ITEMS = (TakeButton, SoFarButton, EndButton)
