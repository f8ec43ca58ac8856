"""The buttons and forms of a jam. All of them carry its id, and work after a restart."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Self

import discord

from ...groups.jam import Jam
from ...groups.production import LONGEST_WORDS, Scene, SceneState, Stage
from ...text import Text, render
from ..hall import Look
from ..messages import jam_wording
from ..messages.markdown import cut, mention
from ..replies import acknowledge, report, tell
from ..requests import check_may_ask, counted
from ..services import services_of
from .buttons import Pressed, may_manage
from .form import values_of

IDS = r"(?P<jam>[0-9a-f]{16}):(?P<scene>[0-9a-f]{16})"
NO_SCENE = "0" * 16
_FORM = re.compile(rf"t2v:jam-form:{IDS}")
OPTION = 100  # characters of a menu's option, by Discord's documentation


class JamItem(discord.ui.DynamicItem[discord.ui.Item[Any]], template=r"t2v:never"):
    """A button or menu about a jam, or one of its scenes."""

    kind: ClassVar[str]
    label: ClassVar[Text]
    emoji: ClassVar[str]
    style: ClassVar[discord.ButtonStyle] = discord.ButtonStyle.secondary

    def __init__(self, jam_id: str, scene_id: str = NO_SCENE) -> None:
        self.jam_id = jam_id
        self.scene_id = scene_id
        super().__init__(self.component(f"t2v:jam-{self.kind}:{jam_id}:{scene_id}"))

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        return discord.ui.Button(
            label=render(self.label), emoji=self.emoji, style=self.style, custom_id=custom_id
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["jam"], match["scene"])

    async def callback(self, interaction: Pressed) -> None:
        try:
            await self.pressed(interaction)
        except Exception as error:
            await report(interaction, error)

    async def pressed(self, interaction: Pressed) -> None:
        raise NotImplementedError


class AddSceneButton(JamItem, template=rf"t2v:jam-add:{IDS}"):
    kind = "add"
    label = Text("jam-button-add")
    emoji = "✍️"
    style = discord.ButtonStyle.primary

    async def pressed(self, interaction: Pressed) -> None:
        check_may_ask(interaction)
        jam = services_of(interaction).jams.find(self.jam_id)
        await SceneForm.open(interaction, jam.id, NO_SCENE, "")


class ChangeSceneButton(JamItem, template=rf"t2v:jam-change:{IDS}"):
    kind = "change"
    label = Text("bot-button-change")
    emoji = "✏️"

    async def pressed(self, interaction: Pressed) -> None:
        scene = services_of(interaction).jams.find(self.jam_id).scene(self.scene_id)
        if interaction.user.id != scene.author:
            return await tell(interaction, Text("groups-jam-not-your-scene"))
        await SceneForm.open(interaction, self.jam_id, scene.id, scene.words)


class WithdrawButton(JamItem, template=rf"t2v:jam-withdraw:{IDS}"):
    kind = "withdraw"
    label = Text("jam-button-withdraw")
    emoji = "🗑️"

    async def pressed(self, interaction: Pressed) -> None:
        jams = services_of(interaction).jams
        scene = jams.find(self.jam_id).scene(self.scene_id)
        await acknowledge(interaction)
        manages = may_manage(interaction, scene.author)
        await jams.withdraw(self.jam_id, self.scene_id, interaction.user.id, manages=manages)


class VoteButton(JamItem, template=rf"t2v:jam-vote:{IDS}"):
    kind = "vote"
    label = Text("jam-button-vote")
    emoji = "👍"

    async def pressed(self, interaction: Pressed) -> None:
        services, user = services_of(interaction), interaction.user
        check_may_ask(interaction)
        await acknowledge(interaction)
        await services.jams.vote(self.jam_id, self.scene_id, user.id)
        await services.people.note(user.id, interaction.guild_id, user.display_name)


class CloseButton(JamItem, template=rf"t2v:jam-close:{IDS}"):
    """By its host or a moderator."""

    kind = "close"
    label = Text("jam-button-close")
    emoji = "🎬"

    async def pressed(self, interaction: Pressed) -> None:
        jams = services_of(interaction).jams
        jam = jams.find(self.jam_id)
        if not may_manage(interaction, jam.host):
            return await tell(interaction, Text("jam-not-yours", member=mention(jam.host)))
        await acknowledge(interaction)
        await self.act(interaction, jam)

    async def act(self, interaction: Pressed, jam: Jam) -> None:
        await services_of(interaction).jams.close(jam.id)


class CutNowButton(CloseButton, template=rf"t2v:jam-cut:{IDS}"):
    kind = "cut"
    label = Text("jam-button-cut")
    emoji = "✂️"
    style = discord.ButtonStyle.primary

    async def act(self, interaction: Pressed, jam: Jam) -> None:
        await services_of(interaction).jams.cut(jam.id)


class RedoButton(JamItem, template=rf"t2v:jam-redo:{IDS}"):
    kind = "redo"
    label = Text("jam-button-redo")
    emoji = "🔁"

    async def pressed(self, interaction: Pressed) -> None:
        check_may_ask(interaction)
        services, user_id = services_of(interaction), interaction.user.id
        with counted(services, user_id):
            await acknowledge(interaction)
        await services.jams.redo(self.jam_id, user_id)


class OrderButton(JamItem, template=rf"t2v:jam-order:{IDS}"):
    kind = "order"
    label = Text("jam-button-order")
    emoji = "🔀"

    async def pressed(self, interaction: Pressed) -> None:
        jam = services_of(interaction).jams.find(self.jam_id)
        if not may_manage(interaction, jam.host):
            return await tell(interaction, Text("jam-not-yours", member=mention(jam.host)))
        if not (jam.made() or jam.in_work()):
            return await tell(interaction, Text("groups-jam-nothing-picked"))
        await interaction.response.send_message(
            jam_wording.order(jam), view=_order_view(jam), ephemeral=True
        )


class OrderMenu(JamItem, template=rf"t2v:jam-pick:{IDS}"):
    """Discord's menu keeps its own order; what the bot is sent has the order of picking."""

    kind = "pick"

    def __init__(self, jam_id: str, scene_id: str = NO_SCENE, jam: Jam | None = None) -> None:
        self._jam = jam
        super().__init__(jam_id, scene_id)

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        scenes = [*self._jam.made(), *self._jam.in_work()] if self._jam else []
        options = [
            discord.SelectOption(label=cut(" ".join(s.words.split()), OPTION), value=s.id)
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
        jam = jams.find(self.jam_id)
        if not may_manage(interaction, jam.host):
            return await tell(interaction, Text("jam-not-yours", member=mention(jam.host)))
        await acknowledge(interaction)
        data: Any = interaction.data or {}
        await jams.put_in_order(jam.id, [str(value) for value in data.get("values") or ()])
        await interaction.edit_original_response(
            content=jam_wording.order(jam), view=_order_view(jam)
        )


class SceneForm(discord.ui.Modal):
    """The words of a scene."""

    def __init__(self, jam_id: str, scene_id: str, words: str) -> None:
        super().__init__(
            title=render(Text("jam-form-title")),
            custom_id=f"t2v:jam-form:{jam_id}:{scene_id}",
            timeout=None,
        )
        self.add_item(
            discord.ui.TextInput(
                label=render(Text("jam-form-words")),
                custom_id="words",
                style=discord.TextStyle.paragraph,
                default=words or None,
                max_length=LONGEST_WORDS,
            )
        )

    @classmethod
    async def open(
        cls, interaction: discord.Interaction[Any], jam_id: str, scene_id: str, words: str
    ) -> None:
        form = cls(jam_id, scene_id, words)
        try:
            await interaction.response.send_modal(form)
        finally:
            form.stop()  # discord.py keeps no form: all come to ``submitted``


async def submitted(interaction: discord.Interaction[Any]) -> None:
    """Answer a form of ours that was sent; others are left alone."""
    data: Any = interaction.data or {}
    match = _FORM.fullmatch(str(data.get("custom_id", "")))
    if interaction.type is not discord.InteractionType.modal_submit or not match:
        return
    try:
        await _write(interaction, match["jam"], match["scene"])
    except Exception as error:
        await report(interaction, error)


async def _write(interaction: discord.Interaction[Any], jam_id: str, scene_id: str) -> None:
    check_may_ask(interaction)
    services, user = services_of(interaction), interaction.user
    data: Any = interaction.data or {}
    words = dict(values_of(data.get("components"))).get("words", "")
    jams = services.jams
    jams.find(jam_id)
    with counted(services, user.id, more=jams.offered_by(user.id) if scene_id == NO_SCENE else 0):
        await acknowledge(interaction, thinking=True, ephemeral=True)
    if scene_id == NO_SCENE:
        await services.jams.add(jam_id, user.id, words)
    else:
        await services.jams.change(jam_id, scene_id, user.id, words)
    await services.people.note(user.id, interaction.guild_id, user.display_name)
    await interaction.edit_original_response(content=render(Text("jam-written")))


def board_view(jam: Jam) -> discord.ui.View | None:
    buttons: tuple[type[JamItem], ...] = ()
    if jam.state is Stage.OPEN:
        buttons = (AddSceneButton, CloseButton)
    elif jam.state is Stage.CUTTING:
        buttons = (RedoButton, OrderButton, CutNowButton)
    return _view(*(button(jam.id) for button in buttons)) if buttons else None


def scene_view(jam: Jam, scene: Scene) -> discord.ui.View | None:
    if jam.state is not Stage.OPEN or scene.state is not SceneState.OFFERED:
        return None
    buttons = (VoteButton, ChangeSceneButton, WithdrawButton)
    return _view(*(button(jam.id, scene.id) for button in buttons))


def _order_view(jam: Jam) -> discord.ui.View:
    return _view(OrderMenu(jam.id, jam=jam))


def _view(*items: JamItem) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    for item in items:
        view.add_item(item)
    return view


LOOK = Look(jam_wording.board, board_view, jam_wording.scene, scene_view)
ITEMS = (
    *(AddSceneButton, ChangeSceneButton, WithdrawButton, VoteButton, CloseButton),
    *(CutNowButton, RedoButton, OrderButton, OrderMenu),
)
