"""The buttons and forms of a jam. All of them carry its id, and work after a restart."""

from __future__ import annotations

from typing import Any

import discord

from ...groups.jam import Jam
from ...groups.production import Scene, SceneState, Stage
from ...text import Text, render
from ..hall import Look
from ..messages import jam_wording
from ..messages.markdown import cut
from ..replies import acknowledge, tell
from ..requests import check_may_ask, check_may_take_part, check_scene
from ..services import note_name, services_of
from ..suggestions import CHOICE
from .buttons import Pressed, may_manage, view
from .group import IDS, NO_SCENE, GroupItem, WordsForm, may_lead, sent

FORM = "jam-form"


class AddSceneButton(GroupItem, template=rf"t2v:jam-add:{IDS}"):
    kind = "jam-add"
    label = Text("jam-button-add")
    emoji = "✍️"
    style = discord.ButtonStyle.primary

    async def pressed(self, interaction: Pressed) -> None:
        check_may_ask(interaction)
        jam = services_of(interaction).jams.find(self.group_id)
        await _form(jam.id, NO_SCENE).open(interaction)


class ChangeSceneButton(GroupItem, template=rf"t2v:jam-change:{IDS}"):
    kind = "jam-change"
    label = Text("bot-button-change")
    emoji = "✏️"

    async def pressed(self, interaction: Pressed) -> None:
        scene = services_of(interaction).jams.find(self.group_id).scene(self.scene_id)
        if interaction.user.id != scene.author:
            return await tell(interaction, Text("groups-jam-not-your-scene"))
        await _form(self.group_id, scene.id, scene.words).open(interaction)


class WithdrawButton(GroupItem, template=rf"t2v:jam-withdraw:{IDS}"):
    kind = "jam-withdraw"
    label = Text("jam-button-withdraw")
    emoji = "🗑️"

    async def pressed(self, interaction: Pressed) -> None:
        jams = services_of(interaction).jams
        scene = jams.find(self.group_id).scene(self.scene_id)
        await acknowledge(interaction)
        manages = may_manage(interaction, scene.author)
        await jams.withdraw(self.group_id, self.scene_id, interaction.user.id, manages=manages)


class VoteButton(GroupItem, template=rf"t2v:jam-vote:{IDS}"):
    kind = "jam-vote"
    label = Text("jam-button-vote")
    emoji = "👍"

    async def pressed(self, interaction: Pressed) -> None:
        services, user = services_of(interaction), interaction.user
        check_may_take_part(interaction)
        await acknowledge(interaction)
        await services.jams.vote(self.group_id, self.scene_id, user.id)
        await note_name(interaction)


class CloseButton(GroupItem, template=rf"t2v:jam-close:{IDS}"):
    """By its host or a moderator."""

    kind = "jam-close"
    label = Text("jam-button-close")
    emoji = "🎬"

    async def pressed(self, interaction: Pressed) -> None:
        jams = services_of(interaction).jams
        jam = jams.find(self.group_id)
        if not await may_lead(interaction, jam):
            return
        await acknowledge(interaction)
        await self.act(interaction, jam)

    async def act(self, interaction: Pressed, jam: Jam) -> None:
        await services_of(interaction).jams.close(jam.id)


class CutNowButton(CloseButton, template=rf"t2v:jam-cut:{IDS}"):
    kind = "jam-cut"
    label = Text("jam-button-cut")
    emoji = "✂️"
    style = discord.ButtonStyle.primary

    async def act(self, interaction: Pressed, jam: Jam) -> None:
        await services_of(interaction).jams.cut(jam.id)


class RedoButton(GroupItem, template=rf"t2v:jam-redo:{IDS}"):
    kind = "jam-redo"
    label = Text("jam-button-redo")
    emoji = "🔁"

    async def pressed(self, interaction: Pressed) -> None:
        check_may_ask(interaction)
        jams, user_id = services_of(interaction).jams, interaction.user.id
        scenes = [s for s in jams.find(self.group_id).scenes if s.author == user_id]
        for scene in scenes[:1]:
            check_scene(interaction, jams.request_for(scene.words, interaction.guild_id or 0))
        await acknowledge(interaction)
        await jams.redo(self.group_id, user_id)


class OrderButton(GroupItem, template=rf"t2v:jam-order:{IDS}"):
    kind = "jam-order"
    label = Text("jam-button-order")
    emoji = "🔀"

    async def pressed(self, interaction: Pressed) -> None:
        jam = services_of(interaction).jams.find(self.group_id)
        if not await may_lead(interaction, jam):
            return
        if not (jam.made() or jam.in_work()):
            return await tell(interaction, Text("groups-jam-nothing-picked"))
        await interaction.response.send_message(
            jam_wording.order(jam), view=_order_view(jam), ephemeral=True
        )


class OrderMenu(GroupItem, template=rf"t2v:jam-pick:{IDS}"):
    """Discord's menu keeps its own order; what the bot is sent has the order of picking."""

    kind = "jam-pick"

    def __init__(self, group_id: str, scene_id: str = NO_SCENE, jam: Jam | None = None) -> None:
        self._jam = jam
        super().__init__(group_id, scene_id)

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        scenes = [*self._jam.made(), *self._jam.in_work()] if self._jam else []
        options = [
            discord.SelectOption(label=cut(" ".join(s.words.split()), CHOICE), value=s.id)
            for s in sorted(scenes, key=lambda s: s.number)
        ]
        return discord.ui.Select(
            custom_id=custom_id,
            placeholder=render(Text("bot-film-pick")),
            max_values=max(1, len(options)),
            options=options or discord.utils.MISSING,
        )

    async def pressed(self, interaction: Pressed) -> None:
        jams = services_of(interaction).jams
        jam = jams.find(self.group_id)
        if not await may_lead(interaction, jam):
            return
        await acknowledge(interaction)
        data: Any = interaction.data or {}
        await jams.put_in_order(jam.id, [str(value) for value in data.get("values") or ()])
        await interaction.edit_original_response(
            content=jam_wording.order(jam), view=_order_view(jam)
        )


def _form(jam_id: str, scene_id: str, words: str = "") -> WordsForm:
    title, label = Text("jam-form-title"), Text("jam-form-words")
    return WordsForm(FORM, jam_id, scene_id, title=title, label=label, words=words)


async def submitted(interaction: Pressed) -> None:
    """Answer a form of ours that was sent; others are left alone."""
    await sent(interaction, FORM, _write)


async def _write(interaction: Pressed, jam_id: str, scene_id: str, words: str) -> None:
    check_may_ask(interaction)
    services, user = services_of(interaction), interaction.user
    jams = services.jams
    jams.find(jam_id)
    more = jams.offered_by(user.id) if scene_id == NO_SCENE else 0
    check_scene(interaction, jams.request_for(words, interaction.guild_id or 0), more=more)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    if scene_id == NO_SCENE:
        await jams.add(jam_id, user.id, words)
    else:
        await jams.change(jam_id, scene_id, user.id, words)
    await note_name(interaction)
    await interaction.edit_original_response(content=render(Text("jam-written")))


def board_view(jam: Jam) -> discord.ui.View | None:
    buttons: tuple[type[GroupItem], ...] = ()
    if jam.state is Stage.OPEN:
        buttons = (AddSceneButton, CloseButton)
    elif jam.state is Stage.CUTTING:
        buttons = (RedoButton, OrderButton, CutNowButton)
    return view(*(button(jam.id) for button in buttons)) if buttons else None


def scene_view(jam: Jam, scene: Scene) -> discord.ui.View | None:
    if jam.state is not Stage.OPEN or scene.state is not SceneState.OFFERED:
        return None
    buttons = (VoteButton, ChangeSceneButton, WithdrawButton)
    return view(*(button(jam.id, scene.id) for button in buttons))


def _order_view(jam: Jam) -> discord.ui.View:
    return view(OrderMenu(jam.id, jam=jam))


LOOK = Look(jam_wording.board, board_view, jam_wording.scene, scene_view)
ITEMS = (
    *(AddSceneButton, ChangeSceneButton, WithdrawButton, VoteButton, CloseButton),
    *(CutNowButton, RedoButton, OrderButton, OrderMenu),
)
