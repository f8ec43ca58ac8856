"""How a member puts a film together: a menu of clips, their order, and a button that cuts it. All
of it for that member's eyes; the film itself comes into the channel.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import discord

from ...errors import UserError
from ...groups.film import FilmPlan, FilmState
from ...posts.post import Showing
from ...text import Text, isolated, render
from .. import results
from ..films import film_of
from ..messages.markdown import clip, cut, escape
from ..replies import acknowledge
from ..requests import ask_below, check_may_ask
from ..results import Result
from ..scenes import ready
from ..services import services_of
from ..suggestions import CHOICE
from .buttons import IDS, PostItem, Pressed, view

SHOWN_WORDS = 50  # characters of a scene's in the list


class FilmItem(PostItem, template=r"t2v:never"):
    """A button or menu about a plan, in the place of a post."""

    async def pressed(self, interaction: Pressed) -> None:
        await acknowledge(interaction)
        plan = await services_of(interaction).films.find(self.post_id)
        if interaction.user.id == plan.owner:  # nobody else sees it
            await self.used(interaction, plan)

    async def used(self, interaction: Pressed, plan: FilmPlan) -> None:
        raise NotImplementedError


class ScenesMenu(FilmItem, template=rf"t2v:scenes:{IDS}"):
    kind = "scenes"

    def __init__(
        self, plan_id: str, owner_id: int, offered: list[Result] | None = None, picked: Any = ()
    ) -> None:
        self._offered = offered or []
        self._picked = picked
        super().__init__(plan_id, owner_id)

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        options = [
            discord.SelectOption(
                label=result.choice(CHOICE),
                value=result.post.id,
                default=result.post.id in self._picked,
            )
            for result in self._offered
        ]
        return discord.ui.Select(
            custom_id=custom_id,
            placeholder=render(Text("bot-film-pick")),
            max_values=max(1, len(options)),
            options=options or discord.utils.MISSING,
        )

    async def used(self, interaction: Pressed, plan: FilmPlan) -> None:
        """Discord's own menu keeps its order; what the bot is sent has the order of picking."""
        data: Any = interaction.data or {}
        plan.pick([str(value) for value in data.get("values") or ()])
        await services_of(interaction).films.record(plan)
        await show(interaction, plan)


class CaptionsButton(FilmItem, template=rf"t2v:captions:{IDS}"):
    kind = "captions"

    def __init__(self, plan_id: str, owner_id: int, is_on: bool = False) -> None:
        self._is_on = is_on
        super().__init__(plan_id, owner_id)

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        label = Text("bot-film-without-captions" if self._is_on else "bot-film-with-captions")
        return discord.ui.Button(label=render(label), emoji="💬", custom_id=custom_id)

    async def used(self, interaction: Pressed, plan: FilmPlan) -> None:
        plan.switch_captions()
        await services_of(interaction).films.record(plan)
        await show(interaction, plan)


class CutButton(FilmItem, template=rf"t2v:cut:{IDS}"):
    kind = "cut"

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        return discord.ui.Button(
            label=render(Text("bot-film-cut")),
            emoji="🎬",
            style=discord.ButtonStyle.primary,
            custom_id=custom_id,
        )

    async def used(self, interaction: Pressed, plan: FilmPlan) -> None:
        check_may_ask(interaction)
        services = services_of(interaction)
        scenes = await results.by_ids(services, plan.picked)
        if len(scenes) < len(plan.picked):
            raise UserError(Text("bot-film-scene-gone"))
        async with services.outbox.files.holding(scene.job.id for scene in scenes):
            found = {scene.post.id for scene in await ready(interaction.client, services, scenes)}
            if lost := [scene for scene in scenes if scene.post.id not in found]:
                raise UserError(_lost(lost))
            await self._cut(interaction, plan, scenes)

    async def _cut(self, interaction: Pressed, plan: FilmPlan, scenes: list[Result]) -> None:
        services = services_of(interaction)
        plan.begin()
        await services.films.record(plan)
        try:
            job = await film_of(interaction, scenes, title=plan.title, captions=plan.captions)
            spoiler = any(scene.post.destination.spoiler for scene in scenes)
            await ask_below(interaction, job, showing=Showing(spoiler))
        except BaseException:
            plan.refused()
            await services.films.record(plan, FilmState.CUTTING)
            with suppress(discord.HTTPException, UserError):
                await show(interaction, plan)
            raise
        plan.state = FilmState.CUT
        await services.films.record(plan, FilmState.CUTTING)


async def show(interaction: Pressed, plan: FilmPlan) -> None:
    """The plan as it stands, in the message that only its owner sees."""
    services = services_of(interaction)
    offered = await results.by_ids(services, plan.offered)
    if not offered:
        raise UserError(Text("bot-film-scene-gone"))
    await interaction.edit_original_response(
        content=_words(plan, offered), view=_view(plan, offered)
    )


def _lost(scenes: list[Result]) -> Text:
    words = " · ".join(isolated(cut(scene.words, SHOWN_WORDS)) for scene in scenes)
    return Text("bot-film-scenes-lost", count=len(scenes), words=words)


def _words(plan: FilmPlan, offered: list[Result]) -> str:
    title = Text("bot-film-title", title=escape(plan.title)) if plan.title else None
    if not plan.picked:
        lines = [title or Text("bot-film-untitled"), Text("bot-film-how")]
        return clip("\n".join(render(part) for part in lines))
    by_id = {result.post.id: result for result in offered}
    lines = [title or Text("bot-film-untitled")]
    for number, post_id in enumerate(plan.picked, start=1):
        words = escape(cut(by_id[post_id].words, SHOWN_WORDS)) if post_id in by_id else "…"
        lines.append(Text("bot-film-scene", number=str(number), words=words))
    lines.append(Text("bot-film-captions-on" if plan.captions else "bot-film-captions-off"))
    return clip("\n".join(render(part) for part in lines))


def _view(plan: FilmPlan, offered: list[Result]) -> discord.ui.View:
    menu = ScenesMenu(plan.id, plan.owner, offered, plan.picked)
    if not plan.picked:
        return view(menu)
    captions = CaptionsButton(plan.id, plan.owner, plan.captions)
    return view(menu, CutButton(plan.id, plan.owner), captions)


ITEMS = (ScenesMenu, CaptionsButton, CutButton)
