"""What stands under several clips in one message: whatever is done with one first asks which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, Self

import aiohttp
import discord

from ...catalog.film import clip_of
from ...errors import UserError
from ...jobs.job import Job
from ...posts.post import Post
from ...text import Text, render, speaking
from ..info import of_post
from ..replies import acknowledge, tell
from ..requests import again, ask_out_of, check_may_ask
from ..results import Result, together
from ..services import Services, note_name, services_of
from .buttons import IDS, AgainButton, ChangeButton, DeleteButton, PostItem, Pressed, view
from .info import show
from .result import can_be_continued, menu_of

AGAIN, CHANGE, LIKE, INFO, MORE = "again", "change", "like", "info", "more"
_ACTIONS = f"(?P<action>{AGAIN}|{CHANGE}|{LIKE}|{INFO}|{MORE})"
# One clip, by its post; or as many new ones like that as there are.
_CHOSEN = re.compile(r"(?:all(?P<count>[2-9])-)?(?P<clip>[0-9a-f]{16})")


class SeveralItem(PostItem, template=r"t2v:never"):
    """A button or menu about the post of them all. ``action``: what is to be done with one."""

    name: str

    def __init__(self, post_id: str, owner_id: int, action: str = MORE) -> None:
        self._action = action
        self.kind = f"{self.name}-{action}"  # type: ignore[misc]
        super().__init__(post_id, owner_id)

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["post"], int(match["owner"]), match["action"])


class WhichButton(SeveralItem, template=rf"t2v:which-{_ACTIONS}:{IDS}"):
    """Asks which one. ``likes``: of all of them."""

    name = "which"

    def __init__(self, post_id: str, owner_id: int, action: str = MORE, likes: int = 0) -> None:
        self._likes = likes
        super().__init__(post_id, owner_id, action)

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        if self._action == LIKE:
            label = render(Text("bot-likes", count=self._likes))
            return discord.ui.Button(label=label, emoji="👍", custom_id=custom_id)
        known = ChangeButton if self._action == CHANGE else AgainButton
        return discord.ui.Button(label=render(known.label), emoji=known.emoji, custom_id=custom_id)

    async def pressed(self, interaction: Pressed) -> None:
        if self._action == LIKE and interaction.user.id == self.owner_id:
            return await tell(interaction, Text("bot-like-own"))
        if self._action != LIKE:
            check_may_ask(interaction)
        await acknowledge(interaction, thinking=True, ephemeral=True)
        post = await services_of(interaction).posts.find(self.post_id)
        await ask_which(interaction, post, self._action)


class PickMenu(SeveralItem, template=rf"t2v:pick-{_ACTIONS}:{IDS}"):
    """``clips``: by the id of its own post each, in the order of the files; ``likes``: likewise."""

    name = "pick"

    def __init__(
        self,
        post_id: str,
        owner_id: int,
        action: str = MORE,
        clips: Mapping[str, Job] | None = None,
        likes: Mapping[str, int] | None = None,
    ) -> None:
        self._clips, self._likes = clips or {}, likes or {}
        super().__init__(post_id, owner_id, action)

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        options = [self._option(*each) for each in enumerate(self._clips.items(), start=1)]
        if self._action == AGAIN and len(options) > 1:
            label = render(Text("count-again-all", count=len(options)))
            value = f"all{len(options)}-{options[0].value}"
            options.append(discord.SelectOption(label=label, value=value, emoji="🔁"))
        key = Text("bot-menu-more") if self._action == MORE else Text("count-pick")
        return discord.ui.Select(
            custom_id=custom_id,
            placeholder=render(key),
            options=options or discord.utils.MISSING,
        )

    def _option(self, number: int, clip: tuple[str, Job]) -> discord.SelectOption:
        clip_id, job = clip
        likes = self._likes.get(clip_id, 0)
        return discord.SelectOption(
            label=_named(number, job), value=clip_id, description=f"👍 {likes}" if likes else None
        )

    async def pressed(self, interaction: Pressed) -> None:
        data: Any = interaction.data or {}
        value = str((data.get("values") or [""])[0])
        # What Discord says was to be chosen from, and not what a client says.
        chosen = _CHOSEN.fullmatch(value)
        if not chosen or interaction.message is None:
            raise UserError(Text("bot-request-gone"))
        if value not in str(interaction.message.components):
            raise UserError(Text("bot-request-gone"))
        clip_id = chosen["clip"]
        if self._action == AGAIN:
            return await _again(interaction, clip_id, int(chosen["count"] or 1))
        if self._action == CHANGE:
            return await ChangeButton(clip_id, self.owner_id).pressed(interaction)
        if self._action == LIKE:
            return await self._like(interaction, clip_id)
        await acknowledge(interaction, thinking=True, ephemeral=True)
        services = services_of(interaction)
        if self._action == INFO:
            return await show(interaction, await of_post(interaction, clip_id))
        _, found = await _found(services, await services.posts.find(self.post_id))
        await _show_menu(interaction, found, clip_id)

    async def _like(self, interaction: Pressed, clip_id: str) -> None:
        services = services_of(interaction)
        if interaction.user.id == self.owner_id:
            return await tell(interaction, Text("bot-like-own"))
        await acknowledge(interaction)
        post, found = await _found(services, await services.posts.find(self.post_id))
        if clip_id not in (result.post.id for result in found):
            raise UserError(Text("bot-request-gone"))
        await services.likes.toggle(clip_id, interaction.user.id)
        await note_name(interaction)
        likes = await services.likes.counts(result.post.id for result in found)
        menu = PickMenu(post.id, post.owner, LIKE, _by_id(found), likes)
        await interaction.edit_original_response(view=view(menu))
        await _show_likes(interaction, post, found, sum(likes.values()))


async def ask_which(interaction: Pressed, post: Post | None, action: str) -> None:
    """In place of a "thinking" that is for the member alone."""
    services = services_of(interaction)
    post, found = await _found(services, post)
    if action in (AGAIN, CHANGE):  # answered at once, since a form has to be the first answer
        for result in found:
            await services.recent.load(result.post.id)
    likes = await services.likes.counts(result.post.id for result in found)
    menu = PickMenu(post.id, post.owner, action, _by_id(found), likes)
    which = render(Text("count-which"))
    await interaction.edit_original_response(content=which, view=view(menu))


def several_view(post: Post, jobs: Sequence[Job], likes: int = 0) -> discord.ui.View:
    """``jobs``: of the clips, in the order of the files; ``likes``: of all of them."""
    made = view(*(WhichButton(post.id, post.owner, action) for action in (AGAIN, CHANGE)))
    if post.destination.guild_id and not post.destination.private:  # else nobody else sees it
        made.add_item(WhichButton(post.id, post.owner, LIKE, likes))
    made.add_item(DeleteButton(post.id, post.owner))
    made.add_item(PickMenu(post.id, post.owner, MORE, {post.clip_id(job.id): job for job in jobs}))
    return made


async def _again(interaction: Pressed, clip_id: str, count: int) -> None:
    """With new seeds."""
    check_may_ask(interaction)
    services = services_of(interaction)
    await ask_out_of(
        interaction,
        clip_id,
        lambda asked: again(services, asked, prompt=asked.clip.prompt, seed=None),
        count,
    )


async def _found(services: Services, post: Post | None) -> tuple[Post, list[Result]]:
    """Raises ``UserError`` where none of them is left."""
    found = await together(services, post) if post else []
    if post is None or not found:
        raise UserError(Text("bot-request-gone"))
    return post, found


async def _show_menu(interaction: Pressed, found: Sequence[Result], clip_id: str) -> None:
    """What there is to do with one of them."""
    services, message = services_of(interaction), interaction.message
    for number, result in enumerate(found, start=1):
        if result.post.id == clip_id:
            can_continue = can_be_continued(services, result.post)
            menu = menu_of(
                *(result.post, result.job, services.catalog.enhancing),
                can_continue=can_continue,
                there=message.id if message else 0,
            )
            named = _named(number, result.job)
            await interaction.edit_original_response(content=named, view=view(menu))
            return
    raise UserError(Text("bot-request-gone"))


async def _show_likes(
    interaction: Pressed, post: Post, found: Sequence[Result], likes: int
) -> None:
    """On the button under the clips; where the bot may not edit that, the menu alone has them."""
    there = post.destination
    if not there.reachable or post.sending_since is not None:
        return
    services = services_of(interaction)
    with speaking(services.speech.at(there)):  # everybody sees it
        made = several_view(post, [result.job for result in found], likes)
    channel = interaction.client.get_partial_messageable(there.channel_id, guild_id=there.guild_id)
    with suppress(discord.HTTPException, aiohttp.ClientError):
        await channel.get_partial_message(there.message_id).edit(view=made)


def _by_id(found: Sequence[Result]) -> dict[str, Job]:
    return {result.post.id: result.job for result in found}


def _named(number: int, job: Job) -> str:
    clip = clip_of(job.request)
    return render(Text("count-named", number=number, seed=str(clip.seed if clip else "")))


ITEMS = (WhichButton, PickMenu)
