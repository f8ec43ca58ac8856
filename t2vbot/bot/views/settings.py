"""The panel of a server's settings: what is set, for the whole server, a channel or a role, and
menus to change it. It is its moderator's alone. All that it has to know stands in the custom ids,
so that it works after a restart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Self

import discord

from ...rules.asker import Asker
from ...rules.rule import RULES, Scope
from ...rules.rulebook import WHOLE_SERVER, Rulebook, Spot
from ...text import Text, render
from ..auditing import note_edits
from ..messages import settings_wording as wording
from ..messages.markdown import clip
from ..moderators import check_manages
from ..replies import acknowledge
from ..services import services_of
from .buttons import OurItem, Pressed, view
from .form import answered
from .rule_form import RuleForm, value_typed

WHERE = r"(?P<topic>[a-z]{1,20}):(?P<scope>server|channel|role):(?P<scope_id>[0-9]{1,20})"
_FORM = re.compile(rf"t2v:rule:(?P<name>[a-z_]{{1,30}}):{WHERE}")
CHANNELS = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.category,
]


@dataclass(frozen=True, slots=True)
class Page:
    """What the panel shows."""

    topic: str = "asking"
    spot: Spot = WHOLE_SERVER

    def __str__(self) -> str:
        return f"{self.topic}:{self.spot.scope}:{self.spot.scope_id}"

    @classmethod
    def of(cls, match: re.Match[str]) -> Page:
        topic = match["topic"] if match["topic"] in wording.TOPICS else "asking"
        return cls(topic, Spot(Scope(match["scope"]), int(match["scope_id"])))

    def names(self) -> list[str]:
        """The rules of the topic that can be set there."""
        names = wording.TOPICS[self.topic]
        return [name for name in names if self.spot.scope in RULES[name].scopes]


class PanelItem(OurItem, template=r"t2v:never"):
    """A button or menu of the panel."""

    def __init__(self, page: Page) -> None:
        self.page = page
        super().__init__(self.component(f"t2v:{self.kind}:{page}"))

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(Page.of(match))

    async def pressed(self, interaction: Pressed) -> None:
        check_manages(interaction)
        await self.used(interaction, _values(interaction))

    async def used(self, interaction: Pressed, values: list[str]) -> None:
        raise NotImplementedError


class TopicMenu(PanelItem, template=rf"t2v:set-topic:{WHERE}"):
    kind = "set-topic"

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        options = [
            discord.SelectOption(
                label=render(Text("setting-topic", topic=topic)),
                value=topic,
                default=topic == self.page.topic,
            )
            for topic in wording.TOPICS
        ]
        return discord.ui.Select(custom_id=custom_id, options=options)

    async def used(self, interaction: Pressed, values: list[str]) -> None:
        topic = values[0] if values and values[0] in wording.TOPICS else self.page.topic
        await turn_to(interaction, replace(self.page, topic=topic))


class ChannelMenu(PanelItem, template=rf"t2v:set-channel:{WHERE}"):
    kind = "set-channel"

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        return discord.ui.ChannelSelect(
            custom_id=custom_id,
            channel_types=CHANNELS,
            placeholder=render(Text("setting-pick-channel")),
        )

    async def used(self, interaction: Pressed, values: list[str]) -> None:
        await turn_to(interaction, replace(self.page, spot=_spot(Scope.CHANNEL, values)))


class RoleMenu(PanelItem, template=rf"t2v:set-role:{WHERE}"):
    kind = "set-role"

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        placeholder = render(Text("setting-pick-role"))
        return discord.ui.RoleSelect(custom_id=custom_id, placeholder=placeholder)

    async def used(self, interaction: Pressed, values: list[str]) -> None:
        spot = _spot(Scope.ROLE, values)
        if spot.scope_id == interaction.guild_id:  # everyone's role: that is the whole server
            spot = WHOLE_SERVER
        await turn_to(interaction, replace(self.page, spot=spot))


class RuleMenu(PanelItem, template=rf"t2v:set-rule:{WHERE}"):
    """Opens the form of one rule."""

    kind = "set-rule"

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        options = [
            discord.SelectOption(label=render(wording.name_of(name))[:100], value=name)
            for name in self.page.names()
        ]
        return discord.ui.Select(
            custom_id=custom_id,
            placeholder=render(Text("setting-pick-rule")),
            options=options or discord.utils.MISSING,
        )

    async def used(self, interaction: Pressed, values: list[str]) -> None:
        name = values[0] if values else ""
        if name not in self.page.names():
            return await turn_to(interaction, self.page)
        services, server_id = services_of(interaction), interaction.guild_id or 0
        known = services.rules.rulebook.all_of(server_id).get(self.page.spot, {})
        models = [model.name for model in services.catalog]
        await RuleForm(str(self.page), name, known.get(name), models).open(interaction)


class ServerButton(PanelItem, template=rf"t2v:set-server:{WHERE}"):
    kind = "set-server"
    label = Text("setting-button-server")
    emoji = "🏠"

    async def used(self, interaction: Pressed, values: list[str]) -> None:
        await turn_to(interaction, replace(self.page, spot=WHOLE_SERVER))


class UndoButton(PanelItem, template=rf"t2v:set-undo:{WHERE}"):
    kind = "set-undo"
    label = Text("setting-button-undo")
    emoji = "↩️"

    async def used(self, interaction: Pressed, values: list[str]) -> None:
        await acknowledge(interaction)
        edits = await services_of(interaction).rules.rulebook.undo(interaction.guild_id or 0)
        await note_edits(interaction, edits, undone=True)
        await show(interaction, self.page, *wording.edited(edits))


async def submitted(interaction: Pressed) -> None:
    """Answer a form of ours that was sent; others are left alone."""
    await answered(interaction, _FORM, _set)


async def _set(interaction: Pressed, match: re.Match[str], values: dict[str, str]) -> None:
    check_manages(interaction)
    page, name = Page.of(match), match["name"]
    value = value_typed(name, page.spot.scope, values.get("value", ""))
    await acknowledge(interaction)
    rulebook, server_id = services_of(interaction).rules.rulebook, interaction.guild_id or 0
    edits = await rulebook.change(server_id, page.spot, {name: value})
    await note_edits(interaction, edits)
    await show(interaction, page, *wording.edited(edits))


async def turn_to(interaction: Pressed, page: Page) -> None:
    """Another page, in the same message. From memory."""
    await interaction.response.edit_message(
        content=content(interaction, page), view=panel_view(page)
    )


async def show(interaction: Pressed, page: Page, *news: str) -> None:
    """The page once more, after the first answer; ``news``: what changed."""
    await interaction.edit_original_response(
        content=content(interaction, page, *news), view=panel_view(page)
    )


def content(interaction: Pressed, page: Page, *news: str) -> str:
    rulebook, server_id = services_of(interaction).rules.rulebook, interaction.guild_id or 0
    title = Text("setting-title", spot=wording.spot_of(page.spot))
    asker = _asker(interaction, page.spot, server_id)
    lines = [*news, render(title), *wording.holding_for(rulebook, asker, page.names())]
    if not page.names():
        lines.append(render(Text("setting-nothing-there")))
    lines += [render(text) for text in _elsewhere(rulebook, server_id, page)]
    return clip("\n".join(lines))


def _elsewhere(rulebook: Rulebook, server_id: int, page: Page) -> list[Text]:
    """Where else something of the topic is set, so that nothing is hidden."""
    spots = [
        spot
        for spot, values in rulebook.all_of(server_id).items()
        if spot != page.spot and any(name in wording.TOPICS[page.topic] for name in values)
    ]
    if not spots:
        return []
    named = " · ".join(render(wording.spot_of(spot)) for spot in spots[:10])
    return [Text("setting-elsewhere", spots=named, more=max(0, len(spots) - 10))]


def _asker(interaction: Pressed, spot: Spot, server_id: int) -> Asker:
    """Somebody for whom that place counts."""
    if spot.scope is Scope.ROLE:
        return Asker(0, server_id, roles=frozenset({spot.scope_id}))
    if spot.scope is Scope.CHANNEL:
        channel: Any = interaction.guild.get_channel(spot.scope_id) if interaction.guild else None
        category = getattr(channel, "category_id", None)
        return Asker(0, server_id, channels=(spot.scope_id, *((category,) if category else ())))
    return Asker(0, server_id)


def panel_view(page: Page) -> discord.ui.View:
    made = view(TopicMenu(page), ChannelMenu(page), RoleMenu(page))
    if page.names():
        made.add_item(RuleMenu(page))
    if page.spot.scope is not Scope.SERVER:
        made.add_item(ServerButton(page))
    made.add_item(UndoButton(page))
    return made


def _spot(scope: Scope, values: list[str]) -> Spot:
    picked = values[0] if values else ""
    return Spot(scope, int(picked)) if picked.isdecimal() else WHOLE_SERVER


def _values(interaction: Pressed) -> list[str]:
    data: Any = interaction.data or {}
    return [str(value) for value in data.get("values") or ()]


ITEMS = (TopicMenu, ChannelMenu, RoleMenu, RuleMenu, ServerButton, UndoButton)
