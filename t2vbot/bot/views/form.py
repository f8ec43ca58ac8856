"""The form in which a finished video's words are changed.

discord.py drops a form that it does not know, as after a restart, so ours is never left with it: a
form names its post in its custom id, and ``typed`` reads what comes back, however late.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import discord

from ...errors import UserError
from ...text import Text, render
from ..recent import Asked
from ..replies import acknowledge, report
from ..requests import again, ask, ask_below, check_may_ask, jobs_for
from ..services import services_of

_CUSTOM_ID = re.compile(r"t2v:changed:(?P<post>[0-9a-f]{16})")
MAX_PROMPT = 1000  # characters


class Form(discord.ui.Modal):
    """Anything that is typed."""

    async def open(self, interaction: discord.Interaction[Any]) -> None:
        try:
            await interaction.response.send_modal(self)
        finally:
            self.stop()  # discord.py keeps no form: all come to ``typed``


class ChangeForm(Form):
    """The prompt of a finished video, to be edited. The seed stays, so that only the words change
    it.
    """

    def __init__(self, post_id: str, asked: Asked) -> None:
        super().__init__(
            title=render(Text("bot-form-title")), custom_id=f"t2v:changed:{post_id}", timeout=None
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
        self.add_item(
            discord.ui.TextInput(
                label=render(Text("bot-form-seed")),
                custom_id="seed",
                default=str(asked.clip.seed),
                required=False,
                max_length=10,
            )
        )


def typed(
    interaction: discord.Interaction[Any], form: re.Pattern[str]
) -> tuple[re.Match[str], dict[str, str]] | None:
    """What the custom id of a form says, and what was typed into it; None for any other form."""
    data: Any = interaction.data or {}
    match = form.fullmatch(str(data.get("custom_id", "")))
    if interaction.type is not discord.InteractionType.modal_submit or not match:
        return None
    return match, dict(_values(data.get("components")))


Act = Callable[[discord.Interaction[Any], re.Match[str], dict[str, str]], Awaitable[None]]
"""Takes an interaction, what the custom id of a form says, and what was typed into it."""


async def answered(interaction: discord.Interaction[Any], form: re.Pattern[str], act: Act) -> None:
    """Answer a form that was sent, if its custom id is of that pattern; others are left alone."""
    found = typed(interaction, form)
    if found is None:
        return
    try:
        await act(interaction, *found)
    except Exception as error:
        await report(interaction, error)


async def submitted(interaction: discord.Interaction[Any]) -> None:
    """Answer a form of ours that was sent; others are left alone."""
    await answered(interaction, _CUSTOM_ID, _change)


async def _change(
    interaction: discord.Interaction[Any], match: re.Match[str], values: dict[str, str]
) -> None:
    check_may_ask(interaction)
    post_id = match["post"]
    services = services_of(interaction)
    prompt, seed = values.get("prompt", ""), _seed(values.get("seed", ""))
    asked = services.recent.get(post_id)
    if asked:
        request = again(services, asked, prompt=prompt, seed=seed)
        start = services.pictures.of(asked)
        return await ask(interaction, request, showing=asked.showing, start=start)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    asked = await services.recent.load(post_id)
    request = again(services, asked, prompt=prompt, seed=seed)
    jobs, start = jobs_for(request, interaction.user.id), services.pictures.of(asked)
    await ask_below(interaction, *jobs, showing=asked.showing, start=start)


def _seed(text: str) -> int | None:
    seed = text.strip()
    if seed and not (seed.isdecimal() and len(seed) <= 10):
        raise UserError(Text("bot-seed-malformed"))
    return int(seed) if seed else None


def _values(components: Any) -> Iterator[tuple[str, str]]:
    """What was typed or picked, by custom id, out of rows and labels, however deep; what was picked
    one a line.
    """
    for component in components if isinstance(components, list) else ():
        if not isinstance(component, dict):
            continue
        if isinstance(component.get("value"), str):
            yield str(component.get("custom_id")), component["value"]
        elif isinstance(component.get("values"), list):
            yield str(component.get("custom_id")), "\n".join(map(str, component["values"]))
        yield from _values(component.get("components"))
        yield from _values([component.get("component")])
